/** Coded errors: one for what a request is answered with, one for what stops the process from starting. */
import type { ERROR_CODES } from '@clawspec/protocol';
import type { WireError } from './ports.ts';

export type ErrorCode = keyof typeof ERROR_CODES;

/** A failure that becomes the error of a response. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly code: ErrorCode;
  readonly details: unknown;
  readonly retryable: boolean | undefined;
  readonly retryAfterMs: number | undefined;
  /** Payload that stands beside the error, as failed runs have one. */
  readonly payload: unknown;

  constructor(
    code: ErrorCode,
    message: string,
    extra: { details?: unknown; retryable?: boolean; retryAfterMs?: number; payload?: unknown } = {},
  ) {
    super(message);
    this.code = code;
    this.details = extra.details;
    this.retryable = extra.retryable;
    this.retryAfterMs = extra.retryAfterMs;
    this.payload = extra.payload;
  }

  toWire(): WireError {
    return {
      code: this.code,
      message: this.message,
      ...(this.details === undefined ? {} : { details: this.details }),
      ...(this.retryable === undefined ? {} : { retryable: this.retryable }),
      ...(this.retryAfterMs === undefined ? {} : { retryAfterMs: this.retryAfterMs }),
    };
  }
}

export type StartupErrorCode =
  | 'GATEWAY_LOCKED'
  | 'ADDRESS_UNAVAILABLE'
  | 'CONFIG_INVALID'
  | 'DATABASE_CORRUPT'
  | 'DATABASE_LOCKED'
  | 'STATE_DIR_UNUSABLE'
  | 'AUTH_MISSING';

/** Exit codes of `openclaw gateway`, by what went wrong (sysexits where one fits). */
export const EXIT_CODES: Readonly<Record<StartupErrorCode, number>> = {
  GATEWAY_LOCKED: 75,
  ADDRESS_UNAVAILABLE: 71,
  CONFIG_INVALID: 78,
  DATABASE_CORRUPT: 65,
  DATABASE_LOCKED: 75,
  STATE_DIR_UNUSABLE: 73,
  AUTH_MISSING: 78,
};

/** Why the gateway did not start: one line that says what is wrong and what to do. */
export class StartupError extends Error {
  override readonly name: string = 'StartupError';
  readonly code: StartupErrorCode;
  /** What the person at the keyboard can do. */
  readonly hint: string;

  constructor(code: StartupErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }

  get exitCode(): number {
    return EXIT_CODES[this.code];
  }
}

/** Another process listens on the port: the port is the lock. */
export class GatewayLockError extends StartupError {
  override readonly name = 'GatewayLockError';
  constructor(address: string, options?: ErrorOptions) {
    super(
      'GATEWAY_LOCKED',
      `another gateway (or another program) is already listening on ${address}`,
      'stop it, or start this one with another --port',
      options,
    );
  }
}
