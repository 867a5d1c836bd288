/** Making, changing and removing sessions. */
import { Count, closed, defineMethod, field, Millis, named, oneOf, open, Text } from '../define.ts';
import {
  FastMode,
  orNull,
  PermissionMode,
  SessionEntry,
  SessionKey,
  SessionLabel,
  SessionResolved,
  SessionToolOverrides,
} from '../sessions.ts';
import { Type } from '../typebox.ts';
import { ChatAttachment } from './chat.ts';

const v4 = { since: 4, provenance: 'published' } as const;
const observed4 = { since: 4, provenance: 'observed' } as const;
const agentId = field(Type.Optional(Text('Agent, when the key does not name it.')), v4);
const level = (description?: string) => Type.Optional(orNull(Text(description)));

export const SessionsPatchParams = named(
  'SessionsPatchParams',
  closed({
    key: SessionKey(),
    agentId,
    label: Type.Optional(orNull(SessionLabel())),
    thinkingLevel: level('How much the model thinks, such as `off`, `low` or `high`.'),
    verboseLevel: level(),
    reasoningLevel: level(),
    elevatedLevel: level(),
    responseUsage: Type.Optional(orNull(oneOf(['off', 'tokens', 'full', 'on']))),
    execHost: level(),
    execSecurity: level(),
    execAsk: level(),
    execNode: level(),
    model: level('`model` or `provider/model`, as models.list names it.'),
    sendPolicy: Type.Optional(orNull(oneOf(['allow', 'deny']))),
    groupActivation: Type.Optional(orNull(oneOf(['mention', 'always']))),
    expectedSessionId: field(
      Type.Optional(Text('The patch is refused when the session has another id by now.')),
      v4,
    ),
    expectedLifecycleRevision: field(Type.Optional(Text('Likewise, with the revision of the entry.')), v4),
    expectedPermissionMode: field(Type.Optional(orNull(PermissionMode())), v4),
    expectedToolOverrides: field(Type.Optional(orNull(SessionToolOverrides)), v4),
    expectedMarkedUnreadAt: field(Type.Optional(orNull(Type.Number({ minimum: 0 }))), v4),
    icon: field(Type.Optional(orNull(Type.String())), v4),
    color: field(Type.Optional(orNull(Type.String())), v4),
    category: field(Type.Optional(orNull(Type.String({ minLength: 1, maxLength: 512 }))), v4),
    boardFace: field(Type.Optional(oneOf(['chat', 'dashboard'])), v4),
    statusNote: field(Type.Optional(orNull(Type.String({ maxLength: 120 }))), v4),
    attention: field(Type.Optional(orNull(oneOf(['hand', 'key', 'alert', 'flag', 'lock', 'hourglass']))), v4),
    ttlMinutes: field(Type.Optional(Type.Integer({ minimum: 1, maximum: 120 })), v4),
    archived: field(Type.Optional(Type.Boolean()), v4),
    pinned: field(Type.Optional(Type.Boolean()), v4),
    unread: field(Type.Optional(Type.Boolean({ description: 'false: the session was read.' })), v4),
    contextWindow: field(level(), v4),
    fastMode: field(Type.Optional(orNull(FastMode())), v4),
    toolOverrides: field(Type.Optional(orNull(SessionToolOverrides)), v4),
    traceLevel: field(level(), v4),
    permissionMode: field(Type.Optional(orNull(PermissionMode())), v4),
    completionOwnerSessionKey: field(level(), v4),
    inheritedToolPolicyVersion: field(Type.Optional(orNull(Type.Literal(1))), v4),
    inheritedToolAllow: field(Type.Optional(orNull(Type.Array(Text()))), v4),
    inheritedToolDeny: field(Type.Optional(orNull(Type.Array(Text()))), v4),
  }),
  'Parameters of sessions.patch. A member that is left out stays as it is, null clears it.',
);

export const SessionsPatchResult = named(
  'SessionsPatchResult',
  open({
    ok: Type.Literal(true),
    path: Type.String({ description: 'Where the session store is.' }),
    key: Text('Canonical session key.'),
    entry: SessionEntry,
    resolved: Type.Optional(SessionResolved),
  }),
  'Result of sessions.patch.',
);

