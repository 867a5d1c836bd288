/** The port: HTTP and WebSocket on one listener, and who may open a socket at all. */
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { GatewayLockError, StartupError } from '../errors.ts';
import { createServer, STATUS_CODES } from '../http/node-http.ts';
import type { PeerResolver } from './addresses.ts';
import type { Incoming } from './connection.ts';
import type { Limits } from './limits.ts';
import { webSocketServerOptions } from './socket.ts';

/** What the listener hands on, once the rest of the gateway stands. */
export interface ListenerTarget {
  readonly onRequest: RequestListener;
  readonly onConnection: (incoming: Incoming) => void;
}

export interface Listener {
  readonly port: number;
  /** Sockets whose handshake is not done, of all addresses. */
  readonly unauthenticated: number;
  /** From now on requests and sockets are served; before that they are answered with 503. */
  serve(target: ListenerTarget): void;
  /** From now on new sockets are answered with 503. */
  refuseNew(): void;
  /** Stops listening and cuts what is still open. */
  close(): Promise<void>;
}

export interface ListenerOptions {
  readonly host: string;
  readonly port: number;
  readonly peers: PeerResolver;
  readonly limits: Limits;
}

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;

/**
 * Binds the port: the port is the lock.
 *
 * @throws GatewayLockError when somebody listens there already; StartupError `ADDRESS_UNAVAILABLE` when
 *   the address cannot be used.
 */
export async function listen(options: ListenerOptions): Promise<Listener> {
  const { limits, peers } = options;
  const wss = new WebSocketServer(webSocketServerOptions(limits));
  const waiting = new Map<string, number>();
  let target: ListenerTarget | undefined;
  let admitting = true;

  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    // Until ws takes over nobody else listens for errors of this socket.
    stream.on('error', ignore);
    if (!target || !admitting) {
      reject(stream, 503, 'text/plain', target ? 'Gateway websocket admission closed' : 'Gateway starting');
      return;
    }
    const peer = peers.resolve(request);
    if (!peer) {
      reject(stream, 403, 'application/json', JSON.stringify({ error: PROXY_REFUSAL }));
      return;
    }
    const open = waiting.get(peer.bucket) ?? 0;
    if (open >= limits.preAuthSocketsPerAddress) {
      reject(stream, 503, 'text/plain', 'Too many unauthenticated sockets');
      return;
    }
    waiting.set(peer.bucket, open + 1);
    let counted = true;
    const settled = () => {
      if (!counted) return;
      counted = false;
      const left = (waiting.get(peer.bucket) ?? 1) - 1;
      if (left > 0) waiting.set(peer.bucket, left);
      else waiting.delete(peer.bucket);
    };
    // Covers sockets that fail inside the upgrade; the connection itself reports earlier.
    stream.once('close', settled);
    const { onConnection } = target;
    wss.handleUpgrade(request, stream, head, ws => {
      const { origin, host } = request.headers;
      onConnection({ ws, transport: request.socket, peer, origin, host, settled });
    });
  };

  const onRequest: RequestListener = (request, response) => {
    if (target) target.onRequest(request, response);
    else response.writeHead(503, { 'content-type': 'text/plain' }).end('Gateway starting');
  };

  const makeServer = () => {
    const server = createServer(onRequest);
    server.headersTimeout = HEADERS_TIMEOUT_MS;
    server.requestTimeout = REQUEST_TIMEOUT_MS;
    server.on('upgrade', onUpgrade);
    server.on('clientError', (_error: Error, socket: Duplex) => void socket.destroy());
    return server;
  };

  const first = makeServer();
  await bind(first, options.host, options.port);
  const { port } = first.address() as AddressInfo;
  const servers = [first];
  // People write localhost, which is ::1 on many machines. An ephemeral port may be taken there.
  if (options.host === '127.0.0.1' && options.port !== 0) {
    const second = makeServer();
    try {
      await bind(second, '::1', port);
      servers.push(second);
    } catch (error) {
      if (error instanceof GatewayLockError) {
        await closeServer(first);
        throw error;
      }
      // The machine has no IPv6.
    }
  }

  return {
    port,
    get unauthenticated() {
      return waiting.values().reduce((sum, count) => sum + count, 0);
    },
    serve(to) {
      target = to;
    },
    refuseNew() {
      admitting = false;
    },
    async close() {
      admitting = false;
      await Promise.all(servers.map(closeServer));
    },
  };
}

const PROXY_REFUSAL = {
  code: 'proxy_attribution_required',
  message:
    'The request came through a proxy that this gateway does not trust. List the address of the proxy in gateway.trustedProxies and let it set X-Forwarded-For.',
};

function ignore(): void {}

function reject(stream: Duplex, status: number, contentType: string, body: string): void {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    `Content-Type: ${contentType}; charset=utf-8`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ];
  stream.once('finish', () => stream.destroy());
  stream.end(lines.join('\r\n'));
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, rejectWith) => {
    const failed = (error: NodeJS.ErrnoException) => rejectWith(bindError(error, host, port));
    server.once('error', failed);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', failed);
      resolve();
    });
  });
}

function bindError(error: NodeJS.ErrnoException, host: string, port: number): StartupError {
  const address = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  if (error.code === 'EADDRINUSE') return new GatewayLockError(address, { cause: error });
  const why = error.code === 'EACCES' ? 'not allowed to listen on' : 'cannot listen on';
  return new StartupError(
    'ADDRESS_UNAVAILABLE',
    `${why} ${address} (${error.code ?? error.message})`,
    error.code === 'EACCES' ? 'use a port above 1023' : 'use an address of this machine',
    { cause: error },
  );
}

function closeServer(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
