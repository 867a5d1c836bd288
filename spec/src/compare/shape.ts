/**
 * A JSON Schema in a form that can be compared: the list of kinds of values it allows.
 *
 * Two authors write one shape in many ways: a union of constants or an `enum`, `additionalProperties` or
 * `patternProperties`, a nullable type or a union with null. Here they become the same.
 */
import type { FieldFacts } from '../define.ts';
import type { JsonSchema } from '../ir.ts';

export type Kind = 'any' | 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object';
export type Scalar = string | number | boolean;

/** Lower bounds and upper bounds, by keyword. */
export const LOWER = ['minLength', 'minimum', 'minItems', 'minProperties'] as const;
export const UPPER = ['maxLength', 'maximum', 'maxItems', 'maxProperties'] as const;
export type Bound = (typeof LOWER)[number] | (typeof UPPER)[number];

/** A schema as anybody may write it: ours plus the keywords that only others use. */
export interface AnySchema extends JsonSchema {
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

export interface Shape {
  readonly kind: Kind;
  /** The only values allowed. */
  readonly values?: readonly Scalar[];
  /** Values known today; others are allowed too. */
  readonly known?: readonly Scalar[];
  readonly integer?: boolean;
  readonly bounds: Readonly<Partial<Record<Bound, number>>>;
  readonly pattern?: string;
  readonly unique?: boolean;
  readonly unit?: string;
  readonly fallback?: unknown;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  /** What unknown members may be: anything (true), nothing (false), or values of a schema. */
  readonly extra?: boolean | JsonSchema;
  readonly facts?: Readonly<Record<string, FieldFacts>>;
  /** The definition that a member of a union is a reference to. */
  readonly reference?: string;
  /** The catch-all member of a tagged union. */
  readonly openVariant?: boolean;
}

export type Definitions = Readonly<Record<string, JsonSchema>>;

/** The name that a `$ref` into the bundle carries. */
export function referenced(schema: JsonSchema): string | undefined {
  return schema.$ref?.startsWith('#/$defs/') ? schema.$ref.slice('#/$defs/'.length) : undefined;
}

/** Follows references to the schema itself. A reference that leads nowhere, or in a circle, allows anything. */
export function resolve(schema: JsonSchema, definitions: Definitions): JsonSchema {
  const seen = new Set<string>();
  let current = schema;
  for (let name = referenced(current); name !== undefined; name = referenced(current)) {
    const target = definitions[name];
    if (target === undefined || seen.has(name)) return {};
    seen.add(name);
    current = target;
  }
  return current;
}

/** Names of every definition that the roots lead to, with the roots. */
export function reachable(roots: Iterable<string>, definitions: Definitions): Set<string> {
  const reached = new Set<string>();
  const visit = (type: string): void => {
    if (reached.has(type) || definitions[type] === undefined) return;
    reached.add(type);
    walk(definitions[type]);
  };
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      const target =
        typeof (value as JsonSchema).$ref === 'string' ? referenced(value as JsonSchema) : undefined;
      if (target !== undefined) visit(target);
      Object.values(value).forEach(walk);
    }
  };
  for (const root of roots) visit(root);
  return reached;
}

/** Every kind of value that a schema allows; scalars of one kind are one shape, objects stay apart. */
export function shapes(schema: JsonSchema, definitions: Definitions): readonly Shape[] {
  return merge(expand(schema, definitions));
}

function expand(schema: JsonSchema, definitions: Definitions): Shape[] {
  const target = resolve(schema, definitions) as AnySchema;
  let result = own(target);
  for (const part of target.allOf ?? []) result = cross(result, expand(part, definitions));
  for (const union of [target.anyOf, target.oneOf]) {
    if (union === undefined) continue;
    result = cross(
      result,
      union.flatMap(member => {
        const reference = referenced(member);
        const members = expand(member, definitions);
        return reference === undefined ? members : members.map(shape => ({ ...shape, reference }));
      }),
    );
  }
  return result;
}

/** The schema without what it composes. */
function own(schema: AnySchema): Shape[] {
  if (schema.const !== undefined) return [constant(schema.const)];
  if (schema.enum !== undefined) return schema.enum.map(constant);
  const types =
    schema.type === undefined
      ? [implied(schema)]
      : typeof schema.type === 'string'
        ? [schema.type]
        : schema.type;
  return types.map(type => typed(type, schema));
}

/** The type that the keywords speak of when none is named. */
function implied(schema: AnySchema): string {
  if (schema.properties !== undefined || schema.required !== undefined) return 'object';
  if (schema.items !== undefined) return 'array';
  return 'any';
}

