import ClawspecProtocol
import Foundation

// How the next connect proves who the client is, and what a refusal teaches about it. Pure.
//
// The protocol of a gateway is only known after its hello, but the proof comes before. So the client speaks the newer
// dialect first and falls back once:
//   dialect 4  signature payload v3, device token in auth.deviceToken
//   dialect 3  signature payload v2, device token in auth.token (protocol 4 gateways take this as well)
// A stored device token remembers the protocol of its gateway, so that the fallback is rare. Every correction happens
// at most once between two hellos: nothing here can loop.

/// What earlier attempts taught.
struct AuthMemory: Equatable {
  var dialect: Int
  /// Sign with the time of connect.challenge: the own clock was found to be off.
  var gatewayClock = false
  /// The device token was refused; token and password take over until the next hello.
  var deviceTokenRefused = false

  init(maxProtocol: Int) {
    dialect = maxProtocol >= 4 ? 4 : 3
  }

  /// After a hello everything is allowed anew; what worked stays.
  mutating func settle(_ attempt: AuthAttempt) {
    dialect = attempt.dialect
    deviceTokenRefused = false
  }
}

/// What to send this time.
struct AuthAttempt: Equatable {
  enum Source { case deviceToken, shared, none }

  var dialect: Int
  var gatewayClock: Bool
  var source: Source
  var token: String?
  var password: String?
  var deviceToken: String?

  var signature: SignatureVersion { dialect == 4 ? .v3 : .v2 }

  /// The token that the device signature covers. The password is never part of it.
  var boundToken: String { token ?? deviceToken ?? "" }

  /// A device token goes alone, so that it is clear what was refused.
  init(_ memory: AuthMemory, _ credentials: Credentials, stored: StoredToken?) {
    dialect = credentials.deviceToken == nil && stored?.protocol == 3 ? 3 : memory.dialect
    gatewayClock = memory.gatewayClock
    let known = memory.deviceTokenRefused ? nil : credentials.deviceToken ?? stored?.token
    if let known {
      source = .deviceToken
      if dialect == 4 { deviceToken = known } else { token = known }
    } else {
      token = credentials.token
      password = credentials.password
      source = token == nil && password == nil ? .none : .shared
    }
  }

  struct Lesson {
    var memory: AuthMemory
    /// Connect again at once: the refusal is answered by another proof.
    var again = false
    /// The device token is dead: take it out of the store.
    var forgetToken = false
  }

  /// What to change after a refusal.
  func learn(_ memory: AuthMemory, from refusal: WireError, _ credentials: Credentials) -> Lesson {
    var lesson = Lesson(memory: memory)
    let detail = Advice.detailCode(of: refusal)
    if dialect == 4, isForeign(detail, refusal) {
      lesson.memory.dialect = 3
      lesson.again = true
      return lesson
    }
    if detail == .deviceAuthSignatureExpired, !gatewayClock {
      lesson.memory.gatewayClock = true
      lesson.again = true
      return lesson
    }
    let isDead = detail == .authTokenMismatch || detail == .authDeviceTokenMismatch
    guard source == .deviceToken, isDead || detail == .authScopeMismatch else { return lesson }
    // Without another secret a pause follows; whatever is given then is tried with a clean slate.
    let hasShared = credentials.token != nil || credentials.password != nil
    lesson.memory.deviceTokenRefused = hasShared
    lesson.again = hasShared
    lesson.forgetToken = isDead
    return lesson
  }

  /// Whether the gateway does not understand the newer dialect.
  private func isForeign(_ detail: DetailCode?, _ refusal: WireError) -> Bool {
    // Gateways that give codes know both payloads: for them the key is wrong, not the layout.
    if detail == .deviceAuthSignatureInvalid { return refusal.details?["code"]?.stringValue == nil }
    return deviceToken != nil && refusal.message.hasPrefix("invalid connect params: ")
      && refusal.message.contains("'deviceToken'")
  }
}
