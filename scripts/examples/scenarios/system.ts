/** Health, status, presence, and the events of the gateway itself. */
import { call, exchange, missingScope, type Scenario, seen } from './play.ts';

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

export const SYSTEM: readonly Scenario[] = [
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
];
