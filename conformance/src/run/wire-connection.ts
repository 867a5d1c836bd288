/** A connection of a case that is made of bytes: frames as the case writes them, and every frame that came. */
import { HarnessError } from '../errors.ts';
import type { ConnectionOptions } from './connection.ts';
import { Peer } from './peer.ts';
import { type IncomingFrame, opcodeName } from './wire-frames.ts';
import { type UpgradeAnswer, type UpgradeRequest, WireSocket } from './wire-socket.ts';

/** A frame that came, or the end of the TCP connection, as `receive` compares it. */
export type WireEntry = Readonly<Record<string, unknown>> & { readonly op: string };

interface Entry {
  readonly entry: WireEntry;
  consumed: boolean;
}

/** Longer payloads are described by their length alone. */
const KEPT_TEXT = 4096;

export class WireConnection extends Peer<WireSocket> {
  readonly arrived: Entry[] = [];
  ended: 'fin' | 'reset' | undefined;
  readonly #record: ConnectionOptions['record'];
  readonly #answer: Promise<UpgradeAnswer>;

  constructor(options: ConnectionOptions, request: UpgradeRequest & { readonly answers?: boolean }) {
    const socket = new WireSocket(options.url, request, request.answers ?? true);
    const { wire, name, record, invalid } = options;
    super(socket, {
      name,
      outgoing: frame => wire.sent(frame),
      incoming: frame => wire.received(frame),
      record,
      invalid,
    });
    this.#record = record;
    this.#answer = new Promise((resolve, reject) => {
      socket.once('upgrade', resolve);
      socket.once('error', error => {
        if (socket.reached) return;
        reject(new HarnessError(`cannot connect: ${error.message}`));
      });
    });
    // A case may end before it asks.
    this.#answer.catch(() => {});
    socket.on('frame', frame => this.#arrive(describe(frame)));
    socket.on('end', how => {
      this.ended = how;
      this.#arrive({ op: 'end', how });
    });
    socket.on('bytes', () => this.changed());
  }

  /** What came back for the upgrade request; throws when nobody listens. */
  async opened(): Promise<UpgradeAnswer> {
    const answer = await this.#answer;
    if (answer.open) this.#record({ conn: this.name, dir: 'open' });
    else if (answer.http !== undefined) {
      this.#record({ conn: this.name, dir: 'refused', code: answer.http });
    }
    return answer;
  }

  /** Bytes that came after the upgrade. */
  get bytes(): number {
    return this.socket.received;
  }

  async write(bytes: Buffer, description: string, pieceBytes?: number): Promise<void> {
    this.#record({ conn: this.name, dir: 'out', text: description });
    await this.socket.write(bytes, pieceBytes);
  }

  finish(): void {
    this.#record({ conn: this.name, dir: 'note', text: 'ends its side (FIN)' });
    this.socket.finish();
  }

  pause(): void {
    this.#record({ conn: this.name, dir: 'note', text: 'stops reading' });
    this.socket.pause();
  }

  resume(): void {
    this.#record({ conn: this.name, dir: 'note', text: 'reads again' });
    this.socket.resume();
  }

  /** Resolves with true once everything that was on its way has come (a ping is answered), or the connection ended. */
  async settled(withinMs: number): Promise<boolean> {
    const before = this.pongs;
    this.ping();
    const over = () => this.ended !== undefined;
    const answered = await this.waitFor(() => (this.pongs > before ? true : undefined), withinMs, over);
    return answered === true || over();
  }

  /** Takes the first frame that was not taken yet and is wanted; waits for it, also after a close frame. */
  async take(wanted: (entry: WireEntry) => boolean, ms: number): Promise<WireEntry | undefined> {
    const look = () => this.arrived.find(candidate => !candidate.consumed && wanted(candidate.entry));
    const found = await this.waitFor(look, ms, () => this.ended !== undefined);
    if (found !== undefined) found.consumed = true;
    return found?.entry;
  }

  #arrive(entry: WireEntry): void {
    this.arrived.push({ entry, consumed: false });
    // Messages and closes are in the record anyway.
    const told = entry.op === 'text' || entry.op === 'binary' || entry.op === 'close';
    if (!told) this.#record({ conn: this.name, dir: 'note', text: `came: ${JSON.stringify(entry)}` });
    this.changed();
  }
}

function describe({ opcode, fin, rsv, masked, payload }: IncomingFrame): WireEntry {
  const op = opcodeName(opcode);
  const base = { op, fin, rsv, masked, length: payload.length };
  if (op === 'close') {
    const code = payload.length < 2 ? undefined : payload.readUInt16BE(0);
    return { ...base, ...(code === undefined ? {} : { code }), reason: payload.toString('utf8', 2) };
  }
  return payload.length > KEPT_TEXT ? base : { ...base, text: payload.toString('utf8') };
}
