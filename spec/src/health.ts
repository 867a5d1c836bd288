/** The health snapshot: in `hello-ok`, as the result of `health`, and as the `health` event. */
import { Count, field, Millis, named, open, openEnum, Text, Timestamp } from './define.ts';
import { Type } from './typebox.ts';

const Nullable = <const T extends ReturnType<typeof Count>>(schema: T) => Type.Union([schema, Type.Null()]);

export const HealthSessions = named(
  'HealthSessions',
  open({
    path: Type.String({ description: 'Where the session store is.' }),
    count: Count(),
    recent: Type.Array(
      open({
        key: Text('Session key.'),
        updatedAt: Nullable(Timestamp()),
        age: Nullable(Millis('Milliseconds since.')),
      }),
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
    degradedSinceMs: Type.Optional(Type.Union([Type.Number({ minimum: 0 }), Type.Null()])),
    reasons: Type.Array(openEnum(['event_loop_delay', 'event_loop_utilization', 'cpu'])),
    intervalMs: Type.Number({ minimum: 0 }),
    delayP99Ms: Type.Number({ minimum: 0 }),
    delayMaxMs: Type.Number({ minimum: 0 }),
    utilization: Type.Number({ minimum: 0 }),
    cpuCoreRatio: Type.Number({ minimum: 0 }),
  }),
  'How busy the gateway process is.',
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
          errors: Type.Array(Type.Unknown()),
          unavailable: Type.Optional(Type.Array(Type.Unknown())),
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
    contextEngines: field(Type.Optional(Type.Unknown()), { since: 4, provenance: 'published' }),
    deliveryQueues: field(Type.Optional(Type.Unknown()), { since: 4, provenance: 'published' }),
    modelPricing: field(Type.Optional(Type.Unknown()), { since: 4, provenance: 'published' }),
  }),
  'How the gateway is.',
);
