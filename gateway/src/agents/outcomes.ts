/** How runs ended, for those who wait for them and those who ask later. */
import type { Clock } from '../ports.ts';
import { MAX_TIMER_MS } from '../runtime/timers.ts';
import type { RunOutcome } from './run.ts';

/** How a run ended, without what it said: that is in the transcript, and may be long. */
export type RunEnding = Omit<RunOutcome, 'text'>;

interface Posted {
  readonly outcome: RunEnding;
  readonly at: number;
}

export class OutcomeBoard {
  readonly #clock: Clock;
  readonly #ttlMs: number;
  readonly #maxEntries: number;
  /** Oldest first. */
  readonly #posted = new Map<string, Posted>();
  readonly #waiting = new Map<string, Set<(outcome: RunEnding | undefined) => void>>();

  constructor(clock: Clock, ttlMs: number, maxEntries: number) {
    this.#clock = clock;
    this.#ttlMs = ttlMs;
    this.#maxEntries = maxEntries;
  }

  post(runId: string, outcome: RunEnding): void {
    this.#posted.delete(runId);
    this.#posted.set(runId, { outcome, at: this.#clock.now() });
    this.#forgetOld();
    const waiting = this.#waiting.get(runId);
    this.#waiting.delete(runId);
    for (const tell of waiting ?? []) tell(outcome);
  }

  get(runId: string): RunEnding | undefined {
    this.#forgetOld();
    return this.#posted.get(runId)?.outcome;
  }

  /** Forgets how an earlier run with this id ended, because one begins anew. */
  clear(runId: string): void {
    this.#posted.delete(runId);
  }

  /** Resolves with the outcome, or with undefined when the time is up, the signal says stop, or the board closes. */
  wait(runId: string, timeoutMs: number, signal: AbortSignal): Promise<RunEnding | undefined> {
    const known = this.get(runId);
    if (known !== undefined || timeoutMs === 0 || signal.aborted) return Promise.resolve(known);
    return new Promise(resolve => {
      const waiting = this.#waiting.get(runId) ?? new Set();
      this.#waiting.set(runId, waiting);
      const tell = (outcome: RunEnding | undefined): void => {
        clearTimeout(handle);
        signal.removeEventListener('abort', giveUp);
        waiting.delete(tell);
        if (waiting.size === 0 && this.#waiting.get(runId) === waiting) this.#waiting.delete(runId);
        resolve(outcome);
      };
      const giveUp = (): void => tell(undefined);
      const handle = setTimeout(giveUp, Math.min(timeoutMs, MAX_TIMER_MS));
      signal.addEventListener('abort', giveUp);
      waiting.add(tell);
    });
  }

  /** Sends everyone home who still waits. */
  close(): void {
    for (const waiting of [...this.#waiting.values()]) for (const tell of [...waiting]) tell(undefined);
  }

  #forgetOld(): void {
    const now = this.#clock.now();
    for (const [runId, { at }] of this.#posted) {
      if (this.#posted.size <= this.#maxEntries && now - at < this.#ttlMs) return;
      this.#posted.delete(runId);
    }
  }
}
