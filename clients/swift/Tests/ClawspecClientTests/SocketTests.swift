#if !canImport(Darwin)
  import Glibc
  import XCTest

  @testable import ClawspecClient

  final class SocketTests: XCTestCase {
    private func pair() throws -> (Int32, Int32) {
      var ends: [Int32] = [-1, -1]
      XCTAssertEqual(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends), 0)
      return (ends[0], ends[1])
    }

    /// A signal would end the process, and the test with it.
    func testTLSOverABrokenConnectionIsAnError() throws {
      let (ours, theirs) = try pair()
      close(theirs)
      defer { close(ours) }
      let result = Locked<StreamResult?>(nil)
      let done = expectation(description: "the handshake ended")
      Thread.detachNewThread {
        SocketWorker.ignoreBrokenPipes()
        let seen = try? TLSStream(socket: ours, host: "gateway.test").handshake()
        result.withLock { $0 = seen }
        done.fulfill()
      }
      wait(for: [done], timeout: 10)
      guard case .failed = result.withLock({ $0 }) else { return XCTFail("\(result.withLock { $0 } as Any)") }
    }

    /// A listener on an address of this machine, with its port.
    private func listener(backlog: Int32) throws -> (socket: Int32, address: SocketAddress) {
      let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var place = sockaddr_in()
      place.sin_family = sa_family_t(AF_INET)
      place.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let bytes = try withUnsafeMutablePointer(to: &place) { pointer in
        try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
          guard bind(socket, generic, size) == 0, listen(socket, backlog) == 0, getsockname(socket, generic, &size) == 0
          else { throw TransportFailure(String(cString: strerror(errno))) }
        }
        return [UInt8](UnsafeRawBufferPointer(start: pointer, count: Int(size)))
      }
      return (socket, SocketAddress(family: AF_INET, bytes: bytes))
    }

    private func connectWithoutWaiting(to address: SocketAddress) -> Int32 {
      let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
      let socket = Glibc.socket(address.family, kind, 0)
      address.bytes.withUnsafeBytes {
        _ = connect(socket, $0.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t($0.count))
      }
      return socket
    }

    func testAnAddressThatSaysNothingDoesNotHoldUpTheNext() throws {
      let silent = try listener(backlog: 0)
      let good = try listener(backlog: 8)
      // A listener with a full queue drops what comes, as a network without a way back does.
      let fillers = (0..<8).map { _ in connectWithoutWaiting(to: silent.address) }
      defer { for socket in fillers + [silent.socket, good.socket] { close(socket) } }
      let refused = try listener(backlog: 1)
      close(refused.socket)
      let dialer = Dialer(waker: try Waker()) { false }
      for addresses in [
        [silent.address, good.address], [silent.address, refused.address, silent.address, good.address],
        [refused.address, good.address],
      ] {
        let started = ContinuousClock.now
        let socket = try dialer.connect(to: addresses)
        defer { close(socket) }
        XCTAssertLessThan(ContinuousClock.now - started, .seconds(20))
        var peer = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &peer) {
          $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getpeername(socket, $0, &size) }
        }
        XCTAssertEqual(code, 0)
        XCTAssertEqual(withUnsafeBytes(of: &peer) { Array($0) }, good.address.bytes)
      }
      XCTAssertThrowsError(try dialer.connect(to: [refused.address]))
      XCTAssertThrowsError(try dialer.connect(to: []))
    }

    func testNobodyWaitsForAnAddressThatIsGivenUp() throws {
      let silent = try listener(backlog: 0)
      let fillers = (0..<8).map { _ in connectWithoutWaiting(to: silent.address) }
      defer { for socket in fillers + [silent.socket] { close(socket) } }
      let waker = try Waker()
      let isAbandoned = Locked(false)
      let ended = expectation(description: "the dialer gave up")
      let address = silent.address
      Thread.detachNewThread {
        let dialer = Dialer(waker: waker) { isAbandoned.withLock { $0 } }
        if (try? dialer.connect(to: [address])) == nil { ended.fulfill() }
      }
      isAbandoned.withLock { $0 = true }
      waker.wake()
      wait(for: [ended], timeout: 20)
    }

    func testOnlyNamesThatCanBeChecked() throws {
      let (ours, theirs) = try pair()
      defer {
        close(ours)
        close(theirs)
      }
      for host in ["gateway.test", "127.0.0.1", "::1"] {
        XCTAssertNoThrow(try TLSStream(socket: ours, host: host), host)
      }
      for host in ["127.1", "2130706433", "fe80::1%eth0", ""] {
        XCTAssertThrowsError(try TLSStream(socket: ours, host: host), host) { XCTAssertTrue($0 is TransportFailure) }
      }
    }
  }
#endif
