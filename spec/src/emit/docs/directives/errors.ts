/** Error codes, detail codes, and what a client does on each. */
import type { IrErrorCode, Ref } from '../../../ir.ts';
import { refName } from '../../emitter.ts';
import { anchor, type Context, chapterDefinitions } from '../context.ts';
import { type Html, html } from '../html.ts';
import { inline } from '../markdown.ts';
import { nextStep, provenanceBadge } from '../parts.ts';
import { definition } from '../schema-table.ts';
import { typeLink } from '../type-words.ts';
import { NEXT_STEP } from '../words.ts';

/** What retry, pause and stop mean. */
export function nextSteps(): Html {
  const steps = ['retry', 'pause', 'stop'] as const;
  return html`<dl class="glance">${steps.map(step => html`<div><dt>${nextStep(step)}</dt><dd>${NEXT_STEP[step].long}</dd></div>\n`)}</dl>
`;
}

export function errorCodes(context: Context): Html {
  return codeTable(context, context.ir.errors, anchor.error);
}

export function errorDetailCodes(context: Context): Html {
  return codeTable(context, context.ir.detailCodes, anchor.detail);
}

export function errorShape(context: Context): Html {
  return html`${chapterDefinitions(context.ir).errors.map(name => definition(context, name))}`;
}

function codeTable(
  context: Context,
  table: Readonly<Record<string, IrErrorCode & { readonly details?: Ref }>>,
  id: (code: string) => string,
): Html {
  const oldest = context.ir.protocols[0];
  const rows = Object.entries(table).map(
    ([code, definition]) =>
      html`<tr id="${id(code)}"><th scope="row"><code>${code}</code>${definition.since !== oldest && html` <span class="only">protocol ${definition.since}</span>`}</th><td>${inline(context, definition.summary)}${definition.details !== undefined && html` <span class="label">details</span> ${typeLink(refName(definition.details))}`}</td><td>${nextStep(definition.client)}</td><td>${provenanceBadge(definition.provenance)}</td></tr>\n`,
  );
  return html`<table class="codes"><thead><tr><th scope="col">Code</th><th scope="col">Means</th><th scope="col">The client</th><th scope="col">Source</th></tr></thead><tbody>
${rows}</tbody></table>
`;
}
