/** The player: transcripts against the reference gateway, and to clients; record → validate → replay. */
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseCase } from '../src/case/load.ts';
import { launch } from '../src/run/command.ts';
import { type Reference, referenceCommand, startReference } from './reference.ts';
import { clawspec, dial, linesOf, start, temporary } from './sockets.ts';

const TRANSCRIPTS = join(import.meta.dirname, '..', 'transcripts');
const OURS = readdirSync(TRANSCRIPTS).find(name => name.startsWith('clawspec-')) ?? '';
const ours = readdirSync(join(TRANSCRIPTS, OURS));
/** What the transcripts were recorded with. */
const CONFIG = '{ gateway: { trustedProxies: ["127.0.0.1"] }, channels: { loopback: { enabled: true } } }\n';

const folder = await temporary();
afterAll(() => folder.remove());
let states = 0;

/** A fresh gateway, as the transcripts begin with one. */
async function fresh() {
  const state = await temporary();
  states++;
  writeFileSync(join(state.path, 'openclaw.json'), CONFIG);
  const gateway = await launch(`${referenceCommand(state.path)} --no-canvas`);
  for (;;) {
    const answer = await fetch(`${gateway.url.replace('ws', 'http')}/readyz`).catch(() => undefined);
    if (answer?.ok === true) break;
    await Promise.race([gateway.died, new Promise(resolve => setTimeout(resolve, 30))]);
  }
  return {
    to: ['--url', gateway.url, '--token', gateway.token],
    gateway,
    stop: async () => {
      await gateway.stop();
      await state.remove();
    },
  };
}

describe('our own transcripts', () => {
  test.each(ours)('%s comes out as it was recorded', async file => {
    const one = await fresh();
    try {
      const ended = await clawspec(
        'replay',
        join(TRANSCRIPTS, OURS, file),
        ...one.to,
        '--timeout-scale',
        '3',
      );
      expect(ended.stdout).toMatch(/\d+ checks: \d+ passed\n/);
      expect(ended).toMatchObject({ code: 0 });
      expect(ended.stdout).not.toContain(one.gateway.token);
    } finally {
      await one.stop();
    }
  });
});

describe('transcripts of real gateways', () => {
  let reference: Reference;
  beforeAll(async () => {
    reference = await startReference();
  });
  afterAll(() => reference.stop());

  /** All of them, without the command line: replay-recordings.test.ts. */
  test.each(
    ['openclaw-2026.9.6', 'gguf-2026.2.20'].flatMap(name =>
      ['connect-wrong-token-nodevice', 'm-agents-list'].map(file => [name, file] as const),
    ),
  )('%s/%s has the same outcome', async (name, file) => {
    const { url, token } = reference.target;
    const ended = await clawspec(
      ...['replay', join(TRANSCRIPTS, name, `${file}.jsonl`), '--url', url, '--token', token ?? ''],
      ...['--compare', 'outcomes'],
    );
    expect(ended.code, ended.stdout).toBe(0);
  });
});

describe('a transcript that does not fit', () => {
  test('fails at the line that differs, and says how', async () => {
    const file = join(folder.path, 'wrong.jsonl');
    const text = readFileSync(join(TRANSCRIPTS, OURS, 'agents.jsonl'), 'utf8');
    writeFileSync(file, text.replace('"defaultId":"main"', '"defaultId":"other"'));
    const one = await fresh();
    try {
      const report = join(folder.path, 'report.jsonl');
      const ended = await clawspec('replay', file, ...one.to, '--report', `jsonl=${report}`);
      expect(ended.code).toBe(1);
      expect(ended.stdout).toMatch(/fail line-\d+-res-agents-list/);
      expect(ended.stdout).toContain('payload.defaultId');
      expect(linesOf(report).at(-1)).toMatchObject({ type: 'footer', exitCode: 1 });
    } finally {
      await one.stop();
    }
  });

  test.each<[string, string[], RegExp]>([
    ['no file', ['/nonexistent', '--url', 'ws://x'], /cannot read the transcript/],
    ['nobody to play to', [join(TRANSCRIPTS, OURS, 'agents.jsonl')], /say to whom/],
    [
      'two to play to',
      [join(TRANSCRIPTS, OURS, 'agents.jsonl'), '--url', 'ws://x', '--listen', '0'],
      /say to whom/,
    ],
    ['another address', [join(TRANSCRIPTS, OURS, 'agents.jsonl'), '--url', 'http://x'], /must begin with ws/],
    [
      'a time that is none',
      [join(TRANSCRIPTS, OURS, 'agents.jsonl'), '--command', 'sleep 60', '--timeout-scale', 'much'],
      /--timeout-scale much/,
    ],
    [
      'a patience that is none',
      [join(TRANSCRIPTS, OURS, 'agents.jsonl'), '--listen', '0', '--patience', 'long'],
      /--patience long/,
    ],
    ['no transcript', [import.meta.filename, '--url', 'ws://x'], /replay\.test\.ts:1: is no JSON/],
    [
      'no token, where one was recorded',
      [join(TRANSCRIPTS, OURS, 'agents.jsonl'), '--url', 'ws://127.0.0.1:9', '--token', ''],
      /recorded with a token/,
    ],
  ])('%s is wrong usage', async (_, args, message) => {
    const ended = await clawspec('replay', ...args);
    expect(ended.stderr).toMatch(message);
    expect(ended.code).toBe(64);
  });
});

