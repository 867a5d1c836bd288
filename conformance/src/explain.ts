/** What a case, a requirement, a profile or a method is about, in words. */
import { sideOf } from './case/lint-profiles.ts';
import { kindOf } from './case/load.ts';
import type { Case, Step } from './case/types.ts';
import { UsageError } from './errors.ts';
import { type Profile, profilesOf, termsOf } from './profiles.ts';
import type { Requirement, Spec } from './spec.ts';
import { suggestion } from './suggestion.ts';
import { type Traced, traceRequirements } from './trace.ts';

export interface Knowledge {
  readonly cases: readonly Case[];
  readonly profiles: readonly Profile[];
  readonly spec: Pick<Spec, 'requirements' | 'methods' | 'events'>;
}

/** Explains whatever has that name. Throws UsageError, with names that are close, when nothing has. */
export function explain(name: string, { cases, profiles, spec }: Knowledge): string {
  const [caseName = ''] = name.split(/[@#]/u);
  const subject = cases.find(one => one.case === caseName);
  if (subject !== undefined) return explainCase(subject, spec.requirements, profiles);
  const traced = traceRequirements(spec.requirements, profiles);
  const requirement = traced.find(({ id }) => id === name.toUpperCase());
  if (requirement !== undefined) return explainRequirement(requirement);
  const profile = profiles.find(one => one.profile === name);
  if (profile !== undefined) return explainProfile(profile, cases, traced);
  if (Object.hasOwn(spec.methods, name) || Object.hasOwn(spec.events, name)) {
    return explainSubject(name, spec, cases, traced);
  }
  const all = [
    ...cases.map(one => one.case),
    ...profiles.map(one => one.profile),
    ...Object.keys(spec.methods),
    ...Object.keys(spec.events),
  ];
  const hint = suggestion(name, all);
  throw new UsageError(`there is no case, requirement, profile, method or event “${name}”; ${hint}`);
}

export function explainCase(
  subject: Case,
  requirements: readonly Requirement[],
  profiles: readonly Profile[] = [],
): string {
  const byId = new Map(requirements.map(requirement => [requirement.id, requirement]));
  const own = profilesOf(subject.case, profiles);
  const facts = [
    `for a ${sideOf(subject.case)}`,
    `protocol ${subject.protocols.join(' and ')}`,
    ...(own.length === 0 ? [] : [`profile ${own.join(', ')}`]),
    ...(subject.requires === undefined ? [] : [`needs ${subject.requires.join(', ')}`]),
    ...(subject.exclusive ? ['runs alone'] : []),
    ...(subject.slow ? ['slow: only with --slow'] : []),
  ];
  const checks = Object.entries(subject.checks).map(([name, { req, level }]) => {
    const requirement = byId.get(req);
    const text = requirement === undefined ? '' : `\n      ${requirement.text}`;
    const source =
      requirement === undefined ? '' : `\n      ${requirement.provenance}: ${requirement.source}`;
    return `  ${name}  ${req} (${level.toUpperCase()})${text}${source}`;
  });
  const steps = subject.steps.map(
    (step, index) => `  ${String(index + 1).padStart(2)}  ${describeStep(step)}`,
  );
  return [
    `${subject.case}  ${subject.title}`,
    ...(subject.note === undefined ? [] : [subject.note]),
    facts.join('; '),
    '',
    'Checks',
    ...checks,
    '',
    'Steps',
    ...steps,
    '',
  ].join('\n');
}

function explainRequirement({
  id,
  level,
  subject,
  text,
  provenance,
  source,
  about,
  checks,
  untested,
}: Traced): string {
  return [
    `${id} (${level}, for a ${subject})`,
    text,
    `${provenance}: ${source}`,
    ...(about.length === 0 ? [] : [`about ${about.join(', ')}`]),
    '',
    ...(checks.length === 0
      ? [`Not tested${untested === undefined ? '' : `: ${untested}`}`]
      : ['Tested by', ...checks.map(({ name, profiles }) => `  ${name}  ${profiles.join(', ')}`)]),
    '',
  ].join('\n');
}

function explainProfile(profile: Profile, cases: readonly Case[], traced: readonly Traced[]): string {
  const { side, cases: names } = profile;
  const terms = termsOf(profile);
  const listed = new Set(names);
  const titles = new Map(cases.map(one => [one.case, one.title]));
  const tested = traced.filter(({ checks }) => checks.some(check => listed.has(check.case))).length;
  const kind = side === 'gateway' ? 'advertises' : 'has the features';
  return [
    `${profile.profile}  ${profile.title}`,
    profile.promise,
    terms.length === 0
      ? `every ${side} is judged by it`
      : `claimed by a ${side} that ${kind} ${terms.join(', ')}`,
    `${names.length} cases test ${tested} requirements`,
    '',
    ...names.map(name => `  ${name.padEnd(44)} ${titles.get(name) ?? ''}`),
    '',
  ].join('\n');
}

/** A method or an event: its requirements, and the cases that name it. */
function explainSubject(
  name: string,
  { methods, events }: Knowledge['spec'],
  cases: readonly Case[],
  traced: readonly Traced[],
): string {
  const method = methods[name];
  const event = events[name];
  const scopes = (method ?? event)?.scopes ?? [];
  const own = traced.filter(({ about }) => about.includes(name));
  const using = cases.filter(({ steps }) => JSON.stringify(steps).includes(JSON.stringify(name)));
  return [
    `${name}  ${method === undefined ? 'event' : 'method'}`,
    (method ?? event)?.summary ?? '',
    ...(scopes.length === 0 ? [] : [`needs ${scopes.join(' or ')}`]),
    '',
    'Requirements',
    ...(own.length === 0
      ? ['  none of its own']
      : own.map(({ id, level, text }) => `  ${id} (${level}) ${text}`)),
    '',
    'Cases',
    ...(using.length === 0
      ? ['  none']
      : using.map(({ case: one, title }) => `  ${one.padEnd(44)} ${title}`)),
    '',
  ].join('\n');
}

/** A step in one line, as it stands in the case. */
export function describeStep(step: Step): string {
  const { check, note, ...rest } = step as Step & Record<string, unknown>;
  const kind = kindOf(step) ?? 'step';
  const decides = check === undefined ? '' : `  [decides ${check}]`;
  const why = note === undefined ? '' : `  (${note})`;
  return `${kind} ${JSON.stringify(rest)}${decides}${why}`;
}
