/** Outcomes of keyed requests, kept for a while so that a repeated request is answered and not done again. */
import type { MethodName } from '@clawspec/protocol';

import type { Clock, Dedupe, DedupeEntry } from '../ports.ts';

export interface DedupeOptions {
  readonly clock: Clock;
  /** How long an outcome is kept, in milliseconds from when it was known. */
  readonly ttlMs: number;
  /** Outcomes kept. The oldest go first; work that goes on is never forgotten and not counted out. */
  readonly maxEntries: number;
}

interface Kept {
  readonly entry: DedupeEntry;
  readonly storedAt: number;
}

/** Keys are shared by all connections: a key names one piece of work in the process. */
export function createDedupe({ clock, ttlMs, maxEntries }: DedupeOptions): Dedupe {
  // Insertion order is age: an entry that changes is taken out and put at the end.
  const inFlight = new Map<string, Kept>();
  const done = new Map<string, Kept>();

  function forgetOld(now: number): void {
    for (const [id, kept] of done) {
      if (inFlight.size + done.size <= maxEntries && now - kept.storedAt < ttlMs) return;
      done.delete(id);
    }
  }

  return {
    get(method, key) {
      const id = idOf(method, key);
      const running = inFlight.get(id);
      if (running !== undefined) return running.entry;
      forgetOld(clock.now());
      return done.get(id)?.entry;
    },
    set(method, key, entry) {
      const id = idOf(method, key);
      inFlight.delete(id);
      done.delete(id);
      const now = clock.now();
      (entry.state === 'in-flight' ? inFlight : done).set(id, { entry, storedAt: now });
      forgetOld(now);
    },
    delete(method, key) {
      const id = idOf(method, key);
      inFlight.delete(id);
      done.delete(id);
    },
  };
}

function idOf(method: MethodName, key: string): string {
  return `${method}:${key}`;
}
