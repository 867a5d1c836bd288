/** A clock that only moves when it is told to, and the timers that hang on it. */
import type { Clock, Timers } from '../../src/ports.ts';

export interface ManualTime {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Timers that wait. */
  readonly waiting: number;
  /** Moves on and calls what is due on the way, in order. */
  advance(ms: number): void;
  /** The machine sleeps: time goes on, timers do not fire until it is awake. */
  sleep(ms: number): void;
}

export function manualTime(start = Date.UTC(2026, 0, 22, 9)): ManualTime {
  let now = start;
  const pending = new Map<object, { at: number; work: () => void }>();
  const fireUntil = (limit: number): void => {
    for (;;) {
      const [next] = [...pending].filter(([, { at }]) => at <= limit).toSorted(([, a], [, b]) => a.at - b.at);
      if (next === undefined) return;
      pending.delete(next[0]);
      now = Math.max(now, next[1].at);
      next[1].work();
    }
  };
  return {
    clock: { now: () => now },
    timers: {
      after(ms, work) {
        const key = {};
        pending.set(key, { at: now + ms, work });
        return () => void pending.delete(key);
      },
    },
    get waiting() {
      return pending.size;
    },
    advance(ms) {
      const until = now + ms;
      fireUntil(until);
      now = until;
    },
    sleep(ms) {
      now += ms;
      for (const timer of pending.values()) timer.at += ms;
    },
  };
}
