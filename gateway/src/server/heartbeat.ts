/** What the gateway sends when nothing happens: tick events, and pings that find dead sockets. */
import type { Clock } from '../ports.ts';
import type { EventSender } from './broadcaster.ts';
import type { Connections } from './connections.ts';
import type { Limits } from './limits.ts';

/** Returns how to stop it. */
export function startHeartbeat(
  connections: Connections,
  events: EventSender,
  clock: Clock,
  limits: Limits,
): () => void {
  const tick = setInterval(() => events.broadcast('tick', { ts: clock.now() }), limits.tickIntervalMs);
  const ping = setInterval(() => {
    // Timers come before sockets: what arrived while this process stood still is read first.
    setImmediate(() => {
      for (const { socket } of connections.sessions) socket.ping();
    });
  }, limits.pingIntervalMs);
  return () => {
    clearInterval(tick);
    clearInterval(ping);
  };
}
