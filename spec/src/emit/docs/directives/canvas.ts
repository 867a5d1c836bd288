/** The canvas host: routes, commands of nodes, and messages of A2UI. */
import type { IrCanvasRoute } from '../../../ir.ts';
import { refName } from '../../emitter.ts';
import type { Context } from '../context.ts';
import { type Html, html } from '../html.ts';
import { inline } from '../markdown.ts';
import { provenanceBadge } from '../parts.ts';
import { typeLink } from '../type-words.ts';

export function canvasRoutes(context: Context): Html {
  const { routes, refusals } = context.ir.canvas;
  const rows = Object.values(routes).map(
    ({ path, below, serves, answers, provenance }) =>
      html`<tr><th scope="row"><code>${path}${below && '…'}</code></th><td>${inline(context, serves)} ${provenanceBadge(provenance)}</td><td>${statuses(context, answers)}</td></tr>\n`,
  );
  return html`<table class="codes wrap"><thead><tr><th scope="col">Path</th><th scope="col">Serves</th><th scope="col">Answers</th></tr></thead><tbody>
${rows}<tr><th scope="row">every path</th><td>Requests that are refused wherever they go.</td><td>${statuses(context, refusals)}</td></tr>
</tbody></table>
`;
}

function statuses(context: Context, answers: IrCanvasRoute['answers']): Html {
  return html`<ul class="rules">${answers.map(
    ({ status, when }) => html`<li><code>${status}</code> ${inline(context, when)}</li>`,
  )}</ul>`;
}

export function canvasCommands(context: Context): Html {
  const rows = context.ir.canvas.commands.map(
    ({ command, params, summary, provenance }) =>
      html`<tr><th scope="row"><code>${command}</code></th><td>${params === undefined ? '—' : typeLink(refName(params))}</td><td>${inline(context, summary)} ${provenanceBadge(provenance)}</td></tr>\n`,
  );
  return html`<table class="codes wrap"><thead><tr><th scope="col">Command</th><th scope="col">Params</th><th scope="col">What it does</th></tr></thead><tbody>
${rows}</tbody></table>
`;
}

const DIRECTIONS = { 'to-page': 'to the page', 'from-page': 'from the page' } as const;

export function a2uiMessages(context: Context): Html {
  const rows = context.ir.canvas.messages.map(({ message, version, direction, definition, provenance }) => {
    const name = refName(definition);
    return html`<tr><th scope="row"><code>${message}</code></th><td>${version}</td><td>${DIRECTIONS[direction]}</td><td>${inline(context, context.ir.$defs[name]?.description ?? '')} ${provenanceBadge(provenance)}</td><td>${typeLink(name)}</td></tr>\n`;
  });
  return html`<table class="codes wrap"><thead><tr><th scope="col">Message</th><th scope="col">A2UI</th><th scope="col">Goes</th><th scope="col">Means</th><th scope="col">Type</th></tr></thead><tbody>
${rows}</tbody></table>
`;
}
