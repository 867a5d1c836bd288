/** A summary in Markdown, for the page of a CI job and for README files. */
import {
  type CaseResult,
  type CheckResult,
  exitCodeOf,
  isUnexpected,
  type RunResult,
  totalsOf,
} from '../result.ts';
import type { Requirement } from '../spec.ts';
import { runName } from './jsonl.ts';
import { requirementUrl } from './docs.ts';
import { needsAttention, OUTCOMES, profileCells, stateOfCheck, subjectOf } from './states.ts';

/** Findings shown in full; the others are counted. A CI page takes 1 MiB at most. */
const SHOWN = 50;

export function summaryReport(
  result: RunResult,
  requirements: readonly Requirement[],
  docs?: string,
): string {
  const { cases, checks, verdicts, xfail, xpass } = totalsOf(result);
  const { info } = result;
  const texts = new Map(requirements.map(one => [one.id, one.text]));
  const counts = [
    `${verdicts.pass} passed`,
    ...(['fail', 'untestable', 'error'] as const).flatMap(name =>
      verdicts[name] > 0 ? [`${verdicts[name]} ${name}`] : [],
    ),
    ...(verdicts.warn > 0 ? [`${verdicts.warn} warnings`] : []),
    ...(xfail > 0 ? [`${xfail} failing as expected`] : []),
    ...(xpass > 0 ? [`${xpass} unexpectedly passing`] : []),
  ];
  return [
    `## ${capital(info.side)}: ${OUTCOMES[exitCodeOf(result)]}`,
    '',
    `${code(subjectOf(result))}, protocol ${info.protocols.join(' and ')}. ${checks} checks: ${counts.join(', ')}${verdicts.skip > 0 ? `; ${verdicts.skip} of ${cases} cases skipped` : ''}.`,
    '',
    profileTable(result),
    ...findings(result, texts, docs),
    ...(result.stale.length === 0
      ? []
      : ['### Stale baseline', '', ...result.stale.map(line => `- ${code(line)}`), '']),
    `<sub>seed ${info.seed}, ${(result.durationMs / 1000).toFixed(1)} s, suite ${escapeText(info.suite)}, specification ${escapeText(info.spec)}, ${escapeText(info.startedAt)}</sub>`,
    '',
  ].join('\n');
}

/** The table of profiles in Markdown; ends with an empty line. */
export function profileTable({ profiles }: RunResult): string {
  if (profiles.length === 0) return '';
  const rows = profiles.map(one => {
    const { verdict, cases, passed, deviations, warnings, percent, note } = profileCells(one);
    const cells = [
      code(one.profile),
      verdict,
      cases,
      passed,
      deviations,
      warnings,
      percent,
      escapeText(note),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '| profile | verdict | cases run | checks passed | deviations | warnings | passed | |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function findings(result: RunResult, texts: ReadonlyMap<string, string>, docs: string | undefined): string[] {
  const troubled = result.cases.filter(needsAttention);
  const lines = troubled.flatMap(one => {
    const checks = one.checks.filter(isUnexpected);
    return checks.length === 0
      ? [`- **error** ${code(runName(one))}: ${escapeText(one.error ?? 'no check was reached')}`]
      : checks.map(check => finding(one, check, texts, docs));
  });
  if (lines.length === 0) return [];
  const hidden = lines.length - SHOWN;
  return [
    '### What needs attention',
    '',
    ...lines.slice(0, SHOWN),
    ...(hidden > 0 ? [`- … and ${hidden} more`] : []),
    '',
  ];
}

function finding(
  one: CaseResult,
  check: CheckResult,
  texts: ReadonlyMap<string, string>,
  docs: string | undefined,
): string {
  const id =
    docs === undefined ? escapeText(check.req) : `[${check.req}](${requirementUrl(check.req, docs)})`;
  const message =
    check.baseline?.state === 'xpass'
      ? `passes, but the baseline says: ${check.baseline.reason}`
      : (check.failure?.message ?? '');
  return `- **${stateOfCheck(check)}** ${code(`${runName(one)}#${check.name}`)}: ${escapeText(message)}<br>${id} (${check.level.toUpperCase()}) ${escapeText(texts.get(check.req) ?? '')}`;
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Text that stays text in Markdown, on one line. */
function escapeText(text: string): string {
  return oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~@]/gu, character => `&#${character.charCodeAt(0)};`);
}

/** Code on one line; a fence that is longer than any in it. */
function code(text: string): string {
  const line = oneLine(text).replaceAll('|', '¦');
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/gu), ([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const gap = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${gap}${line}${gap}${fence}`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const oneLine = (text: string) => text.replace(/[\u0000-\u001f\u007f]+/gu, ' ').slice(0, 500);
