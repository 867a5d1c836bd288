import ClawspecProtocol
import Foundation

/// A request with two responses.
public struct GatewayRun<Accepted: Codable & Hashable & Sendable, Final: Codable & Hashable & Sendable>: Sendable {
  /// The idempotency key, where the method has one; gateways use it as the run id.
  public let runID: String?
  let method: String
  let acceptedResponse: Promise<Data>
  let finalResponse: Promise<Data>

  /// The first response. Throws ``GatewayClientError``.
  public var accepted: Accepted {
    get async throws { try GatewayClient.result(Accepted.self, of: await acceptedResponse.value(), method: method) }
  }

  /// The second response; it may be a long time. Throws ``GatewayClientError``.
  public var final: Final {
    get async throws { try GatewayClient.result(Final.self, of: await finalResponse.value(), method: method) }
  }
}

// Methods that answer twice. The second response goes to the request that started the work, on the connection of that
// time. When that connection is lost the request is repeated with its key, and the run is followed with agent.wait;
// once it has ended, repeating the key once more brings its kept end.
extension GatewayClient {
  /// Starts an agent run. Neither response has to be awaited; both survive reconnects, because the request is repeated
  /// with its key. Cancelling whoever awaits them does not stop the run.
  ///
  /// - Parameter finalTimeout: how long the run may take after it was accepted. The run itself goes on.
  public nonisolated func agent(
    _ params: AgentParams, options: CallOptions = CallOptions(), finalTimeout: Duration? = nil
  ) async throws -> GatewayRun<AgentResult, AgentFinal> {
    try await start(.agent, params, options: options, finalTimeout: finalTimeout)
  }

  /// Calls a method that answers twice.
  public nonisolated func start<Params, Accepted, Final>(
    _ method: TwoPhaseMethod<Params, Accepted, Final>, _ params: Params, options: CallOptions = CallOptions(),
    finalTimeout: Duration? = nil
  ) async throws -> GatewayRun<Accepted, Final> {
    let encoded = try EncodedParams(params, method: method.name)
    return try await begin(method.name, encoded, options, finalTimeout)
  }

  /// Calls a method that answers twice by its wire name, without types.
  public nonisolated func startRaw(
    _ method: String, _ params: JSONValue? = nil, options: CallOptions = CallOptions(), finalTimeout: Duration? = nil
  ) async throws -> GatewayRun<JSONValue, JSONValue> {
    try await begin(method, EncodedParams(generic: params, method: method), options, finalTimeout)
  }

  private func begin<Accepted, Final>(
    _ method: String, _ params: EncodedParams, _ options: CallOptions, _ finalTimeout: Duration?
  ) async throws -> GatewayRun<Accepted, Final> {
    let (accepted, final) = (Promise<Data>(), Promise<Data>())
    let answer = PendingCall.Answer.twice(accepted: accepted, final: final)
    _ = try await open(
      PendingCall(method: method, params: params, options: options, answer: answer, finalTimeout: finalTimeout))
    return GatewayRun(
      runID: params.idempotencyKey, method: method, acceptedResponse: accepted, finalResponse: final)
  }

  func onRunResponse(_ token: Int, _ call: PendingCall, _ header: FrameHeader, _ frame: Data) {
    guard case .twice(let accepted, let final) = call.answer else { return }
    guard header.ok == true else {
      remove(token)
      return call.fail(refusal(call, frame))
    }
    let status = try? GatewayJSON.decode(RunStatus.self, from: frame).payload?.status
    guard let status, RunStatus.underWay.contains(status) else {
      remove(token)
      accepted.resolve(.success(frame))
      return final.resolve(.success(frame))
    }
    accepted.resolve(.success(frame))
    if !call.isAccepted {
      calls[token]?.isAccepted = true
      calls[token]?.timer?.cancel()
      if let limit = call.finalTimeout?.bounded {
        startTimer(token, limit, "the run did not end within \(Int(limit.milliseconds)) ms")
      }
    }
    // The second response belongs to an earlier request when this one was not the first with its key.
    let isRepeated = call.sends > 1 || status == RunStatus.inFlight
    guard isRepeated, call.options.retry, call.follower == nil, let key = call.idempotencyKey else { return }
    calls[token]?.follower = Task { await followRun(token, key) }
  }

  private func followRun(_ token: Int, _ runID: String) async {
    do {
      while true {
        let askedAt = ContinuousClock.now
        let wait = AgentWaitParams(runId: runID, timeoutMs: Int64(Limits.agentWaitDefaultMs))
        let seen = try await call(.agentWait, wait)
        if seen.status.rawValue != "timeout" { break }
        // A gateway may answer without waiting.
        if ContinuousClock.now - askedAt < .seconds(1) { try await Task.sleep(for: .seconds(1)) }
      }
    } catch is CancellationError {
      return
    } catch {
      return failCall(token, error)
    }
    guard !Task.isCancelled, calls[token] != nil else { return }
    calls[token]?.follower = nil
    // Without a connection the call is queued anyway and goes out with the next one.
    if calls[token]?.wireID != nil { await transmit(token) }
  }
}

/// Whether a response says that the work goes on: an end has another status.
private struct RunStatus: Decodable {
  static let inFlight = "in_flight"
  static let underWay: Set<String> = ["accepted", inFlight, "started"]

  struct Payload: Decodable { let status: String? }
  let payload: Payload?
}
