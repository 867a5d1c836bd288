/** Steps that work on bytes and WebSocket frames: send, receive, and what `do` can do to such a connection. */
import type { ReceiveStep, SendStep, WireFrame } from '../case/types.ts';
import { HarnessError, StepFailure } from '../errors.ts';
import { isObject } from '../json.ts';
import { matches } from '../match.ts';
import { requireMatch } from './expectations.ts';
import { WireConnection } from './wire-connection.ts';
import { closePayload, encodeFrame, OPCODES, opcodeName } from './wire-frames.ts';
import type { World } from './world.ts';

export function wireConnection(name: string, world: World): WireConnection {
  const connection = world.connection(name);
  if (connection instanceof WireConnection) return connection;
  throw new HarnessError(`“${name}” was opened without “wire”`);
}

export async function runSend(step: SendStep, world: World): Promise<void> {
  const connection = wireConnection(step.conn, world);
  const parts = step.send.map(frame => ({ bytes: bytesOf(frame, world), text: describe(frame) }));
  await connection.write(
    Buffer.concat(parts.map(({ bytes }) => bytes)),
    parts.map(({ text }) => text).join(', ') +
      (step.pieces === undefined ? '' : `, ${step.pieces} bytes at a time`),
    step.pieces,
  );
}

function bytesOf(frame: WireFrame, world: World): Buffer {
  if (frame.bytes !== undefined) return Buffer.from(frame.bytes, 'base64');
  const opcode = typeof frame.op === 'number' ? frame.op : OPCODES[frame.op ?? 'text'];
  if (opcode === undefined) throw new HarnessError(`there is no opcode “${frame.op}”`);
  const declared = frame.length === undefined ? undefined : Number(world.evaluate(frame.length));
  return encodeFrame({
    opcode,
    fin: frame.fin ?? true,
    rsv: frame.rsv ?? 0,
    masked: frame.masked ?? true,
    payload: payloadOf(frame, world).subarray(frame.from ?? 0, frame.to),
    ...(declared === undefined ? {} : { declared }),
    ...(frame.lengthBytes === undefined ? {} : { lengthBytes: frame.lengthBytes }),
  });
}

function payloadOf(frame: WireFrame, world: World): Buffer {
  if (frame.base64 !== undefined) return Buffer.from(frame.base64, 'base64');
  if (frame.code !== undefined) return closePayload(frame.code, frame.reason ?? '');
  if (frame.json !== undefined) return Buffer.from(JSON.stringify(world.evaluate(frame.json)), 'utf8');
  const text = world.evaluate(frame.text ?? '');
  if (typeof text !== 'string') throw new HarnessError('the text of a frame is no text');
  return Buffer.from(text, 'utf8');
}

function describe({ bytes, note, ...frame }: WireFrame): string {
  if (bytes !== undefined) return `bytes ${bytes}`;
  const op = typeof frame.op === 'number' ? opcodeName(frame.op) : (frame.op ?? 'text');
  const twists = Object.entries(frame)
    .filter(([key]) => key !== 'op')
    .map(([key, value]) => `${key}=${shorten(JSON.stringify(value))}`);
  return [op, ...twists].join(' ');
}

const shorten = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}…` : text);

/** The first frame that was not taken yet and has the opcode of the pattern, or the end of the connection. */
export async function runReceive(step: ReceiveStep, world: World): Promise<void> {
  const connection = wireConnection(step.conn, world);
  const within = world.within(step.within);
  const { receive } = step;
  const where = isObject(receive) && receive['op'] !== undefined ? { op: receive['op'] } : {};
  const entry = await connection.take(candidate => matches(where, candidate, world.matching), within);
  if (entry !== undefined) return requireMatch(receive, entry, world);
  const { closed, ended } = connection;
  const why =
    ended === undefined
      ? `no such frame came within ${within} ms`
      : `no such frame came before the connection ended (${ended}${closed === undefined ? '' : `, ${closed.code} “${closed.reason}”`})`;
  throw new StepFailure(why, { expected: receive, actual: closed });
}

/** Waits until everything that is on its way has come. */
export async function settle(name: string, within: number, world: World): Promise<void> {
  if (await wireConnection(name, world).settled(within)) return;
  throw new StepFailure(`not everything came within ${within} ms`);
}
