/** Agent runs: start one, wait for one. */
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
import { InputProvenance, TaskCompletion } from '../run-options.ts';
import { Type } from '../typebox.ts';

const v4 = { since: 4, provenance: 'published' } as const;

export const AgentParams = named(
  'AgentParams',
  closed({
    message: Text('What the agent is asked.'),
    idempotencyKey: Text('Chosen by the caller; becomes the runId. Repeat it to repeat the request safely.'),
    agentId: Type.Optional(Text('Which agent runs; the default agent when left out.')),
    sessionKey: Type.Optional(
      Type.String({ description: 'Session it runs in, such as `main` or `agent:main:main`.' }),
    ),
    sessionId: Type.Optional(Type.String()),
    to: Type.Optional(
      Type.String({ description: 'Address whose session is used, and to which a reply is delivered.' }),
    ),
    deliver: Type.Optional(Type.Boolean({ description: 'Whether the reply is sent to a channel as well.' })),
    channel: Type.Optional(Type.String()),
    accountId: Type.Optional(Type.String()),
    threadId: Type.Optional(Type.String()),
    replyTo: Type.Optional(Type.String()),
    replyChannel: Type.Optional(Type.String()),
    replyAccountId: Type.Optional(Type.String()),
    groupId: Type.Optional(Type.String()),
    groupChannel: Type.Optional(Type.String()),
    groupSpace: Type.Optional(Type.String()),
    thinking: Type.Optional(Type.String({ description: 'Thinking level for this run.' })),
    timeout: Type.Optional(Count('Seconds after which the run is stopped; 0 means no limit.')),
    attachments: Type.Optional(Type.Array(Type.Unknown())),
    lane: Type.Optional(Type.String()),
    extraSystemPrompt: Type.Optional(Type.String()),
    label: field(Type.Optional(Type.String({ minLength: 1, maxLength: 512 })), { provenance: 'published' }),
    spawnedBy: Type.Optional(Type.String()),
    bestEffortDeliver: field(Type.Optional(Type.Boolean()), v4),
    provider: field(Type.Optional(Type.String()), v4),
    model: field(Type.Optional(Type.String()), v4),
    expectedExistingSessionId: field(Type.Optional(Text()), v4),
    cwd: field(Type.Optional(Text()), v4),
    cleanupBundleMcpOnRunEnd: field(Type.Optional(Type.Boolean()), v4),
    modelRun: field(Type.Optional(Type.Boolean()), v4),
    promptMode: field(Type.Optional(oneOf(['full', 'minimal', 'none'])), v4),
    bootstrapContextMode: field(Type.Optional(oneOf(['full', 'lightweight'])), v4),
    bootstrapContextRunKind: field(Type.Optional(oneOf(['default', 'heartbeat', 'cron'])), v4),
    inputProvenance: field(Type.Optional(InputProvenance), v4),
    voiceWakeTrigger: field(
      Type.Optional(Type.String({ description: 'The word that woke the device.' })),
      v4,
    ),
    acpTurnSource: field(Type.Optional(Type.Literal('manual_spawn')), v4),
    execApprovalFollowupExpectedSessionId: field(Type.Optional(Text()), v4),
    suppressPromptPersistence: field(Type.Optional(Type.Boolean()), v4),
    sessionEffects: field(Type.Optional(oneOf(['visible', 'internal'])), v4),
    sourceReplyDeliveryMode: field(Type.Optional(oneOf(['automatic', 'message_tool_only'])), v4),
    disableMessageTool: field(Type.Optional(Type.Boolean()), v4),
    swarmCollector: field(Type.Optional(Type.Boolean()), v4),
    swarmOutputSchema: field(Type.Optional(Type.Record(Type.String(), Type.Unknown())), v4),
    forceRestartSafeTools: field(Type.Optional(Type.Boolean()), v4),
    forceCodeModeTools: field(Type.Optional(Type.Boolean()), v4),
    internalEvents: field(Type.Optional(Type.Array(TaskCompletion)), v4),
    internalRuntimeHandoffId: field(Type.Optional(Text()), v4),
    internalExecutionIdentityRetry: field(Type.Optional(Type.Boolean()), v4),
    internalExecutionIdentityRecoveryAttempt: field(Type.Optional(Type.Integer({ minimum: 1 })), v4),
  }),
  'Parameters of agent.',
);

