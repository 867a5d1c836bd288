/** Making, changing and removing sessions, over real sockets. */
import { beforeEach, describe, expect, it } from 'vitest';
import { testGateway } from './support/gateway.ts';
import { connected, ended, type Frame, type RawClient } from './support/raw-client.ts';

let url: string;
let client: RawClient;

beforeEach(async () => {
  ({ url } = await testGateway());
  ({ client } = await connected(url));
});

async function say(sessionKey: string, message: string, who = client): Promise<void> {
  const key = `${sessionKey}-${message}-${Math.random()}`;
  await who.request('chat.send', { sessionKey, message, idempotencyKey: key });
  await ended(who, key);
}

async function ok(method: string, params: unknown): Promise<Frame['payload']> {
  const frame = await client.request(method, params);
  expect(frame.error).toBeUndefined();
  return frame.payload;
}

const texts = async (sessionKey: string) =>
  (await ok('chat.history', { sessionKey })).messages.map((one: { content: unknown }) =>
    typeof one.content === 'string' ? one.content : (one.content as { text: string }[])[0]?.text,
  );

describe('sessions.patch', () => {
  it('makes the session, changes what is given, keeps the rest, and null clears', async () => {
    const made = await ok('sessions.patch', { key: 'notes', label: 'Notes', thinkingLevel: 'LOW' });
    expect(made).toMatchObject({
      ok: true,
      key: 'agent:main:notes',
      entry: { label: 'Notes', thinkingLevel: 'low', createdVia: 'operator' },
      resolved: { modelProvider: 'echo', model: 'echo', thinkingLevel: 'low' },
    });
    const { entry } = await ok('sessions.patch', { key: 'notes', verboseLevel: 'on', model: 'echo/echo' });
    expect(entry).toMatchObject({ label: 'Notes', thinkingLevel: 'low', verboseLevel: 'on' });
    expect(entry.sessionId).toBe(made.entry.sessionId);
    const cleared = await ok('sessions.patch', {
      key: 'notes',
      label: null,
      thinkingLevel: null,
      model: null,
    });
    expect(cleared.entry).not.toHaveProperty('label');
    expect(cleared.entry).not.toHaveProperty('thinkingLevel');
    expect(cleared.entry.verboseLevel).toBe('on');
    const { sessions } = await ok('sessions.list', {});
    expect(sessions).toMatchObject([{ key: 'agent:main:notes', hasActiveRun: false }]);
    expect(sessions[0]).not.toHaveProperty('status');
  });

  it.each<[object, string]>([
    [{ key: 'main', label: 'Notes' }, 'label already in use: Notes'],
    [{ key: 'x', model: 'gpt' }, 'unknown model: gpt'],
    [
      { key: 'x', thinkingLevel: 'much' },
      'invalid thinkingLevel (use off|minimal|low|medium|high|xhigh|max|ultra)',
    ],
    [{ key: 'x', verboseLevel: 'loud' }, 'invalid verboseLevel (use off|on|full)'],
    [{ key: 'x', execSecurity: 'full' }, 'sessions.patch: execSecurity is not supported by this gateway'],
    [{ key: 'x', archived: true }, 'sessions.patch: archived is not supported by this gateway'],
    [{ key: 'x', expectedSessionId: 'other' }, 'the session has changed; read it again'],
    [{ key: 'agent:nobody:x', label: 'N' }, 'unknown agent id "nobody"'],
    [{ key: 'x', label: '' }, 'invalid sessions.patch params'],
  ])('%j is refused and changes nothing', async (params, message) => {
    await ok('sessions.patch', { key: 'notes', label: 'Notes' });
    const { error } = await client.request('sessions.patch', params);
    expect(error?.code).toBe('INVALID_REQUEST');
    expect(error?.message).toContain(message);
    expect((await ok('sessions.list', {})).totalCount).toBe(1);
  });

  it('takes marks that no session has, and the right expectations', async () => {
    const { entry } = await ok('sessions.patch', { key: 'notes', unread: false, pinned: false });
    const { sessionId, lifecycleRevision } = entry;
    await ok('sessions.patch', {
      key: 'notes',
      label: 'Mine',
      expectedSessionId: sessionId,
      expectedLifecycleRevision: lifecycleRevision,
    });
  });

  it('gives the level to the next run and to the history', async () => {
    await ok('sessions.patch', { key: 'main', thinkingLevel: 'high' });
    expect(await ok('chat.history', { sessionKey: 'main' })).toMatchObject({ thinkingLevel: 'high' });
  });
});

