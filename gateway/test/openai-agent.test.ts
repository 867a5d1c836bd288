/** The agent that asks a model: a real gateway, the real library, a local server in place of a provider. */
import { describe, expect, it } from 'vitest';
import type { ModelSettings } from '../src/config/models.ts';
import type { Log } from '../src/ports.ts';
import { testGateway } from './support/gateway.ts';
import { modelServer, type Scripted } from './support/model-server.ts';
import { connected, type RawClient } from './support/raw-client.ts';

const KEY = 'sk-very-secret-key';

function settings(baseUrl: string, over: Partial<ModelSettings> = {}): ModelSettings {
  return {
    provider: 'local',
    id: 'tiny',
    name: 'Tiny',
    baseUrl,
    apiKey: KEY,
    api: 'openai-completions',
    timeoutMs: 5_000,
    reasoning: false,
    images: false,
    tools: true,
    contextTokens: 8_192,
    maxTokens: undefined,
    ...over,
  };
}

async function talking(answers: readonly Scripted[], over: Partial<ModelSettings> = {}) {
  const server = await modelServer(...answers);
  const logged: string[] = [];
  const note = (message: string, fields?: object) => void logged.push(message + JSON.stringify(fields));
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const gateway = await testGateway({ log, model: settings(server.url, over) });
  const { client } = await connected(gateway.url, { caps: ['tool-events'] });
  let keys = 0;
  const say = async (message: string, more: object = {}) => {
    const idempotencyKey = `k${++keys}`;
    const started = await client.request('chat.send', {
      sessionKey: 'main',
      message,
      idempotencyKey,
      ...more,
    });
    expect(started.ok).toBe(true);
    return end(client, idempotencyKey);
  };
  return { server, gateway, client, say, logged };
}

/** Payload of the last chat event of a run. */
async function end(client: RawClient, runId: string) {
  const { payload } = await client.event(
    'chat',
    frame => frame.payload.runId === runId && ['final', 'error', 'aborted'].includes(frame.payload.state),
  );
  return payload;
}

const textOf = (payload: { message?: { content: { text: string }[] } }) => payload.message?.content[0]?.text;
const APIS = ['openai-completions', 'openai-responses'] as const;

