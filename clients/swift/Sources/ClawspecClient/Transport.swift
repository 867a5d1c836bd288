import Foundation

/// Opens WebSocket connections. The system's own is ``SystemTransport``; tests and special networks bring theirs.
public protocol Transport: Sendable {
  /// Opens a connection, the WebSocket handshake included. Throws ``TransportFailure``.
  func open(_ request: TransportRequest) async throws -> any TransportConnection
}

/// What to connect to.
public struct TransportRequest: Sendable {
  /// A `ws://` or `wss://` address.
  public var url: URL
  /// More headers of the handshake, such as `User-Agent`.
  public var headers: [String: String]
  /// How the certificate of the gateway is judged.
  public var trust: TLSTrust
  /// The largest message to take, in bytes; a larger one ends the connection with close code 1009.
  public var maximumMessageBytes: Int

  /// A request with the defaults of the client.
  public init(
    url: URL,
    headers: [String: String] = [:],
    trust: TLSTrust = .system,
    maximumMessageBytes: Int = 64 << 20
  ) {
    self.url = url
    self.headers = headers
    self.trust = trust
    self.maximumMessageBytes = maximumMessageBytes
  }
}

/// An open WebSocket connection. One reader; writers come one after the other.
public protocol TransportConnection: Sendable {
  /// Queues a text message. What is sent after the end is dropped: ``receive()`` tells of the end.
  func send(_ text: Data) async
  /// Waits for the next whole message, or for the end. After the end it returns the end again.
  func receive() async -> TransportInput
  /// Closes. ``receive()`` returns the end as soon as the peer answers, after half a second at the latest.
  func close(code: Int, reason: String) async
}

/// What comes in from a connection.
public enum TransportInput: Sendable, Equatable {
  /// A whole message, text or binary: gateways treat both alike.
  case message(Data)
  /// The connection is over.
  case closed(TransportClose)
}

/// The end of a connection.
public struct TransportClose: Sendable, Equatable {
  /// Close code of the peer; 1005 when it gave none, 1006 when there was no close frame.
  public var code: Int
  /// Reason of the peer; often empty.
  public var reason: String
  /// What the network said, when it was not the peer that closed.
  public var problem: String?

  /// An end that a transport found.
  public init(code: Int, reason: String = "", problem: String? = nil) {
    self.code = code
    self.reason = reason
    self.problem = problem
  }

  static let noCode = 1005
  static let abnormal = 1006
}

/// A connection could not be opened.
public struct TransportFailure: Error, Sendable, CustomStringConvertible {
  /// In words, without secrets.
  public var description: String
  /// Status of the HTTP answer, when there was one that is not 101.
  public var httpStatus: Int?

  /// A failure in words that hold no secret.
  public init(_ description: String, httpStatus: Int? = nil) {
    self.description = description
    self.httpStatus = httpStatus
  }
}

/// How the certificate of a `wss://` gateway is judged.
public enum TLSTrust: Sendable {
  /// By the certificate authorities of the system, and by its name.
  case system
  /// By the SHA-256 of the certificate (DER), lower-case hex; colons and case do not matter. Instead of the
  /// authorities, so that certificates that a gateway made for itself can be pinned.
  case fingerprints(Set<String>)
  /// By a function of the app.
  case custom(@Sendable (PeerCertificate) -> Bool)

  /// Whether to go on with this certificate.
  func accepts(_ certificate: PeerCertificate) -> Bool {
    switch self {
    case .system: certificate.isTrustedBySystem
    case .fingerprints(let pins): pins.contains { TLSTrust.plain($0) == certificate.fingerprint }
    case .custom(let judge): judge(certificate)
    }
  }

  private static func plain(_ pin: String) -> String {
    pin.lowercased().filter { $0 != ":" && !$0.isWhitespace }
  }
}

/// The certificate that a gateway showed.
public struct PeerCertificate: Sendable {
  /// Name or address that was connected to.
  public let host: String
  /// The certificate, DER.
  public let der: Data
  /// SHA-256 of ``der``, lower-case hex.
  public let fingerprint: String
  /// What the system thinks of chain and name.
  public let isTrustedBySystem: Bool

  init(host: String, der: Data, isTrustedBySystem: Bool) {
    self.host = host
    self.der = der
    self.fingerprint = Digest.sha256(der).hexText
    self.isTrustedBySystem = isTrustedBySystem
  }
}
