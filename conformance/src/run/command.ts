/** Starts the gateway under test from a command, stops and restarts it, and cleans up afterwards. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HarnessError } from '../errors.ts';
import { Redactor } from '../redact.ts';
import { freePort } from './free-port.ts';
import { whenInterrupted } from './interrupt.ts';

/** What cases may do to a gateway that the suite has started. Port, token and state stay the same. */
export interface GatewayProcess {
  readonly running: boolean;
  /** Process group of everything that the command started; undefined while it does not run. */
  readonly group: number | undefined;
  /** Asks it to end (SIGTERM) and waits; false when it had to be killed. */
  stop(): Promise<boolean>;
  /** Ends it at once (SIGKILL). */
  kill(): Promise<void>;
  /** Starts it again; it may need a while until it answers. */
  start(): void;
}

export interface Launched {
  readonly url: string;
  readonly token: string;
  /** Folder of its state. */
  readonly state: string;
  readonly process: GatewayProcess;
  /** Rejects when the gateway ends although nobody stopped it. */
  readonly died: Promise<never>;
  /** Ends it for good and removes the state that was made for it. */
  stop(): Promise<void>;
}

export interface LaunchOptions {
  readonly token?: string;
  /** Added to the environment of the command. */
  readonly env?: Readonly<Record<string, string>>;
}

const STOP_MS = 15_000;
/** How long a killed process has to let go of its pipes, in milliseconds. */
const LET_GO_MS = 1_000;
/** Output kept to explain why a gateway did not start. */
const KEPT_OUTPUT = 4000;

/**
 * `{port}`, `{token}` and `{state}` in the command are replaced; they are in `$PORT`, `$OPENCLAW_GATEWAY_TOKEN` and
 * `$OPENCLAW_STATE_DIR` too. The state is that of `$OPENCLAW_STATE_DIR`, or a folder for this run alone.
 */
export async function launch(command: string, options: LaunchOptions = {}): Promise<Launched> {
  const secret = options.token ?? randomBytes(24).toString('base64url');
  const port = await freePort();
  const given = process.env['OPENCLAW_STATE_DIR'];
  const state = given ? given : await mkdtemp(join(tmpdir(), 'clawspec-state-'));
  const values = { '{port}': String(port), '{token}': secret, '{state}': state };
  const line = Object.entries(values).reduce((text, [from, to]) => text.replaceAll(from, to), command);
  const runner = new Runner(line, secret, {
    ...process.env,
    ...options.env,
    PORT: String(port),
    OPENCLAW_GATEWAY_TOKEN: secret,
    OPENCLAW_STATE_DIR: state,
  });
  const forget = whenInterrupted(() => {
    runner.abandon(given ? 'SIGTERM' : 'SIGKILL');
    if (!given) rmSync(state, { recursive: true, force: true });
  });
  runner.start();
  return {
    url: `ws://127.0.0.1:${port}`,
    token: secret,
    state,
    process: runner,
    died: runner.died,
    stop: async () => {
      await runner.retire();
      if (!given) await rm(state, { recursive: true, force: true, maxRetries: 3 });
      forget();
    },
  };
}

class Runner implements GatewayProcess {
  readonly died: Promise<never>;
  readonly #line: string;
  readonly #secret: string;
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;
  #closed: Promise<unknown> = Promise.resolve();
  #expected = false;
  #retired = false;
  #output = '';
  #die: (error: Error) => void = () => {};

  constructor(line: string, secret: string, env: NodeJS.ProcessEnv) {
    this.#line = line;
    this.#secret = secret;
    this.#env = env;
    this.died = new Promise<never>((_, reject) => {
      this.#die = reject;
    });
    this.died.catch(() => {});
  }

  get running(): boolean {
    return this.#child !== undefined;
  }

  get group(): number | undefined {
    return this.#child?.pid;
  }

  start(): void {
    if (this.#child !== undefined) throw new HarnessError('the gateway runs already');
    if (this.#retired) throw new HarnessError('the run is over: the gateway is not started any more');
    this.#expected = false;
    const child = spawn(this.#line, {
      shell: true,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: this.#env,
    });
    this.#child = child;
    const keep = (data: Buffer) => {
      this.#output = endOf(this.#output + data.toString('utf8'), KEPT_OUTPUT);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    // A shell may end before what it started: the pipes close when the last one has ended.
    this.#closed = new Promise(resolve => child.once('close', resolve));
    child.once('error', error => this.#die(new HarnessError(`cannot start the gateway: ${error.message}`)));
    child.once('exit', (code, signal) => {
      if (this.#expected || this.#child !== child) return;
      void this.#tellDeath(code, signal);
    });
  }

  /** Says why it ended, with what it printed last: that may still be in the pipes, unless somebody else holds them. */
  async #tellDeath(code: number | null, signal: NodeJS.Signals | null): Promise<void> {
    const waiting = new AbortController();
    const long = sleep(LET_GO_MS, undefined, { ref: false, signal: waiting.signal }).catch(() => {});
    await Promise.race([this.#closed, long]);
    waiting.abort();
    const how = code === null ? `signal ${signal}` : `exit code ${code}`;
    const redactor = new Redactor();
    redactor.add(this.#secret);
    const output = redactor.text(this.#output).trim();
    this.#die(
      new HarnessError(
        `the gateway ended with ${how}${output === '' ? ', and printed nothing' : `: ${output}`}`,
      ),
    );
  }

  async stop(): Promise<boolean> {
    return this.#end('SIGTERM');
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Stops it for good: a case that is still under way cannot start it again. */
  async retire(): Promise<void> {
    this.#retired = true;
    await this.stop();
  }

  /** Ends it without waiting. */
  abandon(signal: NodeJS.Signals): void {
    if (this.#child !== undefined) abandon(this.#child, signal);
  }

  async #end(signal: NodeJS.Signals): Promise<boolean> {
    const child = this.#child;
    if (child === undefined) return true;
    this.#expected = true;
    const inTime = await end(child, { signal, withinMs: STOP_MS });
    await this.#closed;
    this.#child = undefined;
    return inTime;
  }
}

/**
 * Ends a process and what it started; false when it had to be killed. It must lead a process group of its own. A
 * shell may be gone while what it started still writes to its pipes: that is ended too.
 */
export async function end(
  child: ChildProcess,
  { signal = 'SIGTERM', withinMs = 5000 }: { signal?: NodeJS.Signals; withinMs?: number } = {},
): Promise<boolean> {
  if (child.pid === undefined || isOver(child)) return true;
  const over = once(child, 'close');
  let inTime = true;
  send(child, signal);
  let timer = setTimeout(() => {
    inTime = false;
    send(child, 'SIGKILL');
    // Whoever holds the pipes now has left the group, and is not waited for.
    timer = setTimeout(() => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    }, LET_GO_MS);
  }, withinMs);
  await over;
  clearTimeout(timer);
  return inTime;
}

/** Ends a process and what it started without waiting. */
export function abandon(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): void {
  if (child.pid !== undefined && !isOver(child)) send(child, signal);
}

function isOver({ exitCode, signalCode, stdout, stderr }: ChildProcess): boolean {
  const pipes = [stdout, stderr].filter(pipe => pipe !== null);
  return (exitCode !== null || signalCode !== null) && pipes.every(({ closed }) => closed);
}

function send(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (process.platform === 'win32') {
      // Signals there reach the shell alone.
      spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    } else process.kill(-(child.pid as number), name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The last lines of a text, in so many characters: half a line might hold half a secret, which nobody recognises. */
export function endOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.slice(-most);
  return end.slice(end.indexOf('\n') + 1);
}
