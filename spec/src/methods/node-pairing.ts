/** The second approval: what a paired node may offer. */
import { closed, defineMethod, field, named, open, openEnum, Text } from '../define.ts';
import { NodePairRequest, PairedNode } from '../nodes.ts';
import { Type } from '../typebox.ts';

const pairing = { role: 'operator', scopes: ['operator.pairing'], since: 3, stability: 'stable' } as const;

export const NodePairRequestParams = named(
  'NodePairRequestParams',
  closed({
    nodeId: Text(),
    displayName: Type.Optional(Text()),
    platform: Type.Optional(Text()),
    version: Type.Optional(Text()),
    coreVersion: Type.Optional(Text()),
    uiVersion: Type.Optional(Text()),
    deviceFamily: Type.Optional(Text()),
    modelIdentifier: Type.Optional(Text()),
    caps: Type.Optional(Type.Array(Text())),
    commands: Type.Optional(Type.Array(Text())),
    remoteIp: Type.Optional(Text()),
    silent: Type.Optional(Type.Boolean()),
  }),
  'Parameters of node.pair.request.',
);

export const NodePairRequestResult = named(
  'NodePairRequestResult',
  open({
    status: openEnum(['pending']),
    request: NodePairRequest,
    created: Type.Boolean({ description: 'False when the request was already there.' }),
  }),
  'Result of node.pair.request.',
);

export const nodePairRequest = defineMethod({
  ...pairing,
  method: 'node.pair.request',
  until: 3,
  stability: 'deprecated',
  provenance: 'observed',
  summary: 'Asks on behalf of a node that does not connect by itself to be paired.',
  description: 'Gone in protocol 4, where the connection of the node asks.',
  params: NodePairRequestParams,
  result: NodePairRequestResult,
  idempotency: { kind: 'idempotent' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: ['node.pair.requested'],
  examples: ['ok', 'missing-node-id'],
});

export const NodePairListParams = named(
  'NodePairListParams',
  closed({}),
  'Parameters of node.pair.list: none.',
);

export const NodePairListResult = named(
  'NodePairListResult',
  open({ pending: Type.Array(NodePairRequest), paired: Type.Array(PairedNode) }),
  'Result of node.pair.list, newest first. Secrets are left out.',
);

export const nodePairList = defineMethod({
  ...pairing,
  method: 'node.pair.list',
  provenance: 'published',
  summary: 'Lists nodes that wait for approval and nodes that were approved.',
  params: NodePairListParams,
  result: NodePairListResult,
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'missing-scope'],
});

export const NodePairApproveParams = named(
  'NodePairApproveParams',
  closed({ requestId: Text() }),
  'Parameters of node.pair.approve.',
);

export const NodePairApproveResult = named(
  'NodePairApproveResult',
  open({ requestId: Text(), node: PairedNode }),
  'Result of node.pair.approve.',
);

export const nodePairApprove = defineMethod({
  ...pairing,
  method: 'node.pair.approve',
  provenance: 'published',
  summary: 'Approves the capabilities and commands that a node declares.',
  description:
    'It takes all scopes of `requiredApproveScopes`. It holds at once: a node that is connected can be used without reconnecting, and gets `node.pair.resolved`. A request can be decided once.',
  params: NodePairApproveParams,
  result: NodePairApproveResult,
  idempotency: { kind: 'unsafe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: ['node.pair.resolved'],
  examples: ['ok', 'missing-scope', 'unknown-request'],
});

export const NodePairRejectParams = named(
  'NodePairRejectParams',
  closed({ requestId: Text() }),
  'Parameters of node.pair.reject.',
);

export const NodePairRejectResult = named(
  'NodePairRejectResult',
  open({ requestId: Text(), nodeId: Text() }),
  'Result of node.pair.reject.',
);

export const nodePairReject = defineMethod({
  ...pairing,
  method: 'node.pair.reject',
  provenance: 'published',
  summary: 'Turns down what a node declares.',
  description:
    'What was approved before stays. The node stays connected; it asks again with its next connection.',
  params: NodePairRejectParams,
  result: NodePairRejectResult,
  idempotency: { kind: 'unsafe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: ['node.pair.resolved'],
  examples: ['ok', 'unknown-request'],
});

export const NodePairVerifyParams = named(
  'NodePairVerifyParams',
  closed({ nodeId: Text(), token: Text('As node.pair.approve gave it.') }),
  'Parameters of node.pair.verify.',
);

export const NodePairVerifyResult = named(
  'NodePairVerifyResult',
  open({
    ok: Type.Boolean({ description: 'Whether the token is that of the node.' }),
    node: Type.Optional(PairedNode),
  }),
  'Result of node.pair.verify.',
);

export const nodePairVerify = defineMethod({
  ...pairing,
  method: 'node.pair.verify',
  until: 3,
  stability: 'deprecated',
  provenance: 'observed',
  summary: 'Checks the token of a node that was paired with node.pair.request.',
  description: 'Gone in protocol 4.',
  params: NodePairVerifyParams,
  result: NodePairVerifyResult,
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'wrong-token', 'token-missing'],
});

export const NodePairRemoveParams = named(
  'NodePairRemoveParams',
  closed({ nodeId: Text() }),
  'Parameters of node.pair.remove.',
);

export const NodePairRemoveResult = named(
  'NodePairRemoveResult',
  open({ nodeId: field(Text(), { provenance: 'gap-filled' }) }),
  'Result of node.pair.remove.',
);

export const nodePairRemove = defineMethod({
  ...pairing,
  method: 'node.pair.remove',
  provenance: 'published',
  summary: 'Forgets a node: what was approved, what waits, and its right to connect as a node.',
  description:
    'Its connections are closed with 4001 after the response. To come back it has to be approved as a device and as a node.',
  params: NodePairRemoveParams,
  result: NodePairRemoveResult,
  idempotency: { kind: 'unsafe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: ['node.pair.resolved'],
  examples: ['ok', 'unknown-node'],
});
