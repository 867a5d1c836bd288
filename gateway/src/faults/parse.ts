/** `KIND KEY=VALUE …`: the language of faults, as docs/faults.md describes it. */
import { CLOSE_CODES, DETAIL_CODES, ERROR_CODES, EVENTS, LIMITS, METHODS } from '@clawspec/protocol';
import type { ErrorCode } from '../errors.ts';
import type { WireError } from '../ports.ts';
import { CLOSE } from '../server/refusals.ts';
import { type DetailCode, errorText, ownRefusal } from './errors.ts';
import type { Fault, FaultEffect, FaultKind, Moment } from './fault.ts';
import { FaultValues, faultError, readWords } from './words.ts';

const MAX_WAIT_MS = 86_400_000;
const MAX_OVERSIZE_BYTES = 256 * 1024 * 1024;
const MANY = 1_000_000;

/** Close codes that an endpoint may send: RFC 6455, 7.4 and the registry of IANA. */
const SENDABLE = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014];

const STEPS: Readonly<Record<'challenge' | 'connect' | 'hello', Moment>> = {
  challenge: { kind: 'event', name: 'connect.challenge' },
  connect: { kind: 'request', name: 'connect' },
  hello: { kind: 'response', name: 'connect' },
};

const NAMES: Readonly<Record<Moment['kind'], readonly string[]>> = {
  event: ['*', ...Object.keys(EVENTS)],
  response: ['*', ...Object.keys(METHODS)],
  request: ['*', ...Object.keys(METHODS)],
};

interface Kind {
  /** Frames that it can hit. */
  readonly moments: readonly Moment['kind'][];
  /** Key of a step of the handshake, when it can be named by one. */
  readonly step?: 'at' | 'after';
  effect(values: FaultValues): FaultEffect;
}

const OUTGOING = ['event', 'response'] as const;
const ANY = ['event', 'response', 'request'] as const;

const KINDS: Readonly<Record<FaultKind, Kind>> = {
  drop: {
    moments: ANY,
    step: 'at',
    effect: values => ({ kind: 'drop', gap: values.oneOf('gap', ['yes', 'no']) !== 'no' }),
  },
  delay: {
    moments: OUTGOING,
    step: 'at',
    effect: values => ({ kind: 'delay', byMs: values.count('by', { min: 1, max: MAX_WAIT_MS }) }),
  },
  duplicate: {
    moments: OUTGOING,
    step: 'at',
    effect: values => ({
      kind: 'duplicate',
      copies: values.count('copies', { min: 1, max: 1000, fallback: 1 }),
    }),
  },
  'skip-seq': {
    moments: ['event'],
    effect: values => ({ kind: 'skip-seq', by: values.count('by', { min: 1, max: MANY, fallback: 1 }) }),
  },
  oversize: {
    moments: OUTGOING,
    step: 'at',
    effect: values => ({
      kind: 'oversize',
      bytes: values.count('bytes', { min: 1, max: MAX_OVERSIZE_BYTES, fallback: LIMITS.maxPayloadBytes + 1 }),
    }),
  },
  fail: { moments: ['request'], effect: values => ({ kind: 'fail', error: readError(values) }) },
  refuse: { moments: ['request'], effect: readRefusal },
  close: { moments: ANY, step: 'at', effect: readClose },
  stall: { moments: ANY, step: 'after', effect: values => ({ kind: 'stall', forMs: readFor(values) }) },
  'stall-reads': {
    moments: ANY,
    step: 'after',
    effect: values => ({ kind: 'stall-reads', forMs: readFor(values) }),
  },
};

/** @throws StartupError `CONFIG_INVALID`: what is wrong, and what is allowed instead. */
export function parseFault(spec: string): Fault {
  const words = readWords(spec);
  const kind = KINDS[words.kind as FaultKind] as Kind | undefined;
  if (!kind || !Object.hasOwn(KINDS, words.kind)) {
    throw faultError(
      spec,
      `unknown kind “${words.kind}”`,
      `a fault begins with ${Object.keys(KINDS).join(', ')}`,
    );
  }
  const values = new FaultValues(spec, words.values);
  const moment = words.kind === 'refuse' ? STEPS.connect : readMoment(words.kind, kind, values);
  const unexpected = words.bare.find(word => !(words.kind === 'refuse' && word === 'connect'));
  if (unexpected !== undefined) {
    throw faultError(spec, `“${unexpected}” stands alone`, 'after the kind, write KEY=VALUE');
  }
  const effect = kind.effect(values);
  const fault = { spec, moment, effect, ...readCounts(values) };
  values.end();
  if (effect.kind === 'skip-seq' && isPreAuth(moment.name)) {
    throw faultError(spec, `${moment.name} has no seq`, 'name an event that comes after the handshake');
  }
  return fault;
}

function isPreAuth(event: string): boolean {
  return Object.hasOwn(EVENTS, event) && EVENTS[event as keyof typeof EVENTS].delivery === 'pre-auth';
}

