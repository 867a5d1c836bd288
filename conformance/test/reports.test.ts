import { describe, expect, test } from 'vitest';
import { applyBaseline, parseBaseline, staleLines } from '../src/baseline.ts';
import { UsageError } from '../src/errors.ts';
import { Redactor } from '../src/redact.ts';
import { jsonlReport } from '../src/report/jsonl.ts';
import { junitReport } from '../src/report/junit.ts';
import { plain, terminalReport } from '../src/report/terminal.ts';
import { exitCodeOf, type RunResult, totalsOf, type Verdict, worst } from '../src/result.ts';
import { caseOf, check, profileOf, requirements, runOf } from './trees.ts';
import { wellFormed } from './xml.ts';

describe('verdicts', () => {
  test.each<[Verdict[], Verdict]>([
    [['pass', 'warn'], 'warn'],
    [['pass', 'fail', 'untestable'], 'fail'],
    [['untestable', 'pass'], 'untestable'],
    [['error', 'fail'], 'error'],
    [['skip', 'pass'], 'pass'],
    [[], 'error'],
  ])('the worst of %j is %s', (verdicts, expected) => {
    expect(worst(verdicts)).toBe(expected);
  });

  const skipped = caseOf('a/s', [], { verdict: 'skip', skipped: 'why' });
  test.each<[string, RunResult, number]>([
    ['all pass', runOf([caseOf('a/b', [check('x', 'pass')])]), 0],
    ['a SHOULD is broken', runOf([caseOf('a/b', [check('x', 'warn')])]), 0],
    ['a MUST is broken', runOf([caseOf('a/b', [check('x', 'fail')])]), 1],
    ['something is untestable', runOf([caseOf('a/b', [check('x', 'untestable')])]), 1],
    ['the suite is broken', runOf([caseOf('a/b', [check('x', 'error'), check('y', 'fail')])]), 2],
    [
      'a case broke without a check',
      runOf([caseOf('a/b', [check('x', 'pass')], { verdict: 'error', error: 'boom' })]),
      2,
    ],
    ['nothing ran', runOf([skipped]), 2],
    ['the baseline is stale', runOf([caseOf('a/b', [check('x', 'pass')])], { stale: ['line 1'] }), 1],
    [
      'a profile that was demanded is not claimed',
      runOf([caseOf('a/b', [check('x', 'pass')])], {
        profiles: [profileOf({ verdict: 'fail', claimed: false, demanded: true, missing: ['cron.add'] })],
      }),
      1,
    ],
    [
      'a profile that nobody demanded is not claimed',
      runOf([caseOf('a/b', [check('x', 'pass')])], {
        profiles: [profileOf({ verdict: 'not-claimed', claimed: false, missing: ['cron.add'] })],
      }),
      0,
    ],
  ])('exit code when %s', (_, run, expected) => {
    expect(exitCodeOf(run)).toBe(expected);
  });
});

describe('baseline', () => {
  const cases = [caseOf('a/b', [check('x', 'fail'), check('y', 'pass'), check('z', 'error')])];
  const parse = (text: string) => parseBaseline(text, 'known.txt');

  test('an expected failure is no failure', () => {
    const two = [caseOf('a/b', [check('x', 'fail'), check('y', 'pass')])];
    const run = runOf(applyBaseline(two, parse('a/b#x known, issue 7')));
    expect(exitCodeOf(run)).toBe(0);
    expect(totalsOf(run)).toMatchObject({ xfail: 1, xpass: 0, verdicts: { pass: 1, fail: 0 } });
  });

  test('an unexpected pass fails the run', () => {
    const passing = [caseOf('a/b', [check('y', 'pass')])];
    expect(exitCodeOf(runOf(applyBaseline(passing, parse('a/b#y reason'))))).toBe(1);
  });

  test('an error is never expected', () => {
    expect(exitCodeOf(runOf(applyBaseline(cases, parse('a/b#z reason'))))).toBe(2);
  });

  test('a protocol limits a line', () => {
    const marked = applyBaseline(cases, parse('a/b@3#x reason'));
    expect(marked[0]?.checks[0]?.baseline).toBeUndefined();
  });

  test('a line that names nothing is stale; one for a case that was left out is not', () => {
    const lines = parse('// a comment\n\na/b#gone reason\na/other#x reason\na/typo#x reason');
    const stale = staleLines(cases, lines, name => name === 'a/other');
    expect(stale).toHaveLength(2);
    expect(stale[0]).toContain('line 3: a/b#gone');
    expect(stale[1]).toContain('line 5: a/typo#x');
  });

  test.each(['a/b#x', 'a/b x', 'nonsense', 'a/b#x r\na/b@4#x r', 'a/b#x ?? X-001: no'])(
    'refuses %j',
    text => {
      expect(() => parse(text)).toThrow(UsageError);
    },
  );
});

