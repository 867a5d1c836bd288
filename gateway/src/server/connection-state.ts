/** The life of a connection, without any I/O. */
import type { ConnectParams } from '@clawspec/protocol';
import { CLOSE, invalidParams, notConnect, type Refusal } from './refusals.ts';
import type { Validator } from './validator.ts';

/**
 * - `challenged`: connect.challenge was sent; the next message has to be connect.
 * - `refused`: the refusal is on its way, possibly held back; messages are ignored.
 * - `authenticated`: hello-ok was sent.
 * - `closed`: nothing is sent or read any more.
 */
export type Phase = 'challenged' | 'refused' | 'authenticated' | 'closed';

const NEXT: Readonly<Record<Phase, readonly Phase[]>> = {
  challenged: ['refused', 'authenticated', 'closed'],
  refused: ['closed'],
  authenticated: ['closed'],
  closed: [],
};

export interface ConnectionState {
  readonly phase: Phase;
  /** Returns whether the phase changed. Leaving `closed` or repeating a phase changes nothing. */
  advance(to: Phase): boolean;
}

export function createConnectionState(): ConnectionState {
  let phase: Phase = 'challenged';
  return {
    get phase() {
      return phase;
    },
    advance(to) {
      if (!NEXT[phase].includes(to)) return false;
      phase = to;
      return true;
    },
  };
}

export type FirstMessage =
  | { readonly kind: 'close'; readonly code: number; readonly reason: string }
  | { readonly kind: 'refuse'; readonly id: string; readonly refusal: Refusal }
  | { readonly kind: 'connect'; readonly id: string; readonly params: ConnectParams };

/** What the first message of a connection calls for. */
export function readFirstMessage(parsed: { value: unknown } | undefined, validator: Validator): FirstMessage {
  if (!parsed) return { kind: 'close', code: CLOSE.normal, reason: '' };
  if (validator.problem('RequestFrame', parsed.value) !== undefined) {
    return { kind: 'close', code: CLOSE.policy, reason: 'invalid request frame' };
  }
  const frame = parsed.value as { id: string; method: string; params?: unknown };
  if (frame.method !== 'connect') return { kind: 'refuse', id: frame.id, refusal: notConnect() };
  const problem = validator.problem('ConnectParams', frame.params);
  if (problem !== undefined) return { kind: 'refuse', id: frame.id, refusal: invalidParams(problem) };
  return { kind: 'connect', id: frame.id, params: frame.params as ConnectParams };
}
