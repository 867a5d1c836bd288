/** Every way to refuse a handshake: the error, the close code and the reason. */
import type { ClientInfo } from '@clawspec/protocol';
import { CLIENTS, CLOSE_CODES, type DETAIL_CODES, PROTOCOL_VERSIONS } from '@clawspec/protocol';
import type { DeviceProofFailure } from '../auth/device-proof.ts';
import type { ErrorCode } from '../errors.ts';
import type { Pending } from '../pairing/pairing.ts';
import type { WireError } from '../ports.ts';

/** Close codes of the specification. */
export const CLOSE = {
  normal: closeCode('normal'),
  protocolMismatch: closeCode('protocol mismatch'),
  policy: closeCode('policy'),
  restart: closeCode('service restart'),
  deviceRemoved: closeCode('device removed'),
} as const;

function closeCode(name: (typeof CLOSE_CODES)[number]['name']): number {
  return CLOSE_CODES.find(one => one.name === name)!.code;
}

export interface Refusal {
  readonly error: WireError & { readonly code: ErrorCode };
  readonly closeCode: number;
  /** Uncut. */
  readonly closeReason: string;
}

type DetailCode = keyof typeof DETAIL_CODES;

function refusal(
  code: ErrorCode,
  message: string,
  details?: { code: DetailCode; [more: string]: unknown },
  extra: { closeReason?: string; closeCode?: number; retryAfterMs?: number } = {},
): Refusal {
  return {
    error: {
      code,
      message,
      ...(details === undefined ? {} : { details }),
      ...(extra.retryAfterMs === undefined ? {} : { retryable: true, retryAfterMs: extra.retryAfterMs }),
    },
    closeCode: extra.closeCode ?? CLOSE.policy,
    closeReason: extra.closeReason ?? message,
  };
}

export const notConnect = () =>
  refusal('INVALID_REQUEST', 'invalid handshake: first request must be connect');

export const invalidParams = (problem: string) =>
  refusal('INVALID_REQUEST', `invalid connect params: ${problem}`);

export const protocolMismatch = (clientMinProtocol: number, clientMaxProtocol: number) =>
  refusal(
    'INVALID_REQUEST',
    'protocol mismatch',
    {
      code: 'PROTOCOL_MISMATCH',
      clientMinProtocol,
      clientMaxProtocol,
      expectedProtocol: Math.max(...PROTOCOL_VERSIONS),
      minimumProbeProtocol: Math.min(...PROTOCOL_VERSIONS),
    },
    { closeCode: CLOSE.protocolMismatch },
  );

export const invalidRole = () => refusal('INVALID_REQUEST', 'invalid role');

export const originNotAllowed = (reason: string) =>
  refusal(
    'INVALID_REQUEST',
    'origin not allowed (open the Control UI from the gateway host or allow it in gateway.controlUi.allowedOrigins)',
    { code: 'CONTROL_UI_ORIGIN_NOT_ALLOWED', reason },
  );

export const deviceRequired = () =>
  refusal('NOT_PAIRED', 'device identity required', { code: 'DEVICE_IDENTITY_REQUIRED' });

export const deviceProof = (failure: DeviceProofFailure) =>
  refusal('INVALID_REQUEST', failure.message, { code: failure.code, reason: failure.reason });

export const tokenMissing = (client: ClientInfo, local: boolean) =>
  refusal('INVALID_REQUEST', `unauthorized: gateway token missing (${tokenHint(client, local)})`, {
    code: 'AUTH_TOKEN_MISSING',
    authReason: 'token_missing',
    canRetryWithDeviceToken: false,
    recommendedNextStep: 'update_auth_configuration',
  });

export const tokenMismatch = (client: ClientInfo, local: boolean, canRetryWithDeviceToken: boolean) =>
  refusal('INVALID_REQUEST', `unauthorized: gateway token mismatch (${tokenHint(client, local)})`, {
    code: 'AUTH_TOKEN_MISMATCH',
    authReason: 'token_mismatch',
    canRetryWithDeviceToken,
    recommendedNextStep: canRetryWithDeviceToken ? 'retry_with_device_token' : 'update_auth_credentials',
  });

export const scopeMismatch = () =>
  refusal('INVALID_REQUEST', 'unauthorized: device token scope mismatch (re-pair or approve scope upgrade)', {
    code: 'AUTH_SCOPE_MISMATCH',
    authReason: 'scope_mismatch',
    canRetryWithDeviceToken: false,
    recommendedNextStep: 'review_auth_configuration',
  });

export const rateLimited = (retryAfterMs: number) =>
  refusal(
    'INVALID_REQUEST',
    'unauthorized: too many failed authentication attempts (retry later)',
    {
      code: 'AUTH_RATE_LIMITED',
      authReason: 'rate_limited',
      canRetryWithDeviceToken: false,
      recommendedNextStep: 'wait_then_retry',
    },
    { retryAfterMs },
  );

const PAIRING_TEXT: Readonly<Record<Pending['reason'], { message: string; hint: string }>> = {
  'not-paired': {
    message: 'pairing required: device is not approved yet',
    hint: 'Approve this device from the pending pairing requests.',
  },
  'scope-upgrade': {
    message: 'pairing required: device is asking for more scopes than currently approved',
    hint: 'Review the requested scopes, then approve the pending request.',
  },
  'role-upgrade': {
    message: 'pairing required: device is asking for a higher role than currently approved',
    hint: 'Review the requested role upgrade, then approve the pending request.',
  },
};

export function pairingRequired(
  pending: Pending,
  asked: { deviceId: string; role: string; scopes: readonly string[] },
): Refusal {
  const { message, hint } = PAIRING_TEXT[pending.reason];
  return refusal(
    'NOT_PAIRED',
    message,
    {
      code: 'PAIRING_REQUIRED',
      reason: pending.reason,
      requestId: pending.requestId,
      remediationHint: hint,
      deviceId: asked.deviceId,
      requestedRole: asked.role,
      ...listed('requestedScopes', asked.scopes),
      ...listed('approvedRoles', pending.approvedRoles),
      ...listed('approvedScopes', pending.approvedScopes),
    },
    { closeReason: `${message} (requestId: ${pending.requestId})` },
  );
}

function listed(name: string, values: readonly string[]): Record<string, readonly string[]> {
  return values.length === 0 ? {} : { [name]: values };
}

/** What the person in front of the client can do about the token; depends on the client. */
function tokenHint(client: ClientInfo, local: boolean): string {
  if (client.mode === 'cli') {
    return local
      ? "use this gateway's gateway.auth.token or pair the device"
      : 'set gateway.remote.token to match gateway.auth.token';
  }
  return CLIENTS.browser.some(id => id === client.id)
    ? 'enter the gateway token in the settings of this page'
    : 'provide gateway auth token';
}

/** The gateway itself failed. */
export function unavailable(): Refusal {
  return {
    error: { code: 'UNAVAILABLE', message: 'internal error', retryable: true },
    closeCode: CLOSE.policy,
    closeReason: 'internal error',
  };
}
