/**
 * The definitions as one protocol version has them: members that came later or went earlier are left
 * out, members that are always there from this version on are required. Objects stay as open or closed
 * as they are, so a frame of one version validates strictly and a newer member does no harm.
 */
import type { ProtocolVersion } from './define.ts';
import type { JsonSchema } from './ir.ts';

type Definitions = Readonly<Record<string, JsonSchema>>;

export function projectDefinitions(definitions: Definitions, protocol: ProtocolVersion): Definitions {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => [name, project(schema, protocol)]),
  );
}

function project(schema: JsonSchema, protocol: ProtocolVersion): JsonSchema {
  const nested = (child: JsonSchema) => project(child, protocol);
  const facts = schema['x-fields'] ?? {};
  const here = (name: string) =>
    (facts[name]?.since ?? 0) <= protocol && (facts[name]?.until ?? Number.POSITIVE_INFINITY) >= protocol;
  const result: Record<string, unknown> = { ...schema };
  if (schema.properties !== undefined) {
    const names = Object.keys(schema.properties).filter(here);
    const always = names.filter(name => (facts[name]?.requiredSince ?? Number.POSITIVE_INFINITY) <= protocol);
    const optionalBefore = new Set(names.filter(name => (facts[name]?.requiredSince ?? 0) > protocol));
    const required = new Set(
      [...(schema.required ?? []), ...always].filter(name => !optionalBefore.has(name)),
    );
    result['properties'] = Object.fromEntries(
      names.map(name => [name, nested(schema.properties?.[name] as JsonSchema)]),
    );
    if (required.size > 0) result['required'] = [...required];
    else delete result['required'];
  }
  if (typeof schema.additionalProperties === 'object') {
    result['additionalProperties'] = nested(schema.additionalProperties);
  }
  if (schema.items !== undefined) result['items'] = nested(schema.items);
  for (const key of ['anyOf', 'oneOf', 'allOf'] as const) {
    if (schema[key] !== undefined) result[key] = schema[key].map(nested);
  }
  return result as JsonSchema;
}
