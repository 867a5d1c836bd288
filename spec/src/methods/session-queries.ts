/** Looking into sessions, following them, and running in them. */
import { closed, defineMethod, field, Millis, named, open, openEnum, Text, Timestamp } from '../define.ts';
import { SessionKey, SessionLabel } from '../sessions.ts';
import { Type } from '../typebox.ts';
import { ChatAttachment, ChatRunStatus } from './chat.ts';

const v4 = { since: 4, provenance: 'published' } as const;
const agentId = field(Type.Optional(Text('Agent, when the key does not name it.')), v4);

export const SessionsPreviewParams = named(
  'SessionsPreviewParams',
  closed({
    keys: Type.Array(Text(), { minItems: 1, description: 'At most 64 are answered.' }),
    limit: Type.Optional(
      Type.Integer({ minimum: 1, description: 'Messages of each session: 12 when left out, 50 at most.' }),
    ),
    maxChars: Type.Optional(
      Type.Integer({
        minimum: 20,
        description: 'Characters of each message: 240 when left out, 2000 at most.',
      }),
    ),
  }),
  'Parameters of sessions.preview.',
);

export const SessionPreview = named(
  'SessionPreview',
  open({
    key: Text('The key as it was asked for.'),
    status: openEnum(['ok', 'empty', 'missing', 'error'], 'missing: there is no such session.'),
    items: Type.Array(
      open({ role: openEnum(['user', 'assistant', 'tool', 'system', 'other']), text: Type.String() }),
      { description: 'The newest messages that have text, oldest first.' },
    ),
  }),
  'The last lines of one session.',
);

export const SessionsPreviewResult = named(
  'SessionsPreviewResult',
  open({ ts: field(Timestamp(), { volatile: true }), previews: Type.Array(SessionPreview) }),
  'Result of sessions.preview.',
);

export const sessionsPreview = defineMethod({
  method: 'sessions.preview',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Returns the last lines of several sessions.',
  params: SessionsPreviewParams,
  result: SessionsPreviewResult,
  role: 'operator',
  scopes: ['operator.read'],
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'keys-required'],
});

export const SessionsResolveParams = named(
  'SessionsResolveParams',
  closed({
    key: Type.Optional(SessionKey()),
    sessionId: field(Type.Optional(Text()), { provenance: 'published' }),
    label: Type.Optional(SessionLabel()),
    agentId: Type.Optional(Text('Only sessions of this agent.')),
    spawnedBy: Type.Optional(Text('Only sessions that this one made.')),
    includeGlobal: Type.Optional(Type.Boolean()),
    includeUnknown: Type.Optional(Type.Boolean()),
    shortId: field(Type.Optional(Text('Beginning of a sessionId.')), v4),
    slugHint: field(Type.Optional(Text()), v4),
    allowMissing: field(
      Type.Optional(Type.Boolean({ description: 'Answer with ok false instead of an error.' })),
      v4,
    ),
  }),
  'Parameters of sessions.resolve: exactly one of key, sessionId, label and shortId.',
);

export const SessionCandidate = named(
  'SessionCandidate',
  open({
    key: Text('Canonical session key.'),
    agentId: Text(),
    displayName: Type.Optional(Type.String()),
    boardFace: Type.Optional(openEnum(['chat', 'dashboard'])),
  }),
  'A session that may be the one that was meant.',
);

export const SessionsResolveResult = named(
  'SessionsResolveResult',
  open({
    ok: Type.Boolean({
      description: 'false: nothing was found and that was allowed, or there are several candidates.',
    }),
    key: Type.Optional(Text('Canonical session key. There when ok is true.')),
    agentId: field(Type.Optional(Text()), v4),
    displayName: field(Type.Optional(Type.String()), v4),
    boardFace: field(Type.Optional(openEnum(['chat', 'dashboard'])), v4),
    candidates: field(Type.Optional(Type.Array(SessionCandidate, { maxItems: 10 })), v4),
  }),
  'Result of sessions.resolve.',
);

export const sessionsResolve = defineMethod({
  method: 'sessions.resolve',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Finds the one session that a key, id or label names.',
  description:
    'An ambiguous short id is answered with ok false and up to ten candidates. A session that does not exist is an error unless `allowMissing` is set.',
  params: SessionsResolveParams,
  result: SessionsResolveResult,
  role: 'operator',
  scopes: ['operator.read'],
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['by-label', 'missing-allowed', 'unknown-key'],
});

export const SessionsSubscribeParams = named(
  'SessionsSubscribeParams',
  closed({}),
  'Parameters of sessions.subscribe: none.',
);

export const SessionsSubscribeResult = named(
  'SessionsSubscribeResult',
  open({ subscribed: Type.Boolean() }),
  'Result of sessions.subscribe.',
);

