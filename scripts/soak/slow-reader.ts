/** A session that stops reading now and then, and one that checks the numbers of what it reads. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { session } from '../bench/peer.ts';

/** Stops reading for seconds at a time; comes back when it was closed for it. Gives how often it was. */
export async function readSlowly(
  url: string,
  token: string,
  until: number,
  random: () => number,
): Promise<number> {
  let closed = 0;
  while (Date.now() < until) {
    const socket = await session(url, token);
    const gone = new Promise<void>(resolve => socket.once('close', () => resolve()));
    let open = true;
    void gone.then(() => {
      open = false;
    });
    while (open && Date.now() < until) {
      socket.pause();
      await Promise.race([gone, sleep(500 + random() * 2500)]);
      socket.resume();
      await Promise.race([gone, sleep(200 + random() * 500)]);
    }
    if (!open) closed++;
    socket.terminate();
  }
  return closed;
}

/** Reads all the time: every hole in the numbers is something that was left out for a reader that kept up. */
export async function watchNumbers(
  url: string,
  token: string,
  until: number,
): Promise<{ events: number; holes: number }> {
  const socket: WebSocket = await session(url, token);
  let last = 0;
  let events = 0;
  let holes = 0;
  socket.on('message', data => {
    const { seq } = JSON.parse(data.toString()) as { seq?: number };
    if (seq === undefined) return;
    if (last !== 0 && seq !== last + 1) holes++;
    last = seq;
    events++;
  });
  await sleep(until - Date.now());
  socket.terminate();
  return { events, holes };
}
