/** A WebSocket as the gateway uses it: text out, a payload limit that grows, and closes that end. */
import type { Socket } from 'node:net';
import { WebSocket, type WebSocketServer } from 'ws';
import { cutToBytes } from './frames.ts';
import type { Limits } from './limits.ts';

export interface ClientSocket {
  readonly ws: WebSocket;
  readonly bufferedBytes: number;
  send(text: string): void;
  /** Sends a WebSocket ping, or cuts the connection when nothing at all came since the last one. */
  ping(): void;
  /** Starts the closing handshake; cuts the connection when the other side does not finish it. */
  close(code: number, reason: string): void;
  terminate(): void;
  /** Only with faults: whether this message is taken away before the connection reads it. */
  takes?(message: Buffer): boolean;
}

/** What of `ws` carries the limit of one connection. It is not in the typings; the version is pinned. */
interface ReceiverHolder {
  readonly _receiver?: { _maxPayload?: unknown };
}

export function createClientSocket(ws: WebSocket, transport: Socket, limits: Limits): ClientSocket {
  let cut: NodeJS.Timeout | undefined;
  let readAtPing = -1;
  ws.once('close', () => clearTimeout(cut));
  return {
    ws,
    get bufferedBytes() {
      return ws.bufferedAmount;
    },
    send(text) {
      // A socket that died in the meantime reports it by its close event.
      if (ws.readyState === WebSocket.OPEN) ws.send(text, () => {});
    },
    ping() {
      // Counting bytes lets a client live that is busy sending one large message.
      if (transport.bytesRead === readAtPing) {
        ws.terminate();
        return;
      }
      readAtPing = transport.bytesRead;
      if (ws.readyState === WebSocket.OPEN) ws.ping(() => {});
    },
    close(code, reason) {
      if (ws.readyState === WebSocket.CLOSED) return;
      ws.close(code, cutToBytes(reason, limits.closeReasonBytes));
      cut ??= setTimeout(() => ws.terminate(), limits.closeHandshakeMs);
      cut.unref();
    },
    terminate() {
      ws.terminate();
    },
  };
}

/**
 * Raises the size up to which messages are accepted on one connection. `ws` takes the limit only when
 * a connection is made, but 64 KiB have to hold before the handshake and 25 MiB after it.
 */
export function acceptMessagesUpTo(socket: ClientSocket, bytes: number): void {
  const receiver = (socket.ws as unknown as ReceiverHolder)._receiver;
  if (typeof receiver?._maxPayload !== 'number') {
    throw new Error('this version of ws keeps the payload limit somewhere else');
  }
  receiver._maxPayload = bytes;
}

/** Options of the WebSocket server that belong to the wire contract. */
export function webSocketServerOptions(limits: Limits) {
  return {
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    handleProtocols: () => false as const,
    maxPayload: limits.preAuthFrameBytes,
  } satisfies ConstructorParameters<typeof WebSocketServer>[0];
}
