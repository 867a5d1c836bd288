/** Device identity and tokens in IndexedDB. */
import { GatewayClientError } from '../errors.ts';
import { createDeviceKeys, type DeviceKeys, identityFromKeys } from '../identity.ts';
import type { DeviceIdentity, StoredToken, TokenKey, TokenStore } from '../options.ts';
import { asStoredToken, tokenKeyText } from '../token-store.ts';
import { inStore } from './idb.ts';

const DATABASE = 'clawspec-client';

export interface BrowserStoreOptions {
  /** Name of the IndexedDB database. Default `clawspec-client`. */
  readonly database?: string;
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof GatewayClientError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new GatewayClientError('STORE_FAILED', `the browser's IndexedDB cannot be used: ${why}`, {
      next: 'stop',
      outcome: 'not-sent',
      cause,
    });
  }
}

/**
 * The identity of this browser for this origin; made on first use. The private key is not extractable: no
 * script can read it. Rejects with CRYPTO_UNAVAILABLE outside a secure context, STORE_FAILED without IndexedDB.
 */
export async function loadBrowserIdentity(options: BrowserStoreOptions = {}): Promise<DeviceIdentity> {
  const database = options.database ?? DATABASE;
  return guarded(async () => {
    const existing = await readKeys(database);
    if (existing) return identityFromKeys(existing);
    const made = await createDeviceKeys();
    try {
      await inStore(database, 'identities', 'readwrite', store => store.add(made, 'device'));
      return identityFromKeys(made);
    } catch (error) {
      // Another tab was faster: its identity is the one.
      const winner = await readKeys(database);
      if (winner) return identityFromKeys(winner);
      throw error;
    }
  });
}

async function readKeys(database: string): Promise<DeviceKeys | undefined> {
  const value = await inStore(database, 'identities', 'readonly', store => store.get('device'));
  return value as DeviceKeys | undefined;
}

/** Forgets the identity of this browser; it has to be paired again then. */
export async function deleteBrowserIdentity(options: BrowserStoreOptions = {}): Promise<void> {
  const database = options.database ?? DATABASE;
  await guarded(() => inStore(database, 'identities', 'readwrite', store => store.delete('device')));
}

/** Keeps device tokens in IndexedDB. Rejects with STORE_FAILED. */
export class BrowserTokenStore implements TokenStore {
  readonly #database: string;

  constructor(options: BrowserStoreOptions = {}) {
    this.#database = options.database ?? DATABASE;
  }

  async get(key: TokenKey): Promise<StoredToken | undefined> {
    return asStoredToken(
      await guarded(() =>
        inStore(this.#database, 'tokens', 'readonly', store => store.get(tokenKeyText(key))),
      ),
    );
  }

  async set(key: TokenKey, token: StoredToken): Promise<void> {
    await guarded(() =>
      inStore(this.#database, 'tokens', 'readwrite', store => store.put(token, tokenKeyText(key))),
    );
  }

  async delete(key: TokenKey): Promise<void> {
    await guarded(() =>
      inStore(this.#database, 'tokens', 'readwrite', store => store.delete(tokenKeyText(key))),
    );
  }
}
