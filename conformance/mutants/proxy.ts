/** A proxy between the suite and a gateway that makes the gateway worse than it is, down to its bytes. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';
import { isObject } from '../src/json.ts';
import {
  closePayload,
  encodeFrame,
  FrameReader,
  type IncomingFrame,
  OPCODES,
  opcodeName,
} from '../src/run/wire-frames.ts';
import { ActiveMutant, type Outcome } from './mutate.ts';
import type { Mutant, Mutation } from './types.ts';

export interface Proxy {
  readonly url: string;
  close(): Promise<void>;
}

/** Larger messages are passed on as they are. */
const LARGEST_FRAME = 2_000_000;
const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Listens on a free port of 127.0.0.1. Without a mutant it changes nothing. */
export async function startProxy(
  gatewayUrl: string,
  mutant?: Mutant,
  words: Readonly<Record<string, string>> = {},
): Promise<Proxy> {
  const { hostname, port } = new URL(gatewayUrl);
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer({ allowHalfOpen: true, noDelay: true }, client => {
    const gateway = createConnection({
      host: hostname,
      port: Number(port),
      allowHalfOpen: true,
      noDelay: true,
    });
    for (const socket of [client, gateway]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => sockets.delete(socket));
    }
    join(client, gateway, new ActiveMutant(mutant, words, connections++));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function join(client: Socket, gateway: Socket, active: ActiveMutant): void {
  const opening = active.of('opened', {});
  const hoards = active.of('hoard', {}).length > 0;
  let key = '';
  let lost = false;
  const toClient = new FrameReader();
  const toGateway = new FrameReader();
  const write = (socket: Socket, bytes: Buffer) => {
    if (socket.destroyed || socket.writableEnded) return;
    const source = socket === client ? gateway : client;
    if (socket.write(bytes) || hoards) return;
    source.pause();
    socket.once('drain', () => source.resume());
  };

  head(client, (request, rest) => {
    const hidden = new Set(opening.flatMap(({ unset }) => unset ?? []));
    key = request.headers.get('sec-websocket-key') ?? '';
    for (const name of hidden) request.headers.delete(name);
    write(gateway, request.text());
    const pass = (bytes: Buffer) => {
      // Without a mutation of frames they are not even read: they may be wrong on purpose.
      if (!active.has('wire-to-gateway') && !active.has('to-gateway')) return write(gateway, bytes);
      for (const frame of toGateway.push(bytes)) forward(frame, 'to-gateway');
    };
    if (rest.length > 0) pass(rest);
    client.on('data', pass);
  });

  head(gateway, (answer, rest) => {
    const http = Number(/ (\d{3})/u.exec(answer.first)?.[1]);
    if (http !== 101 && active.of('refused', { http }).length > 0) {
      client.write(switching(key));
      return;
    }
    for (const mutation of active.of('upgrade', { http })) {
      if (mutation.drop) {
        client.end();
        return;
      }
      for (const [name, value] of Object.entries(mutation.set ?? {})) {
        if (name === 'http') answer.first = `HTTP/1.1 ${value} Mutated`;
        else answer.headers.set(name, String(value));
      }
      for (const name of mutation.unset ?? []) answer.headers.delete(name);
    }
    write(client, answer.text());
    for (const { close } of opening) if (close !== undefined) write(client, closeFrame(close, ''));
    const pass = (bytes: Buffer) => {
      if (http !== 101) return write(client, bytes);
      for (const frame of toClient.push(bytes)) forward(frame, 'to-client');
    };
    if (rest.length > 0) pass(rest);
    gateway.on('data', pass);
  });

  const over = (from: Socket, to: Socket, how: 'end' | 'destroy') => () => {
    if (from === gateway && (lost || active.of('end', {}).length > 0)) {
      lost = true;
      return;
    }
    if (how === 'end') to.end();
    else to.destroy();
  };
  client.once('end', over(client, gateway, 'end'));
  client.once('close', over(client, gateway, 'destroy'));
  gateway.once('end', over(gateway, client, 'end'));
  gateway.once('close', hadError => {
    if (hadError || !client.writableEnded) over(gateway, client, 'destroy')();
  });

  function forward(frame: IncomingFrame, on: 'to-client' | 'to-gateway'): void {
    const socket = on === 'to-client' ? client : gateway;
    const changed = rewrite(
      frame,
      active.of(on === 'to-client' ? 'wire-to-client' : 'wire-to-gateway', describe(frame)),
    );
    if (changed === undefined) return;
    if (on === 'to-client' && changed.opcode === OPCODES['pong'] && active.of('ping', {}).length > 0) return;
    if (on === 'to-client' && changed.opcode === OPCODES['close']) {
      passClose(changed);
      return;
    }
    const value = changed.fin && changed.opcode === OPCODES['text'] ? parse(changed.payload) : undefined;
    if (value === undefined) write(socket, encode(changed));
    else deliver(socket, changed, active.frame(on, value));
  }

  function deliver(socket: Socket, like: IncomingFrame, { frames, answers, delayMs, close }: Outcome): void {
    const send = () => {
      for (const one of frames) write(socket, encode({ ...like, payload: Buffer.from(JSON.stringify(one)) }));
      for (const one of answers) write(client, text(one));
      if (close !== undefined) write(socket, closeFrame(close, ''));
    };
    if (delayMs > 0) setTimeout(send, delayMs);
    else send();
  }

  function passClose(frame: IncomingFrame): void {
    const code = frame.payload.length < 2 ? 1005 : frame.payload.readUInt16BE(0);
    const reason = frame.payload.toString('utf8', 2);
    const mutations = active.of('close', { code, reason });
    for (const { before = [] } of mutations) for (const one of before) write(client, text(one));
    if (mutations.some(({ drop }) => drop)) return;
    const set = Object.assign({}, ...mutations.map(mutation => mutation.set ?? {})) as {
      code?: number;
      reason?: string;
    };
    if (set.code === undefined && set.reason === undefined) write(client, encode(frame));
    else write(client, closeFrame(set.code ?? code, set.reason ?? reason));
  }
}

interface Head {
  first: string;
  readonly headers: Map<string, string>;
  text(): Buffer;
}

/** Reads the head of an HTTP message and hands on what follows. */
function head(socket: Socket, use: (head: Head, rest: Buffer) => void): void {
  let bytes = Buffer.alloc(0);
  const read = (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) return;
    socket.off('data', read);
    const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
    const headers = new Map(
      lines.map(line => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
      }),
    );
    const message: Head = {
      first,
      headers,
      text: () =>
        Buffer.from(
          [message.first, ...Array.from(headers, ([name, value]) => `${name}: ${value}`), '', ''].join(
            '\r\n',
          ),
          'latin1',
        ),
    };
    use(message, bytes.subarray(end + 4));
  };
  socket.on('data', read);
}

