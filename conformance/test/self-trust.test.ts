/** What goes wrong in the suite, in a case or on the way to the gateway is never held against the gateway. */
import { EventEmitter, once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validatorsOf } from '@clawspec/spec/check-frame';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { loadCases, parseCase } from '../src/case/load.ts';
import type { Case } from '../src/case/types.ts';
import { parseReport } from '../src/client/driver-lines.ts';
import { StepFailure } from '../src/errors.ts';
import { isTooDeep } from '../src/json.ts';
import { main } from '../src/main.ts';
import { Redactor } from '../src/redact.ts';
import { exitCodeOf, type RunResult, totalsOf } from '../src/result.ts';
import { freePort } from '../src/run/free-port.ts';
import { Peer } from '../src/run/peer.ts';
import { runSuite } from '../src/run/run-suite.ts';
import { type Job, runJobs } from '../src/run/schedule.ts';
import { UPGRADE_MS } from '../src/run/wire-socket.ts';
import { World } from '../src/run/world.ts';
import { loadSpec } from '../src/spec.ts';
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

async function run(
  cases: readonly Case[],
  url = reference.target.url,
  patienceMs = 15_000,
): Promise<RunResult> {
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
    timeoutScale: 1,
    patienceMs,
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
  // Nobody else may get the port while the suite still knocks at it.
  const own = await freePort();
  await new Promise<void>(resolve => server.listen(own, '127.0.0.1', resolve));
  return { url: `ws://127.0.0.1:${own}`, close };
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
    await expect(run(named('framing/ping'), 'ws://127.0.0.1:9', 100)).rejects.toThrow(/not ready/);
  });
});

describe('a gateway that is there and breaks the upgrade', () => {
  /** Passes the connections of the probe on; what comes after them gets another answer. */
  async function after(connections: number, answer: (socket: Socket) => void) {
    const { port } = new URL(reference.target.url);
    let count = 0;
    const server = createServer(client => {
      client.on('error', () => {});
      if (++count > connections) return void client.once('data', () => answer(client));
      const gateway = createConnection({ host: '127.0.0.1', port: Number(port) });
      gateway.on('error', () => {});
      gateway.once('close', () => client.destroy());
      client.once('close', () => gateway.destroy());
      client.pipe(gateway).pipe(client);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
  }

  test.each<[string, (socket: Socket) => void]>([
    ['hangs up', socket => socket.destroy()],
    ['resets', socket => socket.resetAndDestroy()],
    ['speaks something else', socket => socket.end('SSH-2.0-OpenSSH_9.9\r\n\r\n')],
    [
      'does not prove itself',
      socket => socket.write('HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'),
    ],
  ])('%s: is no error of the suite', async (_, answer) => {
    const way = await after(2, answer);
    const result = await run(named('framing/ping', 'websocket/ping-payload'), way.url);
    way.close();
    const { verdicts } = totalsOf(result);
    expect(verdicts.error).toBe(0);
    expect(verdicts.fail + verdicts.untestable).toBeGreaterThan(1);
    expect(exitCodeOf(result)).toBe(1);
  });

  test.each([undefined, {}])('says nothing: is waited for so long, and no longer (wire: %j)', async wire => {
    const silent = createServer(socket => socket.on('error', () => {}));
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const world = worldAt(`ws://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    try {
      const opened = world.open('a', {}, '/', wire).opened();
      const judged =
        wire === undefined
          ? expect(opened).rejects.toThrow(StepFailure)
          : expect(opened).resolves.toEqual({});
      const [socket] = (await once(silent, 'connection')) as [Socket];
      await once(socket, 'data');
      vi.advanceTimersByTime(UPGRADE_MS);
      await judged;
    } finally {
      vi.useRealTimers();
      world.dispose();
      silent.close();
    }
  });

  const worldAt = (url: string) =>
    new World({
      target: { ...reference.target, url },
      protocol: 4,
      timeoutScale: 1,
      schemasFor: validatorsOf(loadSpec()),
      redactor: new Redactor(),
      shared: new Map(),
    });
});

test.each<[string, string]>([
  ['lists in lists', '['.repeat(50_000) + ']'.repeat(50_000)],
  ['a frame', `{"type":"event","event":"tick","payload":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`],
])('a message that nobody can walk is a broken frame, and does not break the suite: %s', (_, text) => {
  const told: object[] = [];
  const socket = new EventEmitter() as unknown as WebSocket;
  const fine = { problems: [], specified: true, subject: undefined };
  const peer = new Peer(socket, {
    name: 'a',
    outgoing: () => fine,
    incoming: () => fine,
    record: entry => told.push(new Redactor().value(entry)),
    invalid: (conn, _frame, problems) => told.push({ conn, problems }),
  });
  socket.emit('message', Buffer.from(text), false);
  expect(peer.inbox).toEqual([]);
  expect(told.map(entry => JSON.stringify(entry))).toEqual([
    expect.stringContaining('nested too deep'),
    expect.stringContaining('nested too deep'),
  ]);
  expect(parseReport(text)).toEqual({ problem: expect.stringContaining('nested too deep') });
});

test('brackets in texts are no levels', () => {
  expect(isTooDeep(JSON.stringify(['[{"\\'.repeat(1000)]))).toBe(false);
  expect(isTooDeep(JSON.stringify(Array.from({ length: 2000 }, () => [{}])))).toBe(false);
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
      ...{ timeoutScale: 1, patienceMs: 15_000, baseline: [], version: '0' },
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

  test('leaves no long case to the end of those that run side by side', async () => {
    const order = (await orderOf(5)).map(name => named(name.split('@')[0] ?? '')[0]);
    const shared = order.filter(one => !one?.exclusive && !one?.requires?.includes('command'));
    const last = shared.findLastIndex(one =>
      one?.steps.some(({ within }) => typeof within === 'number' && within >= 20_000),
    );
    expect(last).toBeGreaterThan(0);
    expect(last).toBeLessThan((shared.length * 3) / 4);
  });

  test('leaves what stops the gateway to the end', async () => {
    const order = await orderOf(3);
    const stops = new Set(all.filter(({ requires }) => requires?.includes('command')).map(one => one.case));
    const last = order.findLastIndex(name => !stops.has(name.split('@')[0] ?? ''));
    const first = order.findIndex(name => stops.has(name.split('@')[0] ?? ''));
    expect(first).toBeGreaterThan(last);
  });
});
