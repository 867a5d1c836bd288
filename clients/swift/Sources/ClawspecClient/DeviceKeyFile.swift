import Foundation

/// Keeps a device identity in a file, mode 0600. Other SDKs of this repository read the same file.
public struct DeviceKeyFile: Sendable {
  private let file: SecretFile

  /// A file that may or may not exist; nothing is read yet.
  public init(_ url: URL) {
    file = SecretFile(url: url)
  }

  /// The identity in the file; a new one is made and stored when there is none. Processes that start at the same
  /// time end up with the same identity. Throws ``GatewayClientError`` (`storeFailed`, `identityInvalid`).
  public func load() throws -> DeviceKey {
    if let existing = try read() { return existing }
    let made = DeviceKey()
    if try file.create(try Stored(made).text()) { return made }
    return try read() ?? made
  }

  private func read() throws -> DeviceKey? {
    guard let content = try file.read() else { return nil }
    guard let stored = try? JSONDecoder().decode(Stored.self, from: content), let seed = stored.seed,
      let key = try? DeviceKey(seed: seed), key.publicKey == stored.publicKey
    else {
      throw GatewayClientError.identityInvalid(
        "\(file.url.path) does not hold a device identity; delete it to make a new one "
          + "(the device has to be paired again then)")
    }
    return key
  }

  private struct Stored: Codable {
    var version = 1
    var deviceId: String
    var publicKey: String
    /// PKCS #8, base64url.
    var privateKey: String

    /// What PKCS #8 puts before the 32 bytes of an Ed25519 key.
    private static let prefix = Data([
      0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ])

    init(_ key: DeviceKey) {
      deviceId = key.deviceID
      publicKey = key.publicKey
      privateKey = (Self.prefix + key.seed).base64URLText
    }

    var seed: Data? {
      guard let bytes = Data(base64URL: privateKey), bytes.count == Self.prefix.count + 32,
        bytes.starts(with: Self.prefix)
      else { return nil }
      return bytes.suffix(32)
    }

    func text() throws -> Data {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return try encoder.encode(self)
    }
  }
}