function switching(key: string): string {
  const accept = createHash('sha1').update(`${key}${MAGIC}`).digest('base64');
  return `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`;
}

const encode = (frame: IncomingFrame) => encodeFrame(frame);
const text = (value: unknown) =>
  encodeFrame({ opcode: 1, fin: true, rsv: 0, masked: false, payload: Buffer.from(JSON.stringify(value)) });
const closeFrame = (code: number, reason: string) =>
  encodeFrame({ opcode: 8, fin: true, rsv: 0, masked: false, payload: closePayload(code, reason) });

const describe = ({ opcode, fin, rsv, masked, payload }: IncomingFrame) => ({
  op: opcodeName(opcode),
  fin,
  rsv,
  masked,
  length: payload.length,
});

/** The frame as the mutations leave it; undefined when they drop it. */
function rewrite(frame: IncomingFrame, mutations: readonly Mutation[]): IncomingFrame | undefined {
  let changed = frame;
  for (const { drop, set } of mutations) {
    if (drop) return undefined;
    const { text: wanted, ...rest } = (set ?? {}) as { text?: string } & Partial<IncomingFrame>;
    changed = { ...changed, ...rest, ...(wanted === undefined ? {} : { payload: Buffer.from(wanted) }) };
  }
  return changed;
}

function parse(payload: Buffer): unknown {
  if (payload.length > LARGEST_FRAME) return undefined;
  try {
    const value: unknown = JSON.parse(payload.toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
