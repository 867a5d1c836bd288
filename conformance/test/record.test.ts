/** The recorder: what goes through is unchanged, and what is written is whole. */
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Recorder, type RecorderOptions, startRecorder } from '../src/record/recorder.ts';
import { readTranscript } from '../src/transcript/read.ts';
import {
  type Backend,
  CERT_FILE,
  clawspec,
  dial,
  KEY_FILE,
  linesOf,
  start,
  startBackend,
  temporary,
  TLS,
} from './sockets.ts';

const folder = await temporary();
afterAll(() => folder.remove());
let open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open) await one.close();
  open = [];
});
let files = 0;

async function setup(
  backendOptions: Parameters<typeof startBackend>[0] = {},
  options: Partial<RecorderOptions> = {},
): Promise<{ backend: Backend; recorder: Recorder; out: string }> {
  const backend = await startBackend(backendOptions);
  const out = join(folder.path, `${++files}.jsonl`);
  const recorder = await startRecorder({
    to: backend.url,
    host: '127.0.0.1',
    port: 0,
    insecure: backendOptions.tls === true,
    out,
    force: false,
    raw: false,
    hide: [],
    ...options,
  });
  open.push(recorder, backend);
  return { backend, recorder, out };
}

const message = async (socket: WebSocket): Promise<{ data: Buffer; binary: boolean }> => {
  const [data, binary] = (await once(socket, 'message')) as [Buffer, boolean];
  return { data, binary };
};
/** Writes an upgrade request as it is; the beginning of what comes back. */
async function upgrade(url: string, path: string, header: string): Promise<string> {
  const socket = createConnection({ host: '127.0.0.1', port: Number(new URL(url).port) });
  socket.on('error', () => {});
  const key = header.includes('Key') ? '' : 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
  const lines = [`GET ${path} HTTP/1.1`, 'Host: x', 'Connection: Upgrade', 'Upgrade: websocket'];
  const more = ['Sec-WebSocket-Version: 13', key, header].filter(line => line !== '');
  socket.write([...lines, ...more, '', ''].join('\r\n'));
  const [data] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return data.toString('latin1');
}
const challenge =
  '{"type":"event","event":"connect.challenge","payload":{"nonce":"9c12e952-5d83-477d-9b1c-5ea170048bb8","ts":1795328510174}}';

