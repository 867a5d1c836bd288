// What holds secrets can be printed, with everything around it: which ones are there is told, what they are is not.

extension Credentials: CustomStringConvertible, CustomReflectable {
  /// Names of the secrets that are set.
  public var description: String {
    let named = [("token", token), ("password", password), ("deviceToken", deviceToken)]
    return "Credentials(\(named.filter { $0.1 != nil }.map(\.0).joined(separator: ", ")))"
  }

  /// Without the secrets.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension StoredToken: CustomStringConvertible, CustomReflectable {
  /// Everything but the token.
  public var description: String { "StoredToken(protocol \(`protocol`), \(scopes.joined(separator: ", ")))" }

  /// Without the token.
  public var customMirror: Mirror {
    Mirror(self, children: ["scopes": scopes, "protocol": `protocol`, "issuedAtMs": issuedAtMs as Any])
  }
}
