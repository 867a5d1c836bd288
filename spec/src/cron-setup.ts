/** What a job is set up to do, as gateways keep it: when it runs, what it does, who hears of it. */
import {
  Argv,
  Env,
  Every,
  Expression,
  Moment,
  published4,
  Script,
  Stagger,
  TimeZone,
  Visible,
} from './cron-parts.ts';
import { field, Millis, named, open, openEnum, Text, Timestamp } from './define.ts';
import { Type } from './typebox.ts';

const Optional = Type.Optional;

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
    anchorMs: Optional(Moment('With kind `every`: runs are whole intervals away from here.')),
    expr: Optional(Expression),
    tz: Optional(TimeZone),
    staggerMs: field(Optional(Stagger), published4),
    command: field(Optional(Type.Union([Text('With kind `on-exit`: run by a shell.'), Argv])), published4),
    cwd: field(Optional(Text()), published4),
    mode: field(Optional(openEnum(['line', 'match'])), published4),
    match: field(Optional(Type.String()), published4),
    batchMs: field(Optional(Type.Integer()), published4),
    maxBatchBytes: field(Optional(Type.Integer()), published4),
  }),
  'When a job runs.',
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
    toolsAllow: field(Optional(Type.Array(Type.String())), published4),
    toolsAllowIsDefault: field(Optional(Type.Boolean()), published4),
    lightContext: field(Optional(Type.Boolean()), published4),
    fallbacks: field(Optional(Type.Array(Type.String())), published4),
    allowUnsafeExternalContent: field(Optional(Type.Boolean()), published4),
    argv: field(Optional(Argv), published4),
    cwd: field(Optional(Text()), published4),
    env: field(Optional(Env), published4),
    input: field(Optional(Type.String()), published4),
    noOutputTimeoutSeconds: field(Optional(Type.Number({ minimum: 0 })), published4),
    outputMaxBytes: field(Optional(Type.Integer({ minimum: 1 })), published4),
    script: field(Optional(Script), published4),
    toolBudget: field(Optional(Type.Integer({ minimum: 1 })), published4),
  }),
  'What a job does.',
);

const destination = {
  channel: field(
    Optional({ ...openEnum(['last'], 'A channel, or `last`.'), minLength: 1, pattern: '\\S' }),
    published4,
  ),
  to: field(Optional(Visible()), published4),
  accountId: field(Optional(Text()), published4),
};
const pushMode = field(Optional(openEnum(['announce', 'webhook'])), published4);

export const CronDelivery = named(
  'CronDelivery',
  open({
    mode: openEnum(['none', 'announce', 'webhook']),
    ...destination,
    threadId: field(Optional(Type.Union([Type.String(), Type.Number()])), published4),
    bestEffort: field(Optional(Type.Boolean()), published4),
    failureDestination: field(Optional(open({ ...destination, mode: pushMode })), published4),
    completionDestination: field(Optional(open({ mode: openEnum(['webhook']), to: Visible() })), published4),
  }),
  'Where the reply of a job goes.',
);

export const CronFailureAlert = named(
  'CronFailureAlert',
  Type.Union([
    Type.Literal(false),
    open({
      ...destination,
      after: Optional(Type.Integer({ minimum: 1, description: 'Failures in a row.' })),
      cooldownMs: Optional(Millis('Time between two alerts.')),
      includeSkipped: Optional(Type.Boolean()),
      mode: pushMode,
    }),
  ]),
  'Who hears of a job that keeps failing. False: nobody.',
);
