import type { PresenceEntry } from '@clawspec/protocol';
import { afterEach, describe, expect, test } from 'vitest';
import type { Presence } from '../src/ports.ts';
import { createPresence } from '../src/presence/presence.ts';
import { caller, keepingBroadcaster, settableClock } from './platform-fixtures.ts';

let open: Presence[] = [];

afterEach(() => {
  for (const one of open) one.close();
  open = [];
});

const self: PresenceEntry = { host: 'box', mode: 'gateway', reason: 'self', ts: 0 };

function setUp(limits: { presenceTtlMs?: number; presenceMaxEntries?: number } = {}) {
  const clock = settableClock();
  const broadcaster = keepingBroadcaster();
  const presence = createPresence({
    clock,
    broadcaster,
    self,
    limits: { presenceTtlMs: 300_000, presenceMaxEntries: 200, ...limits },
  });
  open.push(presence);
  const others = () => presence.list().slice(1);
  return { clock, broadcaster, presence, others };
}

describe('connections', () => {
  test('the gateway itself is always first', () => {
    const { presence, clock } = setUp();
    expect(presence.list()).toEqual([{ host: 'box', mode: 'gateway', reason: 'self', ts: clock.now() }]);
  });

  test('connect and disconnect are told with the whole list, each as a new version', () => {
    const { presence, broadcaster, clock } = setUp();
    const before = presence.version;
    const one = caller('c1', {
      deviceId: 'd1',
      client: { displayName: 'Laptop', instanceId: 'i1', timeZone: 'Europe/Oslo' },
    });
    presence.connected(one);
    expect(presence.version).toBe(before + 1);
    expect(presence.list()[1]).toEqual({
      host: 'Laptop',
      version: '1.2.3',
      platform: 'linux',
      mode: 'ui',
      clientId: 'test',
      deviceId: 'd1',
      instanceId: 'i1',
      timeZone: 'Europe/Oslo',
      roles: ['operator'],
      scopes: ['operator.read'],
      reason: 'connect',
      text: 'Node: Laptop · mode ui',
      onlineSince: clock.now(),
      ts: clock.now(),
    });
    clock.advance(10);
    presence.disconnected(one);
    expect(presence.version).toBe(before + 2);
    expect(presence.list()[1]).toMatchObject({ deviceId: 'd1', reason: 'disconnect', ts: clock.now() });
    expect(broadcaster.kept.map(one => one.event)).toEqual(['presence', 'presence']);
    expect(broadcaster.kept[1]?.payload).toEqual({ presence: presence.list() });
  });

  test('a remote client shows its address', () => {
    const { presence, others } = setUp();
    presence.connected(caller('c1', { local: false, remoteAddress: '10.0.0.5' }));
    expect(others()[0]).toMatchObject({ ip: '10.0.0.5', text: 'Node: test (10.0.0.5) · mode ui' });
  });

  test.each([
    ['cli', 'cli'],
    ['cli', 'probe'],
    ['gateway-client', 'backend'],
  ] as const)('%s/%s is not tracked', (id, mode) => {
    const { presence, broadcaster, others } = setUp();
    const one = caller('c1', { client: { id, mode } });
    presence.connected(one);
    presence.disconnected(one);
    expect(others()).toEqual([]);
    expect(broadcaster.kept).toEqual([]);
  });

  test('gateway-client in another mode is tracked', () => {
    const { presence, others } = setUp();
    presence.connected(caller('c1', { client: { id: 'gateway-client', mode: 'ui' } }));
    expect(others()).toHaveLength(1);
  });

  test('a device with two sockets is one entry, and here until both are gone', () => {
    const { presence, others } = setUp();
    const asOperator = caller('c1', { deviceId: 'd1' });
    const asNode = caller('c2', { deviceId: 'd1', role: 'node', scopes: [] });
    presence.connected(asOperator);
    presence.connected(asNode);
    expect(others()).toHaveLength(1);
    expect(others()[0]?.roles).toEqual(['operator', 'node']);
    presence.disconnected(asOperator);
    expect(others()[0]).toMatchObject({ reason: 'connect', roles: ['node'] });
    presence.disconnected(asNode);
    expect(others()[0]).toMatchObject({ reason: 'disconnect' });
  });

  test('instanceId tells clients without a device apart, the connection does otherwise', () => {
    const { presence, others } = setUp();
    presence.connected(caller('c1', { client: { instanceId: 'i1' } }));
    presence.connected(caller('c2', { client: { instanceId: 'i1' } }));
    expect(others()).toHaveLength(1);
    presence.connected(caller('c3'));
    presence.connected(caller('c4'));
    expect(others()).toHaveLength(3);
  });

  test('a disconnect of something unknown changes nothing', () => {
    const { presence, broadcaster } = setUp();
    presence.disconnected(caller('c9'));
    expect(broadcaster.kept).toEqual([]);
  });
});

