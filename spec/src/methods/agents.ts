/** Which agents and models there are. */
import { closed, defineMethod, field, named, oneOf, open, openEnum, Text, Timestamp } from '../define.ts';
import {
  AgentRuntimeInfo,
  ContextWindowChoice,
  PERMISSION_MODES,
  ProviderOutcome,
  ThinkingChoice,
} from '../run-options.ts';
import { Type } from '../typebox.ts';

const v4 = { since: 4, provenance: 'published' } as const;

export const AgentsListParams = named('AgentsListParams', closed({}), 'Parameters of agents.list: none.');

export const AgentSummary = named(
  'AgentSummary',
  open({
    id: Text(),
    name: Type.Optional(Text()),
    identity: Type.Optional(
      open({
        name: Type.Optional(Text()),
        theme: Type.Optional(Text()),
        emoji: Type.Optional(Text()),
        avatar: Type.Optional(Text()),
        avatarUrl: Type.Optional(Text()),
      }),
    ),
    kind: field(Type.Optional(openEnum(['agent', 'system'])), v4),
    workspace: field(Type.Optional(Text()), v4),
    workspaceGit: field(Type.Optional(Type.Boolean()), v4),
    model: field(
      Type.Optional(open({ primary: Type.Optional(Text()), fallbacks: Type.Optional(Type.Array(Text())) })),
      v4,
    ),
    agentRuntime: field(Type.Optional(AgentRuntimeInfo), v4),
    createdVia: field(Type.Optional(openEnum(['operator', 'agent', 'claw'])), v4),
    creatorAgentId: field(Type.Optional(Type.Union([Text(), Type.Null()])), v4),
    createdAt: field(Type.Optional(Timestamp()), v4),
    thinkingLevels: field(Type.Optional(Type.Array(ThinkingChoice)), v4),
    thinkingOptions: field(Type.Optional(Type.Array(Text())), v4),
    thinkingDefault: field(Type.Optional(Text()), v4),
    defaultPermissionMode: field(Type.Optional(openEnum(PERMISSION_MODES)), v4),
  }),
  'One agent.',
);

export const AgentsListResult = named(
  'AgentsListResult',
  open({
    defaultId: Text('Agent that runs when none is named.'),
    mainKey: Text('Short name of the main session.'),
    scope: openEnum(['per-sender', 'global'], 'Whether every sender has a session of its own.'),
    agents: Type.Array(AgentSummary),
    ownership: field(Type.Optional(openEnum(['sole', 'legacy', 'explicit'])), v4),
    selectionRequired: field(Type.Optional(Type.Boolean()), v4),
  }),
  'Result of agents.list.',
);

export const agentsList = defineMethod({
  method: 'agents.list',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Lists the agents and says which one is the default.',
  params: AgentsListParams,
  result: AgentsListResult,
  role: 'operator',
  scopes: ['operator.read'],
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'unknown-member'],
});

export const ModelsListParams = named(
  'ModelsListParams',
  closed({
    agentId: field(Type.Optional(Text()), v4),
    view: field(Type.Optional(oneOf(['default', 'configured', 'provider-config', 'all'])), v4),
    includeProviderCapabilities: field(Type.Optional(Type.Boolean()), v4),
    preparedOnly: field(Type.Optional(Type.Boolean()), v4),
    refresh: field(Type.Optional(Type.Boolean()), v4),
  }),
  'Parameters of models.list.',
);

export const ModelChoice = named(
  'ModelChoice',
  open({
    id: Text(),
    name: Text(),
    provider: Text(),
    contextWindow: Type.Optional(Type.Integer({ minimum: 1, description: 'Tokens.' })),
    reasoning: Type.Optional(Type.Boolean()),
    input: Type.Optional(Type.Array(openEnum(['text', 'image', 'audio', 'video', 'document']))),
    alias: field(Type.Optional(Text()), v4),
    tags: field(Type.Optional(Type.Array(Text())), v4),
    available: field(Type.Optional(Type.Boolean()), v4),
    unavailableReason: field(Type.Optional(openEnum(['missing-auth', 'auth-failed', 'cooldown'])), v4),
    supportsTools: field(Type.Optional(Type.Boolean()), v4),
    unavailableUntil: field(Type.Optional(Timestamp()), v4),
    contextWindows: field(Type.Optional(Type.Array(ContextWindowChoice)), v4),
    contextWindowDefault: field(Type.Optional(Text()), v4),
    thinkingLevels: field(Type.Optional(Type.Array(ThinkingChoice)), v4),
    thinkingDefault: field(Type.Optional(Text()), v4),
    effectiveFastMode: field(Type.Optional(Type.Union([Type.Boolean(), Type.Literal('auto')])), v4),
    agentRuntime: field(Type.Optional(AgentRuntimeInfo), v4),
    apiKeySupported: field(Type.Optional(Type.Boolean()), v4),
  }),
  'One model.',
);

export const ModelsListResult = named(
  'ModelsListResult',
  open({
    models: Type.Array(ModelChoice),
    providerOutcomes: field(Type.Optional(Type.Array(ProviderOutcome)), v4),
  }),
  'Result of models.list.',
);

export const modelsList = defineMethod({
  method: 'models.list',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Lists the models that agents can use.',
  params: ModelsListParams,
  result: ModelsListResult,
  role: 'operator',
  scopes: ['operator.read'],
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'unknown-member'],
});

export const AgentIdentityGetParams = named(
  'AgentIdentityGetParams',
  closed({
    agentId: Type.Optional(Text('The default agent when left out.')),
    sessionKey: Type.Optional(Type.String({ description: 'The agent of this session.' })),
  }),
  'Parameters of agent.identity.get.',
);

export const AgentIdentityGetResult = named(
  'AgentIdentityGetResult',
  open({
    agentId: Text(),
    name: Type.Optional(Text()),
    avatar: Type.Optional(Text('A letter, an emoji or the address of a picture.')),
    emoji: Type.Optional(Text()),
    nameSource: field(Type.Optional(openEnum(['config', 'agent', 'workspace', 'default'])), {
      since: 4,
      provenance: 'published',
    }),
    avatarSource: field(Type.Optional(Text()), { since: 4, provenance: 'published' }),
    avatarStatus: field(Type.Optional(openEnum(['none', 'local', 'remote', 'data'])), {
      since: 4,
      provenance: 'published',
    }),
    avatarReason: field(Type.Optional(Text()), { since: 4, provenance: 'published' }),
  }),
  'Result of agent.identity.get.',
);

export const agentIdentityGet = defineMethod({
  method: 'agent.identity.get',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Returns the name and face of an agent.',
  params: AgentIdentityGetParams,
  result: AgentIdentityGetResult,
  role: 'operator',
  scopes: ['operator.read'],
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'unknown-agent', 'other-agent'],
});
