/** `npm run flakes`: one case, several runs, each on a gateway of its own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const flakes = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/flakes.js', ...args], { cwd: ROOT, encoding: 'utf8' });

test('runs with one seed after the other and says how it went', { timeout: 60_000 }, () => {
  const { status, stdout } = flakes('--runs', '2', '--seed', '5', '--', '--case', 'framing/ping');
  expect(stdout).toMatch(/run 1\/2, seed 5: 4 checks in .* s, clean\n/);
  expect(stdout).toMatch(/2 runs, 8 checks, seeds 5 to 6: 0 runs not clean/);
  expect(status).toBe(0);
});

test('a run that does not work is not clean', { timeout: 60_000 }, () => {
  const { status, stdout } = flakes('--runs', '1', '--', '--case', 'no/such');
  expect(stdout).toMatch(/NOT CLEAN: exit code 64/);
  expect(status).toBe(1);
});

test.each([
  ['--help', 0, /--runs <count>/],
  ['--runs=none', 64, /whole numbers/],
  ['--nope', 64, /nope/],
])('%s', (option, code, text) => {
  const { status, stdout, stderr } = flakes(option);
  expect(stdout + stderr).toMatch(text);
  expect(status).toBe(code);
});
