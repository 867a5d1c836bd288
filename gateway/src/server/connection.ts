/** Drives one socket: challenge, handshake, then requests. */
import type { Socket } from 'node:net';
import type { RawData, WebSocket } from 'ws';
import type { FaultInjector } from '../faults/index.ts';
import type { NodeSubsystem } from '../nodes/index.ts';
import type { Health, Ids, Log, Presence } from '../ports.ts';
import type { Peer } from './addresses.ts';
import type { EventSender } from './broadcaster.ts';
import { createConnectionState, readFirstMessage } from './connection-state.ts';
import type { Connections } from './connections.ts';
import type { Dispatcher } from './dispatch.ts';
import { eventText, parseMessage, repeatableId, responseText } from './frames.ts';
import { decideHandshake, type HandshakeDeps } from './handshake.ts';
import { type HelloDeps, helloOk } from './hello.ts';
import { CLOSE, type Refusal, unavailable } from './refusals.ts';
import { createCaller, createSession, type Session } from './session.ts';
import { acceptMessagesUpTo, createClientSocket } from './socket.ts';
import type { Validator } from './validator.ts';

export interface ConnectionDeps {
  readonly ids: Ids;
  readonly log: Log;
  readonly validator: Validator;
  readonly connections: Connections;
  readonly dispatcher: Dispatcher;
  readonly events: EventSender;
  readonly nodes: Pick<NodeSubsystem, 'joined' | 'left'>;
  readonly handshake: HandshakeDeps;
  readonly hello: HelloDeps;
  readonly presence: Presence;
  readonly health: Health;
  /** Only for people who write clients. */
  readonly faults?: FaultInjector;
}

export interface Incoming {
  readonly ws: WebSocket;
  readonly transport: Socket;
  readonly peer: Peer;
  readonly origin: string | undefined;
  readonly host: string | undefined;
  /** Called once, when the socket no longer counts as unauthenticated. */
  settled(): void;
}

export function serveConnection(incoming: Incoming, deps: ConnectionDeps): void {
  const { ws, peer } = incoming;
  const { limits, clock } = deps.handshake;
  const state = createConnectionState();
  const plain = createClientSocket(ws, incoming.transport, limits);
  const socket = deps.faults ? deps.faults(plain) : plain;
  const nonce = deps.ids.uuid();
  let session: Session | undefined;
  let heldBack: NodeJS.Timeout | undefined;
  let settled = false;

  const settle = () => {
    if (settled) return;
    settled = true;
    clearTimeout(timeout);
    incoming.settled();
  };

  const timeout = setTimeout(() => {
    if (state.advance('closed')) socket.close(CLOSE.normal, '');
  }, limits.handshakeTimeoutMs);

  const refuse = (id: string, refusal: Refusal, delayMs: number) => {
    state.advance('refused');
    clearTimeout(timeout);
    deps.log.info('handshake refused', {
      remote: peer.address,
      code: refusal.error.code,
      reason: refusal.error.message,
    });
    const send = () => {
      socket.send(responseText(id, { ok: false, error: refusal.error }));
      if (state.advance('closed')) socket.close(refusal.closeCode, refusal.closeReason);
    };
    if (delayMs === 0) send();
    else heldBack = setTimeout(send, delayMs);
  };

  const shakeHands = (message: Buffer) => {
    const first = readFirstMessage(parseMessage(message), deps.validator);
    if (first.kind === 'close') {
      state.advance('closed');
      socket.close(first.code, first.reason);
      return;
    }
    if (first.kind === 'refuse') {
      refuse(first.id, first.refusal, 0);
      return;
    }
    const outcome = decideHandshake(
      first.params,
      { peer, origin: incoming.origin, host: incoming.host, nonce },
      deps.handshake,
    );
    if (outcome.kind === 'refused') {
      refuse(first.id, outcome.refusal, outcome.delayMs);
      return;
    }
    const { grant } = outcome;
    const caller = createCaller(deps.ids.uuid(), first.params, grant, peer);
    session = createSession(caller, socket, limits, deps.log);
    acceptMessagesUpTo(socket, limits.maxPayloadBytes);
    deps.nodes.joined(session, first.params);
    // In protocol 3 the snapshot already has the new client; in 4 the presence event that follows brings it.
    if (caller.protocol === 3) deps.presence.connected(caller);
    session.respond(first.id, { ok: true, payload: helloOk(caller, grant, deps.hello, incoming.host) });
    state.advance('authenticated');
    settle();
    deps.connections.joined(session);
    if (caller.protocol === 3) deps.events.sendTo(session, 'health', deps.health.snapshot());
    else deps.presence.connected(caller);
    deps.log.info('connected', {
      connId: caller.connId,
      client: caller.client.id,
      role: caller.role,
      protocol: caller.protocol,
      remote: peer.address,
    });
  };

  ws.on('message', (data: RawData) => {
    // Whoever was sent a close gets nothing done any more, even if it goes on sending.
    if (ws.readyState !== ws.OPEN) return;
    const message = toBuffer(data);
    if (socket.takes?.(message)) return;
    if (state.phase === 'authenticated' && session) {
      deps.dispatcher.handle(message, session);
    } else if (state.phase === 'challenged') {
      try {
        shakeHands(message);
      } catch (error) {
        deps.log.error('the handshake failed', { remote: peer.address, error });
        refuse(requestId(message), unavailable(), 0);
      }
    }
  });
  // Pongs are sent by ws itself; a client that pings without reading would pile them up.
  ws.on('ping', () => {
    if (socket.bufferedBytes > limits.maxBufferedBytes) socket.terminate();
  });
  // ws closes with the right code by itself (1009 for a message that is too big, 1002 for broken frames).
  ws.on('error', error => deps.log.debug('socket error', { remote: peer.address, error: error.message }));
  ws.once('close', (code: number) => {
    state.advance('closed');
    clearTimeout(heldBack);
    settle();
    deps.connections.closed(socket);
    if (!session) return;
    session.ended();
    deps.connections.left(session);
    deps.nodes.left(session);
    deps.presence.disconnected(session.caller);
    deps.log.info('disconnected', { connId: session.caller.connId, code });
  });

  deps.connections.opened(socket);
  socket.send(eventText('connect.challenge', JSON.stringify({ nonce, ts: clock.now() })));
}

function toBuffer(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}

function requestId(message: Buffer): string {
  const id = repeatableId(parseMessage(message)?.value);
  return typeof id === 'string' ? id : 'invalid';
}
