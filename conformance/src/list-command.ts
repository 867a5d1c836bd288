/** `clawspec list`: cases, profiles or requirements, for people and for scripts. */
import { loadCases } from './case/load.ts';
import { sideOf } from './case/lint-profiles.ts';
import type { Case } from './case/types.ts';
import { UsageError } from './errors.ts';
import { loadProfiles, type Profile, profilesOf, type Side, termsOf } from './profiles.ts';
import { selectCases } from './select.ts';
import { loadSpec } from './spec.ts';
import { type Traced, traceRequirements } from './trace.ts';

export interface ListOptions {
  readonly filter: readonly string[];
  readonly profile: readonly string[];
  readonly side?: string;
  readonly requirements: boolean;
  readonly profiles: boolean;
  readonly json: boolean;
  readonly cases: string;
}

/** The list as text; every line ends with a newline. */
export function list(options: ListOptions): string {
  if (options.requirements && options.profiles) {
    throw new UsageError('--requirements and --profiles are two lists: ask for one');
  }
  const side = readSide(options.side);
  const profiles = loadProfiles();
  const render = options.json ? jsonLine : undefined;
  if (options.profiles) {
    return profiles
      .filter(one => side === undefined || one.side === side)
      .map(one => (render ?? profileText)(one))
      .join('');
  }
  const cases = selectCases(loadCases(options.cases), profiles, {
    ...options,
    case: [],
    side,
    slow: true,
  });
  if (options.requirements) return listRequirements(options, side, cases, profiles);
  return cases
    .map(one => {
      if (!options.json) return caseText(one);
      const { steps, ...header } = one;
      return jsonLine({
        ...header,
        side: sideOf(one.case),
        profiles: profilesOf(one.case, profiles),
        steps: steps.length,
      });
    })
    .join('');
}

/** Throws UsageError for anything but `gateway` and `client`. */
function readSide(value: string | undefined): Side | undefined {
  if (value === undefined || value === 'gateway' || value === 'client') return value;
  throw new UsageError(`--side ${value}: it is gateway or client`);
}

/** With a filter or a profile: only requirements that one of these cases tests. */
function listRequirements(
  { filter, profile, json }: ListOptions,
  side: Side | undefined,
  cases: readonly Case[],
  profiles: readonly Profile[],
): string {
  const traced = traceRequirements(loadSpec().requirements, profiles).filter(
    ({ subject }) => side === undefined || subject === side,
  );
  const names = new Set(cases.map(one => one.case));
  const isNarrow = filter.length + profile.length > 0;
  const shown = isNarrow
    ? traced.filter(({ checks }) => checks.some(check => names.has(check.case)))
    : traced;
  if (json) return shown.map(jsonLine).join('');
  const untested = shown.filter(({ checks }) => checks.length === 0).length;
  return `${shown.map(requirementText).join('')}${shown.length} requirements, ${shown.length - untested} tested, ${untested} not\n`;
}

const jsonLine = (value: unknown) => `${JSON.stringify(value)}\n`;

const caseText = ({ case: name, title, slow }: Case) =>
  `${name.padEnd(44)} ${title}${slow ? ' (slow)' : ''}\n`;

function profileText(profile: Profile): string {
  const terms = termsOf(profile);
  const claim = terms.length === 0 ? `every ${profile.side}` : terms.join(', ');
  return `${profile.profile.padEnd(16)} ${profile.title}, ${profile.cases.length} cases, claimed by: ${claim}\n`;
}

function requirementText({ id, level, subject, text, checks, untested }: Traced): string {
  const lines = checks.map(({ name, profiles }) => `  ${name}  ${profiles.join(', ')}\n`);
  const none = `  not tested${untested === undefined ? '' : `: ${untested}`}\n`;
  return `${id} ${level} ${subject}  ${text}\n${lines.length === 0 ? none : lines.join('')}`;
}
