import ClawspecClient
import ClawspecProtocol
import Foundation

/// Carries out what the suite asks for and reports what the client saw.
actor Driver {
  // Key and tokens live as long as the driver: another connect is the same device again.
  private let tokens = MemoryTokenStore()
  private let identity = DeviceKey()
  private var client: GatewayClient?
  private var reporter: Task<Void, Never>?

  func run() async {
    Lines.report([
      "saw": "ready", "driver": "clawspec-swift", "version": .string(Specification.version),
      "features": ["device", "node", "reconnect", "gaps", "ticks", "final", "idempotency", "tokens"],
    ])
    for await command in Lines.commands() {
      switch command["do"]?.stringValue {
      case "connect":
        do {
          try await connect(command)
        } catch {
          Lines.report(["saw": "failed", "message": .string("\(error)")])
        }
      case "request": request(command)
      case "disconnect": await disconnect()
      case "exit": return
      // All events are reported anyway.
      case "subscribe": continue
      default: Lines.report(["saw": "failed", "message": "this driver does not know that command"])
      }
    }
  }

  private func connect(_ command: JSONValue) async throws {
    await disconnect()
    let client = try GatewayClient(try options(command))
    for name in command["commands"]?.arrayValue?.compactMap(\.stringValue) ?? [] {
      await client.serve(name, NodeCommands.handler(name))
    }
    self.client = client
    let updates = await client.updates(limit: 1_000_000)
    reporter = Task { for await update in updates { Driver.report(update) } }
    // How it ends is told by its state.
    Task { try? await client.connect() }
    while await client.state == .idle { await Task.yield() }
  }

  private func options(_ command: JSONValue) throws -> GatewayClientOptions {
    guard let address = command["url"]?.stringValue, let url = URL(string: address) else {
      throw UnusableCommand("the command has no url")
    }
    let isNode = command["role"]?.stringValue == "node"
    #if os(macOS)
      let platform = "darwin"
    #elseif os(iOS)
      let platform = "ios"
    #else
      let platform = "linux"
    #endif
    let info = JSONValue.object([
      "id": isNode ? "node-host" : "cli", "mode": isNode ? "node" : "cli",
      "version": .string(Specification.version), "platform": .string(platform),
    ]).adding(command["client"]?.objectValue ?? [:])
    var options = GatewayClientOptions(
      url: url,
      client: try info.decode(as: ClientInfo.self),
      credentials: Credentials(
        token: command["auth"]?["token"]?.stringValue, password: command["auth"]?["password"]?.stringValue),
      role: command["role"]?.stringValue ?? "operator",
      scopes: command["scopes"]?.arrayValue?.compactMap(\.stringValue).map(OperatorScope.init(rawValue:)) ?? [],
      identity: command["device"]?.boolValue == true ? identity : nil,
      tokens: tokens)
    options.caps = command["caps"]?.arrayValue?.compactMap(\.stringValue) ?? []
    return options
  }

  private func request(_ command: JSONValue) {
    let id = command["id"] ?? ""
    guard let client, let method = command["method"]?.stringValue else {
      Lines.report(["saw": "failed", "message": "there is no connection to send the request on"])
      return
    }
    var options = CallOptions()
    if let limit = command["timeoutMs"]?.intValue { options.timeout = .after(.milliseconds(limit)) }
    let (params, isFinal, final) = (command["params"], command["final"]?.boolValue == true, options)
    Task {
      do {
        let payload: JSONValue
        if isFinal {
          let run = try await client.startRaw(method, params, options: final)
          Lines.report(["saw": "accepted", "id": id, "payload": try await run.accepted])
          payload = try await run.final
        } else {
          payload = try await client.callRaw(method, params, options: final)
        }
        Lines.report(["saw": "response", "id": id, "ok": true, "payload": payload])
      } catch {
        Lines.report(["saw": "response", "id": id, "ok": false, "error": Driver.describe(error)])
      }
    }
  }

  private func disconnect() async {
    await client?.close()
    client = nil
    await reporter?.value
    reporter = nil
  }

  private static func report(_ update: ClientEvent) {
    switch update {
    case .hello(let info):
      Lines.report(["saw": "connected", "protocol": info.hello.json["protocol"] ?? .null])
    case .event(let event):
      Lines.report(
        JSONValue.object(["saw": "event", "event": .string(event.name)])
          .adding(["payload": event.json, "seq": event.seq.map(JSONValue.int)]))
    case .gap(let gap):
      Lines.report(["saw": "gap", "expected": .int(gap.expected), "received": .int(gap.received)])
    case .close(let close):
      Lines.report([
        "saw": "disconnected", "code": .int(Int64(close.code)), "reason": .string(close.reason),
        "decision": .string(close.next.rawValue),
      ])
    case .state(let change):
      guard let error = change.error, change.state == .paused || change.state == .closed else { return }
      Lines.report(["saw": "failed", "message": .string(error.message)])
    case .invoked(let invocation):
      Lines.report(["saw": "invoked", "command": .string(invocation.command), "id": .string(invocation.id)])
    case .warning(let warning):
      FileHandle.standardError.write(Data("warning: \(warning)\n".utf8))
    }
  }

  private static func describe(_ error: any Error) -> JSONValue {
    guard let known = error as? GatewayClientError else { return ["code": "UNKNOWN", "message": .string("\(error)")] }
    guard let wire = known.wire else {
      return ["code": .string(known.code.rawValue), "message": .string(known.message)]
    }
    return JSONValue.object(["code": .string(wire.code.rawValue), "message": .string(wire.message)])
      .adding([
        "details": wire.details, "retryable": wire.retryable.map(JSONValue.bool),
        "retryAfterMs": wire.retryAfterMs.map { .int(Int64($0)) },
      ])
  }
}

/// A command that cannot be carried out.
struct UnusableCommand: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// What the driver offers as a node.
enum NodeCommands {
  static func handler(_ name: String) -> NodeCommandHandler {
    switch name {
    case "echo": { $0.params ?? [:] }
    case "fail": { _ in throw NodeCommandError(code: "FAILED", message: "failed as asked") }
    case "slow":
      { invocation in
        try await Task.sleep(for: .milliseconds(invocation.params?["ms"]?.intValue ?? 0))
        return invocation.params ?? [:]
      }
    default: { _ in throw NodeCommandError(code: "UNSUPPORTED", message: "there is no \(name)") }
    }
  }
}
