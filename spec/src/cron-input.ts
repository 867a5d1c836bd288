/** Scheduled jobs as clients send them: a whole job, and what to change of one. */
import {
  Argv,
  bookkeeping,
  DisplayName,
  deliveryStatus,
  Env,
  Every,
  Expression,
  Moment,
  ownerOf,
  pacingOf,
  published4,
  runStatus,
  Script,
  Stagger,
  TimeZone,
  triggerOf,
  Visible,
} from './cron-parts.ts';
import { Count, closed, field, Millis, named, oneOf, openEnum, Text, Timestamp } from './define.ts';
import { type TNull, type TSchema, type TUnion, Type } from './typebox.ts';

const Optional = Type.Optional;
const Nullable = <const T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

type Clearable<N extends boolean, T extends TSchema> = N extends true ? TUnion<[T, TNull]> : T;
/** Says of members whether null clears them: it does in a patch, and is refused in a new job. */
const clearing =
  <const N extends boolean>(clears: N) =>
  <const T extends TSchema>(schema: T) =>
    (clears ? Nullable(schema) : schema) as Clearable<N, T>;

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
    closed({ kind: Type.Literal('every'), everyMs: Every, anchorMs: Optional(Moment()) }),
    closed({
      kind: Type.Literal('cron'),
      expr: Expression,
      tz: Optional(TimeZone),
      staggerMs: field(Optional(Stagger), published4),
    }),
    closed({ kind: Type.Literal('on-exit'), command: Text(), cwd: Optional(Text()) }),
    closed({
      kind: Type.Literal('stream'),
      command: Argv,
      cwd: Optional(Text()),
      mode: Optional(oneOf(['line', 'match'])),
      match: Optional(Type.String()),
      batchMs: Optional(Type.Integer({ description: 'Quiet time that ends a batch, in milliseconds.' })),
      maxBatchBytes: Optional(Type.Integer({ description: 'Most bytes (UTF-8) of a batch.' })),
    }),
  ]),
  'When a job runs. `on-exit` and `stream` are of protocol 4.',
);

/** Members of what a job does, by kind. */
function payloadMembers<const N extends boolean>(clears: N) {
  const clearable = clearing(clears);
  const tools = {
    toolsAllow: field(Optional(clearable(Type.Array(Type.String()))), published4),
    toolsAllowIsDefault: field(Optional(Type.Boolean()), published4),
  };
  return {
    systemEvent: { kind: Type.Literal('systemEvent'), ...tools },
    agentTurn: {
      kind: Type.Literal('agentTurn'),
      model: Optional(clearable(Type.String())),
      fallbacks: field(Optional(clearable(Type.Array(Type.String()))), published4),
      thinking: Optional(clearable(Type.String())),
      timeoutSeconds: Optional(Type.Number({ minimum: 0, description: '0: no limit.' })),
      allowUnsafeExternalContent: Optional(Type.Boolean()),
      lightContext: field(Optional(Type.Boolean()), published4),
      ...tools,
    },
    command: {
      kind: Type.Literal('command'),
      cwd: Optional(Text()),
      env: Optional(Env),
      input: Optional(Type.String()),
      timeoutSeconds: Optional(Type.Number({ minimum: 0 })),
      noOutputTimeoutSeconds: Optional(Type.Number({ minimum: 0 })),
      outputMaxBytes: Optional(Type.Integer({ minimum: 1 })),
      ...tools,
    },
    script: {
      kind: Type.Literal('script'),
      timeoutSeconds: Optional(Type.Number({ minimum: 1 })),
      toolBudget: Optional(Type.Integer({ minimum: 1 })),
      ...tools,
    },
  };
}

const whole = payloadMembers(false);
const part = payloadMembers(true);

export const CronPayloadInput = named(
  'CronPayloadInput',
  Type.Union([
    closed({ ...whole.systemEvent, text: Text() }),
    closed({ ...whole.agentTurn, message: Text() }),
    closed({ ...whole.command, argv: Argv }),
    closed({ ...whole.script, script: Script }),
  ]),
  'What a job does. `command` and `script` are of protocol 4.',
);

export const CronPayloadPatch = named(
  'CronPayloadPatch',
  Type.Union([
    closed({ ...part.systemEvent, text: Optional(Text()) }),
    closed({ ...part.agentTurn, message: Optional(Text()) }),
    closed({ ...part.command, argv: Optional(Argv) }),
    closed({ ...part.script, script: Optional(Script) }),
  ]),
  'What to change of what a job does. Of the kind that it has, or the whole of another kind. Null clears.',
);

const Channel = {
  ...openEnum(['last'], 'A channel, or `last`: the one that was used last.'),
  minLength: 1,
  pattern: '\\S',
};
const PushMode = oneOf(['announce', 'webhook']);
const Webhook = closed({ mode: Type.Literal('webhook'), to: Visible() });

