/** The limits the gateway runs with: those of the specification, and a few that only concern this implementation. */
import { LIMITS } from '@clawspec/protocol';

/** Limits that the wire contract leaves to the gateway. Units as in LIMITS: `…Ms`, `…Bytes`, or a count. */
const LOCAL_LIMITS = {
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
  /** Longest time that an approval may wait for a decision. */
  approvalTimeoutMaxMs: 86_400_000,
  /** Approvals that may wait at a time. */
  approvalsPendingMax: 200,
  /** How long an approval that is over is still known to those who wait for it. */
  approvalKeptMs: 15_000,
  /** Scheduled jobs that run at a time, and runs asked for by hand that wait for room. */
  cronConcurrentRuns: 4,
  cronQueuedRuns: 100,
  cronJobsMax: 20_000,
  /** Runs that are kept of one job, and of all jobs together. */
  cronRunsPerJob: 200,
  cronRunsMax: 20_000,
  /** Longest run of a scheduled job that says nothing about it. */
  cronRunTimeoutMs: 600_000,
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
