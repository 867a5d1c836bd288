#if !canImport(Darwin)
  import Foundation
  import Glibc

  /// The thread of a ``SocketConnection``: opens the socket, then hands it to a ``SocketPump``.
  struct SocketWorker {
    static let chunkBytes = 64 << 10

    let connection: SocketConnection

    init(_ connection: SocketConnection) {
      self.connection = connection
    }

    /// A connection that breaks during a write is an error of that write. Without this it is also a signal, and one
    /// that ends the whole process: libssl writes without a flag that would keep it away.
    static func ignoreBrokenPipes() {
      var signals = sigset_t()
      sigemptyset(&signals)
      sigaddset(&signals, SIGPIPE)
      pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    func run() {
      SocketWorker.ignoreBrokenPipes()
      do {
        let socket = try dial()
        defer { Glibc.close(socket) }
        let stream = try secure(socket)
        defer { stream.finish() }
        let rest = try upgrade(socket, stream)
        connection.didOpen(.success(()))
        var pump = SocketPump(connection, socket, stream, rest)
        connection.didEnd(pump.run())
      } catch {
        let failure = error as? TransportFailure ?? TransportFailure("\(error)")
        connection.didOpen(.failure(failure))
        connection.didEnd(TransportClose(code: TransportClose.abnormal, problem: failure.description))
      }
    }

    private func dial() throws -> Int32 {
      let url = connection.request.url
      guard let host = plainHost else { throw TransportFailure("the address has no host") }
      let port = url.port ?? (isSecure ? 443 : 80)
      let addresses = try SocketAddress.all(of: host, port: port)
      return try Dialer(waker: connection.waker) { isAbandoned }.connect(to: addresses)
    }

    private func secure(_ socket: Int32) throws -> any ByteStream {
      guard isSecure, let host = plainHost else { return PlainStream(socket: socket) }
      let stream = try TLSStream(socket: socket, host: host)
      while true {
        switch stream.handshake() {
        case .done:
          guard connection.request.trust.accepts(try stream.certificate()) else {
            throw TransportFailure("the certificate of the gateway is not trusted")
          }
          return stream
        case .wantsRead: try demand(socket, toWrite: false)
        case .wantsWrite: try demand(socket, toWrite: true)
        case .end: throw TransportFailure("the connection was cut during TLS")
        case .failed(let why): throw TransportFailure(why)
        }
      }
    }

    /// Opens the WebSocket; returns what came behind the answer.
    private func upgrade(_ socket: Int32, _ stream: any ByteStream) throws -> [UInt8] {
      let upgrade = WebSocketUpgrade(request: connection.request)
      var request = ArraySlice(try upgrade.requestBytes())
      while !request.isEmpty {
        let result = request.withUnsafeBytes { stream.write($0) }
        if case .done(let count) = result { request = request.dropFirst(count) } else { try settle(result, socket) }
      }
      var answer: [UInt8] = []
      while true {
        let (result, bytes) = SocketWorker.readChunk(stream)
        answer += bytes
        if let end = try upgrade.headLength(in: answer) { return Array(answer[end...]) }
        if case .done = result { continue }
        try settle(result, socket)
      }
    }

    private func settle(_ result: StreamResult, _ socket: Int32) throws {
      switch result {
      case .done: break
      case .wantsRead: try demand(socket, toWrite: false)
      case .wantsWrite: try demand(socket, toWrite: true)
      case .end: throw TransportFailure("the server closed the connection before it answered")
      case .failed(let why): throw TransportFailure(why)
      }
    }

    private func demand(_ socket: Int32, toWrite: Bool) throws {
      guard wait(for: socket, toWrite: toWrite) else { throw TransportFailure("opening was given up") }
    }

    /// Waits until the socket is ready; false when nobody wants it any more.
    private func wait(for socket: Int32, toWrite: Bool) -> Bool {
      while !isAbandoned {
        var entries = [
          pollfd(fd: socket, events: Int16(toWrite ? POLLOUT : POLLIN), revents: 0),
          pollfd(fd: connection.waker.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        poll(&entries, 2, -1)
        if entries[1].revents != 0 { connection.waker.clear() }
        if entries[0].revents != 0 { return !isAbandoned }
      }
      return false
    }

    static func readChunk(_ stream: any ByteStream) -> (StreamResult, [UInt8]) {
      var result = StreamResult.end
      let bytes = [UInt8](unsafeUninitializedCapacity: chunkBytes) { buffer, count in
        result = stream.read(into: UnsafeMutableRawBufferPointer(buffer))
        if case .done(let read) = result { count = read }
      }
      return (result, bytes)
    }

    private var isAbandoned: Bool { connection.state.withLock { $0.isAbandoned } }

    private var isSecure: Bool { connection.request.url.scheme == "wss" }

    /// The host without the brackets of an IPv6 address.
    private var plainHost: String? {
      connection.request.url.host.map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "[]")) }
    }
  }
#endif
