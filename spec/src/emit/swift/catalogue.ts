/** `Methods.swift`, `MethodInfo.swift`, `Events.swift`: methods and events with their types. */
import type { Ir, IrEvent, IrMethod, Ref } from '../../ir.ts';
import { camelCase, refName } from '../emitter.ts';
import { docLines } from './doc.ts';
import { caseName, escaped, literal, memberName } from './names.ts';
import { render } from './render.ts';

const list = (values: readonly string[]) => `[${values.join(', ')}]`;

/** Types by wire name, for those who learn at run time what a frame is. */
export function emitTypeIndex(ir: Ir): string {
  const methods = Object.entries(ir.methods);
  const row = (name: string, ref: Ref) => `    ${literal(name)}: ${refName(ref)}.self,\n`;
  const table = (name: string, doc: string, rows: readonly string[]) =>
    `  /// ${doc}\n  public static let ${name}: [String: any WireValue.Type] = [\n${rows.join('')}  ]\n`;
  return `
/// Types by wire name, for programs that learn at run time what a frame is: inspectors, proxies, recorders.
public enum ProtocolTypes {
${[
  table(
    'params',
    'Params of requests, by method.',
    methods.map(([name, { params }]) => row(name, params)),
  ),
  table(
    'results',
    'Payloads of responses, by method.',
    methods.map(([name, { result }]) => row(name, result)),
  ),
  table(
    'finals',
    'Payloads of second responses, by method.',
    methods.flatMap(([name, { final }]) => (final ? [row(name, final)] : [])),
  ),
  table(
    'payloads',
    'Payloads of events, by event.',
    Object.entries(ir.events).map(([name, { payload }]) => row(name, payload)),
  ),
].join('\n')}}
`;
}