export const sessionsSubscribe = defineMethod({
  method: 'sessions.subscribe',
  since: 4,
  stability: 'stable',
  provenance: 'published',
  summary: 'Asks for sessions.changed events on this connection.',
  description:
    'A subscription belongs to the connection and ends with it: subscribe again after a reconnect, then call sessions.list.',
  params: SessionsSubscribeParams,
  result: SessionsSubscribeResult,
  role: 'operator',
  scopes: ['operator.read'],
  idempotency: { kind: 'idempotent' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: ['sessions.changed'],
  examples: ['ok', 'unknown-member'],
});

export const SessionsUnsubscribeParams = named(
  'SessionsUnsubscribeParams',
  closed({}),
  'Parameters of sessions.unsubscribe: none.',
);

export const SessionsUnsubscribeResult = named(
  'SessionsUnsubscribeResult',
  open({ subscribed: Type.Boolean({ description: 'Always false.' }) }),
  'Result of sessions.unsubscribe.',
);

export const sessionsUnsubscribe = defineMethod({
  method: 'sessions.unsubscribe',
  since: 4,
  stability: 'deprecated',
  provenance: 'gap-filled',
  summary: 'Ends the sessions.changed events of this connection.',
  description: 'Newer gateways have removed it: close the connection, or ignore the events.',
  params: SessionsUnsubscribeParams,
  result: SessionsUnsubscribeResult,
  role: 'operator',
  scopes: ['operator.read'],
  idempotency: { kind: 'idempotent' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'unknown-member'],
});

export const SessionsMessagesSubscribeParams = named(
  'SessionsMessagesSubscribeParams',
  closed({
    key: SessionKey(),
    agentId,
    includeApprovals: Type.Optional(Type.Literal(true)),
  }),
  'Parameters of sessions.messages.subscribe.',
);

export const SessionsMessagesSubscribeResult = named(
  'SessionsMessagesSubscribeResult',
  open({ subscribed: Type.Boolean(), key: Text('Canonical session key.') }),
  'Result of sessions.messages.subscribe.',
);

export const sessionsMessagesSubscribe = defineMethod({
  method: 'sessions.messages.subscribe',
  since: 4,
  stability: 'stable',
  provenance: 'published',
  summary: 'Asks for a session.message event for every message that is added to one session.',
  description:
    'The session does not have to exist yet. The subscription belongs to the connection and to the key: it outlives a reset and a deletion.',
  params: SessionsMessagesSubscribeParams,
  result: SessionsMessagesSubscribeResult,
  role: 'operator',
  scopes: ['operator.read'],
  idempotency: { kind: 'idempotent' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN', 'UNAVAILABLE'],
  emits: ['session.message'],
  examples: ['ok', 'key-required'],
});

export const SessionsMessagesUnsubscribeParams = named(
  'SessionsMessagesUnsubscribeParams',
  closed({ key: SessionKey(), agentId }),
  'Parameters of sessions.messages.unsubscribe.',
);

export const SessionsMessagesUnsubscribeResult = named(
  'SessionsMessagesUnsubscribeResult',
  open({ subscribed: Type.Boolean({ description: 'Always false.' }), key: Text('Canonical session key.') }),
  'Result of sessions.messages.unsubscribe.',
);

export const sessionsMessagesUnsubscribe = defineMethod({
  method: 'sessions.messages.unsubscribe',
  since: 4,
  stability: 'stable',
  provenance: 'published',
  summary: 'Ends the session.message events of one session on this connection.',
  params: SessionsMessagesUnsubscribeParams,
  result: SessionsMessagesUnsubscribeResult,
  role: 'operator',
  scopes: ['operator.read'],
  idempotency: { kind: 'idempotent' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'key-required'],
});

export const SessionsSendParams = named(
  'SessionsSendParams',
  closed({
    key: SessionKey('A session that exists.'),
    agentId,
    message: Type.String(),
    thinking: Type.Optional(Type.String()),
    attachments: Type.Optional(Type.Array(ChatAttachment)),
    timeoutMs: Type.Optional(Millis('Time after which the run is stopped, in milliseconds.')),
    idempotencyKey: Type.Optional(
      Text('Becomes the runId. Repeat it to repeat the request safely; a fresh one when left out.'),
    ),
  }),
  'Parameters of sessions.send.',
);

export const SessionsSendResult = named(
  'SessionsSendResult',
  open({
    ...ChatRunStatus.properties,
    messageSeq: Type.Optional(
      Type.Integer({ minimum: 1, description: 'Number of the message in the transcript, once it is in.' }),
    ),
  }),
  'Result of sessions.send.',
);

export const sessionsSend = defineMethod({
  method: 'sessions.send',
  since: 4,
  stability: 'stable',
  provenance: 'published',
  summary: 'Sends a message into a session that exists and starts a run.',
  description:
    'As chat.send, with two differences: an unknown session is an error, and the key may be left out. Both share the memory of keys. `/stop` is a message here; use sessions.abort.',
  params: SessionsSendParams,
  result: SessionsSendResult,
  role: 'operator',
  scopes: ['operator.write'],
  idempotency: { kind: 'unsafe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN', 'UNAVAILABLE'],
  emits: ['chat', 'agent', 'sessions.changed', 'session.message'],
  examples: ['ok', 'unknown-session'],
});

export const SessionsAbortParams = named(
  'SessionsAbortParams',
  closed({
    key: Type.Optional(SessionKey()),
    runId: Type.Optional(Text()),
    agentId,
    clearQueued: Type.Optional(
      Type.Boolean({ description: 'false: messages that wait stay, and the next one starts.' }),
    ),
  }),
  'Parameters of sessions.abort: a session, a run, or both.',
);

export const SessionsAbortResult = named(
  'SessionsAbortResult',
  open({
    ok: Type.Literal(true),
    status: openEnum(['aborted', 'no-active-run']),
    abortedRunId: Type.Union([Text(), Type.Null()], { description: 'The run that was stopped.' }),
  }),
  'Result of sessions.abort.',
);

export const sessionsAbort = defineMethod({
  method: 'sessions.abort',
  since: 4,
  stability: 'stable',
  provenance: 'published',
  summary: 'Stops the run of a session.',
  description: 'As chat.abort; nothing running is no error. A run of another operator needs operator.admin.',
  params: SessionsAbortParams,
  result: SessionsAbortResult,
  role: 'operator',
  scopes: ['operator.write'],
  idempotency: { kind: 'idempotent' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: ['chat', 'agent', 'sessions.changed'],
  examples: ['aborted', 'idle', 'nothing-named'],
});
