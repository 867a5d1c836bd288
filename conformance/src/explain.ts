/** What a case is for, in words: its requirements and its steps. */
import { kindOf } from './case/load.ts';
import type { Case, Step } from './case/types.ts';
import type { Requirement } from './spec.ts';

export function explainCase(subject: Case, requirements: readonly Requirement[]): string {
  const byId = new Map(requirements.map(requirement => [requirement.id, requirement]));
  const facts = [
    `protocol ${subject.protocols.join(' and ')}`,
    `profile ${subject.profiles.join(', ')}`,
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

function describeStep(step: Step): string {
  const { check, note, ...rest } = step as Step & Record<string, unknown>;
  const kind = kindOf(step) ?? 'step';
  const decides = check === undefined ? '' : `  [decides ${check}]`;
  const why = note === undefined ? '' : `  (${note})`;
  return `${kind} ${JSON.stringify(rest)}${decides}${why}`;
}
