/** Heartbeats: turns of the agent that nobody asked for, so that it can look after things. */
import { defineMethod, field, named, oneOf, open, Text } from '../define.ts';
import { HeartbeatEvent } from '../heartbeat.ts';
import { Type } from '../typebox.ts';

const published4 = { since: 4, provenance: 'published' } as const;

export const LastHeartbeatParams = named(
  'LastHeartbeatParams',
  open({}),
  'Parameters of last-heartbeat. Unknown members are ignored.',
);

export const LastHeartbeatResult = named(
  'LastHeartbeatResult',
  Type.Union([HeartbeatEvent, Type.Null()]),
  'Result of last-heartbeat: null before the first one since the gateway started.',
);

export const lastHeartbeat = defineMethod({
  method: 'last-heartbeat',
  since: 3,
  stability: 'stable',
  provenance: 'observed',
  summary: 'Tells how the last heartbeat went.',
  params: LastHeartbeatParams,
  result: LastHeartbeatResult,
  role: 'operator',
  scopes: ['operator.read'],
  idempotency: { kind: 'safe' },
  errors: ['FORBIDDEN'],
  emits: [],
  examples: ['none', 'ok', 'missing-scope'],
});

export const SetHeartbeatsParams = named(
  'SetHeartbeatsParams',
  open({ enabled: Type.Boolean() }),
  'Parameters of set-heartbeats.',
);

export const SetHeartbeatsResult = named(
  'SetHeartbeatsResult',
  open({ ok: Type.Literal(true), enabled: Type.Boolean() }),
  'Result of set-heartbeats.',
);

export const setHeartbeats = defineMethod({
  method: 'set-heartbeats',
  since: 3,
  stability: 'stable',
  provenance: 'observed',
  summary: 'Switches heartbeats off or on again, until the gateway restarts.',
  description: 'While they are off, texts for the agent wait for its next turn, whoever starts it.',
  params: SetHeartbeatsParams,
  result: SetHeartbeatsResult,
  role: 'operator',
  scopes: ['operator.admin'],
  idempotency: { kind: 'idempotent' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'enabled-required', 'missing-scope'],
});

export const WakeParams = named(
  'WakeParams',
  open({
    mode: oneOf(['now', 'next-heartbeat']),
    text: Text('What the agent is told.'),
    sessionKey: field(Type.Optional(Text()), published4),
    agentId: field(Type.Optional(Text()), published4),
  }),
  'Parameters of wake.',
);

export const WakeResult = named('WakeResult', open({ ok: Type.Literal(true) }), 'Result of wake.');

export const wake = defineMethod({
  method: 'wake',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Leaves the agent a text for its next heartbeat, or starts a heartbeat now.',
  description:
    'The response comes before the heartbeat. Wakes that come close together share one heartbeat, and the agent gets all texts.',
  params: WakeParams,
  result: WakeResult,
  role: 'operator',
  scopes: ['operator.write'],
  idempotency: { kind: 'unsafe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: ['heartbeat'],
  examples: ['now', 'invalid-mode', 'missing-scope'],
});
