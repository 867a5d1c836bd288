/** `clawspec replay`: plays a transcript again, to a gateway or to a client. */
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { validatorsOf } from '@clawspec/spec/check-frame';
import { Option, type Command } from 'commander';
import type { Case } from '../case/types.ts';
import { HarnessError, UsageError } from '../errors.ts';
import { dig } from '../json.ts';
import { parseListen } from '../record/record-command.ts';
import { Redactor } from '../redact.ts';
import { parseOutput, printResult, readDocs } from '../report/outputs.ts';
import { type CaseResult, exitCodeOf, type RunResult } from '../result.ts';
import { abandon, end, launch } from '../run/command.ts';
import { conclude } from '../run/conclude.ts';
import { whenInterrupted } from '../run/interrupt.ts';
import { whyUnreachable } from '../run/reach.ts';
import { runCase } from '../run/run-case.ts';
import { loadSpec } from '../spec.ts';
import type { Transcript } from '../transcript/format.ts';
import { readTranscript } from '../transcript/read.ts';
import { SUITE_VERSION } from '../version.ts';
import { requireCommand, whichGateway } from '../which-gateway.ts';
import { openStand, playToClient } from './player.ts';
import type { Compare } from './steps.ts';
import { clientCase } from './to-client.ts';
import { gatewayCase } from './to-gateway.ts';

export interface ReplayOptions {
  readonly url?: string;
  readonly token?: string;
  readonly command?: string;
  readonly client?: string;
  readonly listen?: string;
  readonly compare: Compare;
  readonly everyEvent: boolean;
  readonly toCase: boolean;
  readonly timeoutScale: string;
  readonly patience: string;
  readonly report: readonly string[];
  readonly docs?: string;
  readonly json: boolean;
}

/** How long a gateway may take to listen, and how often it is tried, in milliseconds. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 100;

export function addReplay(program: Command, exit: (code: number) => void): void {
  program
    .command('replay')
    .description('play a transcript again, to a gateway or to a client')
    .argument('<file>', 'the transcript')
    .option('--url <url>', 'play the client to the gateway there')
    .option('--token <token>', 'its shared token (or in $OPENCLAW_GATEWAY_TOKEN)')
    .option(
      '--command <command>',
      'play the client to a gateway that this starts; {port} and {token} are replaced',
    )
    .option(
      '--listen <address>',
      'play the gateway to the client that connects there; port 0 takes any free one',
    )
    .option('--client <command>', 'play the gateway to a client that this starts; {url} is replaced')
    .addOption(
      new Option(
        '--compare <what>',
        'frames: all that is not volatile; outcomes: ok, error codes, close codes',
      )
        .choices(['frames', 'outcomes'])
        .default('frames'),
    )
    .option('--every-event', 'expect pieces of streams and events that may be left out too', false)
    .option('--to-case', 'print the case that the transcript becomes, and play nothing', false)
    .option('--timeout-scale <factor>', 'stretch every waiting time', '1')
    .option('--patience <ms>', 'how long a client may take to connect', '60000')
    .option(
      '--report <kind=file>',
      'as for clawspec test; may be repeated',
      (one: string, all: string[]) => [...all, one],
      [],
    )
    .option('--docs <address>', 'where the reference is, for links in reports')
    .option('--json', 'write the JSONL report to standard output instead of text', false)
    .addHelpText(
      'after',
      `
The handshake is made anew: with a device of its own, its signature, the token of the gateway. Ids that the gateway
gave are taken from its answers; every recorded answer becomes a check.

Exit code: 0 as recorded, 1 not, 2 incomplete, 64 usage.

  clawspec replay chat.jsonl --url ws://127.0.0.1:18789 --token "$TOKEN"
  clawspec replay chat.jsonl --client 'node my-client.js {url}'
  clawspec replay chat.jsonl --to-case > conformance/cases/chat/mine.jsonl
`,
    )
    .action(async (file: string, options: ReplayOptions) => exit(await runReplay(file, options)));
}

async function runReplay(file: string, options: ReplayOptions): Promise<number> {
  const transcript = readTranscript(file);
  if (transcript.cutAt !== undefined) {
    process.stderr.write(`clawspec: ${file}:${transcript.cutAt}: is cut off and left out\n`);
  }
  const ways = [options.url, options.command, options.listen, options.client].filter(
    way => way !== undefined,
  );
  const toClient = options.listen !== undefined || options.client !== undefined;
  if (options.toCase) {
    process.stdout.write(caseText(compile(transcript, options, toClient)));
    return 0;
  }
  if (
    ways.length !== 1 &&
    !(ways.length === 2 && options.listen !== undefined && options.client !== undefined)
  ) {
    throw new UsageError('say to whom: --url or --command for a gateway, --listen or --client for a client');
  }
  const times = {
    timeoutScale: above0('--timeout-scale', options.timeoutScale),
    patienceMs: above0('--patience', options.patience),
  };
  if (options.client !== undefined) requireCommand('--client', options.client);
  const outputs = options.report.map(option => parseOutput(option));
  const docs = readDocs(options.docs);
  const subject = compile(transcript, options, toClient);
  const play = toClient ? playClient : playGateway;
  const result = await play(subject, options, times);
  const library = { requirements: loadSpec().requirements, cases: [subject], docs };
  printResult(result, library, options.json);
  for (const output of outputs) output.write(result, library);
  return exitCodeOf(result);
}

function compile(transcript: Transcript, { compare, everyEvent }: ReplayOptions, toClient: boolean): Case {
  const spec = loadSpec();
  return toClient
    ? clientCase(transcript, { spec, compare })
    : gatewayCase(transcript, { spec, schemasFor: validatorsOf(spec), compare, everyEvent });
}

function caseText({ file, steps, ...header }: Case): string {
  return [header, ...steps].map(line => `${JSON.stringify(line)}\n`).join('');
}

interface Times {
  readonly timeoutScale: number;
  readonly patienceMs: number;
}

async function playGateway(
  subject: Case,
  options: ReplayOptions,
  { timeoutScale }: Times,
): Promise<RunResult> {
  const spec = loadSpec();
  const target = await reach(options);
  if (target.token === undefined && JSON.stringify(subject.steps).includes('"target.token"')) {
    throw new UsageError(
      'the transcript was recorded with a token: give that of the gateway, --token or $OPENCLAW_GATEWAY_TOKEN',
    );
  }
  const redactor = new Redactor();
  redactor.add(target.token);
  redactor.addAddress(target.url);
  const began = performance.now();
  const startedAt = new Date().toISOString();
  const run = runCase(subject, {
    target: {
      url: target.url,
      token: target.token,
      protocols: spec.protocols,
      methods: new Set(Object.keys(spec.methods)),
      fixtures: new Map(),
    },
    protocol: subject.protocols[0] as number,
    timeoutScale,
    schemasFor: validatorsOf(spec),
    redactor,
    shared: new Map(),
  });
  try {
    const one = await (target.died === undefined ? run : Promise.race([run, target.died]));
    return redactor.value(finish(one, subject, { side: 'gateway', startedAt, url: target.url, began }));
  } finally {
    await target.stop?.();
  }
}

async function playClient(
  subject: Case,
  options: ReplayOptions,
  { timeoutScale, patienceMs }: Times,
): Promise<RunResult> {
  const spec = loadSpec();
  const { host, port } = parseListen(options.listen ?? '127.0.0.1:0');
  const stand = await openStand(host, port);
  const redactor = new Redactor();
  redactor.addCommand(options.client ?? '');
  const began = performance.now();
  const startedAt = new Date().toISOString();
  const played = new Set(
    subject.steps.flatMap(step => {
      const method = 'where' in step ? dig(step.where, ['method']) : undefined;
      return typeof method === 'string' ? [method] : [];
    }),
  );
  process.stderr.write(`clawspec: connect to ${stand.url}\n`);
  const client = options.client === undefined ? undefined : startClient(options.client, stand.url);
  const forget = whenInterrupted(() => client !== undefined && abandon(client));
  // A client that ends may still have a connection in the queue; who waits for another one need not wait on.
  client?.once('exit', (code, signal) =>
    stand.entrance.shut(`no further client connected: the command ended with ${code ?? signal}`),
  );
  try {
    const one = await playToClient(subject, {
      spec,
      stand,
      played,
      patienceMs,
      protocol: subject.protocols[0] as number,
      timeoutScale,
      schemasFor: validatorsOf(spec),
      redactor,
    });
    const code = client?.exitCode ?? 0;
    if (NOT_STARTED.has(code) && !one.timeline.some(({ dir }) => dir === 'open')) {
      throw new HarnessError(`the client cannot be started: its command ended with exit code ${code}`);
    }
    return redactor.value(
      finish(one, subject, { side: 'client', startedAt, url: options.client ?? stand.url, began }),
    );
  } finally {
    if (client !== undefined) await end(client);
    forget();
    await stand.close();
  }
}

/** What shells answer when there is no such program, or none that may be run. */
const NOT_STARTED: ReadonlySet<number> = new Set([126, 127]);

