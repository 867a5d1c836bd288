/**
 * How the next connect proves who the client is, and what a refusal teaches about it. Pure.
 *
 * The protocol of a gateway is only known after its hello, but the proof comes before. So the client
 * speaks the newer dialect first and falls back once:
 *   dialect 4  signature payload v3, device token in auth.deviceToken
 *   dialect 3  signature payload v2, device token in auth.token (protocol 4 gateways take this as well)
 * A stored device token remembers the protocol of its gateway, so that the fallback is rare.
 * Every correction happens at most once between two hellos: nothing here can loop.
 */
import type { ConnectAuth, SignatureVersion } from '@clawspec/protocol';
import { detailCodeOf } from './classify.ts';
import type { WireError } from './errors.ts';
import { isObject } from './frames.ts';
import type { Credentials, StoredToken } from './options.ts';

export type Dialect = 3 | 4;

export interface AuthMemory {
  readonly dialect: Dialect;
  /** Sign with the time of connect.challenge: the own clock was found to be off. */
  readonly gatewayClock: boolean;
  /** The device token was refused; token and password take over until the next hello. */
  readonly deviceTokenRefused: boolean;
}

export interface AuthAttempt {
  readonly dialect: Dialect;
  readonly auth: ConnectAuth | undefined;
  readonly signature: SignatureVersion;
  readonly gatewayClock: boolean;
  readonly source: 'device-token' | 'shared' | 'none';
}

export function newAuthMemory(maxProtocol: number): AuthMemory {
  return { dialect: maxProtocol >= 4 ? 4 : 3, gatewayClock: false, deviceTokenRefused: false };
}

/** What to send this time. A device token goes alone, so that it is clear what was refused. */
export function planAttempt(
  memory: AuthMemory,
  credentials: Credentials,
  stored: StoredToken | undefined,
): AuthAttempt {
  const explicit = credentials.deviceToken;
  const dialect: Dialect = explicit === undefined && stored?.protocol === 3 ? 3 : memory.dialect;
  const base = {
    dialect,
    signature: dialect === 4 ? 'v3' : 'v2',
    gatewayClock: memory.gatewayClock,
  } as const;
  const deviceToken = memory.deviceTokenRefused ? undefined : (explicit ?? stored?.token);
  if (deviceToken !== undefined) {
    const auth = dialect === 4 ? { deviceToken } : { token: deviceToken };
    return { ...base, auth, source: 'device-token' };
  }
  const { token, password } = credentials;
  if (token === undefined && password === undefined) return { ...base, auth: undefined, source: 'none' };
  const auth = { ...(token === undefined ? {} : { token }), ...(password === undefined ? {} : { password }) };
  return { ...base, auth, source: 'shared' };
}

/** The token that the device signature covers. The password is never part of it. */
export function boundToken(auth: ConnectAuth | undefined): string {
  return auth?.token ?? auth?.deviceToken ?? auth?.bootstrapToken ?? '';
}

export interface Lesson {
  readonly memory: AuthMemory;
  /** Connect again at once: the refusal is answered by another proof. */
  readonly again: boolean;
  /** The device token is dead: take it out of the store. */
  readonly forgetToken: boolean;
}

/** What to change after a refusal. */
export function learn(
  memory: AuthMemory,
  attempt: AuthAttempt,
  refusal: WireError,
  credentials: Credentials,
): Lesson {
  const detail = detailCodeOf(refusal);
  const nothing: Lesson = { memory, again: false, forgetToken: false };
  if (attempt.dialect === 4 && speaksOldDialect(detail, attempt, refusal)) {
    return { ...nothing, memory: { ...memory, dialect: 3 }, again: true };
  }
  if (detail === 'DEVICE_AUTH_SIGNATURE_EXPIRED' && !attempt.gatewayClock) {
    return { ...nothing, memory: { ...memory, gatewayClock: true }, again: true };
  }
  if (attempt.source !== 'device-token') return nothing;
  const mismatch = detail === 'AUTH_TOKEN_MISMATCH' || detail === 'AUTH_DEVICE_TOKEN_MISMATCH';
  if (!mismatch && detail !== 'AUTH_SCOPE_MISMATCH') return nothing;
  const shared = credentials.token !== undefined || credentials.password !== undefined;
  // Without another secret a pause follows; whatever is given then is tried with a clean slate.
  return { memory: { ...memory, deviceTokenRefused: shared }, again: shared, forgetToken: mismatch };
}

function speaksOldDialect(detail: string | undefined, attempt: AuthAttempt, refusal: WireError): boolean {
  // Gateways that give codes know both payloads: for them the key is wrong, not the layout.
  const coded = isObject(refusal.details) && typeof refusal.details['code'] === 'string';
  if (detail === 'DEVICE_AUTH_SIGNATURE_INVALID') return !coded;
  const namesToken = /^invalid connect params: .*'deviceToken'/.test(refusal.message);
  return attempt.auth?.deviceToken !== undefined && namesToken;
}

/** After a hello everything is allowed anew; what worked stays. */
export function settle(memory: AuthMemory, attempt: AuthAttempt): AuthMemory {
  return { ...memory, dialect: attempt.dialect, deviceTokenRefused: false };
}
