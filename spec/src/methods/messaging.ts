/** Messages to people on channels: text, media and polls. */
import { closed, defineMethod, field, named, open, Text } from '../define.ts';
import { Type } from '../typebox.ts';

const v4 = { since: 4, provenance: 'published' } as const;

const Channel = () =>
  Type.String({
    description: 'Id of the channel, such as `telegram`; the only configured one when left out.',
  });
const Account = () =>
  Type.String({ description: 'Account of the channel that sends; its default account when left out.' });
const Key = () => Text('Chosen by the caller. Repeat it to repeat the request safely.');

export const SendParams = named(
  'SendParams',
  closed({
    to: Text('Address as the channel knows it: a number, a chat id, a name.'),
    idempotencyKey: Key(),
    message: Type.Optional(Type.String({ description: 'The text. May be left out when there is media.' })),
    mediaUrl: Type.Optional(Type.String({ description: 'Where the channel gets a file from.' })),
    mediaUrls: Type.Optional(Type.Array(Type.String())),
    buffer: field(Type.Optional(Type.String({ description: 'A file as Base64 text.' })), v4),
    filename: field(Type.Optional(Type.String({ description: 'Name of the file in buffer.' })), v4),
    contentType: field(Type.Optional(Type.String({ description: 'Media type of the file in buffer.' })), v4),
    asVoice: field(Type.Optional(Type.Boolean({ description: 'Send audio as a voice note.' })), v4),
    gifPlayback: Type.Optional(Type.Boolean({ description: 'Play a video as a looping picture.' })),
    channel: Type.Optional(Channel()),
    accountId: Type.Optional(Account()),
    agentId: field(Type.Optional(Type.String({ description: 'Agent in whose name it is sent.' })), v4),
    replyToId: field(Type.Optional(Type.String({ description: 'Message that this one answers.' })), v4),
    threadId: Type.Optional(Type.String({ description: 'Thread or topic of the chat.' })),
    forceDocument: field(Type.Optional(Type.Boolean({ description: 'Send pictures as files.' })), v4),
    silent: field(Type.Optional(Type.Boolean({ description: 'Deliver it without a sound.' })), v4),
    parseMode: field(Type.Optional(Type.Literal('HTML')), v4),
    sessionKey: Type.Optional(
      Type.String({ description: 'Session whose history notes what was delivered.' }),
    ),
  }),
  'Parameters of send. Message, mediaUrl, mediaUrls or buffer has to say something.',
);

const delivered = {
  runId: Text('The idempotency key.'),
  messageId: Text('Id of the message as the channel knows it.'),
  channel: Text('Channel that took it.'),
  chatId: Type.Optional(Text('Chat it went to, on channels that name chats so.')),
  channelId: Type.Optional(Text('The same on channels that call it a channel.')),
  toJid: Type.Optional(Text('The same on WhatsApp.')),
  conversationId: Type.Optional(Text('The same on channels that call it a conversation.')),
};

export const SendResult = named(
  'SendResult',
  open(delivered),
  'Result of send: the channel took the message. Whether somebody read it is not known.',
);

export const send = defineMethod({
  method: 'send',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Sends a message through a channel.',
  description: [
    'The response comes when the channel has taken the message. A key whose request still goes on gets the answer of that one; a key that was carried out gets its outcome again.',
    'A request that is refused before the channel was asked (no such channel, no text, an account that is not linked) leaves no trace: the same key may be used again. `webchat` is no channel that takes messages: use chat.send.',
    'Without `channel`, gateways of protocol 3 take `whatsapp`; those of protocol 4 take the only configured channel, and refuse when there is none or more than one.',
  ].join('\n\n'),
  params: SendParams,
  result: SendResult,
  role: 'operator',
  scopes: ['operator.write'],
  idempotency: { kind: 'keyed', field: 'idempotencyKey' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN', 'NOT_LINKED', 'UNAVAILABLE'],
  emits: [],
  examples: [
    'ok',
    'replay',
    'unsupported-channel',
    'no-channel',
    'no-channel-protocol-3',
    'text-required',
    'webchat',
    'not-linked',
  ],
});

export const PollParams = named(
  'PollParams',
  closed({
    to: Text('Address as the channel knows it.'),
    question: Text(),
    options: Type.Array(Text(), { minItems: 2, maxItems: 12, description: 'What can be chosen.' }),
    maxSelections: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 12,
        description: 'How many options one person may choose; 1 when left out.',
      }),
    ),
    durationSeconds: field(
      Type.Optional(Type.Integer({ minimum: 1, maximum: 604_800, description: 'Seconds until it closes.' })),
      v4,
    ),
    durationHours: Type.Optional(Type.Integer({ minimum: 1, description: 'Hours until it closes.' })),
    silent: field(Type.Optional(Type.Boolean({ description: 'Deliver it without a sound.' })), v4),
    isAnonymous: field(Type.Optional(Type.Boolean({ description: 'Hide who chose what.' })), v4),
    threadId: field(Type.Optional(Type.String({ description: 'Thread or topic of the chat.' })), v4),
    channel: Type.Optional(Channel()),
    accountId: Type.Optional(Account()),
    idempotencyKey: Key(),
  }),
  'Parameters of poll.',
);

export const PollResult = named(
  'PollResult',
  open({
    ...delivered,
    pollId: Type.Optional(Text('Id of the poll, where it has one besides the message.')),
  }),
  'Result of poll.',
);

export const poll = defineMethod({
  method: 'poll',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Sends a poll through a channel.',
  description: [
    'Served, but not in `hello-ok.features.methods`: so gateways of both protocols have it. Only some channels know polls; the others refuse it as an unsupported poll channel.',
    'What a channel cannot do (a duration, hidden votes) is refused rather than left out.',
  ].join('\n\n'),
  params: PollParams,
  result: PollResult,
  role: 'operator',
  scopes: ['operator.write'],
  advertised: false,
  idempotency: { kind: 'keyed', field: 'idempotencyKey' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN', 'NOT_LINKED', 'UNAVAILABLE'],
  emits: [],
  examples: ['ok', 'unsupported-channel', 'duration', 'options-required'],
});
