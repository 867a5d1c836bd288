/** Which connections follow which sessions. Subscriptions end with their connection. */
import { GatewayError } from '../errors.ts';
import type { Caller } from '../ports.ts';

interface Followed {
  list: boolean;
  readonly keys: Set<string>;
}

/** Sessions whose messages one connection may follow. */
const KEYS_PER_CONNECTION = 1000;

export class SessionSubscriptions {
  readonly #byConnection = new Map<string, Followed>();

  /** @param signal Aborted when the connection closes. */
  followList({ connId }: Caller, signal: AbortSignal): void {
    this.#of(connId, signal).list = true;
  }

  unfollowList({ connId }: Caller): void {
    const followed = this.#byConnection.get(connId);
    if (followed !== undefined) followed.list = false;
  }

  /** @throws GatewayError UNAVAILABLE when the connection follows too many sessions. */
  followMessages({ connId }: Caller, key: string, signal: AbortSignal): void {
    const { keys } = this.#of(connId, signal);
    if (keys.size >= KEYS_PER_CONNECTION && !keys.has(key)) {
      throw new GatewayError('UNAVAILABLE', `one connection follows at most ${KEYS_PER_CONNECTION} sessions`);
    }
    keys.add(key);
  }

  unfollowMessages({ connId }: Caller, key: string): void {
    this.#byConnection.get(connId)?.keys.delete(key);
  }

  followsList = ({ connId }: Caller): boolean => this.#byConnection.get(connId)?.list === true;

  followsMessages(key: string): (caller: Caller) => boolean {
    return ({ connId }) => this.#byConnection.get(connId)?.keys.has(key) === true;
  }

  /** Whether anybody follows anything. */
  get any(): boolean {
    return this.#byConnection.size > 0;
  }

  #of(connId: string, signal: AbortSignal): Followed {
    const known = this.#byConnection.get(connId);
    if (known !== undefined) return known;
    const followed: Followed = { list: false, keys: new Set() };
    // The connection may have gone while its last requests were served.
    if (signal.aborted) return followed;
    this.#byConnection.set(connId, followed);
    signal.addEventListener('abort', () => void this.#byConnection.delete(connId), { once: true });
    return followed;
  }
}
