/** Keeps a connection to the gateway: attempts, credentials, waiting, pausing, giving up. */
import { type ConnectParams, type HelloOk, LIMITS } from '@clawspec/protocol';
import { type AuthAttempt, type AuthMemory, learn, newAuthMemory, planAttempt, settle } from './auth-plan.ts';
import { Backoff } from './backoff.ts';
import { connectError } from './connect-errors.ts';
import type { GatewayClientError } from './errors.ts';
import { type InboundResponse, isObject } from './frames.ts';
import { Link, type LinkEnd } from './link.ts';
import type {
  ClientClock,
  ClientUpdate,
  GatewayClientOptions,
  StoredToken,
  TokenStore,
  WebSocketConstructor,
} from './options.ts';
import { plainUrl, redactor } from './redact.ts';
import type { ClientState, ClientWarning, CloseInfo, GatewayEvent, StateChange } from './types.ts';

/** Options with everything filled in that has a default. */
export interface ResolvedOptions extends GatewayClientOptions {
  readonly minProtocol: number;
  readonly maxProtocol: number;
  readonly role: string;
  readonly tokens: TokenStore;
  readonly clock: ClientClock;
  readonly random: () => number;
  readonly uuid: () => string;
  readonly webSocket: WebSocketConstructor;
}

export interface ConnectorHooks {
  state(change: StateChange): void;
  /** The handshake is done; `state` and `hello` follow. */
  opened(hello: HelloOk): void;
  hello(hello: HelloOk): void;
  response(response: InboundResponse): void;
  event(event: GatewayEvent): void;
  /** The link is over; `change` of state follows. */
  closed(info: CloseInfo): void;
  warn(warning: ClientWarning): void;
}

const CONNECT_TIMEOUT_MS = 10_000;
const CLOSE_GRACE_MS = 1_000;

export class Connector {
  #options: ResolvedOptions;
  readonly #hooks: ConnectorHooks;
  readonly #backoff: Backoff;
  #memory: AuthMemory;
  #state: ClientState = 'idle';
  #link: Link | undefined;
  #timer: unknown;
  /** Grows with every attempt, so that what an old one still does is recognised. */
  #turn = 0;
  #attempts = 0;
  #maxAttempts = Number.POSITIVE_INFINITY;
  #stored: StoredToken | undefined;
  #connectedAt: number | undefined;
  #restartExpectedMs: number | undefined;
  #requestId = 0;
  #storing: Promise<unknown> = Promise.resolve();

  constructor(options: ResolvedOptions, hooks: ConnectorHooks) {
    this.#options = options;
    this.#hooks = hooks;
    this.#backoff = new Backoff(options.backoff ?? {}, options.random);
    this.#memory = newAuthMemory(options.maxProtocol);
  }

  get state(): ClientState {
    return this.#state;
  }

