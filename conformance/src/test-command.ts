/** `clawspec test`: options in, reports out. */
import { readFileSync, writeFileSync } from 'node:fs';
import { type BaselineEntry, parseBaseline } from './baseline.ts';
import { loadCases } from './case/load.ts';
import type { Case } from './case/types.ts';
import { UsageError } from './errors.ts';
import { readFixtures } from './fixtures.ts';
import { jsonlReport, runName } from './report/jsonl.ts';
import { junitReport } from './report/junit.ts';
import { paint, plain, terminalReport } from './report/terminal.ts';
import { type CaseResult, exitCodeOf, type RunResult } from './result.ts';
import { launch } from './run/command.ts';
import { runSuite } from './run/run-suite.ts';
import { SUITE_VERSION } from './version.ts';

export interface TestOptions {
  readonly url?: string;
  readonly token?: string;
  readonly command?: string;
  readonly filter: readonly string[];
  readonly case: readonly string[];
  readonly profile?: string;
  readonly protocol: readonly number[];
  readonly slow: boolean;
  readonly fixture: readonly string[];
  readonly without: readonly string[];
  readonly bail: boolean;
  readonly seed?: number;
  readonly repeat: number;
  readonly jobs: number;
  readonly timeoutScale: number;
  readonly baseline?: string;
  readonly report: readonly string[];
  readonly json: boolean;
  readonly list: boolean;
  readonly cases: string;
}

const REPORTS: Readonly<Record<string, (result: RunResult) => string>> = {
  jsonl: jsonlReport,
  junit: junitReport,
};
/** How long a gateway may take to start, in milliseconds. */
const PATIENCE_MS = 30_000;

/** Runs what the options select, writes every report, and returns the exit code. */
export async function runTest(options: TestOptions): Promise<number> {
  const known = loadCases(options.cases);
  const cases = select(known, options);
  if (options.list) {
    process.stdout.write(cases.map(({ case: name, title }) => `${name.padEnd(44)} ${title}\n`).join(''));
    return 0;
  }
  const reports = options.report.map(parseReport);
  const baseline = readBaseline(options.baseline);
  const fixtures = readFixtures(options.fixture, options.without);
  const target = await reach(options);
  const colour = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
  const progress = progressLine();
  const ended = new AbortController();
  try {
    const suite = runSuite({
      url: target.url,
      token: target.token,
      cases,
      known,
      fixtures,
      ...(options.protocol.length === 0 ? {} : { protocols: options.protocol }),
      seed: options.seed ?? 1 + Math.floor(Math.random() * 0x7fff_ffff),
      repeat: options.repeat,
      bail: options.bail,
      jobs: options.jobs,
      timeoutScale: options.timeoutScale,
      patienceMs: target.died === undefined ? 5_000 : PATIENCE_MS,
      baseline,
      version: SUITE_VERSION,
      onCase: progress.show,
      signal: ended.signal,
    });
    const { result, spec } = await (target.died === undefined ? suite : Promise.race([suite, target.died]));
    progress.clear();
    for (const { render, file } of reports) writeFile(file, render(result));
    process.stdout.write(
      options.json ? jsonlReport(result) : terminalReport(result, spec.requirements, colour ? paint : plain),
    );
    return exitCodeOf(result);
  } finally {
    ended.abort();
    progress.clear();
    await target.stop?.();
  }
}

function select(known: readonly Case[], options: TestOptions): Case[] {
  for (const name of options.case) {
    if (!known.some(one => one.case === name)) throw new UsageError(`there is no case “${name}”`);
  }
  if (
    options.profile !== undefined &&
    !known.some(({ profiles }) => profiles.includes(options.profile ?? ''))
  ) {
    throw new UsageError(`there is no profile “${options.profile}”`);
  }
  const cases = known.filter(
    one =>
      (options.case.length === 0 || options.case.includes(one.case)) &&
      (options.filter.length === 0 || options.filter.some(text => one.case.includes(text))) &&
      (options.profile === undefined || one.profiles.includes(options.profile)) &&
      // A slow case that is named is wanted.
      (!one.slow || options.slow || options.case.includes(one.case)),
  );
  if (cases.length === 0) throw new UsageError('no case is selected');
  return cases;
}

interface Reached {
  readonly url: string;
  readonly token: string | undefined;
  readonly died?: Promise<never>;
  readonly stop?: () => Promise<void>;
}

async function reach({ url, token, command }: TestOptions): Promise<Reached> {
  if ((url === undefined) === (command === undefined)) {
    throw new UsageError('say which gateway: --url ws://… or --command …');
  }
  if (command !== undefined) return launch(command, token);
  if (!URL.canParse(url as string) || !/^wss?:/u.test(url as string)) {
    throw new UsageError(`--url ${url}: it must begin with ws:// or wss://`);
  }
  return { url: url as string, token: token || process.env['OPENCLAW_GATEWAY_TOKEN'] || undefined };
}

function parseReport(option: string): { render: (result: RunResult) => string; file: string } {
  const at = option.indexOf('=');
  const render = REPORTS[option.slice(0, Math.max(at, 0))];
  const file = option.slice(at + 1);
  if (render === undefined || file === '') {
    throw new UsageError(`--report ${option}: write ${Object.keys(REPORTS).join('=FILE or ')}=FILE`);
  }
  return { render, file };
}

function readBaseline(file: string | undefined): BaselineEntry[] {
  if (file === undefined) return [];
  try {
    return parseBaseline(readFileSync(file, 'utf8'), file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot read the baseline: ${(error as Error).message}`);
  }
}

function writeFile(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`cannot write the report: ${(error as Error).message}`);
  }
}

/** One line that says how far the run is; only where somebody looks. */
function progressLine(): { show: (one: CaseResult, done: number, total: number) => void; clear: () => void } {
  const { stderr } = process;
  if (stderr.isTTY !== true) return { show: () => {}, clear: () => {} };
  let troubled = 0;
  return {
    show: (one, done, total) => {
      if (one.verdict === 'fail' || one.verdict === 'untestable' || one.verdict === 'error') troubled++;
      const line = `${done}/${total}${troubled > 0 ? `, ${troubled} not passing` : ''}  ${runName(one)}`;
      stderr.write(`\r\u001b[2K${line.slice(0, (stderr.columns ?? 80) - 1)}`);
    },
    clear: () => stderr.write('\r\u001b[2K'),
  };
}
