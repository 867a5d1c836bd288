import Foundation

/// A value behind a lock. The lock of the standard library needs newer systems than this package does.
final class Locked<Value>: @unchecked Sendable {
  // Unchecked because the compiler cannot see that `lock` guards `value`: it is private and only used in `withLock`,
  // which hands out nothing but what `body` returns, and that has to be Sendable.
  private let lock = NSLock()
  private var value: Value

  init(_ value: Value) {
    self.value = value
  }

  func withLock<Result: Sendable>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    lock.lock()
    defer { lock.unlock() }
    return try body(&value)
  }
}

/// A result that comes later, once, for any number of readers.
final class Promise<Value: Sendable>: Sendable {
  private enum State {
    case waiting([UUID: CheckedContinuation<Value, any Error>])
    case done(Result<Value, any Error>)
  }

  private let state = Locked(State.waiting([:]))

  init() {}

  /// The first result counts.
  func resolve(_ result: Result<Value, any Error>) {
    let readers = state.withLock { state -> [CheckedContinuation<Value, any Error>] in
      guard case .waiting(let readers) = state else { return [] }
      state = .done(result)
      return Array(readers.values)
    }
    for reader in readers { reader.resume(with: result) }
  }

  /// Waits for the result. Throws CancellationError when the task is cancelled.
  func value() async throws -> Value {
    let id = UUID()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let known = state.withLock { state -> Result<Value, any Error>? in
          switch state {
          case .done(let result): return result
          case .waiting(var readers):
            // Cancelled before there was a reader to take out.
            if Task.isCancelled { return .failure(CancellationError()) }
            readers[id] = continuation
            state = .waiting(readers)
            return nil
          }
        }
        if let known { continuation.resume(with: known) }
      }
    } onCancel: {
      let reader = state.withLock { state -> CheckedContinuation<Value, any Error>? in
        guard case .waiting(var readers) = state else { return nil }
        defer { state = .waiting(readers) }
        return readers.removeValue(forKey: id)
      }
      reader?.resume(throwing: CancellationError())
    }
  }
}
