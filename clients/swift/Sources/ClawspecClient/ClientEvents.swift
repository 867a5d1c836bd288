import ClawspecProtocol
import Foundation

/// Where a client is.
public enum ClientState: String, Sendable, Hashable {
  /// Nothing has happened yet.
  case idle
  /// A socket opens, or the handshake is under way. Requests wait.
  case connecting
  /// The session is open.
  case connected
  /// The next attempt comes by itself. Requests wait.
  case waiting
  /// Something outside has to change first: approve the device, give another token, … then `resume()`.
  case paused
  /// `close()` was called, or the client gave up. `connect()` starts anew.
  case closed
}

/// What ``GatewayClient/updates(limit:)`` tells, in order.
public enum ClientEvent: Sendable {
  /// The client went from one state to another.
  case state(StateChange)
  /// A session is open.
  case hello(HelloInfo)
  /// Events are missing.
  case gap(GapInfo)
  /// An event of the gateway.
  case event(ReceivedEvent)
  /// A connection is over.
  case close(CloseInfo)
  /// A node command was called.
  case invoked(NodeInvocation)
  /// Something went wrong that did not stop the client.
  case warning(ClientWarning)
}

/// A change of the state.
public struct StateChange: Sendable {
  /// The state from now on.
  public let state: ClientState
  /// The state until now.
  public let previous: ClientState
  /// Why, for `waiting`, `paused` and `closed` (not after `close()`).
  public let error: GatewayClientError?
  /// Time until the next attempt, for `waiting`.
  public let retryIn: Duration?
}

/// A session that was opened.
public struct HelloInfo: Sendable {
  /// What the gateway said.
  public let hello: GatewayHello
  /// Events are not replayed: on true, load again what you show.
  public let isReconnect: Bool
}

/// Frames are missing: load again what you show. Protocol 3 gateways count for all clients together, so a client that
/// may not see every event is told of gaps that are none; loading again is right all the same.
public struct GapInfo: Sendable, Hashable {
  /// Number of the first missing event.
  public let expected: Int64
  /// Number of the event that came instead.
  public let received: Int64
  /// Wire protocol of the session.
  public let `protocol`: Int?
}

/// The end of a connection, or of an attempt to open one.
public struct CloseInfo: Sendable {
  /// Close code; 1006 when the peer gave none.
  public let code: Int
  /// Reason of the peer; often empty.
  public let reason: String
  /// What the client does next.
  public let next: NextStep
  /// Whether the session had been opened.
  public let wasConnected: Bool
  /// The same as an error, in words.
  public let error: GatewayClientError
}

/// What went wrong without stopping the client.
public enum ClientWarning: Sendable {
  /// A reader of events is too slow; the oldest were dropped.
  case eventOverflow(dropped: Int)
  /// The token store failed.
  case tokenStoreFailed(any Error)
  /// The gateway sent something that the protocol does not allow.
  case protocolViolation(String)
}

/// An event as it came. What it carries is read when it is asked for.
public struct ReceivedEvent: Sendable {
  /// Wire name, such as `chat`.
  public let name: String
  /// Number of the event on this connection; some events have none.
  public let seq: Int64?
  /// The whole frame.
  public let frame: Data

  /// The typed event. An event of the specification whose payload is not as it should be comes back as `.unknown`.
  public func typed() -> GatewayEvent {
    if let known = try? GatewayJSON.decode(EventFrame.self, from: frame) { return known.event }
    return .unknown(name: name, payload: json)
  }

  /// The payload, as a type of the caller's choice.
  public func payload<Payload: Decodable>(as type: Payload.Type) throws -> Payload {
    try GatewayJSON.decode(Contents<Payload>.self, from: frame).payload
  }

  /// The payload as generic JSON.
  public var json: JSONValue? {
    try? JSONValue(parsing: frame)["payload"]
  }

  private struct Contents<Payload: Decodable>: Decodable {
    let payload: Payload
  }
}

/// `hello-ok`. Gateways send more and less than the schema says, so the members that the client needs are read one by
/// one; ``typed()`` gives the whole.
public struct GatewayHello: Sendable {
  /// The payload as it came.
  public let json: JSONValue

  /// The negotiated wire protocol.
  public var `protocol`: Int? { json["protocol"]?.intValue.map { Int($0) } }
  /// Scopes of the session; nil when the gateway does not say. Empty means that nearly all calls will fail.
  public var scopes: [String]? { json["auth"]?["scopes"]?.arrayValue?.compactMap(\.stringValue) }
  /// Methods that the gateway advertises.
  public var methods: [String] { json["features"]?["methods"]?.arrayValue?.compactMap(\.stringValue) ?? [] }
  /// Events that the gateway advertises.
  public var events: [String] { json["features"]?["events"]?.arrayValue?.compactMap(\.stringValue) ?? [] }
  /// Version of the gateway.
  public var serverVersion: String? { json["server"]?["version"]?.stringValue }
  /// Largest frame that the gateway takes, in bytes.
  public var maxPayload: Int? { positive("maxPayload") }
  /// Time between two ticks, in milliseconds.
  public var tickIntervalMs: Int? { positive("tickIntervalMs") }

  /// The whole hello, as the specification describes it.
  public func typed() throws -> HelloOk {
    try json.decode(as: HelloOk.self)
  }

  /// A device token that the gateway hands out.
  var deviceToken: StoredToken? {
    guard let token = json["auth"]?["deviceToken"]?.stringValue, !token.isEmpty else { return nil }
    return StoredToken(
      token: token, scopes: scopes ?? [], protocol: self.protocol ?? ProtocolVersion.newest,
      issuedAtMs: json["auth"]?["issuedAtMs"]?.intValue)
  }

  private func positive(_ name: String) -> Int? {
    json["policy"]?[name]?.intValue.flatMap { $0 > 0 ? Int($0) : nil }
  }
}
