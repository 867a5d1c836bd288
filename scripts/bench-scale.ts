/**
 * `npm run bench:scale`: how costs grow, not only where they start. Connections (memory of each, fan-out)
 * beside a bare `ws` server; sessions in the store; jobs in the cron table.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { WebSocket } from 'ws';
import { dial, fanOut, pipelined, roundTrips, session } from './bench/peer.ts';
import { freePort, type Started, start } from './bench/process.ts';

const USAGE = `Usage: npm run bench:scale [-- --only connections|sessions|cron] [-- --json]

  --quick   a tenth of every size
`;
const ROOT = join(import.meta.dirname, '..');
const TOKEN = 'bench-token-0123456789';
const WINDOW = 50;

interface Row {
  readonly what: string;
  readonly size: number;
  readonly figures: Readonly<Record<string, number>>;
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});
const SECTIONS = { connections, sessions, cron };
if (values.help || (values.only !== undefined && !Object.hasOwn(SECTIONS, values.only))) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 64);
}
const scale = values.quick ? 0.1 : 1;
const sizes = (...all: number[]) => all.map(size => Math.round(size * scale));
const chosen = Object.entries(SECTIONS).filter(([name]) => values.only === undefined || values.only === name);
const rows: Row[] = [];
for (const [, section] of chosen) {
  for await (const row of section()) {
    rows.push(row);
    if (!values.json) print(row);
  }
}
if (values.json) process.stdout.write(`${JSON.stringify(rows)}\n`);

/** Memory of each connection and the time until the last one has an event, beside bare `ws`. */
async function* connections(): AsyncGenerator<Row> {
  for (const kind of ['gateway', 'ws echo'] as const) {
    const server = kind === 'gateway' ? await gateway() : await echo();
    const open: WebSocket[] = [];
    try {
      const sender = await server.join();
      await sleep(1_000);
      const before = server.process.rssMb();
      for (const size of sizes(100, 500, 1_000)) {
        while (open.length < size) open.push(await server.join());
        await sleep(500);
        const perConnectionKb = ((server.process.rssMb() - before) * 1024) / size;
        const rounds: number[] = [];
        for (let n = 0; n < 10; n++) {
          rounds.push(
            await fanOut(
              sender,
              open,
              server.announce(`${size}-${n}`),
              new RegExp(`round ${size}-${n} ends`),
            ),
          );
        }
        yield {
          what: `connections (${kind})`,
          size,
          figures: { 'KB each': perConnectionKb, 'fan-out ms': median(rounds) },
        };
      }
    } finally {
      for (const socket of open) socket.terminate();
      await server.stop();
    }
  }
}

/** Listing sessions while the store grows. */
async function* sessions(): AsyncGenerator<Row> {
  yield* growing('sessions', sizes(1_000, 10_000, 100_000), {
    add: n => request('sessions.create', { label: `bench ${n}` }),
    measure: {
      'list ms': request('sessions.list', { limit: 50 }),
      'search ms': request('sessions.list', { limit: 50, search: 'bench 77' }),
    },
  });
}

/** Listing and watching jobs while the table grows. */
async function* cron(): AsyncGenerator<Row> {
  const job = (n: number) => ({
    name: `bench ${n}`,
    schedule: { kind: 'every', everyMs: 86_400_000 + n },
    sessionTarget: 'main',
    wakeMode: 'next-heartbeat',
    payload: { kind: 'systemEvent', text: `job ${n}` },
  });
  yield* growing('cron jobs', sizes(100, 1_000, 10_000), {
    add: n => request('cron.add', job(n)),
    measure: { 'list ms': request('cron.list', { limit: 50 }), 'status ms': request('cron.status', {}) },
  });
}

async function* growing(
  what: string,
  steps: readonly number[],
  {
    add,
    measure,
  }: { add(n: number): (id: string) => string; measure: Readonly<Record<string, (id: string) => string>> },
): AsyncGenerator<Row> {
  const server = await gateway();
  try {
    const socket = await server.join();
    let have = 0;
    for (const size of steps) {
      const from = have;
      await pipelined(socket, n => add(from + n)(`add-${from + n}`), size - from, WINDOW);
      have = size;
      const figures: Record<string, number> = {};
      for (const [name, message] of Object.entries(measure)) {
        figures[name] = median(await roundTrips(socket, n => message(`${name}-${size}-${n}`), 50));
      }
      figures['RSS MB'] = server.process.rssMb();
      yield { what, size, figures };
    }
    socket.terminate();
  } finally {
    await server.stop();
  }
}

interface Server {
  readonly process: Started;
  join(): Promise<WebSocket>;
  announce(round: string): string;
  stop(): Promise<void>;
}

async function gateway(): Promise<Server> {
  const stateDir = mkdtempSync(join(tmpdir(), 'clawspec-scale-'));
  const port = await freePort();
  const bin = join(ROOT, 'clients/cli/bin/openclaw.js');
  const process = start(
    [bin, 'gateway', '--port', String(port), '--state-dir', stateDir, '--log-level', 'silent'],
    {
      OPENCLAW_GATEWAY_TOKEN: TOKEN,
    },
  );
  return {
    process,
    join: () => session(`ws://127.0.0.1:${port}`, TOKEN),
    announce: round => request('system-event', { text: `round ${round} ends`, host: 'bench' })(`a-${round}`),
    async stop() {
      await process.stop();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

async function echo(): Promise<Server> {
  const port = await freePort();
  const process = start([join(ROOT, 'scripts/bench/echo-server.ts'), String(port)]);
  return {
    process,
    join: () => dial(`ws://127.0.0.1:${port}`),
    announce: round => `*round ${round} ends ${'x'.repeat(500)}`,
    stop: () => process.stop(),
  };
}

function request(method: string, params: unknown): (id: string) => string {
  return id => JSON.stringify({ type: 'req', id, method, params });
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function print({ what, size, figures }: Row): void {
  const cells = Object.entries(figures).map(
    ([name, value]) => `${value.toFixed(value < 10 ? 3 : 1)} ${name}`,
  );
  process.stdout.write(`${what.padEnd(24)}${String(size).padStart(8)}   ${cells.join(', ')}\n`);
}
