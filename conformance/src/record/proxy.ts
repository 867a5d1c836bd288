/** The WebSocket proxy behind `clawspec record`. */
import { once } from 'node:events';
import {
  createServer as createHttp,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttps, request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Duplex, pipeline } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { HarnessError } from '../errors.ts';
import { type RelayEvents, relay } from './relay.ts';

export interface ProxyOptions {
  /** Where the gateway is: ws: or wss:. */
  readonly to: string;
  readonly host: string;
  readonly port: number;
  /** Certificate and key (PEM): the proxy then speaks wss. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Accepts any certificate of the gateway. */
  readonly insecure: boolean;
  /** Certificate authority (PEM) of the gateway. */
  readonly ca?: string;
  readonly events: ProxyEvents;
}

export interface ProxyEvents {
  /** A client asked for an upgrade; the number names the connection from here on. */
  open(conn: string, request: IncomingMessage): void;
  refused(conn: string, status: number): void;
  relayed(conn: string): RelayEvents;
}

export interface Proxy {
  /** Where clients connect. */
  readonly url: string;
  close(): Promise<void>;
}

/** Messages are passed on whatever their size: limits are the gateway's business. */
const MAX_PAYLOAD = 1024 * 1024 * 1024;
const STOP_MS = 500;
/** What belongs to one connection, and what ws writes itself. */
const NOT_PASSED =
  /^(?:host|connection|upgrade|keep-alive|proxy-.*|te|trailer|transfer-encoding|sec-websocket-(?:key|version|extensions|protocol))$/u;

export async function startProxy(options: ProxyOptions): Promise<Proxy> {
  const server = options.tls === undefined ? createHttp() : createHttps(options.tls);
  const upgrades = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_PAYLOAD,
    skipUTF8Validation: true,
    autoPong: false,
    handleProtocols: (_, request) => chosen.get(request) ?? false,
  });
  const chosen = new WeakMap<IncomingMessage, string | false>();
  const sockets = new Set<WebSocket>();
  let count = 0;

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const conn = String(++count);
    const { events } = options;
    events.open(conn, request);
    socket.on('error', () => {});
    let gateway: WebSocket;
    try {
      gateway = dial(options, request);
    } catch {
      // The client asks for what nobody can pass on, such as a subprotocol that has no such name.
      events.refused(conn, 400);
      refuse(socket, 400, 'Bad Request');
      return;
    }
    sockets.add(gateway);
    gateway.once('close', () => sockets.delete(gateway));
    gateway.on('error', () => {});
    // Until the client has its answer; afterwards the relay listens.
    const failed = () => {
      events.refused(conn, 0);
      refuse(socket, 502, 'Bad Gateway');
    };
    let relayed = false;
    gateway.once('error', failed);
    gateway.once('unexpected-response', (attempt, response) => {
      gateway.off('error', failed);
      events.refused(conn, response.statusCode ?? 0);
      passRefusal(response, socket);
      response.once('end', () => attempt.destroy());
    });
    socket.once('close', () => {
      if (!relayed) gateway.terminate();
    });
    gateway.once('open', () => {
      gateway.off('error', failed);
      chosen.set(request, gateway.protocol || false);
      // Not called for a client that has gone, or whose request is no upgrade after all.
      upgrades.handleUpgrade(request, socket, head, client => {
        relayed = true;
        sockets.add(client);
        client.once('close', () => sockets.delete(client));
        relay(client, gateway, events.relayed(conn));
      });
    });
  };

  server.on('upgrade', upgrade);
  server.on('request', (request: IncomingMessage, response: ServerResponse) =>
    passRequest(options, request, response),
  );
  server.listen(options.port, options.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new HarnessError(`cannot listen on ${options.host}:${options.port}: ${(error as Error).message}`);
  }
  const { port } = server.address() as AddressInfo;
  const shown = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `${options.tls === undefined ? 'ws' : 'wss'}://${shown}:${port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.close(1001);
      const timer = setTimeout(() => {
        for (const socket of sockets) socket.terminate();
        server.closeAllConnections();
      }, STOP_MS);
      server.closeIdleConnections();
      await closed;
      clearTimeout(timer);
    },
  };
}

function dial(options: ProxyOptions, request: IncomingMessage): WebSocket {
  const { to, insecure, ca } = options;
  const protocols = String(request.headers['sec-websocket-protocol'] ?? '')
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '');
  return new WebSocket(upstream(to, request.url), protocols, {
    headers: passed(request),
    perMessageDeflate: false,
    maxPayload: MAX_PAYLOAD,
    skipUTF8Validation: true,
    autoPong: false,
    handshakeTimeout: 15_000,
    rejectUnauthorized: !insecure,
    ...(ca === undefined ? {} : { ca }),
  });
}

/** The address of the gateway with the path that the client asked for. */
function upstream(to: string, path = '/'): string {
  const url = new URL(to);
  if (path === '/' || path === '') return url.href;
  // What the client asks for is no place of its own, even if it looks like an address.
  const asked = /^(?<pathname>[^?#]*)(?<search>[^#]*)/u.exec(path)?.groups ?? {};
  url.pathname = asked['pathname'] ?? '/';
  url.search = asked['search'] ?? '';
  return url.href;
}

function passed(request: IncomingMessage): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(request.headers).filter(
      (entry): entry is [string, string | string[]] => entry[1] !== undefined && !NOT_PASSED.test(entry[0]),
    ),
  );
}

/** Pages of the gateway work through the proxy too; they are not recorded. */
function passRequest(options: ProxyOptions, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(upstream(options.to, request.url).replace(/^ws/u, 'http'));
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const onward = send(
    url,
    {
      method: request.method,
      headers: passed(request),
      rejectUnauthorized: !options.insecure,
      ...(options.ca === undefined ? {} : { ca: options.ca }),
    },
    answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      // When one side goes away in the middle, the other is cut as well.
      pipeline(answer, response, () => {});
    },
  );
  onward.on('error', error => {
    if (!response.headersSent) response.writeHead(502, { 'content-type': 'text/plain' });
    response.end(`the gateway cannot be reached: ${error.message}\n`);
  });
  request.pipe(onward);
}

function passRefusal(response: IncomingMessage, socket: Duplex): void {
  const lines = [`HTTP/1.1 ${response.statusCode} ${response.statusMessage ?? ''}`];
  for (let i = 0; i < response.rawHeaders.length; i += 2) {
    const name = response.rawHeaders[i] ?? '';
    if (!/^(?:connection|transfer-encoding|keep-alive)$/iu.test(name))
      lines.push(`${name}: ${response.rawHeaders[i + 1] ?? ''}`);
  }
  socket.write(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`);
  response.pipe(socket);
}

function refuse(socket: Duplex, status: number, text: string): void {
  socket.end(`HTTP/1.1 ${status} ${text}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
