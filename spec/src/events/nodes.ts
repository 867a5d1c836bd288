/** What nodes are asked to do, and decisions about them. */
import { defineEvent, field, Millis, named, open, openEnum, Text, Timestamp } from '../define.ts';
import { NodeHostStats, NodePairRequest } from '../nodes.ts';
import { Type } from '../typebox.ts';

const toNode = {
  delivery: 'targeted',
  scopes: [],
  roles: ['node'],
  stateVersion: false,
  droppable: false,
  stability: 'stable',
} as const;
const toOperators = {
  delivery: 'broadcast',
  roles: ['operator'],
  stateVersion: false,
  droppable: true,
  stability: 'stable',
} as const;

export const NodeInvokeRequestPayload = named(
  'NodeInvokeRequestPayload',
  open({
    id: field(Text('For node.invoke.result.'), { volatile: true }),
    nodeId: Text(),
    command: Text(),
    paramsJSON: Type.Optional(
      Type.String({ description: 'The params as JSON text; absent when there are none.' }),
    ),
    timeoutMs: field(Type.Optional(Millis('How long the node has, in milliseconds.')), {
      description: 'Protocol 3 tells it only when the caller did.',
    }),
    idempotencyKey: Type.Optional(Text('As the caller gave it.')),
  }),
  'Payload of node.invoke.request.',
);

export const nodeInvokeRequest = defineEvent({
  ...toNode,
  event: 'node.invoke.request',
  since: 3,
  provenance: 'published',
  summary: 'Asks a node to run a command; it answers with node.invoke.result.',
  description: 'Sent to one connection only, without `seq`.',
  payload: NodeInvokeRequestPayload,
  examples: ['request'],
});

export const NodeInvokeCancelPayload = named(
  'NodeInvokeCancelPayload',
  open({ invokeId: field(Text('The id of node.invoke.request.'), { volatile: true }), nodeId: Text() }),
  'Payload of node.invoke.cancel.',
);

export const nodeInvokeCancel = defineEvent({
  ...toNode,
  event: 'node.invoke.cancel',
  since: 4,
  provenance: 'observed',
  summary: 'Nobody waits for a command any more: its time is up, or the caller went away.',
  description: 'Sent to the connection that was asked, without `seq`. A result that still comes is ignored.',
  payload: NodeInvokeCancelPayload,
  examples: ['timeout'],
});

export const nodePairRequested = defineEvent({
  ...toOperators,
  event: 'node.pair.requested',
  since: 3,
  provenance: 'published',
  summary: 'A node declares capabilities or commands that somebody has to approve.',
  description:
    'A node that connects again and declares the same while its request waits causes no second event.',
  payload: NodePairRequest,
  scopes: ['operator.pairing'],
  examples: ['requested'],
});

export const NodePairResolvedPayload = named(
  'NodePairResolvedPayload',
  open({
    requestId: field(Type.String({ description: 'Empty when a node was removed for which none waited.' }), {
      volatile: true,
    }),
    nodeId: Text(),
    decision: openEnum(['approved', 'rejected', 'removed']),
    ts: field(Timestamp(), { volatile: true }),
  }),
  'Payload of node.pair.resolved.',
);

export const nodePairResolved = defineEvent({
  ...toOperators,
  event: 'node.pair.resolved',
  since: 3,
  provenance: 'published',
  summary: 'A node was approved, rejected or removed.',
  description: 'The node itself gets it too when it is connected (protocol 4), without `seq`.',
  payload: NodePairResolvedPayload,
  scopes: ['operator.pairing'],
  examples: ['approved', 'to-the-node'],
});

export const NodeHostStatsPayload = named(
  'NodeHostStatsPayload',
  open({ nodeId: Text(), hostStats: NodeHostStats }),
  'Payload of node.hostStats.',
);

export const nodeHostStats = defineEvent({
  ...toOperators,
  event: 'node.hostStats',
  since: 4,
  provenance: 'observed',
  summary: 'A node told how loaded its host is.',
  payload: NodeHostStatsPayload,
  scopes: ['operator.read'],
  examples: ['updated'],
});
