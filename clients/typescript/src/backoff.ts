/** How long to wait before the next connection. */
import type { BackoffOptions } from './options.ts';

/** No gateway can make a client wait longer than this, in milliseconds. */
export const RETRY_AFTER_MAX_MS = 600_000;

export class Backoff {
  readonly #initialMs: number;
  readonly #maxMs: number;
  readonly #factor: number;
  readonly #jitter: number;
  readonly #random: () => number;
  readonly resetAfterMs: number;
  #attempt = 0;

  constructor(options: BackoffOptions, random: () => number) {
    this.#initialMs = options.initialMs ?? 250;
    this.#maxMs = options.maxMs ?? 30_000;
    this.#factor = options.factor ?? 2;
    this.#jitter = options.jitter ?? 1;
    this.resetAfterMs = options.resetAfterMs ?? 10_000;
    this.#random = random;
  }

  reset(): void {
    this.#attempt = 0;
  }

  /**
   * Delay in milliseconds. When the gateway named a time, that one counts, plus some jitter so that its
   * clients do not all come back at once.
   */
  next(retryAfterMs?: number): number {
    const bound = Math.min(this.#maxMs, this.#initialMs * this.#factor ** this.#attempt);
    this.#attempt = Math.min(this.#attempt + 1, 64);
    if (retryAfterMs !== undefined) {
      const spread = Math.min(this.#initialMs, this.#maxMs) * this.#jitter * this.#random();
      return Math.round(Math.min(Math.max(0, retryAfterMs), RETRY_AFTER_MAX_MS) + spread);
    }
    return Math.round(bound * (1 - this.#jitter) + bound * this.#jitter * this.#random());
  }
}
