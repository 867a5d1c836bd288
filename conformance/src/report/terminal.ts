/** The report for people: what needs attention first, with the frames around it, then the sums. */
import { styleText } from 'node:util';
import { isObject } from '../json.ts';
import {
  type CaseResult,
  type CheckResult,
  exitCodeOf,
  type Failure,
  isUnexpected,
  type RunResult,
  totalsOf,
} from '../result.ts';
import type { TimelineEntry } from '../run/timeline.ts';
import type { Requirement } from '../spec.ts';
import { requirementPath, requirementUrl } from './docs.ts';
import { runName } from './jsonl.ts';
import { foreignEvents, mattering } from './matters.ts';
import { OUTCOMES, profileCells } from './states.ts';

export type Paint = (style: 'red' | 'green' | 'yellow' | 'dim' | 'bold', text: string) => string;

export const paint: Paint = (style, text) => styleText(style, text, { validateStream: false });
export const plain: Paint = (_, text) => text;

interface Clauses {
  readonly texts: ReadonlyMap<string, Requirement>;
  /** Address of the documentation; the files that come with the specification when left out. */
  readonly docs: string | undefined;
}

/** What an implementation says may move the cursor or end a line: such characters are shown by their numbers. */
const visible = (text: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  text.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/gu, character => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });

const WIDTH = 160;
const STDERR_LINES = 12;
/** Frames shown before and after the moment of a failure. */
const FRAMES_SHOWN = 14;

export function terminalReport(
  result: RunResult,
  requirements: readonly Requirement[],
  style: Paint,
  docs?: string,
): string {
  const texts: Clauses = {
    texts: new Map(requirements.map(requirement => [requirement.id, requirement])),
    docs,
  };
  const parts = [
    ...result.cases.filter(({ checks }) => checks.some(isUnexpected)).map(one => trouble(one, texts, style)),
    ...result.cases
      .filter(one => one.verdict === 'error' && !one.checks.some(isUnexpected))
      .map(one => broken(one, style)),
    ...result.stale.map(line => `${style('red', 'stale baseline')} ${line}\n`),
    warnings(result, texts, style),
    skipped(result, style),
    profiles(result, style),
    summary(result, style),
  ];
  return parts.filter(part => part !== '').join('\n');
}

function trouble(one: CaseResult, texts: Clauses, style: Paint): string {
  const lines = [`${style('bold', runName(one))}  ${one.title}`];
  const checks = one.checks.filter(isUnexpected);
  for (const check of checks) lines.push(...finding(check, texts, style));
  lines.push(style('dim', '  frames'), ...timeline(one.timeline, checks[0]?.failure, style));
  return `${lines.join('\n')}\n`;
}

function finding(check: CheckResult, texts: Clauses, style: Paint): string[] {
  const { failure, baseline } = check;
  const label = baseline?.state === 'xpass' ? 'xpass' : check.verdict;
  const lines = [`  ${style('red', label)} ${check.name}  ${clause(check, texts)}`];
  if (texts.texts.has(check.req)) lines.push(`    ${style('dim', linkTo(check.req, texts))}`);
  if (baseline?.state === 'xpass') lines.push(`    passes, but the baseline says: ${baseline.reason}`);
  if (failure === undefined) return lines;
  const where = [
    failure.step === undefined ? '' : `step ${failure.step}`,
    failure.kind ?? '',
    failure.conn ?? '',
  ]
    .filter(part => part !== '')
    .join(' ');
  lines.push(`    ${where === '' ? '' : `${where}: `}${visible(failure.message)}`);
  if (failure.path) lines.push(`    at       ${visible(failure.path)}`);
  if ('expected' in failure) lines.push(`    expected ${short(failure.expected)}`);
  if ('actual' in failure) lines.push(`    actual   ${short(failure.actual)}`);
  return lines;
}

function clause({ req, level }: CheckResult, { texts }: Clauses): string {
  return `${req} (${texts.get(req)?.level ?? level.toUpperCase()}) ${texts.get(req)?.text ?? ''}`.trim();
}

function linkTo(req: string, { docs }: Clauses): string {
  return docs === undefined ? requirementPath(req) : requirementUrl(req, docs);
}

function broken(one: CaseResult, style: Paint): string {
  return `${style('bold', runName(one))}  ${one.title}\n  ${style('red', 'error')} ${visible(one.error ?? 'no check was reached')}\n`;
}

/** What came before the failure, with a mark where it matters; events only where the failure is about events. */
function timeline(entries: readonly TimelineEntry[], failure: Failure | undefined, style: Paint): string[] {
  const matters = mattering(entries, failure);
  const foreign = foreignEvents(entries);
  const before = entries
    .map((entry, index) => ({ entry, matters: matters.has(index), foreign: foreign.has(index) }))
    .filter(({ entry, matters: is }) => is || entry.t <= (failure?.t ?? Number.POSITIVE_INFINITY));
  const aboutEvents =
    failure === undefined || JSON.stringify([failure.expected, failure.actual])?.includes('"event"');
  const worth = before.filter(
    ({ entry, matters: is, foreign: other }) => is || (!other && (aboutEvents || !isEvent(entry))),
  );
  const from = worth.length - FRAMES_SHOWN;
  const shown = worth.filter(({ matters: is }, index) => is || index >= from);
  const hidden = before.length - shown.length;
  return [
    ...(hidden > 0 ? [style('dim', `    … ${hidden} not shown (the JSONL and HTML reports have them)`)] : []),
    ...shown.map(({ entry, matters: is }) => `  ${is ? style('yellow', '>') : ' '} ${line(entry)}`),
    ...entries.flatMap(({ dir, text }) => (dir === 'stderr' ? standardError(text ?? '', style) : [])),
  ];
}

