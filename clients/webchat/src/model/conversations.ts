/** The conversations that were opened on this page, and how their histories are loaded. */
import type { GatewayClient } from '@clawspec/client';
import { Conversation } from './conversation.ts';

/** Messages of the first load, and the most that gateways return. */
const FIRST_LIMIT = 200;
const MOST = 1000;

export class Conversations {
  readonly #changed: () => void;
  readonly #byKey = new Map<string, Conversation>();
  readonly #limits = new Map<string, number>();
  /** Loads that go on, so that a burst of reasons makes one request and one more after it. */
  readonly #loading = new Map<string, { promise: Promise<void>; again: boolean; missed: boolean }>();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  of(key: string): Conversation {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const made = new Conversation(key, this.#changed);
    this.#byKey.set(key, made);
    return made;
  }

  existing(key: string): Conversation | undefined {
    return this.#byKey.get(key);
  }

  all(): Conversation[] {
    return [...this.#byKey.values()];
  }

  clear(): void {
    this.#byKey.clear();
    this.#limits.clear();
    this.#loading.clear();
  }

  /** @param missed whether events may have been lost since the last load. */
  load(conversation: Conversation, client: GatewayClient | undefined, missed = false): Promise<void> {
    if (client === undefined) return Promise.resolve();
    const { sessionKey } = conversation;
    const going = this.#loading.get(sessionKey);
    if (going !== undefined) {
      going.again = true;
      going.missed ||= missed;
      return going.promise;
    }
    const entry = { promise: Promise.resolve(), again: true, missed };
    entry.promise = (async () => {
      try {
        while (entry.again) {
          entry.again = false;
          const limit = this.#limits.get(sessionKey) ?? FIRST_LIMIT;
          const result = await client.request('chat.history', { sessionKey, limit });
          conversation.load(result, limit, entry.missed);
        }
      } finally {
        this.#loading.delete(sessionKey);
      }
    })();
    this.#loading.set(sessionKey, entry);
    return entry.promise;
  }

  /** Shows as much as the gateway gives. */
  async loadEarlier(conversation: Conversation, client: GatewayClient | undefined): Promise<void> {
    this.#limits.set(conversation.sessionKey, MOST);
    await this.load(conversation, client);
    if (conversation.entries.length > 0) conversation.hasMore &&= conversation.entries.length < MOST;
  }
}
