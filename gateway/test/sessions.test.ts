import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { sessionName } from '../src/sessions/keys.ts';
import { type Bench, bench, caller } from './agents-support.ts';

describe('session keys', () => {
  it.each([
    ['main', undefined, 'agent:main:main'],
    [' MAIN ', undefined, 'agent:main:main'],
    ['agent:main:main', undefined, 'agent:main:main'],
    ['Agent:Main:MAIN', undefined, 'agent:main:main'],
    ['agent:main:Project X', undefined, 'agent:main:Project X'],
    ['notes', undefined, 'agent:main:notes'],
    ['notes', 'Work', 'agent:work:notes'],
    ['agent:work:a:b', 'work', 'agent:work:a:b'],
    ['global', undefined, 'agent:main:global'],
    ['two\nlines', undefined, 'agent:main:two\nlines'],
    ['two\u2028lines', undefined, 'agent:main:two\u2028lines'],
    ['x'.repeat(501), undefined, `agent:main:${'x'.repeat(501)}`],
  ])('%s (agent %s) is %s', (key, agentId, canonical) => {
    expect(sessionName(key, agentId, 'main').key).toBe(canonical);
    expect(sessionName(canonical, undefined, 'main').key).toBe(canonical);
  });

  it.each(['', ' ', 'agent:', 'agent:main', 'agent:main:', 'agent: :x', 'x'.repeat(502), 'x'.repeat(513)])(
    '%j is refused',
    key => {
      expect(() => sessionName(key, undefined, 'main')).toThrow();
    },
  );
});

describe('sessions.list', () => {
  let b: Bench;
  beforeEach(async () => {
    b = await bench();
    for (const [sessionKey, message, label] of [
      ['main', 'first words here', undefined],
      ['alpha', 'Talk about 100% of it', 'Alpha'],
      ['beta', 'other things', undefined],
    ] as const) {
      b.time.now += 60_000;
      const key = `run-${sessionKey}`;
      const more = {
        ...(label === undefined ? {} : { label }),
        ...(sessionKey === 'beta' ? { spawnedBy: 'agent:main:main' } : {}),
      };
      await b.call('agent', { sessionKey, message, idempotencyKey: key, ...more });
      await b.end(key);
    }
  });
  afterEach(() => b.dispose());

  async function keys(params: object): Promise<string[]> {
    const { payload } = await b.call('sessions.list', params);
    return (payload['sessions'] as { key: string }[]).map(one => one.key.replace('agent:main:', ''));
  }

  it.each<[object, string[]]>([
    [{}, ['beta', 'alpha', 'main']],
    [{ limit: 1 }, ['beta']],
    [{ search: 'x'.repeat(60_000) }, []],
    [{ limit: 1, offset: 1 }, ['alpha']],
    [{ offset: 5 }, []],
    [{ activeMinutes: 1 }, ['beta', 'alpha']],
    [{ label: 'Alpha' }, ['alpha']],
    [{ label: 'alph' }, []],
    [{ spawnedBy: 'agent:main:main' }, ['beta']],
    [{ search: 'ALPHA' }, ['alpha']],
    [{ search: 'other th' }, ['beta']],
    [{ search: '100%' }, ['alpha']],
    [{ search: '%' }, ['alpha']],
    [{ search: '_' }, []],
    [{ search: ' ' }, ['beta', 'alpha', 'main']],
    [{ agentId: 'main', sortBy: 'lastInteractionAt' }, ['beta', 'alpha', 'main']],
    [{ agentId: 'ghost' }, []],
    [{ archived: true }, []],
    [{ archived: 'all' }, ['beta', 'alpha', 'main']],
    [{ boardFace: 'dashboard' }, []],
    [{ ownerId: 'someone' }, []],
    [{ includeGlobal: true, includeUnknown: true, limit: 3 }, ['beta', 'alpha', 'main']],
  ])('%o gives %j', async (params, expected) => {
    expect(await keys(params)).toEqual(expected);
  });

  it('counts all that match, and says where the next page begins', async () => {
    expect((await b.call('sessions.list', { limit: 2 })).payload).toMatchObject({
      path: b.path,
      count: 2,
      totalCount: 3,
      limitApplied: 2,
      nextOffset: 2,
      hasMore: true,
      defaults: { modelProvider: 'echo', model: 'echo' },
    });
    expect((await b.call('sessions.list', { limit: 2, offset: 2 })).payload).toMatchObject({
      count: 1,
      nextOffset: null,
      hasMore: false,
    });
  });

  it('adds titles and previews when asked', async () => {
    const { payload } = await b.call('sessions.list', {
      includeDerivedTitles: true,
      includeLastMessage: true,
      search: 'main:main',
    });
    expect(payload['sessions']).toMatchObject([
      { derivedTitle: 'first words here', lastMessagePreview: 'You said: first words here' },
    ]);
    const plain = (await b.call('sessions.list', {})).payload['sessions'] as object[];
    expect(plain.some(row => 'derivedTitle' in row || 'lastMessagePreview' in row)).toBe(false);
  });

  it('says how the last run went and what runs now', async () => {
    await b.call('chat.send', { sessionKey: 'main', message: '!slow=5000 x', idempotencyKey: 'k1' });
    await b.call('chat.send', { sessionKey: 'alpha', message: '!fail=broken', idempotencyKey: 'k2' });
    await b.end('k2');
    const rows = (await b.call('sessions.list', {})).payload['sessions'] as { key: string }[];
    const row = (name: string) => rows.find(one => one.key === `agent:main:${name}`);
    expect(row('main')).toMatchObject({
      status: 'running',
      hasActiveRun: true,
      activeRunIds: ['k1'],
      isMain: true,
    });
    expect(row('alpha')).toMatchObject({
      status: 'failed',
      lastRunError: 'broken',
      label: 'Alpha',
      hasActiveRun: false,
    });
    expect(row('beta')).toMatchObject({
      status: 'done',
      abortedLastRun: false,
      lastRunId: 'run-beta',
      isMain: false,
    });
  });

  it('answers protocol 3 without what came later', async () => {
    const { payload } = await b.call('sessions.list', {}, caller({ protocol: 3 }));
    expect(Object.keys(payload).toSorted()).toEqual(['count', 'defaults', 'path', 'sessions', 'ts']);
    expect((payload['sessions'] as object[])[0]).not.toHaveProperty('agentId');
  });

  it('refuses a label that another session has', async () => {
    const again = { message: 'x', idempotencyKey: 'k1', label: 'Alpha' };
    expect((await b.call('agent', { ...again, sessionKey: 'beta' })).error).toEqual({
      code: 'INVALID_REQUEST',
      message: 'label already in use: Alpha',
    });
    expect((await b.call('agent', { ...again, sessionKey: 'alpha' })).payload).toMatchObject({
      status: 'accepted',
    });
  });

  it('gives health and status their counts', () => {
    const facts = b.agents.facts.sessions();
    expect(facts.path).toBe(b.path);
    expect(facts.byAgent).toMatchObject([{ agentId: 'main', count: 3 }]);
    expect(facts.byAgent[0]?.recent[0]).toEqual({ key: 'agent:main:beta', updatedAt: b.time.now });
    expect(b.agents.facts).toMatchObject({
      defaultAgentId: 'main',
      defaultModel: { provider: 'echo', model: 'echo' },
    });
  });
});
