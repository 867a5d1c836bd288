import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempDir, testGateway } from './support/gateway.ts';
import { connected, type Frame, type RawClient } from './support/raw-client.ts';
import { type ManualTime, manualTime } from './support/time.ts';

const HOUR = 3_600_000;
const HOURLY = {
  name: 'hourly',
  schedule: { kind: 'every', everyMs: HOUR },
  sessionTarget: 'main',
  wakeMode: 'next-heartbeat',
  payload: { kind: 'systemEvent', text: 'look around' },
};
const TURN = { kind: 'agentTurn', message: 'sum up' };

async function setUp(options: { protocol?: 3 | 4; stateDir?: string; time?: ManualTime } = {}) {
  const { protocol = 4, time = manualTime() } = options;
  const stateDir = options.stateDir ?? (await tempDir());
  const gateway = await testGateway({ ...time, stateDir, heartbeat: { every: '0m' } });
  const { client } = await connected(gateway.url, { minProtocol: protocol, maxProtocol: protocol });
  return { gateway, client, time, stateDir };
}

async function ok(client: RawClient, method: string, params: object = {}) {
  const answer = await client.request(method, params);
  expect(answer.error).toBeUndefined();
  return answer.payload;
}

const add = async (client: RawClient, changes: object = {}): Promise<string> =>
  (await ok(client, 'cron.add', { ...HOURLY, ...changes })).id;

const actions = (client: RawClient) =>
  client.frames.filter(({ event }) => event === 'cron').map(({ payload }) => payload.action);

/** The nth event of an action. */
async function told(client: RawClient, action: string, nth = 1): Promise<Frame['payload']> {
  const all = () => client.frames.filter(one => one.event === 'cron' && one.payload.action === action);
  await client.next(() => all().length >= nth, `${action} ${nth}`);
  return all()[nth - 1]!.payload;
}

