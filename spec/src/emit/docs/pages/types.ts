/** Named types that several places use. */
import { anchor, type Context } from '../context.ts';
import { html } from '../html.ts';
import { heading } from '../parts.ts';
import { definition } from '../schema-table.ts';
import type { Page } from './page.ts';

export function typesPage(context: Context): Page {
  const names = Object.keys(context.ir.$defs).filter(name => !context.inline.has(name));
  return {
    file: 'types.html',
    id: anchor.chapter('types'),
    title: 'Types',
    section: 'Appendix',
    summary: 'Types that more than one method, event or type uses.',
    body: html`<p class="lead">Types that more than one method, event or type uses. All others stand where they are used.</p>
${names.map(
  name =>
    html`<section class="entry">${heading(2, anchor.type(name), html`<code>${name}</code>`)}${definition(context, name)}</section>\n`,
)}`,
  };
}
