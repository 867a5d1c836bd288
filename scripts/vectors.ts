/**
 * Writes `spec/vectors/device-auth.json`: inputs, the exact text that is signed, and the signature.
 * With --check it compares instead.
 * The key is for tests only: its seed is the bytes 00 to 1f.
 */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type DeviceAuthInput,
  deviceAuthPayload,
  type SignatureVersion,
} from '../generated/typescript/index.ts';

interface Credentials {
  readonly token?: string;
  readonly deviceToken?: string;
  readonly bootstrapToken?: string;
  readonly password?: string;
}

interface Scenario {
  readonly name: string;
  readonly note: string;
  readonly versions: readonly SignatureVersion[];
  readonly auth?: Credentials;
  readonly input?: Partial<DeviceAuthInput>;
}

/** PKCS#8 wrapping of a raw Ed25519 seed. */
const PKCS8_PREFIX = '302e020100300506032b657004220420';
const SEED = Buffer.from(Array.from({ length: 32 }, (_, index) => index));

const privateKey = createPrivateKey({
  key: Buffer.concat([Buffer.from(PKCS8_PREFIX, 'hex'), SEED]),
  format: 'der',
  type: 'pkcs8',
});
const rawPublicKey = Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '', 'base64url');
const deviceId = createHash('sha256').update(rawPublicKey).digest('hex');

const BASE: DeviceAuthInput = {
  deviceId,
  clientId: 'cli',
  clientMode: 'cli',
  role: 'operator',
  scopes: ['operator.read', 'operator.write'],
  signedAtMs: 1_700_000_000_000,
  nonce: '6f1c1c1e-0000-4000-8000-000000000001',
  platform: 'linux',
};
const BOTH: readonly SignatureVersion[] = ['v2', 'v3'];
const V3: readonly SignatureVersion[] = ['v3'];

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'basic',
    note: 'A shared secret and two scopes.',
    versions: BOTH,
    auth: { token: 'shared-secret' },
  },
  { name: 'no-credentials', note: 'Nothing is bound: the token is empty text.', versions: BOTH },
  {
    name: 'empty-token',
    note: 'An empty token counts as present and stays empty.',
    versions: BOTH,
    auth: { token: '' },
  },
  {
    name: 'no-scopes',
    note: 'Left out and empty are the same: empty text.',
    versions: BOTH,
    auth: { token: 't' },
    input: { scopes: [] },
  },
  {
    name: 'scope-order',
    note: 'The requested order is kept; nothing is sorted.',
    versions: BOTH,
    auth: { token: 't' },
    input: { scopes: ['operator.write', 'operator.admin', 'operator.read'] },
  },
  {
    name: 'node-role',
    note: 'A node without scopes.',
    versions: BOTH,
    auth: { token: 't' },
    input: { role: 'node', clientId: 'node-host', clientMode: 'node', scopes: [] },
  },
  {
    name: 'device-token',
    note: 'deviceToken is bound when there is no token.',
    versions: BOTH,
    auth: { deviceToken: 'device-token' },
  },
  {
    name: 'bootstrap-token',
    note: 'bootstrapToken is bound when it is alone.',
    versions: BOTH,
    auth: { bootstrapToken: 'bootstrap' },
  },
  {
    name: 'token-before-device-token',
    note: 'token wins over deviceToken.',
    versions: BOTH,
    auth: { token: 'shared', deviceToken: 'device' },
  },
  {
    name: 'device-before-bootstrap',
    note: 'deviceToken wins over bootstrapToken.',
    versions: BOTH,
    auth: { deviceToken: 'device', bootstrapToken: 'bootstrap' },
  },
  {
    name: 'password-is-not-bound',
    note: 'The password never enters.',
    versions: BOTH,
    auth: { password: 'secret' },
  },
  { name: 'separator-in-token', note: 'There is no escaping.', versions: BOTH, auth: { token: 'a|b,c' } },
  {
    name: 'unicode-token',
    note: 'UTF-8 bytes are signed.',
    versions: BOTH,
    auth: { token: 'schlüssel-鍵-🔑' },
  },
  {
    name: 'platform-mixed-case',
    note: 'A-Z becomes a-z.',
    versions: V3,
    auth: { token: 't' },
    input: { platform: 'MacOS', deviceFamily: 'iPhone' },
  },
  {
    name: 'platform-whitespace',
    note: 'Trimmed at both ends; inner spaces stay.',
    versions: V3,
    auth: { token: 't' },
    input: { platform: ' \t Linux Mint \n', deviceFamily: '\u00a0 Desktop PC \u2003' },
  },
  {
    name: 'platform-blank',
    note: 'Only white space becomes empty text.',
    versions: V3,
    auth: { token: 't' },
    input: { platform: '   ', deviceFamily: '\t' },
  },
  {
    name: 'platform-unicode',
    note: 'Letters outside A-Z keep their case: no locale rules.',
    versions: V3,
    auth: { token: 't' },
    input: { platform: 'LİNUX', deviceFamily: 'ÄÖÜ-Ωmega' },
  },
  {
    name: 'device-family-absent',
    note: 'Absent is empty text; the separator stays.',
    versions: V3,
    auth: { token: 't' },
  },
];

const vectors = SCENARIOS.flatMap(({ name, note, versions, auth = {}, input = {} }) =>
  versions.map(version => {
    const token = auth.token ?? auth.deviceToken ?? auth.bootstrapToken ?? '';
    const { token: _bound, ...given } = { ...BASE, ...input } as DeviceAuthInput;
    const payload = deviceAuthPayload(version, { ...given, token });
    const signature = sign(null, Buffer.from(payload, 'utf8'), privateKey).toString('base64url');
    return { name: `${version}-${name}`, note, version, input: { ...given, auth }, payload, signature };
  }),
);

const document = {
  description:
    'Device signature vectors. `payload` is the text whose UTF-8 bytes are signed with Ed25519; signatures are deterministic, so they have to be equal. The key is for tests only.',
  key: {
    seedHex: SEED.toString('hex'),
    publicKey: rawPublicKey.toString('base64url'),
    publicKeyPem: createPublicKey(privateKey).export({ format: 'pem', type: 'spki' }).toString(),
    deviceId,
  },
  vectors,
};
const target = join(import.meta.dirname, '..', 'spec', 'vectors', 'device-auth.json');
const text = `${JSON.stringify(document, null, 2)}\n`;
if (!parseArgs({ options: { check: { type: 'boolean' } } }).values.check) {
  writeFileSync(target, text);
  process.stdout.write(`${vectors.length} vectors\n`);
} else if (readFileSync(target, 'utf8') !== text) {
  process.stderr.write('spec/vectors/device-auth.json is out of date. Repair: node scripts/vectors.js\n');
  process.exitCode = 1;
} else process.stdout.write(`${vectors.length} vectors are up to date\n`);
