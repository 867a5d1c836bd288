/** Nodes: who is there, who waits for approval, and running commands on them. */
import { randomUUID } from 'node:crypto';
import { LIMITS, type NodeListEntry, type NodePairRequest, type PairedNode } from '@clawspec/protocol';
import type { Command } from 'commander';
import {
  type ConnectionFlags,
  connectionOptions,
  leastScopes,
  type Session,
  withSession,
} from '../connection.ts';
import { CliError, EXIT, usageError } from '../exit.ts';
import { ago, clean, type Output } from '../output.ts';

interface NodeFlags extends ConnectionFlags {
  readonly node?: string;
}

interface InvokeFlags extends NodeFlags {
  readonly command: string;
  readonly params: string;
  readonly invokeTimeout?: string;
  readonly idempotencyKey?: string;
}

/** How much longer than the command the answer may take. */
const GRACE_MS = 5000;

export function addNodes(parent: Command, output: Output): void {
  const nodes = parent.command('nodes').description('lists and approves nodes, and runs commands on them');
  addLists(nodes, output);
  addDecisions(nodes, output);
  addDescribe(nodes, output);
  addInvoke(nodes, output);
}

function addLists(nodes: Command, output: Output): void {
  connectionOptions(nodes.command('status').description('shows nodes and whether they are connected')).action(
    async (flags: ConnectionFlags) => {
      const list = await withSession(flags, output, leastScopes('node.list'), ({ client }) =>
        client.request('node.list'),
      );
      if (flags.json) output.json(list);
      else printStatus(output, list.nodes);
    },
  );

  const pairing = (flags: ConnectionFlags) =>
    withSession(flags, output, leastScopes('node.pair.list'), ({ client }) =>
      client.request('node.pair.list'),
    );
  connectionOptions(nodes.command('list').description('lists waiting and approved nodes')).action(
    async (flags: ConnectionFlags) => {
      const list = await pairing(flags);
      if (flags.json) output.json(list);
      else {
        printPending(output, list.pending);
        printPaired(output, list.paired);
      }
    },
  );
  connectionOptions(nodes.command('pending').description('lists nodes that wait for approval')).action(
    async (flags: ConnectionFlags) => {
      const { pending } = await pairing(flags);
      if (flags.json) output.json(pending);
      else printPending(output, pending);
    },
  );
}

function addDecisions(nodes: Command, output: Output): void {
  connectionOptions(
    nodes
      .command('approve')
      .description('approves what a node offers')
      .argument('<requestId>', 'request, as `nodes pending` shows it'),
  ).action(async (requestId: string, flags: ConnectionFlags) => {
    // What approving takes depends on what the node offers; more is not asked for.
    const list = await withSession(flags, output, leastScopes('node.pair.list'), ({ client }) =>
      client.request('node.pair.list'),
    );
    const asked = list.pending.find(one => one.requestId === requestId);
    const scopes = asked?.requiredApproveScopes ?? leastScopes('node.pair.approve');
    const result = await withSession(flags, output, scopes, ({ client }) =>
      client.request('node.pair.approve', { requestId }),
    );
    if (flags.json) output.json(result);
    else output.line(clean(`Approved ${nameOf(result.node)}: ${words(result.node.commands)}`));
  });

  connectionOptions(
    nodes
      .command('reject')
      .description('turns down what a node offers')
      .argument('<requestId>', 'request, as `nodes pending` shows it'),
  ).action(async (requestId: string, flags: ConnectionFlags) => {
    const result = await withSession(flags, output, leastScopes('node.pair.reject'), ({ client }) =>
      client.request('node.pair.reject', { requestId }),
    );
    if (flags.json) output.json(result);
    else output.line(`Rejected node ${clean(result.nodeId)}`);
  });

  nodeOptions(nodes.command('remove').description('forgets a node and closes its connections')).action(
    async (argument: string | undefined, flags: NodeFlags) => {
      const scopes = [...leastScopes('node.list'), ...leastScopes('node.pair.remove')];
      const result = await withSession(flags, output, scopes, async session => {
        const { nodeId } = await findNode(session, argument ?? flags.node);
        return session.client.request('node.pair.remove', { nodeId });
      });
      if (flags.json) output.json(result);
      else output.line(`Removed node ${clean(result.nodeId)}`);
    },
  );
}

