/** The three frames of the protocol. Transport: WebSocket messages, one JSON object each. */
import { Count, closed, field, named, open, Text } from './define.ts';
import { ErrorShape } from './errors.ts';
import { Type } from './typebox.ts';

export const StateVersion = named(
  'StateVersion',
  open({
    presence: Count('Grows with every change of the presence list.'),
    health: Count('Grows with every refresh of the health snapshot.'),
  }),
  'Counters that tell which presence list and health snapshot a frame belongs to.',
);

export const RequestFrame = named(
  'RequestFrame',
  closed({
    type: Type.Literal('req'),
    id: Text('Chosen by the client and repeated in every response. Unique among the requests in flight.'),
    method: Text('Wire name of the method.'),
    params: Type.Optional(Type.Unknown({ description: 'Parameters; null and absent mean an empty object.' })),
    traceparent: field(Type.Optional(Type.String({ maxLength: 128, description: 'W3C trace context.' })), {
      since: 4,
      provenance: 'published',
    }),
  }),
  'Client to gateway: calls a method.',
);

export const ResponseFrame = named(
  'ResponseFrame',
  open({
    type: Type.Literal('res'),
    id: Type.String({
      description:
        'Id of the request. An answer to a frame that was no valid request repeats whatever stood there, or says `invalid`.',
    }),
    ok: Type.Boolean({ description: 'Whether the call succeeded.' }),
    payload: Type.Optional(
      Type.Unknown({ description: 'The result. Failed runs carry one beside the error.' }),
    ),
    error: Type.Optional(ErrorShape),
  }),
  'Gateway to client: answers a request. `agent` answers twice.',
);

export const EventFrame = named(
  'EventFrame',
  open({
    type: Type.Literal('event'),
    event: Text('Wire name of the event.'),
    payload: Type.Optional(Type.Unknown({ description: 'Facts of the event.' })),
    seq: Type.Optional(
      Count(
        'Number of this event on its connection, from 1. A hole means that something was left out: refresh. Protocol 3 gateways count per process, so holes say nothing there. Targeted events have none.',
      ),
    ),
    stateVersion: Type.Optional(StateVersion),
    recipientProfileId: field(Type.Optional(Text('Profile of the receiving operator.')), {
      since: 4,
      provenance: 'observed',
    }),
  }),
  'Gateway to client: something happened.',
);

export const GatewayFrame = named(
  'GatewayFrame',
  Type.Unsafe<Record<string, unknown>>({
    type: 'object',
    required: ['type'],
    discriminator: { propertyName: 'type' },
    oneOf: [RequestFrame, ResponseFrame, EventFrame],
  }),
  'Any frame. The member `type` says which.',
);
