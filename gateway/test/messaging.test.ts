/** send, poll, channels.* and web.login.* over real sockets, with the loopback channel. */
import { describe, expect, test } from 'vitest';
import type { GatewayOptions } from '../src/index.ts';
import { type Connected, connected, type Frame, type RawClient } from './support/raw-client.ts';
import { tempDir, testGateway } from './support/gateway.ts';

const LOOPBACK = { channels: { loopback: { enabled: true } } } satisfies Partial<GatewayOptions>;

let keys = 0;
const key = () => `key-${++keys}`;

async function open(
  options: Partial<GatewayOptions> = LOOPBACK,
  overrides: Record<string, unknown> = {},
): Promise<Connected & { url: string }> {
  const gateway = await testGateway(options);
  return { ...(await connected(gateway.url, overrides)), url: gateway.url };
}

const say = (client: RawClient, params: Record<string, unknown>) =>
  client.request('send', { channel: 'loopback', idempotencyKey: key(), message: 'hello', ...params });

const V3 = { minProtocol: 3, maxProtocol: 3 };

/** What an account got, newest last. */
async function inbox(client: RawClient, accountId: string): Promise<{ from: string; text: string }[]> {
  const { payload } = await client.request('channels.status', {});
  const accounts = payload.channelAccounts.loopback as { accountId: string; inbox: [] }[];
  return accounts.find(one => one.accountId === accountId)?.inbox ?? [];
}

const finalChat = (client: RawClient, sessionKey: string) =>
  client.event('chat', ({ payload }) => payload.state === 'final' && payload.sessionKey === sessionKey);

/** Asks until it is so: replies are delivered after the run has been reported. */
async function until<T>(read: () => Promise<T>, good: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await read();
    if (good(value)) return value;
    await new Promise(resolve => setImmediate(resolve));
  }
}

