/** Reads transcripts; what is none is refused with file and line. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { UsageError } from '../errors.ts';
import type { Transcript, TranscriptHeader, TranscriptLine } from './format.ts';

const SCHEMA = join(import.meta.dirname, '..', '..', 'transcript.schema.json');

let validators: { header: ValidateFunction; line: ValidateFunction } | undefined;

function compiled(): { header: ValidateFunction; line: ValidateFunction } {
  if (validators === undefined) {
    const ajv = new Ajv({ strict: false, allErrors: false, discriminator: true });
    ajv.addSchema(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
    validators = {
      header: ajv.compile({ $ref: 'urn:clawspec:transcript#/definitions/header' }),
      line: ajv.compile({ $ref: 'urn:clawspec:transcript#/definitions/line' }),
    };
  }
  return validators;
}

/** What is wrong with a header or a line; undefined when nothing is. */
export function lineProblem(kind: 'header' | 'line', value: unknown): string | undefined {
  const validate = compiled()[kind];
  if (validate(value)) return undefined;
  const { instancePath = '', message = 'is wrong', params = {} } = validate.errors?.[0] ?? {};
  const extra = params['additionalProperty'] ?? params['allowedValues'];
  return `${instancePath || kind} ${message}${extra === undefined ? '' : ` (${String(extra)})`}`;
}

/** A whole transcript. A last line that was cut off by a crash is left out. Throws UsageError. */
export function readTranscript(file: string): Transcript {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read the transcript: ${(error as Error).message}`);
  }
  return parseTranscript(text, file);
}

function parseTranscript(text: string, file: string): Transcript {
  const rows = text
    .split('\n')
    .map((row, index) => ({ row, line: index + 1 }))
    .filter(({ row }) => row.trim() !== '');
  const [first, ...rest] = rows;
  if (first === undefined) throw new UsageError(`${file}: is empty`);
  const header = parse(first.row, `${file}:1`);
  const problem = lineProblem('header', header);
  if (problem !== undefined)
    throw new UsageError(`${file}:${first.line}: is no header of a transcript: ${problem}`);
  const last = rest.at(-1);
  const cutAt = last === undefined || text.endsWith('\n') || isJson(last.row) ? undefined : last.line;
  const lines = rest.flatMap(({ row, line }) => {
    if (line === cutAt) return [];
    const value = parse(row, `${file}:${line}`);
    const wrong = lineProblem('line', value);
    if (wrong !== undefined) throw new UsageError(`${file}:${line}: is no line of a transcript: ${wrong}`);
    return [{ ...(value as TranscriptLine), line }];
  });
  return {
    header: header as TranscriptHeader,
    lines,
    file,
    ...(cutAt === undefined ? {} : { cutAt }),
  };
}

function parse(row: string, at: string): unknown {
  try {
    return JSON.parse(row);
  } catch (error) {
    throw new UsageError(`${at}: is no JSON: ${(error as Error).message}`);
  }
}

function isJson(row: string): boolean {
  try {
    JSON.parse(row);
    return true;
  } catch {
    return false;
  }
}
