/** Error codes, detail codes, and what a client does on each. */
import type { IrErrorCode, Ref } from '../../../ir.ts';
import { refName } from '../../emitter.ts';
import { anchor, type Context, chapterDefinitions } from '../context.ts';
import { type Html, html } from '../html.ts';
import { inline } from '../markdown.ts';
import { heading, nextStep, provenanceBadge } from '../parts.ts';
import { definition } from '../schema-table.ts';
import { typeLink } from '../type-words.ts';
import { NEXT_STEP } from '../words.ts';
import type { Chapter } from './chapter.ts';

export const errors: Chapter = {
  name: 'errors',
  title: 'Errors',
  body: context => html`<p class="lead">A failed response has <code>ok: false</code> and an <code>error</code>. Its code, and the code in its details, say what to do next.</p>
${steps()}${codes(context)}${details(context)}${chapterDefinitions(context.ir).errors.map(
  name => html`<h3><code>${name}</code></h3>\n${definition(context, name)}`,
)}`,
};

function steps(): Html {
  const steps = ['retry', 'pause', 'stop'] as const;
  return html`<dl class="glance">${steps.map(step => html`<div><dt>${nextStep(step)}</dt><dd>${NEXT_STEP[step].long}</dd></div>\n`)}</dl>
<p>Both sets are open. An unknown <code>error.code</code> counts as <em>stop</em>. <code>retryable</code> and <code>retryAfterMs</code>, where present, decide over the table.</p>
`;
}

function codes(context: Context): Html {
  return html`<div id="error-codes">${heading(3, 'error-codes', html`Values of <code>error.code</code>`)}${codeTable(context, context.ir.errors, anchor.error)}</div>\n`;
}

function details(context: Context): Html {
  return html`<div id="detail-codes">${heading(3, 'detail-codes', html`Values of <code>error.details.code</code>`)}${codeTable(context, context.ir.detailCodes, anchor.detail)}</div>\n`;
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
