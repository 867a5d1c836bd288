/** Checks requests: what a client gets wrong here it would get wrong with a real provider. */
import { Ajv, type ErrorObject, type SchemaObject } from 'ajv';
import { isObject } from '../json.ts';
import type { Conversation } from './conversation.ts';
import { ApiError } from './errors.ts';

interface Common {
  readonly model: string;
  readonly stream: boolean;
}

export interface ChatRequest extends Common {
  readonly includeUsage: boolean;
  readonly conversation: Conversation;
}

export interface ResponsesRequest extends Common {
  /** Everything said so far, with what an earlier response held. */
  readonly input: readonly Item[];
  readonly store: boolean;
  readonly conversation: Conversation;
}

export type Item = Readonly<Record<string, unknown>>;

const whole = { type: ['integer', 'null'], minimum: 1 };
const number = (minimum: number, maximum: number) => ({ type: ['number', 'null'], minimum, maximum });
const text = { type: 'string', minLength: 1 };
const flag = { type: ['boolean', 'null'] };
const any = {};
const functionFields = {
  name: text,
  description: { type: 'string' },
  parameters: { type: 'object' },
  strict: flag,
};

/** Members that both interfaces have. */
const SHARED = {
  metadata: { type: ['object', 'null'] },
  model: text,
  moderation: any,
  parallel_tool_calls: flag,
  prompt_cache_key: { type: ['string', 'null'] },
  prompt_cache_options: any,
  prompt_cache_retention: any,
  safety_identifier: { type: ['string', 'null'] },
  service_tier: { type: ['string', 'null'] },
  store: flag,
  stream: flag,
  stream_options: { type: ['object', 'null'] },
  temperature: number(0, 2),
  tool_choice: { type: ['string', 'object'] },
  top_logprobs: any,
  top_p: number(0, 1),
  user: { type: 'string' },
};

const part = { type: 'object', required: ['type'], properties: { type: text, text: { type: 'string' } } };
const content = { anyOf: [{ type: 'string' }, { type: 'array', minItems: 1, items: part }] };

const CHAT: SchemaObject = {
  type: 'object',
  required: ['model', 'messages'],
  additionalProperties: false,
  properties: {
    ...SHARED,
    messages: { type: 'array', minItems: 1, items: { $ref: '#/$defs/message' } },
    audio: any,
    frequency_penalty: number(-2, 2),
    function_call: any,
    functions: any,
    logit_bias: any,
    logprobs: flag,
    max_completion_tokens: whole,
    max_tokens: whole,
    modalities: any,
    n: { enum: [1, null] },
    prediction: any,
    presence_penalty: number(-2, 2),
    reasoning_effort: { type: ['string', 'null'] },
    response_format: { type: 'object', required: ['type'] },
    seed: { type: ['integer', 'null'] },
    stop: any,
    tools: {
      type: 'array',
      items: {
        type: 'object',
        required: ['type', 'function'],
        properties: {
          type: { const: 'function' },
          function: { type: 'object', required: ['name'], properties: functionFields },
        },
      },
    },
    verbosity: any,
    web_search_options: any,
  },
  $defs: {
    message: {
      type: 'object',
      required: ['role'],
      properties: { role: { enum: ['system', 'developer', 'user', 'assistant', 'tool'] } },
      allOf: [
        when('role', ['system', 'developer', 'user'], { required: ['content'], properties: { content } }),
        when('role', ['tool'], {
          required: ['content', 'tool_call_id'],
          properties: { content, tool_call_id: text },
        }),
        when('role', ['assistant'], {
          anyOf: [{ required: ['content'] }, { required: ['tool_calls'] }],
          properties: {
            content: { anyOf: [...content.anyOf, { type: 'null' }] },
            tool_calls: { type: 'array', minItems: 1, items: { $ref: '#/$defs/call' } },
          },
        }),
      ],
    },
    call: {
      type: 'object',
      required: ['id', 'type', 'function'],
      properties: {
        id: text,
        type: { const: 'function' },
        function: {
          type: 'object',
          required: ['name', 'arguments'],
          properties: { name: text, arguments: { type: 'string' } },
        },
      },
    },
  },
};

const RESPONSES: SchemaObject = {
  type: 'object',
  required: ['model', 'input'],
  additionalProperties: false,
  properties: {
    ...SHARED,
    input: { anyOf: [text, { type: 'array', minItems: 1, items: { $ref: '#/$defs/item' } }] },
    background: { enum: [false, null] },
    context_management: any,
    include: { type: ['array', 'null'] },
    instructions: { type: ['string', 'null'] },
    max_output_tokens: whole,
    max_tool_calls: whole,
    previous_response_id: { type: ['string', 'null'] },
    reasoning: { type: ['object', 'null'] },
    text: { type: 'object' },
    tools: {
      type: 'array',
      items: {
        type: 'object',
        required: ['type'],
        properties: { type: text },
        allOf: [when('type', ['function'], { required: ['name'], properties: functionFields })],
      },
    },
    truncation: any,
  },
  $defs: {
    item: {
      type: 'object',
      anyOf: [{ required: ['type'] }, { required: ['role'] }],
      properties: { type: text, role: { enum: ['system', 'developer', 'user', 'assistant'] } },
      allOf: [
        when('type', ['function_call'], {
          required: ['call_id', 'name', 'arguments'],
          properties: { call_id: text, name: text, arguments: { type: 'string' } },
        }),
        when('type', ['function_call_output'], {
          required: ['call_id', 'output'],
          properties: { call_id: text, output: content },
        }),
        when('type', ['message'], { required: ['role', 'content'], properties: { content } }),
      ],
    },
  },
};

