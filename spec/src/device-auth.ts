/**
 * The bytes a device signs.
 *
 * A device identity is an Ed25519 key pair. `device.id` is the lower-case hex SHA-256 of the raw 32-byte
 * public key. The signature covers the UTF-8 bytes of the fields below joined with `|`; there is no
 * escaping and no trailing separator. The layout is data so that every language's function comes from it.
 */

export interface SignatureField {
  /** Where the value comes from, as a path into connect params or the challenge. */
  readonly from: string;
  readonly name: string;
  /** How the value becomes text. */
  readonly as: 'literal' | 'text' | 'decimal' | 'comma-list' | 'trim-ascii-lower' | 'first-token';
  readonly note?: string;
}

const BASE: readonly SignatureField[] = [
  { name: 'deviceId', from: 'device.id', as: 'text' },
  { name: 'clientId', from: 'client.id', as: 'text' },
  { name: 'clientMode', from: 'client.mode', as: 'text' },
  { name: 'role', from: 'role', as: 'text', note: '`operator` when the role is left out.' },
  {
    name: 'scopes',
    from: 'scopes',
    as: 'comma-list',
    note: 'Exactly the requested list in the requested order; empty text when left out or empty.',
  },
  {
    name: 'signedAtMs',
    from: 'device.signedAt',
    as: 'decimal',
    note: 'Milliseconds since the Unix epoch.',
  },
  {
    name: 'token',
    from: 'auth.token ?? auth.deviceToken ?? auth.bootstrapToken',
    as: 'first-token',
    note: 'The first that is present; empty text when none is. `auth.password` never enters.',
  },
  { name: 'nonce', from: 'connect.challenge.nonce', as: 'text' },
];

export const SIGNATURE_LAYOUTS = {
  v2: BASE,
  v3: [
    ...BASE,
    {
      name: 'platform',
      from: 'client.platform',
      as: 'trim-ascii-lower',
      note: 'Trimmed, then only A-Z lower-cased; empty text when absent.',
    },
    {
      name: 'deviceFamily',
      from: 'client.deviceFamily',
      as: 'trim-ascii-lower',
      note: 'Trimmed, then only A-Z lower-cased; empty text when absent.',
    },
  ],
} as const satisfies Record<string, readonly SignatureField[]>;

/** Payload versions in the order in which a gateway tries them. The name is not a protocol version. */
export const SIGNATURE_ORDER = ['v3', 'v2'] as const;
