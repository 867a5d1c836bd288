/** Scopes, roles, and the registries of clients. */
import { anchor, type Context } from '../context.ts';
import { type Html, html, join } from '../html.ts';
import { inline } from '../markdown.ts';
import { provenanceBadge } from '../parts.ts';

export function scopeTable(context: Context): Html {
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
  return html`<table class="codes scopes"><thead><tr><th scope="col">Scope</th><th scope="col">Allows</th><th scope="col">Includes</th><th scope="col">Needed by</th></tr></thead><tbody>
${rows}</tbody></table>
`;
}

export function clients(context: Context): Html {
  const { ir } = context;
  const words = (items: readonly string[]) =>
    join(
      items.map(item => html`<code>${item}</code>`),
      ' ',
    );
  const pairs = (items: readonly { id: string; mode: string | null }[]) =>
    words(items.map(({ id, mode }) => (mode === null ? id : `${id} / ${mode}`)));
  return html`<dl class="glance chips"><div><dt><code>client.id</code></dt><dd>${words(ir.clients.ids)}</dd></div>
<div><dt><code>client.mode</code></dt><dd>${words(ir.clients.modes)}</dd></div>
<div><dt><code>caps</code></dt><dd>${Object.entries(ir.clients.caps).map(([name, text]) => html`<code>${name}</code> ${inline(context, text)}`)}</dd></div>
<div><dt>Scopes without a device</dt><dd>${pairs(ir.clients.scopesWithoutDevice)} keep what they ask for on direct loopback with the shared secret and without an Origin header. Others get an empty list.</dd></div>
<div><dt>Not in the presence list</dt><dd>${pairs(ir.clients.presenceExempt)}</dd></div>
<div><dt>Origin checked</dt><dd>${words(ir.clients.browser)}: their Origin is that of the gateway or allow-listed.</dd></div></dl>
`;
}
