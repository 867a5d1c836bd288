/** The agent that asks a model, and servers that behave in other ways than OpenAI's, or badly. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Scripted } from './support/model-server.ts';
import { KEY, streaming, talking, textOf } from './support/model-talk.ts';

describe('servers of many kinds', () => {
  it('counts once what a server counts along', async () => {
    const piece = (content: unknown, written: number) => ({
      choices: [{ index: 0, delta: { content } }],
      usage: { prompt_tokens: 7, completion_tokens: written },
    });
    const end = {
      choices: [{ index: 0, delta: {}, finish_reason: 'stop' }],
      usage: { completion_tokens: 2 },
    };
    const thought = [{ type: 'thinking', thinking: [] }];
    const { say } = await talking([
      { raw: streaming([piece(thought, 1), piece('Yes', 1), piece('.', 2)].concat(end as never)) },
      { raw: streaming([piece('Yes', 1), { ...piece('.', 2), choices: end.choices }]) },
    ]);
    const [first, second] = [await say('one'), await say('two')];
    expect(textOf(first)).toBe('Yes.');
    expect(first.usage).toEqual({ input: 0, output: 2, totalTokens: 2 });
    expect(second.usage).toEqual({ input: 7, output: 2, totalTokens: 9 });
  });

  it('does not take every trouble with tools for a refusal of them', async () => {
    const trouble = { status: 400, error: { message: 'tool_call_id and tool do not match' } };
    const { say, server } = await talking([{ call: 'current_time' }, trouble, { say: ['ok'] }]);
    expect((await say('one')).errorMessage).toMatch(/refused the request: tool_call_id/);
    await say('two');
    expect(server.asked.map(({ body }) => body.tools?.length)).toEqual([1, 1, 1]);
  });

  it('sends nothing to them that the environment has for OpenAI', async () => {
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'authorization: Bearer for-openai\nX-Team: for-openai\nno header');
    vi.stubEnv('OPENAI_ORG_ID', 'for-openai');
    vi.stubEnv('OPENAI_ADMIN_KEY', 'for-openai');
    onTestFinished(() => void vi.unstubAllEnvs());
    const keyed = await talking([{ say: ['ok'] }]);
    await keyed.say('hello');
    expect(keyed.server.asked[0]?.authorization).toBe(`Bearer ${KEY}`);
    const open = await talking([{ say: ['ok'] }], { apiKey: undefined });
    await open.say('hello');
    expect(open.server.asked[0]?.authorization).toBeUndefined();
    expect(JSON.stringify([keyed.server.asked, open.server.asked])).not.toContain('for-openai');
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

  it('but a gateway that stood still itself listens first', async () => {
    const answer: Scripted = {
      raw: response => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('data: {"choices":[{"index":0,"delta":{"content":"still "}}]}\n\n');
        // The gateway is in this process: it hears nothing for longer than the server may be silent.
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
        response.end(
          'data: {"choices":[{"index":0,"delta":{"content":"here"}}]}\n\n' +
            'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n',
        );
      },
    };
    const { say } = await talking([answer], { timeoutMs: 300 });
    expect(await say('hello')).toMatchObject({ state: 'final' });
  });

  it('a server that wants no key gets none', async () => {
    const { say, server } = await talking([{ status: 401 }], { apiKey: undefined });
    expect((await say('hello')).errorMessage).toMatch(
      /wants an API key; set models\.providers\.local\.apiKey/,
    );
    expect(server.asked[0]?.authorization).toBeUndefined();
  });
});