/** Paragraphs about a method: what it does, who may call it, what repeating it does, where the facts come from. */
function methodDoc(name: string, method: IrMethod): string[] {
  const { idempotency } = method;
  const scopes = method.scopes.map(scope => `\`${scope}\``).join(' or ');
  return [
    `\`${name}\`: ${method.summary}`,
    ...(method.description?.split('\n\n') ?? []),
    `- Note: Role: ${method.role}.${scopes === '' ? '' : ` Scope: ${scopes}.`} Idempotency: ${idempotency.kind}${idempotency.kind === 'keyed' ? ` by \`${idempotency.field}\`` : ''}.`,
    `- Note: ${availability(method)} Provenance: ${method.provenance}.${method.stability === 'stable' ? '' : ` ${method.stability}.`}`,
  ];
}

function availability({ since, until }: { since: number; until?: number }): string {
  return `Availability: from protocol ${since} on${until === undefined ? '' : `, up to protocol ${until}`}.`;
}

/** The Swift name of a method: `GatewayMethod.chatSend`. */
export function methodMember(name: string): string {
  return camelCase(name);
}

/** The Swift case of an event: `GatewayEvent.chat`. */
export function eventCase(name: string): string {
  return caseName(name);
}

export function emitMethods(ir: Ir): string {
  const entries = Object.entries(ir.methods);
  const members = entries.map(
    ([name, method]) =>
      `\nextension GatewayMethod where Params == ${refName(method.params)}, Result == ${refName(method.result)} {\n${docLines(methodDoc(name, method), '  ')}  public static var ${escaped(methodMember(name))}: Self { Self(name: ${literal(name)}) }\n}\n`,
  );
  const twice = entries.flatMap(([name, method]) =>
    method.final === undefined
      ? []
      : [
          `\nextension TwoPhaseMethod where Params == ${refName(method.params)}, Accepted == ${refName(method.result)}, Final == ${refName(method.final)} {\n${docLines(methodDoc(name, method), '  ')}  public static var ${escaped(methodMember(name))}: Self { Self(name: ${literal(name)}) }\n}\n`,
        ],
  );
  const bare = [...new Set(entries.map(([, method]) => refName(method.params)))].filter(
    name => ir.$defs[name]?.properties !== undefined && (ir.$defs[name]?.required ?? []).length === 0,
  );
  return `
/// A method with the types of its frames. \`client.call(.chatSend, .init(…))\` infers both.
public struct GatewayMethod<Params, Result>: Hashable, Sendable
where Params: WireValue, Result: WireValue {
  /// Wire name.
  public let name: String

  /// Also for methods that this specification does not describe: \`GatewayMethod<JSONValue, JSONValue>(name: "usage.cost")\`.
  public init(name: String) { self.name = name }

  /// Who may call it and what repeating it does; nil for methods that this specification does not describe.
  public var info: MethodInfo? { MethodInfo.all[name] }

  /// The same method with its result as the wire has it, members that have no name here included.
  public var untyped: GatewayMethod<Params, JSONValue> { GatewayMethod<Params, JSONValue>(name: name) }
}

/// A method that answers twice: when the work is accepted and when it has ended.
public struct TwoPhaseMethod<Params, Accepted, Final>: Hashable, Sendable
where Params: WireValue, Accepted: WireValue, Final: WireValue {
  /// Wire name.
  public let name: String

  public init(name: String) { self.name = name }

  /// The method for those who wait for the first response only.
  public var first: GatewayMethod<Params, Accepted> { GatewayMethod<Params, Accepted>(name: name) }

  /// Who may call it and what repeating it does.
  public var info: MethodInfo? { MethodInfo.all[name] }
}
${members.join('')}${twice.join('')}
${bare.map(name => defaultParams(name, Object.keys(ir.$defs[name]?.properties ?? {})[0])).join('')}`;
}

/** An initialiser with defaults does not count as `init()` for the compiler. */
function defaultParams(name: string, first: string | undefined): string {
  if (first === undefined) return `extension ${name}: DefaultParams {}\n`;
  return `extension ${name}: DefaultParams {\n  public init() { self.init(${memberName(first)}: nil) }\n}\n`;
}

export function emitMethodInfo(ir: Ir): string {
  const scopes = (values: readonly string[]) => list(values.map(value => `.${caseName(value)}`));
  const rows = Object.entries(ir.methods).map(([name, m]) => {
    const idempotency =
      m.idempotency.kind === 'keyed'
        ? `.keyed(field: ${literal(m.idempotency.field)})`
        : `.${m.idempotency.kind}`;
    return `    MethodInfo(
      name: ${literal(name)}, family: ${literal(m.family)}, role: .${caseName(m.role)}, scopes: ${scopes(m.scopes)}, advertised: ${m.advertised},
      idempotency: ${idempotency}, errors: ${list(m.errors.map(code => `.${caseName(code)}`))}, emits: ${list(m.emits.map(literal))},
      since: ${m.since}, until: ${m.until ?? 'nil'}),\n`;
  });
  return `
/// Who may call a method, and what a caller has to know.
public struct MethodInfo: Hashable, Sendable {
  public enum Role: Hashable, Sendable { case \`operator\`, node, any, preAuth }

  /// What a caller may do when it does not know whether a request was carried out.
  public enum Idempotency: Hashable, Sendable {
    /// It changes nothing: repeat at will.
    case safe
    /// Repeating it leads to the same state.
    case idempotent
    /// Repeat with the same key in this member: the gateway answers from what it did.
    case keyed(field: String)
    /// Repeating it may do the work twice.
    case unsafe
  }

  /// Wire name.
  public let name: String
  public let family: String
  public let role: Role
  /// Scopes of which the caller needs one; none needed when empty.
  public let scopes: [OperatorScope]
  /// Whether hello-ok lists it.
  public let advertised: Bool
  public let idempotency: Idempotency
  public let errors: [ErrorCode]
  /// Wire names of events that a call makes the gateway send.
  public let emits: [String]
  /// First protocol that has it.
  public let since: Int
  /// Last protocol that has it; nil when the newest does.
  public let until: Int?

  /// By wire name.
  public static let all: [String: MethodInfo] = Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0) })

  private static let rows: [MethodInfo] = [
${rows.join('')}  ]
}
`;
}

function eventDoc(name: string, event: IrEvent): string[] {
  return [
    `\`${name}\`: ${event.summary}`,
    ...(event.description?.split('\n\n') ?? []),
    `- Note: ${availability(event)} Provenance: ${event.provenance}.`,
  ];
}

export function emitEvents(ir: Ir): string {
  const events = Object.entries(ir.events).map(([name, event]) => ({
    name,
    event,
    member: eventCase(name),
    payload: refName(event.payload),
  }));
  const each = (line: (entry: (typeof events)[number]) => string) =>
    events.map(entry => line(entry)).join('');
  return `
/// An event with the payload that belongs to its name.
public indirect enum GatewayEvent: Codable, Hashable, Sendable {
${each(({ name, event, member, payload }) => `${docLines(eventDoc(name, event), '  ')}  case ${escaped(member)}(${payload})\n`)}  /// An event that this version of the specification does not know, as it came.
  case unknown(name: String, payload: JSONValue?)

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: WireKey.self)
    switch try members.decode(String.self, forKey: "event") {
${each(({ name, member, payload }) => `    case ${literal(name)}: self = .${member}(try members.decode(${payload}.self, forKey: "payload"))\n`)}    case let name: self = .unknown(name: name, payload: try members.decodeIfPresent(JSONValue.self, forKey: "payload"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: WireKey.self)
    try members.encode(name, forKey: "event")
    switch self {
${each(({ member }) => `    case .${member}(let payload): try members.encode(payload, forKey: "payload")\n`)}    case .unknown(_, let payload): try members.encodeIfPresent(payload, forKey: "payload")
    }
  }

  /// Wire name.
  public var name: String {
    switch self {
${each(({ name, member }) => `    case .${member}: ${literal(name)}\n`)}    case .unknown(let name, _): name
    }
  }

  /// Who receives it; nil for events that this specification does not describe.
  public var info: EventInfo? { EventInfo.all[name] }
}

/// An event of which one kind is wanted: \`.chat\` where the payload is a \`ChatPayload\`.
public struct GatewayEventType<Payload: WireValue>: Sendable {
  /// Wire name.
  public let name: String
  private let read: @Sendable (GatewayEvent) -> Payload?

  init(name: String, read: @escaping @Sendable (GatewayEvent) -> Payload?) {
    self.name = name
    self.read = read
  }

  /// The payload, when the event is of this kind.
  public func payload(of event: GatewayEvent) -> Payload? { read(event) }
}
${each(
  ({ name, event, member, payload }) => `
extension GatewayEventType where Payload == ${payload} {
${docLines(eventDoc(name, event), '  ')}  public static var ${escaped(member)}: Self {
    Self(name: ${literal(name)}) { if case .${member}(let payload) = $0 { payload } else { nil } }
  }
}
`,
)}
${render({ kind: 'strings', name: 'EventName', path: 'EventName', doc: ['Wire names of events.'], open: true, values: events.map(({ name }) => name) })}
/// Who receives an event, and what a receiver has to know.
public struct EventInfo: Hashable, Sendable {
  public enum Delivery: Hashable, Sendable { case broadcast, targeted, preAuth }
  public enum Role: Hashable, Sendable { case \`operator\`, node }

  /// Wire name.
  public let name: String
  public let family: String
  public let delivery: Delivery
  /// Scopes of which a receiver needs one; none needed when empty.
  public let scopes: [OperatorScope]
  /// Roles that receive it.
  public let roles: [Role]
  /// Whether the frame carries \`stateVersion\`.
  public let stateVersion: Bool
  /// Whether a gateway may leave it out for a connection that does not keep up.
  public let droppable: Bool
  /// First protocol that has it.
  public let since: Int
  /// Last protocol that has it; nil when the newest does.
  public let until: Int?

  /// By wire name.
  public static let all: [String: EventInfo] = Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0) })

  private static let rows: [EventInfo] = [
${each(
  ({ name, event }) => `    EventInfo(
      name: ${literal(name)}, family: ${literal(event.family)}, delivery: .${caseName(event.delivery)}, scopes: ${list(event.scopes.map(scope => `.${caseName(scope)}`))},
      roles: ${list(event.roles.map(role => `.${caseName(role)}`))}, stateVersion: ${event.stateVersion}, droppable: ${event.droppable}, since: ${event.since}, until: ${event.until ?? 'nil'}),\n`,
)}  ]
}
`;
}
