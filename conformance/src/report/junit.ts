/** JUnit XML: one test suite per case run, one test case per check. Its sums are the sums of its elements. */
import { type CaseResult, type CheckResult, isUnexpected, type RunResult } from '../result.ts';
import { runName } from './jsonl.ts';
import { escapeMarkup } from './markup.ts';

interface Test {
  readonly classname: string;
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'error' | 'skipped';
  readonly inside: string;
}

interface Suite {
  readonly name: string;
  readonly ms: number;
  readonly tests: readonly Test[];
}

export function junitReport(result: RunResult): string {
  const suites = [...result.cases.map(suiteOf), ...wholeRun(result)];
  const attributes = attrs({
    name: `clawspec ${result.info.suite}`,
    ...sums(suites.flatMap(({ tests }) => tests)),
    time: seconds(result.durationMs),
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes}>\n${suites.map(suite).join('')}</testsuites>\n`;
}

function suiteOf(one: CaseResult): Suite {
  const classname = runName(one);
  const tests: Test[] = one.checks.map(check => testOf(classname, check));
  if (one.skipped !== undefined) {
    const inside = `<skipped${attrs({ message: one.skipped })}/>`;
    tests.push({ classname, name: one.title, outcome: 'skipped', inside });
  } else if (one.verdict === 'error' && !one.checks.some(({ verdict }) => verdict === 'error')) {
    const inside = `<error${attrs({ type: 'error', message: one.error ?? 'no check was reached' })}/>`;
    tests.push({ classname, name: one.title, outcome: 'error', inside });
  }
  return { name: classname, ms: one.durationMs, tests };
}

/** What fails a run besides its cases: profiles that were demanded, lines of the baseline that are stale. */
function wholeRun({ profiles, stale }: RunResult): Suite[] {
  const failed = (classname: string, name: string, message: string): Test => ({
    classname,
    name,
    outcome: 'failed',
    inside: `<failure${attrs({ type: 'fail', message })}/>`,
  });
  const unmet = profiles
    .filter(({ demanded, claimed }) => demanded && !claimed)
    .map(one => failed('profiles', one.profile, `demanded, but not advertised: ${one.missing.join(', ')}`));
  const lines = stale.map(line => failed('baseline', line, line));
  return [
    { name: 'profiles', ms: 0, tests: unmet },
    { name: 'baseline', ms: 0, tests: lines },
  ].filter(({ tests }) => tests.length > 0);
}

function testOf(classname: string, check: CheckResult): Test {
  const name = `${check.name} (${check.req})`;
  const { baseline, failure, verdict } = check;
  if (baseline?.state === 'xfail') {
    const inside = `<skipped${attrs({ message: `expected: ${baseline.reason}` })}/>`;
    return { classname, name, outcome: 'skipped', inside };
  }
  if (verdict === 'skip') return { classname, name, outcome: 'skipped', inside: '<skipped/>' };
  if (!isUnexpected(check)) {
    const inside =
      verdict === 'warn'
        ? `<system-out>${escapeMarkup(`warning: ${failure?.message ?? ''}`)}</system-out>`
        : '';
    return { classname, name, outcome: 'passed', inside };
  }
  const message =
    baseline?.state === 'xpass'
      ? `passes, but the baseline says: ${baseline.reason}`
      : (failure?.message ?? verdict);
  const element = verdict === 'error' ? 'error' : 'failure';
  const facts = failure === undefined ? '' : escapeMarkup(JSON.stringify(failure, null, 2));
  return {
    classname,
    name,
    outcome: verdict === 'error' ? 'error' : 'failed',
    inside: `<${element}${attrs({ type: verdict, message })}>${facts}</${element}>`,
  };
}

function sums(tests: readonly Test[]): Record<string, number> {
  const count = (outcome: Test['outcome']) => tests.filter(test => test.outcome === outcome).length;
  return {
    tests: tests.length,
    failures: count('failed'),
    errors: count('error'),
    skipped: count('skipped'),
  };
}

function suite({ name, ms, tests }: Suite): string {
  const attributes = attrs({ name, ...sums(tests), time: seconds(ms) });
  return `  <testsuite${attributes}>\n${tests.map(testCase).join('')}  </testsuite>\n`;
}

function testCase({ classname, name, inside }: Test): string {
  const attributes = attrs({ classname, name });
  return inside === ''
    ? `    <testcase${attributes}/>\n`
    : `    <testcase${attributes}>${inside}</testcase>\n`;
}

const seconds = (ms: number) => (ms / 1000).toFixed(3);

function attrs(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeMarkup(String(value))}"`)
    .join('');
}
