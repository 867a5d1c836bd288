// Generated from the specification by `npm run generate`. Do not edit.

/** What enters the signature payload of a device. Absent text counts as empty. */
export interface DeviceAuthInput {
  /** Lower-case hex SHA-256 of the raw public key. */
  deviceId: string;
  clientId: string;
  clientMode: string;
  role: string;
  /** Exactly the requested list in the requested order. */
  scopes: readonly string[];
  /** Milliseconds since the Unix epoch. */
  signedAtMs: number;
  /** `auth.token ?? auth.deviceToken ?? auth.bootstrapToken`. */
  token?: string | undefined;
  /** The nonce of connect.challenge. */
  nonce: string;
  platform?: string | undefined;
  deviceFamily?: string | undefined;
}

/** Versions of the signature payload, in the order in which a gateway tries them. */
export const SIGNATURE_VERSIONS = ["v3","v2"] as const;
export type SignatureVersion = (typeof SIGNATURE_VERSIONS)[number];

/** Trims, then lower-cases A-Z only: what other alphabets do depends on locale and runtime. */
function trimAsciiLower(value: string | undefined): string {
  return (value ?? '').trim().replace(/[A-Z]/g, letter => letter.toLowerCase());
}

function payloadV2(input: DeviceAuthInput): string {
  return [
    'v2',
    input.deviceId,
    input.clientId,
    input.clientMode,
    input.role,
    input.scopes.join(','),
    String(input.signedAtMs),
    input.token ?? '',
    input.nonce,
  ].join('|');
}

function payloadV3(input: DeviceAuthInput): string {
  return [
    'v3',
    input.deviceId,
    input.clientId,
    input.clientMode,
    input.role,
    input.scopes.join(','),
    String(input.signedAtMs),
    input.token ?? '',
    input.nonce,
    trimAsciiLower(input.platform),
    trimAsciiLower(input.deviceFamily),
  ].join('|');
}

/** The text whose UTF-8 bytes a device signs. */
export function deviceAuthPayload(version: SignatureVersion, input: DeviceAuthInput): string {
  return version === 'v2' ? payloadV2(input) : payloadV3(input);
}
