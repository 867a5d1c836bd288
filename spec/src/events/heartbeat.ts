/** Heartbeats of the agent. */
import { defineEvent } from '../define.ts';
import { HeartbeatEvent } from '../heartbeat.ts';

export const heartbeat = defineEvent({
  event: 'heartbeat',
  since: 3,
  stability: 'stable',
  provenance: 'observed',
  summary: 'A heartbeat came to its end.',
  payload: HeartbeatEvent,
  delivery: 'broadcast',
  scopes: ['operator.read'],
  roles: ['operator'],
  stateVersion: false,
  droppable: true,
  examples: ['acknowledged', 'reply-protocol-3'],
});
