/** `device-auth.ts`: the signature payload as a function, from the layouts in the IR. */

import type { SignatureField } from '../device-auth.ts';
import type { Ir } from '../ir.ts';
import { pascalCase } from './emitter.ts';

export function emitDeviceAuth(ir: Ir): string {
  const versions = Object.keys(ir.deviceAuth.layouts);
  return `
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
  /** \`auth.token ?? auth.deviceToken ?? auth.bootstrapToken\`. */
  token?: string | undefined;
  /** The nonce of connect.challenge. */
  nonce: string;
  platform?: string | undefined;
  deviceFamily?: string | undefined;
}

/** Versions of the signature payload, in the order in which a gateway tries them. */
export const SIGNATURE_VERSIONS = ${JSON.stringify(ir.deviceAuth.order)} as const;
export type SignatureVersion = (typeof SIGNATURE_VERSIONS)[number];

/** Trims, then lower-cases A-Z only: what other alphabets do depends on locale and runtime. */
function trimAsciiLower(value: string | undefined): string {
  return (value ?? '').trim().replace(/[A-Z]/g, letter => letter.toLowerCase());
}
${versions.map(version => layoutFunction(version, ir.deviceAuth.layouts[version] ?? [])).join('')}
/** The text whose UTF-8 bytes a device signs. */
export function deviceAuthPayload(version: SignatureVersion, input: DeviceAuthInput): string {
  return version === '${versions[0]}' ? payload${pascalCase(versions[0] ?? '')}(input) : payload${pascalCase(versions[1] ?? '')}(input);
}
`;
}

function layoutFunction(version: string, layout: readonly SignatureField[]): string {
  return `
function payload${pascalCase(version)}(input: DeviceAuthInput): string {
  return [
    '${version}',
${layout.map(field => `    ${expression(field)},`).join('\n')}
  ].join('|');
}
`;
}

function expression({ name, as }: SignatureField): string {
  switch (as) {
    case 'comma-list':
      return `input.${name}.join(',')`;
    case 'decimal':
      return `String(input.${name})`;
    case 'trim-ascii-lower':
      return `trimAsciiLower(input.${name})`;
    case 'first-token':
      return `input.${name} ?? ''`;
    default:
      return `input.${name}`;
  }
}
