/** What one episode does: frames on one connection, in order. Data, so that it can be repeated, cut and written down. */
import type { FuzzRole } from './subject.ts';

export type Payload =
  | { readonly frame: unknown; readonly binary?: boolean }
  /** A connect before the session, with these params and the secret that the gateway wants. */
  | { readonly connect: unknown }
  | { readonly text: string }
  /** `asText`: bytes in a text message. */
  | { readonly base64: string; readonly asText?: boolean }
  /** Too long to be written out. */
  | { readonly before: string; readonly unit: string; readonly times: number; readonly after: string };

export type Expectation =
  | {
      readonly kind: 'answer';
      /** Whatever stood there; repeated verbatim. */
      readonly id: unknown;
      /** `accepted`: the shape is right, whatever else is wrong. `refused`: INVALID_REQUEST. */
      readonly verdict: 'accepted' | 'refused' | 'any';
      readonly method?: string;
      /** A second response may follow. */
      readonly twice?: boolean;
    }
  /** Answered or not, as long as nothing breaks. */
  | { readonly kind: 'perhaps'; readonly ids: readonly unknown[] }
  | { readonly kind: 'ignored' }
  /** With one of these codes, or any when none is named; a refusal may come before. */
  | { readonly kind: 'closed'; readonly codes?: readonly number[]; readonly refusal?: unknown };

export interface Step {
  /** What it is about, such as `missing /sessionKey`. */
  readonly what: string;
  readonly send: Payload;
  readonly expect: Expectation;
}

export interface Plan {
  /** Number of the episode in its run. */
  readonly episode: number;
  /** Undefined: before the handshake. */
  readonly role: FuzzRole | undefined;
  /** All at once, or one after the other. */
  readonly pipelined: boolean;
  readonly steps: readonly Step[];
}

/** Bytes of a payload; a connect is made where the secret is known. */
export function textOf(payload: Exclude<Payload, { connect: unknown } | { base64: string }>): string {
  if ('frame' in payload) return JSON.stringify(payload.frame);
  if ('text' in payload) return payload.text;
  return payload.before + payload.unit.repeat(payload.times) + payload.after;
}