  get secrets(): readonly (string | undefined)[] {
    const { token, password, deviceToken } = this.#options;
    return [token, password, deviceToken, this.#stored?.token];
  }

  /** Starts, or starts again after a pause or an end. */
  start(maxAttempts: number | undefined): void {
    this.#attempts = 0;
    this.#maxAttempts = maxAttempts ?? this.#options.maxAttempts ?? Number.POSITIVE_INFINITY;
    this.#backoff.reset();
    void this.#attempt();
  }

  update(update: ClientUpdate): void {
    this.#options = { ...this.#options, ...update } as ResolvedOptions;
    this.#memory = { ...this.#memory, deviceTokenRefused: false };
  }

  send(text: string): boolean {
    return this.#link?.send(text) ?? false;
  }

  nextId(): string {
    this.#requestId += 1;
    return String(this.#requestId);
  }

  /** Ends for good: no more hooks after `state`. */
  async close(error?: GatewayClientError): Promise<void> {
    this.#turn += 1;
    this.#clearTimer();
    const link = this.#link;
    this.#link = undefined;
    this.#setState('closed', error ? { error } : {});
    await link?.close('client closed', CLOSE_GRACE_MS);
    // Whoever waits for the end may leave the process next: the token must be kept by then.
    await this.#storing;
  }

  async #attempt(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#clearTimer();
    this.#connectedAt = undefined;
    this.#setState('connecting');
    this.#stored = await this.#readToken();
    if (turn !== this.#turn) return;
    const attempt = planAttempt(this.#memory, this.#options, this.#stored);
    const link = this.#newLink(attempt);
    this.#link = link;
    link.start();
  }

  #newLink(attempt: AuthAttempt): Link {
    const { url, webSocket, clock, identity, connectTimeoutMs, challengeTimeoutMs } = this.#options;
    const link: Link = new Link(
      {
        url,
        webSocket,
        clock,
        identity,
        plan: { id: this.nextId(), params: this.#connectParams(), attempt, device: identity },
        connectTimeoutMs: connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
        challengeTimeoutMs: challengeTimeoutMs ?? LIMITS.challengeTimeoutMs,
      },
      {
        hello: hello => this.#onHello(hello, attempt),
        response: this.#hooks.response,
        event: event => this.#onEvent(event),
        warn: message => this.#hooks.warn({ code: 'PROTOCOL_VIOLATION', message }),
        ended: end => {
          if (this.#link === link) this.#onEnded(end, attempt);
        },
      },
    );
    return link;
  }

  #connectParams(): Omit<ConnectParams, 'auth' | 'device'> {
    const { minProtocol, maxProtocol, client, role, scopes, caps, commands, permissions, locale, userAgent } =
      this.#options;
    return {
      minProtocol,
      maxProtocol,
      client,
      role,
      scopes: [...(scopes ?? [])],
      caps: [...(caps ?? [])],
      ...(commands ? { commands: [...commands] } : {}),
      ...(permissions ? { permissions: { ...permissions } } : {}),
      ...(locale === undefined ? {} : { locale }),
      ...(userAgent === undefined ? {} : { userAgent }),
    };
  }

  #onHello(hello: HelloOk, attempt: AuthAttempt): void {
    this.#memory = settle(this.#memory, attempt);
    this.#attempts = 0;
    this.#maxAttempts = this.#options.maxAttempts ?? Number.POSITIVE_INFINITY;
    this.#restartExpectedMs = undefined;
    this.#connectedAt = this.#options.clock.now();
    void this.#keepToken(hello);
    this.#hooks.opened(hello);
    const turn = this.#turn;
    this.#setState('connected');
    // A listener may have closed the client.
    if (turn === this.#turn) this.#hooks.hello(hello);
  }

  #onEvent(event: GatewayEvent): void {
    if (event.event === 'shutdown' && isObject(event.payload)) {
      const expected = event.payload['restartExpectedMs'];
      this.#restartExpectedMs = typeof expected === 'number' ? expected : undefined;
    }
    this.#hooks.event(event);
  }

  #onEnded(end: LinkEnd, attempt: AuthAttempt): void {
    this.#link = undefined;
    const { url, minProtocol, maxProtocol, clock } = this.#options;
    const wasConnected = this.#connectedAt !== undefined;
    if (wasConnected && clock.now() - (this.#connectedAt ?? 0) >= this.#backoff.resetAfterMs)
      this.#backoff.reset();
    const redact = redactor(this.secrets);
    const error = connectError(end, { url, minProtocol, maxProtocol, wasConnected, redact });
    const again = error.wire !== undefined && this.#adjust(attempt, error);
    const next = again ? 'retry' : error.next;
    const turn = this.#turn;
    this.#hooks.closed({ code: end.code, reason: redact(end.reason), next, wasConnected, error });
    // A listener may have closed or restarted the client.
    if (turn !== this.#turn) return;
    if (again) void this.#attempt();
    else this.#follow(error);
  }

  /** Whether the refusal is answered by another proof at once. */
  #adjust(attempt: AuthAttempt, error: GatewayClientError): boolean {
    if (!error.wire) return false;
    const lesson = learn(this.#memory, attempt, error.wire, this.#options);
    this.#memory = lesson.memory;
    if (lesson.forgetToken && this.#stored && this.#options.deviceToken === undefined) void this.#dropToken();
    return lesson.again;
  }

  #follow(error: GatewayClientError): void {
    this.#attempts += 1;
    const exhausted = this.#attempts >= this.#maxAttempts;
    if (error.next === 'pause') this.#setState('paused', { error });
    else if (error.next === 'stop' || exhausted) this.#setState('closed', { error });
    else this.#wait(error);
  }

  #wait(error: GatewayClientError): void {
    const retryInMs = this.#backoff.next(error.retryAfterMs ?? this.#restartExpectedMs);
    this.#restartExpectedMs = undefined;
    this.#timer = this.#options.clock.setTimeout(() => void this.#attempt(), retryInMs);
    this.#setState('waiting', { error, retryInMs });
  }

  #setState(state: ClientState, why: Pick<StateChange, 'error' | 'retryInMs'> = {}): void {
    const previous = this.#state;
    if (previous === state) return;
    this.#state = state;
    this.#hooks.state({ state, previous, ...why });
  }

  #clearTimer(): void {
    if (this.#timer !== undefined) this.#options.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #tokenKey() {
    const { url, identity, role } = this.#options;
    return identity ? { url: plainUrl(url), deviceId: identity.deviceId, role } : undefined;
  }

  /** Keeps a device token that the gateway handed out, with hello or by rotation. */
  async #saveToken(token: StoredToken): Promise<void> {
    const key = this.#tokenKey();
    if (!key || token.token === this.#stored?.token) return;
    this.#stored = token;
    await this.#guard(() => this.#options.tokens.set(key, token));
  }

  async #keepToken(hello: HelloOk): Promise<void> {
    const { deviceToken, scopes, issuedAtMs } = hello.auth ?? {};
    if (typeof deviceToken !== 'string' || deviceToken === '') return;
    const protocol = typeof hello.protocol === 'number' ? hello.protocol : this.#options.maxProtocol;
    await this.#saveToken({
      token: deviceToken,
      scopes: Array.isArray(scopes) ? scopes : [],
      protocol,
      ...(typeof issuedAtMs === 'number' ? { issuedAtMs } : {}),
    });
  }

  /** A new token for this device that came with device.token.rotate. */
  async rotated(result: unknown, protocol: number | undefined): Promise<void> {
    const key = this.#tokenKey();
    if (!key || !isObject(result) || result['deviceId'] !== key.deviceId || result['role'] !== key.role)
      return;
    const { token, scopes } = result;
    if (typeof token !== 'string' || token === '') return;
    const granted = Array.isArray(scopes) ? scopes.filter(scope => typeof scope === 'string') : [];
    await this.#saveToken({ token, scopes: granted, protocol: protocol ?? this.#options.maxProtocol });
  }

  async #dropToken(): Promise<void> {
    const key = this.#tokenKey();
    this.#stored = undefined;
    if (key) await this.#guard(() => this.#options.tokens.delete(key));
  }

  async #readToken(): Promise<StoredToken | undefined> {
    const key = this.#tokenKey();
    return key ? await this.#guard(() => this.#options.tokens.get(key)) : undefined;
  }

  /** Runs one operation of the store after the other; a failure is a warning. */
  #guard<T>(work: () => T | Promise<T>): Promise<T | undefined> {
    const done = this.#storing.then(work).catch((error: unknown) => {
      this.#hooks.warn({ code: 'TOKEN_STORE_FAILED', error });
      return undefined;
    });
    this.#storing = done;
    return done;
  }
}
