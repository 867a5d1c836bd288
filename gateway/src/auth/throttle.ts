/** Slows down and locks out addresses that keep sending wrong credentials. */
import type { Clock } from '../ports.ts';
import type { Limits } from '../server/limits.ts';

interface Record {
  /** Times of failures within the window, oldest first; no more than the lock-out needs. */
  failures: number[];
  /** Failures in a row, for the delay. */
  streak: number;
  lockedUntil: number;
}

export interface AuthThrottle {
  /** Milliseconds for which the address is still locked out; 0 when it may try. */
  lockedFor(address: string, local: boolean): number;
  /** Notes wrong credentials. Returns how long to hold back the refusal, in milliseconds. */
  failed(address: string, local: boolean): number;
  /** Notes right credentials: the next failure is the first again. */
  succeeded(address: string): void;
  readonly size: number;
}

export function createAuthThrottle(clock: Clock, limits: Limits): AuthThrottle {
  const records = new Map<string, Record>();

  function recordOf(address: string): Record {
    const known = records.get(address);
    // Moving the record to the end keeps the map ordered by last use, so that the bound drops the oldest.
    records.delete(address);
    const record = known ?? { failures: [], streak: 0, lockedUntil: 0 };
    records.set(address, record);
    if (records.size > limits.authTrackedAddresses) {
      const [oldest] = records.keys();
      if (oldest !== undefined) records.delete(oldest);
    }
    return record;
  }

  return {
    lockedFor(address, local) {
      if (local) return 0;
      return Math.max(0, (records.get(address)?.lockedUntil ?? 0) - clock.now());
    },
    failed(address, local) {
      const now = clock.now();
      const record = recordOf(address);
      const last = record.failures.at(-1);
      if (last !== undefined && now - last > limits.authFailureWindowMs) record.streak = 0;
      record.streak += 1;
      record.failures = record.failures.filter(time => now - time <= limits.authFailureWindowMs);
      record.failures.push(now);
      if (record.failures.length >= limits.authFailuresBeforeLockout) {
        record.failures = [now];
        if (!local) record.lockedUntil = now + limits.authLockoutMs;
      }
      return Math.min(limits.authFailureDelayMs * 2 ** (record.streak - 1), limits.authFailureDelayMaxMs);
    },
    succeeded(address) {
      records.delete(address);
    },
    get size() {
      return records.size;
    },
  };
}
