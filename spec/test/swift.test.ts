import { describe, expect, it } from 'vitest';
import { declarations } from '../src/emit/swift/declarations.ts';
import { emitSwift } from '../src/emit/swift/index.ts';
import { callLine, interfaceOf } from '../src/emit/swift/interface.ts';
import {
  caseName,
  commonPrefix,
  escaped,
  memberName,
  nestedTypeName,
  singular,
} from '../src/emit/swift/names.ts';
import type { Ir, JsonSchema } from '../src/ir.ts';
import { generatedIr, type Mutable } from './docs-ir.ts';

const ir = generatedIr();
const files = await emitSwift(ir, []);
const all = [...files.values()].join('\n');

/** The declaration of a type, up to the brace that ends it. */
function declaration(name: string, text = all): string {
  const start =
    new RegExp(`^public (?:indirect )?(?:struct|enum|typealias) ${name}\\b`, 'm').exec(text)?.index ?? -1;
  if (start < 0) throw new Error(`no ${name}`);
  return text.slice(start, text.indexOf('\n}\n', start) + 2);
}

/** The module for the specification with other definitions. */
async function emitted(definitions: Readonly<Record<string, JsonSchema>>): Promise<string> {
  const changed = { ...ir, $defs: { ...ir.$defs, ...definitions } } as Mutable<Ir>;
  return [...(await emitSwift(changed, [])).values()].join('\n');
}

describe('names', () => {
  it.each([
    ['device.pair.list', 'devicePairList'],
    ['read-only', 'readOnly'],
    ['INVALID_REQUEST', 'invalidRequest'],
    ['payloadJSON', 'payloadJSON'],
    ['in_flight', 'inFlight'],
    ['$include', 'include'],
    ['1h', 'value1h'],
    ['', 'empty'],
  ])('%s becomes the member %s', (wire, name) => expect(memberName(wire)).toBe(name));

  it.each([
    ['none', 'noneValue'],
    ['unknown', 'unknownValue'],
    ['init', 'initValue'],
    ['default', 'default'],
  ])('%s becomes the case %s', (value, name) => expect(caseName(value)).toBe(name));

  it.each([
    ['default', '`default`'],
    ['protocol', '`protocol`'],
    ['operator', '`operator`'],
    ['name', 'name'],
  ])('%s is written %s', (name, text) => expect(escaped(name)).toBe(text));

  it.each([
    ['entries', 'entry'],
    ['sources', 'source'],
    ['matches', 'match'],
    ['status', 'statusItem'],
  ])('one of %s is an %s', (many, one) => expect(singular(many)).toBe(one));

  it('hide no other type', () => {
    expect(nestedTypeName('Type', new Set())).toBe('Kind');
    expect(nestedTypeName('Snapshot', new Set(['Snapshot']))).toBe('SnapshotInfo');
    expect(nestedTypeName('Data', new Set())).toBe('DataInfo');
  });

  it('of union members lose what they share', () => {
    expect(commonPrefix(['ChatRunStatus', 'ChatAbortResult'])).toBe('Chat');
    expect(commonPrefix(['A2UISurfaceUpdate', 'A2UIDataModelUpdate'])).toBe('A2UI');
  });

  it('that two values would share stop the generation', async () => {
    await expect(emitted({ Odd: { type: 'string', 'x-open': ['a-b', 'a_b'] } })).rejects.toThrow(
      /both be the case aB/,
    );
    const members = {
      type: 'object',
      properties: { 'a-b': { type: 'string' }, a_b: { type: 'string' } },
    } as const;
    await expect(emitted({ Odd: members })).rejects.toThrow(/Odd: a_b and a-b would both be aB/);
  });
});

describe('the module', () => {
  it('is the same every time', async () => {
    expect([...(await emitSwift(generatedIr(), []))]).toEqual([...files]);
  });

  it('needs nothing but Foundation', () => {
    expect([...new Set(all.match(/^import .*$/gm))]).toEqual(['import Foundation']);
  });

  it('has a public type for every definition', () => {
    const missing = Object.keys(ir.$defs).filter(
      name => !new RegExp(`^public (?:indirect )?(?:struct|enum|typealias) ${name}\\b`, 'm').test(all),
    );
    expect(missing).toEqual([]);
  });

  it('has a member for every method and event', () => {
    const names = (table: object) => Object.keys(table).map(name => JSON.stringify(name));
    for (const name of names(ir.methods))
      expect(files.get('swift/Methods.swift')).toContain(`Self(name: ${name})`);
    for (const name of names(ir.events))
      expect(files.get('swift/Events.swift')).toContain(`case ${name}: self = .`);
  });

  it('uses the generic value only where a schema says nothing', () => {
    const generic = declaration('ChatSendParams').match(/var (\w+): .*JSONValue/g) ?? [];
    expect(generic).toEqual(['var toolBindings: [String: JSONValue']);
  });
});

