// Generated from the specification by `npm run generate`. Do not edit.

import Foundation

/// What a frame is and whom it concerns. Reads nothing of its contents, so it costs little however large they are:
/// read it first, then decode the frame with the type that belongs to it.
public struct FrameHeader: Decodable, Hashable, Sendable {
  public enum Kind: OpenEnum {
    case request
    case response
    case event
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "req": self = .request
      case "res": self = .response
      case "event": self = .event
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .request: "req"
      case .response: "res"
      case .event: "event"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.request, .response, .event] }
  }

  public let kind: Kind
  /// Of requests and responses.
  public let id: String?
  /// Of requests.
  public let method: String?
  /// Of events: the wire name.
  public let event: String?
  /// Of responses.
  public let ok: Bool?
  /// Of events: their number on the connection.
  public let seq: Int64?

  /// - Throws: a DecodingError when this is no JSON object with a type.
  public init(from data: Data) throws {
    self = try GatewayJSON.decode(FrameHeader.self, from: data)
  }

  private enum CodingKeys: String, CodingKey {
    case kind = "type"
    case id, method, event, ok, seq
  }
}

/// Client to gateway: calls a method.
public struct RequestFrame<Params: WireValue>: Codable, Hashable, Sendable {
  public private(set) var type: Kind = .req
  /// Chosen by the client and repeated in every response.
  public var id: String
  /// Wire name of the method.
  public var method: String
  /// Absent and null mean no parameters.
  public var params: Params?
  /// W3C trace context.
  ///
  /// - Note: Availability: from protocol 4 on.
  public var traceparent: String?

  public init(id: String, method: String, params: Params? = nil, traceparent: String? = nil) {
    self.id = id
    self.method = method
    self.params = params
    self.traceparent = traceparent
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    type = try container.decode(Kind.self, forKey: .type)
    id = try container.decode(String.self, forKey: .id)
    method = try container.decode(String.self, forKey: .method)
    params = try container.decodeContents(Params.self, forKey: .params)
    traceparent = try container.decodeIfPresent(String.self, forKey: .traceparent)
  }

  private enum CodingKeys: String, CodingKey { case type, id, method, params, traceparent }
  public enum Kind: String, Codable, Hashable, Sendable { case req }
}

/// Gateway to client: answers a request. Decode it with the result type of the method that was called.
public struct ResponseFrame<Payload: WireValue>: Codable, Hashable, Sendable {
  public private(set) var type: Kind = .res
  /// Id of the request.
  public var id: String
  /// Whether the call succeeded.
  public var ok: Bool
  /// The result. A failed run has one beside its error.
  public var payload: Payload?
  public var error: ErrorShape?

  public init(id: String, ok: Bool, payload: Payload? = nil, error: ErrorShape? = nil) {
    self.id = id
    self.ok = ok
    self.payload = payload
    self.error = error
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    type = try container.decode(Kind.self, forKey: .type)
    id = try container.decode(String.self, forKey: .id)
    ok = try container.decode(Bool.self, forKey: .ok)
    error = try container.decodeIfPresent(ErrorShape.self, forKey: .error)
    // What stands beside an error is not promised to be the result of the method: the error must not be lost over it.
    payload = ok || error == nil
      ? try container.decodeContents(Payload.self, forKey: .payload)
      : try? container.decodeContents(Payload.self, forKey: .payload)
  }

  private enum CodingKeys: String, CodingKey { case type, id, ok, payload, error }
  public enum Kind: String, Codable, Hashable, Sendable { case res }
}

extension KeyedDecodingContainer {
  /// Params and payloads: null is kept where their type has it, and stands for absence otherwise.
  func decodeContents<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    guard contains(key) else { return nil }
    if !(type is any KeepsNull.Type), try decodeNil(forKey: key) { return nil }
    return try decode(type, forKey: key)
  }
}

/// Gateway to client: something happened. The payload has the type that belongs to the name of the event.
public struct EventFrame: Codable, Hashable, Sendable {
  public var event: GatewayEvent
  /// Number of the event on its connection, from 1. A hole means that something was left out: load the state again.
  /// Protocol 3 gateways count per process, so holes say nothing there. Targeted events have none.
  public var seq: Int64?
  public var stateVersion: StateVersion?
  /// Profile of the receiving operator.
  ///
  /// - Note: Availability: from protocol 4 on.
  public var recipientProfileId: String?

  public init(event: GatewayEvent, seq: Int64? = nil, stateVersion: StateVersion? = nil, recipientProfileId: String? = nil) {
    self.event = event
    self.seq = seq
    self.stateVersion = stateVersion
    self.recipientProfileId = recipientProfileId
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    _ = try container.decode(Kind.self, forKey: .type)
    event = try GatewayEvent(from: decoder)
    seq = try container.decodeIfPresent(Int64.self, forKey: .seq)
    stateVersion = try container.decodeIfPresent(StateVersion.self, forKey: .stateVersion)
    recipientProfileId = try container.decodeIfPresent(String.self, forKey: .recipientProfileId)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Kind.event, forKey: .type)
    try event.encode(to: encoder)
    try container.encodeIfPresent(seq, forKey: .seq)
    try container.encodeIfPresent(stateVersion, forKey: .stateVersion)
    try container.encodeIfPresent(recipientProfileId, forKey: .recipientProfileId)
  }

  private enum CodingKeys: String, CodingKey { case type, seq, stateVersion, recipientProfileId }
  private enum Kind: String, Codable { case event }
}

/// Any frame. For tools that look at everything: contents of requests and responses are generic here, because only
/// the one who called knows the type of a response. A client reads ``FrameHeader`` first.
public indirect enum GatewayFrame: Codable, Hashable, Sendable {
  case request(RequestFrame<JSONValue>)
  case response(ResponseFrame<JSONValue>)
  case event(EventFrame)
  /// A frame of another type, as it came.
  case unknown(type: String, JSONValue)

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: WireKey.self)
    switch try members.decode(String.self, forKey: "type") {
    case "req": self = .request(try RequestFrame(from: decoder))
    case "res": self = .response(try ResponseFrame(from: decoder))
    case "event": self = .event(try EventFrame(from: decoder))
    case let other: self = .unknown(type: other, try JSONValue(from: decoder))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .request(let frame): try frame.encode(to: encoder)
    case .response(let frame): try frame.encode(to: encoder)
    case .event(let frame): try frame.encode(to: encoder)
    case .unknown(_, let frame): try frame.encode(to: encoder)
    }
  }
}
