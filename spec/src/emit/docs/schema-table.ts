/** Schemas as tables: one row per member, members of unnamed objects indented below their owner. */
import type { FieldFacts, ProtocolVersion, Provenance } from '../../define.ts';
import type { JsonSchema, Ref } from '../../ir.ts';
import { refName } from '../emitter.ts';
import { anchor, type Context, type Use, variantsOf } from './context.ts';
import { type Html, html, join, type Part } from './html.ts';
import { codeWord, inline } from './markdown.ts';
import { typeLink, typeWords } from './type-words.ts';
import { constraints, list, protocols } from './words.ts';

const MAX_INDENT = 5;
/** Values that are codes of their own. */
const CODE = /^[A-Z]+(?:_[A-Z]+)*$/;
/** What the heading above says already. */
const OBVIOUS = /^(?:Parameters|Result|Payload) of [\w.-]+\.(?:\s+|$)/;

/** A named definition in full, with its anchor. Shown once on the page. */
export function definition(context: Context, name: string): Html {
  const schema = context.ir.$defs[name] ?? {};
  const description = schema.description?.replace(OBVIOUS, '');
  return html`<div class="def" id="${anchor.type(name)}">${
    description !== undefined && description !== '' && html`<p>${inline(context, description)}</p>\n`
  }${schemaBody(context, schema)}</div>\n`;
}

/** Params, a result or a payload below a heading of its own. */
export function part(context: Context, title: string, ref: Ref, source: Provenance): Html {
  const name = refName(ref);
  const inPlace = context.inline.get(name) === 'body';
  return html`<h3 class="part">${title}${inPlace && html` <span class="name">${name}</span>`}</h3>\n${definitionOrLink({ ...context, source }, name, 'body')}`;
}

/** A definition in full when this is its place on the page, else a link to it. */
function definitionOrLink(context: Context, name: string, use: Use): Html {
  if (context.inline.get(name) === use) return definition(context, name);
  const description = context.ir.$defs[name]?.description;
  return html`<p class="see">${typeLink(name)}${
    description !== undefined && html` — ${inline(context, description)}`
  }</p>\n`;
}

export function schemaBody(context: Context, schema: JsonSchema): Html {
  if (schema.properties !== undefined) return objectBody(context, schema);
  const variants = variantsOf(schema);
  if (variants.length > 0) return unionBody(context, schema, variants);
  const rows = nestedRows(context, schema, TOP);
  const shape = html`<p class="shape">${typeWords(schema)}${rules(context, schema)}</p>\n`;
  return rows.length === 0 ? shape : html`${shape}${table(rows)}`;
}

function objectBody(context: Context, schema: JsonSchema): Html {
  const rows = memberRows(context, schema, TOP);
  const unknown = schema.additionalProperties === false ? 'refused' : 'ignored';
  const note = html`<p class="unknown">Unknown members are ${unknown}.</p>\n`;
  return rows.length === 0
    ? html`<p class="shape">An object without members.</p>\n${note}`
    : html`${table(rows)}${note}`;
}

function table(rows: readonly Html[]): Html {
  return html`<table class="members"><thead><tr><th scope="col">Member</th><th scope="col">Type</th><th scope="col">Protocol</th><th scope="col">Description</th></tr></thead><tbody>\n${rows}</tbody></table>\n`;
}

/** Where a member stands: below which names, and in which protocol versions those are there. */
interface Place {
  readonly path: string;
  readonly depth: number;
  readonly since: ProtocolVersion | undefined;
  readonly until: ProtocolVersion | undefined;
}

const TOP: Place = { path: '', depth: 0, since: undefined, until: undefined };

function memberRows(context: Context, schema: JsonSchema, place: Place): Html[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const facts = schema['x-fields']?.[name] ?? {};
    const here = { ...place, since: facts.since ?? place.since, until: facts.until ?? place.until };
    const required = schema.required?.includes(name) === true;
    const row = memberRow(context, { place: here, name, member, facts, required });
    const inner = { ...here, path: `${place.path}${name}`, depth: place.depth + 1 };
    return [row, ...nestedRows(context, member, inner)];
  });
}

/** Rows of an unnamed object inside a member, a list or a map. */
function nestedRows(context: Context, schema: JsonSchema, place: Place): Html[] {
  const { path } = place;
  if (schema.properties !== undefined) {
    return memberRows(context, schema, { ...place, path: path === '' ? '' : `${path}.` });
  }
  if (schema.type === 'array' && schema.items !== undefined) {
    return nestedRows(context, schema.items, { ...place, path: `${path}[]` });
  }
  if (typeof schema.additionalProperties === 'object') {
    return nestedRows(context, schema.additionalProperties, { ...place, path: `${path}.*` });
  }
  return variantsOf(schema).flatMap(variant =>
    variant.$ref === undefined ? nestedRows(context, variant, place) : [],
  );
}

interface Member {
  readonly place: Place;
  readonly name: string;
  readonly member: JsonSchema;
  readonly facts: FieldFacts;
  readonly required: boolean;
}

function memberRow(context: Context, { place, name, member, facts, required }: Member): Html {
  const { path, depth } = place;
  const always = required || (place.since !== undefined && facts.requiredSince === place.since);
  const need = always
    ? html`<span class="need">required</span>`
    : facts.requiredSince !== undefined
      ? html`<span class="need">required in ${facts.requiredSince}</span>`
      : html`<span class="may">optional</span>`;
  return html`<tr class="d${Math.min(depth, MAX_INDENT)}"><th scope="row"><code>${
    path !== '' && html`<span class="path">${path}</span>`
  }${name}</code> ${need}</th><td>${typeWords(member)}</td><td>${protocolCell(context, place)}</td><td>${memberText(context, member, facts)}</td></tr>\n`;
}

