/** What a session gets when connect is accepted. */
import { expect, test } from 'vitest';
import { makeDevice, signed } from './support/device.ts';
import { testGateway, TOKEN } from './support/gateway.ts';
import { connected, NODE_CLIENT, OTHER_CLIENT, params, RawClient, refused } from './support/raw-client.ts';

const cliClient = params().client;

test.for([
  { name: 'cli without a device keeps its scopes', overrides: {}, scopes: ['operator.admin'] },
  {
    name: 'backend without a device keeps its scopes',
    overrides: { client: { ...cliClient, id: 'gateway-client', mode: 'backend' } },
    scopes: ['operator.admin'],
  },
  { name: 'another client without a device loses them', overrides: { client: OTHER_CLIENT }, scopes: [] },
  {
    name: 'cli in another mode loses them',
    overrides: { client: { ...cliClient, mode: 'probe' } },
    scopes: [],
  },
  {
    name: 'device gets what it asks for',
    overrides: { client: OTHER_CLIENT },
    device: true,
    scopes: ['operator.admin'],
  },
  { name: 'device that asks for nothing', overrides: { scopes: undefined }, device: true, scopes: [] },
  {
    name: 'unknown scope',
    overrides: { scopes: ['operator.bogus'] },
    device: true,
    scopes: ['operator.bogus'],
  },
  { name: 'role left out', overrides: { role: undefined }, device: true, scopes: ['operator.admin'] },
  {
    name: 'secret as password',
    overrides: { auth: { password: TOKEN } },
    device: true,
    scopes: ['operator.admin'],
  },
  {
    name: 'node',
    overrides: { role: 'node', client: NODE_CLIENT, scopes: [] },
    device: true,
    role: 'node',
    scopes: [],
  },
])('session: $name', async ({ overrides, device, scopes, role }) => {
  const gateway = await testGateway();
  const { hello } = await connected(gateway.url, overrides, device ? makeDevice() : undefined);
  expect(hello.auth).toMatchObject({ method: 'token', role: role ?? 'operator', scopes });
  expect(typeof hello.auth?.deviceToken).toBe(device ? 'string' : 'undefined');
});

test.for(['v2', 'v3'] as const)('device signatures %s are accepted', async version => {
  const gateway = await testGateway();
  const client = await RawClient.open(gateway.url);
  const plain = params({ client: { ...cliClient, platform: ' Linux ', deviceFamily: 'Desktop' } });
  const answer = await client.connect(signed(plain, makeDevice(), client.nonce, { version }));
  expect(answer.ok).toBe(true);
});

test('public keys in PEM and signatures in standard base64 are accepted', async () => {
  const gateway = await testGateway();
  const client = await RawClient.open(gateway.url);
  const device = makeDevice();
  const proven = signed(params(), device, client.nonce);
  const signature = Buffer.from(proven.device!.signature, 'base64url').toString('base64');
  const answer = await client.connect({
    ...proven,
    device: { ...proven.device, signature, publicKey: device.publicKeyPem },
  });
  expect(answer.ok).toBe(true);
});

test.for([
  { min: 3, max: 3, protocol: 3 },
  { min: 3, max: 4, protocol: 4 },
  { min: 4, max: 4, protocol: 4 },
  { min: 1, max: 99, protocol: 4 },
  { min: 1, max: 3, protocol: 3 },
])('protocol $min to $max gives $protocol', async ({ min, max, protocol }) => {
  const gateway = await testGateway();
  const { hello } = await connected(gateway.url, { minProtocol: min, maxProtocol: max });
  expect(hello.protocol).toBe(protocol);
});

