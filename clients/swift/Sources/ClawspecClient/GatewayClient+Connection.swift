import ClawspecProtocol
import Foundation

// Keeps a connection: attempts, waiting, pausing, giving up.
extension GatewayClient {
  /// How long a refusal waits for the close that follows it, in milliseconds.
  private static let refusalGraceMs = 500.0

  /// Starts, or starts again after a pause or an end.
  func start(_ maxAttempts: Int?) {
    attempts = 0
    self.maxAttempts = maxAttempts ?? options.maxAttempts
    backoff.reset()
    turn += 1
    loop?.cancel()
    setState(.connecting)
    let turn = turn
    loop = Task { await run(turn) }
  }

  private func run(_ turn: Int) async {
    while turn == self.turn {
      let token = await readToken()
      guard turn == self.turn else { return }
      stored = token
      let attempt = AuthAttempt(memory, credentials, stored: stored)
      let end = await hold(attempt, turn)
      guard turn == self.turn, let delay = await follow(end, attempt, turn) else { return }
      if delay > .zero {
        try? await Task.sleep(for: delay)
        guard turn == self.turn else { return }
      }
      setState(.connecting)
    }
  }

  /// One connection, from opening to its end.
  private func hold(_ attempt: AuthAttempt, _ turn: Int) async -> LinkEnd {
    isReady = false
    verdict = nil
    connectedAt = nil
    let opened: any TransportConnection
    do {
      opened = try await open()
    } catch {
      return LinkEnd(cause: .unreachable("\(error)"), code: TransportClose.abnormal, reason: "")
    }
    guard turn == self.turn else {
      await opened.close(code: CloseCode.normal.code, reason: "client closed")
      return LinkEnd(cause: .closed, code: CloseCode.normal.code, reason: "")
    }
    connection = opened
    let end = await pump(opened, attempt, turn)
    if turn == self.turn {
      watchdog?.cancel()
      connection = nil
      isReady = false
    }
    return end
  }

  private func open() async throws -> any TransportConnection {
    var request = TransportRequest(url: url, trust: options.trust)
    if let agent = options.userAgent { request.headers["User-Agent"] = agent }
    let (transport, limit) = (options.transport, options.connectTimeout.bounded)
    let final = request
    return try await withThrowingTaskGroup(of: (any TransportConnection).self) {
      group -> any TransportConnection in
      group.addTask { try await transport.open(final) }
      group.addTask {
        try await Task.sleep(for: limit)
        throw TransportFailure("the socket did not open in time")
      }
      let first = await group.nextResult() ?? .failure(CancellationError())
      group.cancelAll()
      // A connection that opened all the same, too late: nobody would ever close it.
      while let late = await group.nextResult() {
        guard case .success(let connection) = late else { continue }
        await connection.close(code: CloseCode.normal.code, reason: "too late")
      }
      return try first.get()
    }
  }

  private func pump(_ connection: any TransportConnection, _ attempt: AuthAttempt, _ turn: Int) async -> LinkEnd {
    var handshake = Handshake(plan: handshakePlan(attempt))
    arm(options.challengeTimeout.bounded.milliseconds, .silent("connect challenge timeout"), CloseCode.policy.code)
    while true {
      switch await connection.receive() {
      case .message(let frame):
        guard turn == self.turn else { continue }
        lastFrameAt = .now
        if isReady { await take(frame) } else { await shake(&handshake, frame, connection, attempt, turn) }
      case .closed(let close):
        return LinkEnd(cause: verdict ?? .closed, code: close.code, reason: close.reason)
      }
    }
  }

  // MARK: handshake

  private func handshakePlan(_ attempt: AuthAttempt) -> Handshake.Plan {
    lastWireID += 1
    let commands = options.commands + handlers.keys.filter { !options.commands.contains($0) }.sorted()
    return Handshake.Plan(
      id: String(lastWireID),
      params: ConnectParams(
        minProtocol: Int64(options.protocols.lowerBound),
        maxProtocol: Int64(options.protocols.upperBound),
        client: options.client,
        role: options.role,
        scopes: scopesWanted.map(\.rawValue),
        caps: options.caps,
        commands: options.role == "node" ? commands : nil,
        permissions: options.permissions,
        locale: options.locale,
        userAgent: options.userAgent),
      attempt: attempt,
      identity: options.identity)
  }

  private func shake(
    _ handshake: inout Handshake, _ frame: Data, _ connection: any TransportConnection, _ attempt: AuthAttempt,
    _ turn: Int
  ) async {
    let action = await handshake.take(frame)
    guard turn == self.turn else { return }
    switch action {
    case .nothing: return
    case .warn(let what): tell(.warning(.protocolViolation(what)))
    case .send(let connect):
      arm(Double(Limits.handshakeTimeoutMs), .silent("connect answer timeout"), CloseCode.policy.code)
      await connection.send(connect)
    case .accept(let hello):
      await accept(hello, attempt, turn)
    case .refuse(let error):
      verdict = .refused(error)
      arm(GatewayClient.refusalGraceMs, nil, CloseCode.normal.code)
    case .fail(let cause, let reason):
      verdict = cause
      await connection.close(code: CloseCode.policy.code, reason: reason)
    }
  }

