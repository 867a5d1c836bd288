/** Devices: pending requests, paired devices and their tokens. */
import { field, named, open, Text, Timestamp } from './define.ts';
import { Type } from './typebox.ts';

const device = {
  deviceId: Text('Lower-case hex SHA-256 of the public key.'),
  publicKey: Text('Raw Ed25519 public key, base64url.'),
  displayName: Type.Optional(Text()),
  platform: Type.Optional(Text()),
  deviceFamily: field(Type.Optional(Text()), { since: 4, provenance: 'observed' }),
  clientId: Type.Optional(Text()),
  clientMode: Type.Optional(Text()),
  role: Type.Optional(Text('Role asked for last.')),
  roles: Type.Optional(Type.Array(Text())),
  scopes: Type.Optional(Type.Array(Text())),
  remoteIp: Type.Optional(Text('Address of a device that is not on loopback.')),
};

export const DevicePairRequest = named(
  'DevicePairRequest',
  open({
    requestId: field(Text('For device.pair.approve and device.pair.reject.'), { volatile: true }),
    ...device,
    browserOrigin: field(Type.Optional(Text()), { since: 4, provenance: 'published' }),
    silent: Type.Optional(Type.Boolean({ description: 'Whether it was approved without asking anybody.' })),
    isRepair: Type.Optional(Type.Boolean({ description: 'Whether the device was paired before.' })),
    ts: field(Timestamp('When it was asked.'), { volatile: true }),
  }),
  'A device that waits for a decision. Payload of device.pair.requested.',
);

export const DeviceTokenInfo = named(
  'DeviceTokenInfo',
  open({
    role: Text(),
    scopes: Type.Array(Text()),
    createdAtMs: field(Timestamp(), { volatile: true }),
    rotatedAtMs: field(Type.Optional(Timestamp()), { volatile: true }),
    revokedAtMs: field(Type.Optional(Timestamp()), { volatile: true }),
    lastUsedAtMs: field(Type.Optional(Timestamp()), { volatile: true }),
  }),
  'A device token without its secret.',
);

export const PairedDevice = named(
  'PairedDevice',
  open({
    ...device,
    createdAtMs: field(Timestamp(), { volatile: true }),
    approvedAtMs: field(Timestamp(), { volatile: true }),
    tokens: Type.Optional(Type.Array(DeviceTokenInfo)),
    approvedVia: field(Type.Optional(Text('How it was approved, such as `silent` or `owner`.')), {
      since: 4,
      provenance: 'observed',
    }),
    connected: field(Type.Optional(Type.Boolean()), { since: 4, provenance: 'observed' }),
    lastSeenAtMs: field(Type.Optional(Timestamp()), { since: 4, provenance: 'observed', volatile: true }),
    lastSeenReason: field(Type.Optional(Text()), { since: 4, provenance: 'observed' }),
  }),
  'A device that was approved.',
);
