/** What every definition in the registry has to keep to. */
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { buildIr } from '../src/build-ir.ts';
import { FrameChecker, validatorsOf } from '../src/check-frame.ts';
import { readSources } from '../src/sources.ts';

const ir = buildIr(readSources());
const validatorsFor = validatorsOf(ir);
const methods = Object.entries(ir.methods);
const events = Object.entries(ir.events);
const pascal = (name: string) =>
  name.replace(/(?:^|[.-])(\w)/g, (_all, letter: string) => letter.toUpperCase());

describe('methods', () => {
  test.each(methods)('%s keeps the conventions', (name, method) => {
    expect(method.params.$ref, 'params are named after the method').toBe(`#/$defs/${pascal(name)}Params`);
    for (const scope of method.scopes) expect(Object.keys(ir.scopes)).toContain(scope);
    for (const code of method.errors) expect(Object.keys(ir.errors)).toContain(code);
    for (const event of method.emits) expect(Object.keys(ir.events)).toContain(event);
    expect(method.summary).toMatch(/^[A-Z].*\.$/);
    if (method.scopes.length > 0)
      expect(method.errors, 'a scoped method can be forbidden').toContain('FORBIDDEN');
    if (method.idempotency.kind === 'keyed') {
      const params = ir.$defs[method.params.$ref.slice('#/$defs/'.length)];
      expect(params?.required, 'the key is required').toContain(method.idempotency.field);
    }
  });

  test.each(methods)('%s has an example that succeeds and one that fails', (_name, method) => {
    const responses = method.examples.flatMap(example => example.frames.filter(({ dir }) => dir === 's2c'));
    const outcomes = responses.map(({ frame }) => (frame as { ok?: boolean }).ok);
    expect(outcomes).toContain(true);
    expect(outcomes).toContain(false);
  });
});

describe('events', () => {
  test.each(events)('%s keeps the conventions', (_name, event) => {
    for (const scope of event.scopes) expect(Object.keys(ir.scopes)).toContain(scope);
    expect(event.summary).toMatch(/^[A-Z].*\.$/);
    expect(event.examples.length).toBeGreaterThan(0);
  });
});

describe('definitions', () => {
  test('every one has a description', () => {
    const bare = Object.entries(ir.$defs).filter(([, schema]) => !schema.description);
    expect(bare.map(([name]) => name)).toEqual([]);
  });

  test('nothing stands beside a $ref', () => {
    const offenders: string[] = [];
    walk(ir.$defs, (value, path) => {
      if (typeof value['$ref'] === 'string' && path.length > 0 && Object.keys(value).length > 1)
        offenders.push(path);
    });
    expect(offenders).toEqual([]);
  });

  test('every $ref resolves', () => {
    const missing: string[] = [];
    walk(ir.$defs, value => {
      const ref = value['$ref'];
      if (typeof ref === 'string' && ir.$defs[ref.slice('#/$defs/'.length)] === undefined) missing.push(ref);
    });
    expect(missing).toEqual([]);
  });

  test('all compile as JSON Schema', () => {
    const ajv = new Ajv({ strict: false, discriminator: true });
    ajv.addSchema({ $id: 'spec', $defs: ir.$defs });
    for (const name of Object.keys(ir.$defs)) ajv.compile({ $ref: `spec#/$defs/${name}` });
  });
});

describe('examples', () => {
  const all = [...methods, ...events].flatMap(([name, { examples }]) =>
    examples.map(example => [`${name}/${example.name}`, name, example] as const),
  );

  test.each(all)('%s validates', (_title, name, example) => {
    const checker = new FrameChecker(validatorsFor, example.protocol);
    const subjects = new Set<string | undefined>();
    for (const { dir, frame } of example.frames) {
      const verdict = dir === 'c2s' ? checker.sent(frame) : checker.received(frame);
      subjects.add(verdict.subject);
      // An example of a refused request may break params: that is what it is about.
      if (dir === 's2c') expect(verdict.problems).toEqual([]);
    }
    expect([...subjects], 'it is about its method or event').toContain(name);
  });
});

describe('ids that are no texts', () => {
  const refusal = {
    ok: false,
    error: { code: 'INVALID_REQUEST', message: 'invalid request frame: at /id: must be string' },
  };

  test('may come back in the refusal of the frame that had them, and nowhere else', () => {
    const checker = new FrameChecker(validatorsFor, 4);
    checker.sent({ type: 'req', id: 42 });
    expect(checker.received({ type: 'res', id: 42, ...refusal }).problems).toEqual([]);
    expect(checker.received({ type: 'res', id: 43, ...refusal }).problems).not.toEqual([]);
    expect(checker.received({ type: 'res', id: 42, ok: true }).problems).not.toEqual([]);
  });
});

describe('requirements', () => {
  test('ids are unique and every one has a case or a reason', () => {
    const ids = ir.requirements.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const loose = ir.requirements.filter(r => r.cases.length === 0 && r.untested === undefined);
    expect(loose.map(({ id }) => id)).toEqual([]);
  });
});

function walk(
  value: unknown,
  visit: (value: Record<string, unknown>, path: string) => void,
  path = '',
): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      walk(item, visit, `${path}/${index}`);
    });
  } else if (typeof value === 'object' && value !== null) {
    visit(value as Record<string, unknown>, path);
    for (const [key, child] of Object.entries(value)) walk(child, visit, `${path}/${key}`);
  }
}
