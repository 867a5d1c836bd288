import Foundation

/// An Ed25519 key that identifies this device. Where the private key lives is the business of the implementation.
public protocol DeviceIdentity: Sendable {
  /// Lower-case hex SHA-256 of the raw public key.
  var deviceID: String { get }
  /// Raw public key, base64url without padding.
  var publicKey: String { get }
  /// Signs bytes; 64 bytes come back.
  func sign(_ bytes: Data) async throws -> Data
}

/// A device identity whose key is in memory. ``DeviceKeyFile`` keeps one between runs.
public struct DeviceKey: DeviceIdentity {
  /// Lower-case hex SHA-256 of the raw public key.
  public let deviceID: String
  /// Raw public key, base64url without padding.
  public let publicKey: String
  /// The private key, 32 bytes. A secret.
  public let seed: Data

  /// A new identity.
  public init() {
    var generator = SystemRandomNumberGenerator()
    let seed = Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    guard let key = try? DeviceKey(seed: seed) else { preconditionFailure("Ed25519 takes any 32 bytes") }
    self = key
  }

  /// The identity of a private key of 32 bytes. Throws ``GatewayClientError`` (`identityInvalid`).
  public init(seed: Data) throws {
    guard let raw = try? Ed25519.publicKey(seed: seed) else {
      throw GatewayClientError.identityInvalid("a device key has 32 bytes, this one has \(seed.count)")
    }
    self.seed = seed
    self.publicKey = raw.base64URLText
    self.deviceID = Digest.sha256(raw).hexText
  }

  /// Signs bytes; 64 bytes come back.
  public func sign(_ bytes: Data) throws -> Data {
    try Ed25519.sign(bytes, seed: seed)
  }

  /// Whether `signature` is one of `publicKey` (base64url) for `bytes`.
  public static func isValid(_ signature: Data, of bytes: Data, publicKey: String) -> Bool {
    guard let raw = Data(base64URL: publicKey) else { return false }
    return Ed25519.isValid(signature, of: bytes, publicKey: raw)
  }
}

extension DeviceKey: CustomStringConvertible, CustomReflectable {
  /// The public half only: a key that is printed stays secret.
  public var description: String { "DeviceKey(\(deviceID))" }
  /// The public half only.
  public var customMirror: Mirror { Mirror(self, children: ["deviceID": deviceID]) }
}
