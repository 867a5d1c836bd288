/** Ports for servers that are started by somebody else, or started again. */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { HarnessError } from '../errors.ts';

/**
 * Below those that systems hand out for connections and for port 0 (from 32768 on Linux, from 49152 elsewhere):
 * nobody gets such a port by chance between the look and its use, or while its server is stopped.
 */
const LOWEST = 20_000;
const HIGHEST = 32_000;
const ATTEMPTS = 50;
/** Those that this process got last: whoever has one may be about to listen on it, or to come back to it. */
const given = new Set<number>();
const REMEMBERED = 4000;

/** A port of 127.0.0.1 on which nobody listens. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = randomInt(LOWEST, HIGHEST);
    if (given.has(port)) continue;
    given.add(port);
    for (const oldest of given) if (given.size > REMEMBERED) given.delete(oldest);
    if (await isFree(port)) return port;
  }
  throw new HarnessError('no free port');
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
