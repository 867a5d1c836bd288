import ClawspecProtocol
import Foundation

/// Sends the frames of one conversation through their types and back.
struct Conversation {
  let name: String
  let schema: Schema
  var tally = Tally()
  private var calls: [String: (method: String, answers: Int)] = [:]

  struct Tally {
    /// Frames that came back the same.
    var same = 0
    /// Of those: frames that had members without a name in the specification.
    var pruned = 0
    /// Frames that clients sent wrong on purpose, refused by their type as they should be.
    var refused = 0
    /// Frames of methods and events that the specification does not describe, kept as they came.
    var unspecified = 0
    var problems: [String] = []

    static func += (left: inout Tally, right: Tally) {
      left.same += right.same
      left.pruned += right.pruned
      left.refused += right.refused
      left.unspecified += right.unspecified
      left.problems += right.problems
    }
  }

  init(name: String, schema: Schema) {
    self.name = name
    self.schema = schema
  }

  mutating func add(_ recorded: JSONValue, fromGateway: Bool, connection: String = "") {
    let frame = filled(recorded, connection: connection)
    switch frame["type"]?.stringValue {
    case "req": request(frame, connection: connection)
    case "res": response(frame, connection: connection)
    case "event": event(frame)
    default: compare(frame, frame, asRequired: fromGateway) { try roundTrip(GatewayFrame.self, frame) }
    }
  }

  /// The frame with something in every place that a recording left open.
  private func filled(_ frame: JSONValue, connection: String) -> JSONValue {
    let id = schema.filled(frame["id"] ?? .null, as: nil).stringValue ?? ""
    let (contents, definition, type) =
      switch frame["type"]?.stringValue {
      case "req": ("params", "RequestFrame", ProtocolTypes.params[frame["method"]?.stringValue ?? ""])
      case "res": ("payload", "ResponseFrame", payloadType(of: connection + "/" + id))
      default: ("payload", "EventFrame", ProtocolTypes.payloads[frame["event"]?.stringValue ?? ""])
      }
    guard case .object(var members) = frame else { return frame }
    let inner = members.removeValue(forKey: contents)
    var result = schema.filled(.object(members), as: definition).objectValue ?? [:]
    result[contents] = inner.map { schema.filled($0, as: type.map(definitionName)) }
    return .object(result)
  }

  private func payloadType(of call: String) -> (any WireValue.Type)? {
    guard let (method, answers) = calls[call] else { return nil }
    let first = ProtocolTypes.results[method]
    return answers == 0 ? first : ProtocolTypes.finals[method] ?? first
  }

  private mutating func request(_ frame: JSONValue, connection: String) {
    guard let method = frame["method"]?.stringValue, let id = frame["id"]?.stringValue,
      let params = ProtocolTypes.params[method]
    else {
      tally.unspecified += 1
      return compare(frame, frame, asRequired: schema.fits(frame, "RequestFrame")) { try roundTrip(GatewayFrame.self, frame) }
    }
    calls[connection + "/" + id] = (method, 0)
    let given = frame["params"].flatMap { $0.isNull ? nil : $0 }
    let definition = definitionName(params)
    let wanted = expected(frame, contents: "params", value: given.map { schema.named($0, by: definition) }, as: "RequestFrame")
    let right = schema.fits(frame, "RequestFrame") && (given.map { schema.fits($0, definition) } ?? true)
    compare(frame, wanted, asRequired: right) { try roundTripRequest(params, frame) }
  }

  private mutating func response(_ frame: JSONValue, connection: String) {
    let key = connection + "/" + (frame["id"]?.stringValue ?? "")
    guard let payload = payloadType(of: key) else {
      tally.unspecified += 1
      return compare(frame, expected(frame, contents: "payload", value: frame["payload"], as: "ResponseFrame"), asRequired: true) {
        try roundTrip(GatewayFrame.self, frame)
      }
    }
    calls[key]?.answers += 1
    let definition = definitionName(payload)
    // Where the type of the payload has no null, null is no payload.
    let given = frame["payload"].flatMap { $0.isNull && !(payload is any KeepsNull.Type) ? nil : $0 }
    let named = given.map { schema.named($0, by: definition) }
    compare(frame, expected(frame, contents: "payload", value: named, as: "ResponseFrame"), asRequired: true) {
      try roundTripResponse(payload, frame)
    }
  }

  private mutating func event(_ frame: JSONValue) {
    let name = frame["event"]?.stringValue ?? ""
    let payload = ProtocolTypes.payloads[name]
    if payload == nil { tally.unspecified += 1 }
    let named = frame["payload"].map { value in payload.map { schema.named(value, by: definitionName($0)) } ?? value }
    compare(frame, expected(frame, contents: "payload", value: named, as: "EventFrame"), asRequired: true) {
      try roundTrip(EventFrame.self, frame)
    }
  }

  /// The frame with what the specification names of its contents.
  private func expected(_ frame: JSONValue, contents: String, value: JSONValue?, as definition: String) -> JSONValue {
    var members = schema.named(frame, by: definition).objectValue ?? [:]
    members[contents] = value
    return .object(members)
  }

  private mutating func compare(_ frame: JSONValue, _ wanted: JSONValue, asRequired: Bool, _ body: () throws -> JSONValue) {
    do {
      let actual = try body()
      if let difference = firstDifference(wanted, actual) {
        tally.problems.append("\(name): \(difference)")
      } else {
        tally.same += 1
        if firstDifference(frame, wanted) != nil { tally.pruned += 1 }
      }
    } catch {
      if asRequired { tally.problems.append("\(name): \(error)") } else { tally.refused += 1 }
    }
  }
}

private func definitionName(_ type: any WireValue.Type) -> String {
  typeNames[ObjectIdentifier(type)] ?? "\(type)"
}

/// Definitions whose Swift type has another name, because they are an alias.
private let typeNames: [ObjectIdentifier: String] = [
  ObjectIdentifier(LastHeartbeatResult.self): "LastHeartbeatResult",
  ObjectIdentifier(PresenceList.self): "PresenceList",
]

private func roundTrip<Frame: WireValue>(_ type: Frame.Type, _ frame: JSONValue) throws -> JSONValue {
  let decoded = try GatewayJSON.decode(type, from: GatewayJSON.encode(frame))
  return try JSONValue(parsing: GatewayJSON.encode(decoded))
}

private func roundTripRequest<Params: WireValue>(_ type: Params.Type, _ frame: JSONValue) throws -> JSONValue {
  try roundTrip(RequestFrame<Params>.self, frame)
}

private func roundTripResponse<Payload: WireValue>(_ type: Payload.Type, _ frame: JSONValue) throws -> JSONValue {
  try roundTrip(ResponseFrame<Payload>.self, frame)
}
