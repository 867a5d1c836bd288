/** Device identities made of WebCrypto keys. */
import { fromBase64Url, toBase64Url, toHex } from './base64url.ts';
import { GatewayClientError } from './errors.ts';
import type { DeviceIdentity } from './options.ts';

/** A key of WebCrypto, under the names of Node and of browsers alike. */
export type SubtleKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

const ED25519 = 'Ed25519';

/** An identity whose key can leave the process, to be stored. */
export interface ExportableDeviceIdentity extends DeviceIdentity {
  /** Private key, PKCS #8, base64url. A secret. */
  exportPrivateKey(): Promise<string>;
}

/** Keys of an identity, as a browser keeps them: the private one cannot be read by anyone. */
export interface DeviceKeys {
  readonly deviceId: string;
  readonly publicKey: string;
  readonly privateKey: SubtleKey;
}

function subtle(): typeof crypto.subtle {
  // Typed as always there, but pages outside a secure context have none.
  const found: typeof crypto.subtle | undefined = globalThis.crypto?.subtle;
  if (found) return found;
  throw cryptoUnavailable('crypto.subtle is missing; open the page over https or from localhost');
}

function cryptoUnavailable(message: string, cause?: unknown): GatewayClientError {
  return new GatewayClientError('CRYPTO_UNAVAILABLE', `a device identity needs Ed25519: ${message}`, {
    next: 'stop',
    outcome: 'not-sent',
    cause,
  });
}

interface KeyPair {
  readonly publicKey: SubtleKey;
  readonly privateKey: SubtleKey;
}

async function generate(extractable: boolean): Promise<KeyPair> {
  const api = subtle();
  try {
    const made: object = await api.generateKey({ name: ED25519 }, extractable, ['sign', 'verify']);
    return made as KeyPair;
  } catch (cause) {
    throw cryptoUnavailable('this runtime does not have it; update the browser or Node', cause);
  }
}

/** Device id of a raw public key: lower-case hex SHA-256. */
export async function deviceIdOf(publicKey: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(new Uint8Array(await subtle().digest('SHA-256', publicKey)));
}

async function signWith(key: SubtleKey, bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await subtle().sign({ name: ED25519 }, key, Uint8Array.from(bytes)));
}

/** Makes the keys of a new identity; the private key is not extractable. */
export async function createDeviceKeys(): Promise<DeviceKeys> {
  return keysOf(await generate(false));
}

async function keysOf(pair: KeyPair): Promise<DeviceKeys> {
  const raw = new Uint8Array(await subtle().exportKey('raw', pair.publicKey));
  return { deviceId: await deviceIdOf(raw), publicKey: toBase64Url(raw), privateKey: pair.privateKey };
}

/** An identity that signs with the given keys. */
export function identityFromKeys(keys: DeviceKeys): DeviceIdentity {
  return {
    deviceId: keys.deviceId,
    publicKey: keys.publicKey,
    sign: bytes => signWith(keys.privateKey, bytes),
  };
}

/** A new identity. It lives as long as the process; the stores keep one for longer. */
export async function createDeviceIdentity(): Promise<ExportableDeviceIdentity> {
  const keys = await keysOf(await generate(true));
  return {
    ...identityFromKeys(keys),
    exportPrivateKey: async () =>
      toBase64Url(new Uint8Array(await subtle().exportKey('pkcs8', keys.privateKey))),
  };
}

/**
 * An identity from a stored key pair: private key PKCS #8 and raw public key, both base64url.
 * Throws IDENTITY_INVALID when they are damaged or do not belong together.
 */
export async function importDeviceIdentity(privateKey: string, publicKey: string): Promise<DeviceIdentity> {
  const api = subtle();
  try {
    const raw = fromBase64Url(publicKey);
    const key = await api.importKey('pkcs8', fromBase64Url(privateKey), { name: ED25519 }, false, ['sign']);
    const check = await api.importKey('raw', raw, { name: ED25519 }, false, ['verify']);
    const probe = new TextEncoder().encode('clawspec');
    const signature = Uint8Array.from(await signWith(key, probe));
    if (!(await api.verify({ name: ED25519 }, check, signature, probe)))
      throw new Error('the keys do not match');
    return identityFromKeys({
      deviceId: await deviceIdOf(raw),
      publicKey: toBase64Url(raw),
      privateKey: key,
    });
  } catch (cause) {
    throw new GatewayClientError(
      'IDENTITY_INVALID',
      'the stored device key is damaged; make a new identity',
      {
        next: 'stop',
        outcome: 'not-sent',
        cause,
      },
    );
  }
}