describe('jobs', () => {
  test('defaults', async () => {
    const { client, time } = await setUp();
    const now = time.clock.now();
    const job = await ok(client, 'cron.add', {
      name: ' x ',
      schedule: { kind: 'every', everyMs: 5 },
      payload: TURN,
    });
    expect(job).toMatchObject({
      name: 'x',
      enabled: true,
      wakeMode: 'now',
      sessionTarget: 'isolated',
      schedule: { kind: 'every', everyMs: 5, anchorMs: now },
      state: { nextRunAtMs: now + 5 },
      nextRunAtMs: now + 5,
      effectiveAgentId: 'main',
      deliveryPreview: { label: 'not requested' },
    });
    expect(job.deleteAfterRun).toBeUndefined();
    const old = await ok(client, 'cron.add', {
      ...HOURLY,
      schedule: { kind: 'at', atMs: now + HOUR },
    });
    expect(old).toMatchObject({
      deleteAfterRun: true,
      schedule: { kind: 'at', at: new Date(now + HOUR).toISOString() },
    });
  });

  test.each<[string, object, RegExp]>([
    ['no interval', { schedule: { kind: 'every', everyMs: 0 } }, /at \/schedule/],
    ['no expression', { schedule: { kind: 'cron', expr: 'soon' } }, /CronPattern: invalid configuration/],
    ['a value out of range', { schedule: { kind: 'cron', expr: '61 * * * *' } }, /Invalid value for minute/],
    ['never', { schedule: { kind: 'cron', expr: '0 0 30 2 *' } }, /never comes/],
    ['never in months', { schedule: { kind: 'cron', expr: '0 0 31 4,6,9,11 *' } }, /never comes$/],
    ['no time zone', { schedule: { kind: 'cron', expr: '0 7 * * *', tz: 'Nowhere/X' } }, /timezone/i],
    ['no time', { schedule: { kind: 'at', at: 'tomorrow' } }, /ISO 8601/],
    ['the past', { schedule: { kind: 'at', at: '2020-01-01T00:00:00Z' } }, /past/],
    ['on-exit', { schedule: { kind: 'on-exit', command: 'make' } }, /not supported/],
    ['a command', { payload: { kind: 'command', argv: ['rm'] } }, /not supported/],
    ['a model', { payload: { ...TURN, model: 'x' }, sessionTarget: 'isolated' }, /payload.model/],
    ['a turn in main', { payload: TURN }, /main cron jobs require payload.kind="systemEvent"/],
    ['an event apart', { sessionTarget: 'isolated' }, /isolated cron jobs require payload.kind="agentTurn"/],
    ['another session', { sessionTarget: 'session:x' }, /not supported/],
    ['an unknown agent', { agentId: 'nobody' }, /unknown agent id "nobody"/],
    ['a webhook', { delivery: { mode: 'webhook', to: 'http://x' } }, /webhook/],
    ['a channel', { delivery: { mode: 'announce', channel: 'telegram' } }, /destination/],
    ['a delivery without a mode', { delivery: { bestEffort: true } }, /mode/],
    ['null where nothing is to be cleared', { delivery: { mode: 'none', to: null } }, /delivery\/to/],
    ['a time that no date can name', { schedule: { kind: 'every', everyMs: 8.64e15 + 1 } }, /everyMs/],
    ['a trigger', { trigger: { script: 'x' } }, /trigger is not supported/],
    ['a blank name', { name: '  ' }, /name is blank/],
    ['an unknown member', { colour: 'red' }, /unexpected property 'colour'/],
  ])('refuses %s and keeps nothing', async (_, changes, message) => {
    const { client } = await setUp();
    const { error } = await client.request('cron.add', { ...HOURLY, ...changes });
    expect(error).toMatchObject({ code: 'INVALID_REQUEST', message: expect.stringMatching(message) });
    expect(await ok(client, 'cron.list', { includeDisabled: true })).toMatchObject({ jobs: [], total: 0 });
  });

  test('a change keeps what it does not name, and a wrong one changes nothing', async () => {
    const { client, time } = await setUp();
    const id = await add(client, { description: 'why' });
    time.advance(1000);
    const before = (await ok(client, 'cron.list')).jobs[0];
    const renamed = await ok(client, 'cron.update', { jobId: id, patch: { name: 'new' } });
    expect(renamed).toMatchObject({ name: 'new', description: 'why', state: before.state });
    expect(renamed.configRevision).not.toBe(before.configRevision);

    const moved = await ok(client, 'cron.update', {
      id,
      patch: { schedule: { kind: 'cron', expr: '0 12 * * *', tz: 'UTC' } },
    });
    expect(moved.nextRunAtMs).toBe(Date.UTC(2026, 0, 22, 12));
    const off = await ok(client, 'cron.update', { id, patch: { enabled: false } });
    expect(off.state.nextRunAtMs).toBeUndefined();
    const turned = { id, patch: { sessionTarget: 'isolated', payload: { kind: 'agentTurn' } } };
    expect((await client.request('cron.update', turned)).error?.message).toMatch(/payload.message required/);
    const stale = { id, patch: { name: 'y' }, expectedConfigRevision: before.configRevision };
    expect((await client.request('cron.update', stale)).error?.message).toMatch(/has changed since/);
    const [kept] = (await ok(client, 'cron.list', { enabled: 'disabled' })).jobs;
    expect(kept).toMatchObject({ name: 'new', sessionTarget: 'main' });
  });

  test('pages, filters and orders', async () => {
    const { client } = await setUp();
    for (const [index, name] of ['c', 'a', 'b'].entries()) {
      await add(client, {
        name,
        enabled: name !== 'b',
        schedule: { kind: 'every', everyMs: HOUR * (index + 1) },
      });
    }
    const names = async (params: object) =>
      (await ok(client, 'cron.list', params)).jobs.map((job: { name: string }) => job.name);
    expect(await names({})).toEqual(['c', 'a']);
    expect(await names({ includeDisabled: true, sortBy: 'name', sortDir: 'desc' })).toEqual(['c', 'b', 'a']);
    expect(await names({ query: 'A' })).toEqual(['a']);
    expect(await names({ scheduleKind: 'cron' })).toEqual([]);
    expect(await names({ lastRunStatus: 'unknown', enabled: 'disabled' })).toEqual(['b']);
    expect(await ok(client, 'cron.list', { limit: 1, enabled: 'all' })).toMatchObject({
      total: 3,
      hasMore: true,
      nextOffset: 1,
    });
    expect(await ok(client, 'cron.list', { limit: 1, offset: 2, enabled: 'all' })).toMatchObject({
      hasMore: false,
      nextOffset: null,
    });
  });
});

