import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Response } from '../src/ports.ts';
import { type Bench, bench, caller, textOf } from './agents-support.ts';

let b: Bench;
beforeEach(async () => {
  b = await bench();
});
afterEach(() => b.dispose());

/** Calls agent and promises its second answer. */
async function agent(message: string, idempotencyKey: string, more: object = {}, who = caller()) {
  const again = Promise.withResolvers<Response>();
  const first = await b.call('agent', { message, idempotencyKey, ...more }, who, { again: again.resolve });
  return { first, final: again.promise };
}

describe('agent', () => {
  it('answers twice, and a repeated key once', async () => {
    const { first, final } = await agent('!slow=10 hi', 'k1', { sessionKey: 'Notes' });
    expect(first.payload).toEqual({
      runId: 'k1',
      status: 'accepted',
      acceptedAt: b.time.now,
      sessionKey: 'agent:main:Notes',
      agentId: 'main',
    });
    expect((await agent('other', 'k1')).first.payload).toEqual({
      runId: 'k1',
      status: 'in_flight',
      sessionKey: 'agent:main:Notes',
      agentId: 'main',
    });
    const response = await final;
    expect(response).toMatchObject({
      ok: true,
      payload: {
        runId: 'k1',
        status: 'ok',
        summary: 'completed',
        result: {
          payloads: [{ text: 'You said: hi', mediaUrl: null }],
          meta: { aborted: false, agentMeta: { provider: 'echo', model: 'echo', sessionId: 'id-1' } },
        },
      },
    });
    expect((await agent('other', 'k1')).first).toEqual(response);
    expect(b.events('chat', 'k1').at(-1)).toMatchObject({ state: 'final', sessionKey: 'agent:main:Notes' });
  });

  it('answers a failed run with an error and a payload, again and again', async () => {
    const { final } = await agent('!fail=broken', 'k1');
    const expected = {
      ok: false,
      error: { code: 'UNAVAILABLE', message: 'broken' },
      payload: { runId: 'k1', status: 'error', summary: 'broken' },
    };
    expect(await final).toEqual(expected);
    expect((await agent('!fail=broken', 'k1')).first).toEqual(expected);
  });

  it('answers a stopped run with timeout', async () => {
    const { final } = await agent('!slow=5000 hi', 'k1', {}, caller({ connId: 'a' }));
    await b.call('chat.abort', { sessionKey: 'main' }, caller({ connId: 'a' }));
    expect(await final).toMatchObject({
      ok: true,
      payload: {
        status: 'timeout',
        summary: 'aborted',
        stopReason: 'rpc',
        result: { payloads: [], meta: { aborted: true } },
      },
    });
    const timed = await agent('!slow=3000 hi', 'k2', { timeout: 1 });
    expect(await timed.final).toMatchObject({ payload: { status: 'timeout', stopReason: 'timeout' } });
  });

  it('answers protocol 3 without what came later', async () => {
    const who = caller({ protocol: 3 });
    expect((await agent('!slow=10 hi', 'k1', {}, who)).first.payload).toEqual({
      runId: 'k1',
      status: 'accepted',
      acceptedAt: b.time.now,
    });
    expect((await agent('hi', 'k1', {}, who)).first.payload).toEqual({ runId: 'k1', status: 'in_flight' });
  });

  it('does not run a key twice that chat.send is running', async () => {
    await b.call('chat.send', { sessionKey: 'main', message: '!slow=5000 x', idempotencyKey: 'k1' });
    expect((await agent('x', 'k1')).first.payload).toMatchObject({ status: 'in_flight' });
  });

  it('uses the main session for an agent, an address and nothing; a session id finds its session', async () => {
    for (const [key, params] of Object.entries({ a: {}, b: { agentId: 'main' }, c: { to: '+15550100' } })) {
      expect((await agent('hi', key, params)).first.payload['sessionKey']).toBe('agent:main:main');
      await b.end(key);
    }
    const { final } = await agent('hi', 'd', { sessionKey: 'other' });
    const { payload } = (await final) as {
      payload: { result: { meta: { agentMeta: { sessionId: string } } } };
    };
    const { sessionId } = payload.result.meta.agentMeta;
    expect((await agent('hi', 'e', { sessionId })).first.payload['sessionKey']).toBe('agent:main:other');
  });

  it.each<[object, string]>([
    [{ agentId: 'ghost' }, 'unknown agent id "ghost"'],
    [
      { sessionKey: 'agent:main:x', agentId: 'ghost' },
      'agent "ghost" does not match session key agent "main"',
    ],
    [{ sessionId: 'nope' }, 'unknown session id: nope'],
    [{ deliver: true }, 'agent: no channel is configured to deliver the reply to'],
    [{ cwd: '/' }, 'agent: cwd is not supported by this gateway'],
    [{ model: 'gpt' }, 'unknown model: gpt'],
    [{ provider: 'x', model: 'echo' }, 'unknown model: x/echo'],
    [{ expectedExistingSessionId: 'x' }, 'session id does not match the session: x'],
    [{ message: ' ' }, 'message or attachment required'],
    [{ attachments: ['x'] }, 'attachment 1: must be object'],
  ])('refuses %o', async (params, message) => {
    expect((await agent('hi', 'k1', params)).first.error).toEqual({ code: 'INVALID_REQUEST', message });
    expect(await b.call('sessions.list', {})).toMatchObject({ payload: { count: 0 } });
  });
});

