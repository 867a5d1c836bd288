/** What somebody might type or have lying around: the answer says what is wrong, and the exit code fits. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Reference, startReference } from './reference.ts';
import { BIN, clawspec, start, temporary } from './sockets.ts';

let reference: Reference;
const folder = await temporary();
beforeAll(async () => {
  reference = await startReference();
});
afterAll(async () => {
  await reference.stop();
  await folder.remove();
});

const here = (name: string) => join(folder.path, name);
const ONE = ['--case', 'framing/ping'];
const known = () => ['--url', reference.target.url, '--token', reference.target.token as string, ...ONE];
/** A driver that says nothing but what it is told to, in the shell. */
const driver = (script: string) => ['test', '--client', script, '--case', 'client-events/not-json'];
const READY = `echo '{"saw":"ready","driver":"x","version":"1","features":[]}'`;

describe('wrong usage ends with 64 before anything is started', () => {
  test.each([
    [['test', '--client', ' '], '--client: say a command'],
    [['test', '--command', ''], '--command: say a command'],
    [['fuzz', '--command', ''], '--command: say a command'],
    [['test', '--url', 'ws://x', '--command', 'x'], '--url and --command do not go together'],
    [['fuzz', '--url', 'ws://x', '--command', 'x'], '--url and --command do not go together'],
    [['test', '--url', 'http://x'], '--url http://x: it must begin with ws:// or wss://'],
    [['test', '--url', 'ws://x', '--fixture', 'promt=hi'], 'there is no such fixture; there are agent, '],
    [['test', '--url', 'ws://x', '--without', 'promt'], 'there is no such fixture; there are agent, '],
    [['test', '--url', 'ws://x', '--report', 'badge=b.png'], 'badge=b.png: a badge ends in .svg or .json'],
    [
      ['test', '--url', 'ws://x', '--write-baseline', '/nonexistent/b.txt'],
      'cannot write the baseline: ENOENT',
    ],
    [['test', '--url', 'ws://x', '--protocol', '9'], '--protocol 9: the specification has 3 and 4'],
    [['test', '--url', 'ws://x', '--case', 'helo-ok'], 'there is no case “helo-ok”; see clawspec list'],
    [['test', '--url', 'ws://x', '--case', 'hello-ok'], 'did you mean handshake/hello-ok?'],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await clawspec(...args);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
  });

  test('a replay has one gateway', async () => {
    const file = here('whole.jsonl');
    const frame = { type: 'event', event: 'connect.challenge', payload: { nonce: 'n', ts: 1 } };
    await writeFile(file, `${HEADER}\n${JSON.stringify({ t: 0, conn: 'c1', dir: 's2c', frame })}\n`);
    const { code, stderr } = await clawspec('replay', file, '--command', ' ');
    expect({ code, stderr }).toEqual({ code: 64, stderr: 'clawspec: --command: say a command\n' });
  });
});

const HEADER = JSON.stringify({
  transcript: 1,
  spec: '0.1.0',
  tool: 'by hand',
  recordedAt: '2026-01-01T00:00:00.000Z',
  volatile: 'kept',
  protocol: 4,
});

