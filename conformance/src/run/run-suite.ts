/** Runs a selection of cases against one gateway. */
import { validatorsOf } from '@clawspec/spec/check-frame';
import { applyBaseline, type BaselineEntry, staleLines } from '../baseline.ts';
import type { Case } from '../case/types.ts';
import type { Device } from '../devices.ts';
import { Redactor } from '../redact.ts';
import { type CaseResult, isUnexpected, type RunResult } from '../result.ts';
import { loadSpec, type Spec } from '../spec.ts';
import { probe } from './probe.ts';
import { runCase, WIRE_CHECK } from './run-case.ts';
import type { Target, WorldOptions } from './world.ts';

export interface SuiteOptions {
  readonly url: string;
  readonly token: string | undefined;
  /** Cases to run, in any order. */
  readonly cases: readonly Case[];
  /** All cases there are: what the baseline may name. */
  readonly known: readonly Case[];
  readonly fixtures: ReadonlyMap<string, string>;
  /** Only these protocols; all that the gateway speaks when left out. */
  readonly protocols?: readonly number[];
  readonly seed: number;
  readonly repeat: number;
  readonly bail: boolean;
  readonly jobs: number;
  readonly timeoutScale: number;
  readonly patienceMs: number;
  readonly baseline: readonly BaselineEntry[];
  readonly version: string;
  /** Begins no further case once it is aborted. */
  readonly signal?: AbortSignal;
  readonly onCase?: (result: CaseResult, done: number, total: number) => void;
}

export interface SuiteOutcome {
  /** Redacted: fit for every report. */
  readonly result: RunResult;
  readonly spec: Spec;
}

interface Job {
  readonly subject: Case;
  readonly protocol: number;
}

/** Throws HarnessError when the gateway cannot be reached or speaks no known protocol. */
export async function runSuite(options: SuiteOptions): Promise<SuiteOutcome> {
  const began = performance.now();
  const startedAt = new Date().toISOString();
  const spec = loadSpec();
  const schemasFor = validatorsOf(spec);
  const redactor = new Redactor();
  redactor.add(options.token);
  const seen = await probe({ ...options, spec, schemasFor });
  const protocols = seen.protocols.filter(protocol => options.protocols?.includes(protocol) ?? true);
  const target: Target = {
    url: options.url,
    token: options.token,
    protocols: seen.protocols,
    methods: new Set(seen.methods),
    fixtures: options.fixtures,
  };
  const { jobs, skipped } = plan(options, target, protocols);
  const shared = new Map<string, Device>();
  const world = { target, timeoutScale: options.timeoutScale, schemasFor, redactor, shared };
  const ran = await runJobs(jobs, options, world);
  const marked = applyBaseline([...ran.results, ...skipped], options.baseline);
  const result: RunResult = {
    info: {
      suite: options.version,
      spec: spec.spec,
      startedAt,
      url: options.url,
      protocols,
      server: seen.server,
      seed: options.seed,
    },
    cases: marked.sort((a, b) => compare(a.case, b.case) || a.protocol - b.protocol),
    stale: staleLines(marked, options.baseline, (name, check) => isKnown(options.known, name, check)),
    durationMs: Math.round(performance.now() - began),
    ...(ran.stoppedBy === undefined ? {} : { stoppedBy: ran.stoppedBy }),
  };
  return { result: redactor.value(result), spec };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function isKnown(cases: readonly Case[], name: string, check: string): boolean {
  const found = cases.find(({ case: one }) => one === name);
  return found !== undefined && (check === WIRE_CHECK || Object.hasOwn(found.checks, check));
}

/** Every case with every protocol it is for, and the cases that cannot be run, with the reason. */
function plan(
  { cases, repeat }: SuiteOptions,
  target: Target,
  protocols: readonly number[],
): { jobs: Job[]; skipped: CaseResult[] } {
  const jobs: Job[] = [];
  const skipped: CaseResult[] = [];
  for (const subject of cases) {
    const missing = (subject.requires ?? []).find(need => !provides(target, need));
    const versions = protocols.filter(protocol => subject.protocols.includes(protocol));
    if (missing !== undefined) skipped.push(skip(subject, versions[0], `not claimed: ${missing}`));
    else if (versions.length === 0) {
      skipped.push(skip(subject, undefined, `only for protocol ${subject.protocols.join(', ')}`));
    } else {
      for (let round = 0; round < repeat; round++) {
        jobs.push(...versions.map(protocol => ({ subject, protocol })));
      }
    }
  }
  return { jobs, skipped };
}

function provides(target: Target, need: string): boolean {
  const [kind, name = ''] = need.split(/:(.*)/su);
  if (need === 'fixture:token') return target.token !== undefined;
  return kind === 'method' ? target.methods.has(name) : target.fixtures.has(name);
}

function skip(subject: Case, protocol: number | undefined, reason: string): CaseResult {
  return {
    case: subject.case,
    title: subject.title,
    protocol: protocol ?? subject.protocols[0] ?? 0,
    verdict: 'skip',
    durationMs: 0,
    checks: [],
    timeline: [],
    skipped: reason,
  };
}

/** Shared cases side by side first, then those that have to be alone. */
async function runJobs(
  jobs: readonly Job[],
  options: SuiteOptions,
  world: Omit<WorldOptions, 'protocol'>,
): Promise<{ results: CaseResult[]; stoppedBy?: string }> {
  const random = generator(options.seed);
  const ordered = shuffle(jobs, random);
  const queues = [
    { items: ordered.filter(({ subject }) => !subject.exclusive), lanes: options.jobs },
    { items: ordered.filter(({ subject }) => subject.exclusive), lanes: 1 },
  ];
  const results: CaseResult[] = [];
  let stoppedBy: string | undefined;
  for (const { items, lanes } of queues) {
    const waiting = [...items];
    const lane = async () => {
      for (
        let job = waiting.shift();
        job !== undefined && stoppedBy === undefined && !options.signal?.aborted;
        job = waiting.shift()
      ) {
        const result = await runCase(job.subject, { ...world, protocol: job.protocol });
        results.push(result);
        options.onCase?.(result, results.length, jobs.length);
        if (options.bail && !isFine(result, options.baseline)) stoppedBy = result.case;
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }
  return { results, ...(stoppedBy === undefined ? {} : { stoppedBy }) };
}

function isFine(result: CaseResult, baseline: readonly BaselineEntry[]): boolean {
  return !applyBaseline([result], baseline).some(({ checks }) => checks.some(isUnexpected));
}

/** Mulberry32: the same seed gives the same order everywhere. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const pick = Math.floor(random() * (last + 1));
    [result[last], result[pick]] = [result[pick] as T, result[last] as T];
  }
  return result;
}
