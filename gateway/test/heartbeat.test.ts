import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadGatewayConfig } from '../src/config/index.ts';
import type { HeartbeatSettings } from '../src/heartbeat/settings.ts';
import { isAcknowledgement, isActive, parseDuration } from '../src/heartbeat/settings.ts';
import { tempDir, testGateway } from './support/gateway.ts';
import { connected, type RawClient } from './support/raw-client.ts';
import { manualTime } from './support/time.ts';

const MINUTE = 60_000;

async function setUp(heartbeat: Partial<HeartbeatSettings> = {}, protocol: 3 | 4 = 4) {
  const time = manualTime();
  const gateway = await testGateway({ ...time, heartbeat });
  const { client } = await connected(gateway.url, { minProtocol: protocol, maxProtocol: protocol });
  return { client, time, gateway };
}

const beats = (client: RawClient) => client.frames.filter(({ event }) => event === 'heartbeat');

async function nthBeat(client: RawClient, nth: number) {
  await client.next(() => beats(client).length >= nth, `heartbeat ${nth}`);
  return beats(client)[nth - 1]!.payload;
}

const messages = async (client: RawClient) =>
  (await client.request('chat.history', { sessionKey: 'main' })).payload.messages;

test('every half hour, acknowledged and out of sight', async () => {
  const { client, time } = await setUp();
  expect((await client.request('last-heartbeat')).payload).toBeNull();
  time.advance(29 * MINUTE);
  expect(beats(client)).toEqual([]);
  time.advance(MINUTE);
  const beat = await nthBeat(client, 1);
  expect(beat).toMatchObject({
    status: 'ok-token',
    preview: 'HEARTBEAT_OK',
    silent: true,
    indicatorType: 'ok',
  });
  expect((await client.request('last-heartbeat')).payload).toEqual(beat);
  time.advance(30 * MINUTE);
  await nthBeat(client, 2);
  expect(client.frames.filter(({ event }) => event === 'chat')).toEqual([]);
  const runs = client.frames.filter(({ event }) => event === 'agent');
  expect(runs.map(({ payload }) => [payload.data.phase, payload.isHeartbeat])).toEqual([
    ['start', true],
    ['end', true],
    ['start', true],
    ['end', true],
  ]);
  expect(await messages(client)).toEqual([]);
});

test('what the agent says is shown, what it was asked is not', async () => {
  const { client } = await setUp();
  await client.request('wake', { mode: 'now', text: 'the door bell rang' });
  expect(await nthBeat(client, 1)).toMatchObject({ status: 'skipped', reason: 'no-route' });
  const final = await client.event('chat', ({ payload }) => payload.state === 'final');
  expect(final.payload.message.content[0].text).toBe('You said: the door bell rang');
  expect((await messages(client)).map((one: { role: string }) => one.role)).toEqual(['assistant']);
});

test('wakes that come together share a heartbeat', async () => {
  const { client } = await setUp();
  await client.request('wake', { mode: 'next-heartbeat', text: 'one' });
  expect((await client.request('status')).payload.queuedSystemEvents).toEqual(['one']);
  await Promise.all(['two', 'three'].map(text => client.request('wake', { mode: 'now', text })));
  const beat = await nthBeat(client, 1);
  expect(beat.preview).toBe('You said: one two three');
  expect((await client.request('status')).payload.queuedSystemEvents).toEqual([]);
});

test('off and on again; health and status say so', async () => {
  const { client, time } = await setUp();
  const enabled = async () => (await client.request('status')).payload.heartbeat.agents[0];
  expect(await enabled()).toEqual({ agentId: 'main', enabled: true, every: '30m', everyMs: 30 * MINUTE });
  await client.request('set-heartbeats', { enabled: false });
  expect((await enabled()).enabled).toBe(false);
  await client.request('wake', { mode: 'now', text: 'kept' });
  time.advance(60 * MINUTE);
  expect((await client.request('status')).payload.queuedSystemEvents).toEqual(['kept']);
  const { payload } = await client.request('health', { probe: true });
  expect(payload).toMatchObject({ heartbeatSeconds: 0, agents: [{ heartbeat: { enabled: false } }] });
  await client.request('set-heartbeats', { enabled: true });
  time.advance(30 * MINUTE);
  expect((await nthBeat(client, 1)).preview).toBe('You said: kept');
});

test('none when the interval is nothing, but wakes work', async () => {
  const { client, time } = await setUp({ every: '0m' });
  time.advance(24 * 60 * MINUTE);
  await client.request('wake', { mode: 'now', text: 'hello' });
  await nthBeat(client, 1);
  expect(beats(client)).toHaveLength(1);
  expect((await client.request('status')).payload.heartbeat.agents[0]).toMatchObject({ enabled: false });
});

