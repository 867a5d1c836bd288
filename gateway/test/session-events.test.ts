/** Subscriptions: who is told what about sessions. */
import { beforeEach, describe, expect, it } from 'vitest';
import { testGateway } from './support/gateway.ts';
import { connected, ended, type Frame, type RawClient } from './support/raw-client.ts';

let url: string;
let client: RawClient;

beforeEach(async () => {
  ({ url } = await testGateway());
  ({ client } = await connected(url));
});

const named = (who: RawClient, event: string): Frame[] => who.frames.filter(frame => frame.event === event);

/** What was done or which phase a run reached, in order. */
const changes = (who: RawClient) =>
  named(who, 'sessions.changed').map(({ payload }) => payload.reason ?? payload.phase);

/** Asks for something whose answer comes after every event that was on its way. */
async function settled(who: RawClient): Promise<void> {
  await new Promise(resolve => setImmediate(resolve));
  await who.request('health', {});
}

async function run(key: string, message = 'Hello', sessionKey = 'main'): Promise<void> {
  await client.request('chat.send', { sessionKey, message, idempotencyKey: key });
  await ended(client, key);
}

describe('sessions.changed', () => {
  it('tells subscribers of every change, after the answer', async () => {
    expect((await client.request('sessions.subscribe', {})).payload).toEqual({ subscribed: true });
    await client.request('sessions.create', { key: 'notes' });
    await client.request('sessions.patch', { key: 'notes', label: 'Notes' });
    await client.request('sessions.reset', { key: 'notes' });
    await client.request('sessions.delete', { key: 'notes' });
    await client.event('sessions.changed', ({ payload }) => payload.reason === 'delete');
    expect(changes(client)).toEqual(['create', 'patch', 'reset', 'delete']);
    const patched = named(client, 'sessions.changed')[1]!;
    expect(patched.payload).toMatchObject({
      sessionKey: 'agent:main:notes',
      agentId: 'main',
      session: { key: 'agent:main:notes', label: 'Notes' },
    });
    expect(patched.seq).toEqual(expect.any(Number));
    const answer = client.frames.findIndex(frame => frame.payload?.entry?.label === 'Notes');
    expect(client.frames.indexOf(patched)).toBeGreaterThan(answer);
    expect(named(client, 'sessions.changed').at(-1)?.payload).not.toHaveProperty('session');
  });

  it('follows a run from sending to its end', async () => {
    await client.request('sessions.subscribe', {});
    await run('k1');
    await client.event('sessions.changed', ({ payload }) => payload.phase === 'end');
    await run('k2', '!fail');
    const failed = await client.event('sessions.changed', ({ payload }) => payload.phase === 'error');
    expect(changes(client)).toEqual(['send', 'start', 'end', 'send', 'start', 'error']);
    expect(failed.payload).toMatchObject({
      runId: 'k2',
      session: { status: 'failed', hasActiveRun: false, activeRunIds: [] },
    });
  });

  it('goes to nobody else, and to nobody after unsubscribing', async () => {
    const { client: other } = await connected(url);
    await client.request('sessions.subscribe', {});
    await client.request('sessions.patch', { key: 'a', label: 'A' });
    await client.event('sessions.changed');
    expect((await client.request('sessions.unsubscribe', {})).payload).toEqual({ subscribed: false });
    await client.request('sessions.patch', { key: 'b', label: 'B' });
    await settled(client);
    await settled(other);
    expect(changes(client)).toEqual(['patch']);
    expect(changes(other)).toEqual([]);
  });

  it('ends with the connection', async () => {
    await client.request('sessions.subscribe', {});
    client.ws.close();
    await client.closed;
    const { client: again } = await connected(url);
    await again.request('sessions.patch', { key: 'a', label: 'A' });
    await settled(again);
    expect(changes(again)).toEqual([]);
  });

  it('needs operator.read', async () => {
    const { client: pairer } = await connected(url, { scopes: ['operator.pairing'] });
    expect((await pairer.request('sessions.subscribe', {})).error?.code).toBe('FORBIDDEN');
  });
});

