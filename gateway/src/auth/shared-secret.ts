/** The secret that operators share. */
import { createHash, timingSafeEqual } from 'node:crypto';

export interface SharedSecret {
  matches(candidate: string | undefined): boolean;
}

/** Compares digests, so that neither content nor length shows in the time it takes. */
export function createSharedSecret(secret: string): SharedSecret {
  const expected = sha256(secret);
  return {
    matches: candidate =>
      candidate !== undefined && candidate !== '' && timingSafeEqual(sha256(candidate), expected),
  };
}

export function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