describe('sessions.create', () => {
  it('makes a session with a fresh key, and takes an existing one', async () => {
    const one = await ok('sessions.create', {});
    const other = await ok('sessions.create', { displayName: 'Plans' });
    expect(one.key).toMatch(/^agent:main:dashboard:[0-9a-f-]{36}$/);
    expect(other.key).not.toBe(one.key);
    expect(one).toMatchObject({ runStarted: false, sessionId: one.entry.sessionId });
    expect(other.entry.displayName).toBe('Plans');
    const again = await ok('sessions.create', { key: other.key, displayName: 'Other', label: 'L' });
    expect(again).toMatchObject({
      sessionId: other.sessionId,
      entry: { displayName: 'Plans', label: 'L' },
    });
  });

  it('starts a run with the first message, and keeps the parent', async () => {
    await ok('sessions.create', { key: 'parent' });
    const made = await ok('sessions.create', { parentSessionKey: 'parent', message: 'Hello' });
    expect(made).toMatchObject({
      runStarted: true,
      messageSeq: 1,
      entry: { parentSessionKey: 'agent:main:parent', status: 'running' },
    });
    await client.event('chat', ({ payload }) => payload.runId === made.runId && payload.state === 'final');
    expect(await texts(made.key)).toEqual(['Hello', 'You said: Hello']);
  });

  it('answers a repeated key with the first answer', async () => {
    const params = { idempotencyKey: 'k', label: 'Once', message: 'Hello' };
    const first = await ok('sessions.create', params);
    expect(await ok('sessions.create', params)).toEqual(first);
    expect((await ok('sessions.list', {})).totalCount).toBe(1);
  });

  it('says why the first message did not run, and keeps the session', async () => {
    const attachments = [{ mimeType: 'image/png', content: '###' }];
    const made = await ok('sessions.create', { key: 'broken', message: 'x', attachments });
    expect(made).toMatchObject({ runStarted: false, runError: { code: 'INVALID_REQUEST' } });
    expect(await ok('sessions.resolve', { key: 'broken' })).toMatchObject({ ok: true });
  });

  it.each<[object, string]>([
    [{ parentSessionKey: 'nowhere' }, 'unknown parent session: nowhere'],
    [{ fork: true }, 'sessions.create: fork is not supported by this gateway'],
    [{ visibility: 'draft' }, 'sessions.create: visibility is not supported by this gateway'],
    [{ cwd: '/' }, 'sessions.create: cwd is not supported by this gateway'],
    [{ model: 'gpt' }, 'unknown model: gpt'],
  ])('%j is refused and makes nothing', async (params, message) => {
    const { error } = await client.request('sessions.create', params);
    expect(error).toMatchObject({ code: 'INVALID_REQUEST', message });
    expect((await ok('sessions.list', {})).totalCount).toBe(0);
  });
});

describe('sessions.reset', () => {
  it('begins anew under the same key and keeps label and settings', async () => {
    await say('main', 'before');
    const { entry: before } = await ok('sessions.patch', {
      key: 'main',
      label: 'Home',
      thinkingLevel: 'low',
    });
    const { entry } = await ok('sessions.reset', { key: 'main' });
    expect(entry).toMatchObject({
      label: 'Home',
      thinkingLevel: 'low',
      totalTokens: 0,
      abortedLastRun: false,
    });
    expect(entry.sessionId).not.toBe(before.sessionId);
    expect(entry.lifecycleRevision).not.toBe(before.lifecycleRevision);
    expect(await texts('main')).toEqual([]);
    await say('main', 'after');
    expect(await texts('main')).toEqual(['after', 'You said: after']);
    const { sessions } = await ok('sessions.list', { includeDerivedTitles: true });
    expect(sessions[0]).toMatchObject({ derivedTitle: 'after' });
  });

  it('stops the run that goes on and those that wait', async () => {
    for (const idempotencyKey of ['one', 'two']) {
      await ok('chat.send', { sessionKey: 'main', message: '!slow=400 a b c d', idempotencyKey });
    }
    await client.event('chat', ({ payload }) => payload.state === 'delta');
    await ok('sessions.reset', { key: 'main' });
    for (const runId of ['one', 'two']) {
      await client.event('chat', ({ payload }) => payload.runId === runId && payload.state === 'aborted');
    }
    expect(await texts('main')).toEqual([]);
  });
});

