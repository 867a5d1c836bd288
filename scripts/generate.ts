/** `npm run generate` writes `generated/`; `npm run generate -- --check` compares and prints what differs. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIr } from '../spec/src/build-ir.ts';
import { emitAll } from '../spec/src/emit/index.ts';
import { readProse, readSources } from '../spec/src/sources.ts';

const FOLDER = join(import.meta.dirname, '..', 'generated');
/** Files in `generated/` that people write: the package manifest. */
const HAND_WRITTEN = new Set(['package.json']);
const USAGE = `Usage: npm run generate [-- --check]

Writes generated/ from spec/. With --check nothing is written: the exit code is 1 when generated/ is
not what spec/ gives, and the difference is printed.
`;

const { values } = parseArgs({
  options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
});
if (values.help) {
  process.stdout.write(USAGE);
} else {
  const wanted = await emitAll(buildIr(readSources()), readProse());
  process.exitCode = values.check ? check(wanted) : write(wanted);
}

function present(): string[] {
  return readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map(entry => relative(FOLDER, join(entry.parentPath, entry.name)))
    .filter(path => !HAND_WRITTEN.has(path));
}

function write(wanted: Map<string, string>): number {
  let changed = 0;
  for (const [path, text] of wanted) {
    const target = join(FOLDER, path);
    if (read(target) === text) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    process.stdout.write(`wrote generated/${path}\n`);
    changed++;
  }
  for (const path of present().filter(path => !wanted.has(path))) {
    rmSync(join(FOLDER, path));
    process.stdout.write(`removed generated/${path}\n`);
    changed++;
  }
  process.stdout.write(`${wanted.size} files, ${changed} changed\n`);
  return 0;
}

function check(wanted: Map<string, string>): number {
  const problems: string[] = [];
  for (const [path, text] of wanted) {
    const actual = read(join(FOLDER, path));
    if (actual === undefined) problems.push(`generated/${path} is missing`);
    else if (actual !== text) problems.push(`generated/${path} differs${firstDifference(actual, text)}`);
  }
  for (const path of present()) if (!wanted.has(path)) problems.push(`generated/${path} has no source`);
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
