/** A2UI: the messages of a canvas, and what the specification says about them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildIr } from '../src/build-ir.ts';
import { SpecValidators } from '../src/check-frame.ts';
import { readSources } from '../src/sources.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'conformance', 'transcripts', 'a2ui');
const ir = buildIr(readSources());
const validators = new SpecValidators(ir, 4);
const problems = (definition: string, value: unknown) =>
  validators.check({ $ref: `#/$defs/${definition}` }, value);

const lines = readdirSync(FOLDER).flatMap(file =>
  readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map((line, index) => ({ name: `${file}:${index + 1}`, value: JSON.parse(line) as object })),
);

describe('transcripts', () => {
  test.each(lines)('$name validates as its version and its message', ({ name, value }) => {
    const version = name.startsWith('v0.8') ? '0.8' : '0.9';
    expect(problems(version === '0.8' ? 'A2UIMessage' : 'A2UIV09Message', value)).toEqual([]);
    expect(problems(version === '0.8' ? 'A2UIV09Message' : 'A2UIMessage', value)).not.toEqual([]);
    const message = ir.canvas.messages.find(
      one => one.version === version && one.direction === 'to-page' && Object.hasOwn(value, one.message),
    );
    expect(message && validators.check(message.definition, value)).toEqual([]);
  });

  test('show both versions', () => {
    expect(new Set(lines.map(({ name }) => name.slice(0, 'v0.8'.length)))).toEqual(new Set(['v0.8', 'v0.9']));
  });
});

const surface = (component: unknown) => ({
  surfaceUpdate: { surfaceId: 'main', components: [{ id: 'root', component }] },
});
const data = (entry: object) => ({ dataModelUpdate: { surfaceId: 'main', contents: [entry] } });
const action = {
  name: 'approve',
  surfaceId: 'main',
  sourceComponentId: 'btn',
  timestamp: '2026-01-22T09:00:00.000Z',
  context: { reason: 'tests green' },
};

describe('taken', () => {
  test.each<[string, string, object]>([
    ['a surface that goes away', 'A2UIMessage', { deleteSurface: { surfaceId: 'main' } }],
    ['an object', 'A2UIMessage', data({ key: 'user', valueMap: [{ key: 'name', valueString: 'Ada' }] })],
    ['a value that is false', 'A2UIMessage', data({ key: 'on', valueBoolean: false })],
    ['an action', 'A2UIUserAction', { userAction: action }],
    ['an action with an id', 'A2UIUserAction', { userAction: { ...action, id: 'a1' } }],
    ['an action of 0.9', 'A2UIV09Action', { version: 'v0.9', action }],
    [
      'any JSON as data of 0.9',
      'A2UIV09Message',
      { version: 'v0.9.1', updateDataModel: { surfaceId: 'a', value: [1] } },
    ],
    [
      'members of 0.9 that nobody knows yet',
      'A2UIV09Message',
      { version: 'v0.9', deleteSurface: { surfaceId: 'a', later: 1 } },
    ],
    ['messages for a node', 'CanvasA2UIPushParams', { messages: [{ deleteSurface: { surfaceId: 'main' } }] }],
    ['lines for a node', 'CanvasA2UIPushJsonlParams', { jsonl: '{"deleteSurface":{"surfaceId":"main"}}\n' }],
  ])('%s', (_what, definition, value) => {
    expect(problems(definition, value)).toEqual([]);
  });
});

describe('refused', () => {
  test.each<[string, string, unknown]>([
    ['nothing', 'A2UIMessage', {}],
    [
      'two messages in one',
      'A2UIMessage',
      { ...surface({ Text: {} }), deleteSurface: { surfaceId: 'main' } },
    ],
    ['a component of two kinds', 'A2UIMessage', surface({ Text: {}, Card: {} })],
    ['a component of no kind', 'A2UIMessage', surface({})],
    ['no components', 'A2UIMessage', { surfaceUpdate: { surfaceId: 'main', components: [] } }],
    ['an entry without a value', 'A2UIMessage', data({ key: 'a' })],
    ['an entry with two values', 'A2UIMessage', data({ key: 'a', valueString: '1', valueNumber: 1 })],
    ['a message of 0.9', 'A2UIMessage', { version: 'v0.9', deleteSurface: { surfaceId: 'main' } }],
    ['0.9 without its version', 'A2UIV09Message', { deleteSurface: { surfaceId: 'main' } }],
    ['an action without a surface', 'A2UIUserAction', { userAction: { name: 'approve' } }],
  ])('%s', (_what, definition, value) => {
    expect(problems(definition, value)).not.toEqual([]);
  });
});

describe('the canvas host', () => {
  const { routes, commands, messages } = ir.canvas;

  test('has each path once', () => {
    const paths = Object.values(routes).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    for (const { path, below } of Object.values(routes)) expect(path.endsWith('/') || !below).toBe(true);
  });

  test('names commands that nodes may declare', () => {
    for (const { command } of commands) expect(ir.nodeCommands.defaults['macos']).toContain(command);
  });

  test('refers to definitions that are there', () => {
    const refs = [...commands.flatMap(({ params }) => params ?? []), ...messages.map(m => m.definition)];
    for (const { $ref } of refs) expect(Object.keys(ir.$defs)).toContain($ref.slice('#/$defs/'.length));
  });
});
