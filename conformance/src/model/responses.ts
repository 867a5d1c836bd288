/** The shape of `POST /v1/responses`. */
import { halves, lengthOf } from './chat.ts';
import type { Reply } from './conversation.ts';
import type { Item, ResponsesRequest } from './request.ts';
import { type EventStream, pause } from './stream.ts';

type Spoken = Exclude<Reply, { kind: 'error' }>;

interface Naming {
  readonly id: string;
  readonly created: number;
  readonly callId: string;
  readonly itemId: string;
}

/** The item that answers, whole. */
export function outputItem(reply: Spoken, { callId, itemId }: Naming): Item {
  if (reply.kind === 'text') return message(itemId, 'completed', [outputText(reply.pieces.join(''))]);
  const { name, arguments: given } = reply;
  return { type: 'function_call', id: itemId, call_id: callId, name, arguments: given, status: 'completed' };
}

export function responseObject(request: ResponsesRequest, reply: Spoken, naming: Naming): object {
  return frame(request, naming, 'completed', [outputItem(reply, naming)], usageOf(request, reply));
}

export async function streamResponse(
  stream: EventStream,
  request: ResponsesRequest,
  reply: Spoken,
  naming: Naming,
  gone: AbortSignal,
): Promise<void> {
  let sequence = 0;
  const send = (type: string, fields: object) =>
    stream.send({ type, sequence_number: sequence++, ...fields }, type);
  const begun = frame(request, naming, 'in_progress', [], null);
  const at = { output_index: 0, item_id: naming.itemId };
  const item = outputItem(reply, naming);
  send('response.created', { response: begun });
  send('response.in_progress', { response: begun });
  if (reply.kind === 'tool') {
    send('response.output_item.added', {
      output_index: 0,
      item: { ...item, arguments: '', status: 'in_progress' },
    });
    for (const delta of halves(reply.arguments)) {
      if (!(await pause(reply.everyMs, gone))) return;
      send('response.function_call_arguments.delta', { ...at, delta });
    }
    send('response.function_call_arguments.done', { ...at, name: reply.name, arguments: reply.arguments });
  } else {
    const part = { ...at, content_index: 0 };
    send('response.output_item.added', { output_index: 0, item: message(naming.itemId, 'in_progress', []) });
    send('response.content_part.added', { ...part, part: outputText('') });
    for (const [index, delta] of reply.pieces.entries()) {
      if (!(await pause(reply.everyMs, gone))) return;
      if (reply.cut && index >= reply.pieces.length / 2) return stream.cut();
      send('response.output_text.delta', { ...part, delta, logprobs: [] });
    }
    const text = reply.pieces.join('');
    send('response.output_text.done', { ...part, text, logprobs: [] });
    send('response.content_part.done', { ...part, part: outputText(text) });
  }
  send('response.output_item.done', { output_index: 0, item });
  send('response.completed', { response: responseObject(request, reply, naming) });
  stream.end();
}

function frame(
  request: ResponsesRequest,
  { id, created }: Naming,
  status: 'in_progress' | 'completed',
  output: readonly Item[],
  usage: object | null,
): object {
  return {
    id,
    object: 'response',
    created_at: created,
    status,
    error: null,
    incomplete_details: null,
    instructions: null,
    metadata: {},
    model: request.model,
    output,
    parallel_tool_calls: true,
    temperature: 1,
    tool_choice: 'auto',
    tools: [],
    top_p: 1,
    usage,
  };
}

function message(id: string, status: string, content: readonly object[]): Item {
  return { type: 'message', id, status, role: 'assistant', content };
}

function outputText(text: string): object {
  return { type: 'output_text', text, annotations: [], logprobs: [] };
}

function usageOf(request: ResponsesRequest, reply: Spoken): object {
  const [asked, said] = [request.conversation.words, lengthOf(reply)];
  return {
    input_tokens: asked,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: said,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: asked + said,
  };
}