/** Where something goes. */
function destination<const N extends boolean>(clears: N) {
  const clearable = clearing(clears);
  return {
    channel: Optional(clearable(Channel)),
    to: Optional(clearable(Visible())),
    accountId: Optional(clearable(Text())),
  };
}

function deliveryMembers<const N extends boolean>(clears: N) {
  const clearable = clearing(clears);
  return {
    ...destination(clears),
    threadId: Optional(clearable(Type.Union([Type.String(), Type.Number()]))),
    bestEffort: Optional(Type.Boolean()),
    failureDestination: field(
      Optional(clearable(closed({ ...destination(clears), mode: Optional(clearable(PushMode)) }))),
      published4,
    ),
  };
}

const delivery = deliveryMembers(false);

export const CronDeliveryInput = named(
  'CronDeliveryInput',
  Type.Union([
    closed({ mode: Type.Literal('none'), ...delivery }),
    closed({
      mode: Type.Literal('announce'),
      ...delivery,
      completionDestination: field(Optional(Webhook), published4),
    }),
    closed({ mode: Type.Literal('webhook'), ...delivery, to: Visible('The address that is called.') }),
  ]),
  'Where the reply of a job goes.',
);

export const CronDeliveryPatch = named(
  'CronDeliveryPatch',
  closed({
    mode: Optional(oneOf(['none', 'announce', 'webhook'])),
    ...deliveryMembers(true),
    completionDestination: field(Optional(Nullable(Webhook)), published4),
  }),
  'What to change of where the reply of a job goes. Null clears; a job that had no delivery needs a mode.',
);

function failureAlert<const N extends boolean>(clears: N) {
  const clearable = clearing(clears);
  return closed({
    ...destination(clears),
    after: Optional(clearable(Type.Integer({ minimum: 1, description: 'Failures in a row.' }))),
    cooldownMs: Optional(clearable(Millis('Time between two alerts.'))),
    includeSkipped: Optional(clearable(Type.Boolean())),
    mode: Optional(clearable(PushMode)),
  });
}

export const CronFailureAlertInput = named(
  'CronFailureAlertInput',
  Type.Union([Type.Literal(false), failureAlert(false)]),
  'Who hears of a job that keeps failing. False: nobody.',
);

export const CronFailureAlertPatch = named(
  'CronFailureAlertPatch',
  Type.Union([Type.Literal(false), failureAlert(true), Type.Null()]),
  'What to change of who hears of a job that keeps failing. Null clears.',
);

/** Members that both a new job and a change of a job may have. */
const common = {
  agentId: Optional(Nullable(Text('Null: the default agent.'))),
  sessionKey: field(Optional(Nullable(Text())), published4),
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
};

export const CronJobInput = {
  name: Text(),
  schedule: CronScheduleInput,
  payload: CronPayloadInput,
  ...common,
  delivery: Optional(CronDeliveryInput),
  declarationKey: field(Optional(DisplayName), {
    ...published4,
    description: 'Adds the job, or changes the one of this key. The answer tells which.',
  }),
  displayName: field(Optional(DisplayName), published4),
  owner: field(Optional(ownerOf(closed)), published4),
  pacing: field(Optional(pacingOf(closed)), published4),
  trigger: field(Optional(triggerOf(closed)), published4),
  failureAlert: field(Optional(CronFailureAlertInput), published4),
};

const at = () => Optional(Moment());

export const CronJobPatch = named(
  'CronJobPatch',
  closed({
    ...common,
    name: Optional(Text()),
    displayName: field(Optional(Nullable(DisplayName)), published4),
    schedule: Optional(CronScheduleInput),
    payload: Optional(CronPayloadPatch),
    delivery: Optional(CronDeliveryPatch),
    pacing: field(Optional(Nullable(pacingOf(closed))), published4),
    trigger: field(Optional(Nullable(triggerOf(closed))), published4),
    failureAlert: field(Optional(CronFailureAlertPatch), published4),
    state: Optional(
      closed(
        {
          nextRunAtMs: at(),
          runningAtMs: at(),
          lastRunAtMs: at(),
          lastRunStatus: field(Optional(runStatus('client')), published4),
          lastStatus: Optional(runStatus('client')),
          lastError: Optional(Type.String()),
          lastDurationMs: Optional(Millis()),
          consecutiveErrors: Optional(Count()),
          consecutiveSkipped: field(Optional(Count()), published4),
          lastDeliveryStatus: field(Optional(deliveryStatus('client')), published4),
          lastFailureNotificationDeliveryStatus: field(Optional(deliveryStatus('client')), published4),
          ...bookkeeping('client'),
        },
        { description: 'Bookkeeping of upstream; see CronJobState.' },
      ),
    ),
  }),
  'What to change of a job. Members that are left out stay.',
);
