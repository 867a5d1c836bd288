/** Changes of the configuration. */
import { defineEvent, field, named, open, Text, Timestamp } from '../define.ts';

export const ConfigChangedPayload = named(
  'ConfigChangedPayload',
  open({
    path: Text('The file.'),
    hash: field(Text('Names its new text.'), { volatile: true }),
    ts: field(Timestamp(), { volatile: true }),
  }),
  'Payload of config.changed.',
);

export const configChanged = defineEvent({
  event: 'config.changed',
  since: 4,
  stability: 'stable',
  provenance: 'observed',
  summary: 'The configuration is another one, changed by a request or in its file.',
  description:
    'Comes before the response to the request that changed it. What changed is not told: config.get is.',
  payload: ConfigChangedPayload,
  delivery: 'broadcast',
  scopes: ['operator.read'],
  roles: ['operator'],
  stateVersion: false,
  droppable: true,
  examples: ['changed'],
});
