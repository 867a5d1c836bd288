/** Nodes and operators for the tests of nodes. */
import type { RunningGateway } from '../src/index.ts';
import { type Device, makeDevice } from './support/device.ts';
import { connected, type Frame, NODE_CLIENT, type RawClient } from './support/raw-client.ts';

export const COMMANDS = ['system.run', 'system.which'];

export interface TestNode {
  readonly client: RawClient;
  readonly device: Device;
  readonly id: string;
}

export interface NodeOptions {
  readonly protocol?: 3 | 4;
  readonly device?: Device;
  readonly platform?: string;
  readonly caps?: readonly string[];
  readonly commands?: readonly string[];
  readonly displayName?: string;
}

export async function startNode(gateway: RunningGateway, options: NodeOptions = {}): Promise<TestNode> {
  const { protocol = 4, device = makeDevice(), platform = 'linux', caps = ['system'] } = options;
  const { client } = await connected(
    gateway.url,
    {
      minProtocol: protocol,
      maxProtocol: protocol,
      role: 'node',
      scopes: [],
      caps,
      commands: options.commands ?? COMMANDS,
      permissions: { 'screen.record': false },
      client: { ...NODE_CLIENT, platform, displayName: options.displayName ?? 'Test Node' },
    },
    device,
  );
  return { client, device, id: device.id };
}

export function operator(gateway: RunningGateway, protocol: 3 | 4 = 4, scopes = ['operator.admin']) {
  return connected(gateway.url, { minProtocol: protocol, maxProtocol: protocol, scopes }).then(
    ({ client }) => client,
  );
}

/** The request of a node, as it waits now. */
export async function pendingOf(admin: RawClient, nodeId: string): Promise<string> {
  const list = await admin.request('node.pair.list', {});
  const found = list.payload.pending.find((one: { nodeId: string }) => one.nodeId === nodeId);
  return found?.requestId;
}

export async function approve(admin: RawClient, nodeId: string): Promise<Frame> {
  return admin.request('node.pair.approve', { requestId: await pendingOf(admin, nodeId) });
}

export async function approvedNode(
  gateway: RunningGateway,
  admin: RawClient,
  options: NodeOptions = {},
): Promise<TestNode> {
  const node = await startNode(gateway, options);
  if (options.protocol !== 3) await approve(admin, node.id);
  return node;
}

let keys = 0;
export const invocation = (nodeId: string, extra: Record<string, unknown> = {}) => ({
  nodeId,
  command: 'system.which',
  params: { bins: ['sh'] },
  idempotencyKey: `key-${++keys}`,
  ...extra,
});

/** The command that a node was asked for with this key. */
export const asked = (client: RawClient, idempotencyKey: string, nth = 0): Promise<Frame> =>
  client.next(
    frame =>
      client.frames.filter(
        one => one.event === 'node.invoke.request' && one.payload.idempotencyKey === idempotencyKey,
      )[nth] === frame,
    'node.invoke.request',
  );

/** Resolves when the gateway has noticed that a node is connected or not. */
export async function untilConnected(admin: RawClient, nodeId: string, wanted: boolean): Promise<void> {
  for (;;) {
    const { payload } = await admin.request('node.describe', { nodeId });
    if (payload.connected === wanted) return;
  }
}
