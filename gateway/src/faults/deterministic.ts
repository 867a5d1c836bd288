/** The same bytes with every run: a clock of its own and ids from a seed. */
import { StartupError } from '../errors.ts';
import type { Clock, Ids } from '../ports.ts';
import { fixedClock } from '../runtime/clock.ts';
import { seededIds } from '../runtime/ids.ts';
import type { Limits } from '../server/limits.ts';

const START = Date.UTC(2026, 0, 1);
const STEP_MS = 1;

export interface Deterministic {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly limits: Partial<Limits>;
}

/**
 * Everything that should be secret follows from the seed, so such a gateway may only be reachable from
 * this machine. Clients sign with the time of their own clock; how old a signature is cannot be judged.
 *
 * @throws StartupError `CONFIG_INVALID` when the host is not a loopback address.
 */
export function deterministic(seed: string, host: string): Deterministic {
  if (!isLoopback(host)) {
    throw new StartupError(
      'CONFIG_INVALID',
      `a deterministic gateway cannot listen on ${host}: whoever knows the seed knows its nonces and device tokens`,
      'use --bind loopback, or leave --deterministic out',
    );
  }
  return {
    clock: fixedClock(START, STEP_MS),
    ids: seededIds(seed),
    limits: { signatureSkewMs: Number.MAX_SAFE_INTEGER },
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
