/** One end of a WebSocket: sends, receives, checks and records frames, whichever side opened it. */
import type { FrameProblem, FrameVerdict } from '@clawspec/spec/check-frame';
import { WebSocket } from 'ws';
import { HarnessError } from '../errors.ts';
import { isTooDeep } from '../json.ts';
import { scrub } from '../transcript/secrets.ts';
import { Inbox } from './inbox.ts';
import type { TimelineEntry } from './timeline.ts';

export interface PeerOptions {
  readonly name: string;
  /** Judges what is sent, and what comes: one of them is the client's direction, the other the gateway's. */
  readonly outgoing: (frame: unknown) => FrameVerdict;
  readonly incoming: (frame: unknown) => FrameVerdict;
  readonly record: (entry: Omit<TimelineEntry, 't'>) => void;
  readonly invalid: (conn: string, frame: unknown, problems: readonly FrameProblem[]) => void;
}

/** What a connection needs of its WebSocket: `ws`, or one that is made of bytes. */
export interface PeerSocket {
  readonly readyState: number;
  on(event: 'message', listener: (data: Buffer, binary: boolean) => void): unknown;
  on(event: 'pong', listener: () => void): unknown;
  on(event: 'close', listener: (code: number, reason: Buffer) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  send(data: string | Buffer, done: () => void): void;
  ping(): void;
  close(code: number, reason: string): void;
  terminate(): void;
}

/** Larger frames are not kept in the record, only how they begin. */
const RECORDED = 262_144;

function recorded(frame: unknown, text: string): Pick<TimelineEntry, 'frame' | 'text'> {
  return text.length > RECORDED ? { text: shortened(text) } : { frame };
}

/** Secrets are learned from frames that are kept; what is cut may have others. */
function shortened(text: string): string {
  return `${scrub(text.slice(0, 200))}… (${text.length} characters)`;
}

export class Peer<S extends PeerSocket = PeerSocket> extends Inbox {
  pongs = 0;
  protected readonly socket: S;
  readonly #options: PeerOptions;

  constructor(socket: S, options: PeerOptions) {
    super(options.name);
    this.socket = socket;
    this.#options = options;
    socket.on('message', (data, binary) => this.#message(data, binary));
    socket.on('pong', () => {
      this.pongs++;
      this.changed();
    });
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString('utf8') };
      options.record({ conn: this.name, dir: 'close', ...this.closed });
      this.changed();
    });
    // A close event follows; who waits for frames sees that.
    socket.on('error', error => options.record({ conn: this.name, dir: 'note', text: error.message }));
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  sendFrame(frame: unknown, options: { intended: boolean; binary: boolean }): void {
    const { problems, specified, subject } = this.#options.outgoing(frame);
    if (!options.intended) {
      const [first] = problems;
      if (first) throw new HarnessError(`the case sends an invalid frame: ${first.path} ${first.message}`);
      if (!specified) throw new HarnessError(`the case calls ${subject}, which is not specified`);
    }
    const text = JSON.stringify(frame);
    this.#options.record({ conn: this.name, dir: 'out', ...recorded(frame, text) });
    this.#send(options.binary ? Buffer.from(text, 'utf8') : text);
  }

  sendRaw(data: string | Buffer, description: string): void {
    this.#options.record({ conn: this.name, dir: 'out', text: description });
    this.#send(data);
  }

  ping(): void {
    this.socket.ping();
  }

  close(code = 1000, reason = ''): void {
    this.socket.close(code, reason);
  }

  drop(): void {
    this.socket.terminate();
  }

  // The other side may close while a frame is on its way: that is for the case to judge, not an error.
  #send(data: string | Buffer): void {
    if (this.isOpen) this.socket.send(data, () => {});
    else this.#options.record({ conn: this.name, dir: 'note', text: 'not sent: the connection is closed' });
  }

  #message(data: Buffer, binary: boolean): void {
    const text = data.toString('utf8');
    if (isTooDeep(text)) {
      this.#unread(shortened(text), 'is nested too deep to be read');
      return;
    }
    let frame: unknown;
    try {
      frame = JSON.parse(text);
    } catch {
      // Secrets are learned from frames: what is none is searched for what looks like one.
      this.#unread(text.length > RECORDED ? shortened(text) : scrub(text), 'is not JSON');
      return;
    }
    const problems = [...this.#options.incoming(frame).problems];
    if (binary) problems.push({ definition: 'GatewayFrame', path: '', message: 'came in a binary message' });
    this.add(frame);
    const described = problems.map(({ path, message }) => `${path} ${message}`.trim());
    this.#options.record({
      conn: this.name,
      dir: 'in',
      ...recorded(frame, text),
      ...(problems.length === 0 ? {} : { problems: described }),
    });
    if (problems.length > 0) this.#options.invalid(this.name, frame, problems);
    this.changed();
  }

  #unread(text: string, message: string): void {
    this.#options.record({ conn: this.name, dir: 'in', text, problems: [message] });
    this.#options.invalid(this.name, text, [{ definition: 'GatewayFrame', path: '', message }]);
  }
}
