/** From the results of cases to the tree that reports are made of. */
import { applyBaseline, type BaselineEntry, staleLines } from '../baseline.ts';
import { profileResults } from '../profile-results.ts';
import type { Claim } from '../profiles.ts';
import type { CaseResult, RunInfo, RunResult } from '../result.ts';
import { inOrder } from './schedule.ts';

export interface Conclusion {
  readonly info: RunInfo;
  readonly claims: readonly Claim[];
  /** As they were judged and skipped, in any order. */
  readonly cases: readonly CaseResult[];
  readonly baseline: readonly BaselineEntry[];
  /** Whether there is such a check, run or not. */
  readonly isKnown: (name: string, check: string) => boolean;
  readonly durationMs: number;
  readonly stoppedBy?: string | undefined;
}

/** Not redacted yet. */
export function conclude({ info, claims, baseline, isKnown, durationMs, ...rest }: Conclusion): RunResult {
  const cases = inOrder(applyBaseline(rest.cases, baseline)).map(one => ({
    ...one,
    profiles: claims
      .filter(({ profile }) => profile.cases.includes(one.case))
      .map(({ profile }) => profile.profile),
  }));
  return {
    info,
    cases,
    profiles: profileResults(claims, cases),
    stale: staleLines(cases, baseline, isKnown),
    durationMs: Math.round(durationMs),
    ...(rest.stoppedBy === undefined ? {} : { stoppedBy: rest.stoppedBy }),
  };
}