function startClient(command: string, url: string): ChildProcess {
  const child = spawn(command.replaceAll('{url}', url), {
    shell: true,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, OPENCLAW_GATEWAY_URL: url, OPENCLAW_GATEWAY_TOKEN: 'replayed-token' },
  });
  child.once('error', error => process.stderr.write(`clawspec: cannot start the client: ${error.message}\n`));
  return child;
}

function finish(
  one: CaseResult,
  subject: Case,
  {
    side,
    startedAt,
    url,
    began,
  }: { side: 'gateway' | 'client'; startedAt: string; url: string; began: number },
): RunResult {
  const server = dig(
    one.timeline.map(({ frame }) => frame).find(frame => dig(frame, ['payload', 'type']) === 'hello-ok'),
    ['payload', 'server', 'version'],
  );
  return conclude({
    info: {
      side,
      suite: SUITE_VERSION,
      spec: loadSpec().spec,
      startedAt,
      url,
      protocols: subject.protocols,
      server: side === 'gateway' && typeof server === 'string' ? server : undefined,
      seed: 1,
    },
    claims: [],
    cases: [one],
    baseline: [],
    isKnown: () => true,
    durationMs: performance.now() - began,
  });
}

async function reach(options: ReplayOptions): Promise<{
  readonly url: string;
  readonly token: string | undefined;
  readonly died?: Promise<never>;
  readonly stop?: () => Promise<void>;
}> {
  const which = whichGateway(options, 'say which gateway: --url ws://… or --command …');
  if (which.kind === 'url') return which;
  const launched = await launch(which.command, options.token === undefined ? {} : { token: options.token });
  try {
    await ready(launched.url, launched.died);
  } catch (error) {
    await launched.stop();
    throw error;
  }
  return launched;
}

/** Waits until somebody listens. @throws HarnessError when nobody does in time */
async function ready(url: string, died: Promise<never>): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const why = await Promise.race([whyUnreachable(url), died]);
    if (why === undefined) return;
    if (Date.now() > until) throw new HarnessError(`the gateway does not listen on ${url}: ${why}`);
    await Promise.race([sleep(PAUSE_MS), died]);
  }
}

function above0(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0)
    throw new UsageError(`${option} ${text}: write a number above 0`);
  return value;
}
