/**
 * What the parts of the gateway know of each other: narrow interfaces, no globals, so that several
 * gateways can run in one process and every part can be tested alone.
 */
import type {
  ClientInfo,
  EventName,
  HealthSnapshot,
  MethodName,
  ParamsOf,
  PayloadOf,
  PresenceEntry,
  ResultOf,
  StateVersion,
  StatusResult,
  SystemEventParams,
} from '@clawspec/protocol';

/** Wire protocol of a connection. */
export type Protocol = 3 | 4;

/** Source of time. Injected, so that recordings can be byte-stable. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
}

/** Calls back later. Injected, so that tests need not wait. */
export interface Timers {
  /** Does not keep the process alive. Returns what cancels it. */
  after(ms: number, work: () => void): () => void;
}

/** Source of ids and nonces. Injected, so that recordings can be byte-stable. */
export interface Ids {
  /** A fresh UUID. */
  uuid(): string;
  /** A fresh secret, base64url, 32 bytes of entropy. */
  secret(): string;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Structured log. Fields never carry secrets. */
export interface Log {
  debug(message: string, fields?: Record<string, unknown>): void;
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

/** Who is at the other end of an authenticated connection. */
export interface Caller {
  readonly connId: string;
  readonly protocol: Protocol;
  readonly role: 'operator' | 'node';
  /** Scopes of the live session, as granted. Use `hasScope`, which knows what implies what. */
  readonly scopes: readonly string[];
  readonly caps: ReadonlySet<string>;
  readonly client: ClientInfo;
  readonly deviceId?: string;
  readonly authMethod: 'token' | 'device-token' | 'password' | 'none';
  /** Whether the socket came over loopback. */
  readonly local: boolean;
  readonly remoteAddress: string;
  hasScope(scope: string): boolean;
}

export interface BroadcastOptions {
  /** Narrows the receivers further than role and scopes of the event do. */
  readonly to?: (caller: Caller) => boolean;
}

export interface Broadcaster {
  /**
   * Sends an event to every connection that its definition entitles (role and scopes, fail-closed).
   * The payload may depend on the protocol; it is made and serialised once per protocol.
   */
  broadcast<E extends EventName>(
    event: E,
    payload: PayloadOf<E> | ((protocol: Protocol) => PayloadOf<E>),
    options?: BroadcastOptions,
  ): void;
}

/** Who is here. Bounded in size; entries without a live connection expire. Broadcasts `presence` on change. */
export interface Presence {
  readonly version: number;
  list(): PresenceEntry[];
  connected(caller: Caller): void;
  disconnected(caller: Caller): void;
  announce(params: SystemEventParams): void;
  close(): void;
}

/** The health snapshot, refreshed on a timer and on demand. Broadcasts `health` when refreshed by the timer or on change. */
export interface Health {
  readonly version: number;
  snapshot(): HealthSnapshot;
  /** Makes a new snapshot now. */
  refresh(): HealthSnapshot;
  status(): StatusResult;
  close(): void;
}

/** What health and status say about agents and sessions; the agent side of the gateway provides it. */
export interface AgentFacts {
  readonly defaultAgentId: string;
  /** Session counts and the most recently used sessions by agent, newest first. */
  sessions(): {
    readonly path: string;
    readonly byAgent: readonly {
      readonly agentId: string;
      readonly count: number;
      readonly recent: readonly { readonly key: string; readonly updatedAt: number | null }[];
    }[];
  };
  /** Default model of new sessions, or null when none is configured. */
  readonly defaultModel: {
    readonly provider: string;
    readonly model: string;
    readonly contextTokens: number;
  } | null;
}

/** What health and status say about heartbeats. */
export interface HeartbeatFacts {
  readonly enabled: boolean;
  /** Such as `30m`, or `disabled`. */
  readonly every: string;
  readonly everyMs: number | null;
  readonly prompt: string;
  readonly target: string;
  readonly ackMaxChars: number;
}

/** Texts announced by system-event that wait for the next agent turn. Bounded, oldest dropped first. */
export interface SystemEventQueue {
  push(text: string): void;
  list(): readonly string[];
  /** Hands over everything that waits. */
  drain(): readonly string[];
}

/** What health and status say about channels. */
export interface ChannelFacts {
  health(): Required<Pick<HealthSnapshot, 'channels' | 'channelOrder' | 'channelLabels'>>;
  /** One line about each channel, for people. */
  lines(): string[];
}

/** Where a reply goes, as `Deliveries.find` found it. */
export interface ReplyTarget {
  readonly channel: string;
  readonly accountId: string;
  /** Canonical address. */
  readonly to: string;
  readonly threadId?: string;
}

/** Replies of agent runs on their way to channels. */
export interface Deliveries {
  /**
   * Where a reply goes: as named, else where the last message of the session came from.
   *
   * @returns undefined when neither says it.
   * @throws GatewayError INVALID_REQUEST for an unknown channel, account or address.
   */
  find(request: {
    readonly sessionKey: string;
    readonly channel?: string | undefined;
    readonly to?: string | undefined;
    readonly accountId?: string | undefined;
    readonly threadId?: string | undefined;
  }): ReplyTarget | undefined;
  /** Makes it the place where the last message of the session came from. */
  remember(sessionKey: string, target: ReplyTarget): void;
  /** Resolves when the channel has taken the reply. @throws GatewayError or DeliveryError when it did not. */
  deliver(target: ReplyTarget, sessionKey: string, text: string): Promise<void>;
}

/** Counters for frames that carry `stateVersion`. */
export type StateVersions = () => StateVersion;

/** Outcome of a keyed request, kept for replay under `<method>:<key>`. */
export interface DedupeEntry {
  /** `in-flight` while the work goes on. */
  state: 'in-flight' | 'done';
  runId: string;
  /** Response for a repeated key once done. */
  response?: Response;
}

export interface Dedupe {
  get(method: MethodName, key: string): DedupeEntry | undefined;
  set(method: MethodName, key: string, entry: DedupeEntry): void;
  delete(method: MethodName, key: string): void;
}

/** What a handler answers: a payload, or an error that may carry a payload as well. */
export type Response<P = unknown> =
  | { readonly ok: true; readonly payload: P }
  | { readonly ok: false; readonly error: WireError; readonly payload?: unknown };

export interface WireError {
  readonly code: string;
  readonly message: string;
  readonly details?: unknown;
  readonly retryable?: boolean;
  readonly retryAfterMs?: number;
}

export interface Request<M extends MethodName = MethodName> {
  readonly id: string;
  readonly method: M;
  readonly caller: Caller;
  /**
   * Sends a second response to this request, once the work has ended. Does nothing when the
   * connection has gone.
   */
  respondAgain(response: Response): void;
  /** Aborted when the connection closes. */
  readonly signal: AbortSignal;
}

/**
 * Serves one method. Params were validated against the specification. Throw a GatewayError to answer
 * with an error; return `replay(response)` to answer with a kept response.
 */
export type Handler<M extends MethodName> = (
  params: ParamsOf<M>,
  request: Request<M>,
) => ResultOf<M> | Replay | Promise<ResultOf<M> | Replay>;

/** Handlers of a set of methods. The whole table is total over the registry by type. */
export type Handlers<M extends MethodName = MethodName> = { readonly [K in M]: Handler<K> };

/** A complete response that a handler hands on as it is. */
export class Replay {
  readonly response: Response;
  constructor(response: Response) {
    this.response = response;
  }
}

/** Why the gateway could not start or serve, for people: one line and what to do. */
export { GatewayError, GatewayLockError, StartupError } from './errors.ts';
