/** Steps that do something: do, frame, raw, call. */
import type { CallStep, DoStep, ExpectStep, FrameStep, RawStep, Step } from '../case/types.ts';
import { HarnessError, StepFailure } from '../errors.ts';
import { dig, isObject } from '../json.ts';
import { matches } from '../match.ts';
import {
  requireMatch,
  runClose,
  runCollect,
  runExpect,
  runInspect,
  runOrder,
  runQuiet,
  runUnordered,
} from './expectations.ts';
import { runConnect } from './handshake.ts';
import type { Received } from './inbox.ts';
import type { Stage } from './stage.ts';
import type { UpgradeRequest } from './wire-socket.ts';
import { runReceive, runSend, settle, wireConnection } from './wire-steps.ts';
import type { World } from './world.ts';

/** Takes one step. Throws StepFailure when the gateway does not do what the step needs. */
export async function runStep(step: Step, world: World): Promise<void> {
  if ('connect' in step) return runConnect(step, world);
  if ('do' in step) return runDo(step, world);
  if ('call' in step) return runCall(step, world);
  if ('inspect' in step) return runInspect(step, world);
  if ('frame' in step) return runFrame(step, world);
  if ('raw' in step) return runRaw(step, world);
  if ('send' in step) return runSend(step, world);
  if ('receive' in step) return runReceive(step, world);
  if ('unordered' in step) return runUnordered(step, world);
  if ('quiet' in step) return runQuiet(step, world);
  if ('close' in step) return runClose(step, world);
  if ('collect' in step) return runCollect(step, world);
  if ('order' in step) return runOrder(step, world);
  if ('expect' in step && 'conn' in step) return runExpect(step as ExpectStep, world);
  throw new HarnessError('the step is for cases of clients');
}

async function runDo(step: DoStep, world: World): Promise<void> {
  const name = () => {
    if (step.conn === undefined) throw new HarnessError(`do: ${step.do} needs conn`);
    return step.conn;
  };
  switch (step.do) {
    case 'open':
      return openConnections(step, name(), world);
    case 'close':
      return world.connection(name()).close(step.code);
    case 'drop':
      return world.connection(name()).drop();
    case 'wait':
      return runWait(step, world);
    case 'ping':
      return ping(step, name(), world);
    case 'end':
      return wireConnection(name(), world).finish();
    case 'pause':
      return wireConnection(name(), world).pause();
    case 'resume':
      return wireConnection(name(), world).resume();
    case 'settle':
      return settle(name(), world.within(step.within), world);
    default:
      return runProcess(step.do, world);
  }
}

/** Waits; like a silence, a wait is never shorter than the case says. */
export async function runWait({ ms = 0, exact }: DoStep, world: Stage): Promise<void> {
  const time = exact ? ms : Math.max(ms, world.within(ms));
  await new Promise(resolve => setTimeout(resolve, time));
}

/** Stops, kills and starts the gateway under test. */
async function runProcess(what: 'stop' | 'kill' | 'start' | 'restart', world: World): Promise<void> {
  const { control } = world.options.target;
  if (control === undefined) throw new HarnessError(`do: ${what} needs a gateway that the suite has started`);
  world.record({ conn: 'gateway', dir: 'note', text: what });
  if (what === 'kill') await control.kill();
  if (what === 'stop' || what === 'restart') {
    if (!(await control.stop())) throw new StepFailure('the gateway did not stop when it was asked to');
  }
  if (what === 'start' || what === 'restart') await control.start();
}

async function openConnections(step: DoStep, name: string, world: World): Promise<void> {
  const names =
    step.count === undefined ? [name] : Array.from({ length: step.count }, (_, i) => `${name}${i}`);
  const wire = step.wire === undefined ? undefined : (world.evaluate(step.wire) as UpgradeRequest);
  const headers = world.evaluate(step.headers ?? {}) as Record<string, string>;
  const outcomes = await Promise.all(names.map(one => world.open(one, headers, step.path, wire).opened()));
  for (const outcome of outcomes) requireMatch(step.outcome ?? { open: true }, outcome, world);
}

async function ping(step: DoStep, name: string, world: World): Promise<void> {
  const connection = world.connection(name);
  const before = connection.pongs;
  connection.ping();
  const answered = await connection.waitFor(
    () => (connection.pongs > before ? true : undefined),
    world.within(step.within),
  );
  if (answered === undefined) throw new StepFailure('the ping was not answered');
}

export function runFrame(step: FrameStep, world: Stage): void {
  world.connection(step.conn).sendFrame(world.evaluate(step.frame), {
    intended: step.intended === 'invalid',
    binary: step.binary ?? false,
  });
}

export function runRaw({ conn, raw }: RawStep, world: Stage): void {
  const connection = world.connection(conn);
  if (raw.base64 !== undefined) {
    const bytes = Buffer.from(raw.base64, 'base64');
    const data = raw.binary === false ? bytes.toString('utf8') : bytes;
    connection.sendRaw(data, `${bytes.length} bytes, base64 ${raw.base64}`);
    return;
  }
  const text = world.evaluate(raw.text ?? '');
  if (typeof text !== 'string') throw new HarnessError('raw.text is not text');
  const description = text.length > 200 ? `${text.slice(0, 200)}… (${text.length} characters)` : text;
  connection.sendRaw(raw.binary ? Buffer.from(text, 'utf8') : text, description);
}

/** A request and its response; `expect` is the pattern of the response. */
async function runCall(step: CallStep, world: World): Promise<void> {
  const id = step.id ?? step.call;
  const params = step.params === undefined ? {} : { params: step.params };
  const request: FrameStep = {
    conn: step.conn,
    frame: { type: 'req', id, method: step.call, ...params },
    ...(step.intended === undefined ? {} : { intended: step.intended }),
  };
  const response: ExpectStep = {
    conn: step.conn,
    expect: { type: 'res', id, ...(isObject(step.expect) ? step.expect : { ok: true }) },
    ...(step.within === undefined ? {} : { within: step.within }),
  };
  if (step.retry !== undefined) return callUntilJudged(step.retry, request, response, world);
  for (let times = 0; times < (step.times ?? 1); times++) {
    runFrame(request, world);
    await runExpect(response, world);
  }
}

/** Asks again while the gateway says that asking again may help, or until the response is the one that is expected. */
async function callUntilJudged(
  why: NonNullable<CallStep['retry']>,
  request: FrameStep,
  response: ExpectStep,
  world: World,
): Promise<void> {
  const connection = world.connection(request.conn);
  const until = performance.now() + world.within(response.within);
  const isAnswer = ({ consumed, frame }: Received) =>
    !consumed && matches({ type: 'res', id: dig(request.frame, ['id']) }, frame, world.matching);
  for (;;) {
    runFrame(request, world);
    const answer = await connection.waitFor(() => connection.inbox.find(isAnswer), until - performance.now());
    const again =
      why === 'retryable'
        ? dig(answer?.frame, ['error', 'retryable']) === true
        : !matches(response.expect, answer?.frame, world.matching);
    if (answer === undefined || !again || performance.now() + RETRY_MS > until) break;
    answer.consumed = true;
    await new Promise(resolve => setTimeout(resolve, RETRY_MS));
  }
  await runExpect({ ...response, within: 1 }, world);
}

const RETRY_MS = 100;