function readMoment(name: string, kind: Kind, values: FaultValues): Moment {
  const found: Moment[] = [];
  if (kind.step !== undefined) {
    const step = values.oneOf(kind.step, ['challenge', 'connect', 'hello', ...kind.moments]);
    if (step === 'challenge' || step === 'connect' || step === 'hello') found.push(STEPS[step]);
    else if (step !== undefined) found.push(momentOfStep(step, values));
  }
  for (const moment of ['event', 'response', 'request'] as const) {
    const value = values.oneOf(moment, NAMES[moment]);
    if (value !== undefined) found.push({ kind: moment, name: value });
  }
  const [moment] = found;
  const ways = [
    ...(kind.step ? [`${kind.step}=challenge|connect|hello`] : []),
    ...kind.moments.map(way => `${way}=NAME`),
  ];
  if (!moment || found.length > 1) {
    throw values.problem(
      moment ? 'it names two frames' : 'it does not say which frame',
      `give one of ${ways.join(', ')}`,
    );
  }
  if (!kind.moments.includes(moment.kind)) {
    throw values.problem(
      `${name} does not work on a ${moment.kind}`,
      `give one of ${ways.slice(1).join(', ')}`,
    );
  }
  return moment;
}

/** `at=request method=chat.send`, the long way to write `request=chat.send`. */
function momentOfStep(step: Moment['kind'], values: FaultValues): Moment {
  const key = step === 'event' ? 'event' : 'method';
  return { kind: step, name: values.oneOf(key, NAMES[step]) ?? '*' };
}

function readCounts(values: FaultValues): Pick<Fault, 'nth' | 'times' | 'connections'> {
  const one = values.has('nth');
  const nth = values.count('nth', { min: 1, max: MANY, fallback: 1 });
  const times = readTimes(values, one ? 1 : Number.POSITIVE_INFINITY);
  return { nth, times, connections: readConnections(values) };
}

function readTimes(values: FaultValues, fallback: number): number {
  const text = values.text('times');
  if (text === undefined) return fallback;
  if (text === 'always') return Number.POSITIVE_INFINITY;
  if (!/^[1-9]\d{0,6}$/.test(text)) {
    throw values.problem(`times=${text} is not possible`, 'times takes a whole number from 1, or always');
  }
  return Number(text);
}

function readConnections(values: FaultValues): Fault['connections'] {
  const text = values.text('connection');
  if (text === undefined) return { from: 1, to: Number.POSITIVE_INFINITY };
  const range = /^([1-9]\d{0,6})(?:(-)([1-9]\d{0,6})?)?$/.exec(text);
  const from = Number(range?.[1]);
  const to = range?.[2] === undefined ? from : Number(range[3] ?? Number.POSITIVE_INFINITY);
  if (!range || to < from) {
    throw values.problem(`connection=${text} is not possible`, 'connection takes 3 (the third), 1-2 or 2-');
  }
  return { from, to };
}

function readFor(values: FaultValues): number {
  return values.count('for', { min: 1, max: MAX_WAIT_MS, fallback: Number.POSITIVE_INFINITY });
}

function readClose(values: FaultValues): FaultEffect {
  const code = readCloseCode(values, 'code') ?? CLOSE.restart;
  return { kind: 'close', code, reason: values.text('reason') ?? closeName(code) };
}

/** The code of a close frame, or `abrupt`: the connection is cut without one. */
function readCloseCode(values: FaultValues, key: string): number | 'abrupt' | undefined {
  const text = values.text(key);
  if (text === undefined || text === 'abrupt') return text;
  const code = Number(text);
  if (/^\d{4}$/.test(text) && (SENDABLE.includes(code) || (code >= 3000 && code <= 4999))) return code;
  const documented = CLOSE_CODES.map(entry => entry.code).join(', ');
  throw values.problem(
    `${key}=${text} cannot be sent`,
    `${key} is abrupt, ${SENDABLE.join(', ')} or 3000 to 4999; the protocol documents ${documented}`,
  );
}

function closeName(code: number | 'abrupt'): string {
  const entry = CLOSE_CODES.find(candidate => candidate.code === code);
  return entry === undefined || entry.code === 1000 ? '' : entry.name;
}

function readRefusal(values: FaultValues): FaultEffect {
  const own = ownRefusal(values.peek('detail') as DetailCode | undefined);
  const error = readError(values, own?.error);
  const code = readCloseCode(values, 'close') ?? own?.closeCode ?? CLOSE.policy;
  const reason =
    values.text('reason') ?? (own?.error.message === error.message ? own.closeReason : error.message);
  return { kind: 'refuse', error, code, reason };
}

/** An error of the registry; `detail` goes into details.code. What is left out is as in `own`. */
function readError(values: FaultValues, own?: WireError & { readonly code: ErrorCode }): WireError {
  const code = values.oneOf('code', Object.keys(ERROR_CODES) as ErrorCode[]) ?? own?.code;
  const detail = values.oneOf('detail', Object.keys(DETAIL_CODES) as DetailCode[]);
  const message = values.text('message');
  const retryAfterMs = values.has('retry-after')
    ? values.count('retry-after', { min: 1, max: MAX_WAIT_MS })
    : own?.retryAfterMs;
  if (code === undefined) {
    throw values.problem('code= is missing', `code is one of ${Object.keys(ERROR_CODES).join(', ')}`);
  }
  const details = own?.details ?? (detail === undefined ? undefined : { code: detail });
  return {
    code,
    message: message ?? own?.message ?? errorText(code),
    ...(details === undefined ? {} : { details }),
    ...(retryAfterMs === undefined ? {} : { retryable: true, retryAfterMs }),
  };
}
