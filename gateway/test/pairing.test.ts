/** How devices are approved, silently or by somebody. */
import { expect, test } from 'vitest';
import { makeDevice } from './support/device.ts';
import { testGateway } from './support/gateway.ts';
import { connected, NODE_CLIENT, refused } from './support/raw-client.ts';

const REMOTE = { headers: { 'X-Forwarded-For': '203.0.113.9' } };
const NODE = { role: 'node', client: NODE_CLIENT, scopes: [] as string[] };
const proxied = (options = {}) =>
  testGateway({ trustedProxies: ['127.0.0.1'], limits: { authFailureDelayMs: 1 }, ...options });

test('a local device is approved silently and gets a token it can use', async () => {
  const gateway = await proxied();
  const { client: admin } = await connected(gateway.url);
  const device = makeDevice();
  const first = await connected(gateway.url, { scopes: ['operator.read'] }, device);
  const token = first.hello.auth!.deviceToken!;
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  const resolved = await admin.event('device.pair.resolved');
  expect(resolved.payload).toEqual({
    requestId: expect.any(String),
    deviceId: device.id,
    decision: 'approved',
    ts: expect.any(Number),
  });
  for (const auth of [{ token }, { deviceToken: token }, { token, deviceToken: token }]) {
    const again = await connected(gateway.url, { scopes: ['operator.read'], auth }, device);
    expect(again.hello.auth).toMatchObject({ method: 'device-token', deviceToken: token });
  }
  const shared = await connected(gateway.url, { scopes: ['operator.read'] }, device);
  expect(shared.hello.auth).toMatchObject({ method: 'token', deviceToken: token });
});

test('a device token is good for its device, role and scopes only', async () => {
  const gateway = await proxied();
  const device = makeDevice();
  const { hello } = await connected(gateway.url, { scopes: ['operator.write'] }, device);
  const auth = { token: hello.auth!.deviceToken! };
  const narrower = await connected(gateway.url, { scopes: ['operator.read'], auth }, device);
  expect(narrower.hello.auth!.scopes).toEqual(['operator.read']);
  const none = await connected(gateway.url, { scopes: undefined, auth }, device);
  expect(none.hello.auth!.scopes).toEqual([]);

  const wider = await refused(gateway.url, { scopes: ['operator.admin'], auth }, device);
  expect(wider.error).toMatchObject({
    message: 'unauthorized: device token scope mismatch (re-pair or approve scope upgrade)',
    details: { code: 'AUTH_SCOPE_MISMATCH' },
  });
  for (const [overrides, holder] of [
    [{ scopes: ['operator.read'], auth }, makeDevice()],
    [{ scopes: ['operator.read'], auth }, undefined],
    [{ ...NODE, auth }, device],
  ] as const) {
    const { error } = await refused(gateway.url, overrides, holder);
    expect(error.details).toMatchObject({ code: 'AUTH_TOKEN_MISMATCH' });
  }
});

test('scopes are upgraded silently on loopback, and the old token dies', async () => {
  const gateway = await proxied();
  const device = makeDevice();
  const before = await connected(gateway.url, { scopes: ['operator.read'] }, device);
  const after = await connected(gateway.url, { scopes: ['operator.write'] }, device);
  expect(after.hello.auth!.scopes).toEqual(['operator.write']);
  expect(after.hello.auth!.deviceToken).not.toBe(before.hello.auth!.deviceToken);
  const { error } = await refused(
    gateway.url,
    { scopes: ['operator.read'], auth: { token: before.hello.auth!.deviceToken! } },
    device,
  );
  expect(error.details).toMatchObject({ code: 'AUTH_TOKEN_MISMATCH' });
  // Admin covers the rest: asking for less later changes nothing.
  const admin = await connected(gateway.url, { scopes: ['operator.admin'] }, device);
  const less = await connected(gateway.url, { scopes: ['operator.pairing'] }, device);
  expect(less.hello.auth!.deviceToken).toBe(admin.hello.auth!.deviceToken);
});

test('another role needs approval even on loopback', async () => {
  const gateway = await proxied();
  const { client: admin } = await connected(gateway.url);
  const device = makeDevice();
  await connected(gateway.url, { scopes: ['operator.read'] }, device);
  const { error, closed } = await refused(gateway.url, NODE, device);
  expect(error).toEqual({
    code: 'NOT_PAIRED',
    message: 'pairing required: device is asking for a higher role than currently approved',
    details: {
      code: 'PAIRING_REQUIRED',
      reason: 'role-upgrade',
      requestId: expect.any(String),
      remediationHint: expect.any(String),
      deviceId: device.id,
      requestedRole: 'node',
      approvedRoles: ['operator'],
      approvedScopes: ['operator.read'],
    },
  });
  expect(closed.reason).toBe(
    `${error.message} (requestId: ${String(error.details!['requestId'])})`.slice(0, 120),
  );
  const { payload } = await admin.request('device.pair.approve', { requestId: error.details!['requestId'] });
  expect(payload.device).toMatchObject({ roles: ['node', 'operator'], approvedVia: 'owner' });
  const node = await connected(gateway.url, NODE, device);
  expect(node.hello.auth).toMatchObject({ role: 'node', scopes: [] });
  await connected(gateway.url, { scopes: ['operator.read'] }, device);
});

