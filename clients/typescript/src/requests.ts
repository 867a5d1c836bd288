/** Requests that wait: for a connection, for their response, for another connection. Bounded. */
import { METHODS, type MethodName } from '@clawspec/protocol';
import { closeCode } from './classify.ts';
import { GatewayClientError, type NextStep, type Outcome } from './errors.ts';
import type { InboundResponse } from './frames.ts';
import type { ClientClock, RequestOptions } from './options.ts';
import { failedRequest } from './request-errors.ts';
import type { Redact } from './redact.ts';

/** A request takes part in this many connections at most: one that kills each of them must not go on for ever. */
const SENDS_MAX = 5;

export interface CallSpec {
  readonly method: string;
  readonly params: unknown;
  readonly options: RequestOptions;
  /** Takes a response; true when the call is over. */
  answer(response: InboundResponse, call: Call): boolean;
  fail(error: GatewayClientError): void;
}

export class Call {
  readonly spec: CallSpec;
  /** Whether it may be sent again without doing anything twice. */
  readonly repeatable: boolean;
  readonly idempotencyKey: string | undefined;
  /** Id of the frame on the wire, on the connection of now. */
  wireId: string | undefined;
  sends = 0;
  /** The gateway has taken it, also if the end of it is still to come. */
  answered = false;
  timer: unknown;
  unlisten: (() => void) | undefined;

  constructor(spec: CallSpec) {
    this.spec = spec;
    const idempotency = idempotencyOf(spec.method);
    this.idempotencyKey = idempotency?.kind === 'keyed' ? keyIn(spec.params, idempotency.field) : undefined;
    this.repeatable =
      idempotency !== undefined &&
      idempotency.kind !== 'unsafe' &&
      (idempotency.kind !== 'keyed' || this.idempotencyKey !== undefined);
  }
}

type Idempotency =
  | { readonly kind: 'safe' | 'idempotent' | 'unsafe' }
  | { readonly kind: 'keyed'; readonly field: string };

/** How often a method may be repeated; undefined for methods that the specification does not know. */
export function idempotencyOf(method: string): Idempotency | undefined {
  return Object.hasOwn(METHODS, method) ? METHODS[method as MethodName].idempotency : undefined;
}

