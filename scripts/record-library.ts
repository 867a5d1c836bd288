/**
 * Records the transcripts of the reference gateway: every flow through the proxy of `clawspec record`, from a
 * gateway in deterministic mode that is started for it.
 */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';
import { startRecorder } from '../conformance/src/record/recorder.ts';
import { launch } from '../conformance/src/run/command.ts';
import { loadSpec } from '../conformance/src/spec.ts';
import { annotate } from '../conformance/src/transcript/annotate.ts';
import type { TranscriptHeader, TranscriptLine } from '../conformance/src/transcript/format.ts';
import { SPEC_VERSION } from '../generated/typescript/index.ts';
import { validatorsOf } from '../spec/src/check-frame.ts';
import { Peer, type PeerOptions, TOKEN } from './examples/lab.ts';
import { FLOWS, type Flow } from './library/flows.ts';

const USAGE = `Usage: node scripts/record-library.js [--only NAME]

Writes conformance/transcripts/clawspec-${SPEC_VERSION}/*.jsonl.
`;
/** Time in which what a flow has set off comes to rest, in milliseconds. */
const REST_MS = 120;

const CLI = join(import.meta.dirname, '..', 'clients', 'cli', 'bin', 'openclaw.js');
/** What a gateway needs for the transcripts to play again. */
const CONFIG = '{ gateway: { trustedProxies: ["127.0.0.1"] }, channels: { loopback: { enabled: true } } }\n';

const { values } = parseArgs({
  options: { only: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
if (values.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}

const schemasFor = validatorsOf(loadSpec());
const target = join(import.meta.dirname, '..', 'conformance', 'transcripts', `clawspec-${SPEC_VERSION}`);
mkdirSync(target, { recursive: true });
const wanted = FLOWS.filter(({ name }) => values.only === undefined || values.only === name);
if (values.only === undefined) {
  const known = new Set(FLOWS.map(({ name }) => `${name}.jsonl`));
  for (const file of readdirSync(target)) if (!known.has(file)) rmSync(join(target, file));
}
for (const flow of wanted) {
  await record(flow);
  process.stdout.write(`${flow.name}\n`);
}
process.stdout.write(`${wanted.length} transcripts\n`);

async function record(flow: Flow): Promise<void> {
  const stateDir = mkdtempSync(join(tmpdir(), 'clawspec-library-'));
  writeFileSync(join(stateDir, 'openclaw.json'), CONFIG);
  const command = [process.execPath, CLI].map(part => JSON.stringify(part)).join(' ');
  const gateway = await launch(
    `OPENCLAW_STATE_DIR=${JSON.stringify(stateDir)} exec ${command} gateway --port {port} --no-canvas --deterministic ${flow.name}`,
    { token: TOKEN },
  );
  try {
    await Promise.race([ready(gateway.url), gateway.died]);
    await play(flow, gateway.url, join(stateDir, 'recording.jsonl'));
  } finally {
    await gateway.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

async function play(flow: Flow, url: string, out: string): Promise<void> {
  const recorder = await startRecorder({
    to: url,
    host: '127.0.0.1',
    port: 0,
    insecure: false,
    out,
    force: false,
    raw: false,
    hide: [TOKEN],
    title: flow.title,
    source: `openclaw gateway --deterministic ${flow.name}, configuration ${CONFIG.trim()}, by scripts/record-library.ts`,
    implementation: 'clawspec',
  });
  const open = async (options: PeerOptions = {}) => {
    const headers = options.remote === true ? { 'X-Forwarded-For': '203.0.113.7' } : {};
    const socket = new WebSocket(recorder.url, { headers });
    const peer = new Peer(socket, options);
    await once(socket, 'open');
    return peer;
  };
  try {
    await flow.play({
      open,
      connect: async options => {
        const peer = await open(options);
        const answer = await peer.connect();
        if (answer['ok'] !== true)
          throw new Error(`${flow.name}: connect was refused: ${JSON.stringify(answer)}`);
        return peer;
      },
    });
    await new Promise(resolve => setTimeout(resolve, REST_MS));
  } finally {
    await recorder.close();
  }
  writeFileSync(join(target, `${flow.name}.jsonl`), steady(readFileSync(out, 'utf8'), flow));
}

/** Waits until the gateway answers. */
async function ready(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url.replace(/^ws/u, 'http')}/readyz`).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** Without what differs with every run of this script: the time of the recording and the times in it. */
function steady(text: string, { name }: Flow): string {
  const [header, ...lines] = text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as unknown);
  if (header === undefined || lines.length === 0) throw new Error(`${name}: nothing was recorded`);
  const first: TranscriptHeader = {
    ...(header as TranscriptHeader),
    recordedAt: '2026-01-01T00:00:00.000Z',
    implementation: { name: 'clawspec', version: SPEC_VERSION },
  };
  const rest = annotate(lines as TranscriptLine[], schemasFor).map((line, index) => ({
    ...line,
    t: index + 1,
  }));
  return [first, ...rest].map(line => `${JSON.stringify(line)}\n`).join('');
}