describe('a driver that does not work ends the run with 2', () => {
  test.each([
    ['echo hello there', 'the driver wrote a line that is no report: it is not JSON: hello there'],
    [`echo '{"saw":"ready","driver":"x"}'`, "no report: it must have required property 'version': {"],
    [
      `echo '{"saw":"ready","driver":"x","version":"1","features":["fly"]}'`,
      'it has a wrong features.0: must be equal to one of the allowed values (device, ',
    ],
    [`echo "no library" >&2; exit 3`, 'ended with exit code 3 before it was ready: no library'],
    [`${READY}; echo "no library" >&2; exit 3`, 'ended with exit code 3: no library'],
  ])('%s', async (script, message) => {
    const { code, stderr } = await clawspec(...driver(script));
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  test('one that never says ready is told what is missing', async () => {
    const { code, stderr } = await clawspec(...driver('sleep 60'), '--timeout-scale', '0.01');
    expect(stderr).toContain('{"saw":"ready",…} did not come within 300 ms');
    expect(stderr).toContain('flush');
    expect(code).toBe(2);
  });
});

describe('files', () => {
  test('a report that was not written leaves no empty file, and an earlier one as it is', async () => {
    const [fresh, earlier] = [here('fresh.html'), here('earlier.html')];
    await writeFile(earlier, 'the report of yesterday');
    const reports = [fresh, earlier].flatMap(file => ['--report', `html=${file}`]);
    const { code } = await clawspec('test', '--client', 'exit 1', ...reports);
    expect(code).toBe(2);
    expect(existsSync(fresh)).toBe(false);
    expect(await readFile(earlier, 'utf8')).toBe('the report of yesterday');
  });

  test.each(['replay', 'validate'])('%s says that a transcript is cut off', async command => {
    const file = here('cut.jsonl');
    const line = { t: 0, conn: 'c1', dir: 'open', path: '/' };
    await writeFile(file, `${HEADER}\n${JSON.stringify(line)}\n{"t":1,"conn":"c1","dir":"s2`);
    const more = command === 'replay' ? ['--to-case', '--url', 'ws://x'] : [];
    const { stderr } = await clawspec(command, file, ...more);
    expect(stderr).toContain(`${file}:3: is cut off and left out`);
  });

  test('a client that cannot be started is not judged by a replay', async () => {
    const file = here('to-client.jsonl');
    const request = { type: 'req', id: '1', method: 'connect', params: {} };
    const lines = [
      { t: 0, conn: 'c1', dir: 'open', path: '/' },
      { t: 1, conn: 'c1', dir: 'c2s', frame: request },
    ];
    await writeFile(file, [HEADER, ...lines.map(one => JSON.stringify(one)), ''].join('\n'));
    const { code, stderr } = await clawspec('replay', file, '--client', 'no-such-client 2>/dev/null');
    expect(stderr).toContain('the client cannot be started: its command ended with exit code 127');
    expect(code).toBe(2);
  });

  test.skipIf(!existsSync('/dev/full'))(
    'a full disk under standard output is incomplete, and reports are written',
    async () => {
      const report = here('full.html');
      const { status, stderr } = spawnSync(
        'sh',
        [
          '-c',
          `"$0" "$@" > /dev/full`,
          process.execPath,
          BIN,
          'test',
          ...known(),
          '--report',
          `html=${report}`,
        ],
        { encoding: 'utf8' },
      );
      expect(stderr).toBe(
        'clawspec: cannot write to standard output: ENOSPC: no space left on device, write\n',
      );
      expect(status).toBe(2);
      expect(await readFile(report, 'utf8')).toContain('framing/ping');
    },
  );
});

test('a gateway that ends at once ends fuzzing at once', { timeout: 20_000 }, async () => {
  const began = performance.now();
  const fuzz = start(['fuzz', '--command', 'exit 1', '--runs', '1']);
  const { code, stderr } = await fuzz.ended;
  expect(stderr).toContain('the gateway ended with exit code 1');
  expect(code).toBe(2);
  // Half of what a gateway may take to start.
  expect(performance.now() - began).toBeLessThan(15_000);
});

describe.skipIf(process.platform === 'win32')('Ctrl-C', () => {
  test.each([
    ['test', () => ['test', '--client', `touch ${here('test')}; sleep 60`]],
    ['fuzz', () => ['fuzz', '--command', `touch ${here('fuzz')}; sleep 60`]],
  ])('says that %s has no verdict', async (began, args) => {
    const child = spawn(process.execPath, [BIN, ...args()], { stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', data => {
      stderr += data;
    });
    const exited = once(child, 'exit');
    await expect.poll(() => existsSync(here(began)), { timeout: 20_000 }).toBe(true);
    child.kill('SIGINT');
    expect(await exited).toEqual([null, 'SIGINT']);
    expect(stderr).toMatch(/^clawspec: interrupted.*no report/m);
  });
});
