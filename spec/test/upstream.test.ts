/** The comparison with upstream: what counts as a difference, and that the recorded reasons are in order. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readUpstream } from '../../scripts/upstream-package.ts';
import { buildBareIr } from '../src/build-ir.ts';
import { applyReasons, parseReasons } from '../src/compare/reasons.ts';
import { compareUpstream, type UpstreamFacts } from '../src/compare/upstream.ts';
import { emitCatalogue, NOT_SPECIFIED } from '../src/emit/catalogue.ts';
import type { BareIr, Ir, JsonSchema } from '../src/ir.ts';
import { readSources } from '../src/sources.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const { catalogue, requirements } = readSources();
const ir: Ir = { ...buildBareIr({ catalogue, requirements }), changelog: [] };
const upstream = readUpstream();

/** The IR and upstream with one method `x.do`, whose params are given on both sides. */
function compare(theirs: JsonSchema, ours: JsonSchema) {
  const bare: BareIr = {
    ...ir,
    methods: {
      'x.do': {
        ...ir.methods['chat.send']!,
        params: { $ref: '#/$defs/Mine' },
        result: { $ref: '#/$defs/None' },
      },
    },
    events: {},
    $defs: { Mine: ours, None: {} },
  };
  const facts: UpstreamFacts = {
    ...upstream.facts,
    definitions: { XDoParams: theirs },
    methods: { 'x.do': { scope: 'operator.write', since: '1' } },
  };
  return compareUpstream(bare, facts)
    .differences.filter(({ family }) => family !== 'registry')
    .map(({ path, kind }) => `${kind} ${path}`);
}

const object = (properties: Record<string, JsonSchema>, more: JsonSchema = {}): JsonSchema => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...more,
});

describe('differences', () => {
  const text: JsonSchema = { type: 'string', minLength: 1 };
  test.each<[string, JsonSchema, JsonSchema, string[]]>([
    ['nothing', object({ a: text }), object({ a: text }), []],
    ['a member we lack', object({ a: text }), object({}), ['missing x.do params.a']],
    ['a member they lack', object({}), object({ a: text }), ['extra x.do params.a']],
    [
      'a member they lack that was observed',
      object({}),
      object({ a: text }, { 'x-fields': { a: { provenance: 'observed' } } }),
      [],
    ],
    [
      'a member of another protocol',
      object({}),
      object({ a: text }, { 'x-fields': { a: { until: 3 } } }),
      [],
    ],
    [
      'requiredness',
      object({ a: text }, { required: ['a'] }),
      object({ a: text }),
      ['became-optional x.do params.a'],
    ],
    ['a bound', object({ a: text }), object({ a: { type: 'string' } }), ['loosened x.do params.a']],
    [
      'a type',
      object({ a: text }),
      object({ a: { type: 'boolean' } }),
      ['type-removed x.do params.a', 'type-added x.do params.a'],
    ],
    [
      'an enumeration in other words',
      object({
        a: {
          anyOf: [
            { const: 'x', type: 'string' },
            { const: 'y', type: 'string' },
          ],
        },
      }),
      object({ a: { type: 'string', enum: ['y', 'x'] } }),
      [],
    ],
    [
      'a value of an enumeration',
      object({ a: { type: 'string', enum: ['x', 'y'] } }),
      object({ a: { type: 'string', enum: ['x'] } }),
      ['values-removed x.do params.a'],
    ],
    [
      'a record in other words',
      object({ a: { type: 'object', patternProperties: { '^.*$': text } } as JsonSchema }),
      object({ a: { type: 'object', additionalProperties: text } }),
      [],
    ],
    [
      'a null in other words',
      object({ a: { anyOf: [text, { type: 'null' }] } }),
      object({ a: { type: ['string', 'null'], minLength: 1 } }),
      [],
    ],
    [
      'the largest safe integer',
      object({ a: { type: 'integer', maximum: Number.MAX_SAFE_INTEGER } }),
      object({ a: { type: 'integer' } }),
      [],
    ],
    ['openness', object({}), { type: 'object', properties: {} }, ['opened x.do params.*']],
    [
      'an item',
      object({ a: { type: 'array', items: object({ b: text }) } }),
      object({ a: { type: 'array', items: object({}) } }),
      ['missing x.do params.a[].b'],
    ],
  ])('%s', (_title, theirs, ours, expected) => {
    expect(compare(theirs, ours)).toEqual(expected);
  });

  test('scopes and methods', () => {
    const method = (scope: string) => ({ 'chat.send': { scope, since: '1' } });
    const found = (methods: UpstreamFacts['methods']) =>
      compareUpstream(
        { ...ir, methods: { 'chat.send': ir.methods['chat.send']! } },
        { ...upstream.facts, methods },
      )
        .differences.filter(({ path }) => path.endsWith(' scope'))
        .map(({ kind }) => kind);
    expect(found(method('operator.write'))).toEqual([]);
    expect(found(method('dynamic'))).toEqual([]);
    expect(found(method('operator.admin'))).toEqual(['scope']);
    expect(found({})).toEqual(['unpublished']);
  });

  test('registries', () => {
    const registries = {
      ...upstream.facts.registries,
      'client.ids': [...ir.clients.ids.slice(1), 'new-app'],
    };
    const found = compareUpstream(ir, { ...upstream.facts, registries }).differences;
    expect(found.filter(({ subject }) => subject === 'client.ids').map(({ path }) => path)).toEqual([
      'client.ids new-app',
      `client.ids ${ir.clients.ids[0]}`,
    ]);
  });
});

