#if !canImport(Darwin)
  import CClawspecTLS
  import Foundation
  import Glibc

  /// What became of a read or write that does not wait.
  enum StreamResult: Equatable {
    case done(Int)
    /// Again when the socket can be read.
    case wantsRead
    /// Again when the socket can be written.
    case wantsWrite
    case end
    case failed(String)
  }

  /// Bytes over a socket that does not block. Used by one thread.
  protocol ByteStream {
    func read(into buffer: UnsafeMutableRawBufferPointer) -> StreamResult
    func write(_ bytes: UnsafeRawBufferPointer) -> StreamResult
    /// Bytes that were read from the socket and wait in the stream: polling the socket does not tell of them.
    var hasPending: Bool { get }
    /// Says goodbye; the socket is closed by its owner.
    func finish()
  }

  struct PlainStream: ByteStream {
    let socket: Int32

    var hasPending: Bool { false }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> StreamResult {
      let count = recv(socket, buffer.baseAddress, buffer.count, 0)
      return count == 0 ? .end : PlainStream.result(count, again: .wantsRead)
    }

    func write(_ bytes: UnsafeRawBufferPointer) -> StreamResult {
      PlainStream.result(send(socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL)), again: .wantsWrite)
    }

    func finish() {}

    private static func result(_ count: Int, again: StreamResult) -> StreamResult {
      if count >= 0 { return .done(count) }
      if errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR { return again }
      return .failed(String(cString: strerror(errno)))
    }
  }

  /// TLS of libssl over a socket.
  final class TLSStream: ByteStream {
    private let context: OpaquePointer
    private let ssl: OpaquePointer
    private let host: String

    init(socket: Int32, host: String) throws {
      guard let context = SSL_CTX_new(TLS_client_method()) else { throw TransportFailure("libssl is not usable") }
      guard clawspec_require_tls12(context) == 1, let ssl = SSL_new(context) else {
        SSL_CTX_free(context)
        throw TransportFailure("libssl is not usable")
      }
      self.context = context
      self.ssl = ssl
      self.host = host
      clawspec_allow_moving_writes(context)
      SSL_CTX_set_default_verify_paths(context)
      // The chain is judged after the handshake, because a pin may take the place of the authorities.
      SSL_set_verify(ssl, SSL_VERIFY_NONE, nil)
      let isAddress = host.contains(":") || host.allSatisfy { $0.isNumber || $0 == "." }
      if isAddress {
        // A short form such as 127.1 is no address here: going on would leave the name unchecked.
        guard X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), host) == 1 else {
          throw TransportFailure("the address cannot be used for TLS; write it in full")
        }
      } else {
        SSL_set_hostflags(ssl, UInt32(X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS))
        guard clawspec_set_server_name(ssl, host) == 1, SSL_set1_host(ssl, host) == 1 else {
          throw TransportFailure("the host name cannot be used for TLS")
        }
      }
      guard SSL_set_fd(ssl, socket) == 1 else { throw TransportFailure("libssl is not usable") }
    }

    deinit {
      SSL_free(ssl)
      SSL_CTX_free(context)
    }

    /// One step of the handshake; `.done` when it is complete.
    func handshake() -> StreamResult {
      ERR_clear_error()
      let code = SSL_connect(ssl)
      return code == 1 ? .done(0) : result(code)
    }

    func certificate() throws -> PeerCertificate {
      guard let found = SSL_get1_peer_certificate(ssl) else {
        throw TransportFailure("the gateway showed no certificate")
      }
      defer { X509_free(found) }
      let count = Int(i2d_X509(found, nil))
      guard count > 0 else { throw TransportFailure("the certificate of the gateway cannot be read") }
      var der = [UInt8](repeating: 0, count: count)
      der.withUnsafeMutableBufferPointer { buffer in
        var position: UnsafeMutablePointer<UInt8>? = buffer.baseAddress
        i2d_X509(found, &position)
      }
      let isTrusted = SSL_get_verify_result(ssl) == Int(X509_V_OK)
      return PeerCertificate(host: host, der: Data(der), isTrustedBySystem: isTrusted)
    }

    var hasPending: Bool { SSL_pending(ssl) > 0 }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> StreamResult {
      ERR_clear_error()
      let count = SSL_read(ssl, buffer.baseAddress, Int32(clamping: buffer.count))
      return count > 0 ? .done(Int(count)) : result(count)
    }

    func write(_ bytes: UnsafeRawBufferPointer) -> StreamResult {
      ERR_clear_error()
      let count = SSL_write(ssl, bytes.baseAddress, Int32(clamping: bytes.count))
      return count > 0 ? .done(Int(count)) : result(count)
    }

    func finish() {
      SSL_shutdown(ssl)
    }

    private func result(_ code: Int32) -> StreamResult {
      switch SSL_get_error(ssl, code) {
      case SSL_ERROR_WANT_READ: return .wantsRead
      case SSL_ERROR_WANT_WRITE: return .wantsWrite
      case SSL_ERROR_ZERO_RETURN: return .end
      default:
        let problem = ERR_get_error()
        guard problem != 0, let text = ERR_reason_error_string(problem) else {
          return .failed("the connection was cut during TLS")
        }
        return .failed("TLS: \(String(cString: text))")
      }
    }
  }
#endif
