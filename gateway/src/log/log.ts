/** The log: lines for people, or one JSON object per line. */
import type { Clock, Log, LogLevel } from '../ports.ts';

const ORDER: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

/** Names of fields whose text is never written. */
const SECRET_NAME = /token|password|secret|signature|authorization|cookie|credential|(private|api)[-_]?key/i;

const MAX_DEPTH = 6;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to go
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

const COLOURS: Readonly<Record<string, string>> = { debug: '2', info: '36', warn: '33', error: '31' };

export interface LogOptions {
  readonly level: LogLevel;
  /** One JSON object per line instead of lines for people. */
  readonly json: boolean;
  readonly clock: Clock;
  /** Where a finished line goes, line end included. Default: standard output. */
  readonly write?: (line: string) => void;
  /** Default: standard output is a terminal and NO_COLOR is not set. */
  readonly colour?: boolean;
}

export interface LevelledLog extends Log {
  setLevel(level: LogLevel): void;
}

/** Never throws: a log that fails must not take the gateway with it. */
export function createLog(options: LogOptions): LevelledLog {
  const write = options.write ?? ((line: string) => void process.stdout.write(line));
  const colour = options.colour ?? (process.stdout.isTTY === true && !process.env['NO_COLOR']);
  let threshold = ORDER.indexOf(options.level);

  const at = (level: LogLevel) => (message: string, fields?: Record<string, unknown>) => {
    if (ORDER.indexOf(level) < threshold) return;
    try {
      const time = new Date(options.clock.now());
      const safe = fields === undefined ? {} : (redact(fields) as Record<string, unknown>);
      write(
        options.json ? jsonLine(time, level, message, safe) : humanLine(time, level, message, safe, colour),
      );
    } catch {
      // A field that cannot be read, or a stream that has gone: nowhere is left to report it.
    }
  };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    setLevel(level) {
      threshold = ORDER.indexOf(level);
    },
  };
}

function jsonLine(time: Date, level: LogLevel, message: string, fields: Record<string, unknown>): string {
  return `${JSON.stringify({ ...fields, time: time.toISOString(), level, message })}\n`;
}

function humanLine(
  time: Date,
  level: LogLevel,
  message: string,
  fields: Record<string, unknown>,
  colour: boolean,
): string {
  const paint = (code: string, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const pairs = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => paint('2', `${plain(name)}=${fieldText(value)}`));
  const head = [
    paint('2', time.toISOString()),
    paint(COLOURS[level] ?? '0', level.padEnd(5)),
    plain(message),
  ];
  return `${[...head, ...pairs].join(' ')}\n`;
}

function fieldText(value: unknown): string {
  if (typeof value === 'string') return /^[\w.:/@+-]+$/.test(value) ? value : plain(JSON.stringify(value));
  return plain(JSON.stringify(value) ?? String(value));
}

/** Makes control characters visible, so that no field can forge a line or drive a terminal. */
function plain(text: string): string {
  return text.replace(CONTROL, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function' || typeof value === 'symbol') return String(value.toString());
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '[deep]';
  if (value instanceof Error) return errorFields(value, depth);
  if (value instanceof Date) return value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Set || value instanceof Map) return redact([...value], depth);
  if (Array.isArray(value)) return value.map(item => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, redactMember(name, member, depth)]),
  );
}

/** Numbers and booleans stay: `contextTokens: 4096` and `hasToken: true` are not secrets. */
function redactMember(name: string, member: unknown, depth: number): unknown {
  const mayHide = typeof member === 'string' || (typeof member === 'object' && member !== null);
  if (mayHide && SECRET_NAME.test(name)) return '[redacted]';
  return redact(member, depth + 1);
}

function errorFields(error: Error, depth: number): unknown {
  const code = (error as { code?: unknown }).code;
  return {
    name: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code: redact(code, depth + 1) }),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  };
}
