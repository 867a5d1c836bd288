/** Device tokens in a file. */
import type { StoredToken, TokenKey, TokenStore } from '../options.ts';
import { asStoredToken, tokenKeyText } from '../token-store.ts';
import { readSecretFile, writeSecretFile } from './secret-file.ts';

/** Keeps tokens in one JSON file, mode 0600, replaced as a whole. Rejects with STORE_FAILED. */
export class FileTokenStore implements TokenStore {
  readonly #path: string;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  async get(key: TokenKey): Promise<StoredToken | undefined> {
    return (await this.#read()).get(tokenKeyText(key));
  }

  set(key: TokenKey, token: StoredToken): Promise<void> {
    return this.#change(tokens => tokens.set(tokenKeyText(key), token));
  }

  delete(key: TokenKey): Promise<void> {
    return this.#change(tokens => tokens.delete(tokenKeyText(key)));
  }

  async #read(): Promise<Map<string, StoredToken>> {
    const content = await readSecretFile(this.#path);
    const tokens = new Map<string, StoredToken>();
    const entries = (content as { tokens?: unknown } | undefined)?.tokens;
    if (typeof entries !== 'object' || entries === null) return tokens;
    for (const [key, value] of Object.entries(entries)) {
      const token = asStoredToken(value);
      if (token) tokens.set(key, token);
    }
    return tokens;
  }

  /** One change after the other, so that none is lost within this process. */
  #change(change: (tokens: Map<string, StoredToken>) => unknown): Promise<void> {
    const done = this.#queue.then(async () => {
      const tokens = await this.#read();
      change(tokens);
      await writeSecretFile(this.#path, { version: 1, tokens: Object.fromEntries(tokens) });
    });
    this.#queue = done.catch(() => undefined);
    return done;
  }
}
