/** In which order cases run, and what becomes of those that do not. */
import { applyBaseline, type BaselineEntry } from '../baseline.ts';
import type { Case } from '../case/types.ts';
import { type Claim, demandFor, whyNotClaimed } from '../profiles.ts';
import { type CaseResult, isUnexpected } from '../result.ts';

export interface Job {
  readonly subject: Case;
  readonly protocol: number;
}

export interface ScheduleOptions {
  readonly seed: number;
  readonly bail: boolean;
  readonly jobs: number;
  readonly baseline: readonly BaselineEntry[];
  /** Begins no further case once it is aborted. */
  readonly signal?: AbortSignal;
  readonly onCase?: (result: CaseResult, done: number, total: number) => void;
}

/**
 * Every case with every protocol it is for, and the cases that cannot be run, with the reason: no profile of
 * theirs is claimed, or something they need is not there. What a demanded profile lacks fails its cases.
 */
export function planJobs(
  cases: readonly Case[],
  options: {
    readonly protocols: readonly number[];
    readonly repeat: number;
    readonly claims: readonly Claim[];
  },
  provides: (need: string) => boolean,
): { jobs: Job[]; skipped: CaseResult[] } {
  const jobs: Job[] = [];
  const skipped: CaseResult[] = [];
  for (const subject of cases) {
    const missing = (subject.requires ?? []).find(need => !provides(need));
    const spoken = options.protocols.filter(protocol => subject.protocols.includes(protocol));
    const versions = subject.once ? spoken.slice(-1) : spoken;
    const unclaimed = whyNotClaimed(subject.case, options.claims);
    const demand =
      missing === undefined
        ? undefined
        : demandFor(subject.case, missing.replace(/^[^:]*:/u, ''), options.claims);
    if (unclaimed !== undefined) skipped.push(skip(subject, versions[0], unclaimed));
    else if (missing !== undefined && demand !== undefined && versions.length > 0) {
      skipped.push(...versions.map(version => lacking(subject, version, missing, demand)));
    } else if (missing !== undefined) skipped.push(skip(subject, versions[0], `not claimed: ${missing}`));
    else if (versions.length === 0) {
      skipped.push(skip(subject, undefined, `only for protocol ${subject.protocols.join(', ')}`));
    } else {
      for (let round = 0; round < options.repeat; round++) {
        jobs.push(...versions.map(protocol => ({ subject, protocol })));
      }
    }
  }
  return { jobs, skipped };
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

/** A case that was not begun, because a profile that was demanded is not there. */
function lacking(subject: Case, protocol: number, need: string, profile: string): CaseResult {
  const failure = { message: `--profile ${profile} demands ${need}, which is not advertised` };
  return {
    case: subject.case,
    title: subject.title,
    protocol,
    verdict: 'untestable',
    durationMs: 0,
    checks: Object.entries(subject.checks).map(([name, { req, level }]) => ({
      name,
      req,
      level,
      verdict: 'untestable',
      failure,
    })),
    timeline: [],
  };
}

/** A case with a step that may take so long, in milliseconds, is a long one. */
const LONG_MS = 20_000;
const isLong = ({ subject }: Job) =>
  subject.steps.some(({ within }) => typeof within === 'number' && within >= LONG_MS);

const stopsTheGateway = ({ subject }: Job) => subject.requires?.includes('command') ?? false;

/** Shared cases side by side first, then those that have to be alone, then those that stop the gateway. */
export async function runJobs(
  jobs: readonly Job[],
  options: ScheduleOptions,
  run: (job: Job) => Promise<CaseResult>,
): Promise<{ results: CaseResult[]; stoppedBy?: string }> {
  const random = generator(options.seed);
  const ordered = longOnesEarly(shuffle(jobs, random), random);
  const queues = [
    {
      items: ordered.filter(job => !job.subject.exclusive && !stopsTheGateway(job)),
      lanes: options.jobs,
    },
    { items: ordered.filter(job => job.subject.exclusive && !stopsTheGateway(job)), lanes: 1 },
    { items: ordered.filter(stopsTheGateway), lanes: 1 },
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
        const result = await run(job);
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

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Results in the order of reports. */
export function inOrder(cases: readonly CaseResult[]): CaseResult[] {
  return [...cases].sort((a, b) => compare(a.case, b.case) || a.protocol - b.protocol);
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

/** Keeps long cases out of the last half of the others: nothing runs beside one that begins last. */
function longOnesEarly(jobs: readonly Job[], random: () => number): Job[] {
  const short = jobs.filter(job => !isLong(job));
  const early = short.splice(0, short.length / 2);
  return [...shuffle([...jobs.filter(isLong), ...early], random), ...short];
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const pick = Math.floor(random() * (last + 1));
    [result[last], result[pick]] = [result[pick] as T, result[last] as T];
  }
  return result;
}
