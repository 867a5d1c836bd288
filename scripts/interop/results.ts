/** Results of runs: from a report to the data that is committed, and back. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunResult } from '../../conformance/src/result.ts';
import type { Checks, Deviation, Verdict } from '../../spec/src/emit/verdicts.ts';

/** `conformance/results`. */
export const RESULTS = join(import.meta.dirname, '..', '..', 'conformance', 'results');

export interface Subject {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly package?: string;
}

/**
 * Counts every check once, also where a case is in several profiles.
 *
 * @param lacks Fixtures that the subject does not have and methods that it does not advertise, and why.
 */
export function summarize(
  subject: Subject,
  result: RunResult,
  lacks: Readonly<Record<string, string>> = {},
): Verdict {
  const { side, startedAt, suite, spec, protocols } = result.info;
  const ran = result.cases.filter(({ skipped }) => skipped === undefined);
  const deviations = ran.flatMap(one =>
    one.checks
      .filter(({ verdict }) => verdict !== 'pass')
      .map(
        (check): Deviation => ({
          case: one.case,
          protocol: one.protocol,
          check: check.name,
          requirement: check.req,
          level: check.level,
          reason: check.baseline?.reason ?? check.failure?.message ?? '',
        }),
      ),
  );
  const judged = ran.reduce((sum, { checks }) => sum + checks.length, 0);
  const skipped = new Map<string, number>();
  for (const one of result.cases) {
    if (one.skipped === undefined) continue;
    const reason = wordsFor(one.skipped, lacks);
    skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
  }
  return {
    ...subject,
    side,
    date: startedAt.slice(0, 10),
    suite,
    spec,
    protocols,
    cases: { ran: new Set(ran.map(one => one.case)).size, skipped: result.cases.length - ran.length },
    checks: { judged, passed: judged - deviations.length, deviations: deviations.length },
    profiles: result.profiles.map(({ profile, title, claimed, cases }) => ({
      profile,
      title,
      claimed,
      cases: cases.ran,
      checks: checksOf(ran, profile),
    })),
    deviations,
    skipped: [...skipped]
      .map(([reason, cases]) => ({ reason, cases }))
      .sort((a, b) => b.cases - a.cases || (a.reason < b.reason ? -1 : 1)),
  };
}

/** Why a case was skipped, for people who do not know the words of case headers. */
function wordsFor(reason: string, lacks: Readonly<Record<string, string>>): string {
  const [, kind, name = ''] = /^not claimed: (method|fixture|feature):(.+)$/u.exec(reason) ?? [];
  const why = lacks[name] === undefined ? '' : `: ${lacks[name]}`;
  if (kind === 'method') return `\`${name}\` is not advertised${why}`;
  if (kind === 'feature') return `the driver does not have \`${name}\``;
  return kind === 'fixture' ? `no \`${name}\` to test with${why}` : reason;
}

function checksOf(ran: RunResult['cases'], profile: string): Checks {
  const checks = ran.filter(({ profiles }) => profiles?.includes(profile)).flatMap(one => one.checks);
  const passed = checks.filter(({ verdict }) => verdict === 'pass').length;
  return { judged: checks.length, passed, deviations: checks.length - passed };
}

/** What is committed: gateways first, the reference implementation at the end. */
export function readVerdicts(folder = RESULTS): Verdict[] {
  const rank = ({ side, package: from }: Verdict) =>
    (side === 'gateway' ? 0 : 2) + (from === undefined ? 1 : 0);
  return readdirSync(folder)
    .filter(file => file.endsWith('.json'))
    .sort()
    .map(file => {
      const verdict = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Verdict;
      if (`${verdict.id}.json` !== file) throw new Error(`results/${file} is about ${verdict.id}`);
      return verdict;
    })
    .sort((a, b) => rank(a) - rank(b) || Math.max(...b.protocols) - Math.max(...a.protocols));
}
