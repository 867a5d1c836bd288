/**
 * TypeBox to one bundle of named definitions.
 *
 * Composition by value keeps `$id`; every nested schema with an `$id` becomes a `$ref`, so each type
 * exists once and keeps its name. Facts about properties move to the parent object, because nothing
 * may stand beside a `$ref`.
 */
import { FIELD, FIELDS } from './define.ts';
import type { JsonSchema } from './ir.ts';
import type { TSchema } from './typebox.ts';

export class BundleError extends Error {
  override readonly name = 'BundleError';
}

/** Hoists every named schema below the roots. Throws when two different schemas carry one name. */
export function bundle(roots: Iterable<TSchema>): Record<string, JsonSchema> {
  const definitions = new Map<string, { source: string; schema: JsonSchema }>();
  const open = new Set<string>();

  function define(schema: Record<string, unknown>): JsonSchema {
    const id = schema['$id'] as string;
    const { $id: _id, [FIELD]: _facts, ...rest } = schema;
    const source = JSON.stringify(rest);
    const known = definitions.get(id);
    if (known !== undefined && withoutDescription(known.source) !== withoutDescription(source)) {
      throw new BundleError(`two different schemas are named ${id}`);
    }
    if (known === undefined && !open.has(id)) {
      open.add(id);
      definitions.set(id, { source, schema: convert(rest) });
      open.delete(id);
    }
    return { $ref: `#/$defs/${id}` };
  }

  function child(schema: unknown): JsonSchema {
    const object = schema as Record<string, unknown>;
    if (typeof object['$id'] === 'string') return define(object);
    const { [FIELD]: _facts, ...rest } = object;
    return convert(rest);
  }

  function convert(schema: Record<string, unknown>): JsonSchema {
    const result: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'properties')
        Object.assign(result, properties(value as Record<string, Record<string, unknown>>));
      else if (key === 'items' || (key === 'additionalProperties' && typeof value === 'object'))
        result[key] = child(value);
      else if (key === 'anyOf' || key === 'oneOf' || key === 'allOf') {
        Object.assign(result, union(key, value as Record<string, unknown>[]));
      } else if (key === 'patternProperties') {
        const patterns = Object.values(value as Record<string, unknown>);
        if (patterns.length !== 1) throw new BundleError('a record has exactly one pattern');
        result['additionalProperties'] = child(patterns[0]);
      } else result[key] = value;
    }
    return result as JsonSchema;
  }

  function properties(source: Record<string, Record<string, unknown>>): Record<string, unknown> {
    const facts: Record<string, unknown> = {};
    const converted: Record<string, JsonSchema> = {};
    for (const [name, schema] of Object.entries(source)) {
      if (schema[FIELD] !== undefined) facts[name] = schema[FIELD];
      converted[name] = child(schema);
    }
    return Object.keys(facts).length === 0
      ? { properties: converted }
      : { properties: converted, [FIELDS]: facts };
  }

  /** A union of string literals is an `enum`: every tool reads that better. */
  function union(key: string, members: Record<string, unknown>[]): Record<string, unknown> {
    const literals = members.map(member => member['const']);
    if (members.length > 0 && members.every(m => typeof m['const'] === 'string' && m['$id'] === undefined)) {
      return { type: 'string', enum: literals };
    }
    return { [key]: members.map(child) };
  }

  for (const root of roots) {
    if (typeof root.$id !== 'string') throw new BundleError('every root of the bundle needs a name');
    define(root as unknown as Record<string, unknown>);
  }
  return Object.fromEntries(
    [...definitions.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, { schema }]) => [id, schema]),
  );
}

function withoutDescription(source: string): string {
  const { description: _description, ...rest } = JSON.parse(source) as Record<string, unknown>;
  return JSON.stringify(rest);
}
