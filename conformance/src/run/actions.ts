/** Steps that do something: do, frame, raw, call. */
import type { CallStep, DoStep, FrameStep, RawStep, Step } from '../case/types.ts';
import { HarnessError, StepFailure } from '../errors.ts';
import { isObject } from '../json.ts';
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
import type { World } from './world.ts';

/** Takes one step. Throws StepFailure when the gateway does not do what the step needs. */
export async function runStep(step: Step, world: World): Promise<void> {
  if ('connect' in step) return runConnect(step, world);
  if ('do' in step) return runDo(step, world);
  if ('call' in step) return runCall(step, world);
  if ('inspect' in step) return runInspect(step, world);
  if ('frame' in step) return runFrame(step, world);
  if ('raw' in step) return runRaw(step, world);
  if ('unordered' in step) return runUnordered(step, world);
  if ('quiet' in step) return runQuiet(step, world);
  if ('close' in step) return runClose(step, world);
  if ('collect' in step) return runCollect(step, world);
  if ('order' in step) return runOrder(step, world);
  return runExpect(step, world);
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
      await new Promise(resolve => setTimeout(resolve, step.ms ?? 0));
      return;
    case 'ping':
      return ping(step, name(), world);
  }
}

async function openConnections(step: DoStep, name: string, world: World): Promise<void> {
  const names =
    step.count === undefined ? [name] : Array.from({ length: step.count }, (_, i) => `${name}${i}`);
  const outcomes = await Promise.all(names.map(one => world.open(one, step.headers, step.path).opened()));
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

function runFrame(step: FrameStep, world: World): void {
  world.connection(step.conn).sendFrame(world.evaluate(step.frame), {
    intended: step.intended === 'invalid',
    binary: step.binary ?? false,
  });
}

function runRaw({ conn, raw }: RawStep, world: World): void {
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
  const pattern = isObject(step.expect) ? step.expect : { ok: true };
  const params = step.params === undefined ? {} : { params: step.params };
  runFrame(
    {
      conn: step.conn,
      frame: { type: 'req', id, method: step.call, ...params },
      ...(step.intended === undefined ? {} : { intended: step.intended }),
    },
    world,
  );
  await runExpect(
    {
      conn: step.conn,
      expect: { type: 'res', id, ...pattern },
      ...(step.within === undefined ? {} : { within: step.within }),
    },
    world,
  );
}
