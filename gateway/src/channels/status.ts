/** What channels.status, health and status say about channels. */
import type { ChannelAccountStatus, ChannelsStatusResult } from '@clawspec/protocol';
import type { ChannelFacts, Clock } from '../ports.ts';
import type { Channel } from './channel.ts';
import type { ChannelHub } from './hub.ts';
import type { AccountSupervisor } from './supervisor.ts';

const PROBE_TIMEOUT_MS = 10_000;

export interface StatusRequest {
  /** Only these. */
  readonly channels: readonly Channel[];
  readonly probe: boolean;
  readonly timeoutMs?: number;
  readonly signal: AbortSignal;
}

export async function channelsStatus(
  hub: ChannelHub,
  clock: Clock,
  { channels, probe, timeoutMs = PROBE_TIMEOUT_MS, signal }: StatusRequest,
): Promise<ChannelsStatusResult> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(Math.max(1, timeoutMs))]);
  const accounts = new Map<string, ChannelAccountStatus[]>();
  await Promise.all(
    channels.map(async channel => {
      const list = hub.accounts(channel).map(one => (probe ? probed(one, limit, clock) : detailed(one)));
      accounts.set(channel.descriptor.id, await Promise.all(list));
    }),
  );
  const by = <T>(make: (channel: Channel) => T): Record<string, T> =>
    Object.fromEntries(channels.map(channel => [channel.descriptor.id, make(channel)]));
  return {
    ts: clock.now(),
    channelOrder: channels.map(({ descriptor }) => descriptor.id),
    channelLabels: by(({ descriptor }) => descriptor.label),
    channelDetailLabels: by(({ descriptor }) => descriptor.detailLabel),
    channelSystemImages: Object.fromEntries(
      channels.flatMap(({ descriptor: { id, systemImage } }) =>
        systemImage === undefined ? [] : [[id, systemImage]],
      ),
    ),
    channelMeta: channels.map(({ descriptor: { id, label, detailLabel, systemImage } }) => ({
      id,
      label,
      detailLabel,
      ...(systemImage === undefined ? {} : { systemImage }),
    })),
    channels: by(channel => summary(hub, channel)),
    channelAccounts: Object.fromEntries(
      channels.map(({ descriptor: { id } }) => [id, accounts.get(id) ?? []]),
    ),
    channelDefaultAccountId: by(({ defaultAccountId }) => defaultAccountId),
  };
}

export function channelFacts(hub: ChannelHub): ChannelFacts {
  return {
    health() {
      const { listed } = hub;
      const entries = listed.map(channel => [
        channel.descriptor.id,
        {
          ...summary(hub, channel),
          accounts: Object.fromEntries(hub.accounts(channel).map(one => [one.account.accountId, brief(one)])),
        },
      ]);
      return {
        channels: Object.fromEntries(entries),
        channelOrder: listed.map(({ descriptor }) => descriptor.id),
        channelLabels: Object.fromEntries(listed.map(({ descriptor }) => [descriptor.id, descriptor.label])),
      };
    },
    lines: () =>
      hub.listed.map(channel => {
        const { linked, connected } = summary(hub, channel);
        const state = !linked ? 'not linked' : connected ? 'connected' : 'not connected';
        return `${channel.descriptor.label}: ${state}`;
      }),
  };
}

/** How the default account is. */
function summary(hub: ChannelHub, channel: Channel) {
  const own = hub.accounts(channel).find(({ account }) => account.accountId === channel.defaultAccountId);
  return { ...(own === undefined ? {} : brief(own)), accountId: channel.defaultAccountId };
}

function brief(supervisor: AccountSupervisor) {
  const { configured, linked, running, connected, lastError } = supervisor.status();
  return { configured, linked, running, connected, lastError };
}

function detailed(supervisor: AccountSupervisor): ChannelAccountStatus {
  return { ...supervisor.account.details?.(), ...supervisor.status() };
}

async function probed(
  supervisor: AccountSupervisor,
  signal: AbortSignal,
  clock: Clock,
): Promise<ChannelAccountStatus> {
  const { account } = supervisor;
  if (account.probe === undefined) return detailed(supervisor);
  const { promise: late, resolve } = Promise.withResolvers<{ ok: false; error: string }>();
  const onAbort = () => resolve({ ok: false, error: 'no answer in time' });
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  const asked = account.probe(signal).catch((error: unknown) => ({
    ok: false,
    error: error instanceof Error ? error.message : String(error),
  }));
  const probe = await Promise.race([asked, late]);
  return { ...detailed(supervisor), probe, lastProbeAt: clock.now() };
}
