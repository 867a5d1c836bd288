/**
 * `npm run soak`: minutes of mixed traffic with random disconnects and slow readers. Shows that memory
 * stays flat, that every request is answered, and that no event is lost without a signal.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { session } from './bench/peer.ts';
import { freePort, start } from './bench/process.ts';
import { readSlowly, watchNumbers } from './soak/slow-reader.ts';
import { emptyTally, type Tally, Worker } from './soak/worker.ts';

const USAGE = `Usage: npm run soak [-- --minutes N] [-- --clients N] [-- --json]

Exit 1 when a request stayed unanswered, an event was lost without a signal, or memory grew by more than
${'`'}--growth${'`'} MB (default 40) after the first third.
`;
interface Report extends Tally {
  readonly minutes: number;
  readonly clients: number;
  readonly slowClosed: number;
  readonly numbers: { readonly events: number; readonly holes: number };
  readonly rssMb: { readonly settled: number; readonly last: number; readonly most: number };
}

const TOKEN = 'soak-token-0123456789';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    clients: { type: 'string', default: '20' },
    growth: { type: 'string', default: '40' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});
const minutes = Number(values.minutes);
const clients = Number(values.clients);
if (values.help || !(minutes > 0) || !Number.isInteger(clients) || clients < 1) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 64);
}

const stateDir = mkdtempSync(join(tmpdir(), 'clawspec-soak-'));
const port = await freePort();
const url = `ws://127.0.0.1:${port}`;
const bin = join(import.meta.dirname, '..', 'clients', 'cli', 'bin', 'openclaw.js');
const gateway = start(
  [bin, 'gateway', '--port', String(port), '--state-dir', stateDir, '--log-level', 'silent'],
  { OPENCLAW_GATEWAY_TOKEN: TOKEN },
);
try {
  (await session(url, TOKEN)).terminate();
  const until = Date.now() + minutes * 60_000;
  const memory: number[] = [];
  const sampling = sample(until, memory);
  const workers = Array.from({ length: clients }, (_, n) => new Worker(url, TOKEN, String(n), Math.random));
  const slow = [1, 2, 3].map(() => readSlowly(url, TOKEN, until, Math.random));
  const watching = watchNumbers(url, TOKEN, until);
  await Promise.all(workers.map(worker => worker.run(until)));
  const numbers = await watching;
  const slowClosed = (await Promise.all(slow)).reduce((sum, closed) => sum + closed, 0);
  await sampling;

  const total = workers.reduce((sum, { tally }) => {
    for (const key of [
      'requests',
      'answered',
      'unanswered',
      'runs',
      'ended',
      'refreshed',
      'lost',
      'cuts',
    ] as const)
      sum[key] += tally[key];
    for (const [code, count] of Object.entries(tally.failed))
      sum.failed[code] = (sum.failed[code] ?? 0) + count;
    return sum;
  }, emptyTally());
  const settled = memory[Math.floor(memory.length / 3)] ?? Number.NaN;
  const last = memory.at(-1) ?? Number.NaN;
  const report: Report = {
    minutes,
    clients,
    ...total,
    slowClosed,
    numbers,
    rssMb: { settled, last, most: Math.max(...memory) },
  };
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : describe(report));
  const good =
    total.unanswered === 0 &&
    total.lost === 0 &&
    numbers.holes === 0 &&
    last - settled < Number(values.growth);
  process.exitCode = good ? 0 : 1;
} finally {
  await gateway.stop();
  rmSync(stateDir, { recursive: true, force: true });
}

async function sample(until: number, memory: number[]): Promise<void> {
  while (Date.now() < until) {
    memory.push(gateway.rssMb());
    if (process.stderr.isTTY)
      process.stderr.write(
        `\r${Math.ceil((until - Date.now()) / 1000)} s left, ${memory.at(-1)?.toFixed(0)} MB `,
      );
    await sleep(Math.min(5_000, Math.max(0, until - Date.now())));
  }
}

function describe(report: Report): string {
  const failures =
    Object.entries(report.failed)
      .map(([code, count]) => `${code} ${count}`)
      .join(', ') || 'none';
  return [
    `${report.minutes} minutes, ${report.clients} clients, ${report.cuts} cut connections`,
    `requests   ${report.requests}, answered ${report.answered}, failed with a code: ${failures}, unanswered ${report.unanswered}`,
    `runs       ${report.runs}, end seen ${report.ended}, told to refresh ${report.refreshed}, lost without a signal ${report.lost}`,
    `events     ${report.numbers.events} numbered for a reader that kept up, ${report.numbers.holes} holes; slow readers closed ${report.slowClosed} times`,
    `memory     ${report.rssMb.settled.toFixed(0)} MB after a third, ${report.rssMb.last.toFixed(0)} MB at the end, ${report.rssMb.most.toFixed(0)} MB at most`,
    '',
  ].join('\n');
}
