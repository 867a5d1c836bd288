/** Unions as enumerations with payloads. */
import { docLines } from './doc.ts';
import type { Mark, UnionDeclaration, UnionMember } from './model.ts';
import { escaped, literal } from './names.ts';
import { parameters, renderNested, settable } from './render.ts';

const STEP = '  ';

/**
 * Unions of objects are indirect: a value of one is a pointer, however large the largest member is, and the compiler
 * need not write out the copying of every member wherever one is passed on.
 */
export function renderUnion(union: UnionDeclaration, indent: string): string {
  const inner = indent + STEP;
  const byShape = union.members.some(({ mark }) => mark.by === 'shape' || mark.by === 'constant');
  const literals = byShape ? literalsOf(union) : [];
  const conforms = ['Codable', 'Hashable', 'Sendable', ...literals.map(({ name }) => name)].join(', ');
  const doc = [
    ...union.doc,
    ...(union.unknown === undefined ? [] : ['What is not known here is kept in `unknown`.']),
  ];
  const parts = [
    [
      ...union.members.map(member => caseLine(member, inner)),
      ...(union.unknown === undefined ? [] : [`${inner}case unknown(${union.unknown})\n`]),
    ].join(''),
    ...union.members.map(member => forwardInitialiser(member, inner)),
    byShape ? decodeByShape(union, inner) : decodeByMembers(union, inner),
    byShape ? encodeByShape(union, inner) : encodeMembers(union, inner),
    ...literals.map(({ text }) => `${inner}${text}\n`),
    ...renderNested(union.nested, inner),
  ].filter(part => part !== '');
  return `${docLines(doc, indent)}${indent}public ${byShape ? '' : 'indirect '}enum ${union.name}: ${conforms} {\n${parts.join('\n')}${indent}}\n`;
}

function caseLine({ name, type }: UnionMember, indent: string): string {
  return `${indent}case ${escaped(name)}${type === undefined ? '' : `(${type})`}\n`;
}

/** `init(jobId:)` on the union, so that the caller need not name the member. */
function forwardInitialiser({ name, type, forward }: UnionMember, indent: string): string {
  if (forward === undefined || type === undefined) return '';
  const passed = settable(forward).map(({ name: label }) => `${label}: ${escaped(label)}`);
  return `${indent}public init(${parameters(forward).join(', ')}) {\n${indent}${STEP}self = .${name}(${type}(${passed.join(', ')}))\n${indent}}\n`;
}

function decodeByMembers(union: UnionDeclaration, indent: string): string {
  const inner = indent + STEP;
  const body = union.tag === undefined ? byKey(union, inner) : byTag(union, union.tag, inner);
  return `${indent}public init(from decoder: any Decoder) throws {\n${inner}let members = try decoder.container(keyedBy: WireKey.self)\n${body}${indent}}\n`;
}

function byTag(union: UnionDeclaration, tag: string, indent: string): string {
  const groups = new Map<string, UnionMember[]>();
  for (const member of union.members) {
    if (member.mark.by !== 'tag') throw new Error(`${union.path}: ${member.name} has no tag`);
    const label = member.mark.values.map(literal).join(', ');
    groups.set(label, [...(groups.get(label) ?? []), member]);
  }
  const cases = [...groups].map(([label, members]) =>
    members.length === 1 && members[0] !== undefined
      ? `${indent}case ${label}: self = .${members[0].name}(try ${members[0].type}(from: decoder))\n`
      : `${indent}case ${label}:\n${chain(union, members, indent + STEP)}`,
  );
  return `${indent}switch try members.decode(String.self, forKey: ${literal(tag)}) {\n${cases.join('')}${indent}default: ${otherwise(union, `another value of ${tag}`)}\n${indent}}\n`;
}

function byKey(union: UnionDeclaration, indent: string): string {
  return chain(union, union.members, indent);
}

/** Members that are told apart by a member that only they have. */
function chain(union: UnionDeclaration, members: readonly UnionMember[], indent: string): string {
  const tests = members.map(({ name, type, mark }) => {
    const key = keyOf(mark);
    return `if members.contains(${literal(key)}) {\n${indent}${STEP}self = .${name}(try ${type}(from: decoder))\n${indent}}`;
  });
  return `${indent}${tests.join(' else ')} else {\n${indent}${STEP}${otherwise(union, 'the member that tells which it is is missing')}\n${indent}}\n`;
}

