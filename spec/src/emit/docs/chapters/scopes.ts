/** Scopes, roles, and the registries of clients. */
import { anchor, type Context } from '../context.ts';
import { type Html, html, join } from '../html.ts';
import { inline } from '../markdown.ts';
import { heading, provenanceBadge } from '../parts.ts';
import type { Chapter } from './chapter.ts';

export const scopes: Chapter = {
  name: 'scopes',
  title: 'Scopes and clients',
  body: context => html`<p class="lead">A connection has one role. An operator also has scopes: what it may call and which events it receives.</p>
${scopeTable(context)}${clients(context)}`,
};

function scopeTable(context: Context): Html {
  const rows = Object.entries(context.ir.scopes).map(([name, scope]) => {
    const methods = Object.entries(context.ir.methods)
      .filter(([, method]) => method.scopes.includes(name))
      .map(([method]) => html`<a href="#${anchor.method(method)}"><code>${method}</code></a>`);
    return html`<tr id="${anchor.scope(name)}"><th scope="row"><code>${name}</code></th><td>${inline(context, scope.summary)} ${provenanceBadge(scope.provenance)}</td><td>${
      scope.implies.length === 0
        ? '—'
        : join(
            scope.implies.map(other => html`<a href="#${anchor.scope(other)}"><code>${other}</code></a>`),
            ', ',
          )
    }</td><td>${methods.length === 0 ? '—' : join(methods, ', ')}</td></tr>\n`;
  });
  return html`<table class="codes"><thead><tr><th scope="col">Scope</th><th scope="col">Allows</th><th scope="col">Includes</th><th scope="col">Needed by</th></tr></thead><tbody>
${rows}</tbody></table>
<p>${inline(context, 'A method that names several scopes needs one of them. A call without it is FORBIDDEN with MISSING_SCOPE in protocol 4, INVALID_REQUEST with the same message in protocol 3. The scope is checked before the params.')}</p>
`;
}

function clients(context: Context): Html {
  const { ir } = context;
  const words = (items: readonly string[]) =>
    join(
      items.map(item => html`<code>${item}</code>`),
      ' ',
    );
  const pairs = (items: readonly { id: string; mode: string | null }[]) =>
    words(items.map(({ id, mode }) => (mode === null ? id : `${id} / ${mode}`)));
  return html`<div id="clients">${heading(3, 'clients', 'Who a client may say it is')}<p>Both registries are closed: a gateway refuses other values.</p>
<dl class="glance chips"><div><dt><code>client.id</code></dt><dd>${words(ir.clients.ids)}</dd></div>
<div><dt><code>client.mode</code></dt><dd>${words(ir.clients.modes)}</dd></div>
<div><dt><code>caps</code></dt><dd>${Object.entries(ir.clients.caps).map(([name, text]) => html`<code>${name}</code> ${inline(context, text)}`)}</dd></div>
<div><dt>Scopes without a device</dt><dd>${pairs(ir.clients.scopesWithoutDevice)} keep what they ask for on direct loopback with the shared secret and without an Origin header. Others get an empty list.</dd></div>
<div><dt>Not in the presence list</dt><dd>${pairs(ir.clients.presenceExempt)}</dd></div>
<div><dt>Origin checked</dt><dd>${words(ir.clients.browser)}: their Origin is that of the gateway or allow-listed.</dd></div></dl></div>
`;
}
