/** Whether a change of the contract breaks clients: every rule, in both directions. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareContracts } from '../src/compare/compat.ts';
import type { Contract } from '../src/compare/contract.ts';
import type { Impact, JsonSchema } from '../src/ir.ts';
import {
  CONTRACT,
  closed,
  EMPTY,
  EVENT,
  METHOD,
  member,
  withDefinitions,
  withEvent,
  withMethod,
} from './compat-support.ts';
import '../../scripts/test/seeded.ts';

const string: JsonSchema = { type: 'string' };
const values = (...list: string[]): JsonSchema => ({ type: 'string', enum: list });
const known = (...list: string[]): JsonSchema => ({ type: 'string', 'x-open': list });
const variant = (tag: string): JsonSchema => ({
  type: 'object',
  properties: { tag: { const: tag } },
  required: ['tag'],
});
const catchAll: JsonSchema = { type: 'object', properties: { tag: string }, 'x-open-variant': true };
const union = (...members: JsonSchema[]): JsonSchema => ({ anyOf: members });

/** Kind of change, before, after, impact on params, impact on results. */
const SCHEMA_RULES: readonly (readonly [string, JsonSchema, JsonSchema, Impact, Impact])[] = [
  ['member-added', EMPTY, member(string), 'additive', 'additive'],
  ['member-added', closed(EMPTY), closed(member(string)), 'additive', 'breaking'],
  ['required-member-added', EMPTY, member(string, true), 'breaking', 'additive'],
  ['required-member-added', closed(EMPTY), closed(member(string, true)), 'breaking', 'breaking'],
  ['member-removed', member(string), EMPTY, 'breaking', 'breaking'],
  ['became-required', member(string), member(string, true), 'breaking', 'additive'],
  ['became-optional', member(string, true), member(string), 'additive', 'breaking'],
  ['type-added', member(string), member({ type: ['string', 'null'] }), 'additive', 'breaking'],
  ['type-removed', member({ type: ['string', 'null'] }), member(string), 'breaking', 'additive'],
  ['typed', member({}), member(string), 'breaking', 'additive'],
  ['untyped', member(string), member({}), 'additive', 'breaking'],
  ['values-added', member(values('a')), member(values('a', 'b')), 'additive', 'breaking'],
  ['values-removed', member(values('a', 'b')), member(values('a')), 'breaking', 'neutral'],
  ['values-opened', member(values('a')), member(string), 'additive', 'breaking'],
  ['values-opened', member(values('a')), member(known('a')), 'additive', 'breaking'],
  ['values-closed', member(string), member(values('a')), 'breaking', 'additive'],
  ['known-added', member(known('a')), member(known('a', 'b')), 'additive', 'additive'],
  ['known-removed', member(known('a', 'b')), member(known('a')), 'neutral', 'neutral'],
  ['tightened', member(string), member({ type: 'string', minLength: 1 }), 'breaking', 'additive'],
  ['tightened', member({ type: 'number' }), member({ type: 'integer' }), 'breaking', 'additive'],
  [
    'tightened',
    member({ type: 'array', items: string, maxItems: 9 }),
    member({ type: 'array', items: string, maxItems: 8 }),
    'breaking',
    'additive',
  ],
  [
    'loosened',
    member({ type: 'integer', minimum: 2 }),
    member({ type: 'integer', minimum: 1 }),
    'additive',
    'breaking',
  ],
  ['loosened', member({ type: 'integer', maximum: 2 }), member({ type: 'integer' }), 'additive', 'breaking'],
  ['tightened', member(string), member({ type: 'string', pattern: 'x' }), 'breaking', 'additive'],
  ['loosened', member({ type: 'string', pattern: 'x' }), member(string), 'additive', 'breaking'],
  [
    'pattern',
    member({ type: 'string', pattern: 'x' }),
    member({ type: 'string', pattern: 'y' }),
    'breaking',
    'breaking',
  ],
  ['closed', EMPTY, closed(EMPTY), 'breaking', 'neutral'],
  ['opened', closed(EMPTY), EMPTY, 'additive', 'breaking'],
  ['variant-added', union(variant('a')), union(variant('a'), variant('b')), 'additive', 'breaking'],
  [
    'variant-added',
    union(variant('a'), catchAll),
    union(variant('a'), variant('b'), catchAll),
    'additive',
    'additive',
  ],
  ['variant-removed', union(variant('a'), variant('b')), union(variant('a')), 'breaking', 'neutral'],
  ['default', member(string), member({ type: 'string', default: 'x' }), 'breaking', 'neutral'],
  [
    'unit',
    member({ type: 'integer', 'x-unit': 'ms' }),
    member({ type: 'integer', 'x-unit': 'ms-epoch' }),
    'breaking',
    'breaking',
  ],
];

