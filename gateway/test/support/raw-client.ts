/** A client that sends exactly what it is told, keeps everything it receives and holds it against the specification. */
import { type ConnectParams, EVENTS, type HelloOk, METHODS } from '@clawspec/protocol';
import { onTestFinished } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import { createValidator } from '../../src/server/validator.ts';
import { type Device, signed } from './device.ts';
import { TOKEN } from './gateway.ts';

const validator = createValidator();

export interface Frame {
  readonly type: 'res' | 'event';
  readonly id?: unknown;
  readonly ok?: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into payloads of every shape
  readonly payload?: any;
  readonly error?: {
    code: string;
    message: string;
    details?: Record<string, unknown>;
    retryable?: boolean;
    retryAfterMs?: number;
  };
  readonly event?: string;
  readonly seq?: number;
  readonly stateVersion?: { presence: number; health: number };
}

export interface Closed {
  readonly code: number;
  readonly reason: string;
}

export class RawClient {
  readonly frames: Frame[] = [];
  readonly ws: WebSocket;
  readonly closed: Promise<Closed>;
  nonce = '';
  #wake: (() => void)[] = [];
  #ended: Closed | undefined;
  #nextId = 1;
  /** What the gateway sent that the specification does not allow. */
  #problem: string | undefined;

  constructor(url: string, options: ClientOptions = {}) {
    this.ws = new WebSocket(url, { perMessageDeflate: false, ...options });
    this.ws.on('message', data => {
      const frame = JSON.parse(String(data)) as Frame;
      this.frames.push(frame);
      if (frame.event !== undefined) this.#check(frame, EVENTS[frame.event as keyof typeof EVENTS].payload);
      this.#wakeAll();
    });
    this.closed = new Promise(resolve => {
      this.ws.on('close', (code, reason) => {
        this.#ended = { code, reason: String(reason) };
        this.#wakeAll();
        resolve(this.#ended);
      });
    });
    this.ws.on('error', () => {});
  }

  /** Opens the socket and waits for the challenge. */
  static async open(url: string, options?: ClientOptions): Promise<RawClient> {
    const client = new RawClient(url, options);
    onTestFinished(() => client.ws.terminate());
    const challenge = await client.event('connect.challenge');
    client.nonce = challenge.payload.nonce;
    return client;
  }

  send(frame: unknown): void {
    this.ws.send(JSON.stringify(frame));
  }

  /** The first frame, already received or still to come, that fits. */
  async next(fits: (frame: Frame) => boolean, what = 'a frame'): Promise<Frame> {
    for (;;) {
      const found = this.frames.find(fits);
      if (this.#problem !== undefined) throw new Error(this.#problem);
      if (found) return found;
      if (this.#ended) throw new Error(`closed (${this.#ended.code} ${this.#ended.reason}) before ${what}`);
      await new Promise<void>(resolve => this.#wake.push(resolve));
    }
  }

  event(name: string, fits: (frame: Frame) => boolean = () => true): Promise<Frame> {
    return this.next(frame => frame.event === name && fits(frame), name);
  }

  response(id: unknown): Promise<Frame> {
    return this.next(frame => frame.type === 'res' && frame.id === id, `the response ${String(id)}`);
  }

  async request(method: string, params?: unknown): Promise<Frame> {
    const id = `r${this.#nextId++}`;
    this.send({ type: 'req', id, method, ...(params === undefined ? {} : { params }) });
    const frame = await this.response(id);
    if (frame.ok) this.#check(frame, METHODS[method as keyof typeof METHODS].result);
    if (this.#problem !== undefined) throw new Error(this.#problem);
    return frame;
  }

  async connect(params: unknown, id = 'c1'): Promise<Frame> {
    this.send({ type: 'req', id, method: 'connect', params });
    const frame = await this.response(id);
    if (frame.ok) this.#check(frame, 'HelloOk');
    if (this.#problem !== undefined) throw new Error(this.#problem);
    return frame;
  }

  #check(frame: Frame, definition: string): void {
    const problem = validator.problem(definition, frame.payload);
    if (problem !== undefined) this.#problem ??= `${definition}: ${problem} in ${JSON.stringify(frame)}`;
  }

  #wakeAll(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }
}

/** Params of a command line client with the shared secret and every right. */
export function params(overrides: Record<string, unknown> = {}): ConnectParams {
  return {
    minProtocol: 4,
    maxProtocol: 4,
    client: { id: 'cli', version: '1.0.0', platform: 'linux', mode: 'cli' },
    role: 'operator',
    scopes: ['operator.admin'],
    caps: [],
    auth: { token: TOKEN },
    ...overrides,
  } as ConnectParams;
}

export const NODE_CLIENT = { id: 'node-host', version: '1.0.0', platform: 'linux', mode: 'node' };
export const OTHER_CLIENT = { id: 'test', version: '1.0.0', platform: 'linux', mode: 'ui' };

export interface Connected {
  readonly client: RawClient;
  readonly hello: HelloOk;
}

/** Connects and expects hello-ok. */
export async function connected(
  url: string,
  overrides: Record<string, unknown> = {},
  device?: Device,
  options?: ClientOptions,
): Promise<Connected> {
  const client = await RawClient.open(url, options);
  const plain = params(overrides);
  const answer = await client.connect(device ? signed(plain, device, client.nonce) : plain);
  if (!answer.ok) throw new Error(`refused: ${answer.error?.code} ${answer.error?.message}`);
  return { client, hello: answer.payload as HelloOk };
}

/** Connects and expects a refusal. */
export async function refused(
  url: string,
  overrides: Record<string, unknown> = {},
  device?: Device,
  options?: ClientOptions,
): Promise<{ error: NonNullable<Frame['error']>; closed: Closed }> {
  const client = await RawClient.open(url, options);
  const plain = params(overrides);
  const answer = await client.connect(device ? signed(plain, device, client.nonce) : plain);
  if (answer.ok || !answer.error) throw new Error('was not refused');
  return { error: answer.error, closed: await client.closed };
}

/** Waits for the last chat event of a run. @returns its payload */
export async function ended(client: RawClient, runId: string): Promise<Frame['payload']> {
  const isLast = ({ payload }: Frame) =>
    payload.runId === runId && ['final', 'error', 'aborted'].includes(payload.state);
  return (await client.event('chat', isLast)).payload;
}
