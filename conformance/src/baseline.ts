/**
 * Known failures: one line each, `area/case#check reason`, or `area/case@3#check reason` for one
 * protocol only. Lines that begin with `//` and empty lines say nothing.
 */
import { UsageError } from './errors.ts';
import type { CaseResult, CheckResult } from './result.ts';

export interface BaselineEntry {
  readonly case: string;
  readonly protocol: number | undefined;
  readonly check: string;
  readonly reason: string;
  readonly line: number;
}

/** Stands where a reason has to be written: a baseline with it is refused. */
export const PLACEHOLDER = '??';

const LINE = /^(?<name>[a-z0-9/-]+)(?:@(?<protocol>\d+))?#(?<check>[a-z][a-z0-9-]*)\s+(?<reason>\S.*)$/;

/** Reads a baseline; a line without a reason, one whose reason is still a placeholder, or one that says the same twice, is refused. */
export function parseBaseline(text: string, file: string): BaselineEntry[] {
  const entries: BaselineEntry[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('//')) continue;
    const groups = LINE.exec(line)?.groups;
    if (groups === undefined) {
      throw new UsageError(`${file}:${index + 1}: a baseline line is “area/case#check reason”`);
    }
    if (groups['reason']?.startsWith(PLACEHOLDER)) {
      throw new UsageError(`${file}:${index + 1}: say why, in place of “${PLACEHOLDER} …”`);
    }
    const entry: BaselineEntry = {
      case: groups['name'] ?? '',
      protocol: groups['protocol'] === undefined ? undefined : Number(groups['protocol']),
      check: groups['check'] ?? '',
      reason: groups['reason'] ?? '',
      line: index + 1,
    };
    const twin = entries.find(
      other =>
        other.case === entry.case &&
        other.check === entry.check &&
        (other.protocol === entry.protocol || other.protocol === undefined || entry.protocol === undefined),
    );
    if (twin !== undefined) throw new UsageError(`${file}:${entry.line}: says the same as line ${twin.line}`);
    entries.push(entry);
  }
  return entries;
}

const covers = (entry: BaselineEntry, one: CaseResult, check: CheckResult) =>
  entry.case === one.case &&
  entry.check === check.name &&
  (entry.protocol === undefined || entry.protocol === one.protocol);

/** Marks results that the baseline speaks of. `error` is never expected. */
export function applyBaseline(cases: readonly CaseResult[], entries: readonly BaselineEntry[]): CaseResult[] {
  return cases.map(one => ({
    ...one,
    checks: one.checks.map(check => {
      const entry = entries.find(candidate => covers(candidate, one, check));
      if (entry === undefined || check.verdict === 'error') return check;
      const state = check.verdict === 'pass' ? ('xpass' as const) : ('xfail' as const);
      return { ...check, baseline: { state, reason: entry.reason } };
    }),
  }));
}

/**
 * Lines that no result answers to, described for people. `known` says whether a case exists at all: a
 * line for a case that was merely filtered out is not stale.
 */
export function staleLines(
  cases: readonly CaseResult[],
  entries: readonly BaselineEntry[],
  known: (caseName: string, check: string) => boolean,
): string[] {
  return entries
    .filter(entry => {
      const runs = cases.filter(
        one =>
          one.case === entry.case &&
          one.skipped === undefined &&
          (entry.protocol === undefined || entry.protocol === one.protocol),
      );
      if (runs.length === 0) return !known(entry.case, entry.check);
      return !runs.some(one => one.checks.some(check => covers(entry, one, check)));
    })
    .map(({ case: name, protocol, check, line }) => {
      const suffix = protocol === undefined ? '' : `@${protocol}`;
      return `line ${line}: ${name}${suffix}#${check} names no check that was run`;
    });
}
