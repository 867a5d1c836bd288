/** Handlers of the family `heartbeat`. */
import type { AgentTurns } from '../agents/turns.ts';
import { GatewayError } from '../errors.ts';
import type { Heartbeat } from '../heartbeat/heartbeat.ts';
import type { Handlers, SystemEventQueue } from '../ports.ts';
import { sessionName } from '../sessions/keys.ts';

export interface HeartbeatParts {
  readonly heartbeat: Heartbeat;
  readonly systemEvents: SystemEventQueue;
  readonly turns: AgentTurns;
}

export function heartbeatHandlers(
  parts: HeartbeatParts,
): Handlers<'last-heartbeat' | 'set-heartbeats' | 'wake'> {
  const { heartbeat, systemEvents, turns } = parts;
  return {
    'last-heartbeat': (_, { caller }) => heartbeat.last(caller.protocol),
    'set-heartbeats': ({ enabled }) => {
      heartbeat.setEnabled(enabled);
      return { ok: true, enabled };
    },
    wake: ({ mode, text, sessionKey, agentId }) => {
      if (agentId !== undefined) turns.checkAgent(agentId);
      const { key } = sessionName(sessionKey ?? 'main', agentId, turns.defaultAgentId);
      if (key !== turns.mainSession.key) {
        throw new GatewayError(
          'INVALID_REQUEST',
          'wake: only the main session has heartbeats; sessionKey is not supported by this gateway',
        );
      }
      systemEvents.push(text);
      if (mode === 'now') void heartbeat.request('wake');
      return { ok: true };
    },
  };
}
