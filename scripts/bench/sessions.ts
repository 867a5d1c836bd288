/**
 * `node scripts/bench/sessions.ts`: what session methods cost with 1,000, 10,000 and 100,000 sessions in the
 * store. Median of single requests over a real socket; `list` and its friends have to stay flat.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGateway } from '../../gateway/src/index.ts';
import { SESSION_TABLES } from '../../gateway/src/sessions/tables.ts';
import { openDatabase } from '../../gateway/src/storage/database.ts';
import { roundTrips, session } from './peer.ts';

const TOKEN = 'bench-token-0123456789';
const SIZES = [1_000, 10_000, 100_000];
const MESSAGES = 4;
const REQUESTS = 100;

const METHODS: Readonly<Record<string, [method: string, params: (n: number) => object]>> = {
  'list, first 100': ['sessions.list', () => ({})],
  'list, 50 with titles and last messages': [
    'sessions.list',
    () => ({ limit: 50, includeDerivedTitles: true, includeLastMessage: true }),
  ],
  'list, one agent, 20': ['sessions.list', () => ({ agentId: 'main', limit: 20 })],
  'list, search (reads every session)': ['sessions.list', n => ({ search: `number ${n}7`, limit: 20 })],
  'resolve by label': ['sessions.resolve', n => ({ label: `Label ${n}` })],
  'preview of one': ['sessions.preview', n => ({ keys: [`s${n}`] })],
  patch: ['sessions.patch', n => ({ key: `s${n}`, thinkingLevel: 'low' })],
  health: ['health', () => ({ probe: true })],
};

const figures = new Map(Object.keys(METHODS).map(name => [name, [] as number[]]));
for (const size of SIZES) await measure(size);
print();

async function measure(size: number): Promise<void> {
  const stateDir = mkdtempSync(join(tmpdir(), 'clawspec-bench-'));
  fill(join(stateDir, 'gateway.sqlite'), size);
  const gateway = await startGateway({ port: 0, token: TOKEN, stateDir });
  try {
    const socket = await session(gateway.url, TOKEN);
    for (const [name, [method, params]] of Object.entries(METHODS)) {
      const frame = (n: number) =>
        JSON.stringify({ type: 'req', id: `${name}-${n}`, method, params: params(n) });
      await roundTrips(socket, frame, 5);
      const times = (await roundTrips(socket, frame, REQUESTS)).sort((a, b) => a - b);
      figures.get(name)?.push(times[REQUESTS / 2] ?? Number.NaN);
    }
    socket.terminate();
  } finally {
    await gateway.close();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

function fill(file: string, size: number): void {
  const db = openDatabase(file, [SESSION_TABLES]);
  const insert = db.prepare(
    `INSERT INTO sessions (key, agent_id, session_id, revision, label, first_message, created_at, updated_at, status)
     VALUES (?, 'main', ?, 'r', ?, ?, 1, ?, 'done')`,
  );
  const message = db.prepare(
    `INSERT INTO transcript (session_id, seq, run_id, role, text, message, at) VALUES (?, ?, 'r', ?, ?, ?, 1)`,
  );
  db.exec('BEGIN');
  for (let n = 0; n < size; n++) {
    const text = `Conversation number ${n}: ${'words '.repeat(20)}`;
    insert.run(`agent:main:s${n}`, `id-${n}`, `Label ${n}`, text, 1_700_000_000_000 + ((n * 7919) % size));
    for (let seq = 1; seq <= MESSAGES; seq++) {
      const role = seq % 2 === 1 ? 'user' : 'assistant';
      message.run(`id-${n}`, seq, role, text, JSON.stringify({ role, content: text }));
    }
  }
  db.exec('COMMIT');
  db.close();
}

function print(): void {
  const head = SIZES.map(size => size.toLocaleString('en').padStart(12)).join('');
  process.stdout.write(`${'ms (p50) with sessions:'.padEnd(42)}${head}${'growth'.padStart(9)}\n`);
  for (const [name, times] of figures) {
    const cells = times.map(ms => ms.toFixed(3).padStart(12)).join('');
    const growth = (times.at(-1) ?? Number.NaN) / (times[0] ?? Number.NaN);
    process.stdout.write(`${name.padEnd(42)}${cells}${`${growth.toFixed(1)}x`.padStart(9)}\n`);
  }
}
