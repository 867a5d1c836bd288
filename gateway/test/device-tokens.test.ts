/** Rotating, revoking and removing devices, and what lies on disk. */
import { readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeDevice, signed } from './support/device.ts';
import { tempDir, testGateway, TOKEN } from './support/gateway.ts';
import { connected, NODE_CLIENT, params, RawClient, refused } from './support/raw-client.ts';

const REMOTE = { headers: { 'X-Forwarded-For': '203.0.113.9' } };
const NODE = { role: 'node', client: NODE_CLIENT, scopes: [] as string[] };
const proxied = (options = {}) =>
  testGateway({ trustedProxies: ['127.0.0.1'], limits: { authFailureDelayMs: 1 }, ...options });

test('remove forgets the device and closes its sockets', async () => {
  const gateway = await proxied();
  const { client: admin } = await connected(gateway.url);
  const device = makeDevice();
  const { client, hello } = await connected(gateway.url, NODE, device);
  expect((await admin.request('device.pair.remove', { deviceId: device.id })).payload).toEqual({
    deviceId: device.id,
  });
  expect(await client.closed).toEqual({ code: 4001, reason: 'device removed' });
  expect((await admin.request('device.pair.list')).payload.paired).toEqual([]);
  const auth = { token: hello.auth!.deviceToken! };
  await refused(gateway.url, { ...NODE, auth }, device);
  // Paired again, it does not get the old token back.
  const again = await connected(gateway.url, NODE, device);
  expect(again.hello.auth!.deviceToken).not.toBe(auth.token);
  expect((await admin.request('device.pair.remove', { deviceId: 'nobody' })).error?.message).toBe(
    'unknown deviceId',
  );
});

test('rotate: the token of another device is withheld, and fetched with the shared secret', async () => {
  const gateway = await proxied();
  const { client: admin } = await connected(gateway.url);
  const device = makeDevice();
  const { client, hello } = await connected(gateway.url, NODE, device);
  const { payload } = await admin.request('device.token.rotate', { deviceId: device.id, role: 'node' });
  expect(payload).toEqual({
    deviceId: device.id,
    role: 'node',
    scopes: [],
    rotatedAtMs: expect.any(Number),
    tokenDelivery: 'withheld-cross-device',
  });
  expect(await client.closed).toEqual({ code: 4001, reason: 'device removed' });
  const old = { token: hello.auth!.deviceToken! };
  await refused(gateway.url, { ...NODE, auth: old }, device);
  const fetched = await connected(gateway.url, NODE, device);
  expect(fetched.hello.auth!.issuedAtMs).toBe(payload.rotatedAtMs);
  await connected(gateway.url, { ...NODE, auth: { token: fetched.hello.auth!.deviceToken! } }, device);
});

test.for([3, 4])('rotate: a device gets its own token in the answer (protocol %i)', async protocol => {
  const gateway = await proxied();
  const device = makeDevice();
  const scopes = ['operator.pairing', 'operator.read'];
  const range = { minProtocol: protocol, maxProtocol: protocol };
  const { hello } = await connected(gateway.url, { ...range, scopes }, device);
  const auth = { token: hello.auth!.deviceToken! };
  const { client } = await connected(gateway.url, { ...range, scopes, auth }, device);
  const params = { deviceId: device.id, role: 'operator', scopes: ['operator.read'] };
  const { payload } = await client.request('device.token.rotate', params);
  expect(payload).toMatchObject({ scopes: ['operator.read'], token: expect.any(String) });
  expect(payload.tokenDelivery).toBe(protocol === 4 ? 'in-band' : undefined);
  expect(await client.closed).toEqual({ code: 4001, reason: 'device removed' });
  await connected(gateway.url, { scopes: ['operator.read'], auth: { token: payload.token } }, device);
  await refused(gateway.url, { scopes, auth: { token: payload.token } }, device);
});

test('rotate and revoke deny what they cannot do', async () => {
  const gateway = await proxied();
  const { client: admin } = await connected(gateway.url);
  const device = makeDevice();
  await connected(gateway.url, NODE, device);
  const denied = async (method: string, request: unknown, message: string) =>
    expect((await admin.request(method, request)).error).toEqual({ code: 'INVALID_REQUEST', message });
  const rotation = 'device token rotation denied';
  await denied('device.token.rotate', { deviceId: 'nobody', role: 'node' }, rotation);
  await denied('device.token.rotate', { deviceId: device.id, role: 'operator' }, rotation);
  await denied(
    'device.token.rotate',
    { deviceId: device.id, role: 'node', scopes: ['operator.admin'] },
    rotation,
  );
  await denied('device.token.revoke', { deviceId: 'nobody', role: 'node' }, 'device token revocation denied');
});

