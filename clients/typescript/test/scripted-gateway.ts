/** A gateway that does exactly what a test tells it, good or bad. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket as WsSocket } from 'ws';

export interface Frame {
  readonly type: string;
  readonly id: string;
  readonly method: string;
  readonly params: Record<string, unknown>;
}

export const HELLO = {
  type: 'hello-ok',
  protocol: 4,
  server: { version: '1', connId: 'c' },
  features: { methods: [], events: [] },
  snapshot: { presence: [], health: {}, stateVersion: { presence: 1, health: 1 }, uptimeMs: 1 },
  auth: { method: 'token', role: 'operator', scopes: ['operator.admin'] },
  policy: { maxPayload: 1_000_000, maxBufferedBytes: 1_000_000, tickIntervalMs: 30_000 },
};

/** One connection, seen from the gateway. */
export class Peer {
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly headers: Record<string, unknown>;
  readonly #socket: WsSocket;
  readonly #frames: Frame[] = [];
  readonly #readers: ((frame: Frame) => void)[] = [];

  constructor(socket: WsSocket, headers: Record<string, unknown>) {
    this.#socket = socket;
    this.headers = headers;
    socket.on('message', data => {
      const frame = JSON.parse(String(data)) as Frame;
      const reader = this.#readers.shift();
      if (reader) reader(frame);
      else this.#frames.push(frame);
    });
    this.closed = new Promise(resolve => {
      socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
    });
  }

  /** The next frame of the client. */
  next(): Promise<Frame> {
    const frame = this.#frames.shift();
    return frame ? Promise.resolve(frame) : new Promise(resolve => this.#readers.push(resolve));
  }

  raw(data: string | Buffer): void {
    this.#socket.send(data);
  }

  send(frame: unknown): void {
    this.raw(JSON.stringify(frame));
  }

  event(event: string, payload: unknown, seq?: number): void {
    this.send({ type: 'event', event, payload, ...(seq === undefined ? {} : { seq }) });
  }

  ok(id: string, payload: unknown): void {
    this.send({ type: 'res', id, ok: true, payload });
  }

  error(id: string, error: unknown, payload?: unknown): void {
    this.send({ type: 'res', id, ok: false, error, ...(payload === undefined ? {} : { payload }) });
  }

  challenge(ts = Date.now()): void {
    this.event('connect.challenge', { nonce: 'nonce-1', ts });
  }

  /** Challenge, then the connect of the client. */
  async greet(ts?: number): Promise<Frame> {
    this.challenge(ts);
    return this.next();
  }

  /** The whole handshake; resolves with the connect. */
  async accept(hello: object = {}): Promise<Frame> {
    const connect = await this.greet();
    this.ok(connect.id, { ...HELLO, ...hello });
    return connect;
  }

  async refuse(error: unknown, code = 1008, ts?: number): Promise<Frame> {
    const connect = await this.greet(ts);
    this.error(connect.id, error);
    this.#socket.close(code, 'refused');
    return connect;
  }

  close(code?: number, reason?: string): void {
    this.#socket.close(code, reason);
  }

  /** The network is gone: no close frame. */
  vanish(): void {
    this.#socket.terminate();
  }
}

export interface ScriptedGateway {
  readonly url: string;
  /** Connections so far. */
  readonly connections: number;
  stop(): Promise<void>;
}

/** Starts one. `script` plays every connection; `index` counts them from 0. */
export async function scriptedGateway(
  script: (peer: Peer, index: number) => void | Promise<void>,
): Promise<ScriptedGateway> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  let connections = 0;
  const failures: unknown[] = [];
  server.on('connection', (socket, request) => {
    const index = connections;
    connections += 1;
    Promise.resolve(script(new Peer(socket, request.headers), index)).catch(error => failures.push(error));
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get connections() {
      return connections;
    },
    async stop() {
      for (const client of server.clients) client.terminate();
      await new Promise(resolve => server.close(resolve));
      if (failures.length > 0) throw failures[0];
    },
  };
}
