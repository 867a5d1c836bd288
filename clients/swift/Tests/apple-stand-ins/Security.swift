import Foundation

// Bridging of CoreFoundation types is a matter of Apple's compiler: here they are what they are bridged to.
public typealias CFTypeRef = AnyObject
public typealias CFString = String
public typealias CFData = Data
public typealias CFArray = [AnyObject]
public typealias CFDictionary = [AnyHashable: Any]
public typealias OSStatus = Int32

// Trust

public final class CFError {}
public final class SecTrust {}
public final class SecCertificate {}

@available(macOS 10.14, iOS 12.0, *)
public func SecTrustEvaluateWithError(_ trust: SecTrust, _ error: UnsafeMutablePointer<CFError?>?) -> Bool {
  fatalError()
}
@available(macOS 12.0, iOS 15.0, *)
public func SecTrustCopyCertificateChain(_ trust: SecTrust) -> CFArray? { fatalError() }
public func SecCertificateCopyData(_ certificate: SecCertificate) -> CFData { fatalError() }

// Keychain: generic passwords in memory, found by service, account and group as Apple documents it.

public let kSecClass: CFString = "class"
public let kSecClassGenericPassword: CFString = "genp"
public let kSecAttrService: CFString = "svce"
public let kSecAttrAccount: CFString = "acct"
public let kSecAttrAccessGroup: CFString = "agrp"
public let kSecAttrAccessible: CFString = "pdmn"
public let kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly: CFString = "cku"
@available(macOS 10.15, iOS 13.0, *)
public let kSecUseDataProtectionKeychain: CFString = "nleg"
public let kSecValueData: CFString = "v_Data"
public let kSecReturnData: CFString = "r_Data"
public let kSecMatchLimit: CFString = "m_Limit"
public let kSecMatchLimitOne: CFString = "m_LimitOne"

public let errSecSuccess: OSStatus = 0
public let errSecParam: OSStatus = -50
public let errSecDuplicateItem: OSStatus = -25299
public let errSecItemNotFound: OSStatus = -25300

/// What is in the keychain, and what the next calls answer instead of looking.
public enum StandInKeychain {
  nonisolated(unsafe) public static var items: [[AnyHashable: Any]] = []
  /// One per call, in their order; nil does the work.
  nonisolated(unsafe) public static var answers: [OSStatus?] = []
  /// Names of the functions that were called.
  nonisolated(unsafe) public static var calls: [String] = []

  private static let identity = [kSecClass, kSecAttrService, kSecAttrAccount, kSecAttrAccessGroup]

  fileprivate static func begin(_ call: String, _ query: CFDictionary) -> OSStatus? {
    calls.append(call)
    if !answers.isEmpty, let answer = answers.removeFirst() { return answer }
    return query[kSecClass] as? String == kSecClassGenericPassword ? nil : errSecParam
  }

  fileprivate static func indices(_ query: CFDictionary) -> [Int] {
    items.indices.filter { index in
      identity.allSatisfy { query[$0] == nil || query[$0] as? String == items[index][$0] as? String }
    }
  }
}

public func SecItemAdd(_ attributes: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?) -> OSStatus {
  if let answer = StandInKeychain.begin("add", attributes) { return answer }
  guard StandInKeychain.indices(attributes).isEmpty else { return errSecDuplicateItem }
  StandInKeychain.items.append(attributes)
  return errSecSuccess
}

public func SecItemUpdate(_ query: CFDictionary, _ attributesToUpdate: CFDictionary) -> OSStatus {
  if let answer = StandInKeychain.begin("update", query) { return answer }
  // What belongs to a search or an item as a whole is no attribute to update.
  for name in [kSecClass, kSecReturnData, kSecMatchLimit] where attributesToUpdate[name] != nil { return errSecParam }
  let found = StandInKeychain.indices(query)
  for index in found { StandInKeychain.items[index].merge(attributesToUpdate) { $1 } }
  return found.isEmpty ? errSecItemNotFound : errSecSuccess
}

public func SecItemCopyMatching(_ query: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?) -> OSStatus {
  if let answer = StandInKeychain.begin("find", query) { return answer }
  guard let index = StandInKeychain.indices(query).first else { return errSecItemNotFound }
  if query[kSecReturnData] as? Bool == true {
    result?.pointee = StandInKeychain.items[index][kSecValueData] as AnyObject
  }
  return errSecSuccess
}

public func SecItemDelete(_ query: CFDictionary) -> OSStatus {
  if let answer = StandInKeychain.begin("delete", query) { return answer }
  let found = Set(StandInKeychain.indices(query))
  StandInKeychain.items = StandInKeychain.items.indices.filter { !found.contains($0) }.map { StandInKeychain.items[$0] }
  return found.isEmpty ? errSecItemNotFound : errSecSuccess
}

public func SecCopyErrorMessageString(_ status: OSStatus, _ reserved: UnsafeMutableRawPointer?) -> CFString? {
  "status \(status)"
}
