/** Which definitions a frame needs, and who sends them. */
import type { Ir, JsonSchema, Ref } from '../../ir.ts';
import { refName } from '../emitter.ts';

/** Names of the definitions that a schema names, directly. */
export function refsOf(schema: JsonSchema): string[] {
  const parts = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.items === undefined ? [] : [schema.items]),
    ...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.allOf ?? []),
  ];
  return [...(schema.$ref === undefined ? [] : [refName({ $ref: schema.$ref })]), ...parts.flatMap(refsOf)];
}

/** Names of all definitions that are needed for some, themselves included. */
export function reachable(ir: Ir, roots: readonly (Ref | undefined)[]): Set<string> {
  const found = new Set<string>();
  const visit = (name: string) => {
    const schema = ir.$defs[name];
    if (found.has(name) || schema === undefined) return;
    found.add(name);
    refsOf(schema).forEach(visit);
  };
  for (const root of roots) if (root !== undefined) visit(refName(root));
  return found;
}

/** Definitions of what gateways send. */
export function receivedDefinitions(ir: Ir): Set<string> {
  return reachable(ir, [
    ir.frames.response,
    ir.frames.event,
    ...Object.values(ir.methods).flatMap(method => [method.result, method.final]),
    ...Object.values(ir.events).map(event => event.payload),
    ...Object.values(ir.detailCodes).map(code => code.details),
  ]);
}

/** File that each definition goes to: that of the family that alone needs it, else `Shared`. */
export function fileOf(ir: Ir): Map<string, string> {
  const families = new Map<string, Set<string>>();
  const add = (family: string, roots: readonly (Ref | undefined)[]) => {
    for (const name of reachable(ir, roots)) {
      const seen = families.get(name) ?? new Set();
      families.set(name, seen.add(family));
    }
  };
  for (const method of Object.values(ir.methods))
    add(method.family, [method.params, method.result, method.final]);
  for (const event of Object.values(ir.events)) add(event.family, [event.payload]);
  for (const code of Object.values(ir.detailCodes)) add('errors', [code.details]);
  for (const command of ir.canvas.commands) add('canvas', [command.params]);
  for (const message of ir.canvas.messages) add('canvas', [message.definition]);
  return new Map(
    Object.keys(ir.$defs).map(name => {
      const [family, another] = [...(families.get(name) ?? [])];
      return [name, family === undefined || another !== undefined ? 'shared' : family];
    }),
  );
}

/** Throws when a value of a type would contain itself without a list between: Swift has no such structs. */
export function refuseEndlessTypes(ir: Ir): void {
  const direct = (schema: JsonSchema): string[] => [
    ...(schema.$ref === undefined ? [] : [refName({ $ref: schema.$ref })]),
    ...[...Object.values(schema.properties ?? {}), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(
      direct,
    ),
  ];
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]) => {
    if (path.includes(name)) throw new Error(`a value would contain itself: ${[...path, name].join(' > ')}`);
    if (done.has(name)) return;
    for (const inner of direct(ir.$defs[name] ?? {})) visit(inner, [...path, name]);
    done.add(name);
  };
  for (const name of Object.keys(ir.$defs)) visit(name, []);
}
