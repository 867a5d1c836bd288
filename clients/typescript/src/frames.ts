/** Reads what a gateway sends. Open on receive: unknown members stay, unknown kinds are told apart. */
import type { GatewayEvent } from './types.ts';

export interface InboundResponse {
  readonly type: 'res';
  readonly id: string;
  readonly ok: boolean;
  readonly payload?: unknown;
  readonly error?: unknown;
}

export type InboundFrame =
  | { readonly kind: 'response'; readonly response: InboundResponse }
  | { readonly kind: 'event'; readonly event: GatewayEvent }
  /** A frame of a kind that is not known: newer gateways may have more. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'malformed'; readonly why: string };

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function parseFrame(text: string): InboundFrame {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'malformed', why: 'a message is not JSON' };
  }
  if (!isObject(value)) return { kind: 'malformed', why: 'a message is not an object' };
  if (value['type'] === 'res') return readResponse(value);
  if (value['type'] === 'event') return readEvent(value);
  return { kind: 'unknown' };
}

function readResponse(value: Record<string, unknown>): InboundFrame {
  const { id, ok, payload, error } = value;
  if (typeof id !== 'string') return { kind: 'malformed', why: 'a response has no id' };
  if (typeof ok !== 'boolean') return { kind: 'malformed', why: 'a response does not say whether it is ok' };
  return { kind: 'response', response: { type: 'res', id, ok, payload, error } };
}

function readEvent(value: Record<string, unknown>): InboundFrame {
  if (typeof value['event'] !== 'string') return { kind: 'malformed', why: 'an event has no name' };
  // A seq that is not a number counts as none.
  const { seq, ...rest } = value;
  const event = (Number.isInteger(seq) ? value : rest) as unknown as GatewayEvent;
  return { kind: 'event', event };
}
