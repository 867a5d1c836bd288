// Generated from the specification by `npm run generate`. Do not edit.

import Foundation

/// Versions of the text that a device signs.
public enum SignatureVersion: String, Codable, Hashable, Sendable, CaseIterable {
  case v2
  case v3

  /// In the order in which a gateway tries them.
  public static let order: [SignatureVersion] = [.v3, .v2]
}

/// What enters the text that a device signs. Absent text counts as empty.
public struct DeviceAuthInput: Hashable, Sendable {
  /// Lower-case hex SHA-256 of the raw public key.
  public var deviceId: String
  public var clientId: String
  public var clientMode: String
  public var role: String
  /// Exactly the requested list in the requested order.
  public var scopes: [String]
  /// Milliseconds since the Unix epoch.
  public var signedAtMs: Int64
  /// `auth.token ?? auth.deviceToken ?? auth.bootstrapToken`.
  public var token: String?
  /// The nonce of connect.challenge.
  public var nonce: String
  public var platform: String?
  public var deviceFamily: String?

  public init(
    deviceId: String, clientId: String, clientMode: String, role: String, scopes: [String], signedAtMs: Int64,
    token: String? = nil, nonce: String, platform: String? = nil, deviceFamily: String? = nil
  ) {
    self.deviceId = deviceId
    self.clientId = clientId
    self.clientMode = clientMode
    self.role = role
    self.scopes = scopes
    self.signedAtMs = signedAtMs
    self.token = token
    self.nonce = nonce
    self.platform = platform
    self.deviceFamily = deviceFamily
  }

  /// The text whose UTF-8 bytes a device signs.
  public func payload(_ version: SignatureVersion) -> String {
    switch version {
    case .v2:
      [
        "v2",
        deviceId,
        clientId,
        clientMode,
        role,
        scopes.joined(separator: ","),
        String(signedAtMs),
        token ?? "",
        nonce,
      ].joined(separator: "|")
    case .v3:
      [
        "v3",
        deviceId,
        clientId,
        clientMode,
        role,
        scopes.joined(separator: ","),
        String(signedAtMs),
        token ?? "",
        nonce,
        trimAsciiLower(platform),
        trimAsciiLower(deviceFamily),
      ].joined(separator: "|")
    }
  }
}

/// Trims, then lower-cases A-Z only: what other alphabets do depends on locale and runtime.
private func trimAsciiLower(_ text: String?) -> String {
  let trimmed = (text ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
  return String(String.UnicodeScalarView(trimmed.unicodeScalars.map { scalar in
    ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar
  }))
}