describe('announcements', () => {
  test.each([
    [
      { text: 'a', deviceId: 'd' },
      { text: 'b', deviceId: 'd', host: 'other' },
    ],
    [
      { text: 'a', instanceId: 'i' },
      { text: 'b', instanceId: 'i', ip: '10.0.0.9' },
    ],
    [
      { text: 'a', host: 'Box' },
      { text: 'b', host: 'box' },
    ],
    [
      { text: 'a', ip: '10.0.0.5' },
      { text: 'b', ip: '10.0.0.5' },
    ],
    [{ text: 'a' }, { text: 'a', reason: 'again' }],
  ])('%j and %j are one entry', (first, second) => {
    const { presence, others, broadcaster } = setUp();
    presence.announce(first);
    presence.announce(second);
    expect(others()).toHaveLength(1);
    expect(others()[0]).toMatchObject(second);
    expect(broadcaster.kept).toHaveLength(2);
  });

  test('different ones are different entries, newest first', () => {
    const { presence, others, clock } = setUp();
    presence.announce({ text: 'old' });
    clock.advance(5);
    presence.announce({ text: 'new', host: 'h', lastInputSeconds: 5.7, tags: ['a'], mode: ' ' });
    expect(others()).toEqual([
      { text: 'new', host: 'h', lastInputSeconds: 5, tags: ['a'], ts: clock.now() },
      { text: 'old', ts: clock.now() - 5 },
    ]);
  });

  test('an announcement about a live client cannot change who it is or what it may do', () => {
    const { presence, others } = setUp();
    presence.connected(caller('c1', { deviceId: 'd1', client: { instanceId: 'i1' } }));
    presence.announce({ text: 'busy', instanceId: 'i1', roles: ['node'], scopes: ['operator.admin'] });
    expect(others()).toHaveLength(1);
    expect(others()[0]).toMatchObject({
      deviceId: 'd1',
      text: 'busy',
      scopes: ['operator.read'],
      roles: ['operator'],
    });
  });

  test('long texts are cut', () => {
    const { presence, others } = setUp();
    presence.announce({ text: 'x'.repeat(1_000_000), tags: Array.from({ length: 1000 }, () => 'y') });
    expect(others()[0]?.text).toHaveLength(1024);
    expect(others()[0]?.tags).toHaveLength(64);
  });
});

describe('bounds', () => {
  test('an entry without a connection expires and everyone is told; a live one stays', async () => {
    const { presence, others, broadcaster, clock } = setUp({ presenceTtlMs: 30 });
    const gone = caller('c1', { deviceId: 'd1' });
    presence.connected(gone);
    presence.connected(caller('c2', { deviceId: 'd2' }));
    presence.disconnected(gone);
    const version = presence.version;
    clock.advance(31);
    const told = await broadcaster.next();
    expect(told.event).toBe('presence');
    expect(others().map(entry => entry.deviceId)).toEqual(['d2']);
    expect(presence.version).toBe(version + 1);
  });

  test('the oldest entry without a connection makes room first', () => {
    const { presence, others, clock } = setUp({ presenceMaxEntries: 4 });
    presence.connected(caller('c1', { deviceId: 'live' }));
    for (const text of ['a', 'b', 'c']) {
      clock.advance(1);
      presence.announce({ text });
    }
    expect(presence.list()).toHaveLength(4);
    expect(others().map(entry => entry.text)).toEqual(['c', 'b', 'Node: test · mode ui']);
  });

  test('live connections are bounded too, and their end is harmless', () => {
    const { presence } = setUp({ presenceMaxEntries: 10 });
    const many = Array.from({ length: 50 }, (_, index) => caller(`c${index}`));
    for (const one of many) presence.connected(one);
    expect(presence.list()).toHaveLength(10);
    for (const one of many) presence.disconnected(one);
    expect(presence.list()).toHaveLength(10);
  });
});
