import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HarnessError, StepFailure } from '../src/errors.ts';
import { mergePatch } from '../src/json.ts';
import { type MatchContext, match, matches } from '../src/match.ts';
import { evaluate, Scope } from '../src/values.ts';
import '../../scripts/test/seeded.ts';

const context = (protocol = 4): MatchContext => ({
  scope: new Scope(),
  protocol,
  schema: (definition, value) => (definition === 'Text' && typeof value === 'string' ? [] : ['is no text']),
});

/** JSON values without members that look like words of the format. */
const json = fc.jsonValue({ maxDepth: 4 }).filter(value => !JSON.stringify(value).includes('"$'));
/** As JSON.parse gives them: no -0, no odd prototypes. */
const plain = json.map(value => JSON.parse(JSON.stringify(value)) as unknown);

describe('properties', () => {
  test('every value matches itself', () => {
    fc.assert(fc.property(plain, value => matches(value, structuredClone(value), context())));
  });

  test('a literal matches itself, and itself only', () => {
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        expect(matches({ $literal: a }, a, context())).toBe(true);
        expect(matches({ $literal: a }, b, context())).toBe(
          JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)),
        );
      }),
    );
  });

  test('an object matches with more members than the pattern has', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), plain), plain, (pattern, extra) =>
        matches(pattern, { ...pattern, EXTRA: extra }, context()),
      ),
    );
  });

  test('an array does not match with more items than the pattern has', () => {
    fc.assert(
      fc.property(
        fc.array(plain),
        plain,
        (pattern, extra) => !matches(pattern, [...pattern, extra], context()),
      ),
    );
  });

  test('what is bound is what came, and it matches where it is used', () => {
    fc.assert(
      fc.property(plain, value => {
        const one = context();
        const { binds, mismatches } = match({ a: { $bind: 'x' } }, { a: value }, one);
        expect(mismatches).toEqual([]);
        one.scope.bind('x', binds.get('x'));
        return matches({ $var: 'x' }, value, one) && evaluate({ $var: 'x' }, one.scope) === value;
      }),
    );
  });

  test('$not is the opposite', () => {
    fc.assert(
      fc.property(plain, plain, (pattern, value) => {
        expect(matches({ $not: pattern }, value, context())).toBe(!matches(pattern, value, context()));
      }),
    );
  });

  test('a merge patch knows no names that mean something to the language', () => {
    const patch: unknown = JSON.parse('{"__proto__": {"x": 1}, "constructor": {"y": 2}}');
    expect(JSON.stringify(mergePatch({ a: 1 }, patch))).toBe(
      '{"a":1,"__proto__":{"x":1},"constructor":{"y":2}}',
    );
  });

  test('a merge patch of a value over itself changes nothing', () => {
    const noNull = plain.filter(value => !JSON.stringify(value).includes('null'));
    fc.assert(
      fc.property(noNull, value => {
        expect(mergePatch(value, value)).toEqual(value);
      }),
    );
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

describe('matchers', () => {
  test.each<[string, unknown, unknown, boolean]>([
    ['$any value', { $any: 'value' }, null, true],
    ['$any value of nothing', { a: { $any: 'value' } }, {}, false],
    ['$any text', { $any: 'text' }, '', false],
    ['$any integer', { $any: 'integer' }, 1.5, false],
    ['$any object', { $any: 'object' }, [], false],
    ['$absent', { a: { $absent: true } }, {}, true],
    ['$absent of null', { a: { $absent: true } }, { a: null }, false],
    ['$re', { $re: '^a+$' }, 'aaa', true],
    ['$re of a number', { $re: '1' }, 1, false],
    ['$range inclusive', { $range: [1, 2] }, 2, true],
    ['$range above', { $range: { above: 2 } }, 2, false],
    ['$range of text', { $range: [0, 9] }, '5', false],
    ['$length', { $length: 2 }, ['a', 'b'], true],
    ['$oneOf', { $oneOf: ['a', { b: 1 }] }, { b: 1, c: 2 }, true],
    ['$oneOf none', { $oneOf: ['a', 'b'] }, 'c', false],
    ['$all', { $all: [{ a: 1 }, { b: 2 }] }, { a: 1, b: 2 }, true],
    ['$some', { $some: { a: 1 } }, [{ a: 2 }, { a: 1, b: 1 }], true],
    ['$none', { $none: { a: 1 } }, [{ a: 1 }], false],
    ['$every', { $every: { $any: 'number' } }, [1, 2, 'x'], false],
    ['$schema', { $schema: 'Text' }, 'x', true],
    ['$schema that does not fit', { $schema: 'Text' }, 1, false],
    ['$protocol of this version', { $protocol: { 4: 'x' } }, 'y', false],
    ['$protocol of another version', { $protocol: { 3: 'x' } }, 'y', true],
    ['member of every object', { toString: { $absent: true } }, {}, true],
  ])('%s', (_, pattern, value, expected) => {
    expect(matches(pattern, value, context())).toBe(expected);
  });

  test('a mismatch names the path, what was expected and what came', () => {
    const { mismatches } = match(
      { error: { code: 'A', list: [{ x: 1 }] } },
      { error: { code: 'B', list: [{ x: 2 }] } },
      context(),
    );
    expect(mismatches).toMatchObject([
      { path: 'error.code', expected: 'A', actual: 'B' },
      { path: 'error.list.0.x', expected: 1, actual: 2 },
    ]);
  });

  test('an unknown word is an error of the case', () => {
    expect(() => match({ $nope: 1 }, 1, context())).toThrow(HarnessError);
  });

  test('a name that was never bound blocks the step', () => {
    expect(() => match({ $var: 'nope' }, 1, context())).toThrow(StepFailure);
  });
});

describe('templates', () => {
  const scope = new Scope(name => (name === 'outer.x' ? 7 : undefined));
  scope.bind('a.hello', { list: [{ id: 'first' }] });
  test.each<[string, unknown, unknown]>([
    ['$var with a path', { $var: 'a.hello.list.0.id' }, 'first'],
    ['$var of the outer world', { $var: 'outer.x' }, 7],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: placeholders of the case format
    ['$text', { $text: 'say ${a.hello.list.0.id}: ${outer.x}' }, 'say first: 7'],
    ['$repeat', { $repeat: { text: 'ab', times: 2 } }, 'abab'],
    ['$literal', { $literal: { $var: 'x' } }, { $var: 'x' }],
    ['inside', { a: [{ $var: 'outer.x' }] }, { a: [7] }],
  ])('%s', (_, template, expected) => {
    expect(evaluate(template, scope)).toEqual(expected);
  });

  test('a matcher cannot be sent', () => {
    expect(() => evaluate({ a: { $any: true } }, scope)).toThrow(HarnessError);
  });
});
