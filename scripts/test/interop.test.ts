/** `npm run interop`: its options, and one case on each gateway whose package is in the cache. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { IMPLEMENTATIONS } from '../interop/implementations.ts';
import { isInstalled } from '../interop/packages.ts';

const SCRIPT = join(import.meta.dirname, '..', 'interop.js');
const out = mkdtempSync(join(tmpdir(), 'clawspec-interop-test-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

function interop(...args: string[]) {
  return spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' });
}

test.each([
  [['--help'], 0, 'Exit codes'],
  [['--bogus'], 64, "Unknown option '--bogus'"],
  [['--only', 'nobody'], 64, 'there is reference, openclaw, gguf-claw'],
  [['--save', '--case', 'framing/ping'], 64, '--save keeps whole runs only'],
])('%j', (args, code, text) => {
  const run = interop(...args);
  expect(run.status).toBe(code);
  expect(run.stdout + run.stderr).toContain(text);
});

test('ours: judged, with reports', () => {
  const run = interop('--only', 'reference', '--case', 'framing/ping', '--json', '--out', out);
  expect(run.status, run.stderr).toBe(0);
  const { runs } = JSON.parse(run.stdout) as { runs: object[] };
  expect(runs).toMatchObject([
    { id: 'reference', exitCode: 0, cases: { ran: 1 }, deviations: [], reports: join(out, 'reference') },
  ]);
  expect(readFileSync(join(out, 'reference', 'report.html'), 'utf8')).toContain('framing/ping');
});

// Each is a gigabyte and takes its time to start: only with CLAWSPEC_TEST_INTEROP=1, and when it is in the cache.
const there = IMPLEMENTATIONS.flatMap(one =>
  process.env['CLAWSPEC_TEST_INTEROP'] === '1' &&
  one.side === 'gateway' &&
  one.package !== undefined &&
  isInstalled(one.package)
    ? [one.id]
    : [],
);
test.each(there)('%s: judged', { timeout: 400_000 }, id => {
  const run = interop('--only', id, '--case', 'chat/stream', '--json', '--out', out);
  expect(run.status, run.stderr).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({ runs: [{ id, exitCode: 0, cases: { ran: 1 } }] });
});
