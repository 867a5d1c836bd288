/** The log that `logs.tail` reads: one file of bounded size with one older one beside it, for its owner alone. */
import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LogsTailParams, LogsTailResult } from '@clawspec/protocol';
import type { Log, LogLevel } from '../ports.ts';
import { createLog } from './log.ts';

const MAX_BYTES = 4 * 1024 * 1024;
const DEFAULT_LINES = 500;
const DEFAULT_BYTES = 250_000;
const NEWLINE = 10;

export interface LogFile {
  readonly log: Log;
  tail(params: LogsTailParams): LogsTailResult;
  close(): void;
}

export interface LogFileOptions {
  readonly path: string;
  readonly level?: LogLevel;
  /** Size at which the file is set aside. */
  readonly maxBytes?: number;
}

/** Clients of protocol 3 look for the text under "0" and for the level under _meta. */
function forOlderReaders(line: string): string {
  const entry = JSON.parse(line) as { level: string; message: string };
  const older = { 0: entry.message, _meta: { logLevelName: entry.level.toUpperCase() } };
  return `${JSON.stringify({ ...older, ...entry })}\n`;
}

/** The file is made with the first line, or when it is first read. */
export function createLogFile(options: LogFileOptions): LogFile {
  const { path, level = 'info', maxBytes = MAX_BYTES } = options;
  let fd: number | undefined;
  let closed = false;
  let size = 0;
  /** Bytes that were set aside since the start: cursors count on. */
  let base = 0;

  const opened = (): number => {
    if (fd !== undefined) return fd;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    fd = openSync(path, 'a+', 0o600);
    size = fstatSync(fd).size;
    return fd;
  };
  const setAside = (): void => {
    if (fd !== undefined) closeSync(fd);
    fd = undefined;
    base += size;
    size = 0;
    renameSync(path, `${path}.1`);
  };
  const write = (line: string): void => {
    if (closed) return;
    const bytes = Buffer.from(line);
    opened();
    if (size > 0 && size + bytes.length > maxBytes) setAside();
    const written = writeSync(opened(), bytes);
    size += written;
  };

  return {
    log: createLog({
      level,
      json: true,
      colour: false,
      clock: { now: () => Date.now() },
      write: line => write(forOlderReaders(line)),
    }),
    tail({ cursor, limit = DEFAULT_LINES, maxBytes: most = DEFAULT_BYTES }) {
      const file = opened();
      const end = base + size;
      const reset = cursor !== undefined && (cursor > end || cursor < base);
      const wanted = cursor === undefined || reset ? base : cursor;
      const from = Math.max(wanted, end - most);
      const text = read(file, from - base, end - from);
      // Bytes were left out: what is left of the line they end in goes too.
      const whole = from > wanted ? text.subarray(text.indexOf(NEWLINE) + 1) : text;
      const lines = whole
        .toString('utf8')
        .split('\n')
        .filter(line => line !== '');
      const skipped = cursor === undefined || reset ? 0 : from - wanted;
      return {
        file: path,
        cursor: end,
        size: end,
        lines: lines.slice(-limit),
        truncated: from > wanted || lines.length > limit,
        reset,
        ...(skipped === 0 ? {} : { skippedBytes: skipped }),
      };
    },
    close() {
      closed = true;
      if (fd !== undefined) closeSync(fd);
      fd = undefined;
    },
  };
}

function read(fd: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const count = readSync(fd, buffer, done, length - done, position + done);
    if (count === 0) break;
    done += count;
  }
  return buffer.subarray(0, done);
}

/** Writes to both. */
export function both(one: Log, other: Log): Log {
  const at =
    (level: keyof Log): Log[keyof Log] =>
    (message, fields) => {
      one[level](message, fields);
      other[level](message, fields);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
