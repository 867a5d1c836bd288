/** The types of the module that come from definitions, in the order of the IR. */
import type { Ir } from '../../ir.ts';
import { refName } from '../emitter.ts';
import { Builder } from './build.ts';
import type { Declaration } from './model.ts';
import { receivedDefinitions } from './reach.ts';

/** All but the frames, which `Frames.swift` has. */
export function declarations(ir: Ir): Declaration[] {
  const builder = new Builder(ir);
  const received = receivedDefinitions(ir);
  const uses = usesOf(ir);
  const frames = new Set(Object.values(ir.frames).map(refName));
  return Object.entries(ir.$defs)
    .filter(([name]) => !frames.has(name))
    .map(([name, schema]) => {
      const doc = [schema.description ?? '', ...(uses.get(name) ?? [])].filter(text => text !== '');
      return builder.definition(name, schema, doc, received.has(name));
    });
}

/** What each definition is in the frames of methods and events. */
function usesOf(ir: Ir): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  const add = (ref: { $ref: string }, text: string) =>
    uses.set(refName(ref), [...(uses.get(refName(ref)) ?? []), text]);
  for (const [name, method] of Object.entries(ir.methods)) {
    add(method.params, `- Note: Params of \`${name}\`.`);
    add(method.result, `- Note: Result of \`${name}\`.`);
    if (method.final !== undefined)
      add(method.final, `- Note: Payload of the second response of \`${name}\`.`);
  }
  for (const [name, event] of Object.entries(ir.events))
    add(event.payload, `- Note: Payload of the event \`${name}\`.`);
  return uses;
}
