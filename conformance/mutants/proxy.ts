/** A WebSocket proxy between the suite and a gateway that makes the gateway worse than it is. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { ActiveMutant, type Outcome } from './mutate.ts';
import type { Mutant } from './types.ts';

export interface Proxy {
  readonly url: string;
  close(): Promise<void>;
}

/** Headers of the handshake itself, which every connection makes anew. */
const HOP = /^(connection|upgrade|host|sec-websocket-)/u;
/** Codes that a close frame cannot carry. */
const UNSENDABLE = new Set([1004, 1005, 1006, 1015]);

/** Listens on a free port of 127.0.0.1. Without a mutant it changes nothing. */
export async function startProxy(gatewayUrl: string, mutant?: Mutant, check = ''): Promise<Proxy> {
  const deaf = mutant?.mutations.some(({ on }) => on === 'ping') ?? false;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 0,
    perMessageDeflate: false,
    autoPong: !deaf,
  });
  const server = createServer((_, response) => response.writeHead(426).end());
  let connections = 0;
  server.on('upgrade', (request, socket, head) => {
    const active = new ActiveMutant(mutant, check, connections++);
    connect(gatewayUrl, request, active, {
      accept: run => sockets.handleUpgrade(request, socket, head, run),
      refuse: status => refuse(socket, status),
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Doors {
  readonly accept: (run: (client: WebSocket) => void) => void;
  readonly refuse: (status: number) => void;
}

function connect(gatewayUrl: string, request: IncomingMessage, active: ActiveMutant, doors: Doors): void {
  const passed = Object.entries(request.headers).filter(([name]) => !HOP.test(name));
  const upgraded = active.of('opened', {});
  const hidden = new Set(upgraded.flatMap(({ unset }) => unset ?? []));
  const gateway = new WebSocket(new URL(request.url ?? '/', gatewayUrl), {
    headers: Object.fromEntries(
      passed.filter(([name]) => !hidden.has(name)).map(([name, value]) => [name, String(value)]),
    ),
    perMessageDeflate: false,
    maxPayload: 0,
  });
  gateway.on('error', () => doors.refuse(502));
  gateway.once('unexpected-response', (upstream, response) => {
    const status = response.statusCode ?? 502;
    upstream.destroy();
    if (active.of('refused', { http: status }).length > 0) doors.accept(() => {});
    else doors.refuse(status);
  });
  gateway.once('open', () => doors.accept(client => join(client, gateway, active)));
}

function join(client: WebSocket, gateway: WebSocket, active: ActiveMutant): void {
  for (const { close } of active.of('opened', {})) if (close !== undefined) client.close(close);
  gateway.on('message', (data, binary) => {
    const frame = parse(data as Buffer);
    if (frame === undefined) return client.send(data, { binary });
    forward(client, active.frame('to-client', frame), binary);
  });
  client.on('message', (data, binary) => {
    const frame = parse(data as Buffer);
    if (frame === undefined) return gateway.send(data as Buffer, { binary });
    forward(gateway, active.frame('to-gateway', frame), binary);
  });
  gateway.on('close', (code, reason) => {
    const mutations = active.of('close', { code, reason: reason.toString('utf8') });
    for (const { before = [] } of mutations) for (const frame of before) client.send(JSON.stringify(frame));
    if (mutations.some(({ drop }) => drop)) return;
    const set = Object.assign({}, ...mutations.map(mutation => mutation.set ?? {})) as {
      code?: number;
      reason?: string;
    };
    end(client, set.code ?? code, set.reason ?? reason.toString('utf8'));
  });
  client.on('close', (code, reason) => end(gateway, code, reason.toString('utf8')));
  client.on('error', () => gateway.terminate());
}

function forward(to: WebSocket, { frames, delayMs, close }: Outcome, binary: boolean): void {
  const send = () => {
    for (const frame of frames)
      if (to.readyState === WebSocket.OPEN) to.send(JSON.stringify(frame), { binary });
    if (close !== undefined) to.close(close);
  };
  if (delayMs > 0) setTimeout(send, delayMs);
  else send();
}

function end(socket: WebSocket, code: number, reason: string): void {
  if (UNSENDABLE.has(code)) socket.terminate();
  else socket.close(code, reason);
}

function parse(data: Buffer): unknown {
  // What is far too big for a frame is passed on as it is.
  if (data.length > 2_000_000) return undefined;
  try {
    return JSON.parse(data.toString('utf8'));
  } catch {
    return undefined;
  }
}

function refuse(socket: Duplex, status: number): void {
  if (socket.destroyed) return;
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
