/**
 * `npm run interop`: the conformance suite on the gateways of the real products and on ours, and on clients.
 * Installs the pinned packages into a cache and starts each on loopback, with a scripted model behind it.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type CheckResult, isUnexpected, type RunResult, totalsOf } from '../conformance/src/result.ts';
import { IMPLEMENTATIONS, type Implementation } from './interop/implementations.ts';
import { type Judgement, judge } from './interop/judge.ts';
import { isolation, runAgainOffline } from './interop/offline.ts';
import { cacheDir, install } from './interop/packages.ts';
import { RESULTS, summarize } from './interop/results.ts';

const USAGE = `Usage: npm run interop [-- OPTIONS]

Runs the conformance suite on the real gateways, on ours, and on clients, and compares with what is known.

  --only NAME     ${IMPLEMENTATIONS.map(({ id }) => id).join(', ')}; repeatable
  --filter TEXT   only cases whose name contains this (repeatable)
  --case NAME     only this case (repeatable)
  --seed N        order of the run
  --out DIR       reports go to DIR/<name>/: report.html, report.jsonl, report.txt, summary.md
  --save          keep what was found in conformance/results; then run: npm run generate
  --json          one JSON object instead of text
  --help

What is expected to differ stands in conformance/baselines, one line each with the reason. Packages and reports
are kept in CLAWSPEC_CACHE, or where the operating system keeps caches.
Exit codes: 0 as the baselines say, 1 something differs from them, 2 incomplete, 64 wrong usage.
`;
const ROOT = join(import.meta.dirname, '..');
const say = (text: string) => void process.stderr.write(`${text}\n`);
const values = readArgs();

if (values.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}
const unknown = (values.only ?? []).find(name => !IMPLEMENTATIONS.some(({ id }) => id === name));
const partial = (values.filter ?? values.case) !== undefined;
if (unknown !== undefined)
  usage(`--only ${unknown}: there is ${IMPLEMENTATIONS.map(({ id }) => id).join(', ')}`);
if (values.save && partial) usage('--save keeps whole runs only: leave out --filter and --case');

const subjects = IMPLEMENTATIONS.filter(({ id }) => values.only?.includes(id) ?? true);
const packageDirs = new Map<string, string>();
for (const subject of subjects) {
  if (subject.side === 'gateway' && subject.package) {
    packageDirs.set(subject.id, await install(subject.package, say));
  }
}

// Installing needs the registry; nothing after it needs any network but loopback.
const state = isolation();
if (state === 'possible') process.exit(await runAgainOffline());
if (state === 'none') say('no network namespace here: only settings keep the programs from the network');

const out = resolve(values.out ?? join(cacheDir(), 'interop', 'reports'));
const outcomes: { subject: Implementation; version: string; judgement: Judgement }[] = [];
for (const subject of subjects) {
  const judgement = await judge(subject, {
    out: join(out, subject.id),
    packageDir: packageDirs.get(subject.id) ?? '',
    options: [
      ...(values.filter ?? []).flatMap(text => ['--filter', text]),
      ...(values.case ?? []).flatMap(name => ['--case', name]),
      ...(values.seed === undefined ? [] : ['--seed', values.seed]),
    ],
    say,
  });
  const outcome = { subject, version: await versionOf(subject), judgement };
  outcomes.push(outcome);
  if (!values.json) process.stdout.write(`${describe(outcome)}\n`);
  if (values.save) await save(outcome);
}
if (values.json) {
  const runs = outcomes.map(({ subject, version, judgement }) => ({
    exitCode: codeOf(judgement),
    reports: join(out, subject.id),
    ...(judgement.result === undefined
      ? {}
      : summarize(named(subject, version), judgement.result, lacksOf(subject))),
  }));
  process.stdout.write(`${JSON.stringify({ runs }, null, 2)}\n`);
} else process.stdout.write(`reports are in ${out}\n`);
process.exit(Math.max(...outcomes.map(({ judgement }) => codeOf(judgement))));

/** A broken SHOULD is no failure for the suite; here it has to be known as well. */
function open({ cases }: RunResult): { name: string; check: CheckResult }[] {
  return cases.flatMap(one =>
    one.checks
      .filter(check => isUnexpected(check) || (check.verdict === 'warn' && check.baseline === undefined))
      .map(check => ({ name: `${one.case}@${one.protocol}#${check.name}`, check })),
  );
}

function codeOf({ code, result }: Judgement): number {
  return code === 0 && result !== undefined && open(result).length > 0 ? 1 : code;
}

/** What was counted, and what needs somebody's attention. */
function describe({ subject, version, judgement }: (typeof outcomes)[number]): string {
  const { result, text } = judgement;
  if (result === undefined) return `${subject.name} ${version}: the suite could not run it\n${text.trim()}`;
  const { cases, checks, verdicts, xfail } = totalsOf(result);
  const problems = open(result).map(
    ({ name, check }) => `  ${check.verdict} ${name}: ${check.failure?.message ?? ''}`,
  );
  const how =
    ['as the baseline says', 'not as the baseline says', 'incomplete'][codeOf(judgement)] ?? 'wrong usage';
  const head = `${subject.name} ${version}: ${how}; ${cases - verdicts.skip} runs of cases, ${verdicts.skip} skipped, ${checks} checks, ${xfail} known deviations`;
  return [head, ...result.stale.map(line => `  stale: ${line}`), ...problems].join('\n');
}

async function save({ subject, version, judgement }: (typeof outcomes)[number]): Promise<void> {
  const { result } = judgement;
  if (result === undefined || codeOf(judgement) !== 0) {
    return say(`${subject.name}: not saved, because it is not as the baseline says`);
  }
  await mkdir(RESULTS, { recursive: true });
  const file = join(RESULTS, `${subject.id}.json`);
  await writeFile(
    file,
    `${JSON.stringify(summarize(named(subject, version), result, lacksOf(subject)), null, 2)}\n`,
  );
  say(`saved ${file}`);
}

function named(subject: Implementation, version: string) {
  const { id, name } = subject;
  const from =
    subject.side === 'gateway' ? subject.package?.package : subject.published ? subject.package : undefined;
  return { id, name, version, ...(from === undefined ? {} : { package: from }) };
}

function lacksOf(subject: Implementation): Readonly<Record<string, string>> {
  return (subject.side === 'gateway' ? subject.lacks : undefined) ?? {};
}

async function versionOf(subject: Implementation): Promise<string> {
  if (subject.side === 'gateway' && subject.package) return subject.package.version;
  const manifest =
    subject.side === 'gateway'
      ? join(ROOT, 'gateway', 'package.json')
      : join(ROOT, 'node_modules', ...subject.package.split('/'), 'package.json');
  return (JSON.parse(await readFile(manifest, 'utf8')) as { version: string }).version;
}

function usage(problem: string): never {
  say(`${problem}\n\n${USAGE}`);
  process.exit(64);
}

function readArgs() {
  try {
    return parseArgs({
      options: {
        only: { type: 'string', multiple: true },
        filter: { type: 'string', multiple: true },
        case: { type: 'string', multiple: true },
        seed: { type: 'string' },
        out: { type: 'string' },
        save: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
}
