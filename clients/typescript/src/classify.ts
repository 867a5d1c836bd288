/** What a refusal or a close means for the client: all from the tables of the specification. */
import { CLOSE_CODES, DETAIL_CODES, ERROR_CODES } from '@clawspec/protocol';
import type { NextStep, Outcome, WireError } from './errors.ts';
import { isObject } from './frames.ts';
import { type Redact, redactDeep } from './redact.ts';

export type DetailCode = keyof typeof DETAIL_CODES;

/**
 * Gateways of protocol 3 send no details.code; the text of the message is all that tells refusals apart.
 * First match counts. Never used when a code is there.
 */
const PROTOCOL_3_TEXTS: readonly (readonly [RegExp, DetailCode])[] = [
  [/^unauthorized: .*token missing/, 'AUTH_TOKEN_MISSING'],
  [/^unauthorized: .*scope mismatch/, 'AUTH_SCOPE_MISMATCH'],
  [/^unauthorized: .*mismatch/, 'AUTH_TOKEN_MISMATCH'],
  [/^protocol mismatch/, 'PROTOCOL_MISMATCH'],
  [/^(origin not allowed|control ui requires)/, 'CONTROL_UI_ORIGIN_NOT_ALLOWED'],
  [/^device identity required/, 'DEVICE_IDENTITY_REQUIRED'],
  [/^device identity mismatch/, 'DEVICE_AUTH_DEVICE_ID_MISMATCH'],
  [/^device signature expired/, 'DEVICE_AUTH_SIGNATURE_EXPIRED'],
  [/^device signature invalid/, 'DEVICE_AUTH_SIGNATURE_INVALID'],
  [/^device nonce required/, 'DEVICE_AUTH_NONCE_REQUIRED'],
  [/^device nonce mismatch/, 'DEVICE_AUTH_NONCE_MISMATCH'],
  [/^pairing required/, 'PAIRING_REQUIRED'],
  [/^missing scope: /, 'MISSING_SCOPE'],
];

/** `details.code` of an error, or what the text of a protocol 3 gateway stands for. */
export function detailCodeOf(error: WireError): string | undefined {
  const details = error.details;
  if (isObject(details) && typeof details['code'] === 'string') return details['code'];
  return PROTOCOL_3_TEXTS.find(([text]) => text.test(error.message))?.[1];
}

/** Reads `error` of a response; what is missing or of another type is made up for. */
export function readWireError(value: unknown, redact: Redact): WireError {
  const error = isObject(value) ? value : {};
  const { code, message, details, retryable, retryAfterMs } = error;
  return {
    code: typeof code === 'string' ? redact(code) : 'UNKNOWN',
    message: typeof message === 'string' ? redact(message) : 'the gateway gave no reason',
    ...(details === undefined ? {} : { details: redactDeep(details, redact) }),
    ...(typeof retryable === 'boolean' ? { retryable } : {}),
    ...(typeof retryAfterMs === 'number' && retryAfterMs >= 0 ? { retryAfterMs } : {}),
  };
}

/** A code that nobody knows counts as stop, unless the gateway itself says that it may be repeated. */
export function nextAfterError(error: WireError): NextStep {
  const detail = detailCodeOf(error);
  if (detail !== undefined && Object.hasOwn(DETAIL_CODES, detail)) {
    return DETAIL_CODES[detail as DetailCode].client;
  }
  if (error.retryable !== undefined) {
    const known = knownError(error.code);
    return error.retryable ? 'retry' : known === 'pause' ? 'pause' : 'stop';
  }
  return knownError(error.code) ?? 'stop';
}

function knownError(code: string): NextStep | undefined {
  return Object.hasOwn(ERROR_CODES, code) ? ERROR_CODES[code as keyof typeof ERROR_CODES].client : undefined;
}

/** Whether an error response means that nothing was done, or that the work was tried. */
export function outcomeOf(error: WireError, payload: unknown): Outcome {
  if (payload !== undefined && payload !== null) return 'failed';
  if (error.retryable === true) return 'refused';
  return knownError(error.code) === 'retry' ? 'failed' : 'refused';
}

/**
 * Codes that the specification does not list are of the network or of proxies: retry. Of an open session, a policy
 * close is not about who the client is (that was accepted) but about it being too slow, and “too big” is about one
 * request: retry.
 */
export function nextAfterClose(code: number, wasConnected: boolean): NextStep {
  if (wasConnected && (code === closeCode('policy') || code === closeCode('too big'))) return 'retry';
  return CLOSE_CODES.find(entry => entry.code === code)?.client ?? 'retry';
}

const CLOSE_NUMBERS = new Map<string, number>(CLOSE_CODES.map(entry => [entry.name, entry.code]));

/** Number of a close code that the specification names. */
export function closeCode(name: (typeof CLOSE_CODES)[number]['name']): number {
  return CLOSE_NUMBERS.get(name) as number;
}