describe('session.message', () => {
  it('tells every message of the session with its number, and of no other session', async () => {
    expect((await client.request('sessions.messages.subscribe', { key: 'main' })).payload).toEqual({
      subscribed: true,
      key: 'agent:main:main',
    });
    await run('k1');
    await run('k2', 'elsewhere', 'other');
    await client.request('chat.inject', { sessionKey: 'main', message: 'Note' });
    await client.event('session.message', ({ payload }) => payload.messageSeq === 3);
    expect(
      named(client, 'session.message').map(({ payload }) => [
        payload.sessionKey,
        payload.messageSeq,
        payload.message.role,
        payload.runId,
      ]),
    ).toEqual([
      ['agent:main:main', 1, 'user', 'k1'],
      ['agent:main:main', 2, 'assistant', 'k1'],
      ['agent:main:main', 3, 'assistant', expect.stringMatching(/^inject-/)],
    ]);
    const ids = named(client, 'session.message').map(({ payload }) => payload.messageId);
    expect(new Set(ids).size).toBe(3);
  });

  it('comes with what was said before a run was stopped', async () => {
    await client.request('sessions.messages.subscribe', { key: 'main' });
    await client.request('chat.send', {
      sessionKey: 'main',
      message: '!slow=200 !long=1000 a',
      idempotencyKey: 'k',
    });
    await client.event('chat', ({ payload }) => payload.state === 'delta');
    await client.request('sessions.abort', { key: 'main' });
    const { payload } = await client.event('session.message', frame => frame.payload.messageSeq === 2);
    expect(payload.message).toMatchObject({ role: 'assistant', stopReason: 'aborted' });
  });

  it('survives a reset, and numbers begin again', async () => {
    await client.request('sessions.messages.subscribe', { key: 'main' });
    await run('k1');
    await client.request('sessions.reset', { key: 'main' });
    await run('k2');
    await client.event(
      'session.message',
      ({ payload }) => payload.runId === 'k2' && payload.messageSeq === 2,
    );
    expect(named(client, 'session.message').map(({ payload }) => payload.messageSeq)).toEqual([1, 2, 1, 2]);
  });

  it('stops after unsubscribing', async () => {
    await client.request('sessions.messages.subscribe', { key: 'main' });
    await client.request('sessions.messages.unsubscribe', { key: 'main' });
    await run('k1');
    await settled(client);
    expect(named(client, 'session.message')).toEqual([]);
  });
});

describe('protocol 3', () => {
  const old = { minProtocol: 3, maxProtocol: 3 };

  it.each(['sessions.create', 'sessions.subscribe', 'sessions.send', 'sessions.messages.subscribe'])(
    'does not know %s',
    async method => {
      const { client: three, hello } = await connected(url, old);
      expect(hello.features.methods).not.toContain(method);
      expect((await three.request(method, {})).error).toEqual({
        code: 'INVALID_REQUEST',
        message: `unknown method: ${method}`,
      });
      const { client: reader } = await connected(url, { ...old, scopes: ['operator.read'] });
      expect((await reader.request(method, {})).error?.message).toBe('missing scope: operator.admin');
    },
  );

  it('knows the older methods, without what came later', async () => {
    const { client: three } = await connected(url, old);
    const { payload } = await three.request('sessions.patch', { key: 'notes', label: 'Notes' });
    expect(payload.entry).not.toHaveProperty('lifecycleRevision');
    expect(payload.resolved).toEqual({ modelProvider: 'echo', model: 'echo' });
    expect((await three.request('sessions.resolve', { label: 'Notes' })).payload).toEqual({
      ok: true,
      key: 'agent:main:notes',
    });
    expect((await three.request('sessions.reset', { key: 'notes' })).payload).not.toHaveProperty('resolved');
    expect((await three.request('agent.identity.get', {})).payload).toEqual({
      agentId: 'main',
      name: 'Assistant',
      avatar: 'A',
    });
  });
});