describe('redaction', () => {
  const redactor = new Redactor();
  redactor.add('shared-secret');
  redactor.learn({ payload: { auth: { deviceToken: 'device-secret' } }, device: { signature: 'signed-by' } });

  test('hides secrets by name and by value', () => {
    const text = JSON.stringify(
      redactor.value({
        auth: { token: 'other-secret', canRetryWithDeviceToken: true },
        device: { signature: 'whatever', publicKey: 'public' },
        message: 'the token shared-secret, then device-secret and signed-by',
        'key shared-secret': 1,
      }),
    );
    for (const secret of ['other-secret', 'whatever', 'shared-secret', 'device-secret', 'signed-by']) {
      expect(text).not.toContain(secret);
    }
    expect(text).toContain('"canRetryWithDeviceToken":true');
    expect(text).toContain('"publicKey":"public"');
  });

  test('a secret inside a longer one leaves nothing behind', () => {
    const two = new Redactor();
    two.add('abcd');
    two.add('abcdefgh');
    expect(two.text('x abcdefgh y abcd z')).toBe('x [redacted] y [redacted] z');
  });
});

describe('reports', () => {
  const run = runOf(
    [
      caseOf('a/bad', [check('x', 'fail'), check('y', 'pass'), check('w', 'warn', { level: 'should' })]),
      caseOf('a/known', [check('x', 'fail', { baseline: { state: 'xfail', reason: 'known' } })]),
      caseOf('a/left-out', [], { verdict: 'skip', skipped: 'not claimed: fixture:agent' }),
    ],
    { stale: ['line 9: a/typo#x names no check that was run'] },
  );

  test('JSONL has a header, a line per case and a footer', () => {
    const lines = jsonlReport(run)
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ type }) => type)).toEqual(['header', 'case', 'case', 'case', 'footer']);
    expect(lines.at(-1)).toMatchObject({
      exitCode: 1,
      totals: { cases: 3, verdicts: { fail: 1, pass: 1, warn: 1 }, xfail: 1 },
    });
  });

  test('JUnit is well-formed and counts what the run counts', () => {
    const xml = junitReport(run);
    expect(xml).toContain('tests="6" failures="2" errors="0" skipped="2"');
    expect(xml).toContain('a &lt; b &amp; &quot;c&quot; \ufffd');
    expect(wellFormed(xml)).toEqual([]);
  });

  test('the terminal shows what is unexpected first, with clause, path and frames', () => {
    const text = terminalReport(run, requirements, plain);
    expect(text.startsWith('a/bad@4')).toBe(true);
    for (const part of [
      'X-001 (MUST) A thing holds.',
      'requirements.html#requirement.X-001',
      'at       error.code',
      'expected "A"',
      'actual   "B"',
      'a -> {"type":"req"',
      'stale baseline',
      '1 failing as expected',
      'not claimed: fixture:agent',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('a/known@4');
    expect(text).toContain('1 case skipped');
    expect(text).not.toContain('not conformant');
    const judged = { ...run, profiles: [profileOf({ verdict: 'fail' })] };
    expect(terminalReport(judged, requirements, plain)).toMatch(
      /\nnot conformant {2}\(clawspec explain a\/bad; .*\)\n$/,
    );
    expect(text).not.toContain('\u001b');
  });

  test('text shows what would move the cursor as what it is', () => {
    const nasty = 'a\u001b[2Jb\r::error::c\u009bd\nlast';
    const one = caseOf('a/nasty', [check('x', 'fail', { failure: { message: nasty, conn: 'a' } })], {
      timeline: [
        { t: 0, conn: 'a', dir: 'close', code: 1008, reason: nasty },
        { t: 1, conn: 'driver', dir: 'stderr', text: `${nasty}\n::error::d` },
      ],
    });
    const text = terminalReport(runOf([one]), requirements, plain);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u);
    expect(text).toContain('a\\u001b[2Jb\\u000d::error::c\\u009bd\\u000alast');
  });
});
