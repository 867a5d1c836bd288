/**
 * Turns raw recordings of real gateways into transcripts for `conformance/transcripts`: frames of specified
 * methods and events only, secrets and volatile values replaced, long texts and long lists cut. What was cut is
 * marked with `…`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSpec } from '../conformance/src/spec.ts';
import { annotate } from '../conformance/src/transcript/annotate.ts';
import type { FrameLine, TranscriptHeader, TranscriptLine } from '../conformance/src/transcript/format.ts';
import { Scribe } from '../conformance/src/transcript/scribe.ts';
import { EVENTS, METHODS } from '../generated/typescript/index.ts';
import { validatorsOf } from '../spec/src/check-frame.ts';

const USAGE = `Usage: node scripts/curate-recordings.js --implementation NAME-VERSION --source TEXT [--hide SECRET]... FOLDER

Reads FOLDER/*.jsonl and writes conformance/transcripts/NAME-VERSION/*.jsonl.
`;
const MAX_TEXT = 160;
const MAX_LIST = 12;
/** Members that hold prose of the product. */
const PROSE = new Set(['prompt']);
const CURATED =
  'frames of specified methods and events only; texts of more than 160 characters and lists of more than 12 items cut, prose of the product left out (…)';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    implementation: { type: 'string' },
    source: { type: 'string' },
    hide: { type: 'string', multiple: true },
    help: { type: 'boolean', short: 'h' },
  },
});
const [folder] = positionals;
const [, name = '', version = ''] = /^(.+?)-(\d.*)$/u.exec(values.implementation ?? '') ?? [];
if (values.help || name === '' || folder === undefined || values.source === undefined) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 64);
}
const origin = values.source;
const hidden = values.hide ?? [];

interface Entry {
  readonly dir: string;
  readonly t?: number;
  readonly client?: string;
  readonly binary?: boolean;
  readonly frame?: unknown;
}

const spec = loadSpec();
const schemasFor = validatorsOf(spec);
const target = join(import.meta.dirname, '..', 'conformance', 'transcripts', `${name}-${version}`);
mkdirSync(target, { recursive: true });
let count = 0;
for (const file of readdirSync(folder)
  .filter(one => one.endsWith('.jsonl'))
  .sort()) {
  const entries = readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Entry);
  const kept = keepSpecified(entries);
  if (!kept.some(({ dir }) => dir === 's2c')) continue;
  const text = [headerOf(kept, file), ...annotate(linesOf(kept), schemasFor)]
    .map(line => JSON.stringify(line))
    .join('\n');
  writeFileSync(join(target, file), `${text}\n`);
  count++;
}
process.stdout.write(`${count} transcripts\n`);

/** Openings, closings, and frames of methods and events that the specification has. */
function keepSpecified(entries: readonly Entry[]): Entry[] {
  const ids = new Map<string, boolean>();
  return entries.filter(({ dir, client, frame }) => {
    if (dir !== 'c2s' && dir !== 's2c') return dir !== 'note';
    if (typeof frame !== 'object' || frame === null) return true;
    const { type, id, method, event, __truncated } = frame as Record<string, unknown>;
    if (__truncated === true) return false;
    const key = `${client ?? ''}/${JSON.stringify(id)}`;
    if (type === 'event') return typeof event !== 'string' || Object.hasOwn(EVENTS, event) || dir === 'c2s';
    if (dir === 'c2s') {
      const specified = typeof method !== 'string' || Object.hasOwn(METHODS, method);
      ids.set(key, specified && (ids.get(key) ?? true));
      return specified;
    }
    return ids.get(key) ?? true;
  });
}

function headerOf(entries: readonly Entry[], file: string): TranscriptHeader {
  const hello = entries
    .map(({ frame }) => (frame as { payload?: { type?: string; protocol?: number } } | null)?.payload)
    .find(payload => payload?.type === 'hello-ok');
  const times = entries.map(({ frame }) => (frame as { payload?: { ts?: unknown } } | null)?.payload?.ts);
  const began = times.find(ts => typeof ts === 'number') as number | undefined;
  return {
    transcript: 1,
    spec: spec.spec,
    tool: 'scripts/curate-recordings.ts',
    recordedAt: new Date(began ?? 0).toISOString(),
    volatile: 'matched',
    ...(hello?.protocol === undefined ? {} : { protocol: hello.protocol }),
    implementation: { name, version },
    title: file.replace(/\.jsonl$/u, '').replaceAll('-', ' '),
    source: origin,
    curated: CURATED,
  };
}

function linesOf(entries: readonly Entry[]): TranscriptLine[] {
  const scribe = new Scribe({ spec, schemasFor, keep: false, hide: hidden });
  const opened = new Map<string, number>();
  const admitted = new Set<string>();
  return entries.flatMap((entry): TranscriptLine[] => {
    const who = entry.client ?? 'client';
    if (entry.dir === 'open') opened.set(who, (opened.get(who) ?? 0) + 1);
    const times = opened.get(who) ?? 1;
    const conn = times === 1 ? who : `${who}-${times}`;
    const t = entry.t ?? 0;
    if ((entry.frame as { payload?: { type?: string } } | null)?.payload?.type === 'hello-ok')
      admitted.add(conn);
    switch (entry.dir) {
      case 'open':
        return [scribe.open(t, conn)];
      case 'c2s':
      case 's2c':
        return [message(scribe, t, conn, entry.dir, entry)];
      case 'c2s-ping':
        return [scribe.control(t, conn, 'ping', 'client', Buffer.from(String(entry.frame)))];
      case 'ping':
      case 'pong':
        return [scribe.control(t, conn, entry.dir, 'gateway', Buffer.from(String(entry.frame), 'hex'))];
      case 'close': {
        const { code, reason } = entry.frame as { code: number; reason: string };
        // The recordings do not say who closed. Clients left with 1000 or a code of their own once they were in.
        const left = admitted.has(conn) && ([1000, 1005].includes(code) || reason === 'bye');
        return [scribe.close(t, conn, left ? 'client' : 'gateway', code, reason)];
      }
      default:
        return [];
    }
  });
}

function message(
  scribe: Scribe,
  t: number,
  conn: string,
  dir: 'c2s' | 's2c',
  { frame, binary }: Entry,
): FrameLine {
  if (typeof frame === 'string') return scribe.message(t, conn, dir, Buffer.from(frame, 'utf8'), false);
  const bytes = (frame as { __binary?: unknown } | null)?.__binary;
  if (typeof bytes === 'string') {
    return scribe.message(t, conn, dir, Buffer.from(bytes.replaceAll(' ', ''), 'hex'), true);
  }
  return {
    ...scribe.frame(t, conn, dir, clean(frame)),
    ...(binary === true ? { binary: true as const } : {}),
  };
}

function clean(value: unknown, key = ''): unknown {
  if (typeof value === 'string') {
    if (PROSE.has(key)) return '…';
    const text = value.replace(/\/srv\/gateway\/[^\s"]*/g, '/srv/gateway/…');
    return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  }
  if (Array.isArray(value)) return value.slice(0, MAX_LIST).map(item => clean(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([member, child]) => [member, clean(child, member)]));
}
