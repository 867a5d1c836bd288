/** What the transcripts of the reference gateway show: one short flow each. */
import { deviceKey, type Peer, type PeerOptions } from '../examples/lab.ts';

export interface Stage {
  /** A peer that has not said anything yet. */
  open(options?: PeerOptions): Promise<Peer>;
  /** A peer whose handshake is done. */
  connect(options?: PeerOptions): Promise<Peer>;
}

export interface Flow {
  readonly name: string;
  readonly title: string;
  play(stage: Stage): Promise<void>;
}

type Payload = Record<string, unknown>;

const NODE = 21;
const HOURLY = {
  name: 'Look at the build',
  schedule: { kind: 'every', everyMs: 3_600_000 },
  sessionTarget: 'main',
  wakeMode: 'next-heartbeat',
  payload: { kind: 'systemEvent', text: 'Look at the build.' },
};
const ui = { id: 'openclaw-macos', mode: 'ui', platform: 'macos', displayName: 'Ada’s Mac' };

const payloadOf = (frame: Payload) => frame['payload'] as Payload;
const chat = (message: string, idempotencyKey: string) => ({ sessionKey: 'main', message, idempotencyKey });
const state = (wanted: string) => (payload: Payload) => payload['state'] === wanted;
const idOf = (frame: Payload) => String(payloadOf(frame)['id']);

async function node(stage: Stage, operator: Peer, protocol: 3 | 4 = 4): Promise<Peer> {
  const peer = await stage.connect({
    protocol,
    role: 'node',
    scopes: [],
    device: NODE,
    caps: ['system'],
    commands: ['system.run', 'system.which'],
    client: { id: 'node-host', mode: 'node', platform: 'linux', displayName: 'Workshop' },
  });
  // Nodes of protocol 3 need no approval on this host.
  if (protocol === 3) return peer;
  const { requestId } = payloadOf(await operator.event('node.pair.requested'));
  await operator.request('node.pair.approve', { requestId });
  return peer;
}

const which = {
  nodeId: deviceKey(NODE).deviceId,
  command: 'system.which',
  params: { bins: ['git'] },
  idempotencyKey: 'which-1',
};

/** A call of a node, from the question to the answer. */
async function invoke(stage: Stage, protocol: 3 | 4): Promise<void> {
  const operator = await stage.connect({ protocol });
  const workshop = await node(stage, operator, protocol);
  operator.send({ type: 'req', id: 'invoke', method: 'node.invoke', params: which });
  const { id, nodeId } = payloadOf(await workshop.event('node.invoke.request'));
  await workshop.request('node.invoke.result', {
    id,
    nodeId,
    ok: true,
    payloadJSON: JSON.stringify({ bins: { git: '/usr/bin/git' } }),
  });
  await operator.next(frame => frame['id'] === 'invoke');
  workshop.close();
  operator.close();
}

async function streamed(stage: Stage, protocol: 3 | 4): Promise<void> {
  const peer = await stage.connect({ protocol });
  await peer.request('chat.send', chat('Hello there', 'chat-1'));
  await peer.event('chat', state('final'));
  await peer.request('chat.history', { sessionKey: 'main' });
  peer.close();
}

async function approval(stage: Stage, decision: string): Promise<void> {
  const agent = await stage.connect();
  const reviewer = await stage.connect({ device: 9, client: ui });
  const params = {
    id: 'deploy-1',
    command: 'make deploy',
    cwd: '/home/ada/site',
    timeoutMs: 60_000,
    twoPhase: true,
  };
  agent.send({ type: 'req', id: 'ask', method: 'exec.approval.request', params });
  await reviewer.event('exec.approval.requested');
  await reviewer.request('exec.approval.list', {});
  await reviewer.request('exec.approval.resolve', { id: 'deploy-1', decision });
  await agent.next(frame => frame['id'] === 'ask' && 'decision' in payloadOf(frame));
  await reviewer.event('exec.approval.resolved');
  reviewer.close();
  agent.close();
}

/** A phone that is not on this host asks to be paired, and is refused for now. */
async function phone(stage: Stage): Promise<void> {
  const peer = await stage.open({
    remote: true,
    device: 7,
    scopes: ['operator.read'],
    client: {
      id: 'openclaw-ios',
      mode: 'ui',
      platform: 'ios',
      deviceFamily: 'iPhone',
      displayName: 'Ada’s phone',
    },
  });
  await peer.connect();
  await ended(peer);
}

