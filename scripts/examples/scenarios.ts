/** What each example shows and how it is played. Folder and file name follow from `of` and `name`. */
import { deviceKey, type Lab, type Peer, type Recorded } from './lab.ts';

export interface Scenario {
  /** Method, or `event.<event>`. */
  readonly of: string;
  readonly name: string;
  readonly title: string;
  readonly note?: string;
  readonly protocol?: 3 | 4;
  readonly limits?: Record<string, number>;
  play(lab: Lab): Promise<readonly Recorded[]>;
}

type Frame = Record<string, unknown>;

/** One request and its response on a session with these scopes. */
function call(
  method: string,
  name: string,
  title: string,
  params: unknown,
  options: {
    scopes?: string[];
    protocol?: 3 | 4;
    note?: string;
    before?: (lab: Lab, peer: Peer) => Promise<unknown>;
  } = {},
): Scenario {
  return {
    of: method,
    name,
    title,
    ...(options.protocol === undefined ? {} : { protocol: options.protocol }),
    ...(options.note === undefined ? {} : { note: options.note }),
    async play(lab) {
      const peer = await lab.connect({
        ...(options.scopes === undefined ? {} : { scopes: options.scopes }),
        ...(options.protocol === undefined ? {} : { protocol: options.protocol }),
      });
      await options.before?.(lab, peer);
      const mark = peer.frames.length;
      await peer.request(method, params);
      return exchange(peer, method, mark);
    },
  };
}

/** Requests of a method with every response to them, from a mark on; other traffic is left out. */
function exchange(peer: Peer, method: string, mark = 0, events: readonly string[] = []): Recorded[] {
  const ids = new Set<unknown>();
  return peer.frames.slice(mark).filter(({ dir, frame }) => {
    if (dir === 'c2s' && frame['method'] === method) {
      ids.add(frame['id']);
      return true;
    }
    return (
      dir === 's2c' &&
      (ids.has(frame['id']) || (frame['type'] === 'event' && events.includes(String(frame['event']))))
    );
  });
}

const handshake = (
  of: string,
  name: string,
  title: string,
  options: Parameters<Lab['open']>[0],
  note?: string,
): Scenario => ({
  of,
  name,
  title,
  ...(options?.protocol === undefined ? {} : { protocol: options.protocol }),
  ...(note === undefined ? {} : { note }),
  async play(lab) {
    const peer = await lab.open(options);
    await peer.connect();
    return peer.frames.filter(
      ({ frame }) => frame['event'] === 'connect.challenge' || frame['event'] === undefined,
    );
  },
});

/** The last frame of one event, as a peer with all scopes sees it after something was done. */
function seen(
  event: string,
  name: string,
  title: string,
  play: (lab: Lab, peer: Peer) => Promise<Frame>,
  extra: Partial<Scenario> = {},
): Scenario {
  return {
    of: `event.${event}`,
    name,
    title,
    ...extra,
    async play(lab) {
      const peer = await lab.connect({
        ...(extra.protocol === undefined ? {} : { protocol: extra.protocol }),
        caps: ['tool-events'],
      });
      return [{ dir: 's2c', frame: await play(lab, peer) }];
    },
  };
}

const chatParams = (message: string, key: string) => ({ sessionKey: 'main', message, idempotencyKey: key });
const chatState = (state: string) => (payload: Frame) => payload['state'] === state;
/** A device that is not on this host asks to be paired; gives its refusal. */
const askToPair = async (lab: Lab, device = 7) => {
  const phone = await lab.open({
    remote: true,
    device,
    scopes: ['operator.read'],
    client: {
      id: 'openclaw-ios',
      mode: 'ui',
      platform: 'ios',
      deviceFamily: 'iPhone',
      displayName: 'Ada’s phone',
    },
  });
  const refusal = (await phone.connect()) as { error: { details: { requestId: string } } };
  return refusal.error.details.requestId;
};
/** A device on this host, paired without asking; its session stays open. */
const paired = (lab: Lab, device = 8, scopes = ['operator.read']) =>
  lab.connect({
    device,
    scopes,
    client: { id: 'openclaw-macos', mode: 'ui', platform: 'macos', displayName: 'Ada’s Mac' },
  });
