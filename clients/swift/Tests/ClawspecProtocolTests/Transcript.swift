import ClawspecProtocol

/// Recordings leave open what is different every time: `{"$any": "integer"}` stands for some integer, `{"$bind": "id1"}`
/// for a text that comes again. Before a frame goes through its type, something is put there.
extension Schema {
  /// A recorded value with something in every open place; objects get what their definition asks for.
  func filled(_ value: JSONValue, as definition: String?) -> JSONValue {
    filled(value, by: definition.flatMap { definitions[$0] })
  }

  private func filled(_ value: JSONValue, by given: JSONValue?) -> JSONValue {
    if let word = openPlace(value) { return sample(word, by: given) }
    let schema = given.map(resolved)
    if let alternatives = (schema?["anyOf"] ?? schema?["oneOf"])?.arrayValue {
      return filled(value, by: alternatives.first { fits(value, $0) } ?? .object([:]))
    }
    switch value {
    case .array(let entries):
      return .array(entries.map { filled($0, by: schema?["items"]) })
    case .object(let members):
      return .object(Dictionary(uniqueKeysWithValues: members.map { name, member in
        (name, filled(member, by: schema?["properties"]?[name] ?? schema?["additionalProperties"]))
      }))
    default:
      return value
    }
  }

  private func sample(_ place: (word: String, argument: String), by schema: JSONValue?) -> JSONValue {
    switch (place.word, place.argument) {
    case ("$any", "integer"), ("$any", "number"): 1
    case ("$any", "boolean"): true
    case ("$any", "array"): []
    case ("$any", "object"): schema.map { example(of: $0) } ?? [:]
    case ("$any", "value"), ("$any", "true"): .null
    case ("$re", _): "2026-01-01T00:00:00.000Z"
    case ("$bind", let name), ("$var", let name): .string("value-of-\(name)")
    default: "text"
    }
  }

  /// The least value that a definition allows.
  private func example(of given: JSONValue) -> JSONValue {
    let schema = resolved(given)
    if let value = schema["const"] ?? schema["enum"]?[0] ?? schema["x-open"]?[0] { return value }
    if let first = (schema["anyOf"] ?? schema["oneOf"])?[0] { return example(of: first) }
    switch schema["type"]?.stringValue {
    case "string": return "text"
    case "integer", "number": return schema["minimum"] ?? 1
    case "boolean": return true
    case "array": return []
    case "object":
      let names = (schema["required"]?.arrayValue ?? []).compactMap(\.stringValue)
      return .object(Dictionary(uniqueKeysWithValues: names.map { ($0, example(of: schema["properties"]?[$0] ?? .null)) }))
    default: return .null
    }
  }
}

/// What an open place says; nil for a value that is there.
func openPlace(_ value: JSONValue) -> (word: String, argument: String)? {
  guard let members = value.objectValue, members.count == 1, let member = members.first,
    ["$any", "$bind", "$var", "$re", "$text"].contains(member.key)
  else { return nil }
  return (member.key, member.value.stringValue ?? "true")
}
