import ClawspecProtocol
import Foundation

/// A command that a gateway asks this node to carry out.
public struct NodeInvocation: Sendable, Hashable {
  /// Id of this call; the answer carries it.
  public let id: String
  /// The node that is meant, which is this one.
  public let nodeID: String
  /// Name of the command.
  public let command: String
  /// What the caller gave; nil when it gave nothing.
  public let params: JSONValue?
  /// How long the caller waits, in milliseconds.
  public let timeoutMs: Int64?
  /// As the caller gave it. Gateways do not look at it: the same key may come again.
  public let idempotencyKey: String?

  init(_ payload: NodeInvokeRequestPayload) {
    id = payload.id
    nodeID = payload.nodeId
    command = payload.command
    params = payload.paramsJSON.flatMap { try? JSONValue(parsing: Data($0.utf8)) }
    timeoutMs = payload.timeoutMs
    idempotencyKey = payload.idempotencyKey
  }

  /// Reads the params as a type. Throws ``NodeCommandError`` (`INVALID_PARAMS`).
  public func params<Params: Decodable>(as type: Params.Type) throws -> Params {
    do {
      return try (params ?? .object([:])).decode(as: type)
    } catch {
      throw NodeCommandError(code: "INVALID_PARAMS", message: "\(command): the params are not understood")
    }
  }
}

/// What a node answers when a command did not work.
public struct NodeCommandError: Error, Sendable, Hashable {
  /// In upper case, such as `NO_SCREEN`.
  public var code: String
  /// For people.
  public var message: String

  /// An error that the caller of the command sees.
  public init(code: String, message: String) {
    self.code = code
    self.message = message
  }
}

/// Carries a command out. What it returns is the payload; what it throws is the error that the caller sees. Its task
/// is cancelled when the gateway says that nobody waits any more, and when the connection is lost.
public typealias NodeCommandHandler = @Sendable (NodeInvocation) async throws -> JSONValue?

// The role of a node.
extension GatewayClient {
  /// Ids of finished commands that one connection remembers.
  private static let invocationsKept = 10_000

  /// Serves a command, and offers it from the next connect on. Call it before ``connect(maxAttempts:)``.
  public func serve(_ command: String, _ handler: @escaping NodeCommandHandler) {
    handlers[command] = handler
  }

  /// Serves a command with typed params and a typed payload.
  public func serve<Params: Decodable & Sendable, Payload: Encodable & Sendable>(
    _ command: String, taking type: Params.Type,
    _ handler: @escaping @Sendable (Params, NodeInvocation) async throws -> Payload
  ) {
    handlers[command] = { invocation in
      try JSONValue(encoding: await handler(invocation.params(as: type), invocation))
    }
  }

  func onNodeEvent(_ event: ReceivedEvent) {
    switch event.typed(ifNamed: [GatewayEventType.nodeInvokeRequest.name, GatewayEventType.nodeInvokeCancel.name]) {
    case .nodeInvokeRequest(let payload): invoke(NodeInvocation(payload))
    case .nodeInvokeCancel(let payload): invocations.removeValue(forKey: payload.invokeId)?.cancel()
    default: break
    }
  }

  private func invoke(_ invocation: NodeInvocation) {
    // The same request may come twice; it is carried out and answered once.
    guard invocationsSeen.insert(invocation.id).inserted else { return }
    if invocationsSeen.count > GatewayClient.invocationsKept {
      invocationsSeen = Set(invocations.keys).union([invocation.id])
    }
    tell(.invoked(invocation))
    let handler = handlers[invocation.command]
    invocations[invocation.id] = Task {
      var result = NodeInvokeResultParams(id: invocation.id, nodeId: invocation.nodeID, ok: true)
      do {
        guard let handler else {
          throw NodeCommandError(code: "UNSUPPORTED", message: "this node does not serve \(invocation.command)")
        }
        result.payload = try await handler(invocation)
      } catch {
        result.ok = false
        result.payload = nil
        result.error = GatewayClient.answer(error)
      }
      guard !Task.isCancelled, invocations.removeValue(forKey: invocation.id) != nil else { return }
      await report(result)
    }
  }

  private func report(_ result: NodeInvokeResultParams) async {
    do {
      try await call(.nodeInvokeResult, result, options: CallOptions(retry: false))
    } catch let error as GatewayClientError where error.code == .frameTooLarge {
      var smaller = result
      smaller.ok = false
      smaller.payload = nil
      smaller.error = .init(code: "TOO_LARGE", message: error.message)
      _ = try? await call(.nodeInvokeResult, smaller, options: CallOptions(retry: false))
    } catch {
      // The caller of the command finds out by itself: the connection is gone, or the result came too late.
      tell(.warning(.protocolViolation("node.invoke.result: \(error)")))
    }
  }

  private static func answer(_ error: any Error) -> NodeInvokeResultParams.ErrorInfo {
    guard let known = error as? NodeCommandError else { return .init(code: "FAILED", message: "\(error)") }
    return .init(code: known.code, message: known.message)
  }

  func cancelInvocations() {
    for task in invocations.values { task.cancel() }
    invocations = [:]
    invocationsSeen = []
  }
}

extension ReceivedEvent {
  /// The typed event, read only when it has one of these names.
  func typed(ifNamed names: Set<String>) -> GatewayEvent? {
    names.contains(name) ? typed() : nil
  }
}
