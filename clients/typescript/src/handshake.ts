/**
 * The handshake as a pure machine: what comes in goes through `stepHandshake`, and what is to be done comes
 * out. It knows no socket, no timer and no key.
 *
 *   challenge --connect.challenge--> signing --signed--> answer --hello-ok--> ended
 *                     (without a device: directly to answer)      --error-----> ended
 */
import {
  type ConnectDevice,
  type ConnectParams,
  type DeviceAuthInput,
  deviceAuthPayload,
  type HelloOk,
} from '@clawspec/protocol';
import { type AuthAttempt, boundToken } from './auth-plan.ts';
import { closeCode } from './classify.ts';
import { type InboundFrame, isObject } from './frames.ts';

/** Everything that goes into one connect. */
export interface HandshakePlan {
  /** Id of the connect request. */
  readonly id: string;
  readonly params: Omit<ConnectParams, 'auth' | 'device'>;
  readonly attempt: AuthAttempt;
  readonly device: { readonly deviceId: string; readonly publicKey: string } | undefined;
}

interface Proof {
  readonly nonce: string;
  readonly signedAt: number;
}

export type HandshakeState =
  | { readonly phase: 'challenge' }
  | { readonly phase: 'signing'; readonly proof: Proof }
  | { readonly phase: 'answer' }
  | { readonly phase: 'ended' };

export type HandshakeInput =
  /** `now` is the own clock when the frame came. */
  | { readonly type: 'frame'; readonly frame: InboundFrame; readonly now: number }
  /** The signature that was asked for, base64url. */
  | { readonly type: 'signed'; readonly signature: string }
  /** The phase took too long. */
  | { readonly type: 'timeout' }
  /** The socket closed. */
  | { readonly type: 'closed' };

export type HandshakeAction =
  | { readonly type: 'sign'; readonly payload: string }
  | { readonly type: 'send'; readonly text: string }
  | { readonly type: 'accept'; readonly hello: HelloOk }
  /** The gateway said no; `error` is unread. */
  | { readonly type: 'refuse'; readonly error: unknown }
  /** The gateway does not keep to the protocol, or is silent: close with this and try again. */
  | { readonly type: 'fail'; readonly violation: boolean; readonly code: number; readonly message: string }
  /** A frame that does no harm, but that nobody expects here. */
  | { readonly type: 'warn'; readonly message: string };

type Step = readonly [HandshakeState, readonly HandshakeAction[]];

export const handshakeStart: HandshakeState = { phase: 'challenge' };
const ended: HandshakeState = { phase: 'ended' };

export function stepHandshake(plan: HandshakePlan, state: HandshakeState, input: HandshakeInput): Step {
  if (state.phase === 'ended') return [state, []];
  switch (input.type) {
    case 'closed':
      return [ended, []];
    case 'timeout':
      return fail(
        state.phase === 'challenge' ? 'connect challenge timeout' : 'connect answer timeout',
        false,
      );
    case 'signed':
      return state.phase === 'signing' ? sendConnect(plan, state.proof, input.signature) : [state, []];
    case 'frame':
      return onFrame(plan, state, input.frame, input.now);
  }
}

function fail(message: string, violation: boolean): Step {
  return [ended, [{ type: 'fail', violation, code: closeCode('policy'), message }]];
}

function onFrame(plan: HandshakePlan, state: HandshakeState, frame: InboundFrame, now: number): Step {
  if (frame.kind === 'malformed') return [state, [{ type: 'warn', message: frame.why }]];
  if (state.phase === 'challenge' && frame.kind === 'event' && frame.event.event === 'connect.challenge') {
    return onChallenge(plan, frame.event.payload, now);
  }
  if (frame.kind === 'response' && frame.response.id === plan.id && state.phase === 'answer') {
    return onAnswer(frame.response);
  }
  // A refusal may come early: a gateway that is starting does not wait for the connect.
  if (frame.kind === 'response' && !frame.response.ok && state.phase !== 'answer') {
    return [ended, [{ type: 'refuse', error: frame.response.error }]];
  }
  return [state, []];
}

function onChallenge(plan: HandshakePlan, payload: unknown, now: number): Step {
  const challenge = isObject(payload) ? payload : {};
  const { nonce, ts } = challenge;
  if (typeof nonce !== 'string' || nonce.trim() === '') return fail('connect challenge missing nonce', true);
  if (!plan.device) return sendConnect(plan, undefined, '');
  const gatewayTime = plan.attempt.gatewayClock && Number.isSafeInteger(ts) ? (ts as number) : undefined;
  const proof: Proof = { nonce, signedAt: gatewayTime ?? now };
  const text = deviceAuthPayload(plan.attempt.signature, signatureInput(plan, plan.device.deviceId, proof));
  return [{ phase: 'signing', proof }, [{ type: 'sign', payload: text }]];
}

function signatureInput(plan: HandshakePlan, deviceId: string, proof: Proof): DeviceAuthInput {
  const { client, role, scopes } = plan.params;
  return {
    deviceId,
    clientId: client.id,
    clientMode: client.mode,
    role: role ?? 'operator',
    scopes: scopes ?? [],
    signedAtMs: proof.signedAt,
    token: boundToken(plan.attempt.auth),
    nonce: proof.nonce,
    platform: client.platform,
    deviceFamily: client.deviceFamily,
  };
}

function sendConnect(plan: HandshakePlan, proof: Proof | undefined, signature: string): Step {
  const auth = plan.attempt.auth;
  const device: ConnectDevice | undefined =
    proof && plan.device
      ? { id: plan.device.deviceId, publicKey: plan.device.publicKey, signature, ...proof }
      : undefined;
  const params: ConnectParams = { ...plan.params, ...(auth ? { auth } : {}), ...(device ? { device } : {}) };
  const text = JSON.stringify({ type: 'req', id: plan.id, method: 'connect', params });
  return [{ phase: 'answer' }, [{ type: 'send', text }]];
}

function onAnswer(response: { ok: boolean; payload?: unknown; error?: unknown }): Step {
  if (!response.ok) return [ended, [{ type: 'refuse', error: response.error }]];
  // Gateways send more and less than the schema says; an object is all that is needed to go on.
  if (!isObject(response.payload)) return fail('connect answer has no hello', true);
  return [ended, [{ type: 'accept', hello: response.payload as unknown as HelloOk }]];
}
