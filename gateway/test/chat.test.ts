import { LIMITS } from '@clawspec/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type Bench, bench, caller, textOf } from './agents-support.ts';

let b: Bench;
beforeEach(async () => {
  b = await bench();
});
afterEach(() => b.dispose());

const MAIN = { sessionKey: 'main' };
const v3 = caller({ protocol: 3, connId: 'conn-3' });

function send(message: string, idempotencyKey: string, more: Record<string, unknown> = {}, who = caller()) {
  return b.call('chat.send', { ...MAIN, message, idempotencyKey, ...more }, who);
}

/** Whether a delta of the run is out. */
function speaking(runId: string) {
  return b.until('chat', one => one['runId'] === runId && one['state'] === 'delta');
}

describe('chat.send', () => {
  it('streams: start, text, deltas, end, final, with the numbers of the run', async () => {
    const ack = await send('hello big world', 'k1');
    expect(ack.payload).toEqual({ runId: 'k1', status: 'started' });
    expect(b.sent).toEqual([]);
    const final = await b.end('k1');

    const agent = b.events('agent', 'k1');
    const lifecycle = agent.filter(one => one['stream'] === 'lifecycle');
    expect(lifecycle.map(one => (one['data'] as { phase: string }).phase)).toEqual(['start', 'end']);
    expect(agent[0]).toMatchObject({ sessionKey: 'agent:main:main', agentId: 'main', sessionId: 'id-1' });
    const spoken = agent.filter(one => one['stream'] === 'assistant').map(one => one['data']);
    expect(spoken).toEqual([
      { text: 'You', delta: 'You' },
      { text: 'You said: hello big world', delta: ' said: hello big world' },
    ]);
    const chat = b.events('chat', 'k1');
    expect(chat.map(one => one['state'])).toEqual(['status', 'delta', 'delta', 'final']);
    expect(chat.map(one => one['deltaText'])).toEqual([
      undefined,
      'You',
      ' said: hello big world',
      undefined,
    ]);
    expect(final).toMatchObject({ sessionKey: 'agent:main:main', agentId: 'main', stopReason: 'stop' });
    expect(textOf(final['message'])).toBe('You said: hello big world');

    const seqs = b.sent.map(one => Number(one.payload(4)['seq']));
    expect(seqs).toEqual(seqs.toSorted((x, y) => x - y));
    expect(seqs[0]).toBe(1);
    expect(final['seq']).toBe(agent.at(-1)?.['seq']);
  });

  it('gives protocol 3 what it knows: no status, no fields of protocol 4', async () => {
    await send('hi', 'k1');
    await b.end('k1');
    const chat = b.events('chat', 'k1', v3);
    expect(chat.map(one => one['state'])).toEqual(['delta', 'delta', 'final']);
    for (const one of chat) {
      expect(Object.keys(one).toSorted()).toEqual(['message', 'runId', 'seq', 'sessionKey', 'state']);
    }
    for (const one of b.events('agent', 'k1', v3)) {
      expect(Object.keys(one).toSorted()).toEqual(['data', 'runId', 'seq', 'sessionKey', 'stream', 'ts']);
    }
    const end = b.events('agent', 'k1', v3).at(-1);
    expect(Object.keys(end?.['data'] as object).toSorted()).toEqual(['endedAt', 'phase', 'startedAt']);
  });

  it('holds deltas back for the interval and sends the last one before the final', async () => {
    const began = performance.now();
    await send('!slow=5 !long=60 go', 'k1');
    const final = await b.end('k1');
    const deltas = b.events('chat', 'k1').filter(one => one['state'] === 'delta');
    const most = (performance.now() - began) / LIMITS.chatDeltaIntervalMs + 2;
    expect(deltas.length).toBeGreaterThan(2);
    expect(deltas.length).toBeLessThanOrEqual(most);
    expect(deltas.map(one => one['deltaText']).join('')).toBe(textOf(final['message']));
    expect(textOf(deltas.at(-1)?.['message'])).toBe(textOf(final['message']));
  });

  it('answers a repeated key with how its run stands, whoever asks, and runs once', async () => {
    await send('!slow=20 hi', 'k1');
    const other = caller({ connId: 'conn-2', deviceId: 'device-2' });
    expect((await send('something else', 'k1', {}, other)).payload).toEqual({
      runId: 'k1',
      status: 'in_flight',
    });
    await b.end('k1');
    expect((await send('hi', 'k1', {}, other)).payload).toEqual({ runId: 'k1', status: 'ok' });
    const history = await b.call('chat.history', MAIN);
    expect(history.payload['messages']).toHaveLength(2);
    b.time.now += LIMITS.dedupeTtlMs;
    expect((await send('hi', 'k1')).payload).toEqual({ runId: 'k1', status: 'started' });
  });

  it('tells of a failure as agent error and chat error, and repeats it', async () => {
    await send('!fail="no luck today" half', 'k1');
    const end = await b.end('k1');
    expect(end).toMatchObject({ state: 'error', errorMessage: 'no luck today' });
    expect(b.events('agent', 'k1').at(-1)?.['data']).toMatchObject({
      phase: 'error',
      error: 'no luck today',
    });
    expect(await send('again', 'k1')).toEqual({
      ok: false,
      error: { code: 'UNAVAILABLE', message: 'no luck today' },
      payload: { runId: 'k1', status: 'error', summary: 'no luck today' },
    });
    const { messages } = (await b.call('chat.history', MAIN)).payload as { messages: object[] };
    expect(messages[1]).toMatchObject({
      role: 'assistant',
      stopReason: 'error',
      errorMessage: 'no luck today',
    });
    expect(textOf(messages[1])).toBe('You said: half');
  });

  it('ends without a message when the agent says nothing', async () => {
    await send('!silent', 'k1');
    expect(await b.end('k1')).not.toHaveProperty('message');
    expect((await b.call('chat.history', MAIN)).payload['messages']).toHaveLength(1);
  });

  it('holds a second message until the first run has ended, and runs it under its own key', async () => {
    await send('!slow=20 one', 'k1');
    expect((await send('two', 'k2')).payload).toEqual({ runId: 'k2', status: 'started' });
    expect((await send('two', 'k2')).payload).toEqual({ runId: 'k2', status: 'in_flight' });
    const during = await b.call('chat.history', MAIN);
    expect(during.payload).toMatchObject({
      inFlightRun: { runId: 'k1' },
      pendingInputs: { total: 1, items: [{ runId: 'k2', state: 'queued', message: { content: 'two' } }] },
    });
    await b.end('k2');
    const order = b.sent.map(one => String(one.payload(4)['runId']));
    expect(order.lastIndexOf('k1')).toBeLessThan(order.indexOf('k2'));
    const { messages } = (await b.call('chat.history', MAIN)).payload as { messages: object[] };
    expect(messages.map(textOf)).toEqual(['!slow=20 one', 'You said: one', 'two', 'You said: two']);
  });

  it('runs sessions side by side', async () => {
    await send('!slow=10000 one', 'k1');
    await send('two', 'k2', { sessionKey: 'other' });
    expect(await b.end('k2')).toMatchObject({ sessionKey: 'agent:main:other', state: 'final' });
  });

  it('refuses more than it can hold, retryable, and keeps nothing of the refused', async () => {
    await b.dispose();
    b = await bench({ limits: { queuedRunsPerSession: 1, runs: 3 } });
    await send('!slow=10000 one', 'k1');
    await send('two', 'k2');
    const full = await send('three', 'k3');
    expect(full.error).toMatchObject({ code: 'UNAVAILABLE', retryable: true });
    await send('!slow=10000 other', 'k4', { sessionKey: 'other' });
    expect((await send('x', 'k5', { sessionKey: 'third' })).error).toMatchObject({
      code: 'UNAVAILABLE',
      retryable: true,
    });
    await b.call('chat.abort', MAIN);
    expect((await send('three', 'k3')).payload).toEqual({ runId: 'k3', status: 'started' });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['nothing to say', { message: ' ' }, 'message or attachment required'],
    ['a key of an unknown agent', { sessionKey: 'agent:ghost:main' }, 'unknown agent id "ghost"'],
    ['an unknown agent', { agentId: 'ghost' }, 'unknown agent id "ghost"'],
    [
      'two agents',
      { sessionKey: 'agent:main:x', agentId: 'ghost' },
      'agent "ghost" does not match session key agent "main"',
    ],
    ['a malformed key', { sessionKey: 'agent::' }, 'malformed session key "agent::"'],
    ['a blank key', { sessionKey: '  ' }, 'session key must not be blank'],
    ['another session id', { sessionId: 'id-9' }, 'session id does not match the session: id-9'],
    [
      'a condition it cannot check',
      { expectedLeafEntryId: 'x' },
      'chat.send: expectedLeafEntryId is not supported by this gateway',
    ],
    [
      'an interruption',
      { queueMode: 'interrupt' },
      'chat.send: queueMode interrupt is not supported by this gateway',
    ],
  ])('refuses %s', async (_what, params, message) => {
    expect((await send('hi', 'k1', params)).error).toEqual({ code: 'INVALID_REQUEST', message });
    expect((await send('hi', 'k1')).payload).toEqual({ runId: 'k1', status: 'started' });
  });

  it('stops a run when its time is up', async () => {
    await send('!slow=2000 one', 'k1', { timeoutMs: 20 });
    expect(await b.end('k1')).toMatchObject({ state: 'aborted', stopReason: 'timeout' });
    expect((await send('', 'k1')).payload).toMatchObject({ status: 'timeout', stopReason: 'timeout' });
  });

  it('goes on when its connection has gone, and takes 0 for no limit', async () => {
    const gone = new AbortController();
    await b.call(
      'chat.send',
      { ...MAIN, message: '!slow=10 hi', idempotencyKey: 'k1', timeoutMs: 0 },
      caller(),
      {
        signal: gone.signal,
      },
    );
    gone.abort();
    expect(await b.end('k1')).toMatchObject({ state: 'final' });
  });
});

