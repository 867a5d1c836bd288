/** Makes a failing episode as small as it gets while it still fails in the same way. */
import { isObject } from '../json.ts';
import type { Expectation, Plan, Step } from './plan.ts';
import type { FuzzRole } from './subject.ts';

export interface ShrinkOptions {
  readonly plan: Plan;
  /** The step that the failure is about, as far as it is known. */
  readonly step?: number | undefined;
  /** Whether an episode shows the same bug. */
  readonly fails: (plan: Plan) => Promise<boolean>;
  /** What the specification promises for a frame that was changed. */
  readonly expectationOf: (frame: unknown, role: FuzzRole) => Expectation;
  /** Time for all tries, in milliseconds. */
  readonly budgetMs: number;
}

export interface Shrunk {
  readonly plan: Plan;
  /** False when the episode alone does not fail again: it needs what happened before. */
  readonly repeats: boolean;
  readonly tries: number;
}

export async function shrink({ plan, step, fails, expectationOf, budgetMs }: ShrinkOptions): Promise<Shrunk> {
  const end = performance.now() + budgetMs;
  let tries = 0;
  const holds = async (candidate: Plan): Promise<boolean> => {
    if (performance.now() > end) return false;
    tries++;
    return fails(candidate);
  };
  if (!(await holds(plan))) return { plan, repeats: false, tries };
  let best = plan;
  const suspects = [plan.steps[step ?? -1], plan.steps.at(-1)].filter(one => one !== undefined);
  best = await first(
    holds,
    best,
    suspects.map(one => ({ ...best, pipelined: false, steps: [one] })),
  );
  if (best.pipelined) best = await first(holds, best, [{ ...best, pipelined: false }]);
  best = await fewerSteps(best, holds);
  best = await smallerFrames(best, holds, expectationOf);
  return { plan: best, repeats: true, tries };
}

type Holds = (plan: Plan) => Promise<boolean>;

/** The first candidate that still fails, or what there was before. */
async function first(holds: Holds, before: Plan, candidates: Iterable<Plan>): Promise<Plan> {
  for (const candidate of candidates) if (await holds(candidate)) return candidate;
  return before;
}

/** Takes away ever smaller pieces, from the front: what matters is more often the last. */
async function fewerSteps(plan: Plan, holds: Holds): Promise<Plan> {
  let best = plan;
  for (let size = Math.ceil(best.steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < best.steps.length && best.steps.length > 1; ) {
      const steps = best.steps.toSpliced(at, size);
      const candidate = { ...best, steps };
      if (steps.length > 0 && (await holds(candidate))) best = candidate;
      else at += size;
    }
  }
  return best;
}

async function smallerFrames(
  plan: Plan,
  holds: Holds,
  expectationOf: ShrinkOptions['expectationOf'],
): Promise<Plan> {
  let best = plan;
  for (let index = 0; index < best.steps.length; index++) {
    for (let improved = true; improved; ) {
      const before = best;
      best = await first(holds, best, smallerPlans(best, index, expectationOf));
      improved = best !== before;
    }
  }
  return best;
}

function* smallerPlans(
  plan: Plan,
  index: number,
  expectationOf: ShrinkOptions['expectationOf'],
): Generator<Plan, void, undefined> {
  const step = plan.steps[index];
  if (step === undefined || plan.role === undefined || !('frame' in step.send)) return;
  for (const frame of smallerValues(step.send.frame)) {
    const changed: Step = {
      ...step,
      send: { ...step.send, frame },
      // Where no promise was made before, none is made now.
      expect:
        step.expect.kind === 'answer' && step.expect.verdict !== 'any'
          ? expectationOf(frame, plan.role)
          : step.expect,
    };
    yield { ...plan, steps: plan.steps.with(index, changed) };
  }
}

/** Values with a little less in them, the boldest first. */
export function* smallerValues(value: unknown): Generator<unknown, void, undefined> {
  if (typeof value === 'string' && value.length > 1) {
    const characters = [...value];
    yield 'x';
    yield characters.slice(0, Math.floor(characters.length / 2)).join('');
    yield characters.slice(0, -1).join('');
  } else if (typeof value === 'number' && value !== 0 && value !== 1) {
    yield 0;
    yield 1;
    if (Math.abs(value) > 10) yield Math.trunc(value / 2);
  } else if (Array.isArray(value)) {
    if (value.length > 1) yield value.slice(0, Math.floor(value.length / 2));
    for (let index = 0; index < Math.min(value.length, 20); index++) yield value.toSpliced(index, 1);
    for (const [index, item] of value.slice(0, 20).entries()) {
      for (const smaller of smallerValues(item)) yield value.with(index, smaller);
    }
  } else if (isObject(value)) {
    const entries = Object.entries(value);
    for (let index = 0; index < entries.length; index++) {
      yield Object.fromEntries(entries.toSpliced(index, 1));
    }
    for (const [index, [key, member]] of entries.entries()) {
      // Type, id and method are what makes it this frame.
      if (['type', 'id', 'method'].includes(key)) continue;
      for (const smaller of smallerValues(member))
        yield Object.fromEntries(entries.with(index, [key, smaller]));
    }
  }
}
