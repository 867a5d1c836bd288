/** What one client, address or moment may take from the gateway. */
import { request } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { createAuthThrottle } from '../src/auth/throttle.ts';
import { resolveLimits } from '../src/server/limits.ts';
import { makeDevice } from './support/device.ts';
import { testGateway, TOKEN } from './support/gateway.ts';
import { connected, params, RawClient, refused } from './support/raw-client.ts';

/** The HTTP answer to an upgrade that is turned down. */
function upgrade(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url.replace('ws:', 'http:'), {
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...headers,
      },
    });
    sent.on('upgrade', (_response, socket) => {
      socket.destroy();
      resolve({ status: 101, body: '' });
    });
    sent.on('response', response => {
      let body = '';
      response.on('data', chunk => {
        body += String(chunk);
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('a silent socket is closed with 1000', async () => {
  const gateway = await testGateway({ limits: { handshakeTimeoutMs: 50 } });
  const client = await RawClient.open(gateway.url);
  expect(await client.closed).toEqual({ code: 1000, reason: '' });
});

test('half a frame does not stop the clock', async () => {
  const gateway = await testGateway({ limits: { handshakeTimeoutMs: 80, closeHandshakeMs: 50 } });
  const socket = connectTcp(gateway.port, '127.0.0.1');
  socket.write(
    'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  // Header of a masked text frame of 20 bytes, and no more.
  socket.write(Buffer.from([0x81, 0x94, 1, 2, 3, 4]));
  await new Promise(resolve =>
    socket
      .on('close', resolve)
      .on('error', () => {})
      .resume(),
  );
  await expect.poll(() => gateway.open).toEqual({ sessions: 0, sockets: 0, unauthenticated: 0 });
});

test('64 KiB before the handshake, far more after it', async () => {
  const gateway = await testGateway({ limits: { maxPayloadBytes: 1_000_000 } });
  const fits = await RawClient.open(gateway.url);
  const answer = await fits.connect({ pad: 'x'.repeat(60_000) });
  expect(answer.error?.message).toBe(
    "invalid connect params: must have required property 'minProtocol'; at root: unexpected property 'pad'",
  );
  const tooBig = await RawClient.open(gateway.url);
  tooBig.send({ type: 'req', id: 'c', method: 'connect', params: { pad: 'x'.repeat(70_000) } });
  expect(await tooBig.closed).toEqual({ code: 1009, reason: '' });

  const { client } = await connected(gateway.url);
  expect((await client.request('health', { pad: 'x'.repeat(990_000) })).ok).toBe(true);
  client.send({ type: 'req', id: 'big', method: 'health', params: { pad: 'x'.repeat(1_000_000) } });
  expect(await client.closed).toEqual({ code: 1009, reason: '' });
});

test('a large message may directly follow connect', async () => {
  const gateway = await testGateway();
  const client = await RawClient.open(gateway.url);
  client.send({ type: 'req', id: 'c', method: 'connect', params: params() });
  client.send({ type: 'req', id: 'big', method: 'health', params: { pad: 'x'.repeat(200_000) } });
  expect((await client.response('big')).ok).toBe(true);
});

test('sockets without a handshake are counted per address', async () => {
  const gateway = await testGateway({ limits: { preAuthSocketsPerAddress: 3 } });
  const waiting = await Promise.all([1, 2, 3].map(() => RawClient.open(gateway.url)));
  expect(await upgrade(gateway.url)).toEqual({ status: 503, body: 'Too many unauthenticated sockets' });
  // One that authenticates no longer counts; one that closes no longer counts.
  expect((await waiting[0]!.connect(params())).ok).toBe(true);
  const again = await RawClient.open(gateway.url);
  expect((await upgrade(gateway.url)).status).toBe(503);
  again.ws.close();
  await again.closed;
  const { client } = await connected(gateway.url);
  expect((await client.request('health')).ok).toBe(true);
});

test('a proxy that is not trusted is turned away', async () => {
  const gateway = await testGateway();
  for (const header of ['X-Forwarded-For', 'X-Real-IP', 'Forwarded']) {
    const { status, body } = await upgrade(gateway.url, { [header]: '203.0.113.9' });
    expect(status).toBe(403);
    expect(JSON.parse(body).error).toMatchObject({ code: 'proxy_attribution_required' });
  }
});

test('behind a trusted proxy the forwarded address counts', async () => {
  const gateway = await testGateway({ trustedProxies: ['127.0.0.0/8'] });
  const headers = { 'X-Forwarded-For': '198.51.100.1, 203.0.113.9' };
  // Remote: a tool without a device keeps no scopes.
  const { hello } = await connected(gateway.url, {}, undefined, { headers });
  expect(hello.auth?.scopes).toEqual([]);
  const { error } = await refused(gateway.url, {}, makeDevice(), { headers });
  expect(error.details).toMatchObject({ code: 'PAIRING_REQUIRED', reason: 'not-paired' });
  const admin = await connected(gateway.url);
  const list = await admin.client.request('device.pair.list');
  expect(list.payload.pending[0].remoteIp).toBe('203.0.113.9');
  expect((await upgrade(gateway.url, { 'X-Forwarded-For': 'nonsense' })).status).toBe(403);
});

test('refusals of wrong credentials are held back longer each time', async () => {
  const gateway = await testGateway({ limits: { authFailureDelayMs: 30, authFailureDelayMaxMs: 60 } });
  const times: number[] = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const client = await RawClient.open(gateway.url);
    const started = performance.now();
    await client.connect(params({ auth: { token: 'wrong' } }));
    times.push(performance.now() - started);
  }
  expect(times[0]).toBeGreaterThan(28);
  expect(times[1]).toBeGreaterThan(58);
  expect(times[2]).toBeGreaterThan(58);
});

test('a remote address is locked out, others and loopback are not', async () => {
  const limits = { authFailuresBeforeLockout: 2, authFailureDelayMs: 1 };
  const gateway = await testGateway({ trustedProxies: ['127.0.0.1'], limits });
  const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } });
  const wrong = { auth: { token: 'wrong' } };
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const { error } = await refused(gateway.url, wrong, undefined, from('203.0.113.9'));
    expect(error.message).toContain('token mismatch');
  }
  const { error, closed } = await refused(gateway.url, {}, undefined, from('203.0.113.9'));
  expect(error).toMatchObject({
    code: 'INVALID_REQUEST',
    message: 'unauthorized: too many failed authentication attempts (retry later)',
    details: { code: 'AUTH_RATE_LIMITED', authReason: 'rate_limited' },
    retryable: true,
  });
  expect(error.retryAfterMs).toBeGreaterThan(290_000);
  expect(closed.code).toBe(1008);
  await connected(gateway.url, {}, undefined, from('203.0.113.10'));
  for (let attempt = 0; attempt < 4; attempt += 1) await refused(gateway.url, wrong);
  await connected(gateway.url);
});

