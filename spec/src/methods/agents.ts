/** Which agents and models there are. */
import { closed, defineMethod, field, named, oneOf, open, openEnum, Text } from '../define.ts';
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
    agentRuntime: field(Type.Optional(open({ id: Text(), source: Text() })), v4),
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
  }),
  'One model.',
);

export const ModelsListResult = named(
  'ModelsListResult',
  open({
    models: Type.Array(ModelChoice),
    providerOutcomes: field(Type.Optional(Type.Array(Type.Unknown())), v4),
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
