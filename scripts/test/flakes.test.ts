/** `npm run flakes`: one case, several runs, each on a gateway or a client of its own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const flakes = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/flakes.js', ...args], { cwd: ROOT, encoding: 'utf8' });

test('runs with one seed after the other and says how it went', () => {
  const { status, stdout } = flakes('--runs', '2', '--seed', '5', '--', '--case', 'framing/ping');
  expect(stdout).toMatch(/run 1\/2, seed 5: 4 checks in .* s, clean\n/);
  expect(stdout).toMatch(/2 runs, 8 checks, seeds 5 to 6: 0 runs not clean/);
  expect(status).toBe(0);
});

test('judges clients as well', () => {
  const { status, stdout } = flakes('--side=client', '--runs=1', '--', '--case', 'client-requests/answered');
  expect(stdout).toMatch(/run 1\/1, seed 1: [1-9]\d* checks in .* s, clean\n/);
  expect(status).toBe(0);
});

test('what a baseline expects is clean, and a success that it does not expect is not', () => {
  const baseline = join(ROOT, 'conformance', 'baselines', 'gateway-client.txt');
  const client = `'${process.execPath}' conformance/drivers/openclaw-gateway-client/driver.js`;
  const args = ['--side=client', '--runs=1', '--', '--case', 'client-refusals/rate-limited'];
  const known = flakes(...args, '--client', client, '--baseline', baseline);
  expect(known.stdout).toMatch(/run 1\/1, seed 1: 3 checks in .* s, clean\n/);
  const better = flakes(...args, '--baseline', baseline);
  expect(better.stdout).toMatch(
    /NOT CLEAN: client-refusals\/rate-limited@4#reconnects xpass; .*#decision xpass/,
  );
  expect([known.status, better.status]).toEqual([0, 1]);
});

test('a run that does not work is not clean', () => {
  const { status, stdout } = flakes('--runs', '1', '--', '--case', 'no/such');
  expect(stdout).toMatch(/NOT CLEAN: exit code 64/);
  expect(status).toBe(1);
});

test.each([
  ['--help', 0, /--runs <count>/],
  ['--runs=none', 64, /whole numbers/],
  ['--side=both', 64, /--side is gateway or client/],
  ['--nope', 64, /nope/],
])('%s', (option, code, text) => {
  const { status, stdout, stderr } = flakes(option);
  expect(stdout + stderr).toMatch(text);
  expect(status).toBe(code);
});
