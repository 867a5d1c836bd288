/** Mutants: what makes a good gateway a bad one, as data. */

export interface Mutant {
  readonly name: string;
  /** `area/case#check`, with `*` for any run of characters. The mutant turns exactly that check into a failure. */
  readonly kills: readonly string[];
  readonly mutations: readonly Mutation[];
}

/** One change to the traffic. `{check}` in any text stands for the name of the check to be killed. */
export interface Mutation {
  /** Frames to the client, frames to the gateway, the close, the refused upgrade, the opened one, pings. */
  readonly on: 'to-client' | 'to-gateway' | 'close' | 'refused' | 'opened' | 'ping';
  /** Pattern of the frame, or of `{code, reason}`. */
  readonly match?: unknown;
  /** Only the connection with this number, counted from 0 in the order of opening. */
  readonly connection?: number;
  /** Only the match with this number, counted from 1 on each connection. */
  readonly nth?: number;
  /** Values by dotted path. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Numbers to add by dotted path. */
  readonly add?: Readonly<Record<string, number>>;
  readonly unset?: readonly string[];
  readonly drop?: boolean;
  readonly duplicate?: boolean;
  readonly before?: readonly unknown[];
  readonly after?: readonly unknown[];
  readonly delayMs?: number;
  /** Closes the connection to the client with this code. */
  readonly close?: number;
}
