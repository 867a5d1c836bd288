/** Handlers of the family `cron`. */
import type { CronJob, CronRunEntry, CronRunResult } from '@clawspec/protocol';
import { type Cron, revisionOf } from '../cron/index.ts';
import { GatewayError } from '../errors.ts';
import type { Handlers, Protocol } from '../ports.ts';

export interface CronParts {
  readonly cron: Cron;
  readonly defaultAgentId: string;
  /** Where the jobs are kept. */
  readonly databasePath: string;
  /** Of this process of the gateway. */
  readonly processInstanceId: string;
}

export type CronMethod =
  | 'cron.list'
  | 'cron.status'
  | 'cron.add'
  | 'cron.update'
  | 'cron.remove'
  | 'cron.run'
  | 'cron.runs';

const PAGE_MAX = 200;
const RUNS_DEFAULT = 50;

export function cronHandlers(parts: CronParts): Handlers<CronMethod> {
  const { cron, databasePath, processInstanceId } = parts;
  const view = (job: CronJob, protocol: Protocol) => viewOf(job, protocol, parts.defaultAgentId);

  return {
    'cron.status': (_, { caller }) => ({
      enabled: true,
      storePath: databasePath,
      ...(caller.protocol < 4 ? {} : { triggersEnabled: false, storage: 'sqlite', sqlitePath: databasePath }),
      ...cron.status(),
    }),
    'cron.list': (params, { caller }) => {
      const { protocol } = caller;
      const paged = protocol >= 4 || params.limit !== undefined;
      const limit = paged ? (params.limit ?? PAGE_MAX) : undefined;
      const { items, total } = cron.list(params, limit);
      const jobs = items.map(job => view(job, protocol));
      if (protocol < 4) return { jobs };
      return {
        jobs: params.compact === true ? jobs.map(compact) : jobs,
        snapshotRevision: cron.revision(),
        ...pageOf(total, params.offset ?? 0, params.limit ?? Math.min(total, PAGE_MAX), items.length),
        ...(params.includeDeliveryPreviews === false ? {} : { deliveryPreviews: previews(items) }),
      };
    },
    'cron.add': (params, { caller }) => {
      const job = cron.add(params);
      const added = view(job, caller.protocol);
      return caller.protocol < 4 ? added : { ...added, deliveryPreview: previewOf(job) };
    },
    'cron.update': (params, { caller }) => {
      const id = idOf(params);
      const job = cron.get(id) ?? unknownJob(id, caller.protocol);
      const { expectedConfigRevision: expected } = params;
      if (expected !== undefined && expected !== revisionOf(job)) {
        throw new GatewayError('INVALID_REQUEST', `cron.update: job ${id} has changed since; read it again`);
      }
      return view(cron.update(job, params.patch), caller.protocol);
    },
    'cron.remove': (params, { caller }) => {
      const id = idOf(params);
      const job = cron.get(id);
      if (job !== undefined) cron.remove(job);
      else if (caller.protocol >= 4) unknownJob(id, caller.protocol);
      return { ok: true, removed: job !== undefined };
    },
    'cron.run': async (params, { caller }): Promise<CronRunResult> => {
      const { protocol } = caller;
      const { mode = 'force', expectedProcessInstanceId: expected } = params;
      const instance = protocol < 4 ? {} : { processInstanceId };
      const id = idOf(params);
      const job = cron.get(id) ?? unknownJob(id, protocol);
      if (expected !== undefined && expected !== processInstanceId) {
        throw new GatewayError('INVALID_REQUEST', 'cron.run: the gateway has been restarted since');
      }
      const refusal = cron.isBusy(id)
        ? 'already-running'
        : mode === 'due' && !cron.isDue(job)
          ? 'not-due'
          : mode === 'if-enabled' && !job.enabled
            ? 'disabled'
            : undefined;
      if (refusal !== undefined) return { ok: true, ran: false, reason: refusal, ...instance };
      const { runId, ended } = cron.run(job);
      if (protocol >= 4) return { ok: true, enqueued: true, runId, ...instance };
      await ended;
      return { ok: true, ran: true };
    },
    'cron.runs': (params, { caller }) => {
      const id = params.id ?? params.jobId;
      const { scope = id === undefined ? 'all' : 'job', limit = RUNS_DEFAULT, offset = 0 } = params;
      if (scope === 'job' && id === undefined) {
        throw new GatewayError('INVALID_REQUEST', 'invalid cron.runs params: missing id');
      }
      const { items, total } = cron.runs(params, scope === 'job' ? id : undefined, limit);
      const entries = items.map(entry => entryOf(entry, caller.protocol));
      return caller.protocol < 4 ? { entries } : { entries, ...pageOf(total, offset, limit, items.length) };
    },
  };
}

function idOf(params: { readonly id: string } | { readonly jobId: string }): string {
  return 'id' in params ? params.id : params.jobId;
}

/** @throws GatewayError as the protocol knows it */
function unknownJob(jobId: string, protocol: Protocol): never {
  if (protocol < 4) throw new GatewayError('UNAVAILABLE', `Error: unknown cron job id: ${jobId}`);
  throw new GatewayError(
    'INVALID_REQUEST',
    `Automation not found: ${jobId}. List automations and retry with a current job id.`,
    { details: { code: 'CRON_JOB_NOT_FOUND', jobId } },
  );
}

function viewOf(job: CronJob, protocol: Protocol, defaultAgentId: string): CronJob {
  const { state } = job;
  if (protocol < 4) {
    const {
      lastRunStatus: _,
      lastDeliveryStatus: __,
      lastFailureNotificationDeliveryStatus: ___,
      consecutiveSkipped: ____,
      ...known
    } = state;
    return { ...job, state: known };
  }
  const { nextRunAtMs, lastRunAtMs, lastRunStatus, lastError, lastDeliveryStatus } = state;
  return {
    ...job,
    configRevision: revisionOf(job),
    ...(nextRunAtMs === undefined ? {} : { nextRunAtMs }),
    effectiveAgentId: job.agentId ?? defaultAgentId,
    ...(lastRunAtMs === undefined ? {} : { lastRunAtMs }),
    ...(lastRunStatus === undefined ? {} : { lastRunStatus }),
    ...(lastError === undefined ? {} : { lastRunError: lastError }),
    ...(lastDeliveryStatus === undefined
      ? {}
      : { lastDeliveryStatus, lastFailureNotificationDeliveryStatus: 'not-requested' }),
  };
}

/** A job without its long texts. */
function compact(job: CronJob): CronJob {
  const { description: _, ...rest } = job;
  return { ...rest, payload: { kind: job.payload.kind } };
}

function entryOf(entry: CronRunEntry, protocol: Protocol): CronRunEntry {
  if (protocol >= 4) return entry;
  const { completionStatus: _, runId: __, deliveryStatus: ___, jobName: ____, ...known } = entry;
  return known;
}

function pageOf(total: number, offset: number, limit: number, here: number) {
  const next = offset + here;
  const hasMore = next < total;
  return { total, offset, limit, hasMore, nextOffset: hasMore ? next : null };
}

function previews(jobs: readonly CronJob[]) {
  return Object.fromEntries(jobs.map(job => [job.id, previewOf(job)]));
}

function previewOf({ delivery }: CronJob) {
  if (delivery?.mode !== 'announce') return { label: 'not requested', detail: 'not requested' };
  return { label: 'no route', detail: 'no channel is configured to deliver the reply to' };
}
