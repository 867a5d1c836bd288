/**
 * Decides about a connect. The order of the checks is part of the contract: protocol range, role,
 * Origin, whether a device is needed, device proof, credentials, pairing. (Frame and params were
 * checked before.)
 */
import { CLIENTS, type ConnectParams, PROTOCOL_VERSIONS } from '@clawspec/protocol';
import { checkDeviceProof, type DeviceProof, isProofFailure } from '../auth/device-proof.ts';
import type { OriginPolicy } from '../auth/origin.ts';
import type { SharedSecret } from '../auth/shared-secret.ts';
import type { AuthThrottle } from '../auth/throttle.ts';
import type { Pairing } from '../pairing/pairing.ts';
import type { Caller, Clock, Protocol } from '../ports.ts';
import type { Peer } from './addresses.ts';
import type { Limits } from './limits.ts';
import * as refusals from './refusals.ts';
import type { Refusal } from './refusals.ts';

export interface HandshakeDeps {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly secret: SharedSecret;
  readonly origins: OriginPolicy;
  readonly throttle: AuthThrottle;
  readonly pairing: Pairing;
}

/** What is known of the client besides its params. */
export interface HandshakeContext {
  readonly peer: Peer;
  readonly origin: string | undefined;
  readonly host: string | undefined;
  /** Of the challenge of this connection. */
  readonly nonce: string;
}

export interface Grant {
  readonly protocol: Protocol;
  readonly role: Caller['role'];
  readonly scopes: readonly string[];
  readonly method: 'token' | 'device-token';
  readonly device?: { readonly id: string; readonly token: string; readonly issuedAtMs: number };
}

export type HandshakeOutcome =
  | { readonly kind: 'granted'; readonly grant: Grant }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly delayMs: number };

export function decideHandshake(
  params: ConnectParams,
  context: HandshakeContext,
  deps: HandshakeDeps,
): HandshakeOutcome {
  const protocol = negotiate(params.minProtocol, params.maxProtocol);
  if (protocol === undefined)
    return refuse(refusals.protocolMismatch(params.minProtocol, params.maxProtocol));

  const role = params.role ?? 'operator';
  if (role !== 'operator' && role !== 'node') return refuse(refusals.invalidRole());

  const originProblem = checkOrigin(params, context, deps);
  if (originProblem !== undefined) return refuse(refusals.originNotAllowed(originProblem));

  if (!params.device) return withoutDevice(params, role, protocol, context, deps);

  const proof = checkDeviceProof(params, {
    nonce: context.nonce,
    now: deps.clock.now(),
    skewMs: deps.limits.signatureSkewMs,
  });
  if (isProofFailure(proof)) return refuse(refusals.deviceProof(proof));
  return withDevice(params, role, protocol, proof, context, deps);
}

/** The newest version that both speak. */
function negotiate(min: number, max: number): Protocol | undefined {
  return PROTOCOL_VERSIONS.toReversed().find(version => version >= min && version <= max);
}

/** Browser clients have to come from an allowed origin; for others an Origin header means a foreign page. */
function checkOrigin(
  params: ConnectParams,
  context: HandshakeContext,
  deps: HandshakeDeps,
): string | undefined {
  const isBrowser = CLIENTS.browser.some(id => id === params.client.id);
  if (!isBrowser && context.origin === undefined) return undefined;
  return deps.origins.problem(context.origin, context.host);
}

function withoutDevice(
  params: ConnectParams,
  role: Caller['role'],
  protocol: Protocol,
  context: HandshakeContext,
  deps: HandshakeDeps,
): HandshakeOutcome {
  if (!hasCredentials(params)) return refuse(refusals.deviceRequired());
  const locked = deps.throttle.lockedFor(context.peer.bucket, context.peer.local);
  if (locked > 0) return refuse(refusals.rateLimited(locked));
  if (!sharedSecretGiven(params, deps)) return wrongCredentials(params, context, deps, false);
  deps.throttle.succeeded(context.peer.bucket);
  if (role === 'node') return refuse(refusals.deviceRequired());
  const scopes = keepsScopes(params, context) ? (params.scopes ?? []) : [];
  return { kind: 'granted', grant: { protocol, role, scopes, method: 'token' } };
}

