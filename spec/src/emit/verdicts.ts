/** What the conformance suite found out about implementations: data in, tables and a chapter out. */
import type { IrRequirement } from '../ir.ts';
import type { Prose } from './emitter.ts';

/** How one implementation did in one run: `conformance/results/<id>.json`. */
export interface Verdict {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly side: 'gateway' | 'client';
  /** Name on npm; absent for what is part of this repository. */
  readonly package?: string;
  /** Day of the run, `YYYY-MM-DD`. */
  readonly date: string;
  readonly suite: string;
  readonly spec: string;
  readonly protocols: readonly number[];
  readonly cases: { readonly ran: number; readonly skipped: number };
  readonly checks: Checks;
  readonly profiles: readonly ProfileVerdict[];
  readonly deviations: readonly Deviation[];
  /** Why cases were not run, and how many. */
  readonly skipped: readonly { readonly reason: string; readonly cases: number }[];
}

export interface Checks {
  readonly judged: number;
  readonly passed: number;
  readonly deviations: number;
}

export interface ProfileVerdict {
  readonly profile: string;
  readonly title: string;
  readonly claimed: boolean;
  readonly cases: number;
  readonly checks: Checks;
}

/** A check that does not hold, and what that means. */
export interface Deviation {
  readonly case: string;
  readonly protocol: number;
  readonly check: string;
  readonly requirement: string;
  readonly level: string;
  readonly reason: string;
}

/** The chapter of the documentation. */
export function verdictsChapter(verdicts: readonly Verdict[], requirements: readonly IrRequirement[]): Prose {
  return {
    id: 'implementations',
    title: 'Implementations, judged',
    markdown: [
      ...introduction(),
      ...sides(verdicts),
      ...verdicts.flatMap(verdict => [
        `## ${titleOf(verdict)} {#implementation.${verdict.id}}`,
        circumstances(verdict),
        ...deviationList(verdict, requirements, id => `[${id}](#requirement.${id})`),
        ...skippedList(verdict),
      ]),
    ].join('\n\n'),
  };
}

/** `conformance/results/README.md`. */
export function verdictsDocument(
  verdicts: readonly Verdict[],
  requirements: readonly IrRequirement[],
): string {
  return `${[
    '# Implementations, judged',
    '<!-- Written by `npm run generate` from the JSON files beside it. -->',
    ...introduction(),
    ...sides(verdicts),
    ...verdicts.flatMap(verdict => [
      `## ${titleOf(verdict)}`,
      circumstances(verdict),
      ...deviationList(verdict, requirements, id => id),
      ...skippedList(verdict),
    ]),
    'To run it again: `npm run interop -- --save`, then `npm run generate`.',
  ].join('\n\n')}\n`;
}

/** What stands between the markers in README: the tables, and what they rest on. */
export function verdictsSummary(verdicts: readonly Verdict[]): string {
  const days = [...new Set(verdicts.map(({ date }) => date))].sort();
  const [first] = verdicts;
  if (first === undefined) return 'Nothing was judged yet.';
  return [
    `Checks that hold, of those that were judged, on ${days.join(' and ')} with suite ${first.suite} and specification ${first.spec}:`,
    ...(['gateway', 'client'] as const).flatMap(side => {
      const some = verdicts.filter(verdict => verdict.side === side);
      return some.length === 0 ? [] : [table(some)];
    }),
  ].join('\n\n');
}

function introduction(): string[] {
  return [
    'How gateways and clients did in the conformance suite, each in the profiles that it claims. A number says how ' +
      'many checks hold, of those that were judged.',
    'A deviation is a difference from this specification. It need not be a fault: where upstream says nothing, the ' +
      'specification had to decide.',
    'The gateways ran on one machine that reached no other: those of the real products with a scripted model and a ' +
      'channel that sends nowhere, ours with its built-in agent. Clients spoke with the gateway that the suite plays.',
  ];
}

function sides(verdicts: readonly Verdict[]): string[] {
  return (['gateway', 'client'] as const).flatMap(side => {
    const some = verdicts.filter(verdict => verdict.side === side);
    return some.length === 0 ? [] : [side === 'gateway' ? '## Gateways' : '## Clients', table(some)];
  });
}

function table(verdicts: readonly Verdict[]): string {
  const profiles = new Map(verdicts.flatMap(({ profiles: all }) => all.map(one => [one.profile, one.title])));
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const each = (label: string, text: (verdict: Verdict) => string) => row([label, ...verdicts.map(text)]);
  return [
    each('', titleOf),
    row(['---', ...verdicts.map(() => '---')]),
    ...[...profiles].map(([name, title]) => each(title, verdict => cell(verdict, name))),
    each('**All checks**', ({ checks }) => `**${share(checks)}**`),
    each('MUST broken', verdict => countOf(verdict, 'must')),
    each('SHOULD not followed', verdict => countOf(verdict, 'should')),
    each('Cases run, skipped', ({ cases }) => `${cases.ran}, ${cases.skipped}`),
    each('Protocol', ({ protocols }) => protocols.join(', ')),
  ].join('\n');
}

function countOf({ deviations }: Verdict, level: string): string {
  const count = deviations.filter(one => one.level === level).length;
  return count === 0 ? 'none' : String(count);
}

function cell({ profiles }: Verdict, name: string): string {
  const found = profiles.find(({ profile }) => profile === name);
  if (found === undefined || !found.claimed) return 'not claimed';
  return found.checks.judged === 0 ? 'not run' : share(found.checks);
}

function share({ passed, judged }: Checks): string {
  return `${passed} of ${judged}`;
}

function titleOf({ name, version }: Verdict): string {
  return `${name} ${version}`;
}

function circumstances({ package: from, date, suite, spec, protocols, cases, checks }: Verdict): string {
  const where = from === undefined ? 'From this repository' : `npm package \`${from}\``;
  return (
    `${where}, protocol ${protocols.join(' and ')}, on ${date} with suite ${suite} and specification ${spec}: ` +
    `${cases.ran} cases, ${checks.judged} checks, ${checks.deviations} ` +
    `${checks.deviations === 1 ? 'deviation' : 'deviations'}.`
  );
}

function deviationList(
  { deviations }: Verdict,
  requirements: readonly IrRequirement[],
  clause: (id: string) => string,
): string[] {
  if (deviations.length === 0) return [];
  // A clause that several checks test is told once, with the first of them.
  const sorted = deviations.toSorted((a, b) =>
    a.requirement < b.requirement ? -1 : a.requirement > b.requirement ? 1 : 0,
  );
  const rows = sorted.map(({ case: name, protocol, check, requirement, level, reason }, index) => {
    const isTold = sorted[index - 1]?.requirement === requirement;
    const text = isTold ? '' : (requirements.find(({ id }) => id === requirement)?.text ?? '');
    const says = `${clause(requirement)} (${level.toUpperCase()}) ${text}`.trim();
    return `| ${says.replaceAll('|', '/')} | \`${name}@${protocol}#${check}\` | ${reason.replaceAll('|', '/')} |`;
  });
  return [['| Clause | Check | What it does instead |', '| --- | --- | --- |', ...rows].join('\n')];
}

function skippedList({ skipped }: Verdict): string[] {
  if (skipped.length === 0) return [];
  return [
    'Not run:',
    skipped
      .map(({ reason, cases }) => `- ${cases === 1 ? '1 case' : `${cases} cases`}: ${reason}`)
      .join('\n'),
  ];
}
