/** What a gateway can be told to do wrong. Made from text by `parseFault`. */
import type { WireError } from '../ports.ts';

/** A frame of a connection: an event or response on its way out, or a request that came in. */
export interface Moment {
  readonly kind: 'event' | 'response' | 'request';
  /** Event or method; `*` is every one. */
  readonly name: string;
}

export type FaultEffect =
  | { readonly kind: 'drop'; readonly gap: boolean }
  | { readonly kind: 'delay'; readonly byMs: number }
  | { readonly kind: 'duplicate'; readonly copies: number }
  | { readonly kind: 'skip-seq'; readonly by: number }
  | { readonly kind: 'oversize'; readonly bytes: number }
  | { readonly kind: 'fail'; readonly error: WireError }
  | {
      readonly kind: 'refuse';
      readonly error: WireError;
      readonly code: number | 'abrupt';
      readonly reason: string;
    }
  | { readonly kind: 'close'; readonly code: number | 'abrupt'; readonly reason: string }
  | { readonly kind: 'stall'; readonly forMs: number }
  | { readonly kind: 'stall-reads'; readonly forMs: number };

export type FaultKind = FaultEffect['kind'];

export interface Fault {
  /** As it was written. */
  readonly spec: string;
  readonly moment: Moment;
  readonly effect: FaultEffect;
  /** The first matching frame of a connection that is hit, from 1. */
  readonly nth: number;
  /** How many are hit from there on; Infinity: all. */
  readonly times: number;
  /** Numbers of the connections it holds for, in the order of their arrival, from 1. */
  readonly connections: { readonly from: number; readonly to: number };
}
