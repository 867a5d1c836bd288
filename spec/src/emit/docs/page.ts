/** The page as a whole. */
import type { Ir, IrEvent, IrMethod } from '../../ir.ts';
import { type Chapter, chapterSection } from './chapters/chapter.ts';
import { closeCodes } from './chapters/close-codes.ts';
import { errors } from './chapters/errors.ts';
import { handshake } from './chapters/handshake.ts';
import { limits } from './chapters/limits.ts';
import { requirements } from './chapters/requirements.ts';
import { scopes } from './chapters/scopes.ts';
import { start } from './chapters/start.ts';
import { types } from './chapters/types.ts';
import { provenance, versions } from './chapters/versions.ts';
import { anchor, type Context, createContext } from './context.ts';
import { eventSection } from './event.ts';
import { type Html, html } from './html.ts';
import { methodSection } from './method.ts';
import { heading } from './parts.ts';
import { byFamily, type Group, sidebar } from './sidebar.ts';

const GUIDE: readonly Chapter[] = [
  start,
  handshake,
  scopes,
  errors,
  limits,
  closeCodes,
  versions,
  provenance,
];
const REST: readonly Chapter[] = [types, requirements];

export function page(ir: Ir): string {
  const context = createContext(ir);
  const methods = byFamily(ir.methods);
  const events = byFamily(ir.events);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="Reference of the OpenClaw Gateway protocol: handshake, methods, events, errors and limits.">
<title>OpenClaw Gateway protocol</title>
<script src="script.js"></script>
<link rel="stylesheet" href="style.css">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
${banner(ir)}${sidebar({ guide: GUIDE, methods, events, rest: REST })}<main id="content" tabindex="-1">
<header class="title"><h1>OpenClaw Gateway protocol</h1>
<p class="lead">Requests, responses and events between a gateway and its clients, over one WebSocket.</p>
<p class="badges"><span class="badge quiet">specification ${ir.spec}</span> <span class="badge quiet">wire protocols ${ir.protocols.join(', ')}</span> <span class="badge quiet">${Object.keys(ir.methods).length} methods</span> <span class="badge quiet">${Object.keys(ir.events).length} events</span></p></header>
${GUIDE.map(chapter => chapterSection(context, chapter))}${chapterSection(context, methodsChapter(methods))}${chapterSection(context, eventsChapter(events))}${REST.map(chapter => chapterSection(context, chapter))}</main>
</body>
</html>
`.text;
}

function banner(ir: Ir): Html {
  return html`<header class="bar"><button class="menu" type="button" popovertarget="nav" aria-label="Contents"><span aria-hidden="true">☰</span></button>
<a class="brand" href="#content"><strong>Clawspec</strong> <span>${ir.spec}</span></a>
<button class="theme" type="button" hidden>Dark</button></header>
`;
}

function methodsChapter(groups: readonly Group<IrMethod>[]): Chapter {
  return {
    name: 'methods',
    title: 'Methods',
    body: context =>
      html`${overview(groups, anchor.method)}${groups.map(({ family, items }) => {
        const id = anchor.methodFamily(family);
        return html`<section class="family" id="${id}">
${heading(3, id, family)}${items.map(([name, method]) => methodSection(context, name, method))}</section>
`;
      })}`,
  };
}

function eventsChapter(groups: readonly Group<IrEvent>[]): Chapter {
  return {
    name: 'events',
    title: 'Events',
    body: (context: Context) =>
      html`${overview(groups, anchor.event)}${groups.map(({ family, items }) => {
        const id = anchor.eventFamily(family);
        return html`<section class="family" id="${id}">
${heading(3, id, family)}${items.map(([name, event]) => eventSection(context, name, event))}</section>
`;
      })}`,
  };
}

/** All of them on one screen, with their summaries. */
function overview(
  groups: readonly Group<{ readonly summary: string }>[],
  id: (name: string) => string,
): Html {
  const rows = groups.flatMap(({ items }) =>
    items.map(
      ([name, item]) =>
        html`<tr><th scope="row"><a href="#${id(name)}"><code>${name}</code></a></th><td>${item.summary}</td></tr>\n`,
    ),
  );
  return html`<table class="codes plain overview"><thead class="sr"><tr><th scope="col">Name</th><th scope="col">Summary</th></tr></thead><tbody>
${rows}</tbody></table>
`;
}
