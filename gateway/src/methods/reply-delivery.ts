/** The reply of a run on its way to a channel, before the run is reported as ended. */
import type { Run, RunOutcome } from '../agents/run.ts';
import type { ReplyTarget } from '../ports.ts';
import type { AgentContext } from './agent-context.ts';

/**
 * Waits for the run and delivers what it said.
 *
 * @param bestEffort a reply that cannot be delivered leaves the outcome as it is; otherwise it is a failed one.
 * @returns the outcome as its caller learns it. Never rejects.
 */
export function deliverReply(
  context: AgentContext,
  run: Run,
  target: ReplyTarget | undefined,
  bestEffort: boolean,
): Promise<RunOutcome> {
  // Nothing between the end and who waits for it: a repeated key is answered right from then on.
  return target === undefined ? run.ended : delivered(context, run, target, bestEffort);
}

async function delivered(
  context: AgentContext,
  run: Run,
  target: ReplyTarget,
  bestEffort: boolean,
): Promise<RunOutcome> {
  const outcome = await run.ended;
  if (outcome.status !== 'ok' || outcome.text.trim() === '') return outcome;
  try {
    await context.deliveries?.().deliver(target, run.request.session.key, outcome.text);
    return outcome;
  } catch (error) {
    if (bestEffort) return outcome;
    const why = error instanceof Error ? error.message : String(error);
    return { ...outcome, status: 'error', summary: `the reply was not delivered: ${why}` };
  }
}
