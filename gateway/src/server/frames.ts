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

/** The JSON value of a message, or nothing when it is not JSON. Text and binary messages are alike. */
export function parseMessage(data: Buffer): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(data.toString('utf8')) };
  } catch {
    return undefined;
  }
}
