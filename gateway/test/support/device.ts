/** Device identities, made with node:crypto alone. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type ConnectParams, deviceAuthPayload, type SignatureVersion } from '@clawspec/protocol';

export interface Device {
  readonly id: string;
  readonly publicKey: string;
  readonly publicKeyPem: string;
  readonly privateKey: KeyObject;
}

export function makeDevice(): Device {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return {
    id: createHash('sha256').update(raw).digest('hex'),
    publicKey: raw.toString('base64url'),
    publicKeyPem: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    privateKey,
  };
}

/** Adds the proof of the device to connect params. */
export function signed(
  params: ConnectParams,
  device: Device,
  nonce: string,
  options: { version?: SignatureVersion; signedAt?: number; token?: string } = {},
): ConnectParams {
  const signedAt = options.signedAt ?? Date.now();
  const text = deviceAuthPayload(options.version ?? 'v3', {
    deviceId: device.id,
    clientId: params.client.id,
    clientMode: params.client.mode,
    role: params.role ?? 'operator',
    scopes: params.scopes ?? [],
    signedAtMs: signedAt,
    token: options.token ?? params.auth?.token ?? params.auth?.deviceToken,
    nonce,
    platform: params.client.platform,
    deviceFamily: params.client.deviceFamily,
  });
  const signature = sign(null, Buffer.from(text), device.privateKey).toString('base64url');
  return { ...params, device: { id: device.id, publicKey: device.publicKey, signature, signedAt, nonce } };
}
