/** Raw clients for the measurements: no SDK in the way, the same code for gateway and echo server. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';

/** Connects as soon as the port opens. */
export async function dial(url: string): Promise<WebSocket> {
  for (;;) {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    try {
      await once(socket, 'open');
      return socket;
    } catch {
      // The process is not listening yet; the measured time includes this wait, in small steps.
      await sleep(2);
    }
  }
}

/** A session as the device-less backend client that keeps its scopes on loopback. */
export async function session(url: string, token: string): Promise<WebSocket> {
  const socket = await dial(url);
  const hello = new Promise<void>((resolve, reject) => {
    socket.on('message', function onMessage(data) {
      const frame = JSON.parse(data.toString()) as { type: string; ok?: boolean };
      if (frame.type !== 'res') return;
      socket.off('message', onMessage);
      if (frame.ok) resolve();
      else reject(new Error(`connect was refused: ${data.toString()}`));
    });
  });
  socket.send(
    JSON.stringify({
      type: 'req',
      id: 'connect',
      method: 'connect',
      params: {
        minProtocol: 4,
        maxProtocol: 4,
        client: { id: 'gateway-client', version: '0', platform: 'linux', mode: 'backend' },
        role: 'operator',
        scopes: ['operator.admin'],
        auth: { token },
      },
    }),
  );
  await hello;
  return socket;
}

/** Milliseconds of each round trip, one after another. */
export async function roundTrips(
  socket: WebSocket,
  message: (n: number) => string,
  count: number,
): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const started = performance.now();
    const answer = nextAnswer(socket);
    socket.send(message(n));
    await answer;
    times.push(performance.now() - started);
  }
  return times;
}

/** Answers per second with `window` requests always under way. */
export async function pipelined(
  socket: WebSocket,
  message: (n: number) => string,
  total: number,
  window: number,
): Promise<number> {
  let sent = 0;
  let received = 0;
  const started = performance.now();
  await new Promise<void>(resolve => {
    const onMessage = (data: { toString(): string }) => {
      if (isEvent(data.toString())) return;
      received++;
      if (sent < total) socket.send(message(sent++));
      if (received === total) {
        socket.off('message', onMessage);
        resolve();
      }
    };
    socket.on('message', onMessage);
    while (sent < Math.min(window, total)) socket.send(message(sent++));
  });
  return total / ((performance.now() - started) / 1000);
}

/** Milliseconds from a send until the last of the receivers has a message that matches. */
export async function fanOut(
  sender: WebSocket,
  receivers: readonly WebSocket[],
  message: string,
  match: RegExp,
): Promise<number> {
  const started = performance.now();
  const all = receivers.map(
    socket =>
      new Promise<void>(resolve => {
        socket.on('message', function onMessage(data) {
          if (!match.test(data.toString())) return;
          socket.off('message', onMessage);
          resolve();
        });
      }),
  );
  sender.send(message);
  await Promise.all(all);
  return performance.now() - started;
}

function nextAnswer(socket: WebSocket): Promise<void> {
  return new Promise(resolve => {
    socket.on('message', function onMessage(data) {
      if (isEvent(data.toString())) return;
      socket.off('message', onMessage);
      resolve();
    });
  });
}

const isEvent = (text: string) => text.startsWith('{"type":"event"');
