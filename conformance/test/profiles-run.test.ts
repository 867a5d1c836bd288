/** A gateway that claims little is judged by little, unless somebody demands more. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { loadCases } from '../src/case/load.ts';
import { dig } from '../src/json.ts';
import { loadProfiles } from '../src/profiles.ts';
import { plain, terminalReport } from '../src/report/terminal.ts';
import { exitCodeOf } from '../src/result.ts';
import { runSuite, type SuiteOptions } from '../src/run/run-suite.ts';
import { selectCases } from '../src/select.ts';
import { loadSpec } from '../src/spec.ts';

const hello = loadSpec().methods['connect']?.examples.find(({ frames }) =>
  frames.some(({ frame }) => dig(frame, ['payload', 'type']) === 'hello-ok'),
);
const payload = dig(
  hello?.frames.find(({ frame }) => dig(frame, ['payload', 'type']) === 'hello-ok')?.frame,
  ['payload'],
) as { features: object };

let server: Server;
let url: string;
/** A gateway that shakes hands and advertises nothing but health. */
beforeAll(async () => {
  server = createServer();
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', socket => {
    const send = (frame: unknown) => socket.send(JSON.stringify(frame));
    send({ type: 'event', event: 'connect.challenge', payload: { nonce: 'n-1', ts: Date.now() } });
    socket.on('message', data => {
      const { id, params } = JSON.parse(String(data)) as { id: string; params?: { maxProtocol: number } };
      const protocol = params?.maxProtocol ?? 4;
      const features = { ...payload.features, methods: ['health'] };
      send({ type: 'res', id, ok: true, payload: { ...payload, protocol, features } });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const known = loadCases();
const profiles = loadProfiles();

async function judge(profile: string[], names: string[] = []) {
  const options: SuiteOptions = {
    url,
    token: undefined,
    cases: selectCases(known, profiles, { filter: [], case: names, profile, side: 'gateway', slow: false }),
    known,
    profiles,
    demanded: profile,
    fixtures: new Map(),
    seed: 1,
    repeat: 1,
    bail: false,
    jobs: 1,
    timeoutScale: 1,
    patienceMs: 15_000,
    baseline: [],
    version: '0',
  };
  return (await runSuite(options)).result;
}

test('what is not claimed is skipped, with what is missing', async () => {
  const result = await judge([], ['cron/add', 'framing/ping']);
  expect(result.cases.find(one => one.case === 'cron/add')).toMatchObject({
    verdict: 'skip',
    profiles: ['cron'],
  });
  expect(result.profiles.find(({ profile }) => profile === 'cron')).toMatchObject({
    verdict: 'not-claimed',
    claimed: false,
    cases: { ran: 0, skipped: 1 },
  });
  expect(result.profiles.find(({ profile }) => profile === 'core')?.cases.ran).toBe(1);
  expect(result.profiles.some(({ profile }) => profile.startsWith('client-'))).toBe(false);
  expect(exitCodeOf(result)).toBe(0);
});

test('what is demanded and not claimed fails', async () => {
  const result = await judge(['cron'], ['cron/add']);
  expect(result.profiles.find(({ profile }) => profile === 'cron')).toMatchObject({
    verdict: 'fail',
    demanded: true,
    missing: expect.arrayContaining(['cron.add']),
  });
  expect(result.cases.every(({ verdict }) => verdict === 'untestable')).toBe(true);
  expect(exitCodeOf(result)).toBe(1);
  const text = terminalReport(result, loadSpec().requirements, plain);
  expect(text).toMatch(/^cron +fail .*demanded, but not advertised: cron\.add/m);
});
