/** The case format: what `case.schema.json` describes. */
import { CLIENT_STEP_KINDS, type ClientStep } from './client-types.ts';
import type { StepBase } from './step-base.ts';

export type Level = 'must' | 'should';

export interface CheckDeclaration {
  /** Id of the requirement that the check tests. */
  readonly req: string;
  readonly level: Level;
}

export interface CaseHeader {
  /** `<area>/<name>`, the same as the path of the file. */
  readonly case: string;
  readonly title: string;
  /** Why the case is as it is. */
  readonly note?: string;
  /** Wire protocols that the case is for; it runs once with each that the gateway speaks. */
  readonly protocols: readonly number[];
  /**
   * `method:<name>` (advertised), `fixture:<name>` (provided) or `feature:<name>` (of a client). Anything
   * missing skips the case.
   */
  readonly requires?: readonly string[];
  /** Runs alone: it changes what other cases would see, or is slowed down by them. */
  readonly exclusive?: boolean;
  /** Has nothing to do with the version of the protocol: runs once, with the newest. */
  readonly once?: boolean;
  /** Takes longer than a few seconds; left out unless asked for. */
  readonly slow?: boolean;
  readonly checks: Readonly<Record<string, CheckDeclaration>>;
}

/** What may be wrong with a frame on purpose: otherwise an invalid frame is an error of the case. */
export type Intended = 'invalid';

export interface ConnectStep extends StepBase {
  /** Name of the connection; it is opened when it is not open. */
  readonly connect: string;
  /** Name of a preset in `presets.json`; `operator` when left out. */
  readonly client?: string;
  /** Merge patch for the params of the preset. */
  readonly params?: unknown;
  /** Device that proves itself: its name, facts to send, or null for none. */
  readonly device?: string | DeviceProof | null;
  /** What is signed instead of what is sent. */
  readonly sign?: SignatureTwist;
  /** Merge patch applied after signing. */
  readonly tamper?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly id?: string;
  readonly binary?: boolean;
  readonly intended?: Intended;
  /** `hello` (default) needs a hello-ok; `sent` does not wait; anything else is a pattern. */
  readonly outcome?: unknown;
}

export interface DeviceProof {
  readonly name: string;
  readonly nonce?: unknown;
  readonly signedAtOffsetMs?: number;
}

export interface SignatureTwist {
  readonly version?: 'v2' | 'v3';
  /** Name of the device whose key signs. */
  readonly with?: string;
  readonly token?: unknown;
  readonly scopes?: readonly string[];
  readonly nonce?: unknown;
  readonly role?: string;
  readonly platform?: string;
}

export interface DoStep extends StepBase {
  /**
   * On connections: `open`, `close`, `drop` (no close frame), `ping`. On connections with `wire` also `end`
   * (FIN, goes on reading), `pause` and `resume` reading, `settle` (what was on its way has come: a ping is answered). On a
   * gateway that was started from a command: `stop`, `kill`, `start`, `restart`. `wait` waits.
   */
  readonly do:
    | 'open'
    | 'close'
    | 'drop'
    | 'wait'
    | 'ping'
    | 'end'
    | 'pause'
    | 'resume'
    | 'settle'
    | 'stop'
    | 'kill'
    | 'start'
    | 'restart';
  readonly conn?: string;
  /** For `open`: a connection that is made of bytes, and what its upgrade request looks like. */
  readonly wire?: WireRequest;
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: string;
  readonly code?: number;
  readonly reason?: string;
  readonly ms?: number;
  /** For `wait`: a time of the protocol. Without it the wait gives something time to happen, and a slow machine more. */
  readonly exact?: true;
  /** For `open`, several connections at once: `<conn>0`, `<conn>1`, … */
  readonly count?: number;
  /**
   * Pattern for what came of it. `open`: `{open: true}` or `{http: <status>}`, with `wire` also `{headers, body,
   * accept}`; a refused one is a failure without it. `stop`: `{code, signal}` with which the gateway ended.
   */
  readonly outcome?: unknown;
}

export interface WireRequest {
  readonly method?: string;
  readonly version?: string;
  /** Templates; null takes a header away. */
  readonly headers?: Readonly<Record<string, unknown>>;
  /** False: pings and closes of the gateway are not answered. */
  readonly answers?: boolean;
}

