/** Profiles and cases held together. */
import { type Profile, type Side, termsOf } from '../profiles.ts';
import type { Spec } from '../spec.ts';
import type { Case } from './types.ts';

/** Cases of areas with this prefix judge clients. */
const CLIENT_AREA = 'client-';

/** Whom a case judges, by its area. */
export function sideOf(name: string): Side {
  return name.startsWith(CLIENT_AREA) ? 'client' : 'gateway';
}

/** Problems of the profiles, one line each: every case is in one, every name exists, lists are sorted. */
export function lintProfiles(
  profiles: readonly Profile[],
  cases: readonly Pick<Case, 'case' | 'file'>[],
  spec: Pick<Spec, 'methods'>,
): string[] {
  const names = new Set(cases.map(one => one.case));
  const listed = new Set(profiles.flatMap(profile => profile.cases));
  return [
    ...profiles.flatMap(profile =>
      lintProfile(profile, names, spec).map(problem => `profiles/${profile.profile}.json: ${problem}`),
    ),
    ...cases
      .filter(one => !listed.has(one.case))
      .map(one => `${one.file}: is in no profile; add it to a file in profiles/`),
  ];
}

function lintProfile(profile: Profile, names: ReadonlySet<string>, spec: Pick<Spec, 'methods'>): string[] {
  const problems: string[] = [];
  if (profile.cases.length === 0) problems.push('has no cases');
  for (const [index, name] of profile.cases.entries()) {
    const before = profile.cases[index - 1];
    if (before !== undefined && before >= name) {
      problems.push(
        before === name ? `lists ${name} twice` : `is not sorted: ${before} comes before ${name}`,
      );
    }
    if (!names.has(name)) problems.push(`there is no case ${name}`);
    else if (sideOf(name) !== profile.side) problems.push(`${name} judges a ${sideOf(name)}`);
  }
  if (profile.side === 'gateway') {
    for (const method of termsOf(profile)) {
      if (spec.methods[method]?.advertised !== true) problems.push(`no gateway advertises ${method}`);
    }
  }
  return problems;
}
