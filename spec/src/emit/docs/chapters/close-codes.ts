/** WebSocket close codes. */
import { anchor } from '../context.ts';
import { html } from '../html.ts';
import { inline } from '../markdown.ts';
import { nextStep, provenanceBadge } from '../parts.ts';
import { quantity } from '../words.ts';
import type { Chapter } from './chapter.ts';

export const closeCodes: Chapter = {
  name: 'close-codes',
  title: 'Close codes',
  body: context => {
    const reason = context.ir.limits['closeReasonBytes'];
    const rows = context.ir.closeCodes.map(
      code =>
        html`<tr id="${anchor.closeCode(code.code)}"><th scope="row"><code>${code.code}</code> <span class="may">${code.name}</span></th><td>${inline(context, code.summary)} ${provenanceBadge(code.provenance)}</td><td>${code.sentBy}</td><td>${nextStep(code.client)}</td></tr>\n`,
    );
    return html`<p class="lead">The code says whether to come back. The reason is for logs${reason !== undefined && html`; gateways cut it to ${quantity(reason.value, reason.unit)}`}.</p>
<table class="codes"><thead><tr><th scope="col">Code</th><th scope="col">Means</th><th scope="col">Sent by</th><th scope="col">The client</th></tr></thead><tbody>
${rows}</tbody></table>
<p>A connection that ends without a close frame (1006 in most libraries) was lost: connect again, with growing pauses.</p>
`;
  },
};
