/** Sends events to those who may see them. Who may is written in the specification of the event, and nowhere else. */
import { EVENTS, type EventName, type PayloadOf } from '@clawspec/protocol';
import type { Broadcaster, BroadcastOptions, Caller, Protocol, StateVersions } from '../ports.ts';
import type { Connections } from './connections.ts';
import { existsIn } from './protocols.ts';
import type { OutgoingEvent, Session } from './session.ts';

export interface EventSender extends Broadcaster {
  /** Sends an event to one session, whatever others get. */
  sendTo<E extends EventName>(session: Session, event: E, payload: PayloadOf<E>): void;
  /** The same outside of the numbering: without seq. */
  sendDirect<E extends EventName>(session: Session, event: E, payload: PayloadOf<E>): void;
}

export function createBroadcaster(connections: Connections, stateVersions: StateVersions): EventSender {
  return {
    broadcast(event, payload, options: BroadcastOptions = {}) {
      const byProtocol = new Map<Protocol, OutgoingEvent>();
      for (const session of connections.sessions) {
        const { caller } = session;
        if (!mayReceive(caller, event) || options.to?.(caller) === false) continue;
        let outgoing = byProtocol.get(caller.protocol);
        if (!outgoing) {
          outgoing = outgoingEvent(
            event,
            typeof payload === 'function' ? payload(caller.protocol) : payload,
            stateVersions,
          );
          byProtocol.set(caller.protocol, outgoing);
        }
        session.sendEvent(outgoing);
      }
    },
    sendTo: (session, event, payload) => session.sendEvent(outgoingEvent(event, payload, stateVersions)),
    sendDirect: (session, event, payload) =>
      session.sendEvent({ ...outgoingEvent(event, payload, stateVersions), direct: true }),
  };
}

/** Fail-closed: one of the listed roles, and one of the listed scopes when there are any. */
function mayReceive(caller: Caller, event: EventName): boolean {
  const { roles, scopes, delivery } = EVENTS[event];
  return (
    delivery === 'broadcast' &&
    existsIn(EVENTS[event], caller.protocol) &&
    roles.some(role => role === caller.role) &&
    (scopes.length === 0 || scopes.some(scope => caller.hasScope(scope)))
  );
}

function outgoingEvent(event: EventName, payload: unknown, stateVersions: StateVersions): OutgoingEvent {
  const { droppable, stateVersion } = EVENTS[event];
  return {
    event,
    json: JSON.stringify(payload),
    droppable,
    ...(stateVersion ? { stateVersion: stateVersions() } : {}),
  };
}
