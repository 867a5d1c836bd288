/** Faults on purpose, for people who write clients. Given when the gateway starts, and at no other time. */
import type { Log } from '../ports.ts';
import type { ClientSocket } from '../server/socket.ts';
import { faultySocket } from './faulty-socket.ts';
import { parseFault } from './parse.ts';

export { parseFault } from './parse.ts';

/** @throws StartupError `CONFIG_INVALID` when one of them cannot be read. */
export function checkFaults(specs: readonly string[]): void {
  for (const spec of specs) parseFault(spec);
}

/** Puts the faults between a new socket and whoever sends on it. */
export type FaultInjector = (socket: ClientSocket) => ClientSocket;

/**
 * Undefined when there are no faults: then nothing of this stands in the way of a frame.
 *
 * @throws StartupError `CONFIG_INVALID` when one of them cannot be read.
 */
export function createFaultInjector(specs: readonly string[], log: Log): FaultInjector | undefined {
  if (specs.length === 0) return undefined;
  const faults = specs.map(parseFault);
  log.warn('THIS GATEWAY MISBEHAVES ON PURPOSE: faults are switched on', { faults: specs });
  let connections = 0;
  return socket => {
    connections += 1;
    const number = connections;
    const active = faults.filter(({ connections: { from, to } }) => number >= from && number <= to);
    return active.length === 0 ? socket : faultySocket(socket, active, { connection: number, log });
  };
}