describe('send', () => {
  test('reaches another address, and tells the id of the message', async () => {
    const { client } = await open();
    const sent = await say(client, { to: 'loopback:Bob', accountId: 'alice', idempotencyKey: 'k' });
    expect(sent.payload).toEqual({
      runId: 'k',
      channel: 'loopback',
      messageId: expect.any(String),
      chatId: 'bob',
    });
    expect(await inbox(client, 'bob')).toMatchObject([
      { messageId: sent.payload.messageId, from: 'alice', text: 'hello' },
    ]);
  });

  test('takes the only channel when none is named', async () => {
    const { client } = await open();
    expect((await say(client, { channel: undefined, to: 'bob' })).payload).toMatchObject({
      channel: 'loopback',
    });
  });

  test('a message to the agent is answered in the session of its sender', async () => {
    const { client } = await open();
    await say(client, { to: 'default', accountId: 'alice', message: 'how are you' });
    const reply = await finalChat(client, 'agent:main:loopback:direct:alice');
    expect(JSON.stringify(reply.payload.message)).toContain('You said: how are you');
    const got = await until(
      () => inbox(client, 'alice'),
      list => list.length > 0,
    );
    expect(got).toMatchObject([{ from: 'default', text: 'You said: how are you' }]);
    const { payload } = await client.request('chat.history', {
      sessionKey: 'agent:main:loopback:direct:alice',
    });
    expect(payload.messages.map((one: { role: string }) => one.role)).toEqual(['user', 'assistant']);
  });

  test('a failed run says so to the sender, without its reason', async () => {
    const { client } = await open();
    await say(client, { to: 'default', accountId: 'alice', message: '!fail' });
    const got = await until(
      () => inbox(client, 'alice'),
      list => list.length > 0,
    );
    expect(got).toMatchObject([{ text: '⚠️ The agent failed before it could reply.' }]);
  });

  test('agents do not answer each other', async () => {
    const { client } = await open();
    await say(client, { to: 'default' });
    expect(await inbox(client, 'default')).toMatchObject([{ from: 'default', text: 'hello' }]);
    expect((await client.request('sessions.list', {})).payload.count).toBe(0);
  });

  test('a key is carried out once, also when it is sent twice at the same time', async () => {
    const { client } = await open();
    const params = { channel: 'loopback', to: 'bob', message: 'once', idempotencyKey: 'k' };
    for (const id of ['a', 'b']) client.send({ type: 'req', id, method: 'send', params });
    const [first, second] = [await client.response('a'), await client.response('b')];
    expect(second.payload).toEqual(first.payload);
    expect((await client.request('send', params)).payload).toEqual(first.payload);
    expect(await inbox(client, 'bob')).toHaveLength(1);
  });

  test('a refused key may be used again', async () => {
    const { client } = await open();
    const refused = await say(client, { channel: 'nochannel', to: 'bob', idempotencyKey: 'k' });
    expect(refused.ok).toBe(false);
    expect((await say(client, { to: 'bob', idempotencyKey: 'k' })).ok).toBe(true);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['an unknown channel', { channel: 'nochannel' }, 'unsupported channel: nochannel'],
    [
      'webchat',
      { channel: 'webchat' },
      'unsupported channel: webchat (internal-only). Use `chat.send` for WebChat UI messages or choose a deliverable channel.',
    ],
    ['nothing to say', { message: '' }, 'invalid send params: text or media is required'],
    [
      'nothing to say on an unknown channel',
      { message: ' ', channel: 'x' },
      'invalid send params: text or media is required',
    ],
    ['an unknown address', { to: 'nobody' }, 'unknown loopback address: nobody (known: default, alice, bob)'],
    ['an unknown account', { accountId: 'eve' }, 'unknown account of loopback: eve'],
    ['a thread', { threadId: '7' }, 'threadId is not supported for loopback'],
    ['markup', { parseMode: 'HTML' }, 'send: parseMode is not supported by this gateway'],
    ['a local file', { mediaUrl: 'file:///etc/passwd' }, 'invalid send params: media has to be given by URL'],
    ['a broken file', { buffer: '%%%' }, 'invalid send params: buffer must be base64 text'],
    ['a malformed session', { sessionKey: 'agent:x' }, 'malformed session key "agent:x"'],
  ])('refuses %s', async (_, params, message) => {
    const { client } = await open();
    const answer = await say(client, { to: 'bob', ...params });
    expect(answer.error).toMatchObject({ code: 'INVALID_REQUEST', message });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['3', V3, 'unsupported channel: whatsapp'],
    [
      '4',
      {},
      'Error: Channel is required (no configured channels detected). Run openclaw channels add to configure one, or pass --channel <channel> after enabling a channel. Use openclaw channels list --all to see available channel ids.',
    ],
  ])('without any channel, protocol %s', async (_, overrides, message) => {
    const { client } = await open({}, overrides);
    const answer = await client.request('send', { to: '+15555550123', message: 'hi', idempotencyKey: 'k' });
    expect(answer.error).toEqual({ code: 'INVALID_REQUEST', message });
  });

  test('files go with it, as addresses or bytes', async () => {
    const { client } = await open();
    const file = Buffer.from('hi').toString('base64');
    await say(client, {
      to: 'default',
      accountId: 'alice',
      message: undefined,
      mediaUrl: 'https://example.com/cat.png',
      buffer: `data:text/plain;base64,${file}`,
      filename: 'note.txt',
    });
    await finalChat(client, 'agent:main:loopback:direct:alice');
    const { payload } = await client.request('chat.history', {
      sessionKey: 'agent:main:loopback:direct:alice',
    });
    const [asked] = payload.messages;
    expect(asked.content).toMatchObject([
      { type: 'text', text: '[attached: https://example.com/cat.png]' },
      { type: 'file', fileName: 'note.txt', sizeBytes: 2 },
    ]);
  });

  test('notes what was sent in a session that is named', async () => {
    const { client } = await open();
    await say(client, { to: 'bob', sessionKey: 'main', message: 'noted' });
    const note = await finalChat(client, 'agent:main:main');
    expect(JSON.stringify(note.payload.message)).toContain('noted');
  });

  test('a text that is too long goes in parts', async () => {
    const { client } = await open();
    await say(client, { to: 'bob', message: 'word '.repeat(7000) });
    const parts = await inbox(client, 'bob');
    expect(parts.map(one => one.text.length > 0 && one.text.length <= 16_384)).toEqual([true, true, true]);
    expect(
      parts
        .map(one => one.text)
        .join(' ')
        .trim(),
    ).toBe('word '.repeat(7000).trim());
  });
});

describe('poll', () => {
  const ask = (client: RawClient, params: Record<string, unknown> = {}) =>
    client.request('poll', {
      channel: 'loopback',
      to: 'bob',
      question: 'Tea?',
      options: ['yes', 'no'],
      idempotencyKey: key(),
      ...params,
    });

  test('arrives as text, and is not advertised', async () => {
    const { client, hello } = await open();
    expect(hello.features.methods).not.toContain('poll');
    expect(hello.features.methods).toContain('send');
    expect((await ask(client)).payload).toMatchObject({ channel: 'loopback', messageId: expect.any(String) });
    expect(await inbox(client, 'bob')).toMatchObject([{ text: 'Tea?\n1. yes\n2. no\nChoose one.' }]);
  });

  test.each<[Record<string, unknown>, string]>([
    [{ channel: 'nochannel' }, 'unsupported poll channel: nochannel'],
    [{ channel: 'webchat' }, 'unsupported poll channel: webchat'],
    [{ durationSeconds: 60 }, 'durationSeconds is not supported for loopback polls'],
    [{ durationHours: 1 }, 'durationHours is not supported for loopback polls'],
    [{ isAnonymous: true }, 'isAnonymous is not supported for loopback polls'],
    [{ maxSelections: 3 }, 'poll: maxSelections is larger than the number of options'],
  ])('refuses %o', async (params, message) => {
    const { client } = await open();
    expect((await ask(client, params)).error).toEqual({ code: 'INVALID_REQUEST', message });
  });
});

