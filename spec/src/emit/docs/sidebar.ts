/** The sidebar: search, chapters, methods and events by family. The same on every page but for what is open. */
import { anchor } from './context.ts';
import { type Html, html, type Part } from './html.ts';
import { type Family, title } from './pages/families.ts';
import type { Page } from './pages/page.ts';

export interface Contents {
  readonly pages: readonly Page[];
  readonly families: readonly Family[];
}

export function sidebar({ pages, families }: Contents, here: Page): Html {
  const of = (section: Page['section']) => pages.filter(page => page.section === section);
  return html`<nav id="nav" popover aria-label="Contents">
<div class="filter" hidden><label class="sr" for="filter">Search</label><input id="filter" type="search" placeholder="Search" autocomplete="off" spellcheck="false" aria-describedby="found"><kbd aria-hidden="true">/</kbd><output id="found" for="filter" class="sr"></output></div>
<div class="list">
${chapters('Guide', of('Guide'), here)}<p class="kind"><a href="#${anchor.chapter('methods')}">Reference</a></p>
${families.map(family => familyGroup(family, here.id === anchor.family(family.name)))}${chapters('Appendix', of('Appendix'), here)}<p class="none" hidden>Nothing matches.</p>
<div class="hits" hidden><p class="kind">In the text</p><ul></ul></div>
</div></nav>
`;
}

function chapters(name: string, pages: readonly Page[], here: Page): Html {
  return html`<p class="kind">${name}</p>
<ul class="chapters">
${pages.map(
  page =>
    html`<li data-words=""><a href="#${page.id}"${current(page.id === here.id)}>${page.title}</a>${
      page.id === here.id &&
      page.sections !== undefined &&
      page.sections.length > 1 &&
      html`<ul class="sub">${page.sections.map(({ id, title: text }) => html`<li><a href="#${id}">${text}</a></li>`)}</ul>`
    }</li>\n`,
)}</ul>
`;
}

function familyGroup({ name, methods, events }: Family, open: boolean): Html {
  return html`<details class="family"${open && html` open`}><summary>${title(name)}</summary><ul>
<li class="page"><a href="#${anchor.family(name)}"${current(open)}>Overview</a></li>
${methods.map(([method, m]) => link(anchor.method(method), method, `${m.scopes.join(' ')} ${m.role} ${name}`))}${events.map(
  ([event, e]) =>
    link(
      anchor.event(event),
      event,
      `${e.scopes.join(' ')} ${name} event`,
      html` <span class="kind">event</span>`,
    ),
)}</ul></details>
`;
}

function current(is: boolean): Part {
  return is && html` aria-current="page"`;
}

function link(id: string, name: string, words: string, mark: Part = ''): Html {
  return html`<li data-words="${words.trim().toLowerCase()}"><a href="#${id}"><code>${name}</code>${mark}</a></li>\n`;
}