describe.each(APIS)('%s', api => {
  it('streams the reply and tells tokens and stop reason', async () => {
    const { say, server, client } = await talking([{ say: ['Good', ' morning'], everyMs: 20 }], { api });
    const final = await say('hello');
    expect(final).toMatchObject({
      state: 'final',
      stopReason: 'stop',
      usage: { output: 4, totalTokens: 14 },
    });
    expect(textOf(final)).toBe('Good morning');
    const deltas = client.frames.filter(({ payload }) => payload?.state === 'delta');
    expect(deltas.map(({ payload }) => payload.deltaText).join('')).toBe('Good morning');
    expect(server.asked[0]).toMatchObject({
      path: api === 'openai-completions' ? '/v1/chat/completions' : '/v1/responses',
      authorization: `Bearer ${KEY}`,
      body: { model: 'tiny', stream: true },
    });
  });

  it('cancels the request when the run is stopped', async () => {
    const { say, server, client } = await talking([{ say: Array(100).fill('word '), everyMs: 30 }], { api });
    const saying = say('count');
    await client.event('chat', ({ payload }) => payload.state === 'delta');
    await client.request('chat.abort', { sessionKey: 'main', runId: 'k1' });
    expect(await saying).toMatchObject({ state: 'aborted', stopReason: 'rpc' });
    await server.cut;
    expect((await client.request('health')).ok).toBe(true);
  });

  it('lets the model use a tool and shows it', async () => {
    const { say, server, client } = await talking(
      [{ call: 'current_time', args: '{"timeZone":"Europe/Berlin"}' }, { say: ['It is late.'] }],
      { api },
    );
    const final = await say('what time is it?');
    expect(textOf(final)).toBe('It is late.');
    expect(final.usage.totalTokens).toBe(28);
    const tools = client.frames
      .filter(({ payload }) => payload?.stream === 'tool')
      .map(({ payload }) => payload);
    expect(tools.map(({ data }) => data)).toMatchObject([
      { phase: 'start', name: 'current_time', toolCallId: 'call_1', args: { timeZone: 'Europe/Berlin' } },
      { phase: 'result', isError: false, result: { timeZone: 'Europe/Berlin' } },
    ]);
    const asked = JSON.stringify(server.asked[1]?.body);
    expect(asked).toContain('call_1');
    expect(asked).toMatch(/\\"utc\\":\\"20/);
  });

  it('takes several calls of one answer', async () => {
    const piece = (id: string, args: string) =>
      api === 'openai-completions'
        ? {
            choices: [
              {
                index: 0,
                delta: { tool_calls: [{ id, function: { name: 'current_time', arguments: args } }] },
              },
            ],
          }
        : {
            type: 'response.output_item.done',
            item: { type: 'function_call', call_id: id, name: 'current_time', arguments: args },
          };
    const end =
      api === 'openai-completions'
        ? { choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] }
        : { type: 'response.completed', response: {} };
    const events = [piece('a', '{}'), piece('b', '{"timeZone":"Mars"}'), end];
    const { say, client } = await talking(
      [
        {
          raw: response => {
            response.writeHead(200, { 'content-type': 'text/event-stream' });
            response.end(events.map(event => `data: ${JSON.stringify(event)}\n\n`).join(''));
          },
        },
        { say: ['Two.'] },
      ],
      { api },
    );
    expect(textOf(await say('twice'))).toBe('Two.');
    const results = client.frames.filter(({ payload }) => payload?.data?.phase === 'result');
    expect(results.map(({ payload }) => [payload.data.toolCallId, payload.data.isError])).toEqual([
      ['a', false],
      ['b', true],
    ]);
  });

  it('tells the model what its calls broke, and goes on', async () => {
    const { say, server, client } = await talking(
      [{ call: 'rm_rf' }, { call: 'current_time', args: '{"timeZone":' }, { say: ['Sorry.'] }],
      { api },
    );
    expect(textOf(await say('clean up'))).toBe('Sorry.');
    const results = client.frames.filter(({ payload }) => payload?.data?.phase === 'result');
    expect(results.map(({ payload }) => [payload.data.isError, payload.data.result.error])).toEqual([
      [true, 'there is no tool rm_rf'],
      [true, 'the arguments are not a JSON object'],
    ]);
    expect(server.asked).toHaveLength(3);
  });

  it('stops a model that does nothing but call tools', async () => {
    const { say, server } = await talking([{ call: 'current_time' }], { api });
    expect((await say('loop')).errorMessage).toMatch(/called tools 8 times in a row/);
    expect(server.asked).toHaveLength(8);
  });

  it('says when the reply was cut by its length', async () => {
    const finish = api === 'openai-completions' ? 'length' : 'max_output_tokens';
    const { say } = await talking([{ say: ['so long'], finish }], { api });
    expect(await say('tell')).toMatchObject({ state: 'final', stopReason: 'length' });
  });

  it('sends history, system prompt, events, thinking, and images to a model that takes them', async () => {
    const { say, server, client } = await talking([{ say: ['ok'] }], {
      api,
      images: true,
      reasoning: true,
      maxTokens: 99,
    });
    await say('first');
    await client.request('system-event', { text: 'the door opened' });
    const image = { type: 'image', mimeType: 'image/png', fileName: 'a.png', content: 'aGVsbG8=' };
    await say('second', { thinking: 'high', attachments: [image] });
    const { body } = server.asked[1]!;
    const text = JSON.stringify(body);
    expect(text).toContain('the door opened');
    expect(text).toContain('data:image/png;base64,aGVsbG8=');
    if (api === 'openai-completions') {
      expect(body.messages.map(({ role }: { role: string }) => role)).toEqual([
        'system',
        'user',
        'assistant',
        'user',
      ]);
      expect(body).toMatchObject({ reasoning_effort: 'high', max_completion_tokens: 99 });
    } else {
      expect(body.input.map(({ role }: { role: string }) => role)).toEqual(['user', 'assistant', 'user']);
      expect(body).toMatchObject({ reasoning: { effort: 'high' }, max_output_tokens: 99, store: false });
    }
  });
});

describe('what a model is told', () => {
  it('keeps the sides in turn after a failed run, and leaves out what does not fit', async () => {
    const { say, server } = await talking([{ status: 500 }, { say: ['x'.repeat(9_000)] }, { say: ['ok'] }], {
      contextTokens: 4_096,
    });
    await say('one');
    await say('two');
    expect(server.asked[1]?.body.messages.map(({ content }: { content: string }) => content)).toEqual([
      expect.any(String),
      'one',
      '[no reply]',
      'two',
    ]);
    await say('three');
    expect(server.asked[2]?.body.messages.map(({ content }: { content: string }) => content)).toEqual([
      expect.any(String),
      'three',
    ]);
  });

  it('names what the model cannot look at, and gives texts as they are', async () => {
    const { say, server } = await talking([{ say: ['ok'] }]);
    const content = Buffer.from('a,b\n1,2').toString('base64');
    await say('look', {
      attachments: [
        { type: 'image', mimeType: 'image/png', fileName: 'a.png', content: 'aGVsbG8=' },
        { type: 'file', mimeType: 'text/csv', fileName: 'b.csv', content },
      ],
    });
    const said = server.asked[0]?.body.messages.at(-1).content;
    expect(said).toBe(
      'look\n\n[image a.png, image/png, 5 bytes: this model cannot look at it]\n\n[file b.csv]\na,b\n1,2',
    );
  });

  it('asks again without tools when the server says that the model takes none', async () => {
    const refusal = { status: 400, error: { message: 'tiny does not support tools' } };
    const { say, server } = await talking([refusal, { say: ['ok'] }]);
    expect(textOf(await say('one'))).toBe('ok');
    await say('two');
    expect(server.asked.map(({ body }) => body.tools?.length)).toEqual([1, undefined, undefined]);
  });
});

