/** How a case run stands, with what the baseline says about it: the one word that reports show. */
import {
  type CaseResult,
  type CheckResult,
  isUnexpected,
  type ProfileResult,
  type RunResult,
  type Verdict,
} from '../result.ts';

export type State = Verdict | 'xfail' | 'xpass';

/** From what needs somebody first to what needs nobody. */
export const STATES: readonly State[] = [
  'error',
  'fail',
  'untestable',
  'xpass',
  'warn',
  'xfail',
  'pass',
  'skip',
];

export function stateOfCheck({ verdict, baseline }: CheckResult): State {
  return baseline?.state ?? verdict;
}

export function stateOfCase(one: CaseResult): State {
  if (one.skipped !== undefined) return 'skip';
  if (one.verdict === 'error') return 'error';
  const states = new Set(one.checks.map(stateOfCheck));
  return STATES.find(state => states.has(state)) ?? one.verdict;
}

/** Whether somebody has to look at the case. */
export function needsAttention(one: CaseResult): boolean {
  return one.verdict === 'error' || one.checks.some(isUnexpected);
}

/** The sum of a run in two words: `conformant`, `not conformant`, `incomplete`. */
export const OUTCOMES = { 0: 'conformant', 1: 'not conformant', 2: 'incomplete' } as const;

/** Who was judged, for a title. */
export function subjectOf({ info }: RunResult): string {
  const version =
    info.server === undefined ? '' : `, ${info.side === 'gateway' ? 'version ' : ''}${info.server}`;
  return `${info.url}${version}`;
}

export const PROFILE_WORDS: Readonly<Record<ProfileResult['verdict'], string>> = {
  pass: 'pass',
  deviations: 'known deviations',
  fail: 'fail',
  error: 'error',
  'not-claimed': 'not claimed',
  'not-run': 'not run',
};

/** Cells of a profile table, as text. */
export function profileCells(one: ProfileResult): {
  readonly verdict: string;
  readonly cases: string;
  readonly passed: string;
  readonly deviations: string;
  readonly warnings: string;
  readonly percent: string;
  readonly note: string;
} {
  const { cases, checks, demanded, claimed, missing } = one;
  const judged = checks.judged + checks.errors > 0;
  const expected = checks.expected > 0 ? ` (${checks.expected} known)` : '';
  return {
    verdict: PROFILE_WORDS[one.verdict],
    cases: `${cases.ran} of ${cases.listed}`,
    passed: judged ? `${checks.passed} of ${checks.judged}` : '',
    deviations: judged ? `${checks.deviations}${expected}` : '',
    warnings: judged ? `${checks.warnings}` : '',
    percent: one.percent === undefined ? '' : `${one.percent} %`,
    note: claimed ? '' : `${demanded ? 'demanded, but ' : ''}not advertised: ${missing.join(', ')}`,
  };
}