describe('runs', () => {
  test('when due, again and again, one timer for all', async () => {
    const { client, time } = await setUp();
    const id = await add(client);
    await add(client, { name: 'other', schedule: { kind: 'every', everyMs: 5 * HOUR } });
    expect(time.waiting).toBe(1);
    time.advance(HOUR);
    expect(await told(client, 'finished')).toMatchObject({
      jobId: id,
      status: 'ok',
      completionStatus: 'succeeded',
      summary: 'look around',
      nextRunAtMs: time.clock.now() + HOUR,
    });
    time.advance(HOUR);
    await told(client, 'finished', 2);
    expect((await ok(client, 'status')).queuedSystemEvents).toEqual(['look around', 'look around']);
    expect((await ok(client, 'cron.runs', { id })).entries).toHaveLength(2);
  });

  test('a one-shot runs once and is gone', async () => {
    const { client, time } = await setUp();
    await add(client, { schedule: { kind: 'at', at: new Date(time.clock.now() + 1000).toISOString() } });
    time.advance(1000);
    await told(client, 'removed');
    time.advance(HOUR);
    expect(actions(client)).toEqual(['added', 'started', 'finished', 'removed']);
    expect((await ok(client, 'cron.runs')).entries).toHaveLength(1);
  });

  test('a one-shot that fails, or that is kept, is off and does not loop', async () => {
    const { client, time } = await setUp();
    const at = new Date(time.clock.now() + 1000).toISOString();
    const base = { schedule: { kind: 'at', at }, sessionTarget: 'isolated' };
    const failing = await add(client, { ...base, payload: { kind: 'agentTurn', message: '!fail=broken' } });
    const kept = await add(client, { ...base, payload: TURN, deleteAfterRun: false });
    time.advance(1000);
    await told(client, 'finished', 2);
    time.advance(10 * HOUR);
    const { jobs } = await ok(client, 'cron.list', { includeDisabled: true });
    const states = new Map(jobs.map((job: { id: string }) => [job.id, job]));
    expect(states.get(failing)).toMatchObject({ enabled: false, lastRunStatus: 'error' });
    expect(states.get(kept)).toMatchObject({ enabled: false, lastRunStatus: 'ok' });
    expect(actions(client).filter(action => action === 'started')).toHaveLength(2);
    expect((await ok(client, 'cron.status')).nextWakeAtMs).toBeNull();
  });

  test('an agent turn has a session of its own, fresh every time', async () => {
    const { client, time } = await setUp();
    const id = await add(client, { sessionTarget: 'isolated', payload: TURN });
    time.advance(HOUR);
    const first = await told(client, 'finished');
    expect(first).toMatchObject({ status: 'ok', sessionKey: `agent:main:cron:${id}` });
    expect(first.summary).toContain('sum up');
    time.advance(HOUR);
    const second = await told(client, 'finished', 2);
    expect(second.sessionId).not.toBe(first.sessionId);
    const { messages } = await ok(client, 'chat.history', { sessionKey: first.sessionKey });
    expect(messages).toHaveLength(2);
  });

  test('failures in a row wait longer and longer', async () => {
    const { client, time } = await setUp();
    const minutely = { kind: 'every', everyMs: 60_000, anchorMs: time.clock.now() };
    await add(client, {
      schedule: minutely,
      sessionTarget: 'isolated',
      payload: { kind: 'agentTurn', message: '!fail=broken' },
    });
    const waits: number[] = [];
    for (let run = 1; run <= 4; run++) {
      time.advance(waits.at(-1) ?? 60_000);
      const { nextRunAtMs, error, job } = await told(client, 'finished', run);
      expect(error).toBe('broken');
      expect(job.state.consecutiveErrors).toBe(run);
      waits.push(nextRunAtMs - time.clock.now());
    }
    expect(waits).toEqual([60_000, 60_000, 300_000, 900_000]);
  });

  test('a run that takes too long is stopped', async () => {
    const { client, time } = await setUp();
    await add(client, {
      sessionTarget: 'isolated',
      payload: { kind: 'agentTurn', message: '!slow=5000 hello', timeoutSeconds: 0.05 },
    });
    time.advance(HOUR);
    expect(await told(client, 'finished')).toMatchObject({
      status: 'error',
      error: 'cron: job execution timed out',
    });
  });

  test('no more at a time than the limit, and none beside itself', async () => {
    const time = manualTime();
    const gateway = await testGateway({
      ...time,
      limits: { cronConcurrentRuns: 2 },
      heartbeat: { every: '0m' },
    });
    const { client } = await connected(gateway.url);
    for (const name of ['a', 'b', 'c']) {
      await add(client, {
        name,
        sessionTarget: 'isolated',
        payload: { kind: 'agentTurn', message: '!slow=30 hello there' },
      });
    }
    time.advance(HOUR);
    await told(client, 'started', 2);
    time.advance(HOUR);
    await told(client, 'finished', 3);
    let most = 0;
    let going = 0;
    for (const action of actions(client)) {
      if (action === 'started') most = Math.max(most, ++going);
      if (action === 'finished') going -= 1;
    }
    expect(most).toBe(2);
  });

  test('what was due while the machine slept or the gateway was down runs once', async () => {
    const { client, time, stateDir, gateway } = await setUp();
    await add(client);
    time.sleep(5 * HOUR);
    time.advance(60_000);
    const { nextRunAtMs } = await told(client, 'finished');
    expect(nextRunAtMs).toBe(Date.UTC(2026, 0, 22, 15));
    await gateway.close();

    time.sleep(10 * HOUR);
    const again = await setUp({ stateDir, time });
    time.advance(0);
    await told(again.client, 'finished');
    time.advance(60_000);
    expect(actions(again.client)).toEqual(['started', 'finished']);
  });

  test('a run that a crash cut off has failed and is not repeated', async () => {
    const { client, time, stateDir, gateway } = await setUp();
    const id = await add(client, {
      schedule: { kind: 'at', at: new Date(time.clock.now() + 1000).toISOString() },
    });
    await gateway.close();
    const db = new DatabaseSync(path.join(stateDir, 'gateway.sqlite'));
    db.exec(`UPDATE cron_jobs SET running = 1, data = json_set(data, '$.state.runningAtMs', next_run_at)`);
    db.close();
    time.advance(HOUR);
    const again = await setUp({ stateDir, time });
    time.advance(HOUR);
    expect((await ok(again.client, 'cron.list', { includeDisabled: true })).jobs[0]).toMatchObject({
      id,
      enabled: false,
      lastRunError: 'the gateway stopped during the run',
    });
    expect(actions(again.client)).toEqual([]);
  });

  test('by hand: enqueued in protocol 4', async () => {
    const { client } = await setUp();
    const id = await add(client, { enabled: false });
    const { runId, processInstanceId } = await ok(client, 'cron.run', { id });
    const finished = await told(client, 'finished');
    expect(finished).toMatchObject({ runId, status: 'ok' });
    expect(finished.nextRunAtMs).toBeUndefined();
    expect(await ok(client, 'cron.run', { id, mode: 'due' })).toEqual({
      ok: true,
      ran: false,
      reason: 'not-due',
      processInstanceId,
    });
    expect((await ok(client, 'cron.run', { id, mode: 'if-enabled' })).reason).toBe('disabled');
    const wrong = await client.request('cron.run', { id, expectedProcessInstanceId: 'before' });
    expect(wrong.error?.code).toBe('INVALID_REQUEST');
    const { entries } = await ok(client, 'cron.runs', { runId });
    expect(entries).toMatchObject([{ runId, jobName: 'hourly', deliveryStatus: 'not-requested' }]);
  });

  test('by hand: a job that runs is not started again', async () => {
    const { client } = await setUp();
    const id = await add(client, {
      sessionTarget: 'isolated',
      payload: { kind: 'agentTurn', message: '!slow=50 hello' },
    });
    await ok(client, 'cron.run', { id });
    expect(await ok(client, 'cron.run', { id })).toMatchObject({ ran: false, reason: 'already-running' });
    await told(client, 'finished');
  });

  test('removed while it runs: the run ends and is kept', async () => {
    const { client } = await setUp();
    const id = await add(client, {
      sessionTarget: 'isolated',
      payload: { kind: 'agentTurn', message: '!slow=30 hello' },
    });
    await ok(client, 'cron.run', { id });
    await told(client, 'started');
    await ok(client, 'cron.remove', { id });
    await told(client, 'finished');
    expect((await ok(client, 'cron.runs', { id })).entries).toHaveLength(1);
    expect((await ok(client, 'cron.status')).jobs).toBe(0);
  });
});

