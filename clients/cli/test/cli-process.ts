/** Runs the real `openclaw` as a child process, with an environment of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../bin/openclaw.js', import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** One temporary home: its own HOME, its own state directory, nothing of the surrounding environment. */
export class CliHome {
  readonly dir: string;
  readonly stateDir: string;
  readonly #children = new Set<ChildProcess>();

  private constructor(dir: string) {
    this.dir = dir;
    this.stateDir = join(dir, 'state');
  }

  static async create(): Promise<CliHome> {
    return new CliHome(await mkdtemp(join(tmpdir(), 'clawspec-cli-')));
  }

  spawn(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
    const child = spawn(process.execPath, [BIN, ...args], {
      cwd: this.dir,
      env: { PATH: process.env['PATH'], HOME: this.dir, OPENCLAW_STATE_DIR: this.stateDir, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#children.add(child);
    child.once('exit', () => this.#children.delete(child));
    return child;
  }

  async run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
    return finished(this.spawn(args, env));
  }

  /** Starts a gateway on a free port and waits until it is ready. */
  async gateway(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<GatewayProcess> {
    const child = this.spawn(['gateway', '--port', '0', '--json', ...args], env);
    const lines = collect(child);
    const ready = await new Promise<Record<string, unknown>>((resolve, reject) => {
      createInterface({ input: child.stdout! }).on('line', line => {
        const entry = JSON.parse(line) as Record<string, unknown>;
        if (entry['message'] === 'ready') resolve(entry);
      });
      child.once('close', code => reject(new Error(`gateway ended with ${code}: ${lines.stderr}`)));
    });
    const url = String(ready['url']);
    return { child, url, port: new URL(url).port, ready, output: lines };
  }

  token(): Promise<string> {
    return readFile(join(this.stateDir, 'gateway.token'), 'utf8').then(text => text.trim());
  }

  async remove(): Promise<void> {
    const children = [...this.#children];
    await Promise.all(
      children.map(async child => {
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      }),
    );
    await rm(this.dir, { recursive: true, force: true });
  }
}

export interface GatewayProcess {
  readonly child: ChildProcess;
  readonly url: string;
  readonly port: string;
  /** The log line that says it is ready. */
  readonly ready: Readonly<Record<string, unknown>>;
  readonly output: { readonly stdout: string; readonly stderr: string };
}

function collect(child: ChildProcess): { stdout: string; stderr: string } {
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]!.setEncoding('utf8').on('data', (chunk: string) => {
      text[name] += chunk;
    });
  }
  return text;
}

export async function finished(child: ChildProcess): Promise<Run> {
  const text = collect(child);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...text };
}

/** Resolves when the process has printed what matches. */
export function printed(child: ChildProcess, pattern: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (pattern.test(text)) resolve();
    });
    child.once('close', () => reject(new Error(`ended before ${pattern}: ${text}`)));
  });
}
