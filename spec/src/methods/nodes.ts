/** Nodes: who is there, running commands on them, and what nodes send. */
import {
  Count,
  closed,
  defineMethod,
  field,
  Millis,
  named,
  open,
  openEnum,
  Text,
  Timestamp,
} from '../define.ts';
import { NodeInfo, NodeListEntry } from '../nodes.ts';
import { Type } from '../typebox.ts';

const stable = { since: 3, stability: 'stable' } as const;

export const NodeListParams = named('NodeListParams', closed({}), 'Parameters of node.list: none.');

export const NodeListResult = named(
  'NodeListResult',
  open({
    ts: field(Timestamp('When the list was made.'), { volatile: true }),
    nodes: Type.Array(NodeListEntry, { description: 'Connected ones first, then by name.' }),
  }),
  'Result of node.list.',
);

export const nodeList = defineMethod({
  ...stable,
  method: 'node.list',
  provenance: 'published',
  summary: 'Lists nodes: those that are connected, and those that may connect.',
  description:
    'Capabilities and commands of a node are empty until it was approved. Protocol 3 gateways have no such approval, and show none of a node that is not connected.',
  params: NodeListParams,
  result: NodeListResult,
  role: 'operator',
  scopes: ['operator.read'],
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'ok-protocol-3', 'missing-scope'],
});

export const NodeDescribeParams = named(
  'NodeDescribeParams',
  closed({ nodeId: Text() }),
  'Parameters of node.describe.',
);

export const NodeDescribeResult = named(
  'NodeDescribeResult',
  open({ ts: field(Timestamp(), { volatile: true }), ...NodeInfo }),
  'Result of node.describe: an entry of node.list and the time.',
);

