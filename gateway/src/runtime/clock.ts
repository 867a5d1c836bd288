import type { Clock } from '../ports.ts';

export const systemClock: Clock = { now: () => Date.now() };

/** A clock for recordings: the first reading is `start`, every further one is `stepMs` later. */
export function fixedClock(start: number, stepMs = 0): Clock {
  let next = start;
  return {
    now() {
      const now = next;
      next += stepMs;
      return now;
    },
  };
}