export const FLOWS: readonly Flow[] = [
  {
    name: 'handshake-device',
    title: 'An operator with a device connects and asks for health',
    async play(stage) {
      const peer = await stage.connect({ device: 1 });
      await peer.request('health');
      peer.close();
    },
  },
  {
    name: 'handshake-protocol-3',
    title: 'A client of protocol 3 connects',
    async play(stage) {
      const peer = await stage.connect({ protocol: 3 });
      await peer.request('health');
      peer.close();
    },
  },
  {
    name: 'handshake-wrong-token',
    title: 'The token is wrong',
    async play(stage) {
      const peer = await stage.open({ token: 'not-the-token', device: 1 });
      await peer.connect();
      await ended(peer);
    },
  },
  {
    name: 'handshake-protocol-range',
    title: 'No protocol in common',
    async play(stage) {
      const peer = await stage.open({ protocol: 99 as 4, minProtocol: 98 });
      await peer.connect();
      await ended(peer);
    },
  },
  {
    name: 'handshake-first-frame',
    title: 'The first request is not connect',
    async play(stage) {
      const peer = await stage.open();
      await peer.event('connect.challenge');
      await peer.request('health');
      await ended(peer);
    },
  },
  {
    name: 'device-token',
    title: 'A device comes back with the token that it was given',
    async play(stage) {
      const first = await stage.connect({ device: 8, client: ui });
      const hello = first.frames.find(({ frame }) => frame['ok'] === true)?.frame as {
        payload: { auth: { deviceToken: string } };
      };
      first.close();
      const again = await stage.connect({
        device: 8,
        client: ui,
        auth: { token: hello.payload.auth.deviceToken },
      });
      await again.request('health');
      again.close();
    },
  },
  {
    name: 'device-pairing',
    title: 'A phone asks to be paired, and an operator approves it',
    async play(stage) {
      const operator = await stage.connect();
      await phone(stage);
      const { requestId } = payloadOf(await operator.event('device.pair.requested'));
      await operator.request('device.pair.list', {});
      await operator.request('device.pair.approve', { requestId });
      await operator.event('device.pair.resolved');
      operator.close();
    },
  },
  {
    name: 'device-token-rotate',
    title: 'A device rotates its own token, which ends its connection',
    async play(stage) {
      const peer = await stage.connect({ device: 9, scopes: ['operator.pairing'], client: ui });
      await peer.request('device.token.rotate', { deviceId: deviceKey(9).deviceId, role: 'operator' });
      await ended(peer);
    },
  },
  {
    name: 'errors',
    title: 'An unknown method, wrong params and a missing scope',
    async play(stage) {
      const peer = await stage.connect({ scopes: ['operator.read'] });
      await peer.request('no.such.method', {});
      await peer.request('chat.send', { sessionKey: 'main' });
      await peer.request('config.set', { raw: '{}' });
      peer.close();
    },
  },
  {
    name: 'system',
    title: 'Health, status, presence, identity and an announcement',
    async play(stage) {
      const peer = await stage.connect();
      await peer.request('health');
      await peer.request('status');
      await peer.request('system-event', { text: 'The door bell rang.' });
      await peer.request('system-presence', {});
      await peer.request('gateway.identity.get', {});
      await peer.request('logs.tail', { limit: 2 });
      peer.close();
    },
  },
  {
    name: 'agents',
    title: 'Agents and models',
    async play(stage) {
      const peer = await stage.connect();
      await peer.request('agents.list', {});
      await peer.request('agent.identity.get', {});
      await peer.request('models.list', {});
      peer.close();
    },
  },
  {
    name: 'agent-run',
    title: 'A run: accepted, events, final, and the same key again',
    async play(stage) {
      const peer = await stage.connect();
      const params = { message: 'Hello', idempotencyKey: 'agent-1' };
      peer.send({ type: 'req', id: 'run', method: 'agent', params });
      await peer.next(frame => frame['id'] === 'run' && payloadOf(frame)['status'] === 'ok');
      await peer.request('agent.wait', { runId: 'agent-1' });
      await peer.request('agent', params);
      peer.close();
    },
  },
  {
    name: 'chat-stream',
    title: 'A chat message, its streamed reply, the history',
    play: stage => streamed(stage, 4),
  },
  {
    name: 'chat-stream-protocol-3',
    title: 'A chat message, its streamed reply, the history, in protocol 3',
    play: stage => streamed(stage, 3),
  },
  {
    name: 'chat-abort',
    title: 'A run is aborted while it streams',
    async play(stage) {
      const peer = await stage.connect();
      await peer.request('chat.send', chat('!slow=400 one two three four', 'chat-1'));
      await peer.event('chat', state('delta'));
      await peer.request('chat.abort', { sessionKey: 'main', runId: 'chat-1' });
      await peer.event('chat', state('aborted'));
      peer.close();
    },
  },
  {
    name: 'chat-error',
    title: 'A run fails',
    async play(stage) {
      const peer = await stage.connect();
      await peer.request('chat.send', chat('!fail', 'chat-1'));
      await peer.event('chat', state('error'));
      peer.close();
    },
  },
  {
    name: 'sessions',
    title: 'A session from creation to deletion, followed by another client',
    async play(stage) {
      const watcher = await stage.connect({ scopes: ['operator.read'] });
      await watcher.request('sessions.subscribe', {});
      const peer = await stage.connect();
      await peer.request('sessions.create', { key: 'notes', label: 'Notes' });
      await peer.request('sessions.patch', { key: 'notes', label: 'My notes' });
      await peer.request('sessions.resolve', { label: 'My notes' });
      await peer.request('sessions.reset', { key: 'notes' });
      await peer.request('sessions.delete', { key: 'notes' });
      await watcher.event('sessions.changed', payload => payload['reason'] === 'delete');
      peer.close();
      watcher.close();
    },
  },
  {
    name: 'session-messages',
    title: 'The messages of one session, as they come',
    async play(stage) {
      const peer = await stage.connect();
      await peer.request('sessions.messages.subscribe', { key: 'main' });
      await peer.request('chat.send', chat('Hello', 'chat-1'));
      await peer.event('chat', state('final'));
      await peer.request('sessions.messages.unsubscribe', { key: 'main' });
      peer.close();
    },
  },
  {
    name: 'messaging',
    title: 'A message and a poll on a channel, and its state',
    async play(stage) {
      const peer = await stage.connect();
      await peer.request('channels.status', {});
      const address = { channel: 'loopback', to: 'alice' };
      await peer.request('send', { ...address, message: 'Dinner is ready.', idempotencyKey: 'send-1' });
      await peer.request('poll', {
        ...address,
        question: 'Tea or coffee?',
        options: ['Tea', 'Coffee'],
        idempotencyKey: 'poll-1',
      });
      await peer.request('send', {
        channel: 'nowhere',
        to: 'alice',
        message: 'Lost',
        idempotencyKey: 'send-2',
      });
      peer.close();
    },
  },
  {
    name: 'node-invoke',
    title: 'A node is approved and carries out a command',
    play: stage => invoke(stage, 4),
  },
  {
    name: 'node-invoke-protocol-3',
    title: 'A node is approved and carries out a command, in protocol 3',
    play: stage => invoke(stage, 3),
  },
  {
    name: 'node-list',
    title: 'Nodes are listed, described and renamed',
    async play(stage) {
      const operator = await stage.connect();
      const workshop = await node(stage, operator);
      const { nodeId } = which;
      await operator.request('node.list', {});
      await operator.request('node.describe', { nodeId });
      await operator.request('node.rename', { nodeId, displayName: 'Shed' });
      await workshop.request('node.event', { event: 'battery', payloadJSON: '{"level":0.8}' });
      workshop.close();
      operator.close();
    },
  },
  {
    name: 'cron',
    title: 'A job is added, run, changed and removed',
    async play(stage) {
      const peer = await stage.connect();
      const id = idOf(await peer.request('cron.add', HOURLY));
      await peer.request('cron.list', {});
      await peer.request('cron.run', { id, mode: 'force' });
      await peer.event('cron', payload => payload['action'] === 'finished');
      await peer.request('cron.runs', { id });
      await peer.request('cron.update', { id, patch: { enabled: false } });
      await peer.request('cron.remove', { id });
      await peer.request('cron.status', {});
      peer.close();
    },
  },
  {
    name: 'approval-allowed',
    title: 'A command is allowed once',
    play: stage => approval(stage, 'allow-once'),
  },
  { name: 'approval-denied', title: 'A command is denied', play: stage => approval(stage, 'deny') },
  {
    name: 'config',
    title: 'The configuration is read, patched and looked up',
    async play(stage) {
      const peer = await stage.connect();
      const { hash } = payloadOf(await peer.request('config.get', {}));
      const raw = JSON.stringify({ logging: { level: 'warn' } });
      await peer.request('config.patch', { raw, baseHash: hash });
      await peer.request('config.schema.lookup', { path: 'logging.level' });
      await peer.request('config.patch', { raw, baseHash: hash });
      peer.close();
    },
  },
  {
    name: 'heartbeat',
    title: 'The agent is woken',
    async play(stage) {
      const peer = await stage.connect();
      await peer.request('set-heartbeats', { enabled: true });
      await peer.request('wake', { mode: 'now', text: 'The door bell rang.' });
      await peer.event('heartbeat');
      await peer.request('last-heartbeat', {});
      peer.close();
    },
  },
];

/** Waits until the gateway has closed the connection. */
async function ended(peer: Peer): Promise<void> {
  await peer.next(() => false).catch(() => {});
}
