/** Device identities that cases use: Ed25519 key pairs and the proofs made with them. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type DeviceAuthInput, deviceAuthPayload, type SignatureVersion } from '@clawspec/protocol';
import { dig } from './json.ts';

export interface Device {
  /** Lower-case hex SHA-256 of the raw public key. */
  readonly id: string;
  /** Raw public key, base64url. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

export function createDevice(): Device {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x as string, 'base64url');
  return {
    id: createHash('sha256').update(raw).digest('hex'),
    publicKey: raw.toString('base64url'),
    privateKey,
  };
}

/** The layout that every gateway of the protocol takes. */
export function signatureVersionOf(protocol: number): SignatureVersion {
  return protocol === 3 ? 'v2' : 'v3';
}

/** What the params of a connect say that their signature covers: what a gateway puts together to verify it. */
export function signedInputOf(params: unknown): DeviceAuthInput {
  const text = (path: string) => {
    const value = dig(params, path.split('.'));
    return typeof value === 'string' ? value : undefined;
  };
  const scopes = dig(params, ['scopes']);
  return {
    deviceId: text('device.id') ?? '',
    clientId: text('client.id') ?? '',
    clientMode: text('client.mode') ?? '',
    role: text('role') ?? 'operator',
    scopes: Array.isArray(scopes) ? scopes.map(String) : [],
    signedAtMs: Number(dig(params, ['device', 'signedAt'])),
    token: text('auth.token') ?? text('auth.deviceToken') ?? text('auth.bootstrapToken'),
    nonce: text('device.nonce') ?? '',
    platform: text('client.platform'),
    deviceFamily: text('client.deviceFamily'),
  };
}

/** Ed25519 signature over the signature payload, base64url. */
export function signConnect(device: Device, version: SignatureVersion, input: DeviceAuthInput): string {
  const payload = Buffer.from(deviceAuthPayload(version, input), 'utf8');
  return sign(null, payload, device.privateKey).toString('base64url');
}
