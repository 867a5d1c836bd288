import ClawspecProtocol
import Foundation

// Requests: sent, queued while there is no connection, and sent again where that is safe.
extension GatewayClient {
  /// Calls a method and returns its result (the first response, for methods that answer twice). While there is no
  /// connection it waits for one. Throws ``GatewayClientError``, and CancellationError when the task is cancelled:
  /// what was sent is not taken back.
  @discardableResult
  public nonisolated func call<Params, Output>(
    _ method: GatewayMethod<Params, Output>, _ params: Params, options: CallOptions = CallOptions()
  ) async throws -> Output {
    let encoded = try EncodedParams(params, method: method.name)
    let extra = (params as? AgentWaitParams).map { $0.timeoutMs ?? Int64(Limits.agentWaitDefaultMs) }
    let response = try await perform(method.name, encoded, options, extraMs: extra ?? 0)
    return try GatewayClient.result(Output.self, of: response, method: method.name)
  }

  /// Calls a method that needs no parameters.
  @discardableResult
  public nonisolated func call<Params: DefaultParams, Output>(
    _ method: GatewayMethod<Params, Output>, options: CallOptions = CallOptions()
  ) async throws -> Output {
    try await call(method, Params(), options: options)
  }

  /// Calls a method by its wire name, without types. Methods that the specification does not know are never sent
  /// twice.
  @discardableResult
  public nonisolated func callRaw(
    _ method: String, _ params: JSONValue? = nil, options: CallOptions = CallOptions()
  ) async throws -> JSONValue {
    let encoded = try EncodedParams(generic: params, method: method)
    var extra: Int64 = 0
    if method == GatewayMethod.agentWait.name {
      extra = params?["timeoutMs"]?.intValue ?? Int64(Limits.agentWaitDefaultMs)
    }
    let response = try await perform(method, encoded, options, extraMs: extra)
    return try JSONValue(parsing: response)["payload"] ?? .null
  }

  /// The whole response frame, which is an ok one.
  func perform(
    _ method: String, _ params: EncodedParams, _ options: CallOptions, extraMs: Int64 = 0
  ) async throws -> Data {
    try Task.checkCancellation()
    let promise = Promise<Data>()
    // agent.wait takes its time on purpose: the time-out starts after it.
    let token = try await open(
      PendingCall(method: method, params: params, options: options, answer: .single(promise)), extraMs: extraMs)
    do {
      let response = try await promise.value()
      if method == GatewayMethod.deviceTokenRotate.name { await keepRotated(response) }
      return response
    } catch let error as CancellationError {
      forget(token)
      throw error
    }
  }

  nonisolated static func result<Output: Codable & Hashable & Sendable>(
    _ type: Output.Type, of response: Data, method: String
  ) throws -> Output {
    do {
      if let payload = try GatewayJSON.decode(ResponseFrame<Output>.self, from: response).payload { return payload }
      // A result that is left out is the same as null to types that take null.
      return try GatewayJSON.decode(Output.self, from: Data("null".utf8))
    } catch {
      var violation = GatewayClientError(
        .protocolViolation, "\(method): the result is not as the specification says: \(error)", next: .stop,
        outcome: .unknown, underlying: error)
      violation.method = method
      throw violation
    }
  }

  /// Queues a call and sends it if there is a connection.
  func open(_ call: PendingCall, extraMs: Int64 = 0) async throws -> Int {
    switch state {
    case .connected, .connecting, .waiting: break
    case .idle, .closed, .paused:
      let what = state == .paused ? "resume" : "connect"
      throw call.error(
        .notConnected, "the client is \(state.rawValue); \(what) first", next: .pause, outcome: .notSent)
    }
    guard calls.count < options.maxPending else {
      let why = "\(calls.count) requests are open already; wait for some of them"
      throw call.error(.tooManyRequests, why, next: .retry, outcome: .notSent)
    }
    lastCall += 1
    let token = lastCall
    calls[token] = call
    if let limit = limit(call.options) {
      let time = limit.bounded + Duration.milliseconds(extraMs).bounded
      startTimer(token, time, "no response within \(Int(time.milliseconds)) ms")
    }
    if isReady { await transmit(token) }
    return token
  }

  private func limit(_ options: CallOptions) -> Duration? {
    switch options.timeout {
    case .standard: self.options.requestTimeout
    case .after(let time): time
    case .never: nil
    }
  }

  /// Fails the call after so long; replaces an earlier timer.
  func startTimer(_ token: Int, _ time: Duration, _ why: String) {
    calls[token]?.timer?.cancel()
    calls[token]?.timer = Task {
      guard (try? await Task.sleep(for: time)) != nil, let call = calls[token] else { return }
      let advice = call.sends > 0 && !call.isRepeatable ? "; it may have taken effect" : ""
      failCall(token, call.error(.timeout, why + advice, next: call.caution, outcome: call.spent))
    }
  }

