/** Messages as chat events and histories carry them. */
import { Count, field, named, open, openEnum, Text, Timestamp } from './define.ts';
import { Type } from './typebox.ts';

export const TextPart = named(
  'TextPart',
  open({ type: Type.Literal('text'), text: Type.String() }),
  'A piece of text.',
);

export const OtherPart = named(
  'OtherPart',
  open({ type: Type.Unsafe<string>({ type: 'string', not: { const: 'text' } }) }, { 'x-open-variant': true }),
  'A part of a kind that this specification does not describe: tool calls, tool results, thinking, images.',
);

export const ContentPart = named(
  'ContentPart',
  Type.Unsafe<{ type: 'text'; text: string }>({
    type: 'object',
    required: ['type'],
    'x-tag': 'type',
    anyOf: [TextPart, OtherPart],
  }),
  'One part of a message. Ignore kinds you do not know.',
);

export const TokenUsage = named(
  'TokenUsage',
  open({
    // What a turn reads grows with the session, so no two runs of it count the same.
    input: field(Type.Optional(Count('Tokens read.')), { volatile: true }),
    output: field(Type.Optional(Count('Tokens written.')), { volatile: true }),
    cacheRead: field(Type.Optional(Count()), { volatile: true }),
    cacheWrite: field(Type.Optional(Count()), { volatile: true }),
    totalTokens: field(Type.Optional(Count()), { volatile: true }),
    cost: field(
      Type.Optional(
        Type.Record(Type.String(), Type.Number(), { description: 'Cost by kind, in US dollars.' }),
      ),
      { volatile: true },
    ),
  }),
  'What a reply used.',
);

export const ChatMessage = named(
  'ChatMessage',
  open({
    role: openEnum(['user', 'assistant', 'toolResult', 'system'], 'Who speaks.'),
    content: Type.Union([Type.String(), Type.Array(ContentPart)], {
      description: 'Text, or a list of parts.',
    }),
    timestamp: field(Type.Optional(Timestamp()), { volatile: true }),
    stopReason: Type.Optional(Text('Why the reply ended, such as `stop` or `error`.')),
    errorMessage: Type.Optional(Type.String()),
    usage: Type.Optional(TokenUsage),
    api: Type.Optional(Text()),
    provider: Type.Optional(Text()),
    model: Type.Optional(Text()),
    idempotencyKey: Type.Optional(Text('Key of the request that wrote it.')),
  }),
  'One message of a session.',
);
