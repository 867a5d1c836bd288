/** Channels: how they stand, and the link to their accounts. */
import { CHANNEL_STATUS, ChannelStatusIssue } from '../channel-status.ts';
import { closed, defineMethod, field, Millis, named, open, Text, Timestamp } from '../define.ts';
import { EventLoopHealth } from '../health.ts';
import { Type } from '../typebox.ts';

const v4 = { since: 4, provenance: 'published' } as const;

export const ChannelsStatusParams = named(
  'ChannelsStatusParams',
  closed({
    probe: Type.Optional(Type.Boolean({ description: 'Ask the services now; takes as long as they take.' })),
    timeoutMs: Type.Optional(Millis('Longest time for all probes.')),
    channel: field(Type.Optional(Text('Only this channel.')), v4),
  }),
  'Parameters of channels.status.',
);

export const ChannelsStatusResult = named(
  'ChannelsStatusResult',
  open({
    ts: field(Timestamp(), { volatile: true }),
    ...CHANNEL_STATUS,
    eventLoop: field(Type.Optional(EventLoopHealth), { ...v4, volatile: true }),
    partial: field(Type.Optional(Type.Boolean({ description: 'Some channels did not answer in time.' })), v4),
    warnings: field(Type.Optional(Type.Array(Type.String())), v4),
    statusIssues: field(Type.Optional(Type.Array(ChannelStatusIssue)), { since: 4, provenance: 'observed' }),
  }),
  'Result of channels.status.',
);

export const channelsStatus = defineMethod({
  method: 'channels.status',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Tells which channels are configured and how their accounts are.',
  description: 'Lists and maps are empty, not absent, when no channel is configured.',
  params: ChannelsStatusParams,
  result: ChannelsStatusResult,
  role: 'operator',
  scopes: ['operator.read'],
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['none', 'ok', 'protocol-3', 'unknown-member', 'missing-scope'],
});

export const ChannelsLogoutParams = named(
  'ChannelsLogoutParams',
  closed({
    channel: Text('Id of the channel.'),
    accountId: Type.Optional(Type.String({ description: 'Its default account when left out.' })),
  }),
  'Parameters of channels.logout.',
);

export const ChannelsLogoutResult = named(
  'ChannelsLogoutResult',
  open({
    channel: Text(),
    accountId: Text(),
    cleared: Type.Boolean({ description: 'Whether there was a login to forget.' }),
    loggedOut: Type.Optional(Type.Boolean()),
  }),
  'Result of channels.logout.',
);

export const channelsLogout = defineMethod({
  method: 'channels.logout',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Logs an account of a channel out and stops it.',
  description:
    'The gateway forgets the login, also across restarts. Nothing to forget is no error: `cleared` is false.',
  params: ChannelsLogoutParams,
  result: ChannelsLogoutResult,
  role: 'operator',
  scopes: ['operator.admin'],
  idempotency: { kind: 'idempotent' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN', 'UNAVAILABLE'],
  emits: ['health'],
  examples: ['ok', 'unknown-channel', 'channel-required'],
});

export const WebLoginStartParams = named(
  'WebLoginStartParams',
  closed({
    force: Type.Optional(Type.Boolean({ description: 'Forget a login that is there and begin anew.' })),
    timeoutMs: Type.Optional(Millis('Longest time to wait for something to show.')),
    verbose: Type.Optional(Type.Boolean()),
    accountId: Type.Optional(Type.String({ description: 'The default account when left out.' })),
  }),
  'Parameters of web.login.start.',
);

const login = {
  message: Type.String({ description: 'What to do or what happened, for people.' }),
  qrDataUrl: Type.Optional(Text('Code to scan with the phone, as a data URL of a PNG image.')),
};

export const WebLoginStartResult = named(
  'WebLoginStartResult',
  open({ ...login, connected: field(Type.Optional(Type.Boolean()), v4) }),
  'Result of web.login.start. Without a code there is nothing to scan: the account is linked already.',
);

export const webLoginStart = defineMethod({
  method: 'web.login.start',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Begins to link an account of the channel that is linked by scanning a code.',
  description:
    'The gateway picks the channel: the configured one that offers such a login. Where none does, it refuses. Show the code, then call web.login.wait.',
  params: WebLoginStartParams,
  result: WebLoginStartResult,
  role: 'operator',
  scopes: ['operator.admin'],
  idempotency: { kind: 'idempotent' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN', 'UNAVAILABLE'],
  emits: ['health'],
  examples: ['ok', 'no-provider'],
});

export const WebLoginWaitParams = named(
  'WebLoginWaitParams',
  closed({
    timeoutMs: Type.Optional(Millis('How long to wait.')),
    accountId: Type.Optional(Type.String({ description: 'The default account when left out.' })),
    currentQrDataUrl: field(
      Type.Optional(
        Type.String({
          maxLength: 16_384,
          pattern: '^data:image/png;base64,',
          description: 'The code that is shown now: the answer comes when there is another one.',
        }),
      ),
      v4,
    ),
  }),
  'Parameters of web.login.wait.',
);

export const WebLoginWaitResult = named(
  'WebLoginWaitResult',
  open({ ...login, connected: Type.Boolean({ description: 'Whether the account is linked now.' }) }),
  'Result of web.login.wait.',
);

export const webLoginWait = defineMethod({
  method: 'web.login.wait',
  since: 3,
  stability: 'stable',
  provenance: 'published',
  summary: 'Waits until the account is linked, the code changes, or the time is up.',
  params: WebLoginWaitParams,
  result: WebLoginWaitResult,
  role: 'operator',
  scopes: ['operator.admin'],
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN', 'UNAVAILABLE'],
  emits: [],
  examples: ['ok', 'no-provider'],
});
