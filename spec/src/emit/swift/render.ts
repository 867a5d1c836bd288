/** Declarations as text. */
import { docLines } from './doc.ts';
import type { Declaration, Property, StringsDeclaration, StructDeclaration } from './model.ts';
import { caseNames, escaped, literal } from './names.ts';
import { renderUnion } from './render-union.ts';

const STEP = '  ';
const CONFORMS = 'Codable, Hashable, Sendable';

export function render(declaration: Declaration, indent = ''): string {
  switch (declaration.kind) {
    case 'struct':
      return renderStruct(declaration, indent);
    case 'strings':
      return renderStrings(declaration, indent);
    case 'union':
      return renderUnion(declaration, indent);
    case 'alias':
      return [
        `${docLines(declaration.doc, indent)}${indent}public typealias ${declaration.name} = ${declaration.target}\n`,
        ...declaration.nested.map(nested => render(nested, indent)),
      ].join('\n');
  }
}

export function renderNested(nested: readonly Declaration[], indent: string): string[] {
  return nested.map(declaration => render(declaration, indent));
}

function renderStruct(declaration: StructDeclaration, indent: string): string {
  const inner = indent + STEP;
  const { name, properties } = declaration;
  const conforms =
    Object.keys(declaration.versions).length === 0 ? CONFORMS : `${CONFORMS}, VersionedMembers`;
  const parts = [
    properties.map(property => storedProperty(property, inner)).join(''),
    declaration.keepsOthers
      ? `${inner}/// Members that have no name of their own here.\n${inner}public var additional: [String: JSONValue]\n`
      : '',
    initialiser(declaration, inner),
    ...(properties.length === 0 && !declaration.keepsOthers
      ? []
      : [codingKeys(declaration, inner), coding(declaration, inner)]),
    versions(declaration, inner),
    ...renderNested(declaration.nested, inner),
  ].filter(part => part !== '');
  return `${docLines(declaration.doc, indent)}${indent}public struct ${name}: ${conforms} {\n${parts.join('\n')}${indent}}\n`;
}

const typeText = (property: Property) => `${property.type}${property.optional ? '?' : ''}`;

function storedProperty(property: Property, indent: string): string {
  const declared =
    property.fixed === undefined
      ? `public var ${escaped(property.name)}: ${typeText(property)}`
      : `public private(set) var ${escaped(property.name)}: ${property.type} = ${property.fixed}`;
  return `${docLines(property.doc, indent)}${indent}${declared}\n`;
}

/** `name: Type` and its default, as in a parameter list. */
export function parameters(properties: readonly Property[]): string[] {
  return settable(properties).map(
    property => `${escaped(property.name)}: ${typeText(property)}${presetOf(property)}`,
  );
}

function presetOf({ optional, preset }: Property): string {
  if (preset !== undefined) return ` = ${preset}`;
  return optional ? ' = nil' : '';
}

export const settable = (properties: readonly Property[]) =>
  properties.filter(({ fixed }) => fixed === undefined);

function initialiser({ properties, keepsOthers }: StructDeclaration, indent: string): string {
  const given = parameters(properties);
  if (keepsOthers) given.push('additional: [String: JSONValue] = [:]');
  if (given.length === 0) return `${indent}public init() {}\n`;
  const oneLine = `${indent}public init(${given.join(', ')}) {\n`;
  const head =
    oneLine.length <= 120
      ? oneLine
      : `${indent}public init(\n${given.map(text => indent + STEP + text).join(',\n')}\n${indent}) {\n`;
  const body = [...settable(properties).map(({ name }) => name), ...(keepsOthers ? ['additional'] : [])];
  return `${head}${body.map(name => `${indent}${STEP}self.${name} = ${escaped(name)}\n`).join('')}${indent}}\n`;
}

function codingKeys({ properties, keepsOthers }: StructDeclaration, indent: string): string {
  if (keepsOthers || properties.every(({ wire, name }) => wire === name)) return '';
  const cases = properties.map(
    ({ wire, name }) =>
      `${indent}${STEP}case ${escaped(name)}${wire === name ? '' : ` = ${literal(wire)}`}\n`,
  );
  return `${indent}private enum CodingKeys: String, CodingKey {\n${cases.join('')}${indent}}\n`;
}

