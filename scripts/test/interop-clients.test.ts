/** `npm run interop:clients` without the real programs: its options, its table, where packages are kept. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { cacheDir, REAL_CLIS } from '../interop/packages.ts';
import { jsonReport, table } from '../interop/report.ts';
import type { Outcome } from '../interop/run.ts';

const SCRIPT = join(import.meta.dirname, '..', 'interop-clients.js');

afterEach(() => vi.unstubAllEnvs());

test.each([
  [['--help'], 0, 'Exit codes'],
  [['--bogus'], 64, "Unknown option '--bogus'"],
  [['--protocol', '5'], 64, '--protocol is 3 or 4'],
  [['--only', 'no such command'], 64, '--only fits none of: gateway health'],
])('%j', (args, code, text) => {
  const run = spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' });
  expect(run.status).toBe(code);
  expect(run.stdout + run.stderr).toContain(text);
});

const OUTCOMES: readonly Outcome[] = [
  { command: 'gateway health', protocol: 3, status: 'ok', ms: 1200, exit: 0 },
  { command: 'gateway health', protocol: 4, status: 'failed', ms: 900, exit: 1, detail: 'exit code 1: no' },
  { command: 'agent', protocol: 4, status: 'ok', ms: 7, exit: 0 },
];

test('the table has a row per command and says what failed', () => {
  const text = table(REAL_CLIS, OUTCOMES, 12.4);
  expect(text).toMatch(/^gateway health +ok +1200 +failed +900$/m);
  expect(text).toMatch(/^agent +– +ok +7$/m);
  expect(text).toContain('failed: gateway health (protocol 4): exit code 1: no');
  expect(text).toContain('3 commands, 1 failed, 12 s');
});

test('the JSON has the same', () => {
  const report = JSON.parse(jsonReport(REAL_CLIS, OUTCOMES, 12.4)) as { failed: number; outcomes: unknown };
  expect(report).toMatchObject({ failed: 1, outcomes: OUTCOMES });
});

test('packages are kept where CLAWSPEC_CACHE says', () => {
  vi.stubEnv('CLAWSPEC_CACHE', '/somewhere/else');
  expect(cacheDir()).toBe('/somewhere/else');
});
