/** Every way in which connect is refused: code, message, details and close. */
import type { ConnectParams } from '@clawspec/protocol';
import { expect, test } from 'vitest';
import type { ClientOptions } from 'ws';
import { type Device, makeDevice, signed } from './support/device.ts';
import { testGateway, TOKEN } from './support/gateway.ts';
import { NODE_CLIENT, OTHER_CLIENT, params, RawClient } from './support/raw-client.ts';

interface RefusalCase {
  readonly name: string;
  readonly overrides?: Record<string, unknown>;
  readonly device?: boolean;
  /** Changes the signed params. */
  readonly spoil?: (params: ConnectParams, device: Device, nonce: string) => unknown;
  readonly options?: ClientOptions;
  readonly code: string;
  readonly message: string;
  readonly details?: unknown;
  readonly close?: number;
}

const MISMATCH = {
  code: 'INVALID_REQUEST',
  message: 'protocol mismatch',
  close: 1002,
};
const mismatchDetails = (min: number, max: number) => ({
  code: 'PROTOCOL_MISMATCH',
  clientMinProtocol: min,
  clientMaxProtocol: max,
  expectedProtocol: 4,
  minimumProbeProtocol: 3,
});
const TOKEN_MISMATCH =
  "unauthorized: gateway token mismatch (use this gateway's gateway.auth.token or pair the device)";
const TOKEN_MISSING =
  "unauthorized: gateway token missing (use this gateway's gateway.auth.token or pair the device)";
const ORIGIN =
  'origin not allowed (open the Control UI from the gateway host or allow it in gateway.controlUi.allowedOrigins)';
const withDevice =
  (change: Partial<NonNullable<ConnectParams['device']>>) => (signedParams: ConnectParams) => ({
    ...signedParams,
    device: { ...signedParams.device, ...change },
  });
const invalid = (problem: string) => ({
  code: 'INVALID_REQUEST',
  message: `invalid connect params: ${problem}`,
});
const proof = (message: string, code: string, reason: string) => ({
  device: true,
  code: 'INVALID_REQUEST',
  message,
  details: { code, reason },
});
const STALE = proof('device signature expired', 'DEVICE_AUTH_SIGNATURE_EXPIRED', 'device-signature-stale');
const BAD_ID = proof('device identity mismatch', 'DEVICE_AUTH_DEVICE_ID_MISMATCH', 'device-id-mismatch');
const BAD_SIGNATURE = proof('device signature invalid', 'DEVICE_AUTH_SIGNATURE_INVALID', 'device-signature');
const cliClient = params().client;

