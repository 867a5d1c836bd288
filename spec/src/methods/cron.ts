/** Scheduled jobs. */
import { CronDeliveryPreview, CronJob, CronRunEntry } from '../cron.ts';
import { CronJobInput, CronJobPatch } from '../cron-input.ts';
import { ConfigRevision, published4 } from '../cron-parts.ts';
import {
  Count,
  closed,
  defineMethod,
  field,
  named,
  oneOf,
  open,
  openEnum,
  Text,
  Timestamp,
} from '../define.ts';
import { Type } from '../typebox.ts';

const Optional = Type.Optional;
const observed4 = { since: 4, provenance: 'observed' } as const;

const read = {
  since: 3,
  stability: 'stable',
  role: 'operator',
  scopes: ['operator.read'],
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
} as const;

const page = {
  total: field(Optional(Count()), { ...observed4, requiredSince: 4 }),
  offset: field(Optional(Count()), { ...observed4, requiredSince: 4 }),
  limit: field(Optional(Count()), { ...observed4, requiredSince: 4 }),
  hasMore: field(Optional(Type.Boolean()), { ...observed4, requiredSince: 4 }),
  nextOffset: field(Optional(Type.Union([Count(), Type.Null()])), { ...observed4, requiredSince: 4 }),
};

export const CronStatusParams = named('CronStatusParams', closed({}), 'Parameters of cron.status.');

export const CronStatusResult = named(
  'CronStatusResult',
  open({
    enabled: Type.Boolean({ description: 'Whether jobs run at all.' }),
    storePath: Type.String({ description: 'Where the jobs are kept.' }),
    jobs: Count('Jobs, disabled ones included.'),
    nextWakeAtMs: field(Type.Union([Timestamp(), Type.Null()]), { volatile: true }),
    triggersEnabled: field(Optional(Type.Boolean()), { ...observed4, requiredSince: 4 }),
    storage: field(Optional(openEnum(['sqlite'])), { ...observed4, requiredSince: 4 }),
    sqlitePath: field(Optional(Type.String()), { ...observed4, requiredSince: 4 }),
  }),
  'Result of cron.status.',
);

export const cronStatus = defineMethod({
  ...read,
  method: 'cron.status',
  provenance: 'observed',
  summary: 'Tells how many jobs there are and when the next one runs.',
  params: CronStatusParams,
  result: CronStatusResult,
  examples: ['ok', 'missing-scope'],
});

export const CronListParams = named(
  'CronListParams',
  closed({
    includeDisabled: Optional(Type.Boolean({ description: 'Default false.' })),
    limit: field(Optional(Type.Integer({ minimum: 1, maximum: 200 })), published4),
    offset: field(Optional(Count()), published4),
    query: field(
      Optional(Type.String({ description: 'Part of a name or a description, or an id.' })),
      published4,
    ),
    enabled: field(Optional(oneOf(['all', 'enabled', 'disabled'])), {
      ...published4,
      description: 'Comes before includeDisabled.',
    }),
    scheduleKind: field(Optional(oneOf(['all', 'at', 'every', 'cron', 'on-exit', 'stream'])), published4),
    lastRunStatus: field(Optional(oneOf(['all', 'ok', 'error', 'skipped', 'unknown'])), published4),
    trigger: field(Optional(oneOf(['all', 'conditional', 'unconditional'])), published4),
    sortBy: field(Optional(oneOf(['nextRunAtMs', 'updatedAtMs', 'name'])), published4),
    sortDir: field(Optional(oneOf(['asc', 'desc'])), published4),
    agentId: field(Optional(Text()), published4),
    compact: field(Optional(Type.Boolean()), published4),
    includeDeliveryPreviews: field(Optional(Type.Boolean()), published4),
  }),
  'Parameters of cron.list.',
);

export const CronListResult = named(
  'CronListResult',
  open({
    jobs: Type.Array(CronJob),
    snapshotRevision: field(Optional(Text('Changes whenever a job does.')), {
      ...observed4,
      requiredSince: 4,
      volatile: true,
    }),
    ...page,
    deliveryPreviews: field(Optional(Type.Record(Type.String(), CronDeliveryPreview)), {
      ...observed4,
      description: 'By job id.',
    }),
  }),
  'Result of cron.list.',
);

