/** Errors that a gateway is told to answer with. Documented refusals look as the gateway itself makes them. */
import { type DETAIL_CODES, ERROR_CODES } from '@clawspec/protocol';
import { DEVICE_PROOF_FAILURES } from '../auth/device-proof.ts';
import * as refusals from '../server/refusals.ts';
import type { Refusal } from '../server/refusals.ts';

export type DetailCode = keyof typeof DETAIL_CODES;

/** Stands in for the client that is refused: the details name a device, a request and scopes. */
const CLIENT = { id: 'cli', version: '1.0.0', platform: 'linux', mode: 'cli' } as const;
const ASKED = { deviceId: '0'.repeat(64), role: 'operator', scopes: ['operator.read'] };
const REQUEST_ID = '00000000-0000-4000-8000-000000000000';
const RETRY_AFTER_MS = 1000;

const REFUSALS: Readonly<Partial<Record<DetailCode, () => Refusal>>> = {
  PROTOCOL_MISMATCH: () => refusals.protocolMismatch(1, 1),
  CONTROL_UI_ORIGIN_NOT_ALLOWED: () => refusals.originNotAllowed('origin not allowed'),
  DEVICE_IDENTITY_REQUIRED: refusals.deviceRequired,
  AUTH_TOKEN_MISSING: () => refusals.tokenMissing(CLIENT, true),
  AUTH_TOKEN_MISMATCH: () => refusals.tokenMismatch(CLIENT, true, false),
  AUTH_SCOPE_MISMATCH: refusals.scopeMismatch,
  AUTH_RATE_LIMITED: () => refusals.rateLimited(RETRY_AFTER_MS),
  PAIRING_REQUIRED: () =>
    refusals.pairingRequired(
      { kind: 'pending', requestId: REQUEST_ID, reason: 'not-paired', approvedRoles: [], approvedScopes: [] },
      ASKED,
    ),
  ...Object.fromEntries(
    Object.values(DEVICE_PROOF_FAILURES).map(failure => [failure.code, () => refusals.deviceProof(failure)]),
  ),
};

/** How the gateway refuses a handshake with this detail code, when it is one that it uses itself. */
export function ownRefusal(detail: DetailCode | undefined): Refusal | undefined {
  return detail === undefined ? undefined : REFUSALS[detail]?.();
}

/** Text for an error that nobody gave one for. */
export function errorText(code: keyof typeof ERROR_CODES): string {
  return `a fault was asked for: ${ERROR_CODES[code].summary}`;
}
