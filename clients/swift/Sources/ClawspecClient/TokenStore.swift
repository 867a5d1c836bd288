import Foundation

/// Which token is meant: a gateway gives one token per device and role.
public struct TokenKey: Sendable, Hashable, Codable {
  /// Address of the gateway, without user, query and fragment.
  public var url: String
  /// Id of the device.
  public var deviceID: String
  /// `operator` or `node`.
  public var role: String

  /// Two keys are the same when all three are.
  public init(url: String, deviceID: String, role: String) {
    self.url = url
    self.deviceID = deviceID
    self.role = role
  }
}

/// A device token as a gateway issued it.
public struct StoredToken: Sendable, Hashable, Codable {
  /// A secret.
  public var token: String
  /// Scopes that it was issued for.
  public var scopes: [String]
  /// Protocol of the gateway that issued it; it decides how the token is presented.
  public var `protocol`: Int
  /// Milliseconds since the Unix epoch.
  public var issuedAtMs: Int64?

  /// A token as it came from a gateway.
  public init(token: String, scopes: [String], protocol: Int, issuedAtMs: Int64? = nil) {
    self.token = token
    self.scopes = scopes
    self.protocol = `protocol`
    self.issuedAtMs = issuedAtMs
  }
}

/// Keeps device tokens between connections, in a file, in the keychain, … A failing store costs a warning, not the
/// connection.
public protocol TokenStore: Sendable {
  /// The token that is kept; nil when there is none.
  func token(for key: TokenKey) async throws -> StoredToken?
  /// Keeps a token in the place of an earlier one.
  func store(_ token: StoredToken, for key: TokenKey) async throws
  /// Forgets a token that the gateway refused.
  func removeToken(for key: TokenKey) async throws
}

/// Keeps tokens as long as the process lives. The default.
public actor MemoryTokenStore: TokenStore {
  private var tokens: [TokenKey: StoredToken] = [:]

  /// An empty store.
  public init() {}

  public func token(for key: TokenKey) -> StoredToken? { tokens[key] }
  public func store(_ token: StoredToken, for key: TokenKey) { tokens[key] = token }
  public func removeToken(for key: TokenKey) { tokens[key] = nil }
}

/// Keeps tokens in one JSON file, mode 0600, replaced as a whole.
public actor FileTokenStore: TokenStore {
  private let file: SecretFile

  /// A file that may or may not exist; it is read for every token.
  public init(_ url: URL) {
    file = SecretFile(url: url)
  }

  public func token(for key: TokenKey) throws -> StoredToken? {
    try read().entries.first { $0.key == key }?.token
  }

  public func store(_ token: StoredToken, for key: TokenKey) throws {
    try change { entries in
      entries.removeAll { $0.key == key }
      entries.append(.init(key: key, token: token))
    }
  }

  public func removeToken(for key: TokenKey) throws {
    try change { $0.removeAll { $0.key == key } }
  }

  private struct Content: Codable {
    struct Entry: Codable {
      var key: TokenKey
      var token: StoredToken
    }
    var version = 1
    var entries: [Entry] = []
  }

  /// A damaged file counts as empty: tokens can be had again, and nothing else is in it.
  private func read() throws -> Content {
    guard let content = try file.read() else { return Content() }
    return (try? JSONDecoder().decode(Content.self, from: content)) ?? Content()
  }

  private func change(_ change: (inout [Content.Entry]) -> Void) throws {
    var content = try read()
    change(&content.entries)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try file.write(try encoder.encode(content))
  }
}
