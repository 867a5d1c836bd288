import ClawspecProtocol
import Foundation

/// What became of the request that failed.
public enum RequestOutcome: String, Sendable, Hashable {
  /// It never left.
  case notSent = "not-sent"
  /// It left, and nobody knows whether it took effect.
  case unknown
  /// The gateway said no and did nothing.
  case refused
  /// The gateway tried and failed.
  case failed
}

/// The error of a response, as the gateway sent it (known secrets are taken out).
public struct WireError: Sendable, Hashable {
  /// Such as `.invalidRequest`.
  public var code: ErrorCode
  /// In the gateway's words.
  public var message: String
  /// More about it; gateways of protocol 4 put a code in.
  public var details: JSONValue?
  /// Whether the gateway says that the same request may work later.
  public var retryable: Bool?
  /// Milliseconds to wait before the next try.
  public var retryAfterMs: Int?
}

/// Every error of the client, besides CancellationError.
public struct GatewayClientError: Error, Sendable, CustomStringConvertible, LocalizedError {
  /// What kind of error it is.
  public enum Code: String, Sendable, Hashable {
    /// An option or argument cannot be used.
    case invalidArgument = "INVALID_ARGUMENT"
    /// The socket did not open, or closed before the gateway answered the connect.
    case connectFailed = "CONNECT_FAILED"
    /// The gateway refused the connect; `wire` says why.
    case connectRefused = "CONNECT_REFUSED"
    /// The client is idle, paused or closed.
    case notConnected = "NOT_CONNECTED"
    /// The connection went away before the response came.
    case connectionLost = "CONNECTION_LOST"
    /// The gateway answered with an error; `wire` is that error.
    case requestFailed = "REQUEST_FAILED"
    /// No answer in time.
    case timeout = "TIMEOUT"
    /// The client was closed.
    case closed = "CLOSED"
    /// The gateway sent something that the protocol does not allow.
    case protocolViolation = "PROTOCOL_VIOLATION"
    /// The request is larger than the gateway takes.
    case frameTooLarge = "FRAME_TOO_LARGE"
    /// `maxPending` requests are open.
    case tooManyRequests = "TOO_MANY_REQUESTS"
    /// The device identity cannot be read, is damaged, or its key failed to sign.
    case identityInvalid = "IDENTITY_INVALID"
    /// A store could not be read or written.
    case storeFailed = "STORE_FAILED"
  }

  /// What kind of error it is.
  public var code: Code
  /// In words, without secrets.
  public var message: String
  /// What to do: repeat later, repeat after something outside has changed, or never repeat.
  public var next: NextStep
  /// What became of the request.
  public var outcome: RequestOutcome
  /// Wire name of the method, when a request failed.
  public var method: String?
  /// The gateway's own error, when it sent one.
  public var wire: WireError?
  /// `wire.details.code`, or the one that the text of a protocol 3 gateway stands for.
  public var detailCode: DetailCode?
  /// Payload beside the error, as failed runs have one.
  public var payload: JSONValue?
  /// Key of a keyed request: repeating with it cannot do the work twice.
  public var idempotencyKey: String?
  /// Milliseconds that the gateway asks to wait.
  public var retryAfterMs: Int?
  /// Close code of the connection, when one ended; 1006 when there was none.
  public var closeCode: Int?
  /// Close reason of the connection, when one ended.
  public var closeReason: String?
  /// What caused it, when that is an error as well.
  public var underlying: (any Error)?

  init(
    _ code: Code, _ message: String, next: NextStep, outcome: RequestOutcome = .notSent,
    underlying: (any Error)? = nil
  ) {
    self.code = code
    self.message = message
    self.next = next
    self.outcome = outcome
    self.underlying = underlying
  }

  /// Code and message.
  public var description: String { "\(code.rawValue): \(message)" }
  /// The message.
  public var errorDescription: String? { message }

  /// Id of the pending pairing request, when the gateway waits for an approval.
  public var pairingRequestID: String? { wire?.details?["requestId"]?.stringValue }

  /// The scope that the session lacks, when that is the reason.
  public var missingScope: String? {
    if let named = wire?.details?["missingScope"]?.stringValue { return named }
    let prefix = "missing scope: "
    guard let message = wire?.message, message.hasPrefix(prefix) else { return nil }
    return message.dropFirst(prefix.count).split(separator: " ").first.map(String.init)
  }

  static func invalidArgument(_ message: String) -> GatewayClientError {
    GatewayClientError(.invalidArgument, message, next: .stop)
  }

  static func identityInvalid(_ message: String, _ cause: (any Error)? = nil) -> GatewayClientError {
    GatewayClientError(.identityInvalid, message, next: .stop, underlying: cause)
  }

  static func storeFailed(_ message: String, _ cause: (any Error)?) -> GatewayClientError {
    GatewayClientError(.storeFailed, message, next: .stop, underlying: cause)
  }
}
