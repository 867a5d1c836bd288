/** The health snapshot: in `hello-ok`, as the result of `health`, and as the `health` event. */
import { Count, field, Millis, named, open, openEnum, Text, Timestamp } from './define.ts';
import { Type } from './typebox.ts';

const Nullable = <const T extends ReturnType<typeof Count>>(schema: T) => Type.Union([schema, Type.Null()]);

export const HealthSessions = named(
  'HealthSessions',
  open({
    path: field(Type.String({ description: 'Where the session store is.' }), { volatile: true }),
    count: field(Count(), { volatile: true }),
    recent: field(
      Type.Array(
        open({
          key: Text('Session key.'),
          updatedAt: Nullable(Timestamp()),
          age: Nullable(Millis('Milliseconds since.')),
        }),
      ),
      { volatile: true },
    ),
  }),
  'Sessions of an agent, or of all agents.',
);

export const HealthAgent = named(
  'HealthAgent',
  open({
    agentId: Text(),
    name: Type.Optional(Text()),
    isDefault: Type.Boolean(),
    heartbeat: open({
      enabled: Type.Boolean(),
      every: Type.String({ description: 'Such as `30m`.' }),
      everyMs: Nullable(Millis()),
      prompt: Type.String(),
      target: Type.String(),
      model: Type.Optional(Type.String()),
      session: Type.Optional(Type.String()),
      ackMaxChars: Count(),
    }),
    sessions: HealthSessions,
  }),
  'One agent.',
);

export const EventLoopHealth = named(
  'EventLoopHealth',
  open({
    degraded: Type.Boolean(),
    degradedSinceMs: Type.Optional(Nullable(Timestamp())),
    reasons: Type.Array(openEnum(['event_loop_delay', 'event_loop_utilization', 'cpu'])),
    intervalMs: Type.Number({ minimum: 0 }),
    delayP99Ms: Type.Number({ minimum: 0 }),
    delayMaxMs: Type.Number({ minimum: 0 }),
    utilization: Type.Number({ minimum: 0 }),
    cpuCoreRatio: Type.Number({ minimum: 0 }),
  }),
  'How busy the gateway process is.',
);

export const ContextEngineHealth = named(
  'ContextEngineHealth',
  open({
    quarantined: Type.Array(
      open({
        engineId: Type.String(),
        owner: Type.Optional(Type.String()),
        operation: Type.String(),
        reason: Type.String(),
        failedAt: Timestamp(),
      }),
    ),
  }),
  'Context engines that failed and were set aside.',
);

const ingress = { channelId: Type.String(), accountId: Type.String() };

export const DeliveryQueueHealth = named(
  'DeliveryQueueHealth',
  open({
    failed: Type.Array(
      open({ queueName: Type.String(), count: Count(), oldestFailedAt: Type.Optional(Timestamp()) }),
    ),
    ingressFailed: Type.Optional(
      Type.Array(open({ ...ingress, count: Count(), oldestFailedAt: Type.Optional(Timestamp()) })),
    ),
    ingressPressure: Type.Optional(
      Type.Array(
        open({
          ...ingress,
          laneCount: Count(),
          pendingCount: Count(),
          claimedCount: Count(),
          blockedCount: Count(),
          oldestReceivedAt: Timestamp(),
        }),
      ),
    ),
  }),
  'Messages that wait or could not be delivered.',
);

export const ModelPricingHealth = named(
  'ModelPricingHealth',
  open({
    state: openEnum(['ok', 'degraded', 'disabled']),
    sources: Type.Array(
      open({
        source: openEnum(['openrouter', 'litellm', 'bootstrap', 'refresh']),
        state: openEnum(['ok', 'degraded']),
        lastFailureAt: Type.Optional(Timestamp()),
        detail: Type.Optional(Type.String()),
      }),
    ),
    lastFailureAt: Type.Optional(Timestamp()),
    detail: Type.Optional(Type.String()),
  }),
  'Whether prices of models are known.',
);

export const HealthSnapshot = named(
  'HealthSnapshot',
  open({
    ok: Type.Optional(Type.Boolean()),
    ts: field(Type.Optional(Timestamp()), { volatile: true }),
    durationMs: field(Type.Optional(Millis('How long the check took.')), { volatile: true }),
    channels: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: 'State by channel.' })),
    channelOrder: Type.Optional(Type.Array(Type.String())),
    channelLabels: Type.Optional(Type.Record(Type.String(), Type.String())),
    heartbeatSeconds: Type.Optional(Count('Seconds between heartbeats of the default agent.')),
    defaultAgentId: Type.Optional(Text()),
    agents: Type.Optional(Type.Array(HealthAgent)),
    sessions: Type.Optional(HealthSessions),
    eventLoop: field(Type.Optional(EventLoopHealth), { since: 4, provenance: 'published', volatile: true }),
    plugins: field(
      Type.Optional(
        open({
          loaded: Type.Array(Type.String()),
          errors: Type.Array(
            open({
              id: Type.String(),
              origin: Type.String(),
              activated: Type.Boolean(),
              activationSource: Type.Optional(Type.String()),
              activationReason: Type.Optional(Type.String()),
              failurePhase: Type.Optional(Type.String()),
              error: Type.String(),
            }),
          ),
          unavailable: Type.Optional(
            Type.Array(
              open({
                id: Type.String(),
                state: openEnum(['configured-unavailable']),
                diagnostic: open({
                  kind: openEnum(['plugin-verification']),
                  reason: Type.String(),
                  detail: Type.String(),
                }),
              }),
            ),
          ),
        }),
      ),
      { since: 4, provenance: 'published' },
    ),
    configReload: field(Type.Optional(open({ hotReloadStatus: openEnum(['active', 'disabled']) })), {
      since: 4,
      provenance: 'published',
    }),
    modelRuntime: field(
      Type.Optional(open({ degraded: Type.Boolean(), pendingAgents: Type.Array(Type.Unknown()) })),
      { since: 4, provenance: 'observed' },
    ),
    contextEngines: field(Type.Optional(ContextEngineHealth), { since: 4, provenance: 'published' }),
    deliveryQueues: field(Type.Optional(DeliveryQueueHealth), { since: 4, provenance: 'published' }),
    modelPricing: field(Type.Optional(ModelPricingHealth), { since: 4, provenance: 'published' }),
  }),
  'How the gateway is.',
);
