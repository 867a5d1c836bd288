import ClawspecProtocol
import XCTest

@testable import ClawspecClient

final class LifecycleTests: XCTestCase {
  func testCallsBetweenTwoConnectionsWaitForTheSecond() async throws {
    let client = try ScriptedGateway().client {
      $0.identity = DeviceKey()
      $0.tokens = SlowStore(.milliseconds(50))
      $0.requestTimeout = .seconds(5)
    }
    try await client.connect()
    await client.close()
    let connecting = Task { try await client.connect() }
    while await client.state != .connecting { await Task.yield() }
    let answer = try await client.callRaw("health")
    XCTAssertEqual(answer, ["ok": true])
    _ = try await connecting.value
    await client.close()
  }

  func testConnectWhileAnEarlierConnectionCloses() async throws {
    let gateway = ScriptedGateway()
    let client = try gateway.client()
    for _ in 0..<20 {
      try await client.connect()
      async let closing: Void = client.close()
      while await client.state == .connected { await Task.yield() }
      try await client.connect()
      await closing
      let answer = try await client.callRaw("health")
      XCTAssertEqual(answer, ["ok": true])
      await client.close()
    }
    XCTAssertTrue(gateway.connections.withLock { $0 }.allSatisfy { $0.isClosed.withLock { $0 } })
  }

  func testSocketThatOpensTooLateIsClosed() async throws {
    var gateway = ScriptedGateway()
    gateway.opensAfter = .milliseconds(60)
    let client = try gateway.client { $0.connectTimeout = .milliseconds(10) }
    do {
      try await client.connect(maxAttempts: 1)
      XCTFail("the socket did not open in time")
    } catch let error as GatewayClientError {
      XCTAssertEqual(error.code, .connectFailed)
    }
    XCTAssertEqual(gateway.connections.withLock { $0 }.map { $0.isClosed.withLock { $0 } }, [true])
  }

  func testStreamsEndWithAClientThatNobodyHolds() async throws {
    var client: GatewayClient? = try ScriptedGateway().client()
    let updates = try await XCTUnwrap(client).updates()
    client = nil
    for await _ in updates { XCTFail("nothing happened") }
  }

  func testNumbersBeyondEveryClock() async throws {
    var gateway = ScriptedGateway()
    gateway.policy = ["tickIntervalMs": .int(.max), "maxPayload": .int(.max)]
    let client = try gateway.client {
      $0.requestTimeout = .seconds(Int64.max)
      $0.connectTimeout = .seconds(Int64.max)
      $0.challengeTimeout = .seconds(Int64.max)
    }
    let gaps = await client.updates()
    try await client.connect()
    let answer = try await client.callRaw("agent.wait", ["runId": "r", "timeoutMs": .int(.max)])
    XCTAssertEqual(answer, ["ok": true])
    let connection = try XCTUnwrap(gateway.connections.withLock { $0.first })
    for seq in [Int64.max, .min] { connection.say(["type": "event", "event": "x", "seq": .int(seq), "payload": [:]]) }
    var events = 0
    for await update in gaps {
      if case .event = update { events += 1 }
      if events == 2 { break }
    }
    await client.close()
  }

  func testCancelledBeforeTheCall() async throws {
    let client = try ScriptedGateway().client()
    try await client.connect()
    let call = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await client.callRaw("health")
    }
    call.cancel()
    let result = await call.result
    XCTAssertThrowsError(try result.get()) { XCTAssertTrue($0 is CancellationError) }
    await client.close()
  }

  func testUnusableBackoff() {
    let unusable = [
      BackoffOptions(initial: .seconds(-1)), BackoffOptions(factor: 0.5), BackoffOptions(factor: .infinity),
      BackoffOptions(factor: .nan), BackoffOptions(jitter: 2),
    ]
    for backoff in unusable {
      XCTAssertThrowsError(try ScriptedGateway().client { $0.backoff = backoff }) { error in
        XCTAssertEqual((error as? GatewayClientError)?.code, .invalidArgument)
      }
    }
  }

  func testPrintedOptionsHoldNoSecret() throws {
    let stored = StoredToken(token: "very-secret", scopes: ["operator.read"], protocol: 4)
    let credentials = Credentials(token: "very-secret", password: "very-secret", deviceToken: "very-secret")
    var dumped = ""
    dump([credentials as Any, stored], to: &dumped)
    for text in ["\(credentials) \(stored)", String(reflecting: [credentials]), String(reflecting: stored), dumped] {
      XCTAssertFalse(text.contains("very-secret"), text)
    }
  }
}
