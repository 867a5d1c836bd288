/** Clients under test: the drivers that come with the suite, the example, and drivers that do not work. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { validatorsOf } from '@clawspec/spec/check-frame';
import { afterAll, describe, expect, test } from 'vitest';
import { parseCase } from '../src/case/load.ts';
import { parseReport } from '../src/client/driver-lines.ts';
import { runClientCase } from '../src/client/run-client-suite.ts';
import { Redactor } from '../src/redact.ts';
import { loadSpec } from '../src/spec.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const CLI = join(ROOT, 'conformance', 'bin', 'clawspec.js');
const PAGE = join(ROOT, 'conformance', 'docs', 'client-driver.md');
const NODE = JSON.stringify(process.execPath);
/** That of the system: Debian's packages are there. */
const PYTHON = '/usr/bin/python3';
const folder = mkdtempSync(join(tmpdir(), 'clawspec-clients-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const run = promisify(execFile);

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function ending(running: Promise<{ stdout: string; stderr: string }>): Promise<Ended> {
  try {
    return { code: 0, ...(await running) };
  } catch (error) {
    return error as Ended;
  }
}

const clawspec = (...args: readonly string[]) => ending(run(process.execPath, [CLI, ...args], { cwd: ROOT }));
const shell = (command: string) => ending(run('sh', ['-c', command], { cwd: ROOT }));

const hasPython = () => spawnSync(PYTHON, ['-c', 'import websockets']).status === 0;

/** Commands of the page, and how they end: what is wrong with the example is known only to its baseline. */
const commands = [...readFileSync(PAGE, 'utf8').matchAll(/```sh\n([\s\S]*?)```/gu)]
  .flatMap(([, block]) => (block ?? '').trim().split('\n'))
  .map(command => ({
    command,
    python: command.includes('python3'),
    code: command.includes('python3') && !command.includes('--baseline') ? 1 : 0,
  }));
const usable = commands.filter(({ python }) => !python || hasPython());

describe('whole clients', () => {
  test.each(usable)('$command ends with $code', { timeout: 120_000 }, async ({ command, code }) => {
    const here = command
      .replace('npx clawspec', `${NODE} ${JSON.stringify(CLI)}`)
      .replace("'node ", `'${NODE} `)
      .replace("'python3 ", `'${PYTHON} `)
      .replace('=report.html', `=${join(folder, 'report.html')}`);
    const ended = await shell(here);
    expect(ended).toMatchObject({ code, stderr: '' });
    if (code === 1) expect(ended.stdout).toMatch(/standard error of the driver\n[\s\S]*JSONDecodeError/u);
    expect(ended.stdout).toMatch(code === 1 ? /client-core +fail/u : /client-(core|node) +(pass|known)/u);
  });

  test('the published client of OpenClaw has the deviations that its baseline names', {
    timeout: 120_000,
  }, async () => {
    const ended = await clawspec(
      ...['test', '--client', `${NODE} conformance/drivers/openclaw-gateway-client/driver.js`],
      ...['--baseline', 'conformance/baselines/gateway-client.txt'],
    );
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/client-core +pass /u);
    expect(ended.stdout).toMatch(/client-node +pass .* 100 %/u);
  });
});

describe('drivers that do not work', () => {
  test.each(['typescript', 'openclaw-gateway-client'])(
    '%s on an old Node says so in one line',
    async name => {
      const pretend = 'Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.1.0"}})';
      const driver = join('conformance', 'drivers', name, 'driver.js');
      const ended = await ending(
        run(process.execPath, ['--import', `data:text/javascript,${pretend}`, driver], { cwd: ROOT }),
      );
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toMatch(/^this driver needs Node 24 or newer[^\n]*\n$/u);
    },
  );

  test.each([
    [
      'writes something else',
      'echo hello',
      'the driver wrote a line that is no report: it is not JSON: hello',
    ],
    ['ends at once', 'echo oops >&2; exit 3', 'the driver ended with exit code 3 before it was ready: oops'],
    ['says another thing first', `echo '{"saw":"connected","protocol":4}'; cat`, 'is not “ready”'],
    ['is not there', 'no-such-driver', 'exit code 127 before it was ready'],
  ])('a driver that %s cannot be judged', async (_, command, text) => {
    const ended = await clawspec('test', '--client', command);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(text);
  });

  const subject = parseCase(
    [
      '{"case":"client-a/b","title":"A client connects","protocols":[4],"checks":{"connects":{"req":"CLI-002","level":"must"}}}',
      '{"tell":"connect"}',
      '{"accept":"a","check":"connects"}',
    ].join('\n'),
    'client-a/b.jsonl',
  );
  const READY = '{"saw":"ready","driver":"d","version":"1","features":[]}';
  const judge = (command: string) => {
    const spec = loadSpec();
    return runClientCase(subject, {
      ...{ command, spec, schemasFor: validatorsOf(spec), redactor: new Redactor() },
      ...{ protocol: 4, timeoutScale: 0.1 },
    });
  };

  test('garbage during a case is a failure of the client, not of the suite', async () => {
    const result = await judge(`echo '${READY}'; read line; echo garbage; cat`);
    expect(result.verdict).toBe('fail');
    expect(result.error).toBeUndefined();
    const wire = result.checks.find(({ name }) => name === 'wire-schema');
    expect(wire?.failure?.message).toContain('a frame on driver breaks a report of a driver');
  });

  test('a driver that ends during a case is told at once', async () => {
    const result = await judge(`echo '${READY}'; read line; exit 4`);
    expect(result.checks[0]).toMatchObject({
      verdict: 'fail',
      failure: { message: 'the client did not connect: the driver ended with exit code 4' },
    });
  });

  test('a driver that does not get ready makes every check untestable', async () => {
    const result = await judge('exit 1');
    expect(result.checks[0]).toMatchObject({ verdict: 'untestable' });
    expect(result.error).toBeUndefined();
  });

  test('what the driver wrote to stderr is in the report', async () => {
    const { timeline } = await judge(`echo 'deep trouble' >&2; echo '${READY}'; cat >&2`);
    expect(timeline.at(-1)).toMatchObject({ conn: 'driver', dir: 'stderr' });
    expect(timeline.at(-1)?.text).toContain('deep trouble');
  });
});

test.each([
  ['[]', 'is no object'],
  ['{"saw":"news"}', 'wrong saw: must be equal to one of the allowed values (ready, '],
  ['{"saw":"ready","driver":"d","version":"1","features":["flight"]}', 'wrong features.0: must be equal'],
  ['{"saw":"response","id":"r1","ok":false}', "must have required property 'error'"],
  [
    '{"saw":"disconnected","code":1006,"decision":"dunno"}',
    'wrong decision: must be equal to one of the allowed values (retry, pause, stop)',
  ],
])('%s is no report', (line, text) => {
  expect(parseReport(line)).toMatchObject({ problem: expect.stringContaining(text) });
});
