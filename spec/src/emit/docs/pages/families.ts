/** One page per family: its methods, then its events. */
import type { IrEvent, IrMethod } from '../../../ir.ts';
import { anchor, type Context } from '../context.ts';
import { eventSection } from '../event.ts';
import { html } from '../html.ts';
import { methodSection } from '../method.ts';
import { overview } from '../parts.ts';
import { list } from '../words.ts';
import type { Page } from './page.ts';

export interface Family {
  readonly name: string;
  readonly methods: readonly (readonly [name: string, method: IrMethod])[];
  readonly events: readonly (readonly [name: string, event: IrEvent])[];
}

/** Families in order of their names; what comes before a session comes first. */
export function familiesOf({ ir }: Context): Family[] {
  const names = new Set(
    [...Object.values(ir.methods), ...Object.values(ir.events)].map(({ family }) => family),
  );
  const within = <T extends { readonly family: string }>(table: Readonly<Record<string, T>>, name: string) =>
    Object.entries(table)
      .filter(([, item]) => item.family === name)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  const families = [...names].map(name => ({
    name,
    methods: within(ir.methods, name),
    events: within(ir.events, name),
  }));
  return families.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

function rank({ methods }: Family): number {
  return methods.some(([, { role }]) => role === 'pre-auth') ? 0 : 1;
}

export function familyPage(context: Context, { name, methods, events }: Family): Page {
  const counts = [
    ...(methods.length > 0 ? [`${methods.length} method${methods.length === 1 ? '' : 's'}`] : []),
    ...(events.length > 0 ? [`${events.length} event${events.length === 1 ? '' : 's'}`] : []),
  ];
  return {
    file: `family-${fileName(name)}.html`,
    id: anchor.family(name),
    title: title(name),
    section: 'Reference',
    body: html`<p class="lead">${list(counts)}.</p>
${overview([
  ...methods.map(([method, item]) => ({ id: anchor.method(method), name: method, summary: item.summary })),
  ...events.map(([event, item]) => ({
    id: anchor.event(event),
    name: event,
    summary: item.summary,
    kind: 'event',
  })),
])}${
  methods.length > 0 &&
  html`<div class="entries" id="${anchor.methodFamily(name)}">\n${methods.map(([method, item]) => methodSection(context, method, item))}</div>\n`
}${
  events.length > 0 &&
  html`<div class="entries" id="${anchor.eventFamily(name)}">\n${events.map(([event, item]) => eventSection(context, event, item))}</div>\n`
}`,
  };
}

export function title(family: string): string {
  return family.charAt(0).toUpperCase() + family.slice(1);
}

function fileName(family: string): string {
  return family.toLowerCase().replace(/[^a-z0-9-]+/g, '-');
}
