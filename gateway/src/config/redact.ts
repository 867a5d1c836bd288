/** Configuration as it may be shown: secrets replaced, and put back when they come in again. */
import JSON5 from 'json5';
import { isObject } from './check.ts';
import { schemaAt } from './schema.ts';

/** Stands for a secret. Clients send it back for a value that stays as it was. */
const REDACTED = '__OPENCLAW_REDACTED__';

/** Names under which other programs keep secrets in sections that this gateway does not read. */
const SECRET_NAME =
  /(token|password|passphrase|secret|credentials?|api[-_]?key|private[-_]?key|signing[-_]?key)$/i;
/** A value that is nothing but references to the environment tells nothing. */
const REFERENCE = /^(\$\{[A-Z_][A-Z0-9_]*\})+$/;

/** Whether the text at this path is never shown. */
function isSecret(path: readonly string[], value: unknown): value is string {
  if (typeof value !== 'string' || value === '') return false;
  const schema = schemaAt(path);
  return schema?.['x-secret'] === true || SECRET_NAME.test(path.at(-1) ?? '');
}

export function redact(value: unknown, path: readonly string[] = []): unknown {
  if (isSecret(path, value)) return REFERENCE.test(value) ? value : REDACTED;
  return mapChildren(value, path, redact);
}

/**
 * The text with its secrets replaced. Where a replaced text would not say the same, it is written anew,
 * without its comments; so it is for those who may not see what people leave in comments.
 */
export function redactText(text: string, parsed: unknown, withComments: boolean): string {
  const shown = redact(parsed);
  const plain = `${JSON.stringify(shown, null, 2)}\n`;
  if (!withComments) return plain;
  let result = text;
  for (const secret of secretsOf(parsed).toSorted((a, b) => b.length - a.length)) {
    result = result.replaceAll(secret, REDACTED);
  }
  try {
    return JSON.stringify(JSON5.parse(result)) === JSON.stringify(shown) ? result : plain;
  } catch {
    return plain;
  }
}

/** Puts back what was replaced. Adds the path to `lost` where there is nothing to put back. */
export function restore(
  value: unknown,
  before: unknown,
  lost: string[],
  path: readonly string[] = [],
): unknown {
  if (value === REDACTED) {
    if (typeof before === 'string' && before !== REDACTED) return before;
    lost.push(path.join('.'));
    return value;
  }
  return mapChildren(value, path, (child, below) =>
    restore(child, memberOf(before, below.at(-1)), lost, below),
  );
}

/** Whether the placeholder is anywhere in it. */
export function holdsRedacted(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === REDACTED;
  return Object.values(value).some(holdsRedacted);
}

function secretsOf(value: unknown, path: readonly string[] = []): string[] {
  if (isSecret(path, value)) return REFERENCE.test(value) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => secretsOf(child, [...path, key]));
}

function mapChildren(
  value: unknown,
  path: readonly string[],
  map: (child: unknown, path: readonly string[]) => unknown,
): unknown {
  if (Array.isArray(value)) return value.map((child, index) => map(child, [...path, String(index)]));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, map(child, [...path, key])]));
}

function memberOf(value: unknown, key: string | undefined): unknown {
  if (typeof value !== 'object' || value === null || key === undefined) return undefined;
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}
