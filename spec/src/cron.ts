/** Scheduled jobs: what clients send, what gateways keep, and what one run left behind. */
import { closed, Count, field, Millis, named, oneOf, open, openEnum, Text, Timestamp } from './define.ts';
import { Type } from './typebox.ts';

const since4 = { since: 4, provenance: 'published' } as const;

const Optional = Type.Optional;
const Nullable = <const T extends ReturnType<typeof Text>>(schema: T) => Type.Union([schema, Type.Null()]);
const Every = Type.Integer({ minimum: 1, description: 'Milliseconds between runs.', 'x-unit': 'ms' });
const Expression = Text('Five to seven fields, or a nickname such as `@daily`.');
const TimeZone = Type.String({ description: 'IANA name. That of the gateway host when left out.' });

export const CronScheduleInput = named(
  'CronScheduleInput',
  Type.Union([
    closed({
      kind: Type.Literal('at'),
      at: Text('ISO 8601. Without an offset it is UTC.'),
    }),
    closed({
      kind: Type.Literal('at'),
      atMs: field(Timestamp(), { provenance: 'observed', description: 'How the first gateways wrote `at`.' }),
    }),
    closed({ kind: Type.Literal('every'), everyMs: Every, anchorMs: Optional(Timestamp()) }),
    closed({
      kind: Type.Literal('cron'),
      expr: Expression,
      tz: Optional(TimeZone),
      staggerMs: field(Optional(Millis('Spreads jobs of one minute over this time.')), since4),
    }),
    closed({ kind: Type.Literal('on-exit'), command: Text(), cwd: Optional(Text()) }),
    closed({
      kind: Type.Literal('stream'),
      command: Type.Array(Text(), { minItems: 1 }),
      cwd: Optional(Text()),
      mode: Optional(oneOf(['line', 'match'])),
      match: Optional(Type.String()),
      batchMs: Optional(Type.Integer()),
      maxBatchBytes: Optional(Type.Integer()),
    }),
  ]),
  'When a job runs. `on-exit` and `stream` are of protocol 4.',
);

export const CronSchedule = named(
  'CronSchedule',
  open({
    kind: openEnum(['at', 'every', 'cron', 'on-exit', 'stream']),
    at: Optional(Text('ISO 8601, with kind `at`.')),
    atMs: field(Optional(Timestamp('The same, as the first gateways wrote it.')), {
      until: 3,
      provenance: 'observed',
    }),
    everyMs: Optional(Every),
    anchorMs: Optional(Timestamp('With kind `every`: runs are whole intervals away from here.')),
    expr: Optional(Expression),
    tz: Optional(TimeZone),
  }),
  'When a job runs.',
);

const tools = {
  toolsAllow: field(Optional(Type.Array(Type.String())), since4),
  toolsAllowIsDefault: field(Optional(Type.Boolean()), since4),
};

const agentTurn = {
  kind: Type.Literal('agentTurn'),
  model: Optional(Nullable(Type.String())),
  fallbacks: field(Optional(Type.Union([Type.Array(Type.String()), Type.Null()])), since4),
  thinking: Optional(Nullable(Type.String())),
  timeoutSeconds: Optional(Type.Number({ minimum: 0, description: '0: no limit.' })),
  allowUnsafeExternalContent: Optional(Type.Boolean()),
  lightContext: field(Optional(Type.Boolean()), since4),
  ...tools,
};

const command = {
  kind: Type.Literal('command'),
  cwd: Optional(Text()),
  env: Optional(Type.Record(Type.String(), Type.String())),
  input: Optional(Type.String()),
  timeoutSeconds: Optional(Type.Number({ minimum: 0 })),
  noOutputTimeoutSeconds: Optional(Type.Number({ minimum: 0 })),
  outputMaxBytes: Optional(Type.Integer({ minimum: 1 })),
  ...tools,
};

const script = {
  kind: Type.Literal('script'),
  timeoutSeconds: Optional(Type.Number({ minimum: 1 })),
  toolBudget: Optional(Type.Integer({ minimum: 1 })),
  ...tools,
};

export const CronPayloadInput = named(
  'CronPayloadInput',
  Type.Union([
    closed({ kind: Type.Literal('systemEvent'), text: Text(), ...tools }),
    closed({ ...agentTurn, message: Text() }),
    closed({ ...command, argv: Type.Array(Text(), { minItems: 1 }) }),
    closed({ ...script, script: Type.String({ minLength: 1, maxLength: 65_536 }) }),
  ]),
  'What a job does. `command` and `script` are of protocol 4.',
);

export const CronPayloadPatch = named(
  'CronPayloadPatch',
  Type.Union([
    closed({ kind: Type.Literal('systemEvent'), text: Optional(Text()), ...tools }),
    closed({ ...agentTurn, message: Optional(Text()) }),
    closed({ ...command, argv: Optional(Type.Array(Text(), { minItems: 1 })) }),
    closed({ ...script, script: Optional(Type.String({ minLength: 1, maxLength: 65_536 })) }),
  ]),
  'What to change of what a job does. Of the kind that it has, or the whole of another kind.',
);

export const CronPayload = named(
  'CronPayload',
  open({
    kind: openEnum(['systemEvent', 'agentTurn', 'command', 'script', 'heartbeat', 'skillCollectionReview']),
    text: Optional(Text('With kind `systemEvent`.')),
    message: Optional(Text('With kind `agentTurn`.')),
    thinking: Optional(Type.String()),
    model: Optional(Type.String()),
    timeoutSeconds: Optional(Type.Number({ minimum: 0 })),
    toolsAllow: field(Optional(Type.Array(Type.String())), since4),
    lightContext: field(Optional(Type.Boolean()), since4),
  }),
  'What a job does.',
);

