#if canImport(Security)
  import Foundation
  import Security

  /// A secret in the keychain: a generic password that stays on this device, and that can be read from the first
  /// unlock after a start on, so that a client may connect in the background.
  struct KeychainItem: Sendable {
    /// What the keychain said.
    struct Failure: Error, CustomStringConvertible {
      let status: OSStatus

      var description: String {
        let text = SecCopyErrorMessageString(status, nil) as String?
        return "the keychain says: \(text ?? "no reason given") (\(status))"
      }
    }

    var service: String
    var account: String
    var accessGroup: String?
    /// False is the keychain file of the login on macOS.
    var usesDataProtection: Bool

    /// The content; nil when there is no item.
    func read() throws -> Data? {
      var query = query
      query[kSecReturnData as String] = true
      query[kSecMatchLimit as String] = kSecMatchLimitOne
      var found: CFTypeRef?
      let status = SecItemCopyMatching(query as CFDictionary, &found)
      guard status != errSecItemNotFound else { return nil }
      guard status == errSecSuccess else { throw Failure(status: status) }
      return found as? Data
    }

    /// Replaces the content.
    func write(_ content: Data) throws {
      if try update(content) { return }
      // Somebody else may add it in between.
      if try create(content) { return }
      guard try update(content) else { throw Failure(status: errSecItemNotFound) }
    }

    /// Writes the content if there is no item yet; false when there is one.
    func create(_ content: Data) throws -> Bool {
      let status = SecItemAdd(query.merging(attributes(content)) { $1 } as CFDictionary, nil)
      if status == errSecDuplicateItem { return false }
      guard status == errSecSuccess else { throw Failure(status: status) }
      return true
    }

    /// Removes the item, if there is one.
    func delete() throws {
      let status = SecItemDelete(query as CFDictionary)
      guard status == errSecSuccess || status == errSecItemNotFound else { throw Failure(status: status) }
    }

    private func update(_ content: Data) throws -> Bool {
      let status = SecItemUpdate(query as CFDictionary, attributes(content) as CFDictionary)
      if status == errSecItemNotFound { return false }
      guard status == errSecSuccess else { throw Failure(status: status) }
      return true
    }

    private var query: [String: Any] {
      var query: [String: Any] = [
        kSecClass as String: kSecClassGenericPassword,
        kSecAttrService as String: service,
        kSecAttrAccount as String: account,
        kSecUseDataProtectionKeychain as String: usesDataProtection,
      ]
      if let accessGroup { query[kSecAttrAccessGroup as String] = accessGroup }
      return query
    }

    private func attributes(_ content: Data) -> [String: Any] {
      [
        kSecValueData as String: content,
        kSecAttrAccessible as String: kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly,
      ]
    }
  }
#endif
