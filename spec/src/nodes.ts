/** Nodes: what they offer, what they may offer by default, and how they are shown. */
import { Count, field, named, open, openEnum, Text, Timestamp } from './define.ts';
import { Type } from './typebox.ts';

const CANVAS = [
  'canvas.present',
  'canvas.hide',
  'canvas.navigate',
  'canvas.eval',
  'canvas.snapshot',
  'canvas.a2ui.push',
  'canvas.a2ui.pushJSONL',
  'canvas.a2ui.reset',
] as const;
const SYSTEM = [
  'system.run',
  'system.run.prepare',
  'system.which',
  'system.notify',
  'system.execApprovals.get',
  'system.execApprovals.set',
  'browser.proxy',
] as const;
const DEVICE = ['device.info', 'device.status'] as const;
const MOBILE = [...CANVAS, ...DEVICE, 'camera.list', 'location.get', 'system.notify'] as const;

/**
 * Commands that a node may declare unless the configuration of the gateway says otherwise. Everything
 * else that a node declares is left out of its session, without notice. The platform is the beginning
 * of `client.platform`, lower-case; `unknown` is for every other one.
 */
export const NODE_COMMANDS = {
  /** By platform. */
  defaults: {
    ios: MOBILE,
    android: MOBILE,
    macos: [...CANVAS, ...DEVICE, 'camera.list', 'location.get', ...SYSTEM],
    linux: SYSTEM,
    windows: SYSTEM,
    unknown: DEVICE,
  },
  /** Beginnings of `client.platform` that mean a platform. */
  platforms: {
    ios: ['ios', 'ipados'],
    android: ['android'],
    macos: ['mac', 'darwin'],
    linux: ['linux'],
    windows: ['win'],
  },
  /** They record or change something outside: allowed only when the configuration names them. */
  onRequest: [
    'camera.snap',
    'camera.clip',
    'screen.record',
    'sms.send',
    'contacts.add',
    'calendar.add',
    'reminders.add',
  ],
  /** They run programs: approving a node that declares one takes operator.admin, others operator.write. */
  adminApproval: [
    'system.run',
    'system.run.prepare',
    'system.which',
    'system.execApprovals.get',
    'system.execApprovals.set',
    'browser.proxy',
  ],
} as const;

const Permissions = Type.Record(Type.String(), Type.Boolean(), {
  description: 'Permission of the operating system by name, and whether the node has it.',
});

const names = {
  displayName: Type.Optional(Text('Name for people.')),
  platform: Type.Optional(Text()),
  version: Type.Optional(Text('Version of the program on the node.')),
  clientId: field(Type.Optional(Text()), { since: 4, provenance: 'observed' }),
  clientMode: field(Type.Optional(Text()), { since: 4, provenance: 'observed' }),
  deviceFamily: Type.Optional(Text()),
  modelIdentifier: Type.Optional(Text()),
  remoteIp: Type.Optional(Text('Address of a node that is not on loopback.')),
};

export const NodeHostStats = named(
  'NodeHostStats',
  open({
    cpuCount: Count('Number of processors.'),
    memoryTotalBytes: Count(),
    memoryFreeBytes: Count(),
    updatedAtMs: field(Timestamp('When the node told it.'), { volatile: true }),
  }),
  'How loaded the host of a node is, as the node told it last.',
);

export const NodePairRequest = named(
  'NodePairRequest',
  open({
    requestId: field(Text('For node.pair.approve and node.pair.reject.'), { volatile: true }),
    nodeId: Text(),
    ...names,
    caps: Type.Optional(Type.Array(Text(), { description: 'Capabilities that the node declares.' })),
    commands: Type.Optional(
      Type.Array(Text(), { description: 'Commands that it declares, without those not allow-listed.' }),
    ),
    permissions: Type.Optional(Permissions),
    requiredApproveScopes: field(
      Type.Optional(Type.Array(Text(), { description: 'Scopes that approving it takes, all of them.' })),
      { since: 4, provenance: 'observed' },
    ),
    silent: Type.Optional(
      Type.Boolean({ description: 'Whether the device itself was paired without asking anybody.' }),
    ),
    isRepair: field(Type.Optional(Type.Boolean({ description: 'Whether the node was paired before.' })), {
      until: 3,
      provenance: 'observed',
    }),
    ts: field(Timestamp('When it was asked.'), { volatile: true }),
  }),
  'A node whose capabilities and commands wait for a decision. Payload of node.pair.requested.',
);

