/** Which channels there are. An adapter is loaded when its channel is switched on, not before. */
import type { Clock, Ids } from '../ports.ts';
import type { Channel } from './channel.ts';
import type { ChannelsConfig } from './config.ts';
import type { ChannelStore } from './store.ts';

export interface ChannelParts {
  readonly config: ChannelsConfig;
  readonly store: ChannelStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly defaultAgentId: string;
}

export interface ChannelEntry {
  readonly id: string;
  readonly enabled: (config: ChannelsConfig) => boolean;
  readonly load: (parts: ChannelParts) => Promise<Channel>;
}

/** In the order in which clients show them. */
export const CHANNELS: readonly ChannelEntry[] = [
  {
    id: 'loopback',
    enabled: ({ loopback }) => loopback?.enabled === true,
    load: async parts => {
      const { createLoopback } = await import('./loopback.ts');
      return createLoopback({ ...parts, config: parts.config.loopback ?? {} });
    },
  },
];
