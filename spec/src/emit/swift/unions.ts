/** Unions: how their members are told apart, and what their cases are called. */
import type { JsonSchema } from '../../ir.ts';
import { refName } from '../emitter.ts';
import type { Builder, Scope } from './build.ts';
import type { Declaration, Mark, StructDeclaration, UnionDeclaration, UnionMember } from './model.ts';
import { caseName, commonPrefix } from './names.ts';

interface Given {
  readonly name: string;
  readonly path: string;
  readonly doc: readonly string[];
  readonly schema: JsonSchema;
  readonly members: readonly JsonSchema[];
  readonly scope: Scope;
}

export function buildUnion(builder: Builder, given: Given): UnionDeclaration {
  const objects = given.members.every(member => builder.resolve(member).type === 'object');
  return objects ? objectUnion(builder, given) : shapeUnion(builder, given);
}

/** Members of different JSON types. */
function shapeUnion(builder: Builder, { name, path, doc, members, scope }: Given): UnionDeclaration {
  const built = members.map((member): UnionMember => {
    if (typeof member.const === 'string') {
      return { name: caseName(member.const), mark: { by: 'constant', value: member.const } };
    }
    if (typeof member.const === 'boolean') {
      return { name: member.const ? 'enabled' : 'disabled', mark: { by: 'constant', value: member.const } };
    }
    const shape = shapeOf(builder.resolve(member));
    const caseNames = {
      string: 'string',
      number: 'number',
      boolean: 'bool',
      array: 'list',
      object: 'settings',
    };
    return {
      name: caseNames[shape],
      type: builder.typeOf(member, caseNames[shape], scope).type,
      mark: { by: 'shape', shape },
    };
  });
  const shapes = built.map(({ mark }) => (mark.by === 'shape' ? mark.shape : JSON.stringify(mark)));
  if (new Set(shapes).size < shapes.length) throw new Error(`${path}: two members have the same JSON type`);
  return { kind: 'union', name, path, doc, members: built, nested: scope.nested };
}

function shapeOf(schema: JsonSchema): 'string' | 'number' | 'boolean' | 'array' | 'object' {
  if (schema.type === 'integer') return 'number';
  switch (schema.type) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'array':
    case 'object':
      return schema.type;
    default:
      throw new Error(`no shape for ${JSON.stringify(schema)}`);
  }
}

/** Objects: told apart by a tag, by a member that only one of them has, or by both. */
function objectUnion(builder: Builder, { name, path, doc, schema, members, scope }: Given): UnionDeclaration {
  const resolved = members.map(member => builder.resolve(member));
  const closed = resolved.filter(member => member['x-open-variant'] !== true);
  const tag = tagOf(schema, closed);
  const names = members.flatMap(member =>
    member.$ref === undefined ? [] : [refName({ $ref: member.$ref })],
  );
  const prefix = commonPrefix(names);
  let unknown = scope.received ? 'JSONValue' : undefined;
  const built: UnionMember[] = [];
  members.forEach((member, index) => {
    const shape = resolved[index] ?? {};
    if (shape['x-open-variant'] === true) {
      unknown = builder.typeOf(member, 'other', scope).type;
      return;
    }
    const mark = markOf(shape, closed, tag, path);
    const caseText = caseOf(member, mark, prefix);
    const type = builder.typeOf(member, caseText, scope).type;
    built.push({ name: caseName(caseText), type, mark });
  });
  const nested = shareNested(scope.nested);
  return {
    kind: 'union',
    name,
    path,
    doc,
    ...(tag === undefined ? {} : { tag }),
    members: tag === undefined ? built.map(member => withForward(member, nested)) : built,
    ...(unknown === undefined ? {} : { unknown }),
    nested,
  };
}

/** Without a tag the names of the members say little: what a member is made of makes the union itself. */
function withForward(member: UnionMember, nested: readonly Declaration[]): UnionMember {
  const declared = nested.find(({ name }) => name === member.type);
  if (declared?.kind !== 'struct') return member;
  const own = declared.nested.map(({ name }) => name);
  const qualified = (type: string) =>
    own.reduce((text, name) => text.replace(new RegExp(`\\b${name}\\b`), `${declared.name}.${name}`), type);
  return {
    ...member,
    forward: declared.properties.map(property => ({ ...property, type: qualified(property.type) })),
  };
}

/** Moves what several members declare alike into the union: one `Mode`, not one for each member. */
function shareNested(declarations: readonly Declaration[]): Declaration[] {
  const structs = declarations.filter(declaration => declaration.kind === 'struct');
  const content = (declaration: Declaration, outer: StructDeclaration) =>
    JSON.stringify(declaration).replaceAll(`"${outer.path}.`, '"');
  const shared = new Map<string, Declaration>();
  for (const struct of structs) {
    for (const inner of struct.nested) {
      const namesakes = structs.flatMap(other =>
        other.nested.filter(({ name }) => name === inner.name).map(found => content(found, other)),
      );
      const alike = namesakes.length > 1 && new Set(namesakes).size === 1;
      if (alike && !declarations.some(({ name }) => name === inner.name)) shared.set(inner.name, inner);
    }
  }
  const kept = declarations.map(declaration =>
    declaration.kind === 'struct'
      ? { ...declaration, nested: declaration.nested.filter(({ name }) => !shared.has(name)) }
      : declaration,
  );
  return [...shared.values(), ...kept];
}

function caseOf(member: JsonSchema, mark: Mark, prefix: string): string {
  if (mark.by === 'tag' && mark.key !== undefined) return mark.key;
  if (mark.by === 'tag' && mark.values.length === 1) return mark.values[0] ?? '';
  if (member.$ref !== undefined)
    return refName({ $ref: member.$ref })
      .slice(prefix.length)
      .replace(/^[A-Z]/, letter => letter.toLowerCase());
  if (mark.by === 'key') return mark.key;
  throw new Error('a member has no name');
}

/** The member by which every object can be told: named by the schema, or the first that is a constant everywhere. */
function tagOf(schema: JsonSchema, members: readonly JsonSchema[]): string | undefined {
  const named = schema['x-tag'] ?? schema.discriminator?.propertyName;
  if (named !== undefined) return named;
  return Object.keys(members[0]?.properties ?? {}).find(key => {
    const lists = members.map(member => tagValues(member, key));
    // A constant that all share (a version, say) tells nothing.
    return lists.every(list => list.length > 0) && new Set(lists.flat()).size > 1;
  });
}

function tagValues(member: JsonSchema, key: string): readonly string[] {
  const property = member.properties?.[key];
  if (property === undefined || !member.required?.includes(key)) return [];
  if (typeof property.const === 'string') return [property.const];
  return property.enum?.map(String) ?? [];
}

function markOf(member: JsonSchema, all: readonly JsonSchema[], tag: string | undefined, path: string): Mark {
  const rivals =
    tag === undefined
      ? all.filter(other => other !== member)
      : all.filter(other => other !== member && overlap(tagValues(other, tag), tagValues(member, tag)));
  const key =
    rivals.length === 0
      ? undefined
      : member.required?.find(candidate =>
          rivals.every(other => other.properties?.[candidate] === undefined),
        );
  if (rivals.length > 0 && key === undefined)
    throw new Error(`${path}: a member cannot be told from the others`);
  if (tag !== undefined)
    return { by: 'tag', values: tagValues(member, tag), ...(key === undefined ? {} : { key }) };
  return { by: 'key', key: key ?? '' };
}

function overlap(a: readonly string[], b: readonly string[]): boolean {
  return a.some(value => b.includes(value));
}
