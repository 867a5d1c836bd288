/** `clawspec validate`: which captures it reads, what it says of bad frames, and what it needs for large ones. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { lineProblem } from '../src/transcript/read.ts';
import { BIN, clawspec, linesOf, temporary } from './sockets.ts';

const folder = await temporary();
afterAll(() => folder.remove());
const TRANSCRIPTS = join(import.meta.dirname, '..', 'transcripts');

const challenge = { type: 'event', event: 'connect.challenge', payload: { nonce: 'n-1', ts: 1795328510174 } };
const tick = (ts: unknown = 1795328510174) => ({ type: 'event', event: 'tick', payload: { ts }, seq: 1 });
const request = { type: 'req', id: '1', method: 'health' };
const good = [challenge, request, tick()];
let count = 0;
function write(text: string, name = `${++count}.jsonl`): string {
  const file = join(folder.path, name);
  writeFileSync(file, text);
  return file;
}
const jsonl = (lines: readonly unknown[]) => lines.map(line => `${JSON.stringify(line)}\n`).join('');

/** As the network panel of Chromium exports it: times in seconds, opcode 1 is text, binary data is base64. */
const har = (messages: readonly object[]) => ({
  log: {
    version: '1.2',
    creator: { name: 'WebInspector', version: '537.36' },
    pages: [],
    entries: [
      { request: { method: 'GET', url: 'http://127.0.0.1:18789/' }, response: { status: 200 } },
      {
        _initiator: { type: 'script' },
        _priority: 'High',
        _resourceType: 'websocket',
        _webSocketMessages: messages,
        request: { method: 'GET', url: 'ws://127.0.0.1:18789/', httpVersion: 'HTTP/1.1', headers: [] },
        response: {
          status: 101,
          statusText: 'Switching Protocols',
          content: { size: 0, mimeType: 'x-unknown' },
        },
        startedDateTime: '2026-01-22T09:00:00.000Z',
        time: 12.5,
      },
    ],
  },
});
const messages = [
  { type: 'receive', time: 1769072400.1, opcode: 1, data: JSON.stringify(challenge) },
  { type: 'send', time: 1769072400.2, opcode: 1, data: JSON.stringify(request) },
  { type: 'receive', time: 1769072400.3, opcode: 1, data: JSON.stringify(tick('soon')) },
];

describe('formats', () => {
  test.each<[string, string, RegExp]>([
    ['bare frames', jsonl(good), /JSON lines of frames/],
    ['a byte order mark and CRLF', `\uFEFF${jsonl(good).replaceAll('\n', '\r\n')}`, /JSON lines/],
    [
      'dir and frame',
      jsonl([
        { dir: 's2c', frame: challenge },
        { dir: 'c2s', frame: request },
      ]),
      /JSON lines/,
    ],
    [
      'direction and data as text',
      jsonl([{ direction: 'in', data: JSON.stringify(challenge) }]),
      /JSON lines/,
    ],
    [
      'from and message',
      jsonl([
        { from: 'server', message: challenge },
        { from: 'client', message: request },
      ]),
      /JSON/,
    ],
    ['messages of a HAR, one on each line', jsonl(messages.slice(0, 2)), /JSON lines/],
    ['a list', JSON.stringify(good, null, 2), /a JSON list of frames/],
    ['a HAR', JSON.stringify(har(messages.slice(0, 2))), /a HAR of a browser/],
    ['a HAR with white space', JSON.stringify(har(messages.slice(0, 2)), null, 2), /a HAR of a browser/],
  ])('reads %s', async (_, text, format) => {
    const ended = await clawspec('validate', write(text));
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(format);
    expect(ended.stdout).toMatch(/, 0 invalid/);
  });

  test.each<[string, string, RegExp]>([
    ['nothing', '', /is empty/],
    ['no JSON', `${jsonl([challenge])}{"type":\n`, /:2: is no JSON/],
    ['a line that is no frame', `${jsonl([challenge])}{"hello":1}\n`, /:2: is neither a frame/],
    ['a line that is no object', `${jsonl([challenge])}7\n`, /:2: is no object/],
    ['a transcript of another format', '{"transcript":9}\n', /:1: transcripts of format 9 are unknown/],
    ['a header that is none', '{"transcript":1}\n', /:1: header: /],
    ['a report', '{"type":"header","report":1}\n', /is a report of clawspec test/],
    ['a HAR without messages', JSON.stringify({ log: { entries: [] } }), /has no WebSocket messages/],
    ['a HAR that is none', '{"log":{}}', /log.entries is missing/],
    ['a HAR that was cut off', JSON.stringify(har(messages)).slice(0, -9), /is no JSON/],
    [
      'a message without direction',
      JSON.stringify(har([{ opcode: 1, data: '' }])),
      /entry 2 message 1: type/,
    ],
  ])('refuses %s', async (_, text, message) => {
    const ended = await clawspec('validate', write(text));
    expect(ended.stderr).toMatch(message);
    expect(ended.code).toBe(64);
  });

  test('standard input', async () => {
    const child = spawn(process.execPath, [BIN, 'validate', '-']);
    let text = '';
    child.stdout.on('data', data => {
      text += data;
    });
    child.stdin.end(jsonl(good));
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(0);
    expect(text).toContain('standard input: JSON lines of frames');
  });

  test('a file that is not there', async () => {
    const ended = await clawspec('validate', join(folder.path, 'gone'));
    expect(ended).toMatchObject({ code: 64 });
    expect(ended.stderr).toMatch(/cannot read .*ENOENT/);
  });
});

