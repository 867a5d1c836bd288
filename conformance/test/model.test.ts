/** The scripted model, asked by the official client. */
import OpenAI, { APIConnectionError, APIError } from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseRules, readDirectives, type ScriptedModel, startModel } from '../src/model/index.ts';

const KEY = 'model-test-key';
const MODEL = 'scripted';
let model: ScriptedModel;
let client: OpenAI;

beforeAll(async () => {
  model = await startModel({
    apiKey: KEY,
    models: [MODEL, 'another'],
    rules: [{ match: '^weather', answer: { say: 'Sunny.' } }],
  });
  client = new OpenAI({ baseURL: model.url, apiKey: KEY, maxRetries: 0 });
});
afterAll(() => model.close());

const ask = (content: string) => ({ model: MODEL, messages: [{ role: 'user' as const, content }] });
const TOOL = {
  name: 'search',
  description: 'looks something up',
  parameters: { type: 'object', properties: { text: { type: 'string' } } },
};

test.each([
  ['hello there', 'You said: hello there'],
  ['[Sun 2026-11-22 10:51 UTC] !slow=1 one two', 'You said: one two'],
  ['!say="known words"', 'known words'],
  ['!long=3 count', 'You said: count word1 word2 word3'],
  ['!silent', ''],
  ['!shout hello', 'You said: !shout hello'],
  ['weather in Vienna?', 'Sunny.'],
  ['!tool look', 'There is no such tool; offered are: none.'],
])('%s: all four ways say the same', async (message, reply) => {
  const whole = await client.chat.completions.create(ask(message));
  expect(whole.choices[0]?.message.content).toBe(reply);
  expect(whole.choices[0]?.finish_reason).toBe('stop');

  let streamed = '';
  for await (const chunk of await client.chat.completions.create({ ...ask(message), stream: true })) {
    streamed += chunk.choices[0]?.delta.content ?? '';
  }
  expect(streamed).toBe(reply);

  const response = await client.responses.create({ model: MODEL, input: message });
  expect(response).toMatchObject({ status: 'completed', output_text: reply });

  const events: string[] = [];
  let deltas = '';
  for await (const event of await client.responses.create({ model: MODEL, input: message, stream: true })) {
    expect(event.sequence_number).toBe(events.length);
    events.push(event.type);
    if (event.type === 'response.output_text.delta') deltas += event.delta;
    if (event.type === 'response.completed')
      expect(event.response.output).toMatchObject(response.output.map(({ id: _, ...item }) => item));
  }
  expect(deltas).toBe(reply);
  expect([events[0], events.at(-1)]).toEqual(['response.created', 'response.completed']);
});

test('context that a gateway adds behind the question is passed over', async () => {
  const { messages } = ask('hello');
  const asked = [...messages, { role: 'user' as const, content: '<context>\nnothing new !fail\n</context>' }];
  const answer = await client.chat.completions.create({ model: MODEL, messages: asked });
  expect(answer.choices[0]?.message.content).toBe('You said: hello');
});

test('a slow reply comes in pieces, and takes its time', async () => {
  const began = performance.now();
  const stream = await client.chat.completions.create({
    ...ask('!slow=40 one two three'),
    stream: true,
    stream_options: { include_usage: true },
  });
  const chunks: OpenAI.Chat.Completions.ChatCompletionChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  expect(performance.now() - began).toBeGreaterThan(5 * 40 - 10);
  expect(chunks.filter(({ choices }) => (choices[0]?.delta.content ?? '') !== '')).toHaveLength(5);
  expect(chunks.at(-1)).toMatchObject({
    choices: [],
    usage: { prompt_tokens: 4, completion_tokens: 5, total_tokens: 9 },
  });
});

test('the helpers of the client that check streams accept both', async () => {
  const chat = client.chat.completions.stream(ask('one two'));
  expect(await chat.finalContent()).toBe('You said: one two');
  const response = await client.responses.stream({ model: MODEL, input: 'one two' }).finalResponse();
  expect(response.output_text).toBe('You said: one two');
});

