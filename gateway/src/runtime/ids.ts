import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Ids } from '../ports.ts';

export const randomIds: Ids = {
  uuid: () => randomUUID(),
  secret: () => randomBytes(32).toString('base64url'),
};

/**
 * Ids for recordings: the same seed gives the same ids in the same order. Anyone who knows the seed
 * knows the secrets, so a gateway that serves people never uses it.
 */
export function seededIds(seed: string): Ids {
  let count = 0;
  const next = (kind: string) => createHash('sha256').update(`${seed}\n${kind}\n${count++}`).digest();
  return {
    uuid: () => uuidFrom(next('uuid')),
    secret: () => next('secret').toString('base64url'),
  };
}

/** Sets the version and variant bits of a random (v4) UUID. */
function uuidFrom(bytes: Buffer): string {
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