/** A WebSocket frame, written byte for byte as it is said here. */
export interface WireFrame {
  /** Bytes instead of a frame, base64. */
  readonly bytes?: string;
  /** `text` when left out. */
  readonly op?: string | number;
  readonly fin?: boolean;
  readonly rsv?: number;
  readonly masked?: boolean;
  /** Length that the header declares, when it is another than that of the payload. A template. */
  readonly length?: unknown;
  readonly lengthBytes?: 2 | 8;
  /** The payload: a template for a text, one for JSON, bytes as base64, or a close code with its reason. */
  readonly text?: unknown;
  readonly json?: unknown;
  readonly base64?: string;
  readonly code?: number;
  readonly reason?: string;
  /** Only these bytes of the payload. */
  readonly from?: number;
  readonly to?: number;
  readonly note?: string;
}

export interface SendStep extends StepBase {
  readonly conn: string;
  readonly send: readonly WireFrame[];
  /** Bytes that are written at a time; all at once when left out. */
  readonly pieces?: number;
}

export interface ReceiveStep extends StepBase {
  readonly conn: string;
  /**
   * Pattern for `{op, fin, rsv, masked, length, text, code, reason}` of the next frame with that `op`, or for the
   * end of the connection: `{op: "end", how: "fin" | "reset"}`.
   */
  readonly receive: unknown;
}

export interface FrameStep extends StepBase {
  readonly conn: string;
  readonly frame: unknown;
  readonly intended?: Intended;
  readonly binary?: boolean;
}

export interface CallStep extends StepBase {
  readonly conn: string;
  /** Method: sends a request and expects its response. */
  readonly call: string;
  readonly id?: string;
  readonly params?: unknown;
  readonly intended?: Intended;
  /** Pattern of the response; `{"ok": true}` when left out. */
  readonly expect?: unknown;
  /** Sends the request again, within the time: while the response is retryable, or until it matches. */
  readonly retry?: 'retryable' | 'mismatch';
  /** How often, one after the other. */
  readonly times?: number;
}

export interface RawStep extends StepBase {
  readonly conn: string;
  readonly raw: { readonly text?: unknown; readonly base64?: string; readonly binary?: boolean };
}

export interface ExpectStep extends StepBase {
  readonly conn: string;
  readonly expect: unknown;
  /** Which frame is meant; `type`, `id` and `event` of the pattern when left out. */
  readonly where?: unknown;
  /** The frame has to be the next one that was not consumed, apart from `ignore`d events. */
  readonly next?: boolean;
  readonly ignore?: readonly string[];
  /** Name for `order`. */
  readonly as?: string;
}

export interface UnorderedStep extends StepBase {
  readonly conn: string;
  readonly unordered: readonly unknown[];
}

export interface QuietStep extends StepBase {
  readonly conn: string;
  /** No frame that matches one of the patterns is there or comes within `ms`. */
  readonly quiet: { readonly ms: number; readonly frames?: readonly unknown[] };
}

export interface CloseStep extends StepBase {
  readonly conn: string;
  /** Pattern for `{code, reason}`. */
  readonly close: unknown;
}

export interface CollectStep extends StepBase {
  readonly conn: string;
  /** Consumes frames that match `where` up to the first that matches `until`; binds them as a list. */
  readonly collect: { readonly where: unknown; readonly until: unknown; readonly as: string };
}

export interface InspectStep extends StepBase {
  /** Judges a value that was bound or collected. */
  readonly inspect: unknown;
  readonly expect?: unknown;
  /** Path of a text that never loses its beginning from item to item. */
  readonly growing?: string;
  /** Path of a number that never falls from item to item. */
  readonly rising?: string;
  /** Path of a number that rises by exactly one from item to item. */
  readonly consecutive?: string;
}

export interface OrderStep extends StepBase {
  /** Names of expectations in the order in which their frames have to have arrived. */
  readonly order: readonly string[];
}

export type Step =
  | ClientStep
  | ConnectStep
  | DoStep
  | FrameStep
  | CallStep
  | SendStep
  | ReceiveStep
  | RawStep
  | ExpectStep
  | UnorderedStep
  | QuietStep
  | CloseStep
  | CollectStep
  | InspectStep
  | OrderStep;

/** Keys by which the kinds of steps are told apart. `inspect` and `call` come first: they use `expect` too. */
export const STEP_KINDS = [
  ...CLIENT_STEP_KINDS,
  'connect',
  'do',
  'call',
  'inspect',
  'frame',
  'send',
  'receive',
  'raw',
  'unordered',
  'quiet',
  'close',
  'collect',
  'order',
  'expect',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export interface Case extends CaseHeader {
  readonly steps: readonly Step[];
  /** Path of the file, relative to the folder of cases. */
  readonly file: string;
}
