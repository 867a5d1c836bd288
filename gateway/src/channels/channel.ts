/**
 * What a channel is to the gateway. An adapter speaks to one service; everything else (supervision, queues,
 * dedupe, sessions, status) is done once, around it.
 */
import type { Log } from '../ports.ts';

export type ChatType = 'direct' | 'group';

export interface ChannelDescriptor {
  /** Such as `telegram`; the first part of addresses and session keys. */
  readonly id: string;
  readonly label: string;
  readonly detailLabel: string;
  /** Name of a symbol for Apple clients. */
  readonly systemImage?: string;
  /** Serves the gateway itself: not listed, not reachable with `send`. */
  readonly internal?: boolean;
  readonly chatTypes: readonly ChatType[];
  /** Longest text of one message; longer ones are sent in parts. */
  readonly textLimit: number;
  readonly threads: boolean;
  /** What its polls can do; undefined: it has none. */
  readonly polls?: { readonly maxOptions: number; readonly duration: boolean; readonly anonymous: boolean };
}

/** A file: where the service gets it from, or its bytes. */
export type Media =
  | { readonly url: string }
  | { readonly data: Buffer; readonly fileName?: string; readonly contentType?: string };

/** Where a message goes, within one account. */
export interface Destination {
  /** Canonical address, as `Channel.address` gave it. */
  readonly to: string;
  readonly threadId?: string;
}

export interface OutboundMessage extends Destination {
  readonly text: string;
  readonly media: readonly Media[];
  readonly replyToId?: string;
  readonly silent?: boolean;
  readonly asVoice?: boolean;
  readonly gifPlayback?: boolean;
  readonly forceDocument?: boolean;
}

export interface OutboundPoll extends Destination {
  readonly question: string;
  readonly options: readonly string[];
  readonly maxSelections: number;
  readonly durationMs?: number;
  readonly anonymous?: boolean;
  readonly silent?: boolean;
}

/** The service took it. */
export interface Sent {
  readonly messageId: string;
  /** Members of the response that some services add: `chatId`, `toJid`, `pollId` and the like. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** A message that came. Services deliver some twice: the id makes them one. */
export interface InboundMessage {
  /** Stable, and unique within the account. */
  readonly messageId: string;
  readonly chatType: ChatType;
  /** The chat: the sender of a direct message, the group otherwise. Answers go there. */
  readonly peer: string;
  readonly sender: {
    readonly id: string;
    readonly name?: string /** Another program: never answered. */;
    readonly bot: boolean;
  };
  /** Whether it speaks to the agent: true for direct messages, for groups when it was mentioned. */
  readonly addressed: boolean;
  readonly text: string;
  readonly media: readonly Media[];
  readonly threadId?: string;
  /** When the service got it, in milliseconds since the epoch. */
  readonly at: number;
}

/** `duplicate`: it was taken before. */
export type Taken = 'accepted' | 'duplicate';

/** What an account may do while it runs. */
export interface AccountContext {
  /** Aborted when the account has to stop. */
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Tells that it can send and receive now. */
  connected(): void;
  /**
   * Hands a message over. When this has returned, the message is written down: acknowledge it to the service then.
   *
   * @throws GatewayError UNAVAILABLE when too many wait; leave it with the service.
   */
  receive(message: InboundMessage): Taken;
}

export interface LoginStep {
  readonly connected: boolean;
  /** What to do or what happened, for people. */
  readonly message: string;
  /** Code to scan, as a data URL of a PNG image. */
  readonly qrDataUrl?: string;
}

/** How an account is linked by a person with a phone. */
export interface ChannelLogin {
  /** `force` forgets a login that is there. */
  start(options: { readonly force: boolean; readonly signal: AbortSignal }): Promise<LoginStep>;
  /** Answers when linked, when the code is another one than `currentQr`, or when the signal is aborted. */
  wait(options: { readonly currentQr?: string; readonly signal: AbortSignal }): Promise<LoginStep>;
}

export interface ChannelAccount {
  readonly accountId: string;
  readonly name?: string;
  readonly enabled: boolean;
  /** Whether it has the settings that it needs. */
  readonly configured: boolean;
  /** Agent that answers; undefined: messages are only kept. */
  readonly agentId?: string;
  /** Whether it is logged in. Read often; must be cheap. */
  linked(): boolean;
  /**
   * Connects and serves until the signal is aborted. Rejects when the connection is lost: the supervisor
   * calls again, later each time. Secrets never stand in messages of errors.
   */
  run(context: AccountContext): Promise<void>;
  send(message: OutboundMessage, signal: AbortSignal): Promise<Sent>;
  sendPoll?(poll: OutboundPoll, signal: AbortSignal): Promise<Sent>;
  /** Asks the service how it is. */
  probe?(signal: AbortSignal): Promise<Readonly<Record<string, unknown>>>;
  readonly login?: ChannelLogin;
  /** Forgets the login, durably. False when there was none. */
  logout?(): Promise<boolean>;
  /** Members of its own in channels.status; no secrets. */
  details?(): Readonly<Record<string, unknown>>;
}

export interface Channel {
  readonly descriptor: ChannelDescriptor;
  /** At least one. */
  readonly accounts: readonly ChannelAccount[];
  readonly defaultAccountId: string;
  /**
   * Canonical form of an address as a person writes it.
   *
   * @throws GatewayError INVALID_REQUEST for what is no address here.
   */
  address(to: string): string;
}
