/** Numbers, units and rules in words. */

import type { Idempotency, ProtocolVersion, Provenance, Stability } from '../../define.ts';
import type { NextStep } from '../../errors.ts';
import type { JsonSchema } from '../../ir.ts';

/** `300000` with unit `ms` is `5 min`. */
export function quantity(value: number, unit: 'bytes' | 'ms' | 'count'): string {
  if (unit === 'count') return grouped(value);
  if (unit === 'bytes') {
    if (value >= 1_048_576 && value % 1_048_576 === 0) return `${value / 1_048_576} MiB`;
    if (value >= 1024 && value % 1024 === 0) return `${grouped(value / 1024)} KiB`;
    return `${grouped(value)} bytes`;
  }
  if (value >= 120_000 && value % 60_000 === 0) return `${value / 60_000} min`;
  if (value >= 1000 && value % 1000 === 0) return `${value / 1000} s`;
  return `${grouped(value)} ms`;
}

/** Digits in groups of three, parted by narrow spaces that do not break. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+(?!\d))/g, '\u202f');
}

/** Which of the protocol versions something exists in. */
export function protocols(
  all: readonly ProtocolVersion[],
  since: ProtocolVersion | undefined,
  until: ProtocolVersion | undefined,
): ProtocolVersion[] {
  return all.filter(version => version >= (since ?? 0) && version <= (until ?? Number.POSITIVE_INFINITY));
}

export function list(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** What a schema asks of a value beyond its type, as short phrases. */
export function constraints(schema: JsonSchema): string[] {
  const phrases: string[] = [];
  const unit = schema['x-unit'];
  if (unit === 'ms' && !/millisecond/i.test(schema.description ?? '')) phrases.push('in milliseconds');
  if (unit === 'ms-epoch' && !/millisecond/i.test(schema.description ?? '')) {
    phrases.push('milliseconds since the Unix epoch');
  }
  const length = range(schema.minLength, schema.maxLength, 'character');
  if (length !== undefined) phrases.push(length === '1 character or more' ? 'not empty' : length);
  const items = range(schema.minItems, schema.maxItems, 'item');
  if (items !== undefined) phrases.push(items);
  if (schema.uniqueItems === true) phrases.push('no item twice');
  const value = range(schema.minimum, schema.maximum, '');
  if (value !== undefined) phrases.push(value);
  if (schema.default !== undefined) phrases.push(`${JSON.stringify(schema.default)} when left out`);
  return phrases;
}

function range(low: number | undefined, high: number | undefined, noun: string): string | undefined {
  if (low === undefined && high === undefined) return undefined;
  const of = (count: number) => (noun === '' ? '' : ` ${noun}${count === 1 ? '' : 's'}`);
  if (low !== undefined && low === high) return `exactly ${grouped(low)}${of(low)}`;
  if (high === undefined) return `${grouped(low ?? 0)}${of(low ?? 0)} or more`;
  if (low === undefined || (low === 0 && noun !== '')) return `at most ${grouped(high)}${of(high)}`;
  return `${grouped(low)} to ${grouped(high)}${of(high)}`;
}

export const PROVENANCE: Readonly<Record<Provenance, string>> = {
  published: 'Upstream’s own schema or documentation says so.',
  observed: 'Seen on the wire of a named upstream version.',
  'gap-filled': 'Our own rule, because nobody says.',
};

export const STABILITY: Readonly<Record<Stability, string>> = {
  stable: 'Changes only together with the protocol version.',
  experimental: 'May change at any time.',
  deprecated: 'Still works; do not start to use it.',
};

export const NEXT_STEP: Readonly<Record<NextStep, { short: string; long: string }>> = {
  retry: { short: 'retry', long: 'Try again later, with growing pauses.' },
  pause: { short: 'pause', long: 'Wait until something outside the client has changed, then try again.' },
  stop: { short: 'stop', long: 'The same request never succeeds. Do not repeat it.' },
};

export function idempotencyBadge(idempotency: Idempotency): string {
  return idempotency.kind === 'keyed' ? `keyed by ${idempotency.field}` : idempotency.kind;
}

/** What the kind of idempotency means for a client that lost the connection before the response came. */
export function retryRule(idempotency: Idempotency, remembered: string | undefined): string {
  switch (idempotency.kind) {
    case 'safe':
      return 'Changes nothing. Repeat it at will.';
    case 'idempotent':
      return 'Repeating it leads to the same state. Repeat it when no response came.';
    case 'unsafe':
      return 'Repeating it may do the work twice. When no response came, look at the state before you repeat it.';
    case 'keyed':
      return `Repeat it with the same \`${idempotency.field}\`: the gateway answers from its dedupe cache and does the work once.${remembered === undefined ? '' : ` It remembers the key for ${remembered}.`}`;
  }
}