export const sessionsPatch = defineMethod({
  method: 'sessions.patch',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Changes the label and the settings of a session.',
  description:
    'A session that does not exist is made. Either all members of a patch are taken or none. Protocol 3 gateways ask for operator.admin; members that reach beyond the conversation may need it in protocol 4 too.',
  params: SessionsPatchParams,
  result: SessionsPatchResult,
  role: 'operator',
  scopes: ['operator.write'],
  idempotency: { kind: 'idempotent' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: ['sessions.changed'],
  examples: ['label', 'cleared', 'label-taken'],
});

export const SessionsCreateParams = named(
  'SessionsCreateParams',
  closed({
    key: Type.Optional(SessionKey('Key of the new session; a fresh one when left out.')),
    idempotencyKey: Type.Optional(Text('Repeat it to repeat the request safely.')),
    agentId: Type.Optional(Text()),
    label: Type.Optional(SessionLabel()),
    displayName: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 500,
        description: 'Title to show, not unique. Ignored when the session exists.',
      }),
    ),
    category: Type.Optional(Type.String({ minLength: 1, maxLength: 512 })),
    model: Type.Optional(Text()),
    contextWindow: Type.Optional(Text()),
    thinkingLevel: Type.Optional(Text()),
    fastMode: Type.Optional(FastMode()),
    permissionMode: Type.Optional(PermissionMode()),
    toolOverrides: Type.Optional(SessionToolOverrides),
    incognito: Type.Optional(Type.Boolean()),
    visibility: Type.Optional(oneOf(['shared', 'read-only', 'suggest', 'draft'])),
    catalogId: Type.Optional(Text()),
    parentSessionKey: Type.Optional(Text('A session that exists.')),
    spawnDepth: Type.Optional(Type.Integer({ minimum: 1 })),
    fork: Type.Optional(Type.Boolean({ description: 'Begin with the transcript of the parent.' })),
    forkFrom: Type.Optional(Type.Literal('last-completed')),
    emitCommandHooks: Type.Optional(Type.Boolean()),
    succeedsParent: Type.Optional(Type.Boolean()),
    task: Type.Optional(Type.String({ description: 'First message, unless `message` is there.' })),
    message: Type.Optional(Type.String({ description: 'First message; it starts a run.' })),
    attachments: Type.Optional(Type.Array(ChatAttachment)),
    projectId: Type.Optional(Text()),
    projectGitUrl: Type.Optional(Type.String({ minLength: 1, maxLength: 2048 })),
    worktree: Type.Optional(Type.Boolean()),
    worktreeBaseRef: Type.Optional(Text()),
    worktreeName: Type.Optional(Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$' })),
    execNode: Type.Optional(Text()),
    cwd: Type.Optional(Text()),
  }),
  'Parameters of sessions.create.',
);

export const SessionRunError = named(
  'SessionRunError',
  open({
    code: Text(),
    message: Text(),
    details: Type.Optional(Type.Unknown()),
    retryable: Type.Optional(Type.Boolean()),
    retryAfterMs: Type.Optional(Millis()),
  }),
  'Why the first message of a new session did not start a run.',
);

export const SessionsCreateResult = named(
  'SessionsCreateResult',
  open({
    ok: Type.Literal(true),
    key: Text('Canonical session key.'),
    sessionId: field(Type.Optional(Text()), { volatile: true }),
    entry: Type.Optional(SessionEntry),
    runStarted: Type.Optional(Type.Boolean()),
    runId: Type.Optional(Text()),
    messageSeq: Type.Optional(
      Type.Integer({ minimum: 1, description: 'Number of the first message in the transcript.' }),
    ),
    runError: Type.Optional(SessionRunError),
    resolved: field(Type.Optional(SessionResolved), observed4),
    worktree: Type.Optional(open({ id: Text(), path: Text(), branch: Text() })),
  }),
  'Result of sessions.create.',
);

export const sessionsCreate = defineMethod({
  method: 'sessions.create',
  since: 4,
  stability: 'stable',
  provenance: 'published',
  summary: 'Makes a session, and starts a run in it when there is a first message.',
  description:
    'The key of an existing session is no error: that session is taken. When the first message cannot start a run the session is there all the same, and `runError` says why. Without an idempotency key a repeated request makes a second session.',
  params: SessionsCreateParams,
  result: SessionsCreateResult,
  role: 'operator',
  scopes: ['operator.write'],
  idempotency: { kind: 'unsafe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN', 'UNAVAILABLE'],
  emits: ['sessions.changed', 'session.message', 'chat', 'agent'],
  examples: ['ok', 'first-message', 'unknown-parent'],
});

