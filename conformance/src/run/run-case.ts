/** Runs one case with one protocol and gives every check its verdict. */
import { kindOf } from '../case/load.ts';
import type { Case, CheckDeclaration, Step } from '../case/types.ts';
import { StepFailure } from '../errors.ts';
import type { CaseResult, CheckResult, Failure } from '../result.ts';
import { worst } from '../result.ts';
import { runStep } from './actions.ts';
import type { BaseWorld } from './base-world.ts';
import { World, type WorldOptions } from './world.ts';

/** The check that every case has besides its own: received frames follow the specification. */
export const WIRE_CHECK = 'wire-schema';
/** Requirement behind it, for a gateway. */
export const WIRE_REQUIREMENT = 'WIRE-001';

export function runCase(subject: Case, options: WorldOptions): Promise<CaseResult> {
  const world = new World(options);
  return performCase(subject, world, WIRE_REQUIREMENT, step => runStep(step, world));
}

/** Takes the steps of a case one after the other, ends the world, and judges. */
export async function performCase(
  subject: Case,
  world: BaseWorld,
  wireRequirement: string,
  take: (step: Step) => Promise<void>,
): Promise<CaseResult> {
  const { protocol } = world.options;
  const began = performance.now();
  const steps = subject.steps.filter(step => step.protocols?.includes(protocol) ?? true);
  const taken = new Set<Step>();
  const failures = new Map<string, Failure>();
  const blocked = new Map<string, Failure>();
  let abort: Failure | undefined;
  let error: string | undefined;

  for (const step of steps) {
    try {
      await take(step);
      taken.add(step);
    } catch (thrown) {
      if (!(thrown instanceof StepFailure)) {
        error = `step ${lineOf(subject, step)}: ${(thrown as Error).message}`;
        break;
      }
      const failure = { ...describe(subject, step, thrown), t: world.elapsed };
      if (step.check === undefined) {
        abort = failure;
        break;
      }
      const place = thrown.blocked ? blocked : failures;
      if (!place.has(step.check)) place.set(step.check, failure);
      taken.add(step);
    }
  }
  await world.dispose();

  const checks = Object.entries(subject.checks).flatMap(([name, declared]) =>
    judge(name, declared, steps, { taken, failures, blocked, abort, error }),
  );
  if (world.framesSeen > 0) checks.push(wireResult(world, wireRequirement, error));
  return {
    case: subject.case,
    title: subject.title,
    protocol,
    verdict: error === undefined ? worst(checks.map(({ verdict }) => verdict)) : 'error',
    durationMs: Math.round(performance.now() - began),
    checks,
    timeline: world.timeline,
    ...(error === undefined ? {} : { error }),
  };
}

interface Progress {
  readonly taken: ReadonlySet<Step>;
  readonly failures: ReadonlyMap<string, Failure>;
  readonly blocked: ReadonlyMap<string, Failure>;
  readonly abort: Failure | undefined;
  readonly error: string | undefined;
}

function judge(
  name: string,
  declared: CheckDeclaration,
  steps: readonly Step[],
  progress: Progress,
): CheckResult[] {
  const own = steps.filter(step => step.check === name);
  // Every step of the check is for other protocols: it has nothing to say here.
  if (own.length === 0) return [];
  const base = { name, req: declared.req, level: declared.level };
  const failure = progress.failures.get(name);
  if (failure !== undefined) {
    return [{ ...base, verdict: declared.level === 'must' ? 'fail' : 'warn', failure }];
  }
  const blocked = progress.blocked.get(name);
  if (blocked !== undefined) return [{ ...base, verdict: 'untestable', failure: blocked }];
  if (own.every(step => progress.taken.has(step))) return [{ ...base, verdict: 'pass' }];
  if (progress.error !== undefined)
    return [{ ...base, verdict: 'error', failure: { message: progress.error } }];
  return [
    {
      ...base,
      verdict: 'untestable',
      ...(progress.abort === undefined ? {} : { failure: progress.abort }),
    },
  ];
}

function wireResult(world: BaseWorld, req: string, error: string | undefined): CheckResult {
  const base = { name: WIRE_CHECK, req, level: 'must' as const };
  const first = world.wireProblems[0];
  const problem = first?.problems[0];
  if (first === undefined || problem === undefined) {
    return error === undefined
      ? { ...base, verdict: 'pass' }
      : { ...base, verdict: 'error', failure: { message: error } };
  }
  const more = world.wireProblems.length > 1 ? ` (and ${world.wireProblems.length - 1} more frames)` : '';
  return {
    ...base,
    verdict: 'fail',
    failure: {
      message: `a frame on ${first.conn} breaks ${problem.definition}: ${problem.path} ${problem.message}${more}`,
      path: problem.path,
      expected: `${problem.definition}: ${problem.message}`,
      actual: first.frame,
    },
  };
}

function describe(subject: Case, step: Step, { message, path, expected, actual }: StepFailure): Failure {
  return {
    message,
    step: lineOf(subject, step),
    kind: kindOf(step) ?? 'step',
    ...('conn' in step && step.conn !== undefined ? { conn: step.conn } : {}),
    ...('connect' in step ? { conn: step.connect } : {}),
    ...(path === undefined ? {} : { path }),
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
  };
}

/** Steps are numbered from 1, in the order of the file and without the header. */
function lineOf(subject: Case, step: Step): number {
  return subject.steps.indexOf(step) + 1;
}
