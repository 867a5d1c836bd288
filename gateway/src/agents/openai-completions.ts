/** The chat completions interface, which nearly every server of models has. */
import type { OpenAI } from 'openai';

import {
  dataUrl,
  type ModelEvent,
  type ModelRequest,
  type PromptMessage,
  type ToolCall,
  tokenUsage,
} from './openai-model.ts';

type Message = OpenAI.ChatCompletionMessageParam;

export async function* askCompletions(
  client: OpenAI,
  request: ModelRequest,
  signal: AbortSignal,
  heard: () => void,
): AsyncGenerator<ModelEvent> {
  const { model, effort, maxTokens, tools } = request;
  const stream = await client.chat.completions.create(
    {
      model,
      messages: [{ role: 'system', content: request.instructions }, ...request.messages.map(asMessage)],
      stream: true,
      stream_options: { include_usage: true },
      ...(tools.length === 0 ? {} : { tools: tools.map(tool => ({ type: 'function', function: tool })) }),
      ...(effort === undefined ? {} : { reasoning_effort: effort }),
      ...(maxTokens === undefined ? {} : { max_completion_tokens: maxTokens }),
    },
    { signal },
  );
  const calls: CallInPieces[] = [];
  let finish: string | undefined;
  let spent: OpenAI.CompletionUsage | undefined;
  for await (const { choices, usage } of stream) {
    heard();
    const choice = choices?.[0];
    const said: unknown = choice?.delta?.content ?? choice?.delta?.refusal;
    // Some servers send the thoughts of a model as a list in the place of the text.
    if (typeof said === 'string' && said !== '') yield { type: 'text', delta: said };
    for (const part of choice?.delta?.tool_calls ?? []) callOf(calls, part).add(part.function);
    finish = choice?.finish_reason ?? finish;
    spent = usage ?? spent;
  }
  // Some servers count along in every piece: the last count is that of the whole answer.
  if (spent !== undefined) {
    const cached = spent.prompt_tokens_details?.cached_tokens;
    yield { type: 'usage', usage: tokenUsage(spent.prompt_tokens, spent.completion_tokens, cached) };
  }
  for (const call of calls) yield { type: 'call', call };
  if (finish === undefined) return;
  yield { type: 'end', stopReason: STOP_REASONS[finish] ?? 'stop' };
}

/** A call comes in pieces: its name first, then its arguments bit by bit. */
class CallInPieces implements ToolCall {
  readonly index: number;
  readonly id: string;
  name = '';
  argumentsJson = '';

  constructor(index: number, id: string) {
    this.index = index;
    this.id = id;
  }

  add(part: { readonly name?: string; readonly arguments?: string } | undefined): void {
    this.name += part?.name ?? '';
    this.argumentsJson += part?.arguments ?? '';
  }
}

/** The call that a piece belongs to. Some servers send whole calls, all with the same index. */
function callOf(
  calls: CallInPieces[],
  { index = 0, id }: { readonly index?: number; readonly id?: string },
): CallInPieces {
  const known = calls.find(call => call.index === index && (!id || call.id === id || call.id === ''));
  if (known !== undefined) return known;
  const call = new CallInPieces(index, id ?? '');
  calls.push(call);
  return call;
}

const STOP_REASONS: Readonly<Record<string, 'length' | 'filtered'>> = {
  length: 'length',
  content_filter: 'filtered',
};

function asMessage(message: PromptMessage): Message {
  switch (message.role) {
    case 'tool':
      return { role: 'tool', tool_call_id: message.callId, content: message.output };
    case 'assistant':
      return {
        role: 'assistant',
        content: message.text,
        ...(message.calls.length === 0
          ? {}
          : {
              tool_calls: message.calls.map(({ id, name, argumentsJson }) => ({
                id,
                type: 'function' as const,
                function: { name, arguments: argumentsJson },
              })),
            }),
      };
    default:
      if (message.images.length === 0) return { role: 'user', content: message.text };
      return {
        role: 'user',
        content: [
          { type: 'text', text: message.text },
          ...message.images.map(image => ({
            type: 'image_url' as const,
            image_url: { url: dataUrl(image) },
          })),
        ],
      };
  }
}
