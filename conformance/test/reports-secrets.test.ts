/** Whatever secrets look like and wherever they turn up: no report has them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Redactor } from '../src/redact.ts';
import { badgeReport, shieldsReport } from '../src/report/badge.ts';
import { annotations } from '../src/report/github.ts';
import { htmlReport } from '../src/report/html/document.ts';
import { jsonlReport, readJsonl } from '../src/report/jsonl.ts';
import { junitReport } from '../src/report/junit.ts';
import { summaryReport } from '../src/report/summary.ts';
import { plain, terminalReport } from '../src/report/terminal.ts';
import type { RunResult } from '../src/result.ts';
import { newBaseline } from '../src/write-baseline.ts';
import { caseOf, check, requirements, runOf } from './trees.ts';
import { wellFormed } from './xml.ts';

const RENDERERS: Readonly<Record<string, (result: RunResult) => string>> = {
  text: result => terminalReport(result, requirements, plain),
  jsonl: jsonlReport,
  junit: junitReport,
  html: result => htmlReport(result, { requirements, cases: [] }),
  summary: result => summaryReport(result, requirements),
  badge: badgeReport,
  shields: shieldsReport,
  annotations,
  baseline: result => newBaseline('', result).text,
};

/** As they are made: some alphabet or other, and long enough to be told from words. */
const secret = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_-]{16,60}$/),
  fc.stringMatching(/^[ -~]{12,40}$/).filter(text => new Set(text).size > 6),
);
const MEMBERS = ['token', 'deviceToken', 'password', 'signature', 'bootstrapToken'] as const;

/** Every way in which a text may be written into a report. */
function spellings(text: string): string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const markup = (value: string) =>
    value
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;');
  return [
    text,
    json,
    JSON.stringify(json).slice(1, -1),
    markup(text),
    markup(json),
    encodeURIComponent(text),
  ];
}

test.each(Object.keys(RENDERERS))('%s', name => {
  fc.assert(
    fc.property(
      secret,
      secret,
      fc.constantFrom(...MEMBERS),
      fc.string(),
      (shared, learned, member, noise) => {
        const redactor = new Redactor();
        redactor.add(shared);
        const frame = { type: 'req', id: noise, params: { auth: { [member]: learned } } };
        redactor.learn(frame);
        const prose = `${noise} ${shared} ${learned}`;
        const tree = runOf(
          [
            caseOf(
              'a/bad',
              [
                check('x', 'fail', {
                  failure: {
                    message: prose,
                    conn: 'a',
                    path: shared,
                    expected: { [learned]: prose },
                    actual: frame,
                  },
                }),
                check('y', 'fail', { baseline: { state: 'xfail', reason: prose } }),
                check('z', 'warn', { failure: { message: prose } }),
              ],
              {
                timeline: [
                  { t: 0, conn: 'a', dir: 'open' },
                  { t: 1, conn: 'a', dir: 'out', frame },
                  {
                    t: 2,
                    conn: 'a',
                    dir: 'in',
                    text: JSON.stringify({ quoted: shared, nested: { learned } }),
                  },
                  {
                    t: 3,
                    conn: 'a',
                    dir: 'in',
                    frame: { payload: [prose, { message: prose }] },
                    problems: [prose],
                  },
                  { t: 4, conn: 'a', dir: 'note', text: `ws://h/?token=${encodeURIComponent(shared)}` },
                  { t: 5, conn: 'a', dir: 'close', code: 1008, reason: prose },
                ],
              },
            ),
            caseOf('a/broken', [], { verdict: 'error', error: prose }),
          ],
          { stale: [prose] },
        );
        const clean = redactor.value(tree);
        const render = RENDERERS[name] as (result: RunResult) => string;
        for (const result of [clean, readJsonl(jsonlReport(clean), 'r.jsonl')]) {
          const text = render(result);
          for (const hidden of [...spellings(shared), ...spellings(learned)])
            expect(text).not.toContain(hidden);
          if (name === 'junit' || name === 'badge') expect(wellFormed(text)).toEqual([]);
        }
      },
    ),
    { numRuns: 100 },
  );
});
