/** Checks what the agent side sends against the published schema. */
import { EVENTS, METHODS, type MethodName } from '@clawspec/protocol';
import schema from '@clawspec/protocol/schema.json' with { type: 'json' };
import { Ajv2020 } from 'ajv/dist/2020.js';

const ajv = new Ajv2020({ strict: false, allowUnionTypes: true });
ajv.addSchema(schema, 'clawspec');

/** What is wrong with a payload; empty when nothing is. */
function faults(definition: string, payload: unknown): string[] {
  const validate = ajv.getSchema(`clawspec#/$defs/${definition}`);
  if (validate === undefined) return [`no definition ${definition}`];
  if (validate(payload) === true) return [];
  return [`${definition}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(payload)}`];
}

export function resultFaults(method: MethodName, payload: unknown): string[] {
  return faults(METHODS[method].result, payload);
}

export function finalFaults(method: 'agent', payload: unknown): string[] {
  return faults(METHODS[method].final, payload);
}

export function eventFaults(event: keyof typeof EVENTS, payload: unknown): string[] {
  return faults(EVENTS[event].payload, payload);
}
