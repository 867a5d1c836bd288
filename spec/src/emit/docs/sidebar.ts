/** The sidebar: filter, chapters, methods and events by family. */
import type { IrEvent, IrMethod } from '../../ir.ts';
import { anchor } from './context.ts';
import { type Html, html } from './html.ts';

export interface Group<T> {
  readonly family: string;
  readonly items: readonly (readonly [name: string, item: T])[];
}

/** Items of a table by family, families and items in order of their names. */
export function byFamily<
  T extends { readonly family: string; readonly role?: string; readonly delivery?: string },
>(table: Readonly<Record<string, T>>): Group<T>[] {
  const families = new Map<string, [string, T][]>();
  for (const [name, item] of Object.entries(table)) {
    const group = families.get(item.family) ?? [];
    group.push([name, item]);
    families.set(item.family, group);
  }
  return [...families]
    .map(([family, items]) => ({ family, items: items.sort(([a], [b]) => (a < b ? -1 : 1)) }))
    .sort((a, b) => rank(a) - rank(b) || (a.family < b.family ? -1 : 1));
}

/** What comes before a session comes first. */
function rank<T extends { readonly role?: string; readonly delivery?: string }>({ items }: Group<T>): number {
  return items.some(([, { role, delivery }]) => role === 'pre-auth' || delivery === 'pre-auth') ? 0 : 1;
}

interface Contents {
  readonly guide: readonly { readonly name: string; readonly title: string }[];
  readonly methods: readonly Group<IrMethod>[];
  readonly events: readonly Group<IrEvent>[];
  readonly rest: readonly { readonly name: string; readonly title: string }[];
}

export function sidebar({ guide, methods, events, rest }: Contents): Html {
  return html`<nav id="nav" popover aria-label="Contents">
<div class="filter" hidden><label class="sr" for="filter">Filter methods and events</label><input id="filter" type="search" placeholder="Filter by name or scope" autocomplete="off" spellcheck="false" aria-describedby="found"><kbd aria-hidden="true">/</kbd><output id="found" for="filter" class="sr"></output></div>
<div class="list">
${chapters('Guide', guide)}<p class="kind"><a href="#${anchor.chapter('methods')}">Methods</a></p>
${methods.map(({ family, items }) =>
  families(
    anchor.methodFamily(family),
    family,
    items.map(([name, m]) =>
      link(anchor.method(name), name, `${m.summary} ${m.scopes.join(' ')} ${m.role} ${family}`),
    ),
  ),
)}<p class="kind"><a href="#${anchor.chapter('events')}">Events</a></p>
${events.map(({ family, items }) =>
  families(
    anchor.eventFamily(family),
    family,
    items.map(([name, e]) =>
      link(anchor.event(name), name, `${e.summary} ${e.scopes.join(' ')} ${family} event`),
    ),
  ),
)}${chapters('Appendix', rest)}<p class="none" hidden>Nothing matches.</p>
</div></nav>
`;
}

function chapters(title: string, list: Contents['guide']): Html {
  return html`<p class="kind">${title}</p>
<ul class="chapters">
${list.map(chapter => html`<li><a href="#${anchor.chapter(chapter.name)}">${chapter.title}</a></li>\n`)}</ul>
`;
}

function families(id: string, family: string, links: readonly Html[]): Html {
  return html`<ul class="family" aria-labelledby="nav-${id}"><li class="name" id="nav-${id}"><a href="#${id}">${family}</a></li>
${links}</ul>
`;
}

function link(id: string, name: string, words: string): Html {
  return html`<li data-words="${words.toLowerCase()}"><a href="#${id}"><code>${name}</code></a></li>\n`;
}
