/** Runs jobs when they are due: one alarm for the next one, a bounded number at a time, none beside itself. */
import type { CronJob, CronRunEntry } from '@clawspec/protocol';
import { GatewayError } from '../errors.ts';
import type { Clock, Log, Timers } from '../ports.ts';
import { type Alarm, createAlarm } from '../runtime/alarm.ts';
import { nextRun } from './schedule.ts';
import type { CronStore } from './store.ts';

/** How one run ended. */
export interface JobOutcome {
  readonly status: 'ok' | 'error' | 'skipped';
  readonly error?: string;
  readonly summary?: string;
  readonly deliveryStatus: 'not-requested' | 'not-delivered';
  readonly sessionKey?: string;
  readonly sessionId?: string;
}

export interface SchedulerOptions {
  readonly store: CronStore;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly limits: { readonly cronConcurrentRuns: number; readonly cronQueuedRuns: number };
  /** Does what a job is for. Never rejects for what a job may do wrong. */
  execute(job: CronJob): Promise<JobOutcome>;
  readonly on: {
    started(job: CronJob, runAtMs: number): void;
    finished(job: CronJob, entry: CronRunEntry): void;
    removed(job: CronJob): void;
  };
}

interface ManualRun {
  readonly jobId: string;
  readonly runId: string;
  readonly ended: () => void;
}

/** Wait before the next run of a job that failed once, twice, … in a row. */
const BACKOFF_MS = [30_000, 60_000, 300_000, 900_000, 3_600_000] as const;
/** A job with a shorter interval runs this often. */
const MIN_GAP_MS = 500;
const INTERRUPTED = 'the gateway stopped during the run';

export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #alarm: Alarm;
  readonly #running = new Map<string, Promise<void>>();
  readonly #manual: ManualRun[] = [];
  #closed = false;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.#alarm = createAlarm(options.clock, options.timers, () => this.#tick());
  }

  /** Settles the runs that the last process left behind, and begins to look at the clock. */
  start(): void {
    for (const job of this.#options.store.running()) {
      this.#settle(job, { status: 'error', error: INTERRUPTED, deliveryStatus: 'not-requested' }, {});
    }
    this.#arm();
  }

  /** Says that jobs have changed. */
  changed(): void {
    this.#arm();
  }

  isBusy(jobId: string): boolean {
    return this.#running.has(jobId) || this.#manual.some(one => one.jobId === jobId);
  }

  /**
   * Runs a job out of turn, as soon as there is room.
   *
   * @returns settles when the run has ended, or when the gateway stops.
   * @throws GatewayError UNAVAILABLE when too many wait.
   */
  enqueue(jobId: string, runId: string): Promise<void> {
    if (this.#closed || this.#manual.length >= this.#options.limits.cronQueuedRuns) {
      throw new GatewayError('UNAVAILABLE', this.#closed ? 'the gateway is stopping' : 'too many runs wait', {
        retryable: true,
      });
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#manual.push({ jobId, runId, ended: resolve });
    // The answer to the request goes out before the first event of its run.
    setImmediate(() => this.#tick());
    return promise;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#alarm.close();
    for (const { ended } of this.#manual.splice(0)) ended();
    await Promise.allSettled(this.#running.values());
  }

  get #room(): number {
    return this.#closed ? 0 : this.#options.limits.cronConcurrentRuns - this.#running.size;
  }

  #tick(): void {
    if (this.#closed) return;
    try {
      this.#startManual();
      if (this.#room > 0) {
        const { store, clock } = this.#options;
        for (const job of store.claimDue(clock.now(), this.#room)) this.#launch(job, undefined);
      }
    } catch (error) {
      this.#options.log.error('cron: cannot read or claim jobs', { error });
    }
    this.#arm();
  }

  /** With no room left the end of a run is the next tick. */
  #arm(): void {
    if (this.#closed || this.#room <= 0) {
      this.#alarm.set(undefined);
      return;
    }
    try {
      this.#alarm.set(this.#options.store.nextDueAt());
    } catch (error) {
      this.#options.log.error('cron: cannot read when the next job is due', { error });
      this.#alarm.set(this.#options.clock.now() + BACKOFF_MS[0]);
    }
  }

  #startManual(): void {
    while (this.#room > 0) {
      const one = this.#manual.shift();
      if (one === undefined) return;
      const job = this.#options.store.get(one.jobId);
      if (job === undefined || this.#running.has(one.jobId)) one.ended();
      else this.#launch(this.#options.store.claim(job, this.#options.clock.now()), one);
    }
  }

  #launch(job: CronJob, manual: ManualRun | undefined): void {
    const work = this.#run(job, manual).finally(() => {
      this.#running.delete(job.id);
      manual?.ended();
      this.#tick();
    });
    this.#running.set(job.id, work);
  }

  async #run(job: CronJob, manual: ManualRun | undefined): Promise<void> {
    const { log, on } = this.#options;
    on.started(job, job.state.runningAtMs ?? 0);
    let outcome: JobOutcome;
    try {
      outcome = await this.#options.execute(job);
    } catch (error) {
      log.error('cron: a job failed', { jobId: job.id, error });
      const known = error instanceof GatewayError;
      outcome = {
        status: 'error',
        error: known ? error.message : 'the job failed; the log of the gateway says why',
        deliveryStatus: 'not-requested',
      };
    }
    try {
      this.#settle(job, outcome, manual === undefined ? {} : { runId: manual.runId });
    } catch (error) {
      // The job stays marked as running: it does not run again before someone has looked at the disk.
      log.error('cron: the end of a run cannot be written down', { jobId: job.id, error });
    }
  }

  /** Writes a run down and plans the next one. */
  #settle(ran: CronJob, outcome: JobOutcome, ids: { readonly runId?: string }): void {
    const { store, clock, on } = this.#options;
    const now = clock.now();
    const runAtMs = ran.state.runningAtMs ?? now;
    const kept = store.get(ran.id);
    const moved = kept !== undefined && kept.schedule.at !== ran.schedule.at;
    const after = settled(kept ?? ran, outcome, { runAtMs, now, moved });
    const { status, error, summary, deliveryStatus, sessionKey, sessionId } = outcome;
    const next = after.state.nextRunAtMs;
    const entry: CronRunEntry = {
      ts: now,
      jobId: ran.id,
      action: 'finished',
      status,
      completionStatus: status === 'ok' ? 'succeeded' : status === 'error' ? 'failed' : 'unknown',
      ...(error === undefined ? {} : { error }),
      ...(summary === undefined ? {} : { summary }),
      ...ids,
      ...(sessionKey === undefined ? {} : { sessionKey }),
      ...(sessionId === undefined ? {} : { sessionId }),
      runAtMs,
      durationMs: Math.max(0, now - runAtMs),
      ...(next === undefined ? {} : { nextRunAtMs: next }),
      deliveryStatus,
      jobName: ran.name,
    };
    store.addRun(entry);
    const done = after.deleteAfterRun === true && next === undefined && status === 'ok';
    if (kept !== undefined) {
      if (done) store.remove(ran.id);
      else store.put(after);
    }
    on.finished(after, entry);
    if (kept !== undefined && done) on.removed(after);
  }
}

