/** Handlers of the family `system`. */
import type { Handlers, Health, Presence, SystemEventQueue } from '../ports.ts';

export interface SystemParts {
  readonly presence: Presence;
  readonly health: Health;
  readonly systemEvents: SystemEventQueue;
}

export function systemHandlers(
  parts: SystemParts,
): Handlers<'health' | 'status' | 'system-presence' | 'system-event'> {
  return {
    health: params => (params.probe === true ? parts.health.refresh() : parts.health.snapshot()),
    status: () => parts.health.status(),
    'system-presence': () => parts.presence.list(),
    'system-event': params => {
      parts.systemEvents.push(params.text);
      parts.presence.announce(params);
      return { ok: true };
    },
  };
}