function addDescribe(nodes: Command, output: Output): void {
  nodeOptions(nodes.command('describe').description('shows one node')).action(
    async (argument: string | undefined, flags: NodeFlags) => {
      const node = await withSession(flags, output, leastScopes('node.describe'), async session => {
        const { nodeId } = await findNode(session, argument ?? flags.node);
        return session.client.request('node.describe', { nodeId });
      });
      if (flags.json) output.json(node);
      else printNode(output, node);
    },
  );

  nodeOptions(
    nodes
      .command('rename')
      .description('gives a node a name that stays')
      .requiredOption('--name <name>', 'the new name'),
  ).action(async (argument: string | undefined, flags: NodeFlags & { name: string }) => {
    const scopes = [...leastScopes('node.list'), ...leastScopes('node.rename')];
    const result = await withSession(flags, output, scopes, async session => {
      const { nodeId } = await findNode(session, argument ?? flags.node);
      return session.client.request('node.rename', { nodeId, displayName: flags.name });
    });
    if (flags.json) output.json(result);
    else output.line(clean(`Node ${result.nodeId} is now called ${result.displayName}`));
  });
}

function addInvoke(nodes: Command, output: Output): void {
  nodeOptions(
    nodes
      .command('invoke')
      .description('runs a command on a node and prints its answer')
      .requiredOption('--command <name>', 'command, such as system.which')
      .option('--params <json>', 'what the command takes, as JSON', '{}')
      .option(
        '--invoke-timeout <ms>',
        `milliseconds that the node has (default: ${LIMITS.nodeInvokeTimeoutMs})`,
      )
      .option('--idempotency-key <key>', 'handed to the node (default: a new one)')
      .addHelpText(
        'after',
        `\nExample:\n  openclaw nodes invoke --node Workshop --command system.which --params '{"bins":["git"]}'`,
      ),
  ).action(async (argument: string | undefined, flags: InvokeFlags) => {
    const params = parseParams(flags.params);
    const timeoutMs = invokeTimeout(flags.invokeTimeout);
    const result = await withSession(flags, output, leastScopes('node.invoke'), async session => {
      const { nodeId } = await findNode(session, argument ?? flags.node);
      const idempotencyKey = flags.idempotencyKey ?? randomUUID();
      const call = {
        nodeId,
        command: flags.command,
        params,
        idempotencyKey,
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
      };
      const wait = (timeoutMs ?? LIMITS.nodeInvokeTimeoutMs) + GRACE_MS;
      return session.client.request('node.invoke', call, { timeoutMs: Math.min(wait, 2_147_483_647) });
    });
    output.json(flags.json ? result : (result.payload ?? result.payloadJSON ?? null));
  });
}

function nodeOptions(command: Command): Command {
  return connectionOptions(
    command
      .argument('[node]', 'node: its id, the beginning of it, or its name')
      .option('--node <node>', 'the same as a flag'),
  );
}

/** A node by id, by the beginning of its id, or by name. */
async function findNode({ client }: Session, wanted: string | undefined): Promise<NodeListEntry> {
  if (wanted === undefined || wanted === '') {
    throw usageError('no node given', 'give its id or name, as `nodes status` shows it');
  }
  const { nodes } = await client.request('node.list');
  const name = wanted.toLowerCase();
  const fitting = [
    nodes.filter(node => node.nodeId === wanted),
    nodes.filter(node => node.displayName?.toLowerCase() === name),
    nodes.filter(node => node.nodeId.startsWith(name)),
  ].find(found => found.length > 0);
  if (fitting?.length === 1) return fitting[0]!;
  if (fitting === undefined) {
    throw new CliError(
      'UNKNOWN_NODE',
      `no node ${JSON.stringify(wanted)}`,
      EXIT.failed,
      'see: openclaw nodes status',
    );
  }
  throw new CliError(
    'AMBIGUOUS_NODE',
    `${fitting.length} nodes fit ${JSON.stringify(wanted)}`,
    EXIT.failed,
    `give one of: ${fitting.map(node => node.nodeId).join(', ')}`,
  );
}

