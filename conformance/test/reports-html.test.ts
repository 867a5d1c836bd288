/** The HTML report as a reader has it: from disk, in a browser. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { parseCase } from '../src/case/load.ts';
import { htmlReport } from '../src/report/html/document.ts';
import type { RunResult } from '../src/result.ts';
import { caseOf, check, profileOf, requirements, runOf } from './trees.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** What a gateway might send to whoever reads the report. */
const HOSTILE = [
  '</script><script>window.hacked = 1</script>',
  '<img src=x onerror="window.hacked = 2">',
  '"><svg onload=window.hacked=3>',
  '<!--<script>',
  ']]>',
  'javascript:window.hacked=4',
  "' onmouseover='window.hacked=5",
  '\u2028\u2029\u0000\ud800',
];
const all = HOSTILE.join(' ');

const steps = parseCase(
  [
    {
      case: 'a/bad',
      title: 'The case a/bad',
      protocols: [4],
      checks: { x: { req: 'X-001', level: 'must' } },
    },
    { connect: 'a', note: all },
    { conn: 'a', call: 'health', check: 'x' },
  ]
    .map(line => JSON.stringify(line))
    .join('\n'),
  'a/bad.jsonl',
);

const run = runOf(
  [
    caseOf('a/good', [check('x', 'pass')], { profiles: ['core'] }),
    caseOf(
      'a/bad',
      [
        check('x', 'fail', {
          failure: {
            message: all,
            step: 2,
            kind: 'call',
            conn: 'a',
            t: 5,
            path: all,
            expected: { [all]: all },
            actual: { type: 'res', id: '1', ok: true, payload: { text: all } },
          },
        }),
      ],
      {
        title: `The case a/bad ${all}`,
        profiles: ['core', 'cron'],
        timeline: [
          { t: 0, conn: 'a', dir: 'open' },
          {
            t: 1,
            conn: 'a',
            dir: 'out',
            frame: { type: 'req', id: '1', method: all, params: { [all]: all } },
          },
          { t: 2, conn: 'b', dir: 'in', frame: { type: 'event', event: all, payload: all }, problems: [all] },
          { t: 3, conn: 'a', dir: 'in', frame: { type: 'res', id: '1', ok: true, payload: { text: all } } },
          { t: 4, conn: 'a', dir: 'in', frame: { type: 'res', id: all, ok: false, error: { code: all } } },
          { t: 5, conn: 'a', dir: 'in', text: all },
          { t: 6, conn: 'a', dir: 'in', frame: { type: 'event', event: 'big', payload: 'x'.repeat(50_000) } },
          { t: 7, conn: 'a', dir: 'in', frame: Array.from({ length: 5000 }, () => all) },
          { t: 8, conn: 'a', dir: 'refused', code: 503, text: all },
          { t: 9, conn: 'a', dir: 'close', code: 1008, reason: all },
        ],
      },
    ),
    caseOf('a/known', [check('x', 'fail', { baseline: { state: 'xfail', reason: all } })], {
      profiles: ['cron'],
    }),
    caseOf('a/warned', [check('x', 'warn', { level: 'should' })], { profiles: ['core'] }),
    caseOf('a/left-out', [], { verdict: 'skip', skipped: all }),
    caseOf('a/broken', [], { verdict: 'error', error: all }),
  ],
  {
    info: { ...runOf([]).info, url: `ws://x/${all}`, server: all },
    profiles: [
      profileOf({
        verdict: 'fail',
        checks: { judged: 4, passed: 3, warnings: 1, deviations: 1, expected: 0, errors: 0 },
        percent: 75,
      }),
      profileOf({ profile: 'cron', title: all, verdict: 'not-claimed', claimed: false, missing: [all] }),
    ],
    stale: [all],
  },
);

let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clawspec-html-'));
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser?.close();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

