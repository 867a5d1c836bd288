/** Commands that nodes may declare, by platform. */
import type { Context } from '../context.ts';
import { type Html, html, join } from '../html.ts';

export function nodeCommands({ ir }: Context): Html {
  const { defaults, platforms, onRequest, adminApproval } = ir.nodeCommands;
  return html`<table class="codes wrap"><thead><tr><th scope="col">Platform</th><th scope="col">Begins with</th><th scope="col">Allowed by default</th></tr></thead><tbody>
${Object.entries(defaults).map(
  ([platform, commands]) =>
    html`<tr><th scope="row"><code>${platform}</code></th><td class="chips">${words(platforms[platform] ?? [])}</td><td class="chips">${words(commands)}</td></tr>\n`,
)}</tbody></table>
<dl class="glance chips"><div><dt>Only when configured</dt><dd>${words(onRequest)}</dd></div>
<div><dt>Approving takes <code>operator.admin</code></dt><dd>${words(adminApproval)}</dd></div></dl>
`;
}

function words(items: readonly string[]): Html {
  if (items.length === 0) return html`—`;
  return join(
    items.map(item => html`<code>${item}</code>`),
    ' ',
  );
}
