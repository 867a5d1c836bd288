/** Connections made of bytes: what they write, what they read, and gateways that the suite starts itself. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { launch } from '../src/run/command.ts';
import { closePayload, encodeFrame, FrameReader, type OutgoingFrame } from '../src/run/wire-frames.ts';
import { type UpgradeAnswer, type UpgradeRequest, WireSocket } from '../src/run/wire-socket.ts';

const frame = (more: Partial<OutgoingFrame>): OutgoingFrame => ({
  opcode: 1,
  fin: true,
  rsv: 0,
  masked: true,
  payload: Buffer.from('hello'),
  ...more,
});

describe('frames', () => {
  test.each([
    ['short', frame({})],
    ['without mask', frame({ masked: false })],
    ['empty', frame({ opcode: 9, payload: Buffer.alloc(0) })],
    ['of 125 bytes', frame({ payload: Buffer.alloc(125, 1) })],
    ['of 126 bytes', frame({ payload: Buffer.alloc(126, 2) })],
    ['of 65536 bytes', frame({ payload: Buffer.alloc(65_536, 3), fin: false })],
    ['with reserved bits', frame({ rsv: 5, opcode: 11 })],
    ['with a length that is longer than needed', frame({ lengthBytes: 8 })],
  ])('%s: read as written, however it is cut', (_, written) => {
    const bytes = encodeFrame(written);
    for (const size of [1, 7, bytes.length]) {
      const reader = new FrameReader();
      const read = [];
      for (let at = 0; at < bytes.length; at += size)
        read.push(...reader.push(bytes.subarray(at, at + size)));
      const { opcode, fin, rsv, masked, payload } = written;
      expect(read).toEqual([{ opcode, fin, rsv, masked, payload }]);
    }
  });

  test('as in RFC 6455, section 5.7', () => {
    expect(encodeFrame(frame({ masked: false, payload: Buffer.from('Hello') })).toString('hex')).toBe(
      '810548656c6c6f',
    );
    expect(closePayload(1000, 'bye').toString('hex')).toBe('03e8627965');
  });

  test('a length of garbage is refused', () => {
    const bytes = encodeFrame(frame({ masked: false, declared: 2 ** 40 }));
    expect(() => new FrameReader().push(bytes)).toThrow(/is announced/);
  });
});

describe('a connection', () => {
  const server = createServer((_, response) =>
    response.writeHead(418, { 'content-length': '6' }).end('teapot'),
  );
  const sockets = new WebSocketServer({ server });
  let url = '';
  beforeAll(async () => {
    sockets.on('connection', socket =>
      socket.on('message', (data, binary) => socket.send(data as Buffer, { binary })),
    );
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    for (const client of sockets.clients) client.terminate();
    server.close();
  });

  async function open(request: UpgradeRequest = {}): Promise<[WireSocket, UpgradeAnswer]> {
    const socket = new WireSocket(url, request, true);
    const answer = await new Promise<UpgradeAnswer>(resolve => socket.once('upgrade', resolve));
    return [socket, answer];
  }

  test('talks to a server of another making', async () => {
    const [socket, answer] = await open();
    expect(answer).toMatchObject({ open: true, http: 101, accept: 'right' });
    const echoed = new Promise<string>(resolve =>
      socket.once('message', data => resolve(data.toString('utf8'))),
    );
    socket.send('grüße');
    expect(await echoed).toBe('grüße');
    const ponged = new Promise<void>(resolve => socket.once('pong', resolve));
    socket.ping();
    await ponged;
    const closed = new Promise<number>(resolve => socket.once('close', resolve));
    const ended = new Promise<string>(resolve => socket.once('end', resolve));
    socket.close(4000);
    expect(await closed).toBe(4000);
    expect(await ended).toBe('fin');
  });

  test.each<[string, UpgradeRequest, Partial<UpgradeAnswer>]>([
    ['without a key', { headers: { 'sec-websocket-key': null } }, { http: 400 }],
    ['that is plain HTTP', { headers: { upgrade: null, connection: null } }, { http: 418, body: 'teapot' }],
  ])('%s is told how it was refused', async (_, request, expected) => {
    const [socket, answer] = await open(request);
    expect(answer).toMatchObject(expected);
    socket.terminate();
  });
});

describe('a gateway that the suite starts', () => {
  test('gets a state folder of its own, and leaves nothing behind', async () => {
    const before = process.env['OPENCLAW_STATE_DIR'];
    delete process.env['OPENCLAW_STATE_DIR'];
    const gateway = await launch('echo {state} > "$OPENCLAW_STATE_DIR/here"; sleep 30; true');
    try {
      expect(gateway.process.running).toBe(true);
      expect(await gateway.process.stop()).toBe(true);
      expect(gateway.process.running).toBe(false);
      gateway.process.start();
      await gateway.process.kill();
    } finally {
      await gateway.stop();
      if (before !== undefined) process.env['OPENCLAW_STATE_DIR'] = before;
    }
    expect(existsSync(gateway.state)).toBe(false);
  });

  test('that ends by itself is noticed, with what it said', async () => {
    const gateway = await launch('echo no luck >&2; exit 3');
    await expect(gateway.died).rejects.toThrow(/exit code 3: no luck/);
    await gateway.stop();
  });
});