/** The end of what the driver of a client wrote there: often the reason. */
function standardError(text: string, style: Paint): string[] {
  const lines = text.trim().split(/\r?\n/u).slice(-STDERR_LINES);
  return [style('dim', '  standard error of the driver'), ...lines.map(line => `    ${visible(line)}`)];
}

const isEvent = ({ dir, frame }: TimelineEntry) =>
  dir === 'in' && isObject(frame) && frame['type'] === 'event';

const ARROWS: Readonly<Record<TimelineEntry['dir'], string>> = {
  open: '-- open',
  out: '->',
  in: '<-',
  close: '-- close',
  refused: '-- refused, HTTP',
  note: '--',
  stderr: '-- stderr',
};

function line({ t, conn, dir, frame, text, code, reason, problems }: TimelineEntry): string {
  const what = frame === undefined ? (text ?? '') : short(frame);
  const ending = code === undefined ? '' : `${code}${reason ? ` “${reason}”` : ''}`;
  const invalid = problems === undefined ? '' : `  [${problems.join('; ')}]`;
  return visible(`${t.toFixed(1).padStart(8)} ms  ${conn} ${ARROWS[dir]} ${what}${ending}${invalid}`);
}

function short(value: unknown): string {
  const text = value === undefined ? '(nothing)' : (JSON.stringify(value) ?? String(value));
  return visible(text.length > WIDTH ? `${text.slice(0, WIDTH)}…` : text);
}

function warnings(result: RunResult, texts: Clauses, style: Paint): string {
  const lines = result.cases.flatMap(one =>
    one.checks
      .filter(check => check.verdict === 'warn' && check.baseline === undefined)
      .map(
        check =>
          `${style('yellow', 'warn')} ${runName(one)}#${check.name}  ${clause(check, texts)}: ${visible(check.failure?.message ?? '')}`,
      ),
  );
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function skipped(result: RunResult, style: Paint): string {
  const reasons = new Map<string, number>();
  for (const { skipped: reason } of result.cases) {
    if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const lines = [...reasons].map(([reason, count]) =>
    style('dim', `${count} ${count === 1 ? 'case' : 'cases'} skipped: ${reason}`),
  );
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** What the run says about each profile, as a table. */
function profiles({ profiles: all }: RunResult, style: Paint): string {
  if (all.length === 0) return '';
  const rows = all.map(one => {
    const { verdict, cases, passed, deviations, warnings, percent, note } = profileCells(one);
    return { one, cells: [one.profile, verdict, cases, passed, deviations, warnings, percent], note };
  });
  const heads = ['profile', 'verdict', 'cases run', 'checks passed', 'deviations', 'warnings', ''];
  const widths = heads.map((head, index) =>
    Math.max(head.length, ...rows.map(({ cells }) => (cells[index] ?? '').length)),
  );
  const row = (cells: readonly string[]) =>
    cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ');
  return [
    style('dim', row(heads).trimEnd()),
    ...rows.map(({ one, cells, note }) =>
      style(PROFILE_STYLES[one.verdict], `${row(cells)}${note}`.trimEnd()),
    ),
    '',
  ].join('\n');
}

const PROFILE_STYLES: Readonly<Record<RunResult['profiles'][number]['verdict'], Parameters<Paint>[0]>> = {
  pass: 'green',
  deviations: 'yellow',
  fail: 'red',
  error: 'red',
  'not-claimed': 'dim',
  'not-run': 'dim',
};

function summary(result: RunResult, style: Paint): string {
  const { cases, checks, verdicts, xfail, xpass } = totalsOf(result);
  const { info } = result;
  const counts = [
    style(verdicts.pass > 0 ? 'green' : 'dim', `${verdicts.pass} passed`),
    ...(['fail', 'untestable', 'error'] as const).flatMap(verdict =>
      verdicts[verdict] > 0 ? [style('red', `${verdicts[verdict]} ${verdict}`)] : [],
    ),
    ...(verdicts.warn > 0 ? [style('yellow', `${verdicts.warn} warnings`)] : []),
    ...(xfail > 0 ? [`${xfail} failing as expected`] : []),
    ...(xpass > 0 ? [style('red', `${xpass} unexpectedly passing`)] : []),
  ];
  const stopped = result.stoppedBy === undefined ? '' : `stopped after ${result.stoppedBy} (--bail)\n`;
  const server = info.server === undefined ? '' : `, version ${visible(info.server)}`;
  return [
    stopped,
    `${info.url}${server}, protocol ${info.protocols.join(' and ')}\n`,
    `${cases} ${cases === 1 ? 'case' : 'cases'}${verdicts.skip > 0 ? `, ${verdicts.skip} skipped` : ''}; ${checks} checks: ${counts.join(', ')}\n`,
    style(
      'dim',
      `${(result.durationMs / 1000).toFixed(1)} s, seed ${info.seed}, suite ${info.suite}, specification ${info.spec}\n`,
    ),
    verdictLine(result, style),
  ].join('');
}

/** The last line: the verdict on an implementation, and where to read on. A replay has none, it judges no profile. */
function verdictLine(result: RunResult, style: Paint): string {
  if (result.profiles.length === 0) return '';
  const code = exitCodeOf(result);
  const worst = result.cases.find(({ checks }) => checks.some(isUnexpected))?.case;
  const hint =
    worst === undefined
      ? ''
      : style(
          'dim',
          `  (clawspec explain ${worst}; --report html=FILE has all frames; --baseline for known failures)`,
        );
  return `${style(OUTCOME_STYLES[code], OUTCOMES[code])}${hint}\n`;
}

const OUTCOME_STYLES = { 0: 'green', 1: 'red', 2: 'yellow' } as const;