function when(member: string, values: readonly string[], then: SchemaObject): SchemaObject {
  return { if: { required: [member], properties: { [member]: { enum: values } } }, then };
}

const ajv = new Ajv({ strict: false, allErrors: false });
const checkChat = ajv.compile(CHAT);
const checkResponses = ajv.compile(RESPONSES);

/** @throws ApiError */
export function readChat(body: unknown): ChatRequest {
  const request = checked(body, checkChat);
  const messages = request['messages'] as Item[];
  requireAnswers(
    messages.flatMap(({ role, tool_calls: calls, tool_call_id: id }) => [
      ...(role === 'assistant' ? ((calls ?? []) as Item[]).map(call => ({ call: String(call['id']) })) : []),
      ...(role === 'tool' ? [{ answer: String(id) }] : []),
    ]),
    'messages',
  );
  const streamOptions = request['stream_options'];
  if (isObject(streamOptions) && request['stream'] !== true) {
    throw new ApiError(400, 'stream_options is only for stream: true', { param: 'stream_options' });
  }
  const since = messages.findLastIndex(isQuestion);
  return {
    model: String(request['model']),
    stream: request['stream'] === true,
    includeUsage: isObject(streamOptions) && streamOptions['include_usage'] === true,
    conversation: {
      text: textOf(messages[since]?.['content']),
      toolResults: messages
        .slice(since + 1)
        .filter(({ role }) => role === 'tool')
        .map(({ content }) => textOf(content)),
      tools: ((request['tools'] ?? []) as Item[]).map(tool => String((tool['function'] as Item)['name'])),
      words: countWords(messages.map(({ content }) => textOf(content))),
    },
  };
}

/** `earlier` gives the items of a response that the request goes on from. @throws ApiError */
export function readResponses(
  body: unknown,
  earlier: (id: string) => readonly Item[] | undefined,
): ResponsesRequest {
  const request = checked(body, checkResponses);
  const previous = request['previous_response_id'];
  const before = typeof previous === 'string' ? earlier(previous) : [];
  if (before === undefined) {
    const message = `Previous response with id '${previous}' not found.`;
    throw new ApiError(400, message, { param: 'previous_response_id', code: 'previous_response_not_found' });
  }
  const given = request['input'];
  const now = typeof given === 'string' ? [{ role: 'user', content: given }] : (given as Item[]);
  const input: Item[] = [...before, ...now];
  requireAnswers(
    input.flatMap(({ type, call_id: id }) => [
      ...(type === 'function_call' ? [{ call: String(id) }] : []),
      ...(type === 'function_call_output' ? [{ answer: String(id) }] : []),
    ]),
    'input',
  );
  const since = input.findLastIndex(isQuestion);
  const results = input.slice(since + 1).filter(({ type }) => type === 'function_call_output');
  return {
    model: String(request['model']),
    stream: request['stream'] === true,
    input,
    store: request['store'] !== false,
    conversation: {
      text: textOf(input[since]?.['content']),
      toolResults: results.map(({ output }) => textOf(output)),
      tools: ((request['tools'] ?? []) as Item[])
        .filter(({ type }) => type === 'function')
        .map(({ name }) => String(name)),
      words: countWords(input.map(({ content, output }) => textOf(content ?? output))),
    },
  };
}

/** Gateways add context as messages of the user that begin with a mark such as `<context>`. */
function isQuestion({ role, content }: Item): boolean {
  return role === 'user' && !/^\s*</u.test(textOf(content));
}

function checked(
  body: unknown,
  check: ((value: unknown) => boolean) & { errors?: ErrorObject[] | null },
): Item {
  if (check(body)) return body as Item;
  // The last error is the outermost; the first says what is wrong.
  const error = check.errors?.[0];
  const at = (error?.instancePath ?? '').slice(1).replaceAll('/', '.');
  if (error?.keyword === 'additionalProperties') {
    const name = String(error.params['additionalProperty']);
    throw new ApiError(400, `Unrecognized request argument supplied: ${name}`, { param: name });
  }
  if (error?.keyword === 'required') {
    const name = [at, String(error.params['missingProperty'])].filter(Boolean).join('.');
    throw new ApiError(400, `Missing required parameter: '${name}'.`, {
      param: name,
      code: 'missing_required_parameter',
    });
  }
  throw new ApiError(400, `Invalid value for '${at || 'body'}': ${error?.message ?? 'it is wrong'}.`, {
    ...(at === '' ? {} : { param: at }),
    code: 'invalid_value',
  });
}

/** Every tool call is answered right after it, and nothing else is. */
function requireAnswers(steps: readonly ({ call: string } | { answer: string })[], param: string): void {
  const open = new Set<string>();
  for (const step of steps) {
    if ('call' in step) open.add(step.call);
    else if (!open.delete(step.answer)) {
      throw new ApiError(400, `The tool result '${step.answer}' answers no tool call.`, { param });
    }
  }
  const [left] = open;
  if (left !== undefined) throw new ApiError(400, `The tool call '${left}' has no result.`, { param });
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map(part => (isObject(part) && typeof part['text'] === 'string' ? part['text'] : ''))
    .join('\n')
    .trim();
}

function countWords(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + (text.match(/\S+/gu)?.length ?? 0), 0);
}
