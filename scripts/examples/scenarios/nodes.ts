/** Nodes: approval, commands, and what nodes report. */
import { deviceKey, type Lab, type Peer, type Recorded } from '../lab.ts';
import { call, exchange, type Frame, missingScope, type Scenario, seen } from './play.ts';

const DEVICE = 21;
const NODE_ID = deviceKey(DEVICE).deviceId;

interface NodeOptions {
  protocol?: 3 | 4;
  commands?: string[];
}

/** A headless node that may connect; approved only when somebody does. */
const workshop = (lab: Lab, { protocol = 4, commands = ['system.run', 'system.which'] }: NodeOptions = {}) =>
  lab.connect({
    protocol,
    role: 'node',
    scopes: [],
    device: DEVICE,
    caps: ['system'],
    commands,
    permissions: { 'screen.record': false },
    client: { id: 'node-host', mode: 'node', platform: 'linux', displayName: 'Workshop' },
  });

const payloadOf = (frame: Frame) => frame['payload'] as Record<string, unknown>;

/** A node, approved by this operator. */
async function approved(lab: Lab, operator: Peer, options: NodeOptions = {}): Promise<Peer> {
  const node = await workshop(lab, options);
  const { requestId } = payloadOf(await operator.event('node.pair.requested'));
  await operator.request('node.pair.approve', { requestId });
  return node;
}

/** The node answers the next command. */
async function answer(node: Peer, result: Frame): Promise<void> {
  const { id } = payloadOf(await node.event('node.invoke.request'));
  await node.request('node.invoke.result', { id, nodeId: NODE_ID, ...result });
}

const which = (extra: Frame = {}) => ({
  nodeId: NODE_ID,
  command: 'system.which',
  params: { bins: ['git'] },
  idempotencyKey: 'which-1',
  ...extra,
});

/** node.invoke by an operator; `meanwhile` is what the node does. */
function invoke(
  name: string,
  title: string,
  params: Frame,
  meanwhile: (node: Peer) => Promise<void> | void,
  note?: string,
): Scenario {
  return call('node.invoke', name, title, params, {
    ...(note === undefined ? {} : { note }),
    before: async (lab, operator) => void meanwhile(await approved(lab, operator)),
  });
}

/** A request of a node to which nothing waits, and its answer. */
function fromNode(
  of: string,
  name: string,
  title: string,
  params: Frame,
  options: { note?: string } = {},
): Scenario {
  return {
    of,
    name,
    title,
    ...options,
    async play(lab) {
      const node = await workshop(lab);
      await node.request(of, params);
      return exchange(node, of);
    },
  };
}

/** An operator asks for something; the node answers with this method. */
function whileAsked(of: string, title: string, params: (id: unknown) => Frame): Scenario {
  return {
    of,
    name: 'ok',
    title,
    async play(lab): Promise<readonly Recorded[]> {
      const operator = await lab.connect();
      const node = await approved(lab, operator);
      const asked = operator.request('node.invoke', which());
      const { id } = payloadOf(await node.event('node.invoke.request'));
      await node.request(of, params(id));
      if (of !== 'node.invoke.result')
        await node.request('node.invoke.result', { id, nodeId: NODE_ID, ok: true });
      await asked;
      return exchange(node, of, 0, ['node.invoke.request']);
    },
  };
}

const pairDecision = (method: string, title: string): Scenario => ({
  of: method,
  name: 'ok',
  title,
  async play(lab) {
    const operator = await lab.connect();
    await workshop(lab);
    const { requestId } = payloadOf(await operator.event('node.pair.requested'));
    await operator.request(method, { requestId });
    return exchange(operator, method, 0, ['node.pair.requested', 'node.pair.resolved']);
  },
});