describe('definitions', () => {
  test.each(SCHEMA_RULES)('%s (%j → %j)', (kind, before, after, params, results) => {
    for (const [name, impact] of [
      ['Params', params],
      ['Result', results],
      ['Payload', results],
    ] as const) {
      const changes = compareContracts(
        withDefinitions({ [name]: before }),
        withDefinitions({ [name]: after }),
      ).changes;
      expect(changes.map(change => [change.kind, change.impact])).toEqual([[kind, impact]]);
      expect(changes[0]?.path).toMatch(new RegExp(`^${name}`));
      expect(changes[0]?.usedBy).toEqual([name === 'Payload' ? 'event' : 'method']);
    }
  });

  test('a type that both sides send is judged in both directions', () => {
    const shared = (schema: JsonSchema) =>
      withDefinitions({
        Shared: schema,
        Params: closed(member({ $ref: '#/$defs/Shared' })),
        Result: member({ $ref: '#/$defs/Shared' }),
      });
    const { changes } = compareContracts(shared(values('a')), shared(values('a', 'b')));
    expect(changes.map(({ path, impact }) => [path, impact])).toEqual([
      ['Shared', 'breaking'],
      ['Shared', 'additive'],
    ]);
  });

  test('a recursive definition ends', () => {
    const tree = (leaf: JsonSchema): JsonSchema => ({
      type: 'object',
      properties: { leaf, children: { type: 'array', items: { $ref: '#/$defs/Tree' } } },
    });
    const contract = (leaf: JsonSchema, name = 'Tree') =>
      withDefinitions({
        [name]: JSON.parse(JSON.stringify(tree(leaf)).replaceAll('Tree', name)),
        Result: member({ $ref: `#/$defs/${name}` }),
      });
    const paths = (after: Contract) =>
      compareContracts(contract(string), after).changes.map(({ path }) => path);
    expect(paths(contract({ type: 'integer' }))).toEqual(['Tree.leaf', 'Tree.leaf']);
    expect(paths(contract(string, 'Other')), 'a new name changes nothing on the wire').toEqual([]);
    expect(paths(contract({ type: 'integer' }, 'Other'))).toEqual(['Result.a.leaf', 'Result.a.leaf']);
  });

  test('a member that only a new protocol has changes nothing for the old ones', () => {
    const after: JsonSchema = { ...member(string, true), 'x-fields': { a: { since: 4 } } };
    const only3: Contract = { ...CONTRACT, protocols: [3] };
    const { changes } = compareContracts(only3, {
      ...withDefinitions({ Params: closed(after) }),
      protocols: [3, 4],
    });
    expect(changes.map(({ kind }) => kind)).toEqual(['protocol-added']);
  });
});