test('not outside of the active hours', async () => {
  const { client, time } = await setUp({ activeHours: { start: '12:00', end: '13:00', timezone: 'UTC' } });
  time.advance(150 * MINUTE);
  expect(beats(client)).toEqual([]);
  time.advance(30 * MINUTE);
  await nthBeat(client, 1);
});

test('a turn that fails is told', async () => {
  const { client } = await setUp({}, 4);
  await client.request('wake', { mode: 'now', text: '!fail=broken' });
  expect(await nthBeat(client, 1)).toMatchObject({
    status: 'failed',
    reason: 'agent-runner-failure',
    preview: 'broken',
    indicatorType: 'error',
  });
});

test('protocol 3 has fewer members', async () => {
  const { client } = await setUp({}, 3);
  await client.request('wake', { mode: 'now', text: 'hello' });
  const beat = await nthBeat(client, 1);
  expect(Object.keys(beat).sort()).toEqual(['durationMs', 'hasMedia', 'preview', 'reason', 'status', 'ts']);
  expect(beat.reason).toBe('no-target');
});

test.each([{ sessionKey: 'agent:main:other' }, { agentId: 'nobody' }])(
  'wake refuses %j and keeps nothing',
  async target => {
    const { client } = await setUp();
    const answer = await client.request('wake', { mode: 'now', text: 'x', ...target });
    expect(answer.error?.code).toBe('INVALID_REQUEST');
    expect((await client.request('status')).payload.queuedSystemEvents).toEqual([]);
  },
);

test('a reader may not wake, a writer may not switch', async () => {
  const { gateway } = await setUp();
  const { client: reader } = await connected(gateway.url, { scopes: ['operator.read'] });
  expect((await reader.request('wake', { mode: 'now', text: 'x' })).error?.code).toBe('FORBIDDEN');
  const { client: writer } = await connected(gateway.url, { scopes: ['operator.write'] });
  expect((await writer.request('set-heartbeats', { enabled: false })).error?.code).toBe('FORBIDDEN');
});

describe('settings', () => {
  test.each([
    ['30m', 30 * MINUTE],
    ['1h30m', 90 * MINUTE],
    ['90', 90 * MINUTE],
    ['0m', 0],
    ['2d', 2880 * MINUTE],
    ['soon', undefined],
    ['5 m', undefined],
  ])('%s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  test.each([
    ['HEARTBEAT_OK', true],
    ['  **HEARTBEAT_OK** ', true],
    ['HEARTBEAT_OK all quiet', true],
    ['All quiet. HEARTBEAT_OK', true],
    [`HEARTBEAT_OK ${'x'.repeat(400)}`, false],
    ['I looked for HEARTBEAT_OK in the log', false],
    ['The door is open', false],
  ])('%j acknowledges: %s', (text, expected) => {
    expect(isAcknowledgement(text, 300)).toBe(expected);
  });

  test.each([
    ['08:00', '22:00', 9, true],
    ['08:00', '22:00', 23, false],
    ['22:00', '06:00', 23, true],
    ['22:00', '06:00', 12, false],
    ['08:00', '24:00', 23, true],
  ])('%s to %s at %i: %s', (start, end, hour, expected) => {
    expect(isActive({ start, end, timezone: 'UTC' }, Date.UTC(2026, 0, 1, hour))).toBe(expected);
  });
});

describe('configuration', () => {
  async function read(heartbeat: object) {
    const stateDir = await tempDir();
    await writeFile(
      path.join(stateDir, 'openclaw.json'),
      JSON.stringify({ agents: { defaults: { heartbeat } } }),
    );
    return loadGatewayConfig({ stateDir }, {});
  }

  test('agents.defaults.heartbeat', async () => {
    const heartbeat = {
      every: '2h',
      ackMaxChars: 10,
      activeHours: { start: '08:00', timezone: 'Europe/Berlin' },
    };
    const config = await read({ ...heartbeat, target: 'last' });
    expect(config.heartbeat).toMatchObject(heartbeat);
    expect(config.warnings.join()).toContain('agents.defaults.heartbeat.target means nothing');
  });

  test.each([
    [{ every: 'often' }, /heartbeat.every is "often"/],
    [{ activeHours: { start: '25:00' } }, /activeHours.start is "25:00"/],
    [{ activeHours: { timezone: 'Nowhere/X' } }, /activeHours.timezone/],
    [{ activeHours: { begin: '08:00' } }, /unknown key/],
  ])('%j', async (heartbeat, message) => {
    await expect(read(heartbeat)).rejects.toThrow(message);
  });
});
