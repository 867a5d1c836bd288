/** The list of sessions as the gateway tells it, and what was not read yet. */
import type { GatewayClient } from '@clawspec/client';
import type { SessionDefaults, SessionRow } from '@clawspec/protocol';
import { sessionTitle } from './session-names.ts';

const LIMIT = 100;

export interface SessionItem {
  readonly key: string;
  readonly title: string;
  readonly preview: string | undefined;
  /** Replies that came while another session was shown. */
  readonly unread: number;
  readonly current: boolean;
  readonly running: boolean;
}

export class SessionRows {
  readonly #changed: () => void;
  #rows: readonly SessionRow[] = [];
  #more = false;
  #loading: Promise<void> | undefined;
  #again = false;
  readonly #unread = new Map<string, number>();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Several calls while one goes on make one more. */
  load(client: GatewayClient): Promise<void> {
    if (this.#loading !== undefined) {
      this.#again = true;
      return this.#loading;
    }
    this.#loading = (async () => {
      try {
        do {
          this.#again = false;
          const result = await client.request('sessions.list', {
            limit: LIMIT,
            includeDerivedTitles: true,
            includeLastMessage: true,
          });
          this.#rows = result.sessions;
          this.#more = result.hasMore ?? false;
          this.#changed();
        } while (this.#again);
      } finally {
        this.#loading = undefined;
      }
    })();
    return this.#loading;
  }

  clear(): void {
    this.#rows = [];
    this.#unread.clear();
    this.#changed();
  }

  unread(key: string): void {
    this.#unread.set(key, (this.#unread.get(key) ?? 0) + 1);
    this.#changed();
  }

  read(key: string): void {
    if (this.#unread.delete(key)) this.#changed();
  }

  get unreadTotal(): number {
    let total = 0;
    for (const count of this.#unread.values()) total += count;
    return total;
  }

  get note(): string | undefined {
    return this.#more ? `The ${LIMIT} most recently used sessions are shown.` : undefined;
  }

  title(key: string, defaults: SessionDefaults | undefined): string {
    const row = this.#rows.find(one => one.key === key);
    return defaults === undefined ? (row?.label ?? key) : sessionTitle(key, row, defaults);
  }

  /** Rows of the list; the current session stands in it before its first message is sent. */
  items(
    current: string | undefined,
    running: readonly string[],
    defaults: SessionDefaults | undefined,
  ): SessionItem[] {
    const keys = this.#rows.filter(row => row.archived !== true).map(row => row.key);
    const main = defaults?.mainSessionKey;
    const all = new Set([...(main === undefined ? [] : [main]), ...keys]);
    if (current !== undefined && !all.has(current))
      return this.#itemsOf([current, ...all], current, running, defaults);
    return this.#itemsOf([...all], current, running, defaults);
  }

  #itemsOf(
    keys: readonly string[],
    current: string | undefined,
    running: readonly string[],
    defaults: SessionDefaults | undefined,
  ): SessionItem[] {
    return keys.map(key => {
      const row = this.#rows.find(one => one.key === key);
      return {
        key,
        title: this.title(key, defaults),
        preview: row?.lastMessagePreview === '' ? undefined : row?.lastMessagePreview,
        unread: this.#unread.get(key) ?? 0,
        current: key === current,
        running: running.includes(key) || row?.hasActiveRun === true,
      };
    });
  }
}
