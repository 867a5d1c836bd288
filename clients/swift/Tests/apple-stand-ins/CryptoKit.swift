import Foundation

@available(iOS 13.0, macOS 10.15, *)
public enum Curve25519 {
  public enum Signing {
    public struct PrivateKey: Sendable {
      public init<D: ContiguousBytes>(rawRepresentation data: D) throws { fatalError() }
      public var publicKey: PublicKey { fatalError() }
      public func signature<D: DataProtocol>(for data: D) throws -> Data { fatalError() }
    }

    public struct PublicKey: Sendable {
      public init<D: ContiguousBytes>(rawRepresentation: D) throws { fatalError() }
      public var rawRepresentation: Data { fatalError() }
      public func isValidSignature<S: DataProtocol, D: DataProtocol>(_ signature: S, for data: D) -> Bool {
        fatalError()
      }
    }
  }
}

@available(iOS 13.0, macOS 10.15, *)
public protocol Digest: Hashable, ContiguousBytes, CustomStringConvertible, Sequence, Sendable where Element == UInt8 {}

@available(iOS 13.0, macOS 10.15, *)
public struct SHA256Digest: Digest {
  public func makeIterator() -> Array<UInt8>.Iterator { fatalError() }
  public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R { fatalError() }
  public var description: String { fatalError() }
}

@available(iOS 13.0, macOS 10.15, *)
public struct SHA256: Sendable {
  public static func hash<D: DataProtocol>(data: D) -> SHA256Digest { fatalError() }
}

@available(iOS 13.0, macOS 10.15, *)
public enum Insecure {
  public struct SHA1Digest: Digest {
    public func makeIterator() -> Array<UInt8>.Iterator { fatalError() }
    public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R { fatalError() }
    public var description: String { fatalError() }
  }

  public struct SHA1: Sendable {
    public static func hash<D: DataProtocol>(data: D) -> SHA1Digest { fatalError() }
  }
}
