/** Conversations: read the history, send a message, stop a run. */
import { ChatMessage } from '../chat-message.ts';
import {
  Count,
  closed,
  defineMethod,
  field,
  Millis,
  named,
  oneOf,
  open,
  openEnum,
  Text,
  Timestamp,
} from '../define.ts';
import { InputProvenance, PERMISSION_MODES } from '../run-options.ts';
import { SessionToolOverrides } from '../sessions.ts';
import { Type } from '../typebox.ts';

const v4 = { since: 4, provenance: 'published' } as const;

export const ChatHistoryParams = named(
  'ChatHistoryParams',
  closed({
    sessionKey: Text('Session, such as `main` or `agent:main:main`.'),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1000,
        description: 'Newest messages to return. 200 when left out.',
      }),
    ),
    agentId: field(Type.Optional(Text()), v4),
    cursor: field(Type.Optional(Type.String()), v4),
    offset: field(Type.Optional(Count('Messages to skip, counted from the newest.')), v4),
    pendingBefore: field(Type.Optional(Type.Integer({ minimum: 1 })), v4),
    inputRunIds: field(
      Type.Optional(
        Type.Array(Type.String({ minLength: 1, maxLength: 256 }), {
          minItems: 1,
          maxItems: 50,
          uniqueItems: true,
        }),
      ),
      v4,
    ),
    messageId: field(Type.Optional(Text()), v4),
    sessionId: field(Type.Optional(Text()), v4),
    maxChars: field(Type.Optional(Type.Integer({ minimum: 1, maximum: 500_000 })), v4),
  }),
  'Parameters of chat.history.',
);

export const ChatHistoryResult = named(
  'ChatHistoryResult',
  open({
    sessionKey: Text(),
    messages: Type.Array(ChatMessage, { description: 'Oldest first.' }),
    sessionId: field(Type.Optional(Text('Absent while the session has no transcript.')), { volatile: true }),
    thinkingLevel: Type.Optional(Text()),
    hasMore: field(Type.Optional(Type.Boolean()), { since: 4, provenance: 'observed' }),
    totalMessages: field(Type.Optional(Count()), { since: 4, provenance: 'observed' }),
    inFlightRun: field(Type.Optional(Type.Unknown({ description: 'The run that is going on.' })), v4),
    pendingInputs: field(Type.Optional(open({ items: Type.Array(Type.Unknown()), total: Count() })), v4),
    sessionInfo: field(Type.Optional(Type.Unknown()), { since: 4, provenance: 'observed' }),
    defaults: field(Type.Optional(Type.Unknown()), { since: 4, provenance: 'observed' }),
  }),
  'Result of chat.history.',
);

export const chatHistory = defineMethod({
  method: 'chat.history',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Returns the newest messages of a session, oldest first.',
  description: 'Call it after every gap and reconnect: events are not replayed.',
  params: ChatHistoryParams,
  result: ChatHistoryResult,
  role: 'operator',
  scopes: ['operator.read'],
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'empty', 'session-key-required'],
});

export const ChatAttachment = named(
  'ChatAttachment',
  open({
    type: Type.Optional(Type.String({ description: 'Such as `image`.' })),
    mimeType: Type.Optional(Type.String()),
    fileName: Type.Optional(Type.String()),
    content: Type.Optional(Type.Unknown({ description: 'Base64 text.' })),
    sizeBytes: field(Type.Optional(Type.Number()), v4),
    durationMs: field(Type.Optional(Type.Number()), v4),
    width: field(Type.Optional(Type.Number()), v4),
    height: field(Type.Optional(Type.Number()), v4),
  }),
  'A file sent with a message. Bounded by hello-ok policy.attachments.',
);

