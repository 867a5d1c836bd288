/** `openclaw gateway --fault` and `--deterministic`. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CliHome } from './cli-process.ts';

let home: CliHome;
beforeAll(async () => {
  home = await CliHome.create();
});
afterAll(() => home.remove());

test('faults hold for clients, and the log says so', async () => {
  const gateway = await home.gateway([
    '--token',
    'secret-of-the-test',
    '--deterministic',
    '--fault',
    'fail request=health code=UNAVAILABLE message="out of order"',
    '--fault',
    'drop event=tick',
  ]);
  const run = await home.run(['health', '--url', gateway.url, '--token', 'secret-of-the-test']);
  expect(run.code).toBe(1);
  expect(run.stderr).toContain('out of order');
  expect(gateway.output.stdout).toContain('MISBEHAVES ON PURPOSE');
});

test.each([
  [['--fault', 'drop event=nothing'], 'event=nothing is unknown'],
  [['--deterministic=a', '--host', '0.0.0.0'], 'cannot listen on 0.0.0.0'],
])('%s stops the start', async (flags, problem) => {
  const run = await home.run(['gateway', '--port', '0', '--token', 'secret-of-the-test', ...flags]);
  expect(run.code).not.toBe(0);
  expect(run.stderr).toContain(problem);
});
