/** `clawspec test`: options in, reports out. */
import { readFileSync } from 'node:fs';
import { type BaselineEntry, parseBaseline } from './baseline.ts';
import { loadCases } from './case/load.ts';
import { type ClientSuiteOptions, runClientSuite } from './client/run-client-suite.ts';
import { UsageError } from './errors.ts';
import { FIXTURE_DEFAULTS, MODEL_FIXTURES, readFixtures, requireFixtures } from './fixtures.ts';
import { loadProfiles } from './profiles.ts';
import { progressLine } from './progress.ts';
import { parseOutput, printResult, readDocs } from './report/outputs.ts';
import { timingsReport } from './report/timings.ts';
import { exitCodeOf, type RunResult } from './result.ts';
import { launchWithModel } from './model/launch.ts';
import { type GatewayProcess, launch } from './run/command.ts';
import { whenInterrupted } from './run/interrupt.ts';
import { runSuite, type SuiteOutcome } from './run/run-suite.ts';
import { selectCases } from './select.ts';
import { loadSpec } from './spec.ts';
import { SUITE_VERSION } from './version.ts';
import { requireCommand, whichGateway } from './which-gateway.ts';
import { requireBaselineTarget, writeBaseline } from './write-baseline.ts';

export interface TestOptions {
  readonly url?: string;
  readonly token?: string;
  readonly command?: string;
  /** Command that is the client: then the suite is the gateway. */
  readonly client?: string;
  readonly model: boolean;
  readonly filter: readonly string[];
  readonly case: readonly string[];
  readonly profile: readonly string[];
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
  readonly writeBaseline?: string;
  readonly report: readonly string[];
  readonly docs?: string;
  readonly json: boolean;
  readonly timings: boolean;
  readonly list: boolean;
  readonly cases: string;
}

/** How long a gateway may take to start, in milliseconds. */
const PATIENCE_MS = 30_000;

/** Runs what the options select, writes every report, and returns the exit code. */
export async function runTest(options: TestOptions): Promise<number> {
  const known = loadCases(options.cases);
  const profiles = loadProfiles();
  const side = options.client === undefined ? 'gateway' : 'client';
  const cases = selectCases(known, profiles, { ...options, side });
  if (options.list) {
    process.stdout.write(cases.map(({ case: name, title }) => `${name.padEnd(44)} ${title}\n`).join(''));
    return 0;
  }
  const outputs = options.report.map(option => parseOutput(option));
  const docs = readDocs(options.docs);
  const baseline = readBaseline(options.baseline);
  if (options.writeBaseline !== undefined) requireBaselineTarget(options.writeBaseline, options.baseline);
  requireProtocols(options.protocol);
  const progress = progressLine();
  const forget = whenInterrupted(() => {
    progress.clear();
    process.stderr.write('clawspec: interrupted: there is no verdict, and no report\n');
  });
  const judge = options.client === undefined ? judgeGateway : judgeClient;
  try {
    const { result, spec } = await judge(options, {
      cases,
      known,
      profiles,
      demanded: options.profile,
      ...(options.protocol.length === 0 ? {} : { protocols: options.protocol }),
      seed: options.seed ?? 1 + Math.floor(Math.random() * 0x7fff_ffff),
      repeat: options.repeat,
      bail: options.bail,
      jobs: options.jobs,
      timeoutScale: options.timeoutScale,
      baseline,
      version: SUITE_VERSION,
      onCase: progress.show,
    });
    progress.clear();
    const library = { requirements: spec.requirements, cases: known, docs };
    printResult(result, library, options.json);
    if (options.timings) process.stderr.write(timingsReport(result));
    for (const output of outputs) output.write(result, library);
    noteBaseline(options, result);
    return exitCodeOf(result);
  } finally {
    progress.clear();
    forget();
  }
}

/** What both sides are judged by. */
type Plan = Omit<ClientSuiteOptions, 'command'>;

async function judgeGateway(options: TestOptions, plan: Plan): Promise<SuiteOutcome> {
  requireFixtures([...options.fixture, ...options.without], plan.known);
  const fixtures = readFixtures(
    options.fixture,
    options.without,
    options.model ? MODEL_FIXTURES : FIXTURE_DEFAULTS,
  );
  const target = await reach(options);
  const ended = new AbortController();
  try {
    const suite = runSuite({
      ...plan,
      url: target.url,
      token: target.token,
      fixtures,
      patienceMs: (target.died === undefined ? 5_000 : PATIENCE_MS) * Math.max(1, options.timeoutScale),
      ...(target.process === undefined ? {} : { process: target.process }),
      signal: ended.signal,
    });
    return await (target.died === undefined ? suite : Promise.race([suite, target.died]));
  } finally {
    ended.abort();
    await target.stop?.();
  }
}

async function judgeClient(options: TestOptions, plan: Plan): Promise<SuiteOutcome> {
  const { client, fixture, without } = options;
  for (const name of ['url', 'command', 'token'] as const) {
    if (options[name] !== undefined) throw new UsageError(`--client and --${name} do not go together`);
  }
  if (options.model || fixture.length + without.length > 0) {
    throw new UsageError('--client has no fixtures: they are what a gateway has to bring');
  }
  return runClientSuite({ ...plan, command: requireCommand('--client', client ?? '') });
}

interface Reached {
  readonly url: string;
  readonly token: string | undefined;
  readonly died?: Promise<never>;
  readonly process?: GatewayProcess;
  readonly stop?: () => Promise<void>;
}

async function reach(options: TestOptions): Promise<Reached> {
  const { token, command, model } = options;
  const which = whichGateway(
    options,
    'say what to judge: --url ws://…, --command … (gateways) or --client … (clients)',
  );
  if (model && command === undefined) {
    throw new UsageError('--model needs --command: it is how the gateway is told of the model');
  }
  if (which.kind === 'url') return which;
  return (model ? launchWithModel : launch)(which.command, token === undefined ? {} : { token });
}

function requireProtocols(wanted: readonly number[]): void {
  const known: readonly number[] = loadSpec().protocols;
  const unknown = wanted.find(protocol => !known.includes(protocol));
  if (unknown !== undefined) {
    throw new UsageError(`--protocol ${unknown}: the specification has ${known.join(' and ')}`);
  }
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

function noteBaseline({ baseline, writeBaseline: file }: TestOptions, result: RunResult): void {
  if (file === undefined) return;
  const count = writeBaseline(file, baseline, result);
  process.stderr.write(
    count === 0
      ? `${file}: nothing new\n`
      : `${file}: ${count} new lines; give each a reason in place of “??”, or --baseline refuses it\n`,
  );
}
