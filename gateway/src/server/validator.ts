/** Validates what clients send against the specification and words the errors the way clients know them. */
import schema from '@clawspec/protocol/schema.json' with { type: 'json' };
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';

/** Errors beyond these only cost bytes. */
const MAX_REPORTED = 8;

export interface Validator {
  /** Undefined when the value follows the definition, otherwise what is wrong with it in one line. */
  problem(definition: string, value: unknown): string | undefined;
}

/** Definitions are compiled when they are first needed: all of them up front would delay the start. */
export function createValidator(): Validator {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    discriminator: true,
    meta: false,
    validateSchema: false,
    logger: false,
    messages: true,
  });
  ajv.addSchema(schema);
  const compiled = new Map<string, ValidateFunction>();

  function validatorOf(definition: string): ValidateFunction {
    let validate = compiled.get(definition);
    if (!validate) {
      validate = ajv.getSchema(`${schema.$id}#/$defs/${definition}`);
      if (!validate) throw new Error(`the specification has no definition ${definition}`);
      compiled.set(definition, validate);
    }
    return validate;
  }

  return {
    problem(definition, value) {
      const validate = validatorOf(definition);
      return validate(value) ? undefined : formatErrors(validate.errors ?? []);
    },
  };
}

/** One line for all errors; of several missing properties of one object only the first is named. */
function formatErrors(errors: readonly ErrorObject[]): string {
  const lines: string[] = [];
  const missing = new Set<string>();
  for (const error of errors) {
    if (error.keyword === 'required') {
      if (missing.has(error.instancePath)) continue;
      missing.add(error.instancePath);
    }
    const line = formatError(error);
    if (!lines.includes(line)) lines.push(line);
    if (lines.length === MAX_REPORTED) break;
  }
  return lines.length === 0 ? 'does not match the schema' : lines.join('; ');
}

function formatError(error: ErrorObject): string {
  if (error.keyword === 'additionalProperties') {
    const where = error.instancePath === '' ? 'root' : error.instancePath;
    return `at ${where}: unexpected property '${String(error.params['additionalProperty'])}'`;
  }
  const message = (error.message ?? 'does not match the schema').replace('must NOT ', 'must not ');
  return error.instancePath === '' ? message : `at ${error.instancePath}: ${message}`;
}
