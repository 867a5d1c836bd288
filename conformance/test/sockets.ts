/** Sockets and processes for tests of recorder and player. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTls } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { main } from '../src/main.ts';

export const BIN = join(import.meta.dirname, '..', 'bin', 'clawspec.js');
const FIXTURES = join(import.meta.dirname, 'fixtures');
export const CERT_FILE = join(FIXTURES, 'test-cert.pem');
export const KEY_FILE = join(FIXTURES, 'test-key.pem');
/** A certificate for localhost that nobody signed but itself, and its key: for tests only. */
export const TLS = { cert: readFileSync(CERT_FILE, 'utf8'), key: readFileSync(KEY_FILE, 'utf8') };

export async function temporary(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'clawspec-transcripts-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  /** Resolves with the first group of the pattern, once standard output has it. */
  said(pattern: RegExp): Promise<string>;
  readonly ended: Promise<Ended>;
}

export function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(process.execPath, [BIN, ...args], {
    env: { ...process.env, OPENCLAW_GATEWAY_TOKEN: '', ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', data => {
    stdout += data;
  });
  child.stderr.on('data', data => {
    stderr += data;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }));
  const said = async (pattern: RegExp) => {
    for (;;) {
      const found = pattern.exec(stdout + stderr)?.[1];
      if (found !== undefined) return found;
      await Promise.race([
        once(child.stdout, 'data'),
        once(child.stderr, 'data'),
        ended.then(({ stderr: text }) => Promise.reject(new Error(`ended: ${text}`))),
      ]);
    }
  };
  return { child, said, ended };
}

/** The command line in this process: starting one for every line of a table takes too long. */
export async function clawspec(...args: string[]): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  const listen = (name: 'stdout' | 'stderr') =>
    vi.spyOn(process[name], 'write').mockImplementation(text => {
      said[name] += String(text);
      return true;
    });
  const spies = [listen('stdout'), listen('stderr')];
  try {
    return { code: await main(args), ...said };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** A peer of which tests see everything it gets. */
export interface Backend {
  readonly url: string;
  readonly requests: IncomingMessage[];
  /** The newest connection. */
  socket(): Promise<WebSocket>;
  close(): Promise<void>;
}

export async function startBackend({
  tls = false,
  refuse,
}: {
  tls?: boolean;
  refuse?: number;
} = {}): Promise<Backend> {
  const server: Server = tls ? createTls(TLS) : createServer();
  const sockets = new WebSocketServer({
    noServer: true,
    autoPong: false,
    skipUTF8Validation: true,
    handleProtocols: names => names.values().next().value ?? false,
  });
  const requests: IncomingMessage[] = [];
  const arrived: WebSocket[] = [];
  server.on('upgrade', (request, socket, head) => {
    requests.push(request);
    if (refuse !== undefined) {
      socket.end(
        `HTTP/1.1 ${refuse} No\r\nX-Why: because\r\nContent-Length: 5\r\nConnection: close\r\n\r\nnever`,
      );
      return;
    }
    sockets.handleUpgrade(request, socket, head, client => {
      arrived.push(client);
      sockets.emit('arrived');
    });
  });
  server.on('request', (_, response) => response.end('a page'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? 'wss' : 'ws'}://localhost:${port}`,
    requests,
    socket: async () => {
      if (arrived.length === 0) await once(sockets, 'arrived');
      return arrived.pop() as WebSocket;
    },
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

export async function dial(
  url: string,
  options: ConstructorParameters<typeof WebSocket>[2] = {},
): Promise<WebSocket> {
  const socket = new WebSocket(url, options.protocol === undefined ? [] : [String(options.protocol)], {
    autoPong: false,
    ca: TLS.cert,
    ...options,
  });
  await once(socket, 'open');
  return socket;
}

export function linesOf(file: string): Record<string, unknown>[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as Record<string, unknown>);
}
