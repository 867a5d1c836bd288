/** Which recorded frame has to come again, by what it is recognised, and how much of it has to be the same. */
import { dig, isObject, type JsonObject } from '../json.ts';
import type { Spec } from '../spec.ts';
import type { TranscriptLine } from '../transcript/format.ts';
import { namesIn } from './names.ts';
import type { Compare } from './steps.ts';

/** Members by which events of one name are told apart. */
const TELLING = [
  'state',
  'stream',
  'phase',
  'kind',
  'action',
  'reason',
  'status',
  'decision',
  'command',
  'role',
];
/** Pieces of a stream: how many there are is a matter of timing. */
const PIECES = [
  { event: 'chat', path: ['payload', 'state'], value: 'delta' },
  { event: 'agent', path: ['payload', 'stream'], value: 'assistant' },
] as const;
/** Come when the gateway likes, not because of what a client did. */
const BY_ITSELF = new Set(['tick', 'health', 'presence', 'heartbeat']);

/** A frame that may be missing when the same is played again. */
export function isOptional(line: TranscriptLine, spec: Spec): boolean {
  if (line.dir !== 's2c') return line.dir === 'ping' || line.dir === 'pong';
  const { frame } = line;
  if (!isObject(frame) || frame['type'] !== 'event') return false;
  const name = String(frame['event']);
  if (BY_ITSELF.has(name)) return true;
  const event = Object.hasOwn(spec.events, name) ? spec.events[name] : undefined;
  // An event that is not specified is nothing that a gateway owes.
  if (event === undefined || event.droppable) return true;
  return isPiece(line);
}

/** A piece of a stream: what of it was there when the client spoke next is what it reacted to. */
export function isPiece(line: TranscriptLine): boolean {
  if (line.dir !== 's2c' || !isObject(line.frame)) return false;
  const name = line.frame['event'];
  return PIECES.some(piece => piece.event === name && dig(line.frame, piece.path) === piece.value);
}

export function expectation(
  frame: JsonObject,
  compare: Compare,
  needed: ReadonlySet<string>,
): { pattern: JsonObject; where: JsonObject } {
  const where = selector(frame);
  if (compare === 'frames') return { pattern: withoutTiming(frame), where };
  const error = frame['error'];
  const code = dig(error, ['details', 'code']);
  return {
    where,
    pattern: {
      ...pick(frame, ['type', 'id', 'event', 'ok']),
      ...(isObject(error)
        ? { error: { ...pick(error, ['code']), ...(code === undefined ? {} : { details: { code } }) } }
        : {}),
      ...binding(frame, needed),
    },
  };
}

/** How far a reply had come when it was aborted is a matter of timing. */
function withoutTiming(frame: JsonObject): JsonObject {
  const { payload } = frame;
  if (frame['event'] !== 'chat' || !isObject(payload) || payload['state'] !== 'aborted') return frame;
  const { message: _, ...rest } = payload;
  return { ...frame, payload: rest };
}

/** Type, id and event, and what tells one event from the next of the same name. */
function selector(frame: JsonObject): JsonObject {
  const { payload } = frame;
  if (frame['type'] !== 'event' || !isObject(payload)) return pick(frame, ['type', 'id', 'event']);
  const data = payload['data'];
  const telling = {
    ...texts(pick(payload, TELLING)),
    ...(isObject(data) ? { data: texts(pick(data, TELLING)) } : {}),
    ...known(payload),
  };
  return { ...pick(frame, ['type', 'event']), payload: telling };
}

/** Ids that were bound before also tell events apart. */
function known(payload: JsonObject): JsonObject {
  return Object.fromEntries(
    ['runId', 'id', 'requestId', 'jobId'].flatMap(key => {
      const value = payload[key];
      return isObject(value) && Object.hasOwn(value, '$var') ? [[key, value]] : [];
    }),
  );
}

/** Only the members that bind a name which the client needs later. */
function binding(frame: JsonObject, needed: ReadonlySet<string>): JsonObject {
  const walk = (value: unknown): unknown => {
    if (!isObject(value)) return undefined;
    if (typeof value['$bind'] === 'string') return needed.has(value['$bind']) ? value : undefined;
    const kept = Object.entries(value).flatMap(([key, item]) => {
      const part = namesIn(item, '$bind').length === 0 ? undefined : walk(item);
      return part === undefined ? [] : [[key, part]];
    });
    return kept.length === 0 ? undefined : Object.fromEntries(kept);
  };
  const found = walk({ payload: frame['payload'] });
  return isObject(found) ? found : {};
}

function pick(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.filter(key => Object.hasOwn(object, key)).map(key => [key, object[key]]));
}

function texts(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => typeof value === 'string'));
}
