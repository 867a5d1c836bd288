/** What the viewer shows when a case is opened: steps and frames, bounded, as JSON inside the page. */
import type { Case } from '../../case/types.ts';
import { describeStep } from '../../explain.ts';
import { isUnexpected, type CaseResult } from '../../result.ts';
import type { TimelineEntry } from '../../run/timeline.ts';
import { type Bounds, clip, clipText, READABLE } from '../clip.ts';
import { foreignEvents, mattering } from '../matters.ts';
import { needsAttention } from '../states.ts';

/** What nobody has to look at is cut shorter. */
const QUIET: Bounds = { text: 120, items: 6, depth: 7 };
/** Entries of one timeline. */
const ENTRIES = 400;
/** Characters of all timelines together, but for what the last one takes more. */
const BUDGET = 8_000_000;

interface Run {
  readonly timeline: readonly (TimelineEntry & { readonly matters?: true; readonly foreign?: true })[];
  /** What was left out, for people. */
  readonly note?: string;
}

const LEFT_OUT: Run = {
  timeline: [],
  note: 'The frames are left out to keep this file small; the JSONL report has them.',
};

export interface Data {
  /** In the order of the cases. */
  readonly runs: readonly Run[];
  /** Steps in words, by the name of the case. */
  readonly steps: Readonly<Record<string, readonly string[]>>;
}

export function dataOf(results: readonly CaseResult[], known: readonly Case[]): Data {
  const runs: Run[] = [];
  let spent = 0;
  for (const one of results) {
    const run = spent < BUDGET ? runOf(one) : LEFT_OUT;
    spent += JSON.stringify(run).length;
    runs.push(run);
  }
  const names = new Set(results.map(one => one.case));
  const steps = known
    .filter(one => names.has(one.case))
    .map((one): [string, string[]] => [one.case, one.steps.map(step => clipText(describeStep(step), 1000))]);
  return { runs, steps: Object.fromEntries(steps) };
}

function runOf(one: CaseResult): Run {
  const failure = (one.checks.find(isUnexpected) ?? one.checks.find(check => check.failure !== undefined))
    ?.failure;
  const matters = mattering(one.timeline, failure);
  const foreign = foreignEvents(one.timeline);
  const loud = needsAttention(one);
  const shown = one.timeline
    .map((entry, index) => ({ entry, matters: matters.has(index), foreign: foreign.has(index) }))
    .filter(item => loud || item.matters || !item.foreign);
  const timeline = shown.slice(0, ENTRIES).map(({ entry, ...is }) => ({
    ...(clip(entry, loud ? READABLE : QUIET) as TimelineEntry),
    // Only its end is kept, and the end of it says what went wrong.
    ...(loud && entry.dir === 'stderr' ? { text: entry.text } : {}),
    ...(is.matters ? { matters: true as const } : {}),
    ...(is.foreign ? { foreign: true as const } : {}),
  }));
  const hidden = one.timeline.length - timeline.length;
  const note = `${hidden} more frames are in the JSONL report${loud ? '' : ', among them events of cases that ran at the same time'}.`;
  return hidden > 0 ? { timeline, note } : { timeline };
}

/** JSON that cannot end the script element it stands in. */
export function jsonForPage(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