let problems: string[];
/** Opens a report from disk; everything that goes wrong in the page, or leaves the file, is a problem. */
async function open(
  result: RunResult = run,
  { hash = '', docs, ...context }: BrowserContextOptions & { hash?: string; docs?: string } = {},
): Promise<Page> {
  const file = join(folder, 'report.html');
  await writeFile(file, htmlReport(result, { requirements, cases: [steps], docs }));
  const page = await (await browser.newContext({ reducedMotion: 'reduce', ...context })).newPage();
  problems = [];
  page.on('pageerror', error => problems.push(error.message));
  page.on('console', message => problems.push(message.text()));
  page.on('request', request => {
    if (!request.url().startsWith(pathToFileURL(file).href)) problems.push(request.url());
  });
  await page.goto(`${pathToFileURL(file).href}${hash}`);
  return page;
}

const shown = (page: Page) =>
  page.evaluate(
    "[...document.querySelectorAll('.case:not([hidden])')].map(one => one.dataset.name)",
  ) as Promise<string[]>;

test('what frames carry is shown and never becomes part of the page', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Open what is shown' }).click();
  for (const summary of await page.locator('.frames summary').all()) await summary.click();
  expect(await page.evaluate('window.hacked')).toBeUndefined();
  expect(await page.locator('img, svg, iframe, object, [onerror], [onload], [onmouseover]').count()).toBe(0);
  expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
  const frames = page.locator('.case[data-name="a/bad@4"] .frames');
  await frames.getByText('</script><script>window.hacked = 1</script>').first().waitFor();
  expect(problems).toEqual([]);
});

test('begins with what needs attention, and tells it with clause, step and values', async () => {
  const page = await open();
  expect((await shown(page)).slice(0, 2).sort()).toEqual(['a/bad@4', 'a/broken@4']);
  await page.getByText('a/bad@4').click();
  const one = page.locator('.case[data-name="a/bad@4"]');
  await one.getByText('A thing holds.').waitFor();
  await one.getByText('step 2 call a:').waitFor();
  expect(await one.locator('.steps li').count()).toBe(2);
  await one.getByRole('link', { name: 'X-001' }).click();
  expect(new URL(page.url()).hash).toBe('#clause.X-001');
  expect(await page.locator(':target').textContent()).toContain('A thing holds.');
});

test('links lead into the documentation where that is known', async () => {
  const page = await open(run, { docs: 'https://example.org/docs' });
  expect(await page.locator('.checks a').first().getAttribute('href')).toBe(
    'https://example.org/docs/requirements.html#requirement.X-001',
  );
});

test('a timeline has time, connection and direction; what matters is marked; frames open', async () => {
  const page = await open(run, { hash: '#a/bad@4' });
  const items = page.locator('.case[data-name="a/bad@4"] .frames li');
  expect(await items.count()).toBe(10);
  const request = items.nth(1);
  expect(await request.locator('.t').textContent()).toBe('1.0 ms');
  expect(await request.locator('.conn').textContent()).toBe('a');
  expect(await request.locator('.dir').textContent()).toContain('sent');
  const marked = await items.evaluateAll(all =>
    all.flatMap((item, index) => (item.className.includes('matters') ? [index] : [])),
  );
  // The request, the frame that breaks its schema, and the response that was judged.
  expect(marked).toEqual([1, 2, 3]);
  // What matters is open.
  expect(await request.locator('pre').textContent()).toContain('"type": "req"');
  const response = items.nth(4);
  expect(await response.locator('pre').count()).toBe(0);
  await response.locator('summary').click();
  expect(await response.locator('pre').textContent()).toContain('"type": "res"');
  await page.getByLabel('Connection').selectOption('b');
  expect(await items.filter({ visible: true }).count()).toBe(1);
});

test('counts checks by verdict, and cases that were skipped apart', async () => {
  const page = await open();
  expect(await page.locator('header').textContent()).toContain(
    '6 case runs, 1 skipped; 4 checks: error 1, fail 1, warn 1, xfail 1, pass 1.',
  );
});

