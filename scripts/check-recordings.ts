/**
 * Checks recorded frames of real gateways against the specification.
 *
 * A recording is JSON Lines: `{dir: 's2c'|'c2s'|'open'|'close'|…, client?, frame}`. Every server frame that
 * belongs to a specified method or event has to validate, apart from the reasons listed below.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { FrameChecker, type FrameProblem, validatorsOf } from '../spec/src/check-frame.ts';
import type { Ir } from '../spec/src/ir.ts';

const USAGE = `Usage: node scripts/check-recordings.js [--json] FOLDER_OR_FILE...

Exit 0 when every server frame of a specified method or event validates or is covered by a reason.
`;

interface Entry {
  readonly dir: string;
  readonly client?: string;
  readonly frame?: unknown;
}

/** Frames that do not validate and why that is right. */
const REASONS: readonly { readonly reason: string; covers(frame: Record<string, unknown>): boolean }[] = [
  {
    reason: 'answers a frame that was no valid request: the id comes back as it was, of any type',
    covers: frame => frame['type'] === 'res' && frame['ok'] === false && typeof frame['id'] !== 'string',
  },
  {
    reason: 'the recorder left the payload out because of its size',
    covers: frame => frame['__truncated'] === true,
  },
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
});
if (values.help || positionals.length === 0) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 64);
}

const ir = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'generated', 'protocol.json'), 'utf8'),
) as Ir;
const validatorsFor = validatorsOf(ir);
const tally = { frames: 0, specified: 0, valid: 0, excused: new Map<string, number>() };
const failures: { file: string; line: number; subject: string; problems: readonly FrameProblem[] }[] = [];

for (const file of positionals.flatMap(recordings)) checkFile(file);

const excused = Object.fromEntries(tally.excused);
if (values.json) {
  process.stdout.write(`${JSON.stringify({ ...tally, excused, failures })}\n`);
} else {
  for (const { file, line, subject, problems } of failures) {
    process.stdout.write(`${file}:${line} ${subject}\n`);
    for (const p of problems.slice(0, 4))
      process.stdout.write(`    ${p.definition} ${p.path || '/'} ${p.message}\n`);
  }
  process.stdout.write(
    `${tally.frames} server frames, ${tally.specified} of specified methods and events: ${tally.valid} valid, ${failures.length} not\n`,
  );
  for (const [reason, count] of tally.excused) process.stdout.write(`  ${count} excused: ${reason}\n`);
}
process.exitCode = failures.length === 0 ? 0 : 1;

function recordings(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.jsonl'))
    .sort()
    .map(name => join(path, name));
}

/** One checker per client of the recording; the protocol is what the newest hello said. */
function checkFile(path: string): void {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line !== '');
  const entries = lines.map(line => JSON.parse(line) as Entry);
  const protocol = spoken(entries);
  const checkers = new Map<string, FrameChecker>();
  entries.forEach((entry, index) => {
    const key = entry.client ?? '';
    if (entry.dir === 'open') checkers.delete(key);
    const checker = checkers.get(key) ?? new FrameChecker(validatorsFor, protocol);
    checkers.set(key, checker);
    if (entry.dir === 'c2s') checker.sent(entry.frame);
    if (entry.dir === 's2c') checkServerFrame(checker, entry.frame, basename(path), index + 1);
  });
}

function checkServerFrame(checker: FrameChecker, frame: unknown, file: string, line: number): void {
  const verdict = checker.received(frame);
  tally.frames++;
  if (!verdict.specified && verdict.subject !== undefined) return;
  tally.specified++;
  if (verdict.problems.length === 0) {
    tally.valid++;
    return;
  }
  const covered = REASONS.find(({ covers }) => covers((frame ?? {}) as Record<string, unknown>));
  if (covered !== undefined) {
    tally.excused.set(covered.reason, (tally.excused.get(covered.reason) ?? 0) + 1);
    return;
  }
  failures.push({ file, line, subject: verdict.subject ?? '(no subject)', problems: verdict.problems });
}

/** The protocol of a recording: from a hello, else from what a refusal expects, else from the challenge. */
function spoken(entries: readonly Entry[]): 3 | 4 {
  for (const { dir, frame } of entries) {
    if (dir !== 's2c') continue;
    const { payload, error, event } = (frame ?? {}) as {
      payload?: { type?: string; protocol?: number; capabilities?: unknown };
      error?: { details?: { code?: string } };
      event?: string;
    };
    if (payload?.type === 'hello-ok') return payload.protocol === 3 ? 3 : 4;
    if (event === 'connect.challenge' && payload?.capabilities !== undefined) return 4;
    if (error?.details?.code !== undefined) return 4;
  }
  return 3;
}