export const ChatSendParams = named(
  'ChatSendParams',
  closed({
    sessionKey: Type.String({ minLength: 1, maxLength: 512, description: 'Session, such as `main`.' }),
    message: Type.String({ description: 'The text. `/stop` aborts the runs of the session.' }),
    idempotencyKey: Text('Chosen by the caller; becomes the runId. Repeat it to repeat the request safely.'),
    thinking: Type.Optional(Type.String()),
    deliver: Type.Optional(
      Type.Boolean({ description: 'Whether the reply is sent to the channel of the session as well.' }),
    ),
    attachments: Type.Optional(Type.Array(ChatAttachment)),
    timeoutMs: Type.Optional(Millis('Time after which the run is stopped, in milliseconds.')),
    agentId: field(Type.Optional(Text()), v4),
    sessionId: field(Type.Optional(Text()), v4),
    queueMode: field(Type.Optional(oneOf(['steer', 'followup', 'collect', 'interrupt'])), v4),
    intent: field(
      Type.Optional(
        closed({
          kind: Type.Literal('session-goal-start'),
          version: Type.Literal(1),
          issuedAtMs: Timestamp(),
        }),
      ),
      v4,
    ),
    fastMode: field(Type.Optional(Type.Union([Type.Boolean(), Type.Literal('auto')])), v4),
    fastAutoOnSeconds: field(Type.Optional(Type.Integer({ minimum: 1 })), v4),
    originatingChannel: field(
      Type.Optional(Type.String({ description: 'Channel that the message came from. Needs originatingTo.' })),
      v4,
    ),
    originatingTo: field(
      Type.Optional(
        Type.String({ description: 'Address that it came from: the reply goes there with deliver.' }),
      ),
      v4,
    ),
    originatingAccountId: field(Type.Optional(Type.String()), v4),
    originatingThreadId: field(Type.Optional(Type.String()), v4),
    replyToId: field(Type.Optional(Text()), v4),
    toolBindings: field(Type.Optional(Type.Record(Type.String(), Type.Unknown(), { maxProperties: 16 })), v4),
    systemInputProvenance: field(Type.Optional(InputProvenance), v4),
    systemProvenanceReceipt: field(Type.Optional(Type.String()), v4),
    suppressCommandInterpretation: field(Type.Optional(Type.Boolean()), v4),
    expectedLeafEntryId: field(Type.Optional(Type.Union([Text(), Type.Null()])), v4),
    expectedSessionRoutingContract: field(Type.Optional(Text()), v4),
    expectedPermissionMode: field(Type.Optional(Type.Union([oneOf(PERMISSION_MODES), Type.Null()])), v4),
    expectedToolOverrides: field(Type.Optional(Type.Union([SessionToolOverrides, Type.Null()])), v4),
  }),
  'Parameters of chat.send.',
);

export const ChatAbortResult = named(
  'ChatAbortResult',
  open({
    ok: Type.Literal(true),
    aborted: Type.Boolean({ description: 'Whether anything was running.' }),
    runIds: Type.Array(Text(), { description: 'Runs that were stopped.' }),
  }),
  'Result of chat.abort, and of chat.send with `/stop`.',
);

export const ChatRunStatus = named(
  'ChatRunStatus',
  open({
    runId: Text('The idempotency key.'),
    status: openEnum(
      ['started', 'in_flight', 'ok', 'error', 'timeout'],
      'started: a new run. in_flight: the key is running. Others: how the run with this key ended.',
    ),
    summary: Type.Optional(Type.String()),
    stopReason: Type.Optional(Text()),
    endedAt: field(Type.Optional(Timestamp()), { volatile: true }),
  }),
  'State of the run that a key names.',
);

export const ChatSendResult = named(
  'ChatSendResult',
  Type.Union([ChatRunStatus, ChatAbortResult]),
  'Result of chat.send.',
);

export const chatSend = defineMethod({
  method: 'chat.send',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Sends a message into a session and starts a run; the reply streams as chat events.',
  description:
    'A repeated key never starts a second run: while the run goes on it is answered with in_flight, afterwards with how the run ended. A key whose run failed is answered with ok:false and the same payload.',
  params: ChatSendParams,
  result: ChatSendResult,
  role: 'operator',
  scopes: ['operator.write'],
  idempotency: { kind: 'keyed', field: 'idempotencyKey' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN', 'UNAVAILABLE'],
  emits: ['chat', 'agent'],
  examples: ['streamed', 'replayed', 'key-required'],
});

export const ChatAbortParams = named(
  'ChatAbortParams',
  closed({
    sessionKey: Text(),
    runId: Type.Optional(Text('One run; every run of the session when left out.')),
    agentId: field(Type.Optional(Text()), v4),
    preserveSideRuns: field(Type.Optional(Type.Boolean()), v4),
  }),
  'Parameters of chat.abort.',
);

export const chatAbort = defineMethod({
  method: 'chat.abort',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Stops one run or all runs of a session.',
  description:
    'Nothing running is no error: `aborted` is false then. A run of another operator needs operator.admin.',
  params: ChatAbortParams,
  result: ChatAbortResult,
  role: 'operator',
  scopes: ['operator.write'],
  idempotency: { kind: 'idempotent' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: ['chat', 'agent'],
  examples: ['aborted', 'idle', 'session-key-required'],
});

export const ChatInjectParams = named(
  'ChatInjectParams',
  closed({
    sessionKey: Text('A session that exists.'),
    message: Text('The text of the note.'),
    label: Type.Optional(
      Type.String({ maxLength: 100, description: 'Put in brackets before the text, on a line of its own.' }),
    ),
    agentId: field(Type.Optional(Text()), v4),
  }),
  'Parameters of chat.inject.',
);

export const ChatInjectResult = named(
  'ChatInjectResult',
  open({ ok: Type.Literal(true), messageId: Text() }),
  'Result of chat.inject.',
);

export const chatInject = defineMethod({
  method: 'chat.inject',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Adds a message of the assistant to a transcript without a run.',
  description:
    'Everybody who follows the chat gets it as a chat event with state final, whose runId is `inject-` and the message id.',
  params: ChatInjectParams,
  result: ChatInjectResult,
  role: 'operator',
  scopes: ['operator.admin'],
  idempotency: { kind: 'unsafe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: ['chat', 'session.message', 'sessions.changed'],
  examples: ['ok', 'unknown-session'],
});
