/** One WebSocket connection of a case: everything that was sent and received, in order. */

import { EventEmitter, once } from 'node:events';
import type { FrameChecker, FrameProblem } from '@clawspec/spec/check-frame';
import { WebSocket } from 'ws';
import { HarnessError } from '../errors.ts';

export interface Received {
  /** Position among all frames of the connection. */
  readonly index: number;
  readonly frame: unknown;
  consumed: boolean;
}

export interface TimelineEntry {
  /** Milliseconds since the case began. */
  readonly t: number;
  readonly conn: string;
  readonly dir: 'open' | 'out' | 'in' | 'close' | 'refused' | 'note';
  readonly frame?: unknown;
  /** Text or a description of what was no JSON. */
  readonly text?: string;
  readonly code?: number;
  readonly reason?: string;
  readonly problems?: readonly string[];
}

export interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** `open`, or the HTTP status with which the upgrade was refused. */
export type OpenOutcome = { readonly open: true } | { readonly http: number };

export interface ConnectionOptions {
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly wire: FrameChecker;
  readonly record: (entry: Omit<TimelineEntry, 't'>) => void;
  readonly invalid: (conn: string, frame: unknown, problems: readonly FrameProblem[]) => void;
}

export class Connection {
  readonly name: string;
  readonly inbox: Received[] = [];
  /** Set once the gateway's side of the connection has ended. */
  closed: Closed | undefined;
  pongs = 0;
  readonly #socket: WebSocket;
  readonly #changes = new EventEmitter();
  readonly #options: ConnectionOptions;

  constructor(options: ConnectionOptions) {
    this.name = options.name;
    this.#options = options;
    this.#socket = new WebSocket(options.url, {
      headers: options.headers,
      perMessageDeflate: false,
      handshakeTimeout: 10_000,
    });
    this.#changes.setMaxListeners(0);
    this.#socket.on('message', (data, binary) => this.#message(data as Buffer, binary));
    this.#socket.on('pong', () => {
      this.pongs++;
      this.#changes.emit('change');
    });
    this.#socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString('utf8') };
      options.record({ conn: this.name, dir: 'close', ...this.closed });
      this.#changes.emit('change');
    });
    // A close event follows; who waits for frames sees that.
    this.#socket.on('error', error => options.record({ conn: this.name, dir: 'note', text: error.message }));
  }

  /** Resolves when the upgrade succeeded or was refused with an HTTP status; throws when nobody answers. */
  opened(): Promise<OpenOutcome> {
    return new Promise((resolve, reject) => {
      this.#socket.once('open', () => {
        this.#options.record({ conn: this.name, dir: 'open' });
        resolve({ open: true });
      });
      this.#socket.once('unexpected-response', (request, response) => {
        const http = response.statusCode ?? 0;
        this.#options.record({ conn: this.name, dir: 'refused', code: http });
        response.resume();
        request.destroy();
        resolve({ http });
      });
      this.#socket.once('error', error => reject(new HarnessError(`cannot connect: ${error.message}`)));
    });
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  sendFrame(frame: unknown, options: { intended: boolean; binary: boolean }): void {
    const { problems, specified, subject } = this.#options.wire.sent(frame);
    if (!options.intended) {
      const [first] = problems;
      if (first) throw new HarnessError(`the case sends an invalid frame: ${first.path} ${first.message}`);
      if (!specified) throw new HarnessError(`the case calls ${subject}, which is not specified`);
    }
    const text = JSON.stringify(frame);
    this.#options.record({ conn: this.name, dir: 'out', frame });
    this.#send(options.binary ? Buffer.from(text, 'utf8') : text);
  }

  sendRaw(data: string | Buffer, description: string): void {
    this.#options.record({ conn: this.name, dir: 'out', text: description });
    this.#send(data);
  }

  ping(): void {
    this.#socket.ping();
  }

  close(code = 1000): void {
    this.#socket.close(code);
  }

  drop(): void {
    this.#socket.terminate();
  }

  /**
   * Calls `look` now and after every change until it returns something other than undefined, the time is
   * up, or the connection has ended.
   */
  async waitFor<T>(look: () => T | undefined, ms: number): Promise<T | undefined> {
    const signal = AbortSignal.timeout(Math.max(1, Math.round(ms)));
    for (;;) {
      const found = look();
      if (found !== undefined || this.closed !== undefined || signal.aborted) return found;
      try {
        await once(this.#changes, 'change', { signal });
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    }
  }

  // A gateway may close while a frame is on its way: that is for the case to judge, not an error.
  #send(data: string | Buffer): void {
    if (this.isOpen) this.#socket.send(data, () => {});
    else this.#options.record({ conn: this.name, dir: 'note', text: 'not sent: the connection is closed' });
  }

  #message(data: Buffer, binary: boolean): void {
    const text = data.toString('utf8');
    let frame: unknown;
    try {
      frame = JSON.parse(text);
    } catch {
      const problem = { definition: 'GatewayFrame', path: '', message: 'is not JSON' };
      this.#options.record({ conn: this.name, dir: 'in', text, problems: [problem.message] });
      this.#options.invalid(this.name, text, [problem]);
      return;
    }
    const problems = [...this.#options.wire.received(frame).problems];
    if (binary) problems.push({ definition: 'GatewayFrame', path: '', message: 'came in a binary message' });
    this.inbox.push({ index: this.inbox.length, frame, consumed: false });
    const described = problems.map(({ path, message }) => `${path} ${message}`.trim());
    this.#options.record({
      conn: this.name,
      dir: 'in',
      frame,
      ...(problems.length === 0 ? {} : { problems: described }),
    });
    if (problems.length > 0) this.#options.invalid(this.name, frame, problems);
    this.#changes.emit('change');
  }
}
