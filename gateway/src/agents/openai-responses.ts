/** The responses interface. Nothing is left with the server: every question carries the whole conversation. */
import type { OpenAI } from 'openai';

import {
  dataUrl,
  type ModelEvent,
  type ModelRequest,
  type PromptMessage,
  tokenUsage,
} from './openai-model.ts';
import { AgentRunError } from './runtime.ts';

type Item = OpenAI.Responses.ResponseInputItem;
type Response = OpenAI.Responses.Response;

export async function* askResponses(
  client: OpenAI,
  request: ModelRequest,
  signal: AbortSignal,
  heard: () => void,
): AsyncGenerator<ModelEvent> {
  const { model, instructions, effort, maxTokens, tools } = request;
  const stream = await client.responses.create(
    {
      model,
      instructions,
      input: request.messages.flatMap(asItems),
      stream: true,
      store: false,
      ...(tools.length === 0
        ? {}
        : { tools: tools.map(tool => ({ type: 'function' as const, strict: false, ...tool })) }),
      ...(effort === undefined ? {} : { reasoning: { effort } }),
      ...(maxTokens === undefined ? {} : { max_output_tokens: maxTokens }),
    },
    { signal },
  );
  for await (const event of stream) {
    heard();
    switch (event.type) {
      case 'response.output_text.delta':
      case 'response.refusal.delta':
        yield { type: 'text', delta: event.delta };
        break;
      case 'response.output_item.done':
        if (event.item.type === 'function_call') {
          const { call_id: id, name, arguments: argumentsJson } = event.item;
          yield { type: 'call', call: { id, name, argumentsJson } };
        }
        break;
      case 'response.completed':
      case 'response.incomplete':
        yield* ended(event.response);
        break;
      case 'response.failed':
        throw new AgentRunError(
          `the model failed: ${event.response.error?.message ?? 'it does not say why'}`,
        );
      case 'error':
        throw new AgentRunError(`the model failed: ${event.message}`);
      default:
    }
  }
}

function* ended({ usage, incomplete_details: incomplete }: Response): Generator<ModelEvent> {
  if (usage) {
    const cached = usage.input_tokens_details?.cached_tokens;
    yield { type: 'usage', usage: tokenUsage(usage.input_tokens, usage.output_tokens, cached) };
  }
  const why = incomplete?.reason;
  yield {
    type: 'end',
    stopReason: why === 'max_output_tokens' ? 'length' : why === 'content_filter' ? 'filtered' : 'stop',
  };
}

function asItems(message: PromptMessage): Item[] {
  switch (message.role) {
    case 'tool':
      return [{ type: 'function_call_output', call_id: message.callId, output: message.output }];
    case 'assistant':
      return [
        ...(message.text === '' ? [] : [{ role: 'assistant' as const, content: message.text }]),
        ...message.calls.map(({ id, name, argumentsJson }) => ({
          type: 'function_call' as const,
          call_id: id,
          name,
          arguments: argumentsJson,
        })),
      ];
    default:
      return [
        {
          role: 'user',
          content: [
            { type: 'input_text', text: message.text },
            ...message.images.map(image => ({
              type: 'input_image' as const,
              image_url: dataUrl(image),
              detail: 'auto' as const,
            })),
          ],
        },
      ];
  }
}
