/** What GitHub shows beside a job: annotations, as commands of its runner. */
import { isUnexpected, type RunResult } from '../result.ts';
import { runName } from './jsonl.ts';
import { needsAttention, stateOfCheck } from './states.ts';

/** GitHub shows ten errors of a step; more only fill the log. */
const SHOWN = 10;

/** One `::error` line for each unexpected failure, unmet profile and stale line. */
export function annotations(result: RunResult): string {
  const errors = [
    ...result.profiles
      .filter(({ demanded, claimed }) => demanded && !claimed)
      .map(({ profile, missing }) => ({
        title: `profile ${profile}`,
        message: `demanded, but not advertised: ${missing.join(', ')}`,
      })),
    ...result.cases.filter(needsAttention).flatMap(one => {
      const checks = one.checks.filter(isUnexpected);
      return checks.length === 0
        ? [{ title: runName(one), message: one.error ?? 'no check was reached' }]
        : checks.map(check => ({
            title: `${runName(one)}#${check.name}`,
            message: `${stateOfCheck(check)}, ${check.req}: ${check.baseline?.state === 'xpass' ? `passes, but the baseline says: ${check.baseline.reason}` : (check.failure?.message ?? '')}`,
          }));
    }),
    ...result.stale.map(line => ({ title: 'stale baseline', message: line })),
  ];
  const hidden = errors.length - SHOWN;
  const lines = errors
    .slice(0, SHOWN)
    .map(({ title, message }) => `::error title=${property(`clawspec: ${title}`)}::${data(message)}\n`);
  return `${lines.join('')}${hidden > 0 ? `::notice title=clawspec::${hidden} more are in the report\n` : ''}`;
}

const data = (text: string) =>
  text.slice(0, 1000).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
