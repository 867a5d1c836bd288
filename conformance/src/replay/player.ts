/** Plays the gateway's part of a transcript to clients that connect. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { AcceptStep } from '../case/client-types.ts';
import type { Case, Step } from '../case/types.ts';
import { autopilotAnswer } from '../client/examples.ts';
import { CLIENT_WIRE_REQUIREMENT } from '../client/run-client-suite.ts';
import { ServerPeer } from '../client/server-peer.ts';
import { HarnessError, StepFailure } from '../errors.ts';
import type { CaseResult } from '../result.ts';
import { type BaseOptions, BaseWorld } from '../run/base-world.ts';
import { runClose, runExpect } from '../run/expectations.ts';
import { Inbox } from '../run/inbox.ts';
import { performCase } from '../run/run-case.ts';
import type { Spec } from '../spec.ts';

/** Clients that come. */
class Entrance extends Inbox {
  readonly arrivals: WebSocket[] = [];

  arrived(socket: WebSocket): void {
    // Whoever takes it hears of errors; nobody may. What it says until then waits in its socket.
    socket.on('error', () => {});
    socket.pause();
    this.arrivals.push(socket);
    this.changed();
  }

  /** Nobody will come any more. */
  shut(reason: string): void {
    this.closed = { code: 0, reason };
    this.changed();
  }
}

export interface Stand {
  readonly url: string;
  readonly entrance: Entrance;
  close(): Promise<void>;
}

/** Listens for clients. Throws HarnessError when the address cannot be used. */
export async function openStand(host: string, port: number): Promise<Stand> {
  const entrance = new Entrance('door');
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 64 << 20 });
  const server = createServer((_, response) => response.writeHead(426).end());
  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    // A client may be gone before it is answered.
    socket.on('error', () => {});
    sockets.handleUpgrade(request, socket, head, client => entrance.arrived(client));
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new HarnessError(`cannot listen on ${host}:${port}: ${(error as Error).message}`);
  }
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `ws://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    entrance,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await closed;
    },
  };
}

interface PlayerOptions extends BaseOptions {
  readonly spec: Spec;
  readonly stand: Stand;
  /** Methods that the transcript answers; others are answered from the examples of the specification. */
  readonly played: ReadonlySet<string>;
  /** How long a client may take to come, in milliseconds. */
  readonly patienceMs: number;
}

class PlayerWorld extends BaseWorld<PlayerOptions> {
  readonly #peers = new Map<string, ServerPeer>();

  connection(name: string): ServerPeer {
    const peer = this.#peers.get(name);
    if (peer === undefined) throw new StepFailure(`the connection “${name}” did not come`, { blocked: true });
    return peer;
  }

  source(name: string): Inbox {
    return this.connection(name);
  }

  async accept({ accept: name, within }: AcceptStep): Promise<void> {
    const { stand, patienceMs, schemasFor, protocol, spec, played } = this.options;
    const wait = this.within(within, patienceMs);
    const socket = await stand.entrance.waitFor(
      () => stand.entrance.arrivals.shift(),
      Math.max(wait, patienceMs),
    );
    if (socket === undefined) {
      const { closed } = stand.entrance;
      throw new StepFailure(closed === undefined ? `no client connected within ${wait} ms` : closed.reason);
    }
    const peer = new ServerPeer({
      name,
      socket,
      schemasFor,
      protocol,
      record: this.record,
      invalid: this.invalid,
      autopilot: request =>
        played.has(String(request['method'])) ? undefined : autopilotAnswer(spec, request, protocol),
    });
    peer.admitted = true;
    this.#peers.set(name, peer);
    socket.resume();
  }

  dispose(): void {
    for (const peer of this.#peers.values()) peer.drop();
  }

  protected override outer(name: string): unknown {
    if (name === 'target.url') return this.options.stand.url;
    return super.outer(name);
  }
}

export async function playToClient(subject: Case, options: PlayerOptions): Promise<CaseResult> {
  const world = new PlayerWorld(options);
  return performCase(subject, world, CLIENT_WIRE_REQUIREMENT, step => take(step, world));
}

async function take(step: Step, world: PlayerWorld): Promise<void> {
  if ('accept' in step) return world.accept(step);
  if ('frame' in step) {
    world
      .connection(step.conn)
      .sendFrame(world.evaluate(step.frame), { intended: true, binary: step.binary ?? false });
    return;
  }
  if ('raw' in step) {
    const text = String(world.evaluate(step.raw.text ?? ''));
    world.connection(step.conn).sendRaw(text, text);
    return;
  }
  if ('close' in step) return runClose(step, world);
  if ('expect' in step && 'conn' in step) return runExpect(step as Parameters<typeof runExpect>[0], world);
  if ('do' in step) return act(step, world);
  throw new HarnessError('the step is not for playing a transcript');
}

async function act(step: Extract<Step, { do: string }>, world: PlayerWorld): Promise<void> {
  if (step.do === 'wait') {
    await new Promise(resolve => setTimeout(resolve, step.ms ?? 0));
    return;
  }
  const peer = world.connection(step.conn ?? '');
  if (step.do === 'close') peer.close(step.code);
  if (step.do === 'drop') peer.drop();
  if (step.do === 'ping') peer.ping();
}
