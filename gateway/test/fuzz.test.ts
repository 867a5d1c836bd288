/** Seeded garbage: the gateway goes on serving and keeps to its bounds. */
import { expect, test } from 'vitest';
import type { Log } from '../src/ports.ts';
import { testGateway, TOKEN } from './support/gateway.ts';
import { connected, params, RawClient } from './support/raw-client.ts';

const FRAMES = 10_000;
const HANDSHAKES = 300;

/** Deterministic numbers in [0, 1) (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SCRAPS: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  '\u0000',
  '😀'.repeat(50),
  'x'.repeat(5000),
  [],
  {},
  [[[]]],
  JSON.parse('{"__proto__":1,"constructor":1}'),
  'req',
  'connect',
  'toString',
];
const METHODS = [
  'health',
  'status',
  'sessions.list',
  'chat.history',
  'device.pair.list',
  'agent.wait',
  'chat.abort',
  'nope',
];

function fuzzer(seed: number) {
  const random = generator(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

  const mutate = (value: unknown, depth = 0): unknown => {
    if (random() < 0.15) return pick(SCRAPS);
    if (typeof value !== 'object' || value === null || depth > 4) return value;
    if (Array.isArray(value)) return value.map(one => mutate(one, depth + 1));
    const entries = Object.entries(value)
      .filter(() => random() > 0.08)
      .map(
        ([key, one]) =>
          [random() < 0.05 ? JSON.stringify(pick(SCRAPS)) : key, mutate(one, depth + 1)] as const,
      );
    if (random() < 0.1)
      entries.push([pick(['__proto__', 'constructor', 'bogus', 'id', 'params']), pick(SCRAPS)]);
    return Object.fromEntries(entries);
  };

  const bytes = (valid: unknown): Buffer | string => {
    const text = JSON.stringify(mutate(valid)) ?? '';
    const kind = random();
    if (kind < 0.7) return text;
    if (kind < 0.8) return text.slice(0, Math.floor(random() * text.length));
    if (kind < 0.9) {
      const broken = Buffer.from(text);
      if (broken.length > 0) broken[Math.floor(random() * broken.length)] = Math.floor(random() * 256);
      return broken;
    }
    return Buffer.from(Array.from({ length: Math.floor(random() * 64) }, () => Math.floor(random() * 256)));
  };
  return { pick, bytes };
}

/** Keeps what the gateway calls an error of its own. */
function failureLog(failures: string[]): Log {
  const nothing = () => {};
  const error = (message: string, fields?: Record<string, unknown>) => {
    failures.push(`${message} ${String(fields?.['error'])}`);
  };
  return { debug: nothing, info: nothing, warn: nothing, error };
}

test('ten thousand broken frames in sessions', async () => {
  const failures: string[] = [];
  const gateway = await testGateway({ log: failureLog(failures) });
  const { pick, bytes } = fuzzer(20261122);
  let { client } = await connected(gateway.url);
  for (let n = 0; n < FRAMES; n += 1) {
    const request = {
      type: 'req',
      id: `f${n}`,
      method: pick(METHODS),
      params: { sessionKey: 'main', runId: 'nobody', timeoutMs: 0, limit: 5 },
    };
    client.ws.send(bytes(request));
    if (n % 200 !== 199) continue;
    const sign = { type: 'req', id: `alive${n}`, method: 'health' };
    client.send(sign);
    expect((await client.response(sign.id)).ok).toBe(true);
    client.ws.terminate();
    ({ client } = await connected(gateway.url));
  }
  await expect.poll(() => gateway.open).toEqual({ sessions: 1, sockets: 1, unauthenticated: 0 });
  expect(failures).toEqual([]);
});

test('broken handshakes', async () => {
  const gateway = await testGateway({
    limits: { authFailureDelayMs: 1, authFailureDelayMaxMs: 1, handshakeTimeoutMs: 500 },
  });
  const { bytes } = fuzzer(4);
  const connect = { type: 'req', id: 'c', method: 'connect', params: params({ auth: { token: TOKEN } }) };
  for (let n = 0; n < HANDSHAKES; n += 1) {
    const client = await RawClient.open(gateway.url);
    client.ws.send(bytes(connect));
    // Either it was no good and the socket is closed, or it was good enough.
    await Promise.race([client.closed, client.next(frame => frame.type === 'res')]);
    client.ws.terminate();
  }
  await expect.poll(() => gateway.open).toEqual({ sessions: 0, sockets: 0, unauthenticated: 0 });
  const { client } = await connected(gateway.url);
  expect((await client.request('health')).ok).toBe(true);
});
