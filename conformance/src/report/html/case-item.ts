/** One case in the list: its verdict on one line; checks and clauses when it is opened. */
import { type CaseResult, type CheckResult, isUnexpected } from '../../result.ts';
import type { Requirement } from '../../spec.ts';
import { clip, clipText } from '../clip.ts';
import { requirementUrl } from '../docs.ts';
import { runName } from '../jsonl.ts';
import { needsAttention, stateOfCase, stateOfCheck } from '../states.ts';
import { type Html, html } from './html.ts';

export interface Clauses {
  readonly texts: ReadonlyMap<string, Requirement>;
  readonly docs: string | undefined;
}

/** Characters of a message on the line of its case. */
const LONGEST_WHY = 160;

export function caseItem(one: CaseResult, index: number, clauses: Clauses): Html {
  const state = stateOfCase(one);
  const name = runName(one);
  return html`<details class="case" id="case.${index}" data-name="${name}" data-index="${index}" data-case="${one.case}" data-state="${state}" data-profiles="${(one.profiles ?? []).join(' ')}"${
    needsAttention(one) && html` data-attention`
  }>
<summary><span class="state ${state}">${state}</span> <code>${name}</code> <span class="title">${one.title}</span> <span class="ms">${one.skipped === undefined && `${one.durationMs} ms`}</span>${why(one)}</summary>
<div class="body">
${facts(one)}${one.checks.length > 0 && html`<h3>Checks</h3>\n<ul class="checks">\n${one.checks.map(check => checkItem(check, clauses))}</ul>\n`}<div class="more"></div>
</div>
</details>
`;
}

/** The first thing that is wrong, for who does not open the case. */
function why(one: CaseResult): Html {
  const found = one.checks.find(isUnexpected);
  if (found?.failure === undefined) return html``;
  return html`<span class="why">${found.name}: ${clipText(found.failure.message, LONGEST_WHY)}</span>`;
}

function facts({ profiles, skipped, error }: CaseResult): Html {
  return html`${profiles !== undefined && profiles.length > 0 && html`<p class="facts">profile ${profiles.join(', ')}</p>\n`}${
    skipped !== undefined && html`<p>Not run: ${skipped}</p>\n`
  }${error !== undefined && html`<p class="message">The suite itself did not work: ${error}</p>\n`}`;
}

function checkItem(check: CheckResult, { texts, docs }: Clauses): Html {
  const { req, level, name, failure, baseline } = check;
  const state = stateOfCheck(check);
  const clause = texts.get(req);
  const link =
    docs !== undefined
      ? html`<a href="${requirementUrl(req, docs)}">${req}</a>`
      : clause === undefined
        ? html`${req}`
        : html`<a href="#clause.${req}">${req}</a>`;
  const where = [failure?.step === undefined ? '' : `step ${failure.step}`, failure?.kind, failure?.conn]
    .filter(Boolean)
    .join(' ');
  return html`<li><p><span class="state ${state}">${state}</span> <code>${name}</code> ${link} <span class="level">${level.toUpperCase()}</span> ${clause?.text}</p>
${baseline !== undefined && html`<p class="facts">baseline: ${baseline.reason}</p>\n`}${
  failure !== undefined &&
  html`<p class="message">${where !== '' && `${where}: `}${failure.message}</p>
${values(failure)}`
}</li>
`;
}

function values(failure: NonNullable<CheckResult['failure']>): Html {
  const rows: [string, string][] = [];
  if (failure.path) rows.push(['at', failure.path]);
  if ('expected' in failure) rows.push(['expected', pretty(failure.expected)]);
  if ('actual' in failure) rows.push(['actual', pretty(failure.actual)]);
  if (rows.length === 0) return html``;
  return html`<dl class="values">${rows.map(([word, text]) => html`<div><dt>${word}</dt><dd><pre>${text}</pre></dd></div>`)}</dl>
`;
}

const pretty = (value: unknown) => JSON.stringify(clip(value), null, 2) ?? '(nothing)';
