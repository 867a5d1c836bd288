/** Values that stand for what a transcript left open, so that a frame can be checked or sent. */
import { isObject } from '../json.ts';
import { wordOf } from '../values.ts';
import { pointerTo } from './volatile.ts';

export interface Sample {
  readonly value: unknown;
  /** JSON pointers of the values that were made up. */
  readonly open: ReadonlySet<string>;
}

const SAMPLES: Readonly<Record<string, unknown>> = {
  value: null,
  string: 'text',
  text: 'text',
  number: 1,
  integer: 1,
  boolean: true,
  object: {},
  array: [],
};

/** `nameValue` answers what a bound name stands for; by default a text that is different for every name. */
export function sampleOf(
  pattern: unknown,
  nameValue: (name: string) => unknown = name => `value-of-${name}`,
): Sample {
  const open = new Set<string>();
  const walk = (part: unknown, at: string): unknown => {
    const word = wordOf(part);
    if (word !== undefined) {
      const argument = (part as Readonly<Record<string, unknown>>)[word];
      if (word === '$literal') return argument;
      open.add(at);
      if (word === '$bind' || word === '$var') return nameValue(String(argument));
      if (word === '$any') return SAMPLES[argument === true ? 'value' : String(argument)];
      if (word === '$re') return new Date(0).toISOString();
      if (word === '$text') {
        return String(argument).replace(/\$\{([^}]+)\}/gu, (_, name: string) => String(nameValue(name)));
      }
      return null;
    }
    if (Array.isArray(part)) return part.map((item, index) => walk(item, pointerTo(at, index)));
    if (!isObject(part)) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, item]) => [key, walk(item, pointerTo(at, key))]),
    );
  };
  return { value: walk(pattern, ''), open };
}

/** Whether a place is, or lies within, one that was made up. */
export function isOpen(open: ReadonlySet<string>, pointer: string): boolean {
  if (open.size === 0) return false;
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    if (open.has(at)) return true;
    if (!at.includes('/')) return false;
  }
}
