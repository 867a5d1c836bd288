/** The fuzzer at work: quiet on a good gateway, and it finds what was made wrong, small enough to be read. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProxy } from '../mutants/proxy.ts';
import type { Mutation } from '../mutants/types.ts';
import { parseCase } from '../src/case/load.ts';
import { type FuzzOptions, fuzz } from '../src/fuzz/fuzz.ts';
import { type Reference, referenceCommand, startReference } from './reference.ts';

const BIN = join(import.meta.dirname, '..', 'bin', 'clawspec.js');
const CRASHING = join(import.meta.dirname, 'support', 'crashing-gateway.ts');
let reference: Reference;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clawspec-fuzz-'));
  reference = await startReference();
});
afterAll(async () => {
  await reference.stop();
  await rm(folder, { recursive: true, force: true });
});

function fuzzing(url: string, more: Partial<FuzzOptions> = {}) {
  return fuzz({
    target: { url, token: reference.target.token },
    seed: 11,
    episodes: 300,
    timeMs: 60_000,
    methods: [],
    harmless: false,
    withinMs: 5_000,
    patienceMs: 15_000,
    memoryBytes: 2 ** 30,
    findings: 1,
    shrinkMs: 15_000,
    ...more,
  });
}

const refusal = (method: string) => ({
  type: 'res',
  ok: false,
  error: { code: 'INVALID_REQUEST', message: { $re: `^invalid ${method} params` } },
});
const models = { type: 'res', ok: true, payload: { models: { $any: 'array' } } };
const history = { type: 'res', ok: true, payload: { messages: { $any: 'array' } } };

/** What is wrong with the gateway, in what it is to be found, and by which promise. */
const PLANTED: readonly [
  oracle: string,
  subject: string | undefined,
  method: string,
  mutations: Mutation[],
][] = [
  ['unanswered', 'models.list', 'models.list', [{ on: 'to-client', match: models, drop: true }]],
  ['unasked', undefined, 'models.list', [{ on: 'to-client', match: models, duplicate: true }]],
  [
    'schema',
    'models.list',
    'models.list',
    [{ on: 'to-client', match: models, set: { 'payload.models': 5 } }],
  ],
  [
    'refused',
    'chat.history',
    'chat.history',
    [{ on: 'to-client', match: refusal('chat.history'), set: { 'error.code': 'UNAVAILABLE' } }],
  ],
  [
    'accepted',
    'chat.history',
    'chat.history',
    [
      {
        on: 'to-client',
        match: history,
        set: {
          ok: false,
          error: { code: 'INVALID_REQUEST', message: 'invalid chat.history params: at /limit: must be <= 3' },
        },
        unset: ['payload'],
      },
    ],
  ],
  [
    'internal',
    'cron.list',
    'cron.list',
    [
      {
        on: 'to-client',
        match: refusal('cron.list'),
        set: { 'error.message': "TypeError: Cannot read properties of undefined (reading 'x')" },
      },
    ],
  ],
  ['open', 'status', 'status', [{ on: 'to-gateway', match: { method: 'status' }, close: 1011 }]],
  [
    'order',
    'presence',
    'system-event',
    [{ on: 'to-client', match: { event: 'presence' }, nth: 3, set: { seq: 0 } }],
  ],
];

