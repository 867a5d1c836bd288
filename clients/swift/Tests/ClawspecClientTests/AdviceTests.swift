import ClawspecProtocol
import XCTest

@testable import ClawspecClient

final class AdviceTests: XCTestCase {
  private func wire(_ code: String, _ message: String = "", details: JSONValue? = nil, retryable: Bool? = nil)
    -> WireError
  {
    WireError(code: ErrorCode(rawValue: code), message: message, details: details, retryable: retryable)
  }

  func testNextStep() {
    let cases: [(WireError, NextStep)] = [
      (wire("INVALID_REQUEST"), .stop),
      (wire("UNAVAILABLE"), .retry),
      (wire("UNAVAILABLE", retryable: false), .stop),
      (wire("NOT_PAIRED", retryable: false), .pause),
      (wire("SOMETHING_NEW"), .stop),
      (wire("SOMETHING_NEW", retryable: true), .retry),
      (wire("INVALID_REQUEST", details: ["code": "AUTH_TOKEN_MISMATCH"]), .pause),
      (wire("INVALID_REQUEST", "unauthorized: gateway token mismatch (set it)"), .pause),
      (wire("INVALID_REQUEST", "protocol mismatch"), .stop),
      (wire("NOT_PAIRED", "pairing required"), .pause),
    ]
    for (error, next) in cases { XCTAssertEqual(Advice.next(after: error), next, "\(error)") }
  }

  func testCloseCodes() {
    XCTAssertEqual(Advice.next(afterClose: 1008, wasConnected: false), .pause)
    XCTAssertEqual(Advice.next(afterClose: 1008, wasConnected: true), .retry)
    XCTAssertEqual(Advice.next(afterClose: 1009, wasConnected: false), .stop)
    XCTAssertEqual(Advice.next(afterClose: 1009, wasConnected: true), .retry)
    XCTAssertEqual(Advice.next(afterClose: 4001, wasConnected: true), .pause)
    XCTAssertEqual(Advice.next(afterClose: 1006, wasConnected: true), .retry)
    XCTAssertEqual(Advice.next(afterClose: 4321, wasConnected: true), .retry)
  }

  func testSecretsAreTakenOut() {
    let redact = Redactor(["top-secret", nil, "abc"])
    XCTAssertEqual(redact("token top-secret is abc"), "token [redacted] is abc")
    XCTAssertEqual(redact(["a": ["top-secret"]]), ["a": ["[redacted]"]])
    let url = URL(string: "ws://user:pass@h:1/p?token=x#y")
    XCTAssertEqual(url?.plainText, "ws://h:1/p")
  }

  func testAddresses() throws {
    func checked(_ text: String) throws -> String {
      try GatewayClientOptions.checkedURL(try XCTUnwrap(URL(string: text))).absoluteString
    }
    XCTAssertEqual(try checked("http://h:1/"), "ws://h:1/")
    XCTAssertEqual(try checked("https://h"), "wss://h")
    XCTAssertThrowsError(try checked("ftp://h"))
    XCTAssertThrowsError(try checked("just-text"))
  }

  func testDialectFallsBackOnce() {
    var memory = AuthMemory(maxProtocol: 4)
    let first = AuthAttempt(memory, Credentials(token: "t"), stored: nil)
    XCTAssertEqual(first.signature, .v3)
    let refusal = wire("INVALID_REQUEST", "device signature invalid")
    let lesson = first.learn(memory, from: refusal, Credentials(token: "t"))
    XCTAssertTrue(lesson.again)
    memory = lesson.memory
    let second = AuthAttempt(memory, Credentials(token: "t"), stored: nil)
    XCTAssertEqual(second.signature, .v2)
    XCTAssertFalse(second.learn(memory, from: refusal, Credentials(token: "t")).again)
    let coded = wire(
      "INVALID_REQUEST", "device signature invalid", details: ["code": "DEVICE_AUTH_SIGNATURE_INVALID"])
    XCTAssertFalse(first.learn(AuthMemory(maxProtocol: 4), from: coded, Credentials(token: "t")).again)
  }

  func testRefusedDeviceTokenGivesWayToTheSharedSecret() {
    let memory = AuthMemory(maxProtocol: 4)
    let stored = StoredToken(token: "device", scopes: [], protocol: 4)
    let attempt = AuthAttempt(memory, Credentials(token: "t"), stored: stored)
    XCTAssertEqual(attempt.deviceToken, "device")
    XCTAssertNil(attempt.token)
    let refusal = wire("INVALID_REQUEST", details: ["code": "AUTH_TOKEN_MISMATCH"])
    let lesson = attempt.learn(memory, from: refusal, Credentials(token: "t"))
    XCTAssertTrue(lesson.again && lesson.forgetToken)
    XCTAssertEqual(AuthAttempt(lesson.memory, Credentials(token: "t"), stored: stored).token, "t")
  }
}
