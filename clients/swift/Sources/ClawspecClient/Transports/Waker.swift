#if !canImport(Darwin)
  import Glibc

  /// Wakes a thread that polls.
  final class Waker: Sendable {
    /// Becomes readable when somebody wakes.
    let descriptor: Int32
    private let sender: Int32

    init() throws {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw TransportFailure("no more files can be opened") }
      for end in ends {
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      }
      (descriptor, sender) = (ends[0], ends[1])
    }

    deinit {
      Glibc.close(descriptor)
      Glibc.close(sender)
    }

    /// A full pipe is awake already.
    func wake() {
      var mark: UInt8 = 1
      write(sender, &mark, 1)
    }

    func clear() {
      var marks = [UInt8](repeating: 0, count: 64)
      while read(descriptor, &marks, marks.count) > 0 {}
    }
  }
#endif