  /// Sends the call with a new id; it stays queued when there is no connection.
  func transmit(_ token: Int) async {
    guard var call = calls[token], let connection, isReady else { return }
    lastWireID += 1
    let id = String(lastWireID)
    let frame: Data
    do {
      frame = try RequestText.frame(id: id, method: call.method, params: call.params)
    } catch {
      return failCall(token, error)
    }
    if let limit = hello?.maxPayload, frame.count > limit {
      let why = "the request has \(frame.count) bytes, the gateway takes \(limit)"
      return failCall(token, call.error(.frameTooLarge, why, next: .stop, outcome: .notSent))
    }
    if let earlier = call.wireID { callsByWireID[earlier] = nil }
    call.wireID = id
    call.sends += 1
    calls[token] = call
    callsByWireID[id] = token
    await connection.send(frame)
  }

  func sendWaiting() async {
    for token in calls.keys.sorted() where calls[token]?.wireID == nil { await transmit(token) }
  }

  func onResponse(_ header: FrameHeader, _ frame: Data) {
    guard let id = header.id, let token = callsByWireID[id], let call = calls[token] else { return }
    switch call.answer {
    case .single(let promise):
      remove(token)
      promise.resolve(header.ok == true ? .success(frame) : .failure(refusal(call, frame)))
    case .twice: onRunResponse(token, call, header, frame)
    }
  }

  /// The error of a response.
  func refusal(_ call: PendingCall, _ frame: Data) -> GatewayClientError {
    let json = try? JSONValue(parsing: frame)
    let wire = Advice.wireError(json?["error"], redact: redactor)
    let detail = Advice.detailCode(of: wire)
    let hint = detail == .missingScope ? ". \(scopeHint)" : ""
    var error = call.error(
      .requestFailed, "\(wire.message) (\(detail?.rawValue ?? wire.code.rawValue))\(hint)",
      next: Advice.next(after: wire), outcome: Advice.outcome(of: wire, payload: json?["payload"]))
    error.wire = wire
    error.detailCode = detail
    error.payload = json?["payload"]
    error.retryAfterMs = wire.retryAfterMs
    return error
  }

  private var scopeHint: String {
    guard let scopes else { return "Ask for it with the option `scopes`." }
    guard scopes.isEmpty else {
      return "This session has \(scopes.joined(separator: ", ")); ask for more with the option `scopes`."
    }
    return "This session has no scopes at all: ask for them with the option `scopes`, and give the client a device "
      + "identity, because gateways clear the scopes of most clients without one."
  }

  /// Keeps what can be sent again on the next connection, fails the rest.
  func didDisconnect(_ reason: GatewayClientError) {
    callsByWireID = [:]
    cancelInvocations()
    let isTooBig = reason.closeCode == CloseCode.tooBig.code
    for (token, call) in calls.sorted(by: { $0.key < $1.key }) where call.wireID != nil {
      calls[token]?.wireID = nil
      // One that was not answered may be what was too large, and would be so again.
      if isTooBig, !call.isAccepted {
        let why = "the connection was lost because a message was too large"
        failCall(token, call.error(.connectionLost, why, next: .pause, outcome: .unknown, cause: reason))
        continue
      }
      if call.isRepeatable, call.options.retry, call.sends < PendingCall.sendsMax { continue }
      let why = "the connection was lost before the response came"
      let advice = call.isRepeatable ? "" : "; check whether it took effect before you repeat it"
      failCall(
        token, call.error(.connectionLost, why + advice, next: call.caution, outcome: .unknown, cause: reason))
    }
  }

  func failAll(
    _ code: GatewayClientError.Code, _ why: String, next: NextStep, cause: GatewayClientError? = nil
  ) {
    callsByWireID = [:]
    cancelInvocations()
    for (token, call) in calls {
      failCall(token, call.error(code, why, next: next, outcome: call.spent, cause: cause))
    }
  }

  func failCall(_ token: Int, _ error: any Error) {
    guard let call = remove(token) else { return }
    call.fail(error)
  }

  /// Nobody waits for it any more.
  func forget(_ token: Int) {
    remove(token)
  }

  @discardableResult
  func remove(_ token: Int) -> PendingCall? {
    guard let call = calls.removeValue(forKey: token) else { return nil }
    if let id = call.wireID { callsByWireID[id] = nil }
    call.timer?.cancel()
    call.follower?.cancel()
    return call
  }
}

/// A request frame around params that are encoded already.
enum RequestText {
  static func frame(id: String, method: String, params: Data?) throws -> Data {
    var text = Data("{\"type\":\"req\",\"id\":\"\(id)\",\"method\":".utf8)
    text += try GatewayJSON.encode(method)
    if let params {
      text += Data(",\"params\":".utf8)
      text += params
    }
    text += Data("}".utf8)
    return text
  }
}