function constant(value: unknown): Shape {
  if (value === null) return { kind: 'null', bounds: {} };
  if (typeof value === 'string' || typeof value === 'boolean')
    return { kind: typeof value as 'string' | 'boolean', values: [value], bounds: {} };
  if (typeof value === 'number')
    return { kind: 'number', values: [value], integer: Number.isInteger(value), bounds: {} };
  return { kind: Array.isArray(value) ? 'array' : 'object', bounds: {} };
}

function typed(type: string, schema: AnySchema): Shape {
  const bounds = boundsOf(schema);
  const meta = {
    ...(schema['x-unit'] === undefined ? {} : { unit: schema['x-unit'] }),
    ...(schema.default === undefined ? {} : { fallback: schema.default }),
  };
  switch (type) {
    case 'string':
      return {
        kind: 'string',
        bounds,
        ...meta,
        ...(schema.pattern === undefined ? {} : { pattern: schema.pattern }),
        ...(schema['x-open'] === undefined ? {} : { known: schema['x-open'] }),
      };
    case 'integer':
      return { kind: 'number', integer: true, bounds, ...meta };
    case 'number':
      return { kind: 'number', integer: false, bounds, ...meta };
    case 'boolean':
      return { kind: 'boolean', bounds, ...meta };
    case 'null':
      return { kind: 'null', bounds: {} };
    case 'array':
      return {
        kind: 'array',
        bounds,
        ...meta,
        items: schema.items ?? {},
        ...(schema.uniqueItems ? { unique: true } : {}),
      };
    case 'object':
      return {
        kind: 'object',
        bounds,
        ...meta,
        properties: schema.properties ?? {},
        required: schema.required ?? [],
        extra: extraOf(schema),
        ...(schema['x-fields'] === undefined ? {} : { facts: schema['x-fields'] }),
        ...(schema['x-open-variant'] ? { openVariant: true } : {}),
      };
    default:
      return { kind: 'any', bounds: {} };
  }
}

function extraOf(schema: AnySchema): boolean | JsonSchema {
  const patterns = Object.values(schema.patternProperties ?? {});
  const [pattern] = patterns;
  if (pattern !== undefined) return patterns.length === 1 ? simple(pattern) : true;
  return schema.additionalProperties === undefined ? true : simple(schema.additionalProperties);
}

const simple = (extra: boolean | JsonSchema) =>
  typeof extra === 'object' && Object.keys(extra).length === 0 ? true : extra;

/** Bounds that say something: the largest safe integer is no bound, and a count is never negative. */
function boundsOf(schema: AnySchema): Partial<Record<Bound, number>> {
  const bounds: Partial<Record<Bound, number>> = {};
  for (const key of [...LOWER, ...UPPER]) {
    const value = schema[key];
    if (value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER) continue;
    if (value === 0 && (key === 'minLength' || key === 'minItems' || key === 'minProperties')) continue;
    bounds[key] = value;
  }
  return bounds;
}

/** Both have to hold. Kinds that exclude each other are left out. */
function cross(left: readonly Shape[], right: readonly Shape[]): Shape[] {
  return left.flatMap(a =>
    right.flatMap(b => {
      if (a.kind === 'any') return [b];
      if (b.kind === 'any') return [a];
      return a.kind === b.kind ? [both(a, b)] : [];
    }),
  );
}

function both(a: Shape, b: Shape): Shape {
  const bounds = { ...a.bounds, ...b.bounds };
  if (a.kind !== 'object') return { ...a, ...b, bounds };
  return {
    ...a,
    ...b,
    bounds,
    properties: { ...a.properties, ...b.properties },
    required: [...new Set([...(a.required ?? []), ...(b.required ?? [])])],
    extra: a.extra === true ? (b.extra ?? true) : (a.extra ?? true),
    facts: { ...a.facts, ...b.facts },
  };
}

/** Joins scalars of one kind; a shape that allows anything swallows all others. */
function merge(list: readonly Shape[]): Shape[] {
  const anything = list.find(({ kind }) => kind === 'any');
  if (anything !== undefined) return [anything];
  const result = list.filter(({ kind }) => kind === 'object' || kind === 'array');
  for (const kind of ['string', 'number', 'boolean', 'null'] as const) {
    const same = list.filter(shape => shape.kind === kind);
    if (same.length > 0) result.push(same.reduce(either));
  }
  return result;
}

function either(a: Shape, b: Shape): Shape {
  if (a.values !== undefined && b.values !== undefined) {
    const values = [...new Set([...a.values, ...b.values])];
    if (a.kind === 'boolean' && values.length === 2) return { kind: 'boolean', bounds: {} };
    return { ...a, values };
  }
  const known = [...new Set([...(a.values ?? a.known ?? []), ...(b.values ?? b.known ?? [])])];
  const free = a.values === undefined ? a : b;
  const { known: _known, ...rest } = free;
  return known.length === 0 ? rest : { ...rest, known };
}