describe('reasons', () => {
  const difference = (path: string, kind = 'missing') => ({ path, kind });
  const reason = (path: string, kind?: string) => ({
    path,
    reason: 'because',
    ...(kind === undefined ? {} : { kind }),
  });

  test.each<[string, string, boolean]>([
    ['a.b params.c', 'a.b params.c', true],
    ['a.b params.c', 'aXb params.c', false],
    ['a.b params.*', 'a.b params.c[].d', true],
    ['* result*', 'x result.a', true],
    ['* result', 'x result.a', false],
  ])('%s covers %s: %s', (pattern, path, covers) => {
    expect(applyReasons([difference(path)], [reason(pattern)]).uncovered.length === 0).toBe(covers);
  });

  test('a reason for one kind covers no other, and one that covers nothing is stale', () => {
    const reasons = [reason('a', 'extra'), reason('b')];
    const { uncovered, stale } = applyReasons([difference('a'), difference('b')], reasons);
    expect(uncovered).toEqual([difference('a')]);
    expect(stale).toEqual([reasons[0]]);
  });

  test.each([null, { differences: [{ path: 'a' }] }, { differences: [{ path: 'a', reason: 'b', more: 1 }] }])(
    'a wrong file is refused: %j',
    document => {
      expect(() => parseReasons(document, 'file.yaml')).toThrow(/^file\.yaml: /);
    },
  );
});

describe('catalogue', () => {
  const { methods } = ir.catalogue;

  test('is upstream’s method table', () => {
    const table = Object.fromEntries(methods.map(({ method, scope, since }) => [method, { scope, since }]));
    expect(table).toEqual(upstream.facts.methods);
  });

  test('every entry is specified or marked as not specified here', async () => {
    const files = await emitCatalogue(ir, []);
    const catalogue = JSON.parse(files.get('catalogue.json') ?? '') as {
      readonly note: string;
      readonly methods: readonly { readonly method: string; readonly status: string }[];
    };
    for (const { method, status } of catalogue.methods)
      expect(status, method).toBe(ir.methods[method] === undefined ? NOT_SPECIFIED : 'specified');
    expect(catalogue.methods.some(({ status }) => status === 'specified')).toBe(true);
    expect(catalogue.methods.some(({ status }) => status === NOT_SPECIFIED)).toBe(true);
  });

  test('requestRaw is the documented way to the rest', async () => {
    const files = await emitCatalogue(ir, []);
    expect(files.get('catalogue.json')).toContain('requestRaw');
    const sdk = readFileSync(join(ROOT, 'clients/typescript/src/client.ts'), 'utf8');
    const documented = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s+(?:async )?requestRaw[<(]/;
    expect(sdk, 'the SDK documents requestRaw').toMatch(documented);
  });
});

test('npm run upstream is in order, in print and as JSON', () => {
  const run = spawnSync(process.execPath, ['scripts/upstream.js', '--json'], { cwd: ROOT, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  const report = JSON.parse(run.stdout) as Record<'pins' | 'uncovered' | 'stale', unknown[]>;
  expect(report.pins).toEqual([]);
  expect(report.stale).toEqual([]);
  expect(report.uncovered).toEqual([]);
  expect(run.status).toBe(0);
});
