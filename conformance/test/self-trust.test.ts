/** What goes wrong in the suite, in a case or on the way to the gateway is never held against the gateway. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCases, parseCase } from '../src/case/load.ts';
import type { Case } from '../src/case/types.ts';
import { main } from '../src/main.ts';
import { exitCodeOf, type RunResult, totalsOf } from '../src/result.ts';
import { runSuite } from '../src/run/run-suite.ts';
import { type Job, runJobs } from '../src/run/schedule.ts';
import { type Reference, startReference } from './reference.ts';

let reference: Reference;
let folder: string;
beforeAll(async () => {
  reference = await startReference();
  folder = await mkdtemp(join(tmpdir(), 'clawspec-trust-'));
});
afterAll(async () => {
  await reference.stop();
  await rm(folder, { recursive: true, force: true });
});

const all = loadCases();
const named = (...names: string[]) => all.filter(({ case: name }) => names.includes(name));

async function run(cases: readonly Case[], url = reference.target.url): Promise<RunResult> {
  const { result } = await runSuite({
    url,
    token: reference.target.token,
    cases,
    known: cases,
    demanded: [],
    fixtures: reference.target.fixtures,
    protocols: [4],
    seed: 1,
    repeat: 1,
    bail: false,
    jobs: 1,
    timeoutScale: 0.2,
    patienceMs: 500,
    baseline: [],
    version: '0',
  });
  return result;
}

/** A way to the gateway that is cut, listener and all, once some bytes have passed in one direction. */
async function cutAfter(bytes: number): Promise<{ url: string; close(): void }> {
  const { port } = new URL(reference.target.url);
  const sockets = new Set<Socket>();
  let passed = 0;
  const close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer(client => {
    const gateway = createConnection({ host: '127.0.0.1', port: Number(port) });
    for (const socket of [client, gateway]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => {
        client.destroy();
        gateway.destroy();
      });
    }
    client.pipe(gateway);
    gateway.on('data', chunk => {
      passed += chunk.length;
      if (passed > bytes) close();
      else client.write(chunk);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

describe('a way to the gateway that breaks', () => {
  // The probe takes two hellos; then it breaks amid one case or the other.
  test.each([40_000, 60_000, 90_000])('after %i bytes is an error, never a failure', async bytes => {
    const way = await cutAfter(bytes);
    const areas = ['chat/', 'sessions/', 'framing/'];
    const result = await run(
      all.filter(one => areas.some(area => one.case.startsWith(area)) && !one.slow),
      way.url,
    );
    way.close();
    const { verdicts } = totalsOf(result);
    expect(verdicts.fail + verdicts.untestable + verdicts.warn).toBe(0);
    expect(verdicts.error).toBeGreaterThan(0);
    expect(exitCodeOf(result)).toBe(2);
  });

  test('from the beginning ends the run', async () => {
    await expect(run(named('framing/ping'), 'ws://127.0.0.1:9')).rejects.toThrow(/not ready/);
  });
});

describe('a case that is wrong', () => {
  const header = {
    case: 'area/name',
    title: 'Something holds in some case',
    protocols: [4],
    checks: { holds: { req: 'FRM-007', level: 'must' } },
  };
  const one = (...steps: unknown[]) =>
    parseCase([header, ...steps].map(line => JSON.stringify(line)).join('\n'), 'area/name.jsonl');

  test.each<[string, Case]>([
    [
      'sends an invalid frame',
      one({ connect: 'a' }, { conn: 'a', call: 'chat.send', params: {}, check: 'holds' }),
    ],
    ['calls what is not specified', one({ connect: 'a' }, { conn: 'a', call: 'no.such', check: 'holds' })],
    [
      'uses a word that there is not',
      one({ connect: 'a' }, { conn: 'a', call: 'health', expect: { payload: { $nope: 1 } }, check: 'holds' }),
    ],
    [
      'sends bytes on another connection',
      one({ connect: 'a' }, { conn: 'a', send: [{ op: 'ping' }], check: 'holds' }),
    ],
    ['knows no such client', one({ connect: 'a', client: 'nobody', check: 'holds' })],
    ['stops a gateway that it may not stop', one({ do: 'stop', check: 'holds' })],
  ])('%s: is an error', async (_, subject) => {
    const result = await runUnlisted(subject);
    expect(result.cases[0]).toMatchObject({ verdict: 'error' });
    expect(totalsOf(result).verdicts).toMatchObject({ fail: 0, untestable: 0 });
    expect(exitCodeOf(result)).toBe(2);
  });

  /** As a case of the profile that every gateway claims. */
  async function runUnlisted(subject: Case): Promise<RunResult> {
    const { result } = await runSuite({
      ...{ url: reference.target.url, token: reference.target.token, cases: [subject], known: [subject] },
      profiles: [
        {
          profile: 'core',
          title: 'Core',
          side: 'gateway',
          promise: 'x',
          claim: 'always',
          cases: ['area/name'],
        },
      ],
      ...{ demanded: [], fixtures: new Map(), protocols: [4], seed: 1, repeat: 1, bail: false, jobs: 1 },
      ...{ timeoutScale: 0.2, patienceMs: 500, baseline: [], version: '0' },
    });
    return result;
  }

  test('that cannot be read ends the run before it begins', async () => {
    await mkdir(join(folder, 'area'), { recursive: true });
    await writeFile(join(folder, 'area', 'name.jsonl'), '{');
    expect(await main(['test', '--url', reference.target.url, '--cases', folder])).toBe(64);
  });
});

test('a report that cannot be written makes the run incomplete', async () => {
  const code = await main([
    'test',
    ...['--url', reference.target.url, '--token', reference.target.token ?? ''],
    ...['--case', 'framing/ping', '--protocol', '4', '--report', 'jsonl=/dev/full'],
  ]);
  expect(code).toBe(2);
});

describe('the order of a run', () => {
  const orderOf = async (seed: number) => {
    const began: string[] = [];
    const jobs: Job[] = all
      .filter(({ steps }) => steps.length > 0)
      .flatMap(subject => subject.protocols.map(protocol => ({ subject, protocol })));
    await runJobs(jobs, { seed, bail: false, jobs: 3, baseline: [] }, async ({ subject, protocol }) => {
      began.push(`${subject.case}@${protocol}`);
      return {
        case: subject.case,
        title: '',
        protocol,
        verdict: 'pass',
        durationMs: 0,
        checks: [],
        timeline: [],
      };
    });
    return began;
  };

  test('is the same for the same seed, and another for another', async () => {
    const [first, again, other] = [await orderOf(7), await orderOf(7), await orderOf(8)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    expect([...other].sort()).toEqual([...first].sort());
  });

  test('leaves what stops the gateway to the end', async () => {
    const order = await orderOf(3);
    const stops = new Set(all.filter(({ requires }) => requires?.includes('command')).map(one => one.case));
    const last = order.findLastIndex(name => !stops.has(name.split('@')[0] ?? ''));
    const first = order.findIndex(name => stops.has(name.split('@')[0] ?? ''));
    expect(first).toBeGreaterThan(last);
  });
});
