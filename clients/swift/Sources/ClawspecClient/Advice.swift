import ClawspecProtocol
import Foundation

/// What a refusal or a close means for the client: from the tables of the specification.
enum Advice {
  /// Gateways of protocol 3 send no `details.code`; the text of the message is all that tells refusals apart. The
  /// first match counts: what the text starts with, and what it holds. Never used when a code is there.
  private static let protocol3Texts: [(start: String, holds: String, code: DetailCode)] = [
    ("unauthorized: ", "token missing", .authTokenMissing),
    ("unauthorized: ", "scope mismatch", .authScopeMismatch),
    ("unauthorized: ", "mismatch", .authTokenMismatch),
    ("protocol mismatch", "", .protocolMismatch),
    ("origin not allowed", "", .controlUiOriginNotAllowed),
    ("control ui requires", "", .controlUiOriginNotAllowed),
    ("device identity required", "", .deviceIdentityRequired),
    ("device identity mismatch", "", .deviceAuthDeviceIdMismatch),
    ("device signature expired", "", .deviceAuthSignatureExpired),
    ("device signature invalid", "", .deviceAuthSignatureInvalid),
    ("device nonce required", "", .deviceAuthNonceRequired),
    ("device nonce mismatch", "", .deviceAuthNonceMismatch),
    ("pairing required", "", .pairingRequired),
    ("missing scope: ", "", .missingScope),
  ]

  static func detailCode(of error: WireError) -> DetailCode? {
    if let code = error.details?["code"]?.stringValue { return DetailCode(rawValue: code) }
    return protocol3Texts.first { entry in
      error.message.hasPrefix(entry.start) && (entry.holds.isEmpty || error.message.contains(entry.holds))
    }?.code
  }

  /// A code that nobody knows counts as stop, unless the gateway itself says that it may be repeated.
  static func next(after error: WireError) -> NextStep {
    if let step = detailCode(of: error)?.nextStep { return step }
    let known = error.code.nextStep
    guard let retryable = error.retryable else { return known ?? .stop }
    return retryable ? .retry : known == .pause ? .pause : .stop
  }

  /// Whether an error response means that nothing was done, or that the work was tried.
  static func outcome(of error: WireError, payload: JSONValue?) -> RequestOutcome {
    if let payload, payload != .null { return .failed }
    if error.retryable == true { return .refused }
    return error.code.nextStep == .retry ? .failed : .refused
  }

  /// Codes that the specification does not list are of the network or of proxies: retry. Of an open session, a policy
  /// close is not about who the client is (that was accepted) but about it being too slow, and “too big” is about one
  /// request: retry.
  static func next(afterClose code: Int, wasConnected: Bool) -> NextStep {
    if wasConnected, code == CloseCode.policy.code || code == CloseCode.tooBig.code { return .retry }
    return CloseCode.known(code)?.nextStep ?? .retry
  }

  /// Reads `error` of a response; what is missing or of another type is made up for.
  static func wireError(_ value: JSONValue?, redact: Redactor) -> WireError {
    WireError(
      code: ErrorCode(rawValue: redact(value?["code"]?.stringValue ?? "UNKNOWN")),
      message: redact(value?["message"]?.stringValue ?? "the gateway gave no reason"),
      details: value?["details"].map { redact($0) },
      retryable: value?["retryable"]?.boolValue,
      retryAfterMs: value?["retryAfterMs"]?.intValue.flatMap { $0 >= 0 ? Int($0) : nil })
  }

  /// What a person can do about a refused connect.
  static func hint(for error: WireError, minProtocol: Int, maxProtocol: Int) -> String {
    switch detailCode(of: error) {
    case .authTokenMissing: return "Give the token of the gateway: update, then resume."
    case .authTokenMismatch: return "Give the right token of the gateway: update, then resume."
    case .authScopeMismatch: return "Ask for fewer scopes, or have the device approved for more, then resume."
    case .authRateLimited: return "Too many attempts; the client waits and tries again."
    case .controlUiOriginNotAllowed: return "Allow the origin on the gateway."
    case .deviceIdentityRequired: return "Give the client a device identity."
    case .deviceAuthSignatureExpired: return "The clocks of this device and the gateway differ; set them."
    case .deviceAuthSignatureInvalid: return "The key and the device id must belong together."
    case .protocolMismatch:
      let spoken = error.details?["expectedProtocol"]?.intValue.map(String.init) ?? "another one"
      return "This client offers protocol \(minProtocol) to \(maxProtocol), the gateway speaks \(spoken)."
    case .pairingRequired: return pairingHint(error)
    default: return error.code == .notPaired ? pairingHint(error) : ""
    }
  }

  private static func pairingHint(_ error: WireError) -> String {
    let id = error.details?["requestId"]?.stringValue.map { " (request \($0))" } ?? ""
    return "Approve the device on the gateway\(id), then resume."
  }
}

/// Takes known secrets out of what becomes visible.
struct Redactor: Sendable {
  private let secrets: [String]

  init(_ secrets: [String?]) {
    // Shorter secrets would take ordinary words along.
    self.secrets = secrets.compactMap(\.self).filter { $0.count >= 4 }
  }

  func callAsFunction(_ text: String) -> String {
    secrets.reduce(text) { $0.replacingOccurrences(of: $1, with: "[redacted]") }
  }

  func callAsFunction(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text): .string(self(text))
    case .array(let items): .array(items.map { self($0) })
    case .object(let members): .object(members.mapValues { self($0) })
    default: value
    }
  }
}
