/** Which cases are meant: by name, by pattern, by profile. */
import { sideOf } from './case/lint-profiles.ts';
import type { Case } from './case/types.ts';
import { UsageError } from './errors.ts';
import { type Profile, requireProfiles, type Side } from './profiles.ts';
import { suggestion } from './suggestion.ts';

export interface Selection {
  /**
   * Patterns of names: a text that is contained, or a glob (`*`, `?`) for the whole name. With `!` in front
   * it takes cases away. Several add up; only negative ones take away from all.
   */
  readonly filter: readonly string[];
  /** Exact names. */
  readonly case: readonly string[];
  readonly profile: readonly string[];
  /** Both when left out. */
  readonly side?: Side | undefined;
  /** Whether slow cases that are not named are meant. */
  readonly slow: boolean;
}

/** The cases that are meant, in the given order. Throws UsageError for names, patterns and profiles that mean nothing. */
export function selectCases(
  known: readonly Case[],
  profiles: readonly Profile[],
  selection: Selection,
): Case[] {
  const { side, filter, profile, slow } = selection;
  for (const name of selection.case) {
    if (!known.some(one => one.case === name)) {
      const names = known.map(one => one.case);
      throw new UsageError(`there is no case “${name}”; ${suggestion(name, names)}`);
    }
    if (side !== undefined && sideOf(name) !== side) {
      throw new UsageError(`the case “${name}” judges a ${sideOf(name)}`);
    }
  }
  requireProfiles(profiles, profile, side);
  const listed = new Set(profiles.filter(one => profile.includes(one.profile)).flatMap(one => one.cases));
  const fits = matcher(filter, known);
  const cases = known.filter(
    one =>
      (side === undefined || sideOf(one.case) === side) &&
      (selection.case.length === 0 || selection.case.includes(one.case)) &&
      fits(one.case) &&
      (profile.length === 0 || listed.has(one.case)) &&
      // A slow case that is named is wanted.
      (!one.slow || slow || selection.case.includes(one.case)),
  );
  if (cases.length === 0) throw new UsageError('no case is selected');
  return cases;
}

function matcher(filter: readonly string[], known: readonly Case[]): (name: string) => boolean {
  const patterns = filter.map(raw => {
    const negative = raw.startsWith('!');
    const pattern = negative ? raw.slice(1) : raw;
    if (pattern.trim() === '') throw new UsageError(`--filter “${raw}” says nothing`);
    const test = patternOf(pattern.trim());
    if (!known.some(one => test(one.case))) throw new UsageError(`--filter “${raw}” fits no case`);
    return { negative, test };
  });
  const wanted = patterns.filter(({ negative }) => !negative);
  const unwanted = patterns.filter(({ negative }) => negative);
  return name =>
    (wanted.length === 0 || wanted.some(({ test }) => test(name))) &&
    !unwanted.some(({ test }) => test(name));
}

function patternOf(pattern: string): (name: string) => boolean {
  if (!/[*?]/u.test(pattern)) return name => name.includes(pattern);
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/gu, '\\$&')
    .replace(/\*+/gu, '.*')
    .replaceAll('?', '.');
  const whole = new RegExp(`^${source}$`, 'u');
  return name => whole.test(name);
}
