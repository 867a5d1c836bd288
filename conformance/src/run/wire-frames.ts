/** RFC 6455 frames as bytes: written exactly as a case says, right or wrong, and read as they come. */
import { randomBytes } from 'node:crypto';
import { HarnessError } from '../errors.ts';

export const OPCODES: Readonly<Record<string, number>> = {
  continuation: 0,
  text: 1,
  binary: 2,
  close: 8,
  ping: 9,
  pong: 10,
};

/** A frame to be written. Nothing is checked: what is wrong is wrong on purpose. */
export interface OutgoingFrame {
  readonly opcode: number;
  readonly fin: boolean;
  /** The three reserved bits, 0 to 7. */
  readonly rsv: number;
  readonly masked: boolean;
  readonly payload: Buffer;
  /** Length that the header declares, when it is not that of the payload. */
  readonly declared?: number;
  /** Bytes of the extended length, when they are more than needed. */
  readonly lengthBytes?: 2 | 8;
}

const LARGE = 1024 * 1024;

export function encodeFrame(frame: OutgoingFrame): Buffer {
  const { payload, masked } = frame;
  const length = lengthField(frame.declared ?? payload.length, frame.lengthBytes, masked);
  const first = Buffer.from([(frame.fin ? 0x80 : 0) | (frame.rsv << 4) | frame.opcode]);
  if (!masked) return Buffer.concat([first, length, payload]);
  // A key of zeroes leaves the payload as it is, which for a huge one saves both sides a lot of time.
  const key = payload.length > LARGE ? Buffer.alloc(4) : randomBytes(4);
  if (payload.length > LARGE) return Buffer.concat([first, length, key, payload]);
  return Buffer.concat([first, length, key, mask(payload, key)]);
}

function lengthField(length: number, wanted: 2 | 8 | undefined, masked: boolean): Buffer {
  const bit = masked ? 0x80 : 0;
  const bytes = wanted ?? (length < 126 ? 0 : length < 0x1_0000 ? 2 : 8);
  if (bytes === 0) return Buffer.from([bit | length]);
  const field = Buffer.alloc(1 + bytes);
  field[0] = bit | (bytes === 2 ? 126 : 127);
  if (bytes === 2) field.writeUInt16BE(length, 1);
  else field.writeBigUInt64BE(BigInt(length), 1);
  return field;
}

function mask(payload: Buffer, key: Buffer): Buffer {
  const result = Buffer.from(payload);
  for (let at = 0; at < result.length; at++) result[at] = (result[at] as number) ^ (key[at & 3] as number);
  return result;
}

export function closePayload(code: number, reason: string): Buffer {
  const payload = Buffer.alloc(2 + Buffer.byteLength(reason));
  payload.writeUInt16BE(code, 0);
  payload.write(reason, 2);
  return payload;
}

/** A frame as it came. */
export interface IncomingFrame {
  readonly opcode: number;
  readonly fin: boolean;
  readonly rsv: number;
  readonly masked: boolean;
  /** Unmasked. */
  readonly payload: Buffer;
}

/** Longest frame that is read, so that a length made of garbage does not eat the memory. */
const LONGEST = 256 * 1024 * 1024;

/** Cuts a stream of bytes into frames. */
export class FrameReader {
  #chunks: Buffer[] = [];
  #size = 0;
  /** Bytes that must be there before it is worth looking again. */
  #needed = 2;

  /** Every frame that is complete with this chunk. Throws HarnessError for a length beyond all reason. */
  push(chunk: Buffer): IncomingFrame[] {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    const frames: IncomingFrame[] = [];
    while (this.#size >= this.#needed) {
      const bytes = this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks);
      const head = readHead(bytes);
      this.#needed = head.total;
      if (bytes.length < head.total) {
        this.#chunks = [bytes];
        break;
      }
      frames.push(cut(bytes, head));
      const rest = bytes.subarray(head.total);
      this.#chunks = [rest];
      this.#size = rest.length;
      this.#needed = 2;
    }
    return frames;
  }
}

interface Head {
  readonly masked: boolean;
  /** Bytes before the payload. */
  readonly size: number;
  /** Bytes of the whole frame, or of as much of the head as is needed to know. */
  readonly total: number;
}

function readHead(bytes: Buffer): Head {
  const second = bytes[1] as number;
  const masked = (second & 0x80) !== 0;
  const short = second & 0x7f;
  const size = 2 + (short === 126 ? 2 : short === 127 ? 8 : 0) + (masked ? 4 : 0);
  if (bytes.length < size) return { masked, size, total: size };
  const length =
    short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (length > LONGEST) throw new HarnessError(`a frame of ${length} bytes is announced`);
  return { masked, size, total: size + length };
}

function cut(bytes: Buffer, { masked, size, total }: Head): IncomingFrame {
  const first = bytes[0] as number;
  const payload = bytes.subarray(size, total);
  return {
    opcode: first & 0x0f,
    fin: (first & 0x80) !== 0,
    rsv: (first >> 4) & 7,
    masked,
    payload: masked ? mask(payload, bytes.subarray(size - 4, size)) : payload,
  };
}

export function opcodeName(opcode: number): string {
  return Object.entries(OPCODES).find(([, code]) => code === opcode)?.[0] ?? String(opcode);
}
