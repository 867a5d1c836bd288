import XCTest

@testable import ClawspecClient

final class StoreTests: XCTestCase {
  private var folder = URL(fileURLWithPath: "/")

  override func setUpWithError() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("clawspec-\(UUID().uuidString)")
  }

  override func tearDownWithError() throws {
    try FileManager.default.removeItem(at: folder)
  }

  private func mode(of file: URL) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }

  func testIdentityIsMadeOnceAndKept() throws {
    let file = folder.appendingPathComponent("device.json")
    let made = try DeviceKeyFile(file).load()
    XCTAssertEqual(try DeviceKeyFile(file).load().seed, made.seed)
    XCTAssertEqual(try mode(of: file), 0o600)
    XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: folder.path), ["device.json"])
  }

  func testDamagedIdentityIsNotReplaced() throws {
    let file = folder.appendingPathComponent("device.json")
    _ = try DeviceKeyFile(file).load()
    try Data("{}".utf8).write(to: file)
    XCTAssertThrowsError(try DeviceKeyFile(file).load()) { error in
      XCTAssertEqual((error as? GatewayClientError)?.code, .identityInvalid)
    }
    XCTAssertEqual(try Data(contentsOf: file), Data("{}".utf8))
  }

  func testTokens() async throws {
    let file = folder.appendingPathComponent("tokens.json")
    let store = FileTokenStore(file)
    let key = TokenKey(url: "ws://h/", deviceID: "d", role: "operator")
    let other = TokenKey(url: "ws://h/", deviceID: "d", role: "node")
    let token = StoredToken(token: "secret", scopes: ["operator.read"], protocol: 4, issuedAtMs: 1)
    try await store.store(token, for: key)
    try await store.store(token, for: other)
    let again = FileTokenStore(file)
    let found = try await again.token(for: key)
    XCTAssertEqual(found, token)
    XCTAssertEqual(try mode(of: file), 0o600)
    try await again.removeToken(for: key)
    let gone = try await store.token(for: key)
    XCTAssertNil(gone)
    let kept = try await store.token(for: other)
    XCTAssertEqual(kept, token)
  }
}
