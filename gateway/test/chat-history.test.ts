import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type Bench, bench, caller, textOf } from './agents-support.ts';

let b: Bench;
beforeEach(async () => {
  b = await bench();
});
afterEach(() => b.dispose());

const v3 = caller({ protocol: 3, connId: 'conn-3' });
const MAIN = { sessionKey: 'main' };

function send(message: string, idempotencyKey: string, more: Record<string, unknown> = {}) {
  return b.call('chat.send', { ...MAIN, message, idempotencyKey, ...more });
}

describe('chat.history', () => {
  it('is empty for a session that is not there, and makes none', async () => {
    const answer = await b.call('chat.history', { sessionKey: 'Nope' });
    expect(answer.payload).toMatchObject({
      sessionKey: 'Nope',
      messages: [],
      hasMore: false,
      totalMessages: 0,
    });
    expect(answer.payload).not.toHaveProperty('sessionId');
    expect((await b.call('sessions.list', {})).payload['count']).toBe(0);
  });

  it('returns the newest messages, oldest first, page by page', async () => {
    for (const key of ['a', 'b', 'c']) {
      await send(key, key);
      await b.end(key);
    }
    const page = async (params: object) => {
      const { payload } = await b.call('chat.history', { ...MAIN, ...params });
      return [(payload['messages'] as object[]).map(textOf), payload['hasMore'], payload['totalMessages']];
    };
    expect(await page({ limit: 2 })).toEqual([['c', 'You said: c'], true, 6]);
    expect(await page({ limit: 2, offset: 2 })).toEqual([['b', 'You said: b'], true, 6]);
    expect(await page({ limit: 9, offset: 4 })).toEqual([['a', 'You said: a'], false, 6]);
    expect(await page({ offset: 99 })).toEqual([[], false, 6]);
    expect(await page({ limit: 1, maxChars: 4 })).toEqual([['You…'], true, 6]);
  });

  it('answers protocol 3 without what came later', async () => {
    await send('hi', 'k1');
    await b.end('k1');
    const { payload } = await b.call('chat.history', MAIN, v3);
    expect(Object.keys(payload).toSorted()).toEqual(['messages', 'sessionId', 'sessionKey', 'thinkingLevel']);
  });

  it.each([
    [{ cursor: 'x' }, 'chat.history: cursor is not supported by this gateway'],
    [{ messageId: 'x' }, 'chat.history: messageId is not supported by this gateway'],
    [{ sessionId: 'x' }, 'session id does not match the session: x'],
  ])('refuses %o', async (params, message) => {
    expect((await b.call('chat.history', { ...MAIN, ...params })).error).toEqual({
      code: 'INVALID_REQUEST',
      message,
    });
  });

  it('leaves older messages for the next page when they are large', async () => {
    for (const key of ['a', 'b', 'c']) {
      await send(`${key.repeat(1_500_000)}`, key);
      await b.end(key);
    }
    const first = (await b.call('chat.history', MAIN)).payload;
    const count = (first['messages'] as object[]).length;
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(6);
    expect(first).toMatchObject({ hasMore: true, totalMessages: 6 });
  });
});
