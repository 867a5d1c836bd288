import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Parser } from '@asyncapi/parser';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { emitAsyncApi } from '../src/emit/asyncapi.ts';
import { messageExamples } from '../src/emit/asyncapi-examples.ts';
import type { Ir } from '../src/ir.ts';
import { generatedIr, RUN_EXAMPLE } from './docs-ir.ts';

interface Message {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly examples?: readonly { readonly name: string; readonly payload: unknown }[];
}
interface Document {
  readonly channels: Readonly<Record<string, { readonly messages: Readonly<Record<string, unknown>> }>>;
  readonly operations: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: {
    readonly messages: Readonly<Record<string, Message>>;
    readonly schemas: Readonly<Record<string, unknown>>;
  };
}

async function emit(ir: Ir): Promise<{ text: string; document: Document }> {
  const text = (await emitAsyncApi(ir, [])).get('asyncapi.json') ?? '';
  return { text, document: JSON.parse(text) as Document };
}

const ir = generatedIr();
const { text, document } = await emit(ir);

/** Validates a frame against the payload of a message. */
function validator(source: Document): (key: string, frame: unknown) => string[] {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
  ajv.addSchema({ components: source.components }, 'asyncapi');
  return (key, frame) => {
    const pointer = `asyncapi#/components/messages/${key.replaceAll('~', '~0').replaceAll('/', '~1')}/payload`;
    const validate = ajv.getSchema(pointer);
    if (validate === undefined) throw new Error(`no schema at ${pointer}`);
    return validate(frame) ? [] : (validate.errors ?? []).map(e => `${e.instancePath} ${e.message}`);
  };
}

describe('asyncapi.json', () => {
  it('is valid AsyncAPI 3.1.0 by the official JSON Schema', () => {
    const path = createRequire(import.meta.url).resolve('@asyncapi/specs/schemas/3.1.0.json');
    const schema = JSON.parse(readFileSync(path, 'utf8')) as object;
    const ajv = new Ajv({ strict: false, meta: false, validateSchema: false, logger: false });
    const validate = ajv.compile(schema);
    expect(validate(document) ? [] : validate.errors).toEqual([]);
  });

  it('is accepted by the official parser without errors or warnings', async () => {
    const { document: parsed, diagnostics } = await new Parser().parse(text);
    const serious = diagnostics.filter(({ severity }) => severity <= 1);
    expect(serious.map(({ message, path }) => `${path.join('/')}: ${message}`)).toEqual([]);
    expect(parsed?.operations().all()).toHaveLength(
      Object.keys(ir.methods).length + Object.keys(ir.events).length,
    );
  });

  it('refers only to what it has', () => {
    const missing = references(document).filter(
      pointer => !pointer.startsWith('#/') || lookUp(document, pointer) === undefined,
    );
    expect(missing).toEqual([]);
  });

  it('has an operation for every method and event, and reply messages without a reply channel', () => {
    for (const [name, method] of Object.entries(ir.methods)) {
      const operation = document.operations[name] as { action: string; reply: Record<string, unknown[]> };
      expect(operation.action).toBe('send');
      expect(Object.keys(operation.reply)).toEqual(['messages']);
      expect(operation.reply['messages']).toHaveLength(method.final === undefined ? 2 : 3);
      expect(operation).toMatchObject({ 'x-scopes': method.scopes, 'x-idempotency': method.idempotency });
    }
    for (const name of Object.keys(ir.events)) {
      expect(document.operations[`event.${name}`]).toMatchObject({ action: 'receive' });
    }
  });

  it('uses every definition under its own name', () => {
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(Object.keys(ir.$defs)));
  });

  it('narrows frames to one method or event', () => {
    const problems = validator(document);
    const request = { type: 'req', id: '1', method: 'chat.abort', params: { sessionKey: 'main' } };
    expect(problems('chat.abort.request', request)).toEqual([]);
    expect(problems('chat.abort.request', { ...request, method: 'chat.send' })).not.toEqual([]);
    expect(problems('chat.abort.request', { ...request, params: {} })).not.toEqual([]);
    expect(problems('chat.abort.request', { ...request, more: 1 })).not.toEqual([]);
    const failed = { type: 'res', id: '1', ok: false, error: { code: 'FORBIDDEN', message: 'no' } };
    expect(problems('chat.abort.error', failed)).toEqual([]);
    expect(problems('chat.abort.result', failed)).not.toEqual([]);
    const tick = { type: 'event', event: 'tick', seq: 3, payload: { ts: 1 } };
    expect(problems('event.tick', tick)).toEqual([]);
    expect(problems('event.presence', { ...tick, event: 'presence' })).not.toEqual([]);
  });

  it('is the same text every time', async () => {
    expect((await emit(generatedIr())).text).toBe(text);
  });
});

describe('message examples', () => {
  it('are sorted to request, result, second response, error and event', () => {
    const changed = generatedIr();
    for (const item of [...Object.values(changed.methods), ...Object.values(changed.events)]) {
      item.examples = [];
    }
    changed.methods['agent']!.examples = [structuredClone(RUN_EXAMPLE) as never];
    const found = messageExamples(changed);
    expect(Object.fromEntries([...found].map(([key, list]) => [key, list.map(e => e.name)]))).toEqual({
      'agent.error': ['agent/run#2'],
      'agent.request': ['agent/run#3'],
      'agent.result': ['agent/run#4'],
      'event.tick': ['agent/run#5'],
      'agent.final': ['agent/run#7'],
    });
  });

  it('stand at their messages and are valid', () => {
    const problems = validator(document);
    const expected = messageExamples(ir);
    for (const [key, message] of Object.entries(document.components.messages)) {
      expect((message.examples ?? []).length).toBe(expected.get(key)?.length ?? 0);
      for (const example of message.examples ?? []) {
        expect({ [example.name]: problems(key, example.payload) }).toEqual({ [example.name]: [] });
      }
    }
  });

  it('include at least one of every example in the specification', () => {
    const names = [...messageExamples(ir).values()].flat().map(({ payload }) => JSON.stringify(payload));
    for (const item of [...Object.values(ir.methods), ...Object.values(ir.events)]) {
      for (const example of item.examples) {
        expect(
          example.frames.some(({ frame }) => names.includes(JSON.stringify(frame))),
          `${example.name} is shown nowhere`,
        ).toBe(true);
      }
    }
  });
});

function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === '$ref' && typeof child === 'string' ? [child] : references(child),
  );
}

function lookUp(root: unknown, pointer: string): unknown {
  return pointer
    .slice(2)
    .split('/')
    .reduce<unknown>(
      (value, part) =>
        typeof value === 'object' && value !== null
          ? (value as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')]
          : undefined,
      root,
    );
}
