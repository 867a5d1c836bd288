/** Pairing requests and decisions. */
import { defineEvent, field, named, open, openEnum, Text, Timestamp } from '../define.ts';
import { DevicePairRequest } from '../devices.ts';

export const devicePairRequested = defineEvent({
  event: 'device.pair.requested',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'A device asks to be paired, or for more than it was granted.',
  description: 'A device that asks again while its request waits causes no second event.',
  payload: DevicePairRequest,
  delivery: 'broadcast',
  scopes: ['operator.pairing'],
  roles: ['operator'],
  stateVersion: false,
  droppable: true,
  examples: ['requested'],
});

export const DevicePairResolvedPayload = named(
  'DevicePairResolvedPayload',
  open({
    requestId: field(Text(), { volatile: true }),
    deviceId: Text(),
    decision: openEnum(['approved', 'rejected']),
    ts: field(Timestamp(), { volatile: true }),
  }),
  'Payload of device.pair.resolved.',
);

export const devicePairResolved = defineEvent({
  event: 'device.pair.resolved',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'A pairing request was decided, by an operator or silently.',
  payload: DevicePairResolvedPayload,
  delivery: 'broadcast',
  scopes: ['operator.pairing'],
  roles: ['operator'],
  stateVersion: false,
  droppable: true,
  examples: ['approved'],
});
