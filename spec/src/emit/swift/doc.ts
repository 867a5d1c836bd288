/** Doc comments in the DocC style: what it is, unit, range, which protocol has it, where the fact comes from. */
import type { FieldFacts } from '../../define.ts';
import type { JsonSchema } from '../../ir.ts';

const WIDTH = 110;

/** Lines of a doc comment, wrapped. */
export function docLines(paragraphs: readonly string[], indent = ''): string {
  const lines: string[] = [];
  const given = paragraphs.filter(paragraph => paragraph.trim() !== '');
  given.forEach((paragraph, index) => {
    const item = paragraph.startsWith('- ');
    if (index > 0 && !(item && given[index - 1]?.startsWith('- '))) lines.push('');
    for (const line of paragraph.split('\n'))
      lines.push(...wrap(line, WIDTH - indent.length - 4, item ? '  ' : ''));
  });
  return lines.map(line => `${indent}///${line === '' ? '' : ` ${line}`}\n`).join('');
}

function wrap(text: string, width: number, hanging: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = hanging + word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Paragraphs about one member of an object. */
export function memberDoc(schema: JsonSchema, facts: FieldFacts | undefined): string[] {
  const shown = withoutNull(schema);
  const description = facts?.description ?? schema.description ?? shown.description ?? '';
  return [
    [description, unit(shown, description), range(shown)].filter(text => text !== '').join(' '),
    ...notes(facts),
  ].filter(text => text !== '');
}

function notes(facts: FieldFacts | undefined): string[] {
  const availability = [
    facts?.since === undefined ? '' : `from protocol ${facts.since} on`,
    facts?.until === undefined ? '' : `up to protocol ${facts.until}`,
    facts?.requiredSince === undefined
      ? ''
      : `always there from ${facts.since === facts.requiredSince ? 'then' : `protocol ${facts.requiredSince}`} on`,
  ].filter(text => text !== '');
  return [
    ...(availability.length === 0 ? [] : [`- Note: Availability: ${availability.join(', ')}.`]),
    ...(facts?.provenance === undefined ? [] : [`- Note: Provenance: ${facts.provenance}.`]),
  ];
}

function withoutNull(schema: JsonSchema): JsonSchema {
  const others = schema.anyOf?.filter(member => member.type !== 'null');
  return others?.length === 1 && others[0] !== undefined ? others[0] : schema;
}

function unit(schema: JsonSchema, description: string): string {
  if (/millisecond/i.test(description)) return '';
  if (schema['x-unit'] === 'ms') return 'In milliseconds.';
  if (schema['x-unit'] === 'ms-epoch') return 'Milliseconds since the Unix epoch.';
  return '';
}

function range(schema: JsonSchema): string {
  const { minimum, maximum } = schema;
  if (maximum !== undefined)
    return minimum === undefined ? `At most ${maximum}.` : `From ${minimum} to ${maximum}.`;
  if (minimum !== undefined && minimum !== 0) return `At least ${minimum}.`;
  if (schema.maxLength !== undefined) return `At most ${schema.maxLength} characters.`;
  if (schema.maxItems !== undefined) return `At most ${schema.maxItems} entries.`;
  return '';
}
