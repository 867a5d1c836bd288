/** Result trees for tests of reports. */
import {
  type CaseResult,
  type CheckResult,
  type ProfileResult,
  type RunResult,
  type Verdict,
  worst,
} from '../src/result.ts';
import type { Requirement } from '../src/spec.ts';

export const check = (name: string, verdict: Verdict, extra: Partial<CheckResult> = {}): CheckResult => ({
  name,
  req: 'X-001',
  level: 'must',
  verdict,
  ...(verdict === 'pass'
    ? {}
    : {
        failure: { message: 'a < b & "c" \u0000', step: 3, path: 'error.code', expected: 'A', actual: 'B' },
      }),
  ...extra,
});

export const caseOf = (
  name: string,
  checks: readonly CheckResult[],
  extra: Partial<CaseResult> = {},
): CaseResult => ({
  case: name,
  title: `The case ${name}`,
  protocol: 4,
  verdict: worst(checks.map(({ verdict }) => verdict)),
  durationMs: 12,
  checks,
  timeline: [
    { t: 0, conn: 'a', dir: 'open' },
    { t: 1, conn: 'a', dir: 'out', frame: { type: 'req', id: '1', method: 'health' } },
    { t: 2, conn: 'a', dir: 'close', code: 1008, reason: 'no' },
  ],
  ...extra,
});

export const profileOf = (extra: Partial<ProfileResult> = {}): ProfileResult => ({
  profile: 'core',
  title: 'Core',
  verdict: 'pass',
  claimed: true,
  demanded: false,
  missing: [],
  cases: { listed: 3, ran: 2, skipped: 1 },
  checks: { judged: 4, passed: 4, warnings: 0, deviations: 0, expected: 0, errors: 0 },
  percent: 100,
  ...extra,
});

export const runOf = (
  cases: readonly CaseResult[],
  extra: Partial<Omit<RunResult, 'cases'>> = {},
): RunResult => ({
  info: {
    side: 'gateway',
    suite: '0',
    spec: '0',
    startedAt: '2026-01-01T00:00:00.000Z',
    url: 'ws://x',
    protocols: [4],
    server: undefined,
    seed: 1,
  },
  cases,
  profiles: [],
  stale: [],
  durationMs: 100,
  ...extra,
});

export const requirements: readonly Requirement[] = [
  {
    id: 'X-001',
    level: 'MUST',
    subject: 'gateway',
    text: 'A thing holds.',
    provenance: 'observed',
    source: 's',
    about: [],
    cases: [],
  },
];
