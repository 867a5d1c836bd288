/** Everything that upstream serves: where this specification ends. */
import { anchor, type Context } from '../context.ts';
import { html, join } from '../html.ts';
import { headed } from '../parts.ts';
import type { Page } from './page.ts';

export function cataloguePage(context: Context): Page {
  const { source, methods } = context.ir.catalogue;
  const groups = Map.groupBy(methods, ({ method }) => method.split('.', 1)[0] ?? method);
  const specified = methods.filter(entry => entry.specified).length;
  return {
    file: 'catalogue.html',
    id: anchor.chapter('catalogue'),
    title: 'Catalogue of upstream',
    section: 'Appendix',
    summary: `All ${methods.length} methods of upstream, ${specified} of them specified here.`,
    body: html`<p class="lead">Upstream lists ${methods.length} methods; ${specified} of them are specified here. The others are named so that readers see where this specification ends: a gateway may serve them, and this specification says nothing about what they take or answer.</p>
<p>Source: <code>${source}</code>. The scope <code>dynamic</code> depends on the params, <code>node</code> is for nodes, and <code>&lt;=</code> means that or an older version.</p>
${[...groups]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(
    ([group, entries]) =>
      html`${headed(2, `catalogue.${group}`, group)}<table class="codes wrap catalogue"><thead><tr><th scope="col">Method</th><th scope="col">Scope</th><th scope="col">Since</th><th scope="col">Here</th></tr></thead><tbody>
${join(
  entries.map(({ method, scope, since, specified: isHere }) => {
    const name = html`<code>${method}</code>`;
    const known = isHere && Object.hasOwn(context.ir.methods, method);
    return html`<tr><th scope="row">${known ? html`<a href="#${anchor.method(method)}">${name}</a>` : name}</th><td data-label="Scope"><code>${scope}</code></td><td data-label="Since">${since}</td><td data-label="Here">${isHere ? 'specified' : html`<span class="absent">not specified here</span>`}</td></tr>\n`;
  }),
)}</tbody></table>
`,
  )}`,
  };
}
