/** The tables of verdicts, and what they are made of: baselines and results. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseBaseline } from '../../conformance/src/baseline.ts';
import { loadCases } from '../../conformance/src/case/load.ts';
import type { CheckResult, RunResult } from '../../conformance/src/result.ts';
import { WIRE_CHECK } from '../../conformance/src/run/run-case.ts';
import {
  type Verdict,
  verdictsChapter,
  verdictsDocument,
  verdictsSummary,
} from '../../spec/src/emit/verdicts.ts';
import type { IrRequirement } from '../../spec/src/ir.ts';
import { baselineOf } from '../interop/judge.ts';
import { readVerdicts, summarize } from '../interop/results.ts';
import { between, verdictTables } from '../interop/tables.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const BASELINES = join(ROOT, 'conformance', 'baselines');
const cases = new Map(loadCases().map(one => [one.case, one]));

describe.each(readdirSync(BASELINES).filter(file => file.endsWith('.txt')))('baseline %s', file => {
  const entries = parseBaseline(readFileSync(join(BASELINES, file), 'utf8'), file);

  test('names checks that there are', () => {
    const lost = entries.filter(({ case: name, check }) => {
      const checks = cases.get(name)?.checks;
      return checks === undefined || (check !== WIRE_CHECK && !Object.hasOwn(checks, check));
    });
    expect(lost).toEqual([]);
  });

  test('is what the committed results rest on', () => {
    const verdict = readVerdicts().find(({ id }) => `${id}.txt` === file);
    const known = entries.map(({ case: name, check, reason }) => `${name}#${check} ${reason}`);
    const found = (verdict?.deviations ?? []).map(
      ({ case: name, check, reason }) => `${name}#${check} ${reason}`,
    );
    expect([...new Set(found)].sort()).toEqual(known.sort());
  });
});

test.each(readVerdicts())('results of $id have no deviation without a baseline', ({ id, deviations }) => {
  expect(deviations.length === 0 || existsSync(baselineOf(id))).toBe(true);
});

const check = (name: string, verdict: CheckResult['verdict'], reason?: string): CheckResult => ({
  name,
  req: 'FRM-007',
  level: 'must',
  verdict,
  ...(reason === undefined ? {} : { baseline: { state: 'xfail', reason } }),
});
const RUN = {
  info: { side: 'gateway', startedAt: '2026-11-22T10:00:00Z', suite: '1.0.0', spec: '2.0.0', protocols: [4] },
  cases: [
    {
      case: 'a/one',
      protocol: 4,
      profiles: ['core', 'chat'],
      checks: [check('first', 'pass'), check('second', 'fail', 'answers twice')],
    },
    { case: 'a/two', protocol: 4, profiles: ['core'], checks: [check('first', 'pass')] },
    { case: 'a/three', protocol: 3, profiles: ['core'], checks: [], skipped: 'only for protocol 3' },
    { case: 'a/four', protocol: 4, profiles: ['core'], checks: [], skipped: 'not claimed: fixture:moon' },
  ],
  profiles: [
    { profile: 'core', title: 'Core', claimed: true, cases: { ran: 2 } },
    { profile: 'chat', title: 'Chat', claimed: true, cases: { ran: 1 } },
    { profile: 'cron', title: 'Jobs', claimed: false, cases: { ran: 0 } },
  ],
} as unknown as RunResult;
const REQUIREMENTS = [{ id: 'FRM-007', text: 'A request is answered once.' }] as IrRequirement[];
const SUBJECT = { id: 'one', name: 'One', version: '1.2.3', package: 'one' };
const VERDICT: Verdict = summarize(SUBJECT, RUN, { moon: 'it is cloudy' });

test('a run in figures', () => {
  expect(VERDICT).toMatchObject({
    date: '2026-11-22',
    cases: { ran: 2, skipped: 2 },
    checks: { judged: 3, passed: 2, deviations: 1 },
    profiles: [
      { profile: 'core', cases: 2, checks: { judged: 3, passed: 2, deviations: 1 } },
      { profile: 'chat', cases: 1, checks: { judged: 2, passed: 1, deviations: 1 } },
      { profile: 'cron', claimed: false },
    ],
    deviations: [{ case: 'a/one', check: 'second', requirement: 'FRM-007', reason: 'answers twice' }],
    skipped: [
      { reason: 'no `moon` to test with: it is cloudy', cases: 1 },
      { reason: 'only for protocol 3', cases: 1 },
    ],
  });
  expect(summarize(SUBJECT, RUN).skipped[0]?.reason).toBe('no `moon` to test with');
});

test('the table is dated and versioned, and says what was not claimed', () => {
  const summary = verdictsSummary([VERDICT, { ...VERDICT, id: 'two', name: 'Two', deviations: [] }]);
  expect(summary).toContain('on 2026-11-22 with suite 1.0.0 and specification 2.0.0');
  expect(summary).toContain('|  | One 1.2.3 | Two 1.2.3 |');
  expect(summary).toContain('| Core | 2 of 3 | 2 of 3 |');
  expect(summary).toContain('| Jobs | not claimed | not claimed |');
  expect(summary).toContain('| MUST broken | 1 | none |');
  expect(verdictsSummary([])).toBe('Nothing was judged yet.');
});

test('deviations come with their clause', () => {
  const row = 'A request is answered once. | `a/one@4#second` | answers twice |';
  expect(verdictsDocument([VERDICT], REQUIREMENTS)).toContain(`| FRM-007 (MUST) ${row}`);
  expect(verdictsChapter([VERDICT], REQUIREMENTS).markdown).toContain(
    `| [FRM-007](#requirement.FRM-007) (MUST) ${row}`,
  );
});

test('the table stands between its markers', () => {
  const page = 'before\n<!-- verdicts -->\nold\n<!-- /verdicts -->\nafter';
  const once = between(page, 'new');
  expect(once).toBe('before\n<!-- verdicts -->\n\nnew\n\n<!-- /verdicts -->\nafter');
  expect(between(once, 'new')).toBe(once);
  expect(() => between('nothing', 'new')).toThrow('<!-- verdicts -->');
  expect([...verdictTables([VERDICT], REQUIREMENTS, () => page).keys()]).toEqual([
    'README.md',
    'conformance/results/README.md',
  ]);
});
