/** Members of a session that only protocol 4 gateways send and that apps show: history, sharing, placement. */
import { Count, field, named, open, openEnum, Text } from './define.ts';
import { PERMISSION_MODES } from './run-options.ts';
import { SessionToolOverrides } from './sessions.ts';
import { Type } from './typebox.ts';

const v4 = { since: 4, provenance: 'published' } as const;
const time4 = { ...v4, volatile: true } as const;
const Moment = () => Type.Number({ description: 'Milliseconds since the Unix epoch.', 'x-unit': 'ms-epoch' });

export const SessionActor = named(
  'SessionActor',
  open({
    type: openEnum(['human', 'agent', 'system']),
    id: Type.Optional(Text()),
    label: Type.Optional(Text()),
    avatarUrl: Type.Optional(Text()),
    identity: Type.Optional(Type.Unknown({ description: 'Profile, agent or remote account.' })),
  }),
  'Who did something to a session.',
);

export const sessionRowExtras = {
  incognito: field(Type.Optional(Type.Literal(true)), v4),
  channelAvatarUrl: field(Type.Optional(Text()), v4),
  boardFace: field(Type.Optional(openEnum(['chat', 'dashboard'])), v4),
  classification: field(Type.Optional(Text()), v4),
  accountId: field(Type.Optional(Text()), v4),
  peerKind: field(Type.Optional(Text()), v4),
  isBackground: field(Type.Optional(Type.Boolean()), v4),
  archivedAt: field(Type.Optional(Moment()), time4),
  archivedBy: field(Type.Optional(SessionActor), v4),
  pinnedAt: field(Type.Optional(Moment()), time4),
  lastReadAt: field(Type.Optional(Moment()), time4),
  markedUnreadAt: field(Type.Optional(Moment()), time4),
  lastActivityAt: field(Type.Optional(Moment()), time4),
  lastInteractionAt: field(Type.Optional(Moment()), time4),
  restartRecoveryStatus: field(Type.Optional(openEnum(['tombstoned'])), v4),
  activeLeafEntryId: field(Type.Optional(Type.Union([Text(), Type.Null()])), time4),
  controlOwnerSessionKey: field(Type.Optional(Type.String()), v4),
  childSessions: field(Type.Optional(Type.Array(Type.String())), v4),
  forkedFromParent: field(Type.Optional(Type.Boolean()), v4),
  spawnDepth: field(Type.Optional(Type.Number()), v4),
  subagentRole: field(Type.Optional(openEnum(['orchestrator', 'leaf'])), v4),
  subagentControlScope: field(Type.Optional(openEnum(['children', 'none'])), v4),
  swarmGroupId: field(Type.Optional(Type.String()), v4),
  worktree: field(
    Type.Optional(open({ id: Type.String(), branch: Type.String(), repoRoot: Type.String() })),
    v4,
  ),
  execNode: field(Type.Optional(Type.String()), v4),
  execCwd: field(Type.Optional(Type.String()), v4),
  spawnedWorkspaceDir: field(Type.Optional(Type.String()), v4),
  spawnedCwd: field(Type.Optional(Type.String()), v4),
  permissionMode: field(Type.Optional(openEnum(PERMISSION_MODES)), v4),
  permissionModePending: field(Type.Optional(Type.Boolean()), v4),
  sessionRoot: field(Type.Optional(Type.String()), v4),
  createdVia: field(
    Type.Optional(openEnum(['operator', 'spawn', 'channel', 'cron', 'talk', 'run', 'plugin', 'internal'])),
    v4,
  ),
  createdActor: field(Type.Optional(SessionActor), v4),
  owner: field(Type.Optional(Type.Unknown({ description: 'Who owns it, where gateways have users.' })), v4),
  participants: field(Type.Optional(Type.Array(Type.Unknown(), { maxItems: 4 })), v4),
  participantCount: field(Type.Optional(Count()), v4),
  visibility: field(Type.Optional(openEnum(['shared', 'read-only', 'suggest', 'draft'])), v4),
  sharingRole: field(Type.Optional(openEnum(['admin', 'owner', 'member', 'viewer'])), v4),
  createdAt: field(Type.Optional(Moment()), time4),
  forkSource: field(
    Type.Optional(
      open({ sessionKey: Type.String(), sessionId: Type.String(), entryId: Type.Optional(Type.String()) }),
    ),
    v4,
  ),
  previousSessionId: field(Type.Optional(Type.String()), time4),
  estimatedCostUsd: field(Type.Optional(Type.Number()), v4),
  modelOverrideSource: field(Type.Optional(Type.Union([openEnum(['user', 'auto']), Type.Null()])), v4),
  toolOverrides: field(Type.Optional(SessionToolOverrides), v4),
};
