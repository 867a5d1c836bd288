/** How channels and their accounts stand, as channels.status tells it. */
import { Count, field, named, open, openEnum, Text, Timestamp } from './define.ts';
import { Type } from './typebox.ts';

const Moment = (description: string) =>
  field(Type.Optional(Type.Union([Timestamp(description), Type.Null()])), { volatile: true });
const TextOrNull = (description: string) =>
  Type.Optional(Type.Union([Type.String(), Type.Null()], { description }));

export const ChannelAccountStatus = named(
  'ChannelAccountStatus',
  open({
    accountId: Text(),
    name: Type.Optional(Type.String({ description: 'Name for people.' })),
    enabled: Type.Optional(Type.Boolean({ description: 'Whether the configuration has it on.' })),
    configured: Type.Optional(Type.Boolean({ description: 'Whether it has what it needs to connect.' })),
    linked: Type.Optional(Type.Boolean({ description: 'Whether it is logged in.' })),
    running: Type.Optional(Type.Boolean({ description: 'Whether the gateway keeps it going.' })),
    connected: Type.Optional(Type.Boolean({ description: 'Whether it can send and receive now.' })),
    reconnectAttempts: Type.Optional(Count('Attempts since it was connected last.')),
    lastConnectedAt: Moment('When it connected last.'),
    lastError: TextOrNull('Why it is not connected, or what failed last.'),
    healthState: field(Type.Optional(Type.String()), { since: 4, provenance: 'published' }),
    lastStartAt: Moment('When it was started last.'),
    lastStopAt: Moment('When it stopped last.'),
    lastInboundAt: Moment('When a message came last.'),
    lastOutboundAt: Moment('When a message was sent last.'),
    lastTransportActivityAt: field(Moment('When the other side was heard last.'), {
      since: 4,
      provenance: 'published',
    }),
    busy: field(Type.Optional(Type.Boolean()), { since: 4, provenance: 'published' }),
    activeRuns: field(Type.Optional(Count('Agent runs that answer messages of it now.')), {
      since: 4,
      provenance: 'published',
    }),
    lastProbeAt: Moment('When it was probed last.'),
    lastRunActivityAt: Moment('When such a run did something last.'),
    activeRunStartedAt: Moment('When the oldest of them began.'),
    probe: Type.Optional(Type.Unknown({ description: 'What the probe found; differs by channel.' })),
    audit: Type.Optional(Type.Unknown()),
    application: Type.Optional(Type.Unknown()),
    mode: Type.Optional(Type.String()),
    dmPolicy: Type.Optional(Type.String({ description: 'Who may write to the agent, such as `open`.' })),
    allowFrom: Type.Optional(Type.Array(Type.String(), { description: 'Senders that may.' })),
    allowUnmentionedGroups: Type.Optional(
      Type.Boolean({ description: 'Whether messages in groups count that do not mention the agent.' }),
    ),
    tokenSource: Type.Optional(Type.String({ description: 'Where its token is from; never the token.' })),
    botTokenSource: Type.Optional(Type.String()),
    appTokenSource: Type.Optional(Type.String()),
    credentialSource: TextOrNull('Where its credentials are from; never the credentials.'),
    audienceType: TextOrNull('What the service checks its requests for.'),
    audience: TextOrNull('The value it checks for.'),
    webhookPath: TextOrNull('Path under which the service calls the gateway.'),
    webhookUrl: TextOrNull('Address under which the service calls the gateway.'),
    baseUrl: Type.Optional(Type.String({ description: 'Address of the service or its bridge.' })),
    cliPath: TextOrNull('Program that speaks to the service.'),
    dbPath: TextOrNull('Database of messages that is read.'),
    port: Type.Optional(Type.Union([Count(), Type.Null()], { description: 'Port of the bridge.' })),
  }),
  'One account of a channel. Channels add members of their own.',
);

export const ChannelMeta = named(
  'ChannelMeta',
  open({
    id: Text(),
    label: Text('Name for people.'),
    detailLabel: Text('Longer name for people.'),
    systemImage: Type.Optional(Type.String({ description: 'Name of a symbol for Apple clients.' })),
  }),
  'What a client needs to show a channel.',
);

const byChannel = <const T extends Parameters<typeof Type.Record>[1]>(schema: T, description: string) =>
  Type.Record(Type.String(), schema, { description });

/** Members of the result of channels.status that say how channels are. */
export const CHANNEL_STATUS = {
  channelOrder: Type.Array(Text(), {
    description: 'Ids of the configured channels, in the order to show them.',
  }),
  channelLabels: byChannel(Text(), 'Name by channel.'),
  channelDetailLabels: Type.Optional(byChannel(Text(), 'Longer name by channel.')),
  channelSystemImages: Type.Optional(byChannel(Text(), 'Symbol by channel.')),
  channelMeta: Type.Optional(Type.Array(ChannelMeta)),
  channels: byChannel(Type.Unknown(), 'Summary by channel; differs by channel.'),
  channelAccounts: byChannel(Type.Array(ChannelAccountStatus), 'Accounts by channel.'),
  channelDefaultAccountId: byChannel(Text(), 'Account that sends when none is named, by channel.'),
};

export const ChannelStatusIssue = named(
  'ChannelStatusIssue',
  open({
    channel: Type.Optional(Type.String()),
    accountId: Type.Optional(Type.String()),
    kind: Type.Optional(openEnum(['auth', 'config', 'runtime', 'permissions', 'intent'])),
    message: Type.Optional(Type.String()),
    fix: Type.Optional(Type.String()),
  }),
  'Something about a channel that a person should look at.',
);