describe('bad frames', () => {
  test('say where, who, what and which clause', async () => {
    const ended = await clawspec('validate', write(JSON.stringify(har(messages)), 'page.har'));
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/page\.har entry 2 message 3 {2}connection 1 {2}gateway → client {2}tick/);
    expect(ended.stdout).toMatch(
      /\/payload\/ts must be integer {2}\[TickPayload, WIRE-001, docs\/[a-z-]+\.html#type\.TickPayload\]/,
    );
    expect(ended.stdout).toContain('3 frames on 1 connection, 2 valid, 1 invalid');
  });

  test('as JSON lines', async () => {
    const file = write(jsonl([...good, { type: 'req', id: '2', method: 'chat.send', params: { nope: 1 } }]));
    const ended = await clawspec('validate', '--json', file);
    const [bad, totals] = ended.stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, unknown>);
    expect(bad).toMatchObject({ at: `${file}:4`, from: 'client', subject: 'chat.send' });
    expect(bad?.['problems']).toContainEqual({
      definition: 'ChatSendParams',
      path: '/params',
      message: 'has the unknown member "nope"',
      docs: 'docs/family-chat.html#type.ChatSendParams',
    });
    expect(totals).toMatchObject({ format: 'jsonl', frames: 4, invalid: 1, unspecified: 0 });
  });

  test.each<[string, unknown, RegExp]>([
    ['text that is no JSON', { dir: 'in', data: 'hello' }, /is no JSON: "hello"/],
    [
      'a binary message of a gateway',
      { ...messages[0], opcode: 2, data: Buffer.from('{}').toString('base64') },
      /./,
    ],
    ['a frame without a type', { dir: 'in', frame: { id: 1 } }, /type/],
    [
      'a result that does not fit',
      { type: 'res', id: '1', ok: true, payload: { ok: 'yes' } },
      /\/payload\/ok/,
    ],
    ['a failure without an error', { type: 'res', id: '1', ok: false }, /\/error is missing/],
  ])('%s', async (_, line, message) => {
    const ended = await clawspec('validate', write(jsonl([challenge, request, line])));
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(message);
  });

  test('of unspecified methods are counted apart, and fail only when asked', async () => {
    const file = write(jsonl([challenge, { type: 'req', id: '1', method: 'no.such', params: {} }]));
    const lax = await clawspec('validate', file);
    expect(lax.code).toBe(0);
    expect(lax.stdout).toContain('1 not specified\n  not specified: no.such');
    expect((await clawspec('validate', '--strict', file)).code).toBe(1);
  });

  test('the protocol is that of hello-ok, or the one that is given', async () => {
    const file = join(TRANSCRIPTS, 'gguf-2026.2.20', 'm-talk-mode.jsonl');
    expect((await clawspec('validate', file)).stdout).toContain('protocol 3');
    const [old] = linesOf(join(TRANSCRIPTS, 'openclaw-2026.9.6', 'm-talk-mode.jsonl')).slice(0, 1);
    expect(old).toMatchObject({ protocol: 4 });
    const bare = write(jsonl([request]));
    expect((await clawspec('validate', '--protocol', '3', bare)).stdout).toContain('protocol 3');
    expect((await clawspec('validate', '--protocol', '7', bare)).code).toBe(64);
  });
});

describe('library', () => {
  const implementations = readdirSync(TRANSCRIPTS).filter(name => /-\d/.test(name));
  test.each(implementations)('every transcript of %s is valid', async name => {
    const files = readdirSync(join(TRANSCRIPTS, name)).map(file => join(TRANSCRIPTS, name, file));
    const ended = await clawspec('validate', '--json', ...files);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const totals = ended.stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as { format: string; frames: number; valid: number; excused: number });
    expect(totals).toHaveLength(files.length);
    expect(totals.every(({ format }) => format === 'transcript')).toBe(true);
    const sum = (key: 'frames' | 'valid' | 'excused') => totals.reduce((all, one) => all + one[key], 0);
    expect(sum('valid')).toBeGreaterThan(200);
    expect(sum('excused') / sum('frames')).toBeLessThan(0.02);
  });

  test.each(implementations)('every line of %s follows the schema, and tells where it comes from', name => {
    for (const file of readdirSync(join(TRANSCRIPTS, name))) {
      const [header, ...lines] = linesOf(join(TRANSCRIPTS, name, file));
      expect(lineProblem('header', header), file).toBeUndefined();
      expect(header).toMatchObject({
        implementation: { version: expect.any(String) },
        source: expect.any(String),
      });
      for (const line of lines) expect(lineProblem('line', line), file).toBeUndefined();
    }
  });
});

test('a large capture needs little memory', async () => {
  const file = join(folder.path, 'large.jsonl');
  const stream = createWriteStream(file);
  const text = 'x'.repeat(900);
  for (let i = 0; i < 100_000; i++) {
    const line = i % 2 === 0 ? { type: 'req', id: `${i}`, method: 'no.such', params: { text } } : tick(i);
    if (!stream.write(`${JSON.stringify(line)}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
  const child = spawn(process.execPath, ['--max-old-space-size=80', BIN, 'validate', file]);
  let output = '';
  child.stdout.on('data', data => {
    output += data;
  });
  const [code] = (await once(child, 'close')) as [number];
  expect(output).toContain('100000 frames on 1 connection, 50000 valid, 0 invalid, 50000 not specified');
  expect(code).toBe(0);
});
