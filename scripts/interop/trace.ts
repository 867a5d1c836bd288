/** Stands between a client and the gateway and writes down what they say. Loopback only. */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { WebSocket, WebSocketServer } from 'ws';

export interface Trace {
  readonly url: string;
  /** What follows belongs to this command. */
  step(name: string): void;
  close(): void;
}

/** Tokens are written as `***`: a trace is for showing around. */
const SECRET = /"(token|deviceToken|bootstrapToken|password|signature)":"(?:[^"\\]|\\.)*"/g;

export async function startTrace(target: string, dir: string, name: string): Promise<Trace> {
  await mkdir(dir, { recursive: true });
  const file = createWriteStream(join(dir, `${name}.jsonl`));
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
  let step = '';
  let connections = 0;
  server.on('connection', client => {
    connections += 1;
    const connection = connections;
    const write = (dir: 'c2s' | 's2c' | 'close', text: string) =>
      file.write(`${JSON.stringify({ step, connection, dir, text: text.replace(SECRET, '"$1":"***"') })}\n`);
    const gateway = new WebSocket(target, { perMessageDeflate: false });
    const early: string[] = [];
    client.on('message', data => {
      write('c2s', String(data));
      if (gateway.readyState === WebSocket.OPEN) gateway.send(String(data));
      else early.push(String(data));
    });
    gateway.on('open', () => {
      for (const text of early) gateway.send(text);
    });
    gateway.on('message', data => {
      write('s2c', String(data));
      client.send(String(data));
    });
    gateway.on('close', (code, reason) => {
      write('close', `gateway ${code} ${String(reason)}`);
      if (code === 1005 || code === 1006) client.terminate();
      else client.close(code, reason);
    });
    client.on('close', (code, reason) => {
      write('close', `client ${code} ${String(reason)}`);
      gateway.close();
    });
    for (const socket of [client, gateway]) socket.on('error', error => write('close', error.message));
  });
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}`,
    step(next) {
      step = next;
    },
    close() {
      for (const client of server.clients) client.terminate();
      server.close();
      file.end();
    },
  };
}
