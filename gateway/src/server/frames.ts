/** Text of outgoing frames. */
import type { StateVersion } from '@clawspec/protocol';
import type { WireError } from '../ports.ts';

/** Answer to a request. `id` is repeated verbatim, whatever the client put there. */
export function responseText(
  id: unknown,
  response: { ok: boolean; payload?: unknown; error?: WireError },
): string {
  return JSON.stringify({
    type: 'res',
    id,
    ok: response.ok,
    ...(response.payload === undefined ? {} : { payload: response.payload }),
    ...(response.error === undefined ? {} : { error: response.error }),
  });
}

/** An event whose payload was serialised before, so that a broadcast pays for it once. */
export function eventText(
  event: string,
  payloadJson: string,
  extra: { seq?: number; stateVersion?: StateVersion } = {},
): string {
  const seq = extra.seq === undefined ? '' : `,"seq":${extra.seq}`;
  const version =
    extra.stateVersion === undefined ? '' : `,"stateVersion":${JSON.stringify(extra.stateVersion)}`;
  return `{"type":"event","event":${JSON.stringify(event)},"payload":${payloadJson}${seq}${version}}`;
}

/** Cuts text to a number of UTF-8 bytes without splitting a character. */
export function cutToBytes(text: string, maxBytes: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= maxBytes) return text;
  let end = maxBytes;
  while (end > 0 && (bytes[end]! & 0xc0) === 0x80) end -= 1;
  return bytes.toString('utf8', 0, end);
}

/** Levels of an id that is repeated: deeper ones could not be written again. */
const ID_LEVELS = 64;

/** The id of something that is no valid request, verbatim, so that the sender can tell which one it was. */
export function repeatableId(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('id' in value)) return 'invalid';
  return isDeep(value.id, ID_LEVELS) ? 'invalid' : (value.id ?? 'invalid');
}

function isDeep(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some(member => isDeep(member, levels - 1));
}

/** The JSON value of a message, or nothing when it is not JSON. Text and binary messages are alike. */
export function parseMessage(data: Buffer): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(data.toString('utf8')) };
  } catch {
    return undefined;
  }
}
