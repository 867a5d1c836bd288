#if canImport(Security)
  import Foundation

  /// Keeps a device identity in the keychain. It stays on this device, and can be read from the first unlock after a
  /// start on.
  public struct KeychainDeviceKey: Sendable {
    private let item: KeychainItem

    /// An item that may or may not exist; nothing is read yet.
    ///
    /// - Parameters:
    ///   - service: such as the bundle identifier of the app.
    ///   - accessGroup: shared with other apps of the team; nil is the app alone.
    ///   - usesDataProtection: false for programs without an application identifier, such as command lines on macOS:
    ///     the keychain of the login then.
    public init(service: String, accessGroup: String? = nil, usesDataProtection: Bool = true) {
      item = KeychainItem(
        service: service, account: "device-key", accessGroup: accessGroup, usesDataProtection: usesDataProtection)
    }

    /// The identity in the keychain; a new one is made and stored when there is none. Processes that start at the
    /// same time end up with the same identity. Throws ``GatewayClientError`` (`storeFailed`, `identityInvalid`).
    public func load() throws -> DeviceKey {
      try item.storing {
        if let seed = try item.read() { return try DeviceKey(seed: seed) }
        let made = DeviceKey()
        if try item.create(made.seed) { return made }
        return try item.read().map { try DeviceKey(seed: $0) } ?? made
      }
    }
  }

  /// Keeps device tokens in the keychain, one item for each gateway, device and role. They stay on this device, and can
  /// be read from the first unlock after a start on.
  public struct KeychainTokenStore: TokenStore {
    private let template: KeychainItem

    /// A store that may be empty; the keychain is asked for every token.
    ///
    /// - Parameters:
    ///   - service: such as the bundle identifier of the app.
    ///   - accessGroup: shared with other apps of the team; nil is the app alone.
    ///   - usesDataProtection: false for programs without an application identifier, such as command lines on macOS:
    ///     the keychain of the login then.
    public init(service: String, accessGroup: String? = nil, usesDataProtection: Bool = true) {
      template = KeychainItem(
        service: service, account: "", accessGroup: accessGroup, usesDataProtection: usesDataProtection)
    }

    public func token(for key: TokenKey) async throws -> StoredToken? {
      let item = item(key)
      // A damaged item counts as none: tokens can be had again.
      return try item.storing { try item.read() }.flatMap { try? JSONDecoder().decode(StoredToken.self, from: $0) }
    }

    public func store(_ token: StoredToken, for key: TokenKey) async throws {
      let (item, content) = (item(key), try JSONEncoder().encode(token))
      try item.storing { try item.write(content) }
    }

    public func removeToken(for key: TokenKey) async throws {
      let item = item(key)
      try item.storing { try item.delete() }
    }

    private func item(_ key: TokenKey) -> KeychainItem {
      var item = template
      item.account = "token \(key.role) \(key.deviceID) \(key.url)"
      return item
    }
  }

  extension KeychainItem {
    /// Turns what the keychain says into an error of the client.
    fileprivate func storing<Result>(_ work: () throws -> Result) throws -> Result {
      do {
        return try work()
      } catch let failure as Failure {
        throw GatewayClientError.storeFailed(failure.description, failure)
      }
    }
  }
#endif
