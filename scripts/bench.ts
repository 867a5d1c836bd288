/**
 * `npm run bench`: what the reference gateway costs, beside a bare `ws` echo server measured in the same
 * run. Absolute figures move with the machine; the ratios are what to compare.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { WebSocket } from 'ws';
import { dial, fanOut, pipelined, roundTrips, session } from './bench/peer.ts';
import { freePort, start } from './bench/process.ts';

const USAGE = `Usage: npm run bench [-- --json] [-- --runs N]

  --json    one JSON object instead of the table
  --runs N  starts to measure (default 5)
`;
const ROOT = join(import.meta.dirname, '..');
const TOKEN = 'bench-token-0123456789';
const CLIENTS = 200;
const REQUESTS = 20_000;

interface Figures {
  startMs: number;
  idleRssMb: number;
  roundTripMs: number;
  perSecond: number;
  fanOutMs: number;
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    runs: { type: 'string', default: '5' },
    help: { type: 'boolean', short: 'h' },
  },
});
const runs = Number(values.runs);
if (values.help || !Number.isInteger(runs) || runs < 1) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 64);
}

const gateway = await measureGateway();
const echo = await measureEcho();
print(gateway, echo);

async function measureGateway(): Promise<Figures> {
  const stateDir = mkdtempSync(join(tmpdir(), 'clawspec-bench-'));
  const launch = async () => {
    const port = await freePort();
    const args = [
      'clients/cli/bin/openclaw.js',
      'gateway',
      '--port',
      String(port),
      '--log-level',
      'silent',
      '--state-dir',
      stateDir,
    ];
    const started = performance.now();
    const server = start(
      args.map((arg, index) => (index === 0 ? join(ROOT, arg) : arg)),
      {
        OPENCLAW_GATEWAY_TOKEN: TOKEN,
      },
    );
    const url = `ws://127.0.0.1:${port}`;
    const socket = await session(url, TOKEN);
    return { server, url, socket, ms: performance.now() - started };
  };
  try {
    return await measure(launch, url => session(url, TOKEN), {
      request: n => `{"type":"req","id":"r${n}","method":"health"}`,
      announce: n =>
        `{"type":"req","id":"a${n}","method":"system-event","params":{"text":"round ${n} ends","host":"bench"}}`,
      announced: n => new RegExp(`round ${n} ends`),
    });
  } finally {
    rmSync(stateDir, { recursive: true, force: true });
  }
}

async function measureEcho(): Promise<Figures> {
  const launch = async () => {
    const port = await freePort();
    const started = performance.now();
    const server = start([join(ROOT, 'scripts/bench/echo-server.ts'), String(port)]);
    const url = `ws://127.0.0.1:${port}`;
    const socket = await dial(url);
    await roundTrips(socket, () => 'hello', 1);
    return { server, url, socket, ms: performance.now() - started };
  };
  // Messages of the size that the gateway answers with, so that only the work differs.
  const health = 'x'.repeat(900);
  return measure(launch, dial, {
    request: () => health,
    announce: n => `*round ${n} ends ${'x'.repeat(500)}`,
    announced: n => new RegExp(`round ${n} ends`),
  });
}

async function measure(
  launch: () => Promise<{ server: ReturnType<typeof start>; url: string; socket: WebSocket; ms: number }>,
  join: (url: string) => Promise<WebSocket>,
  messages: { request(n: number): string; announce(n: number): string; announced(n: number): RegExp },
): Promise<Figures> {
  const starts: number[] = [];
  for (let n = 1; n < runs; n++) {
    const { server, socket, ms } = await launch();
    starts.push(ms);
    socket.terminate();
    await server.stop();
  }
  const { server, url, socket, ms } = await launch();
  starts.push(ms);
  try {
    await sleep(5_000);
    const idleRssMb = server.rssMb();
    await roundTrips(socket, messages.request, 500);
    const trips = await roundTrips(socket, messages.request, 2_000);
    const perSecond = await pipelined(socket, messages.request, REQUESTS, 100);
    const receivers: WebSocket[] = [];
    for (let n = 0; n < CLIENTS; n++) receivers.push(await join(url));
    const rounds: number[] = [];
    for (let n = 0; n < 20; n++)
      rounds.push(await fanOut(socket, receivers, messages.announce(n), messages.announced(n)));
    for (const receiver of receivers) receiver.terminate();
    return {
      startMs: median(starts),
      idleRssMb,
      roundTripMs: median(trips),
      perSecond,
      fanOutMs: median(rounds),
    };
  } finally {
    socket.terminate();
    await server.stop();
  }
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function print(gateway: Figures, echo: Figures): void {
  const rows: [string, keyof Figures, string, number][] = [
    ['start to first answer', 'startMs', 'ms', 0],
    ['idle memory (RSS)', 'idleRssMb', 'MB', 1],
    ['round trip (p50)', 'roundTripMs', 'ms', 3],
    ['pipelined answers', 'perSecond', '/s', 0],
    [`fan-out to ${CLIENTS} (last one, p50)`, 'fanOutMs', 'ms', 2],
  ];
  if (values.json) {
    const ratios = Object.fromEntries(rows.map(([, key]) => [key, gateway[key] / echo[key]]));
    process.stdout.write(`${JSON.stringify({ gateway, echo, ratios })}\n`);
    return;
  }
  process.stdout.write(
    `${'what'.padEnd(34)}${'gateway'.padStart(14)}${'ws echo'.padStart(14)}${'ratio'.padStart(9)}\n`,
  );
  for (const [name, key, unit, digits] of rows) {
    const cell = (value: number) => `${value.toFixed(digits)} ${unit}`.padStart(14);
    const ratio = `${(gateway[key] / echo[key]).toFixed(2)}x`;
    process.stdout.write(`${name.padEnd(34)}${cell(gateway[key])}${cell(echo[key])}${ratio.padStart(9)}\n`);
  }
}
