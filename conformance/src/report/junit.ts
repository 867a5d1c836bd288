/** JUnit XML: one test suite per case run, one test case per check. */
import { type CaseResult, type CheckResult, isUnexpected, type RunResult, totalsOf } from '../result.ts';
import { runName } from './jsonl.ts';

export function junitReport(result: RunResult): string {
  const { checks, verdicts, xfail, xpass } = totalsOf(result);
  const failures = verdicts.fail + verdicts.untestable + xpass;
  const attributes = attrs({
    name: `clawspec ${result.info.suite}`,
    tests: checks,
    failures,
    errors: verdicts.error,
    skipped: verdicts.skip + xfail,
    time: seconds(result.durationMs),
  });
  const suites = result.cases.map(suite).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes}>\n${suites}</testsuites>\n`;
}

function suite(one: CaseResult): string {
  const attributes = attrs({
    name: runName(one),
    tests: Math.max(one.checks.length, 1),
    time: seconds(one.durationMs),
  });
  const body =
    one.skipped === undefined
      ? one.checks.map(check => testCase(one, check)).join('')
      : `    <testcase${attrs({ classname: runName(one), name: one.title })}><skipped${attrs({ message: one.skipped })}/></testcase>\n`;
  return `  <testsuite${attributes}>\n${body}  </testsuite>\n`;
}

function testCase(one: CaseResult, check: CheckResult): string {
  const attributes = attrs({ classname: runName(one), name: `${check.name} (${check.req})` });
  const inside = outcome(check);
  return inside === ''
    ? `    <testcase${attributes}/>\n`
    : `    <testcase${attributes}>${inside}</testcase>\n`;
}

function outcome(check: CheckResult): string {
  const { baseline, failure, verdict } = check;
  if (baseline?.state === 'xfail') return `<skipped${attrs({ message: `expected: ${baseline.reason}` })}/>`;
  if (!isUnexpected(check)) {
    return verdict === 'warn'
      ? `<system-out>${escaped(`warning: ${failure?.message ?? ''}`)}</system-out>`
      : '';
  }
  const message =
    baseline?.state === 'xpass'
      ? `passes, but the baseline says: ${baseline.reason}`
      : (failure?.message ?? verdict);
  const element = verdict === 'error' ? 'error' : 'failure';
  const facts = failure === undefined ? '' : escaped(JSON.stringify(failure, null, 2));
  return `<${element}${attrs({ type: verdict, message })}>${facts}</${element}>`;
}

const seconds = (ms: number) => (ms / 1000).toFixed(3);

function attrs(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
}

/** Escapes text and leaves out what XML 1.0 cannot carry. */
function escaped(text: string): string {
  return Array.from(text, character => {
    const code = character.codePointAt(0) as number;
    const legal =
      code === 0x9 ||
      code === 0xa ||
      code === 0xd ||
      (code >= 0x20 && code <= 0xd7ff) ||
      (code >= 0xe000 && code <= 0xfffd) ||
      code >= 0x10000;
    return legal ? character : '\ufffd';
  })
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
