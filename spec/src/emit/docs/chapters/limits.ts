/** Limits and timers. */
import { anchor, type Context } from '../context.ts';
import { type Html, html } from '../html.ts';
import { inline } from '../markdown.ts';
import { provenanceBadge } from '../parts.ts';
import { grouped, quantity } from '../words.ts';
import type { Chapter } from './chapter.ts';

const PHASES = { 'pre-auth': 'before the session', session: 'session', any: 'always' } as const;

export const limits: Chapter = {
  name: 'limits',
  title: 'Limits and timers',
  body: context => html`<p class="lead">Values of this specification. Where <code>hello-ok.policy</code> names a limit, the value told there counts.</p>
<table class="codes"><thead><tr><th scope="col">Name</th><th scope="col">Value</th><th scope="col">Meaning</th><th scope="col">Who acts, when</th><th scope="col">Closes with</th></tr></thead><tbody>
${Object.entries(context.ir.limits).map(([name, limit]) => row(context, name, limit))}</tbody></table>
`,
};

function row(context: Context, name: string, limit: Context['ir']['limits'][string]): Html {
  const short = quantity(limit.value, limit.unit);
  const exact = `${grouped(limit.value)}${limit.unit === 'count' ? '' : ` ${limit.unit}`}`;
  const known = context.ir.closeCodes.some(({ code }) => code === limit.closeCode);
  const closes =
    limit.closeCode === undefined
      ? '—'
      : known
        ? html`<a href="#${anchor.closeCode(limit.closeCode)}">${limit.closeCode}</a>`
        : limit.closeCode;
  return html`<tr id="${anchor.limit(name)}"><th scope="row"><code>${name}</code></th><td class="number"><strong>${short}</strong>${short !== exact && html`<br><span class="may">${exact}</span>`}</td><td>${inline(context, limit.summary)} ${provenanceBadge(limit.provenance)}</td><td>${limit.owner}, ${PHASES[limit.phase]}</td><td>${closes}</td></tr>\n`;
}
