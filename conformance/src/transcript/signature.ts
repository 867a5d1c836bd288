/** Checks the signature of a connect while it can be checked: in the transcript it is gone. */
import { createPublicKey, verify } from 'node:crypto';
import { deviceAuthPayload, SIGNATURE_VERSIONS } from '@clawspec/protocol';
import { signedInputOf } from '../devices.ts';
import { dig, isObject } from '../json.ts';
import type { SignatureFinding } from './format.ts';

/** A signature that is off by less is as good as fresh. */
const FRESH_MS = 60_000;
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** Undefined when the frame is no connect with a device. `challengedAt` is the time the gateway gave, or ours. */
export function signatureOf(frame: unknown, challengedAt: number): SignatureFinding | undefined {
  if (!isObject(frame) || frame['method'] !== 'connect') return undefined;
  const params = frame['params'];
  const device = dig(params, ['device']);
  if (!isObject(device)) return undefined;
  const { publicKey, signature, signedAt } = device;
  const version =
    typeof publicKey === 'string' && typeof signature === 'string'
      ? versionOf(params, publicKey, signature)
      : 'invalid';
  const ageMs = typeof signedAt === 'number' ? Math.round(challengedAt - signedAt) : 0;
  return { version, ...(Math.abs(ageMs) < FRESH_MS ? {} : { ageMs }) };
}

function versionOf(params: unknown, publicKey: string, signature: string): SignatureFinding['version'] {
  const input = signedInputOf(params);
  const found = SIGNATURE_VERSIONS.find(version =>
    holds(deviceAuthPayload(version, input), publicKey, signature),
  );
  return found ?? 'invalid';
}

function holds(payload: string, publicKey: string, signature: string): boolean {
  try {
    const raw = Buffer.from(publicKey, 'base64url');
    const key = createPublicKey({ key: Buffer.concat([ED25519_SPKI, raw]), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(payload, 'utf8'), key, Buffer.from(signature, 'base64url'));
  } catch {
    // A key or a signature that is none proves nothing.
    return false;
  }
}
