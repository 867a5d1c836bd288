/** Progress of agent runs. */
import { Count, defineEvent, field, named, open, openEnum, Text, Timestamp } from '../define.ts';
import { Type } from '../typebox.ts';

const common = {
  runId: Text(),
  seq: field(Count('Number of this event within its run. Not the seq of the frame.'), { volatile: true }),
  ts: field(Timestamp(), { volatile: true }),
  sessionKey: field(Type.Optional(Text()), { provenance: 'observed' }),
  sessionId: field(Type.Optional(Text()), { since: 4, provenance: 'observed', volatile: true }),
  agentId: field(Type.Optional(Text()), { since: 4, provenance: 'observed' }),
  isHeartbeat: field(Type.Optional(Type.Boolean()), { since: 4, provenance: 'published' }),
  lane: field(Type.Optional(Text()), { since: 4, provenance: 'observed' }),
  spawnedBy: Type.Optional(Text()),
};

export const AgentLifecycleEvent = named(
  'AgentLifecycleEvent',
  open({
    ...common,
    stream: Type.Literal('lifecycle'),
    data: open({
      phase: openEnum(
        ['start', 'model', 'finishing', 'fallback_step', 'end', 'error'],
        'start comes first; end or error last.',
      ),
      startedAt: field(Type.Optional(Timestamp()), { volatile: true }),
      endedAt: field(Type.Optional(Timestamp()), { volatile: true }),
      error: Type.Optional(Type.String()),
      aborted: field(Type.Optional(Type.Boolean()), { since: 4, provenance: 'observed' }),
      stopReason: field(Type.Optional(Type.String()), { since: 4, provenance: 'observed' }),
      status: field(Type.Optional(Type.String()), { since: 4, provenance: 'observed' }),
      provider: field(Type.Optional(Type.Union([Type.String(), Type.Null()])), {
        since: 4,
        provenance: 'observed',
      }),
      model: field(Type.Optional(Type.Union([Type.String(), Type.Null()])), {
        since: 4,
        provenance: 'observed',
      }),
    }),
  }),
  'Start, end and failure of a run.',
);

export const AgentAssistantEvent = named(
  'AgentAssistantEvent',
  open({
    ...common,
    stream: Type.Literal('assistant'),
    data: open({
      text: Type.String({ description: 'All text so far.' }),
      delta: Type.Optional(Type.String({ description: 'What this event adds.' })),
      itemId: field(Type.Optional(Text()), { since: 4, provenance: 'observed' }),
      mediaUrls: Type.Optional(Type.Array(Type.String())),
    }),
  }),
  'Text of the reply as it grows.',
);

export const AgentToolEvent = named(
  'AgentToolEvent',
  open({
    ...common,
    stream: Type.Literal('tool'),
    data: open({
      phase: openEnum(['start', 'update', 'result']),
      toolCallId: Text(),
      name: Text('Name of the tool.'),
      args: Type.Optional(Type.Unknown({ description: 'Arguments, with phase start.' })),
      partialResult: Type.Optional(Type.Unknown()),
      result: Type.Optional(Type.Unknown({ description: 'With phase result.' })),
      isError: Type.Optional(Type.Boolean()),
    }),
  }),
  'A tool call. Sent only to connections that announced the capability `tool-events`.',
);

export const AgentOtherEvent = named(
  'AgentOtherEvent',
  open(
    {
      ...common,
      stream: Type.Unsafe<string>({
        type: 'string',
        minLength: 1,
        not: { enum: ['lifecycle', 'assistant', 'tool'] },
      }),
      data: Type.Record(Type.String(), Type.Unknown()),
    },
    { 'x-open-variant': true },
  ),
  'An event of a stream that this specification does not describe, such as `run_status`, `usage` or `thinking`.',
);

export const AgentPayload = named(
  'AgentPayload',
  Type.Unsafe<Record<string, unknown>>({
    type: 'object',
    required: ['stream'],
    'x-tag': 'stream',
    anyOf: [AgentLifecycleEvent, AgentAssistantEvent, AgentToolEvent, AgentOtherEvent],
  }),
  'Payload of agent. Ignore streams you do not know.',
);

export const agent = defineEvent({
  event: 'agent',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Something happened in an agent run.',
  description:
    'Order within a run: lifecycle start, any number of assistant and tool events, lifecycle end or error. Protocol 3 gateways send it to every connection.',
  payload: AgentPayload,
  delivery: 'broadcast',
  scopes: ['operator.read'],
  roles: ['operator'],
  stateVersion: false,
  droppable: false,
  examples: ['lifecycle-start', 'assistant', 'tool'],
});
