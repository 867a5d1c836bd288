/** All channels of a gateway: loaded, supervised, and the one door for what comes in and goes out. */
import type { DatabaseSync } from 'node:sqlite';
import { GatewayError } from '../errors.ts';
import type { Clock, Ids, Log } from '../ports.ts';
import type { Channel, OutboundMessage, OutboundPoll, Sent } from './channel.ts';
import type { ChannelsConfig } from './config.ts';
import { Inbound, type Turns } from './inbound.ts';
import { Outbound } from './outbound.ts';
import { CHANNELS, type ChannelEntry } from './registry.ts';
import { ReplyQueue } from './reply-queue.ts';
import { ChannelStore, type Route } from './store.ts';
import { AccountSupervisor } from './supervisor.ts';
import { createWebchat, type SessionNotes, WEBCHAT } from './webchat.ts';

export interface ChannelLimits {
  readonly inboundKept: number;
  readonly routesKept: number;
  readonly inboundWaiting: number;
  readonly inboundTextChars: number;
  readonly queue: number;
  /** Replies that wait for their account to connect. */
  readonly repliesWaiting: number;
  readonly sendTimeoutMs: number;
  readonly backoffMinMs: number;
  readonly backoffMaxMs: number;
  readonly stopTimeoutMs: number;
}

export const DEFAULT_CHANNEL_LIMITS: ChannelLimits = {
  inboundKept: 2_000,
  routesKept: 10_000,
  inboundWaiting: 128,
  inboundTextChars: 100_000,
  queue: 100,
  repliesWaiting: 1_000,
  sendTimeoutMs: 30_000,
  backoffMinMs: 1_000,
  backoffMaxMs: 60_000,
  stopTimeoutMs: 2_000,
};

export interface ChannelHubOptions {
  /** Opened with `CHANNEL_TABLES` among its tables. */
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly config: ChannelsConfig;
  readonly defaultAgentId: string;
  readonly turns: Turns;
  readonly notes: SessionNotes;
  /** Called when an account began or stopped to be of use. */
  readonly onChange: () => void;
  readonly limits?: Partial<ChannelLimits>;
  /** What can be switched on; the built-in channels when left out. */
  readonly entries?: readonly ChannelEntry[];
}

/** One account of one channel, found and ready to be asked. */
export interface Place {
  readonly channel: Channel;
  readonly supervisor: AccountSupervisor;
}

export class ChannelHub {
  readonly store: ChannelStore;
  readonly #options: ChannelHubOptions;
  readonly #limits: ChannelLimits;
  readonly #entries: readonly ChannelEntry[];
  readonly #channels = new Map<string, Channel>();
  readonly #supervisors = new Map<Channel, AccountSupervisor[]>();
  readonly #outbound: Outbound;
  readonly #inbound: Inbound;
  readonly #replies: ReplyQueue;
  #closed = false;

  constructor(options: ChannelHubOptions) {
    this.#options = options;
    this.#limits = { ...DEFAULT_CHANNEL_LIMITS, ...options.limits };
    this.#entries = (options.entries ?? CHANNELS).filter(entry => entry.enabled(options.config));
    const { db, clock, log, turns } = options;
    this.store = new ChannelStore(db, this.#limits);
    this.#outbound = new Outbound(this.#limits);
    this.#inbound = new Inbound({
      store: this.store,
      clock,
      log,
      turns,
      limits: this.#limits,
      reply: (route, text, replyToId) => this.#replies.add(route, text, replyToId),
    });
    this.#replies = new ReplyQueue({
      db,
      clock,
      log,
      max: this.#limits.repliesWaiting,
      send: (route, text, replyToId) =>
        this.send(this.place(route.channel, route.accountId), { ...plain(route, text), replyToId }),
    });
    this.#add(createWebchat(options.notes));
  }

  /** Loads and starts what the configuration switches on. One that cannot be loaded does not hold the others up. */
  async start(): Promise<void> {
    for (const entry of this.#entries) {
      try {
        this.#add(await entry.load({ ...this.#options, store: this.store }));
      } catch (error) {
        this.#options.log.error('a channel could not be loaded', { channel: entry.id, error });
      }
    }
    this.#inbound.resume(this.#channels);
    await this.#replies.flush();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#outbound.close();
    const stopped = [...this.#supervisors.values()].flat().map(supervisor => supervisor.stop());
    await Promise.all([...stopped, this.#inbound.close()]);
    await this.#replies.close();
  }

  /** Channels that people see, in order. */
  get listed(): readonly Channel[] {
    return [...this.#channels.values()].filter(({ descriptor }) => descriptor.internal !== true);
  }

  find(id: string): Channel | undefined {
    return this.#channels.get(id.trim().toLowerCase());
  }

  accounts(channel: Channel): readonly AccountSupervisor[] {
    return this.#supervisors.get(channel) ?? [];
  }

  /**
   * An account by name, the default one without.
   *
   * @throws GatewayError INVALID_REQUEST when there is none.
   */
  place(channelId: string, accountId?: string): Place {
    const channel = this.find(channelId);
    if (channel === undefined) throw new GatewayError('INVALID_REQUEST', `unsupported channel: ${channelId}`);
    const wanted = accountId?.trim() || channel.defaultAccountId;
    const supervisor = this.accounts(channel).find(({ account }) => account.accountId === wanted);
    if (supervisor !== undefined) return { channel, supervisor };
    throw new GatewayError('INVALID_REQUEST', `unknown account of ${channel.descriptor.id}: ${wanted}`);
  }

  /** @throws GatewayError, DeliveryError as `Outbound.send` does. */
  async send({ channel, supervisor }: Place, message: OutboundMessage): Promise<Sent> {
    return this.#outbound.send(channel, supervisor, message);
  }

  async sendPoll({ channel, supervisor }: Place, poll: OutboundPoll): Promise<Sent> {
    return this.#outbound.sendPoll(channel, supervisor, poll);
  }

  /** Forgets the login and stops the account. False when there was nothing to forget. */
  async logout({ supervisor }: Place): Promise<boolean> {
    const { logout } = supervisor.account;
    const cleared = (await logout?.()) ?? false;
    await supervisor.stop();
    this.#options.onChange();
    return cleared;
  }

  /** Starts the account when its login has come to its end. */
  linked({ supervisor }: Place): void {
    if (!this.#closed) supervisor.start();
  }

  #changed(): void {
    if (this.#closed) return;
    this.#options.onChange();
    void this.#replies.flush();
  }

  #add(channel: Channel): void {
    if (this.#closed) return;
    this.#channels.set(channel.descriptor.id, channel);
    const { clock, log } = this.#options;
    const supervisors = channel.accounts.map(
      account =>
        new AccountSupervisor({
          account,
          clock,
          log,
          limits: this.#limits,
          receive: message => this.#inbound.receive(channel, account.accountId, message),
          onChange: channel.descriptor.internal === true ? () => {} : () => this.#changed(),
        }),
    );
    this.#supervisors.set(channel, supervisors);
    for (const supervisor of supervisors) supervisor.start();
  }
}

export const INTERNAL_CHANNEL = WEBCHAT.id;

/** A message of text alone. */
export function plain({ to, threadId }: Pick<Route, 'to' | 'threadId'>, text: string): OutboundMessage {
  return { to, text, media: [], ...(threadId === undefined ? {} : { threadId }) };
}
