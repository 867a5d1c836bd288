/** The key of the gateway: made once, kept in the state directory, never told. */
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import { GatewayError } from '../errors.ts';
import type { Ids } from '../ports.ts';
import { createOnce, readSecretLine } from '../storage/create-once.ts';

const FILE = 'gateway-identity.key';
const SEED_TEXT = /^[\w-]{43}$/;
/** Header of an Ed25519 private key in PKCS #8; the seed follows. */
const PKCS8_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface GatewayIdentity {
  readonly deviceId: string;
  /** base64url */
  readonly publicKey: string;
}

/** Reads the key when it is first asked for. @throws GatewayError UNAVAILABLE when it cannot be kept. */
export function createIdentity(stateDir: string, ids: Ids): () => GatewayIdentity {
  let known: GatewayIdentity | undefined;
  return () => {
    known ??= publicPart(loadSeed(join(stateDir, FILE), ids));
    return known;
  };
}

function loadSeed(file: string, ids: Ids): string {
  let seed: string;
  try {
    seed = readSecretLine(file) ?? createOnce(file, ids.secret());
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new GatewayError('UNAVAILABLE', `the identity of the gateway cannot be read or written (${code})`);
  }
  if (SEED_TEXT.test(seed)) return seed;
  throw new GatewayError(
    'UNAVAILABLE',
    `${FILE} in the state directory holds no key; remove it to get a new one`,
  );
}

function publicPart(seed: string): GatewayIdentity {
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8_HEADER, Buffer.from(seed, 'base64url')]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(key).export({ format: 'jwk' }).x ?? '';
  return {
    publicKey,
    deviceId: createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex'),
  };
}
