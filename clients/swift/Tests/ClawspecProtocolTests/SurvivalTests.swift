import ClawspecProtocol
import Foundation
import XCTest

/// What this version of the specification does not know goes through the types unharmed; what breaks it is refused.
final class SurvivalTests: XCTestCase {
  func testUnknownValueOfAnOpenEnumeration() throws {
    let role = try decode(ChatMessage.Role.self, #""narrator""#)
    XCTAssertEqual(role, .unknown("narrator"))
    XCTAssertFalse(role.isKnown)
    try assertRoundTrip(ChatMessage.self, #"{"role":"narrator","content":"Once"}"#)
  }

  func testUnknownValueOfAClosedEnumerationIsRefused() {
    XCTAssertThrowsError(try decode(AgentFinal.Status.self, #""maybe""#))
  }

  func testUnknownFrameIsKept() throws {
    let text = #"{"type":"stream","id":"s1","chunks":[1,2.5,null,{"a":true}]}"#
    guard case .unknown("stream", _) = try decode(GatewayFrame.self, text) else { return XCTFail("not unknown") }
    try assertRoundTrip(GatewayFrame.self, text)
  }

  func testUnknownEventIsKept() throws {
    let text = #"{"type":"event","event":"weather.changed","payload":{"sun":true},"seq":7}"#
    let frame = try decode(EventFrame.self, text)
    XCTAssertEqual(frame.event, .unknown(name: "weather.changed", payload: ["sun": true]))
    XCTAssertEqual(frame.event.name, "weather.changed")
    XCTAssertNil(frame.event.info)
    XCTAssertEqual(frame.seq, 7)
    try assertRoundTrip(EventFrame.self, text)
  }

  func testUnknownTagsAreKept() throws {
    let chat = #"{"state":"dreaming","runId":"r","sessionKey":"main","seq":3,"depth":{"level":2}}"#
    guard case .unknown(let other) = try decode(ChatPayload.self, chat) else { return XCTFail("not unknown") }
    XCTAssertEqual(other.additional["depth"]?["level"], 2)
    try assertRoundTrip(ChatPayload.self, chat)
    try assertRoundTrip(ContentPart.self, #"{"type":"hologram","frames":[[1,2],[3,4]]}"#)
    try assertRoundTrip(AgentResult.self, #"{"status":"queued","runId":"r"}"#, where: { if case .unknown = $0 { true } else { false } })
  }

  func testUnknownMembersOfWhatGatewaysSendAreIgnored() throws {
    XCTAssertEqual(try decode(TickPayload.self, #"{"ts":5,"mood":"good"}"#), TickPayload(ts: 5))
  }

  func testFramesThatLackWhatTheyNeedAreRefused() {
    for text in [#"{"type":"res"}"#, #"{"type":"req","id":"1"}"#, #"{"type":"event"}"#, #"{"id":"1"}"#, "[]", "{"] {
      XCTAssertThrowsError(try decode(GatewayFrame.self, text), text)
    }
    XCTAssertThrowsError(try decode(ResponseFrame<JSONValue>.self, #"{"type":"req","id":"1","ok":true}"#))
  }

  func testTagsAreConstant() throws {
    XCTAssertThrowsError(try decode(ChatDelta.self, #"{"state":"final","runId":"r","sessionKey":"main","seq":1}"#))
    XCTAssertEqual(try JSONValue(encoding: ChatDelta(runId: "r", sessionKey: "main", seq: 1))["state"], "delta")
  }

  func testNullIsNotAbsence() throws {
    let cleared = SessionsPatchParams(key: "main", label: .null, model: "gpt")
    XCTAssertEqual(try JSONValue(encoding: cleared), ["key": "main", "label": .null, "model": "gpt"])
    let read = try decode(SessionsPatchParams.self, #"{"key":"main","label":null}"#)
    XCTAssertEqual(read.label, .null)
    XCTAssertNil(read.model)
    XCTAssertNil(read.label?.value)
    try assertRoundTrip(SessionsPatchParams.self, #"{"key":"main","label":null,"toolOverrides":null,"fastMode":"auto"}"#)
    try assertRoundTrip(SessionsAbortResult.self, #"{"ok":true,"status":"aborted","abortedRunId":null}"#)
    try assertRoundTrip(ResponseFrame<LastHeartbeatResult>.self, #"{"type":"res","id":"1","ok":true,"payload":null}"#)
  }

  func testIntegersKeepAllTheirDigits() throws {
    XCTAssertEqual(try decode(TickPayload.self, #"{"ts":9007199254740993}"#).ts, 9_007_199_254_740_993)
    try assertRoundTrip(JSONValue.self, #"[9007199254740993,1003.8134349999895,-0.5,1e300]"#)
  }

  func testAFailureKeepsItsErrorWhateverItsPayload() throws {
    let text = #"{"type":"res","id":"1","ok":false,"payload":{"odd":1},"error":{"code":"UNAVAILABLE","message":"no"}}"#
    let frame = try decode(ResponseFrame<ChatHistoryResult>.self, text)
    XCTAssertNil(frame.payload)
    XCTAssertEqual(frame.error?.code, .unavailable)
  }

  func testHeaderReadsNothingOfThePayload() throws {
    let header = try FrameHeader(from: Data(#"{"type":"res","id":"1","ok":true,"payload":{"anything":[1]}}"#.utf8))
    XCTAssertEqual(header.kind, .response)
    XCTAssertEqual(header.id, "1")
    XCTAssertEqual(header.ok, true)
    XCTAssertEqual(try FrameHeader(from: Data(#"{"type":"stream"}"#.utf8)).kind, .unknown("stream"))
  }

  private func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try GatewayJSON.decode(type, from: Data(text.utf8))
  }

  private func assertRoundTrip<Value: WireValue>(
    _ type: Value.Type, _ text: String, where holds: (Value) -> Bool = { _ in true }, line: UInt = #line
  ) throws {
    let value = try decode(type, text)
    XCTAssertTrue(holds(value), line: line)
    XCTAssertNil(firstDifference(try decode(JSONValue.self, text), try JSONValue(encoding: value)), line: line)
  }
}
