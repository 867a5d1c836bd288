/** A WebSocket client made of bytes: the upgrade request and every frame are what the case says. */
import { createHash, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { WebSocket } from 'ws';
import { HarnessError } from '../errors.ts';
import {
  closePayload,
  encodeFrame,
  FrameReader,
  type IncomingFrame,
  OPCODES,
  type OutgoingFrame,
} from './wire-frames.ts';

/** The upgrade request. Headers are merged over those of a right one; null takes one away. */
export interface UpgradeRequest {
  readonly method?: string;
  readonly version?: string;
  readonly headers?: Readonly<Record<string, string | null>>;
}

/** What came back for the upgrade request. */
export interface UpgradeAnswer {
  /** True after 101 with the right Sec-WebSocket-Accept. */
  readonly open?: true;
  /** Status code; missing when the connection ended without an answer. */
  readonly http?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** `right`, `wrong` or `missing`: Sec-WebSocket-Accept of a 101. */
  readonly accept?: 'right' | 'wrong' | 'missing';
  /** Body of an answer that is no 101, as it came: chunks are not put together. */
  readonly body?: string;
}

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const LONGEST_HEAD = 64 * 1024;
/** How long an upgrade request may stay without an answer, in milliseconds. */
export const UPGRADE_MS = 10_000;
/** How long the body of a refusal is waited for. */
const BODY_MS = 1000;

interface Events {
  upgrade: [UpgradeAnswer];
  message: [Buffer, boolean];
  pong: [];
  frame: [IncomingFrame];
  bytes: [];
  /** Close frame, or 1006 when the connection ended without one. */
  close: [number, Buffer];
  /** The TCP connection is over. */
  end: ['fin' | 'reset'];
  error: [Error];
}

export class WireSocket extends EventEmitter<Events> {
  /** As in `ws`: the suite treats both kinds alike. */
  readyState: number = WebSocket.CONNECTING;
  /** Bytes that came after the upgrade. */
  received = 0;
  /** Whether anybody took the TCP connection. */
  reached = false;
  readonly #socket: Socket;
  readonly #reader = new FrameReader();
  readonly #key = randomBytes(16).toString('base64');
  readonly #answers: boolean;
  #head = Buffer.alloc(0);
  #fragments: Buffer[] = [];
  #binary = false;
  #closeSeen = false;
  #closeSent = false;
  #ended = false;

  /** With `answers: false` pings and closes of the gateway stay without an answer. */
  constructor(url: string, request: UpgradeRequest, answers: boolean) {
    super();
    this.#answers = answers;
    const target = new URL(url);
    const secure = target.protocol === 'wss:';
    const host = target.hostname.replace(/^\[|\]$/gu, '');
    const port = Number(target.port || (secure ? 443 : 80));
    this.#socket = secure
      ? connectTls({ host, port, servername: host })
      : createConnection({ host, port, allowHalfOpen: true });
    this.#socket.setNoDelay(true);
    this.#socket.once(secure ? 'secureConnect' : 'connect', () => {
      this.reached = true;
      this.#socket.write(this.#upgradeText(target, request));
    });
    const timer = setTimeout(() => {
      if (!this.reached) this.emit('error', new Error(`nobody answered within ${UPGRADE_MS} ms`));
      this.terminate();
    }, UPGRADE_MS);
    this.once('upgrade', () => clearTimeout(timer));
    this.#socket.on('data', chunk => this.#data(chunk));
    this.#socket.once('end', () => this.#over('fin'));
    this.#socket.once('close', () => this.#over('reset'));
    this.#socket.on('error', error => this.emit('error', error));
  }

  /** Writes frames in one go, or in pieces of some bytes, each in a segment of its own. */
  async write(bytes: Buffer, pieceBytes?: number): Promise<void> {
    if (pieceBytes === undefined) {
      this.#socket.write(bytes);
      return;
    }
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      this.#socket.write(bytes.subarray(at, at + pieceBytes));
      await new Promise(resolve => setImmediate(resolve));
    }
  }

  send(data: string | Buffer, done?: () => void): void {
    const opcode = typeof data === 'string' ? OPCODES['text'] : OPCODES['binary'];
    this.#frame(opcode as number, Buffer.from(data as string));
    done?.();
  }

  ping(): void {
    this.#frame(OPCODES['ping'] as number, Buffer.alloc(0));
  }

  close(code: number, reason = ''): void {
    this.#sendClose(closePayload(code, reason));
  }

  /** Ends the connection without a word. */
  terminate(): void {
    this.#socket.destroy();
  }

  /** Says that nothing more will be sent (FIN) and goes on reading. */
  finish(): void {
    this.#socket.end();
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  #frame(opcode: number, payload: Buffer): void {
    const frame: OutgoingFrame = { opcode, fin: true, rsv: 0, masked: true, payload };
    if (this.#socket.writable) this.#socket.write(encodeFrame(frame));
  }

  #sendClose(payload: Buffer): void {
    if (this.#closeSent) return;
    this.#closeSent = true;
    this.readyState = WebSocket.CLOSING;
    this.#frame(OPCODES['close'] as number, payload);
  }

  #upgradeText({ host, pathname, search }: URL, request: UpgradeRequest): string {
    const headers = new Map<string, string | null>([
      ['host', host],
      ['upgrade', 'websocket'],
      ['connection', 'Upgrade'],
      ['sec-websocket-key', this.#key],
      ['sec-websocket-version', '13'],
    ]);
    for (const [name, value] of Object.entries(request.headers ?? {})) headers.set(name.toLowerCase(), value);
    const lines = [...headers].flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
    const first = `${request.method ?? 'GET'} ${pathname}${search} HTTP/${request.version ?? '1.1'}`;
    return [first, ...lines, '', ''].join('\r\n');
  }

  #data(chunk: Buffer): void {
    if (this.readyState === WebSocket.CONNECTING) this.#readHead(chunk);
    else this.#readFrames(chunk);
  }

  #readHead(chunk: Buffer): void {
    this.#head = Buffer.concat([this.#head, chunk]);
    const end = this.#head.indexOf('\r\n\r\n');
    if (end < 0) {
      if (this.#head.length > LONGEST_HEAD) this.terminate();
      return;
    }
    const [status = '', ...lines] = this.#head.toString('latin1', 0, end).split('\r\n');
    const headers = Object.fromEntries(
      lines.map(line => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
      }),
    );
    const http = Number(/^HTTP\/\d\.\d (\d{3})/u.exec(status)?.[1] ?? Number.NaN);
    const rest = this.#head.subarray(end + 4);
    if (http === 101) this.#upgraded(headers, rest);
    else this.#refused(http, headers, rest);
  }

  #upgraded(headers: Record<string, string>, rest: Buffer): void {
    const expected = createHash('sha1').update(`${this.#key}${MAGIC}`).digest('base64');
    const given = headers['sec-websocket-accept'];
    const accept = given === undefined ? 'missing' : given === expected ? 'right' : 'wrong';
    this.readyState = WebSocket.OPEN;
    this.emit('upgrade', { ...(accept === 'right' ? { open: true } : {}), http: 101, headers, accept });
    if (rest.length > 0) this.#readFrames(rest);
  }

  #refused(http: number, headers: Record<string, string>, first: Buffer): void {
    this.readyState = WebSocket.CLOSING;
    let body = first;
    const length = Number(headers['content-length'] ?? Number.POSITIVE_INFINITY);
    const chunked = headers['transfer-encoding'] === 'chunked';
    const done = () => {
      clearTimeout(timer);
      this.#socket.off('data', more);
      this.emit('upgrade', { http, headers, body: body.toString('utf8') });
    };
    const whole = () => body.length >= length || (chunked && body.toString('latin1').endsWith('0\r\n\r\n'));
    const more = (chunk: Buffer) => {
      body = Buffer.concat([body, chunk]);
      if (whole()) done();
    };
    const timer = setTimeout(done, BODY_MS);
    this.#socket.removeAllListeners('data');
    this.#socket.on('data', more);
    this.once('end', done);
    if (whole()) done();
  }

  #readFrames(chunk: Buffer): void {
    this.received += chunk.length;
    try {
      for (const frame of this.#reader.push(chunk)) this.#incoming(frame);
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      this.emit('error', error);
      this.terminate();
    }
    this.emit('bytes');
  }

  #incoming(frame: IncomingFrame): void {
    this.emit('frame', frame);
    switch (frame.opcode) {
      case OPCODES['ping']:
        if (this.#answers) this.#frame(OPCODES['pong'] as number, frame.payload);
        return;
      case OPCODES['pong']:
        this.emit('pong');
        return;
      case OPCODES['close']:
        this.#closed(frame.payload);
        return;
      case OPCODES['continuation']:
        this.#fragments.push(frame.payload);
        break;
      default:
        this.#fragments = [frame.payload];
        this.#binary = frame.opcode === OPCODES['binary'];
    }
    if (!frame.fin) return;
    this.emit('message', Buffer.concat(this.#fragments), this.#binary);
    this.#fragments = [];
  }

  #closed(payload: Buffer): void {
    if (this.#closeSeen) return;
    this.#closeSeen = true;
    const code = payload.length < 2 ? 1005 : payload.readUInt16BE(0);
    if (this.#answers) this.#sendClose(payload.subarray(0, 2));
    this.readyState = WebSocket.CLOSED;
    this.emit('close', code, payload.subarray(2));
  }

  #over(how: 'fin' | 'reset'): void {
    if (this.#ended) return;
    this.#ended = true;
    // A gateway that ends its side is answered, unless this one plays dead.
    if (this.#answers) this.#socket.end();
    if (this.readyState === WebSocket.CONNECTING) this.emit('upgrade', {});
    this.readyState = WebSocket.CLOSED;
    this.emit('end', how);
    if (!this.#closeSeen) this.emit('close', 1006, Buffer.alloc(0));
  }
}
