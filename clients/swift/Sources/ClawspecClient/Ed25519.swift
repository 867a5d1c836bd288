import Foundation

#if canImport(CryptoKit)
  import CryptoKit

  /// The Ed25519 of the platform.
  enum Ed25519 {
    static func publicKey(seed: Data) throws -> Data {
      try Curve25519.Signing.PrivateKey(rawRepresentation: seed).publicKey.rawRepresentation
    }

    /// CryptoKit adds randomness: signatures of the same bytes differ, and all of them are valid.
    static func sign(_ message: Data, seed: Data) throws -> Data {
      try Curve25519.Signing.PrivateKey(rawRepresentation: seed).signature(for: message)
    }

    static func isValid(_ signature: Data, of message: Data, publicKey: Data) -> Bool {
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
      return key?.isValidSignature(signature, for: message) ?? false
    }
  }

  enum Digest {
    static func sha256(_ bytes: Data) -> Data { Data(SHA256.hash(data: bytes)) }
    /// For the WebSocket handshake only.
    static func sha1(_ bytes: Data) -> Data { Data(Insecure.SHA1.hash(data: bytes)) }
  }

#else
  import CClawspecTLS

  /// The Ed25519 of libcrypto.
  enum Ed25519 {
    struct Failure: Error {}

    static func publicKey(seed: Data) throws -> Data {
      try withKey(seed) { key in
        var raw = [UInt8](repeating: 0, count: 32)
        var count = raw.count
        guard EVP_PKEY_get_raw_public_key(key, &raw, &count) == 1, count == 32 else { throw Failure() }
        return Data(raw)
      }
    }

    static func sign(_ message: Data, seed: Data) throws -> Data {
      try withKey(seed) { key in
        guard let context = EVP_MD_CTX_new() else { throw Failure() }
        defer { EVP_MD_CTX_free(context) }
        var signature = [UInt8](repeating: 0, count: 64)
        var count = signature.count
        let bytes = [UInt8](message)
        guard EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
          EVP_DigestSign(context, &signature, &count, bytes, bytes.count) == 1, count == 64
        else { throw Failure() }
        return Data(signature)
      }
    }

    static func isValid(_ signature: Data, of message: Data, publicKey: Data) -> Bool {
      let raw = [UInt8](publicKey)
      guard let key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, raw, raw.count) else { return false }
      defer { EVP_PKEY_free(key) }
      guard let context = EVP_MD_CTX_new() else { return false }
      defer { EVP_MD_CTX_free(context) }
      let bytes = [UInt8](message)
      let mark = [UInt8](signature)
      return EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1
        && EVP_DigestVerify(context, mark, mark.count, bytes, bytes.count) == 1
    }

    private static func withKey(_ seed: Data, _ body: (OpaquePointer) throws -> Data) throws -> Data {
      let raw = [UInt8](seed)
      guard raw.count == 32, let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, raw, raw.count)
      else { throw Failure() }
      defer { EVP_PKEY_free(key) }
      return try body(key)
    }
  }

  enum Digest {
    static func sha256(_ bytes: Data) -> Data { digest(bytes, with: EVP_sha256(), size: 32) }
    /// For the WebSocket handshake only.
    static func sha1(_ bytes: Data) -> Data { digest(bytes, with: EVP_sha1(), size: 20) }

    private static func digest(_ bytes: Data, with method: OpaquePointer?, size: Int) -> Data {
      var result = [UInt8](repeating: 0, count: size)
      let input = [UInt8](bytes)
      let done = EVP_Digest(input, input.count, &result, nil, method, nil)
      precondition(done == 1, "libcrypto cannot hash")
      return Data(result)
    }
  }
#endif
