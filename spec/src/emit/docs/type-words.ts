/** The type of a value as a short expression with links to named types. */
import type { JsonSchema } from '../../ir.ts';
import { refName } from '../emitter.ts';
import { anchor, variantsOf } from './context.ts';
import { type Html, html, join } from './html.ts';

export function typeWords(schema: JsonSchema): Html {
  if (schema.$ref !== undefined) return typeLink(refName({ $ref: schema.$ref }));
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  const variants = variantsOf(schema);
  if (variants.length > 0) return join(variants.map(typeWords), html` <span class="or">or</span> `);
  if (schema.type === 'array') return html`list of ${schema.items ? typeWords(schema.items) : 'any'}`;
  if (schema.type === 'object') return objectWords(schema);
  if (typeof schema.type === 'string') return html`${schema.type}`;
  if (Array.isArray(schema.type)) return html`${schema.type.join(' or ')}`;
  return html`any JSON`;
}

function objectWords(schema: JsonSchema): Html {
  if (typeof schema.additionalProperties !== 'object') return html`object`;
  const isAny = Object.keys(schema.additionalProperties).length === 0;
  return isAny ? html`object` : html`map of ${typeWords(schema.additionalProperties)}`;
}

export function typeLink(name: string): Html {
  return html`<a class="type" href="#${anchor.type(name)}">${name}</a>`;
}