const destination = {
  channel: Optional(Nullable(Text('A channel, or `last`.'))),
  to: Optional(Nullable(Text())),
  accountId: Optional(Nullable(Text())),
};

export const CronDeliveryInput = named(
  'CronDeliveryInput',
  closed({
    mode: Optional(oneOf(['none', 'announce', 'webhook'])),
    ...destination,
    threadId: Optional(Type.Union([Type.String(), Type.Number(), Type.Null()])),
    bestEffort: Optional(Type.Boolean()),
    failureDestination: field(
      Optional(
        Type.Union([
          closed({
            ...destination,
            mode: Optional(Type.Union([Type.Literal('announce'), Type.Literal('webhook'), Type.Null()])),
          }),
          Type.Null(),
        ]),
      ),
      since4,
    ),
    completionDestination: field(
      Optional(Type.Union([closed({ mode: Type.Literal('webhook'), to: Text() }), Type.Null()])),
      since4,
    ),
  }),
  'Where the reply of a job goes. A new job needs a mode.',
);

const failureAlert = {
  ...destination,
  after: Optional(Type.Union([Type.Integer({ minimum: 1 }), Type.Null()])),
  cooldownMs: Optional(Type.Union([Count(), Type.Null()])),
  includeSkipped: Optional(Type.Union([Type.Boolean(), Type.Null()])),
  mode: Optional(Type.Union([Type.Literal('announce'), Type.Literal('webhook'), Type.Null()])),
};

export const CronFailureAlert = named(
  'CronFailureAlert',
  Type.Union([Type.Literal(false), closed(failureAlert)]),
  'Who hears of a job that keeps failing.',
);

const pacing = closed({ min: Optional(Text()), max: Optional(Text()) });
const trigger = closed({
  script: Type.String({ minLength: 1, maxLength: 65_536 }),
  once: Optional(Type.Boolean()),
});
const DisplayName = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });

/** Members that both a new job and a change of a job may have. */
const common = {
  agentId: Optional(Nullable(Text('Null: the default agent.'))),
  sessionKey: field(Optional(Nullable(Text())), since4),
  description: Optional(Type.String()),
  enabled: Optional(Type.Boolean()),
  deleteAfterRun: Optional(Type.Boolean({ description: 'Removes the job after a run that went well.' })),
  sessionTarget: Optional(
    Type.Union([
      Type.Literal('main'),
      Type.Literal('isolated'),
      Type.Literal('current'),
      Type.String({ pattern: '^session:.+' }),
    ]),
  ),
  wakeMode: Optional(oneOf(['next-heartbeat', 'now'])),
  delivery: Optional(CronDeliveryInput),
};

export const CronJobInput = {
  name: Text(),
  schedule: CronScheduleInput,
  payload: CronPayloadInput,
  ...common,
  declarationKey: field(Optional(DisplayName), since4),
  displayName: field(Optional(DisplayName), since4),
  owner: field(
    Optional(
      closed({ agentId: Optional(Text()), sessionKey: Optional(Text()), accountId: Optional(Text()) }),
    ),
    since4,
  ),
  pacing: field(Optional(pacing), since4),
  trigger: field(Optional(trigger), since4),
  failureAlert: field(Optional(CronFailureAlert), since4),
};

export const CronJobPatch = named(
  'CronJobPatch',
  closed({
    ...common,
    name: Optional(Text()),
    displayName: field(Optional(Type.Union([DisplayName, Type.Null()])), since4),
    schedule: Optional(CronScheduleInput),
    payload: Optional(CronPayloadPatch),
    pacing: field(Optional(Type.Union([pacing, Type.Null()])), since4),
    trigger: field(Optional(Type.Union([trigger, Type.Null()])), since4),
    failureAlert: field(Optional(Type.Union([CronFailureAlert, Type.Null()])), since4),
    state: Optional(
      Type.Record(Type.String(), Type.Unknown(), {
        description: 'Bookkeeping of upstream; see CronJobState.',
      }),
    ),
  }),
  'What to change of a job. Members that are left out stay.',
);

const RunStatus = () => openEnum(['ok', 'error', 'skipped']);
const DeliveryStatus = () => openEnum(['delivered', 'not-delivered', 'unknown', 'not-requested']);
const at = (description: string) => Optional(field(Timestamp(description), { volatile: true }));

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
  }),
  'How a job stands.',
);

const view4 = { since: 4, provenance: 'observed' } as const;

export const CronDeliveryPreview = named(
  'CronDeliveryPreview',
  open({ label: Type.String(), detail: Type.String() }),
  'Where the reply of a job would go, for people.',
);

export const CronJob = named(
  'CronJob',
  open({
    id: field(Text(), { volatile: true }),
    name: Text(),
    displayName: field(Optional(Text()), view4),
    declarationKey: field(Optional(Text('Set on jobs that the gateway itself keeps.')), view4),
    description: Optional(Type.String()),
    agentId: Optional(Text()),
    enabled: Type.Boolean(),
    deleteAfterRun: Optional(Type.Boolean()),
    createdAtMs: field(Timestamp(), { volatile: true }),
    updatedAtMs: field(Timestamp(), { volatile: true }),
    schedule: CronSchedule,
    sessionTarget: openEnum(['main', 'isolated', 'current'], 'Or `session:` and a session.'),
    wakeMode: openEnum(['next-heartbeat', 'now']),
    payload: CronPayload,
    delivery: Optional(open({ mode: openEnum(['none', 'announce', 'webhook']) })),
    scheduledToolPolicy: field(Optional(Type.Unknown()), view4),
    state: CronJobState,
    configRevision: field(Optional(Text('Changes with the job, not with its state.')), {
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
