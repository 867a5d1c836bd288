/**
 * Turns raw recordings of real gateways into transcripts for `conformance/transcripts`: frames of specified
 * methods and events only, secrets replaced, long texts and long lists cut. What was cut is marked with `…`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EVENTS, METHODS } from '../generated/typescript/index.ts';

const USAGE = `Usage: node scripts/curate-recordings.js --implementation NAME FOLDER

Reads FOLDER/*.jsonl and writes conformance/transcripts/NAME/*.jsonl.
`;
const MAX_TEXT = 160;
const MAX_LIST = 12;
/** Members whose values never leave a recording. */
const SECRET = /token$|^signature$|^password$|secret/i;
/** Members that hold prose of the product. */
const PROSE = new Set(['prompt']);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { implementation: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
const [source] = positionals;
if (values.help || values.implementation === undefined || source === undefined) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 64);
}

interface Entry {
  readonly dir: string;
  readonly t?: number;
  readonly client?: string;
  readonly frame?: unknown;
}

const target = join(import.meta.dirname, '..', 'conformance', 'transcripts', values.implementation);
mkdirSync(target, { recursive: true });
let count = 0;
for (const file of readdirSync(source)
  .filter(name => name.endsWith('.jsonl'))
  .sort()) {
  const entries = readFileSync(join(source, file), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Entry);
  const kept = keepSpecified(entries);
  if (!kept.some(({ dir }) => dir === 's2c')) continue;
  writeFileSync(join(target, file), `${kept.map(entry => JSON.stringify(clean(entry))).join('\n')}\n`);
  count++;
}
process.stdout.write(`${count} transcripts\n`);

/** Openings, closings, and frames of methods and events that the specification has. */
function keepSpecified(entries: readonly Entry[]): Entry[] {
  const ids = new Map<string, boolean>();
  return entries.filter(({ dir, client, frame }) => {
    if (dir === 'open' || dir === 'close') return true;
    if (dir !== 'c2s' && dir !== 's2c') return false;
    if (typeof frame !== 'object' || frame === null) return false;
    const { type, id, method, event } = frame as {
      type?: string;
      id?: unknown;
      method?: string;
      event?: string;
    };
    const key = `${client ?? ''}/${JSON.stringify(id)}`;
    if (type === 'event') return event !== undefined && Object.hasOwn(EVENTS, event);
    if (dir === 'c2s') {
      const specified = method !== undefined && Object.hasOwn(METHODS, method);
      ids.set(key, specified && (ids.get(key) ?? true));
      return specified;
    }
    return ids.get(key) ?? true;
  });
}

function clean(value: unknown, key = ''): unknown {
  if (typeof value === 'string') {
    if (SECRET.test(key)) return '(redacted)';
    if (PROSE.has(key)) return '…';
    const text = value.replace(/\/srv\/gateway\/[^\s"]*/g, '/srv/gateway/…');
    return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  }
  if (Array.isArray(value)) return value.slice(0, MAX_LIST).map(item => clean(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, clean(child, name)]));
}
