import { describe, expect, test } from 'vitest';
import { bundle } from '../src/bundle.ts';
import { field, named, oneOf, open, openEnum } from '../src/define.ts';
import { projectDefinitions } from '../src/project.ts';
import { Type } from '../src/typebox.ts';

const Inner = named('Inner', open({ a: Type.String() }), 'Inner.');

describe('bundle', () => {
  test('hoists nested named schemas and keeps one copy', () => {
    const outer = named('Outer', open({ one: Inner, many: Type.Array(Inner), maybe: Type.Optional(Inner) }));
    const definitions = bundle([outer]);
    expect(Object.keys(definitions)).toEqual(['Inner', 'Outer']);
    expect(definitions['Outer']?.properties).toEqual({
      one: { $ref: '#/$defs/Inner' },
      many: { type: 'array', items: { $ref: '#/$defs/Inner' } },
      maybe: { $ref: '#/$defs/Inner' },
    });
    expect(definitions['Outer']?.required).toEqual(['one', 'many']);
  });

  test('moves facts about properties to the parent', () => {
    const outer = named(
      'Outer',
      open({ x: field(Type.Optional(Inner), { since: 4, provenance: 'observed' }) }),
    );
    const schema = bundle([outer])['Outer'];
    expect(schema?.properties?.['x']).toEqual({ $ref: '#/$defs/Inner' });
    expect(schema?.['x-fields']).toEqual({ x: { since: 4, provenance: 'observed' } });
  });

  test('two schemas with one name are refused, a description alone makes no difference', () => {
    const other = named('Inner', open({ b: Type.String() }));
    expect(() => bundle([named('Outer', open({ one: Inner, two: other }))])).toThrow(
      'two different schemas are named Inner',
    );
    const reworded = { ...Inner, description: 'In other words.' };
    expect(() => bundle([named('Outer', open({ one: Inner, two: reworded }))])).not.toThrow();
  });

  test('records, literal unions and open enumerations become plain JSON Schema', () => {
    const definitions = bundle([
      named(
        'T',
        open({
          map: Type.Record(Type.String(), Type.Boolean()),
          closed: oneOf(['a', 'b']),
          open: openEnum(['a']),
        }),
      ),
    ]);
    expect(definitions['T']?.properties).toEqual({
      map: { type: 'object', additionalProperties: { type: 'boolean' } },
      closed: { type: 'string', enum: ['a', 'b'] },
      open: { type: 'string', 'x-open': ['a'] },
    });
  });

  test('a root without a name is refused', () => {
    expect(() => bundle([Type.Object({})])).toThrow('needs a name');
  });
});

describe('projectDefinitions', () => {
  const definitions = bundle([
    named(
      'T',
      open({
        always: Type.String(),
        old: field(Type.Optional(Type.String()), { until: 3 }),
        fresh: field(Type.Optional(Type.String()), { since: 4 }),
        firm: field(Type.Optional(Type.String()), { requiredSince: 4 }),
        strict: field(Type.String(), { requiredSince: 4 }),
      }),
    ),
  ]);

  test.each([
    [3, ['always', 'old', 'firm', 'strict'], ['always']],
    [4, ['always', 'fresh', 'firm', 'strict'], ['always', 'firm', 'strict']],
  ] as const)('protocol %i', (protocol, properties, required) => {
    const projected = projectDefinitions(definitions, protocol)['T'];
    expect(Object.keys(projected?.properties ?? {})).toEqual(properties);
    expect([...(projected?.required ?? [])].sort()).toEqual([...required].sort());
  });
});
