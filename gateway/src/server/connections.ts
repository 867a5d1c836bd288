/** Every open socket of the gateway, and the sessions among them. */
import type { Session } from './session.ts';
import type { ClientSocket } from './socket.ts';

export interface Connections {
  readonly sockets: ReadonlySet<ClientSocket>;
  readonly sessions: ReadonlySet<Session>;
  opened(socket: ClientSocket): void;
  closed(socket: ClientSocket): void;
  joined(session: Session): void;
  left(session: Session): void;
  isConnected(deviceId: string): boolean;
  /** Closes the sessions of a device, or only those in one role. */
  closeDevice(deviceId: string, role: string | undefined, code: number, reason: string): void;
}

export function createConnections(): Connections {
  const sockets = new Set<ClientSocket>();
  const sessions = new Set<Session>();
  return {
    sockets,
    sessions,
    opened: socket => void sockets.add(socket),
    closed: socket => void sockets.delete(socket),
    joined: session => void sessions.add(session),
    left: session => void sessions.delete(session),
    isConnected: deviceId => sessions.values().some(session => session.caller.deviceId === deviceId),
    closeDevice(deviceId, role, code, reason) {
      for (const session of sessions) {
        const { caller } = session;
        if (caller.deviceId === deviceId && (role === undefined || caller.role === role)) {
          session.close(code, reason);
        }
      }
    },
  };
}
