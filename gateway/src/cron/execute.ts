/** What one run of a job does. */
import type { CronJob } from '@clawspec/protocol';
import type { AgentTurns } from '../agents/turns.ts';
import type { Heartbeat } from '../heartbeat/heartbeat.ts';
import type { SystemEventQueue } from '../ports.ts';
import type { JobOutcome } from './scheduler.ts';

/** Longest summary that is kept of what an agent said. */
const SUMMARY_MAX = 2000;

export interface ExecutorOptions {
  readonly turns: AgentTurns;
  readonly heartbeat: Heartbeat;
  readonly systemEvents: SystemEventQueue;
  readonly limits: { readonly cronRunTimeoutMs: number };
}

export function createExecutor(options: ExecutorOptions): (job: CronJob) => Promise<JobOutcome> {
  return job => (job.payload.kind === 'systemEvent' ? announce(job, options) : turn(job, options));
}

/** Leaves the text for the next turn in the main session, or starts that turn. */
async function announce(
  { id, wakeMode, payload }: CronJob,
  { heartbeat, systemEvents }: ExecutorOptions,
): Promise<JobOutcome> {
  const summary = payload.text ?? '';
  systemEvents.push(summary);
  const deliveryStatus = 'not-requested' as const;
  if (wakeMode !== 'now') return { status: 'ok', summary, deliveryStatus };
  const beat = await heartbeat.request(`cron:${id}`);
  if (beat?.status === 'failed') {
    return { status: 'error', error: beat.reason ?? 'the heartbeat failed', summary, deliveryStatus };
  }
  return { status: 'ok', summary, deliveryStatus };
}

/** A turn in the session of the job. */
async function turn(
  { id, agentId, payload, delivery }: CronJob,
  { turns, limits }: ExecutorOptions,
): Promise<JobOutcome> {
  const { message = '', thinking, timeoutSeconds } = payload;
  const timeoutMs = timeoutSeconds === undefined ? limits.cronRunTimeoutMs : timeoutSeconds * 1000;
  const agent = agentId ?? turns.defaultAgentId;
  const sessionKey = `agent:${agent}:cron:${id}`;
  const outcome = await turns.run({
    session: { key: sessionKey, agentId: agent },
    message,
    fresh: true,
    ...(timeoutMs === 0 ? {} : { timeoutMs }),
    ...(thinking === undefined ? {} : { thinking }),
  });
  const where = {
    sessionKey,
    ...(outcome.sessionId === undefined ? {} : { sessionId: outcome.sessionId }),
    deliveryStatus: delivery?.mode === 'announce' ? ('not-delivered' as const) : ('not-requested' as const),
  };
  const said = outcome.text === '' ? {} : { summary: outcome.text.slice(0, SUMMARY_MAX) };
  if (outcome.status === 'ok') return { status: 'ok', ...said, ...where };
  const error = outcome.stopReason === 'timeout' ? 'cron: job execution timed out' : outcome.summary;
  return { status: 'error', error, ...said, ...where };
}
