/** Carries out one episode and says what it broke. */
import { closedText, type Endpoint, FuzzPeer } from './peer.ts';
import type { Expectation, Plan, Step } from './plan.ts';
import type { Violation } from './violation.ts';

export interface PerformOptions {
  readonly endpoint: Endpoint;
  /** Time to answer what is asked, in milliseconds. */
  readonly withinMs: number;
  /** Time to let a client in, in milliseconds. */
  readonly joinWithinMs: number;
}

const BARRIER = 'fuzz-barrier';

export async function performPlan(plan: Plan, options: PerformOptions): Promise<Violation[]> {
  const peer = new FuzzPeer(options.endpoint);
  try {
    return await perform(plan, peer, options);
  } finally {
    peer.drop();
  }
}

async function perform(
  plan: Plan,
  peer: FuzzPeer,
  { withinMs, joinWithinMs }: PerformOptions,
): Promise<Violation[]> {
  if (plan.role === undefined) {
    if (!(await peer.greeted(joinWithinMs))) {
      return [{ oracle: 'alive', subject: undefined, message: 'a new connection got no connect.challenge' }];
    }
  } else {
    const problem = await peer.join(plan.role, joinWithinMs);
    if (problem !== undefined) {
      return [
        { oracle: 'alive', subject: undefined, message: `a new connection got no session: ${problem}` },
      ];
    }
  }
  for (const [index, step] of plan.steps.entries()) {
    peer.send(step.send, step.expect, index);
    // What was not answered in time is found; to wait for more of it would only take longer.
    if (!plan.pipelined && !(await settled(peer, step.expect, withinMs))) break;
    if (peer.closed !== undefined) break;
  }
  const ending = plan.steps.findIndex(({ expect }) => expect.kind === 'closed');
  const violations =
    ending < 0 ? await stays(plan, peer, withinMs) : await ends(plan, ending, peer, withinMs);
  return [...peer.violations, ...violations];
}

/** Whether the response to a step came in time; what has none is over when it is sent. */
async function settled(peer: FuzzPeer, expect: Expectation, withinMs: number): Promise<boolean> {
  if (expect.kind !== 'answer') return true;
  return peer.until(() => peer.hasAnswered(expect.id), withinMs);
}

async function stays(plan: Plan, peer: FuzzPeer, withinMs: number): Promise<Violation[]> {
  peer.ask(BARRIER);
  await peer.until(() => peer.waiting.length === 0, withinMs);
  if (peer.closed !== undefined) {
    const last = plan.steps.at(-1);
    return [
      { oracle: 'open', subject: methodOf(last), message: `${closedText(peer.closed)}, amid a session` },
    ];
  }
  const [late] = peer.waiting;
  if (late === undefined) return [];
  if (peer.waiting.some(({ expectation }) => expectation.id === BARRIER)) {
    return [
      { oracle: 'alive', subject: undefined, message: `health was not answered within ${withinMs} ms` },
    ];
  }
  const { expectation, step } = late;
  const what = plan.steps[step]?.what ?? 'a request';
  const message = `${expectation.method ?? 'a request'} (${what}) was not answered within ${withinMs} ms`;
  return [{ oracle: 'unanswered', subject: expectation.method, message, step }];
}

async function ends(plan: Plan, index: number, peer: FuzzPeer, withinMs: number): Promise<Violation[]> {
  await peer.until(() => peer.closed !== undefined, withinMs);
  const step = plan.steps[index];
  if (step === undefined || step.expect.kind !== 'closed') return [];
  const { codes } = step.expect;
  const subject = step.what;
  const expected = codes === undefined ? '' : ` with ${codes.join(' or ')}`;
  if (peer.closed === undefined) {
    return [
      {
        oracle: 'closed',
        subject,
        message: `${step.what}: the connection stays open; it should end${expected}`,
        step: index,
      },
    ];
  }
  if (codes?.includes(peer.closed.code) ?? true) return [];
  const message = `${step.what}: ${closedText(peer.closed)}; it should end${expected}`;
  return [{ oracle: 'closed', subject, message, step: index }];
}

function methodOf(step: Step | undefined): string | undefined {
  return step?.expect.kind === 'answer' ? step.expect.method : undefined;
}
