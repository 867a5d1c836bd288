/** The canonical report: a header, one line per case, and a footer. Without the footer it is cut off. */
import { type CaseResult, exitCodeOf, type RunResult, totalsOf } from '../result.ts';
import type { TimelineEntry } from '../run/connection.ts';

/** Longer texts in recorded frames are cut: a report is read, not replayed. */
const LONGEST_TEXT = 600;

export function jsonlReport(result: RunResult): string {
  const lines = [
    { type: 'header', report: 1, ...result.info },
    ...result.cases.map(one => ({ type: 'case', ...one, timeline: one.timeline.map(shorten) })),
    {
      type: 'footer',
      exitCode: exitCodeOf(result),
      durationMs: result.durationMs,
      totals: totalsOf(result),
      stale: result.stale,
      ...(result.stoppedBy === undefined ? {} : { stoppedBy: result.stoppedBy }),
    },
  ];
  return `${lines.map(line => JSON.stringify(line)).join('\n')}\n`;
}

function shorten(entry: TimelineEntry): TimelineEntry {
  return JSON.parse(JSON.stringify(entry), (_, value: unknown) =>
    typeof value === 'string' && value.length > LONGEST_TEXT
      ? `${value.slice(0, LONGEST_TEXT)}… (${value.length} characters)`
      : value,
  ) as TimelineEntry;
}

/** Name of a case run, with the protocol it was run with. */
export function runName({ case: name, protocol }: CaseResult): string {
  return `${name}@${protocol}`;
}