describe('agent and chat.send deliver', () => {
  async function run(client: RawClient, params: Record<string, unknown>): Promise<Frame> {
    const runId = key();
    client.send({
      type: 'req',
      id: runId,
      method: 'agent',
      params: { message: 'good morning', deliver: true, idempotencyKey: runId, ...params },
    });
    const done = (frame: Frame) =>
      frame.id === runId && (frame.ok === false || frame.payload?.status !== 'accepted');
    return client.next(done, 'the end of the run');
  }

  test('the reply is with the channel when the run is reported as ended', async () => {
    const { client } = await open();
    const end = await run(client, { channel: 'loopback', to: 'alice' });
    expect(end.payload.status).toBe('ok');
    expect(await inbox(client, 'alice')).toMatchObject([{ from: 'default', text: 'You said: good morning' }]);
  });

  test('without an address it goes where the last message came from', async () => {
    const { client } = await open();
    await say(client, { to: 'default', accountId: 'bob' });
    await finalChat(client, 'agent:main:loopback:direct:bob');
    await run(client, { sessionKey: 'agent:main:loopback:direct:bob', channel: 'last' });
    const texts = await until(
      async () => (await inbox(client, 'bob')).map(one => one.text).toSorted(),
      list => list.length === 2,
    );
    expect(texts).toEqual(['You said: good morning', 'You said: hello']);
  });

  test('to WebChat it is a message of the session that is named', async () => {
    const { client } = await open({});
    await run(client, { channel: 'webchat', to: 'other' });
    const note = await finalChat(client, 'agent:main:other');
    expect(note.payload.runId).toMatch(/^inject-/);
    expect(JSON.stringify(note.payload.message)).toContain('You said: good morning');
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['no place', { channel: 'loopback' }, 'agent: no channel is configured to deliver the reply to'],
    ['an unknown channel', { channel: 'nochannel', to: 'x' }, 'unsupported channel: nochannel'],
    [
      'an unknown address',
      { channel: 'loopback', to: 'x' },
      'unknown loopback address: x (known: default, alice, bob)',
    ],
  ])('refuses %s before the run', async (_, params, message) => {
    const { client } = await open();
    expect((await run(client, params)).error).toMatchObject({ code: 'INVALID_REQUEST', message });
    expect((await client.request('sessions.list', {})).payload.count).toBe(0);
    expect((await run(client, { ...params, bestEffortDeliver: true })).payload.status).toBe('ok');
  });

  test('a reply that cannot be delivered is a failed run', async () => {
    const { client } = await open();
    await client.request('channels.logout', { channel: 'loopback' });
    const end = await run(client, { channel: 'loopback', to: 'alice' });
    expect(end).toMatchObject({
      ok: false,
      error: {
        code: 'UNAVAILABLE',
        message: 'the reply was not delivered: loopback account default is not linked',
      },
      payload: { status: 'error' },
    });
  });

  test('chat.send answers to where the message came from, when told to deliver', async () => {
    const { client } = await open();
    const origin = { originatingChannel: 'loopback', originatingTo: 'alice' };
    const chat = (params: Record<string, unknown>) =>
      client.request('chat.send', { sessionKey: 'main', message: 'hi', idempotencyKey: key(), ...params });
    expect((await chat({ originatingTo: 'alice' })).error?.message).toBe(
      'originatingChannel is required when using originating route fields',
    );
    expect((await chat({ ...origin, originatingTo: 'nobody' })).ok).toBe(false);
    expect((await chat(origin)).payload.status).toBe('started');
    await finalChat(client, 'agent:main:main');
    await chat({ message: 'again', deliver: true });
    const got = await until(
      () => inbox(client, 'alice'),
      list => list.length > 0,
    );
    expect(got).toMatchObject([{ text: 'You said: again' }]);
  });
});