test('the throttle forgets after the window, after success, and beyond its bound', () => {
  let now = 0;
  const limits = resolveLimits({ authTrackedAddresses: 3 });
  const throttle = createAuthThrottle({ now: () => now }, limits);
  expect([1, 2, 3, 4, 5, 6, 7].map(() => throttle.failed('a', false))).toEqual([
    250, 500, 1000, 2000, 4000, 5000, 5000,
  ]);
  now += limits.authFailureWindowMs + 1;
  expect(throttle.failed('a', false)).toBe(250);
  throttle.succeeded('a');
  expect(throttle.failed('a', false)).toBe(250);
  for (let n = 0; n < 8; n += 1) throttle.failed('b', false);
  expect(throttle.lockedFor('b', false)).toBe(0);
  for (let n = 0; n < 2; n += 1) throttle.failed('b', false);
  expect(throttle.lockedFor('b', false)).toBe(limits.authLockoutMs);
  expect(throttle.lockedFor('b', true)).toBe(0);
  now += limits.authLockoutMs;
  expect(throttle.lockedFor('b', false)).toBe(0);
  for (const address of ['c', 'd', 'e', 'f']) throttle.failed(address, false);
  expect(throttle.size).toBe(3);
});

test('requests of one connection that wait are bounded', async () => {
  const gateway = await testGateway({ limits: { inFlightPerConnection: 3 } });
  const { client } = await connected(gateway.url);
  for (let n = 0; n < 4; n += 1) {
    client.send({
      type: 'req',
      id: `w${n}`,
      method: 'agent.wait',
      params: { runId: 'nobody', timeoutMs: 200 },
    });
  }
  expect((await client.response('w3')).error).toEqual({
    code: 'UNAVAILABLE',
    message: 'The server is busy. Please try again in a moment.',
    retryable: true,
  });
  expect((await client.response('w0')).payload).toMatchObject({ status: 'timeout' });
  expect((await client.request('agent.wait', { runId: 'nobody', timeoutMs: 1 })).ok).toBe(true);
});