export const cronList = defineMethod({
  ...read,
  method: 'cron.list',
  provenance: 'published',
  summary: 'Lists jobs, the one that runs next first.',
  description:
    'Protocol 3 gateways answer all jobs. Protocol 4 gateways answer pages; without a limit a page holds all jobs, but not more than 200.',
  params: CronListParams,
  result: CronListResult,
  examples: ['ok', 'protocol-3', 'missing-scope'],
});

const write = {
  since: 3,
  stability: 'stable',
  role: 'operator',
  scopes: ['operator.admin'],
  errors: ['INVALID_REQUEST', 'FORBIDDEN', 'UNAVAILABLE'],
  emits: ['cron'],
} as const;

export const CronAddParams = named('CronAddParams', closed(CronJobInput), 'Parameters of cron.add.');

export const CronDeclaredJob = named(
  'CronDeclaredJob',
  open({
    created: Type.Boolean({ description: 'Whether the job is new.' }),
    updated: Optional(Type.Boolean({ description: 'Whether the job was changed.' })),
    job: CronJob,
    deliveryPreview: Optional(CronDeliveryPreview),
  }),
  'What became of a job with a `declarationKey`. Of protocol 4.',
);

export const CronAddResult = named(
  'CronAddResult',
  Type.Union([CronJob, CronDeclaredJob]),
  'Result of cron.add: the job, or what became of it when the params carry a `declarationKey`.',
);

export const cronAdd = defineMethod({
  ...write,
  method: 'cron.add',
  provenance: 'published',
  summary: 'Adds a job.',
  description: [
    'Left out, `enabled` is true, `wakeMode` is `now`, `sessionTarget` is `main` for a system event and `isolated` for an agent turn, and `deleteAfterRun` is true with the schedule `at`. Upstream publishes `wakeMode` and `sessionTarget` as required: a client that sends both is right with every gateway.',
    'A system event waits in the main session for the next heartbeat, or starts one with `wakeMode: now`. An agent turn runs in a session of its own job.',
    'A job that was due while the gateway was down or asleep runs once, however often it was due. A job never runs beside itself: what falls due meanwhile is left out. A run that a crash cut off counts as failed and is not repeated.',
  ].join('\n\n'),
  params: CronAddParams,
  result: CronAddResult,
  idempotency: { kind: 'unsafe' },
  examples: ['at', 'every-protocol-3', 'invalid-expression', 'kind-of-session'],
});

const update = {
  patch: CronJobPatch,
  expectedConfigRevision: field(
    Optional(ConfigRevision('Refuse when the job has changed since.')),
    published4,
  ),
};

export const CronUpdateParams = named(
  'CronUpdateParams',
  Type.Union([closed({ id: Text(), ...update }), closed({ jobId: Text(), ...update })]),
  'Parameters of cron.update. `jobId` is another name of `id`.',
);

export const cronUpdate = defineMethod({
  ...write,
  method: 'cron.update',
  provenance: 'published',
  summary: 'Changes a job.',
  description:
    'Protocol 3 gateways answer an unknown job with UNAVAILABLE, protocol 4 gateways with INVALID_REQUEST and CRON_JOB_NOT_FOUND.',
  params: CronUpdateParams,
  result: CronJob,
  idempotency: { kind: 'idempotent' },
  examples: ['ok', 'unknown-job', 'unknown-job-protocol-3'],
});

export const CronRemoveParams = named(
  'CronRemoveParams',
  Type.Union([closed({ id: Text() }), closed({ jobId: Text() })]),
  'Parameters of cron.remove. `jobId` is another name of `id`.',
);

export const CronRemoveResult = named(
  'CronRemoveResult',
  open({ ok: Type.Literal(true), removed: Type.Boolean() }),
  'Result of cron.remove.',
);

