/**
 * 10,000 random and mutated frames, before and after the handshake: the gateway keeps serving and keeps
 * its memory. The seed is fixed; `FUZZ_SEED` and `FUZZ_FRAMES` change it.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { GatewayProcess, TOKEN } from './gateway-process.ts';

const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
const FRAMES = Number(process.env['FUZZ_FRAMES'] ?? 10_000);
/** Frames between two proofs that the gateway still answers. */
const BATCH = 100;
/** Of a hundred frames, how many go to a connection without a handshake. */
const PRE_AUTH_PERCENT = 4;

const CONNECT = {
  type: 'req',
  id: 'c',
  method: 'connect',
  params: {
    minProtocol: 3,
    maxProtocol: 4,
    client: { id: 'gateway-client', version: '0', platform: 'linux', mode: 'backend' },
    role: 'operator',
    scopes: ['operator.admin'],
    auth: { token: TOKEN },
  },
};

let gateway: GatewayProcess;
beforeAll(async () => {
  gateway = await GatewayProcess.start();
});
afterAll(() => gateway.stop());

test(`${FRAMES} hostile frames, seed ${SEED}`, { timeout: 180_000 }, async () => {
  const random = generator(SEED);
  const corpus = exampleRequests();
  const control = await session();
  let victim = await session();
  let settledRss = 0;
  for (let sent = 0; sent < FRAMES; sent += BATCH) {
    for (let n = 0; n < BATCH; n++) {
      if (random() * 100 < PRE_AUTH_PERCENT) await knock(hostile(random, [...corpus, CONNECT]));
      if (victim.readyState !== WebSocket.OPEN) victim = await session();
      victim.send(hostile(random, corpus));
    }
    await answers(control, sent);
    if (sent >= FRAMES / 2 && settledRss === 0) settledRss = gateway.rssMb;
  }
  expect(gateway.running).toBe(true);
  expect(gateway.rssMb, 'memory after all frames, in MB').toBeLessThan(250);
  expect(gateway.rssMb - settledRss, 'growth over the second half, in MB').toBeLessThan(60);
  victim.terminate();
  control.terminate();
});

/** Resolves when a health request on this connection was answered. */
async function answers(socket: WebSocket, round: number): Promise<void> {
  const id = `alive-${round}`;
  const answered = new Promise<void>((resolve, reject) => {
    const onMessage = (data: { toString(): string }) => {
      const frame = JSON.parse(data.toString()) as { id?: string; ok?: boolean };
      if (frame.id !== id) return;
      socket.off('message', onMessage);
      if (frame.ok === true) resolve();
      else reject(new Error(`health failed: ${data.toString()}`));
    };
    socket.on('message', onMessage);
    socket.once('close', code => reject(new Error(`the control connection closed with ${code}`)));
  });
  socket.send(JSON.stringify({ type: 'req', id, method: 'health' }));
  await answered;
  socket.removeAllListeners('close');
}

async function session(): Promise<WebSocket> {
  const socket = new WebSocket(gateway.url);
  const hello = new Promise<void>((resolve, reject) => {
    socket.on('message', function onMessage(data) {
      const frame = JSON.parse(data.toString()) as { type: string; ok?: boolean };
      if (frame.type !== 'res') return;
      socket.off('message', onMessage);
      if (frame.ok === true) resolve();
      else reject(new Error(data.toString()));
    });
  });
  await once(socket, 'open');
  socket.on('error', () => socket.terminate());
  socket.send(JSON.stringify(CONNECT));
  await hello;
  return socket;
}

/** One frame on a connection of its own, before any handshake. */
async function knock(frame: string | Buffer): Promise<void> {
  const socket = new WebSocket(gateway.url);
  socket.on('error', () => socket.terminate());
  await once(socket, 'open');
  socket.send(frame);
  // Closing waits for what was sent; a refusal that the gateway holds back is not waited for.
  const closed = once(socket, 'close');
  socket.close();
  await closed;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Random = () => number;

function exampleRequests(): Json[] {
  const ir = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', '..', '..', '..', 'generated', 'protocol.json'), 'utf8'),
  ) as { methods: Record<string, { examples: { frames: { dir: string; frame: Json }[] }[] }> };
  return Object.entries(ir.methods)
    .filter(([name]) => name !== 'connect')
    .flatMap(([, { examples }]) => examples)
    .flatMap(({ frames }) => frames)
    .filter(({ dir }) => dir === 'c2s')
    .map(({ frame }) => frame);
}

const NASTY: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1e308,
  2 ** 53,
  '',
  ' ',
  '\u0000',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  '"; DROP TABLE sessions; --',
  '\ud800',
  '💥'.repeat(50),
  'x'.repeat(70_000),
  [],
  {},
  [[[[[]]]]],
  { $ref: '#' },
  { __proto__: null, length: -1 },
  'operator.admin',
  'agent:main:main',
  '!slow=99999999 x',
  '!fail',
];

function hostile(random: Random, corpus: readonly Json[]): string | Buffer {
  const kind = random();
  if (kind < 0.05)
    return Buffer.from(
      Array.from({ length: 1 + Math.floor(random() * 64) }, () => Math.floor(random() * 256)),
    );
  if (kind < 0.1) return JSON.stringify(pick(random, NASTY));
  const mutated = mutate(random, structuredClone(pick(random, corpus)), 1 + Math.floor(random() * 3));
  const text = JSON.stringify(mutated);
  // Cut or doubled: no longer JSON.
  if (kind < 0.15) return text.slice(0, Math.floor(random() * text.length));
  if (kind < 0.17) return text + text;
  return text;
}

function mutate(random: Random, value: Json, times: number): Json {
  let result = value;
  for (let n = 0; n < times; n++) result = mutateOnce(random, result);
  return result;
}

function mutateOnce(random: Random, value: Json): Json {
  if (typeof value !== 'object' || value === null || random() < 0.1) return pick(random, NASTY);
  if (Array.isArray(value)) {
    if (value.length === 0 || random() < 0.3) return [...value, pick(random, NASTY)];
    const index = Math.floor(random() * value.length);
    return value.map((item, at) => (at === index ? mutateOnce(random, item) : item));
  }
  const keys = Object.keys(value);
  const key = pick(random, keys.length === 0 ? ['x'] : keys);
  const roll = random();
  if (roll < 0.15) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  if (roll < 0.3)
    return {
      ...value,
      [String(pick(random, ['bogus', '__proto__', 'id', 'params', 'method']))]: pick(random, NASTY),
    };
  return { ...value, [key]: mutateOnce(random, value[key] ?? null) };
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** mulberry32: small, fast, and the same on every machine. */
function generator(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
