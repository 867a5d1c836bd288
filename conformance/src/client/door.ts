/** Where the client under test knocks: a WebSocket server on loopback whose port outlives its absence. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { freePort } from '../run/free-port.ts';
import { Inbox } from '../run/inbox.ts';
import type { TimelineEntry } from '../run/timeline.ts';

export const DOOR = 'door';
const PORT_ATTEMPTS = 20;
const PORT_PAUSE_MS = 50;
export type DoorState = 'up' | 'down' | 'busy' | 'drop';

export interface Arrival {
  readonly socket: WebSocket;
  readonly headers: IncomingHttpHeaders;
  /** Milliseconds since the last connection (or attempt) ended; undefined for the first one. */
  readonly after: number | undefined;
}

/** Every upgrade request is an item of the inbox, so that cases can judge their number and their absence. */
export class Door extends Inbox {
  readonly #record: (entry: Omit<TimelineEntry, 't'>) => void;
  readonly #sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 64 << 20 });
  readonly #open = new Set<Duplex>();
  readonly #arrivals: Arrival[] = [];
  #server: Server | undefined;
  #port = 0;
  #state: DoorState = 'down';
  #endedAt: number | undefined;

  constructor(record: (entry: Omit<TimelineEntry, 't'>) => void) {
    super(DOOR);
    this.#record = record;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.#port}`;
  }

  /** How often the client knocked. */
  get count(): number {
    return this.inbox.length;
  }

  /** Opens or shuts it; the port stays the same. */
  async set(state: DoorState): Promise<void> {
    this.#state = state;
    if (state === 'down') return this.#down();
    if (this.#server === undefined) await this.#up();
  }

  /** The next connection that nobody has taken; undefined when none comes in time or none can come any more. */
  async arrival(ms: number, over: () => boolean): Promise<Arrival | undefined> {
    const found = await this.waitFor(() => this.#arrivals.shift() ?? (over() ? null : undefined), ms);
    return found ?? undefined;
  }

  /** Has those who wait look again. */
  wake(): void {
    this.changed();
  }

  async #up(): Promise<void> {
    const server = createServer((_, response) => response.writeHead(426).end());
    server.on('connection', (socket: Socket) => {
      this.#open.add(socket);
      socket.once('close', () => this.#open.delete(socket));
    });
    server.on('upgrade', (request, socket, head) => this.#onUpgrade(request, socket, head));
    await this.#listen(server);
    this.#server = server;
  }

  /** Somebody else may hold the port for a moment when it is opened again. */
  async #listen(server: Server): Promise<void> {
    const again = this.#port !== 0;
    for (let attempt = 1; ; attempt++) {
      if (!again) this.#port = await freePort();
      server.listen(this.#port, '127.0.0.1');
      try {
        await once(server, 'listening');
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || attempt === PORT_ATTEMPTS) throw error;
        await new Promise(resolve => setTimeout(resolve, PORT_PAUSE_MS));
      }
    }
  }

  async #down(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.#open) socket.destroy();
    await closed;
  }

  #onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // A client may be gone before it is answered.
    socket.on('error', () => {});
    const now = performance.now();
    const after = this.#endedAt === undefined ? undefined : Math.round(now - this.#endedAt);
    this.add({ knock: this.count + 1, ...(after === undefined ? {} : { after }) });
    if (this.#state === 'up') this.#take(request, socket, head, after);
    else this.#refuse(socket);
    this.changed();
  }

  #take(request: IncomingMessage, socket: Duplex, head: Buffer, after: number | undefined): void {
    this.#sockets.handleUpgrade(request, socket, head, client => {
      // Whoever takes it hears of errors; nobody may. What it says until then waits in its socket.
      client.on('error', () => {});
      client.pause();
      client.once('close', () => {
        this.#endedAt = performance.now();
      });
      this.#arrivals.push({ socket: client, headers: request.headers, after });
      this.changed();
    });
  }

  #refuse(socket: Duplex): void {
    const http = this.#state === 'busy' ? 503 : undefined;
    this.#record({
      conn: DOOR,
      dir: 'refused',
      ...(http === undefined ? { text: 'dropped' } : { code: http }),
    });
    this.#endedAt = performance.now();
    if (http === undefined) socket.destroy();
    else socket.end(`HTTP/1.1 ${http} Busy\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  }
}