const legacy = {
  nodeId: 'garden-shed',
  displayName: 'Garden shed',
  platform: 'linux',
  commands: ['system.which'],
};
const verify = (name: string, title: string, token: (given: string) => string): Scenario => ({
  of: 'node.pair.verify',
  name,
  title,
  protocol: 3,
  async play(lab) {
    const operator = await lab.connect({ protocol: 3 });
    const asked = payloadOf(await operator.request('node.pair.request', legacy));
    const { requestId } = asked['request'] as { requestId: string };
    const done = payloadOf(await operator.request('node.pair.approve', { requestId }));
    const given = (done['node'] as { token: string }).token;
    await operator.request('node.pair.verify', { nodeId: legacy.nodeId, token: token(given) });
    return exchange(operator, 'node.pair.verify');
  },
});

export const NODES: readonly Scenario[] = [
  call('node.list', 'ok', 'An approved node is connected', {}, { before: approved }),
  call(
    'node.list',
    'ok-protocol-3',
    'Protocol 3: no approval is needed',
    {},
    {
      protocol: 3,
      before: lab => workshop(lab, { protocol: 3 }),
    },
  ),
  missingScope('node.list'),
  call('node.describe', 'ok', 'An approved node', { nodeId: NODE_ID }, { before: approved }),
  call(
    'node.describe',
    'pending-approval',
    'A node that waits for approval',
    { nodeId: NODE_ID },
    {
      before: lab => workshop(lab),
    },
  ),
  call('node.describe', 'unknown-node', 'No such node', { nodeId: 'no-such-node' }),
  call(
    'node.rename',
    'ok',
    'A node gets a name',
    { nodeId: NODE_ID, displayName: 'Bench' },
    {
      before: approved,
    },
  ),
  call('node.rename', 'unknown-node', 'No such node', { nodeId: 'no-such-node', displayName: 'Bench' }),

  invoke('ok', 'A command and its answer', which(), node =>
    answer(node, { ok: true, payload: { bins: { git: '/usr/bin/git' } } }),
  ),
  invoke('payload-json', 'The node answers with JSON text', which(), node =>
    answer(node, { ok: true, payloadJSON: '{"bins":{"git":"/usr/bin/git"}}' }),
  ),
  invoke('node-error', 'The node says no', which(), node =>
    answer(node, { ok: false, error: { code: 'UNAVAILABLE', message: 'the program is not there' } }),
  ),
  invoke(
    'timeout',
    'The node does not answer in time',
    which({ timeoutMs: 30 }),
    () => {},
    'The node is sent node.invoke.cancel.',
  ),
  invoke('disconnected', 'The node goes away while it works', which(), async node => {
    await node.event('node.invoke.request');
    node.close();
  }),
  call('node.invoke', 'not-connected', 'The node is not connected', which(), {
    before: async (lab, operator) => {
      const node = await approved(lab, operator);
      node.close();
      await operator.event('presence', payload =>
        (payload['presence'] as { deviceId?: string; reason?: string }[]).some(
          one => one.deviceId === NODE_ID && one.reason === 'disconnect',
        ),
      );
    },
  }),
  invoke(
    'not-allow-listed',
    'No node of this platform may do that',
    which({ command: 'canvas.present' }),
    () => {},
  ),
  invoke(
    'not-declared',
    'The node did not declare the command',
    which({ command: 'system.notify' }),
    () => {},
  ),

  whileAsked('node.invoke.result', 'A node answers', id => ({
    id,
    nodeId: NODE_ID,
    ok: true,
    payload: { bins: { git: '/usr/bin/git' } },
  })),
  fromNode('node.invoke.result', 'late', 'Nobody waits for this answer', {
    id: 'long-gone',
    nodeId: NODE_ID,
    ok: true,
  }),
  fromNode('node.invoke.result', 'node-id-mismatch', 'A node answers for another', {
    id: 'any',
    nodeId: 'someone-else',
    ok: true,
  }),
  whileAsked('node.invoke.progress', 'Output of a command that still runs', id => ({
    invokeId: id,
    nodeId: NODE_ID,
    seq: 0,
    chunk: '/usr/bin/git\n',
  })),
  fromNode('node.invoke.progress', 'ignored', 'Nobody waits for this command', {
    invokeId: 'long-gone',
    nodeId: NODE_ID,
    seq: 0,
    chunk: '',
  }),
  fromNode('node.invoke.progress', 'node-id-mismatch', 'A node tells output of another', {
    invokeId: 'any',
    nodeId: 'someone-else',
    seq: 0,
    chunk: '',
  }),
  fromNode('node.event', 'host-stats', 'How loaded the host is', {
    event: 'node.host.stats',
    payload: { cpuCount: 4, memoryTotalBytes: 8_589_934_592, memoryFreeBytes: 4_294_967_296 },
  }),
  fromNode('node.event', 'unknown-event', 'An event that the gateway does not know', {
    event: 'lamp.switched',
    payload: { on: true },
  }),
  fromNode('node.event', 'event-missing', 'An event without a name', {}),

  call('node.pair.request', 'ok', 'An operator asks for a node', legacy, { protocol: 3 }),
  call('node.pair.request', 'missing-node-id', 'The id is missing', { displayName: 'x' }, { protocol: 3 }),
  call('node.pair.list', 'ok', 'One node waits', {}, { before: lab => workshop(lab) }),
  missingScope('node.pair.list'),
  pairDecision('node.pair.approve', 'An operator approves a node'),
  {
    of: 'node.pair.approve',
    name: 'missing-scope',
    title: 'Approving a node that runs programs takes operator.admin',
    async play(lab) {
      const operator = await lab.connect({ scopes: ['operator.pairing'] });
      await workshop(lab);
      const { requestId } = payloadOf(await operator.event('node.pair.requested'));
      await operator.request('node.pair.approve', { requestId });
      return exchange(operator, 'node.pair.approve');
    },
  },
  call('node.pair.approve', 'unknown-request', 'No such request', { requestId: 'no-such-request' }),
  pairDecision('node.pair.reject', 'An operator turns a node down'),
  call('node.pair.reject', 'unknown-request', 'No such request', { requestId: 'no-such-request' }),
  verify('ok', 'The token is right', given => given),
  verify('wrong-token', 'The token is wrong', () => 'wrong'),
  call(
    'node.pair.verify',
    'token-missing',
    'The token is missing',
    { nodeId: 'garden-shed' },
    { protocol: 3 },
  ),
  call(
    'node.pair.remove',
    'ok',
    'A node is forgotten',
    { nodeId: NODE_ID },
    {
      note: 'The gateway then closes the sockets of the node with 4001.',
      before: approved,
    },
  ),
  call('node.pair.remove', 'unknown-node', 'No such node', { nodeId: 'no-such-node' }),

  seen('node.invoke.request', 'request', 'A node is asked', async (lab, operator) => {
    const node = await approved(lab, operator);
    const asked = operator.request('node.invoke', which());
    const frame = await node.event('node.invoke.request');
    await answer(node, { ok: true });
    await asked;
    return frame;
  }),
  seen('node.invoke.cancel', 'timeout', 'Time is up', async (lab, operator) => {
    const node = await approved(lab, operator);
    await operator.request('node.invoke', which({ timeoutMs: 30 }));
    return node.event('node.invoke.cancel');
  }),
  seen('node.pair.requested', 'requested', 'A node asks for approval', async (lab, operator) => {
    await workshop(lab);
    return operator.event('node.pair.requested');
  }),
  seen('node.pair.resolved', 'approved', 'As an operator sees it', async (lab, operator) => {
    await approved(lab, operator);
    return operator.event('node.pair.resolved');
  }),
  seen('node.pair.resolved', 'to-the-node', 'As the node sees it', async (lab, operator) => {
    const node = await approved(lab, operator);
    return node.event('node.pair.resolved');
  }),
  seen('node.hostStats', 'updated', 'A node told its load', async (lab, operator) => {
    const node = await approved(lab, operator);
    await node.request('node.event', {
      event: 'node.host.stats',
      payload: { cpuCount: 4, memoryTotalBytes: 8_589_934_592, memoryFreeBytes: 4_294_967_296 },
    });
    return operator.event('node.hostStats');
  }),
];
