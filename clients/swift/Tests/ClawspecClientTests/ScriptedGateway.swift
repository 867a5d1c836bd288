import ClawspecProtocol
import Foundation

@testable import ClawspecClient

/// A gateway in memory that says yes to everything, for what a real one cannot be made to do at the right moment.
struct ScriptedGateway: Transport {
  /// Members of `policy` in its hello.
  var policy: [String: JSONValue] = [:]
  /// How long a socket takes to open, whether anybody still wants it or not.
  var opensAfter: Duration = .zero
  let connections = Locked<[ScriptedConnection]>([])

  func open(_ request: TransportRequest) async throws -> any TransportConnection {
    let delay = opensAfter
    await Task { try? await Task.sleep(for: delay) }.value
    let connection = ScriptedConnection(policy)
    connections.withLock { $0.append(connection) }
    return connection
  }

  /// A client of this gateway.
  func client(_ change: (inout GatewayClientOptions) -> Void = { _ in }) throws -> GatewayClient {
    let info = ClientInfo(id: .gatewayClient, version: "1", platform: "linux", mode: .backend)
    guard let url = URL(string: "ws://gateway.test") else { throw TransportFailure("the address is wrong") }
    var options = GatewayClientOptions(url: url, client: info)
    options.transport = self
    change(&options)
    return try GatewayClient(options)
  }
}

final class ScriptedConnection: TransportConnection {
  private let policy: [String: JSONValue]
  private let inputs: AsyncStream<TransportInput>
  private let feed: AsyncStream<TransportInput>.Continuation
  let isClosed = Locked(false)

  init(_ policy: [String: JSONValue]) {
    self.policy = policy
    (inputs, feed) = AsyncStream.makeStream()
    say(["type": "event", "event": "connect.challenge", "payload": ["nonce": "n", "ts": 1]])
  }

  func say(_ frame: JSONValue) {
    if let text = try? GatewayJSON.encode(frame) { feed.yield(.message(text)) }
  }

  func send(_ text: Data) async {
    guard !isClosed.withLock({ $0 }), let request = try? JSONValue(parsing: text), let id = request["id"] else { return }
    let hello: JSONValue = ["type": "hello-ok", "protocol": 4, "policy": .object(policy)]
    let isConnect = request["method"] == "connect"
    say(["type": "res", "id": id, "ok": true, "payload": isConnect ? hello : ["ok": true]])
  }

  func receive() async -> TransportInput {
    for await input in inputs { return input }
    return .closed(TransportClose(code: 1006))
  }

  func close(code: Int, reason: String) async {
    isClosed.withLock { $0 = true }
    feed.yield(.closed(TransportClose(code: code, reason: reason)))
    feed.finish()
  }
}

/// A store that takes its time.
actor SlowStore: TokenStore {
  private let delay: Duration

  init(_ delay: Duration) {
    self.delay = delay
  }

  func token(for key: TokenKey) async throws -> StoredToken? {
    try await Task.sleep(for: delay)
    return nil
  }

  func store(_ token: StoredToken, for key: TokenKey) {}
  func removeToken(for key: TokenKey) {}
}
