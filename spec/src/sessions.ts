/** Types that the methods and events of sessions share. */
import { Count, closed, field, named, oneOf, open, openEnum, Text, Timestamp } from './define.ts';
import { Type } from './typebox.ts';

const v4 = { since: 4, provenance: 'published' } as const;
const observed4 = { since: 4, provenance: 'observed' } as const;

/** A value, or null to go back to what holds without one. */
export const orNull = <const T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

export const SessionKey = (description = 'Session, such as `main` or `agent:main:notes`.') =>
  Text(description);
export const SessionLabel = () =>
  Type.String({ minLength: 1, maxLength: 512, description: 'Name for people, unique in the gateway.' });
export const FastMode = () => Type.Union([Type.Boolean(), Type.Literal('auto')]);
export const PermissionMode = () => oneOf(['read-only', 'guarded', 'workspace', 'full']);

export const SessionToolOverrides = named(
  'SessionToolOverrides',
  closed({
    mcpServers: Type.Optional(Type.Record(Type.String(), Type.Boolean())),
    mcpToolsDeny: Type.Optional(Type.Record(Type.String(), Type.Array(Text()))),
    skills: Type.Optional(Type.Record(Type.String(), Type.Boolean())),
    webSearch: Type.Optional(Type.Boolean()),
  }),
  'Tools that a session has switched on or off.',
);

export const SessionEntry = named(
  'SessionEntry',
  open({
    sessionId: field(Text('Changes when the transcript begins anew.'), { volatile: true }),
    updatedAt: field(Timestamp(), { volatile: true }),
    label: Type.Optional(Type.String()),
    thinkingLevel: Type.Optional(Type.String()),
    verboseLevel: Type.Optional(Type.String()),
    reasoningLevel: Type.Optional(Type.String()),
    responseUsage: Type.Optional(Type.String()),
    chatType: Type.Optional(openEnum(['direct', 'group', 'channel'])),
    systemSent: Type.Optional(Type.Boolean()),
    abortedLastRun: Type.Optional(Type.Boolean()),
    inputTokens: field(Type.Optional(Count()), { volatile: true }),
    outputTokens: field(Type.Optional(Count()), { volatile: true }),
    totalTokens: field(Type.Optional(Count()), { volatile: true }),
    spawnedBy: Type.Optional(Type.String()),
    lifecycleRevision: field(Type.Optional(Text('Changes with every reset.')), {
      ...observed4,
      volatile: true,
    }),
    createdAt: field(Type.Optional(Timestamp()), { ...observed4, volatile: true }),
    createdVia: field(Type.Optional(openEnum(['operator', 'spawn', 'channel', 'cron', 'run'])), observed4),
    parentSessionKey: field(Type.Optional(Type.String()), observed4),
    status: field(Type.Optional(Type.String()), observed4),
    lastRunError: field(Type.Optional(Type.String()), observed4),
    category: field(Type.Optional(Type.String()), v4),
    icon: field(Type.Optional(Type.String()), v4),
    color: field(Type.Optional(Type.String()), v4),
    displayName: field(Type.Optional(Type.String()), v4),
    fastMode: field(Type.Optional(FastMode()), v4),
  }),
  'What is kept about a session. Upstream sends more members than are listed here; ignore what you do not know.',
);

export const SessionResolved = named(
  'SessionResolved',
  open({
    modelProvider: Type.Optional(Type.String()),
    model: Type.Optional(Type.String()),
    thinkingLevel: field(Type.Optional(Type.String()), observed4),
    runtimeSelectionLocked: field(Type.Optional(Type.Boolean()), observed4),
    agentRuntime: field(
      Type.Optional(open({ id: Type.String(), source: Type.Optional(Type.String()) })),
      observed4,
    ),
  }),
  'What the next run of the session will use.',
);
