/** Errors of connecting: what happened, and what to do about it. */
import { CLOSE_CODES } from '@clawspec/protocol';
import { type DetailCode, detailCodeOf, nextAfterClose, nextAfterError, readWireError } from './classify.ts';
import { GatewayClientError, type NextStep, type WireError } from './errors.ts';
import { isObject } from './frames.ts';
import type { LinkEnd } from './link.ts';
import { plainUrl, type Redact } from './redact.ts';

export interface ConnectContext {
  readonly url: string;
  readonly minProtocol: number;
  readonly maxProtocol: number;
  readonly wasConnected: boolean;
  readonly redact: Redact;
}

const ADVICE: Partial<Record<DetailCode, string>> = {
  AUTH_TOKEN_MISSING: 'Give the token of the gateway: update({ token }), then resume().',
  AUTH_TOKEN_MISMATCH: 'Give the right token of the gateway: update({ token }), then resume().',
  AUTH_SCOPE_MISMATCH: 'Ask for fewer scopes, or have the device approved for more, then resume().',
  AUTH_RATE_LIMITED: 'Too many attempts; the client waits and tries again.',
  CONTROL_UI_ORIGIN_NOT_ALLOWED: 'Open the page from the gateway itself, or allow its origin there.',
  DEVICE_IDENTITY_REQUIRED: 'Give the client a device identity.',
  DEVICE_AUTH_SIGNATURE_EXPIRED: 'The clocks of this device and the gateway differ; set them.',
  DEVICE_AUTH_SIGNATURE_INVALID: 'The key and the device id must belong together.',
};

function adviceFor(error: WireError, context: ConnectContext): string {
  const detail = detailCodeOf(error);
  const details = isObject(error.details) ? error.details : {};
  if (detail === 'PAIRING_REQUIRED' || error.code === 'NOT_PAIRED') {
    const id = typeof details['requestId'] === 'string' ? ` (request ${details['requestId']})` : '';
    const advice = detail === undefined ? undefined : ADVICE[detail as DetailCode];
    return advice ?? `Approve the device on the gateway${id}, then resume().`;
  }
  if (detail === 'PROTOCOL_MISMATCH') {
    const offer = `This client offers protocol ${context.minProtocol} to ${context.maxProtocol}`;
    return `${offer}, the gateway speaks ${String(details['expectedProtocol'] ?? 'another one')}; update the older side.`;
  }
  return (detail === undefined ? undefined : ADVICE[detail as DetailCode]) ?? '';
}

function refused(raw: unknown, end: LinkEnd, context: ConnectContext): GatewayClientError {
  const wire = readWireError(raw, context.redact);
  const detailCode = detailCodeOf(wire);
  const what = `${plainUrl(context.url)} refused the connection: ${wire.message} (${detailCode ?? wire.code}).`;
  return new GatewayClientError('CONNECT_REFUSED', `${what} ${adviceFor(wire, context)}`.trim(), {
    next: nextAfterError(wire),
    outcome: 'refused',
    method: 'connect',
    wire,
    detailCode,
    closeCode: end.code,
    closeReason: context.redact(end.reason),
  });
}

/** The error that stands for the end of a link. */
export function connectError(end: LinkEnd, context: ConnectContext): GatewayClientError {
  const { cause } = end;
  const url = plainUrl(context.url);
  if (cause.kind === 'refused') return refused(cause.error, end, context);
  const facts = {
    outcome: 'not-sent',
    closeCode: end.code,
    closeReason: context.redact(end.reason),
  } as const;
  switch (cause.kind) {
    case 'identity':
      return new GatewayClientError('IDENTITY_INVALID', 'the device identity could not sign the connect', {
        ...facts,
        next: 'stop',
        cause: cause.error,
      });
    case 'unusable':
      return new GatewayClientError('CONNECT_FAILED', `this runtime cannot open a socket to ${url}`, {
        ...facts,
        next: 'stop',
        cause: cause.error,
      });
    case 'violation':
      return new GatewayClientError(
        'PROTOCOL_VIOLATION',
        `${url} does not speak the gateway protocol: ${cause.message}`,
        { ...facts, next: 'retry' },
      );
    default:
      return lost(end, cause, context, facts);
  }
}

function lost(
  end: LinkEnd,
  cause: { kind: 'silent' | 'unreachable' | 'closed'; message: string },
  context: ConnectContext,
  facts: { outcome: 'not-sent'; closeCode: number; closeReason: string },
): GatewayClientError {
  const url = plainUrl(context.url);
  const next: NextStep = cause.kind === 'closed' ? nextAfterClose(end.code, context.wasConnected) : 'retry';
  if (cause.kind === 'unreachable') {
    const why = context.redact(cause.message);
    return new GatewayClientError(
      'CONNECT_FAILED',
      `${url} cannot be reached: ${why}. Is the gateway running?`,
      {
        ...facts,
        next,
      },
    );
  }
  const known = CLOSE_CODES.find(entry => entry.code === end.code);
  const why = context.redact(cause.message) || known?.name || 'no reason given';
  const code = context.wasConnected ? 'CONNECTION_LOST' : 'CONNECT_FAILED';
  return new GatewayClientError(code, `the connection to ${url} ended: ${why} (${end.code})`, {
    ...facts,
    next,
  });
}
