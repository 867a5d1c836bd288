/** Error codes, their details, and what a client does on each. */
import { Millis, named, open, openEnum, Text } from './define.ts';
import { NodeInvokeErrorDetails } from './nodes.ts';
import { Type } from './typebox.ts';

/** `retry`: repeat later. `pause`: repeat only after something outside changed. `stop`: the same request never succeeds. */
export type NextStep = 'retry' | 'pause' | 'stop';

export interface ErrorDefinition {
  readonly summary: string;
  readonly client: NextStep;
  readonly since: 3 | 4;
  readonly provenance: 'published' | 'observed' | 'gap-filled';
}

/** Values of `error.code`. The set is open: treat an unknown code as `stop`. */
export const ERROR_CODES = {
  INVALID_REQUEST: {
    summary:
      'The request is malformed, refers to something that does not exist, or is not allowed in this state.',
    client: 'stop',
    since: 3,
    provenance: 'published',
  },
  FORBIDDEN: {
    summary:
      'The session lacks a scope (details.code MISSING_SCOPE). Protocol 3 says INVALID_REQUEST instead.',
    client: 'stop',
    since: 4,
    provenance: 'observed',
  },
  NOT_PAIRED: {
    summary: 'The device is unknown, or asks for more than was approved; an operator has to decide.',
    client: 'pause',
    since: 3,
    provenance: 'observed',
  },
  NOT_LINKED: {
    summary: 'A messaging channel has no linked account.',
    client: 'pause',
    since: 3,
    provenance: 'published',
  },
  AGENT_TIMEOUT: {
    summary: 'A run did not finish in time.',
    client: 'retry',
    since: 3,
    provenance: 'published',
  },
  UNAVAILABLE: {
    summary:
      'The work failed or the gateway cannot do it now; retryable and retryAfterMs say whether to come back.',
    client: 'retry',
    since: 3,
    provenance: 'observed',
  },
} as const satisfies Record<string, ErrorDefinition>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** Values of `error.details.code`. */
export const DETAIL_CODES = {
  AUTH_TOKEN_MISSING: {
    summary: 'No shared secret and no device token was given.',
    client: 'pause',
    since: 4,
    provenance: 'observed',
  },
  AUTH_TOKEN_MISMATCH: {
    summary: 'The shared secret or device token is wrong.',
    client: 'pause',
    since: 4,
    provenance: 'observed',
  },
  AUTH_SCOPE_MISMATCH: {
    summary: 'The device token does not cover the requested scopes.',
    client: 'pause',
    since: 4,
    provenance: 'observed',
  },
  AUTH_RATE_LIMITED: {
    summary: 'Too many failed attempts from this address.',
    client: 'retry',
    since: 4,
    provenance: 'published',
  },
  PROTOCOL_MISMATCH: {
    summary: 'No common protocol version.',
    client: 'stop',
    since: 4,
    provenance: 'observed',
  },
  CONTROL_UI_ORIGIN_NOT_ALLOWED: {
    summary: 'The Origin header is not that of the gateway and not allow-listed.',
    client: 'stop',
    since: 4,
    provenance: 'observed',
  },
  DEVICE_IDENTITY_REQUIRED: {
    summary: 'This client has to identify itself with a device key.',
    client: 'stop',
    since: 4,
    provenance: 'observed',
  },
  DEVICE_AUTH_DEVICE_ID_MISMATCH: {
    summary: 'device.id is not the SHA-256 of the public key.',
    client: 'stop',
    since: 4,
    provenance: 'observed',
  },
  DEVICE_AUTH_SIGNATURE_EXPIRED: {
    summary: 'signedAt is too far from the clock of the gateway.',
    client: 'retry',
    since: 4,
    provenance: 'observed',
  },
  DEVICE_AUTH_NONCE_REQUIRED: {
    summary: 'device.nonce is blank.',
    client: 'stop',
    since: 4,
    provenance: 'observed',
  },
  DEVICE_AUTH_NONCE_MISMATCH: {
    summary: 'device.nonce is not the nonce of this connection.',
    client: 'retry',
    since: 4,
    provenance: 'observed',
  },
  DEVICE_AUTH_SIGNATURE_INVALID: {
    summary: 'The signature does not cover this request.',
    client: 'stop',
    since: 4,
    provenance: 'observed',
  },
  PAIRING_REQUIRED: {
    summary: 'An operator has to approve the device, or the role or scopes it asks for.',
    client: 'pause',
    since: 4,
    provenance: 'observed',
  },
  MISSING_SCOPE: {
    summary: 'The session lacks a scope that the method needs.',
    client: 'stop',
    since: 4,
    provenance: 'observed',
  },
  NOT_CONNECTED: {
    summary: 'The node is not connected; the command was not sent.',
    client: 'retry',
    since: 3,
    provenance: 'observed',
  },
  PAIRING_CHANGED: {
    summary: 'The gateway knows no such node, or no longer does; the command was not sent.',
    client: 'retry',
    since: 4,
    provenance: 'observed',
  },
  UNKNOWN_AGENT_ID: {
    summary: 'No agent has this id.',
    client: 'stop',
    since: 4,
    provenance: 'published',
  },
  AUTH_REQUIRED: {
    summary: 'Credentials are needed and none were given.',
    client: 'pause',
    since: 4,
    provenance: 'published',
  },
  AUTH_UNAUTHORIZED: {
    summary: 'The credentials were refused; no other code says more.',
    client: 'pause',
    since: 4,
    provenance: 'published',
  },
  AUTH_TOKEN_NOT_CONFIGURED: {
    summary: 'The gateway is in token mode but has no token.',
    client: 'pause',
    since: 4,
    provenance: 'published',
  },
  AUTH_PASSWORD_MISSING: {
    summary: 'The gateway wants a password and none was given.',
    client: 'pause',
    since: 4,
    provenance: 'published',
  },
  AUTH_PASSWORD_MISMATCH: {
    summary: 'The password is wrong.',
    client: 'pause',
    since: 4,
    provenance: 'published',
  },
  AUTH_PASSWORD_NOT_CONFIGURED: {
    summary: 'The gateway is in password mode but has no password.',
    client: 'pause',
    since: 4,
    provenance: 'published',
  },
  AUTH_BOOTSTRAP_TOKEN_INVALID: {
    summary: 'The one-time token of a setup code is wrong, used or too old.',
    client: 'pause',
    since: 4,
    provenance: 'published',
  },
  AUTH_DEVICE_TOKEN_MISMATCH: {
    summary: 'The device token is wrong or was revoked.',
    client: 'pause',
    since: 4,
    provenance: 'published',
  },
  AUTH_TAILSCALE_IDENTITY_MISSING: {
    summary: 'The request carries no Tailscale identity.',
    client: 'pause',
    since: 4,
    provenance: 'published',
  },
  AUTH_TAILSCALE_PROXY_MISSING: {
    summary: 'The request did not come through the Tailscale proxy.',
    client: 'pause',
    since: 4,
    provenance: 'published',
  },
  AUTH_TAILSCALE_WHOIS_FAILED: {
    summary: 'Tailscale could not say who the caller is.',
    client: 'retry',
    since: 4,
    provenance: 'published',
  },
  AUTH_TAILSCALE_IDENTITY_MISMATCH: {
    summary: 'Tailscale names another identity than the request.',
    client: 'pause',
    since: 4,
    provenance: 'published',
  },
  AUTH_IDENTITY_HEADER_REQUIRED: {
    summary: 'The trusted proxy sent no identity header.',
    client: 'pause',
    since: 4,
    provenance: 'published',
  },
  AUTH_VERIFIED_USER_REQUIRED: {
    summary: 'Only a verified user may connect.',
    client: 'pause',
    since: 4,
    provenance: 'published',
  },
  AUTHENTICATED_PROFILE_UNAVAILABLE: {
    summary: 'The profile of the authenticated user cannot be read.',
    client: 'retry',
    since: 4,
    provenance: 'published',
  },
  CONTROL_UI_BUILD_MISMATCH: {
    summary: 'The control UI was built for another gateway; reload it.',
    client: 'stop',
    since: 4,
    provenance: 'published',
  },
  CONTROL_UI_DEVICE_IDENTITY_REQUIRED: {
    summary: 'The control UI has to identify itself with a device key, which needs HTTPS or localhost.',
    client: 'stop',
    since: 4,
    provenance: 'published',
  },
  DEVICE_AUTH_INVALID: {
    summary: 'The device proof was refused; no other code says more.',
    client: 'stop',
    since: 4,
    provenance: 'published',
  },
  DEVICE_AUTH_PUBLIC_KEY_INVALID: {
    summary: 'device.publicKey is not an Ed25519 key.',
    client: 'stop',
    since: 4,
    provenance: 'published',
  },
  CLIENT_VERSION_MISMATCH: {
    summary: 'The version of the client does not fit the gateway.',
    client: 'stop',
    since: 4,
    provenance: 'published',
  },
  CRON_JOB_NOT_FOUND: {
    summary: 'No cron job has this id.',
    client: 'stop',
    since: 4,
    provenance: 'observed',
  },
  OUTBOUND_DELIVERY_QUEUED: {
    summary: 'A channel did not take the message now; the gateway keeps it and tries again by itself.',
    client: 'stop',
    since: 4,
    provenance: 'observed',
  },
} as const satisfies Record<string, ErrorDefinition>;

