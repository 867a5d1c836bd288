/** What stands in a conversation. Entries are immutable: a change makes a new object, so views compare by identity. */

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly args?: unknown;
  readonly result?: unknown;
  readonly state: 'running' | 'done' | 'error';
}

export interface UserEntry {
  readonly kind: 'user';
  readonly id: string;
  readonly text: string;
  /** Milliseconds since the Unix epoch. */
  readonly at: number | undefined;
  /** Idempotency key of a message written here; messages of the history may lack it. */
  readonly key: string | undefined;
  /** queued: waits for a connection. failed: `error` says why. */
  readonly delivery: 'queued' | 'sending' | 'sent' | 'failed';
  readonly error?: string;
}

export interface ReplyEntry {
  readonly kind: 'reply';
  readonly id: string;
  readonly runId: string | undefined;
  readonly text: string;
  /** Milliseconds since the Unix epoch. */
  readonly at: number | undefined;
  readonly state: 'streaming' | 'done' | 'aborted' | 'error' | 'interrupted';
  readonly error?: string;
  /** What a run does before it speaks. */
  readonly phase?: string;
  readonly tools: readonly ToolCall[];
}

export interface NoteEntry {
  readonly kind: 'note';
  readonly id: string;
  readonly text: string;
  readonly at: number | undefined;
}

export type Entry = UserEntry | ReplyEntry | NoteEntry;

let counter = 0;
/** An id that is unique on this page. */
export const freshId = (): string => `e${++counter}`;
