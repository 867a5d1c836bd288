/** Declarations without bodies, for readers: members, cases and their types. */
import type { IrMethod } from '../../ir.ts';
import { methodMember } from './catalogue.ts';
import type { Declaration, Property } from './model.ts';
import { caseNames, escaped } from './names.ts';

export function interfaceOf(declaration: Declaration, indent = ''): string {
  const inner = `${indent}  `;
  const block = (head: string, lines: readonly string[], nested: readonly Declaration[]) => {
    const body = [
      ...lines.map(line => `${inner}${line}\n`),
      ...nested.map(type => interfaceOf(type, inner)),
    ].join('');
    return body === '' ? `${indent}${head} {}\n` : `${indent}${head} {\n${body}${indent}}\n`;
  };
  switch (declaration.kind) {
    case 'struct': {
      const members = declaration.properties.map(
        property => `${property.fixed === undefined ? 'var' : 'let'} ${member(property)}`,
      );
      const others = declaration.keepsOthers ? ['var additional: [String: JSONValue]'] : [];
      return block(`struct ${declaration.name}`, [...members, ...others], declaration.nested);
    }
    case 'strings': {
      const cases = [...caseNames(declaration.values).values()].map(name => `case ${escaped(name)}`);
      const unknown = declaration.open ? ['case unknown(String)'] : [];
      return block(
        `enum ${declaration.name}: ${declaration.open ? 'OpenEnum' : 'String'}`,
        [...cases, ...unknown],
        [],
      );
    }
    case 'union': {
      const cases = declaration.members.map(
        ({ name, type }) => `case ${escaped(name)}${type === undefined ? '' : `(${type})`}`,
      );
      const unknown = declaration.unknown === undefined ? [] : [`case unknown(${declaration.unknown})`];
      return block(`enum ${declaration.name}`, [...cases, ...unknown], declaration.nested);
    }
    case 'alias':
      return [
        `${indent}typealias ${declaration.name} = ${declaration.target}\n`,
        ...declaration.nested.map(type => interfaceOf(type, indent)),
      ].join('');
  }
}

function member({ name, type, optional, fixed }: Property): string {
  return `${escaped(name)}: ${type}${optional ? '?' : ''}${fixed === undefined ? '' : ` = ${fixed}`}`;
}

/** The line that calls a method, with the parameters that cannot be left out. */
export function callLine(name: string, method: IrMethod, params: Declaration | undefined): string {
  const call = method.final === undefined ? 'call' : 'start';
  return `try await client.${call}(.${methodMember(name)}${argument(params)})`;
}

function argument(params: Declaration | undefined): string {
  if (params?.kind === 'union') return ', .init(…)';
  if (params?.kind !== 'struct') return '';
  const needed = params.properties.filter(
    property => !property.optional && property.preset === undefined && property.fixed === undefined,
  );
  if (needed.length > 0) return `, .init(${needed.map(property => `${property.name}: …`).join(', ')})`;
  // Params whose only required member has a default still have to be named.
  return params.properties.some(property => property.preset !== undefined) ? ', .init(…)' : '';
}
