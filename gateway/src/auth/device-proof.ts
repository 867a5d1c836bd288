/** Checks that a client holds the private key of the device it claims to be. */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import {
  type ConnectParams,
  type DETAIL_CODES,
  deviceAuthPayload,
  SIGNATURE_VERSIONS,
} from '@clawspec/protocol';

/** DER prefix of an Ed25519 SubjectPublicKeyInfo; the raw key follows. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

export interface DeviceProofFailure {
  readonly code: keyof typeof DETAIL_CODES;
  readonly reason: string;
  readonly message: string;
}

export interface DeviceProof {
  readonly deviceId: string;
  /** Raw key, base64url, whatever form the client used. */
  readonly publicKey: string;
}

export const DEVICE_PROOF_FAILURES = {
  id: {
    code: 'DEVICE_AUTH_DEVICE_ID_MISMATCH',
    reason: 'device-id-mismatch',
    message: 'device identity mismatch',
  },
  stale: {
    code: 'DEVICE_AUTH_SIGNATURE_EXPIRED',
    reason: 'device-signature-stale',
    message: 'device signature expired',
  },
  noNonce: {
    code: 'DEVICE_AUTH_NONCE_REQUIRED',
    reason: 'device-nonce-missing',
    message: 'device nonce required',
  },
  nonce: {
    code: 'DEVICE_AUTH_NONCE_MISMATCH',
    reason: 'device-nonce-mismatch',
    message: 'device nonce mismatch',
  },
  signature: {
    code: 'DEVICE_AUTH_SIGNATURE_INVALID',
    reason: 'device-signature',
    message: 'device signature invalid',
  },
} as const satisfies Record<string, DeviceProofFailure>;

/** The order of the checks is part of the contract: id, freshness, nonce, signature. */
export function checkDeviceProof(
  params: ConnectParams,
  expected: { nonce: string; now: number; skewMs: number },
): DeviceProof | DeviceProofFailure {
  const device = params.device;
  if (!device) throw new Error('there is no device to check');
  const raw = rawPublicKey(device.publicKey);
  if (!raw || createHash('sha256').update(raw).digest('hex') !== device.id) return DEVICE_PROOF_FAILURES.id;
  if (Math.abs(expected.now - device.signedAt) > expected.skewMs) return DEVICE_PROOF_FAILURES.stale;
  const nonce = device.nonce ?? '';
  if (nonce.trim() === '') return DEVICE_PROOF_FAILURES.noNonce;
  if (nonce !== expected.nonce) return DEVICE_PROOF_FAILURES.nonce;
  if (!signatureCovers(params, raw, device.signature, nonce)) return DEVICE_PROOF_FAILURES.signature;
  return { deviceId: device.id, publicKey: raw.toString('base64url') };
}

export function isProofFailure(outcome: DeviceProof | DeviceProofFailure): outcome is DeviceProofFailure {
  return 'reason' in outcome;
}

function signatureCovers(params: ConnectParams, raw: Buffer, signature: string, nonce: string): boolean {
  const device = params.device;
  if (!device) return false;
  const bytes = decodeBase64(signature);
  if (bytes.length !== SIGNATURE_BYTES) return false;
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw]), format: 'der', type: 'spki' });
  const input = {
    deviceId: device.id,
    clientId: params.client.id,
    clientMode: params.client.mode,
    role: params.role ?? 'operator',
    scopes: params.scopes ?? [],
    signedAtMs: device.signedAt,
    token: params.auth?.token ?? params.auth?.deviceToken ?? params.auth?.bootstrapToken,
    nonce,
    platform: params.client.platform,
    deviceFamily: params.client.deviceFamily,
  };
  return SIGNATURE_VERSIONS.some(version =>
    verify(null, Buffer.from(deviceAuthPayload(version, input), 'utf8'), key, bytes),
  );
}

/** The raw key from base64url, standard base64 or PEM; undefined when it is no Ed25519 key. */
function rawPublicKey(text: string): Buffer | undefined {
  if (text.includes('BEGIN')) {
    let key: KeyObject;
    try {
      key = createPublicKey(text);
    } catch {
      return undefined;
    }
    if (key.asymmetricKeyType !== 'ed25519') return undefined;
    return key.export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES);
  }
  const raw = decodeBase64(text);
  return raw.length === KEY_BYTES ? raw : undefined;
}

/** Node's decoder takes both alphabets, with and without padding. */
function decodeBase64(text: string): Buffer {
  return Buffer.from(text, 'base64');
}