const ITEM_RULES: readonly (readonly [string, Contract, Contract, Impact])[] = [
  [
    'method-added',
    CONTRACT,
    { ...CONTRACT, methods: { method: METHOD, other: { ...METHOD, family: 'b' } } },
    'additive',
  ],
  ['method-removed', CONTRACT, { ...CONTRACT, methods: {} }, 'breaking'],
  ['method-removed', CONTRACT, withMethod({ until: 3 }), 'breaking'],
  ['method-added', withMethod({ since: 4 }), CONTRACT, 'additive'],
  ['method-renamed', CONTRACT, { ...CONTRACT, methods: { other: METHOD } }, 'breaking'],
  ['event-added', CONTRACT, { ...CONTRACT, events: { event: EVENT, other: EVENT } }, 'additive'],
  ['event-removed', CONTRACT, { ...CONTRACT, events: {} }, 'breaking'],
  ['event-renamed', CONTRACT, { ...CONTRACT, events: { other: EVENT } }, 'breaking'],
  ['role', CONTRACT, withMethod({ role: 'any' }), 'additive'],
  ['role', CONTRACT, withMethod({ role: 'node' }), 'breaking'],
  ['scopes', CONTRACT, withMethod({ scopes: ['operator.read'] }), 'additive'],
  ['scopes', CONTRACT, withMethod({ scopes: ['operator.write', 'operator.pairing'] }), 'additive'],
  ['scopes', CONTRACT, withMethod({ scopes: [] }), 'additive'],
  ['scopes', CONTRACT, withMethod({ scopes: ['operator.admin'] }), 'breaking'],
  ['scopes', withMethod({ scopes: [] }), CONTRACT, 'breaking'],
  ['idempotency', CONTRACT, withMethod({ idempotency: { kind: 'unsafe' } }), 'breaking'],
  ['idempotency', withMethod({ idempotency: { kind: 'unsafe' } }), CONTRACT, 'additive'],
  [
    'idempotency',
    withMethod({ idempotency: { kind: 'keyed', field: 'a' } }),
    withMethod({ idempotency: { kind: 'keyed', field: 'b' } }),
    'breaking',
  ],
  ['final-added', CONTRACT, withMethod({ final: METHOD.result }), 'breaking'],
  ['final-removed', withMethod({ final: METHOD.result }), CONTRACT, 'breaking'],
  ['errors-added', CONTRACT, withMethod({ errors: ['INVALID_REQUEST', 'UNAVAILABLE'] }), 'additive'],
  ['errors-removed', CONTRACT, withMethod({ errors: [] }), 'neutral'],
  ['emits-added', withMethod({ emits: [] }), CONTRACT, 'additive'],
  ['emits-removed', CONTRACT, withMethod({ emits: [] }), 'breaking'],
  ['advertised', CONTRACT, withMethod({ advertised: false }), 'neutral'],
  ['stability', CONTRACT, withMethod({ stability: 'deprecated' }), 'neutral'],
  ['stability', CONTRACT, withMethod({ stability: 'experimental' }), 'breaking'],
  ['stability', withMethod({ stability: 'experimental' }), CONTRACT, 'additive'],
  ['delivery', CONTRACT, withEvent({ delivery: 'targeted' }), 'breaking'],
  ['scopes', CONTRACT, withEvent({ scopes: ['operator.admin'] }), 'breaking'],
  ['roles-added', CONTRACT, withEvent({ roles: ['operator', 'node'] }), 'additive'],
  ['roles-removed', CONTRACT, withEvent({ roles: [] }), 'breaking'],
  ['state-version', CONTRACT, withEvent({ stateVersion: true }), 'additive'],
  ['state-version', withEvent({ stateVersion: true }), CONTRACT, 'breaking'],
  ['droppable', CONTRACT, withEvent({ droppable: true }), 'breaking'],
  ['droppable', withEvent({ droppable: true }), CONTRACT, 'additive'],
];

const LIMIT = CONTRACT.limits['size']!;
const limit = (changes: Partial<typeof LIMIT>): Contract => ({
  ...CONTRACT,
  limits: { size: { ...LIMIT, ...changes } },
});
const { INVALID_REQUEST, UNAVAILABLE } = CONTRACT.errors;
const errors = (list: Record<string, typeof INVALID_REQUEST>) => ({ ...CONTRACT, errors: list }) as Contract;
const clients = (changes: Partial<Contract['clients']>): Contract => ({
  ...CONTRACT,
  clients: { ...CONTRACT.clients, ...changes },
});

