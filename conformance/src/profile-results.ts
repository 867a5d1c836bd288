/** What a run says about each profile. */
import type { Claim } from './profiles.ts';
import { type CaseResult, isUnexpected, type ProfileResult, type ProfileVerdict } from './result.ts';

/** One result for every claim, from cases that the baseline has marked already. */
export function profileResults(claims: readonly Claim[], cases: readonly CaseResult[]): ProfileResult[] {
  return claims.map(claim => profileResult(claim, cases));
}

function profileResult(claim: Claim, cases: readonly CaseResult[]): ProfileResult {
  const { profile, claimed, demanded, missing } = claim;
  const listed = new Set(profile.cases);
  const own = cases.filter(one => listed.has(one.case));
  const ran = own.filter(one => one.skipped === undefined);
  const checks = countChecks(ran);
  const names = new Set(ran.map(one => one.case));
  const skipped = new Set(own.map(one => one.case).filter(name => !names.has(name)));
  return {
    profile: profile.profile,
    title: profile.title,
    verdict: verdictOf(claim, ran, checks),
    claimed,
    demanded,
    missing,
    cases: { listed: listed.size, ran: names.size, skipped: skipped.size },
    checks,
    ...(checks.judged === 0 ? {} : { percent: Math.floor((100 * checks.passed) / checks.judged) }),
  };
}

function countChecks(ran: readonly CaseResult[]): ProfileResult['checks'] {
  const counts = { judged: 0, passed: 0, warnings: 0, deviations: 0, expected: 0, errors: 0 };
  for (const { verdict, baseline } of ran.flatMap(({ checks }) => checks)) {
    if (verdict === 'skip') continue;
    if (verdict === 'error') {
      counts.errors++;
      continue;
    }
    counts.judged++;
    const broken = verdict === 'fail' || verdict === 'untestable';
    if (broken) counts.deviations++;
    else if (verdict === 'warn') counts.warnings++;
    else counts.passed++;
    if (broken && baseline?.state === 'xfail') counts.expected++;
  }
  return counts;
}

function verdictOf(
  { claimed, demanded }: Claim,
  ran: readonly CaseResult[],
  { errors, deviations, judged }: ProfileResult['checks'],
): ProfileVerdict {
  if (!claimed) return demanded ? 'fail' : 'not-claimed';
  if (errors > 0 || ran.some(({ verdict }) => verdict === 'error')) return 'error';
  if (ran.some(({ checks }) => checks.some(isUnexpected))) return 'fail';
  if (deviations > 0) return 'deviations';
  return judged === 0 ? 'not-run' : 'pass';
}
