/** Takes known secrets out of what becomes visible. */
import { isObject } from './frames.ts';

const MARK = '[redacted]';
/** Shorter secrets would take ordinary words along. */
const SHORTEST = 4;
const DEPTH = 8;

export type Redact = (text: string) => string;

export function redactor(secrets: readonly (string | undefined)[]): Redact {
  const known = secrets.filter(secret => secret !== undefined && secret.length >= SHORTEST);
  return text => known.reduce<string>((rest, secret) => rest.replaceAll(secret as string, MARK), text);
}

/** The same value with every text redacted. */
export function redactDeep(value: unknown, redact: Redact, depth = DEPTH): unknown {
  if (typeof value === 'string') return redact(value);
  if (depth === 0) return undefined;
  if (Array.isArray(value)) return value.map(item => redactDeep(item, redact, depth - 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, redactDeep(member, redact, depth - 1)]),
  );
}

/** A gateway address without user, query and fragment, any of which may hold a secret. */
export function plainUrl(url: string): string {
  const parsed = new URL(url);
  return `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
}
