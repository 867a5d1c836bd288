/** channels.status, channels.logout, web.login.start, web.login.wait. */
import type { EventLoopHealth, WebLoginStartResult, WebLoginWaitResult } from '@clawspec/protocol';
import type { ChannelLogin, LoginStep } from '../channels/channel.ts';
import type { ChannelHub, Place } from '../channels/hub.ts';
import { channelsStatus } from '../channels/status.ts';
import { GatewayError } from '../errors.ts';
import type { Clock, Handlers, Protocol } from '../ports.ts';

export interface ChannelMethodParts {
  readonly hub: ChannelHub;
  readonly clock: Clock;
  readonly eventLoop: () => EventLoopHealth | undefined;
}

const LOGIN_START_MS = 30_000;
const LOGIN_WAIT_MS = 120_000;

export function channelHandlers({
  hub,
  clock,
  eventLoop,
}: ChannelMethodParts): Handlers<
  'channels.status' | 'channels.logout' | 'web.login.start' | 'web.login.wait'
> {
  return {
    'channels.status': async ({ channel: id, probe, timeoutMs }, { caller, signal }) => {
      const status = await channelsStatus(hub, clock, {
        channels: id === undefined ? hub.listed : [listed(hub, id, `unsupported channel: ${id}`)],
        probe: probe === true,
        signal,
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
      });
      const loop = eventLoop();
      if (caller.protocol < 4) return status;
      return { ...status, ...(loop === undefined ? {} : { eventLoop: loop }), statusIssues: [] };
    },

    'channels.logout': async ({ channel: id, accountId }) => {
      const channel = listed(hub, id, 'invalid channels.logout channel');
      const place = hub.place(channel.descriptor.id, accountId);
      if (place.supervisor.account.logout === undefined) {
        throw new GatewayError('INVALID_REQUEST', `channel ${channel.descriptor.id} does not support logout`);
      }
      const cleared = await hub.logout(place);
      const account = place.supervisor.account.accountId;
      return { channel: channel.descriptor.id, accountId: account, cleared, loggedOut: cleared };
    },

    'web.login.start': async ({ accountId, force, timeoutMs }, { caller, signal }) => {
      const { place, login } = provider(hub, accountId);
      const step = await login.start({
        force: force === true,
        signal: limit(signal, timeoutMs ?? LOGIN_START_MS),
      });
      if (step.connected) hub.linked(place);
      return started(step, caller.protocol);
    },

    'web.login.wait': async ({ accountId, timeoutMs, currentQrDataUrl }, { signal }) => {
      const { place, login } = provider(hub, accountId);
      const step = await login.wait({
        signal: limit(signal, timeoutMs ?? LOGIN_WAIT_MS),
        ...(currentQrDataUrl === undefined ? {} : { currentQr: currentQrDataUrl }),
      });
      if (step.connected) hub.linked(place);
      return step satisfies WebLoginWaitResult;
    },
  };
}

function listed(hub: ChannelHub, id: string, otherwise: string) {
  const channel = hub.find(id);
  if (channel !== undefined && channel.descriptor.internal !== true) return channel;
  throw new GatewayError('INVALID_REQUEST', otherwise);
}

/** The first configured channel that is linked by a person. */
function provider(hub: ChannelHub, accountId: string | undefined): { place: Place; login: ChannelLogin } {
  const channel = hub.listed.find(({ accounts }) => accounts.some(({ login }) => login !== undefined));
  if (channel === undefined) throw new GatewayError('INVALID_REQUEST', 'web login provider is not available');
  const place = hub.place(channel.descriptor.id, accountId);
  const { login } = place.supervisor.account;
  if (login !== undefined) return { place, login };
  throw new GatewayError('INVALID_REQUEST', 'web login provider is not available');
}

function started({ message, qrDataUrl, connected }: LoginStep, protocol: Protocol): WebLoginStartResult {
  return {
    message,
    ...(qrDataUrl === undefined ? {} : { qrDataUrl }),
    ...(protocol < 4 ? {} : { connected }),
  };
}

function limit(signal: AbortSignal, timeoutMs: number): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(Math.max(1, timeoutMs))]);
}
