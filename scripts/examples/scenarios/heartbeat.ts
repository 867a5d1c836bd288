/** Heartbeats, and the gateway process itself. */
import type { Lab, Peer } from '../lab.ts';
import { call, exchange, missingScope, type Scenario, seen } from './play.ts';

const woken = async (_lab: Lab, peer: Peer) => {
  await peer.request('wake', { mode: 'now', text: 'The door bell rang.' });
  await peer.event('heartbeat');
};

export const HEARTBEAT: readonly Scenario[] = [
  call('last-heartbeat', 'none', 'None yet', undefined),
  call('last-heartbeat', 'ok', 'How the last one went', {}, { before: woken }),
  missingScope('last-heartbeat'),
  call('set-heartbeats', 'ok', 'Off', { enabled: false }),
  call('set-heartbeats', 'enabled-required', 'Off or on?', {}),
  missingScope('set-heartbeats', { enabled: true }),
  {
    of: 'wake',
    name: 'now',
    title: 'The agent hears of it at once',
    async play(lab) {
      const peer = await lab.connect();
      const mark = peer.frames.length;
      await woken(lab, peer);
      return exchange(peer, 'wake', mark, ['heartbeat']);
    },
  },
  call('wake', 'invalid-mode', 'Not a mode', { mode: 'later', text: 'The door bell rang.' }),
  missingScope('wake', { mode: 'now', text: 'Hello' }),
  seen('heartbeat', 'acknowledged', 'Nothing to do', async (_lab, peer) => {
    await peer.request('wake', { mode: 'now', text: 'If nothing needs you, say HEARTBEAT_OK' });
    return peer.event('heartbeat');
  }),
  seen(
    'heartbeat',
    'reply-protocol-3',
    'The agent had something to say, as protocol 3 tells it',
    async (_lab, peer) => {
      await peer.request('wake', { mode: 'now', text: 'The door bell rang.' });
      return peer.event('heartbeat');
    },
    { protocol: 3 },
  ),
  call('logs.tail', 'ok', 'The newest line', { limit: 1 }),
  call('logs.tail', 'invalid-limit', 'No lines at all', { limit: 0 }),
  call('gateway.identity.get', 'ok', 'The public key', {}),
  missingScope('gateway.identity.get'),
];
