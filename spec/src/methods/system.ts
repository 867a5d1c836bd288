/** Health, status, presence and announcements of the gateway host. */
import { Count, defineMethod, field, Millis, named, open, Text } from '../define.ts';
import { HealthSnapshot } from '../health.ts';
import { PresenceList } from '../presence.ts';
import { Type } from '../typebox.ts';

export const HealthParams = named(
  'HealthParams',
  open({
    probe: Type.Optional(
      Type.Boolean({ description: 'Check channels now instead of answering from the last check.' }),
    ),
  }),
  'Parameters of health. Unknown members are ignored.',
);

export const health = defineMethod({
  method: 'health',
  since: 3,
  stability: 'stable',
  provenance: 'observed',
  summary: 'Returns the health snapshot.',
  description: 'The one method that needs no scope and that nodes may call too.',
  params: HealthParams,
  result: HealthSnapshot,
  role: 'any',
  scopes: [],
  idempotency: { kind: 'safe' },
  errors: ['UNAVAILABLE'],
  emits: ['health'],
  examples: ['ok', 'unknown-method'],
});

export const StatusParams = named(
  'StatusParams',
  open({ includeChannelSummary: field(Type.Optional(Type.Boolean()), { since: 4, provenance: 'observed' }) }),
  'Parameters of status. Unknown members are ignored.',
);

const StatusSessions = open({
  paths: Type.Array(Type.String()),
  count: Count(),
  defaults: open({
    model: Type.Union([Type.String(), Type.Null()]),
    contextTokens: Type.Union([Type.Integer(), Type.Null()]),
  }),
  recent: Type.Array(Type.Unknown()),
  byAgent: Type.Array(
    open({ agentId: Text(), path: Type.String(), count: Count(), recent: Type.Array(Type.Unknown()) }),
  ),
});

export const StatusResult = named(
  'StatusResult',
  open({
    heartbeat: open({
      defaultAgentId: Text(),
      agents: Type.Array(
        open({
          agentId: Text(),
          enabled: Type.Boolean(),
          every: Type.String(),
          everyMs: Type.Union([Millis(), Type.Null()]),
        }),
      ),
    }),
    channelSummary: Type.Array(Type.Unknown(), { description: 'One line per channel account.' }),
    queuedSystemEvents: Type.Array(Type.String(), {
      description: 'Texts that wait for the next agent turn.',
    }),
    sessions: StatusSessions,
    runtimeVersion: field(Type.Optional(Text('Version of the gateway.')), {
      since: 4,
      provenance: 'observed',
    }),
    pid: field(Type.Optional(Count('Process id of the gateway.')), {
      since: 4,
      provenance: 'observed',
      volatile: true,
    }),
    processMemory: field(
      Type.Optional(open({ rssBytes: Count(), heapUsedBytes: Count(), heapTotalBytes: Count() })),
      { since: 4, provenance: 'observed', volatile: true },
    ),
  }),
  'Result of status.',
);

export const status = defineMethod({
  method: 'status',
  since: 3,
  stability: 'stable',
  provenance: 'observed',
  summary: 'Returns a summary of heartbeats, channels, queued system events and sessions.',
  params: StatusParams,
  result: StatusResult,
  role: 'operator',
  scopes: ['operator.read'],
  idempotency: { kind: 'safe' },
  errors: ['FORBIDDEN', 'UNAVAILABLE'],
  emits: [],
  examples: ['ok', 'missing-scope', 'missing-scope-protocol-3'],
});

export const SystemPresenceParams = named(
  'SystemPresenceParams',
  open({}),
  'Parameters of system-presence. Unknown members are ignored.',
);

export const systemPresence = defineMethod({
  method: 'system-presence',
  since: 3,
  stability: 'stable',
  provenance: 'observed',
  summary: 'Returns the presence list.',
  params: SystemPresenceParams,
  result: PresenceList,
  role: 'operator',
  scopes: ['operator.read'],
  idempotency: { kind: 'safe' },
  errors: ['FORBIDDEN'],
  emits: [],
  examples: ['ok', 'missing-scope'],
});

export const SystemEventParams = named(
  'SystemEventParams',
  open({
    text: Text('One line for people; it also waits for the next agent turn.'),
    deviceId: Type.Optional(Type.String()),
    instanceId: Type.Optional(Type.String()),
    host: Type.Optional(Type.String()),
    ip: Type.Optional(Type.String()),
    mode: Type.Optional(Type.String()),
    version: Type.Optional(Type.String()),
    platform: Type.Optional(Type.String()),
    deviceFamily: Type.Optional(Type.String()),
    modelIdentifier: Type.Optional(Type.String()),
    lastInputSeconds: Type.Optional(Type.Number({ minimum: 0 })),
    reason: Type.Optional(Type.String()),
    roles: Type.Optional(Type.Array(Type.String())),
    scopes: Type.Optional(Type.Array(Type.String())),
    tags: Type.Optional(Type.Array(Type.String())),
  }),
  'Parameters of system-event: a line of text and what to write into the presence entry.',
);

export const SystemEventResult = named(
  'SystemEventResult',
  open({ ok: Type.Literal(true) }),
  'Result of system-event.',
);

export const systemEvent = defineMethod({
  method: 'system-event',
  since: 3,
  stability: 'stable',
  provenance: 'observed',
  summary: 'Announces a host or an event: adds or merges a presence entry and tells every reader.',
  description:
    'The entry is found by deviceId, instanceId, host, ip or text, in that order. The presence event reaches the sender before the response does.',
  params: SystemEventParams,
  result: SystemEventResult,
  role: 'operator',
  scopes: ['operator.admin'],
  idempotency: { kind: 'unsafe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: ['presence'],
  examples: ['ok', 'text-required'],
});
