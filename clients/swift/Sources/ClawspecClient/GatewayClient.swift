import ClawspecProtocol
import Foundation

/// One connection to a gateway, kept over restarts and lost networks.
///
/// ```swift
/// let client = try GatewayClient(options)
/// try await client.connect()
/// let health = try await client.call(.health)
/// ```
///
/// Call ``close()`` when it is no longer needed: until then it keeps itself alive, with its connection.
public actor GatewayClient {
  nonisolated let options: GatewayClientOptions

  // What can change while the client lives; the next connection uses it.
  var url: URL
  var credentials: Credentials
  var scopesWanted: [OperatorScope]

  /// Where the client is; ``updates(limit:)`` tells every change.
  public internal(set) var state: ClientState = .idle
  /// The newest hello; stays after the connection has gone.
  public internal(set) var hello: GatewayHello?

  // The connection, see GatewayClient+Connection.swift.
  /// Grows with every start and end, so that what an old run of the loop still does is recognised.
  var turn = 0
  var loop: Task<Void, Never>?
  var connection: (any TransportConnection)?
  var isReady = false
  var watchdog: Task<Void, Never>?
  var lastFrameAt = ContinuousClock.now
  var connectedAt: ContinuousClock.Instant?
  var verdict: LinkEnd.Cause?
  var backoff: Backoff
  var memory: AuthMemory
  var stored: StoredToken?
  var attempts = 0
  var maxAttempts: Int?
  var restartExpectedMs: Int?
  var opening: Promise<GatewayHello>?
  var sequence = SequenceTracker()

  // Requests, see GatewayClient+Requests.swift.
  var calls: [Int: PendingCall] = [:]
  var callsByWireID: [String: Int] = [:]
  var lastCall = 0
  var lastWireID = 0

  // Readers, see GatewayClient+Streams.swift.
  var readers: [UUID: @Sendable (ClientEvent) -> Void] = [:]
  var finishers: [UUID: @Sendable () -> Void] = [:]
  var invocations: [String: Task<Void, Never>] = [:]
  /// Ids on the connection of now.
  var invocationsSeen: Set<String> = []
  var handlers: [String: NodeCommandHandler] = [:]

  /// Throws ``GatewayClientError`` (`invalidArgument`) when an option cannot be used. Nothing is opened yet.
  public init(_ options: GatewayClientOptions) throws {
    let checked = try options.checked()
    self.options = checked
    url = checked.url
    credentials = checked.credentials
    scopesWanted = checked.scopes
    backoff = Backoff(checked.backoff)
    memory = AuthMemory(maxProtocol: checked.protocols.upperBound)
  }

  /// Whoever still reads the streams of a client that nobody holds any more is let go.
  deinit {
    for finish in finishers.values { finish() }
  }

  /// Scopes of the session; nil when the gateway does not say. Empty means that nearly all calls will fail.
  public var scopes: [String]? { hello?.scopes }

  /// Connects and returns the hello. Goes on trying while that can help; throws ``GatewayClientError`` when a refusal
  /// says pause or stop, when attempts run out, and on ``close()``. Called again while it is at it, it joins; from
  /// `paused` and `closed` it starts anew. When the task is cancelled the client is closed.
  ///
  /// - Parameter maxAttempts: attempts before giving up, for the time until the first hello.
  @discardableResult
  public func connect(maxAttempts: Int? = nil) async throws -> GatewayHello {
    if state == .connected, let hello { return hello }
    let promise = opening ?? Promise()
    opening = promise
    if state != .connecting, state != .waiting { start(maxAttempts) }
    do {
      return try await promise.value()
    } catch let error as CancellationError {
      await close()
      throw error
    }
  }

  /// Tries again after `paused` or `closed`, now that something has changed; from `waiting` it does not wait any
  /// longer.
  @discardableResult
  public func resume() async throws -> GatewayHello {
    if state == .waiting { start(nil) }
    return try await connect()
  }

  /// Changes secrets. The next connection uses them.
  public func update(credentials: Credentials) {
    self.credentials = credentials
    memory.deviceTokenRefused = false
  }

  /// Changes the scopes to ask for. The next connection uses them.
  public func update(scopes: [OperatorScope]) {
    scopesWanted = scopes
  }

  /// Changes the address. The next connection uses it. Throws ``GatewayClientError`` (`invalidArgument`).
  public func update(url: URL) throws {
    self.url = try GatewayClientOptions.checkedURL(url)
  }

  /// Closes the connection and ends everything that waits. Returns when the socket has closed.
  public func close() async {
    turn += 1
    let error = GatewayClientError(.closed, "the client was closed", next: .stop)
    failAll(.closed, "the client was closed", next: .stop)
    setState(.closed)
    settleOpening(.failure(error))
    endReaders()
    let (loop, connection) = (loop, connection)
    self.loop = nil
    // A connect that begins while this one ends must not take what is left for its own connection.
    self.connection = nil
    isReady = false
    watchdog?.cancel()
    // A dead network must not hold up the end: the transport waits for the peer for half a second at most.
    await connection?.close(code: CloseCode.normal.code, reason: "client closed")
    loop?.cancel()
    await loop?.value
  }

  func setState(_ state: ClientState, error: GatewayClientError? = nil, retryIn: Duration? = nil) {
    guard state != self.state || error != nil else { return }
    let previous = self.state
    self.state = state
    tell(.state(StateChange(state: state, previous: previous, error: error, retryIn: retryIn)))
  }

  func settleOpening(_ result: Result<GatewayHello, any Error>) {
    opening?.resolve(result)
    opening = nil
  }

  var redactor: Redactor {
    Redactor([credentials.token, credentials.password, credentials.deviceToken, stored?.token])
  }
}