export type DetailCode = keyof typeof DETAIL_CODES;

export const MissingScopeDetails = named(
  'MissingScopeDetails',
  open({
    code: Type.Literal('MISSING_SCOPE'),
    missingScope: Text('The scope that would have been enough.'),
    requiredScopes: Type.Array(Text(), { minItems: 1, description: 'Scopes of which one is needed.' }),
  }),
  'Details of a FORBIDDEN error.',
);

export const UnknownAgentDetails = named(
  'UnknownAgentDetails',
  open({ code: Type.Literal('UNKNOWN_AGENT_ID'), agentId: Text('The id that was given.') }),
  'Details of a request that names an unknown agent.',
);

export const CronJobNotFoundDetails = named(
  'CronJobNotFoundDetails',
  open({ code: Type.Literal('CRON_JOB_NOT_FOUND'), jobId: Text('The id that was given.') }),
  'Details of a request that names an unknown cron job.',
);

export const ProtocolMismatchDetails = named(
  'ProtocolMismatchDetails',
  open({
    code: Type.Optional(Type.Literal('PROTOCOL_MISMATCH')),
    clientMinProtocol: Type.Optional(Type.Integer()),
    clientMaxProtocol: Type.Optional(Type.Integer()),
    expectedProtocol: Type.Integer({ description: 'The newest version that the gateway speaks.' }),
    minimumProbeProtocol: Type.Optional(
      Type.Integer({ description: 'The oldest version that probes may use.' }),
    ),
  }),
  'Details of a refused protocol range. Protocol 3 gateways send expectedProtocol only.',
);