describe('objects', () => {
  it('take integers as Int64 and numbers as Double', () => {
    expect(declaration('TickPayload')).toContain('public var ts: Int64\n');
    expect(declaration('EventLoopHealth')).toContain('public var utilization: Double\n');
  });

  it('default what is optional to nil and the key of a request to a new one', () => {
    const text = declaration('ChatSendParams');
    expect(text).toContain(
      '    message: String,\n    idempotencyKey: String = newIdempotencyKey(),\n    thinking: String? = nil,',
    );
  });

  it('tell null from absence', () => {
    const text = declaration('SessionsPatchParams');
    expect(text).toContain('label: Nullable<String>? = nil');
    const always = declaration('SessionsAbortResult');
    expect(always).toContain('public var abortedRunId: String?');
    expect(always).toContain('try container.encode(abortedRunId, forKey: .abortedRunId)');
  });

  it('fix their tags', () => {
    const text = declaration('ChatDelta');
    expect(text).toContain('public private(set) var state: State = .delta');
    expect(text).not.toContain('state: State,');
  });

  it('say which protocols have a member, in words and as a constant', () => {
    const text = declaration('HelloOk');
    expect(text).toContain('/// - Note: Availability: up to protocol 3.');
    expect(text).toContain('"canvasHostUrl": ProtocolRange(until: 3),');
    expect(text).toContain('"pluginSurfaceUrls": ProtocolRange(since: 4),');
  });

  it('have coding keys only where a name differs', () => {
    expect(declaration('ChatAbortParams')).not.toContain('CodingKeys');
    expect(declaration('OpenClawConfig')).toContain('case include = "$include"');
  });

  it('that would contain themselves stop the generation', async () => {
    const loop: JsonSchema = { type: 'object', properties: { next: { $ref: '#/$defs/Loop' } } };
    await expect(emitted({ Loop: loop })).rejects.toThrow(/Loop > Loop/);
    const list: JsonSchema = {
      type: 'object',
      properties: { next: { type: 'array', items: { $ref: '#/$defs/Loop' } } },
    };
    expect(declaration('Loop', await emitted({ Loop: list }))).toContain('public var next: [Loop]?');
  });
});

describe('enumerations', () => {
  it('that are open keep what they do not know', async () => {
    const text = declaration(
      'Odd',
      await emitted({ Odd: { type: 'string', 'x-open': ['none', 'some-thing'] } }),
    );
    expect(text).toContain('public enum Odd: OpenEnum {');
    expect(text).toContain('case unknown(String)');
    expect(text).toContain('case noneValue\n');
  });

  it('that are closed have the values of the wire', () => {
    expect(declaration('ClientMode')).toMatch(
      /^public enum ClientMode: String, CaseIterable, Codable, Hashable, Sendable \{/,
    );
  });
});

describe('unions', () => {
  it('are told apart by their tag, and keep tags that nobody knows', () => {
    const text = declaration('ChatPayload');
    expect(text).toContain('case "delta": self = .delta(try ChatDelta(from: decoder))');
    expect(text).toContain('default: self = .unknown(try ChatOther(from: decoder))');
  });

  it('are told apart by a member where there is no tag', () => {
    const text = declaration('CronRemoveParams');
    expect(text).toContain('if members.contains("id")');
    expect(text).toContain('public init(jobId: String) {');
  });

  it('that clients send are closed', () => {
    expect(declaration('CronPayloadInput')).not.toContain('case unknown');
    expect(declaration('AgentResult')).toContain('case unknown(JSONValue)');
  });

  it('of different JSON types are told apart by them', () => {
    const text = declaration('ChatMessage');
    expect(text).toContain('case string(String)\n    case list([ContentPart])\n');
  });

  it('that cannot be told apart stop the generation', async () => {
    const member: JsonSchema = { type: 'object', required: ['a'], properties: { a: { type: 'string' } } };
    await expect(emitted({ Odd: { anyOf: [member, { ...member }] } })).rejects.toThrow(/cannot be told/);
    await expect(emitted({ Odd: { anyOf: [{ type: 'number' }, { type: 'integer' }] } })).rejects.toThrow(
      /same JSON type/,
    );
  });
});

describe('frames', () => {
  it('are refused when the specification has other members', async () => {
    const frame = {
      ...ir.$defs['EventFrame'],
      properties: { ...ir.$defs['EventFrame']?.properties, colour: { type: 'string' } },
    };
    await expect(emitted({ EventFrame: frame as JsonSchema })).rejects.toThrow(
      /EventFrame has the members .*colour/,
    );
  });
});

describe('the lines of the reference', () => {
  const byName = new Map(declarations(ir).map(type => [type.name, type]));
  it.each([
    ['chat.history', 'try await client.call(.chatHistory, .init(sessionKey: …))'],
    ['chat.send', 'try await client.call(.chatSend, .init(sessionKey: …, message: …))'],
    ['health', 'try await client.call(.health)'],
    ['cron.remove', 'try await client.call(.cronRemove, .init(…))'],
    ['agent', 'try await client.start(.agent, .init(message: …))'],
  ])('call %s with what it needs', (name, line) => {
    const method = ir.methods[name];
    if (method === undefined) throw new Error(`no ${name}`);
    expect(callLine(name, method, byName.get(method.params.$ref.slice('#/$defs/'.length)))).toBe(line);
  });

  it('show a type without its bodies', () => {
    const type = byName.get('ChatPayload');
    if (type === undefined) throw new Error('no ChatPayload');
    expect(interfaceOf(type)).toMatch(
      /^enum ChatPayload \{\n {2}case delta\(ChatDelta\)\n[\s\S]* {2}case unknown\(ChatOther\)\n\}\n$/,
    );
  });
});