const REGISTRY_RULES: readonly (readonly [string, Contract, Contract, Impact])[] = [
  ['code-added', errors({ INVALID_REQUEST }), errors({ INVALID_REQUEST, UNAVAILABLE }), 'additive'],
  ['code-removed', errors({ INVALID_REQUEST, UNAVAILABLE }), errors({ INVALID_REQUEST }), 'breaking'],
  [
    'client-step',
    errors({ UNAVAILABLE }),
    errors({ UNAVAILABLE: { ...UNAVAILABLE!, client: 'stop' } }),
    'breaking',
  ],
  [
    'client-step',
    errors({ INVALID_REQUEST }),
    errors({ INVALID_REQUEST: { ...INVALID_REQUEST!, client: 'retry' } }),
    'additive',
  ],
  ['code-removed', CONTRACT, { ...CONTRACT, closeCodes: [] }, 'breaking'],
  [
    'scope-added',
    CONTRACT,
    { ...CONTRACT, scopes: { ...CONTRACT.scopes, x: CONTRACT.scopes['operator.read']! } },
    'additive',
  ],
  [
    'scope-removed',
    { ...CONTRACT, scopes: { ...CONTRACT.scopes, x: CONTRACT.scopes['operator.read']! } },
    CONTRACT,
    'breaking',
  ],
  [
    'implied-removed',
    CONTRACT,
    { ...CONTRACT, scopes: { ...CONTRACT.scopes, 'operator.admin': CONTRACT.scopes['operator.read']! } },
    'breaking',
  ],
  ['limit', CONTRACT, limit({ value: 99 }), 'breaking'],
  ['limit', CONTRACT, limit({ value: 101 }), 'additive'],
  ['limit', limit({ owner: 'client' }), limit({ owner: 'client', value: 1 }), 'neutral'],
  ['limit-unit', CONTRACT, limit({ unit: 'ms' }), 'breaking'],
  ['limit-close-code', CONTRACT, limit({ closeCode: 1008 }), 'breaking'],
  ['limit-added', { ...CONTRACT, limits: {} }, CONTRACT, 'additive'],
  ['limit-removed', CONTRACT, { ...CONTRACT, limits: {} }, 'breaking'],
  ['client-removed', CONTRACT, clients({ ids: [] }), 'breaking'],
  ['client-added', CONTRACT, clients({ modes: ['cli', 'ui'] }), 'additive'],
  ['client-removed', CONTRACT, clients({ caps: {} }), 'breaking'],
  ['client-removed', CONTRACT, clients({ scopesWithoutDevice: [] }), 'breaking'],
  ['client-added', CONTRACT, clients({ browser: ['webchat', 'x'] }), 'breaking'],
  ['client-added', CONTRACT, clients({ presenceExempt: [{ id: 'cli', mode: null }] }), 'neutral'],
  ['signature-added', { ...CONTRACT, deviceAuth: { order: [], layouts: {} } }, CONTRACT, 'additive'],
  ['signature-removed', CONTRACT, { ...CONTRACT, deviceAuth: { order: [], layouts: {} } }, 'breaking'],
  ['signature', CONTRACT, { ...CONTRACT, deviceAuth: { order: [], layouts: { v2: [] } } }, 'breaking'],
  ['default', CONTRACT, { ...CONTRACT, defaults: { ...CONTRACT.defaults, port: 9 } }, 'breaking'],
  ['protocol-removed', CONTRACT, { ...CONTRACT, protocols: [4] }, 'breaking'],
  ['protocol-added', { ...CONTRACT, protocols: [3] }, CONTRACT, 'additive'],
];

describe('methods, events and registries', () => {
  test.each([...ITEM_RULES, ...REGISTRY_RULES])('%s', (kind, before, after, impact) => {
    const { changes } = compareContracts(before, after);
    expect(changes.map(change => [change.kind, change.impact])).toEqual([[kind, impact]]);
    expect(changes[0]?.reason).not.toBe('');
  });
});

