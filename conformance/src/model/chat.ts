/** The shape of `POST /v1/chat/completions`. */
import type { Reply } from './conversation.ts';
import type { ChatRequest } from './request.ts';
import { type EventStream, pause } from './stream.ts';

type Spoken = Exclude<Reply, { kind: 'error' }>;

interface Naming {
  readonly id: string;
  readonly created: number;
  readonly callId: string;
}

export function chatCompletion(
  request: ChatRequest,
  reply: Spoken,
  { id, created, callId }: Naming,
): unknown {
  const message =
    reply.kind === 'text'
      ? { role: 'assistant', content: reply.pieces.join(''), refusal: null }
      : { role: 'assistant', content: null, refusal: null, tool_calls: [call(reply, callId)] };
  return {
    id,
    object: 'chat.completion',
    created,
    model: request.model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishOf(reply) }],
    usage: usageOf(request, reply),
  };
}

export async function streamChat(
  stream: EventStream,
  request: ChatRequest,
  reply: Spoken,
  { id, created, callId }: Naming,
  gone: AbortSignal,
): Promise<void> {
  const base = { id, object: 'chat.completion.chunk', created, model: request.model };
  const usage = request.includeUsage ? { usage: null } : {};
  const chunk = (delta: unknown, finish: string | null = null) =>
    stream.send({ ...base, choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }], ...usage });
  chunk({ role: 'assistant', content: reply.kind === 'text' ? '' : null, refusal: null });
  if (reply.kind === 'tool') {
    chunk({ tool_calls: [{ index: 0, ...call({ ...reply, arguments: '' }, callId) }] });
    for (const piece of halves(reply.arguments)) {
      if (!(await pause(reply.everyMs, gone))) return;
      chunk({ tool_calls: [{ index: 0, function: { arguments: piece } }] });
    }
  } else {
    for (const [index, piece] of reply.pieces.entries()) {
      if (!(await pause(reply.everyMs, gone))) return;
      if (reply.cut && index >= reply.pieces.length / 2) return stream.cut();
      chunk({ content: piece });
    }
  }
  chunk({}, finishOf(reply));
  if (request.includeUsage) stream.send({ ...base, choices: [], usage: usageOf(request, reply) });
  stream.send('[DONE]');
  stream.end();
}

function call({ name, arguments: given }: { name: string; arguments: string }, id: string): object {
  return { id, type: 'function', function: { name, arguments: given } };
}

function finishOf(reply: Spoken): string {
  return reply.kind === 'text' ? 'stop' : 'tool_calls';
}

function usageOf(request: ChatRequest, reply: Spoken): object {
  const [asked, said] = [request.conversation.words, lengthOf(reply)];
  return { prompt_tokens: asked, completion_tokens: said, total_tokens: asked + said };
}

export function lengthOf(reply: Spoken): number {
  return reply.kind === 'text' ? reply.pieces.length : 1;
}

/** Arguments come in pieces, so that a client has to put them together. */
export function halves(text: string): string[] {
  const middle = Math.ceil(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)].filter(piece => piece !== '');
}
