/** Folds chat events into what a person reads: one entry per run. */
import type { ChatMessage, ChatPayload } from '@clawspec/protocol';

export type ChatRunStatus = 'pending' | 'streaming' | 'final' | 'aborted' | 'error';

export interface ChatRun {
  readonly runId: string;
  readonly sessionKey: string;
  readonly agentId?: string;
  /** The reply so far. */
  readonly text: string;
  readonly status: ChatRunStatus;
  /**
   * Whether the text was put together from increments only. Increments may be dropped on the way, so it can
   * lack pieces until a cumulative message or the end of the run settles it.
   */
  readonly approximate: boolean;
  /** What the run does before it speaks, while pending. */
  readonly phase?: string;
  /** Number of the last event of the run that counted. */
  readonly seq: number;
  /** The last complete message. */
  readonly message?: ChatMessage;
  readonly errorMessage?: string;
  readonly errorKind?: string;
  readonly stopReason?: string;
}

/** Runs by id, oldest first. */
export type ChatRuns = ReadonlyMap<string, ChatRun>;

/** Runs that are kept; beyond it the oldest ended ones go first. */
export const CHAT_RUNS_MAX = 200;

export const noChatRuns: ChatRuns = new Map();

/** All text of a message; parts that are not text are left out. */
export function messageText(message: ChatMessage | undefined): string {
  const content: unknown = message?.content;
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .filter(isTextPart)
    .map(part => part.text)
    .join('\n');
}

function isTextPart(part: unknown): part is { type: 'text'; text: string } {
  if (typeof part !== 'object' || part === null) return false;
  const { type, text } = part as { type?: unknown; text?: unknown };
  return type === 'text' && typeof text === 'string';
}

/** Whether the run has ended. */
export function isEnded(run: ChatRun): boolean {
  return run.status === 'final' || run.status === 'aborted' || run.status === 'error';
}

/**
 * The runs after one more chat event; the same object when nothing changed. Repeated, late and unknown
 * events change nothing: the first end of a run stands.
 */
export function reduceChat(runs: ChatRuns, payload: ChatPayload): ChatRuns {
  const known = runs.get(payload.runId);
  if (known && isEnded(known)) return runs;
  const run = known ?? newRun(payload);
  const next = advance(run, payload);
  return next ? withRun(runs, next) : runs;
}

function newRun(payload: ChatPayload): ChatRun {
  return {
    runId: payload.runId,
    sessionKey: payload.sessionKey,
    ...(payload.agentId === undefined ? {} : { agentId: payload.agentId }),
    text: '',
    status: 'pending',
    approximate: false,
    seq: -1,
  };
}

function advance(run: ChatRun, payload: ChatPayload): ChatRun | undefined {
  switch (payload.state) {
    case 'status':
      return isNew(run, payload) && run.status === 'pending'
        ? { ...run, phase: payload.phase, seq: payload.seq }
        : undefined;
    case 'delta':
      return isNew(run, payload) ? grown(run, payload) : undefined;
    case 'final':
      return { ...ended(run, payload), status: 'final' };
    case 'aborted':
      return { ...ended(run, payload), status: 'aborted' };
    case 'error':
      return { ...ended(run, payload), status: 'error' };
    default:
      return undefined;
  }
}

/** Events of a run are numbered upwards; a number that was seen is a repetition. */
function isNew(run: ChatRun, payload: ChatPayload): boolean {
  return typeof payload.seq !== 'number' || payload.seq > run.seq;
}

type Delta = Extract<ChatPayload, { state: 'delta' }>;
type End = Extract<ChatPayload, { state: 'final' | 'aborted' | 'error' }>;

function grown(run: ChatRun, delta: Delta): ChatRun {
  const { phase: _, ...rest } = run;
  const base: ChatRun = { ...rest, status: 'streaming', seq: delta.seq ?? run.seq };
  // `message` holds all text so far and wins: it repairs what dropped increments left out.
  if (delta.message !== undefined) {
    return { ...base, text: messageText(delta.message), approximate: false, message: delta.message };
  }
  const added = delta.deltaText ?? '';
  return { ...base, text: delta.replace ? added : run.text + added, approximate: delta.replace !== true };
}

function ended(run: ChatRun, end: End): ChatRun {
  const { phase: _, ...rest } = run;
  const message = end.message;
  return {
    ...rest,
    seq: Math.max(run.seq, end.seq ?? run.seq),
    ...(message === undefined ? {} : { message, text: messageText(message), approximate: false }),
    ...(end.stopReason === undefined ? {} : { stopReason: end.stopReason }),
    ...('errorMessage' in end && end.errorMessage !== undefined ? { errorMessage: end.errorMessage } : {}),
    ...('errorKind' in end && end.errorKind !== undefined ? { errorKind: end.errorKind } : {}),
  };
}

function withRun(runs: ChatRuns, run: ChatRun): ChatRuns {
  const next = new Map(runs);
  next.set(run.runId, run);
  for (const [id, other] of next) {
    if (next.size <= CHAT_RUNS_MAX) break;
    if (id !== run.runId && isEnded(other)) next.delete(id);
  }
  // Runs whose end was never seen must not pile up either.
  for (const id of next.keys()) {
    if (next.size <= CHAT_RUNS_MAX) break;
    if (id !== run.runId) next.delete(id);
  }
  return next;
}