export const nodeDescribe = defineMethod({
  ...stable,
  method: 'node.describe',
  provenance: 'published',
  summary: 'Describes one node.',
  params: NodeDescribeParams,
  result: NodeDescribeResult,
  role: 'operator',
  scopes: ['operator.read'],
  idempotency: { kind: 'safe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'pending-approval', 'unknown-node'],
});

export const NodeRenameParams = named(
  'NodeRenameParams',
  closed({ nodeId: Text(), displayName: Text('Blank is refused.') }),
  'Parameters of node.rename.',
);

export const NodeRenameResult = named(
  'NodeRenameResult',
  open({ nodeId: Text(), displayName: Text() }),
  'Result of node.rename.',
);

export const nodeRename = defineMethod({
  ...stable,
  method: 'node.rename',
  provenance: 'published',
  summary: 'Gives a node a name that stays, whatever name it connects with.',
  params: NodeRenameParams,
  result: NodeRenameResult,
  role: 'operator',
  scopes: ['operator.pairing'],
  idempotency: { kind: 'idempotent' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN'],
  emits: [],
  examples: ['ok', 'unknown-node'],
});

const turnSource = { since: 4, provenance: 'published' } as const;

export const NodeInvokeParams = named(
  'NodeInvokeParams',
  closed({
    nodeId: Text(),
    command: Text('Such as `system.which`.'),
    params: Type.Optional(Type.Unknown({ description: 'What the command takes; any JSON.' })),
    timeoutMs: Type.Optional(
      Millis('How long the node has, in milliseconds; LIMITS.nodeInvokeTimeoutMs when left out.'),
    ),
    idempotencyKey: Text(
      'Handed to the node as it is. The gateway does not look at it: the same key is sent again.',
    ),
    sessionKey: field(Type.Optional(Text('Session on whose behalf it happens.')), turnSource),
    turnSourceChannel: field(Type.Optional(Type.String()), turnSource),
    turnSourceTo: field(Type.Optional(Type.String()), turnSource),
    turnSourceAccountId: field(Type.Optional(Type.String()), turnSource),
    turnSourceThreadId: field(Type.Optional(Type.Union([Type.String(), Type.Number()])), turnSource),
  }),
  'Parameters of node.invoke.',
);

export const NodeInvokeResult = named(
  'NodeInvokeResult',
  open({
    ok: Type.Literal(true),
    nodeId: Text(),
    command: Text(),
    payload: Type.Optional(Type.Unknown({ description: 'What the node answered; payloadJSON parsed.' })),
    payloadJSON: Type.Optional(
      Type.Union([Type.String(), Type.Null()], {
        description: 'The text, when the node answered with text.',
      }),
    ),
  }),
  'Result of node.invoke.',
);

export const nodeInvoke = defineMethod({
  ...stable,
  method: 'node.invoke',
  provenance: 'published',
  summary: 'Runs a command on a node and waits for its answer.',
  description: [
    'The gateway sends `node.invoke.request` to the newest connection of the node and answers when `node.invoke.result` comes back. Checked before: the node is connected, its command is allow-listed for its platform (`NODE_COMMANDS`), the node was approved, and it declared the command.',
    'What goes wrong before the node was asked is INVALID_REQUEST (`details.reason`), or UNAVAILABLE with `details.code` NOT_CONNECTED. Afterwards it is UNAVAILABLE with `details.nodeError`: the error of the node, `TIMEOUT`, or `DISCONNECTED` when the connection that was asked went away. After TIMEOUT and DISCONNECTED nobody knows whether the command ran. After a time-out, and when the caller goes away, the node is sent `node.invoke.cancel` (protocol 4).',
    'There is no deduplication: a call with the same `idempotencyKey` is sent to the node again. What a repeated key means is up to the node.',
  ].join('\n\n'),
  params: NodeInvokeParams,
  result: NodeInvokeResult,
  role: 'operator',
  scopes: ['operator.write'],
  idempotency: { kind: 'unsafe' },
  errors: ['INVALID_REQUEST', 'FORBIDDEN', 'UNAVAILABLE'],
  emits: ['node.invoke.request', 'node.invoke.cancel'],
  examples: [
    'ok',
    'payload-json',
    'node-error',
    'timeout',
    'disconnected',
    'not-connected',
    'not-allow-listed',
    'not-declared',
  ],
});

export const NodeInvokeResultParams = named(
  'NodeInvokeResultParams',
  closed({
    id: Text('The id of node.invoke.request.'),
    nodeId: Text('The id of the node that answers: its own.'),
    ok: Type.Boolean({ description: 'Whether the command worked.' }),
    payload: Type.Optional(Type.Unknown({ description: 'Any JSON.' })),
    payloadJSON: Type.Optional(Type.String({ description: 'The payload as JSON text, instead.' })),
    error: Type.Optional(
      closed(
        { code: Type.Optional(Text()), message: Type.Optional(Text()) },
        { description: 'Why it did not work.' },
      ),
    ),
  }),
  'Parameters of node.invoke.result.',
);

export const NodeAck = named(
  'NodeAck',
  open({
    ok: Type.Literal(true),
    ignored: Type.Optional(
      Type.Boolean({ description: 'Nobody waits for it: it came late, twice, or for an unknown id.' }),
    ),
  }),
  'The gateway took it.',
);

export const nodeInvokeResult = defineMethod({
  ...stable,
  method: 'node.invoke.result',
  provenance: 'published',
  summary: 'Answers node.invoke.request; called by the node.',
  description:
    'The first answer counts. A late one, a second one and one for an unknown id are answered `{ok: true, ignored: true}`, so that a node never has to care.',
  params: NodeInvokeResultParams,
  result: NodeAck,
  role: 'node',
  scopes: [],
  idempotency: { kind: 'idempotent' },
  errors: ['INVALID_REQUEST'],
  emits: [],
  examples: ['ok', 'late', 'node-id-mismatch'],
});

export const NodeInvokeProgressParams = named(
  'NodeInvokeProgressParams',
  closed({
    invokeId: Text('The id of node.invoke.request.'),
    nodeId: Text('The id of the node itself.'),
    seq: Count('Number of the piece, from 0.'),
    chunk: Type.String({ maxLength: 16_384, description: 'Output of the command so far not told.' }),
  }),
  'Parameters of node.invoke.progress.',
);

export const nodeInvokeProgress = defineMethod({
  method: 'node.invoke.progress',
  since: 4,
  stability: 'experimental',
  provenance: 'published',
  summary: 'Tells output of a command that still runs; called by the node.',
  description:
    'The gateway takes it and hands it to nobody on the wire: no event carries progress to operators. It does not prolong the time that the node has.',
  params: NodeInvokeProgressParams,
  result: NodeAck,
  role: 'node',
  scopes: [],
  idempotency: { kind: 'idempotent' },
  errors: ['INVALID_REQUEST'],
  emits: [],
  examples: ['ok', 'ignored', 'node-id-mismatch'],
});

export const NodeEventParams = named(
  'NodeEventParams',
  closed({
    event: Text('Such as `node.presence.alive`, `node.host.stats`.'),
    payload: Type.Optional(Type.Unknown({ description: 'Any JSON.' })),
    payloadJSON: Type.Optional(Type.String({ description: 'The payload as JSON text, instead.' })),
  }),
  'Parameters of node.event.',
);

export const NodeEventResult = named(
  'NodeEventResult',
  open({
    ok: Type.Boolean(),
    event: field(Type.Optional(Text()), { since: 4, provenance: 'published' }),
    handled: field(
      Type.Optional(Type.Boolean({ description: 'Whether the gateway did anything with it.' })),
      {
        since: 4,
        provenance: 'published',
      },
    ),
    reason: field(
      Type.Optional(
        openEnum(['persisted', 'updated', 'unsupported_event', 'unmatched_exec_event', 'invalid_payload']),
      ),
      { since: 4, provenance: 'observed' },
    ),
  }),
  'Result of node.event.',
);

export const nodeEvent = defineMethod({
  ...stable,
  method: 'node.event',
  provenance: 'published',
  summary: 'Reports something that happened on a node; called by the node.',
  description: [
    'An event that the gateway does not know is no error: protocol 3 answers `{ok: true}` to everything, protocol 4 says `handled: false` and why.',
    '`node.presence.alive` `{trigger}` keeps the node’s last-seen time. `node.host.stats` `{cpuCount, memoryTotalBytes, memoryFreeBytes}` is kept and broadcast as `node.hostStats`. Gateways with speech and execution approvals take further events: `voice.transcript`, `agent.request`, `chat.subscribe`, `chat.unsubscribe`, `exec.started`, `exec.finished`, `exec.denied`.',
  ].join('\n\n'),
  params: NodeEventParams,
  result: NodeEventResult,
  role: 'node',
  scopes: [],
  idempotency: { kind: 'unsafe' },
  errors: ['INVALID_REQUEST'],
  emits: ['node.hostStats'],
  examples: ['host-stats', 'unknown-event', 'event-missing'],
});
