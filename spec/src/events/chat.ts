/** The reply of a run as a chat shows it. */
import { ChatMessage, TokenUsage } from '../chat-message.ts';
import { Count, defineEvent, field, named, open, openEnum, Text } from '../define.ts';
import { RunErrorDetail } from '../run-options.ts';
import { Type } from '../typebox.ts';

const common = {
  runId: Text(),
  sessionKey: Text('Canonical key (protocol 4); protocol 3 gateways may repeat the key as requested.'),
  seq: field(
    Count(
      'Number within the run, never falling; the last delta and the end may share one. Not the seq of the frame.',
    ),
    { volatile: true },
  ),
  agentId: field(Type.Optional(Text()), { since: 4, provenance: 'published' }),
  spawnedBy: field(Type.Optional(Text()), { since: 4, provenance: 'published' }),
};

export const ChatDelta = named(
  'ChatDelta',
  open({
    ...common,
    state: Type.Literal('delta'),
    message: field(Type.Optional(ChatMessage), {
      description: 'The whole reply so far: replace what you show with it. Always there in protocol 3.',
    }),
    deltaText: field(Type.Optional(Type.String({ description: 'Text added since the last delta sent.' })), {
      requiredSince: 4,
      since: 4,
      provenance: 'published',
    }),
    replace: field(
      Type.Optional(Type.Boolean({ description: 'The reply was rewritten; deltaText starts it anew.' })),
      {
        since: 4,
        provenance: 'published',
      },
    ),
    usage: Type.Optional(TokenUsage),
  }),
  'The reply grew. Deltas are throttled, and several may come as one: `message` always holds everything.',
);

export const ChatFinal = named(
  'ChatFinal',
  open({
    ...common,
    state: Type.Literal('final'),
    message: field(Type.Optional(ChatMessage), {
      description: 'The complete reply. Absent when the run said nothing to show.',
    }),
    usage: Type.Optional(TokenUsage),
    stopReason: field(Type.Optional(Text()), { since: 4, provenance: 'published' }),
    yielded: field(Type.Optional(Type.Boolean()), { since: 4, provenance: 'published' }),
  }),
  'The run ended well. A short reply may come as final without any delta.',
);

export const ChatAborted = named(
  'ChatAborted',
  open({
    ...common,
    state: Type.Literal('aborted'),
    message: field(Type.Optional(ChatMessage), { description: 'What was said before.' }),
    stopReason: Type.Optional(openEnum(['rpc', 'stop', 'timeout'], 'rpc: chat.abort. stop: `/stop`.')),
    errorMessage: field(Type.Optional(Type.String()), { since: 4, provenance: 'published' }),
  }),
  'The run was stopped.',
);

export const ChatError = named(
  'ChatError',
  open({
    ...common,
    state: Type.Literal('error'),
    errorMessage: Type.Optional(Type.String()),
    errorKind: field(
      Type.Optional(openEnum(['refusal', 'timeout', 'rate_limit', 'context_length', 'unknown'])),
      {
        since: 4,
        provenance: 'published',
      },
    ),
    errorDetail: field(Type.Optional(RunErrorDetail), { since: 4, provenance: 'published' }),
    message: field(Type.Optional(ChatMessage), { since: 4, provenance: 'published' }),
    usage: field(Type.Optional(TokenUsage), { since: 4, provenance: 'published' }),
    stopReason: field(Type.Optional(Text()), { since: 4, provenance: 'published' }),
  }),
  'The run failed.',
);

export const ChatStatus = named(
  'ChatStatus',
  open({
    ...common,
    state: Type.Literal('status'),
    phase: openEnum([
      'preparing_workspace',
      'naming_worktree',
      'creating_worktree',
      'running_setup',
      'provisioning_environment',
      'preparing_context',
      'starting_model',
    ]),
  }),
  'What a run does before it speaks. Protocol 4 only.',
);

export const ChatOther = named(
  'ChatOther',
  open(
    {
      ...common,
      state: Type.Unsafe<string>({
        type: 'string',
        minLength: 1,
        not: { enum: ['delta', 'final', 'aborted', 'error', 'status'] },
      }),
    },
    { 'x-open-variant': true },
  ),
  'A state that this specification does not describe.',
);

export const ChatPayload = named(
  'ChatPayload',
  Type.Unsafe<Record<string, unknown>>({
    type: 'object',
    required: ['state'],
    'x-tag': 'state',
    anyOf: [ChatDelta, ChatFinal, ChatAborted, ChatError, ChatStatus, ChatOther],
  }),
  'Payload of chat. Ignore states you do not know.',
);

export const chat = defineEvent({
  event: 'chat',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'The reply of a run grew, ended, failed or was stopped.',
  description: [
    'Fold by runId: a delta replaces the text shown with `message`; final, aborted and error end the run. Never append `message` to what you have: it is cumulative.',
    'Protocol 3 gateways send it to every connection.',
  ].join('\n\n'),
  payload: ChatPayload,
  delivery: 'broadcast',
  scopes: ['operator.read'],
  roles: ['operator'],
  stateVersion: false,
  droppable: false,
  examples: ['delta', 'final', 'aborted', 'error'],
});
