/** An authenticated connection: events with their own numbers, responses, and what happens when it does not keep up. */
import type { ConnectParams, StateVersion } from '@clawspec/protocol';
import { ADMIN, covers } from '../auth/scopes.ts';
import type { Caller, Log, Response } from '../ports.ts';
import type { Peer } from './addresses.ts';
import { eventText, responseText } from './frames.ts';
import type { Grant } from './handshake.ts';
import type { Limits } from './limits.ts';
import { CLOSE } from './refusals.ts';
import type { ClientSocket } from './socket.ts';

export interface OutgoingEvent {
  readonly event: string;
  /** Serialised payload. */
  readonly json: string;
  /** May be left out when the receiver does not keep up. */
  readonly droppable: boolean;
  readonly stateVersion?: StateVersion;
  /** Sent to this session alone: it carries no seq and takes none. */
  readonly direct?: boolean;
}

export interface Session {
  readonly caller: Caller;
  readonly socket: ClientSocket;
  /** Aborted when the connection closes. */
  readonly signal: AbortSignal;
  /** Requests that wait for their answer. */
  inFlight: number;
  sendEvent(event: OutgoingEvent): void;
  respond(id: unknown, response: Response): void;
  close(code: number, reason: string): void;
  /** The socket has closed. */
  ended(): void;
}

export function createSession(caller: Caller, socket: ClientSocket, limits: Limits, log: Log): Session {
  const gone = new AbortController();
  let seq = 0;

  const keepsUp = () => socket.bufferedBytes <= limits.maxBufferedBytes;
  const tooSlow = () => {
    log.warn('closing a connection that does not read', {
      connId: caller.connId,
      bufferedBytes: socket.bufferedBytes,
    });
    socket.close(CLOSE.policy, 'slow consumer');
  };

  return {
    caller,
    socket,
    signal: gone.signal,
    inFlight: 0,
    sendEvent({ event, json, droppable, stateVersion, direct }) {
      if (gone.signal.aborted) return;
      // An event that is left out takes its number with it: the hole tells the client to refresh.
      if (direct !== true) seq += 1;
      if (!keepsUp()) {
        if (!droppable) tooSlow();
        return;
      }
      if (direct === true) {
        socket.send(eventText(event, json));
        return;
      }
      socket.send(eventText(event, json, { seq, ...(stateVersion === undefined ? {} : { stateVersion }) }));
    },
    respond(id, response) {
      if (gone.signal.aborted) return;
      if (keepsUp()) socket.send(responseText(id, response));
      else tooSlow();
    },
    close: (code, reason) => socket.close(code, reason),
    ended: () => gone.abort(),
  };
}

export function createCaller(connId: string, params: ConnectParams, grant: Grant, peer: Peer): Caller {
  const scopes = [...grant.scopes];
  const known = new Map<string, boolean>();
  return {
    connId,
    protocol: grant.protocol,
    role: grant.role,
    scopes,
    caps: new Set(params.caps ?? []),
    client: params.client,
    ...(grant.device ? { deviceId: grant.device.id } : {}),
    authMethod: grant.method,
    local: peer.local,
    remoteAddress: peer.address,
    hasScope(scope) {
      if (scopes.includes(ADMIN)) return true;
      // Asked for every event, always about the few scopes of the registry.
      let answer = known.get(scope);
      if (answer === undefined) {
        answer = covers(scopes, scope);
        known.set(scope, answer);
      }
      return answer;
    },
  };
}
