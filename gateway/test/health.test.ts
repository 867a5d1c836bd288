import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, describe, expect, test } from 'vitest';
import { createHealth, type HealthOptions } from '../src/health/health.ts';
import { createSystemEventQueue } from '../src/health/system-events.ts';
import { systemHandlers } from '../src/methods/system.ts';
import type { Health, Request } from '../src/ports.ts';
import { createPresence } from '../src/presence/presence.ts';
import { caller, facts, keepingBroadcaster, settableClock } from './platform-fixtures.ts';

let open: { close(): void }[] = [];

afterEach(() => {
  for (const one of open) one.close();
  open = [];
});

function setUp(options: Partial<HealthOptions> = {}) {
  const clock = settableClock();
  const broadcaster = keepingBroadcaster();
  const systemEvents = createSystemEventQueue(3);
  const health: Health = createHealth({
    clock,
    broadcaster,
    facts,
    systemEvents,
    limits: { healthRefreshMs: 60_000 },
    version: '0.1.0',
    ...options,
  });
  open.push(health);
  return { clock, broadcaster, systemEvents, health };
}

const schema = JSON.parse(readFileSync(new URL('../../generated/schema.json', import.meta.url), 'utf8'));

function problems(definition: string, value: unknown): unknown {
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(schema, 'spec');
  const check = ajv.compile({ $ref: `spec#/$defs/${definition}` });
  return check(value) ? [] : check.errors;
}

describe('health', () => {
  test('the snapshot follows the specification', () => {
    const { health, clock } = setUp();
    const snapshot = health.snapshot();
    expect(problems('HealthSnapshot', snapshot)).toEqual([]);
    expect(snapshot).toMatchObject({
      ok: true,
      ts: clock.now(),
      channels: {},
      defaultAgentId: 'main',
      sessions: { path: '/state/clawspec.sqlite', count: 3 },
    });
    expect(snapshot.sessions?.recent.map(one => [one.key, one.age])).toEqual([
      ['agent:ops:main', 500],
      ['agent:main:main', 1000],
      ['agent:main:b', null],
    ]);
    expect(snapshot.agents?.map(agent => [agent.agentId, agent.isDefault, agent.sessions.count])).toEqual([
      ['main', true, 2],
      ['ops', false, 1],
    ]);
    expect(snapshot.eventLoop?.utilization).toBeGreaterThanOrEqual(0);
  });

  test('a refresh is a new version and is told', () => {
    const { health, clock, broadcaster } = setUp();
    const first = health.snapshot();
    expect(health.snapshot()).toBe(first);
    const version = health.version;
    clock.advance(5000);
    const second = health.refresh();
    expect(second.ts).toBe(clock.now());
    expect(health.snapshot()).toBe(second);
    expect(health.version).toBe(version + 1);
    expect(broadcaster.kept).toEqual([{ event: 'health', payload: second }]);
  });

  test('refreshes in quick succession share one check', () => {
    const { health, broadcaster, clock } = setUp();
    const first = health.refresh();
    expect(health.refresh()).toBe(first);
    expect(broadcaster.kept).toHaveLength(1);
    clock.advance(1000);
    expect(health.refresh()).not.toBe(first);
  });

  test('the timer refreshes', async () => {
    const { health, broadcaster } = setUp({ limits: { healthRefreshMs: 20 } });
    const version = health.version;
    expect((await broadcaster.next()).event).toBe('health');
    expect(health.version).toBe(version + 1);
    expect(problems('HealthSnapshot', health.snapshot())).toEqual([]);
  });

  test('a store that cannot be read shows, and stops nothing', () => {
    const { health } = setUp({
      facts: {
        ...facts,
        sessions: () => {
          throw new Error('disk I/O error');
        },
      },
    });
    expect(health.refresh()).toMatchObject({ ok: false, agents: [] });
    expect(problems('HealthSnapshot', health.snapshot())).toEqual([]);
  });

  test('status follows the specification', () => {
    const { health, systemEvents } = setUp();
    systemEvents.push('something happened');
    const status = health.status();
    expect(problems('StatusResult', status)).toEqual([]);
    expect(status).toMatchObject({
      runtimeVersion: '0.1.0',
      pid: process.pid,
      queuedSystemEvents: ['something happened'],
      sessions: { count: 3, defaults: { model: 'echo', contextTokens: 1000 } },
    });
  });

  test('status without a model', () => {
    const { health } = setUp({ facts: { ...facts, defaultModel: null } });
    expect(health.status().sessions.defaults).toEqual({ model: null, contextTokens: null });
  });
});

test('system events wait in a bounded queue, oldest dropped first', () => {
  const queue = createSystemEventQueue(2);
  for (const text of ['a', 'b', 'c']) queue.push(text);
  queue.push('x'.repeat(100_000));
  expect(queue.list().map(text => text.length)).toEqual([1, 4096]);
  expect(queue.drain()).toHaveLength(2);
  expect(queue.list()).toEqual([]);
});

describe('methods', () => {
  function handlers() {
    const { health, clock, broadcaster, systemEvents } = setUp();
    const presence = createPresence({
      clock,
      broadcaster,
      limits: { presenceTtlMs: 1000, presenceMaxEntries: 10 },
      self: { mode: 'gateway', ts: 0 },
    });
    open.push(presence);
    return { clock, broadcaster, systemEvents, table: systemHandlers({ presence, health, systemEvents }) };
  }

  const request = <M extends 'health' | 'status' | 'system-presence' | 'system-event'>(
    method: M,
  ): Request<M> => ({
    id: '1',
    method,
    caller: caller('c1'),
    respondAgain: () => undefined,
    signal: new AbortController().signal,
  });

  test('health answers from the last check, with probe from a new one', async () => {
    const { table, broadcaster, clock } = handlers();
    const first = await table.health({}, request('health'));
    expect(await table.health({}, request('health'))).toBe(first);
    expect(broadcaster.kept).toEqual([]);
    clock.advance(1);
    expect(await table.health({ probe: true }, request('health'))).toMatchObject({ ts: clock.now() });
    expect(broadcaster.kept).toHaveLength(1);
  });

  test('system-event is told, listed and waits for the next turn', async () => {
    const { table, broadcaster, systemEvents } = handlers();
    expect(await table['system-event']({ text: 'hello', host: 'h' }, request('system-event'))).toEqual({
      ok: true,
    });
    expect(broadcaster.kept.map(one => one.event)).toEqual(['presence']);
    expect(systemEvents.list()).toEqual(['hello']);
    const list = await table['system-presence']({}, request('system-presence'));
    expect(problems('PresenceList', list)).toEqual([]);
    expect(list).toMatchObject([{ mode: 'gateway' }, { host: 'h', text: 'hello' }]);
    expect(await table.status({}, request('status'))).toMatchObject({ queuedSystemEvents: ['hello'] });
  });
});