describe('tools', () => {
  const tools = [{ type: 'function' as const, function: TOOL }];

  test('chat: a call in pieces, then the reply to its result', async () => {
    const question = ask('!tool=search {"text":"claws"}');
    const { message } = (await client.chat.completions.stream({ ...question, tools }).finalChatCompletion())
      .choices[0]!;
    const call = message.tool_calls![0]!;
    expect(call).toMatchObject({
      type: 'function',
      function: { name: 'search', arguments: '{"text":"claws"}' },
    });
    const messages = [
      ...question.messages,
      message,
      { role: 'tool' as const, tool_call_id: call.id, content: 'two' },
    ];
    const end = await client.chat.completions.create({ model: MODEL, messages, tools });
    expect(end.choices[0]?.message.content).toBe('The tool said: two');
    const unanswered = client.chat.completions.create({
      model: MODEL,
      messages: messages.slice(0, 2),
      tools,
    });
    await expect(unanswered).rejects.toMatchObject({ status: 400, param: 'messages' });
  });

  test('responses: the same, going on from the response before', async () => {
    const offered = [{ type: 'function' as const, strict: false, ...TOOL }];
    const first = await client.responses
      .stream({ model: MODEL, input: '!tool !say=done find it', tools: offered })
      .finalResponse();
    expect(first.output).toMatchObject([
      { type: 'function_call', name: 'search', arguments: '{"text":"find it"}' },
    ]);
    const [call] = first.output;
    if (call?.type !== 'function_call') throw new Error('no call');
    const end = await client.responses.create({
      model: MODEL,
      previous_response_id: first.id,
      input: [{ type: 'function_call_output', call_id: call.call_id, output: 'two' }],
      tools: offered,
    });
    expect(end.output_text).toBe('done');
  });
});

describe('failures', () => {
  test.each([
    ['!fail', { status: 400, type: 'invalid_request_error' }],
    ['!fail=429', { status: 429, type: 'requests', code: 'rate_limit_exceeded' }],
    ['!fail=500', { status: 500, type: 'server_error' }],
    ['!slow=0', { status: 400 }],
  ])('%s', async (message, error) => {
    await expect(client.chat.completions.create(ask(message))).rejects.toMatchObject(error);
    await expect(
      client.responses.create({ model: MODEL, input: message, stream: true }),
    ).rejects.toMatchObject(error);
  });

  test('!flaky fails once, so a client that tries again gets through', async () => {
    const patient = client.withOptions({ maxRetries: 1 });
    const answer = await patient.chat.completions.create(ask('!flaky once more'));
    expect(answer.choices[0]?.message.content).toBe('You said: once more');
    expect(
      model.requests.filter(({ text }) => text === '!flaky once more').map(({ answered }) => answered),
    ).toEqual([503, 'text']);
  });

  test('!cut ends the connection amid the reply', async () => {
    await expect(client.chat.completions.create(ask('!cut one'))).rejects.toThrow(APIConnectionError);
    let text = '';
    const read = async () => {
      for await (const chunk of await client.chat.completions.create({
        ...ask('!slow=20 !cut one two three four'),
        stream: true,
      })) {
        text += chunk.choices[0]?.delta.content ?? '';
      }
    };
    await expect(read()).rejects.toThrow();
    expect(text).toBe('You said: one');
  });
});