describe('failures say what to do', () => {
  const cases: readonly [string, Scripted, RegExp][] = [
    [
      'wrong key',
      { status: 401, error: { message: `bad key ${KEY}` } },
      /refused the API key; check models\.providers\.local\.apiKey$/,
    ],
    [
      'key without the right',
      { status: 403, error: { message: `${KEY} may not` } },
      /does not let this API key use tiny: \[key\] may not/,
    ],
    [
      'no such model',
      { status: 404, error: { message: 'model not found' } },
      /has no model "tiny" \(model not found\); check agents\.defaults\.model\.primary/,
    ],
    ['rate limit', { status: 429, headers: { 'retry-after': '7' } }, /rate limit; try again in 7 s$/],
    ['quota', { status: 429, error: { message: 'no', code: 'insufficient_quota' } }, /quota is used up/],
    [
      'too long',
      { status: 400, error: { message: 'no', code: 'context_length_exceeded' } },
      /begin a new session/,
    ],
    [
      'bad request',
      { status: 400, error: { message: 'temperature must be 1' } },
      /refused the request: temperature must be 1/,
    ],
    [
      'server failure',
      { status: 503, error: { message: 'loading' } },
      /failed with HTTP 503 \(loading\); try again/,
    ],
    ['filtered', { say: [], finish: 'content_filter' }, /withheld the reply/],
    [
      'no API',
      { raw: response => void response.end('<html>') },
      /broke off its reply.*OpenAI-compatible API/,
    ],
    [
      'cut connection',
      {
        raw: response => {
          response.writeHead(200, { 'content-type': 'text/event-stream' });
          response.write('data: {"choices":[{"index":0,"delta":{"content":"half"}}]}\n\n', () =>
            response.destroy(),
          );
        },
      },
      /broke off its reply; try again/,
    ],
    [
      'not JSON',
      {
        raw: response => {
          response.writeHead(200, { 'content-type': 'text/event-stream' });
          response.end('data: {nope\n\n');
        },
      },
      /does not answer like an OpenAI-compatible API/,
    ],
  ];

  it.each(cases)('%s', async (_, scripted, message) => {
    const { say, server, logged, client } = await talking([scripted]);
    const payload = await say('hello');
    expect(payload).toMatchObject({ state: 'error', errorMessage: expect.stringMatching(message) });
    // Nothing is asked twice behind the back of the caller.
    expect(server.asked).toHaveLength(1);
    expect(JSON.stringify([logged, client.frames])).not.toContain(KEY);
  });

  it('server not reachable', async () => {
    const { say, server } = await talking([]);
    await server.close();
    const { errorMessage } = await say('hello');
    expect(errorMessage).toBe(
      `cannot reach the model provider "local" at ${server.url} (ECONNREFUSED); is the server running, and models.providers.local.baseUrl right?`,
    );
  });

  it.each([
    ['before its first word', (): Scripted => ({ raw: () => {} })],
    [
      'amid its reply',
      (): Scripted => ({
        raw: response => {
          response.writeHead(200, { 'content-type': 'text/event-stream' });
          response.write('data: {"choices":[{"index":0,"delta":{"content":"half"}}]}\n\n');
        },
      }),
    ],
  ])('silence %s', async (_, scripted) => {
    const { say, server } = await talking([scripted()], { timeoutMs: 100 });
    expect((await say('hello')).errorMessage).toMatch(/said nothing for 0\.1 s.*timeoutSeconds/);
    await server.cut;
  });

  it('a server that wants no key gets none', async () => {
    const { say, server } = await talking([{ status: 401 }], { apiKey: undefined });
    expect((await say('hello')).errorMessage).toMatch(
      /wants an API key; set models\.providers\.local\.apiKey/,
    );
    expect(server.asked[0]?.authorization).toBeUndefined();
  });
});

it('agents.list and models.list show the model', async () => {
  const { client } = await talking([], { images: true, reasoning: true });
  const { payload: agents } = await client.request('agents.list', {});
  expect(agents.agents).toMatchObject([
    { id: 'main', model: { primary: 'local/tiny' }, agentRuntime: { id: 'openai' } },
  ]);
  const { payload: models } = await client.request('models.list', {});
  expect(models.models).toEqual([
    {
      id: 'tiny',
      name: 'Tiny',
      provider: 'local',
      contextWindow: 8192,
      reasoning: true,
      input: ['text', 'image'],
      available: true,
      supportsTools: true,
    },
  ]);
});