test('a remote device waits for approval under one request', async () => {
  const gateway = await proxied();
  const { client: admin } = await connected(gateway.url);
  const { client: pairer } = await connected(gateway.url, { scopes: ['operator.pairing', 'operator.read'] });
  const device = makeDevice();
  const first = await refused(gateway.url, { scopes: ['operator.read'] }, device, REMOTE);
  const { requestId } = first.error.details as { requestId: string };
  expect(first.error).toEqual({
    code: 'NOT_PAIRED',
    message: 'pairing required: device is not approved yet',
    details: {
      code: 'PAIRING_REQUIRED',
      reason: 'not-paired',
      requestId,
      remediationHint: 'Approve this device from the pending pairing requests.',
      deviceId: device.id,
      requestedRole: 'operator',
      requestedScopes: ['operator.read'],
    },
  });
  expect(first.closed).toEqual({
    code: 1008,
    reason: `pairing required: device is not approved yet (requestId: ${requestId})`,
  });
  const retry = await refused(gateway.url, { scopes: ['operator.read'] }, device, REMOTE);
  expect(retry.error.details!['requestId']).toBe(requestId);
  const list = await pairer.request('device.pair.list');
  expect(list.payload).toEqual({
    pending: [
      {
        requestId,
        deviceId: device.id,
        publicKey: device.publicKey,
        platform: 'linux',
        clientId: 'cli',
        clientMode: 'cli',
        remoteIp: '203.0.113.9',
        role: 'operator',
        roles: ['operator'],
        scopes: ['operator.read'],
        silent: false,
        isRepair: false,
        ts: expect.any(Number),
      },
    ],
    paired: [],
  });
  expect(pairer.frames.filter(frame => frame.event === 'device.pair.requested')).toHaveLength(1);
  expect((await pairer.event('device.pair.requested')).payload).toEqual(list.payload.pending[0]);

  const approved = await pairer.request('device.pair.approve', { requestId });
  expect(approved.payload).toMatchObject({
    requestId,
    device: { deviceId: device.id, tokens: [{ role: 'operator', scopes: ['operator.read'] }] },
  });
  expect(JSON.stringify(approved.payload)).not.toContain('tokenHash');
  expect((await admin.event('device.pair.resolved')).payload.requestId).toBe(requestId);
  for (const method of ['device.pair.approve', 'device.pair.reject']) {
    expect((await pairer.request(method, { requestId })).error).toEqual({
      code: 'INVALID_REQUEST',
      message: 'unknown requestId',
    });
  }
  const { hello } = await connected(gateway.url, { scopes: ['operator.read'] }, device, REMOTE);
  const auth = { token: hello.auth!.deviceToken! };
  await connected(gateway.url, { scopes: ['operator.read'], auth }, device, REMOTE);

  const more = await refused(gateway.url, { scopes: ['operator.write'] }, device, REMOTE);
  expect(more.error).toMatchObject({
    message: 'pairing required: device is asking for more scopes than currently approved',
    details: {
      reason: 'scope-upgrade',
      requestedScopes: ['operator.write'],
      approvedScopes: ['operator.read'],
    },
  });
});

test('a request that asks for something else is another request', async () => {
  const gateway = await proxied();
  const { client: admin } = await connected(gateway.url);
  const device = makeDevice();
  const read = await refused(gateway.url, { scopes: ['operator.read'] }, device, REMOTE);
  const all = await refused(gateway.url, { scopes: ['operator.admin'] }, device, REMOTE);
  expect(all.error.details!['requestId']).not.toBe(read.error.details!['requestId']);
  const stale = await admin.request('device.pair.approve', { requestId: read.error.details!['requestId'] });
  expect(stale.error?.message).toBe('unknown requestId');
  expect((await admin.request('device.pair.list')).payload.pending).toHaveLength(1);
});

test('reject', async () => {
  const gateway = await proxied();
  const { client: admin } = await connected(gateway.url);
  const device = makeDevice();
  const { error } = await refused(gateway.url, NODE, device, REMOTE);
  const requestId = error.details!['requestId'];
  expect((await admin.request('device.pair.reject', { requestId })).payload).toEqual({
    requestId,
    deviceId: device.id,
  });
  expect((await admin.event('device.pair.resolved')).payload).toMatchObject({
    requestId,
    decision: 'rejected',
  });
  const again = await refused(gateway.url, NODE, device, REMOTE);
  expect(again.error.details!['requestId']).not.toBe(requestId);
});

test('nobody approves more than they may do themselves', async () => {
  const gateway = await proxied();
  const { client: pairer } = await connected(gateway.url, { scopes: ['operator.pairing'] });
  const { error } = await refused(gateway.url, { scopes: ['operator.admin'] }, makeDevice(), REMOTE);
  const answer = await pairer.request('device.pair.approve', { requestId: error.details!['requestId'] });
  expect(answer.error).toMatchObject({
    code: 'FORBIDDEN',
    message: 'missing scope: operator.admin',
    details: { code: 'MISSING_SCOPE', missingScope: 'operator.admin' },
  });
});

test('pending requests are bounded and expire', async () => {
  let now = Date.now();
  const clock = { now: () => now };
  const gateway = await proxied({ clock, limits: { pairingRequestsMax: 3, pairingRequestTtlMs: 60_000 } });
  const { client: admin } = await connected(gateway.url);
  const pending = async () => (await admin.request('device.pair.list')).payload.pending.length;
  for (let n = 0; n < 5; n += 1) {
    await refused(gateway.url, NODE, makeDevice(), REMOTE);
    now += 1;
  }
  expect(await pending()).toBe(3);
  now += 60_001;
  expect(await pending()).toBe(0);
});
