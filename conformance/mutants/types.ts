/** Mutants: what makes a good gateway a bad one, as data. */

export interface Mutant {
  readonly name: string;
  /** `area/case#check`, with `*` for any run of characters. The mutant turns exactly that check into a failure. */
  readonly kills: readonly string[];
  readonly mutations: readonly Mutation[];
}

/** One change to the traffic. In any text `{check}` stands for the name of the check to be killed, `{token}` for the shared token. */
export interface Mutation {
  /**
   * Frames to the client, frames to the gateway, the close frame to the client, the refused upgrade, the opened one,
   * pings, the answer to the upgrade, WebSocket frames, the end of the connection, and reading faster than the client.
   */
  readonly on:
    | 'to-client'
    | 'to-gateway'
    | 'close'
    | 'refused'
    | 'opened'
    | 'ping'
    | 'upgrade'
    | 'wire-to-client'
    | 'wire-to-gateway'
    | 'end'
    | 'hoard'
    // In front of clients: reports of the driver, an upgrade that the client asks for, a close by the client.
    | 'report'
    | 'knock'
    | 'client-close';
  /** Pattern of the frame, of `{code, reason}`, `{http}`, or `{op, fin, rsv, masked, length}` of a WebSocket frame. */
  readonly match?: unknown;
  /** Only the connection with this number, counted from 0 in the order of opening. */
  readonly connection?: number;
  /** Only the connection with this number and those after it. */
  readonly since?: number;
  /** Only the match with this number, counted from 1 on each connection. */
  readonly nth?: number;
  /** Values by dotted path. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Numbers to add by dotted path. */
  readonly add?: Readonly<Record<string, number>>;
  /** One member's value goes to another one: from, to. */
  readonly copy?: readonly [from: string, to: string];
  readonly unset?: readonly string[];
  readonly drop?: boolean;
  readonly duplicate?: boolean;
  readonly before?: readonly unknown[];
  readonly after?: readonly unknown[];
  /** For `to-gateway`: frames that the client gets. */
  readonly answers?: readonly unknown[];
  readonly delayMs?: number;
  /** Connections of nobody to open in addition. */
  readonly knocks?: number;
  /** Closes the connection to the client with this code. */
  readonly close?: number;
}