describe('sessions.delete', () => {
  it('removes the session, archives its transcript and frees label and key', async () => {
    const { sessionId } = await ok('sessions.create', { key: 'notes', label: 'Notes' });
    await say('notes', 'keep me');
    expect(await ok('sessions.delete', { key: 'notes' })).toEqual({
      ok: true,
      key: 'agent:main:notes',
      deleted: true,
      archived: [sessionId],
    });
    expect((await ok('sessions.list', {})).totalCount).toBe(0);
    expect(await texts('notes')).toEqual([]);
    await ok('sessions.patch', { key: 'other', label: 'Notes' });
    expect(await ok('sessions.delete', { key: 'other' })).toMatchObject({ deleted: true, archived: [] });
  });

  it('says that there was nothing, and leaves the main session alone', async () => {
    expect(await ok('sessions.delete', { key: 'gone' })).toMatchObject({ deleted: false, archived: [] });
    await say('main', 'hello');
    const { error } = await client.request('sessions.delete', { key: 'main' });
    expect(error?.message).toBe('Cannot delete the main session (agent:main:main).');
    expect(await texts('main')).toHaveLength(2);
  });

  it('lists no archive when the transcript is not to be archived, and minds expectations', async () => {
    await say('notes', 'hello');
    const stale = { key: 'notes', expectedSessionId: 'other' };
    expect((await client.request('sessions.delete', stale)).error?.code).toBe('INVALID_REQUEST');
    expect(await ok('sessions.delete', { key: 'notes', deleteTranscript: false })).toMatchObject({
      deleted: true,
      archived: [],
    });
  });
});

describe('sessions.compact', () => {
  it('keeps the newest messages, and their numbers go on', async () => {
    await say('main', 'one');
    await say('main', 'two');
    expect(await ok('sessions.compact', { key: 'main', maxLines: 3 })).toMatchObject({
      ok: true,
      compacted: true,
      kept: 3,
      archived: expect.any(String),
    });
    expect(await texts('main')).toEqual(['You said: one', 'two', 'You said: two']);
    expect((await ok('chat.history', { sessionKey: 'main' })).totalMessages).toBe(3);
    expect((await ok('chat.inject', { sessionKey: 'main', message: 'x' })).messageId).toMatch(/:5$/);
  });

  it.each<[string, object]>([
    ['nowhere', { compacted: false, reason: 'no transcript' }],
    ['main', { compacted: false, reason: 'Nothing to compact (session too small)' }],
  ])('%s: nothing to do is no error', async (key, expected) => {
    await say('main', 'one');
    expect(await ok('sessions.compact', { key })).toMatchObject({ ok: true, ...expected });
  });
});

describe('sessions.preview', () => {
  it('shows the last lines, cut, by key as asked', async () => {
    await say('main', 'a rather long message that has to be cut');
    await ok('sessions.patch', { key: 'blank', label: 'Blank' });
    const { previews } = await ok('sessions.preview', {
      keys: ['main', 'blank', 'gone', 'agent:nobody:x'],
      limit: 1,
      maxChars: 20,
    });
    expect(previews).toEqual([
      { key: 'main', status: 'ok', items: [{ role: 'assistant', text: 'You said: a rather …' }] },
      { key: 'blank', status: 'empty', items: [] },
      { key: 'gone', status: 'missing', items: [] },
      { key: 'agent:nobody:x', status: 'missing', items: [] },
    ]);
  });

  it('answers at most 64 keys', async () => {
    const keys = Array.from({ length: 80 }, (_, index) => `s${index}`);
    expect((await ok('sessions.preview', { keys })).previews).toHaveLength(64);
  });
});