function protocolCell(context: Context, { since, until }: Place): Html {
  const all = context.ir.protocols;
  const present = protocols(all, since, until);
  if (present.length === all.length) return html`<span class="all">${all.join(', ')}</span>`;
  return html`<span class="only">${present.join(', ')} only</span>`;
}

function memberText(context: Context, schema: JsonSchema, facts: FieldFacts): Html {
  const own =
    schema.$ref !== undefined && facts.description !== undefined
      ? undefined
      : ownDescription(context, schema);
  const descriptions = [...new Set([facts.description, own])].filter(text => text !== undefined);
  return html`${join(
    descriptions.map(text => inline(context, text)),
    ' ',
  )}${rules(context, schema)}${
    facts.provenance !== undefined &&
    facts.provenance !== context.source &&
    html` <span class="source ${facts.provenance}">${facts.provenance}</span>`
  }`;
}

/** A reference, a list or a choice without words of its own speaks with those of what it holds. */
function ownDescription(context: Context, schema: JsonSchema): string | undefined {
  if (schema.description !== undefined) return schema.description;
  if (schema.$ref !== undefined) return context.ir.$defs[refName({ $ref: schema.$ref })]?.description;
  const held = schema.items === undefined ? variantsOf(schema) : [schema.items];
  return held.find(inner => inner.$ref === undefined && inner.description !== undefined)?.description;
}

/** Constraints in words, and the values of enumerations. */
function rules(context: Context, schema: JsonSchema): Html {
  const phrases: Part[] = [
    ...constraints(schema),
    ...(schema.pattern === undefined ? [] : [html`matches <code>${schema.pattern}</code>`]),
  ];
  const inner =
    schema.items ??
    (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined);
  if (inner !== undefined && inner.$ref === undefined && inner.properties === undefined) {
    phrases.push(...constraints(inner).map(phrase => `each ${phrase}`));
    if (inner.pattern !== undefined) phrases.push(html`each matches <code>${inner.pattern}</code>`);
  }
  for (const variant of variantsOf(schema))
    if (variant.$ref === undefined) phrases.push(...constraints(variant));
  return html`${phrases.length > 0 && html`<span class="rule">${join(phrases, '; ')}</span>`}${values(context, schema)}${inner !== undefined && values(context, inner)}`;
}

function values(context: Context, schema: JsonSchema): Part {
  const words = (items: readonly unknown[]) =>
    join(
      items.map(item =>
        typeof item === 'string' && CODE.test(item)
          ? codeWord(context, item)
          : html`<code>${typeof item === 'string' ? item : JSON.stringify(item)}</code>`,
      ),
      ', ',
    );
  if (schema['x-open'] !== undefined) {
    return html`<span class="values"><abbr class="open" title="Receivers accept values that are not listed here.">open</abbr> ${words(schema['x-open'])}</span>`;
  }
  if (schema.enum !== undefined) return html`<span class="values">one of ${words(schema.enum)}</span>`;
  const excluded = schema.not?.enum ?? (schema.not?.const === undefined ? undefined : [schema.not.const]);
  return excluded !== undefined && html`<span class="values">any but ${words(excluded)}</span>`;
}

/** Variants one after the other: by the value of their tag where the union has one. */
function unionBody(context: Context, schema: JsonSchema, variants: readonly JsonSchema[]): Html {
  const tag = schema['x-tag'] ?? schema.discriminator?.propertyName;
  const lead =
    tag === undefined
      ? html`<p class="shape">One of ${grouped(variants.length)} shapes.</p>\n`
      : html`<p class="shape">The member <code>${tag}</code> tells which shape it is.</p>\n`;
  return html`${lead}<div class="variants">${variants.map(variant => variantBlock(context, variant, tag))}</div>\n`;
}

const grouped = (count: number) => ['no', 'one', 'two', 'three', 'four', 'five', 'six'][count] ?? count;

function variantBlock(context: Context, variant: JsonSchema, tag: string | undefined): Html {
  if (variant.$ref === undefined) {
    return html`<div class="variant"><p class="tag">${typeWords(variant)}</p>${variant.properties !== undefined && schemaBody(context, variant)}</div>\n`;
  }
  const name = refName({ $ref: variant.$ref });
  const label = tagWords(context.ir.$defs[name] ?? {}, tag);
  return html`<div class="variant"><p class="tag">${label}${label !== undefined && ' '}${
    context.inline.get(name) === 'variant' ? html`<span class="name">${name}</span>` : ''
  }</p>${definitionOrLink(context, name, 'variant')}</div>\n`;
}

/** `state: "delta"`, or what the catch-all variant stands for. */
function tagWords(schema: JsonSchema, tag: string | undefined): Part {
  if (tag === undefined) return undefined;
  const property = schema.properties?.[tag];
  if (property?.const !== undefined) return html`<code>${tag}: ${JSON.stringify(property.const)}</code>`;
  if (property?.enum !== undefined) {
    return html`<code>${tag}: ${list(
      property.enum.map(value => JSON.stringify(value)),
      'or',
    )}</code>`;
  }
  return html`<code>${tag}</code>: any other value`;
}
