/** What other programs use of the suite. */

export { applyBaseline, type BaselineEntry, parseBaseline, staleLines } from './baseline.ts';
export { lintCases } from './case/lint.ts';
export { lintProfiles } from './case/lint-profiles.ts';
export { CASES_FOLDER, CaseError, loadCases, parseCase } from './case/load.ts';
export type { Case, CaseHeader, Step } from './case/types.ts';
export { type ClientSuiteOptions, runClientSuite } from './client/run-client-suite.ts';
export { HarnessError, UsageError } from './errors.ts';
export { FIXTURE_DEFAULTS, readFixtures } from './fixtures.ts';
export { type Claim, claimsOf, loadProfiles, type Profile, type Side } from './profiles.ts';
export { badgeOf, badgeReport, shieldsReport } from './report/badge.ts';
export { htmlReport } from './report/html/document.ts';
export { jsonlReport, readJsonl } from './report/jsonl.ts';
export { junitReport } from './report/junit.ts';
export { profileTable, summaryReport } from './report/summary.ts';
export { plain, terminalReport } from './report/terminal.ts';
export {
  type CaseResult,
  type CheckResult,
  exitCodeOf,
  type ProfileResult,
  type RunResult,
  totalsOf,
  type Verdict,
} from './result.ts';
export { runSuite, type SuiteOptions } from './run/run-suite.ts';
export { loadSpec, type Requirement, type Spec } from './spec.ts';
export { SUITE_VERSION } from './version.ts';
