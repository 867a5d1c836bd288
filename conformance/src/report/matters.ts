/** Which frames matter for a failure, and which are about other cases that ran at the same time. */
import { deepEqual, isObject } from '../json.ts';
import type { Failure } from '../result.ts';
import type { TimelineEntry } from '../run/timeline.ts';

/** Every name that a case makes up ends with one. */
const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gu;
/** Events that come whatever a case does. */
const BACKGROUND = new Set(['tick', 'health', 'presence']);

const isEvent = ({ dir, frame }: TimelineEntry) =>
  dir === 'in' && isObject(frame) && frame['type'] === 'event';

/** Indices of events that speak of names which this case neither sent nor got in a response. */
export function foreignEvents(entries: readonly TimelineEntry[]): Set<number> {
  const own = new Set<string>();
  const foreign = new Set<number>();
  const named = entries.map(({ frame }) => JSON.stringify(frame)?.match(UUID) ?? []);
  for (const [index, entry] of entries.entries()) {
    if (!isEvent(entry)) for (const name of named[index] ?? []) own.add(name);
  }
  for (const [index, entry] of entries.entries()) {
    const names = named[index] ?? [];
    if (isEvent(entry) && names.length > 0 && !names.some(name => own.has(name))) foreign.add(index);
  }
  return foreign;
}

/**
 * Indices of the entries that a failure is about: the frame that was judged, the request that it answers,
 * frames that break their schema, and what came last when something was missing.
 */
export function mattering(entries: readonly TimelineEntry[], failure: Failure | undefined): Set<number> {
  const found = new Set<number>();
  for (const [index, { problems }] of entries.entries()) if (problems !== undefined) found.add(index);
  if (failure === undefined) return found;
  const foreign = foreignEvents(entries);
  const until = failure.t ?? Number.POSITIVE_INFINITY;
  const before = entries
    .map((entry, index) => ({ entry, index }))
    .filter(
      ({ entry, index }) =>
        isBefore(entry, until) &&
        (failure.conn === undefined || entry.conn === failure.conn) &&
        !foreign.has(index),
    );
  const about =
    before.findLast(({ entry }) => isAbout(entry, failure.actual)) ??
    before.findLast(({ entry }) => !isBackground(entry));
  if (about !== undefined) found.add(about.index);
  const id = isObject(about?.entry.frame) ? about.entry.frame['id'] : undefined;
  const request = before.findLast(
    ({ entry: { dir, frame } }) =>
      dir === 'out' && isObject(frame) && (id === undefined || frame['id'] === id),
  );
  if (request !== undefined) found.add(request.index);
  return found;
}

/** What was judged may have come in the same tenth of a millisecond; what was sent then is the next step. */
function isBefore({ t, dir }: TimelineEntry, until: number): boolean {
  return t < until || (t === until && dir !== 'out');
}

function isBackground(entry: TimelineEntry): boolean {
  return isEvent(entry) && isObject(entry.frame) && BACKGROUND.has(String(entry.frame['event']));
}

/** The failure tells the whole frame, or a value in it. */
function isAbout({ frame, dir }: TimelineEntry, actual: unknown): boolean {
  if (dir !== 'in' || frame === undefined || actual === undefined) return false;
  return deepEqual(frame, actual) || (isObject(actual) && contains(frame, actual));
}

function contains(value: unknown, part: unknown): boolean {
  if (deepEqual(value, part)) return true;
  if (Array.isArray(value)) return value.some(item => contains(item, part));
  return isObject(value) && Object.values(value).some(item => contains(item, part));
}
