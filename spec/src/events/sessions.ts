/** What happens to sessions, for those who subscribed. */
import { ChatMessage } from '../chat-message.ts';
import { defineEvent, field, named, open, openEnum, Text, Timestamp } from '../define.ts';
import { SessionRow } from '../methods/sessions.ts';
import { orNull } from '../sessions.ts';
import { Type } from '../typebox.ts';

const row = {
  sessionId: field(Type.Optional(Text()), { volatile: true }),
  updatedAt: field(Type.Optional(orNull(Type.Number())), { volatile: true }),
  label: Type.Optional(orNull(Type.String())),
  displayName: Type.Optional(orNull(Type.String())),
  thinkingLevel: Type.Optional(orNull(Type.String())),
  status: Type.Optional(Type.String()),
  session: Type.Optional(SessionRow),
};

export const SessionsChangedPayload = named(
  'SessionsChangedPayload',
  open({
    sessionKey: Type.Optional(Text('Canonical key. Absent: list the sessions anew.')),
    agentId: Type.Optional(Text()),
    reason: Type.Optional(
      openEnum(
        ['create', 'patch', 'reset', 'delete', 'compact', 'send', 'abort', 'inject'],
        'What was done. Either this or `phase` is there.',
      ),
    ),
    phase: Type.Optional(
      openEnum(['start', 'model', 'end', 'error'], 'What the run did. `runId` is there too.'),
    ),
    runId: Type.Optional(Text()),
    ts: field(Type.Optional(Timestamp()), { volatile: true }),
    ...row,
  }),
  'Payload of sessions.changed. Upstream repeats the members of `session` at the top; null means cleared.',
);

export const sessionsChanged = defineEvent({
  event: 'sessions.changed',
  since: 4,
  stability: 'stable',
  provenance: 'observed',
  summary: 'A session was made, changed or removed, or a run began or ended in it.',
  description:
    'Sent to connections that called sessions.subscribe, and to nobody else. `session` is the session as it is now; it is absent after a deletion. Several changes may come as one.',
  payload: SessionsChangedPayload,
  delivery: 'broadcast',
  scopes: ['operator.read'],
  roles: ['operator'],
  stateVersion: false,
  droppable: false,
  examples: ['patch', 'delete', 'run-end'],
});

export const SessionMessagePayload = named(
  'SessionMessagePayload',
  open({
    sessionKey: Text('Canonical session key.'),
    agentId: Type.Optional(Text()),
    message: ChatMessage,
    messageId: Type.Optional(Text()),
    messageSeq: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: 'Number of the message in the transcript: 1 for the first one after a reset.',
      }),
    ),
    runId: Type.Optional(Text('Run that wrote it.')),
    ...row,
  }),
  'Payload of session.message.',
);

export const sessionMessage = defineEvent({
  event: 'session.message',
  since: 4,
  stability: 'stable',
  provenance: 'observed',
  summary: 'A message was added to a transcript.',
  description:
    'Sent to connections that called sessions.messages.subscribe for the session, and to nobody else. A number that is missing means that something was lost: call chat.history.',
  payload: SessionMessagePayload,
  delivery: 'broadcast',
  scopes: ['operator.read'],
  roles: ['operator'],
  stateVersion: false,
  droppable: false,
  examples: ['user', 'assistant'],
});
