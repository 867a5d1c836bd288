/**
 * Lays a fresh history over what is shown. The history wins; what it does not know yet (messages on
 * their way, runs that go on, failures that were never stored) is kept at the end.
 */
import type { ChatHistoryResult } from '@clawspec/protocol';
import type { Entry, ReplyEntry, UserEntry } from './entries.ts';
import { entriesOf } from './history.ts';

/** @param missed whether events may have been lost since the entries were shown. */
export function mergeHistory(shown: readonly Entry[], result: ChatHistoryResult, missed: boolean): Entry[] {
  const stored = keepIds(shown, entriesOf(result.messages));
  const ids = new Set(stored.map(entry => entry.id));
  const inFlight = inFlightRun(result);
  const local = shown.filter(entry => !ids.has(entry.id));
  const going = new Set(
    shown.flatMap(entry => (entry.kind === 'reply' && entry.state === 'streaming' ? [entry.runId] : [])),
  );
  const rest: Entry[] = [];
  for (const entry of local) {
    if (entry.kind === 'user') {
      if (isPending(entry) || (entry.key !== undefined && going.has(entry.key))) rest.push(entry);
    } else if (entry.kind === 'reply') {
      const kept = keepReply(entry, stored, inFlight, missed);
      if (kept !== undefined) rest.push(kept);
    }
  }
  if (
    inFlight !== undefined &&
    !rest.some(entry => entry.kind === 'reply' && entry.runId === inFlight.runId)
  ) {
    rest.push(streaming(inFlight.runId, inFlight.text));
  }
  return [...stored, ...rest];
}

export function streaming(runId: string, text = ''): ReplyEntry {
  return { kind: 'reply', id: `run:${runId}`, runId, text, at: undefined, state: 'streaming', tools: [] };
}

const isPending = (entry: UserEntry) => entry.delivery !== 'sent';

/** A run that ended leaves its reply in the history; one that was failed or stopped before it spoke leaves nothing. */
function keepReply(
  entry: ReplyEntry,
  stored: readonly Entry[],
  inFlight: InFlight | undefined,
  missed: boolean,
): ReplyEntry | undefined {
  if (entry.runId === undefined) return undefined;
  if (stored.some(other => other.kind === 'reply' && other.runId === entry.runId)) return undefined;
  const last = stored.at(-1);
  const unanswered = last === undefined || last.kind === 'user';
  if (entry.state !== 'streaming') {
    // Shown only while nothing newer stands behind it.
    return entry.state !== 'done' && unanswered ? entry : undefined;
  }
  if (inFlight?.runId === entry.runId) {
    return inFlight.text.length > entry.text.length ? { ...entry, text: inFlight.text } : entry;
  }
  // Its events still come, or it waits behind the run that goes on.
  if (!missed || inFlight !== undefined) return entry;
  return unanswered ? { ...entry, state: 'interrupted' } : undefined;
}

interface InFlight {
  readonly runId: string;
  readonly text: string;
}

function inFlightRun(result: ChatHistoryResult): InFlight | undefined {
  const run: unknown = result.inFlightRun;
  if (typeof run !== 'object' || run === null) return undefined;
  const runId: unknown = Reflect.get(run, 'runId');
  const text: unknown = Reflect.get(run, 'text');
  if (typeof runId !== 'string' || runId === '') return undefined;
  return { runId, text: typeof text === 'string' ? text : '' };
}

/** Gives entries of the history the ids under which they are already shown, so that nothing is drawn anew. */
function keepIds(shown: readonly Entry[], stored: readonly Entry[]): Entry[] {
  const byKey = new Map<string, Entry>();
  const byText = new Map<string, Entry[]>();
  for (const entry of shown) {
    // The same words may have been said before: what is on its way is known by its key alone.
    if (entry.kind === 'user' && isPending(entry)) {
      if (entry.key !== undefined) byKey.set(entry.key, entry);
      continue;
    }
    const list = byText.get(fingerprint(entry));
    if (list === undefined) byText.set(fingerprint(entry), [entry]);
    else list.push(entry);
  }
  return stored.map(entry => {
    const pending = entry.kind === 'user' && entry.key !== undefined ? byKey.get(entry.key) : undefined;
    const known = pending ?? byText.get(fingerprint(entry))?.shift();
    if (known === undefined) return entry;
    const merged = adopt(known, entry);
    return sameLook(known, merged) ? known : merged;
  });
}

/** The stored entry under the id of the shown one, with what only the live events told. */
function adopt(known: Entry, stored: Entry): Entry {
  if (known.kind === 'user' && stored.kind === 'user') {
    return { ...stored, id: known.id, key: stored.key ?? known.key };
  }
  if (known.kind === 'reply' && stored.kind === 'reply') {
    const tools = stored.tools.length > 0 ? stored.tools : known.tools;
    return { ...stored, id: known.id, runId: stored.runId ?? known.runId, tools };
  }
  return { ...stored, id: known.id };
}

const fingerprint = (entry: Entry): string => `${entry.kind}\n${entry.text}`;

function sameLook(a: Entry, b: Entry): boolean {
  if (a.kind === 'user' && b.kind === 'user') return a.delivery === b.delivery && a.at === b.at;
  if (a.kind === 'reply' && b.kind === 'reply') {
    return a.state === b.state && a.at === b.at && a.runId === b.runId && a.tools.length === b.tools.length;
  }
  return a.kind === 'note' && b.kind === 'note';
}
