/** One line of a JSONL capture, whatever it calls its members. */
import { isObject, type JsonObject } from '../json.ts';
import type { CaptureEntry } from './capture.ts';

const DIRECTION_MEMBERS = ['dir', 'direction', 'from', 'type'] as const;
const FRAME_MEMBERS = ['frame', 'data', 'message', 'payloadData', 'payload', 'text', 'body'] as const;
const CONNECTION_MEMBERS = ['conn', 'connection', 'client', 'requestId', 'connectionId', 'socket'] as const;
const SENT = new Set([
  'c2s',
  'out',
  'outgoing',
  'outbound',
  'send',
  'sent',
  'client',
  'request',
  'tx',
  '>',
  '->',
  'up',
]);
const CAME = new Set([
  ...['s2c', 'in', 'incoming', 'inbound', 'receive', 'received', 'recv', 'gateway', 'server', 'response'],
  ...['rx', '<', '<-', 'down'],
]);
const FRAME_TYPES = new Set(['req', 'res', 'event']);

/** An entry, or a text that says why the line is none. */
export function readEntry(value: unknown, at: string): CaptureEntry | string {
  if (!isObject(value)) return 'is no object';
  if (FRAME_TYPES.has(String(value['type'])))
    return { at, conn: '', kind: 'frame', ...directed(value), frame: value };
  const conn = connectionOf(value);
  const direction = directionOf(value);
  if (direction === 'open' || direction === 'close') return { at, conn, kind: direction };
  if (direction === 'skip') return { at, conn, kind: 'frame', omitted: true };
  const member = FRAME_MEMBERS.find(name => Object.hasOwn(value, name) && value[name] !== undefined);
  if (member === undefined) {
    return direction === undefined
      ? 'is neither a frame (type req, res or event) nor {dir, frame} in one of the ways that are known'
      : `has no message (${FRAME_MEMBERS.join(', ')})`;
  }
  const binary = value['binary'] === true || value['opcode'] === 2;
  const content = value[member];
  const parsed = typeof content === 'string' ? fromText(content) : { frame: content };
  const dir = direction ?? directed(parsed.frame).dir;
  return { at, conn, kind: 'frame', ...(dir === undefined ? {} : { dir }), binary, ...parsed };
}

/** A message as text: JSON, or what it is instead. */
export function fromText(text: string): { frame?: unknown; text?: string } {
  try {
    return { frame: JSON.parse(text) as unknown };
  } catch {
    return { text };
  }
}

/** Requests come from clients, everything else from gateways. */
export function directed(frame: unknown): { dir?: 'c2s' | 's2c' } {
  const type = isObject(frame) ? frame['type'] : undefined;
  if (type === 'req') return { dir: 'c2s' };
  return type === 'res' || type === 'event' ? { dir: 's2c' } : {};
}

function directionOf(value: JsonObject): 'c2s' | 's2c' | 'open' | 'close' | 'skip' | undefined {
  for (const name of DIRECTION_MEMBERS) {
    const word = value[name];
    if (typeof word !== 'string') continue;
    const said = word.toLowerCase();
    if (said === 'open' || said === 'close') return said;
    if (said === 'ping' || said === 'pong' || said === 'refused' || said === 'note') return 'skip';
    if (SENT.has(said)) return 'c2s';
    if (CAME.has(said)) return 's2c';
  }
  return undefined;
}

function connectionOf(value: JsonObject): string {
  const name = CONNECTION_MEMBERS.find(member => ['string', 'number'].includes(typeof value[member]));
  return name === undefined ? '' : String(value[name]);
}
