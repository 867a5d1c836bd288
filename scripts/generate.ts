/**
 * `npm run generate` writes `generated/` and the tables of verdicts; `npm run generate -- --check` compares and
 * prints what differs.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIr } from '../spec/src/build-ir.ts';
import { emitAll } from '../spec/src/emit/index.ts';
import { verdictsChapter } from '../spec/src/emit/verdicts.ts';
import { readProse, readSources } from '../spec/src/sources.ts';
import { readVerdicts } from './interop/results.ts';
import { verdictTables } from './interop/tables.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'generated');
/** Files in `generated/` that people write: the package manifest. */
const HAND_WRITTEN = new Set([join('generated', 'package.json')]);
const USAGE = `Usage: npm run generate [-- --check]

Writes generated/ from spec/, and from conformance/results the tables of verdicts, in README.md too.
With --check nothing is written: the exit code is 1 when something is not what its sources give, and the
difference is printed.
`;

const { values } = parseArgs({
  options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
});
if (values.help) {
  process.stdout.write(USAGE);
} else {
  const ir = buildIr(readSources());
  const verdicts = readVerdicts();
  const prose = readProse();
  // What the suite said about others comes after the chapter about the suite.
  const chapters = prose.toSpliced(
    prose.findIndex(({ id }) => id === 'judge') + 1,
    0,
    verdictsChapter(verdicts, ir.requirements),
  );
  /** Path from the root to text. */
  const wanted = new Map([
    ...[...(await emitAll(ir, chapters))].map(([path, text]) => [join('generated', path), text] as const),
    ...verdictTables(verdicts, ir.requirements, path => readFileSync(join(ROOT, path), 'utf8')),
  ]);
  process.exitCode = values.check ? check(wanted) : write(wanted);
}

function present(): string[] {
  return readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map(entry => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter(path => !HAND_WRITTEN.has(path));
}

function write(wanted: Map<string, string>): number {
  let changed = 0;
  for (const [path, text] of wanted) {
    const target = join(ROOT, path);
    if (read(target) === text) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    process.stdout.write(`wrote ${path}\n`);
    changed++;
  }
  for (const path of present().filter(path => !wanted.has(path))) {
    rmSync(join(ROOT, path));
    process.stdout.write(`removed ${path}\n`);
    changed++;
  }
  process.stdout.write(`${wanted.size} files, ${changed} changed\n`);
  return 0;
}

function check(wanted: Map<string, string>): number {
  const problems: string[] = [];
  for (const [path, text] of wanted) {
    const actual = read(join(ROOT, path));
    if (actual === undefined) problems.push(`${path} is missing`);
    else if (actual !== text) problems.push(`${path} differs${firstDifference(actual, text)}`);
  }
  for (const path of present()) if (!wanted.has(path)) problems.push(`${path} has no source`);
  if (problems.length === 0) {
    process.stdout.write(`generated/ is up to date (${wanted.size} files)\n`);
    return 0;
  }
  process.stderr.write(`${problems.join('\n')}\nRepair: npm run generate\n`);
  return 1;
}

function firstDifference(actual: string, wanted: string): string {
  const have = actual.split('\n');
  const want = wanted.split('\n');
  const line = want.findIndex((text, index) => text !== have[index]);
  const at = line === -1 ? want.length : line;
  return ` at line ${at + 1}:\n  - ${have[at] ?? '(end of file)'}\n  + ${want[at] ?? '(end of file)'}`;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