/** Coding is left to the compiler unless a nil has to be written as null, or members without a name are kept. */
function coding(declaration: StructDeclaration, indent: string): string {
  const { properties } = declaration;
  if (declaration.keepsOthers) return decodeWithOthers(declaration, indent) + encode(declaration, indent);
  return properties.some(({ nullWhenNil }) => nullWhenNil) ? encode(declaration, indent) : '';
}

function encode({ properties, keepsOthers }: StructDeclaration, indent: string): string {
  const inner = indent + STEP;
  const key = ({ wire, name }: Property) => (keepsOthers ? literal(wire) : `.${name}`);
  const lines = properties.map(property => {
    const how = property.optional && !property.nullWhenNil ? 'encodeIfPresent' : 'encode';
    return `${inner}try container.${how}(${escaped(property.name)}, forKey: ${key(property)})\n`;
  });
  const others = keepsOthers ? `${inner}try container.encodeOthers(additional)\n` : '';
  const keys = keepsOthers ? 'WireKey' : 'CodingKeys';
  return `${indent}public func encode(to encoder: any Encoder) throws {\n${inner}var container = encoder.container(keyedBy: ${keys}.self)\n${lines.join('')}${others}${indent}}\n`;
}

function decodeWithOthers({ properties }: StructDeclaration, indent: string): string {
  const inner = indent + STEP;
  const lines = properties.map(
    ({ wire, name, type, optional }) =>
      `${inner}${escaped(name)} = try container.${optional ? 'decodeIfPresent' : 'decode'}(${type}.self, forKey: ${literal(wire)})\n`,
  );
  const known = properties.map(({ wire }) => literal(wire)).join(', ');
  return `${indent}public init(from decoder: any Decoder) throws {\n${inner}let container = try decoder.container(keyedBy: WireKey.self)\n${lines.join('')}${inner}additional = try container.decodeOthers(than: [${known}])\n${indent}}\n\n`;
}

function versions({ versions: members }: StructDeclaration, indent: string): string {
  const entries = Object.entries(members);
  if (entries.length === 0) return '';
  const lines = entries.map(([wire, { since, until }]) => {
    const range = [
      since === undefined ? '' : `since: ${since}`,
      until === undefined ? '' : `until: ${until}`,
    ];
    return `${indent}${STEP}${literal(wire)}: ProtocolRange(${range.filter(text => text !== '').join(', ')}),\n`;
  });
  return `${indent}/// Members that not every protocol has, by wire name.\n${indent}public static let memberVersions: [String: ProtocolRange] = [\n${lines.join('')}${indent}]\n`;
}

function renderStrings({ name, open, values, doc }: StringsDeclaration, indent: string): string {
  const inner = indent + STEP;
  const names = [...caseNames(values)];
  if (!open) {
    const cases = names.map(
      ([value, member]) =>
        `${inner}case ${escaped(member)}${value === member ? '' : ` = ${literal(value)}`}\n`,
    );
    return `${docLines(doc, indent)}${indent}public enum ${name}: String, CaseIterable, ${CONFORMS} {\n${cases.join('')}${indent}}\n`;
  }
  const each = (line: (value: string, member: string) => string) =>
    names.map(([value, member]) => `${inner}${STEP}${line(literal(value), member)}\n`).join('');
  return `${docLines([...doc, 'An open set: values that are not known here are kept in `unknown`.'], indent)}${indent}public enum ${name}: OpenEnum {
${names.map(([, member]) => `${inner}case ${escaped(member)}\n`).join('')}${inner}case unknown(String)

${inner}public init(rawValue: String) {
${inner}${STEP}switch rawValue {
${each((value, member) => `case ${value}: self = .${member}`)}${inner}${STEP}default: self = .unknown(rawValue)
${inner}${STEP}}
${inner}}

${inner}public var rawValue: String {
${inner}${STEP}switch self {
${each((value, member) => `case .${member}: ${value}`)}${inner}${STEP}case .unknown(let value): value
${inner}${STEP}}
${inner}}

${inner}public static var knownCases: [Self] { [${names.map(([, member]) => `.${member}`).join(', ')}] }
${indent}}
`;
}