/** Scopes of a session without a device are cleared, except for local tools that hold the shared secret. */
function keepsScopes(params: ConnectParams, context: HandshakeContext): boolean {
  const { id, mode } = params.client;
  return (
    context.peer.local &&
    context.origin === undefined &&
    CLIENTS.scopesWithoutDevice.some(rule => rule.id === id && rule.mode === mode)
  );
}

function withDevice(
  params: ConnectParams,
  role: Caller['role'],
  protocol: Protocol,
  proof: DeviceProof,
  context: HandshakeContext,
  deps: HandshakeDeps,
): HandshakeOutcome {
  const { peer } = context;
  if (!hasCredentials(params)) return refuse(refusals.tokenMissing(params.client, peer.local));
  const locked = deps.throttle.lockedFor(peer.bucket, peer.local);
  if (locked > 0) return refuse(refusals.rateLimited(locked));

  // A node has no scopes: what it may do follows from its role.
  const scopes = role === 'node' ? [] : [...new Set(params.scopes ?? [])];
  const granted = (method: Grant['method'], token: string, issuedAtMs: number): HandshakeOutcome => {
    deps.throttle.succeeded(peer.bucket);
    const device = { id: proof.deviceId, token, issuedAtMs };
    return { kind: 'granted', grant: { protocol, role, scopes, method, device } };
  };

  if (!sharedSecretGiven(params, deps)) {
    for (const token of deviceTokens(params)) {
      const check = deps.pairing.checkToken(proof.deviceId, role, scopes, token);
      if (check.kind === 'scope-mismatch') return refuse(refusals.scopeMismatch());
      if (check.kind === 'valid') return granted('device-token', token, check.issuedAtMs);
    }
    return wrongCredentials(params, context, deps, params.auth?.token !== undefined);
  }

  const ask = { ...deviceFacts(params, proof, peer), role, scopes };
  const admission = deps.pairing.admit(ask, peer.local);
  if (admission.kind === 'pending') return refuse(refusals.pairingRequired(admission, ask));
  return granted('token', admission.token, admission.issuedAtMs);
}

function wrongCredentials(
  params: ConnectParams,
  context: HandshakeContext,
  deps: HandshakeDeps,
  canRetryWithDeviceToken: boolean,
): HandshakeOutcome {
  const delayMs = deps.throttle.failed(context.peer.bucket, context.peer.local);
  return refuse(refusals.tokenMismatch(params.client, context.peer.local, canRetryWithDeviceToken), delayMs);
}

function refuse(refusal: Refusal, delayMs = 0): HandshakeOutcome {
  return { kind: 'refused', refusal, delayMs };
}

function hasCredentials(params: ConnectParams): boolean {
  const { token, deviceToken, password } = params.auth ?? {};
  return [token, deviceToken, password].some(given => given !== undefined && given !== '');
}

function sharedSecretGiven(params: ConnectParams, deps: HandshakeDeps): boolean {
  return deps.secret.matches(params.auth?.token) || deps.secret.matches(params.auth?.password);
}

function deviceTokens(params: ConnectParams): string[] {
  const given = [params.auth?.deviceToken, params.auth?.token];
  return [...new Set(given.filter(token => token !== undefined && token !== ''))] as string[];
}

function deviceFacts(params: ConnectParams, proof: DeviceProof, peer: Peer) {
  return {
    deviceId: proof.deviceId,
    publicKey: proof.publicKey,
    displayName: params.client.displayName,
    platform: params.client.platform,
    deviceFamily: params.client.deviceFamily,
    clientId: params.client.id,
    clientMode: params.client.mode,
    remoteIp: peer.local ? undefined : peer.address,
  };
}
