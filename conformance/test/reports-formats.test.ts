/** Reports that other programs read: JSONL and back, summary, badge, annotations, baselines. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyBaseline, parseBaseline, staleLines } from '../src/baseline.ts';
import { UsageError } from '../src/errors.ts';
import { main } from '../src/main.ts';
import { badgeOf, badgeReport, shieldsReport } from '../src/report/badge.ts';
import { clip } from '../src/report/clip.ts';
import { annotations } from '../src/report/github.ts';
import { jsonlReport, readJsonl } from '../src/report/jsonl.ts';
import { junitReport } from '../src/report/junit.ts';
import { foreignEvents, mattering } from '../src/report/matters.ts';
import { summaryReport } from '../src/report/summary.ts';
import { plain, terminalReport } from '../src/report/terminal.ts';
import type { RunResult } from '../src/result.ts';
import { newBaseline } from '../src/write-baseline.ts';
import { caseOf, check, profileOf, requirements, runOf } from './trees.ts';
import { wellFormed } from './xml.ts';

const unmet = profileOf({
  profile: 'cron',
  verdict: 'fail',
  claimed: false,
  demanded: true,
  missing: ['cron.add'],
  cases: { listed: 3, ran: 0, skipped: 0 },
  checks: { judged: 0, passed: 0, warnings: 0, deviations: 0, expected: 0, errors: 0 },
});
const good = runOf([caseOf('a/good', [check('x', 'pass')])], { profiles: [profileOf()] });
const bad = runOf(
  [
    caseOf('a/bad', [
      check('x', 'fail', { failure: { message: 'no | <b>`code`</b>\n::error::100%' } }),
      check('y', 'pass'),
    ]),
    caseOf('a/broken', [], { verdict: 'error', error: 'boom' }),
  ],
  { profiles: [profileOf({ verdict: 'fail' }), unmet], stale: ['line 3: a/gone#x names no check'] },
);

describe('JSONL', () => {
  test('can be read back: every other report is the same', () => {
    for (const result of [good, bad]) {
      const back = readJsonl(jsonlReport(result), 'r.jsonl');
      expect(back).toEqual(JSON.parse(JSON.stringify(result)));
      for (const render of [
        junitReport,
        badgeReport,
        annotations,
        (one: RunResult) => summaryReport(one, requirements),
        (one: RunResult) => terminalReport(one, requirements, plain),
      ]) {
        expect(render(back)).toBe(render(result));
      }
    }
  });

  const text = jsonlReport(bad);
  const lines = text.trimEnd().split('\n');
  const without = (member: string) => {
    const { [member]: _, ...rest } = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    return [JSON.stringify(rest), ...lines.slice(1)].join('\n');
  };
  test.each<[string, string, RegExp]>([
    ['is cut off between lines', lines.slice(0, -1).join('\n'), /is cut off: no footer after 2 cases/],
    ['is cut off inside a line', text.slice(0, -20), /is cut off in line 4/],
    ['is empty', '', /is no report of clawspec/],
    ['is something else', '{"a":1}\n{"b":2}', /is no report of clawspec/],
    ['is no JSON', 'hello\nworld', /r\.jsonl:1/],
    ['is of another format', text.replace('"report":1', '"report":9'), /format 9/],
    ['lacks facts', without('seed'), /header lacks/],
    [
      'has a line that is no case',
      [lines[0], '{"type":"what"}', lines.at(-1)].join('\n'),
      /r\.jsonl:2: is no case/,
    ],
    ['has a list for a line', [lines[0], '[]', lines.at(-1)].join('\n'), /r\.jsonl:2: is no object/],
  ])('that %s is refused', (_, report, message) => {
    expect(() => readJsonl(report, 'r.jsonl')).toThrow(UsageError);
    expect(() => readJsonl(report, 'r.jsonl')).toThrow(message);
  });
});

test('JUnit has what fails besides cases, and its sums are right', () => {
  const xml = junitReport(bad);
  expect(wellFormed(xml)).toEqual([]);
  expect(xml).toContain('name="cron"><failure type="fail" message="demanded, but not advertised: cron.add"');
  expect(xml).toContain('line 3: a/gone#x');
  const sum = (name: string) => Number(new RegExp(`<testsuites[^>]* ${name}="(\\d+)"`).exec(xml)?.[1]);
  expect(sum('tests')).toBe(xml.match(/<testcase /g)?.length);
  expect(sum('failures')).toBe(xml.match(/<failure /g)?.length);
  expect(sum('errors')).toBe(xml.match(/<error /g)?.length);
});

describe('summary', () => {
  test('tells verdict, profiles, findings and stale lines', () => {
    const text = summaryReport(bad, requirements, 'https://example.org/docs/');
    for (const part of [
      '## Gateway: incomplete',
      '| `cron` | fail |',
      'demanded, but not advertised',
      '**fail** `a/bad@4#x`',
      '[X-001](https://example.org/docs/requirements.html#requirement.X-001) (MUST) A thing holds.',
      '**error** `a/broken@4`: boom',
      'line 3: a/gone#x',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('what a gateway says is text on one line', () => {
    const text = summaryReport(bad, requirements);
    expect(text).not.toContain('<b>');
    expect(text).not.toContain('`code`');
    expect(text.split('\n').some(line => line.startsWith('::'))).toBe(false);
  });

  test('is bounded', () => {
    const many = runOf(
      Array.from({ length: 500 }, (_, index) => caseOf(`a/c${index}`, [check('x', 'fail')])),
    );
    expect(summaryReport(many, requirements)).toContain('and 450 more');
  });
});

describe('badge', () => {
  const deviating = { judged: 10, passed: 8, warnings: 0, deviations: 2, expected: 2, errors: 0 };
  test.each<[string, RunResult, string, string]>([
    ['conformant', good, '1 profile, 4 checks', 'brightgreen'],
    [
      'known deviations',
      runOf(good.cases, { profiles: [profileOf({ verdict: 'deviations', checks: deviating })] }),
      '1 profile, 2 known deviations',
      'yellow',
    ],
    [
      'failing',
      runOf([caseOf('a/b', [check('x', 'fail')])], { profiles: [profileOf({ checks: deviating })] }),
      '2 of 10 checks fail',
      'red',
    ],
    ['incomplete', bad, 'incomplete', 'lightgrey'],
    ['nothing was judged', runOf(good.cases), 'incomplete', 'lightgrey'],
  ])('%s', (_, result, message, color) => {
    expect(badgeOf(result)).toEqual({ label: 'clawspec', message, color });
    expect(JSON.parse(shieldsReport(result))).toEqual({
      schemaVersion: 1,
      label: 'clawspec',
      message,
      color,
    });
    const svg = badgeReport(result);
    expect(wellFormed(svg)).toEqual([]);
    expect(svg).toContain(`<title>clawspec: ${message}</title>`);
  });
});

describe('annotations', () => {
  test('are commands on one line each, whatever the message', () => {
    const lines = annotations(bad).trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines.every(line => line.startsWith('::error title=clawspec%3A '))).toBe(true);
    expect(lines.join('\n')).toContain('%0A::error::100%25');
  });

  test('are bounded', () => {
    const many = runOf(Array.from({ length: 30 }, (_, index) => caseOf(`a/c${index}`, [check('x', 'fail')])));
    const lines = annotations(many).trimEnd().split('\n');
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe('::notice title=clawspec::20 more are in the report');
  });
});

describe('what matters', () => {
  const name = (n: number) => `k-${String(n).repeat(8)}-0000-4000-8000-000000000000`;
  const event = (t: number, runId: string) => ({
    t,
    conn: 'a',
    dir: 'in' as const,
    frame: { type: 'event', event: 'chat', payload: { runId } },
  });
  const entries = [
    {
      t: 1,
      conn: 'a',
      dir: 'out' as const,
      frame: { type: 'req', id: '1', method: 'chat.send', params: { k: name(1) } },
    },
    event(2, name(2)),
    event(3, name(1)),
    event(4, name(2)),
    { t: 5, conn: 'a', dir: 'in' as const, frame: { type: 'event', event: 'tick', payload: {} } },
  ];

  test('events of cases that ran at the same time are told apart', () => {
    expect([...foreignEvents(entries)]).toEqual([1, 3]);
  });

  test('when something is missing: the request, and the last thing that came of it', () => {
    expect([...mattering(entries, { message: 'no such frame came', conn: 'a', t: 9 })].sort()).toEqual([
      0, 2,
    ]);
  });

  test('what was sent in the moment of the failure belongs to the next step', () => {
    const next = { t: 9, conn: 'a', dir: 'out' as const, frame: { type: 'req', id: '2', method: 'health' } };
    const failure = { message: 'no such frame came', conn: 'a', t: 9 };
    expect([...mattering([...entries, next], failure)].sort()).toEqual([0, 2]);
  });

  test('when a frame was judged: that frame and its request', () => {
    const response = { t: 2, conn: 'a', dir: 'in' as const, frame: { type: 'res', id: '1', ok: true } };
    const more = [...entries, { ...response, t: 6 }, event(7, name(1))];
    expect([...mattering(more, { message: 'm', conn: 'a', t: 9, actual: response.frame })].sort()).toEqual([
      0, 5,
    ]);
  });
});

test('what is long is cut between characters, and says so', () => {
  const cut = clip(
    { text: `${'x'.repeat(9)}😀y`, list: [1, 2, 3, 4], deep: { deeper: { deepest: 1 } } },
    {
      text: 10,
      items: 3,
      depth: 2,
    },
  );
  expect(cut).toEqual({
    text: `${'x'.repeat(9)}… (12 characters)`,
    list: [1, 2, 3, '… (1 more)'],
    deep: { deeper: '… (deeper)' },
  });
});

describe('a new baseline', () => {
  const failing = runOf([
    caseOf('a/b', [check('x', 'fail'), check('y', 'pass')], { protocol: 3 }),
    caseOf('a/b', [check('x', 'fail'), check('y', 'untestable')]),
    caseOf('a/c', [check('z', 'error'), check('w', 'warn')]),
  ]);

  test('has a line for each failure, by protocol where only one fails', () => {
    const { text, added } = newBaseline('', failing);
    expect(added).toBe(2);
    expect(text.split('\n').map(line => line.split(' ?? ')[0])).toEqual(['a/b#x', 'a/b@4#y', '']);
  });

  test('is refused until every line has a reason, and then silences what it names', () => {
    const { text } = newBaseline('', failing);
    expect(() => parseBaseline(text, 'known.txt')).toThrow(/known\.txt:1: say why/);
    const entries = parseBaseline(text.replaceAll('?? ', 'issue 7, '), 'known.txt');
    const marked = applyBaseline(failing.cases, entries);
    expect(marked.flatMap(({ checks }) => checks.flatMap(({ baseline }) => baseline?.state ?? []))).toEqual([
      'xfail',
      'xfail',
      'xfail',
    ]);
  });

  test('keeps what was written, but for lines that hold no more', () => {
    const before = '// why\na/b#x issue 7\na/b@3#y it passes now\na/gone#x stale\n';
    const entries = parseBaseline(before, 'known.txt');
    const cases = applyBaseline(failing.cases, entries);
    const stale = staleLines(cases, entries, () => false);
    const { text } = newBaseline(before, { ...failing, cases, stale });
    expect(text.split('\n').slice(0, 2)).toEqual(['// why', 'a/b#x issue 7']);
    expect(text).toContain('a/b@4#y ?? ');
    expect(text).not.toContain('a/gone');
    expect(text).not.toContain('it passes now');
  });
});

test('a line that holds for one protocol only is kept for that one', () => {
  const run = runOf([
    caseOf('a/b', [check('x', 'pass')], { protocol: 3 }),
    caseOf('a/b', [check('x', 'fail')]),
  ]);
  const before = 'a/b#x    issue 7, until the next release\n';
  const marked = { ...run, cases: applyBaseline(run.cases, parseBaseline(before, 'known.txt')) };
  const { text, added } = newBaseline(before, marked);
  expect({ text, added }).toEqual({ text: 'a/b@4#x    issue 7, until the next release\n', added: 0 });
});

describe('clawspec report', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'clawspec-report-'));
    writeFileSync(join(folder, 'r.jsonl'), jsonlReport(bad));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('renders every kind', async () => {
    const files = [
      'html=r.html',
      'junit=r.xml',
      'summary=r.md',
      'badge=r.svg',
      'badge=r.json',
      'jsonl=again.jsonl',
    ];
    const to = files.flatMap(option => ['--to', option.replace('=', `=${folder}/`)]);
    expect(await main(['report', join(folder, 'r.jsonl'), ...to])).toBe(0);
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    expect(read('again.jsonl')).toBe(read('r.jsonl'));
    expect(read('r.html')).toContain('a/bad@4');
    expect(JSON.parse(read('r.json'))).toMatchObject({ message: 'incomplete' });
  });

  test.each([
    ['a kind that there is not', ['--to', 'pdf=x.pdf']],
    ['a kind of objects in general', ['--to', 'toString=x']],
    ['a file that cannot be written', ['--to', 'html=/nowhere/at/all.html']],
    ['no address of the documentation', ['--docs', 'javascript:alert(1)']],
  ])('%s is wrong usage', async (_, args) => {
    expect(await main(['report', join(folder, 'r.jsonl'), ...args])).toBe(64);
  });

  test('a report that is not there, or cut off, is wrong usage', async () => {
    expect(await main(['report', join(folder, 'nope.jsonl')])).toBe(64);
    writeFileSync(join(folder, 'cut.jsonl'), jsonlReport(bad).slice(0, -30));
    expect(await main(['report', join(folder, 'cut.jsonl')])).toBe(64);
  });
});
