/** Device identities that cases use: Ed25519 key pairs and the proofs made with them. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type DeviceAuthInput, deviceAuthPayload, type SignatureVersion } from '@clawspec/protocol';

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

/** Ed25519 signature over the signature payload, base64url. */
export function signConnect(device: Device, version: SignatureVersion, input: DeviceAuthInput): string {
  const payload = Buffer.from(deviceAuthPayload(version, input), 'utf8');
  return sign(null, payload, device.privateKey).toString('base64url');
}
