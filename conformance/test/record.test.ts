/** The recorder: what goes through is unchanged, what is written is whole and tells no secret. */
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { validatorsOf } from '@clawspec/spec/check-frame';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Recorder, type RecorderOptions, startRecorder } from '../src/record/recorder.ts';
import { loadSpec } from '../src/spec.ts';
import { lineProblem, readTranscript } from '../src/transcript/read.ts';
import { Scribe } from '../src/transcript/scribe.ts';
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

describe('secrets', () => {
  const spec = loadSpec();
  const schemasFor = validatorsOf(spec);
  const member = fc.constantFrom(
    ...[
      'token',
      'deviceToken',
      'bootstrapToken',
      'password',
      'signature',
      'apiKey',
      'clientSecret',
      'private_key',
    ],
  );
  const secret = fc
    .string({ minLength: 8, maxLength: 40 })
    .filter(text => /[^*•_.-]/u.test(text) && text.trim() === text)
    .map(text => `S${text}`);
  const path = fc.array(fc.constantFrom('params', 'auth', 'payload', 'list', '0', 'note'), { maxLength: 4 });
  const nest = (keys: readonly string[], value: unknown) =>
    keys.reduceRight<unknown>((inner, key) => (key === '0' ? [inner] : { [key]: inner }), value);

  test('never reach the file, wherever they stand and are repeated', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ member, secret, path, raw: fc.boolean() }), { minLength: 1, maxLength: 6 }),
        entries => {
          const scribe = new Scribe({ spec, schemasFor, keep: entries[0]?.raw ?? false, hide: [] });
          const lines = entries.flatMap(({ member: name, secret: value, path: keys }, index) => {
            const dir = index % 2 === 0 ? ('c2s' as const) : ('s2c' as const);
            const put = (frame: unknown) =>
              scribe.message(index, '1', dir, Buffer.from(JSON.stringify(frame)), false);
            return [
              put({ type: 'req', id: 'x', method: 'connect', params: nest(keys, { [name]: value }) }),
              put({ type: 'res', id: 'x', ok: false, error: { message: `the ${name} ${value} is wrong` } }),
              put({ type: 'event', event: 'chat', payload: { [value]: value, list: [`(${value})`] } }),
              scribe.message(index, '1', dir, Buffer.from(`not JSON ${value}`), false),
              scribe.message(index, '1', dir, Buffer.from(`\u0000${value}`, 'utf8'), true),
              scribe.close(index, '1', 'gateway', 1008, `bad ${value}`),
            ];
          });
          const text = lines.map(line => JSON.stringify(line)).join('\n');
          const values = texts(lines);
          for (const { secret: value } of entries) {
            expect(text).not.toContain(JSON.stringify(value).slice(1, -1));
            expect(values.some(one => one.includes(value))).toBe(false);
            expect(text).not.toContain(Buffer.from(value).toString('base64').replace(/=+$/u, ''));
          }
          for (const line of lines) expect(lineProblem('line', line)).toBeUndefined();
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each<[string, string]>([
    ['a query', 'http://h/?token=abcdef123456'],
    ['a bearer', 'Authorization: Bearer abcdef123456'],
    ['JSON in a text', '{"gateway":{"auth":{"token":"abcdef123456"}}}'],
    ['JSON5 in a text', '{ auth: { token: "abcdef123456" } }'],
    ['JSON in JSON', JSON.stringify(JSON.stringify({ password: 'abcdef123456' }))],
    ['JSON that was cut', '{"password":"abcdef123456'],
    ['a key of a provider', 'sk-abcdef123456abcdef123456'],
    ['an address with a password', 'wss://me:abcdef123456@host/'],
  ])('are found in %s', (_, text) => {
    const scribe = new Scribe({ spec, schemasFor, keep: true, hide: [] });
    const frame = { type: 'event', event: 'chat', payload: { text } };
    expect(JSON.stringify(scribe.frame(0, '1', 's2c', frame))).not.toContain('abcdef123456');
  });

  test('words about secrets stay', () => {
    const scribe = new Scribe({ spec, schemasFor, keep: false, hide: [] });
    const message =
      'unauthorized: gateway token mismatch (set gateway.remote.token to match gateway.auth.token)';
    const frame = {
      type: 'res',
      id: '1',
      ok: false,
      error: { message, details: { canRetryWithDeviceToken: false } },
    };
    const { frame: written } = scribe.frame(0, '1', 's2c', frame);
    expect(written).toMatchObject({ error: { message, details: { canRetryWithDeviceToken: false } } });
  });
});

/** Every text in a value, keys too. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...texts(item)]);
}