export const AuthFailureDetails = named(
  'AuthFailureDetails',
  open({
    code: openEnum(['AUTH_TOKEN_MISSING', 'AUTH_TOKEN_MISMATCH', 'AUTH_SCOPE_MISMATCH', 'AUTH_RATE_LIMITED']),
    authReason: Type.Optional(Text('Why the credentials were refused.')),
    canRetryWithDeviceToken: Type.Optional(
      Type.Boolean({ description: 'Whether the device may try again with its device token.' }),
    ),
    recommendedNextStep: Type.Optional(
      openEnum([
        'retry_with_device_token',
        'update_auth_configuration',
        'update_auth_credentials',
        'wait_then_retry',
        'review_auth_configuration',
      ]),
    ),
  }),
  'Details of refused credentials.',
);

export const DeviceAuthDetails = named(
  'DeviceAuthDetails',
  open({
    code: openEnum([
      'DEVICE_AUTH_DEVICE_ID_MISMATCH',
      'DEVICE_AUTH_SIGNATURE_EXPIRED',
      'DEVICE_AUTH_NONCE_REQUIRED',
      'DEVICE_AUTH_NONCE_MISMATCH',
      'DEVICE_AUTH_SIGNATURE_INVALID',
    ]),
    reason: openEnum([
      'device-id-mismatch',
      'device-signature-stale',
      'device-nonce-missing',
      'device-nonce-mismatch',
      'device-signature',
    ]),
  }),
  'Details of a device proof that failed.',
);