export const SessionsResetParams = named(
  'SessionsResetParams',
  closed({
    key: SessionKey(),
    agentId,
    reason: Type.Optional(oneOf(['new', 'reset'])),
  }),
  'Parameters of sessions.reset.',
);

export const SessionsResetResult = named(
  'SessionsResetResult',
  open({
    ok: Type.Literal(true),
    key: Text('Canonical session key.'),
    entry: SessionEntry,
    resolved: field(Type.Optional(SessionResolved), observed4),
  }),
  'Result of sessions.reset.',
);

export const sessionsReset = defineMethod({
  method: 'sessions.reset',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Begins the conversation of a session anew.',
  description:
    'Runs of the session are stopped, the transcript goes into the archive of the gateway, token counts begin at 0. Key, label and settings stay. Some protocol 4 gateways keep the sessionId and change `lifecycleRevision` only.',
  params: SessionsResetParams,
  result: SessionsResetResult,
  role: 'operator',
  scopes: ['operator.admin'],
  idempotency: { kind: 'idempotent' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: ['sessions.changed'],
  examples: ['ok', 'key-required'],
});

export const SessionsDeleteParams = named(
  'SessionsDeleteParams',
  closed({
    key: SessionKey(),
    deleteTranscript: Type.Optional(
      Type.Boolean({ description: 'false leaves the transcript out of the archive. Default true.' }),
    ),
    agentId,
    expectedSessionId: field(Type.Optional(Text()), v4),
    expectedLifecycleRevision: field(Type.Optional(Text()), v4),
    expectedSessionUpdatedAt: field(Type.Optional(Type.Number({ minimum: 0 })), v4),
    emitLifecycleHooks: field(Type.Optional(Type.Boolean()), v4),
    archivedOnly: field(Type.Optional(Type.Boolean()), v4),
  }),
  'Parameters of sessions.delete.',
);

export const SessionsDeleteResult = named(
  'SessionsDeleteResult',
  open({
    ok: Type.Literal(true),
    key: Text('Canonical session key.'),
    deleted: Type.Boolean({ description: 'false: there was no such session.' }),
    archived: Type.Array(Text(), {
      description: 'Names of the archived transcripts. A session without messages has none.',
    }),
    worktreePreserved: field(
      Type.Optional(open({ id: Text(), branch: Text(), path: Text(), reason: Text() })),
      v4,
    ),
  }),
  'Result of sessions.delete.',
);

export const sessionsDelete = defineMethod({
  method: 'sessions.delete',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Removes a session; its runs are stopped and its transcript is archived.',
  description:
    'The main session of an agent cannot be deleted. The key may be used again: the session that then comes has another sessionId and an empty transcript.',
  params: SessionsDeleteParams,
  result: SessionsDeleteResult,
  role: 'operator',
  scopes: ['operator.admin'],
  idempotency: { kind: 'idempotent' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: ['sessions.changed'],
  examples: ['ok', 'unknown', 'main-session'],
});

export const SessionsCompactParams = named(
  'SessionsCompactParams',
  closed({
    key: SessionKey(),
    maxLines: Type.Optional(
      Type.Integer({ minimum: 1, description: 'Messages to keep, the newest ones. 400 when left out.' }),
    ),
    agentId,
  }),
  'Parameters of sessions.compact.',
);

export const SessionsCompactResult = named(
  'SessionsCompactResult',
  open({
    ok: Type.Boolean({ description: 'Protocol 4 gateways may say false when there is nothing to compact.' }),
    key: Text('Canonical session key.'),
    compacted: Type.Boolean(),
    reason: Type.Optional(Text('Why nothing was done.')),
    kept: Type.Optional(Count('Messages that are still there.')),
    archived: Type.Optional(Text('Name of the archived part.')),
  }),
  'Result of sessions.compact.',
);

export const sessionsCompact = defineMethod({
  method: 'sessions.compact',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Shortens the transcript of a session to its newest messages; the others are archived.',
  description:
    'Nothing to do is no error: `compacted` is false and `reason` says why. Gateways with a model may write a summary in place of the old messages.',
  params: SessionsCompactParams,
  result: SessionsCompactResult,
  role: 'operator',
  scopes: ['operator.admin'],
  idempotency: { kind: 'idempotent' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: ['sessions.changed'],
  examples: ['ok', 'nothing-to-do', 'key-required'],
});
