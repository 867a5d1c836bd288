import { setTimeout as sleep } from 'node:timers/promises';
import type { Timers } from '../ports.ts';

/** Longest delay that a timer of Node takes, in milliseconds; with a longer one it ends at once. */
export const MAX_TIMER_MS = 2_147_483_647;

export const systemTimers: Timers = {
  after(ms, work) {
    const handle = setTimeout(work, ms);
    handle.unref();
    return () => clearTimeout(handle);
  },
};

/** A time in milliseconds that is over early when the signal is aborted. Never rejects. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}
