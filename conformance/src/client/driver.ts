/** The driver of the client under test: a command that is told what to do and tells what it saw, on stdio. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { JsonObject } from '../json.ts';
import { abandon, end, endOf } from '../run/command.ts';
import { Inbox } from '../run/inbox.ts';
import { whenInterrupted } from '../run/interrupt.ts';
import type { TimelineEntry } from '../run/timeline.ts';
import { parseReport } from './driver-lines.ts';

export interface DriverOptions {
  readonly command: string;
  readonly record: (entry: Omit<TimelineEntry, 't'>) => void;
  /** A line that is no report. */
  readonly garbage: (line: string, problem: string) => void;
  readonly ended: () => void;
  /** What becomes of commands and reports on their way; for tests of the suite itself. */
  readonly onCommand?: (command: unknown) => readonly unknown[];
  readonly onReport?: (report: unknown) => readonly unknown[];
}

export const DRIVER = 'driver';
/** How long a driver has to leave by itself, in milliseconds. */
const LEAVE_MS = 300;
/** Free text that is kept for the report, in characters. */
const KEPT_TEXT = 4000;
/** A line that is longer than this is garbage, in characters. */
const LONGEST_LINE = 64 * 1024 * 1024;

export class Driver extends Inbox {
  /** Why not even a shell could be started, which is nobody's fault but that of this machine. */
  failure: Error | undefined;
  readonly #child: ChildProcess;
  readonly #options: DriverOptions;
  #buffer = '';
  #text = '';
  #stopping = false;
  readonly #forget: () => void;

  constructor(options: DriverOptions) {
    super(DRIVER);
    this.#options = options;
    // A shell understands the command; it leads a process group, so that all it started ends with it.
    const child = spawn(options.command, {
      shell: true,
      detached: process.platform !== 'win32',
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#forget = whenInterrupted(() => abandon(child));
    child.stdout.setEncoding('utf8').on('data', (data: string) => this.#onData(data));
    child.stderr.setEncoding('utf8').on('data', (data: string) => {
      this.#text = endOf(this.#text + data, KEPT_TEXT);
    });
    // A driver that has gone is told nothing any more: its end says so.
    child.stdin.on('error', () => {});
    child.once('error', error => {
      this.failure = error;
      this.#onEnd(-1, `cannot be started: ${error.message}`);
    });
    child.once('close', (code, signal) =>
      this.#onEnd(code ?? -1, code === null ? `ended by ${signal}` : `ended with exit code ${code}`),
    );
  }

  /** What it wrote to stderr, the end of it. */
  get text(): string {
    return this.#text.trim();
  }

  override get what(): string {
    return 'report of the driver';
  }

  override get ending(): string {
    return `the driver ${this.closed?.reason}`;
  }

  tell(command: JsonObject): void {
    this.#options.record({ conn: this.name, dir: 'out', frame: command });
    for (const one of this.#options.onCommand?.(command) ?? [command]) {
      if (this.#child.stdin?.writable) this.#child.stdin.write(`${JSON.stringify(one)}\n`);
    }
  }

  /** Asks it to leave, then ends it and whatever it started. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const { stdin } = this.#child;
    if (this.closed === undefined && stdin?.writable) {
      stdin.end('{"do":"exit"}\n');
      await Promise.race([once(this.#child, 'close'), pause(LEAVE_MS)]);
    }
    await end(this.#child);
    this.#forget();
  }

  #onData(data: string): void {
    this.#buffer += data;
    const lines = this.#buffer.split('\n');
    this.#buffer = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') this.#onLine(line);
    if (this.#buffer.length > LONGEST_LINE) {
      this.#options.garbage('', `a line is longer than ${LONGEST_LINE} characters`);
      this.#buffer = '';
    }
  }

  #onLine(line: string): void {
    const parsed = parseReport(line);
    if ('problem' in parsed) {
      this.#options.record({ conn: this.name, dir: 'in', text: line, problems: [parsed.problem] });
      this.#options.garbage(line, parsed.problem);
      this.changed();
      return;
    }
    for (const report of this.#options.onReport?.(parsed.report) ?? [parsed.report]) {
      this.add(report);
      this.#options.record({ conn: this.name, dir: 'in', frame: report });
    }
    this.changed();
  }

  #onEnd(code: number, reason: string): void {
    if (this.closed !== undefined) return;
    this.closed = { code, reason };
    if (!this.#stopping) this.#options.record({ conn: this.name, dir: 'close', ...this.closed });
    this.changed();
    this.#options.ended();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms).unref();
  });
}
