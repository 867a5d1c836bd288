/** One client connection and its counterpart at the gateway: messages, pings and closes go through as they are. */
import type { WebSocket } from 'ws';
import type { Side } from '../transcript/format.ts';

export interface RelayEvents {
  message(from: Side, data: Buffer, binary: boolean): void;
  control(kind: 'ping' | 'pong', from: Side, data: Buffer): void;
  close(from: Side, code: number, reason: string): void;
}

/** More than this waiting for one side stops reading from the other, in bytes. */
const HIGH_WATER = 8 * 1024 * 1024;

export function relay(client: WebSocket, gateway: WebSocket, events: RelayEvents): void {
  let ended = false;
  const connect = (source: WebSocket, sink: WebSocket, from: Side) => {
    source.on('message', (data, binary) => {
      // Written first: what a peer has seen is in the recording, even if the recorder is killed.
      events.message(from, data as Buffer, binary);
      forward(source, sink, data as Buffer, binary);
    });
    source.on('ping', data => {
      if (sink.readyState === sink.OPEN) sink.ping(data);
      events.control('ping', from, data);
    });
    source.on('pong', data => {
      if (sink.readyState === sink.OPEN) sink.pong(data);
      events.control('pong', from, data);
    });
    source.on('close', (code, reason) => {
      endWith(sink, code, reason);
      if (!ended) events.close(from, code, reason.toString('utf8'));
      ended = true;
    });
    // A close event follows and says the same.
    source.on('error', () => {});
  };
  connect(client, gateway, 'client');
  connect(gateway, client, 'gateway');
}

function forward(source: WebSocket, sink: WebSocket, data: Buffer, binary: boolean): void {
  if (sink.readyState !== sink.OPEN) return;
  sink.send(data, { binary }, () => {
    if (source.isPaused && sink.bufferedAmount < HIGH_WATER) source.resume();
  });
  if (sink.bufferedAmount > HIGH_WATER) source.pause();
}

/** Closes in the same way: with the code, without one (1005), or without a close frame (1006 and what cannot be sent). */
function endWith(sink: WebSocket, code: number, reason: Buffer): void {
  if (sink.isPaused) sink.resume();
  if (sink.readyState !== sink.OPEN) return;
  const sendable =
    (code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code)) || (code >= 3000 && code < 5000);
  if (code === 1005) sink.close();
  else if (sendable) sink.close(code, reason);
  else sink.terminate();
}
