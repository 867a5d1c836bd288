/** What a client is made of: options, device identity, token store, and the seams that tests use. */
import type { ClientInfo } from '@clawspec/protocol';

/** An Ed25519 key that identifies this device. Where the private key lives is the business of the implementation. */
export interface DeviceIdentity {
  /** Lower-case hex SHA-256 of the raw public key. */
  readonly deviceId: string;
  /** Raw public key, base64url without padding. */
  readonly publicKey: string;
  /** Signs bytes; 64 bytes come back. */
  sign(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

/** Which token is meant: a gateway gives one token per device and role. */
export interface TokenKey {
  /** Address of the gateway, without user, query and fragment. */
  readonly url: string;
  readonly deviceId: string;
  readonly role: string;
}

/** A device token as a gateway issued it. */
export interface StoredToken {
  readonly token: string;
  readonly scopes: readonly string[];
  /** Protocol of the gateway that issued it; it decides how the token is presented. */
  readonly protocol: number;
  /** Milliseconds since the Unix epoch. */
  readonly issuedAtMs?: number;
}

/** Keeps device tokens between connections. A failing store costs a warning, not the connection. */
export interface TokenStore {
  get(key: TokenKey): StoredToken | undefined | Promise<StoredToken | undefined>;
  set(key: TokenKey, token: StoredToken): void | Promise<void>;
  delete(key: TokenKey): void | Promise<void>;
}

export interface BackoffOptions {
  /** Upper bound of the first delay, in milliseconds. Default 250. */
  readonly initialMs?: number;
  /** Upper bound of every delay. Default 30 000. */
  readonly maxMs?: number;
  /** Growth of the bound per attempt. Default 2. */
  readonly factor?: number;
  /** Part of the delay that is random: 1 (default) is full jitter, 0 none. */
  readonly jitter?: number;
  /** A connection that lasted this long starts the delays anew. Default 10 000. */
  readonly resetAfterMs?: number;
}

/** Time and timers. Injected by tests. */
export interface ClientClock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** The part of the WebSocket interface that is used; the global WebSocket and `ws` both fit. */
export interface SocketLike {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(data: string): void;
  close(code?: number, reason?: string): void;
}

export type WebSocketConstructor = new (url: string) => SocketLike;

/** Secrets that open a session. A stored device token is tried before `token` and `password`. */
export interface Credentials {
  /** Shared secret of the gateway. */
  readonly token?: string | undefined;
  readonly password?: string | undefined;
  /** A device token that was handed over out of band; used instead of the stored one. */
  readonly deviceToken?: string | undefined;
}

export interface GatewayClientOptions extends Credentials {
  /** `ws://` or `wss://` address. `http(s)://` is understood as well. */
  readonly url: string;
  /** Who connects. `id` and `mode` are closed sets, and gateways grant by them. */
  readonly client: ClientInfo;
  /** Default `operator`. */
  readonly role?: string;
  /** Scopes to ask for, such as `operator.read`. Default none: the session can then do nearly nothing. */
  readonly scopes?: readonly string[];
  /** Capabilities, such as `tool-events`. */
  readonly caps?: readonly string[];
  /** Commands that a node offers. */
  readonly commands?: readonly string[];
  /** Permissions that a node holds. */
  readonly permissions?: Readonly<Record<string, boolean>>;
  readonly locale?: string;
  readonly userAgent?: string;
  /** Oldest wire protocol to offer. Default: the oldest that the specification knows. */
  readonly minProtocol?: number;
  /** Newest wire protocol to offer. Default: the newest that the specification knows. */
  readonly maxProtocol?: number;
  /** Device key. Without one gateways clear the scopes of most clients. */
  readonly identity?: DeviceIdentity;
  /** Where device tokens are kept. Default: in memory. */
  readonly tokens?: TokenStore;
  readonly backoff?: BackoffOptions;
  /** Connection attempts in a row before giving up. Default: no limit. */
  readonly maxAttempts?: number;
  /** How long a request waits for its response, queueing included. Default 30 000; 0 waits for ever. */
  readonly requestTimeoutMs?: number;
  /** How long the socket may take to open. Default 10 000. */
  readonly connectTimeoutMs?: number;
  /** How long to wait for connect.challenge. Default: LIMITS.challengeTimeoutMs. */
  readonly challengeTimeoutMs?: number;
  /** Requests that may be open or queued at a time. Default 1000. */
  readonly maxPending?: number;
  /** Default: the global WebSocket. */
  readonly webSocket?: WebSocketConstructor;
  readonly clock?: ClientClock;
  /** A number in [0, 1). */
  readonly random?: () => number;
  /** Makes idempotency keys. Default: crypto.randomUUID. */
  readonly uuid?: () => string;
}

/** What can change while the client lives; the next connection uses it. `undefined` removes a secret. */
export interface ClientUpdate extends Credentials {
  readonly url?: string;
  readonly scopes?: readonly string[];
  readonly caps?: readonly string[];
}

export interface ConnectOptions {
  /** Gives up when aborted; the client is closed then. */
  readonly signal?: AbortSignal;
  /** Attempts before giving up, for the time until the first hello. */
  readonly maxAttempts?: number;
}

export interface RequestOptions {
  /** Overrides requestTimeoutMs; 0 waits for ever. */
  readonly timeoutMs?: number;
  /** Stops waiting. What was sent is not taken back. */
  readonly signal?: AbortSignal;
  /**
   * Whether the request is sent again after a lost connection, where that is safe: safe and idempotent
   * methods, and keyed ones with their key. Default true.
   */
  readonly retry?: boolean;
}

export interface AgentOptions extends RequestOptions {
  /** How long the run may take after it was accepted. Default: no limit. The run itself goes on. */
  readonly finalTimeoutMs?: number;
}

export interface EventsOptions {
  /** Ends the iteration. */
  readonly signal?: AbortSignal;
  /** Events that may wait for the reader; beyond it the oldest are dropped. Default 1000. */
  readonly limit?: number;
}
