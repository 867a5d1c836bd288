/** From requirements to the checks that test them, and the profiles that hold those. */
import { type Profile, profilesOf } from './profiles.ts';
import type { Requirement } from './spec.ts';

export interface TracedCheck {
  /** `area/case#check`; the case ends with `*` for a check that every case (of those areas) has. */
  readonly name: string;
  readonly case: string;
  readonly check: string;
  readonly profiles: readonly string[];
}

export type Traced = Omit<Requirement, 'cases'> & { readonly checks: readonly TracedCheck[] };

export function traceRequirements(
  requirements: readonly Requirement[],
  profiles: readonly Profile[],
): Traced[] {
  return requirements.map(({ cases, ...requirement }) => {
    const own = profiles.filter(({ side }) => side === requirement.subject);
    return {
      ...requirement,
      checks: cases.map(name => {
        const [subject = '', check = ''] = name.split('#');
        return { name, case: subject, check, profiles: profilesFor(subject, own) };
      }),
    };
  });
}

function profilesFor(name: string, profiles: readonly Profile[]): string[] {
  if (!name.endsWith('*')) return profilesOf(name, profiles);
  const start = name.slice(0, -1);
  return profiles
    .filter(({ cases }) => cases.some(one => one.startsWith(start)))
    .map(({ profile }) => profile);
}
