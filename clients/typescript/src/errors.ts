/** The one error class of the client. */

/** What a caller does next: repeat later, repeat after something outside changed, or never repeat. */
export type NextStep = 'retry' | 'pause' | 'stop';

/**
 * What became of the request. `not-sent`: it never left. `unknown`: it left, and nobody knows whether it
 * took effect. `refused`: the gateway said no and did nothing. `failed`: the gateway tried and failed.
 */
export type Outcome = 'not-sent' | 'unknown' | 'refused' | 'failed';

export type ClientErrorCode =
  /** An option or argument cannot be used. */
  | 'INVALID_ARGUMENT'
  /** The socket did not open, or closed before the gateway answered the connect. */
  | 'CONNECT_FAILED'
  /** The gateway refused the connect; `wire` says why. */
  | 'CONNECT_REFUSED'
  /** The client is idle, paused or closed. */
  | 'NOT_CONNECTED'
  /** The connection went away before the response came. */
  | 'CONNECTION_LOST'
  /** The gateway answered with an error; `wire` is that error. */
  | 'REQUEST_FAILED'
  /** No answer in time. */
  | 'TIMEOUT'
  /** The caller's signal was aborted. */
  | 'ABORTED'
  /** `close()` was called. */
  | 'CLOSED'
  /** The gateway sent something that the protocol does not allow. */
  | 'PROTOCOL_VIOLATION'
  /** The request is larger than hello.policy.maxPayload. */
  | 'FRAME_TOO_LARGE'
  /** maxPending requests are open. */
  | 'TOO_MANY_REQUESTS'
  /** Ed25519 of WebCrypto is not there: an old runtime, or a page that is not a secure context. */
  | 'CRYPTO_UNAVAILABLE'
  /** The device identity cannot be read, is damaged, or its key failed to sign. */
  | 'IDENTITY_INVALID'
  /** A store could not be read or written. */
  | 'STORE_FAILED';

/** The error of a response, as the gateway sent it (known secrets are taken out). */
export interface WireError {
  readonly code: string;
  readonly message: string;
  readonly details?: unknown;
  readonly retryable?: boolean;
  readonly retryAfterMs?: number;
}

export interface ErrorFacts {
  readonly next: NextStep;
  readonly outcome: Outcome;
  readonly method?: string | undefined;
  readonly wire?: WireError | undefined;
  /** `wire.details.code`, or the one that the text of a protocol 3 gateway stands for. */
  readonly detailCode?: string | undefined;
  readonly payload?: unknown;
  readonly idempotencyKey?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly closeCode?: number | undefined;
  readonly closeReason?: string | undefined;
  readonly cause?: unknown;
}

export class GatewayClientError extends Error {
  override readonly name = 'GatewayClientError';
  readonly code: ClientErrorCode;
  readonly next: NextStep;
  readonly outcome: Outcome;
  /** Wire name of the method, when a request failed. */
  readonly method: string | undefined;
  readonly wire: WireError | undefined;
  readonly detailCode: string | undefined;
  /** Payload beside the error, as failed runs have one. */
  readonly payload: unknown;
  /** Key of a keyed request: repeating with it can not do the work twice. */
  readonly idempotencyKey: string | undefined;
  /** Milliseconds the gateway asks to wait. */
  readonly retryAfterMs: number | undefined;
  readonly closeCode: number | undefined;
  readonly closeReason: string | undefined;

  constructor(code: ClientErrorCode, message: string, facts: ErrorFacts) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.code = code;
    this.next = facts.next;
    this.outcome = facts.outcome;
    this.method = facts.method;
    this.wire = facts.wire;
    this.detailCode = facts.detailCode;
    this.payload = facts.payload;
    this.idempotencyKey = facts.idempotencyKey;
    this.retryAfterMs = facts.retryAfterMs ?? facts.wire?.retryAfterMs;
    this.closeCode = facts.closeCode;
    this.closeReason = facts.closeReason;
  }

  /** Id of the pending pairing request, when the gateway waits for an approval. */
  get pairingRequestId(): string | undefined {
    return textField(this.wire?.details, 'requestId');
  }

  /** The scope that the session lacks, when that is the reason. */
  get missingScope(): string | undefined {
    return (
      textField(this.wire?.details, 'missingScope') ??
      /^missing scope: (\S+)/.exec(this.wire?.message ?? '')?.[1]
    );
  }
}

function textField(value: unknown, field: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = (value as Record<string, unknown>)[field];
  return typeof found === 'string' ? found : undefined;
}

export function isGatewayClientError(value: unknown): value is GatewayClientError {
  return value instanceof GatewayClientError;
}
