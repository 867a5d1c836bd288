import ClawspecProtocol
import Foundation

/// Why one connection is over.
struct LinkEnd: Sendable {
  enum Cause: Sendable {
    /// The gateway refused the connect.
    case refused(JSONValue?)
    /// Whoever answers does not speak the protocol.
    case violation(String)
    /// The peer said nothing for too long.
    case silent(String)
    /// The socket did not open.
    case unreachable(String)
    case closed
    /// The device key could not sign.
    case identity(any Error)
  }

  var cause: Cause
  /// Close code; 1006 when the socket never said.
  var code: Int
  var reason: String

  /// What the client tells about it.
  struct Context {
    var url: URL
    var protocols: ClosedRange<Int>
    var wasConnected: Bool
    var redact: Redactor
  }

  func error(_ context: Context) -> GatewayClientError {
    var error = makeError(context)
    error.closeCode = code
    error.closeReason = context.redact(reason)
    return error
  }

  private func makeError(_ context: Context) -> GatewayClientError {
    let place = context.url.plainText
    switch cause {
    case .refused(let raw): return refusal(raw, context)
    case .identity(let cause):
      return GatewayClientError(
        .identityInvalid, "the device identity could not sign the connect", next: .stop, underlying: cause)
    case .violation(let what):
      return GatewayClientError(
        .protocolViolation, "\(place) does not speak the gateway protocol: \(what)", next: .retry)
    case .unreachable(let why):
      return GatewayClientError(
        .connectFailed, "\(place) cannot be reached: \(context.redact(why)). Is the gateway running?", next: .retry)
    case .silent(let what): return lost(what, .retry, context)
    case .closed:
      return lost(reason, Advice.next(afterClose: code, wasConnected: context.wasConnected), context)
    }
  }

  private func lost(_ what: String, _ next: NextStep, _ context: Context) -> GatewayClientError {
    let why = what.isEmpty ? CloseCode.known(code)?.name ?? "no reason given" : context.redact(what)
    return GatewayClientError(
      context.wasConnected ? .connectionLost : .connectFailed,
      "the connection to \(context.url.plainText) ended: \(why) (\(code))", next: next)
  }

  private func refusal(_ raw: JSONValue?, _ context: Context) -> GatewayClientError {
    let wire = Advice.wireError(raw, redact: context.redact)
    let detail = Advice.detailCode(of: wire)
    let what = detail?.rawValue ?? wire.code.rawValue
    let hint = Advice.hint(
      for: wire, minProtocol: context.protocols.lowerBound, maxProtocol: context.protocols.upperBound)
    let text = "\(context.url.plainText) refused the connection: \(wire.message) (\(what)). \(hint)"
    var error = GatewayClientError(
      .connectRefused, text.trimmingCharacters(in: .whitespaces), next: Advice.next(after: wire), outcome: .refused)
    error.method = "connect"
    error.wire = wire
    error.detailCode = detail
    error.retryAfterMs = wire.retryAfterMs
    return error
  }
}
