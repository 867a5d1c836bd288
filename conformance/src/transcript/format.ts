/** The transcript format: what `transcript.schema.json` describes. One JSON object per line, the header first. */

/** Version of the format. */
export const TRANSCRIPT_FORMAT = 1;

export type Side = 'client' | 'gateway';

export interface TranscriptHeader {
  readonly transcript: typeof TRANSCRIPT_FORMAT;
  /** Version of the specification by which volatile values were told. */
  readonly spec: string;
  /** What wrote the file. */
  readonly tool: string;
  /** When the recording began, ISO 8601. */
  readonly recordedAt: string;
  /** `matched`: volatile values are matchers. `kept`: they stand as they came; only secrets are replaced. */
  readonly volatile: 'matched' | 'kept';
  /** Protocol of the first hello-ok. */
  readonly protocol?: number;
  /** Who answered: a name that a person gave, the version that hello-ok said. */
  readonly implementation?: { readonly name?: string; readonly version?: string };
  readonly title?: string;
  /** Where the recording comes from, for people. */
  readonly source?: string;
  /** What was cut or left out. */
  readonly curated?: string;
  readonly note?: string;
}

interface LineBase {
  /** Milliseconds since the recording began. */
  readonly t: number;
  readonly conn: string;
  readonly note?: string;
}

export interface OpenLine extends LineBase {
  readonly dir: 'open';
  /** Path of the upgrade, when it is not `/`. */
  readonly path?: string;
  /** Headers of the upgrade that a gateway may judge by. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the recorder found when it checked the signature of a connect. */
export interface SignatureFinding {
  readonly version: 'v2' | 'v3' | 'invalid';
  /** How much older than the challenge the signature says it is, in milliseconds, when that is much. */
  readonly ageMs?: number;
}

/** One message. It has one of `frame` (JSON), `text` (text that is no JSON), `base64` and `bytes` (left out). */
export interface FrameLine extends LineBase {
  readonly dir: 'c2s' | 's2c';
  readonly frame?: unknown;
  readonly text?: unknown;
  readonly base64?: string;
  /** Length of a message whose content was left out. */
  readonly bytes?: number;
  readonly binary?: true;
  readonly signed?: SignatureFinding;
  /** The client broke the specification on purpose. */
  readonly intended?: 'invalid';
  /** Why a frame of the gateway that breaks the specification is right nevertheless. */
  readonly excused?: string;
}

export interface ControlLine extends LineBase {
  readonly dir: 'ping' | 'pong';
  readonly from: Side;
  readonly base64?: string;
  readonly bytes?: number;
}

export interface CloseLine extends LineBase {
  readonly dir: 'close';
  /** Who closed first. */
  readonly from: Side;
  /** 1005: closed without a code. 1006: cut without a close frame. */
  readonly code: number;
  readonly reason: unknown;
}

/** The upgrade was refused with an HTTP status; 0 when nobody answered. */
export interface RefusedLine extends LineBase {
  readonly dir: 'refused';
  readonly status: number;
}

export type TranscriptLine = OpenLine | FrameLine | ControlLine | CloseLine | RefusedLine;

export interface Transcript {
  readonly header: TranscriptHeader;
  /** In the order of the file, with line numbers from 1. */
  readonly lines: readonly (TranscriptLine & { readonly line: number })[];
  readonly file: string;
  /** Number of a last line that was cut off and left out. */
  readonly cutAt?: number;
}
