/** Telling the members of unions apart, and putting them together where that is impossible. */
import type { FieldFacts } from '../define.ts';
import type { JsonSchema } from '../ir.ts';
import type { Shape } from './shape.ts';

/** A shape without what says nothing about values. */
export function bare({ facts: _facts, reference: _reference, ...shape }: Shape): unknown {
  return shape;
}

const texts = new WeakMap<JsonSchema, string>();

export function cached(schema: JsonSchema): string {
  const known = texts.get(schema) ?? text(schema) ?? '';
  texts.set(schema, known);
  return known;
}

/** JSON without descriptions, for comparing. */
export function text(value: unknown): string | undefined {
  return JSON.stringify(value, (key, child: unknown) =>
    key === 'description' && typeof child === 'string' ? undefined : child,
  );
}

export const words = (shape: Shape) => {
  const names = Object.keys(shape.properties ?? {});
  return names.length === 0 ? 'an object' : `an object with ${names.slice(0, 6).join(', ')}`;
};

export function oneArray(list: readonly Shape[]): Shape {
  const [first] = list;
  if (list.length === 1 && first !== undefined) return first;
  return { kind: 'array', bounds: {}, items: { anyOf: list.map(({ items }) => items ?? {}) } };
}

/** The constant or constants of a member of a union. */
export function tagValues(shape: Shape, tag: string): readonly unknown[] | undefined {
  const schema = shape.properties?.[tag];
  if (schema === undefined) return undefined;
  if (schema.const !== undefined) return [schema.const];
  return schema.enum ?? literalUnion(schema);
}

function literalUnion(schema: JsonSchema): readonly unknown[] | undefined {
  const values = schema.anyOf?.map(member => member.const);
  return values?.every(value => value !== undefined) ? values : undefined;
}

/** A property by which the members on both sides can be told apart, each matching at most one of the others. */
export function findTag(before: readonly Shape[], after: readonly Shape[]): string | undefined {
  const [first] = before;
  return Object.keys(first?.properties ?? {}).find(name => {
    const [left, right] = [before, after].map(list => list.map(shape => tagValues(shape, name)));
    const distinct = (list: typeof left = []) => {
      const flat = list.flat();
      return list.every(values => values !== undefined) && new Set(flat).size === flat.length;
    };
    const single = (list: typeof left = [], others: typeof left = []) =>
      list.every(values => others.filter(other => values?.some(value => other?.includes(value))).length <= 1);
    return distinct(left) && distinct(right) && single(left, right) && single(right, left);
  });
}

/** Several objects as one: every member of any of them; required is what all of them require. */
export function together(list: readonly Shape[]): Shape {
  const [first] = list;
  if (list.length === 1 && first !== undefined) return first;
  const names = [...new Set(list.flatMap(shape => Object.keys(shape.properties ?? {})))];
  return {
    kind: 'object',
    bounds: {},
    properties: Object.fromEntries(names.map(name => [name, anyOf(list, name)])),
    required: names.filter(name => list.every(shape => shape.required?.includes(name))),
    extra: !list.every(({ extra }) => extra === false),
    facts: Object.assign({}, ...list.map(({ facts }) => facts ?? {})) as Record<string, FieldFacts>,
  };
}

function anyOf(list: readonly Shape[], name: string): JsonSchema {
  const found = list.map(shape => shape.properties?.[name]).filter(schema => schema !== undefined);
  const [first] = found;
  const distinct = new Set(found.map(text));
  if (distinct.size === 1 && first !== undefined) return first;
  return { anyOf: found.filter((schema, index) => found.findIndex(x => text(x) === text(schema)) === index) };
}
