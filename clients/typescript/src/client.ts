/** The client: one connection to a gateway, kept over restarts and lost networks. */
import {
  type AgentWaitResult,
  type EventName,
  type HelloOk,
  LIMITS,
  type PayloadOf,
  type ResultOf,
} from '@clawspec/protocol';
import { startAgentRun } from './agent-run.ts';
import { Connector, type ResolvedOptions } from './connector.ts';
import { Emitter } from './emitter.ts';
import { GatewayClientError } from './errors.ts';
import { EventQueue } from './event-stream.ts';
import { isObject } from './frames.ts';
import type {
  AgentOptions,
  ClientUpdate,
  ConnectOptions,
  EventsOptions,
  GatewayClientOptions,
  RequestOptions,
} from './options.ts';
import { redactor } from './redact.ts';
import { idempotencyOf, RequestTable } from './requests.ts';
import { checkedUrl, resolveOptions } from './resolve-options.ts';
import { SequenceTracker } from './sequence.ts';
import type {
  AgentRun,
  ClientEvents,
  ClientState,
  CloseInfo,
  EventStream,
  GatewayEvent,
  ParamsInput,
  RequestArgs,
  RequestMethod,
  StateChange,
} from './types.ts';

const REQUEST_TIMEOUT_MS = 30_000;
const MAX_PENDING = 1_000;
const EVENT_LIMIT = 1_000;

export class GatewayClient {
  readonly #options: ResolvedOptions;
  readonly #emitter = new Emitter<ClientEvents>();
  readonly #connector: Connector;
  readonly #table: RequestTable;
  readonly #streams = new Map<string, Set<EventQueue<never>>>();
  #sequence = new SequenceTracker();
  #hello: HelloOk | undefined;
  #reconnected = false;
  #opening: PromiseWithResolvers<HelloOk> | undefined;