describe('wrong requests', () => {
  const message = { role: 'user', content: 'hello' };
  const wrong: readonly [string, object, object][] = [
    ['no messages', { model: MODEL }, { status: 400, param: 'messages' }],
    ['an empty list', { model: MODEL, messages: [] }, { status: 400, param: 'messages' }],
    ['no model', { messages: [message] }, { status: 400, param: 'model' }],
    ['an unknown member', { ...ask('hello'), bogus: 1 }, { status: 400, param: 'bogus' }],
    [
      'a temperature out of range',
      { ...ask('hello'), temperature: 3 },
      { status: 400, param: 'temperature' },
    ],
    [
      'another role',
      { model: MODEL, messages: [{ ...message, role: 'robot' }] },
      { status: 400, param: 'messages.0.role' },
    ],
    [
      'a tool result without a call',
      { model: MODEL, messages: [message, { role: 'tool', tool_call_id: 'x', content: '' }] },
      { status: 400, param: 'messages' },
    ],
    [
      'stream options without a stream',
      { ...ask('hello'), stream_options: {} },
      { status: 400, param: 'stream_options' },
    ],
    ['another model', { ...ask('hello'), model: 'bogus' }, { status: 404, code: 'model_not_found' }],
  ];
  test.each(wrong)('%s', async (_, body, error) => {
    await expect(client.post('/chat/completions', { body })).rejects.toMatchObject(error);
  });

  test.each([
    ['no input', { model: MODEL }, { status: 400, param: 'input' }],
    [
      'an unknown response',
      { model: MODEL, input: 'x', previous_response_id: 'resp-x' },
      { status: 400, code: 'previous_response_not_found' },
    ],
    [
      'an output without a call',
      { model: MODEL, input: [{ type: 'function_call_output', call_id: 'x', output: '' }] },
      { status: 400, param: 'input' },
    ],
  ])('responses: %s', async (_, body, error) => {
    await expect(client.post('/responses', { body })).rejects.toMatchObject(error);
  });

  test.each([
    ['GET', '/chat/completions', undefined, 405],
    ['POST', '/completions', '{}', 404],
    ['POST', '/chat/completions', '{"model"', 400],
  ])('%s %s', async (method, path, body, status) => {
    const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
    const response = await fetch(`${model.url}${path}`, { method, headers, ...(body ? { body } : {}) });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { message: expect.any(String) } });
  });

  test('another key, and none', async () => {
    const stranger = new OpenAI({ baseURL: model.url, apiKey: 'wrong', maxRetries: 0 });
    await expect(stranger.models.list()).rejects.toMatchObject({ status: 401, code: 'invalid_api_key' });
    expect((await fetch(`${model.url}/models`)).status).toBe(401);
  });
});

test('the list of models', async () => {
  expect((await client.models.list()).data.map(({ id }) => id)).toEqual([MODEL, 'another']);
  expect(await client.models.retrieve('another')).toMatchObject({ id: 'another', object: 'model' });
  await expect(client.models.retrieve('bogus')).rejects.toThrow(APIError);
});

test('a client that goes away ends its reply', async () => {
  const stop = new AbortController();
  const stream = await client.chat.completions.create(
    { ...ask('!slow=10000 never'), stream: true },
    { signal: stop.signal },
  );
  for await (const _ of stream) stop.abort();
  expect(model.requests.at(-1)).toMatchObject({ api: 'chat', stream: true, text: '!slow=10000 never' });
});

test('directives: values and text', () => {
  expect(readDirectives('hello !slow=5 !tool=find {"a":1}')).toEqual({
    answer: { everyMs: 5, tool: { name: 'find', arguments: { a: 1 } } },
    text: '',
  });
  expect(readDirectives('!slow one !fail two')).toEqual({ answer: { everyMs: 200 }, text: 'one !fail two' });
  expect(() => readDirectives('!fail=200')).toThrow('!fail takes a whole number from 400 to 599');
});

test.each([
  ['{', 'rules.json: '],
  ['{}', 'rules.json: a script is a list of rules'],
  ['[{"match":"x"}]', 'rules.json: rule 1: it needs'],
  ['[{"match":"(","answer":{}}]', 'rules.json: rule 1: Invalid regular expression'],
  ['[{"match":"x","answer":{"shout":1}}]', 'rules.json: rule 1: an answer has no “shout”'],
  ['[{"match":"x","answer":{"everyMs":0}}]', 'rules.json: rule 1: say is a text'],
])('a script that is wrong: %s', (text, problem) => {
  expect(() => parseRules(text, 'rules.json')).toThrow(problem);
});
