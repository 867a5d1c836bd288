// Generated from the specification by `npm run generate`. Do not edit.

import Foundation

/// Encodes and decodes the way gateways do.
public enum GatewayJSON {
  /// - Throws: a DecodingError that says where the text does not fit.
  public static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
    try JSONDecoder().decode(type, from: data)
  }

  /// UTF-8, without escaped slashes.
  public static func encode(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    return try encoder.encode(value)
  }
}

/// What every type of the protocol is.
public typealias WireValue = Codable & Hashable & Sendable

/// A key that no request had before. A request that is sent again with the same key is carried out once.
public func newIdempotencyKey() -> String { UUID().uuidString.lowercased() }

/// A set of strings that gateways may extend. Every string is a value: those that are not known here are kept.
public protocol OpenEnum: RawRepresentable, Codable, Hashable, Sendable where RawValue == String {
  init(rawValue: String)
  /// Values known to this version of the specification.
  static var knownCases: [Self] { get }
}

extension OpenEnum {
  /// Whether this version of the specification knows the value.
  public var isKnown: Bool { Self.knownCases.contains(self) }
}

/// A value that may be null, where null says something else than absence.
///
/// `Nullable<T>?`: nil is not sent at all (in a patch: leave it as it is), `.null` is sent as null (in a patch: clear it).
public enum Nullable<Value: WireValue>: Codable, Hashable, Sendable, KeepsNull {
  case null
  case value(Value)

  /// The value; nil when it is null.
  public var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  public init(_ value: Value?) {
    self = value.map(Nullable.value) ?? .null
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    self = container.decodeNil() ? .null : .value(try container.decode(Value.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .value(let value): try container.encode(value)
    }
  }
}

extension Nullable: ExpressibleByUnicodeScalarLiteral where Value: ExpressibleByUnicodeScalarLiteral {
  public init(unicodeScalarLiteral value: Value.UnicodeScalarLiteralType) { self = .value(Value(unicodeScalarLiteral: value)) }
}

extension Nullable: ExpressibleByExtendedGraphemeClusterLiteral where Value: ExpressibleByExtendedGraphemeClusterLiteral {
  public init(extendedGraphemeClusterLiteral value: Value.ExtendedGraphemeClusterLiteralType) {
    self = .value(Value(extendedGraphemeClusterLiteral: value))
  }
}

extension Nullable: ExpressibleByStringLiteral where Value: ExpressibleByStringLiteral {
  public init(stringLiteral value: Value.StringLiteralType) { self = .value(Value(stringLiteral: value)) }
}

extension Nullable: ExpressibleByIntegerLiteral where Value: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Value.IntegerLiteralType) { self = .value(Value(integerLiteral: value)) }
}

extension Nullable: ExpressibleByFloatLiteral where Value: ExpressibleByFloatLiteral {
  public init(floatLiteral value: Value.FloatLiteralType) { self = .value(Value(floatLiteral: value)) }
}

extension Nullable: ExpressibleByBooleanLiteral where Value: ExpressibleByBooleanLiteral {
  public init(booleanLiteral value: Value.BooleanLiteralType) { self = .value(Value(booleanLiteral: value)) }
}

/// A type for which null is a value. An optional member of such a type tells null from absence.
public protocol KeepsNull {}

extension KeyedDecodingContainer {
  // The compiler's own coding picks this one for members of these types; the general one takes null for absence.
  func decodeIfPresent<Value: Decodable & KeepsNull>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    contains(key) ? try decode(type, forKey: key) : nil
  }
}

/// Any name of a member.
struct WireKey: CodingKey, Hashable, ExpressibleByStringLiteral {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init(stringLiteral value: String) { stringValue = value }
  init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer where Key == WireKey {
  func decodeOthers(than known: Set<String>) throws -> [String: JSONValue] {
    var others: [String: JSONValue] = [:]
    for key in allKeys where !known.contains(key.stringValue) {
      others[key.stringValue] = try decode(JSONValue.self, forKey: key)
    }
    return others
  }
}

extension KeyedEncodingContainer where Key == WireKey {
  mutating func encodeOthers(_ others: [String: JSONValue]) throws {
    for (name, value) in others { try encode(value, forKey: WireKey(stringValue: name)) }
  }
}

/// Wire protocols that have something.
public struct ProtocolRange: Hashable, Sendable {
  /// First protocol that has it.
  public let since: Int
  /// Last protocol that has it; nil when the newest does.
  public let until: Int?

  public init(since: Int = ProtocolVersion.oldest, until: Int? = nil) {
    self.since = since
    self.until = until
  }

  public func contains(_ version: Int) -> Bool { version >= since && version <= until ?? .max }
}

/// A type of which not every member exists in every protocol.
public protocol VersionedMembers {
  /// By wire name; members that are not listed exist in all protocols.
  static var memberVersions: [String: ProtocolRange] { get }
}

/// Parameters of which none is required.
public protocol DefaultParams {
  init()
}
