import ClawspecProtocol
import XCTest

@testable import ClawspecClient

/// The vectors of the specification: payload text and signature, byte for byte.
final class SignatureTests: XCTestCase {
  private struct Vectors: Decodable {
    struct Key: Decodable {
      var seedHex, publicKey, deviceId: String
    }
    struct Vector: Decodable {
      struct Input: Decodable {
        var deviceId, clientId, clientMode, role, nonce: String
        var scopes: [String]
        var signedAtMs: Int64
        var platform, deviceFamily: String?
        var auth: [String: String]
      }
      var name, version, payload, signature: String
      var input: Input
    }
    var key: Key
    var vectors: [Vector]
  }

  private func vectors() throws -> Vectors {
    let root = (0..<5).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    let text = try Data(contentsOf: root.appendingPathComponent("spec/vectors/device-auth.json"))
    return try JSONDecoder().decode(Vectors.self, from: text)
  }

  private func key() throws -> DeviceKey {
    let hex = Array(try vectors().key.seedHex)
    let bytes = stride(from: 0, to: hex.count, by: 2).compactMap { UInt8(String(hex[$0...($0 + 1)]), radix: 16) }
    return try DeviceKey(seed: Data(bytes))
  }

  func testIdentity() throws {
    let key = try key()
    XCTAssertEqual(key.publicKey, try vectors().key.publicKey)
    XCTAssertEqual(key.deviceID, try vectors().key.deviceId)
    XCTAssertThrowsError(try DeviceKey(seed: Data(count: 31)))
    XCTAssertFalse("\(key) \(String(reflecting: key))".contains(key.seed.base64URLText))
  }

  func testVectors() throws {
    let key = try key()
    XCTAssertGreaterThan(try vectors().vectors.count, 10)
    for vector in try vectors().vectors {
      let input = vector.input
      let token = input.auth["token"] ?? input.auth["deviceToken"] ?? input.auth["bootstrapToken"]
      let payload = DeviceAuthInput(
        deviceId: input.deviceId, clientId: input.clientId, clientMode: input.clientMode, role: input.role,
        scopes: input.scopes, signedAtMs: input.signedAtMs, token: token, nonce: input.nonce,
        platform: input.platform, deviceFamily: input.deviceFamily
      ).payload(vector.version == "v2" ? .v2 : .v3)
      XCTAssertEqual(payload, vector.payload, vector.name)

      let bytes = Data(vector.payload.utf8)
      let expected = try XCTUnwrap(Data(base64URL: vector.signature))
      XCTAssertTrue(DeviceKey.isValid(expected, of: bytes, publicKey: key.publicKey), vector.name)
      let signature = try key.sign(bytes)
      XCTAssertTrue(DeviceKey.isValid(signature, of: bytes, publicKey: key.publicKey), vector.name)
      XCTAssertFalse(DeviceKey.isValid(signature, of: bytes + Data([0]), publicKey: key.publicKey), vector.name)
      #if !canImport(CryptoKit)
        // CryptoKit's signatures are valid, but not the same every time.
        XCTAssertEqual(signature.base64URLText, vector.signature, vector.name)
      #endif
    }
  }

  /// What the client puts into its connect is what the vectors say, for both dialects.
  func testConnect() async throws {
    let key = try key()
    for (dialect, version) in [(4, SignatureVersion.v3), (3, .v2)] {
      var memory = AuthMemory(maxProtocol: 4)
      memory.dialect = dialect
      let attempt = AuthAttempt(memory, Credentials(deviceToken: "device-token"), stored: nil)
      let client = ClientInfo(id: .cli, version: "1", platform: "Linux", mode: .cli)
      let params = ConnectParams(minProtocol: 3, maxProtocol: 4, client: client, role: "operator", scopes: ["a", "b"])
      var handshake = Handshake(plan: .init(id: "1", params: params, attempt: attempt, identity: key))
      let challenge = #"{"type":"event","event":"connect.challenge","payload":{"nonce":"n-1","ts":1}}"#
      guard case .send(let frame) = await handshake.take(Data(challenge.utf8), now: Date(timeIntervalSince1970: 5))
      else { return XCTFail("no connect came out") }
      let sent = try GatewayJSON.decode(RequestFrame<ConnectParams>.self, from: frame)
      let device = try XCTUnwrap(sent.params?.device)
      XCTAssertEqual(sent.params?.auth?.deviceToken, dialect == 4 ? "device-token" : nil)
      XCTAssertEqual(sent.params?.auth?.token, dialect == 3 ? "device-token" : nil)
      XCTAssertEqual(device.signedAt, 5_000)
      let text = DeviceAuthInput(
        deviceId: key.deviceID, clientId: "cli", clientMode: "cli", role: "operator", scopes: ["a", "b"],
        signedAtMs: 5_000, token: "device-token", nonce: "n-1", platform: "Linux", deviceFamily: nil
      ).payload(version)
      let signature = try XCTUnwrap(Data(base64URL: device.signature))
      XCTAssertTrue(DeviceKey.isValid(signature, of: Data(text.utf8), publicKey: key.publicKey))
    }
  }
}
