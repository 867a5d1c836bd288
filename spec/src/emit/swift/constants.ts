/** `Constants.swift` and `Codes.swift`: limits, registries, and codes with what a client does next. */
import type { Ir, IrErrorCode } from '../../ir.ts';
import { refName } from '../emitter.ts';
import { docLines } from './doc.ts';
import { caseName, caseNames, escaped, literal, memberName } from './names.ts';
import { render } from './render.ts';

const strings = (values: readonly string[]) => `[${values.map(literal).join(', ')}]`;
const doc = (text: string, indent = '  ') => docLines([text], indent);

export function emitConstants(ir: Ir): string {
  const numbers = Object.entries(ir.limits).map(
    ([name, limit]) =>
      `${docLines([limit.summary, limit.client, `- Note: Unit: ${limit.unit}. Set by: ${limit.owner}. Provenance: ${limit.provenance}.`], '  ')}  public static let ${escaped(memberName(name))} = ${limit.value}\n`,
  );
  const lists = (values: Readonly<Record<string, readonly string[]>>) =>
    `[\n${Object.entries(values)
      .map(([name, entries]) => `    ${literal(name)}: ${strings(entries)},\n`)
      .join('')}  ]`;
  const { nodeCommands } = ir;
  return `
/// The specification that this module was generated from.
public enum Specification {
  public static let version = ${literal(ir.spec)}
}

/// Versions of the wire protocol.
public enum ProtocolVersion {
  /// Oldest first.
  public static let all = [${ir.protocols.join(', ')}]
  public static let oldest = ${Math.min(...ir.protocols)}
  public static let newest = ${Math.max(...ir.protocols)}
}

/// Where a gateway and its canvas host listen unless told otherwise.
public enum Defaults {
  public static let host = ${literal(ir.defaults.host)}
  public static let port = ${ir.defaults.port}
  public static let canvasPort = ${ir.defaults.canvasPort}
}

/// Limits and timers. What hello-ok says in \`policy\` counts, where it says it.
public enum Limits {
${numbers.join('\n')}}

/// Capabilities that a client may name in \`caps\`.
public enum ClientCapability {
${Object.entries(ir.clients.caps)
  .map(
    ([value, text]) => `${doc(text)}  public static let ${escaped(memberName(value))} = ${literal(value)}\n`,
  )
  .join('')}}

/// Commands that nodes may declare unless a gateway is configured otherwise.
public enum NodeCommands {
  /// By platform family.
  public static let defaults: [String: [String]] = ${lists(nodeCommands.defaults)}
  /// What the platform of a node begins with, by platform family.
  public static let platforms: [String: [String]] = ${lists(nodeCommands.platforms)}
  /// Only where the configuration allows them.
  public static let onRequest: [String] = ${strings(nodeCommands.onRequest)}
  /// Approving them takes \`operator.admin\`.
  public static let adminApproval: [String] = ${strings(nodeCommands.adminApproval)}
}

/// Paths of the canvas host.
public enum CanvasPaths {
${Object.entries(ir.canvas.routes)
  .map(
    ([name, route]) =>
      `${doc(route.serves)}  public static let ${escaped(memberName(name))} = ${literal(route.path)}\n`,
  )
  .join('')}}

${registry('ClientID', 'Values of `client.id`.', ir.clients.ids, false)}
${registry('ClientMode', 'Values of `client.mode`.', ir.clients.modes, false)}
${registry('OperatorScope', 'What an operator may do.', Object.keys(ir.scopes), true)}
extension OperatorScope {
  /// Scopes that this one includes.
  public var implies: [OperatorScope] {
    switch self {
${Object.entries(ir.scopes)
  .filter(([, scope]) => scope.implies.length > 0)
  .map(
    ([name, scope]) =>
      `    case .${caseName(name)}: [${scope.implies.map(value => `.${caseName(value)}`).join(', ')}]\n`,
  )
  .join('')}    default: []
    }
  }
}
`;
}

function registry(name: string, text: string, values: readonly string[], open: boolean): string {
  return render({ kind: 'strings', name, path: name, doc: [text], open, values });
}

export function emitCodes(ir: Ir): string {
  const names = ir.closeCodes.map(({ name }) => caseNames([name]).get(name) ?? name);
  return `
/// What a client does after a failure.
public enum NextStep: String, Codable, Hashable, Sendable, CaseIterable {
  /// Come back by itself, after a while.
  case retry
  /// Wait for a person or a condition.
  case pause
  /// Give up: the same again would fail again.
  case stop
}

${codes('ErrorCode', 'Values of `error.code`.', ir.errors)}
${codes('DetailCode', 'Values of `error.details.code`.', ir.detailCodes)}
extension ErrorShape {
  /// \`details.code\`, when there is one.
  public var detailCode: DetailCode? {
    details?["code"]?.stringValue.map(DetailCode.init(rawValue:))
  }

  /// The details as the type that belongs to their code: ${[...new Set(Object.values(ir.detailCodes).flatMap(code => (code.details ? [refName(code.details)] : [])))].map(name => `\`\`${name}\`\``).join(', ')}.
  public func details<Details: Decodable>(as type: Details.Type) throws -> Details? {
    try details?.decode(as: type)
  }
}

/// Why a connection was closed, and what a client does next.
public struct CloseCode: Hashable, Sendable {
  public enum Side: Hashable, Sendable { case gateway, client }

  public let code: Int
  public let name: String
  public let sentBy: Side
  public let summary: String
  public let nextStep: NextStep

${ir.closeCodes
  .map(
    (close, index) =>
      `${doc(close.summary)}  public static let ${escaped(names[index] ?? '')} = CloseCode(code: ${close.code}, name: ${literal(close.name)}, sentBy: .${close.sentBy}, summary: ${literal(close.summary)}, nextStep: .${close.client})\n`,
  )
  .join('')}
  /// Codes that this specification knows.
  public static let all: [CloseCode] = [${names.map(name => `.${name}`).join(', ')}]

  /// nil for a code that this specification does not know.
  public static func known(_ code: Int) -> CloseCode? { all.first { $0.code == code } }
}
`;
}

function codes(name: string, text: string, entries: Readonly<Record<string, IrErrorCode>>): string {
  const byStep = new Map<string, string[]>();
  for (const [code, { client }] of Object.entries(entries))
    byStep.set(client, [...(byStep.get(client) ?? []), `.${caseName(code)}`]);
  const summaries = Object.entries(entries).map(
    ([code, { summary }]) => `    case .${caseName(code)}: ${literal(summary)}\n`,
  );
  return `${registry(name, text, Object.keys(entries), true)}
extension ${name} {
  /// What a client does next; nil for codes that are not known here (treat them as ${'`.stop`'}).
  public var nextStep: NextStep? {
    switch self {
${[...byStep].map(([step, members]) => `    case ${members.join(', ')}: .${step}\n`).join('')}    case .unknown: nil
    }
  }

  /// What it means.
  public var summary: String? {
    switch self {
${summaries.join('')}    case .unknown: nil
    }
  }
}
`;
}
