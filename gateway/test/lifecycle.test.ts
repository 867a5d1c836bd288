/** Start and stop. */
import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { freePort } from '../../scripts/bench/process.ts';
import { GatewayLockError, StartupError, startGateway } from '../src/index.ts';
import { makeDevice } from './support/device.ts';
import { tempDir, testGateway, TOKEN } from './support/gateway.ts';
import { connected, NODE_CLIENT, RawClient } from './support/raw-client.ts';

/** Longer than any test: what waits for it does not come to an end. */
const NEVER_MS = 3_600_000;

test('shutdown is announced, every socket is closed with 1012, and the port is free again', async () => {
  const gateway = await testGateway({ port: await freePort(), limits: { shutdownGraceMs: NEVER_MS } });
  const four = await connected(gateway.url);
  const three = await connected(gateway.url, { minProtocol: 3, maxProtocol: 3 });
  const node = await connected(gateway.url, { role: 'node', client: NODE_CLIENT, scopes: [] }, makeDevice());
  const silent = await RawClient.open(gateway.url);
  await gateway.close();
  const restart = { code: 1012, reason: 'service restart' };
  for (const { closed } of [four.client, three.client, node.client, silent]) {
    expect(await closed).toEqual(restart);
  }
  const payload = async ({ client }: typeof four) => (await client.event('shutdown')).payload;
  expect(await payload(four)).toEqual({ reason: 'gateway stopping' });
  expect(await payload(node)).toEqual({ reason: 'gateway stopping' });
  expect(await payload(three)).toEqual({ reason: 'gateway stopping', restartExpectedMs: null });
  expect(silent.frames.map(frame => frame.event)).toEqual(['connect.challenge']);
  const again = await testGateway({ port: gateway.port });
  await connected(again.url);
});

test('a client that does not answer the close cannot hold the gateway up', async () => {
  const gateway = await testGateway({ limits: { shutdownGraceMs: 50 } });
  const { client } = await connected(gateway.url);
  client.ws.pause();
  await gateway.close();
});

test('while it closes, new sockets get 503', async () => {
  const gateway = await testGateway({ limits: { shutdownGraceMs: NEVER_MS } });
  const { client } = await connected(gateway.url);
  client.ws.pause();
  const done = gateway.close();
  const answer = await new Promise<number | undefined>((resolve, reject) => {
    const late = new WebSocket(gateway.url);
    late.on('unexpected-response', (_request, response) => resolve(response.statusCode));
    late.on('error', reject);
  });
  expect(answer).toBe(503);
  client.ws.resume();
  await done;
});

test('close twice is close once, and runs in progress do not hold it up', async () => {
  const gateway = await testGateway();
  const { client } = await connected(gateway.url);
  await client.request('chat.send', {
    sessionKey: 'main',
    message: '!slow=10000 !long=5000 one',
    idempotencyKey: 'slow',
  });
  await Promise.all([gateway.close(), gateway.close()]);
});

test('two gateways run side by side in one process', async () => {
  const [a, b] = await Promise.all([testGateway(), testGateway({ token: 'another' })]);
  await connected(a.url);
  await connected(b.url, { auth: { token: 'another' } });
});

test('the state directory is private', async () => {
  const stateDir = path.join(await tempDir(), 'deep', 'state');
  await testGateway({ stateDir });
  expect(statSync(stateDir).mode & 0o777).toBe(0o700);
});

async function failure(options: Parameters<typeof startGateway>[0]): Promise<StartupError> {
  try {
    const gateway = await startGateway(options);
    await gateway.close();
  } catch (error) {
    if (error instanceof StartupError) return error;
    throw error;
  }
  throw new Error('it started');
}

test('the port is the lock: another gateway, or anything else', async () => {
  const gateway = await testGateway();
  const error = await failure({ port: gateway.port, token: TOKEN, stateDir: await tempDir() });
  expect(error).toBeInstanceOf(GatewayLockError);
  expect(error.code).toBe('GATEWAY_LOCKED');
  expect(error.message).toContain(String(gateway.port));

  const other = createServer();
  await new Promise<void>(resolve => void other.listen(0, '127.0.0.1', () => resolve()));
  const { port } = other.address() as { port: number };
  expect((await failure({ port, token: TOKEN, stateDir: await tempDir() })).code).toBe('GATEWAY_LOCKED');
  other.close();
});

test('a failed start frees the port', async () => {
  const stateDir = await tempDir();
  writeFileSync(path.join(stateDir, 'gateway.sqlite'), 'this is no database, it is only text. '.repeat(100));
  const free = await testGateway({ port: await freePort() });
  const { port } = free;
  await free.close();
  const error = await failure({ port, token: TOKEN, stateDir });
  expect(error.code).toBe('DATABASE_CORRUPT');
  await testGateway({ port });
});

test('a failed start lets go of the state', async () => {
  const stateDir = await tempDir();
  const error = await failure({ port: 0, token: TOKEN, stateDir, configPath: stateDir });
  expect(error.code).toBe('CONFIG_INVALID');
  await testGateway({ stateDir });
});

test('what stops a start', async () => {
  const stateDir = await tempDir();
  expect((await failure({ port: 0, token: '', stateDir })).code).toBe('AUTH_MISSING');
  expect((await failure({ port: 0, token: TOKEN, stateDir, host: '203.0.113.1' })).code).toBe(
    'ADDRESS_UNAVAILABLE',
  );
  expect((await failure({ port: 0, token: TOKEN, stateDir, trustedProxies: ['nonsense'] })).code).toBe(
    'CONFIG_INVALID',
  );
  const file = path.join(stateDir, 'file');
  writeFileSync(file, '');
  expect((await failure({ port: 0, token: TOKEN, stateDir: file })).code).toBe('STATE_DIR_UNUSABLE');
  const badKey = path.join(stateDir, 'bad-key');
  mkdirSync(badKey);
  writeFileSync(path.join(badKey, 'device-token.key'), 'short');
  chmodSync(path.join(badKey, 'device-token.key'), 0o600);
  expect((await failure({ port: 0, token: TOKEN, stateDir: badKey })).code).toBe('STATE_DIR_UNUSABLE');
  const first = await testGateway({ stateDir: path.join(stateDir, 'shared') });
  expect(first.open.sockets).toBe(0);
  expect((await failure({ port: 0, token: TOKEN, stateDir: path.join(stateDir, 'shared') })).code).toBe(
    'DATABASE_LOCKED',
  );
});

test('health checks are served on the same port', async () => {
  const gateway = await testGateway();
  const status = await new Promise(resolve => {
    request(`${gateway.httpUrl}/readyz`, response => resolve(response.resume().statusCode)).end();
  });
  expect(status).toBe(200);
});

const hasIpv6Loopback = Object.values(networkInterfaces()).some(list =>
  list?.some(one => one.address === '::1'),
);

test.runIf(hasIpv6Loopback)('localhost means ::1 as well', async () => {
  const first = await testGateway({ port: await freePort() });
  await first.close();
  const gateway = await testGateway({ port: first.port });
  const { hello } = await connected(`ws://[::1]:${gateway.port}`);
  expect(hello.auth?.scopes).toEqual(['operator.admin']);
});
