import ClawspecProtocol
import Foundation
import XCTest

/// Methods, events and constants say what the specification says.
final class CatalogueTests: XCTestCase {
  func testCallsInferTheirTypes() {
    // These lines are the test: they compile only when params and result belong to the method.
    let history = call(.chatHistory, ChatHistoryParams(sessionKey: "main"))
    XCTAssertTrue(history.result == ChatHistoryResult.self)
    let sent = call(.chatSend, .init(sessionKey: "main", message: "Hello"))
    XCTAssertTrue(sent.result == ChatSendResult.self)
    XCTAssertFalse(sent.params.idempotencyKey.isEmpty)
    XCTAssertTrue(call(.cronRemove, .init(jobId: "job-1")).params == .jobId(.init(jobId: "job-1")))
    XCTAssertTrue(call(.health).result == HealthSnapshot.self)
    XCTAssertTrue(call(GatewayMethod.sessionsList.untyped, .init()).result == JSONValue.self)
    XCTAssertEqual(TwoPhaseMethod.agent.first, .agent)
  }

  func testEveryMethodAndEventIsThere() throws {
    let spec = try Repository.json("generated/protocol.json")
    let methods = try XCTUnwrap(spec["methods"]?.objectValue)
    XCTAssertEqual(Set(MethodInfo.all.keys), Set(methods.keys))
    XCTAssertEqual(Set(ProtocolTypes.params.keys), Set(methods.keys))
    for (name, method) in methods {
      let info = try XCTUnwrap(MethodInfo.all[name])
      XCTAssertEqual(info.scopes.map(\.rawValue), method["scopes"]?.arrayValue?.compactMap(\.stringValue), name)
      XCTAssertEqual(info.errors.map(\.rawValue), method["errors"]?.arrayValue?.compactMap(\.stringValue), name)
      XCTAssertEqual(info.since, method["since"]?.intValue.map(Int.init), name)
    }
    let events = try XCTUnwrap(spec["events"]?.objectValue)
    XCTAssertEqual(Set(EventInfo.all.keys), Set(events.keys))
    XCTAssertEqual(Set(EventName.knownCases.map(\.rawValue)), Set(events.keys))
  }

  func testAnEventOfOneKindIsReadFromAll() throws {
    let event = GatewayEvent.tick(TickPayload(ts: 1))
    XCTAssertEqual(GatewayEventType.tick.payload(of: event), TickPayload(ts: 1))
    XCTAssertNil(GatewayEventType.chat.payload(of: event))
    XCTAssertEqual(GatewayEventType.chat.name, "chat")
    XCTAssertEqual(event.info?.droppable, EventInfo.all["tick"]?.droppable)
  }

  func testCodesSayWhatToDoNext() throws {
    let spec = try Repository.json("generated/protocol.json")
    for (code, entry) in try XCTUnwrap(spec["errors"]?.objectValue) {
      XCTAssertEqual(ErrorCode(rawValue: code).nextStep?.rawValue, entry["client"]?.stringValue, code)
    }
    for (code, entry) in try XCTUnwrap(spec["detailCodes"]?.objectValue) {
      XCTAssertEqual(DetailCode(rawValue: code).nextStep?.rawValue, entry["client"]?.stringValue, code)
    }
    for entry in try XCTUnwrap(spec["closeCodes"]?.arrayValue) {
      let code = try XCTUnwrap(entry["code"]?.intValue)
      XCTAssertEqual(CloseCode.known(Int(code))?.nextStep.rawValue, entry["client"]?.stringValue)
    }
    XCTAssertNil(ErrorCode(rawValue: "NEW").nextStep)
    XCTAssertNil(CloseCode.known(4999))
    let error = ErrorShape(code: .notPaired, message: "no", details: ["code": "PAIRING_REQUIRED", "requestId": "r-1"])
    XCTAssertEqual(error.detailCode, .pairingRequired)
    XCTAssertEqual(try error.details(as: PairingRequiredDetails.self)?.requestId, "r-1")
  }

  func testMembersKnowTheirProtocols() {
    XCTAssertEqual(HelloOk.memberVersions["canvasHostUrl"]?.contains(4), false)
    XCTAssertEqual(HelloOk.memberVersions["pluginSurfaceUrls"]?.contains(3), false)
    XCTAssertNil(HelloOk.memberVersions["server"])
  }

  func testSignedTextsMatchTheVectors() throws {
    let vectors = try XCTUnwrap(try Repository.json("spec/vectors/device-auth.json")["vectors"]?.arrayValue)
    XCTAssertGreaterThan(vectors.count, 3)
    for vector in vectors {
      let input = try XCTUnwrap(vector["input"])
      let token = input["auth"]?["token"] ?? input["auth"]?["deviceToken"] ?? input["auth"]?["bootstrapToken"]
      let version = try XCTUnwrap(vector["version"]?.stringValue.flatMap(SignatureVersion.init(rawValue:)))
      let text = DeviceAuthInput(
        deviceId: input["deviceId"]?.stringValue ?? "", clientId: input["clientId"]?.stringValue ?? "",
        clientMode: input["clientMode"]?.stringValue ?? "", role: input["role"]?.stringValue ?? "operator",
        scopes: input["scopes"]?.arrayValue?.compactMap(\.stringValue) ?? [], signedAtMs: input["signedAtMs"]?.intValue ?? 0,
        token: token?.stringValue, nonce: input["nonce"]?.stringValue ?? "",
        platform: input["platform"]?.stringValue, deviceFamily: input["deviceFamily"]?.stringValue
      ).payload(version)
      XCTAssertEqual(text, vector["payload"]?.stringValue, vector["name"]?.stringValue ?? "")
    }
  }

  /// What a client's `call` looks like to the compiler.
  private func call<Params, Result>(_ method: GatewayMethod<Params, Result>, _ params: Params) -> (params: Params, result: Result.Type) {
    (params, Result.self)
  }

  private func call<Params: DefaultParams, Result>(_ method: GatewayMethod<Params, Result>) -> (params: Params, result: Result.Type) {
    (Params(), Result.self)
  }
}
