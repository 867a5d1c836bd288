/** Steps of cases for clients. */
import type {
  AcceptStep,
  ChallengeStep,
  HelloStep,
  RefuseStep,
  ReplyStep,
  SawStep,
  TellStep,
} from '../case/client-types.ts';
import type { DoStep, Step } from '../case/types.ts';
import { HarnessError, StepFailure } from '../errors.ts';
import { isObject, mergePatch } from '../json.ts';
import { matches } from '../match.ts';
import { runFrame, runRaw, runWait } from '../run/actions.ts';
import {
  requireMatch,
  runClose,
  runCollect,
  runExpect,
  runInspect,
  runOrder,
  runQuiet,
  runUnordered,
} from '../run/expectations.ts';
import type { ClientWorld } from './client-world.ts';
import { DRIVER } from './driver.ts';
import { problemOfCommand } from './driver-lines.ts';
import { answer, awaitConnect, challenge, greet, refuse } from './handshake.ts';
import { verifyDevice } from './verify.ts';

/** Takes one step. Throws StepFailure when the client does not do what the step needs. */
export async function runClientStep(step: Step, world: ClientWorld): Promise<void> {
  if ('accept' in step) return runAccept(step, world);
  if ('tell' in step) return runTell(step, world);
  if ('saw' in step) return runSaw(step, world);
  if ('challenge' in step) return runChallenge(step, world);
  if ('hello' in step) return runHello(step, world);
  if ('refuse' in step) return runRefuse(step, world);
  if ('reply' in step) return runReply(step, world);
  if ('listen' in step) return world.door.set(step.listen);
  if ('verify' in step) return verifyDevice(step, world);
  if ('do' in step) return runDo(step, world);
  if ('inspect' in step) return runInspect(step, world);
  if ('frame' in step) return runFrame(step, world);
  if ('raw' in step) return runRaw(step, world);
  if ('unordered' in step) return runUnordered(step, world);
  if ('quiet' in step) return runQuiet(step, world);
  if ('close' in step) return runClose(step, world);
  if ('collect' in step) return runCollect(step, world);
  if ('order' in step) return runOrder(step, world);
  if ('expect' in step && !('call' in step)) return runExpect(step, world);
  throw new HarnessError('the step is for cases of gateways');
}

async function runDo(step: DoStep, world: ClientWorld): Promise<void> {
  const peer = () => world.connection(step.conn ?? '');
  switch (step.do) {
    case 'close':
      return peer().close(step.code, step.reason);
    case 'drop':
      return peer().drop();
    case 'wait':
      return runWait(step, world);
    default:
      throw new HarnessError(`do: ${step.do} is for cases of gateways`);
  }
}

/** What a client is told to connect with unless the case says otherwise. */
function connectDefaults(world: ClientWorld) {
  return {
    do: 'connect',
    url: world.url,
    auth: { token: world.token },
    role: 'operator',
    scopes: ['operator.read', 'operator.write'],
    device: false,
  };
}

function runTell(step: TellStep, world: ClientWorld): void {
  const given = step.tell === 'connect' ? { do: 'connect' } : step.tell;
  const base = given.do === 'connect' ? connectDefaults(world) : {};
  const command = world.evaluate(mergePatch(base, given));
  const problem = problemOfCommand(command);
  if (!isObject(command) || problem !== undefined)
    throw new HarnessError(`the case tells the driver something wrong: ${problem}`);
  world.tell(command);
}

async function runSaw(step: SawStep, world: ClientWorld): Promise<void> {
  const { saw, where, ...rest } = step;
  const keys = ['saw', 'id', 'event', 'command'];
  const selector = isObject(saw)
    ? Object.fromEntries(keys.filter(key => Object.hasOwn(saw, key)).map(key => [key, saw[key]]))
    : {};
  await runExpect({ ...rest, conn: DRIVER, expect: saw, where: where ?? selector }, world);
}

async function runAccept(step: AcceptStep, world: ClientWorld): Promise<void> {
  const within = world.within(step.within);
  const arrival = await world.door.arrival(within, () => world.driver.closed !== undefined);
  if (arrival === undefined) {
    const { closed } = world.driver;
    const why = closed === undefined ? ` within ${within} ms` : `: the driver ${closed.reason}`;
    throw new StepFailure(`the client did not connect${why}`, { expected: 'a connection' });
  }
  const peer = world.adopt(step.accept, arrival);
  if (arrival.after !== undefined) world.scope.bind(`${step.accept}.after`, arrival.after);
  if (step.after !== undefined) requireMatch(step.after, arrival.after, world);
  const refusal = step.refuse;
  if (step.challenge === undefined && step.hello === undefined && refusal === undefined) return;
  challenge(peer, step.challenge ?? {}, false, world);
  if (step.hello !== undefined) await greet(peer, { patch: step.hello, intended: false, within }, world);
  if (refusal !== undefined) await refuse(peer, refusal, within, world);
}

function runChallenge(step: ChallengeStep, world: ClientWorld): void {
  challenge(world.connection(step.conn), step.challenge, step.intended === 'invalid', world);
}

async function runHello(step: HelloStep, world: ClientWorld): Promise<void> {
  const intended = step.intended === 'invalid';
  const within = world.within(step.within);
  await greet(world.connection(step.conn), { patch: step.hello, intended, within }, world);
}

async function runRefuse(step: RefuseStep, world: ClientWorld): Promise<void> {
  const peer = world.connection(step.conn);
  await awaitConnect(peer, world.within(step.within), world);
  await refuse(peer, step.refuse, world.within(step.within), world);
}

/** Takes a request and answers it. */
async function runReply(step: ReplyStep, world: ClientWorld): Promise<void> {
  const peer = world.connection(step.conn);
  const within = world.within(step.within);
  const wanted = { type: 'req', method: step.reply };
  const found = await peer.waitFor(
    () => peer.inbox.find(({ frame, consumed }) => !consumed && matches(wanted, frame, world.matching)),
    within,
  );
  if (found === undefined || !isObject(found.frame))
    throw new StepFailure(`no request of ${step.reply} came within ${within} ms`, { expected: wanted });
  found.consumed = true;
  if (step.as !== undefined) world.labels.set(step.as, { conn: step.conn, index: found.index });
  world.scope.bind(`${step.conn}.request`, found.frame);
  if (step.params !== undefined) requireMatch(step.params, found.frame['params'], world);
  answer(peer, found.frame, step, world);
}
