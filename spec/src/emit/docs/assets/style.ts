/** `style.css`. No fonts, images or addresses: the page makes no request of its own. */
export const STYLE = `:root {
  color-scheme: light dark;
  --paper: light-dark(#fdfcfa, #14161b);
  --panel: light-dark(#f5f2ed, #1a1d24);
  --sunk: light-dark(#f6f4ef, #1b1f27);
  --line: light-dark(#e2ddd4, #2d323d);
  --ink: light-dark(#1f2328, #e4e6eb);
  --soft: light-dark(#5b6069, #a3a9b5);
  --accent: light-dark(#a8351a, #ff9d80);
  --accent-wash: light-dark(#fbeae4, #33211d);
  --blue: light-dark(#0b5394, #8cbcf5);
  --green: light-dark(#1f6638, #86d49c);
  --amber: light-dark(#7a4d00, #eebf6b);
  --red: light-dark(#a3202f, #ff9aa2);
  --violet: light-dark(#5f3d9c, #c3a8f7);
  --mono: ui-monospace, "SF Mono", "Cascadia Code", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  --nav: 17.5rem;
  --bar: 3rem;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }

*, ::before, ::after { box-sizing: border-box; }
html { scroll-padding-top: calc(var(--bar) + 1rem); text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 var(--sans); }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
a:has(> code) { text-underline-offset: 0.32em; text-decoration-color: color-mix(in srgb, currentColor 45%, transparent); }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
code, pre, kbd { font-family: var(--mono); font-size: 0.875em; }
p, ul, ol, dl, table, pre { margin: 0 0 1rem; }
:is(p, li, dd) > code { overflow-wrap: anywhere; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: fixed; top: -4rem; left: 1rem; z-index: 30; padding: 0.5rem 1rem; background: var(--ink); color: var(--paper); border-radius: 0 0 6px 6px; }
.skip:focus { top: 0; }

/* Frame of the page */
.bar { position: fixed; inset: 0 0 auto; z-index: 20; height: var(--bar); display: flex; align-items: center; gap: 0.75rem; padding: 0 1rem; background: var(--panel); border-bottom: 1px solid var(--line); }
.brand { color: var(--ink); text-decoration: none; }
.brand span { color: var(--soft); font-size: 0.8125rem; }
.bar button { font: inherit; font-size: 0.8125rem; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 0.2rem 0.7rem; cursor: pointer; }
.bar button:hover { border-color: var(--soft); }
.bar .theme { margin-left: auto; }
main { max-width: 62rem; margin: 0 auto; padding: calc(var(--bar) + 2rem) 1.25rem 6rem; outline: none; }
#nav { position: fixed; inset: var(--bar) auto 0 0; width: min(20rem, 88vw); height: auto; max-height: none; margin: 0; padding: 0; border: 0; border-right: 1px solid var(--line); background: var(--panel); color: var(--ink); overflow: hidden; flex-direction: column; }
#nav:popover-open { display: flex; }
#nav::backdrop { background: rgb(0 0 0 / 0.45); }
#nav .list { overflow-y: auto; overscroll-behavior: contain; padding: 0.25rem 0.75rem 3rem; flex: 1; }
@media (min-width: 64rem) {
  #nav { display: flex; width: var(--nav); z-index: 10; }
  .menu { display: none; }
  main { margin-left: var(--nav); max-width: none; padding-inline: clamp(2rem, 5vw, 5rem); }
  main > * { max-width: 60rem; margin-inline: auto; }
}

/* Sidebar */
.filter { position: relative; padding: 0.75rem 0.75rem 0.5rem; }
.filter input { width: 100%; font: inherit; font-size: 0.875rem; padding: 0.4rem 2rem 0.4rem 0.7rem; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
.filter input::placeholder { color: var(--soft); opacity: 1; }
.filter kbd { position: absolute; right: 1.3rem; top: 1.15rem; padding: 0 0.4rem; font-size: 0.75rem; color: var(--soft); border: 1px solid var(--line); border-radius: 4px; pointer-events: none; }
.filter input:focus ~ kbd, .filter input:not(:placeholder-shown) ~ kbd { display: none; }
#nav ul { list-style: none; padding: 0; margin: 0; }
#nav p.kind { margin: 1.1rem 0 0.25rem; padding: 0 0.5rem; font-size: 0.75rem; font-weight: 650; letter-spacing: 0.06em; text-transform: uppercase; color: var(--soft); }
#nav p.kind a { color: inherit; text-decoration: none; }
#nav li a { display: block; padding: 0.16rem 0.5rem; border-radius: 5px; color: var(--ink); text-decoration: none; font-size: 0.875rem; line-height: 1.5; overflow-wrap: anywhere; }
#nav li a:hover { background: var(--line); }
#nav .family summary { padding: 0.16rem 0.5rem; border-radius: 5px; font-size: 0.875rem; line-height: 1.5; list-style: none; }
#nav .family summary::before { content: "›"; display: inline-block; width: 0.9em; color: var(--soft); }
#nav .family[open] summary::before { transform: rotate(90deg) translateX(0.1em); }
#nav .family summary::-webkit-details-marker { display: none; }
#nav .family summary:hover { background: var(--line); }
#nav .family ul { margin-bottom: 0.5rem; }
#nav .family li a { padding-left: 1.3rem; }
#nav .sub { margin: 0 0 0.4rem 0.75rem; border-left: 1px solid var(--line); }
#nav .sub a { font-size: 0.8125rem; color: var(--soft); padding-left: 0.75rem; }
#nav .hits a .kind { display: block; }
#nav .hits strong { font: 600 0.8438rem var(--mono); }
#nav .hits .snippet { display: block; font-size: 0.78125rem; line-height: 1.4; color: var(--soft); }
#nav .hits a { padding-block: 0.35rem; }
mark { background: var(--accent-wash); color: var(--accent); font-weight: 600; }
#nav a[aria-current] { background: var(--accent-wash); color: var(--accent); font-weight: 600; }
#nav .none { padding: 0.5rem; color: var(--soft); font-size: 0.875rem; }
#nav [hidden] { display: none; }

/* Headings */
h1, h2, h3 { line-height: 1.25; margin: 0 0 0.75rem; text-wrap: balance; }
h1 { font-size: clamp(1.75rem, 1.2rem + 2.4vw, 2.5rem); letter-spacing: -0.02em; }
h2 { font-size: 1.5rem; letter-spacing: -0.015em; margin-top: 3rem; }
h3 { font-size: 1.1875rem; margin-top: 2.25rem; }
h3.part { font-size: 0.8125rem; font-weight: 650; letter-spacing: 0.05em; text-transform: uppercase; color: var(--soft); margin: 2rem 0 0.6rem; }
h2 code, h3 code { font-size: 0.95em; }
h3.part .name { font: 400 0.8125rem var(--mono); letter-spacing: 0; text-transform: none; margin-left: 0.35rem; }
.anchor { color: var(--soft); text-decoration: none; font-weight: 400; opacity: 0; padding: 0 0.25rem; }
:is(h2, h3):hover .anchor, .anchor:focus-visible { opacity: 1; }
@media (hover: none) { .anchor { opacity: 0.7; } }
.copied { font: 400 0.75rem var(--sans); color: var(--green); opacity: 1; }
.lead { font-size: 1.125rem; line-height: 1.5; text-wrap: pretty; }
.entry { padding-bottom: 1.75rem; }
.entries { margin-top: 3rem; }
.entry, .entries + .entries { border-top: 1px solid var(--line); }
.entry > h2 { font-size: 1.5rem; margin-top: 2rem; padding: 0; border: 0; }
.kind { font: 400 0.75rem var(--sans); color: var(--soft); letter-spacing: 0; }
.entry > .lead { margin-bottom: 0.6rem; }
article > p, article > :is(ol, ul) > li, .entry > p { max-width: 46rem; }
:target > :is(h2, h3):first-child code, :is(h2, h3):target, tr:target > th { background: var(--accent-wash); box-shadow: 0 0 0 0.3rem var(--accent-wash); border-radius: 2px; }
:target.def > p:first-child { background: var(--accent-wash); }

/* Badges and labels */
.badges { display: flex; flex-wrap: wrap; gap: 0.375rem; margin-bottom: 1rem; }
.badge, .level { display: inline-block; padding: 0.05rem 0.55rem; border: 1px solid var(--line); border-radius: 99px; font-size: 0.78125rem; line-height: 1.5; color: var(--ink); background: var(--panel); text-decoration: none; white-space: nowrap; }
.badge.role { color: var(--violet); border-color: currentColor; background: none; }
.badge.scope { color: var(--accent); border-color: currentColor; background: none; font-family: var(--mono); font-size: 0.75rem; }
.badge.quiet { color: var(--soft); }
.badge.only, .badge.warn { color: var(--amber); border-color: currentColor; background: none; }
.source { font-size: 0.75rem; color: var(--soft); white-space: nowrap; }
.source::before { content: ""; display: inline-block; width: 0.45em; height: 0.45em; margin-right: 0.4em; border-radius: 50%; background: var(--soft); vertical-align: 0.08em; }
.source.published::before { background: var(--green); }
.source.observed::before { background: var(--blue); }
.source.gap-filled::before { background: none; border: 1.5px solid var(--amber); }
td .badge.source, .meta .badge.source { border: 0; background: none; padding: 0; }
.label { font-size: 0.8125rem; font-weight: 650; color: var(--soft); margin-right: 0.35rem; }
p.label { margin-bottom: 0.25rem; }
.fact { margin-bottom: 0.4rem; }
.requirements a { font: 0.8125rem var(--mono); margin-right: 0.25rem; }
.fact a + a { margin-left: 0.35rem; }
.may { color: var(--soft); font-size: 0.8125rem; font-weight: 400; }
.need { color: var(--accent); font-size: 0.78125rem; font-weight: 500; white-space: nowrap; }
.only { color: var(--amber); white-space: nowrap; }
.all { color: var(--soft); white-space: nowrap; }
.step { display: inline-block; padding: 0 0.55rem; border-radius: 4px; font-size: 0.8125rem; font-weight: 600; border: 1px solid currentColor; }
.step.retry { color: var(--green); }
.step.pause { color: var(--amber); }
.step.stop { color: var(--red); }
.level.must { color: var(--red); border-color: currentColor; background: none; }
.level.should { color: var(--amber); border-color: currentColor; background: none; }
.id { font: 600 0.8125rem var(--mono); }

/* Tables */
table { width: 100%; border-collapse: collapse; font-size: 0.9063rem; line-height: 1.5; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 1rem 0.5rem 0; border-bottom: 1px solid var(--line); font-weight: 400; overflow-wrap: break-word; }
thead th { font-size: 0.75rem; font-weight: 650; letter-spacing: 0.04em; text-transform: uppercase; color: var(--soft); padding-bottom: 0.3rem; white-space: nowrap; }
tbody th code { font-weight: 650; }
th:last-child, td:last-child { padding-right: 0; }
.members { table-layout: fixed; }
.members th:first-child { width: 29%; }
.members th:nth-child(2) { width: 20%; }
.members th:nth-child(3) { width: 10%; }
.members tbody th code { overflow-wrap: anywhere; }
.members .path { color: var(--soft); font-weight: 400; }
.members .may, .members .need { margin-left: 0.15rem; }
.members td:nth-child(2) { color: var(--soft); }
.rule { color: var(--soft); }
.members .rule { display: block; font-size: 0.8438rem; }
.members .rule::first-letter { text-transform: uppercase; }
.members td:nth-child(3) { font-size: 0.8125rem; }
.members .values { display: block; overflow-wrap: anywhere; }
.flat th:first-child { width: 16%; }
.flat th:nth-child(2) { width: 34%; }
.open { font-size: 0.75rem; font-weight: 600; color: var(--violet); border: 1px solid currentColor; border-radius: 4px; padding: 0 0.3rem; text-decoration: none; cursor: help; }
.d1 > th { padding-left: 1.1rem; } .d2 > th { padding-left: 2.2rem; } .d3 > th { padding-left: 3.3rem; } .d4 > th { padding-left: 4.4rem; } .d5 > th { padding-left: 5.5rem; }
tr:is(.d1, .d2, .d3, .d4, .d5) > th { box-shadow: inset 2px 0 0 var(--line); }
.codes > tbody > tr > th { padding-right: 1.5rem; }
.codes:not(.wrap) th code { white-space: nowrap; }
.codes.wrap th code { overflow-wrap: anywhere; }
.codes.wrap th:first-child { width: 34%; }
.codes .group th { font-size: 0.8125rem; color: var(--soft); padding-top: 1rem; }
.codes .number { white-space: nowrap; }
.overview th { width: 15rem; }
.absent { color: var(--soft); }
.chips dd code, td.chips code { display: inline-block; padding: 0 0.4rem; margin: 0 0.15rem 0.25rem 0; background: var(--sunk); border: 1px solid var(--line); border-radius: 4px; }
.unknown, .shape, .see { font-size: 0.875rem; color: var(--soft); }
.see { font-size: 1rem; }
.unknown { margin-top: -0.5rem; }
.tag { margin: 0 0 0.25rem; }
.tag .name { font-size: 0.8125rem; color: var(--soft); }
.tag code { font-weight: 650; }
.variant { padding: 0.75rem 0 0 1rem; border-left: 3px solid var(--line); margin-bottom: 1.25rem; }
.variant > .def > p:first-child { color: var(--soft); }
.glance { display: grid; gap: 0; border-top: 1px solid var(--line); }
.glance > div { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 1rem; padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
.glance dt { color: var(--soft); font-size: 0.9063rem; }
.glance dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
.glance.mono { font-size: 0.9063rem; }
.rules, .steps { padding-left: 1.4rem; }
.rules li, .steps li { margin-bottom: 0.5rem; padding-left: 0.25rem; }
.requirement-list { list-style: none; padding: 0; }
.requirement-list li { padding: 0.75rem 0; border-bottom: 1px solid var(--line); max-width: none !important; }
.requirement-list li:target { background: var(--accent-wash); box-shadow: -0.75rem 0 0 var(--accent-wash), 0.75rem 0 0 var(--accent-wash); }
.requirement-list p { margin: 0; }
.whole { white-space: nowrap; }
.meta { font-size: 0.8125rem; color: var(--soft); overflow-wrap: anywhere; }

/* Landing page, chapters, and the way on */
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: 0.75rem; margin: 1.5rem 0 2rem; }
.card { display: block; padding: 0.8rem 1rem 0.9rem; border: 1px solid var(--line); border-radius: 8px; background: var(--panel); color: var(--ink); text-decoration: none; }
.card:hover { border-color: var(--accent); }
.card strong { display: block; color: var(--accent); }
.card span { font-size: 0.9063rem; line-height: 1.45; color: var(--soft); }
.pager { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.75rem; margin-top: 4rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
.pager a { text-decoration: none; font-weight: 600; }
.pager a span { display: block; font-size: 0.75rem; font-weight: 400; color: var(--soft); }
.pager [rel="next"] { margin-left: auto; text-align: right; }
.aside { padding: 0.75rem 1rem; border-left: 3px solid var(--accent); background: var(--panel); border-radius: 0 6px 6px 0; }
.codes.prose th:first-child { width: auto; min-width: 9rem; }
table.grid :is(th, td):not(:first-child) { white-space: nowrap; }
table.scopes th:first-child { width: 11rem; }
table.scopes td:nth-child(2) { width: 26%; }
table.scopes td:nth-child(3) { width: 11rem; }
.codes.kinds th:first-child { width: 7rem; }
.codes.kinds td:nth-child(2) { width: 36%; }
.catalogue { table-layout: fixed; }
.catalogue th:nth-child(n + 2) { width: 20%; }
table.limits { table-layout: fixed; }
table.limits th:first-child { width: 22%; }
table.limits th:nth-child(2) { width: 12%; }
table.limits th:nth-child(3) { width: 13%; }
table.limits th:nth-child(5) { width: 24%; }
table.limits th code { white-space: normal; overflow-wrap: anywhere; }
.example.shown { margin: 0 0 1rem; }
.example.shown figcaption { padding: 0.45rem 0.9rem; background: var(--panel); border-bottom: 1px solid var(--line); font-size: 0.9063rem; }
.code { font-size: 0.875rem; line-height: 1.4; }
.code code { font-size: 0.9375em; }

/* Ladder of a session */
.ladder { max-width: 46rem; }
.ladder .ends { display: flex; justify-content: space-between; width: 22rem; max-width: 100%; margin-bottom: 0.25rem; font-size: 0.8125rem; font-weight: 650; color: var(--soft); }
.ladder ol { list-style: none; padding: 0; }
.ladder li { display: grid; grid-template-columns: 22rem 1fr; gap: 1.25rem; align-items: center; max-width: none; }
.arrow { position: relative; display: block; padding: 0.55rem 1.5rem 0.45rem; font: 0.8125rem var(--mono); text-align: center; border-inline: 2px solid var(--line); }
.arrow::before { content: ""; position: absolute; inset: auto 2px 0.25rem; border-bottom: 1.5px solid currentColor; }
.arrow::after { content: ""; position: absolute; bottom: calc(0.25rem - 3px); width: 7px; height: 7px; border: solid currentColor; border-width: 1.5px 1.5px 0 0; }
.c2s .arrow { color: var(--blue); }
.s2c .arrow { color: var(--green); }
.c2s .arrow::after { right: 3px; transform: rotate(45deg); }
.s2c .arrow::after { left: 3px; transform: rotate(-135deg); }
.what { font-size: 0.9063rem; color: var(--soft); line-height: 1.4; }

/* Frames */
.example { margin-bottom: 0.75rem; border: 1px solid var(--line); border-radius: 8px; overflow: clip; }
.example > summary { padding: 0.5rem 0.9rem; cursor: pointer; background: var(--panel); }
.example > summary:focus-visible { outline-offset: -2px; }
.example .note { margin: 0.75rem 0.9rem 0; font-size: 0.9063rem; color: var(--soft); }
details > summary { cursor: pointer; }
.frame { position: relative; border-left: 3px solid; }
.frame + .frame { border-top: 1px solid var(--line); }
.frame.c2s { border-left-color: var(--blue); }
.frame.s2c { border-left-color: var(--green); }
.way { display: block; padding: 0.5rem 0.9rem 0; font-size: 0.75rem; font-weight: 650; }
.c2s .way { color: var(--blue); }
.s2c .way { color: var(--green); }
pre { padding: 0.75rem 0.9rem; overflow: auto; background: var(--sunk); border-radius: 6px; line-height: 1.55; tab-size: 2; }
.frame pre { margin: 0; padding-top: 0.35rem; border-radius: 0; background: none; max-height: 32rem; }
.frame pre:focus-visible { outline-offset: -3px; }
.json b { font-weight: 400; color: var(--blue); }
.json i { font-style: normal; color: var(--green); }
.json u { text-decoration: none; color: var(--violet); }
.bytes { white-space: pre-wrap; overflow-wrap: anywhere; }
.bytes var { font-style: normal; color: var(--accent); }
.holder { position: relative; margin-bottom: 1rem; }
.holder pre { margin: 0; padding-right: 4.5rem; }
.copy { position: absolute; top: 0.4rem; right: 0.5rem; font: 0.75rem var(--sans); padding: 0.1rem 0.5rem; color: var(--soft); background: var(--paper); border: 1px solid var(--line); border-radius: 5px; cursor: pointer; }
.copy:hover { color: var(--ink); }

/* Narrow screens: rows become blocks */
@media screen and (max-width: 46rem) {
  main { padding-inline: 1rem; }
  table, tbody, tr, th, td { display: block; width: auto !important; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
  th, td { padding: 0; border: 0; }
  td:empty { display: none; }
  td[data-label]::before { content: attr(data-label) ": "; color: var(--soft); }
  .codes .number br { display: none; }
  code, .codes:not(.wrap) th code { white-space: normal; overflow-wrap: anywhere; }
  pre code { white-space: inherit; }
  .holder pre { padding: 2.1rem 0.9rem 0.75rem; }
  .members td:nth-child(2), .members td:nth-child(3) { display: inline; font-size: 0.8125rem; }
  .members td:nth-child(3)::before { content: " · protocol "; color: var(--soft); }
  .members.flat td:nth-child(3)::before { content: " · in "; }
  .d1 { margin-left: 0.75rem; } .d2 { margin-left: 1.5rem; } .d3 { margin-left: 2.25rem; } .d4 { margin-left: 3rem; } .d5 { margin-left: 3rem; }
  tr > th { padding-left: 0 !important; box-shadow: none !important; }
  table.limits td:nth-child(2)::before { content: "Direction: "; color: var(--soft); }
  table.limits td:nth-child(3)::before { content: "Acts: "; color: var(--soft); }
  table.limits td:nth-child(5)::before { content: "Client: "; color: var(--soft); }
  .glance > div { grid-template-columns: 1fr; gap: 0.1rem; }
  .ladder .ends { width: auto; }
  .ladder li { grid-template-columns: 1fr; gap: 0; }
  .ladder li .what { padding: 0.25rem 0.75rem 0.6rem; border-inline: 2px solid var(--line); text-align: center; }
  .variant { padding-left: 0.75rem; }
}

@media print {
  :root, :root[data-theme] { color-scheme: light; }
  @page { margin: 18mm 16mm; }
  html { font-size: 9pt; }
  .ladder li { grid-template-columns: 20rem 1fr; }
  table, th, td { break-inside: auto; }
  body { background: none; }
  .bar, #nav, .skip, .anchor, .copy { display: none !important; }
  main, main > * { max-width: none; margin: 0; padding: 0; }
  h2 { margin-top: 1.75rem; }
  h1, h2, h3, summary, figcaption, .way { break-after: avoid; }
  .pager { display: none; }
  .cards { display: block; }
  tr, li, .frame, .variant > .tag { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; max-height: none !important; background: none; }
  .badge, .example { background: none; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
}
`;
