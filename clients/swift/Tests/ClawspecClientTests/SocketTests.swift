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