const CASES: readonly RefusalCase[] = [
  // Params.
  {
    name: 'missing client',
    overrides: { client: undefined },
    ...invalid("must have required property 'client'"),
  },
  {
    name: 'several missing properties: the first is named',
    overrides: { minProtocol: undefined, maxProtocol: undefined, client: undefined, pad: 'x' },
    ...invalid("must have required property 'minProtocol'; at root: unexpected property 'pad'"),
  },
  {
    name: 'unknown client id',
    overrides: { client: { ...cliClient, id: 'nobody' } },
    ...invalid('at /client/id: must be equal to one of the allowed values'),
  },
  {
    name: 'unknown client mode',
    overrides: { client: { ...cliClient, mode: 'nothing' } },
    ...invalid('at /client/mode: must be equal to one of the allowed values'),
  },
  { name: 'extra field', overrides: { bogus: 1 }, ...invalid("at root: unexpected property 'bogus'") },
  {
    name: 'extra client field',
    overrides: { client: { ...cliClient, bogus: 1 } },
    ...invalid("at /client: unexpected property 'bogus'"),
  },
  {
    name: 'extra auth field',
    overrides: { auth: { token: TOKEN, foo: 1 } },
    ...invalid("at /auth: unexpected property 'foo'"),
  },
  {
    name: 'minProtocol as text',
    overrides: { minProtocol: '4' },
    ...invalid('at /minProtocol: must be integer'),
  },
  { name: 'minProtocol 0', overrides: { minProtocol: 0 }, ...invalid('at /minProtocol: must be >= 1') },
  {
    name: 'empty version',
    overrides: { client: { ...cliClient, version: '' } },
    ...invalid('at /client/version: must not have fewer than 1 characters'),
  },
  {
    name: 'device with an extra field',
    device: true,
    spoil: withDevice({ bogus: 1 } as never),
    ...invalid("at /device: unexpected property 'bogus'"),
  },
  {
    name: 'device nonce empty',
    device: true,
    spoil: withDevice({ nonce: '' }),
    ...invalid('at /device/nonce: must not have fewer than 1 characters'),
  },
  {
    name: 'device without a nonce',
    device: true,
    spoil: withDevice({ nonce: undefined } as never),
    ...invalid("at /device: must have required property 'nonce'"),
  },
  // Protocol range.
  {
    name: 'too old',
    overrides: { minProtocol: 1, maxProtocol: 2 },
    ...MISMATCH,
    details: mismatchDetails(1, 2),
  },
  {
    name: 'too new',
    overrides: { minProtocol: 98, maxProtocol: 99 },
    ...MISMATCH,
    details: mismatchDetails(98, 99),
  },
  {
    name: 'min above max',
    overrides: { minProtocol: 5, maxProtocol: 3 },
    ...MISMATCH,
    details: mismatchDetails(5, 3),
  },
  {
    name: 'protocol comes before the token',
    overrides: { minProtocol: 98, maxProtocol: 99, auth: { token: 'wrong' } },
    ...MISMATCH,
    details: mismatchDetails(98, 99),
  },
  // Role.
  { name: 'unknown role', overrides: { role: 'boss' }, code: 'INVALID_REQUEST', message: 'invalid role' },
  {
    name: 'role comes before origin',
    overrides: { role: 'boss' },
    options: { origin: 'http://evil.example' },
    code: 'INVALID_REQUEST',
    message: 'invalid role',
  },
  // Origin.
  {
    name: 'foreign origin, cli',
    options: { origin: 'http://evil.example' },
    code: 'INVALID_REQUEST',
    message: ORIGIN,
    details: { code: 'CONTROL_UI_ORIGIN_NOT_ALLOWED', reason: 'origin not allowed' },
  },
  {
    name: 'foreign origin, webchat',
    overrides: { client: { ...cliClient, id: 'webchat-ui', mode: 'webchat' } },
    options: { origin: 'http://evil.example' },
    code: 'INVALID_REQUEST',
    message: ORIGIN,
    details: { code: 'CONTROL_UI_ORIGIN_NOT_ALLOWED', reason: 'origin not allowed' },
  },
  {
    name: 'browser client without origin',
    overrides: { client: { ...cliClient, id: 'openclaw-control-ui', mode: 'ui' } },
    code: 'INVALID_REQUEST',
    message: ORIGIN,
    details: { code: 'CONTROL_UI_ORIGIN_NOT_ALLOWED', reason: 'origin missing or invalid' },
  },
  {
    name: 'rebound name: origin and host agree, but the name is foreign',
    overrides: { client: { ...cliClient, id: 'webchat-ui', mode: 'webchat' } },
    options: { origin: 'http://evil.example', headers: { host: 'evil.example' } },
    code: 'INVALID_REQUEST',
    message: ORIGIN,
    details: { code: 'CONTROL_UI_ORIGIN_NOT_ALLOWED', reason: 'origin not allowed' },
  },
  {
    name: 'origin comes before the signature',
    device: true,
    options: { origin: 'http://evil.example' },
    spoil: withDevice({ signature: 'AAAA' }),
    code: 'INVALID_REQUEST',
    message: ORIGIN,
    details: { code: 'CONTROL_UI_ORIGIN_NOT_ALLOWED', reason: 'origin not allowed' },
  },
  // No device.
  {
    name: 'neither device nor secret',
    overrides: { auth: undefined },
    code: 'NOT_PAIRED',
    message: 'device identity required',
    details: { code: 'DEVICE_IDENTITY_REQUIRED' },
  },
  {
    name: 'node without a device',
    overrides: { role: 'node', client: NODE_CLIENT, scopes: [] },
    code: 'NOT_PAIRED',
    message: 'device identity required',
    details: { code: 'DEVICE_IDENTITY_REQUIRED' },
  },
  // Device proof.
  { name: 'id of something else', ...BAD_ID, spoil: withDevice({ id: 'f'.repeat(64) }) },
  { name: 'public key that is none', ...BAD_ID, spoil: withDevice({ publicKey: 'bm9wZQ' }) },
  {
    name: 'public key of another device',
    ...BAD_ID,
    spoil: withDevice({ publicKey: makeDevice().publicKey }),
  },
  {
    name: 'signed 3 minutes ago',
    ...STALE,
    spoil: (p, d, n) => signed(p, d, n, { signedAt: Date.now() - 180_000 }),
  },
  {
    name: 'signed in the future',
    ...STALE,
    spoil: (p, d, n) => signed(p, d, n, { signedAt: Date.now() + 180_000 }),
  },
  {
    name: 'stale comes before the wrong nonce',
    ...STALE,
    spoil: (p, d) => signed(p, d, 'other', { signedAt: Date.now() - 180_000 }),
  },
  {
    name: 'blank nonce',
    ...proof('device nonce required', 'DEVICE_AUTH_NONCE_REQUIRED', 'device-nonce-missing'),
    spoil: withDevice({ nonce: '   ' }),
  },
  {
    name: 'nonce of another connection',
    ...proof('device nonce mismatch', 'DEVICE_AUTH_NONCE_MISMATCH', 'device-nonce-mismatch'),
    spoil: (p, d) => signed(p, d, 'another-nonce'),
  },
  { name: 'garbage signature', ...BAD_SIGNATURE, spoil: withDevice({ signature: '!!!' }) },
  {
    name: 'signature of another device',
    ...BAD_SIGNATURE,
    spoil: (p, d, n) => ({
      ...p,
      device: { ...signed(p, makeDevice(), n).device, id: d.id, publicKey: d.publicKey },
    }),
  },
  {
    name: 'another token signed',
    ...BAD_SIGNATURE,
    spoil: (p, d, n) => signed(p, d, n, { token: 'another' }),
  },
  {
    name: 'signature comes before the token',
    ...BAD_SIGNATURE,
    overrides: { auth: { token: 'wrong' } },
    spoil: withDevice({ signature: 'AAAA' }),
  },
  // Credentials.
  {
    name: 'device without credentials',
    device: true,
    overrides: { auth: undefined },
    code: 'INVALID_REQUEST',
    message: TOKEN_MISSING,
    details: {
      code: 'AUTH_TOKEN_MISSING',
      authReason: 'token_missing',
      canRetryWithDeviceToken: false,
      recommendedNextStep: 'update_auth_configuration',
    },
  },
  {
    name: 'empty token',
    device: true,
    overrides: { auth: { token: '' } },
    code: 'INVALID_REQUEST',
    message: TOKEN_MISSING,
    details: {
      code: 'AUTH_TOKEN_MISSING',
      authReason: 'token_missing',
      canRetryWithDeviceToken: false,
      recommendedNextStep: 'update_auth_configuration',
    },
  },
  {
    name: 'wrong token with a device',
    device: true,
    overrides: { auth: { token: 'wrong' } },
    code: 'INVALID_REQUEST',
    message: TOKEN_MISMATCH,
    details: {
      code: 'AUTH_TOKEN_MISMATCH',
      authReason: 'token_mismatch',
      canRetryWithDeviceToken: true,
      recommendedNextStep: 'retry_with_device_token',
    },
  },
  {
    name: 'wrong token without a device',
    overrides: { auth: { token: 'wrong' } },
    code: 'INVALID_REQUEST',
    message: TOKEN_MISMATCH,
    details: {
      code: 'AUTH_TOKEN_MISMATCH',
      authReason: 'token_mismatch',
      canRetryWithDeviceToken: false,
      recommendedNextStep: 'update_auth_credentials',
    },
  },
  {
    name: 'wrong password',
    device: true,
    overrides: { auth: { password: 'wrong' } },
    code: 'INVALID_REQUEST',
    message: TOKEN_MISMATCH,
    details: {
      code: 'AUTH_TOKEN_MISMATCH',
      authReason: 'token_mismatch',
      canRetryWithDeviceToken: false,
      recommendedNextStep: 'update_auth_credentials',
    },
  },
  {
    name: 'wrong token, not a command line client',
    overrides: { auth: { token: 'wrong' }, client: OTHER_CLIENT },
    code: 'INVALID_REQUEST',
    message: 'unauthorized: gateway token mismatch (provide gateway auth token)',
    details: {
      code: 'AUTH_TOKEN_MISMATCH',
      authReason: 'token_mismatch',
      canRetryWithDeviceToken: false,
      recommendedNextStep: 'update_auth_credentials',
    },
  },
];

test.for(CASES)('connect is refused: $name', async entry => {
  const gateway = await testGateway({ limits: { authFailureDelayMs: 1 } });
  const client = await RawClient.open(gateway.url, entry.options);
  const plain = params(entry.overrides);
  const device = makeDevice();
  const proven = entry.device ? signed(plain, device, client.nonce) : plain;
  const sent = entry.spoil ? entry.spoil(proven, device, client.nonce) : proven;
  const answer = await client.connect(sent);
  expect(answer).toEqual({
    type: 'res',
    id: 'c1',
    ok: false,
    error: {
      code: entry.code,
      message: entry.message,
      ...(entry.details === undefined ? {} : { details: entry.details }),
    },
  });
  expect(await client.closed).toEqual({
    code: entry.close ?? 1008,
    reason: entry.message.slice(0, 120),
  });
});

test('no params at all', async () => {
  const gateway = await testGateway();
  const client = await RawClient.open(gateway.url);
  client.send({ type: 'req', id: 'c1', method: 'connect' });
  expect((await client.response('c1')).error?.message).toBe('invalid connect params: must be object');
  expect((await client.closed).code).toBe(1008);
});
