/** Sessions: the conversations that the gateway keeps. */
import {
  Count,
  closed,
  defineMethod,
  field,
  named,
  oneOf,
  open,
  openEnum,
  Text,
  Timestamp,
} from '../define.ts';
import { sessionRowExtras } from '../session-row.ts';
import { Type } from '../typebox.ts';

const v4 = { since: 4, provenance: 'published' } as const;
const observed4 = { since: 4, provenance: 'observed' } as const;

export const SessionsListParams = named(
  'SessionsListParams',
  closed({
    limit: Type.Optional(Type.Integer({ minimum: 1 })),
    activeMinutes: Type.Optional(
      Type.Integer({ minimum: 1, description: 'Only sessions used in the last minutes.' }),
    ),
    includeGlobal: Type.Optional(Type.Boolean()),
    includeUnknown: Type.Optional(Type.Boolean()),
    includeDerivedTitles: Type.Optional(Type.Boolean({ description: 'Add `derivedTitle`.' })),
    includeLastMessage: Type.Optional(Type.Boolean({ description: 'Add `lastMessagePreview`.' })),
    label: Type.Optional(Type.String({ minLength: 1, maxLength: 512 })),
    spawnedBy: Type.Optional(Text()),
    agentId: Type.Optional(Text()),
    search: Type.Optional(Type.String({ description: 'Text in key, label or title.' })),
    offset: field(Type.Optional(Count()), v4),
    requireLastInteraction: field(Type.Optional(Type.Boolean()), v4),
    sortBy: field(Type.Optional(oneOf(['updatedAt', 'lastInteractionAt'])), v4),
    configuredAgentsOnly: field(Type.Optional(Type.Boolean()), v4),
    boardFace: field(Type.Optional(oneOf(['chat', 'dashboard'])), v4),
    creatorId: field(Type.Optional(Text()), v4),
    ownerId: field(Type.Optional(Text()), v4),
    ownerFirst: field(Type.Optional(Type.Boolean()), v4),
    involvingMe: field(Type.Optional(Type.Boolean()), v4),
    involvingProfileId: field(Type.Optional(Text()), v4),
    includePeople: field(Type.Optional(Type.Boolean()), v4),
    archived: field(Type.Optional(Type.Union([Type.Boolean(), Type.Literal('all')])), v4),
  }),
  'Parameters of sessions.list.',
);

export const SessionRow = named(
  'SessionRow',
  open({
    key: Text('Canonical session key.'),
    kind: openEnum(['direct', 'group', 'global', 'unknown']),
    sessionId: field(Type.Optional(Text()), { volatile: true }),
    updatedAt: field(
      Type.Optional(
        Type.Union([Type.Number({ description: 'Milliseconds since the Unix epoch.' }), Type.Null()]),
      ),
      {
        volatile: true,
      },
    ),
    label: Type.Optional(Type.String()),
    displayName: Type.Optional(Type.String()),
    derivedTitle: Type.Optional(Type.String()),
    lastMessagePreview: Type.Optional(Type.String()),
    channel: Type.Optional(Type.String()),
    chatType: Type.Optional(openEnum(['direct', 'group', 'channel'])),
    thinkingLevel: field(Type.Optional(Type.String()), { provenance: 'observed' }),
    systemSent: field(Type.Optional(Type.Boolean()), { provenance: 'observed' }),
    abortedLastRun: field(Type.Optional(Type.Boolean()), { provenance: 'observed' }),
    inputTokens: field(Type.Optional(Count()), { volatile: true }),
    outputTokens: field(Type.Optional(Count()), { volatile: true }),
    totalTokens: field(Type.Optional(Count()), { volatile: true }),
    totalTokensFresh: Type.Optional(Type.Boolean()),
    contextTokens: Type.Optional(Count()),
    modelProvider: Type.Optional(Type.String()),
    model: Type.Optional(Type.String()),
    lastChannel: field(Type.Optional(Type.String()), { provenance: 'observed' }),
    lastTo: field(Type.Optional(Type.String()), { provenance: 'observed' }),
    spawnedBy: Type.Optional(Type.String()),
    parentSessionKey: field(Type.Optional(Type.String()), v4),
    icon: field(Type.Optional(Type.String()), v4),
    color: field(Type.Optional(Type.String()), v4),
    category: field(Type.Optional(Type.String()), { since: 4, provenance: 'observed' }),
    agentId: field(Type.Optional(Text()), v4),
    isMain: field(Type.Optional(Type.Boolean()), v4),
    archived: field(Type.Optional(Type.Boolean()), v4),
    pinned: field(Type.Optional(Type.Boolean()), v4),
    unread: field(Type.Optional(Type.Boolean()), v4),
    status: field(Type.Optional(openEnum(['queued', 'running', 'done', 'failed', 'killed', 'timeout'])), v4),
    startedAt: field(Type.Optional(Timestamp()), { ...observed4, volatile: true }),
    endedAt: field(Type.Optional(Timestamp()), { ...observed4, volatile: true }),
    lastRunId: field(Type.Optional(Text()), v4),
    lastRunError: field(Type.Optional(Type.String()), v4),
    hasActiveRun: field(Type.Optional(Type.Boolean()), observed4),
    activeRunIds: field(Type.Optional(Type.Array(Text())), observed4),
    ...sessionRowExtras,
  }),
  'One session. Newer gateways may send more members; ignore what you do not know.',
);

export const SessionsListResult = named(
  'SessionsListResult',
  open({
    ts: field(Timestamp(), { volatile: true }),
    path: Type.String({ description: 'Where the session store is.' }),
    count: Count('Sessions in this answer.'),
    defaults: open({
      modelProvider: Type.Union([Type.String(), Type.Null()]),
      model: Type.Union([Type.String(), Type.Null()]),
      contextTokens: Type.Union([Type.Integer(), Type.Null()]),
    }),
    sessions: Type.Array(SessionRow, { description: 'Most recently used first.' }),
    totalCount: field(Type.Optional(Count('Sessions that match.')), observed4),
    limitApplied: field(Type.Optional(Count()), observed4),
    nextOffset: field(Type.Optional(Type.Union([Count(), Type.Null()])), observed4),
    hasMore: field(Type.Optional(Type.Boolean()), observed4),
  }),
  'Result of sessions.list.',
);

export const sessionsList = defineMethod({
  method: 'sessions.list',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Lists sessions, most recently used first.',
  params: SessionsListParams,
  result: SessionsListResult,
  role: 'operator',
  scopes: ['operator.read'],
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'unknown-member'],
});
