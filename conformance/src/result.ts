/** The tree that every report is made of. */
import type { Level } from './case/types.ts';
import type { Side } from './profiles.ts';
import type { TimelineEntry } from './run/timeline.ts';

/**
 * - `fail`: a MUST is broken. `warn`: a SHOULD is.
 * - `untestable`: a prerequisite failed; counts as `fail`.
 * - `skip`: not claimed, another protocol, or slow and not asked for.
 * - `error`: the suite itself did not work.
 */
export type Verdict = 'pass' | 'skip' | 'warn' | 'untestable' | 'fail' | 'error';

const RANK: readonly Verdict[] = ['skip', 'pass', 'warn', 'untestable', 'fail', 'error'];

/** The verdict of a whole is the worst of its parts; nothing at all is an error. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.length === 0) return 'error';
  return verdicts.reduce((a, b) => (RANK.indexOf(b) > RANK.indexOf(a) ? b : a));
}

export interface Failure {
  readonly message: string;
  /** Number of the step in the case, from 1. */
  readonly step?: number;
  readonly kind?: string;
  /** When it was found, in milliseconds since the case began. */
  readonly t?: number;
  readonly conn?: string;
  readonly path?: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
}

/** What the baseline says about a check. */
export interface BaselineMark {
  readonly state: 'xfail' | 'xpass';
  readonly reason: string;
}

export interface CheckResult {
  readonly name: string;
  readonly req: string;
  readonly level: Level;
  readonly verdict: Verdict;
  readonly failure?: Failure;
  readonly baseline?: BaselineMark;
}

export interface CaseResult {
  readonly case: string;
  readonly title: string;
  /** Profiles that the case is in. */
  readonly profiles?: readonly string[];
  readonly protocol: number;
  readonly verdict: Verdict;
  readonly durationMs: number;
  readonly checks: readonly CheckResult[];
  readonly timeline: readonly TimelineEntry[];
  readonly error?: string;
  /** Why the case was not run. */
  readonly skipped?: string;
}

export interface RunInfo {
  /** Who was judged. */
  readonly side: Side;
  readonly suite: string;
  readonly spec: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** URL of the gateway, or the command that is the client. */
  readonly url: string;
  readonly protocols: readonly number[];
  /** Version of the gateway, or name and version of the driver of the client. */
  readonly server: string | undefined;
  readonly seed: number;
}

/**
 * - `pass`: everything that was judged holds. `deviations`: all that does not was expected by the baseline.
 * - `fail`: something unexpected, or the profile was demanded and is not claimed. `error`: the suite did not work.
 * - `not-claimed`: the implementation does not advertise it. `not-run`: no case of it was run.
 */
export type ProfileVerdict = 'pass' | 'deviations' | 'fail' | 'error' | 'not-claimed' | 'not-run';

export interface ProfileResult {
  readonly profile: string;
  readonly title: string;
  readonly verdict: ProfileVerdict;
  readonly claimed: boolean;
  /** The tester insisted on it. */
  readonly demanded: boolean;
  /** Methods (or features of a client) that claiming it would take. */
  readonly missing: readonly string[];
  /** Cases in the profile; those that ran; those that were skipped. The rest was not selected. */
  readonly cases: { readonly listed: number; readonly ran: number; readonly skipped: number };
  /** Checks that were judged, those that hold (a SHOULD that is broken is a warning and holds), and the others. */
  readonly checks: {
    readonly judged: number;
    readonly passed: number;
    readonly warnings: number;
    /** Broken, expected or not. */
    readonly deviations: number;
    /** Those among them that the baseline expects. */
    readonly expected: number;
    /** The suite itself did not work; not counted as judged. */
    readonly errors: number;
  };
  /** Share of the judged checks that hold, in percent, rounded down; absent when none was judged. */
  readonly percent?: number;
}

export interface RunResult {
  readonly info: RunInfo;
  readonly cases: readonly CaseResult[];
  /** Every profile of the side that was judged. */
  readonly profiles: readonly ProfileResult[];
  /** Lines of the baseline that name no check that was run. */
  readonly stale: readonly string[];
  readonly durationMs: number;
  /** Set when the run ended before all cases were run. */
  readonly stoppedBy?: string;
}

export interface Totals {
  readonly cases: number;
  readonly checks: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly xfail: number;
  readonly xpass: number;
}

/** Counts checks by verdict; an expected failure counts as xfail and nowhere else. */
export function totalsOf(result: RunResult): Totals {
  const verdicts: Record<Verdict, number> = { pass: 0, skip: 0, warn: 0, untestable: 0, fail: 0, error: 0 };
  let xfail = 0;
  let xpass = 0;
  let checks = 0;
  for (const one of result.cases) {
    if (one.skipped !== undefined) verdicts.skip++;
    else if (one.verdict === 'error' && !one.checks.some(({ verdict }) => verdict === 'error'))
      verdicts.error++;
    for (const check of one.checks) {
      checks++;
      if (check.baseline?.state === 'xfail') xfail++;
      else if (check.baseline?.state === 'xpass') xpass++;
      else verdicts[check.verdict]++;
    }
  }
  return { cases: result.cases.length, checks, verdicts, xfail, xpass };
}

/** 0 conformant, 1 not conformant (or a demanded profile is not claimed), 2 incomplete. */
export function exitCodeOf(result: RunResult): 0 | 1 | 2 {
  const { checks, verdicts, xpass } = totalsOf(result);
  if (verdicts.error > 0 || checks === 0) return 2;
  const unmet = result.profiles.filter(({ demanded, claimed }) => demanded && !claimed);
  return verdicts.fail + verdicts.untestable + xpass + result.stale.length + unmet.length > 0 ? 1 : 0;
}

/** Whether a check needs somebody's attention: its failure is not expected, or its success is not. */
export function isUnexpected(check: CheckResult): boolean {
  if (check.baseline !== undefined) return check.baseline.state === 'xpass';
  return check.verdict === 'fail' || check.verdict === 'untestable' || check.verdict === 'error';
}
