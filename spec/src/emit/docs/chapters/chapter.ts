/** A chapter of the reference. */
import { anchor, type Context } from '../context.ts';
import { type Html, html } from '../html.ts';
import { heading } from '../parts.ts';

export interface Chapter {
  readonly name: string;
  readonly title: string;
  readonly body: (context: Context) => Html;
}

export function chapterSection(context: Context, chapter: Chapter): Html {
  const id = anchor.chapter(chapter.name);
  return html`<section class="chapter" id="${id}">
${heading(2, id, chapter.title)}${chapter.body(context)}</section>
`;
}