describe('channels.status', () => {
  test('is empty and complete without channels', async () => {
    const { client } = await open({});
    const { payload } = await client.request('channels.status', {});
    expect(payload).toMatchObject({
      channelOrder: [],
      channelLabels: {},
      channelDetailLabels: {},
      channelSystemImages: {},
      channelMeta: [],
      channels: {},
      channelAccounts: {},
      channelDefaultAccountId: {},
      eventLoop: { degraded: expect.any(Boolean) },
    });
  });

  test('protocol 3 gets no member of protocol 4', async () => {
    const { client } = await open(LOOPBACK, V3);
    const { payload } = await client.request('channels.status', {});
    expect(payload.channelOrder).toEqual(['loopback']);
    expect(payload).not.toHaveProperty('eventLoop');
    expect(payload).not.toHaveProperty('statusIssues');
  });

  test('tells how accounts are, and probes when asked', async () => {
    const { client } = await open();
    await say(client, { to: 'bob' });
    const { payload } = await client.request('channels.status', { probe: true, channel: 'loopback' });
    expect(payload.channels.loopback).toEqual({
      accountId: 'default',
      configured: true,
      linked: true,
      running: true,
      connected: true,
      lastError: null,
    });
    const [own] = payload.channelAccounts.loopback;
    expect(own).toMatchObject({
      accountId: 'default',
      probe: { ok: true },
      lastOutboundAt: expect.any(Number),
      lastInboundAt: null,
      reconnectAttempts: 0,
    });
    expect((await client.request('channels.status', { channel: 'nope' })).error?.message).toBe(
      'unsupported channel: nope',
    );
  });

  test('health and status know channels as they are now', async () => {
    const { client, hello } = await open();
    expect(hello.snapshot.health).toMatchObject({
      channelOrder: ['loopback'],
      channelLabels: { loopback: 'Loopback' },
      channels: { loopback: { linked: true, connected: true } },
    });
    await client.request('channels.logout', { channel: 'loopback' });
    expect((await client.request('health')).payload).toMatchObject({
      channels: { loopback: { linked: false, connected: false } },
    });
    expect((await client.request('status')).payload.channelSummary).toEqual(['Loopback: not linked']);
  });
});

describe('channels.logout and web.login', () => {
  test('a logged out account sends nothing until it is linked again, also after a restart', async () => {
    const stateDir = await tempDir();
    const gateway = await testGateway({ ...LOOPBACK, stateDir });
    const { client } = await connected(gateway.url);
    const out = await client.request('channels.logout', { channel: 'loopback', accountId: 'alice' });
    expect(out.payload).toEqual({ channel: 'loopback', accountId: 'alice', cleared: true, loggedOut: true });
    const again = await client.request('channels.logout', { channel: 'loopback', accountId: 'alice' });
    expect(again.payload.cleared).toBe(false);
    const from = { to: 'bob', accountId: 'alice', idempotencyKey: 'k' };
    expect((await say(client, from)).error).toEqual({
      code: 'NOT_LINKED',
      message: 'loopback account alice is not linked',
    });
    expect((await say(client, { to: 'alice' })).error?.code).toBe('UNAVAILABLE');
    await gateway.close();

    const next = await testGateway({ ...LOOPBACK, stateDir });
    const { client: later } = await connected(next.url);
    expect((await later.request('web.login.wait', { accountId: 'alice' })).payload.connected).toBe(false);
    expect((await say(later, from)).error?.code).toBe('NOT_LINKED');
    const login = await later.request('web.login.start', { accountId: 'alice' });
    expect(login.payload).toEqual({ connected: true, message: 'alice is linked.' });
    expect((await later.request('web.login.wait', { accountId: 'alice' })).payload.connected).toBe(true);
    expect((await say(later, from)).ok).toBe(true);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['channels.logout', { channel: 'nope' }, 'invalid channels.logout channel'],
    ['channels.logout', { channel: 'webchat' }, 'invalid channels.logout channel'],
    ['web.login.start', {}, 'web login provider is not available'],
    ['web.login.wait', {}, 'web login provider is not available'],
  ])('%s %o without a channel', async (method, params, message) => {
    const { client } = await open({});
    expect((await client.request(method, params)).error).toEqual({ code: 'INVALID_REQUEST', message });
  });
});

describe('across restarts', () => {
  test('what came stays, and is not taken twice', async () => {
    const stateDir = await tempDir();
    const gateway = await testGateway({ ...LOOPBACK, stateDir });
    const { client } = await connected(gateway.url);
    await say(client, { to: 'bob', message: 'kept' });
    await gateway.close();
    const next = await testGateway({ ...LOOPBACK, stateDir });
    const { client: later } = await connected(next.url);
    expect(await inbox(later, 'bob')).toMatchObject([{ from: 'default', text: 'kept' }]);
  });

  test.each<[string, readonly string[]]>([
    ['an address that is none', ['Bob!']],
    ['the address of the agent', ['default']],
    ['too many', Array.from({ length: 65 }, (_, index) => `p${index}`)],
  ])('a configuration with %s does not start', async (_, people) => {
    await expect(testGateway({ channels: { loopback: { enabled: true, people } } })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    });
  });
});
