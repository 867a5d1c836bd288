/** The gateway's end of one connection of the client under test. */
import { FrameChecker, type FrameProblem, type ValidatorsFor } from '@clawspec/spec/check-frame';
import type { WebSocket } from 'ws';
import { isObject, type JsonObject } from '../json.ts';
import { Peer } from '../run/peer.ts';
import type { TimelineEntry } from '../run/timeline.ts';

export interface ServerPeerOptions {
  readonly name: string;
  readonly socket: WebSocket;
  readonly schemasFor: ValidatorsFor;
  /** Protocol until hello-ok names another one. */
  readonly protocol: number;
  readonly record: (entry: Omit<TimelineEntry, 't'>) => void;
  readonly invalid: (conn: string, frame: unknown, problems: readonly FrameProblem[]) => void;
  /** An answer for a request that no case asked for; undefined leaves it to the case. */
  readonly autopilot: (request: JsonObject) => JsonObject | undefined;
}

export class ServerPeer extends Peer {
  readonly #autopilot: ServerPeerOptions['autopilot'];
  /** Connect was answered: requests are those of a session. */
  admitted = false;
  /** How long nothing had been said in either direction when it closed, in milliseconds. */
  idleMs: number | undefined;
  #lastAt = performance.now();

  constructor({ name, socket, schemasFor, protocol, record, invalid, autopilot }: ServerPeerOptions) {
    const wire = new FrameChecker(schemasFor, protocol);
    super(socket, {
      name,
      incoming: frame => wire.sent(frame),
      outgoing: frame => wire.received(frame),
      record,
      invalid,
    });
    this.#autopilot = autopilot;
    record({ conn: name, dir: 'open' });
    socket.once('close', () => {
      this.idleMs = Math.round(performance.now() - this.#lastAt);
    });
  }

  override sendFrame(frame: unknown, options: { intended: boolean; binary: boolean }): void {
    this.#lastAt = performance.now();
    super.sendFrame(frame, options);
  }

  protected override add(frame: unknown): void {
    super.add(frame);
    this.#lastAt = performance.now();
    if (!this.admitted || !isObject(frame) || frame['type'] !== 'req') return;
    const answer = this.#autopilot(frame);
    if (answer !== undefined) this.sendFrame(answer, { intended: true, binary: false });
  }
}
