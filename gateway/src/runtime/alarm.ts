/** Calls back when the clock has reached a point in time. One timer, whatever the distance. */
import type { Clock, Timers } from '../ports.ts';

/**
 * A timer of Node stands still while the machine sleeps, knows nothing of a clock that was set, and overflows
 * after 24 days; so the clock is looked at again after this time at the latest.
 */
const LOOK_AGAIN_MS = 60_000;

export interface Alarm {
  /** Replaces what was set before; undefined only clears it. */
  set(at: number | undefined): void;
  close(): void;
}

export function createAlarm(clock: Clock, timers: Timers, ring: () => void): Alarm {
  let cancel: (() => void) | undefined;
  let closed = false;

  const look = (at: number): void => {
    const left = at - clock.now();
    if (left <= 0) ring();
    else wait(at, left);
  };
  const wait = (at: number, left: number): void => {
    cancel = timers.after(Math.min(Math.max(left, 0), LOOK_AGAIN_MS), () => look(at));
  };
  return {
    set(at) {
      cancel?.();
      cancel = undefined;
      if (at !== undefined && !closed) wait(at, at - clock.now());
    },
    close() {
      closed = true;
      cancel?.();
    },
  };
}
