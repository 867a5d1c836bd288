/**
 * Device tokens. A token is derived from a key of this installation and an id that is new with every
 * issue, so it can be shown again to a device that connects with the shared secret, while the database
 * holds only its hash. See spec/decisions/0004-device-tokens.md.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import path from 'node:path';
import { sha256 } from '../auth/shared-secret.ts';
import { StartupError } from '../errors.ts';
import type { Ids } from '../ports.ts';
import { createOnce, readSecretLine } from '../storage/create-once.ts';
import type { TokenRow } from './store.ts';

const KEY_FILE = 'device-token.key';
const KEY_TEXT = /^[A-Za-z0-9_-]{43,}$/;

export interface TokenMaker {
  /** The token of a device, role and issue: 43 characters, base64url. */
  derive(deviceId: string, role: string, issueId: string): string;
}

export function createTokenMaker(key: string): TokenMaker {
  return {
    derive: (deviceId, role, issueId) =>
      createHmac('sha256', key)
        .update(JSON.stringify(['device-token', deviceId, role, issueId]))
        .digest('base64url'),
  };
}

export function hashToken(token: string): Uint8Array {
  return sha256(token);
}

export function tokenMatches(row: TokenRow, candidate: string): boolean {
  const hash = hashToken(candidate);
  return hash.length === row.tokenHash.length && timingSafeEqual(hash, row.tokenHash);
}

/**
 * Reads the key of this installation, or makes it (mode 0600).
 *
 * @throws StartupError `STATE_DIR_UNUSABLE` when the file cannot be read or written, or holds no key.
 */
export function loadTokenKey(stateDir: string, ids: Ids): string {
  const file = path.join(stateDir, KEY_FILE);
  try {
    const key = readSecretLine(file) ?? createOnce(file, ids.secret());
    if (KEY_TEXT.test(key)) return key;
  } catch (cause) {
    throw new StartupError(
      'STATE_DIR_UNUSABLE',
      `cannot read or write ${file}`,
      'check the owner and the permissions of the state directory',
      { cause },
    );
  }
  throw new StartupError(
    'STATE_DIR_UNUSABLE',
    `${file} does not hold a key`,
    'remove it to make a new one; devices then get new tokens when they connect with the shared secret',
  );
}
