import ClawspecProtocol
import XCTest

@testable import ClawspecClient

/// Against a gateway that is named in the environment; `live.test.ts` starts one and says where it is.
final class LiveTests: XCTestCase {
  private struct Gateway {
    var url: URL
    var token: String
    var state: URL
  }

  private func gateway(_ variable: String = "CLAWSPEC_TEST_GATEWAY_URL") throws -> Gateway {
    let environment = ProcessInfo.processInfo.environment
    guard let text = environment[variable], let url = URL(string: text),
      let token = environment["CLAWSPEC_TEST_GATEWAY_TOKEN"]
    else { throw XCTSkip("\(variable) names no gateway") }
    let state = FileManager.default.temporaryDirectory.appendingPathComponent("clawspec-\(UUID().uuidString)")
    addTeardownBlock { try FileManager.default.removeItem(at: state) }
    try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
    return Gateway(url: url, token: token, state: state)
  }

  private func options(
    _ gateway: Gateway, role: String = "operator", scopes: [OperatorScope] = [.operatorAdmin],
    identity: (any DeviceIdentity)? = DeviceKey()
  ) -> GatewayClientOptions {
    let info = ClientInfo(
      id: role == "node" ? .nodeHost : .gatewayClient, version: "1", platform: "linux",
      mode: role == "node" ? .node : .backend)
    return GatewayClientOptions(
      url: gateway.url, client: info, credentials: Credentials(token: gateway.token), role: role, scopes: scopes,
      identity: identity)
  }

  func testQuickStart() async throws {
    let gateway = try gateway()
    let reply = try await quickStart(gateway: gateway.url, token: gateway.token, state: gateway.state)
    XCTAssertEqual(reply, "You said: hello")
    let stored = try Data(contentsOf: gateway.state.appendingPathComponent("tokens.json"))
    XCTAssertTrue(String(decoding: stored, as: UTF8.self).contains(gateway.url.host ?? "?"))
  }

  func testDeviceTokenOpensTheSessionWithoutTheSecret() async throws {
    let gateway = try gateway()
    let (identity, tokens) = (DeviceKey(), MemoryTokenStore())
    var first = options(gateway, identity: identity)
    first.tokens = tokens
    let client = try GatewayClient(first)
    let hello = try await client.connect()
    XCTAssertEqual(hello.scopes, ["operator.admin"])
    XCTAssertNoThrow(try hello.typed())
    await client.close()
    var second = first
    second.credentials = Credentials()
    let again = try GatewayClient(second)
    try await again.connect()
    let health = try await again.call(.health)
    XCTAssertEqual(health.ok, true)
    await again.close()
    let state = await again.state
    XCTAssertEqual(state, .closed)
  }

  func testTypedCalls() async throws {
    let client = try GatewayClient(options(try gateway()))
    try await client.connect()
    let beat = try await client.call(.lastHeartbeat)
    XCTAssertNil(beat.value)
    let sessions = try await client.call(.sessionsList, .init(limit: 5))
    XCTAssertGreaterThanOrEqual(sessions.count, 0)
    do {
      try await client.callRaw("no.such.method")
      XCTFail("an unknown method was answered")
    } catch let error as GatewayClientError {
      XCTAssertEqual(error.code, .requestFailed)
      XCTAssertEqual(error.next, .stop)
      XCTAssertEqual(error.wire?.code, .invalidRequest)
    }
    await client.close()
    do {
      try await client.call(.health)
      XCTFail("a closed client answered")
    } catch let error as GatewayClientError {
      XCTAssertEqual(error.code, .notConnected)
    }
  }

  func testAgentAnswersTwiceAndStreams() async throws {
    let client = try GatewayClient(options(try gateway()))
    let events = await client.events(.agent)
    try await client.connect()
    let run = try await client.agent(.init(message: "ping"))
    guard case .accepted(let accepted) = try await run.accepted else { return XCTFail("the run was not accepted") }
    XCTAssertEqual(accepted.runId, run.runID)
    let final = try await run.final
    XCTAssertEqual(final.runId, run.runID)
    for await event in events {
      guard case .lifecycle(let lifecycle) = event else { continue }
      XCTAssertEqual(lifecycle.runId, run.runID)
      break
    }
    await client.close()
  }