describe('what may be released', () => {
  const before: Contract = { ...CONTRACT, protocols: [3] };
  const broken: Contract = { ...withMethod({ scopes: ['operator.admin'] }), protocols: [3] };

  test('a breaking change needs a new protocol number', () => {
    expect(compareContracts(before, broken).forbidden).toHaveLength(1);
    const bumped = compareContracts(before, { ...broken, protocols: [3, 4] });
    expect(bumped.newProtocols).toEqual([4]);
    expect(bumped.forbidden).toEqual([]);
    expect(bumped.changes.map(({ impact }) => impact)).toContain('breaking');
  });

  test('an additive change does not', () => {
    expect(compareContracts(CONTRACT, withMethod({ scopes: [] })).forbidden).toEqual([]);
  });
});

const scalar: fc.Arbitrary<JsonSchema> = fc.oneof(
  fc.constantFrom<JsonSchema>({}, { type: 'boolean' }, { type: 'null' }, { type: ['string', 'null'] }),
  fc.record({ type: fc.constant('string'), minLength: fc.nat(5) }),
  fc.record({ type: fc.constant('integer'), minimum: fc.integer() }),
  fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }).map(list => values(...list)),
  fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }).map(list => known(...list)),
);
const { object } = fc.letrec<{ schema: JsonSchema; object: JsonSchema }>(tie => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    tie('object'),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc.tuple(tie('schema'), tie('schema')).map(anyOf => ({ anyOf })),
    fc.constant<JsonSchema>({ $ref: '#/$defs/Payload' }),
  ),
  object: fc
    .tuple(fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), tie('schema'), { maxKeys: 4 }), fc.boolean())
    .map(
      ([properties, shut]): JsonSchema => ({
        type: 'object',
        properties,
        required: Object.keys(properties).slice(0, 1),
        ...(shut ? { additionalProperties: false } : {}),
      }),
    ),
}));

describe('properties', () => {
  test('a contract does not differ from itself', () => {
    fc.assert(
      fc.property(object, schema => {
        const contract = withDefinitions({ Params: schema, Result: schema, Payload: schema });
        expect(compareContracts(contract, structuredClone(contract)).changes).toEqual([]);
      }),
    );
  });

  test('an optional param is always additive, a required one always breaking', () => {
    fc.assert(
      fc.property(object, scalar, fc.boolean(), (schema, added, required) => {
        const after: JsonSchema = {
          ...schema,
          properties: { ...schema.properties, added },
          required: [...(schema.required ?? []), ...(required ? ['added'] : [])],
        };
        const { changes } = compareContracts(
          withDefinitions({ Params: schema }),
          withDefinitions({ Params: after }),
        );
        expect(changes.map(({ impact, path }) => [impact, path])).toEqual([
          [required ? 'breaking' : 'additive', 'Params.added'],
        ]);
      }),
    );
  });

  test('what a method requires more, a result may promise more', () => {
    fc.assert(
      fc.property(object, object, (before, after) => {
        const compare = (name: 'Params' | 'Result') =>
          compareContracts(withDefinitions({ [name]: before }), withDefinitions({ [name]: after })).changes;
        const facts = (name: 'Params' | 'Result') =>
          compare(name)
            .map(({ kind, path, detail }) => `${kind} ${path.slice(name.length)} ${detail}`)
            .sort();
        expect(facts('Params'), 'the direction changes the verdict, not the facts').toEqual(facts('Result'));
      }),
    );
  });

  test('removing what was added is breaking for params', () => {
    fc.assert(
      fc.property(object, scalar, (schema, added) => {
        const more: JsonSchema = { ...schema, properties: { ...schema.properties, added } };
        const { forbidden } = compareContracts(
          withDefinitions({ Params: more }),
          withDefinitions({ Params: schema }),
        );
        expect(forbidden.map(({ kind }) => kind)).toEqual(['member-removed']);
      }),
    );
  });
});
