/** The gateway as users run it: a process of its own, started by its command line. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { freePort } from '../../../../scripts/bench/process.ts';

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'openclaw.js');
export const TOKEN = 'process-test-token';

export class GatewayProcess {
  readonly stateDir: string;
  readonly port: number;
  #child: ChildProcess | undefined;

  private constructor(stateDir: string, port: number) {
    this.stateDir = stateDir;
    this.port = port;
  }

  static async start(): Promise<GatewayProcess> {
    const gateway = new GatewayProcess(mkdtempSync(join(tmpdir(), 'clawspec-process-')), await freePort());
    await gateway.launch();
    return gateway;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}`;
  }

  /** Resident memory in MB. */
  get rssMb(): number {
    const status = readFileSync(`/proc/${this.#child?.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  }

  get running(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Starts (again) on the same port and state, and waits until it answers. */
  async launch(): Promise<void> {
    this.#child = spawn(
      process.execPath,
      [BIN, 'gateway', '--port', String(this.port), '--state-dir', this.stateDir, '--log-level', 'silent'],
      { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, OPENCLAW_GATEWAY_TOKEN: TOKEN } },
    );
    while (this.running) {
      const probe = new WebSocket(this.url);
      // Rejects when the socket fails first.
      const opened = await once(probe, 'open').then(
        () => true,
        () => false,
      );
      // Terminating a socket that has not opened is an error event of its own.
      probe.on('error', () => undefined).terminate();
      if (opened) return;
      // The port opens once; there is no event across processes to wait for.
      await sleep(20);
    }
    throw new Error('the gateway ended while starting');
  }

  async signal(signal: NodeJS.Signals): Promise<void> {
    if (!this.running || this.#child === undefined) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill(signal);
    await ended;
  }

  async stop(): Promise<void> {
    await this.signal('SIGTERM');
    rmSync(this.stateDir, { recursive: true, force: true });
  }
}
