/** What a driver may write, line by line: `driver.schema.json`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { isObject, isTooDeep, type JsonObject } from '../json.ts';

const SCHEMA = join(import.meta.dirname, '..', '..', 'driver.schema.json');
/** Enough of a line to recognise it in a message. */
const QUOTED = 120;

let validators: Map<string, ValidateFunction> | undefined;

function validatorOf(kind: string): ValidateFunction {
  if (validators === undefined) {
    const ajv = new Ajv({ strict: false });
    const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as { definitions: object };
    ajv.addSchema(schema);
    validators = new Map(
      Object.keys(schema.definitions).map(name => [
        name,
        ajv.compile({ $ref: `urn:clawspec:driver#/definitions/${name}` }),
      ]),
    );
  }
  return validators.get(kind) as ValidateFunction;
}

/** A report, or what is wrong with the line. */
export function parseReport(line: string): { readonly report: JsonObject } | { readonly problem: string } {
  const quoted = line.length > QUOTED ? `${line.slice(0, QUOTED)}…` : line;
  if (isTooDeep(line)) return { problem: `is nested too deep: ${quoted}` };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: `is not JSON: ${quoted}` };
  }
  const problem = problemOf('report', value) ?? problemOf(String((value as JsonObject)['saw']), value);
  return problem === undefined ? { report: value as JsonObject } : { problem: `${problem}: ${quoted}` };
}

/** What is wrong with a command of a case. */
export function problemOfCommand(command: unknown): string | undefined {
  return problemOf('command', command);
}

function problemOf(kind: string, value: unknown): string | undefined {
  if (!isObject(value)) return 'is no object';
  const validate = validatorOf(kind);
  if (validate(value)) return undefined;
  const { instancePath = '', message = 'is wrong', params = {} } = validate.errors?.[0] ?? {};
  const allowed = params['allowedValues'];
  const listed = Array.isArray(allowed) ? ` (${allowed.join(', ')})` : '';
  const where = instancePath.slice(1).replaceAll('/', '.');
  return `${where === '' ? '' : `has a wrong ${where}: `}${message}${listed}`;
}