test('a socket that answers no ping is cut', async () => {
  // Long enough for an answer on a busy machine: who has not answered one ping by the next is cut.
  const gateway = await testGateway({ limits: { pingIntervalMs: 1_000 } });
  const dead = await connected(gateway.url, {}, undefined, { autoPong: false });
  const alive = await connected(gateway.url);
  const pings = Promise.withResolvers<void>();
  let seen = 0;
  alive.client.ws.on('ping', () => {
    seen += 1;
    if (seen === 3) pings.resolve();
  });
  expect((await dead.client.closed).code).toBe(1006);
  await pings.promise;
  expect((await alive.client.request('health')).ok).toBe(true);
});

/** A client in a thread of its own, which goes on while this one stands still. Tells "hello", "ping" and "close". */
const CLIENT = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { WebSocket } = require('ws');
  const socket = new WebSocket(workerData.url);
  socket.on('message', data => {
    const { event, id } = JSON.parse(data);
    if (event === 'connect.challenge') {
      socket.send(JSON.stringify({ type: 'req', id: 'c', method: 'connect', params: workerData.params }));
    }
    if (id === 'c') parentPort.postMessage('hello');
  });
  for (const name of ['ping', 'close']) socket.on(name, () => parentPort.postMessage(name));
`;

test('a gateway that stood still reads the answers to its pings before it judges', async () => {
  const gateway = await testGateway({ limits: { pingIntervalMs: 400 } });
  const worker = new Worker(CLIENT, { eval: true, workerData: { url: gateway.url, params: params() } });
  onTestFinished(async () => void (await worker.terminate()));
  const told: string[] = [];
  const { promise: enough, resolve } = Promise.withResolvers<void>();
  worker.on('message', (what: string) => {
    told.push(what);
    if (told.length === 5 || what === 'close') resolve();
  });
  const stop = setInterval(() => {
    // Between sending and judging, for longer than there is between two pings.
    setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000));
  }, 400);
  onTestFinished(() => clearInterval(stop));
  await enough;
  expect(told).toEqual(['hello', ...Array(4).fill('ping')]);
});

test('a receiver that does not read loses droppable events first and then the connection', async () => {
  const gateway = await testGateway({ limits: { maxBufferedBytes: 1_000_000, closeHandshakeMs: 50 } });
  const slow = await connected(gateway.url, { auth: { token: TOKEN } });
  const { client: admin } = await connected(gateway.url);
  slow.client.ws.pause();
  // Presence is droppable: far more of it than sockets and buffer hold changes nothing.
  const text = 'x'.repeat(900);
  for (let n = 0; n < 400; n += 1) {
    await admin.request('system-event', { text, instanceId: `host-${n % 150}` });
    admin.frames.splice(0);
  }
  expect(gateway.open.sessions).toBe(2);
  // Chat is not.
  await admin.request('chat.send', { sessionKey: 'main', message: 'hi', idempotencyKey: 'slow-1' });
  await admin.event('chat', frame => frame.payload.state === 'final');
  slow.client.ws.resume();
  const closed = await slow.client.closed;
  expect([1006, 1008]).toContain(closed.code);
  const numbers = slow.client.frames.flatMap(frame => frame.seq ?? []);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test('a receiver that catches up sees a hole where events were left out', async () => {
  const gateway = await testGateway({ limits: { maxBufferedBytes: 200_000 } });
  const slow = await connected(gateway.url, { auth: { token: TOKEN } });
  const { client: admin } = await connected(gateway.url);
  slow.client.ws.pause();
  const text = 'x'.repeat(900);
  for (let n = 0; n < 400; n += 1) {
    await admin.request('system-event', { text, instanceId: `host-${n % 150}` });
    admin.frames.splice(0);
  }
  slow.client.ws.resume();
  // What is announced while the backlog drains is left out as well; one of them gets through.
  const late = () =>
    slow.client.frames.find(frame => JSON.stringify(frame.payload).includes('after the flood'));
  await expect
    .poll(async () => {
      await admin.request('system-event', { text: 'after the flood', host: 'late' });
      return late() !== undefined;
    })
    .toBe(true);
  const received = slow.client.frames.filter(frame => frame.seq !== undefined).length;
  expect(late()?.seq).toBeGreaterThan(received);
});
