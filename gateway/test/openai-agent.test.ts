/** The agent that asks a model: a real gateway, the real library, a local server in place of a provider. */
import { describe, expect, it } from 'vitest';
import { KEY, streaming, talking, textOf } from './support/model-talk.ts';

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
    const { say, server, client } = await talking([{ say: Array(5000).fill('word '), everyMs: 30 }], { api });
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

  it('stops a model that calls too many tools at once', async () => {
    const calls = Array.from({ length: 33 }, (_, index) =>
      api === 'openai-completions'
        ? {
            choices: [
              {
                index: 0,
                delta: {
                  tool_calls: [{ index, id: `c${index}`, function: { name: 'current_time', arguments: '' } }],
                },
              },
            ],
          }
        : {
            type: 'response.output_item.done',
            item: { type: 'function_call', call_id: `c${index}`, name: 'current_time', arguments: '' },
          },
    );
    const last =
      api === 'openai-completions'
        ? { choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] }
        : { type: 'response.completed', response: {} };
    const { say, client } = await talking([{ raw: streaming([...calls, last]) }], { api });
    expect((await say('flood')).errorMessage).toMatch(/called 33 tools in one answer, 32 are allowed/);
    expect(client.frames.some(({ payload }) => payload?.stream === 'tool')).toBe(false);
  });

  it('waits for a model that thinks for longer than it may be silent', async () => {
    const thought =
      api === 'openai-completions'
        ? { choices: [{ index: 0, delta: { reasoning_content: 'hm' } }] }
        : { type: 'response.reasoning_text.delta', delta: 'hm' };
    const said =
      api === 'openai-completions'
        ? [
            { choices: [{ index: 0, delta: { content: 'Yes.' } }] },
            { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
          ]
        : [
            { type: 'response.output_text.delta', delta: 'Yes.' },
            { type: 'response.completed', response: {} },
          ];
    const thoughts = Array(12).fill(thought);
    const answer = { raw: streaming([...thoughts, ...said], 100) };
    const { say } = await talking([answer], { api, timeoutMs: 800 });
    expect(textOf(await say('well?'))).toBe('Yes.');
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
