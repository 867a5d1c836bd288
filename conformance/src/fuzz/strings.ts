/** Texts that programs stumble over, and texts that mean something to a gateway. */
import type { Random } from './random.ts';

/** Names that every object of some languages has. */
export const PROTOTYPE_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
];

const TRICKY = [
  ' ',
  '\u0000',
  '\n',
  '\r\n\t',
  '"',
  '\\',
  "'; DROP TABLE sessions; --",
  '../../../../etc/passwd',
  '%00%2e%2e',
  `$\{jndi:x}`,
  '{{7*7}}',
  '<script>alert(1)</script>',
  'null',
  'undefined',
  'true',
  '0',
  '-1',
  'NaN',
  '1e999',
  '😀',
  '👩‍👩‍👧‍👦',
  'é',
  'ﬁ',
  'İ',
  '\u202eabc',
  '\ufeff',
  '\uffff',
  // Halves of a surrogate pair: JSON can carry them, UTF-8 cannot.
  '\ud800',
  '\udfff',
  'a\udc00b',
  '\u2028\u2029',
  'a:b:c',
  ':',
  'agent:main:main',
  'agent::',
  ...PROTOTYPE_NAMES,
];

const ALPHABET = ['a', 'b', 'z', 'A', '0', '9', '-', '_', '.', ':', '/', ' ', 'ß', '中', '😀', '\u0301'];

/** A text of `length` characters, as JSON Schema counts them. */
export function textOfLength(random: Random, length: number): string {
  if (length > 400) return random.pick(['a', 'x', '中', '😀']).repeat(length);
  return Array.from({ length }, () => random.pick(ALPHABET)).join('');
}

/** Characters as JSON Schema counts them. */
export function lengthOf(text: string): number {
  return [...text].length;
}

export function trickyText(random: Random): string {
  return random.chance(0.8) ? random.pick(TRICKY) : random.pick(TRICKY) + random.pick(TRICKY);
}

/**
 * Values that reach deeper than any random text: they name what is there. A small stock of keys lets
 * requests meet: repeated idempotency keys, runs that exist, jobs that were added.
 */
/** Deeper than programs that call themselves can go. */
const DEEP = [
  '['.repeat(100_000),
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
];
const STOCK = ['fuzz-1', 'fuzz-2', 'fuzz-3', 'fuzz-4'];
const SESSIONS = [
  'main',
  'agent:main:main',
  'agent:main:fuzz-1',
  'agent:main:fuzz-2',
  'fuzz-1',
  'agent:main:__proto__',
  'agent:main:webchat:direct:x',
  'agent:main:loopback:direct:alice',
  'agent:main:cron:fuzz-1',
];
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  sessionKey: SESSIONS,
  key: SESSIONS,
  agentId: ['main'],
  idempotencyKey: STOCK,
  runId: STOCK,
  id: STOCK,
  jobId: STOCK,
  nodeId: STOCK,
  deviceId: STOCK,
  requestId: STOCK,
  label: STOCK,
  message: ['hello', '!slow=5 one two', '!fail', '!tool', '!silent', '/status', '/stop'],
  text: ['hello', 'a bell'],
  channel: ['webchat', 'loopback', 'telegram'],
  to: ['main', 'alice', 'default'],
  command: ['echo', 'system.run', 'canvas.navigate'],
  raw: [
    '{}',
    '{"logging":{"level":"warn"}}',
    '{',
    '[]',
    '{"__proto__":{"x":1}}',
    '{"gateway":null}',
    '{"agents":{"defaults":{"heartbeat":{"every":"1e9d"}}}}',
    '{"channels":{"loopback":{"people":["__proto__"]}}}',
    '{a:1,/* half',
    `{"x":"$\{NO_SUCH_VARIABLE}"}`,
    ...DEEP,
  ],
  payloadJSON: ['{}', '[]', 'null', '{', '"x"', '{"__proto__":1}', ...DEEP],
  paramsJSON: ['{}', '{', ...DEEP],
  model: ['echo/echo', 'echo'],
  tz: ['Europe/Berlin', 'UTC', 'Etc/GMT+14', '+25:00', 'europe/berlin', 'Mars/Base'],
  expr: [
    '0 9 * * *',
    '*/5 * * * *',
    '* * * * * *',
    '61 * * * *',
    '0 0 31 2 *',
    '0 0 L * *',
    '0 0 1W * *',
    '@daily',
    '@reboot',
    '*/0 * * * *',
    '5-1 * * * *',
    '* * * * MON#6',
    '0,0,0 * * * *',
    '0 0 1 1 * 1970',
  ],
  at: [
    '2030-01-01T00:00:00Z',
    '1970-01-01',
    '+275760-09-13T00:00:00Z',
    '2026-02-30',
    '9999-12-31T23:59:60Z',
    '20',
  ],
  cursor: ['0', '10', '-1', '1e3', '9007199254740993'],
  path: [
    'gateway',
    'gateway.port',
    '__proto__',
    'channels.loopback.people.0',
    'constructor.name',
    'models.providers.__proto__',
  ],
  since: ['1h', '-1'],
  every: ['0m', '1e9h', '-1m'],
  mimeType: ['image/png', 'text/plain'],
  content: ['aGVsbG8=', 'data:image/png;base64,aGVsbG8='],
};

export function knownText(random: Random, name: string): string | undefined {
  const values = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
  return values === undefined ? undefined : random.pick(values);
}

/** Texts for the patterns that the specification uses; a pattern without any is reported by the generator. */
const BY_PATTERN: Readonly<Record<string, readonly string[]>> = {
  '^[A-Za-z0-9_./\\[\\]\\-*]+$': ['gateway', 'gateway.port', 'a[0].b-*', '__proto__', '.', '/'],
  '^[a-f0-9]{64}$': ['0123456789abcdef'.repeat(4), 'f'.repeat(64)],
  '^session:.+': ['session:agent:main:main', 'session: '],
  '\\S': ['x', ' x ', '__proto__', '😀'],
  '^[^/\\\\]+$': ['fuzz-1', 'fuzz-2', '..', '__proto__', '\n'],
  '^[a-z0-9][a-z0-9-]{0,63}$': ['a', '0-', 'z'.repeat(64)],
  '^data:image/png;base64,': ['data:image/png;base64,', 'data:image/png;base64,aGVsbG8='],
};

export function textForPattern(random: Random, pattern: string): string | undefined {
  const values = Object.hasOwn(BY_PATTERN, pattern) ? BY_PATTERN[pattern] : undefined;
  return values === undefined ? undefined : random.pick(values);
}
