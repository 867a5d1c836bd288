/**
 * The report as one HTML file: nothing from outside, works from disk, and its policy forbids every script and
 * style but its own. What frames carry is only ever shown as text.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from '../../case/types.ts';
import { type CaseResult, exitCodeOf, type RunResult, totalsOf } from '../../result.ts';
import type { Requirement } from '../../spec.ts';
import { needsAttention, OUTCOMES, profileCells, STATES, stateOfCase, subjectOf } from '../states.ts';
import { caseItem, type Clauses } from './case-item.ts';
import { dataOf, jsonForPage } from './data.ts';
import { Html, html } from './html.ts';

export interface HtmlOptions {
  readonly requirements: readonly Requirement[];
  /** Cases by which the steps are told. */
  readonly cases: readonly Case[];
  /** Address of the documentation, for links that leave the file. */
  readonly docs?: string | undefined;
}

export function htmlReport(result: RunResult, { requirements, cases, docs }: HtmlOptions): string {
  const style = asset('viewer.css');
  const script = asset('viewer.js');
  const policy = `default-src 'none'; script-src '${hash(script)}'; style-src '${hash(style)}'; base-uri 'none'; form-action 'none'`;
  const ordered = attentionFirst(result.cases);
  const clauses: Clauses = { texts: new Map(requirements.map(one => [one.id, one])), docs };
  const title = `${OUTCOMES[exitCodeOf(result)]}: ${subjectOf(result)}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body data-side="${result.info.side}">
<a class="jump" href="#cases">Skip to the cases</a>
${head(result)}
<main>
${profiles(result)}${stale(result)}${list(result, ordered, clauses)}${clauseList(ordered, clauses)}</main>
<script type="application/json" id="data">${new Html(jsonForPage(dataOf(ordered, cases)))}</script>
<script>${new Html(script)}</script>
</body>
</html>
`.text;
}

const asset = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

function attentionFirst(cases: readonly CaseResult[]): CaseResult[] {
  const rank = (one: CaseResult) => (needsAttention(one) ? -1 : STATES.indexOf(stateOfCase(one)));
  return [...cases].sort((a, b) => rank(a) - rank(b));
}

function head(result: RunResult): Html {
  const { info, durationMs, stoppedBy } = result;
  const { verdicts, checks, xfail, xpass } = totalsOf(result);
  const outcome = OUTCOMES[exitCodeOf(result)];
  const { skip, ...judged } = { ...verdicts, xfail, xpass };
  const counts = STATES.flatMap(state =>
    state !== 'skip' && judged[state] > 0 ? [[state, judged[state]] as const] : [],
  );
  return html`<header>
<p class="kind">Clawspec conformance, ${info.side}</p>
<h1><span class="outcome ${outcome.replace(' ', '-')}">${outcome}</span> <span class="subject">${subjectOf(result)}</span></h1>
<p>Protocol ${info.protocols.join(' and ')}; ${result.cases.length} case runs${skip > 0 && html`, <span class="state skip">${skip} skipped</span>`}; ${checks} checks: ${counts.map(
    ([name, count], index) => html`${index > 0 && ', '}<span class="state ${name}">${name}</span> ${count}`,
  )}.</p>
<p class="facts"><time datetime="${info.startedAt}">${info.startedAt.slice(0, 16).replace('T', ' ')} UTC</time>, ${(durationMs / 1000).toFixed(1)} s, seed ${info.seed}, suite ${info.suite}, specification ${info.spec}${
    stoppedBy !== undefined && html`; stopped after <code>${stoppedBy}</code> (--bail)`
  }</p>
</header>`;
}

function profiles({ profiles: all }: RunResult): Html {
  if (all.length === 0) return html``;
  return html`<section><h2 id="profiles-title">Profiles</h2>
<div class="wide" role="region" aria-labelledby="profiles-title" tabindex="0"><table>
<thead><tr><th scope="col">Profile</th><th scope="col">Verdict</th><th scope="col">Cases run</th><th scope="col">Checks passed</th><th scope="col">Deviations</th><th scope="col">Warnings</th><th scope="col">Passed</th><th scope="col">Note</th></tr></thead>
<tbody>
${all.map(one => {
  const cells = profileCells(one);
  return html`<tr><th scope="row"><code>${one.profile}</code> ${one.title}</th><td><span class="state ${one.verdict}">${cells.verdict}</span></td><td>${cells.cases}</td><td>${cells.passed}</td><td>${cells.deviations}</td><td>${cells.warnings}</td><td>${cells.percent}</td><td>${cells.note}</td></tr>\n`;
})}</tbody></table></div></section>
`;
}

function stale({ stale: lines }: RunResult): Html {
  if (lines.length === 0) return html``;
  return html`<section aria-labelledby="stale-title"><h2 id="stale-title">Stale baseline</h2>
<ul>${lines.map(line => html`<li><code>${line}</code></li>`)}</ul></section>
`;
}

function list(result: RunResult, cases: readonly CaseResult[], clauses: Clauses): Html {
  const states = STATES.filter(state => cases.some(one => stateOfCase(one) === state));
  return html`<section aria-labelledby="cases"><h2 id="cases" tabindex="-1">Cases</h2>
<form class="filters" role="search" hidden>
<label>Search <input id="words" type="search" autocomplete="off" spellcheck="false" placeholder="name, title, clause, message"></label>
<label>Verdict <select id="state"><option value="">all</option><option value="attention">needs attention</option>${states.map(
    state => html`<option value="${state}">${state}</option>`,
  )}</select></label>
<label>Profile <select id="profile"><option value="">all</option>${result.profiles.map(
    ({ profile }) => html`<option value="${profile}">${profile}</option>`,
  )}</select></label>
<button id="open" type="button">Open what is shown</button> <button id="close" type="button">Close all</button>
<output id="found" for="words state profile"></output>
</form>
<noscript><p>Steps and frames need scripts; verdicts and clauses do not.</p></noscript>
<div id="list">
${cases.map((one, index) => caseItem(one, index, clauses))}</div>
<p id="none" hidden>No case fits.</p></section>
`;
}

/** The clauses that the cases speak of, so that the file explains itself. */
function clauseList(cases: readonly CaseResult[], { texts }: Clauses): Html {
  const ids = [...new Set(cases.flatMap(one => one.checks.map(({ req }) => req)))].sort();
  const known = ids.flatMap(id => texts.get(id) ?? []);
  if (known.length === 0) return html``;
  return html`<section aria-labelledby="clauses"><h2 id="clauses">Clauses</h2>
<dl>
${known.map(
  ({ id, level, text, provenance, source }) =>
    html`<div id="clause.${id}"><dt>${id} <span class="level">${level}</span></dt><dd>${text} <span class="facts">${provenance}: ${source}</span></dd></div>\n`,
)}</dl></section>
`;
}
