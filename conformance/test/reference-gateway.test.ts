/** The command line against the reference gateway, and what it does when something is wrong. */
import { spawn, spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIXTURES, type Reference, referenceCommand, startReference, stateDir } from './reference.ts';

const BIN = join(import.meta.dirname, '..', 'bin', 'clawspec.js');

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function clawspec(...args: string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...args], {
      env: { ...process.env, OPENCLAW_GATEWAY_TOKEN: '' },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', data => {
      stdout += data;
    });
    child.stderr.on('data', data => {
      stderr += data;
    });
    child.once('error', reject);
    child.once('close', code => resolve({ code, stdout, stderr }));
  });
}

const folder = await stateDir();
let reference: Reference;
let there: string[];
beforeAll(async () => {
  reference = await startReference();
  there = ['--url', reference.target.url, '--token', reference.target.token ?? ''];
});
afterAll(async () => {
  await reference.stop();
  await folder.remove();
});

test('the reference gateway conforms, and no report tells the token', { timeout: 120_000 }, async () => {
  const [jsonl, junit] = [join(folder.path, 'report.jsonl'), join(folder.path, 'report.xml')];
  const ended = await clawspec(
    'test',
    ...there,
    ...FIXTURES.flatMap(fixture => ['--fixture', fixture]),
    '--seed',
    '7',
    '--report',
    `jsonl=${jsonl}`,
    '--report',
    `junit=${junit}`,
  );
  expect(ended.stdout).toMatch(/\d+ cases(?:, \d+ skipped)?; \d+ checks: \d+ passed\n/);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  const reports = [await readFile(jsonl, 'utf8'), await readFile(junit, 'utf8'), ended.stdout];
  for (const report of reports) expect(report).not.toContain(reference.target.token);
  const footer = JSON.parse(reports[0]?.trimEnd().split('\n').at(-1) ?? '') as {
    type: string;
    exitCode: number;
    profiles: { verdict: string; percent: number }[];
  };
  expect(footer).toMatchObject({ type: 'footer', exitCode: 0 });
  expect(footer.profiles.map(({ verdict, percent }) => `${verdict} ${percent}`)).toEqual(
    footer.profiles.map(() => 'pass 100'),
  );
  expect(reports[0]).not.toMatch(/"(deviceToken|signature)":"(?!\[redacted\])/);
});

test('a gateway can be started from a command', async () => {
  const state = await stateDir();
  const ended = await clawspec(
    'test',
    '--command',
    referenceCommand(state.path),
    '--case',
    'framing/ping',
    '--protocol',
    '4',
  );
  await state.remove();
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(ended.stdout).toContain('1 case; 2 checks: 2 passed');
});

describe('baseline', () => {
  const withBaseline = async (text: string) => {
    const file = join(folder.path, 'baseline.txt');
    await writeFile(file, text);
    return clawspec('test', ...there, '--case', 'framing/ping', '--baseline', file);
  };
  test('a failure that does not happen fails the run', async () => {
    const ended = await withBaseline('framing/ping#pong it is deaf\n');
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('passes, but the baseline says: it is deaf');
  });
  test('a line that names nothing fails the run', async () => {
    const ended = await withBaseline('framing/ping#nope reason\n');
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('stale baseline line 1');
  });
});

test('failures can be written down, and are known once they have a reason', async () => {
  const state = await stateDir();
  const known = join(folder.path, 'known.txt');
  const html = join(folder.path, 'report.html');
  const run = (...more: string[]) =>
    clawspec(
      'test',
      '--command',
      `${referenceCommand(state.path)} --fault 'duplicate response=health'`,
      '--profile',
      'core',
      '--filter',
      'framing/one-*',
      ...more,
    );
  const first = await run('--write-baseline', known, '--report', `html=${html}`);
  expect(first.code).toBe(1);
  expect(first.stderr).toContain('1 new lines; give each a reason');
  expect(first.stdout).toContain('requirements.html#requirement.FRM-007');
  expect(first.stdout).toMatch(/^core +fail +1 of \d+ /m);
  expect(await readFile(html, 'utf8')).toContain('framing/one-response@4');
  const refused = await run('--baseline', known);
  expect(refused).toMatchObject({ code: 64, stdout: '' });
  expect(refused.stderr).toContain('known.txt:1: say why');
  await writeFile(known, (await readFile(known, 'utf8')).replace('??', 'issue 12:'));
  const second = await run('--baseline', known);
  await state.remove();
  expect(second).toMatchObject({ code: 0, stderr: '' });
  expect(second.stdout).toMatch(/^core +known deviations .* 2 \(2 known\)/m);
});

describe('exit codes', () => {
  const nobody = 'ws://127.0.0.1:9';
  test.each<[string, () => string[], number, RegExp]>([
    ['nothing is named', () => ['test'], 64, /say what to judge/],
    ['two are named', () => ['test', '--url', nobody, '--client', 'x'], 64, /do not go together/],
    ['the URL is none', () => ['test', '--url', 'http://x'], 64, /must begin with ws/],
    ['an option is unknown', () => ['test', '--bogus'], 64, /unknown option/],
    ['a number is none', () => ['test', '--url', nobody, '--jobs', 'x'], 64, /whole number/],
    ['the case is unknown', () => ['test', '--url', nobody, '--case', 'no/such'], 64, /no case “no\/such”/],
    ['a filter fits nothing', () => ['test', '--url', nobody, '--filter', 'zzz'], 64, /“zzz” fits no case/],
    ['a report is of no kind', () => ['test', '--url', nobody, '--report', 'pdf=x'], 64, /jsonl=FILE/],
    [
      'a report cannot be written',
      () => ['test', '--url', nobody, '--report', 'html=/nowhere/at/all.html'],
      64,
      /cannot write/,
    ],
    ['a profile is unknown', () => ['test', '--url', nobody, '--profile', 'zzz'], 64, /no profile “zzz”/],
    [
      'a profile is for clients',
      () => ['test', '--url', nobody, '--profile', 'client-core'],
      64,
      /of a client/,
    ],
    [
      'a new baseline is there',
      () => ['test', '--url', nobody, '--write-baseline', BIN],
      64,
      /there is such a file/,
    ],
    ['a fixture has no value', () => ['test', '--url', nobody, '--fixture', 'prompt'], 64, /name=value/],
    [
      'the baseline is missing',
      () => ['test', '--url', nobody, '--baseline', '/nonexistent'],
      64,
      /cannot read/,
    ],
    ['nobody listens', () => ['test', '--url', nobody, '--case', 'framing/ping'], 2, /not ready/],
    [
      'the token is wrong',
      () => ['test', '--url', there[1] ?? '', '--token', 'wrong-token', '--case', 'framing/ping'],
      2,
      /is the token right/,
    ],
    [
      'the command does not work',
      () => ['test', '--command', 'exit 3', '--case', 'framing/ping'],
      2,
      /exit code 3/,
    ],
    [
      'the token is missing',
      () => ['test', '--url', there[1] ?? '', '--token', '', '--case', 'framing/ping'],
      2,
      /no token was given: --token/,
    ],
    [
      'the command says nothing',
      () => ['test', '--command', 'false', '--case', 'framing/ping'],
      2,
      /exit code 1, and printed nothing/,
    ],
    ['there are no cases', () => ['test', '--url', nobody, '--cases', '/nonexistent'], 64, /folder of cases/],
    ['explain knows no such case', () => ['explain', 'no/such'], 64, /no case/],
  ])('when %s', async (_, args, code, message) => {
    const ended = await clawspec(...args());
    expect(ended.stderr).toMatch(message);
    expect(ended.code).toBe(code);
  });

  test.skipIf(process.platform === 'win32')('a reader that has enough is no failure', () => {
    const { stdout, stderr } = spawnSync(
      `"${process.execPath}" "${BIN}" list --requirements --json | head -n 1`,
      {
        shell: true,
        encoding: 'utf8',
      },
    );
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(stderr).toBe('');
  });

  test.each<[string, string[], RegExp]>([
    ['--help', ['--help'], /Commands:/],
    ['test --help', ['test', '--help'], /--baseline/],
    ['--version', ['--version'], /^\d+\.\d+\.\d+\n$/],
    ['list', ['list'], /handshake\/hello-ok/],
    ['list --json', ['list', '--json'], /^\{"case":/],
    ['test --list', ['test', '--filter', 'chat/', '--list'], /chat\/stream/],
    ['explain', ['explain', 'handshake/hello-ok'], /HS-002 \(MUST\)/],
    ['explain a profile', ['explain', 'client-node'], /claimed by a client that has the features node/],
    ['list --profiles', ['list', '--profiles'], /^core .*every gateway$/m],
    ['list --requirements', ['list', '--requirements'], /^\d+ requirements, \d+ tested, \d+ not$/m],
    ['list --side client', ['list', '--side', 'client'], /^client-/],
    ['lint', ['lint'], /, 0 problems/],
  ])('%s', async (_, args, text) => {
    const ended = await clawspec(...args);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(text);
  });
});