test('revoke: the role has to be approved again', async () => {
  const gateway = await proxied();
  const { client: admin } = await connected(gateway.url);
  const device = makeDevice();
  const { client, hello } = await connected(gateway.url, NODE, device);
  const revoke = { deviceId: device.id, role: 'node' };
  expect((await admin.request('device.token.revoke', revoke)).payload).toEqual({
    ...revoke,
    revokedAtMs: expect.any(Number),
  });
  expect(await client.closed).toEqual({ code: 4001, reason: 'device removed' });
  expect((await admin.request('device.token.revoke', revoke)).ok).toBe(true);
  expect((await admin.request('device.token.rotate', revoke)).ok).toBe(false);
  await refused(gateway.url, { ...NODE, auth: { token: hello.auth!.deviceToken! } }, device);
  const { error } = await refused(gateway.url, NODE, device);
  expect(error.details).toMatchObject({ reason: 'role-upgrade', approvedRoles: ['node'] });
  await admin.request('device.pair.approve', { requestId: error.details!['requestId'] });
  await connected(gateway.url, NODE, device);
});

test('a device token session without admin manages only its own device', async () => {
  const gateway = await proxied();
  const own = makeDevice();
  const other = makeDevice();
  const scopes = ['operator.pairing'];
  const first = await connected(gateway.url, { scopes }, own);
  await connected(gateway.url, NODE, other);
  const waiting = await refused(gateway.url, NODE, makeDevice(), REMOTE);
  expect((await first.client.request('device.pair.list')).payload.paired).toHaveLength(2);

  const auth = { token: first.hello.auth!.deviceToken! };
  const { client } = await connected(gateway.url, { scopes, auth }, own);
  const list = await client.request('device.pair.list');
  expect(list.payload.pending).toEqual([]);
  expect(list.payload.paired.map((one: { deviceId: string }) => one.deviceId)).toEqual([own.id]);
  expect(list.payload.paired[0]).toMatchObject({ connected: true });
  for (const [method, request] of [
    ['device.pair.approve', { requestId: waiting.error.details!['requestId'] }],
    ['device.pair.reject', { requestId: waiting.error.details!['requestId'] }],
    ['device.pair.remove', { deviceId: other.id }],
    ['device.token.rotate', { deviceId: other.id, role: 'node' }],
    ['device.token.revoke', { deviceId: other.id, role: 'node' }],
  ] as const) {
    expect((await client.request(method, request)).error?.code, method).toBe('INVALID_REQUEST');
  }
});

test('tokens survive a restart; on disk there are only hashes and a private key', async () => {
  const stateDir = await tempDir();
  const first = await testGateway({ stateDir });
  const device = makeDevice();
  const { hello } = await connected(first.url, {}, device);
  const token = hello.auth!.deviceToken!;
  await first.close();
  const database = readFileSync(path.join(stateDir, 'gateway.sqlite'));
  expect(database.includes(token)).toBe(false);
  expect(database.includes(TOKEN)).toBe(false);
  expect(statSync(path.join(stateDir, 'device-token.key')).mode & 0o777).toBe(0o600);

  const second = await testGateway({ stateDir });
  await connected(second.url, { auth: { token } }, device);
  const shared = await connected(second.url, {}, device);
  expect(shared.hello.auth!.deviceToken).toBe(token);
  await second.close();

  // Without the key the old token still works, and the shared secret brings a new one.
  rmSync(path.join(stateDir, 'device-token.key'));
  const third = await testGateway({ stateDir });
  await connected(third.url, { auth: { token } }, device);
  const renewed = await connected(third.url, {}, device);
  expect(renewed.hello.auth!.deviceToken).not.toBe(token);
  await connected(third.url, { auth: { token: renewed.hello.auth!.deviceToken! } }, device);
});

test('a proof is good for one connection', async () => {
  const gateway = await proxied();
  const device = makeDevice();
  const one = await RawClient.open(gateway.url);
  const two = await RawClient.open(gateway.url);
  const proven = signed(params(), device, one.nonce);
  expect((await one.connect(proven)).ok).toBe(true);
  expect((await two.connect(proven)).error?.message).toBe('device nonce mismatch');
});
