/** Values that nearly follow a schema: exactly one thing about them is wrong. */
import type { JsonSchema } from '@clawspec/spec/ir';
import { isObject } from '../json.ts';
import type { Generator } from './generate.ts';
import type { Random } from './random.ts';
import { lengthOf, PROTOTYPE_NAMES, textOfLength } from './strings.ts';

/** One way to break a value. */
export interface Breakage {
  /** What is wrong, such as `missing /sessionKey`. */
  readonly what: string;
  readonly value: unknown;
}

/** Whether a value follows the schema after all, such as one that another branch of a union takes. */
export type Follows = (schema: JsonSchema, value: unknown) => boolean;

/** Where lengths are tried that only a limit forbids, in characters or items. */
const LONGEST_TRIED = 200_000;
const WRONG: readonly unknown[] = [null, true, 0, 1.5, -1, '', 'x', [], {}, [null], { a: 1 }];

/** Breaks a value that follows the schema; undefined when it cannot be broken, such as one that may be anything. */
export function breakOne(
  generator: Generator,
  schema: JsonSchema,
  value: unknown,
  random: Random,
  follows: Follows,
): Breakage | undefined {
  const ways = [...waysToBreak(generator, schema, value, random, follows)];
  while (ways.length > 0) {
    const [way] = ways.splice(random.int(ways.length), 1);
    if (way === undefined) break;
    const broken: Breakage = { what: way.what, value: way.make() };
    if (!follows(schema, broken.value)) return broken;
  }
  return undefined;
}

interface Way {
  readonly what: string;
  make(): unknown;
}

function* waysToBreak(
  generator: Generator,
  given: JsonSchema,
  value: unknown,
  random: Random,
  follows: Follows,
  path = '',
): Iterated<Way> {
  const schema = generator.resolve(given);
  const here = path === '' ? '/' : path;
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches !== undefined) {
    const branch = branches.find(one => follows(one, value));
    if (branch !== undefined) yield* waysToBreak(generator, branch, value, random, follows, path);
  }
  if (schema.const !== undefined || schema.enum !== undefined) {
    yield { what: `another value at ${here}`, make: () => 'no such value' };
    yield { what: `prototype name at ${here}`, make: () => random.pick(PROTOTYPE_NAMES) };
  }
  const { type } = schema;
  if (type !== undefined) yield { what: `wrong type at ${here}`, make: () => random.pick(WRONG) };
  if (type === 'string' && typeof value === 'string') yield* stringWays(schema, value, random, here);
  if ((type === 'integer' || type === 'number') && typeof value === 'number') yield* numberWays(schema, here);
  if (type === 'array' && Array.isArray(value)) {
    yield* arrayWays(generator, schema, value, random, follows, path);
  }
  if (type === 'object' && isObject(value)) {
    yield* objectWays(generator, schema, value, random, follows, path);
  }
}

function* stringWays(
  { minLength, maxLength, pattern }: JsonSchema,
  value: string,
  random: Random,
  here: string,
): Iterated<Way> {
  if (minLength !== undefined && minLength > 0) {
    yield { what: `too short at ${here}`, make: () => [...value].slice(0, minLength - 1).join('') };
  }
  if (maxLength !== undefined && maxLength < LONGEST_TRIED) {
    const add = maxLength + 1 - lengthOf(value);
    yield {
      what: `one character too long at ${here}`,
      make: () => value + textOfLength(random, Math.max(1, add)),
    };
  }
  if (pattern !== undefined) {
    yield {
      what: `text that does not fit at ${here}`,
      make: () => random.pick(['', '\n', '💥', ' ', '/\\']),
    };
  }
}

function* numberWays({ type, minimum, maximum }: JsonSchema, here: string): Iterated<Way> {
  if (minimum !== undefined) yield { what: `too small at ${here}`, make: () => minimum - 1 };
  if (maximum !== undefined) yield { what: `too large at ${here}`, make: () => maximum + 1 };
  if (type === 'integer') yield { what: `fraction at ${here}`, make: () => (minimum ?? 0) + 0.5 };
}

function* arrayWays(
  generator: Generator,
  { items, minItems, maxItems, uniqueItems }: JsonSchema,
  value: readonly unknown[],
  random: Random,
  follows: Follows,
  path: string,
): Iterated<Way> {
  if (minItems !== undefined && minItems > 0) {
    yield { what: `too few items at ${path || '/'}`, make: () => value.slice(0, minItems - 1) };
  }
  if (items === undefined) return;
  if (maxItems !== undefined && maxItems < LONGEST_TRIED) {
    yield {
      what: `too many items at ${path || '/'}`,
      make: () => [
        ...value,
        ...Array.from({ length: maxItems + 1 - value.length }, () => generator.value(items, random)),
      ],
    };
  }
  const [first] = value;
  if (uniqueItems === true && first !== undefined) {
    yield { what: `the same item twice at ${path || '/'}`, make: () => [...value, first] };
  }
  for (const [index, item] of value.slice(0, 3).entries()) {
    for (const way of waysToBreak(generator, items, item, random, follows, `${path}/${index}`)) {
      yield { what: way.what, make: () => value.with(index, way.make()) };
    }
  }
}

function* objectWays(
  generator: Generator,
  { properties = {}, required = [], additionalProperties, minProperties }: JsonSchema,
  value: Readonly<Record<string, unknown>>,
  random: Random,
  follows: Follows,
  path: string,
): Iterated<Way> {
  for (const name of required) {
    if (Object.hasOwn(value, name))
      yield { what: `missing ${path}/${name}`, make: () => without(value, name) };
  }
  if (additionalProperties === false) {
    yield { what: `unknown member at ${path || '/'}`, make: () => withMember(value, 'noSuchMember', 1) };
    const name = random.pick(PROTOTYPE_NAMES);
    yield { what: `member ${name} at ${path || '/'}`, make: () => withMember(value, name, { x: 1 }) };
  }
  if (minProperties !== undefined) yield { what: `empty at ${path || '/'}`, make: () => ({}) };
  for (const [name, member] of Object.entries(value)) {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const schema = known ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
    if (schema === undefined) continue;
    for (const way of waysToBreak(generator, schema, member, random, follows, `${path}/${name}`)) {
      yield { what: way.what, make: () => withMember(value, name, way.make()) };
    }
  }
}

function withMember(value: Readonly<Record<string, unknown>>, name: string, member: unknown): unknown {
  const entries = new Map(Object.entries(value));
  entries.set(name, member);
  return Object.fromEntries(entries);
}

function without(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}

/** The type of generator functions; the class of this folder has the name too. */
type Iterated<T> = globalThis.Generator<T, void, undefined>;
