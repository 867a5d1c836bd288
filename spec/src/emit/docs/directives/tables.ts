/** Methods and events seen from one side: how they are delivered, how they are repeated. */
import type { Idempotency } from '../../../define.ts';
import { anchor, type Context } from '../context.ts';
import { type Html, html, join, type Part } from '../html.ts';
import { inline } from '../markdown.ts';
import { quantity, retryRule } from '../words.ts';

const link = (id: string, name: string): Html => html`<a href="#${id}"><code>${name}</code></a>`;
const mark = (is: boolean): string => (is ? 'yes' : '—');

/** Who receives which event, and what the frame carries. */
export function deliveries({ ir }: Context): Html {
  const rows = Object.entries(ir.events).map(([name, event]) => {
    const scopes: Part =
      event.delivery === 'pre-auth'
        ? 'every connection'
        : event.scopes.length === 0
          ? `${event.roles.join('s, ')}s`
          : join(
              event.scopes.map(scope => link(anchor.scope(scope), scope)),
              ' or ',
            );
    return html`<tr><th scope="row">${link(anchor.event(name), name)}</th><td>${scopes}</td><td>${event.delivery}</td><td>${mark(event.delivery === 'broadcast')}</td><td>${mark(event.stateVersion)}</td><td>${mark(event.droppable)}</td></tr>\n`;
  });
  return html`<table class="codes wrap grid"><thead><tr><th scope="col">Event</th><th scope="col">Received with</th><th scope="col">Delivery</th><th scope="col">seq</th><th scope="col">stateVersion</th><th scope="col">Droppable</th></tr></thead><tbody>
${rows}</tbody></table>
`;
}

const KINDS: readonly Idempotency['kind'][] = ['safe', 'idempotent', 'keyed', 'unsafe'];

/** What each kind of method allows after a lost response, and which methods are of that kind. */
export function retries(context: Context): Html {
  const memory = context.ir.limits['dedupeTtlMs'];
  const remembered = memory === undefined ? undefined : quantity(memory.value, memory.unit);
  const rows = KINDS.flatMap(kind => {
    const methods = Object.entries(context.ir.methods).filter(
      ([, method]) => method.idempotency.kind === kind && method.role !== 'pre-auth',
    );
    const [first] = methods;
    if (first === undefined) return [];
    return [
      html`<tr><th scope="row">${kind}</th><td>${inline(context, retryRule(first[1].idempotency, remembered))}</td><td>${join(
        methods.map(([name]) => link(anchor.method(name), name)),
        ', ',
      )}</td></tr>\n`,
    ];
  });
  return html`<table class="codes wrap kinds"><thead><tr><th scope="col">Kind</th><th scope="col">No response came</th><th scope="col">Methods</th></tr></thead><tbody>
${rows}</tbody></table>
`;
}
