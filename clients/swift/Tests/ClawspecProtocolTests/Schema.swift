import ClawspecProtocol

/// As much JSON Schema as telling takes which members of a value the specification names.
///
/// Types leave out members that gateways send beyond it (decision 12). So a value that went through a type is compared with
/// what the definitions name of it, no more and no less.
struct Schema {
  let definitions: [String: JSONValue]

  /// The part of a value that a definition names.
  func named(_ value: JSONValue, by definition: String) -> JSONValue {
    named(value, by: definitions[definition] ?? .null)
  }

  /// Whether types, constants and required members are as a definition has them.
  func fits(_ value: JSONValue, _ definition: String) -> Bool {
    fits(value, definitions[definition] ?? .null)
  }

  func resolved(_ schema: JSONValue) -> JSONValue {
    guard let reference = schema["$ref"]?.stringValue else { return schema }
    return definitions[String(reference.dropFirst("#/$defs/".count))] ?? .null
  }

  private func named(_ value: JSONValue, by given: JSONValue) -> JSONValue {
    let schema = resolved(given)
    if let alternatives = (schema["anyOf"] ?? schema["oneOf"])?.arrayValue {
      return alternatives.first { fits(value, $0) }.map { named(value, by: $0) } ?? value
    }
    if schema["x-open-variant"]?.boolValue == true { return value }
    switch value {
    case .array(let entries):
      return .array(entries.map { entry in schema["items"].map { named(entry, by: $0) } ?? entry })
    case .object(let members):
      if let properties = schema["properties"]?.objectValue {
        return .object(members.reduce(into: [:]) { kept, member in
          if let property = properties[member.key] { kept[member.key] = named(member.value, by: property) }
        })
      }
      guard let values = schema["additionalProperties"], values.objectValue != nil else { return value }
      return .object(members.mapValues { named($0, by: values) })
    default:
      return value
    }
  }

  func fits(_ value: JSONValue, _ given: JSONValue) -> Bool {
    if openPlace(value) != nil { return true }
    let schema = resolved(given)
    if let constant = schema["const"], firstDifference(constant, value) != nil { return false }
    if let values = schema["enum"]?.arrayValue, !values.contains(value) { return false }
    if let excluded = schema["not"]?["enum"]?.arrayValue, excluded.contains(value) { return false }
    if let excluded = schema["not"]?["const"], excluded == value { return false }
    if let alternatives = (schema["anyOf"] ?? schema["oneOf"])?.arrayValue {
      return alternatives.contains { fits(value, $0) }
    }
    guard isType(schema["type"]?.stringValue, of: value) else { return false }
    switch value {
    case .array(let entries):
      return schema["items"].map { items in entries.allSatisfy { fits($0, items) } } ?? true
    case .object(let members):
      return (schema["required"]?.arrayValue ?? []).allSatisfy { members[$0.stringValue ?? ""] != nil }
        && members.allSatisfy { name, member in
          if let property = schema["properties"]?[name] { return fits(member, property) }
          guard let rest = schema["additionalProperties"], rest.objectValue != nil else { return true }
          return fits(member, rest)
        }
    default:
      return true
    }
  }

  private func isType(_ type: String?, of value: JSONValue) -> Bool {
    switch type {
    case nil: true
    case "null": value.isNull
    case "boolean": value.boolValue != nil
    case "integer": value.intValue != nil
    case "number": value.doubleValue != nil
    case "string": value.stringValue != nil
    case "array": value.arrayValue != nil
    case "object": value.objectValue != nil
    default: false
    }
  }
}

/// Where two values differ first; nil when they are the same JSON. Numbers are compared as numbers.
func firstDifference(_ one: JSONValue, _ other: JSONValue, at path: String = "") -> String? {
  switch (one, other) {
  case (.object(let left), .object(let right)):
    for name in Set(left.keys).union(right.keys).sorted() {
      guard let a = left[name] else { return "\(path)/\(name) is new" }
      guard let b = right[name] else { return "\(path)/\(name) is lost" }
      if let difference = firstDifference(a, b, at: "\(path)/\(name)") { return difference }
    }
    return nil
  case (.array(let left), .array(let right)):
    guard left.count == right.count else { return "\(path) has \(right.count) instead of \(left.count) entries" }
    for (index, pair) in zip(left, right).enumerated() {
      if let difference = firstDifference(pair.0, pair.1, at: "\(path)/\(index)") { return difference }
    }
    return nil
  case (.int, .double), (.double, .int):
    return one.doubleValue == other.doubleValue ? nil : "\(path) is \(other) instead of \(one)"
  default:
    return one == other ? nil : "\(path) is \(other) instead of \(one)"
  }
}
