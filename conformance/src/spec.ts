/** What the suite reads from the published specification. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Ref {
  readonly $ref: string;
}

export interface Requirement {
  readonly id: string;
  readonly level: 'MUST' | 'SHOULD';
  readonly subject: 'gateway' | 'client';
  readonly text: string;
  readonly provenance: string;
  readonly source: string;
  readonly about: readonly string[];
  readonly cases: readonly string[];
  readonly untested?: string;
}

export interface SpecMethod {
  readonly params: Ref;
  readonly result: Ref;
  readonly final?: Ref;
}

/** The parts of `protocol.json` that matter here. */
export interface Spec {
  readonly spec: string;
  readonly protocols: readonly number[];
  readonly frames: { readonly request: Ref; readonly response: Ref; readonly event: Ref };
  readonly methods: Readonly<Record<string, SpecMethod>>;
  readonly events: Readonly<Record<string, { readonly payload: Ref }>>;
  readonly detailCodes: Readonly<Record<string, { readonly details?: Ref }>>;
  readonly requirements: readonly Requirement[];
  readonly $defs: Readonly<Record<string, SchemaNode>>;
}

/** A JSON Schema node as far as the projection to one protocol looks into it. */
export interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly allOf?: readonly SchemaNode[];
  readonly 'x-fields'?: Readonly<Record<string, FieldFacts>>;
}

interface FieldFacts {
  readonly since?: number;
  readonly until?: number;
  readonly requiredSince?: number;
}

let cached: Spec | undefined;

/** The specification this suite judges by: `@clawspec/protocol/protocol.json`. */
export function loadSpec(): Spec {
  cached ??= JSON.parse(
    readFileSync(fileURLToPath(import.meta.resolve('@clawspec/protocol/protocol.json')), 'utf8'),
  ) as Spec;
  return cached;
}

/**
 * A schema as one protocol version has it: members of other versions are unknown to it, and members
 * that this version always carries are required. Open objects stay open.
 */
export function projectSchema(schema: SchemaNode, protocol: number): SchemaNode {
  const nested = (child: SchemaNode) => projectSchema(child, protocol);
  const result: Record<string, unknown> = { ...schema };
  if (schema.properties !== undefined) {
    const facts = schema['x-fields'] ?? {};
    const known = Object.entries(schema.properties).filter(
      ([name]) =>
        (facts[name]?.since ?? 0) <= protocol && protocol <= (facts[name]?.until ?? Number.POSITIVE_INFINITY),
    );
    const names = new Set(known.map(([name]) => name));
    const required = new Set((schema.required ?? []).filter(name => names.has(name)));
    for (const name of names) {
      const from = facts[name]?.requiredSince;
      if (from !== undefined && from <= protocol) required.add(name);
      if (from !== undefined && from > protocol) required.delete(name);
    }
    result['properties'] = Object.fromEntries(known.map(([name, child]) => [name, nested(child)]));
    result['required'] = [...required];
  }
  if (typeof schema.additionalProperties === 'object') {
    result['additionalProperties'] = nested(schema.additionalProperties);
  }
  if (schema.items !== undefined) result['items'] = nested(schema.items);
  for (const key of ['anyOf', 'oneOf', 'allOf'] as const) {
    if (schema[key] !== undefined) result[key] = schema[key].map(nested);
  }
  return result as SchemaNode;
}
