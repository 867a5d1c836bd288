/** README and CONTRIBUTING tell the truth: their commands run, their links lead somewhere. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../bench/process.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'conformance/README.md',
  'clients/typescript/README.md',
  'clients/swift/README.md',
];
const TOKEN = 'readme-token';
/** What a running test suite cannot run again inside itself; `.ci/run` runs these from a fresh clone. */
const WHOLE = [/^npm ci && npm (start|test)$/, /^npm (test|run check|run bench)$/];

const scripts = Object.keys(
  (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> })
    .scripts,
);

describe.each(PAGES)('%s', page => {
  const text = readFileSync(join(ROOT, page), 'utf8');

  test('links lead to files', () => {
    const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(match => match[1] ?? '');
    const broken = targets.filter(target => !existsSync(join(ROOT, dirname(page), target)));
    expect(broken).toEqual([]);
  });

  test('every npm script it names exists', () => {
    const named = [
      ...text.matchAll(/npm (?:run )?(start|test|check|generate|conformance|bench|[a-z]+:[a-z]+)\b/g),
    ];
    const missing = named.map(match => match[1] ?? '').filter(name => !scripts.includes(name));
    expect(missing).toEqual([]);
  });
});

describe('commands of README.md', () => {
  const commands = [...readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(match => (match[1] ?? '').split('\n'))
    .map(line => line.replace(/\s+#.*$/, '').trim())
    .filter(line => line !== '' && !WHOLE.some(pattern => pattern.test(line)));

  const stateDir = mkdtempSync(join(tmpdir(), 'clawspec-readme-'));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env['PATH']}`,
    HOME: stateDir,
    OPENCLAW_STATE_DIR: stateDir,
    OPENCLAW_GATEWAY_TOKEN: TOKEN,
  };
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
    while (!(await isReady(port))) await sleep(20);
  });
  afterAll(async () => {
    const ended = once(gateway, 'exit');
    gateway.kill('SIGTERM');
    await ended;
    rmSync(stateDir, { recursive: true, force: true });
  });

  test.each(commands)('%s', { timeout: 240_000 }, command => {
    const here = command.replaceAll('127.0.0.1:18789', `127.0.0.1:${port}`);
    const run = spawnSync(here, {
      cwd: ROOT,
      env,
      shell: true,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(run.status, `${run.stdout}\n${run.stderr}`).toBe(0);
  });
});

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  } catch {
    // Nobody listens yet.
    return false;
  }
}
