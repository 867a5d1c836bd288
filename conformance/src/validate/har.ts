/** WebSocket messages of a browser's HAR file, as Chromium and Playwright write them. */
import { UsageError } from '../errors.ts';
import { dig, isObject } from '../json.ts';
import type { CaptureEntry } from './capture.ts';
import { fromText } from './entry.ts';

const TEXT = 1;
const BINARY = 2;

/**
 * `_webSocketMessages` of every entry: `{type: 'send' | 'receive', time, opcode, data}`; data of binary
 * messages is base64. Throws UsageError when there is none.
 */
export function* harEntries(har: unknown, file: string): Generator<CaptureEntry> {
  const entries = dig(har, ['log', 'entries']);
  if (!Array.isArray(entries)) throw new UsageError(`${file}: is no HAR: log.entries is missing`);
  let sockets = 0;
  for (const [index, entry] of entries.entries()) {
    const messages: unknown = isObject(entry) ? entry['_webSocketMessages'] : undefined;
    if (messages === undefined) continue;
    if (!Array.isArray(messages)) {
      throw new UsageError(`${file} entry ${index + 1}: _webSocketMessages is no list`);
    }
    sockets++;
    const conn = String(sockets);
    yield { at: `${file} entry ${index + 1}`, conn, kind: 'open' };
    for (const [number, message] of messages.entries()) {
      const at = `${file} entry ${index + 1} message ${number + 1}`;
      const read = readMessage(message, at, conn);
      if (read !== undefined) yield read;
    }
    yield { at: `${file} entry ${index + 1}`, conn, kind: 'close' };
  }
  if (sockets === 0) {
    throw new UsageError(
      `${file}: the HAR has no WebSocket messages; save it with content from the network panel while the page is open`,
    );
  }
}

function readMessage(message: unknown, at: string, conn: string): CaptureEntry | undefined {
  if (!isObject(message)) throw new UsageError(`${at}: is no object`);
  const { type, opcode, data } = message;
  // Chromium also notes failures of the connection.
  if (type === 'error') return undefined;
  if (type !== 'send' && type !== 'receive') throw new UsageError(`${at}: type is neither send nor receive`);
  if (opcode !== undefined && opcode !== TEXT && opcode !== BINARY) return undefined;
  if (typeof data !== 'string') throw new UsageError(`${at}: data is no text`);
  const binary = opcode === BINARY;
  const text = binary ? Buffer.from(data, 'base64').toString('utf8') : data;
  return { at, conn, kind: 'frame', dir: type === 'send' ? 'c2s' : 's2c', binary, ...fromText(text) };
}