export const cronRemove = defineMethod({
  ...write,
  method: 'cron.remove',
  provenance: 'published',
  summary: 'Removes a job; a run of it that goes on comes to its end.',
  description:
    'Protocol 3 gateways answer an unknown job with `removed: false`, protocol 4 gateways with an error.',
  params: CronRemoveParams,
  result: CronRemoveResult,
  idempotency: { kind: 'idempotent' },
  examples: ['ok', 'unknown-job', 'unknown-job-protocol-3'],
});

const run = {
  mode: Optional(
    Type.Union([Type.Literal('due'), Type.Literal('force'), field(Type.Literal('if-enabled'), published4)]),
  ),
  expectedProcessInstanceId: field(Optional(Text()), {
    ...published4,
    description: 'Refuse when the gateway has been restarted since.',
  }),
};

export const CronRunParams = named(
  'CronRunParams',
  Type.Union([closed({ id: Text(), ...run }), closed({ jobId: Text(), ...run })]),
  'Parameters of cron.run. Mode `force` (the default) runs it now, `due` when its time has come, `if-enabled` unless it is disabled.',
);

export const CronRunResult = named(
  'CronRunResult',
  open({
    ok: Type.Literal(true),
    ran: Optional(Type.Boolean({ description: 'Protocol 3: it ran. False with a reason: it did not.' })),
    reason: Optional(openEnum(['not-due', 'already-running', 'disabled'])),
    enqueued: field(
      Optional(Type.Boolean({ description: 'It runs next; the event tells how it ended.' })),
      observed4,
    ),
    runId: field(Optional(Text()), { ...observed4, volatile: true }),
    processInstanceId: field(Optional(Text('Of this process of the gateway.')), {
      ...observed4,
      requiredSince: 4,
      volatile: true,
    }),
  }),
  'Result of cron.run.',
);

export const cronRun = defineMethod({
  ...write,
  method: 'cron.run',
  provenance: 'published',
  summary: 'Runs a job out of turn.',
  description: 'Protocol 3 gateways answer when the run has ended, protocol 4 gateways when it is enqueued.',
  params: CronRunParams,
  result: CronRunResult,
  idempotency: { kind: 'unsafe' },
  examples: ['enqueued', 'not-due', 'protocol-3', 'unknown-job'],
});

const FileSafe = Type.String({ minLength: 1, pattern: '^[^/\\\\]+$' });
const RunStatus = oneOf(['ok', 'error', 'skipped']);
const Delivery = oneOf(['delivered', 'not-delivered', 'unknown', 'not-requested']);

export const CronRunsParams = named(
  'CronRunsParams',
  closed({
    id: Optional(FileSafe),
    jobId: Optional(FileSafe),
    scope: field(Optional(oneOf(['job', 'all'])), {
      ...published4,
      description: '`all` needs no id. Default: `job` with an id, `all` without.',
    }),
    agentId: field(Optional(Text()), published4),
    runId: field(Optional(Text()), published4),
    limit: Optional(Type.Integer({ minimum: 1, maximum: 200, description: 'Default 50.' })),
    offset: field(Optional(Count()), published4),
    statuses: field(Optional(Type.Array(RunStatus, { minItems: 1, maxItems: 3 })), published4),
    status: field(Optional(oneOf(['all', 'ok', 'error', 'skipped'])), published4),
    deliveryStatuses: field(Optional(Type.Array(Delivery, { minItems: 1, maxItems: 4 })), published4),
    deliveryStatus: field(Optional(Delivery), published4),
    query: field(Optional(Type.String()), published4),
    sortDir: field(Optional(oneOf(['asc', 'desc'])), published4),
  }),
  'Parameters of cron.runs. `jobId` is another name of `id`.',
);

export const CronRunsResult = named(
  'CronRunsResult',
  open({ entries: Type.Array(CronRunEntry), ...page }),
  'Result of cron.runs.',
);

export const cronRuns = defineMethod({
  ...read,
  method: 'cron.runs',
  provenance: 'published',
  summary: 'Lists the last runs of a job, or of all jobs, the newest first.',
  description: 'Runs outlive their job. The gateway keeps the newest ones of every job.',
  params: CronRunsParams,
  result: CronRunsResult,
  examples: ['ok', 'missing-scope'],
});
