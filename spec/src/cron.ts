/** Scheduled jobs: what gateways keep, and what one run left behind. */
import {
  bookkeeping,
  ConfigRevision,
  DisplayName,
  deliveryStatus,
  Moment,
  ownerOf,
  pacingOf,
  published4,
  runStatus,
  triggerOf,
} from './cron-parts.ts';
import { CronDelivery, CronFailureAlert, CronPayload, CronSchedule } from './cron-setup.ts';
import { Count, field, Millis, named, open, openEnum, Text, Timestamp } from './define.ts';
import { Type } from './typebox.ts';

const Optional = Type.Optional;

const RunStatus = () => runStatus('gateway');
const DeliveryStatus = () => deliveryStatus('gateway');
const at = (description: string) => Optional(field(Moment(description), { volatile: true }));

export const CronDiagnostics = named(
  'CronDiagnostics',
  open({
    summary: Optional(Type.String()),
    entries: Type.Array(
      open({
        ts: Timestamp(),
        source: openEnum([
          'cron-preflight',
          'cron-setup',
          'model-preflight',
          'agent-run',
          'tool',
          'exec',
          'delivery',
        ]),
        severity: openEnum(['info', 'warn', 'error']),
        message: Type.String(),
        toolName: Optional(Type.String()),
        exitCode: Optional(Type.Union([Type.Number(), Type.Null()])),
        truncated: Optional(Type.Boolean()),
      }),
    ),
  }),
  'What went on in a run, for people who look for a fault.',
);

export const CronJobState = named(
  'CronJobState',
  open({
    nextRunAtMs: at('When it runs next. Absent when it does not.'),
    runningAtMs: at('Since when it runs.'),
    lastRunAtMs: at('When it ran last.'),
    lastRunStatus: field(Optional(RunStatus()), { since: 4, provenance: 'observed' }),
    lastStatus: Optional(RunStatus()),
    lastError: Optional(Type.String()),
    lastDurationMs: Optional(field(Millis(), { volatile: true })),
    consecutiveErrors: Optional(Count()),
    consecutiveSkipped: field(Optional(Count()), { since: 4, provenance: 'observed' }),
    lastDeliveryStatus: field(Optional(DeliveryStatus()), { since: 4, provenance: 'observed' }),
    lastFailureNotificationDeliveryStatus: field(Optional(DeliveryStatus()), {
      since: 4,
      provenance: 'observed',
    }),
    ...bookkeeping('gateway'),
    scheduleActivatedAtMs: field(at('Since when this schedule holds.'), published4),
    lastDiagnostics: field(Optional(CronDiagnostics), published4),
    lastDiagnosticSummary: field(Optional(Type.String()), published4),
    autoDisabled: field(
      Optional(
        open({
          reason: openEnum(['consecutive-failures', 'schedule-errors']),
          atMs: Moment(),
          consecutiveErrors: Type.Integer({ minimum: 1 }),
        }),
      ),
      { ...published4, description: 'Why the gateway itself disabled the job.' },
    ),
    deliverySuppressionReason: field(Optional(Type.String()), published4),
    streamSourceIdentity: field(Optional(Type.String()), published4),
  }),
  'How a job stands.',
);

const view4 = { since: 4, provenance: 'observed' } as const;

export const CronDeliveryPreview = named(
  'CronDeliveryPreview',
  open({ label: Type.String(), detail: Type.String() }),
  'Where the reply of a job would go, for people.',
);

export const CronToolPolicy = named(
  'CronToolPolicy',
  open({
    version: Type.Integer({ minimum: 1 }),
    mode: openEnum(['trusted', 'account']),
    ownerSessionKey: Optional(Text('With mode `account`.')),
    ownerAccountId: Optional(Text('With mode `account`.')),
  }),
  'By whose rights the tools of a job run.',
);

export const CronJob = named(
  'CronJob',
  open({
    id: field(Text(), { volatile: true }),
    name: Text(),
    displayName: field(Optional(DisplayName), view4),
    declarationKey: field(Optional(DisplayName), {
      ...view4,
      description: 'Set on jobs that the gateway itself keeps, and on those that were added with it.',
    }),
    owner: field(Optional(ownerOf(open)), published4),
    sessionKey: field(Optional(Text()), published4),
    description: Optional(Type.String()),
    agentId: Optional(Text()),
    enabled: Type.Boolean(),
    deleteAfterRun: Optional(Type.Boolean()),
    createdAtMs: field(Moment(), { volatile: true }),
    updatedAtMs: field(Moment(), { volatile: true }),
    schedule: CronSchedule,
    sessionTarget: openEnum(['main', 'isolated', 'current'], 'Or `session:` and a session.'),
    wakeMode: openEnum(['next-heartbeat', 'now']),
    payload: CronPayload,
    delivery: Optional(CronDelivery),
    pacing: field(Optional(pacingOf(open)), published4),
    trigger: field(Optional(triggerOf(open)), published4),
    failureAlert: field(Optional(CronFailureAlert), published4),
    scheduledToolPolicy: field(Optional(CronToolPolicy), view4),
    state: CronJobState,
    configRevision: field(Optional(ConfigRevision('Changes with the job, not with its state.')), {
      ...view4,
      volatile: true,
    }),
    nextRunAtMs: field(at('As in the state.'), view4),
    effectiveAgentId: field(Optional(Text('The agent that runs it.')), view4),
    lastRunAtMs: field(at('As in the state.'), view4),
    lastRunStatus: field(Optional(RunStatus()), view4),
    lastRunError: field(Optional(Type.String()), view4),
    lastDeliveryStatus: field(Optional(DeliveryStatus()), view4),
    lastFailureNotificationDeliveryStatus: field(Optional(DeliveryStatus()), view4),
    lastDelivered: field(Optional(Type.Boolean()), published4),
    lastDeliveryError: field(Optional(Type.String()), published4),
    deliverySuppressionReason: field(Optional(Type.String()), published4),
    lastFailureNotificationDelivered: field(Optional(Type.Boolean()), published4),
    lastFailureNotificationDeliveryError: field(Optional(Type.String()), published4),
    deliveryPreview: field(Optional(CronDeliveryPreview), view4),
  }),
  'A job. Events carry it without `configRevision` and what follows it.',
);

export const CronRunEntry = named(
  'CronRunEntry',
  open({
    ts: field(Timestamp('When the run ended.'), { volatile: true }),
    jobId: field(Text(), { volatile: true }),
    action: openEnum(['finished']),
    status: Optional(RunStatus()),
    completionStatus: field(Optional(openEnum(['succeeded', 'failed', 'unknown'])), view4),
    error: Optional(Type.String()),
    summary: Optional(Type.String({ description: 'The text of the job, or what the agent said.' })),
    runId: field(Optional(Text()), { ...view4, volatile: true }),
    sessionKey: Optional(Text()),
    sessionId: Optional(field(Text(), { volatile: true })),
    runAtMs: Optional(field(Timestamp('When the run began.'), { volatile: true })),
    durationMs: Optional(field(Millis(), { volatile: true })),
    nextRunAtMs: at('When the job runs next.'),
    deliveryStatus: field(Optional(DeliveryStatus()), view4),
    jobName: field(Optional(Text()), view4),
  }),
  'One run of a job.',
);
