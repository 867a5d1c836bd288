/**
 * `index.html`. Its rows carry the anchors of methods and events, so that links to the one page that the
 * reference once was still lead somewhere; the script takes the reader on from there.
 */
import type { Ir } from '../../../ir.ts';
import { anchor, type Context } from '../context.ts';
import { html } from '../html.ts';
import { inline } from '../markdown.ts';
import { badge, headed, overview } from '../parts.ts';
import { type Family, title } from './families.ts';
import type { Page } from './page.ts';

export const LANDING = 'index.html';

export function landingPage(context: Context, pages: readonly Page[], families: readonly Family[]): Page {
  const { ir } = context;
  return {
    file: LANDING,
    id: 'start-of-site',
    title: 'OpenClaw Gateway protocol',
    section: 'Guide',
    body: html`<p class="lead">Requests, responses and events between a gateway and its clients, over one WebSocket.</p>
<p class="badges">${facts(ir).map(fact => html`${badge('quiet', fact)} `)}</p>
<div class="cards">
${pages
  .filter(page => page.section === 'Guide')
  .map(
    page =>
      html`<a class="card" href="#${page.id}"><strong>${page.title}</strong><span>${page.summary ?? ''}</span></a>\n`,
  )}</div>
${headed(2, anchor.chapter('methods'), 'Methods')}${families.map(
  ({ name, methods }) =>
    methods.length > 0 &&
    html`<h3 class="part"><a href="#${anchor.family(name)}">${title(name)}</a></h3>\n${overview(
      methods.map(([method, item]) => ({ id: anchor.method(method), name: method, summary: item.summary })),
      id => html` id="${id}"`,
    )}`,
)}${headed(2, anchor.chapter('events'), 'Events')}${overview(
  families.flatMap(({ events }) =>
    events.map(([event, item]) => ({ id: anchor.event(event), name: event, summary: item.summary })),
  ),
  id => html` id="${id}"`,
)}${headed(2, 'appendix', 'Appendix')}<dl class="glance">${pages
      .filter(page => page.section === 'Appendix')
      .map(
        page =>
          html`<div><dt><a href="#${page.id}">${page.title}</a></dt><dd>${inline(context, page.summary ?? '')}</dd></div>\n`,
      )}</dl>
`,
  };
}

function facts(ir: Ir): string[] {
  return [
    `specification ${ir.spec}`,
    `wire protocols ${ir.protocols.join(', ')}`,
    `${Object.keys(ir.methods).length} methods`,
    `${Object.keys(ir.events).length} events`,
    `${ir.requirements.length} requirements`,
  ];
}