test('protocol 4 hello-ok', async () => {
  const gateway = await testGateway({ version: '9.9.9', configPath: '/etc/gateway.json' });
  const { hello } = await connected(gateway.url, {}, makeDevice());
  expect(hello).toMatchObject({
    type: 'hello-ok',
    server: { version: '9.9.9', bootId: expect.any(String) },
    policy: { maxPayload: 26_214_400, maxBufferedBytes: 52_428_800, tickIntervalMs: 30_000 },
    snapshot: { authMode: 'token', configPath: '/etc/gateway.json', stateDir: expect.any(String) },
    auth: { method: 'token', issuedAtMs: expect.any(Number) },
    pluginSurfaceUrls: {},
  });
  expect(hello.features.methods).toContain('chat.send');
  expect(hello.features.methods).not.toContain('connect');
  expect(hello.server).not.toHaveProperty('host');
});

test('protocol 3 hello-ok, and the health event that follows', async () => {
  const gateway = await testGateway();
  const { hello, client } = await connected(gateway.url, { minProtocol: 3, maxProtocol: 3 });
  expect(hello.server.host).toBeTypeOf('string');
  expect(hello).not.toHaveProperty('auth');
  expect(hello).not.toHaveProperty('pluginSurfaceUrls');
  expect(hello.policy).not.toHaveProperty('attachments');
  const event = await client.event('health');
  expect(event.seq).toBe(1);
  expect(event.stateVersion).toBeDefined();
  const withDevice = await connected(gateway.url, { minProtocol: 3, maxProtocol: 3 }, makeDevice());
  expect(Object.keys(withDevice.hello.auth!).toSorted()).toEqual([
    'deviceToken',
    'issuedAtMs',
    'role',
    'scopes',
  ]);
});

test('the snapshot shows presence and paths only to those who may see them', async () => {
  const gateway = await testGateway({ configPath: '/etc/gateway.json' });
  const reader = await connected(gateway.url, { scopes: ['operator.read'] });
  expect(reader.hello.snapshot.presence).not.toEqual([]);
  expect(reader.hello.snapshot).not.toHaveProperty('stateDir');
  expect(reader.hello.snapshot).not.toHaveProperty('configPath');
  const pairer = await connected(gateway.url, { scopes: ['operator.pairing'] });
  expect(pairer.hello.snapshot.presence).toEqual([]);
});

test.for([
  { name: 'loopback address', host: '127.0.0.1' },
  { name: 'localhost', host: 'localhost' },
])('a page of the gateway itself connects: $name', async ({ host }) => {
  const gateway = await testGateway();
  const authority = `${host}:${gateway.port}`;
  const { hello } = await connected(
    gateway.url,
    { client: { ...cliClient, id: 'webchat-ui', mode: 'webchat' } },
    makeDevice(),
    { origin: `http://${authority}`, headers: { host: authority } },
  );
  expect(hello.auth?.scopes).toEqual(['operator.admin']);
});

test('an allow-listed origin connects under any host', async () => {
  const gateway = await testGateway({ allowedOrigins: ['https://chat.example'] });
  const { hello } = await connected(
    gateway.url,
    { client: { ...cliClient, id: 'webchat-ui', mode: 'webchat' } },
    makeDevice(),
    { origin: 'https://chat.example', headers: { host: 'gateway.example' } },
  );
  expect(hello.auth?.scopes).toEqual(['operator.admin']);
});

test('an origin takes the scopes of a device-less local tool', async () => {
  const gateway = await testGateway({ allowedOrigins: ['https://chat.example'] });
  const { hello } = await connected(gateway.url, {}, undefined, { origin: 'https://chat.example' });
  expect(hello.auth?.scopes).toEqual([]);
});

test('a foreign Host header alone changes nothing', async () => {
  const gateway = await testGateway();
  const { hello } = await connected(gateway.url, {}, makeDevice(), { headers: { host: 'gateway.example' } });
  expect(hello.auth?.scopes).toEqual(['operator.admin']);
});

test('a refusal on protocol 3 carries the same error', async () => {
  const gateway = await testGateway({ limits: { authFailureDelayMs: 1 } });
  const { error } = await refused(gateway.url, {
    minProtocol: 3,
    maxProtocol: 3,
    auth: { token: 'wrong' },
  });
  expect(error).toMatchObject({ code: 'INVALID_REQUEST', details: { code: 'AUTH_TOKEN_MISMATCH' } });
});
