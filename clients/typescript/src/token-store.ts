/** Where device tokens are kept between connections. */
import type { StoredToken, TokenKey, TokenStore } from './options.ts';

/** One text for a key, for stores that need one. */
export function tokenKeyText(key: TokenKey): string {
  return JSON.stringify([key.url, key.deviceId, key.role]);
}

/** Keeps tokens as long as the process lives. */
export class MemoryTokenStore implements TokenStore {
  readonly #tokens = new Map<string, StoredToken>();

  get(key: TokenKey): StoredToken | undefined {
    return this.#tokens.get(tokenKeyText(key));
  }

  set(key: TokenKey, token: StoredToken): void {
    this.#tokens.set(tokenKeyText(key), token);
  }

  delete(key: TokenKey): void {
    this.#tokens.delete(tokenKeyText(key));
  }
}

/** Reads a token that some store kept; undefined when it is not one. */
export function asStoredToken(value: unknown): StoredToken | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { token, scopes, protocol, issuedAtMs } = value as Record<string, unknown>;
  if (typeof token !== 'string' || token === '' || typeof protocol !== 'number') return undefined;
  if (!Array.isArray(scopes) || !scopes.every(scope => typeof scope === 'string')) return undefined;
  return { token, scopes, protocol, ...(typeof issuedAtMs === 'number' ? { issuedAtMs } : {}) };
}
