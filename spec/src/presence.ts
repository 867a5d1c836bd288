/** Who is here: one entry per client, node or announced host. */
import { Count, field, named, open, openEnum, Text, Timestamp } from './define.ts';
import { Type } from './typebox.ts';

export const PresenceEntry = named(
  'PresenceEntry',
  open({
    ts: field(Timestamp('When the entry last changed.'), { volatile: true }),
    text: field(Type.Optional(Type.String({ description: 'One line for people.' })), { volatile: true }),
    host: field(Type.Optional(Text('Host or display name.')), { volatile: true }),
    ip: field(Type.Optional(Text()), { volatile: true }),
    version: field(Type.Optional(Text()), { volatile: true }),
    platform: field(Type.Optional(Text()), { volatile: true }),
    deviceFamily: field(Type.Optional(Text()), { volatile: true }),
    modelIdentifier: field(Type.Optional(Text()), { volatile: true }),
    mode: Type.Optional(Text('Client mode, or `gateway` for the gateway itself.')),
    reason: Type.Optional(
      Text('Why the entry changed: `self`, `connect`, `disconnect`, or what an announcer said.'),
    ),
    lastInputSeconds: field(Type.Optional(Count('Seconds since the last user input on that host.')), {
      volatile: true,
    }),
    tags: Type.Optional(Type.Array(Text())),
    deviceId: Type.Optional(Text()),
    instanceId: field(Type.Optional(Text()), { volatile: true }),
    roles: Type.Optional(Type.Array(Text())),
    scopes: Type.Optional(Type.Array(Text())),
    clientId: field(Type.Optional(Text('Registry id of the client.')), { since: 4, provenance: 'observed' }),
    timeZone: field(Type.Optional(Text()), { since: 4, provenance: 'published' }),
    onlineSince: field(Type.Optional(Timestamp('When the connection was made.')), {
      since: 4,
      provenance: 'published',
      volatile: true,
    }),
    lastActivityAt: field(Type.Optional(Timestamp()), { since: 4, provenance: 'published', volatile: true }),
    user: field(
      Type.Optional(
        open(
          {
            id: Text(),
            identity: Type.Optional(open({ type: openEnum(['profile']), id: Text() })),
            email: Type.Optional(Text()),
            name: Type.Optional(Text()),
            avatarUrl: Type.Optional(Text()),
          },
          { description: 'Profile of the person.' },
        ),
      ),
      { since: 4, provenance: 'published' },
    ),
    watchedSessions: field(Type.Optional(Type.Array(Text())), { since: 4, provenance: 'published' }),
  }),
  'One client, node or host.',
);

export const PresenceList = named('PresenceList', Type.Array(PresenceEntry), 'The presence list.');