describe('protocols', () => {
  test('protocol 3 gets jobs, runs and events without the members of protocol 4', async () => {
    const { client } = await setUp({ protocol: 3 });
    const id = await add(client);
    expect(await ok(client, 'cron.run', { id, mode: 'force' })).toEqual({ ok: true, ran: true });
    const finished = await told(client, 'finished');
    expect(Object.keys(finished).sort()).toEqual(
      ['action', 'durationMs', 'jobId', 'nextRunAtMs', 'runAtMs', 'status', 'summary'].sort(),
    );
    const list = await ok(client, 'cron.list');
    expect(Object.keys(list)).toEqual(['jobs']);
    expect(list.jobs[0].configRevision).toBeUndefined();
    const runs = await ok(client, 'cron.runs', { id });
    expect(Object.keys(runs)).toEqual(['entries']);
    expect(runs.entries[0].jobName).toBeUndefined();
    expect(await ok(client, 'cron.run', { id, mode: 'due' })).toEqual({
      ok: true,
      ran: false,
      reason: 'not-due',
    });
    expect(await ok(client, 'cron.remove', { id: 'nope' })).toEqual({ ok: true, removed: false });
  });

  test.each<[3 | 4, string, object]>([
    [3, 'cron.update', { code: 'UNAVAILABLE', message: 'Error: unknown cron job id: nope' }],
    [3, 'cron.run', { code: 'UNAVAILABLE', message: 'Error: unknown cron job id: nope' }],
    [4, 'cron.update', { code: 'INVALID_REQUEST', details: { code: 'CRON_JOB_NOT_FOUND', jobId: 'nope' } }],
    [4, 'cron.run', { code: 'INVALID_REQUEST', details: { code: 'CRON_JOB_NOT_FOUND', jobId: 'nope' } }],
    [4, 'cron.remove', { code: 'INVALID_REQUEST', details: { code: 'CRON_JOB_NOT_FOUND', jobId: 'nope' } }],
  ])('protocol %i: %s of an unknown job', async (protocol, method, error) => {
    const { client } = await setUp({ protocol });
    const patch = method === 'cron.update' ? { patch: { name: 'x' } } : {};
    expect((await client.request(method, { id: 'nope', ...patch })).error).toMatchObject(error);
  });
});

