/** Channels of the gateway, as the rest of it sees them. */
import type { ChannelFacts, Deliveries } from '../ports.ts';
import { createDeliveries } from './deliveries.ts';
import { ChannelHub, type ChannelHubOptions } from './hub.ts';
import { channelFacts } from './status.ts';

export { type ChannelsConfig, checkChannels } from './config.ts';
export type { ChannelHub } from './hub.ts';
export { CHANNEL_TABLES } from './tables.ts';

export interface ChannelSubsystem {
  readonly hub: ChannelHub;
  readonly facts: ChannelFacts;
  readonly deliveries: Deliveries;
  /** Loads and starts the channels that are switched on. */
  start(): Promise<void>;
  /** Stops them. Runs that they wait for have to be stopped beside it. */
  close(): Promise<void>;
}

export function createChannels(options: ChannelHubOptions): ChannelSubsystem {
  const hub = new ChannelHub(options);
  return {
    hub,
    facts: channelFacts(hub),
    deliveries: createDeliveries(hub, options.clock),
    start: () => hub.start(),
    close: () => hub.close(),
  };
}