describe('chat.abort', () => {
  it('ends the run at once, keeps what was said, and repeats it', async () => {
    await send('!slow=50 one two three', 'k1');
    await speaking('k1');
    const answer = await b.call('chat.abort', { ...MAIN, runId: 'k1' });
    expect(answer.payload).toEqual({ ok: true, aborted: true, runIds: ['k1'] });
    const chat = b.events('chat', 'k1').at(-1)!;
    expect(chat).toMatchObject({ state: 'aborted', stopReason: 'rpc' });
    const said = textOf(chat['message'])!;
    expect(said).toMatch(/^You/);
    const last = b.events('agent', 'k1').at(-1)!;
    expect(last['data']).toMatchObject({
      phase: 'end',
      aborted: true,
      status: 'cancelled',
      stopReason: 'rpc',
    });
    expect(last['seq']).toBe(chat['seq']);

    expect((await b.call('chat.abort', { ...MAIN, runId: 'k1' })).payload).toMatchObject({
      aborted: false,
      runIds: [],
    });
    expect((await send('again', 'k1')).payload).toEqual({
      runId: 'k1',
      status: 'timeout',
      summary: 'aborted',
      stopReason: 'rpc',
      endedAt: b.time.now,
    });
    const { messages } = (await b.call('chat.history', MAIN)).payload as { messages: object[] };
    expect(textOf(messages[1])).toBe(said);
    expect(messages[1]).toMatchObject({ openclawAbort: { aborted: true, origin: 'rpc', runId: 'k1' } });
  });

  it('finds nothing to do when idle', async () => {
    expect((await b.call('chat.abort', MAIN)).payload).toEqual({ ok: true, aborted: false, runIds: [] });
    expect((await send('/stop', 'k1')).payload).toEqual({ ok: true, aborted: false, runIds: [] });
  });

  it('stops all runs of the session with /stop, those that wait as well', async () => {
    await send('!slow=5000 one', 'k1');
    await send('two', 'k2');
    expect((await send(' /stop ', 'k3')).payload).toEqual({ ok: true, aborted: true, runIds: ['k1', 'k2'] });
    expect(await b.end('k1')).toMatchObject({ state: 'aborted', stopReason: 'stop' });
    expect(await b.end('k2')).toMatchObject({ state: 'aborted', stopReason: 'stop', seq: 1 });
    expect(b.events('agent', 'k2')).toEqual([]);
    await send('three', 'k4');
    expect(await b.end('k4')).toMatchObject({ state: 'final' });
  });

  it('stops a run that has not begun to speak without telling that it began', async () => {
    await send('hi', 'k1');
    await b.call('chat.abort', MAIN);
    expect(b.events('agent')).toEqual([]);
    expect(b.events('chat').map(one => one['state'])).toEqual(['aborted']);
  });

  it('takes /stop as text when it is told to', async () => {
    await send('/stop', 'k1', { suppressCommandInterpretation: true });
    expect(textOf((await b.end('k1'))['message'])).toBe('You said: /stop');
  });

  it('stops a run that is named with another session', async () => {
    await send('!slow=5000 one', 'k1');
    expect((await b.call('chat.abort', { sessionKey: 'other', runId: 'k1' })).payload).toMatchObject({
      runIds: ['k1'],
    });
  });

  it.each<[string, Partial<ReturnType<typeof caller>>, Partial<ReturnType<typeof caller>>, boolean]>([
    ['the same connection', { connId: 'a' }, { connId: 'a' }, true],
    [
      'the same device on another connection',
      { connId: 'a', deviceId: 'd' },
      { connId: 'b', deviceId: 'd' },
      true,
    ],
    ['another connection', { connId: 'a' }, { connId: 'b' }, false],
    ['another device', { connId: 'a', deviceId: 'd' }, { connId: 'b', deviceId: 'e' }, false],
    ['an administrator', { connId: 'a', deviceId: 'd' }, { connId: 'b', scopes: ['operator.admin'] }, true],
  ])('by %s', async (_who, starter, stopper, allowed) => {
    await send('!slow=5000 one', 'k1', {}, caller(starter));
    for (const params of [{ ...MAIN, runId: 'k1' }, MAIN]) {
      const answer = await b.call('chat.abort', params, caller(stopper));
      if (allowed) expect(answer.ok).toBe(true);
      else expect(answer.error).toEqual({ code: 'INVALID_REQUEST', message: 'unauthorized' });
    }
  });
});