test('the runs that are kept are bounded', async () => {
  const gateway = await testGateway({
    limits: { cronRunsPerJob: 3, cronRunsMax: 5 },
    heartbeat: { every: '0m' },
  });
  const { client } = await connected(gateway.url, { minProtocol: 3, maxProtocol: 3 });
  const [a, b] = [await add(client), await add(client)];
  for (let run = 0; run < 5; run++) {
    await ok(client, 'cron.run', { id: a });
    await ok(client, 'cron.run', { id: b });
  }
  expect((await ok(client, 'cron.runs', { id: a })).entries.length).toBeLessThanOrEqual(3);
  expect((await ok(client, 'cron.runs')).entries).toHaveLength(5);
});

/** Milliseconds that the quickest of many takes: any of them may have to wait for a busy machine. */
async function quickest(work: () => unknown, rounds = 50): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return Math.min(...times);
}

test('10,000 jobs: status, list and timer do not take much longer than with one', async () => {
  const measure = async ({ client, time }: { client: RawClient; time: ManualTime }) => ({
    status: await quickest(() => ok(client, 'cron.status')),
    list: await quickest(() => ok(client, 'cron.list', { limit: 1 })),
    timer: await quickest(() => time.advance(1000), 1000),
  });
  const { client, stateDir, gateway, time } = await setUp();
  const id = await add(client);
  const one = await measure({ client, time });
  await gateway.close();
  const file = path.join(stateDir, 'gateway.sqlite');
  const db = new DatabaseSync(file);
  db.exec(`WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 10000)
    INSERT INTO cron_jobs SELECT 'job-' || value, name, agent_id, kind, enabled, running, next_run_at + value, last_status,
    updated_at, json_set(data, '$.id', 'job-' || value) FROM cron_jobs, n WHERE id = '${id}'`);
  db.close();
  const again = await setUp({ stateDir, time });
  expect((await ok(again.client, 'cron.status')).jobs).toBe(10_001);
  expect((await ok(again.client, 'cron.list')).jobs).toHaveLength(200);
  const many = await measure(again);
  for (const what of ['status', 'list', 'timer'] as const) {
    expect(many[what], what).toBeLessThan(10 * Math.max(one[what], 1));
  }
});