describe('agent.wait', () => {
  it('tells many who wait, and those who come later', async () => {
    const waiting = Array.from({ length: 50 }, () => b.call('agent.wait', { runId: 'k1' }));
    await b.call('chat.send', { sessionKey: 'main', message: 'hi', idempotencyKey: 'k1' });
    const { now } = b.time;
    const expected = { runId: 'k1', status: 'ok', startedAt: now, endedAt: now, stopReason: 'stop' };
    for (const answer of await Promise.all(waiting)) expect(answer.payload).toEqual(expected);
    expect((await b.call('agent.wait', { runId: 'k1', timeoutMs: 0 })).payload).toEqual(expected);
  });

  it('tells of errors and stops', async () => {
    await agent('!fail=broken', 'k1');
    expect((await b.call('agent.wait', { runId: 'k1' })).payload).toMatchObject({
      status: 'error',
      error: 'broken',
    });
    await agent('!slow=5000 x', 'k2');
    const waiting = b.call('agent.wait', { runId: 'k2' });
    await b.call('chat.abort', { sessionKey: 'main' });
    expect((await waiting).payload).toMatchObject({ status: 'timeout', stopReason: 'rpc' });
  });

  it('gives up when the time is up or the connection has gone', async () => {
    const unknown = { runId: 'nope', status: 'timeout' };
    expect((await b.call('agent.wait', { runId: 'nope', timeoutMs: 0 })).payload).toEqual(unknown);
    expect((await b.call('agent.wait', { runId: 'nope', timeoutMs: 10 })).payload).toEqual(unknown);
    const gone = new AbortController();
    const waiting = b.call('agent.wait', { runId: 'nope' }, caller(), { signal: gone.signal });
    gone.abort();
    expect((await waiting).payload).toEqual(unknown);
  });
});

describe('agents.list and models.list', () => {
  it('show the one agent and its model', async () => {
    expect((await b.call('agents.list', {})).payload).toMatchObject({
      defaultId: 'main',
      mainKey: 'main',
      scope: 'per-sender',
      agents: [{ id: 'main', model: { primary: 'echo/echo' } }],
      ownership: 'sole',
    });
    expect((await b.call('agents.list', {}, caller({ protocol: 3 }))).payload).toEqual({
      defaultId: 'main',
      mainKey: 'main',
      scope: 'per-sender',
      agents: [{ id: 'main' }],
    });
    expect((await b.call('models.list', { agentId: 'main' })).payload).toMatchObject({
      models: [{ id: 'echo', provider: 'echo', available: true }],
    });
    expect((await b.call('models.list', { agentId: 'ghost' })).error?.code).toBe('INVALID_REQUEST');
  });
});

describe('close', () => {
  it('ends runs, sends those home who wait, keeps what was said, and takes no more', async () => {
    const { final } = await agent('!slow=40 one two three', 'k1');
    const queued = await agent('two', 'k2');
    const waiting = b.call('agent.wait', { runId: 'else' });
    await b.until('chat', one => one['state'] === 'delta');
    await b.agents.close();
    expect(await final).toMatchObject({ payload: { status: 'timeout', stopReason: 'shutdown' } });
    expect(await queued.final).toMatchObject({ payload: { status: 'timeout' } });
    expect((await waiting).payload).toEqual({ runId: 'else', status: 'timeout' });
    const { messages } = (await b.call('chat.history', { sessionKey: 'main' })).payload as {
      messages: object[];
    };
    expect(textOf(messages[1])).toMatch(/^You/);
    expect((await agent('more', 'k3')).first.error).toMatchObject({ code: 'UNAVAILABLE', retryable: true });
  });
});
