/** Named types that several places use. */
import { anchor } from '../context.ts';
import { html } from '../html.ts';
import { heading } from '../parts.ts';
import { definition } from '../schema-table.ts';
import type { Chapter } from './chapter.ts';

export const types: Chapter = {
  name: 'types',
  title: 'Types',
  body: context => html`<p class="lead">Types that more than one method, event or type uses. All others stand where they are used.</p>
${Object.keys(context.ir.$defs)
  .filter(name => !context.inline.has(name))
  .map(
    name =>
      html`<section class="entry">${heading(3, anchor.type(name), html`<code>${name}</code>`)}${definition(context, name)}</section>\n`,
  )}`,
};