export const PairingRequiredDetails = named(
  'PairingRequiredDetails',
  open({
    code: Type.Optional(Type.Literal('PAIRING_REQUIRED')),
    reason: Type.Optional(openEnum(['not-paired', 'scope-upgrade', 'role-upgrade', 'metadata-upgrade'])),
    requestId: Type.Optional(Text('Id of the pending request, for device.pair.approve.')),
    remediationHint: Type.Optional(Text('A sentence for the person in front of the device.')),
    deviceId: Type.Optional(Text()),
    requestedRole: Type.Optional(Text()),
    requestedScopes: Type.Optional(Type.Array(Text())),
    approvedRoles: Type.Optional(Type.Array(Text())),
    approvedScopes: Type.Optional(Type.Array(Text())),
  }),
  'Details of a NOT_PAIRED error. Protocol 3 gateways send requestId only.',
);

export const OriginDetails = named(
  'OriginDetails',
  open({ code: Type.Literal('CONTROL_UI_ORIGIN_NOT_ALLOWED'), reason: Text() }),
  'Details of a refused Origin.',
);

export const ErrorShape = named(
  'ErrorShape',
  open({
    code: openEnum(Object.keys(ERROR_CODES) as ErrorCode[], 'What kind of failure it is.'),
    message: Text('For people and logs. Clients decide by code and details.code, never by this text.'),
    details: Type.Optional(
      Type.Unknown({ description: 'More facts; an object with its own `code` where the failure has one.' }),
    ),
    retryable: Type.Optional(Type.Boolean({ description: 'Whether the same request may succeed later.' })),
    retryAfterMs: Type.Optional(Millis('How long to wait before that.')),
  }),
  'Why a request failed.',
);

export const OutboundDeliveryDetails = named(
  'OutboundDeliveryDetails',
  open({ code: Type.Literal('OUTBOUND_DELIVERY_QUEUED') }),
  'Details of a message that a channel did not take.',
);

/** Every details shape by its `code`, for docs and bindings. */
export const DETAIL_SHAPES = {
  MISSING_SCOPE: MissingScopeDetails,
  UNKNOWN_AGENT_ID: UnknownAgentDetails,
  PROTOCOL_MISMATCH: ProtocolMismatchDetails,
  AUTH_TOKEN_MISSING: AuthFailureDetails,
  AUTH_TOKEN_MISMATCH: AuthFailureDetails,
  AUTH_SCOPE_MISMATCH: AuthFailureDetails,
  AUTH_RATE_LIMITED: AuthFailureDetails,
  DEVICE_AUTH_DEVICE_ID_MISMATCH: DeviceAuthDetails,
  DEVICE_AUTH_SIGNATURE_EXPIRED: DeviceAuthDetails,
  DEVICE_AUTH_NONCE_REQUIRED: DeviceAuthDetails,
  DEVICE_AUTH_NONCE_MISMATCH: DeviceAuthDetails,
  DEVICE_AUTH_SIGNATURE_INVALID: DeviceAuthDetails,
  PAIRING_REQUIRED: PairingRequiredDetails,
  CONTROL_UI_ORIGIN_NOT_ALLOWED: OriginDetails,
  CRON_JOB_NOT_FOUND: CronJobNotFoundDetails,
  OUTBOUND_DELIVERY_QUEUED: OutboundDeliveryDetails,
  NOT_CONNECTED: NodeInvokeErrorDetails,
  PAIRING_CHANGED: NodeInvokeErrorDetails,
} as const;
