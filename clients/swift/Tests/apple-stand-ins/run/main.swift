// Runs KeychainItem over the keychain in memory. Every line says what was done and which functions of the keychain
// were called for it.
import Foundation
import Security

let item = KeychainItem(service: "test", account: "a", accessGroup: nil, usesDataProtection: true)
let other = KeychainItem(service: "test", account: "b", accessGroup: nil, usesDataProtection: true)

func say(_ what: String, _ work: () throws -> Any?) {
  StandInKeychain.calls = []
  var result: String
  do {
    let value = try work()
    result = (value as? Data).map { String(decoding: $0, as: UTF8.self) } ?? value.map { "\($0)" } ?? "nil"
    if value is Void { result = "done" }
  } catch let failure as KeychainItem.Failure {
    result = "failure \(failure.status)"
  } catch {
    result = "\(error)"
  }
  print("\(what): \(result) [\(StandInKeychain.calls.joined(separator: " "))]")
}

say("read what is not there") { try item.read() }
say("write") { try item.write(Data("1".utf8)) }
say("read") { try item.read() }
say("read another") { try other.read() }
say("write again") { try item.write(Data("2".utf8)) }
say("read again") { try item.read() }
say("create what is there") { try item.create(Data("3".utf8)) }
say("items") { StandInKeychain.items.count }
say("stays on this device") {
  StandInKeychain.items[0][kSecAttrAccessible] as? String == kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly
}
StandInKeychain.answers = [errSecItemNotFound, errSecDuplicateItem, nil]
say("write while another adds") { try item.write(Data("4".utf8)) }
say("read what was written") { try item.read() }
StandInKeychain.answers = [-25308]
say("read before the first unlock") { try item.read() }
StandInKeychain.answers = [-34018]
say("write without an entitlement") { try item.write(Data("5".utf8)) }
say("delete") { try item.delete() }
say("delete again") { try item.delete() }
say("read after") { try item.read() }
