/** The gateway process itself: its log and its identity. */
import { Count, closed, defineMethod, field, named, open, Text } from '../define.ts';
import { Type } from '../typebox.ts';

export const LogsTailParams = named(
  'LogsTailParams',
  closed({
    cursor: Type.Optional(Count('The cursor of the last answer. Left out: the end of the log.')),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000, description: 'Lines. Default 500.' })),
    maxBytes: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Default 250000.' })),
  }),
  'Parameters of logs.tail.',
);

export const LogsTailResult = named(
  'LogsTailResult',
  open({
    file: Text('Path on the gateway host.'),
    cursor: field(Count('Give it back to get what comes after.'), { volatile: true }),
    size: field(Count('Where the log ends, in bytes.'), { volatile: true }),
    lines: field(
      Type.Array(Type.String({ description: 'A JSON object with at least `time`.' }), {
        description: 'Oldest first.',
      }),
      { volatile: true },
    ),
    truncated: Type.Optional(
      Type.Boolean({ description: 'Older lines were left out for the sake of a limit.' }),
    ),
    reset: Type.Optional(
      Type.Boolean({ description: 'The cursor pointed to what is gone; the lines are the newest ones.' }),
    ),
    skippedBytes: field(Type.Optional(Count('Bytes that were left out after the cursor.')), {
      since: 4,
      provenance: 'published',
    }),
  }),
  'Result of logs.tail.',
);

export const logsTail = defineMethod({
  method: 'logs.tail',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Returns the newest lines of the log of the gateway, or those after a cursor.',
  description: 'Asking with the last cursor again and again follows the log. Secrets are never in it.',
  params: LogsTailParams,
  result: LogsTailResult,
  role: 'operator',
  scopes: ['operator.read'],
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN', 'UNAVAILABLE'],
  emits: [],
  examples: ['ok', 'invalid-limit'],
});

export const GatewayIdentityGetParams = named(
  'GatewayIdentityGetParams',
  closed({}),
  'Parameters of gateway.identity.get.',
);

export const GatewayIdentityGetResult = named(
  'GatewayIdentityGetResult',
  open({
    deviceId: field(Text('SHA-256 of the public key, hexadecimal.'), { volatile: true }),
    publicKey: field(Text('Ed25519, 32 bytes, base64url.'), { volatile: true }),
  }),
  'Result of gateway.identity.get.',
);

export const gatewayIdentityGet = defineMethod({
  method: 'gateway.identity.get',
  since: 4,
  stability: 'stable',
  provenance: 'observed',
  summary: 'Returns the public key of the gateway.',
  description: 'It is made once and stays the same as long as the state directory is kept.',
  params: GatewayIdentityGetParams,
  result: GatewayIdentityGetResult,
  role: 'operator',
  scopes: ['operator.read'],
  idempotency: { kind: 'safe' },
  errors: ['FORBIDDEN', 'UNAVAILABLE'],
  emits: [],
  examples: ['ok', 'missing-scope'],
});
