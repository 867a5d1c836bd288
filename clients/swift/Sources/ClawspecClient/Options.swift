import ClawspecProtocol
import Foundation

/// Secrets that open a session. A stored device token is tried before `token` and `password`.
public struct Credentials: Sendable, Hashable {
  /// Shared secret of the gateway.
  public var token: String?
  /// Password of the gateway.
  public var password: String?
  /// A device token that was handed over out of band; used instead of the stored one.
  public var deviceToken: String?

  /// None, one or several of them.
  public init(token: String? = nil, password: String? = nil, deviceToken: String? = nil) {
    self.token = token
    self.password = password
    self.deviceToken = deviceToken
  }
}

/// Delays between connections: exponential, with jitter.
public struct BackoffOptions: Sendable, Hashable {
  /// Upper bound of the first delay.
  public var initial: Duration
  /// Upper bound of every delay.
  public var maximum: Duration
  /// Growth of the bound per attempt.
  public var factor: Double
  /// Part of the delay that is random: 1 is full jitter, 0 none.
  public var jitter: Double
  /// A connection that lasted this long starts the delays anew.
  public var resetAfter: Duration

  /// The defaults suit gateways on the same network as well as far away.
  public init(
    initial: Duration = .milliseconds(250), maximum: Duration = .seconds(30), factor: Double = 2,
    jitter: Double = 1, resetAfter: Duration = .seconds(10)
  ) {
    self.initial = initial
    self.maximum = maximum
    self.factor = factor
    self.jitter = jitter
    self.resetAfter = resetAfter
  }

  fileprivate var isUsable: Bool {
    initial >= .zero && maximum >= .zero && factor >= 1 && factor.isFinite && (0...1).contains(jitter)
  }
}

/// What a client is made of.
public struct GatewayClientOptions: Sendable {
  /// `ws://` or `wss://` address. `http(s)://` is understood as well.
  public var url: URL
  /// Who connects. Id and mode are closed sets, and gateways grant by them.
  public var client: ClientInfo
  /// Secrets of the gateway; not needed once there is a device token.
  public var credentials: Credentials
  /// `operator` or `node`.
  public var role: String
  /// Scopes to ask for. Without any, the session can do nearly nothing.
  public var scopes: [OperatorScope]
  /// Capabilities, such as `tool-events`.
  public var caps: [String]
  /// Commands that a node offers, besides those that it has a handler for.
  public var commands: [String]
  /// Permissions that a node holds.
  public var permissions: [String: Bool]?
  /// Language of the person, such as `de-AT`.
  public var locale: String?
  /// Goes into the connect and into the header of the same name.
  public var userAgent: String?
  /// Wire protocols to offer.
  public var protocols: ClosedRange<Int>
  /// Device key. Without one gateways clear the scopes of most clients.
  public var identity: (any DeviceIdentity)?
  /// Where device tokens are kept.
  public var tokens: any TokenStore
  /// How the certificate of a `wss://` gateway is judged.
  public var trust: TLSTrust
  /// Delays between connections.
  public var backoff: BackoffOptions
  /// Connection attempts in a row before giving up; nil is no limit.
  public var maxAttempts: Int?
  /// How long a request waits for its response, queueing included; nil waits for ever.
  public var requestTimeout: Duration?
  /// How long the socket may take to open.
  public var connectTimeout: Duration
  /// How long to wait for `connect.challenge`.
  public var challengeTimeout: Duration
  /// Requests that may be open or queued at a time.
  public var maxPending: Int
  /// What opens sockets.
  public var transport: any Transport

  /// What most clients set; everything else has a default and can be set afterwards.
  public init(
    url: URL,
    client: ClientInfo,
    credentials: Credentials = Credentials(),
    role: String = "operator",
    scopes: [OperatorScope] = [],
    identity: (any DeviceIdentity)? = nil,
    tokens: any TokenStore = MemoryTokenStore()
  ) {
    self.url = url
    self.client = client
    self.credentials = credentials
    self.role = role
    self.scopes = scopes
    self.caps = []
    self.commands = []
    self.protocols = ProtocolVersion.oldest...ProtocolVersion.newest
    self.identity = identity
    self.tokens = tokens
    self.trust = .system
    self.backoff = BackoffOptions()
    self.requestTimeout = .seconds(30)
    self.connectTimeout = .seconds(10)
    self.challengeTimeout = .milliseconds(Limits.challengeTimeoutMs)
    self.maxPending = 1_000
    self.transport = SystemTransport()
  }

  /// The same with a WebSocket address. Throws `invalidArgument`; the address is not repeated, it may hold a secret.
  func checked() throws -> GatewayClientOptions {
    var options = self
    options.url = try GatewayClientOptions.checkedURL(url)
    guard protocols.lowerBound >= 1 else {
      throw GatewayClientError.invalidArgument("`protocols` must start at 1 or later")
    }
    guard backoff.isUsable else {
      throw GatewayClientError.invalidArgument(
        "`backoff` needs delays of zero or more, a factor of 1 or more, and a jitter from 0 to 1")
    }
    return options
  }

  static func checkedURL(_ url: URL) throws -> URL {
    guard var parts = URLComponents(url: url, resolvingAgainstBaseURL: true), let scheme = parts.scheme?.lowercased(),
      let socket = ["http": "ws", "https": "wss", "ws": "ws", "wss": "wss"][scheme], parts.host?.isEmpty == false
    else {
      throw GatewayClientError.invalidArgument("`url` is not an address such as ws://127.0.0.1:18789")
    }
    parts.scheme = socket
    parts.fragment = nil
    guard let checked = parts.url else {
      throw GatewayClientError.invalidArgument("`url` is not an address such as ws://127.0.0.1:18789")
    }
    return checked
  }
}

/// Options of one call.
public struct CallOptions: Sendable {
  /// How to bound the wait for the response, queueing included.
  public enum Timeout: Sendable, Hashable {
    /// `requestTimeout` of the client.
    case standard
    /// So long; a year at most.
    case after(Duration)
    /// Waits for ever.
    case never
  }

  /// Bound of the wait.
  public var timeout: Timeout
  /// Whether the request is sent again after a lost connection, where that is safe: safe and idempotent methods, and
  /// keyed ones with their key.
  public var retry: Bool

  /// The defaults are those of the client.
  public init(timeout: Timeout = .standard, retry: Bool = true) {
    self.timeout = timeout
    self.retry = retry
  }
}

extension URL {
  /// Without user, query and fragment, any of which may hold a secret.
  var plainText: String {
    guard var parts = URLComponents(url: self, resolvingAgainstBaseURL: true) else { return "the gateway" }
    parts.user = nil
    parts.password = nil
    parts.query = nil
    parts.fragment = nil
    if parts.path.isEmpty { parts.path = "/" }
    return parts.string ?? "the gateway"
  }
}

extension Duration {
  /// From nothing to a year: times come from callers and gateways, and clocks cannot count to all of them.
  var bounded: Duration { min(max(self, .zero), .seconds(31_536_000)) }

  var milliseconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) * 1_000 + Double(attoseconds) / 1e15
  }
}
