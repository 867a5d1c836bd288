/** Runs the suite on one implementation, as a stranger would: by the command line. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJsonl } from '../../conformance/src/report/jsonl.ts';
import type { RunResult } from '../../conformance/src/result.ts';
import { whenInterrupted } from '../../conformance/src/run/interrupt.ts';
import type { GatewayImplementation, Implementation } from './implementations.ts';

export interface JudgeOptions {
  /** Where the reports go. */
  readonly out: string;
  /** Where the package of a gateway is installed; empty without one. */
  readonly packageDir: string;
  /** Further options of `clawspec test`, such as `--filter`. */
  readonly options: readonly string[];
  readonly say: (text: string) => void;
}

export interface Judgement {
  /** Exit code of the suite. */
  readonly code: number;
  /** Absent when the suite could not run. */
  readonly result?: RunResult;
  /** What it wrote for people. */
  readonly text: string;
}

const ROOT = join(import.meta.dirname, '..', '..');
const CLAWSPEC = join(ROOT, 'conformance', 'bin', 'clawspec.js');
const START = join(import.meta.dirname, 'start-gateway.ts');
/** State outlives a start, so the token has to as well. */
const TOKEN = 'interop-shared-secret';
const TIME_LIMIT_MS = 30 * 60_000;

export function baselineOf(id: string): string {
  return join(ROOT, 'conformance', 'baselines', `${id}.txt`);
}

export async function judge(subject: Implementation, options: JudgeOptions): Promise<Judgement> {
  const { out, say } = options;
  await mkdir(out, { recursive: true });
  const dir = await mkdtemp(join(tmpdir(), `clawspec-${subject.id}-`));
  const forget = whenInterrupted(() => rmSync(dir, { recursive: true, force: true }));
  try {
    const command = commandOf(subject, dir, options.packageDir);
    if (subject.side === 'gateway' && subject.package !== undefined) {
      // The first start fills caches and the first run lays out a workspace: neither is judged.
      say(`${subject.name}: starting it for the first time …`);
      const warm = await clawspec(['test', ...command, '--case', 'chat/stream'], false);
      if (warm.code === 2) return warm;
    }
    say(`${subject.name}: running the suite …`);
    const jsonl = join(out, 'report.jsonl');
    await rm(jsonl, { force: true });
    const reports = [
      `jsonl=${jsonl}`,
      `html=${join(out, 'report.html')}`,
      `summary=${join(out, 'summary.md')}`,
    ];
    const baseline = existsSync(baselineOf(subject.id)) ? ['--baseline', baselineOf(subject.id)] : [];
    const told = reports.flatMap(report => ['--report', report]);
    const run = await clawspec(
      ['test', ...command, '--slow', ...baseline, ...told, ...options.options],
      true,
    );
    await writeFile(join(out, 'report.txt'), run.text);
    const log = join(dir, 'gateway.log');
    if (existsSync(log)) await copyFile(log, join(out, 'gateway.log'));
    const report = await readFile(jsonl, 'utf8').catch(() => '');
    return report === '' ? run : { ...run, result: readJsonl(report, jsonl) };
  } finally {
    forget();
    await rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function commandOf(subject: Implementation, dir: string, packageDir: string): string[] {
  if (subject.side === 'client') return ['--client', shellLine([process.execPath, subject.driver])];
  return startCommand(subject, dir, packageDir);
}

function startCommand(subject: GatewayImplementation, dir: string, packageDir: string): string[] {
  const { id, model, options } = subject;
  const line = shellLine([
    process.execPath,
    START,
    id,
    '--port',
    '{port}',
    '--dir',
    dir,
    '--package',
    packageDir,
  ]);
  return [...(model ? ['--model'] : []), '--token', TOKEN, '--command', `exec ${line}`, ...options];
}

function shellLine(words: readonly string[]): string {
  const quote = (word: string) => (word === '{port}' ? word : `'${word.replaceAll("'", `'\\''`)}'`);
  return words.map(quote).join(' ');
}

async function clawspec(args: readonly string[], progress: boolean): Promise<{ code: number; text: string }> {
  const child = spawn(process.execPath, [CLAWSPEC, ...args], {
    stdio: ['ignore', 'pipe', progress && process.stderr.isTTY ? 'inherit' : 'pipe'],
    // Only what the start script sets decides; a state folder of the person who runs this is not touched.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: process.env['TMPDIR'] },
  });
  const forget = whenInterrupted(() => child.kill('SIGTERM'));
  let text = '';
  const keep = (data: Buffer) => {
    text += data.toString('utf8');
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const limit = setTimeout(() => child.kill('SIGTERM'), TIME_LIMIT_MS);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(limit);
  forget();
  return { code: code ?? 2, text };
}
