/** `clawspec fuzz`: options in, findings out. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../errors.ts';
import { type Launched, launch } from '../run/command.ts';
import { whenInterrupted } from '../run/interrupt.ts';
import { whichGateway } from '../which-gateway.ts';
import { type Finding, type FuzzFacts, type FuzzResult, type FuzzTarget, fuzz, mebibytes } from './fuzz.ts';

export interface FuzzCommandOptions {
  readonly url?: string;
  readonly token?: string;
  readonly command?: string;
  readonly seed?: number;
  readonly runs?: number;
  readonly time?: number;
  readonly episode?: number;
  readonly methods: readonly string[];
  readonly all: boolean;
  readonly protocol?: number;
  readonly within: number;
  readonly maxMemory: number;
  readonly findings: number;
  readonly out: string;
  readonly json: boolean;
}

const DEFAULT_TIME_MS = 10_000;
const PATIENCE_MS = 30_000;
const SHRINK_MS = 60_000;
const LONGEST_SHOWN = 400;

/** Fuzzes, prints and writes what was found, and returns the exit code. */
export async function runFuzz(options: FuzzCommandOptions): Promise<number> {
  const gateways = new Gateways(options);
  const progress = progressLine();
  const forget = whenInterrupted(() => {
    progress.clear();
    process.stderr.write('clawspec: interrupted: there is no report; the seed decides what is sent\n');
  });
  try {
    const result = await fuzz({
      target: await gateways.first(),
      ...(options.command === undefined ? {} : { relaunch: () => gateways.next() }),
      seed: options.seed ?? 1 + Math.floor(Math.random() * 0x7fff_ffff),
      episodes: options.runs ?? Number.POSITIVE_INFINITY,
      ...(options.episode === undefined ? {} : { episode: options.episode }),
      timeMs: options.time ?? (options.runs === undefined ? DEFAULT_TIME_MS : Number.POSITIVE_INFINITY),
      methods: options.methods,
      harmless: !options.all && !gateways.ownState,
      ...(options.protocol === undefined ? {} : { protocol: options.protocol }),
      withinMs: options.within,
      patienceMs: options.command === undefined ? 5_000 : PATIENCE_MS,
      memoryBytes: options.maxMemory * 2 ** 20,
      findings: options.findings,
      shrinkMs: SHRINK_MS,
      onProgress: progress.show,
    });
    progress.clear();
    const files = result.findings.map(finding => write(options.out, finding));
    process.stdout.write(options.json ? asJson(result, files) : asText(result, files, options));
    return result.findings.length === 0 ? 0 : 1;
  } finally {
    progress.clear();
    await gateways.stop();
    forget();
  }
}

/** The gateway under test; a new one takes the place of one that died. */
class Gateways {
  readonly #options: FuzzCommandOptions;
  #launched: Launched | undefined;

  constructor(options: FuzzCommandOptions) {
    this.#options = options;
  }

  /** Whether its state was made for this run alone, so that nothing can be lost. */
  get ownState(): boolean {
    return this.#options.command !== undefined && !process.env['OPENCLAW_STATE_DIR'];
  }

  async first(): Promise<FuzzTarget> {
    const which = whichGateway(this.#options, 'say which gateway: --url ws://… or --command …');
    return which.kind === 'url' ? which : this.next();
  }

  async next(): Promise<FuzzTarget> {
    await this.stop();
    const { command = '', token } = this.#options;
    this.#launched = await launch(command, token === undefined ? {} : { token });
    const { url, token: secret, died, process: gateway } = this.#launched;
    return { url, token: secret, died, group: gateway.group };
  }

  async stop(): Promise<void> {
    await this.#launched?.stop();
    this.#launched = undefined;
  }
}

function write(folder: string, { transcript }: Finding): string | undefined {
  if (transcript === undefined) return undefined;
  const file = join(folder, `${transcript.name}.jsonl`);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, transcript.text);
  } catch (error) {
    throw new UsageError(`cannot write the case: ${(error as Error).message}`);
  }
  return file;
}

function asJson(result: FuzzResult, files: readonly (string | undefined)[]): string {
  const findings = result.findings.map(({ violation, episode, repeats, plan, tries }, index) => ({
    oracle: violation.oracle,
    ...(violation.subject === undefined ? {} : { subject: violation.subject }),
    message: violation.message,
    episode,
    repeats,
    tries,
    steps: plan.steps.length,
    ...(files[index] === undefined ? {} : { file: files[index] }),
  }));
  return `${JSON.stringify({ ...result, durationMs: Math.round(result.durationMs), findings })}\n`;
}

function asText(
  result: FuzzResult,
  files: readonly (string | undefined)[],
  { out }: FuzzCommandOptions,
): string {
  const { seed, episodes, frames, durationMs, protocol, methods, findings, grownBytes } = result;
  const seconds = durationMs / 1000;
  const lines = findings.flatMap((finding, index) => findingLines(finding, files[index], seed));
  const grown =
    grownBytes === undefined
      ? ''
      : `, memory ${grownBytes < 0 ? '-' : '+'}${mebibytes(Math.abs(grownBytes))}`;
  return [
    ...lines,
    `${frames} frames in ${episodes} episodes, ${seconds.toFixed(1)} s, ${Math.round(frames / seconds)} a second${grown}`,
    `protocol ${protocol}, ${methods} methods, ${findings.length === 0 ? 'nothing found' : `${findings.length} found`}, seed ${seed}`,
    ...(findings.length === 0 ? [] : [`run what was found again: clawspec test --cases ${out}`]),
    '',
  ].join('\n');
}

function findingLines(
  { violation, plan, repeats, episode }: Finding,
  file: string | undefined,
  seed: number,
): string[] {
  const { oracle, subject, message, frame } = violation;
  const sent = plan.steps.length === 1 ? '1 step' : `${plan.steps.length} steps`;
  return [
    `FOUND ${oracle}${subject === undefined ? '' : ` in ${subject}`}: ${message}`,
    ...(repeats ? plan.steps.slice(-3).map(({ what, send }) => `  sent (${what}): ${shorten(send)}`) : []),
    ...(frame === undefined ? [] : [`  came: ${shorten(frame)}`]),
    repeats
      ? `  ${sent}, always again`
      : '  not again with this episode alone: it needs what happened before',
    `  repeat: --seed ${seed} --episode ${episode}`,
    ...(file === undefined ? [] : [`  case: ${file}`]),
    '',
  ];
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** One line that says how far the run is; only where somebody looks. */
function progressLine(): { show: (facts: FuzzFacts) => void; clear: () => void } {
  const { stderr } = process;
  if (stderr.isTTY !== true) return { show: () => {}, clear: () => {} };
  return {
    show: ({ episodes, frames, findings }) => {
      if (episodes % 20 === 0)
        stderr.write(`\r\u001b[2K${episodes} episodes, ${frames} frames, ${findings.length} found`);
    },
    clear: () => stderr.write('\r\u001b[2K'),
  };
}