test('tells what is wrong before a case is opened, and the end of what the driver wrote', async () => {
  const wrote = `${'a line of a long trace\n'.repeat(100)}KeyError: 'event'`;
  const failure = { message: 'no such report came', step: 1, kind: 'saw' };
  const page = await open(
    runOf(
      [
        caseOf('a/bad', [check('goes-on', 'fail', { failure })], {
          timeline: [
            { t: 0, conn: 'a', dir: 'out', frame: { type: 'event' } },
            { t: 1, conn: 'driver', dir: 'stderr', text: wrote },
          ],
        }),
      ],
      { info: { ...runOf([]).info, side: 'client' } },
    ),
  );
  const one = page.locator('.case');
  expect(await one.locator('.why').textContent()).toBe('goes-on: no such report came');
  await one.locator('summary').first().click();
  expect(await one.locator('.frames pre').last().textContent()).toBe(wrote);
  expect(await one.locator('.frames li').first().textContent()).toContain('{"type":"event"}');
  await one.getByText('← sent by the client').waitFor();
});

describe('filters', () => {
  test('by verdict, profile and words; the number is told', async () => {
    const page = await open();
    const found = page.locator('#found');
    expect(await found.textContent()).toBe('6 of 6');
    await page.getByLabel('Verdict').selectOption('attention');
    expect((await shown(page)).sort()).toEqual(['a/bad@4', 'a/broken@4']);
    await page.getByLabel('Verdict').selectOption('xfail');
    expect(await shown(page)).toEqual(['a/known@4']);
    await page.getByLabel('Verdict').selectOption('');
    await page.locator('#profile').selectOption('cron');
    expect((await shown(page)).sort()).toEqual(['a/bad@4', 'a/known@4']);
    await page.getByLabel('Search').fill('KNOWN case');
    expect(await shown(page)).toEqual(['a/known@4']);
    await page.getByLabel('Search').fill('nothing like it');
    await page.getByText('No case fits.').waitFor();
    expect(await found.textContent()).toBe('0 of 6');
  });
});

test('works without a mouse', async () => {
  const page = await open();
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').textContent()).toBe('Skip to the cases');
  await page.keyboard.press('Enter');
  await page.keyboard.press('/');
  await page.keyboard.type('a/bad');
  expect(await shown(page)).toEqual(['a/bad@4']);
  for (let steps = 0; steps < 8 && (await page.locator('summary:focus').count()) === 0; steps++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.locator('.case[open] .frames').waitFor();
});

test('without scripts verdicts and clauses are there', async () => {
  const page = await open(run, { javaScriptEnabled: false });
  expect(await page.locator('.case').first().textContent()).toContain('A thing holds.');
  expect(await page.locator('.filters').isVisible()).toBe(false);
  expect(await page.locator('noscript').isVisible()).toBe(true);
});

test.each(['light', 'dark'] as const)(
  'has no accessibility faults that axe knows, in %s',
  async colorScheme => {
    const page = await open(run, { colorScheme });
    await page.getByRole('button', { name: 'Open what is shown' }).click();
    await page.locator('.frames summary').first().click();
    await page.evaluate(await readFile(AXE, 'utf8'));
    const violations = await page.evaluate(`axe.run().then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 200) + failureSummary)))`);
    expect(violations).toEqual([]);
    expect(problems).toEqual([]);
  },
);

test.each([320, 1400])('fits a width of %i without scrolling sideways', async width => {
  const page = await open(run, { viewport: { width, height: 700 } });
  await page.getByRole('button', { name: 'Open what is shown' }).click();
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
});

test('stays small however long frames and timelines are', async () => {
  const frames = Array.from({ length: 500 }, (_, t) => ({
    t,
    conn: 'a',
    dir: 'in' as const,
    frame: { type: 'event', event: 'e', payload: Array.from({ length: 100 }, () => 'word'.repeat(20)) },
  }));
  const many = runOf(
    Array.from({ length: 12 }, (_, index) =>
      caseOf(`a/c${index}`, [check('x', 'fail')], { timeline: frames }),
    ),
  );
  const text = htmlReport(many, { requirements, cases: [] });
  expect(text.length).toBeLessThan(12_000_000);
  const page = await open(many);
  await page.locator('.case > summary').first().click();
  await page.getByText('100 more frames are in the JSONL report').waitFor();
  await page.locator('.case > summary').last().click();
  await page.getByText('The frames are left out').waitFor();
});
