/** One event. */
import type { IrEvent } from '../../ir.ts';
import { anchor, type Context } from './context.ts';
import { type Html, html, join } from './html.ts';
import { inline, markdown } from './markdown.ts';
import { badge, exampleList, heading, lifeBadges, requirementLinks, scopeBadges } from './parts.ts';
import { part } from './schema-table.ts';
import { swiftEvent } from './swift.ts';
import { list } from './words.ts';

export function eventSection(context: Context, name: string, event: IrEvent): Html {
  const id = anchor.event(name);
  return html`<section class="entry event" id="${id}">
${heading(2, id, html`<code>${name}</code> <span class="kind">event</span>`)}<p class="lead">${inline(context, event.summary)}</p>
<p class="badges">${badge('role', event.delivery === 'pre-auth' ? 'before the session' : event.delivery)} ${scopeBadges(event.scopes, 'no scope')} ${event.stateVersion && html`${badge('quiet', 'stateVersion')} `}${event.droppable && html`${badge('quiet', 'droppable')} `}${lifeBadges(context, event)}</p>
${event.description !== undefined && markdown(context, event.description)}<p class="fact"><span class="label">Received by</span> ${receivers(event)}</p>
<p class="fact"><span class="label">Delivery</span> ${delivery(event)}</p>
${swiftEvent(name, event)}${emitters(context, name)}${part(context, 'Payload', event.payload, event.provenance)}${requirementLinks(event.requirements)}${exampleList(context, event.examples)}</section>
`;
}

function receivers(event: IrEvent): Html {
  if (event.delivery === 'pre-auth') return html`Every connection, before it has a session.`;
  const who = `${list(event.roles.map(role => `${role}s`))}`;
  const subject =
    event.delivery === 'targeted'
      ? `One connection; ${who}`
      : `${who.charAt(0).toUpperCase()}${who.slice(1)}`;
  if (event.scopes.length === 0) return html`${subject}, whatever their scopes.`;
  const scopes = event.scopes.map(scope => html`<a href="#${anchor.scope(scope)}"><code>${scope}</code></a>`);
  return html`${subject} that hold ${join(scopes, ' or ')}.`;
}

function delivery(event: IrEvent): Html {
  const sentences = [
    event.delivery === 'broadcast' ? 'The frame carries a seq.' : 'The frame carries no seq.',
    ...(event.stateVersion ? ['It carries stateVersion.'] : []),
    event.droppable
      ? 'A gateway may leave it out for a receiver that does not keep up.'
      : 'It is never left out: a receiver that does not keep up is disconnected instead.',
  ];
  return html`${sentences.join(' ')}`;
}

function emitters({ ir }: Context, name: string): Html {
  const methods = Object.entries(ir.methods)
    .filter(([, method]) => method.emits.includes(name))
    .map(([method]) => html`<a href="#${anchor.method(method)}"><code>${method}</code></a>`);
  return methods.length === 0
    ? html``
    : html`<p class="fact"><span class="label">Caused by</span> ${join(methods, ' ')}</p>\n`;
}