  func testNodeServesCommands() async throws {
    let gateway = try gateway()
    struct Ask: Codable { var name: String }
    struct Answer: Codable { var greeting: String }
    let key = DeviceKey()
    let node = try GatewayClient(options(gateway, role: "node", scopes: [], identity: key))
    await node.serve("system.which", taking: Ask.self) { ask, _ in Answer(greeting: "hello \(ask.name)") }
    await node.serve("system.notify") { _ in throw NodeCommandError(code: "NO_SCREEN", message: "there is no screen") }
    try await node.connect()
    let caller = try GatewayClient(options(gateway))
    try await caller.connect()
    for pending in try await caller.call(.nodePairList).pending where pending.nodeId == key.deviceID {
      try await caller.call(.nodePairApprove, .init(requestId: pending.requestId))
    }
    let result = try await caller.call(
      .nodeInvoke,
      .init(nodeId: key.deviceID, command: "system.which", params: ["name": "Ada"], idempotencyKey: "k"))
    XCTAssertEqual(result.payload, ["greeting": "hello Ada"])
    do {
      try await caller.call(
        .nodeInvoke, .init(nodeId: key.deviceID, command: "system.notify", idempotencyKey: "k2"))
      XCTFail("the command failed and the call did not")
    } catch let error as GatewayClientError {
      XCTAssertTrue(error.wire?.message.contains("there is no screen") ?? false, "\(error)")
    }
    await node.close()
    await caller.close()
  }

  func testSecretIsNotInErrors() async throws {
    var wrong = options(try gateway())
    wrong.credentials.token = "wrong-and-secret"
    let client = try GatewayClient(wrong)
    do {
      try await client.connect()
      XCTFail("a wrong token opened a session")
    } catch let error as GatewayClientError {
      XCTAssertEqual(error.code, .connectRefused)
      XCTAssertEqual(error.next, .pause)
      XCTAssertEqual(error.detailCode, .authTokenMismatch)
      XCTAssertFalse("\(error) \(String(reflecting: error.wire))".contains("wrong-and-secret"))
    }
    let state = await client.state
    XCTAssertEqual(state, .paused)
    await client.close()
  }

  func testGivesUpWhereNothingListens() async throws {
    var nowhere = options(try gateway())
    nowhere.url = try XCTUnwrap(URL(string: "ws://127.0.0.1:1"))
    nowhere.backoff = BackoffOptions(initial: .milliseconds(1))
    let client = try GatewayClient(nowhere)
    do {
      try await client.connect(maxAttempts: 3)
      XCTFail("nothing answered")
    } catch let error as GatewayClientError {
      XCTAssertEqual(error.code, .connectFailed)
    }
  }

  func testCancelledCallsAndConnects() async throws {
    let gateway = try gateway()
    let client = try GatewayClient(options(gateway))
    try await client.connect()
    let waiting = Task { try await client.call(.agentWait, .init(runId: "none", timeoutMs: 60_000)) }
    try await Task.sleep(for: .milliseconds(50))
    waiting.cancel()
    let result = await waiting.result
    XCTAssertThrowsError(try result.get()) { XCTAssertTrue($0 is CancellationError) }
    let open = await client.calls.count
    XCTAssertEqual(open, 0)
    await client.close()
  }

  func testPins() async throws {
    let gateway = try gateway("CLAWSPEC_TEST_GATEWAY_TLS_URL")
    let environment = ProcessInfo.processInfo.environment
    let pin = try XCTUnwrap(environment["CLAWSPEC_TEST_GATEWAY_TLS_PIN"])
    for (trust, isTrusted) in [
      (TLSTrust.fingerprints([pin]), true), (.fingerprints([String(pin.reversed())]), false), (.system, false),
      (.custom { $0.fingerprint == pin.lowercased().filter { $0 != ":" } && !$0.isTrustedBySystem }, true),
    ] {
      var secure = options(gateway)
      secure.trust = trust
      let client = try GatewayClient(secure)
      do {
        try await client.connect(maxAttempts: 1)
        XCTAssertTrue(isTrusted, "\(trust)")
        let long = String(repeating: "ä", count: 200_000)
        try await client.call(.chatInject, .init(sessionKey: "main", message: long))
        let history = try await client.call(.chatHistory, .init(sessionKey: "main"))
        XCTAssertFalse(history.messages.isEmpty)
      } catch let error as GatewayClientError {
        XCTAssertFalse(isTrusted, "\(trust): \(error)")
        XCTAssertEqual(error.code, .connectFailed)
      }
      await client.close()
    }
  }
}