  private func accept(_ hello: GatewayHello, _ attempt: AuthAttempt, _ turn: Int) async {
    let isReconnect = self.hello != nil
    self.hello = hello
    sequence = SequenceTracker()
    memory.settle(attempt)
    attempts = 0
    maxAttempts = options.maxAttempts
    restartExpectedMs = nil
    connectedAt = .now
    isReady = true
    watch(hello)
    if let token = hello.deviceToken { await keep(token) }
    guard turn == self.turn else { return }
    setState(.connected)
    // Readers come before what was waiting, so that they can load the new state first.
    tell(.hello(HelloInfo(hello: hello, isReconnect: isReconnect)))
    await sendWaiting()
    settleOpening(.success(hello))
  }

  // MARK: silence

  /// Closes the connection after so many milliseconds, for this cause; replaces an earlier order.
  private func arm(_ milliseconds: Double, _ cause: LinkEnd.Cause?, _ code: Int) {
    watchdog?.cancel()
    watchdog = Task { [turn] in
      guard (try? await Task.sleep(for: .milliseconds(milliseconds))) != nil else { return }
      guard !Task.isCancelled, turn == self.turn else { return }
      await giveUp(cause, code)
    }
  }

  /// Gives up after twice the tick interval without any frame.
  private func watch(_ hello: GatewayHello) {
    let named = hello.tickIntervalMs.map { Duration.milliseconds($0).bounded * 2 }
    let limit = named ?? .milliseconds(Limits.tickTimeoutMs)
    watchdog?.cancel()
    watchdog = Task { [turn] in
      while turn == self.turn, !Task.isCancelled {
        let silence = ContinuousClock.now - lastFrameAt
        if silence >= limit { return await giveUp(.silent("tick timeout"), CloseCode.tickTimeout.code) }
        guard (try? await Task.sleep(for: limit - silence)) != nil else { return }
      }
    }
  }

  private func giveUp(_ cause: LinkEnd.Cause?, _ code: Int) async {
    if verdict == nil { verdict = cause }
    var reason = ""
    if case .silent(let what) = cause { reason = what }
    await connection?.close(code: code, reason: reason)
  }

  // MARK: the end of a connection

  /// What happens next: the time until the next attempt, or nil when there is none.
  private func follow(_ end: LinkEnd, _ attempt: AuthAttempt, _ turn: Int) async -> Duration? {
    let wasConnected = connectedAt != nil
    if let connectedAt, ContinuousClock.now - connectedAt >= options.backoff.resetAfter { backoff.reset() }
    let error = end.error(
      .init(url: url, protocols: options.protocols, wasConnected: wasConnected, redact: redactor))
    let again = await adjust(attempt, error)
    guard turn == self.turn else { return nil }
    if wasConnected { didDisconnect(error) }
    let next = again ? .retry : error.next
    tell(
      .close(
        CloseInfo(
          code: end.code, reason: error.closeReason ?? "", next: next, wasConnected: wasConnected, error: error)))
    if again { return .zero }
    attempts += 1
    switch error.next {
    case .pause: giveUp(.paused, error)
    case .stop: giveUp(.closed, error)
    case .retry where maxAttempts.map { attempts >= $0 } ?? false: giveUp(.closed, error)
    case .retry:
      let delay = Duration.milliseconds(backoff.next(retryAfterMs: error.retryAfterMs ?? restartExpectedMs))
      restartExpectedMs = nil
      setState(.waiting, error: error, retryIn: delay)
      return delay
    }
    return nil
  }

  private func giveUp(_ state: ClientState, _ error: GatewayClientError) {
    turn += 1
    failAll(.connectionLost, "the client is \(state.rawValue): \(error.message)", next: error.next, cause: error)
    setState(state, error: error)
    settleOpening(.failure(error))
    if state == .closed { endReaders() }
  }

  /// Whether the refusal is answered by another proof at once.
  private func adjust(_ attempt: AuthAttempt, _ error: GatewayClientError) async -> Bool {
    guard let wire = error.wire else { return false }
    let lesson = attempt.learn(memory, from: wire, credentials)
    memory = lesson.memory
    if lesson.forgetToken, stored != nil, credentials.deviceToken == nil { await dropToken() }
    return lesson.again
  }

  // MARK: tokens

  private var tokenKey: TokenKey? {
    options.identity.map { TokenKey(url: url.plainText, deviceID: $0.deviceID, role: options.role) }
  }

  private func readToken() async -> StoredToken? {
    guard let key = tokenKey else { return nil }
    do {
      return try await options.tokens.token(for: key)
    } catch {
      tell(.warning(.tokenStoreFailed(error)))
      return nil
    }
  }

  /// Keeps a device token that the gateway handed out, with hello or by rotation.
  func keep(_ token: StoredToken) async {
    guard let key = tokenKey, token.token != stored?.token else { return }
    stored = token
    do {
      try await options.tokens.store(token, for: key)
    } catch {
      tell(.warning(.tokenStoreFailed(error)))
    }
  }

  private func dropToken() async {
    stored = nil
    guard let key = tokenKey else { return }
    do {
      try await options.tokens.removeToken(for: key)
    } catch {
      tell(.warning(.tokenStoreFailed(error)))
    }
  }

  /// A new token for this device that came with `device.token.rotate`.
  func keepRotated(_ response: Data) async {
    guard let key = tokenKey, let result = try? JSONValue(parsing: response)["payload"],
      result["deviceId"]?.stringValue == key.deviceID, result["role"]?.stringValue == key.role,
      let token = result["token"]?.stringValue, !token.isEmpty
    else { return }
    let scopes = result["scopes"]?.arrayValue?.compactMap(\.stringValue) ?? []
    await keep(
      StoredToken(token: token, scopes: scopes, protocol: hello?.protocol ?? options.protocols.upperBound))
  }
}