export const PairedNode = named(
  'PairedNode',
  open({
    nodeId: Text(),
    ...names,
    caps: Type.Optional(Type.Array(Text())),
    commands: Type.Optional(Type.Array(Text(), { description: 'Commands that were approved.' })),
    permissions: Type.Optional(Permissions),
    token: field(
      Type.Optional(
        Text('For node.pair.verify. Only in the results of node.pair.approve and node.pair.verify.'),
      ),
      { until: 3, provenance: 'observed', volatile: true },
    ),
    createdAtMs: field(Timestamp(), { volatile: true }),
    approvedAtMs: field(Timestamp(), { volatile: true }),
    lastConnectedAtMs: field(Type.Optional(Timestamp()), { volatile: true }),
    lastDisconnectedAtMs: field(Type.Optional(Timestamp()), {
      since: 4,
      provenance: 'observed',
      volatile: true,
    }),
    lastSeenAtMs: field(Type.Optional(Timestamp()), { since: 4, provenance: 'observed', volatile: true }),
    lastSeenReason: field(Type.Optional(Text('Such as `connect`.')), { since: 4, provenance: 'observed' }),
    lastHostStats: field(Type.Optional(NodeHostStats), { since: 4, provenance: 'observed' }),
  }),
  'A node that was approved.',
);

export const NodeInfo = {
  nodeId: Text('Id of the device.'),
  ...names,
  caps: Type.Array(Text(), { description: 'Capabilities that can be used now, sorted.' }),
  commands: Type.Array(Text(), { description: 'Commands that node.invoke takes now, sorted.' }),
  permissions: Type.Optional(Permissions),
  sessionHost: field(
    Type.Optional(Type.Boolean({ description: 'Whether agent sessions can run on the node.' })),
    { since: 4, provenance: 'observed' },
  ),
  nodePluginTools: field(
    Type.Optional(
      Type.Array(Type.Unknown(), { description: 'Tools of plugins on the node, while it is connected.' }),
    ),
    { since: 4, provenance: 'observed' },
  ),
  approvalState: field(
    Type.Optional(
      openEnum(
        ['approved', 'pending-approval', 'pending-reapproval', 'unapproved'],
        'pending-approval: nothing was approved yet. pending-reapproval: the node declares more than was approved. unapproved: it was turned down.',
      ),
    ),
    { since: 4, requiredSince: 4, provenance: 'observed' },
  ),
  pendingRequestId: field(Type.Optional(Text('The request that waits.')), {
    since: 4,
    provenance: 'observed',
    volatile: true,
  }),
  pendingDeclaredCaps: field(Type.Optional(Type.Array(Text())), { since: 4, provenance: 'observed' }),
  pendingDeclaredCommands: field(Type.Optional(Type.Array(Text())), { since: 4, provenance: 'observed' }),
  pendingDeclaredPermissions: field(Type.Optional(Permissions), { since: 4, provenance: 'observed' }),
  connectedAtMs: field(Type.Optional(Timestamp('Since when it is connected.')), { volatile: true }),
  lastConnectedAtMs: field(Type.Optional(Timestamp()), {
    since: 4,
    provenance: 'observed',
    volatile: true,
  }),
  lastDisconnectedAtMs: field(Type.Optional(Timestamp()), {
    since: 4,
    provenance: 'observed',
    volatile: true,
  }),
  lastSeenAtMs: field(Type.Optional(Timestamp()), { since: 4, provenance: 'observed', volatile: true }),
  lastSeenReason: field(Type.Optional(Text()), { since: 4, provenance: 'observed' }),
  approvedAtMs: field(Type.Optional(Timestamp('When the node, or else its device, was approved.')), {
    since: 4,
    provenance: 'observed',
    volatile: true,
  }),
  paired: Type.Boolean({ description: 'Whether the device may connect as a node.' }),
  connected: Type.Boolean(),
};

export const NodeListEntry = named('NodeListEntry', open(NodeInfo), 'A node that is known or connected.');

export const NodeError = named(
  'NodeError',
  open({ code: Type.Optional(Text()), message: Type.Optional(Type.String()) }),
  'Why a command failed, by the node or on the way to it: TIMEOUT, DISCONNECTED, NOT_CONNECTED, or a code of the node.',
);

export const NodeInvokeErrorDetails = named(
  'NodeInvokeErrorDetails',
  open({
    code: Type.Optional(openEnum(['NOT_CONNECTED', 'PAIRING_CHANGED'])),
    nodeError: Type.Optional(NodeError),
    nodeCommandDispatched: field(
      Type.Optional(Type.Boolean({ description: 'Whether the command was sent to the node.' })),
      { since: 4, provenance: 'observed' },
    ),
  }),
  'Details of a node.invoke that is UNAVAILABLE. After a command was sent there is nodeError and no code.',
);