describe('sessions.resolve', () => {
  let sessionId: string;
  beforeEach(async () => {
    ({ sessionId } = await ok('sessions.create', { key: 'notes', label: 'Notes' }));
  });

  it('finds by key, id, label and the beginning of the id', async () => {
    const found = { ok: true, key: 'agent:main:notes', agentId: 'main', displayName: 'Notes' };
    for (const params of [
      { key: 'notes' },
      { sessionId },
      { label: 'Notes' },
      { label: 'Notes', agentId: 'main' },
      { shortId: sessionId.slice(0, 8) },
    ]) {
      expect(await ok('sessions.resolve', params)).toEqual(found);
    }
  });

  it('names candidates when a short id fits several', async () => {
    for (let index = 0; index < 40; index += 1) await ok('sessions.create', { key: `s${index}` });
    const { sessions } = await ok('sessions.list', { limit: 100 });
    const first = new Map<string, number>();
    for (const one of sessions) first.set(one.sessionId[0], (first.get(one.sessionId[0]) ?? 0) + 1);
    const [shortId, count] = [...first].toSorted((a, b) => b[1] - a[1])[0]!;
    const answer = await ok('sessions.resolve', { shortId });
    expect(answer).toMatchObject({ ok: false });
    expect(answer.candidates).toHaveLength(Math.min(count, 10));
  });

  it.each<[object, string]>([
    [{}, 'Either key, sessionId, or label is required'],
    [{ key: 'a', label: 'b' }, 'Provide either key, sessionId, or label (not multiple)'],
    [{ key: 'gone' }, 'No session found: gone'],
    [{ sessionId: 'gone' }, 'No session found: gone'],
    [{ label: 'gone' }, 'No session found with label: gone'],
    [{ key: 'notes', spawnedBy: 'agent:main:x' }, 'No session found: notes'],
  ])('%j is refused', async (params, message) => {
    expect((await client.request('sessions.resolve', params)).error).toMatchObject({
      code: 'INVALID_REQUEST',
      message,
    });
  });

  it('answers a missing one with ok false when that is allowed', async () => {
    expect(await ok('sessions.resolve', { key: 'gone', allowMissing: true })).toEqual({ ok: false });
  });
});

