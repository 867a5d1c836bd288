/** The frame around every page. */
import type { Ir } from '../../ir.ts';
import { type Html, html } from './html.ts';
import { LANDING } from './pages/landing.ts';
import type { Page } from './pages/page.ts';
import { type Contents, sidebar } from './sidebar.ts';

export function frame(ir: Ir, contents: Contents, page: Page): string {
  const isLanding = page.file === LANDING;
  const site = 'OpenClaw Gateway protocol';
  return html`<!doctype html>
<html lang="en"${isLanding && html` data-landing`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${page.summary ?? 'Reference of the OpenClaw Gateway protocol: handshake, methods, events, errors and limits.'}">
<title>${isLanding ? site : `${page.title} · ${site}`}</title>
<script src="script.js"></script>
<link rel="stylesheet" href="style.css">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="bar"><button class="menu" type="button" popovertarget="nav" aria-label="Contents"><span aria-hidden="true">☰</span></button>
<a class="brand" href="${LANDING}"><strong>Clawspec</strong> <span>${ir.spec}</span></a>
<button class="theme" type="button" hidden>Dark</button></header>
${sidebar(contents, page)}<main id="content" tabindex="-1">
<article id="${page.id}"><h1>${page.title}</h1>
${page.body}</article>
${pager(contents.pages, page)}</main>
</body>
</html>
`.text;
}

function pager(pages: readonly Page[], here: Page): Html {
  const at = pages.indexOf(here);
  const [before, after] = [pages[at - 1], pages[at + 1]];
  const isInside = at >= 0;
  return html`<nav class="pager" aria-label="Pages">${
    isInside &&
    before !== undefined &&
    html`<a rel="prev" href="#${before.id}"><span>Before</span> ${before.title}</a>`
  }${after !== undefined && html`<a rel="next" href="#${after.id}"><span>Next</span> ${after.title}</a>`}</nav>
`;
}
