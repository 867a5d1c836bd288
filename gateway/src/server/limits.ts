/** The limits the gateway runs with: those of the specification, and a few that only concern this implementation. */
import { LIMITS } from '@clawspec/protocol';

/** Limits that the wire contract leaves to the gateway. Units as in LIMITS: `…Ms`, `…Bytes`, or a count. */
export const LOCAL_LIMITS = {
  /** Time between WebSocket pings. A socket that answered none since the last one is dead. */
  pingIntervalMs: 25_000,
  /** Requests of one connection that may wait for their answer. */
  inFlightPerConnection: 1000,
  /** Failed credentials of one remote address within the window before it is locked out. */
  authFailuresBeforeLockout: 10,
  authFailureWindowMs: 60_000,
  authLockoutMs: 300_000,
  /** Addresses whose failed credentials are remembered, oldest forgotten first. */
  authTrackedAddresses: 4096,
  /** How long a pairing request waits for a decision. */
  pairingRequestTtlMs: 600_000,
  /** Pairing requests that wait, oldest dropped first. */
  pairingRequestsMax: 100,
  /** How long a socket gets to finish the closing handshake before it is cut. */
  closeHandshakeMs: 5000,
  /** The same while the gateway stops. */
  shutdownGraceMs: 500,
} as const;

export type LimitName = keyof typeof LIMITS | keyof typeof LOCAL_LIMITS;
export type Limits = Readonly<Record<LimitName, number>>;

export function resolveLimits(overrides: Partial<Limits> = {}): Limits {
  return { ...LIMITS, ...LOCAL_LIMITS, ...overrides };
}
