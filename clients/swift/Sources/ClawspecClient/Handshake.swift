import ClawspecProtocol
import Foundation

/// The handshake as a machine: frames go in, and what is to be done comes out. It knows no socket and no timer.
///
///     challenge --connect.challenge--> answer --hello-ok--> ended
///                                             --error-----> ended
struct Handshake {
  /// Everything that goes into one connect.
  struct Plan {
    var id: String
    var params: ConnectParams
    var attempt: AuthAttempt
    var identity: (any DeviceIdentity)?
  }

  enum Action {
    case nothing
    /// A frame that does no harm, but that nobody expects here.
    case warn(String)
    case send(Data)
    case accept(GatewayHello)
    case refuse(JSONValue?)
    /// Close with this reason and judge by the cause.
    case fail(LinkEnd.Cause, String)
  }

  private enum Phase { case challenge, answer, ended }

  private let plan: Plan
  private var phase = Phase.challenge

  init(plan: Plan) {
    self.plan = plan
  }

  mutating func take(_ frame: Data, now: Date = Date()) async -> Action {
    guard phase != .ended else { return .nothing }
    guard let json = try? JSONValue(parsing: frame), let type = json["type"]?.stringValue else {
      return .warn("a message is not a frame")
    }
    if type == "event", phase == .challenge, json["event"]?.stringValue == "connect.challenge" {
      return await onChallenge(json["payload"], now)
    }
    guard type == "res" else { return .nothing }
    guard let ok = json["ok"]?.boolValue else { return .warn("a response does not say whether it is ok") }
    if phase == .answer, json["id"]?.stringValue == plan.id { return onAnswer(ok, json) }
    // A refusal may come early: a gateway that is starting does not wait for the connect.
    if phase == .challenge, !ok {
      phase = .ended
      return .refuse(json["error"])
    }
    return .nothing
  }

  private mutating func onAnswer(_ ok: Bool, _ json: JSONValue) -> Action {
    phase = .ended
    guard ok else { return .refuse(json["error"]) }
    // Gateways send more and less than the schema says; an object is all that is needed to go on.
    guard let payload = json["payload"], payload.objectValue != nil else {
      return .fail(.violation("connect answer has no hello"), "connect answer has no hello")
    }
    return .accept(GatewayHello(json: payload))
  }

  private mutating func onChallenge(_ payload: JSONValue?, _ now: Date) async -> Action {
    guard let nonce = payload?["nonce"]?.stringValue,
      !nonce.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty
    else {
      phase = .ended
      return .fail(.violation("connect challenge missing nonce"), "connect challenge missing nonce")
    }
    let gatewayTime = plan.attempt.gatewayClock ? payload?["ts"]?.intValue : nil
    let signedAt = gatewayTime ?? Int64(now.timeIntervalSince1970 * 1_000)
    do {
      let connect = try await makeConnect(nonce: nonce, signedAt: signedAt)
      phase = .answer
      return .send(connect)
    } catch {
      phase = .ended
      return .fail(.identity(error), "")
    }
  }

  private func makeConnect(nonce: String, signedAt: Int64) async throws -> Data {
    var params = plan.params
    let attempt = plan.attempt
    if attempt.source != .none {
      params.auth = ConnectAuth(token: attempt.token, deviceToken: attempt.deviceToken, password: attempt.password)
    }
    if let identity = plan.identity {
      let input = DeviceAuthInput(
        deviceId: identity.deviceID, clientId: params.client.id.rawValue, clientMode: params.client.mode.rawValue,
        role: params.role ?? "operator", scopes: params.scopes ?? [], signedAtMs: signedAt,
        token: attempt.boundToken, nonce: nonce, platform: params.client.platform,
        deviceFamily: params.client.deviceFamily)
      let signature = try await identity.sign(Data(input.payload(attempt.signature).utf8))
      params.device = ConnectDevice(
        id: identity.deviceID, publicKey: identity.publicKey, signature: signature.base64URLText, signedAt: signedAt,
        nonce: nonce)
    }
    return try GatewayJSON.encode(RequestFrame(id: plan.id, method: "connect", params: params))
  }
}
