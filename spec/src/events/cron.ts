/** What happens to scheduled jobs. */
import { CronJob } from '../cron.ts';
import { defineEvent, field, Millis, named, open, openEnum, Text, Timestamp } from '../define.ts';
import { Type } from '../typebox.ts';

const observed4 = { since: 4, provenance: 'observed' } as const;

export const CronEventPayload = named(
  'CronEventPayload',
  open({
    jobId: field(Text(), { volatile: true }),
    action: openEnum(['added', 'updated', 'started', 'finished', 'removed', 'scheduled']),
    job: field(Type.Optional(CronJob), {
      ...observed4,
      requiredSince: 4,
      description: 'The job after what happened.',
    }),
    nextRunAtMs: Type.Optional(field(Timestamp('When the job runs next.'), { volatile: true })),
    runAtMs: Type.Optional(field(Timestamp('When the run began.'), { volatile: true })),
    durationMs: Type.Optional(field(Millis('How long the run took.'), { volatile: true })),
    status: Type.Optional(openEnum(['ok', 'error', 'skipped'], 'With `finished`.')),
    completionStatus: field(Type.Optional(openEnum(['succeeded', 'failed', 'unknown'])), observed4),
    error: Type.Optional(Type.String()),
    summary: Type.Optional(Type.String()),
    deliveryStatus: field(
      Type.Optional(openEnum(['delivered', 'not-delivered', 'unknown', 'not-requested'])),
      observed4,
    ),
    runId: field(Type.Optional(Text('As cron.run told it.')), { ...observed4, volatile: true }),
    sessionKey: Type.Optional(Text()),
    sessionId: Type.Optional(field(Text(), { volatile: true })),
  }),
  'Payload of cron.',
);

export const cron = defineEvent({
  event: 'cron',
  since: 3,
  stability: 'stable',
  provenance: 'observed',
  summary: 'A job was added, changed or removed, or a run of it began or ended.',
  payload: CronEventPayload,
  delivery: 'broadcast',
  scopes: ['operator.read'],
  roles: ['operator'],
  stateVersion: false,
  droppable: true,
  examples: ['finished', 'added-protocol-3'],
});