test.each(ours)('%s becomes a case', async file => {
  const ended = await clawspec('replay', join(TRANSCRIPTS, OURS, file), '--to-case');
  expect(ended.code).toBe(0);
  const name = `replay/${file}`;
  expect(parseCase(ended.stdout, name).steps.length).toBeGreaterThan(2);
});

describe('to a client', () => {
  const client = (body: string) => {
    const file = join(folder.path, `client-${++states}.ts`);
    const sdk = join(import.meta.dirname, '..', '..', 'clients', 'typescript', 'src', 'index.ts');
    writeFileSync(
      file,
      `import { GatewayClient } from ${JSON.stringify(sdk)};
const client = new GatewayClient({
  url: process.env.OPENCLAW_GATEWAY_URL ?? '',
  token: process.env.OPENCLAW_GATEWAY_TOKEN,
  client: { id: 'gateway-client', mode: 'backend', version: '1.0.0', platform: 'linux' },
  scopes: ['operator.admin'],
});
await client.connect();
${body}
await client.close();
`,
    );
    return `${JSON.stringify(process.execPath)} ${JSON.stringify(file)}`;
  };

  test('the SDK gets what was recorded, and asks what was asked', async () => {
    const command = client(
      "await client.request('agents.list', {}); await client.request('agent.identity.get', {}); await client.request('models.list', {});",
    );
    const ended = await clawspec('replay', join(TRANSCRIPTS, OURS, 'agents.jsonl'), '--client', command);
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
  });

  test('a client that asks something else fails', async () => {
    const command = client("await client.request('agents.list', {});");
    const ended = await clawspec(
      ...['replay', join(TRANSCRIPTS, OURS, 'agents.jsonl'), '--client', command, '--timeout-scale', '0.5'],
    );
    expect(ended.code, ended.stdout).toBe(1);
    expect(ended.stdout).toMatch(/line-\d+-request-agent-identity-get/);
  });
});

test('what a client says before it is listened to is heard, and it is judged by clauses for clients', async () => {
  const file = join(folder.path, 'early.jsonl');
  const request = { type: 'req', id: { $bind: 'a.request1' }, method: 'health' };
  const lines = [
    {
      ...{ transcript: 1, spec: '0', tool: 'test', recordedAt: '2026-01-01T00:00:00Z' },
      ...{ volatile: 'matched', protocol: 4 },
    },
    { t: 0, conn: '1', dir: 'open' },
    { t: 1, conn: '1', dir: 'c2s', frame: request },
    { t: 2, conn: '2', dir: 'open' },
    { t: 3, conn: '2', dir: 'c2s', frame: { ...request, id: { $bind: 'b.request1' } } },
  ];
  writeFileSync(file, lines.map(line => `${JSON.stringify(line)}\n`).join(''));
  const player = start(['replay', file, '--listen', '0', '--json']);
  const url = await player.said(/connect to (\S+)/);
  const first = await dial(url);
  const second = await dial(url);
  second.send('{"type":"req","id":"r2","method":"health"}');
  first.ping();
  await once(first, 'pong');
  first.send('{"type":"req","id":"r1","method":"health"}');
  const { code, stdout } = await player.ended;
  expect(code, stdout).toBe(0);
  const checks = stdout.split('\n').flatMap(line => (line === '' ? [] : (JSON.parse(line).checks ?? [])));
  expect(checks).toContainEqual(
    expect.objectContaining({ name: 'wire-schema', req: 'CLI-001', verdict: 'pass' }),
  );
});

test('record, validate, replay', { timeout: 120_000 }, async () => {
  const one = await fresh();
  const out = join(folder.path, 'round.jsonl');
  const recorder = start(['record', '--to', one.gateway.url, '--out', out]);
  const socket = await dial(await recorder.said(/connect to (\S+)/));
  const answers: Record<string, unknown>[] = [];
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const send = (id: string, method: string, params: unknown) =>
    socket.send(JSON.stringify({ type: 'req', id, method, params }));
  socket.on('message', data => {
    const frame = JSON.parse(String(data)) as Record<string, unknown>;
    answers.push(frame);
    if (frame['event'] === 'connect.challenge') {
      send('c', 'connect', {
        ...{ minProtocol: 4, maxProtocol: 4, role: 'operator', scopes: ['operator.admin'], caps: [] },
        client: { id: 'cli', version: '1.0.0', platform: 'linux', mode: 'cli' },
        auth: { token: one.gateway.token },
      });
    }
    if (frame['id'] === 'c') send('s', 'sessions.create', { key: 'notes', label: 'Notes' });
    if (frame['id'] === 's') resolve();
  });
  await done;
  socket.close();
  recorder.child.kill('SIGTERM');
  expect(await recorder.ended).toMatchObject({ code: 0 });
  await one.stop();
  expect(readFileSync(out, 'utf8')).not.toContain(one.gateway.token);
  expect(await clawspec('validate', '--strict', out)).toMatchObject({ code: 0 });
  const again = await fresh();
  try {
    const ended = await clawspec('replay', out, ...again.to, '--timeout-scale', '3');
    expect(ended.code, ended.stdout).toBe(0);
  } finally {
    await again.stop();
  }
});
