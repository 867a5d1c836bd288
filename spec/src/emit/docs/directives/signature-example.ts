/** A signature that readers can compute themselves: the key is test vector 1 of RFC 8032. */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { SignatureField } from '../../../device-auth.ts';

const SEED = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const RAW_KEY_BYTES = 32;

export interface SignatureExample {
  readonly seed: string;
  readonly publicKey: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly nonce: string;
  /** The text that is signed, by version. */
  readonly payloads: Readonly<Record<string, string>>;
  readonly signatures: Readonly<Record<string, string>>;
}

export function signatureExample(
  layouts: Readonly<Record<string, readonly SignatureField[]>>,
): SignatureExample {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, SEED]), format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-RAW_KEY_BYTES);
  const nonce = '4f1c9a52-7d1e-4b0a-9c56-2f6f3f0f8f11';
  const params = {
    client: { id: 'cli', version: '1.0.0', platform: 'Linux', mode: 'cli' },
    role: 'operator',
    scopes: ['operator.read', 'operator.write'],
    auth: { token: 'example-token' },
    device: { id: createHash('sha256').update(raw).digest('hex'), signedAt: 1_767_225_600_000 },
  };
  const source = { ...params, connect: { challenge: { nonce } } };
  const payloads = Object.fromEntries(
    Object.entries(layouts).map(([version, layout]) => [
      version,
      [version, ...layout.map(field => fieldText(source, field))].join('|'),
    ]),
  );
  return {
    seed: SEED.toString('hex'),
    publicKey: raw.toString('base64url'),
    params,
    nonce,
    payloads,
    signatures: Object.fromEntries(
      Object.entries(payloads).map(([version, text]) => [
        version,
        sign(null, Buffer.from(text, 'utf8'), key).toString('base64url'),
      ]),
    ),
  };
}

function fieldText(source: unknown, { from, as }: SignatureField): string {
  const value = from
    .split('??')
    .map(path => valueAt(source, path.trim().split('.')))
    .find(found => found !== undefined);
  if (value === undefined) return '';
  if (as === 'comma-list') return (value as readonly string[]).join(',');
  if (as === 'trim-ascii-lower') {
    return String(value)
      .trim()
      .replace(/[A-Z]/g, letter => letter.toLowerCase());
  }
  return String(value);
}

function valueAt(source: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined,
    source,
  );
}
