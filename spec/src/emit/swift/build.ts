/** From schemas to declarations: every definition becomes a type, what is nested becomes a nested type. */
import type { FieldFacts } from '../../define.ts';
import type { Ir, JsonSchema } from '../../ir.ts';
import { refName } from '../emitter.ts';
import { memberDoc } from './doc.ts';
import type { Declaration, Property, Versions } from './model.ts';
import { caseName, memberName, nestedTypeName, singular, typeName } from './names.ts';
import { buildUnion } from './unions.ts';

/** Where a nested type is declared. */
export interface Scope {
  readonly path: string;
  /** Names that are visible here already. */
  readonly taken: Set<string>;
  readonly nested: Declaration[];
  /** Whether gateways send what is declared here: then unions keep what they do not know. */
  readonly received: boolean;
  /** Whether those who make such values may add members. */
  readonly extensible: boolean;
}

export interface Found {
  readonly type: string;
  readonly nullable: boolean;
  /** The only value of a tag. */
  readonly fixed?: string;
}

export class Builder {
  readonly ir: Ir;
  /** Registries of the protocol that have a type of their own, by their values. */
  readonly #registries: ReadonlyMap<string, string>;
  /** Params of methods: who calls a method does not invent members. */
  readonly #params: ReadonlySet<string>;
  /** Params to the member that holds their idempotency key. */
  readonly #keys: ReadonlyMap<string, string>;

  constructor(ir: Ir) {
    this.ir = ir;
    this.#registries = new Map([
      [JSON.stringify(Object.keys(ir.errors)), 'ErrorCode'],
      [JSON.stringify(ir.clients.ids), 'ClientID'],
      [JSON.stringify(ir.clients.modes), 'ClientMode'],
    ]);
    this.#params = new Set(Object.values(ir.methods).map(({ params }) => refName(params)));
    this.#keys = new Map(
      Object.values(ir.methods).flatMap(({ params, idempotency }): [string, string][] =>
        idempotency.kind === 'keyed' ? [[refName(params), idempotency.field]] : [],
      ),
    );
  }

  resolve(schema: JsonSchema): JsonSchema {
    if (schema.$ref === undefined) return schema;
    const target = this.ir.$defs[refName({ $ref: schema.$ref })];
    if (target === undefined) throw new Error(`nothing is called ${schema.$ref}`);
    return target;
  }

  definition(name: string, schema: JsonSchema, doc: readonly string[], received: boolean): Declaration {
    const scope: Scope = {
      path: name,
      taken: new Set([...Object.keys(this.ir.$defs), name]),
      nested: [],
      received,
      extensible: !received && !this.#params.has(name),
    };
    const mayBeNull = alternativesOf(schema)?.some(member => member.type === 'null') === true;
    const declared = mayBeNull ? undefined : this.#declare(name, name, schema, scope, doc);
    if (declared !== undefined) return declared;
    // What is only another name has no scope of its own: its parts are declared beside it. What may be null is
    // an alias of `Nullable<…>`.
    const outer: Scope = { ...scope, path: '' };
    const found = this.typeOf(schema, `${name}Value`, outer);
    return {
      kind: 'alias',
      name,
      path: name,
      doc,
      target: found.nullable ? `Nullable<${found.type}>` : found.type,
      nested: outer.nested,
    };
  }

  /** The Swift type of a schema; declares nested types in `scope` under a name made from `hint`. */
  typeOf(schema: JsonSchema, hint: string, scope: Scope): Found {
    if (schema.$ref !== undefined) return plain(refName({ $ref: schema.$ref }));
    const registry = this.#registries.get(JSON.stringify(stringValues(schema)?.values ?? null));
    if (registry !== undefined) return plain(registry);
    const alternatives = alternativesOf(schema);
    if (alternatives !== undefined) {
      const others = alternatives.filter(member => member.type !== 'null');
      const nullable = others.length < alternatives.length;
      const only = others.length === 1 ? others[0] : undefined;
      const inner = only === undefined ? this.#nest(hint, schema, scope) : this.typeOf(only, hint, scope);
      return { ...inner, nullable: nullable || inner.nullable };
    }
    if (schema['x-open'] !== undefined || (schema.enum !== undefined && schema.type === 'string'))
      return this.#nest(hint, schema, scope);
    if (typeof schema.const === 'string') {
      return { ...this.#nest(hint, schema, scope), fixed: `.${caseName(schema.const)}` };
    }
    switch (schema.type) {
      case 'string':
        return plain('String');
      case 'boolean':
        return plain('Bool');
      case 'integer':
        return plain('Int64');
      case 'number':
        return plain(typeof schema.const === 'number' && Number.isInteger(schema.const) ? 'Int64' : 'Double');
      case 'array':
        return plain(`[${this.#element(schema.items ?? {}, singular(hint), scope)}]`);
      case 'object':
        if (schema.properties !== undefined) return this.#nest(hint, schema, scope);
        return plain(
          `[String: ${typeof schema.additionalProperties === 'object' ? this.#element(schema.additionalProperties, singular(hint), scope) : 'JSONValue'}]`,
        );
      case undefined:
        return plain('JSONValue');
      default:
        throw new Error(`no Swift type for ${JSON.stringify(schema)} (${scope.path}.${hint})`);
    }
  }

  /** Members of an object, in their order. */
  properties(schema: JsonSchema, scope: Scope): Property[] {
    const required = new Set(schema.required ?? []);
    const seen = new Map<string, string>();
    return Object.entries(schema.properties ?? {}).map(([wire, property]) => {
      const name = memberName(wire);
      const other = seen.get(name);
      if (other !== undefined) throw new Error(`${scope.path}: ${wire} and ${other} would both be ${name}`);
      seen.set(name, wire);
      const found = this.typeOf(property, wire, scope);
      const always = required.has(wire);
      return {
        wire,
        name,
        type: found.nullable && !always ? `Nullable<${found.type}>` : found.type,
        optional: found.nullable || !always,
        nullWhenNil: found.nullable && always,
        ...(always && found.fixed !== undefined ? { fixed: found.fixed } : {}),
        ...(always && this.#keys.get(scope.path) === wire ? { preset: 'newIdempotencyKey()' } : {}),
        doc: memberDoc(property, schema['x-fields']?.[wire]),
      };
    });
  }

  #element(schema: JsonSchema, hint: string, scope: Scope): string {
    const found = this.typeOf(schema, hint, scope);
    return found.nullable ? `Nullable<${found.type}>` : found.type;
  }

  #nest(hint: string, schema: JsonSchema, scope: Scope): Found {
    const name = nestedTypeName(typeName(hint), scope.taken);
    scope.taken.add(name);
    const path = scope.path === '' ? name : `${scope.path}.${name}`;
    // A type may carry the name of one further out: nothing in here means that one.
    const inner: Scope = {
      path,
      taken: new Set([...Object.keys(this.ir.$defs), name]),
      nested: [],
      received: scope.received,
      extensible: scope.extensible,
    };
    const declared = this.#declare(
      name,
      path,
      schema,
      inner,
      schema.description === undefined ? [] : [schema.description],
    );
    if (declared === undefined) throw new Error(`${path} is no type of its own`);
    scope.nested.push(declared);
    return plain(name);
  }

  #declare(
    name: string,
    path: string,
    schema: JsonSchema,
    scope: Scope,
    doc: readonly string[],
  ): Declaration | undefined {
    const values = stringValues(schema);
    if (values !== undefined) return { kind: 'strings', name, path, doc, ...values };
    const alternatives = alternativesOf(schema);
    if (alternatives !== undefined) {
      const members = alternatives.filter(member => member.type !== 'null');
      return buildUnion(this, { name, path, doc, schema, members, scope });
    }
    if (schema.type !== 'object' || schema.properties === undefined) return undefined;
    return {
      kind: 'struct',
      name,
      path,
      doc,
      properties: this.properties(schema, scope),
      nested: scope.nested,
      keepsOthers: keepsOthers(schema, scope),
      versions: versionsOf(schema['x-fields'] ?? {}),
    };
  }
}