interface Run {
  readonly runAtMs: number;
  readonly now: number;
  /** Somebody gave a one-shot another time while it ran. */
  readonly moved: boolean;
}

function settled(job: CronJob, outcome: JobOutcome, run: Run): CronJob {
  const { runAtMs, now } = run;
  const { runningAtMs: _, nextRunAtMs, lastError: __, ...state } = job.state;
  const failed = outcome.status === 'error';
  const errors = failed ? (state.consecutiveErrors ?? 0) + 1 : 0;
  const next = nextTime(job, nextRunAtMs, errors, run);
  return {
    ...job,
    // A one-shot that has run is done, however it went: it must never run in a loop.
    enabled: job.schedule.kind === 'at' && next === undefined ? false : job.enabled,
    updatedAtMs: now,
    state: {
      ...(next === undefined ? {} : { nextRunAtMs: next }),
      ...state,
      lastRunAtMs: runAtMs,
      lastRunStatus: outcome.status,
      lastStatus: outcome.status,
      lastDurationMs: Math.max(0, now - runAtMs),
      ...(outcome.error === undefined ? {} : { lastError: outcome.error }),
      lastDeliveryStatus: outcome.deliveryStatus,
      lastFailureNotificationDeliveryStatus: 'not-requested',
      consecutiveErrors: errors,
      consecutiveSkipped: outcome.status === 'skipped' ? (state.consecutiveSkipped ?? 0) + 1 : 0,
    },
  };
}

function nextTime(
  { enabled, schedule }: CronJob,
  planned: number | undefined,
  errors: number,
  { runAtMs, now, moved }: Run,
): number | undefined {
  if (!enabled) return undefined;
  if (schedule.kind === 'at') return moved ? planned : undefined;
  if (planned !== undefined && planned > now && errors === 0) return planned;
  const backoff = errors === 0 ? 0 : (BACKOFF_MS[errors - 1] ?? BACKOFF_MS.at(-1) ?? 0);
  return nextRun(schedule, Math.max(now + backoff, runAtMs + MIN_GAP_MS) - 1);
}
