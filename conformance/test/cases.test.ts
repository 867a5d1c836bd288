import { describe, expect, test } from 'vitest';
import { lintCases } from '../src/case/lint.ts';
import { CaseError, loadCases, parseCase } from '../src/case/load.ts';
import { explainCase } from '../src/explain.ts';
import { loadSpec, type Requirement } from '../src/spec.ts';

const requirement = (id: string, cases: string[], extra: Partial<Requirement> = {}): Requirement => ({
  id,
  level: 'MUST',
  subject: 'gateway',
  text: 'Something holds.',
  provenance: 'observed',
  source: 'somewhere',
  about: [],
  cases,
  ...extra,
});

const header = {
  case: 'area/name',
  title: 'Something holds in some case',
  protocols: [4],
  checks: { holds: { req: 'X-001', level: 'must' } },
};
const steps = [{ connect: 'a' }, { conn: 'a', call: 'health', check: 'holds' }];
const text = (...lines: unknown[]) => lines.map(line => JSON.stringify(line)).join('\n');
const one = (head: object, ...rest: unknown[]) =>
  parseCase(text({ ...header, ...head }, ...rest), 'area/name.jsonl');
const spec = (requirements: readonly Requirement[]) => ({ requirements, $defs: {} });
const known = spec([requirement('X-001', ['area/name#holds'])]);

test('the cases of the suite are clean', () => {
  expect(lintCases(loadCases(), loadSpec())).toEqual([]);
});

test('every specified method and event occurs in a case', () => {
  const { methods, events } = loadSpec();
  const text = JSON.stringify(loadCases());
  const absent = [...Object.keys(methods), ...Object.keys(events)].filter(
    name => !text.includes(`"${name}"`),
  );
  expect(absent).toEqual([]);
});

describe('loader', () => {
  test.each<[string, string, RegExp]>([
    ['nothing', '', /is empty/],
    ['no JSON', '{', /area\/name\.jsonl:1/],
    ['no header', text({ conn: 'a' }), /header/],
    ['an unknown member of the header', text({ ...header, bogus: 1 }), /bogus/],
    ['another name', text({ ...header, case: 'area/other' }), /is called “area\/other”/],
    ['no step', text(header, { nothing: 1 }), /:2: is no step/],
    ['an unknown member of a step', text(header, { connect: 'a', bogus: 1 }), /:2: connect: .*bogus/],
    ['a step of the wrong shape', text(header, { conn: 'a', quiet: {} }), /:2: quiet/],
  ])('refuses %s', (_, file, message) => {
    expect(() => parseCase(file, 'area/name.jsonl')).toThrow(CaseError);
    expect(() => parseCase(file, 'area/name.jsonl')).toThrow(message);
  });

  test('ignores empty lines', () => {
    expect(parseCase(`${text(header)}\n\n${text(...steps)}\n`, 'area/name.jsonl').steps).toHaveLength(2);
  });
});

describe('lint', () => {
  test('has nothing to say about a good case', () => {
    expect(lintCases([one({}, ...steps)], known)).toEqual([]);
  });

  test.each<[string, Parameters<typeof lintCases>[0], Parameters<typeof lintCases>[1], RegExp]>([
    [
      'two cases with one title',
      [one({}, ...steps), one({ case: 'area/name' }, ...steps)],
      known,
      /same title/,
    ],
    ['a check that no step decides', [one({}, steps[0])], known, /no step decides/],
    [
      'a check that is not declared',
      [one({}, ...steps, { conn: 'a', call: 'health', check: 'other' })],
      known,
      /“other” is not declared/,
    ],
    ['an unknown requirement', [one({}, ...steps)], spec([]), /no requirement X-001/],
    [
      'another level',
      [one({}, ...steps)],
      spec([requirement('X-001', ['area/name#holds'], { level: 'SHOULD' })]),
      /is a SHOULD/,
    ],
    [
      'a requirement that does not name the check',
      [one({}, ...steps)],
      spec([requirement('X-001', [], { untested: 'why' })]),
      /does not name area\/name#holds/,
    ],
    [
      'a requirement that names no check',
      [one({}, ...steps)],
      spec([...known.requirements, requirement('X-002', ['area/gone#holds'])]),
      /no check area\/gone#holds/,
    ],
    [
      'a requirement without case or reason',
      [one({}, ...steps)],
      spec([...known.requirements, requirement('X-002', [])]),
      /neither cases nor a reason/,
    ],
    [
      'a name before it is bound',
      [one({}, steps[0], { conn: 'a', call: 'health', expect: { ok: { $var: 'later' } }, check: 'holds' })],
      known,
      /“later” is not bound/,
    ],
    [
      'a name in a text',
      [
        one({}, steps[0], {
          conn: 'a',
          call: 'health',
          id: 'x',
          // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of the case format
          params: { p: { $text: '${nope}' } },
          check: 'holds',
        }),
      ],
      known,
      /“nope” is not bound/,
    ],
    ['a connection before it is open', [one({}, steps[1])], known, /“a” is not open/],
    [
      'an unknown matcher',
      [one({}, steps[0], { conn: 'a', expect: { $nope: 1 }, check: 'holds' })],
      known,
      /\$nope is no matcher/,
    ],
    [
      'an unknown definition',
      [one({}, steps[0], { conn: 'a', expect: { $schema: 'Nope' }, check: 'holds' })],
      known,
      /has no Nope/,
    ],
    ['an implementation', [one({ note: 'as clawspec does' }, ...steps)], known, /an implementation is named/],
    [
      '“should” in a title',
      [one({ title: 'It should hold in some case' }, ...steps)],
      known,
      /says “should”/,
    ],
    [
      'a step for another protocol',
      [one({}, ...steps, { do: 'wait', ms: 1, protocols: [3] })],
      known,
      /that the case is not for/,
    ],
  ])('finds %s', (_, cases, requirements, message) => {
    expect(lintCases(cases, requirements).join('\n')).toMatch(message);
  });
});

test('explain shows requirements and steps', () => {
  const lines = explainCase(one({ requires: ['fixture:agent'] }, ...steps), known.requirements);
  expect(lines).toContain('Something holds.');
  expect(lines).toContain('needs fixture:agent');
  expect(lines).toContain('[decides holds]');
});
