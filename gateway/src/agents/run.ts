/** One run: what was asked, how it stands, and how it ended. */
import type { ChatMessage, TokenUsage } from '@clawspec/protocol';

import type { SessionName } from '../sessions/keys.ts';
import type { Appended, TranscriptEntry } from '../sessions/store.ts';
import type { RunPublisher } from './run-publisher.ts';
import type { AgentRuntime, Attachment } from './runtime.ts';

/** Marks a run that the gateway itself started: what started it is not kept in the transcript. */
export interface Unasked {
  /** Whether a reply is of no interest to anybody: then it is neither shown nor kept. */
  quiet(text: string): boolean;
}

export interface RunRequest {
  readonly runId: string;
  readonly session: SessionName;
  readonly message: string;
  readonly attachments: readonly Attachment[];
  /** Identity of the operator that asked: a device, or a connection without one. */
  readonly ownerId: string;
  /** Milliseconds from the start of the run after which it is stopped; no limit when left out. */
  readonly timeoutMs?: number;
  readonly extraSystemPrompt?: string;
  readonly thinking?: string;
  readonly label?: string;
  readonly spawnedBy?: string;
  readonly unasked?: Unasked;
}

export interface RunOutcome {
  /** `timeout` stands for every run that was stopped. */
  readonly status: 'ok' | 'error' | 'timeout';
  /** One line: `completed`, `aborted` or the error. */
  readonly summary: string;
  /** Why it ended: `stop` and what else a runtime says; `rpc`, `stop`, `timeout` or `shutdown` of a stopped run. */
  readonly stopReason?: string;
  readonly text: string;
  readonly usage?: TokenUsage;
  /** Left out when it never started. */
  readonly startedAt?: number;
  readonly endedAt: number;
  readonly sessionId?: string;
}

export interface Run {
  readonly request: RunRequest;
  readonly runtime: AgentRuntime;
  readonly publisher: RunPublisher;
  readonly acceptedAt: number;
  readonly controller: AbortController;
  /** Settled with the outcome; never rejects. */
  readonly ended: Promise<RunOutcome>;
  readonly settle: (outcome: RunOutcome) => void;
  /** Set when the run begins. */
  sessionId?: string;
  startedAt?: number;
  outcome?: RunOutcome;
  /** Its begin, with what the user said, not yet told to those who follow the session. */
  untold?: { readonly appended: Appended | undefined } | undefined;
}

/** Text of the user as the transcript keeps it: attachments are named, their bytes are not kept. */
export function userEntry(run: RunRequest, at: number): TranscriptEntry {
  const { message, attachments, runId } = run;
  const parts = attachments.map(({ kind, mimeType, fileName, data }) => ({
    type: kind,
    mimeType,
    ...(fileName === undefined ? {} : { fileName }),
    sizeBytes: data.length,
    omitted: true,
  }));
  const content = parts.length === 0 ? message : [{ type: 'text', text: message }, ...parts];
  // Parts of other kinds than text are open in the specification and not in its type.
  return {
    message: {
      role: 'user',
      content: content as ChatMessage['content'],
      timestamp: at,
      idempotencyKey: `${runId}:user`,
    },
    text: message,
  };
}

/** What the agent said, or why it did not; undefined when there is nothing to keep. */
export function assistantEntry(run: Run, outcome: RunOutcome): TranscriptEntry | undefined {
  const { status, text, summary, stopReason, endedAt, usage } = outcome;
  if (text === '' && status !== 'error') return undefined;
  if (status === 'ok' && run.request.unasked?.quiet(text) === true) return undefined;
  const { provider, id } = run.runtime.model;
  const { runId } = run.request;
  const aborted = status === 'timeout' ? { openclawAbort: { aborted: true, origin: stopReason, runId } } : {};
  return {
    message: {
      role: 'assistant',
      content: text === '' ? [] : [{ type: 'text', text }],
      timestamp: endedAt,
      stopReason: status === 'ok' ? (stopReason ?? 'stop') : status === 'error' ? 'error' : 'aborted',
      ...(status === 'error' ? { errorMessage: summary } : {}),
      ...(usage === undefined ? {} : { usage }),
      provider,
      model: id,
      idempotencyKey: `${runId}:assistant`,
      ...aborted,
    },
    text,
  };
}
