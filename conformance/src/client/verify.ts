/** Verifies what a client proves about its device. */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { deviceAuthPayload, SIGNATURE_VERSIONS } from '@clawspec/protocol';
import type { VerifyStep } from '../case/client-types.ts';
import { signedInputOf } from '../devices.ts';
import { StepFailure } from '../errors.ts';
import { dig, type JsonObject } from '../json.ts';
import { requireMatch } from '../run/expectations.ts';
import type { ClientWorld } from './client-world.ts';

const RAW_KEY_BYTES = 32;

export function verifyDevice(step: VerifyStep, world: ClientWorld): void {
  const params = world.scope.lookup(`${step.conn}.connect`) as JsonObject;
  const device = dig(params, ['device']);
  if (device === undefined) throw new StepFailure('connect carries no device', { path: 'device' });
  if (step.verify === 'device-id') verifyId(params);
  else verifySignature(params, step, world);
}

const textAt = (params: JsonObject, path: string): string | undefined => {
  const value = dig(params, path.split('.'));
  return typeof value === 'string' ? value : undefined;
};

/** The id is the SHA-256 of the raw public key. */
function verifyId(params: JsonObject): void {
  const expected = createHash('sha256').update(rawKey(params)).digest('hex');
  const actual = textAt(params, 'device.id');
  if (actual === expected) return;
  throw new StepFailure('device.id is not the SHA-256 of the public key', {
    path: 'device.id',
    expected,
    actual,
  });
}

function verifySignature(params: JsonObject, step: VerifyStep, world: ClientWorld): void {
  const key = publicKey(rawKey(params));
  const signature = decode(textAt(params, 'device.signature'), 'device.signature');
  const input = signedInputOf(params);
  const version = SIGNATURE_VERSIONS.find(one =>
    verify(null, Buffer.from(deviceAuthPayload(one, input), 'utf8'), key, signature),
  );
  if (version === undefined) {
    const expected = SIGNATURE_VERSIONS.map(one => deviceAuthPayload(one, input));
    throw new StepFailure('the signature does not cover what was sent, in any layout', {
      path: 'device.signature',
      expected,
    });
  }
  if (step.version !== undefined) requireMatch(step.version, version, world);
}

function rawKey(params: JsonObject): Buffer {
  const raw = decode(textAt(params, 'device.publicKey'), 'device.publicKey');
  if (raw.length === RAW_KEY_BYTES) return raw;
  throw new StepFailure(`device.publicKey has ${raw.length} bytes instead of ${RAW_KEY_BYTES}`, {
    path: 'device.publicKey',
    actual: textAt(params, 'device.publicKey'),
  });
}

/** Gateways take base64url and standard base64. */
function decode(text: string | undefined, path: string): Buffer {
  if (text === undefined) throw new StepFailure(`${path} is missing`, { path });
  return Buffer.from(text, 'base64');
}

function publicKey(raw: Buffer): KeyObject {
  return createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') },
    format: 'jwk',
  });
}