function keyOf(mark: Mark): string {
  if ((mark.by === 'key' || mark.by === 'tag') && mark.key !== undefined) return mark.key;
  throw new Error('a member of a union has no key');
}

function otherwise(union: UnionDeclaration, problem: string): string {
  if (union.unknown !== undefined) return `self = .unknown(try ${union.unknown}(from: decoder))`;
  const text = `${union.path}: ${problem}`;
  return `throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: ${literal(text)}))`;
}

function encodeMembers(union: UnionDeclaration, indent: string): string {
  const names = [
    ...union.members.map(({ name }) => name),
    ...(union.unknown === undefined ? [] : ['unknown']),
  ];
  const lines = names.map(
    name => `${indent}${STEP}case .${name}(let value): try value.encode(to: encoder)\n`,
  );
  return `${indent}public func encode(to encoder: any Encoder) throws {\n${indent}${STEP}switch self {\n${lines.join('')}${indent}${STEP}}\n${indent}}\n`;
}

/** Constants first, then scalars; a list or an object last, so that what is wrong inside them is told. */
function decodeByShape(union: UnionDeclaration, indent: string): string {
  const inner = indent + STEP;
  const rank = ({ mark }: UnionMember) =>
    mark.by === 'constant'
      ? 0
      : ['string', 'number', 'boolean', 'array', 'object'].indexOf(mark.by === 'shape' ? mark.shape : '') + 1;
  const ordered = [...union.members].sort((a, b) => rank(a) - rank(b));
  const last = ordered.at(-1);
  const lines = ordered.map(member => {
    const { name, type, mark } = member;
    if (mark.by === 'constant') {
      const scalar = typeof mark.value === 'string' ? 'String' : 'Bool';
      return `if (try? container.decode(${scalar}.self)) == ${typeof mark.value === 'string' ? literal(mark.value) : mark.value} {\n${inner}${STEP}self = .${name}\n${inner}} else `;
    }
    if (member === last)
      return `{\n${inner}${STEP}self = .${name}(try container.decode(${type}.self))\n${inner}}\n`;
    return `if let value = try? container.decode(${type}.self) {\n${inner}${STEP}self = .${name}(value)\n${inner}} else `;
  });
  return `${indent}public init(from decoder: any Decoder) throws {\n${inner}let container = try decoder.singleValueContainer()\n${inner}${lines.join('')}${indent}}\n`;
}

function encodeByShape({ members }: UnionDeclaration, indent: string): string {
  const inner = indent + STEP;
  const lines = members.map(({ name, mark }) =>
    mark.by === 'constant'
      ? `${inner}case .${name}: try container.encode(${typeof mark.value === 'string' ? literal(mark.value) : mark.value})\n`
      : `${inner}case .${name}(let value): try container.encode(value)\n`,
  );
  return `${indent}public func encode(to encoder: any Encoder) throws {\n${inner}var container = encoder.singleValueContainer()\n${inner}switch self {\n${lines.join('')}${inner}}\n${indent}}\n`;
}

/** Literals stand for members: `content: "text"`, `fastMode: true`. */
function literalsOf({ members }: UnionDeclaration): { name: string; text: string }[] {
  const named = (shape: string) => members.find(({ mark }) => mark.by === 'shape' && mark.shape === shape);
  const found: { name: string; text: string }[] = [];
  const add = (shape: string, name: string, label: string, type: string) => {
    const member = named(shape);
    if (member === undefined) return;
    found.push({
      name: `ExpressibleBy${name}Literal`,
      text: `public init(${label} value: ${type}) { self = .${member.name}(value) }`,
    });
  };
  add('string', 'String', 'stringLiteral', 'String');
  add('number', 'Float', 'floatLiteral', 'Double');
  add('boolean', 'Boolean', 'booleanLiteral', 'Bool');
  const number = named('number');
  if (number !== undefined) {
    found.push({
      name: 'ExpressibleByIntegerLiteral',
      text: `public init(integerLiteral value: Int) { self = .${number.name}(Double(value)) }`,
    });
  }
  return found;
}
