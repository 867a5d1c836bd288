/** `TRACEABILITY.md` and `traceability.json`: every requirement, the checks that test it, and where they count. */
import type { Ir, IrProfile, IrRequirement } from '../ir.ts';
import { type Emitter, json } from './emitter.ts';

export interface Trace {
  readonly id: string;
  readonly level: IrRequirement['level'];
  readonly subject: IrRequirement['subject'];
  readonly text: string;
  /** `area/case#check`, with the profiles of its case. The case `*` is every one. */
  readonly checks: readonly { readonly check: string; readonly profiles: readonly string[] }[];
  /** Why nothing tests it. */
  readonly untested?: string;
}

export function traces({ requirements, profiles }: Pick<Ir, 'requirements' | 'profiles'>): Trace[] {
  return requirements.map(({ id, level, subject, text, cases, untested }) => ({
    id,
    level,
    subject,
    text,
    checks: cases.map(check => ({
      check,
      profiles: profilesOf(
        check,
        profiles.filter(({ side }) => side === subject),
      ),
    })),
    ...(untested === undefined ? {} : { untested }),
  }));
}

/** Names of the profiles that have the case of a check; `*` at the end of the case stands for anything. */
export function profilesOf(check: string, profiles: readonly IrProfile[]): string[] {
  const [name = ''] = check.split('#');
  const fits = name.endsWith('*')
    ? (one: string) => one.startsWith(name.slice(0, -1))
    : (one: string) => one === name;
  return profiles.filter(({ cases }) => cases.some(fits)).map(({ profile }) => profile);
}

export const emitTraceability: Emitter = ir => {
  const all = traces(ir);
  return new Map([
    ['traceability.json', json({ spec: ir.spec, ...sums(all), requirements: all })],
    ['TRACEABILITY.md', markdown(ir, all)],
  ]);
};

function sums(all: readonly Trace[]): { tested: number; untested: number; unexplained: number } {
  const untested = all.filter(({ checks }) => checks.length === 0);
  return {
    tested: all.length - untested.length,
    untested: untested.length,
    unexplained: untested.filter(({ untested: reason }) => reason === undefined).length,
  };
}

function markdown(ir: Ir, all: readonly Trace[]): string {
  const { tested, untested } = sums(all);
  return [
    '# Requirements and the checks that test them',
    '',
    `${all.length} requirements: ${tested} tested, ${untested} not. Their texts are in [the documentation](docs/requirements.html).`,
    '',
    '| profile | | judges a | cases | requirements |',
    '|---|---|---|---|---|',
    ...ir.profiles.map(profile => profileRow(profile, all)),
    '',
    ...(['gateway', 'client'] as const).flatMap(subject => section(subject, all)),
    ...notTested(all),
  ].join('\n');
}

function profileRow({ profile, title, side, cases }: IrProfile, all: readonly Trace[]): string {
  const about = all.filter(({ checks }) => checks.some(({ profiles }) => profiles.includes(profile)));
  return `| \`${profile}\` | ${title} | ${side} | ${cases.length} | ${about.length} |`;
}

function section(subject: Trace['subject'], all: readonly Trace[]): string[] {
  const own = all.filter(trace => trace.subject === subject && trace.checks.length > 0);
  if (own.length === 0) return [];
  return [
    `## Of a ${subject}`,
    '',
    '| requirement | level | checks | profiles |',
    '|---|---|---|---|',
    ...own.map(({ id, level, checks }) => {
      const names = checks.map(({ check }) => `\`${check}\``).join('<br>');
      const profiles = [...new Set(checks.flatMap(one => one.profiles))].join(', ');
      return `| ${id} | ${level} | ${names} | ${profiles} |`;
    }),
    '',
  ];
}

function notTested(all: readonly Trace[]): string[] {
  const own = all.filter(({ checks }) => checks.length === 0);
  if (own.length === 0) return [];
  return [
    '## Not tested',
    '',
    '| requirement | level | of a | reason |',
    '|---|---|---|---|',
    ...own.map(
      ({ id, level, subject, untested }) =>
        `| ${id} | ${level} | ${subject} | ${(untested ?? 'none is given').replaceAll('|', '\\|')} |`,
    ),
    '',
  ];
}
