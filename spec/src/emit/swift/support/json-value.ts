/** `JSONValue.swift`. */
export const JSON_VALUE = `
import Foundation

/// Any JSON value. Only where the protocol leaves open what stands there; everything else has a type.
///
/// Decoding it costs several times what a typed value costs, because Swift's decoders only tell what a value is by
/// refusing what it is not.
public enum JSONValue: Codable, Hashable, Sendable, KeepsNull {
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .int(value)
    } else if let value = try? container.decode(Double.self) {
      self = .double(value)
    } else if let value = try? container.decode([String: JSONValue].self) {
      self = .object(value)
    } else {
      self = .array(try container.decode([JSONValue].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .int(let value): try container.encode(value)
    case .double(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }
}

extension JSONValue {
  /// Parses a JSON text.
  ///
  /// - Throws: a DecodingError when it is none.
  public init(parsing data: Data) throws {
    self = try GatewayJSON.decode(JSONValue.self, from: data)
  }

  /// What a typed value looks like on the wire.
  public init(encoding value: some Encodable) throws {
    self = try JSONValue(parsing: GatewayJSON.encode(value))
  }

  /// Reads this value as a type.
  public func decode<Value: Decodable>(as type: Value.Type) throws -> Value {
    try GatewayJSON.decode(type, from: GatewayJSON.encode(self))
  }
}

extension JSONValue {
  public var isNull: Bool { self == .null }

  public var boolValue: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// An integer, also when the wire has it as ${'`1.0`'}.
  public var intValue: Int64? {
    switch self {
    case .int(let value): value
    case .double(let value): Int64(exactly: value)
    default: nil
    }
  }

  public var doubleValue: Double? {
    switch self {
    case .int(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  public var stringValue: String? {
    if case .string(let value) = self { value } else { nil }
  }

  public var arrayValue: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  public var objectValue: [String: JSONValue]? {
    if case .object(let value) = self { value } else { nil }
  }

  /// The member of an object; nil when there is none, or when this is no object.
  public subscript(member: String) -> JSONValue? { objectValue?[member] }

  /// The entry of a list; nil when there is none, or when this is no list.
  public subscript(index: Int) -> JSONValue? {
    guard let list = arrayValue, list.indices.contains(index) else { return nil }
    return list[index]
  }
}

// Not by nil: ${'`value ?? nil`'} would become null where absence is meant.
extension JSONValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int64) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .double(value) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(elements, uniquingKeysWith: { _, last in last }))
  }
}
`;
