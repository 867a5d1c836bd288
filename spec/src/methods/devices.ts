/** Device pairing and device tokens. */
import { closed, defineMethod, field, named, oneOf, open, Text, Timestamp } from '../define.ts';
import { DevicePairRequest, PairedDevice } from '../devices.ts';
import { Type } from '../typebox.ts';

const pairing = { role: 'operator', scopes: ['operator.pairing'], since: 3, stability: 'stable' } as const;

export const DevicePairListParams = named(
  'DevicePairListParams',
  closed({}),
  'Parameters of device.pair.list: none.',
);

export const DevicePairListResult = named(
  'DevicePairListResult',
  open({ pending: Type.Array(DevicePairRequest), paired: Type.Array(PairedDevice) }),
  'Result of device.pair.list. Secrets are left out.',
);

export const devicePairList = defineMethod({
  ...pairing,
  method: 'device.pair.list',
  provenance: 'published',
  summary: 'Lists devices that wait for a decision and devices that are paired.',
  description:
    'A session that authenticated with a device token and is no admin sees only its own device (protocol 4).',
  params: DevicePairListParams,
  result: DevicePairListResult,
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'missing-scope'],
});

export const DevicePairApproveParams = named(
  'DevicePairApproveParams',
  closed({ requestId: Text() }),
  'Parameters of device.pair.approve.',
);

export const DevicePairApproveResult = named(
  'DevicePairApproveResult',
  open({ requestId: Text(), device: PairedDevice }),
  'Result of device.pair.approve.',
);

export const devicePairApprove = defineMethod({
  ...pairing,
  method: 'device.pair.approve',
  provenance: 'published',
  summary: 'Approves a waiting device with the role and scopes it asked for.',
  description: 'The device gets its token with the next hello-ok. A request can be decided once.',
  params: DevicePairApproveParams,
  result: DevicePairApproveResult,
  idempotency: { kind: 'unsafe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: ['device.pair.resolved'],
  examples: ['ok', 'unknown-request'],
});

export const DevicePairRejectParams = named(
  'DevicePairRejectParams',
  closed({ requestId: Text() }),
  'Parameters of device.pair.reject.',
);

export const DevicePairRejectResult = named(
  'DevicePairRejectResult',
  open({ requestId: Text(), deviceId: Text() }),
  'Result of device.pair.reject.',
);

export const devicePairReject = defineMethod({
  ...pairing,
  method: 'device.pair.reject',
  provenance: 'published',
  summary: 'Turns a waiting device down.',
  description: 'The device may ask again, with a new request.',
  params: DevicePairRejectParams,
  result: DevicePairRejectResult,
  idempotency: { kind: 'unsafe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: ['device.pair.resolved'],
  examples: ['ok', 'unknown-request'],
});

export const DevicePairRemoveParams = named(
  'DevicePairRemoveParams',
  closed({ deviceId: Text() }),
  'Parameters of device.pair.remove.',
);

export const DevicePairRemoveResult = named(
  'DevicePairRemoveResult',
  open({ deviceId: Text() }),
  'Result of device.pair.remove.',
);

export const devicePairRemove = defineMethod({
  ...pairing,
  method: 'device.pair.remove',
  provenance: 'published',
  summary: 'Forgets a paired device and its tokens.',
  description:
    'Protocol 4 gateways close the live sockets of the device with 4001; protocol 3 gateways leave them open.',
  params: DevicePairRemoveParams,
  result: DevicePairRemoveResult,
  idempotency: { kind: 'unsafe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'unknown-device'],
});

export const DeviceTokenRotateParams = named(
  'DeviceTokenRotateParams',
  closed({
    deviceId: Text(),
    role: Text(),
    scopes: Type.Optional(Type.Array(Text(), { description: 'Narrower scopes for the new token.' })),
  }),
  'Parameters of device.token.rotate.',
);

export const DeviceTokenRotateResult = named(
  'DeviceTokenRotateResult',
  open({
    deviceId: Text(),
    role: Text(),
    scopes: Type.Array(Text()),
    rotatedAtMs: field(Timestamp(), { volatile: true }),
    token: field(
      Type.Optional(
        Text(
          'The new token; only when the caller is the device itself. Protocol 3 gateways hand it to every caller.',
        ),
      ),
      { volatile: true },
    ),
    tokenDelivery: field(
      Type.Optional(
        oneOf(
          ['in-band', 'withheld-cross-device'],
          'withheld-cross-device: the device fetches it by connecting with the shared secret.',
        ),
      ),
      { since: 4, provenance: 'published' },
    ),
  }),
  'Result of device.token.rotate.',
);

export const deviceTokenRotate = defineMethod({
  ...pairing,
  method: 'device.token.rotate',
  provenance: 'published',
  summary: 'Replaces the token of a device and role; the old one is dead at once.',
  description:
    'Protocol 4 gateways close the live sockets of the device with 4001 after the response; protocol 3 gateways leave them open.',
  params: DeviceTokenRotateParams,
  result: DeviceTokenRotateResult,
  idempotency: { kind: 'unsafe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['self', 'other-device', 'unknown-device'],
});

export const DeviceTokenRevokeParams = named(
  'DeviceTokenRevokeParams',
  closed({ deviceId: Text(), role: Text() }),
  'Parameters of device.token.revoke.',
);

export const DeviceTokenRevokeResult = named(
  'DeviceTokenRevokeResult',
  open({ deviceId: Text(), role: Text(), revokedAtMs: field(Timestamp(), { volatile: true }) }),
  'Result of device.token.revoke.',
);

export const deviceTokenRevoke = defineMethod({
  ...pairing,
  method: 'device.token.revoke',
  provenance: 'published',
  summary: 'Revokes the token of a device and role.',
  description:
    'Protocol 4 gateways close the live sockets of the device with 4001, and the role has to be approved again before the device can use it. With protocol 3 gateways the shared secret brings a new token at once.',
  params: DeviceTokenRevokeParams,
  result: DeviceTokenRevokeResult,
  idempotency: { kind: 'idempotent' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'unknown-device'],
});
