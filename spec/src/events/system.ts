/** Presence, health, ticks and the end of the gateway. */
import { defineEvent, Millis, named, open, Text, Timestamp } from '../define.ts';
import { HealthSnapshot } from '../health.ts';
import { PresenceEntry } from '../presence.ts';
import { Type } from '../typebox.ts';

export const PresencePayload = named(
  'PresencePayload',
  open({ presence: Type.Array(PresenceEntry, { description: 'The whole list, not a difference.' }) }),
  'Payload of presence.',
);

export const presence = defineEvent({
  event: 'presence',
  since: 3,
  stability: 'stable',
  provenance: 'observed',
  summary: 'The presence list changed; carries the whole new list.',
  payload: PresencePayload,
  delivery: 'broadcast',
  scopes: ['operator.read'],
  roles: ['operator'],
  stateVersion: true,
  droppable: true,
  examples: ['connected'],
});

export const health = defineEvent({
  event: 'health',
  since: 3,
  stability: 'stable',
  provenance: 'observed',
  summary: 'The health snapshot was refreshed.',
  description:
    'Protocol 4 gateways send it every 60 seconds and on change; protocol 3 gateways also after every connect and every health call.',
  payload: HealthSnapshot,
  delivery: 'broadcast',
  scopes: [],
  roles: ['operator', 'node'],
  stateVersion: true,
  droppable: false,
  examples: ['refreshed'],
});

export const TickPayload = named('TickPayload', open({ ts: Timestamp() }), 'Payload of tick.');

export const tick = defineEvent({
  event: 'tick',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Says that the connection lives, every hello-ok policy.tickIntervalMs.',
  description:
    'A client that has heard nothing for twice the interval closes with 4000 and connects again. The first tick comes within one interval of the handshake.',
  payload: TickPayload,
  delivery: 'broadcast',
  scopes: [],
  roles: ['operator', 'node'],
  stateVersion: false,
  droppable: true,
  examples: ['tick'],
});

export const ShutdownPayload = named(
  'ShutdownPayload',
  open({
    reason: Text('Such as `gateway stopping` or `gateway restarting`.'),
    restartExpectedMs: Type.Optional(
      Type.Union([Millis('When the gateway expects to be back.'), Type.Null()], {
        description:
          'Milliseconds until the gateway is back. Null (protocol 3) or absent: it does not come back by itself.',
      }),
    ),
  }),
  'Payload of shutdown.',
);

export const shutdown = defineEvent({
  event: 'shutdown',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'The gateway is about to stop or restart; a close with 1012 follows.',
  payload: ShutdownPayload,
  delivery: 'broadcast',
  scopes: [],
  roles: ['operator', 'node'],
  stateVersion: false,
  droppable: false,
  examples: ['stopping', 'stopping-protocol-3'],
});