describe('proxy', () => {
  test.each<[string, Buffer, boolean]>([
    ['text with odd spacing', Buffer.from('{ "type" :"req",\t"a":1e2, "a":2 }\n'), false],
    ['text that is no JSON', Buffer.from('hello'), false],
    ['text that is no UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), false],
    ['bytes', Buffer.from([0, 1, 2, 255]), true],
    ['nothing', Buffer.alloc(0), false],
    ['a megabyte', Buffer.from(JSON.stringify({ big: 'x'.repeat(1 << 20) })), false],
  ])('passes %s on byte for byte, both ways', async (_, data, binary) => {
    const { backend, recorder } = await setup();
    const client = await dial(recorder.url, { skipUTF8Validation: true });
    const gateway = await backend.socket();
    const there = message(gateway);
    client.send(data, { binary });
    expect(await there).toEqual({ data, binary });
    const back = message(client);
    gateway.send(data, { binary });
    expect(await back).toEqual({ data, binary });
  });

  test('passes headers, path and subprotocol on', async () => {
    const { backend, recorder, out } = await setup();
    const client = await dial(`${recorder.url}/deep/path?x=1`, {
      origin: 'http://page.example',
      headers: { 'X-Forwarded-For': '203.0.113.7', Authorization: 'Bearer abcdefgh12345' },
      protocol: 'one' as never,
    });
    await backend.socket();
    expect(client.protocol).toBe('one');
    const [request] = backend.requests;
    expect(request?.url).toBe('/deep/path?x=1');
    expect(request?.headers).toMatchObject({
      origin: 'http://page.example',
      'x-forwarded-for': '203.0.113.7',
      authorization: 'Bearer abcdefgh12345',
    });
    const [, opened] = linesOf(out);
    expect(opened).toMatchObject({
      dir: 'open',
      path: '/deep/path?x=1',
      headers: { origin: 'http://page.example' },
    });
    expect(JSON.stringify(opened)).not.toContain('abcdefgh12345');
  });

  test.each<['client' | 'gateway', (socket: WebSocket) => void, number, string]>([
    ['client', socket => socket.close(4001, 'bye'), 4001, 'bye'],
    ['gateway', socket => socket.close(1008, 'no'), 1008, 'no'],
    ['gateway', socket => socket.close(), 1005, ''],
    ['gateway', socket => socket.terminate(), 1006, ''],
    ['client', socket => socket.terminate(), 1006, ''],
    ['gateway', socket => socket.close(1012, 'restart'), 1012, 'restart'],
  ])('keeps how the %s closes', async (from, end, code, reason) => {
    const { backend, recorder, out } = await setup();
    const client = await dial(recorder.url);
    const gateway = await backend.socket();
    client.on('error', () => {});
    const [closing, other] = from === 'client' ? [client, gateway] : [gateway, client];
    const closed = once(other, 'close');
    end(closing);
    const [seen, why] = (await closed) as [number, Buffer];
    expect([seen, why.toString()]).toEqual([code, reason]);
    await recorder.close();
    expect(linesOf(out).at(-1)).toMatchObject({ dir: 'close', from, code, reason });
  });

  test('passes pings and pongs on, and answers none itself', async () => {
    const { backend, recorder, out } = await setup();
    const client = await dial(recorder.url);
    const gateway = await backend.socket();
    const pinged = once(gateway, 'ping');
    client.ping('are you there');
    expect(String((await pinged)[0])).toBe('are you there');
    const ponged = once(client, 'pong');
    gateway.pong('yes');
    expect(String((await ponged)[0])).toBe('yes');
    expect(linesOf(out).map(({ dir, from }) => [dir, from])).toContainEqual(['pong', 'gateway']);
  });

  test('passes the refusal of an upgrade on', async () => {
    const { recorder, out } = await setup({ refuse: 403 });
    const socket = new WebSocket(recorder.url);
    socket.on('error', () => {});
    const [, response] = (await once(socket, 'unexpected-response')) as [
      unknown,
      import('node:http').IncomingMessage,
    ];
    expect(response.statusCode).toBe(403);
    expect(response.headers['x-why']).toBe('because');
    expect(String((await once(response, 'data'))[0])).toBe('never');
    expect(linesOf(out).at(-1)).toMatchObject({ dir: 'refused', status: 403 });
  });

  test.each<[string, string, string, number]>([
    ['a subprotocol without a name', '/', 'Sec-WebSocket-Protocol: a b, a b', 400],
    ['a path that looks like an address', '//elsewhere.invalid/x', '', 101],
    ['a path that is no address', '//', '', 101],
    ['a whole address', 'http://elsewhere.invalid/x', '', 101],
    ['no key', '/', 'Sec-WebSocket-Key: short', 400],
  ])('survives %s', async (_, path, header, status) => {
    const { backend, recorder } = await setup();
    expect(await upgrade(recorder.url, path, header)).toContain(`HTTP/1.1 ${status} `);
    // Nothing is left over at the gateway of a client that did not get in.
    if (status !== 101 && header.includes('Key')) {
      const left = await backend.socket();
      if (left.readyState === WebSocket.OPEN) await once(left, 'close');
    }
    await dial(recorder.url);
  });

  test('says 502 when no gateway is there', async () => {
    const { recorder, backend, out } = await setup();
    await backend.close();
    open = [recorder];
    const socket = new WebSocket(recorder.url);
    socket.on('error', () => {});
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
    expect(response.statusCode).toBe(502);
    expect(linesOf(out).at(-1)).toMatchObject({ dir: 'refused', status: 0 });
  });

  test('pages of the gateway work through it', async () => {
    const { recorder } = await setup();
    const [response] = (await once(get(recorder.url.replace('ws', 'http')), 'response')) as [
      AsyncIterable<Buffer>,
    ];
    let text = '';
    for await (const chunk of response) text += String(chunk);
    expect(text).toBe('a page');
  });

  test('numbers connections', async () => {
    const { backend, recorder, out } = await setup();
    for (const name of ['first', 'second']) {
      const client = await dial(recorder.url);
      const gateway = await backend.socket();
      const came = message(gateway);
      client.send(JSON.stringify({ type: 'req', id: name, method: 'health' }));
      await came;
    }
    const frames = linesOf(out).filter(({ dir }) => dir === 'c2s');
    expect(frames.map(({ conn }) => conn)).toEqual(['1', '2']);
  });
});

test('what nobody can walk goes through, and is recorded by its length', async () => {
  const { backend, recorder, out } = await setup();
  const client = await dial(recorder.url);
  const gateway = await backend.socket();
  const came = message(gateway);
  const text = '['.repeat(50_000) + ']'.repeat(50_000);
  client.send(text);
  expect((await came).data.toString()).toBe(text);
  expect(linesOf(out).at(-1)).toMatchObject({ dir: 'c2s', bytes: text.length });
});

test('what hello-ok says is in the header, however much else is', async () => {
  const { backend, recorder, out } = await setup({}, { title: 'ü'.repeat(700) });
  const client = await dial(recorder.url);
  const gateway = await backend.socket();
  const came = message(client);
  const payload = { type: 'hello-ok', protocol: 3, server: { version: '1.2.3' } };
  gateway.send(JSON.stringify({ type: 'res', id: 'c', ok: true, payload }));
  await came;
  expect(readTranscript(out).header).toMatchObject({ protocol: 3, implementation: { version: '1.2.3' } });
});

describe('TLS', () => {
  test('on both sides', async () => {
    const { backend, recorder } = await setup({ tls: true }, { tls: TLS, ca: TLS.cert, insecure: false });
    expect(recorder.url).toMatch(/^wss:/);
    const client = await dial(recorder.url);
    const gateway = await backend.socket();
    const came = message(client);
    gateway.send(challenge);
    expect(String((await came).data)).toBe(challenge);
  });

  test('a certificate that nobody vouches for is refused, unless --insecure', async () => {
    const strict = await setup({ tls: true }, { insecure: false });
    const socket = new WebSocket(strict.recorder.url);
    socket.on('error', () => {});
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
    expect(response.statusCode).toBe(502);
    const lax = await setup({ tls: true });
    const client = await dial(lax.recorder.url);
    expect(client.readyState).toBe(client.OPEN);
  });
});

describe('file', () => {
  test('turns volatile values into matchers, and equal ones into references', async () => {
    const { backend, recorder, out } = await setup();
    const client = await dial(recorder.url);
    const gateway = await backend.socket();
    for (const text of [
      challenge,
      '{"type":"event","event":"device.pair.requested","payload":{"requestId":"0b8c2c55-45d5-4c8e-8bb0-93ad41e8f2b0","ts":1795328510179},"seq":3}',
      '{"type":"event","event":"device.pair.resolved","payload":{"requestId":"0b8c2c55-45d5-4c8e-8bb0-93ad41e8f2b0","ts":1795328510180},"seq":4}',
      '{"type":"event","event":"chat","payload":{"runId":"r","sessionKey":"main","seq":1,"state":"final","usage":{"input":31}},"seq":5}',
    ]) {
      const came = message(client);
      gateway.send(text);
      await came;
    }
    const frames = linesOf(out)
      .filter(({ dir }) => dir === 's2c')
      .map(({ frame }) => frame);
    expect(frames).toMatchObject([
      { payload: { nonce: { $bind: '1.nonce' }, ts: { $any: 'integer' } } },
      { payload: { requestId: { $bind: 'requestId1' } }, seq: { $any: 'integer' } },
      { payload: { requestId: { $var: 'requestId1' } } },
      { payload: { usage: { input: { $any: 'integer' } } } },
    ]);
  });

  test('--raw keeps them, but no secret', async () => {
    const { backend, recorder, out } = await setup({}, { raw: true });
    const client = await dial(recorder.url);
    const gateway = await backend.socket();
    const came = message(client);
    gateway.send(challenge);
    await came;
    const there = message(gateway);
    client.send('{"type":"req","id":"1","method":"connect","params":{"auth":{"token":"shared-secret-1"}}}');
    await there;
    const text = readFileSync(out, 'utf8');
    expect(text).toContain('9c12e952-5d83-477d-9b1c-5ea170048bb8');
    expect(text).not.toContain('shared-secret-1');
  });

  test('is whole up to its last line when the recorder is killed', async () => {
    const backend = await startBackend();
    open.push(backend);
    const out = join(folder.path, 'killed.jsonl');
    const running = start(['record', '--to', backend.url, '--out', out]);
    const client = await dial(await running.said(/connect to (\S+)/));
    const gateway = await backend.socket();
    client.on('error', () => {});
    const came = message(client);
    gateway.send(challenge);
    await came;
    running.child.kill('SIGKILL');
    await running.ended;
    expect(readTranscript(out).lines.map(({ dir }) => dir)).toEqual(['open', 's2c']);
  });

  test('a last line that was cut off is left out', async () => {
    const text = readFileSync(join(folder.path, 'killed.jsonl'), 'utf8');
    const file = join(folder.path, 'cut.jsonl');
    writeFileSync(file, text.slice(0, -20));
    expect(readTranscript(file).lines.map(({ dir }) => dir)).toEqual(['open']);
    expect(await clawspec('validate', file)).toMatchObject({ code: 0 });
  });

  test('Ctrl-C ends the recording with a summary', async () => {
    const backend = await startBackend();
    open.push(backend);
    const out = join(folder.path, 'stopped.jsonl');
    const running = start([
      'record',
      '--to',
      backend.url,
      '--out',
      out,
      '--tls-cert',
      CERT_FILE,
      '--tls-key',
      KEY_FILE,
    ]);
    const client = await dial(await running.said(/connect to (wss:\S+)/));
    const gateway = await backend.socket();
    const came = message(client);
    gateway.send(challenge);
    await came;
    running.child.kill('SIGINT');
    const ended = await running.ended;
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain('1 connections, 0 messages from clients, 1 from the gateway');
  });

  test.each<[string, string[], RegExp]>([
    ['no address', ['--out', 'x'], /--to/],
    ['an address of another kind', ['--to', 'http://x', '--out', 'x'], /must begin with ws/],
    [
      'a certificate without a key',
      ['--to', 'ws://x', '--out', 'x', '--tls-cert', CERT_FILE],
      /belong together/,
    ],
    ['a certificate that is none', ['--to', 'ws://x', '--out', 'x', '--ca', BIN_FILE()], /not in PEM form/],
    ['a port that is none', ['--to', 'ws://x', '--out', 'x', '--listen', '127.0.0.1:99999'], /host:port/],
    ['a file that is there', ['--to', 'ws://x', '--out', CERT_FILE], /is there already/],
    ['a folder that is not there', ['--to', 'ws://x', '--out', '/nonexistent/x'], /cannot write/],
  ])('refuses %s', async (_, args, pattern) => {
    const ended = await clawspec('record', ...args);
    expect(ended.stderr).toMatch(pattern);
    expect(ended.code).toBe(64);
  });
});

function BIN_FILE(): string {
  return join(import.meta.dirname, 'sockets.ts');
}