describe('planted bugs', { timeout: 120_000 }, () => {
  it.each(PLANTED)('%s in %s', async (oracle, subject, method, mutations) => {
    const proxy = await startProxy(reference.target.url, { name: 'planted', kills: [], mutations });
    try {
      const { findings } = await fuzzing(proxy.url, { methods: [method] });
      expect(findings).toMatchObject([
        { violation: { oracle, ...(subject === undefined ? {} : { subject }) } },
      ]);
      const [found] = findings;
      // The witness sees that one, whatever is sent.
      if (oracle !== 'order') {
        expect(found?.repeats).toBe(true);
        expect(found?.plan.steps).toHaveLength(1);
      }
      const { name, text } = found?.transcript ?? { name: '', text: '' };
      expect(parseCase(text, `${name}.jsonl`).steps.length).toBeGreaterThan(1);
      expect(text).not.toContain(reference.target.token);
    } finally {
      await proxy.close();
    }
  });

  it('close codes for strangers', async () => {
    const mutation: Mutation = { on: 'close', match: { code: 1008 }, set: { code: 4999 } };
    const proxy = await startProxy(reference.target.url, {
      name: 'planted',
      kills: [],
      mutations: [mutation],
    });
    try {
      const { findings } = await fuzzing(proxy.url, { harmless: true });
      expect(findings).toMatchObject([
        { violation: { oracle: 'closed' }, plan: { role: undefined }, repeats: true },
      ]);
      expect(findings[0]?.violation.message).toMatch(/closed with 4999.*should end with 1008/);
    } finally {
      await proxy.close();
    }
  });
});

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function clawspec(...args: readonly string[]): Promise<Ran> {
  const env = {
    ...process.env,
    OPENCLAW_GATEWAY_TOKEN: reference.target.token ?? '',
    OPENCLAW_STATE_DIR: '',
  };
  return new Promise(resolve => {
    execFile(process.execPath, [BIN, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

describe('the command', { timeout: 120_000 }, () => {
  it('finds a crash, starts the gateway again, and writes a case that finds it too', async () => {
    const out = join(folder, 'crash');
    const command = `exec "${process.execPath}" "${CRASHING}" {port} ${reference.target.url}`;
    const token = reference.target.token ?? '';
    const run = await clawspec(
      ...['fuzz', '--command', command, '--token', token, '--seed', '3', '--methods', 'wake,status'],
      ...['--findings', '1', '--out', out, '--json'],
    );
    expect(run.stderr).toBe('');
    expect(run.code).toBe(1);
    const { findings, seed } = JSON.parse(run.stdout) as {
      seed: number;
      findings: { oracle: string; message: string; steps: number; file: string; repeats: boolean }[];
    };
    expect(seed).toBe(3);
    expect(findings).toMatchObject([{ oracle: 'crash', steps: 1, repeats: true }]);
    expect(findings[0]?.message).toContain('exit code 3');
    const text = await readFile(findings[0]?.file ?? '', 'utf8');
    expect(text).toContain('"method":"wake"');
    const again = await clawspec('test', '--cases', out, '--command', command, '--token', token);
    expect(again.code).not.toBe(0);
    const good = await clawspec('test', '--cases', out, '--url', reference.target.url);
    expect(good.stdout).toMatch(/ 2 checks: 2 passed/);
    expect(good.code).toBe(0);
  });

  it('finds nothing on the reference gateway', async () => {
    const run = await clawspec(
      'fuzz',
      '--command',
      referenceCommand(join(folder, 'state')),
      '--runs',
      '80',
      '--within',
      '20s',
      '--seed',
      '5',
      '--json',
    );
    const result = JSON.parse(run.stdout) as { findings: unknown[]; frames: number; methods: number };
    expect(result.findings).toEqual([]);
    expect(run.code).toBe(0);
    expect(result.methods).toBeGreaterThan(60);
    expect(result.frames).toBeGreaterThan(200);
  });

  it('says in words what it did, and with which seed', async () => {
    const { code, stdout } = await clawspec(
      'fuzz',
      '--url',
      reference.target.url,
      '--runs',
      '5',
      '--seed',
      '42',
    );
    expect(stdout).toMatch(
      /^\d+ frames in 5 episodes, .* a second\nprotocol 4, \d+ methods, nothing found, seed 42\n$/,
    );
    expect(code).toBe(0);
  });

  it.each([
    [64, ['--runs', '1']],
    [64, ['--url', 'http://x']],
    [64, ['--url', 'ws://x', '--time', 'soon']],
    [2, ['--url', 'ws://127.0.0.1:9', '--runs', '1']],
  ])('exit code %i for %j', async (expected, args) => {
    const { code, stderr } = await clawspec('fuzz', ...args);
    expect(code).toBe(expected);
    expect(stderr).not.toBe('');
  });

  it('a method that is not there is wrong usage', async () => {
    const { code, stderr } = await clawspec('fuzz', '--url', reference.target.url, '--methods', 'nope');
    expect(stderr).toContain('there is no method “nope” in protocol 4');
    expect(code).toBe(64);
  });
});
