/** Whether a difference between two schemas breaks somebody, by who sends the values. */
import type { Impact } from '../ir.ts';
import type { SchemaChange, SchemaDifference } from './schema-diff.ts';

/** `in`: clients send it (params). `out`: gateways send it (results, payloads, details). */
export type Direction = 'in' | 'out';

export interface Verdict {
  readonly impact: Impact;
  readonly reason: string;
}

type Rule = readonly [impact: Impact, reason: string];

const RULES: Readonly<Record<SchemaChange, Readonly<Record<Direction, Rule>>>> = {
  'member-added': {
    in: ['additive', 'clients may leave it out'],
    out: ['additive', 'receivers ignore members they do not know'],
  },
  'required-member-added': {
    in: ['breaking', 'clients do not send it'],
    out: ['additive', 'receivers ignore members they do not know'],
  },
  'member-removed': {
    in: ['breaking', 'clients send it'],
    out: ['breaking', 'receivers read it'],
  },
  'became-required': {
    in: ['breaking', 'clients may leave it out today'],
    out: ['additive', 'it is always there now'],
  },
  'became-optional': {
    in: ['additive', 'clients may leave it out now'],
    out: ['breaking', 'receivers rely on it'],
  },
  'type-added': {
    in: ['additive', 'more is accepted'],
    out: ['breaking', 'receivers do not expect this type'],
  },
  'type-removed': {
    in: ['breaking', 'clients send this type'],
    out: ['additive', 'less has to be expected'],
  },
  typed: {
    in: ['breaking', 'anything was accepted before'],
    out: ['additive', 'the type is known now'],
  },
  untyped: {
    in: ['additive', 'anything is accepted now'],
    out: ['breaking', 'receivers rely on the type'],
  },
  'values-added': {
    in: ['additive', 'more is accepted'],
    out: ['breaking', 'the set was closed: receivers know no other value'],
  },
  'values-removed': {
    in: ['breaking', 'clients send this value'],
    out: ['neutral', 'the value is not sent any more'],
  },
  'values-opened': {
    in: ['additive', 'more is accepted'],
    out: ['breaking', 'the set was closed: receivers know no other value'],
  },
  'values-closed': {
    in: ['breaking', 'any value was accepted before'],
    out: ['additive', 'less has to be expected'],
  },
  'known-added': {
    in: ['additive', 'the set is open'],
    out: ['additive', 'the set is open: receivers keep values they do not know'],
  },
  'known-removed': {
    in: ['neutral', 'the set is open'],
    out: ['neutral', 'the set is open'],
  },
  tightened: {
    in: ['breaking', 'less is accepted'],
    out: ['additive', 'less has to be expected'],
  },
  loosened: {
    in: ['additive', 'more is accepted'],
    out: ['breaking', 'receivers rely on the bound'],
  },
  pattern: {
    in: ['breaking', 'what was accepted may be refused'],
    out: ['breaking', 'receivers may rely on the form'],
  },
  closed: {
    in: ['breaking', 'unknown members were accepted before'],
    out: ['neutral', 'receivers ignore unknown members anyway'],
  },
  opened: {
    in: ['additive', 'more is accepted'],
    out: ['breaking', 'receivers may refuse unknown members'],
  },
  'variant-added': {
    in: ['additive', 'more is accepted'],
    out: ['breaking', 'the union was closed: receivers know no other member'],
  },
  'variant-removed': {
    in: ['breaking', 'clients send it'],
    out: ['neutral', 'it is not sent any more'],
  },
  default: {
    in: ['breaking', 'leaving it out means something else'],
    out: ['neutral', 'the value is on the wire anyway'],
  },
  unit: {
    in: ['breaking', 'the same number means something else'],
    out: ['breaking', 'the same number means something else'],
  },
};

/** Judges one difference. */
export function judge({ change, within }: SchemaDifference, direction: Direction): Verdict {
  const [impact, reason] = RULES[change][direction];
  if (direction === 'out' && within === 'open' && change === 'variant-added')
    return {
      impact: 'additive',
      reason: 'the union has a catch-all: receivers ignore members they do not know',
    };
  if (direction === 'out' && within === 'closed' && change.endsWith('member-added'))
    return { impact: 'breaking', reason: 'the object was closed: receivers refuse unknown members' };
  return { impact, reason };
}
