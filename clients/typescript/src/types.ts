/** Types of the client's surface, derived from the registry of the specification. */
import type {
  AgentFinal,
  AgentResult,
  EventName,
  HelloOk,
  METHODS,
  MethodName,
  ParamsOf,
  PayloadOf,
  StateVersion,
} from '@clawspec/protocol';
import type { GatewayClientError, NextStep } from './errors.ts';
import type { RequestOptions } from './options.ts';

export type ClientState = 'idle' | 'connecting' | 'connected' | 'waiting' | 'paused' | 'closed';

/** Methods that `request` takes; `connect` is made by the client itself. */
export type RequestMethod = Exclude<MethodName, 'connect'>;

type KeyFieldOf<M extends MethodName> = (typeof METHODS)[M]['idempotency'] extends {
  readonly kind: 'keyed';
  readonly field: infer Field;
}
  ? Field
  : never;

type OptionalKey<T, K> = Omit<T, K & keyof T> & Partial<Pick<T, K & keyof T>>;

/** Params as a caller gives them: the idempotency key may be left out and is made then. */
export type ParamsInput<M extends MethodName> = [KeyFieldOf<M>] extends [never]
  ? ParamsOf<M>
  : OptionalKey<ParamsOf<M>, KeyFieldOf<M>>;

type NoParamsNeeded<M extends MethodName> = Record<never, never> extends ParamsInput<M> ? true : false;

/** Arguments after the method name: params may be left out where nothing is required. */
export type RequestArgs<M extends MethodName> =
  NoParamsNeeded<M> extends true
    ? [params?: ParamsInput<M>, options?: RequestOptions]
    : [params: ParamsInput<M>, options?: RequestOptions];

/** An event frame. Narrow it with `isEvent(frame, 'chat')`; the set of events is open. */
export interface GatewayEvent<E extends string = string> {
  readonly type: 'event';
  readonly event: E;
  readonly payload: E extends EventName ? PayloadOf<E> : unknown;
  readonly seq?: number;
  readonly stateVersion?: StateVersion;
}

/** Whether a frame is the named event; types its payload. Payloads are what the gateway sent, not validated. */
export function isEvent<E extends EventName>(
  frame: GatewayEvent,
  event: E,
): frame is GatewayEvent & GatewayEvent<E> {
  return frame.event === event;
}

export interface StateChange {
  readonly state: ClientState;
  readonly previous: ClientState;
  /** Why, for `waiting`, `paused` and `closed` (not after `close()`). */
  readonly error?: GatewayClientError;
  /** Milliseconds until the next attempt, for `waiting`. */
  readonly retryInMs?: number;
}

export interface HelloInfo {
  readonly hello: HelloOk;
  /** Events are not replayed: on true, load again what you show. */
  readonly reconnected: boolean;
}

/**
 * Frames are missing: load again what you show. Protocol 3 gateways count for all clients together, so a
 * client that may not see every event is told of gaps that are none; reloading is right all the same.
 */
export interface GapInfo {
  readonly expected: number;
  readonly received: number;
  readonly protocol: number | undefined;
}

export interface CloseInfo {
  readonly code: number;
  readonly reason: string;
  /** What the client does next. */
  readonly next: NextStep;
  /** Whether the session had been opened. */
  readonly wasConnected: boolean;
  readonly error?: GatewayClientError;
}

/** Something went wrong that did not stop the client. */
export type ClientWarning =
  | { readonly code: 'EVENT_OVERFLOW'; readonly event: string; readonly dropped: number }
  | { readonly code: 'TOKEN_STORE_FAILED'; readonly error: unknown }
  | { readonly code: 'PROTOCOL_VIOLATION'; readonly message: string };

/** Listeners by name, for `client.on`. */
export interface ClientEvents {
  readonly state: StateChange;
  readonly hello: HelloInfo;
  readonly gap: GapInfo;
  readonly event: GatewayEvent;
  readonly close: CloseInfo;
  readonly warning: ClientWarning;
}

/** An agent run: two responses of one request. Both promises reject with GatewayClientError. */
export interface AgentRun {
  /** The idempotency key; gateways use it as the run id. */
  readonly runId: string;
  readonly accepted: Promise<AgentResult>;
  readonly final: Promise<AgentFinal>;
}

/** Payloads of one event, in order. Ends with the client or the signal; outlives reconnects. */
export interface EventStream<T> extends AsyncIterableIterator<T, undefined, undefined> {
  /** Events lost because the reader was too slow; `warning` told of them. */
  readonly dropped: number;
  return(): Promise<IteratorResult<T, undefined>>;
  [Symbol.asyncIterator](): EventStream<T>;
}