  /** Throws INVALID_ARGUMENT when an option cannot be used. Nothing is opened yet. */
  constructor(options: GatewayClientOptions) {
    this.#options = resolveOptions(options);
    this.#connector = new Connector(this.#options, {
      state: change => this.#onState(change),
      opened: hello => this.#onOpened(hello),
      hello: hello => this.#onHello(hello),
      response: response => this.#table.onResponse(response),
      event: event => this.#onEvent(event),
      closed: info => this.#onClosed(info),
      warn: warning => this.#emitter.emit('warning', warning),
    });
    this.#table = new RequestTable({
      clock: this.#options.clock,
      maxPending: options.maxPending ?? MAX_PENDING,
      timeoutMs: options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
      nextId: () => this.#connector.nextId(),
      send: text => this.#connector.send(text),
      maxPayload: () => positive(this.#hello?.policy?.maxPayload),
      redact: () => redactor(this.#connector.secrets),
    });
  }

  get state(): ClientState {
    return this.#connector.state;
  }

  /** The newest hello; stays after the connection has gone. */
  get hello(): HelloOk | undefined {
    return this.#hello;
  }

  /** Scopes of the session; undefined when the gateway does not say. Empty means that nearly all will fail. */
  get scopes(): readonly string[] | undefined {
    const scopes: unknown = this.#hello?.auth?.scopes;
    return Array.isArray(scopes) ? (scopes as string[]) : undefined;
  }

  /**
   * Connects and resolves with the hello. Goes on trying while that can help; rejects with
   * GatewayClientError when a refusal says pause or stop, when attempts run out, on abort and on close().
   * Called again while it is at it, it joins; from `paused` and `closed` it starts anew.
   */
  connect(options: ConnectOptions = {}): Promise<HelloOk> {
    const { signal } = options;
    if (this.state === 'connected' && this.#hello) return Promise.resolve(this.#hello);
    if (signal?.aborted) return Promise.reject(aborted(signal));
    this.#opening ??= Promise.withResolvers<HelloOk>();
    const { promise } = this.#opening;
    if (this.state !== 'connecting' && this.state !== 'waiting') this.#connector.start(options.maxAttempts);
    if (!signal) return promise;
    const abort = () => void this.#shut(aborted(signal));
    signal.addEventListener('abort', abort);
    return promise.finally(() => signal.removeEventListener('abort', abort));
  }

  /**
   * Tries again after `paused` or `closed`, now that something has changed; from `waiting` it does not wait
   * any longer. Need not be awaited.
   */
  resume(): Promise<HelloOk> {
    const waiting = this.state === 'waiting';
    const promise = this.connect();
    if (waiting) this.#connector.start(undefined);
    // The state tells as well: whoever does not wait must not be struck by the rejection.
    promise.catch(() => undefined);
    return promise;
  }

  /** Changes credentials, address, scopes or caps. The next connection uses them. */
  update(update: ClientUpdate): void {
    this.#connector.update(update.url === undefined ? update : { ...update, url: checkedUrl(update.url) });
  }

  /** Adds a listener; the result takes it away. */
  on<K extends keyof ClientEvents>(name: K, listener: (info: ClientEvents[K]) => void): () => void {
    return this.#emitter.on(name, listener);
  }

  /** Listens to one event of the gateway, over all connections. */
  onEvent<E extends EventName>(event: E, listener: (payload: PayloadOf<E>) => void): () => void;
  onEvent(event: string, listener: (payload: unknown) => void): () => void;
  onEvent(event: string, listener: (payload: never) => void): () => void {
    return this.#emitter.on('event', frame => {
      if (frame.event === event) listener(frame.payload as never);
    });
  }

  /**
   * Sends a request and resolves with its result (the first response, for methods that answer twice).
   * While there is no connection it waits for one. Rejects with GatewayClientError.
   */
  request<M extends RequestMethod>(method: M, ...[params, options]: RequestArgs<M>): Promise<ResultOf<M>> {
    return this.requestRaw(method, params, options) as Promise<ResultOf<M>>;
  }

  /** A request without types, for methods that the specification does not know. Those are never sent twice. */
  async requestRaw(method: string, params?: unknown, options: RequestOptions = {}): Promise<unknown> {
    this.#demandOpen(method);
    const keyed = this.#withKey(method, params);
    const result = await new Promise<unknown>((resolve, reject) => {
      this.#table.open({
        method,
        params: keyed,
        options: withTimeout(method, keyed, options, this.#options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS),
        answer: (response, call) => {
          if (response.ok) resolve(response.payload);
          else reject(this.#table.refusal(call, response, this.scopes));
          return true;
        },
        fail: reject,
      });
    });
    if (method === 'device.token.rotate') await this.#connector.rotated(result, this.#hello?.protocol);
    return result;
  }

  /**
   * Starts an agent run. `accepted` is the first response, `final` the second; both survive reconnects,
   * because the request is repeated with its key. Neither has to be awaited.
   */
  agent(params: ParamsInput<'agent'>, options: AgentOptions = {}): AgentRun {
    const keyed = this.#withKey('agent', params) as { idempotencyKey: string };
    try {
      this.#demandOpen('agent');
    } catch (error) {
      const failed = Promise.reject(error);
      failed.catch(() => undefined);
      return { runId: keyed.idempotencyKey, accepted: failed, final: failed };
    }
    const context = {
      table: this.#table,
      clock: this.#options.clock,
      scopes: () => this.scopes,
      request: (method: 'agent.wait', wait: object, waitOptions: RequestOptions) =>
        this.requestRaw(method, wait, waitOptions) as Promise<AgentWaitResult>,
    };
    return startAgentRun(context, keyed, options);
  }

  /**
   * Payloads of one event as they come, from this call on. Outlives reconnects (nothing is replayed: see
   * `hello` and `gap`), ends with `close()`, throws when the client gives up.
   */
  events<E extends EventName>(event: E, options?: EventsOptions): EventStream<PayloadOf<E>>;
  events(event: string, options?: EventsOptions): EventStream<unknown>;
  events(event: string, options: EventsOptions = {}): EventStream<never> {
    const queues = this.#streams.get(event) ?? new Set();
    this.#streams.set(event, queues);
    const queue: EventQueue<never> = new EventQueue<never>(
      options.limit ?? EVENT_LIMIT,
      {
        overflow: dropped => this.#emitter.emit('warning', { code: 'EVENT_OVERFLOW', event, dropped }),
        done: () => {
          queues.delete(queue);
          if (queues.size === 0 && this.#streams.get(event) === queues) this.#streams.delete(event);
        },
      },
      options.signal,
    );
    if (!options.signal?.aborted) queues.add(queue);
    return queue;
  }

  /** Closes the connection and ends everything that waits. Resolves when the socket has closed. */
  close(): Promise<void> {
    return this.#shut(undefined);
  }

  #shut(error: GatewayClientError | undefined): Promise<void> {
    const closed = error ?? clientClosed();
    this.#table.failAll('CLOSED', closed.message, 'stop', error);
    for (const queue of this.#allStreams()) queue.end();
    this.#settle(undefined, closed);
    return this.#connector.close(error);
  }

  #onState(change: StateChange): void {
    if (change.error && (change.state === 'paused' || change.state === 'closed')) this.#onGivenUp(change);
    this.#emitter.emit('state', change);
  }

  #onGivenUp({ state, error }: StateChange): void {
    if (!error) return;
    this.#table.failAll('CONNECTION_LOST', `the client is ${state}: ${error.message}`, error.next, error);
    if (state === 'closed') for (const queue of this.#allStreams()) queue.end(error);
    this.#settle(undefined, error);
  }

  #onOpened(hello: HelloOk): void {
    this.#reconnected = this.#hello !== undefined;
    this.#hello = hello;
    this.#sequence = new SequenceTracker();
  }

  #onHello(hello: HelloOk): void {
    // Listeners come before what was waiting, so that they can load the new state first.
    this.#emitter.emit('hello', { hello, reconnected: this.#reconnected });
    this.#table.onConnected();
    this.#settle(hello, undefined);
  }

  #onEvent(event: GatewayEvent): void {
    const expected = this.#sequence.observe(event.seq);
    if (expected !== undefined) {
      const protocol = positive(this.#hello?.protocol);
      this.#emitter.emit('gap', { expected, received: event.seq ?? expected, protocol });
    }
    this.#emitter.emit('event', event);
    for (const queue of this.#streams.get(event.event) ?? []) queue.push(event.payload as never);
  }

  #onClosed(info: CloseInfo): void {
    if (info.wasConnected) this.#table.onDisconnected(info.error);
    this.#emitter.emit('close', info);
  }

  #settle(hello: HelloOk | undefined, error: GatewayClientError | undefined): void {
    const opening = this.#opening;
    this.#opening = undefined;
    if (hello) opening?.resolve(hello);
    else opening?.reject(error);
  }

  #allStreams(): EventQueue<never>[] {
    return [...this.#streams.values()].flatMap(queues => [...queues]);
  }

  #demandOpen(method: string): void {
    const { state } = this;
    if (state === 'connected' || state === 'connecting' || state === 'waiting') return;
    const what = state === 'paused' ? 'resume()' : 'connect()';
    throw new GatewayClientError('NOT_CONNECTED', `${method}: the client is ${state}; call ${what} first`, {
      next: 'pause',
      outcome: 'not-sent',
      method,
    });
  }

  /** Params with an idempotency key, where the method needs one and none is given. */
  #withKey(method: string, params: unknown): unknown {
    const idempotency = idempotencyOf(method);
    if (idempotency?.kind !== 'keyed') return params;
    const given = isObject(params) ? params : {};
    return given[idempotency.field] === undefined
      ? { ...given, [idempotency.field]: this.#options.uuid() }
      : given;
  }
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined;
}

/** agent.wait takes its time on purpose: the time-out starts after it. */
function withTimeout(method: string, params: unknown, options: RequestOptions, base: number): RequestOptions {
  if (method !== 'agent.wait' || options.timeoutMs !== undefined || base === 0) return options;
  const asked = isObject(params) ? params['timeoutMs'] : undefined;
  return { ...options, timeoutMs: base + (typeof asked === 'number' ? asked : LIMITS.agentWaitDefaultMs) };
}

function aborted(signal: AbortSignal): GatewayClientError {
  return new GatewayClientError('ABORTED', 'connecting was aborted', {
    next: 'stop',
    outcome: 'not-sent',
    cause: signal.reason,
  });
}

function clientClosed(): GatewayClientError {
  return new GatewayClientError('CLOSED', 'the client was closed', { next: 'stop', outcome: 'not-sent' });
}
