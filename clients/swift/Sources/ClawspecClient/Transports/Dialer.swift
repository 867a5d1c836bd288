#if !canImport(Darwin)
  import Foundation
  import Glibc

  /// An address that a socket can connect to.
  struct SocketAddress {
    let family: Int32
    let bytes: [UInt8]

    /// All addresses of a host, those that the system prefers first.
    static func all(of host: String, port: Int) throws -> [SocketAddress] {
      var hints = addrinfo()
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
      var found: UnsafeMutablePointer<addrinfo>?
      let code = getaddrinfo(host, String(port), &hints, &found)
      guard code == 0 else { throw TransportFailure(String(cString: gai_strerror(code))) }
      defer { freeaddrinfo(found) }
      return sequence(first: found) { $0?.pointee.ai_next }.prefix { $0 != nil }.compactMap { entry in
        guard let info = entry?.pointee, let address = info.ai_addr else { return nil }
        let bytes = UnsafeRawBufferPointer(start: address, count: Int(info.ai_addrlen))
        return SocketAddress(family: info.ai_family, bytes: [UInt8](bytes))
      }
    }
  }

  /// Opens a socket to the first address that answers. One that says nothing does not hold up the next: that one gets
  /// its try a moment later, and the earlier ones go on.
  struct Dialer {
    /// How long an address is waited for alone, in milliseconds.
    static let headStartMs: Int32 = 250

    let waker: Waker
    let isAbandoned: () -> Bool

    func connect(to addresses: [SocketAddress]) throws -> Int32 {
      var problem = "the name has no address"
      var untried = addresses[...]
      var attempts: [Int32] = []
      defer { for socket in attempts { Glibc.close(socket) } }
      while !isAbandoned() {
        // Others wait only as long as somebody is tried.
        var mayStart = true
        while mayStart, let next = untried.popFirst() {
          switch Dialer.start(next) {
          case .success(let socket):
            attempts.append(socket)
            mayStart = false
          case .failure(let failure): problem = failure.description
          }
        }
        guard !attempts.isEmpty else { throw TransportFailure(problem) }
        var settled = wait(for: attempts, atMost: untried.isEmpty ? -1 : Dialer.headStartMs)
        while let socket = settled.popLast() {
          attempts.removeAll { $0 == socket }
          let code = Dialer.outcome(of: socket)
          if code == 0 { return socket }
          Glibc.close(socket)
          problem = String(cString: strerror(code))
        }
      }
      throw TransportFailure("opening was given up")
    }

    private static func start(_ address: SocketAddress) -> Result<Int32, TransportFailure> {
      let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
      let socket = Glibc.socket(address.family, kind, 0)
      guard socket >= 0 else { return .failure(TransportFailure(String(cString: strerror(errno)))) }
      // Frames are small and answered one by one: waiting to fill packets would only delay them.
      var on: Int32 = 1
      setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
      let code = address.bytes.withUnsafeBytes { bytes in
        Glibc.connect(socket, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
      }
      if code == 0 || errno == EINPROGRESS { return .success(socket) }
      let problem = String(cString: strerror(errno))
      Glibc.close(socket)
      return .failure(TransportFailure(problem))
    }

    /// The sockets that are open or have failed; none when the time is over or somebody wakes.
    private func wait(for sockets: [Int32], atMost milliseconds: Int32) -> [Int32] {
      var entries = (sockets + [waker.descriptor]).map { pollfd(fd: $0, events: 0, revents: 0) }
      for index in sockets.indices { entries[index].events = Int16(POLLOUT) }
      entries[sockets.count].events = Int16(POLLIN)
      poll(&entries, nfds_t(entries.count), milliseconds)
      if entries[sockets.count].revents != 0 { waker.clear() }
      return entries.dropLast().filter { $0.revents != 0 }.map(\.fd)
    }

    private static func outcome(of socket: Int32) -> Int32 {
      var problem: Int32 = 0
      var size = socklen_t(MemoryLayout<Int32>.size)
      getsockopt(socket, SOL_SOCKET, SO_ERROR, &problem, &size)
      return problem
    }
  }
#endif
