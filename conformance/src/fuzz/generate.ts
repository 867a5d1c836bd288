/** Values that follow a schema. */
import type { JsonSchema } from '@clawspec/spec/ir';
import { HarnessError } from '../errors.ts';
import type { Random } from './random.ts';
import { knownText, lengthOf, PROTOTYPE_NAMES, textForPattern, textOfLength, trickyText } from './strings.ts';

export type Definitions = Readonly<Record<string, JsonSchema>>;

/** Longest waits that a gateway is asked for, in milliseconds: a run has more to do than to wait. */
const WAITS_MS = [0, 1, 20, 50];
/** Members that say how long something waits; always given, because what is left out may mean half a minute. */
const WAITING = /^timeoutMs$/;
const DEEPEST = 7;
const OPTIONAL_CHANCE = 0.35;
const HUGE = [2 ** 31 - 1, 2 ** 31, 2 ** 53 - 1, 2 ** 53, 1e21, 1e308];
const FREE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  '',
  'x',
  [],
  {},
  [[]],
  { a: { b: [1, null] } },
];

export class Generator {
  readonly #definitions: Definitions;

  /** `definitions` as the protocol of the session has them. */
  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  /** A value that follows the schema, as far as its keywords say; `name` is that of the member it is for. */
  value(schema: JsonSchema, random: Random, name = '', depth = 0): unknown {
    const resolved = this.resolve(schema);
    if (resolved.const !== undefined) return resolved.const;
    if (resolved.enum !== undefined) return random.pick(resolved.enum);
    const branches = resolved.anyOf ?? resolved.oneOf;
    if (branches !== undefined) return this.value(this.#branch(branches, random, depth), random, name, depth);
    switch (resolved.type) {
      case 'object':
        return this.#object(resolved, random, depth);
      case 'array':
        return this.#array(resolved, random, name, depth);
      case 'string':
        return this.#string(resolved, random, name);
      case 'integer':
      case 'number':
        return this.#number(resolved, random, name);
      case 'boolean':
        return random.chance(0.5);
      case 'null':
        return null;
      case undefined:
        return anything(random);
      default:
        throw new HarnessError(`no values are known for the type ${String(resolved.type)}`);
    }
  }

  resolve(schema: JsonSchema): JsonSchema {
    let current = schema;
    while (current.$ref !== undefined) {
      const name = current.$ref.slice('#/$defs/'.length);
      const target = Object.hasOwn(this.#definitions, name) ? this.#definitions[name] : undefined;
      if (target === undefined) throw new HarnessError(`the specification has no ${name}`);
      current = target;
    }
    return current;
  }

  /** Deep down the simplest branch ends what could go on for ever. */
  #branch(branches: readonly JsonSchema[], random: Random, depth: number): JsonSchema {
    const simple = branches.filter(
      branch => !['object', 'array'].includes(String(this.resolve(branch).type)),
    );
    return random.pick(depth >= DEEPEST && simple.length > 0 ? simple : branches);
  }

  #object(schema: JsonSchema, random: Random, depth: number): unknown {
    const { properties = {}, required = [], additionalProperties } = schema;
    const most = schema.maxProperties ?? Number.POSITIVE_INFINITY;
    const members: [string, unknown][] = [];
    for (const [name, member] of Object.entries(properties)) {
      const needed = required.includes(name) || WAITING.test(name);
      if (!needed && (depth >= DEEPEST || !random.chance(OPTIONAL_CHANCE))) continue;
      members.push([name, this.value(member, random, name, depth + 1)]);
    }
    if (typeof additionalProperties === 'object' || (additionalProperties !== false && random.chance(0.05))) {
      const count = Math.max(schema.minProperties ?? 0, depth >= DEEPEST ? 0 : random.int(3));
      const free = typeof additionalProperties === 'object' ? additionalProperties : {};
      for (let index = 0; index < count && members.length < most; index++) {
        const name = random.chance(0.3) ? random.pick(PROTOTYPE_NAMES) : `extra-${index}`;
        if (!Object.hasOwn(properties, name)) members.push([name, this.value(free, random, name, depth + 1)]);
      }
    }
    // fromEntries defines members: one called __proto__ becomes a member like any other.
    return Object.fromEntries(random.chance(0.2) ? members.toReversed() : members);
  }

  #array(schema: JsonSchema, random: Random, name: string, depth: number): unknown[] {
    const { minItems = 0, maxItems = minItems + 5, items = {} } = schema;
    const length = random.weighted([
      [5, random.between(minItems, Math.min(maxItems, minItems + 3))],
      [1, minItems],
      [1, Math.min(maxItems, 300)],
    ]);
    const list = Array.from({ length: depth >= DEEPEST ? minItems : length }, () =>
      this.value(items, random, name, depth + 1),
    );
    if (schema.uniqueItems !== true) return list;
    const known = new Set<string>();
    return list.filter(item => !known.has(JSON.stringify(item)) && known.add(JSON.stringify(item)));
  }

  #string(schema: JsonSchema, random: Random, name: string): string {
    const { minLength = 0, maxLength } = schema;
    const fits = (text: string | undefined): text is string =>
      text !== undefined && lengthOf(text) >= minLength && lengthOf(text) <= (maxLength ?? Infinity);
    if (schema.pattern !== undefined) {
      const text = textForPattern(random, schema.pattern);
      if (text === undefined) throw new HarnessError(`no texts are known for the pattern ${schema.pattern}`);
      return text;
    }
    const chosen = random.weighted<() => string | undefined>([
      [8, () => knownText(random, name)],
      [2, () => (schema['x-open'] === undefined ? undefined : random.pick(schema['x-open']))],
      [4, () => trickyText(random)],
      [3, () => textOfLength(random, random.between(minLength, Math.min(maxLength ?? 30, minLength + 30)))],
      // The bounds themselves are where mistakes are made.
      [1, () => textOfLength(random, minLength)],
      [1, () => textOfLength(random, Math.min(maxLength ?? 2_000, 20_000))],
    ])();
    return fits(chosen) ? chosen : textOfLength(random, Math.max(minLength, Math.min(maxLength ?? 8, 8)));
  }

  #number(schema: JsonSchema, random: Random, name: string): number {
    const { minimum = -(2 ** 53), maximum = 2 ** 53 } = schema;
    const whole = schema.type === 'integer';
    if (WAITING.test(name)) {
      return random.pick(WAITS_MS.map(ms => Math.min(Math.max(ms, minimum), maximum)));
    }
    const values = [minimum, maximum, 0, 1, 2, 10, 100, ...HUGE, -1, ...(whole ? [] : [0.5, -0.25, 1e-300])];
    const fitting = values.filter(value => value >= minimum && value <= maximum);
    const near = random.between(Math.max(minimum, -1000), Math.min(maximum, Math.max(minimum, -1000) + 2000));
    return random.chance(0.5) || fitting.length === 0 ? near : random.pick(fitting);
  }
}

function anything(random: Random): unknown {
  if (random.chance(0.1)) return nested(random.pick([2, 20, 200, 3_000]));
  if (random.chance(0.1)) return Object.fromEntries([[random.pick(PROTOTYPE_NAMES), random.pick(FREE)]]);
  return random.chance(0.3) ? trickyText(random) : random.pick(FREE);
}

function nested(depth: number): unknown {
  let value: unknown = 0;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}
