/** Our gateway and the real command line programs, each in a process and a home of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { QUIET_ENV } from './offline.ts';
import type { RealCli } from './packages.ts';

const GATEWAY = join(import.meta.dirname, '..', '..', 'clients', 'cli', 'bin', 'openclaw.js');
export const TOKEN = 'interop-shared-secret';
const START_TIMEOUT_MS = 60_000;

export interface Finished {
  /** Null when it was stopped because it took too long. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

export interface Gateway {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startGateway(dir: string): Promise<Gateway> {
  const child = spawn(
    process.execPath,
    [GATEWAY, 'gateway', '--port', '0', '--json', '--state-dir', join(dir, 'gateway')],
    {
      env: { PATH: process.env['PATH'], HOME: dir, OPENCLAW_GATEWAY_TOKEN: TOKEN },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const stderr = textOf(child.stderr);
  let tooLate: NodeJS.Timeout | undefined;
  const ready = new Promise<string>((resolve, reject) => {
    tooLate = setTimeout(() => reject(new Error('the gateway did not start')), START_TIMEOUT_MS);
    createInterface({ input: child.stdout }).on('line', line => {
      try {
        const entry = JSON.parse(line) as { message?: string; url?: string };
        if (entry.message === 'ready' && entry.url !== undefined) resolve(entry.url);
      } catch (error) {
        reject(new Error(`the gateway wrote a line that is no JSON: ${line}`, { cause: error }));
      }
    });
    child.once('close', code => reject(new Error(`the gateway ended with ${code}: ${stderr()}`)));
  });
  let url: string;
  try {
    url = await ready;
  } catch (error) {
    await stop(child);
    throw error;
  } finally {
    clearTimeout(tooLate);
  }
  return { url, stop: () => stop(child) };
}

/** A person's account: home, state directory and the configuration that names the gateway. */
export class Home {
  readonly dir: string;
  readonly #cli: RealCli;
  readonly #packageDir: string;

  private constructor(dir: string, cli: RealCli, packageDir: string) {
    this.dir = dir;
    this.#cli = cli;
    this.#packageDir = packageDir;
  }

  static async make(parent: string, cli: RealCli, packageDir: string, gatewayUrl?: string): Promise<Home> {
    const dir = await mkdtemp(join(parent, 'home-'));
    const home = new Home(dir, cli, packageDir);
    await mkdir(home.#stateDir, { recursive: true });
    if (gatewayUrl !== undefined) {
      const config = { gateway: { mode: 'remote', remote: { url: gatewayUrl, token: TOKEN } } };
      await writeFile(join(home.#stateDir, 'openclaw.json'), JSON.stringify(config));
    }
    return home;
  }

  get #stateDir(): string {
    return join(this.dir, '.openclaw');
  }

  spawn(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
    return spawn(process.execPath, [join(this.#packageDir, 'openclaw.mjs'), ...args], {
      cwd: this.#cli.runsInPackage ? this.#packageDir : this.dir,
      env: {
        ...QUIET_ENV,
        PATH: process.env['PATH'],
        HOME: this.dir,
        OPENCLAW_STATE_DIR: this.#stateDir,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  async run(args: readonly string[], timeoutMs: number): Promise<Finished> {
    const started = performance.now();
    const child = this.spawn(args);
    const stdout = textOf(child.stdout);
    const stderr = textOf(child.stderr);
    const tooLong = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    const [code] = (await once(child, 'close')) as [number | null];
    clearTimeout(tooLong);
    return { code, stdout: stdout(), stderr: stderr(), ms: Math.round(performance.now() - started) };
  }
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  const cut = setTimeout(() => child.kill('SIGKILL'), 5000);
  await closed;
  clearTimeout(cut);
}

export async function withTempDir<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'clawspec-interop-'));
  try {
    return await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Collects a stream; what is read so far. */
function textOf(stream: NodeJS.ReadableStream | null): () => string {
  let text = '';
  stream?.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  return () => text;
}
