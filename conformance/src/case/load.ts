/** Reads cases from JSONL files; what is not a case is refused with file and line. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { HarnessError } from '../errors.ts';
import { isObject } from '../json.ts';
import { type Case, type CaseHeader, STEP_KINDS, type Step, type StepKind } from './types.ts';

const HOME = join(import.meta.dirname, '..', '..');
/** Folder of the cases that come with this package. */
export const CASES_FOLDER = join(HOME, 'cases');

export class CaseError extends HarnessError {}

let validators: ReadonlyMap<string, ValidateFunction> | undefined;

function validatorOf(definition: 'header' | StepKind): ValidateFunction {
  if (validators === undefined) {
    const ajv = new Ajv({ strict: false, allErrors: true });
    ajv.addSchema(JSON.parse(readFileSync(join(HOME, 'case.schema.json'), 'utf8')) as object);
    validators = new Map(
      ['header', ...STEP_KINDS].map(name => [
        name,
        ajv.compile({ $ref: `urn:clawspec:case#/definitions/${name}` }),
      ]),
    );
  }
  return validators.get(definition) as ValidateFunction;
}

/** Every case below a folder, by name. Throws CaseError for the first file that is none. */
export function loadCases(folder = CASES_FOLDER): Case[] {
  return entriesOf(folder)
    .filter(entry => entry.isFile() && entry.name.endsWith('.jsonl'))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(path => parseCase(readFileSync(path, 'utf8'), relative(folder, path).split(sep).join('/')));
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    throw new CaseError(`cannot read the folder of cases: ${(error as Error).message}`);
  }
}

/** One case from the text of its file. */
export function parseCase(text: string, file: string): Case {
  const lines = text
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '');
  const [first, ...rest] = lines;
  if (first === undefined) throw new CaseError(`${file}: is empty`);
  const header = parseLine(first.line, `${file}:${first.number}`);
  requireValid('header', header, `${file}:${first.number}`);
  const { case: name } = header as CaseHeader;
  if (`${name}.jsonl` !== file) throw new CaseError(`${file}:1: the case is called “${name}”`);
  const steps = rest.map(({ line, number }) =>
    parseStep(parseLine(line, `${file}:${number}`), `${file}:${number}`),
  );
  return { ...(header as CaseHeader), steps, file };
}

/** Which kind of step a line is. */
export function kindOf(step: object): StepKind | undefined {
  return STEP_KINDS.find(kind => Object.hasOwn(step, kind));
}

function parseLine(line: string, at: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new CaseError(`${at}: ${(error as Error).message}`);
  }
}

function parseStep(value: unknown, at: string): Step {
  const kind = isObject(value) ? kindOf(value) : undefined;
  if (kind === undefined)
    throw new CaseError(`${at}: is no step; steps have one of ${STEP_KINDS.join(', ')}`);
  requireValid(kind, value, at);
  return value as Step;
}

function requireValid(definition: 'header' | StepKind, value: unknown, at: string): void {
  const validate = validatorOf(definition);
  if (validate(value)) return;
  const problems = (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath || 'it'} ${message}${params['additionalProperty'] ? ` (${params['additionalProperty']})` : ''}`,
  );
  throw new CaseError(`${at}: ${definition}: ${problems.join('; ')}`);
}