describe('sessions.send and sessions.abort', () => {
  it('sends as chat.send does, with the number of the message', async () => {
    await ok('sessions.create', { key: 'notes' });
    const sent = { key: 'notes', message: 'Hello', idempotencyKey: 'k1' };
    expect(await ok('sessions.send', sent)).toEqual({ runId: 'k1', status: 'started', messageSeq: 1 });
    await client.event('chat', ({ payload }) => payload.runId === 'k1' && payload.state === 'final');
    expect(await ok('sessions.send', sent)).toEqual({ runId: 'k1', status: 'ok' });
    const other = await ok('sessions.send', { key: 'notes', message: '/stop' });
    expect(other).toMatchObject({ status: 'started', messageSeq: 3 });
    expect(other.runId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('refuses a session that is not there', async () => {
    const { error } = await client.request('sessions.send', { key: 'gone', message: 'x' });
    expect(error).toMatchObject({ code: 'INVALID_REQUEST', message: 'session not found: gone' });
  });

  it('stops a run, by session or by run, and leaves waiting ones when told', async () => {
    await ok('sessions.create', { key: 'notes' });
    for (const idempotencyKey of ['one', 'two']) {
      await ok('sessions.send', { key: 'notes', message: '!slow=300 !long=1000 a', idempotencyKey });
    }
    expect(await ok('sessions.abort', { key: 'notes', clearQueued: false })).toEqual({
      ok: true,
      status: 'aborted',
      abortedRunId: 'one',
    });
    await client.event('chat', ({ payload }) => payload.runId === 'two' && payload.state === 'delta');
    expect(await ok('sessions.abort', { key: 'main', runId: 'two' })).toMatchObject({
      status: 'no-active-run',
    });
    expect(await ok('sessions.abort', { runId: 'two' })).toMatchObject({ abortedRunId: 'two' });
    expect(await ok('sessions.abort', { key: 'notes' })).toEqual({
      ok: true,
      status: 'no-active-run',
      abortedRunId: null,
    });
    expect((await client.request('sessions.abort', {})).error?.message).toBe('key or runId required');
  });

  it('does not stop the run of somebody else', async () => {
    await ok('chat.send', { sessionKey: 'main', message: '!slow=300 !long=1000 a', idempotencyKey: 'one' });
    const { client: other } = await connected(url, { scopes: ['operator.write'] });
    expect((await other.request('sessions.abort', { key: 'main' })).error?.message).toBe('unauthorized');
  });
});

describe('chat.inject', () => {
  it('adds a note and tells it as a final chat event', async () => {
    await say('main', 'hello');
    const { messageId } = await ok('chat.inject', { sessionKey: 'main', message: 'Done.', label: 'CI' });
    const { payload } = await client.event('chat', frame => frame.payload.runId === `inject-${messageId}`);
    expect(payload).toMatchObject({
      sessionKey: 'agent:main:main',
      agentId: 'main',
      seq: 0,
      state: 'final',
      message: { role: 'assistant', content: [{ type: 'text', text: '[CI]\n\nDone.' }] },
    });
    expect((await texts('main')).at(-1)).toBe('[CI]\n\nDone.');
  });

  it('needs a session', async () => {
    const { error } = await client.request('chat.inject', { sessionKey: 'gone', message: 'x' });
    expect(error).toMatchObject({ code: 'INVALID_REQUEST', message: 'session not found' });
  });
});

describe('agent.identity.get', () => {
  it('names the agent', async () => {
    const main = { agentId: 'main', name: 'Assistant', avatar: 'A', nameSource: 'default' };
    expect(await ok('agent.identity.get', {})).toEqual(main);
    expect(await ok('agent.identity.get', { agentId: ' ', sessionKey: ' ' })).toEqual(main);
    expect(await ok('agent.identity.get', { sessionKey: 'agent:main:x' })).toEqual(main);
  });

  it('has a face for an agent that is not there', async () => {
    const nobody = { agentId: 'nobody', name: 'Assistant', avatar: 'A', nameSource: 'default' };
    expect(await ok('agent.identity.get', { agentId: ' Nobody ' })).toEqual(nobody);
    expect(await ok('agent.identity.get', { sessionKey: 'agent:nobody:x' })).toEqual(nobody);
  });

  it.each([
    [
      { sessionKey: 'agent:main:x', agentId: 'nobody' },
      'agent "nobody" does not match session key agent "main"',
    ],
    [{ sessionKey: 'agent::x' }, 'malformed session key "agent::x"'],
  ])('refuses %j', async (params, message) => {
    const { error } = await client.request('agent.identity.get', params);
    expect(error).toMatchObject({ code: 'INVALID_REQUEST', message });
  });
});

describe('scopes', () => {
  it.each<[string, object, string]>([
    ['sessions.patch', { key: 'x', label: 'y' }, 'operator.write'],
    ['sessions.create', {}, 'operator.write'],
    ['sessions.send', { key: 'x', message: 'y' }, 'operator.write'],
    ['sessions.reset', { key: 'x' }, 'operator.admin'],
    ['sessions.delete', { key: 'x' }, 'operator.admin'],
    ['sessions.compact', { key: 'x' }, 'operator.admin'],
    ['chat.inject', { sessionKey: 'x', message: 'y' }, 'operator.admin'],
  ])('%s needs %s', async (method, params, missingScope) => {
    const { client: reader } = await connected(url, { scopes: ['operator.read'] });
    expect((await reader.request(method, params)).error).toMatchObject({
      code: 'FORBIDDEN',
      details: { missingScope },
    });
  });
});
