/** Steps of cases for clients: the suite is the gateway, and a driver tells what the client does. */
import type { StepBase } from './step-base.ts';

/** A command to the driver. `url` and `auth` are filled in for `connect`; other members replace the defaults. */
export interface TellStep extends StepBase {
  readonly tell: 'connect' | { readonly do: string; readonly [member: string]: unknown };
}

export interface SawStep extends StepBase {
  /** Pattern of a report of the driver. */
  readonly saw: unknown;
  /** Which report is meant; `saw`, `id`, `event` and `command` of the pattern when left out. */
  readonly where?: unknown;
  /** The report has to be the next one, apart from reports of these events. */
  readonly next?: boolean;
  readonly ignore?: readonly string[];
  /** Name for `order`. */
  readonly as?: string;
}

/** Refusal of a connect, and the close that follows. */
export interface Refusal {
  readonly code: string;
  readonly message?: unknown;
  readonly details?: unknown;
  readonly retryable?: boolean;
  readonly retryAfterMs?: number;
  /** Default: 1008 with the message. Null leaves the connection open. */
  readonly close?: { readonly code: number; readonly reason?: string } | null;
}

export interface AcceptStep extends StepBase {
  /** Takes the next connection of the client and names it. */
  readonly accept: string;
  /** Pattern of the milliseconds since the connection before it ended. */
  readonly after?: unknown;
  /** Merge patch of the payload of connect.challenge. Sent when this, `hello` or `refuse` is there. */
  readonly challenge?: unknown;
  /** Goes on to hello-ok; merge patch of its payload. */
  readonly hello?: unknown;
  readonly refuse?: Refusal;
}

export interface ChallengeStep extends StepBase {
  readonly conn: string;
  /** Merge patch of the payload. */
  readonly challenge: unknown;
  readonly intended?: 'invalid';
}

export interface HelloStep extends StepBase {
  readonly conn: string;
  /** Waits for connect and answers it; merge patch of a good hello-ok. */
  readonly hello: unknown;
  readonly intended?: 'invalid';
}

export interface RefuseStep extends StepBase {
  readonly conn: string;
  readonly refuse: Refusal;
}

export interface ReplyStep extends StepBase {
  readonly conn: string;
  /** Method: takes its next request and answers it. */
  readonly reply: string;
  /** Pattern of its params. */
  readonly params?: unknown;
  /** The result; that of the example in the specification when neither this nor `error` is there. */
  readonly payload?: unknown;
  readonly error?: unknown;
  readonly intended?: 'invalid';
  readonly as?: string;
}

export interface ListenStep extends StepBase {
  /** `down` refuses and ends connections, `busy` answers upgrades with 503, `drop` ends each that comes. */
  readonly listen: 'up' | 'down' | 'busy' | 'drop';
}

export interface VerifyStep extends StepBase {
  readonly conn: string;
  /** What of the device in connect is verified. */
  readonly verify: 'signature' | 'device-id';
  /** Pattern of the version of the signature payload. */
  readonly version?: unknown;
}

export type ClientStep =
  | TellStep
  | SawStep
  | AcceptStep
  | ChallengeStep
  | HelloStep
  | RefuseStep
  | ReplyStep
  | ListenStep
  | VerifyStep;

/** Keys by which they are told apart. `accept` comes first: it uses the words of others too. */
export const CLIENT_STEP_KINDS = [
  'accept',
  'tell',
  'saw',
  'challenge',
  'hello',
  'refuse',
  'reply',
  'listen',
  'verify',
] as const;
