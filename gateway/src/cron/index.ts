/** Scheduled jobs: the store, the scheduler and what a run does, behind what the handlers need. */
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type {
  CronAddParams,
  CronEventPayload,
  CronJob,
  CronJobPatch,
  CronListParams,
  CronRunEntry,
  CronRunsParams,
} from '@clawspec/protocol';
import type { AgentTurns } from '../agents/turns.ts';
import { GatewayError } from '../errors.ts';
import type { Heartbeat } from '../heartbeat/heartbeat.ts';
import type { Broadcaster, Clock, Ids, Log, SystemEventQueue, Timers } from '../ports.ts';
import { createExecutor } from './execute.ts';
import { changedJob, newJob } from './jobs.ts';
import { Scheduler } from './scheduler.ts';
import { CronStore, type CronStoreLimits, type Page } from './store.ts';

export interface CronLimits extends CronStoreLimits {
  /** Runs that go on at a time. */
  readonly cronConcurrentRuns: number;
  /** Runs asked for by hand that wait for room. */
  readonly cronQueuedRuns: number;
  readonly cronJobsMax: number;
  /** Longest run of a job that says nothing about it, in milliseconds. */
  readonly cronRunTimeoutMs: number;
}

export interface CronOptions {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly log: Log;
  readonly limits: CronLimits;
  readonly broadcaster: Broadcaster;
  readonly systemEvents: SystemEventQueue;
  readonly heartbeat: Heartbeat;
  readonly turns: AgentTurns;
}

export interface Cron {
  status(): { readonly jobs: number; readonly nextWakeAtMs: number | null };
  /** Changes whenever a job does. */
  revision(): string;
  get(id: string): CronJob | undefined;
  list(params: CronListParams, limit: number | undefined): Page<CronJob>;
  runs(params: CronRunsParams, jobId: string | undefined, limit: number): Page<CronRunEntry>;
  /** @throws GatewayError INVALID_REQUEST */
  add(params: CronAddParams): CronJob;
  /** @throws GatewayError INVALID_REQUEST */
  update(job: CronJob, patch: CronJobPatch): CronJob;
  remove(job: CronJob): void;
  isBusy(jobId: string): boolean;
  isDue(job: CronJob): boolean;
  /** @throws GatewayError UNAVAILABLE */
  run(job: CronJob): { readonly runId: string; readonly ended: Promise<void> };
  start(): void;
  close(): Promise<void>;
}

export function createCron(options: CronOptions): Cron {
  const { db, clock, ids, limits, broadcaster, turns } = options;
  const store = new CronStore(db, limits);
  let manualRuns = 0;

  const tell = (action: string, job: CronJob, more: Partial<CronEventPayload> = {}) =>
    broadcaster.broadcast('cron', protocol => eventOf(action, job, more, protocol));

  const scheduler = new Scheduler({
    ...options,
    store,
    execute: createExecutor(options),
    on: {
      started: (job, runAtMs) => tell('started', job, { runAtMs }),
      finished: (job, { ts: _, jobId: __, action, jobName: ___, ...entry }) => tell(action, job, entry),
      removed: job => tell('removed', job),
    },
  });
  const checkAgent = (agentId: string): void => turns.checkAgent(agentId);

  return {
    status: () => ({ jobs: store.count(), nextWakeAtMs: store.nextDueAt() ?? null }),
    revision: () => hash(`${store.revision}`),
    get: id => store.get(id),
    list: (params, limit) => store.list(params, limit),
    runs: (params, jobId, limit) => store.runs(params, jobId, limit),
    add(params) {
      const job = newJob(params, ids.uuid(), clock.now(), { method: 'cron.add', checkAgent });
      if (store.count() >= limits.cronJobsMax) throw tooMany(limits.cronJobsMax);
      store.put(job);
      tell('added', job, nextOf(job));
      scheduler.changed();
      return job;
    },
    update(job, patch) {
      const changed = changedJob(job, patch, clock.now(), { method: 'cron.update', checkAgent });
      store.put(changed);
      tell('updated', changed, nextOf(changed));
      scheduler.changed();
      return changed;
    },
    remove(job) {
      store.remove(job.id);
      tell('removed', job);
      scheduler.changed();
    },
    isBusy: jobId => scheduler.isBusy(jobId),
    isDue: ({ enabled, state }) =>
      enabled && state.nextRunAtMs !== undefined && state.nextRunAtMs <= clock.now(),
    run(job) {
      const runId = `manual:${job.id}:${clock.now()}:${++manualRuns}`;
      return { runId, ended: scheduler.enqueue(job.id, runId) };
    },
    start: () => scheduler.start(),
    close: () => scheduler.close(),
  };
}

/** What of a job a person decides on; its state is not among it. */
export function revisionOf({ state: _, updatedAtMs: __, ...job }: CronJob): string {
  return hash(JSON.stringify(job));
}

function hash(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('base64url')}`;
}

function tooMany(max: number): GatewayError {
  return new GatewayError('UNAVAILABLE', `there are ${max} jobs already; remove some`);
}

function nextOf({ state: { nextRunAtMs } }: CronJob): Partial<CronEventPayload> {
  return nextRunAtMs === undefined ? {} : { nextRunAtMs };
}

function eventOf(
  action: string,
  job: CronJob,
  more: Partial<CronEventPayload>,
  protocol: number,
): CronEventPayload {
  if (protocol >= 4) return { jobId: job.id, action, job, ...more };
  const { completionStatus: _, deliveryStatus: __, runId: ___, ...known } = more;
  return { jobId: job.id, action, ...known };
}