/**
 * Whether members that the specification does not name are kept (decision 12): where they are all there is, and where
 * the sender may add some. What gateways send beyond the specification is left out.
 */
function keepsOthers(schema: JsonSchema, scope: Scope): boolean {
  if (schema['x-open-variant'] === true) return true;
  return scope.extensible && schema.additionalProperties !== false;
}

const plain = (type: string): Found => ({ type, nullable: false });

/** The members of a union, without unions inside unions. */
function alternativesOf(schema: JsonSchema): JsonSchema[] | undefined {
  const members = schema.anyOf ?? schema.oneOf;
  return members?.flatMap(member => alternativesOf(member) ?? [member]);
}

/** Values of a schema that allows strings only. */
function stringValues(schema: JsonSchema): { open: boolean; values: readonly string[] } | undefined {
  if (schema['x-open'] !== undefined) return { open: true, values: schema['x-open'] };
  if (typeof schema.const === 'string') return { open: false, values: [schema.const] };
  if (schema.enum !== undefined) return { open: false, values: schema.enum.map(String) };
  const members = alternativesOf(schema)?.filter(member => member.type !== 'null');
  if (members === undefined || members.some(member => member.type !== 'string' || member['x-open']))
    return undefined;
  const constants = members
    .filter(member => typeof member.const === 'string')
    .map(member => String(member.const));
  return constants.length === 0 ? undefined : { open: constants.length < members.length, values: constants };
}

function versionsOf(facts: Readonly<Record<string, FieldFacts>>): Record<string, Versions> {
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([, { since, until }]) => since !== undefined || until !== undefined)
      .map(([wire, { since, until }]) => [
        wire,
        { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) },
      ]),
  );
}
