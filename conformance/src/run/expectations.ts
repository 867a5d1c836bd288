/** Steps that judge what came: expect, unordered, quiet, close, collect, inspect, order. */
import type {
  CloseStep,
  CollectStep,
  ExpectStep,
  InspectStep,
  OrderStep,
  QuietStep,
  UnorderedStep,
} from '../case/types.ts';
import { StepFailure } from '../errors.ts';
import { dig, isObject } from '../json.ts';
import { match, matches } from '../match.ts';
import type { Inbox, Received } from './inbox.ts';
import type { Stage } from './stage.ts';

/** Throws the first mismatch, or binds what the pattern binds. */
export function requireMatch(pattern: unknown, actual: unknown, world: Stage): void {
  const { mismatches, binds } = match(pattern, actual, world.matching);
  const first = mismatches[0];
  if (first !== undefined) {
    const where = first.path === '' ? 'it' : first.path;
    throw new StepFailure(`${where} ${first.message}`, first);
  }
  for (const [name, value] of binds) world.scope.bind(name, value);
}

/** The members by which a frame is recognised when the step does not say. */
function selectorOf(pattern: unknown): unknown {
  if (!isObject(pattern)) return {};
  return Object.fromEntries(
    ['type', 'id', 'event', 'method']
      .filter(key => Object.hasOwn(pattern, key))
      .map(key => [key, pattern[key]]),
  );
}

export async function runExpect(step: ExpectStep, world: Stage): Promise<void> {
  const connection = world.source(step.conn);
  const within = world.within(step.within);
  const selector = step.where ?? selectorOf(step.expect);
  const ignored = new Set(step.ignore ?? []);
  const wanted = ({ frame }: Received) =>
    step.next
      ? !(isObject(frame) && ignored.has(String(frame['event'])))
      : matches(selector, frame, world.matching);
  const received = await take(connection, wanted, within);
  if (received === undefined) throw notThere(connection, within, selector);
  if (step.as !== undefined) world.labels.set(step.as, { conn: step.conn, index: received.index });
  requireMatch(step.expect, received.frame, world);
}

/** Every pattern matches a frame of its own, in whatever order they come. */
export async function runUnordered(step: UnorderedStep, world: Stage): Promise<void> {
  const connection = world.source(step.conn);
  const within = world.within(step.within);
  for (const pattern of step.unordered) {
    const received = await take(connection, ({ frame }) => matches(pattern, frame, world.matching), within);
    if (received === undefined) throw notThere(connection, within, pattern);
    requireMatch(pattern, received.frame, world);
  }
}

async function take(
  connection: Inbox,
  wanted: (received: Received) => boolean,
  within: number,
): Promise<Received | undefined> {
  const received = await connection.waitFor(
    () => connection.inbox.find(candidate => !candidate.consumed && wanted(candidate)),
    within,
  );
  if (received !== undefined) received.consumed = true;
  return received;
}

function notThere(source: Inbox, within: number, expected: unknown): StepFailure {
  const { closed, what } = source;
  const when = closed === undefined ? `within ${within} ms` : `before ${source.ending}`;
  return new StepFailure(`no such ${what} came ${when}`, { expected, actual: closed });
}

export async function runQuiet(step: QuietStep, world: Stage): Promise<void> {
  const connection = world.source(step.conn);
  const unwanted = (frame: unknown) =>
    (step.quiet.frames ?? [{}]).some(pattern => matches(pattern, frame, world.matching));
  // The window is not scaled down: a shorter silence proves less.
  const ms = Math.max(step.quiet.ms, world.within(step.quiet.ms));
  const broken = await connection.waitFor(
    () => connection.inbox.find(({ frame, consumed }) => !consumed && unwanted(frame)),
    ms,
  );
  if (broken === undefined) return;
  broken.consumed = true;
  throw new StepFailure('a frame came that must not come', { expected: 'nothing', actual: broken.frame });
}

export async function runClose(step: CloseStep, world: Stage): Promise<void> {
  const connection = world.source(step.conn);
  const within = world.within(step.within);
  const closed = await connection.waitFor(() => connection.closed, within);
  if (closed === undefined) {
    throw new StepFailure(`the connection is still open after ${within} ms`, { expected: step.close });
  }
  requireMatch(step.close, closed, world);
}

export async function runCollect(step: CollectStep, world: Stage): Promise<void> {
  const connection = world.source(step.conn);
  const within = world.within(step.within);
  const { where, until, as } = step.collect;
  const frames: unknown[] = [];
  const last = await take(
    connection,
    candidate => {
      if (!matches(where, candidate.frame, world.matching)) return false;
      frames.push(candidate.frame);
      candidate.consumed = true;
      return matches(until, candidate.frame, world.matching);
    },
    within,
  );
  if (last === undefined) throw notThere(connection, within, until);
  world.scope.bind(as, frames);
}

export function runInspect(step: InspectStep, world: Stage): void {
  const value = world.evaluate(step.inspect);
  if (step.expect !== undefined) requireMatch(step.expect, value, world);
  if (step.growing !== undefined) {
    pairwise(
      value,
      step.growing,
      'loses its beginning',
      (before, after) => typeof before === 'string' && typeof after === 'string' && after.startsWith(before),
    );
  }
  if (step.rising !== undefined) {
    pairwise(value, step.rising, 'falls', (before, after) => Number(after) >= Number(before));
  }
  if (step.consecutive !== undefined) {
    pairwise(
      value,
      step.consecutive,
      'does not rise by one',
      (before, after) => Number(after) === Number(before) + 1,
    );
  }
}

/** Compares neighbours; items without the member are passed over. */
function pairwise(
  list: unknown,
  path: string,
  complaint: string,
  holds: (before: unknown, after: unknown) => boolean,
): void {
  let before: unknown;
  for (const [index, item] of (Array.isArray(list) ? list : []).entries()) {
    const after = dig(item, path.split('.'));
    if (after === undefined) continue;
    if (before !== undefined && !holds(before, after)) {
      throw new StepFailure(`${path} ${complaint} at item ${index}`, {
        path: `${index}.${path}`,
        expected: before,
        actual: after,
      });
    }
    before = after;
  }
}

export function runOrder(step: OrderStep, world: Stage): void {
  const places = step.order.map(label => {
    const place = world.labels.get(label);
    if (place === undefined) throw new StepFailure(`“${label}” did not come`, { blocked: true });
    return place;
  });
  places.forEach((place, index) => {
    const before = places[index - 1];
    if (before === undefined || before.index < place.index) return;
    throw new StepFailure(`“${step.order[index]}” came before “${step.order[index - 1]}”`, {
      expected: step.order,
      actual: places.map(({ index: position }) => position),
    });
  });
}