const missingScope = (method: string, params: unknown = {}) =>
  call(method, 'missing-scope', 'The session lacks the scope', params, { scopes: [] });

export const SCENARIOS: readonly Scenario[] = [
  handshake('connect', 'hello-ok', 'A paired device on the same host', { device: 1 }),
  handshake(
    'connect',
    'hello-ok-protocol-3',
    'A client that speaks protocol 3 only',
    { protocol: 3 },
    'Without a device there is no `auth` in a protocol 3 answer.',
  ),
  handshake(
    'connect',
    'wrong-token',
    'The shared secret is wrong',
    { token: 'not-the-secret' },
    'The gateway then closes with 1008.',
  ),
  handshake(
    'connect',
    'protocol-mismatch',
    'No version in common',
    { protocol: 4, minProtocol: 5 },
    'The gateway then closes with 1002.',
  ),
  handshake(
    'connect',
    'pairing-required',
    'A new device from another host',
    {
      remote: true,
      device: 2,
      scopes: ['operator.read'],
      client: { id: 'openclaw-ios', mode: 'ui', platform: 'ios' },
    },
    'The gateway then closes with 1008. An operator approves with the requestId.',
  ),
  {
    of: 'event.connect.challenge',
    name: 'first-frame',
    title: 'The first frame on every connection',
    async play(lab) {
      const peer = await lab.open();
      return [{ dir: 's2c', frame: await peer.event('connect.challenge') }];
    },
  },

  call('health', 'ok', 'The snapshot', undefined),
  {
    of: 'health',
    name: 'unknown-method',
    title: 'A misspelt method',
    async play(lab) {
      const peer = await lab.connect();
      const mark = peer.frames.length;
      await peer.request('health');
      await peer.request('heath');
      return [...exchange(peer, 'health', mark), ...exchange(peer, 'heath', mark)];
    },
  },
  call('status', 'ok', 'The summary', undefined),
  missingScope('status'),
  call('status', 'missing-scope-protocol-3', 'The same in protocol 3', {}, { scopes: [], protocol: 3 }),
  call('system-presence', 'ok', 'The list', undefined),
  missingScope('system-presence'),
  call('system-event', 'ok', 'A host says that it is there', {
    text: 'Node: kitchen-pi',
    host: 'kitchen-pi',
    mode: 'node',
    reason: 'launch',
  }),
  call('system-event', 'text-required', 'Nothing to say', { host: 'kitchen-pi' }),

  {
    of: 'agent',
    name: 'accepted-and-final',
    title: 'Two responses with one id',
    async play(lab) {
      const peer = await lab.connect();
      await peer.request('agent', { message: 'Hello', idempotencyKey: 'run-1' });
      await peer.next(frame => (frame['payload'] as Frame | undefined)?.['status'] === 'ok');
      return exchange(peer, 'agent');
    },
  },
  {
    of: 'agent',
    name: 'failed-run',
    title: 'The run fails',
    note: 'The second response has ok:false, an error, and the payload beside it.',
    async play(lab) {
      const peer = await lab.connect();
      await peer.request('agent', { message: '!fail', idempotencyKey: 'run-2' });
      await peer.next(frame => frame['ok'] === false);
      return exchange(peer, 'agent');
    },
  },
  call('agent', 'key-required', 'Without an idempotency key', { message: 'Hello' }),
  call(
    'agent.wait',
    'ended',
    'A run that has ended',
    { runId: 'run-1' },
    {
      before: async (_lab, peer) => {
        await peer.request('agent', { message: 'Hello', idempotencyKey: 'run-1' });
        await peer.next(frame => (frame['payload'] as Frame | undefined)?.['status'] === 'ok');
      },
    },
  ),
  call('agent.wait', 'unknown-run', 'Nobody knows the run', { runId: 'no-such-run', timeoutMs: 0 }),
  call('agent.wait', 'run-id-required', 'Which run?', {}),
  call('agents.list', 'ok', 'One agent', undefined),
  call('agents.list', 'unknown-member', 'Params are closed', { verbose: true }),
  call('models.list', 'ok', 'The built-in model', undefined),
  call('models.list', 'unknown-member', 'Params are closed', { verbose: true }),

  call(
    'chat.history',
    'ok',
    'One question and its answer',
    { sessionKey: 'main' },
    {
      before: async (_lab, peer) => {
        await peer.request('chat.send', chatParams('Hello', 'chat-1'));
        await peer.event('chat', chatState('final'));
      },
    },
  ),
  call('chat.history', 'empty', 'A session without messages', { sessionKey: 'new' }),
  call('chat.history', 'session-key-required', 'Which session?', {}),
  {
    of: 'chat.send',
    name: 'streamed',
    title: 'A message and its streamed reply',
    async play(lab) {
      const peer = await lab.connect();
      await peer.request('chat.send', chatParams('!slow=100 Hello there', 'chat-1'));
      await peer.event('chat', chatState('final'));
      return exchange(peer, 'chat.send', 0, ['chat']);
    },
  },
  call('chat.send', 'replayed', 'The same key after the run has ended', chatParams('Hello', 'chat-1'), {
    before: async (_lab, peer) => {
      await peer.request('chat.send', chatParams('Hello', 'chat-1'));
      await peer.event('chat', chatState('final'));
    },
  }),
  call('chat.send', 'key-required', 'Without an idempotency key', { sessionKey: 'main', message: 'Hello' }),
  {
    of: 'chat.abort',
    name: 'aborted',
    title: 'A run is stopped',
    async play(lab) {
      const peer = await lab.connect();
      await peer.request('chat.send', chatParams('!slow=400 This takes a while', 'chat-1'));
      await peer.event('chat', chatState('delta'));
      const mark = peer.frames.length;
      await peer.request('chat.abort', { sessionKey: 'main' });
      await peer.event('chat', chatState('aborted'));
      return exchange(peer, 'chat.abort', mark, ['chat']);
    },
  },
  call('chat.abort', 'idle', 'Nothing is running', { sessionKey: 'main' }),
  call('chat.abort', 'session-key-required', 'Which session?', {}),
  call(
    'sessions.list',
    'ok',
    'One session',
    {},
    {
      before: async (_lab, peer) => {
        await peer.request('chat.send', chatParams('Hello', 'chat-1'));
        await peer.event('chat', chatState('final'));
      },
    },
  ),
  call('sessions.list', 'unknown-member', 'Params are closed', { verbose: true }),

  call(
    'device.pair.list',
    'ok',
    'One device waits, one is paired',
    {},
    {
      before: async lab => {
        await paired(lab);
        await askToPair(lab);
      },
    },
  ),
  missingScope('device.pair.list'),
  pairDecision('device.pair.approve', 'An operator approves a phone'),
  call('device.pair.approve', 'unknown-request', 'No such request', { requestId: 'no-such-request' }),
  pairDecision('device.pair.reject', 'An operator turns a phone down'),
  call('device.pair.reject', 'unknown-request', 'No such request', { requestId: 'no-such-request' }),
  call(
    'device.pair.remove',
    'ok',
    'A device is forgotten',
    { deviceId: deviceKey(8).deviceId },
    { before: lab => paired(lab) },
  ),
  call('device.pair.remove', 'unknown-device', 'No such device', { deviceId: 'no-such-device' }),
  {
    of: 'device.token.rotate',
    name: 'self',
    title: 'A device rotates its own token',
    note: 'The gateway then closes the sockets of the device with 4001.',
    async play(lab) {
      const first = await paired(lab, 9, ['operator.pairing']);
      const hello = first.frames.find(({ frame }) => frame['ok'] === true)?.frame as {
        payload: { auth: { deviceToken: string } };
      };
      const peer = await lab.connect({
        device: 9,
        scopes: ['operator.pairing'],
        auth: { token: hello.payload.auth.deviceToken },
        client: { id: 'openclaw-macos', mode: 'ui', platform: 'macos', displayName: 'Ada’s Mac' },
      });
      await peer.request('device.token.rotate', { deviceId: deviceKey(9).deviceId, role: 'operator' });
      return exchange(peer, 'device.token.rotate');
    },
  },
  call(
    'device.token.rotate',
    'other-device',
    'An operator rotates the token of another device',
    { deviceId: deviceKey(8).deviceId, role: 'operator' },
    {
      note: 'The new token is withheld: the device fetches it by connecting with the shared secret.',
      before: lab => paired(lab),
    },
  ),
  call('device.token.rotate', 'unknown-device', 'No such device', {
    deviceId: 'no-such-device',
    role: 'operator',
  }),
  call(
    'device.token.revoke',
    'ok',
    'A token is revoked',
    { deviceId: deviceKey(8).deviceId, role: 'operator' },
    { before: lab => paired(lab) },
  ),
  call('device.token.revoke', 'unknown-device', 'No such device', {
    deviceId: 'no-such-device',
    role: 'operator',
  }),

  seen('presence', 'connected', 'Another client connects', async (lab, peer) => {
    await lab.connect({
      scopes: ['operator.read'],
      client: { id: 'openclaw-macos', mode: 'ui', platform: 'macos', instanceId: 'desk' },
    });
    return peer.event('presence');
  }),
  seen('health', 'refreshed', 'The snapshot was refreshed', (_lab, peer) => peer.event('health'), {
    limits: { healthRefreshMs: 50 },
  }),
  seen('tick', 'tick', 'The connection lives', (_lab, peer) => peer.event('tick'), {
    limits: { tickIntervalMs: 50 },
  }),
  stopping(4, 'stopping', 'The gateway stops'),
  stopping(3, 'stopping-protocol-3', 'The same in protocol 3'),
  seen('agent', 'lifecycle-start', 'A run starts', async (_lab, peer) => {
    await peer.request('chat.send', chatParams('Hello', 'run-1'));
    return peer.event('agent', payload => payload['stream'] === 'lifecycle');
  }),
  seen('agent', 'assistant', 'The reply grows', async (_lab, peer) => {
    await peer.request('chat.send', chatParams('Hello', 'run-1'));
    return peer.event('agent', payload => payload['stream'] === 'assistant');
  }),
  seen('agent', 'tool', 'A tool is called', async (_lab, peer) => {
    await peer.request('chat.send', chatParams('!tool What time is it?', 'run-1'));
    return peer.event('agent', payload => payload['stream'] === 'tool');
  }),
  seen('chat', 'delta', 'The reply grew', async (_lab, peer) => {
    await peer.request('chat.send', chatParams('!slow=100 Hello there', 'run-1'));
    return peer.event('chat', chatState('delta'));
  }),
  seen('chat', 'final', 'The reply is complete', async (_lab, peer) => {
    await peer.request('chat.send', chatParams('Hello', 'run-1'));
    return peer.event('chat', chatState('final'));
  }),
  seen('chat', 'aborted', 'The run was stopped', async (_lab, peer) => {
    await peer.request('chat.send', chatParams('!slow=400 This takes a while', 'run-1'));
    await peer.event('chat', chatState('delta'));
    await peer.request('chat.abort', { sessionKey: 'main' });
    return peer.event('chat', chatState('aborted'));
  }),
  seen('chat', 'error', 'The run failed', async (_lab, peer) => {
    await peer.request('chat.send', chatParams('!fail', 'run-1'));
    return peer.event('chat', chatState('error'));
  }),
  seen('device.pair.requested', 'requested', 'A phone asks to be paired', async (lab, peer) => {
    await askToPair(lab);
    return peer.event('device.pair.requested');
  }),
  seen('device.pair.resolved', 'approved', 'The phone was approved', async (lab, peer) => {
    await peer.request('device.pair.approve', { requestId: await askToPair(lab) });
    return peer.event('device.pair.resolved');
  }),
];

function pairDecision(method: string, title: string): Scenario {
  return {
    of: method,
    name: 'ok',
    title,
    async play(lab) {
      const peer = await lab.connect();
      await peer.request(method, { requestId: await askToPair(lab) });
      return exchange(peer, method, 0, ['device.pair.requested', 'device.pair.resolved']);
    },
  };
}

function stopping(protocol: 3 | 4, name: string, title: string): Scenario {
  return {
    of: 'event.shutdown',
    name,
    title,
    protocol,
    async play(lab) {
      const peer = await lab.connect({ protocol });
      const stopped = peer.event('shutdown');
      await lab.stop();
      return [{ dir: 's2c', frame: await stopped }];
    },
  };
}