function keyIn(params: unknown, field: string): string | undefined {
  const value = (params as Record<string, unknown> | undefined)?.[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export interface RequestTableOptions {
  readonly clock: ClientClock;
  readonly maxPending: number;
  readonly timeoutMs: number;
  nextId(): string;
  /** False when there is no connection. */
  send(text: string): boolean;
  /** Largest frame that the gateway takes, in bytes. */
  maxPayload(): number | undefined;
  redact(): Redact;
}

export class RequestTable {
  readonly #options: RequestTableOptions;
  readonly #calls = new Set<Call>();
  readonly #byId = new Map<string, Call>();

  constructor(options: RequestTableOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#calls.size;
  }

  /** Queues a call and sends it if there is a connection. All failures go to `spec.fail`. */
  open(spec: CallSpec): Call {
    const call = new Call(spec);
    const { signal, timeoutMs = this.#options.timeoutMs } = spec.options;
    if (this.#calls.size >= this.#options.maxPending) {
      const why = `${this.#calls.size} requests are open already; wait for some of them`;
      spec.fail(this.#error(call, 'TOO_MANY_REQUESTS', why, 'retry', 'not-sent'));
      return call;
    }
    if (signal?.aborted) {
      spec.fail(
        this.#error(call, 'ABORTED', 'aborted before it was sent', 'stop', 'not-sent', signal.reason),
      );
      return call;
    }
    this.#calls.add(call);
    this.#listen(call, signal);
    if (timeoutMs > 0) this.startTimer(call, timeoutMs, `no response within ${timeoutMs} ms`);
    this.transmit(call);
    return call;
  }

  /** Fails the call with TIMEOUT after so many milliseconds; replaces an earlier timer. */
  startTimer(call: Call, ms: number, why: string): void {
    this.stopTimer(call);
    call.timer = this.#options.clock.setTimeout(() => {
      const advice = call.sends > 0 && !call.repeatable ? '; it may have taken effect' : '';
      this.#failCall(call, this.#error(call, 'TIMEOUT', `${why}${advice}`, cautious(call), spent(call)));
    }, ms);
  }

  stopTimer(call: Call): void {
    if (call.timer !== undefined) this.#options.clock.clearTimeout(call.timer);
    call.timer = undefined;
  }

  /** Sends the call with a new id; it stays queued when there is no connection. */
  transmit(call: Call): void {
    if (!this.#calls.has(call)) return;
    const id = this.#options.nextId();
    const text = this.#encode(call, id);
    if (text === undefined || !this.#options.send(text)) return;
    if (call.wireId !== undefined) this.#byId.delete(call.wireId);
    call.wireId = id;
    call.sends += 1;
    this.#byId.set(id, call);
  }

  onResponse(response: InboundResponse): void {
    const call = this.#byId.get(response.id);
    if (call === undefined) return;
    call.answered = true;
    if (call.spec.answer(response, call)) this.#remove(call);
  }

  onConnected(): void {
    for (const call of [...this.#calls]) if (call.wireId === undefined) this.transmit(call);
  }

  /** Keeps what can be sent again on the next connection, fails the rest. */
  onDisconnected(reason: GatewayClientError | undefined): void {
    this.#byId.clear();
    const tooBig = reason?.closeCode === closeCode('too big');
    for (const call of [...this.#calls]) {
      const wasSent = call.wireId !== undefined;
      call.wireId = undefined;
      if (!wasSent) continue;
      // One that was not answered may be what was too large, and would be so again.
      if (tooBig && !call.answered) {
        const why = 'the connection was lost because a message was too large for the gateway';
        this.#failCall(call, this.#error(call, 'CONNECTION_LOST', why, 'pause', 'unknown', reason));
        continue;
      }
      const again = call.repeatable && call.spec.options.retry !== false && call.sends < SENDS_MAX;
      if (again) continue;
      const why = call.repeatable
        ? 'the connection was lost before the response came'
        : 'the connection was lost before the response came; check whether it took effect before you repeat it';
      this.#failCall(call, this.#error(call, 'CONNECTION_LOST', why, cautious(call), 'unknown', reason));
    }
  }

  failAll(
    code: 'CONNECTION_LOST' | 'CLOSED',
    why: string,
    next: NextStep,
    reason: GatewayClientError | undefined,
  ): void {
    this.#byId.clear();
    for (const call of [...this.#calls])
      this.#failCall(call, this.#error(call, code, why, next, spent(call), reason));
  }

  /** The error of a response. */
  refusal(call: Call, response: InboundResponse, scopes: readonly string[] | undefined): GatewayClientError {
    return failedRequest(call.spec.method, response, {
      redact: this.#options.redact(),
      scopes,
      idempotencyKey: call.idempotencyKey,
    });
  }

  fail(call: Call, error: GatewayClientError): void {
    this.#failCall(call, error);
  }

  finish(call: Call): void {
    this.#remove(call);
  }

  #encode(call: Call, id: string): string | undefined {
    const { method, params } = call.spec;
    let text: string;
    try {
      text = JSON.stringify({ type: 'req', id, method, ...(params === undefined ? {} : { params }) });
    } catch (cause) {
      this.#failCall(
        call,
        this.#error(call, 'INVALID_ARGUMENT', 'the params are not JSON', 'stop', 'not-sent', cause),
      );
      return undefined;
    }
    const limit = this.#options.maxPayload();
    // At most three bytes per UTF-16 unit: counting is only needed near the limit.
    if (limit !== undefined && text.length * 3 > limit) {
      const size = new TextEncoder().encode(text).byteLength;
      if (size > limit) {
        const why = `the request has ${size} bytes, the gateway takes ${limit}`;
        this.#failCall(call, this.#error(call, 'FRAME_TOO_LARGE', why, 'stop', 'not-sent'));
        return undefined;
      }
    }
    return text;
  }

  #listen(call: Call, signal: AbortSignal | undefined): void {
    if (!signal) return;
    const abort = () => {
      const why =
        call.sends > 0
          ? 'aborted while waiting; what was sent is not taken back'
          : 'aborted before it was sent';
      this.#failCall(call, this.#error(call, 'ABORTED', why, 'stop', spent(call), signal.reason));
    };
    signal.addEventListener('abort', abort);
    call.unlisten = () => signal.removeEventListener('abort', abort);
  }

  #remove(call: Call): void {
    this.#calls.delete(call);
    if (call.wireId !== undefined) this.#byId.delete(call.wireId);
    this.stopTimer(call);
    call.unlisten?.();
  }

  #failCall(call: Call, error: GatewayClientError): void {
    if (!this.#calls.has(call)) return;
    this.#remove(call);
    call.spec.fail(error);
  }

  #error(
    call: Call,
    code: GatewayClientError['code'],
    why: string,
    next: NextStep,
    outcome: Outcome,
    cause?: unknown,
  ): GatewayClientError {
    const { idempotencyKey, spec } = call;
    return new GatewayClientError(code, `${spec.method}: ${why}`, {
      next,
      outcome,
      method: spec.method,
      idempotencyKey,
      cause,
    });
  }
}

function spent(call: Call): Outcome {
  return call.sends > 0 ? 'unknown' : 'not-sent';
}

/** Repeat at will what can be repeated; look first where it cannot. */
function cautious(call: Call): NextStep {
  return call.repeatable || call.sends === 0 ? 'retry' : 'pause';
}