export const AgentAccepted = named(
  'AgentAccepted',
  open({
    runId: Text(),
    status: oneOf(['accepted', 'in_flight'], 'in_flight: a request with the same key is still running.'),
    acceptedAt: field(Type.Optional(Timestamp()), { volatile: true }),
    sessionKey: field(Type.Optional(Text('Canonical session key.')), { since: 4, provenance: 'observed' }),
    agentId: field(Type.Optional(Text()), { since: 4, provenance: 'observed' }),
  }),
  'First response of agent: the run was accepted.',
);

export const AgentReplyPayload = named(
  'AgentReplyPayload',
  open({
    text: Type.Optional(Type.String()),
    mediaUrl: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    mediaUrls: Type.Optional(Type.Array(Type.String())),
  }),
  'One message of a reply.',
);

export const AgentFinal = named(
  'AgentFinal',
  open({
    runId: Text(),
    status: oneOf(['ok', 'error', 'timeout'], 'How the run ended.'),
    summary: Type.Optional(Type.String({ description: 'One line: `completed`, `aborted` or the error.' })),
    result: Type.Optional(
      open({
        payloads: Type.Optional(Type.Array(AgentReplyPayload)),
        meta: Type.Optional(
          open({
            durationMs: field(Type.Optional(Millis()), { volatile: true }),
            aborted: Type.Optional(Type.Boolean()),
            agentMeta: Type.Optional(
              open({
                sessionId: Type.Optional(Type.String()),
                provider: Type.Optional(Type.String()),
                model: Type.Optional(Type.String()),
              }),
            ),
          }),
        ),
      }),
    ),
    sessionKey: field(Type.Optional(Text()), { since: 4, provenance: 'observed' }),
    agentId: field(Type.Optional(Text()), { since: 4, provenance: 'observed' }),
    stopReason: Type.Optional(Text()),
    endedAt: field(Type.Optional(Timestamp()), { volatile: true }),
  }),
  'Second response of agent: the run ended. When it failed the response carries ok:false, an error and this payload.',
);

export const AgentResult = named(
  'AgentResult',
  Type.Union([AgentAccepted, AgentFinal]),
  'First response of agent. A repeated key whose run has ended is answered at once with the final payload.',
);

export const agent = defineMethod({
  method: 'agent',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Starts an agent run and answers twice: when it is accepted and when it has ended.',
  description: [
    'Both responses carry the id of the request. The second one goes only to the request that started the run; a repeated key is answered once: with in_flight while the run goes on, with the final payload afterwards.',
    'Progress comes as `agent` and `chat` events with the same runId.',
    'With `deliver` the reply is sent to a channel as well: to `replyChannel` and `replyTo`, else to `channel` and `to`, else to where the last message of the session came from. The second response comes when the channel has taken it; a reply that no channel takes is a failed run, unless `bestEffortDeliver` is true.',
  ].join('\n\n'),
  params: AgentParams,
  result: AgentResult,
  final: AgentFinal,
  role: 'operator',
  scopes: ['operator.write'],
  idempotency: { kind: 'keyed', field: 'idempotencyKey' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN', 'UNAVAILABLE', 'AGENT_TIMEOUT'],
  emits: ['agent', 'chat'],
  examples: ['accepted-and-final', 'failed-run', 'delivered', 'no-place-to-deliver', 'key-required'],
});

export const AgentWaitParams = named(
  'AgentWaitParams',
  closed({
    runId: Text(),
    timeoutMs: Type.Optional(
      Millis('How long to wait, in milliseconds; 0 answers at once. 30 000 when left out.'),
    ),
  }),
  'Parameters of agent.wait.',
);

export const AgentWaitResult = named(
  'AgentWaitResult',
  open({
    runId: Text(),
    status: openEnum(['ok', 'error', 'timeout'], 'timeout: the run goes on, or nobody knows it.'),
    startedAt: field(Type.Optional(Timestamp()), { volatile: true }),
    endedAt: field(Type.Optional(Timestamp()), { volatile: true }),
    error: Type.Optional(Type.String()),
    stopReason: Type.Optional(Type.String()),
  }),
  'Result of agent.wait.',
);

export const agentWait = defineMethod({
  method: 'agent.wait',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Waits until a run has ended, or until the time is up.',
  params: AgentWaitParams,
  result: AgentWaitResult,
  role: 'operator',
  scopes: ['operator.write'],
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ended', 'unknown-run', 'run-id-required'],
});
