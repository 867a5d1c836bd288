/** README, CONTRIBUTING and the pages they lead to tell the truth: their commands run. Links: links.test.ts. */
import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../bench/process.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'conformance/README.md',
  ...readdirSync(join(ROOT, 'conformance', 'docs')).map(name => `conformance/docs/${name}`),
  'clients/typescript/README.md',
  'clients/swift/README.md',
];
/** What a running test suite cannot run again inside itself; `.ci/run` runs these from a fresh clone. */
const WHOLE = [/^npm ci( && npm (start|test))?$/, /^npm (test|run check|run bench)$/];

const scripts = Object.keys(
  (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> })
    .scripts,
);

describe.each(PAGES)('%s', page => {
  const text = readFileSync(join(ROOT, page), 'utf8');

  test('every npm script it names exists', () => {
    const named = [
      ...text.matchAll(/npm (?:run )?(start|test|check|generate|conformance|bench|[a-z]+:[a-z]+)\b/g),
    ];
    const missing = named.map(match => match[1] ?? '').filter(name => !scripts.includes(name));
    expect(missing).toEqual([]);
  });
});

const HOME = mkdtempSync(join(tmpdir(), 'clawspec-readme-'));
const RUN_PAGES = ['README.md', ...PAGES.filter(page => page.startsWith('conformance/'))];
const PYTHON = '/usr/bin/python3';
const hasPython = spawnSync(PYTHON, ['-c', 'import websockets']).status === 0;
/** Goes on until it is interrupted. */
const SERVES = /^npx clawspec (record|model)\b/;

/** The gateway of `npm start`, with a home of its own and the token that it makes for itself. */
const env: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env['PATH']}`,
  HOME,
  npm_config_update_notifier: 'false',
};
delete env['OPENCLAW_STATE_DIR'];
delete env['OPENCLAW_GATEWAY_TOKEN'];
let port = 0;
let gateway: ReturnType<typeof spawn>;

beforeAll(async () => {
  port = await freePort();
  env['OPENCLAW_GATEWAY_PORT'] = String(port);
  gateway = spawn(process.execPath, ['clients/cli/bin/openclaw.js', 'gateway', '--log-level', 'error'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await isReady(port))) {
    expect(gateway.exitCode, 'the gateway ended while starting').toBeNull();
    await sleep(20);
  }
  env['TOKEN'] = readFileSync(join(HOME, '.clawspec', 'gateway.token'), 'utf8').trim();
});
afterAll(async () => {
  const ended = once(gateway, 'exit');
  gateway.kill('SIGTERM');
  await ended;
  rmSync(HOME, { recursive: true, force: true });
});

describe.each(RUN_PAGES)('commands of %s', page => {
  const commands = [...readFileSync(join(ROOT, page), 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(match => (match[1] ?? '').split('\n'))
    .map(line => ({ command: line.replace(/\s+#.*$/, '').trim(), fails: /#.*\bfails\b/.test(line) }))
    .filter(({ command }) => command !== '' && !WHOLE.some(pattern => pattern.test(command)));

  test.each(commands)('$command', { timeout: 240_000 }, async ({ command, fails }) => {
    if (command.includes('python3') && !hasPython) return;
    const here = page === 'README.md' ? local(command) : brief(local(command));
    if (SERVES.test(command)) return serve(here);
    const run = spawnSync(here, {
      cwd: ROOT,
      env,
      shell: true,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(run.status, `${run.stdout}\n${run.stderr}`).toBe(fails ? 1 : 0);
  });
});

/** The same command with the gateway of this test, and with files that nobody has to clear away. */
function local(command: string): string {
  return command
    .replaceAll('127.0.0.1:18789', `127.0.0.1:${port}`)
    .replace('--port 11500', '--port 0')
    .replace(/(?<![/\w])(session\.jsonl|chat\.jsonl|\w+\.html)/g, (_, name: string) => join(HOME, name))
    .replace('my-gateway', 'node clients/cli/bin/openclaw.js gateway')
    .replace('python3 ', `${PYTHON} `);
}

/** README runs what it says. Other pages say more of the same: their options are read, their long runs cut short. */
function brief(command: string): string {
  return /^npx clawspec test\b/.test(command)
    ? `${command} --list`
    : command.replace(/--time \d+s/, '--time 1s').replace(/--runs \d+/, '--runs 3');
}

/** Waits until it serves, has a client go through it where it is a recorder, and interrupts it. */
async function serve(command: string): Promise<void> {
  const words = command.replace(/^npx clawspec /, '').split(' ');
  const child = spawn(process.execPath, ['conformance/bin/clawspec.js', ...words], { cwd: ROOT, env });
  const ended = once(child, 'close');
  let said = '';
  const listen = (data: Buffer) => {
    said += data.toString();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const address = words[0] === 'record' ? /connect to (\S+)/ : /(http:\S+)/;
  while (!address.test(said) && child.exitCode === null) await sleep(20);
  const found = address.exec(said)?.[1] ?? '';
  if (words[0] === 'record') {
    const client = await promisify(execFile)(
      'npx',
      ['openclaw', 'health', '--url', found, '--token', env['TOKEN'] ?? ''],
      {
        cwd: ROOT,
        env,
      },
    );
    expect(client.stdout).toContain('Gateway: ok');
  }
  child.kill('SIGINT');
  const [code, signal] = await ended;
  expect([code, signal], said).toEqual([0, null]);
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  } catch {
    // Nobody listens yet.
    return false;
  }
}
