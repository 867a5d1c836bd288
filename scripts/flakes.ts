/**
 * `npm run flakes -- --runs 200`: the whole conformance suite again and again, each time on a fresh reference
 * gateway, or on a fresh client, and in another order. Whatever does not pass is written down with its seed and its frames.
 */
import { spawn } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const HELP = `npm run flakes -- [--side gateway|client] [--runs 200] [--seed 1] [--out FILE] [-- options of clawspec test]

Runs the conformance suite again and again, with one seed after the other.

  --side <side>    what is judged: fresh reference gateways (gateway), or the TypeScript client (client)
  --runs <count>   how many runs (200)
  --seed <number>  seed of the first run (1); the next one has the next seed
  --out <file>     JSON lines of everything that did not pass, with frames (a file in the temporary folder)
  --bail           stop after the first run that is not clean
  --help           this text

Another client: npm run flakes -- --side client -- --client <command> --baseline <file>; what the baseline expects is clean.

Exit code: 0 when every run was clean, 1 otherwise, 64 wrong usage.
`;

interface Check {
  readonly name: string;
  readonly verdict: string;
  readonly failure?: unknown;
  /** A line of the baseline speaks of it. */
  readonly baseline?: { readonly state: 'xfail' | 'xpass' };
}

interface CaseLine {
  readonly type: string;
  readonly case?: string;
  readonly protocol?: number;
  readonly verdict?: string;
  readonly error?: string;
  readonly checks?: readonly Check[];
  readonly timeline?: readonly unknown[];
}

interface Run {
  readonly seconds: number;
  readonly checks: number;
  /** One text for everything that did not pass. */
  readonly unclean: readonly string[];
}

const ROOT = join(import.meta.dirname, '..');
const CLAWSPEC = join(ROOT, 'conformance', 'bin', 'clawspec.js');
const GATEWAY = join(ROOT, 'clients', 'cli', 'bin', 'openclaw.js');
const DRIVER = join(ROOT, 'conformance', 'drivers', 'typescript', 'driver.js');
const CONFIG = '{ channels: { loopback: { enabled: true } } }';
const FIXTURES = [
  'channel=loopback',
  'channel-to=alice',
  'config-patch={"logging":{"level":"warn"}}',
  'config-unpatch={"logging":{"level":null}}',
  'canvas=there',
  'canvas-apart=there',
];
const CLEAN = new Set(['pass', 'skip', 'xfail']);
/** What became of a check: its verdict, or `xfail` and `xpass` where the baseline expects a failure. */
const endOf = ({ verdict, baseline }: Check) => baseline?.state ?? verdict;

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
const quotedPath = (path: string) => `${quoted(process.execPath)} ${quoted(path)}`;
const COMMAND = `printf %s ${quoted(CONFIG)} > {state}/openclaw.json; exec ${quotedPath(GATEWAY)} gateway --port {port}`;
/** What `clawspec test` is told to judge. */
const SIDES: Readonly<Record<string, readonly string[]>> = {
  gateway: ['--command', COMMAND, ...FIXTURES.flatMap(fixture => ['--fixture', fixture])],
  client: ['--client', quotedPath(DRIVER)],
};

function options() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        side: { type: 'string', default: 'gateway' },
        runs: { type: 'string', default: '200' },
        seed: { type: 'string', default: '1' },
        out: { type: 'string' },
        bail: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const runs = Number(values.runs);
    const seed = Number(values.seed);
    if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed) || seed < 1) {
      throw new Error('--runs and --seed must be whole numbers above 0');
    }
    const judged = SIDES[values.side];
    if (judged === undefined) throw new Error(`--side is ${Object.keys(SIDES).join(' or ')}`);
    return { ...values, judged, runs, seed, rest: positionals };
  } catch (error) {
    process.stderr.write(`flakes: ${(error as Error).message}\n\n${HELP}`);
    process.exit(64);
  }
}

/** One run with these options of `clawspec test`. */
async function once(seed: number, folder: string, args: readonly string[], out: string): Promise<Run> {
  const report = join(folder, `${seed}.jsonl`);
  const began = performance.now();
  const { code, text } = await clawspec([
    'test',
    '--seed',
    String(seed),
    '--report',
    `jsonl=${report}`,
    ...args,
  ]);
  const seconds = (performance.now() - began) / 1000;
  const lines = await readFile(report, 'utf8').catch(() => '');
  await rm(report, { force: true });
  const cases = lines
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as CaseLine)
    .filter(({ type }) => type === 'case');
  const unclean: string[] = [];
  for (const one of cases) {
    const bad = (one.checks ?? []).filter(check => !CLEAN.has(endOf(check)));
    if (bad.length === 0 && one.error === undefined) continue;
    const names = bad.map(check => `${one.case}@${one.protocol}#${check.name} ${endOf(check)}`);
    unclean.push(...(names.length > 0 ? names : [`${one.case}@${one.protocol} error: ${one.error}`]));
    await appendFile(out, `${JSON.stringify({ seed, ...one, checks: bad })}\n`);
  }
  if (code !== 0 && unclean.length === 0) {
    unclean.push(`exit code ${code}: ${text.trim().split('\n').at(-1) ?? ''}`);
    await appendFile(out, `${JSON.stringify({ seed, code, text })}\n`);
  }
  return { seconds, checks: cases.reduce((sum, { checks = [] }) => sum + checks.length, 0), unclean };
}

function clawspec(args: readonly string[]): Promise<{ code: number | null; text: string }> {
  const { OPENCLAW_STATE_DIR: _, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLAWSPEC, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    const keep = (data: Buffer) => {
      text = (text + data.toString('utf8')).slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', code => resolve({ code, text }));
  });
}

const { judged, runs, seed: first, out: wanted, bail, help, rest } = options();
if (help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const folder = await mkdtemp(join(tmpdir(), 'clawspec-flakes-'));
const out = wanted ?? join(folder, 'flakes.jsonl');
const done: Run[] = [];
for (let seed = first; seed < first + runs; seed++) {
  const run = await once(seed, folder, [...judged, ...rest], out);
  done.push(run);
  const state = run.unclean.length === 0 ? 'clean' : `NOT CLEAN: ${run.unclean.join('; ')}`;
  process.stdout.write(
    `run ${done.length}/${runs}, seed ${seed}: ${run.checks} checks in ${run.seconds.toFixed(1)} s, ${state}\n`,
  );
  if (bail && run.unclean.length > 0) break;
}
const times = done.map(({ seconds }) => seconds).sort((a, b) => a - b);
const unclean = done.filter(run => run.unclean.length > 0).length;
const checks = done.reduce((sum, run) => sum + run.checks, 0);
const middle = times[Math.floor(times.length / 2)] ?? 0;
process.stdout.write(
  `${done.length} runs, ${checks} checks, seeds ${first} to ${first + done.length - 1}: ${unclean} runs not clean; ` +
    `${middle.toFixed(1)} s in the middle, ${(times.at(-1) ?? 0).toFixed(1)} s at most${unclean > 0 ? `; see ${out}` : ''}\n`,
);
if (unclean === 0) await rm(folder, { recursive: true, force: true });
process.exitCode = unclean === 0 ? 0 : 1;
