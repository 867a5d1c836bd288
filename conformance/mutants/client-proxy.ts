/** A proxy between a client and the suite that makes the client worse than it is: on the wire and in what it reports. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { Interposed } from '../src/client/client-world.ts';
import { ActiveMutant, type Outcome } from './mutate.ts';
import type { Mutant } from './types.ts';

/** Codes that a close frame cannot carry. */
const UNSENDABLE = new Set([1004, 1005, 1006, 1015]);
/** Largest message that is passed on, in bytes. */
const LARGEST = 64 * 1024 * 1024;

/** What to put between one run of a case and its client. */
export function interpose(mutant: Mutant, check: string): Interposed {
  const reports = new ActiveMutant(mutant, { check }, 0);
  return {
    reach: url => startClientProxy(url, mutant, check),
    onReport: report => reports.frame('report', report).frames,
  };
}

interface Proxy {
  readonly url: string;
  close(): Promise<void>;
}

/** Stands where the client believes the gateway; its own port stays while that of the suite is shut. */
async function startClientProxy(gatewayUrl: string, mutant: Mutant, check: string): Promise<Proxy> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST, perMessageDeflate: false });
  const server = createServer((_, response) => response.writeHead(426).end());
  const timers = new Set<NodeJS.Timeout>();
  let connections = 0;
  const later = (ms: number, run: () => void) => {
    if (ms <= 0) return run();
    const timer = setTimeout(run, ms);
    timers.add(timer);
  };
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => {});
    const active = new ActiveMutant(mutant, { check }, connections++);
    const knocked = active.of('knock', {});
    for (const { knocks = 0 } of knocked) knock(gatewayUrl, knocks);
    if (knocked.some(({ drop }) => drop)) return refuse(socket, 503);
    const delayMs = Math.max(0, ...knocked.map(mutation => mutation.delayMs ?? 0));
    later(delayMs, () => pair(gatewayUrl, { sockets, request, socket, head, active, later }));
  });
  const raw = new Set<Duplex>();
  server.on('connection', socket => {
    raw.add(socket);
    socket.once('close', () => raw.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const timer of timers) clearTimeout(timer);
      const closed = once(server, 'close');
      server.close();
      for (const socket of raw) socket.destroy();
      await closed;
    },
  };
}

interface Arriving {
  readonly sockets: WebSocketServer;
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly active: ActiveMutant;
  readonly later: (ms: number, run: () => void) => void;
}

function pair(gatewayUrl: string, arriving: Arriving): void {
  const { sockets, request, socket, head } = arriving;
  const gateway = new WebSocket(gatewayUrl, { perMessageDeflate: false, maxPayload: LARGEST });
  let early: Buffer[] = [];
  const keep = (data: Buffer) => early.push(data);
  gateway.on('message', keep);
  const failed = () => refuse(socket, 502);
  gateway.on('error', () => {});
  gateway.once('error', failed);
  gateway.once('open', () => {
    gateway.off('error', failed);
    sockets.handleUpgrade(request, socket, head, client => {
      gateway.off('message', keep);
      join(client, gateway, gatewayUrl, arriving);
      for (const data of early) gateway.emit('message', data, false);
      early = [];
    });
  });
}

function join(client: WebSocket, gateway: WebSocket, gatewayUrl: string, { active, later }: Arriving): void {
  const pass = (to: WebSocket, { frames, delayMs }: Outcome) =>
    later(delayMs, () => {
      for (const frame of frames) if (to.readyState === WebSocket.OPEN) to.send(JSON.stringify(frame));
    });
  for (const { before = [], knocks = 0 } of active.of('opened', {})) {
    knock(gatewayUrl, knocks);
    for (const frame of before) gateway.send(JSON.stringify(frame));
  }
  gateway.on('message', (data, binary) => {
    const frame = parse(data as Buffer);
    if (frame === undefined) client.send(data, { binary });
    else pass(client, active.frame('to-client', frame));
  });
  client.on('message', (data, binary) => {
    const frame = parse(data as Buffer);
    if (frame === undefined) gateway.send(data as Buffer, { binary });
    else pass(gateway, active.frame('to-gateway', frame));
  });
  gateway.on('close', (code, reason) => {
    for (const { knocks = 0 } of active.of('close', { code })) knock(gatewayUrl, knocks);
    end(client, code, reason.toString('utf8'));
  });
  client.on('close', (code, reason) => {
    const mutations = active.of('client-close', { code });
    for (const { knocks = 0 } of mutations) knock(gatewayUrl, knocks);
    if (mutations.some(({ drop }) => drop)) return;
    const { code: other = code } = Object.assign({}, ...mutations.map(({ set }) => set ?? {})) as {
      code?: number;
    };
    end(gateway, other, reason.toString('utf8'));
  });
  client.on('error', () => gateway.terminate());
}

/** Connections that nobody uses. */
function knock(gatewayUrl: string, count: number): void {
  for (let i = 0; i < count; i++) new WebSocket(gatewayUrl).on('error', () => {});
}

function end(socket: WebSocket, code: number, reason: string): void {
  if (UNSENDABLE.has(code)) socket.terminate();
  else socket.close(code, reason);
}

function parse(data: Buffer): unknown {
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
