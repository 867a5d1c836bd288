/** How a heartbeat went: in the event `heartbeat` and as the result of `last-heartbeat`. */
import { field, Millis, named, open, openEnum, Text, Timestamp } from './define.ts';
import { Type } from './typebox.ts';

const published4 = { since: 4, provenance: 'observed' } as const;

export const HeartbeatEvent = named(
  'HeartbeatEvent',
  open({
    ts: field(Timestamp(), { volatile: true }),
    status: openEnum(
      ['sent', 'ok-empty', 'ok-token', 'skipped', 'failed'],
      '`sent`: the reply went to a channel. `ok-token`: the agent acknowledged with `HEARTBEAT_OK`, nothing is shown. `ok-empty`: it said nothing. `skipped`: nothing was delivered, `reason` says why. `failed`: the run failed.',
    ),
    reason: Type.Optional(
      openEnum(
        ['no-target', 'no-route', 'agent-runner-failure', 'quiet-hours', 'disabled'],
        '`no-target` (protocol 3) and `no-route` (protocol 4): the reply is in the session alone.',
      ),
    ),
    preview: Type.Optional(Type.String({ description: 'The beginning of the reply.' })),
    durationMs: Type.Optional(field(Millis(), { volatile: true })),
    hasMedia: Type.Optional(Type.Boolean()),
    to: Type.Optional(Type.String()),
    channel: Type.Optional(Text()),
    message: field(Type.Optional(Type.String({ description: 'What a person can do about it.' })), published4),
    silent: field(Type.Optional(Type.Boolean({ description: 'Do not disturb people with it.' })), published4),
    indicatorType: field(Type.Optional(openEnum(['ok', 'alert', 'error'])), published4),
  }),
  'How a heartbeat went.',
);