function parseParams(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw usageError(
      `--params is not JSON: ${(error as Error).message}`,
      `give JSON such as '{"bins":["git"]}'`,
    );
  }
}

function invokeTimeout(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) : 0;
  if (ms > 0 && ms <= 2_147_483_647) return ms;
  throw usageError(
    `--invoke-timeout is ${JSON.stringify(text)}`,
    'give a whole number of milliseconds, at least 1',
  );
}

function printStatus(output: Output, nodes: readonly NodeListEntry[]): void {
  const connected = nodes.filter(node => node.connected).length;
  output.line(output.style('bold', `Nodes: ${nodes.length} known, ${connected} connected`));
  if (nodes.length === 0) return;
  output.table(
    ['NODE ID', 'NAME', 'STATE', 'APPROVAL', 'CAPABILITIES', 'COMMANDS', 'CONNECTED'],
    nodes.map(node => [
      node.nodeId,
      nameOf(node),
      node.connected ? 'connected' : 'away',
      node.approvalState ?? '-',
      words(node.caps),
      String(node.commands.length),
      node.connectedAtMs === undefined ? '-' : ago(node.connectedAtMs),
    ]),
  );
}

function printPending(output: Output, pending: readonly NodePairRequest[]): void {
  output.line(output.style('bold', `Waiting (${pending.length})`));
  if (pending.length === 0) return;
  output.table(
    ['REQUEST', 'NODE', 'CAPABILITIES', 'COMMANDS', 'NEEDS', 'ADDRESS', 'SINCE'],
    pending.map(one => [
      one.requestId,
      nameOf(one),
      words(one.caps),
      words(one.commands),
      words(one.requiredApproveScopes),
      one.remoteIp ?? '-',
      ago(one.ts),
    ]),
  );
}

function printPaired(output: Output, paired: readonly PairedNode[]): void {
  output.line(output.style('bold', `Approved (${paired.length})`));
  if (paired.length === 0) return;
  output.table(
    ['NODE ID', 'NAME', 'CAPABILITIES', 'COMMANDS', 'APPROVED', 'LAST CONNECTED'],
    paired.map(node => [
      node.nodeId,
      nameOf(node),
      words(node.caps),
      words(node.commands),
      ago(node.approvedAtMs),
      ago(node.lastConnectedAtMs),
    ]),
  );
}

function printNode(output: Output, node: NodeListEntry): void {
  const permissions = Object.entries(node.permissions ?? {}).map(
    ([name, has]) => `${name}: ${has ? 'yes' : 'no'}`,
  );
  const lines: [string, string | undefined][] = [
    ['Node', `${nameOf(node)}, ${node.nodeId}`],
    ['State', node.connected ? `connected ${ago(node.connectedAtMs)}` : 'away'],
    ['Approval', node.approvalState],
    [
      'Request',
      node.pendingRequestId && `${node.pendingRequestId} waits, for ${words(node.pendingDeclaredCommands)}`,
    ],
    ['Version', node.version],
    ['Address', node.remoteIp],
    ['Capabilities', words(node.caps)],
    ['Commands', words(node.commands)],
    ['Permissions', words(permissions)],
  ];
  for (const [label, text] of lines) {
    if (text !== undefined) output.line(clean(`${label}: ${text}`));
  }
}

function words(list: readonly string[] | undefined): string {
  return list?.join(', ') || '-';
}

function nameOf(node: Pick<NodeListEntry, 'nodeId' | 'displayName' | 'platform'>): string {
  const name = node.displayName ?? node.nodeId.slice(0, 12);
  return node.platform === undefined ? name : `${name} (${node.platform})`;
}
