import Foundation

/// How long to wait before the next connection.
struct Backoff {
  /// No gateway can make a client wait longer than this, in milliseconds.
  static let retryAfterMaxMs = 600_000.0

  let options: BackoffOptions
  private var attempt = 0

  init(_ options: BackoffOptions) {
    self.options = options
  }

  mutating func reset() {
    attempt = 0
  }

  /// Delay in milliseconds. When the gateway named a time, that one counts, plus some jitter so that its clients do
  /// not all come back at once.
  mutating func next(retryAfterMs: Int? = nil, random: Double = .random(in: 0..<1)) -> Double {
    let initial = options.initial.milliseconds
    let maximum = options.maximum.milliseconds
    let bound = min(maximum, initial * pow(options.factor, Double(attempt)))
    attempt = min(attempt + 1, 64)
    if let retryAfterMs {
      let named = min(max(0, Double(retryAfterMs)), Backoff.retryAfterMaxMs)
      return (named + min(initial, maximum) * options.jitter * random).rounded()
    }
    return (bound * (1 - options.jitter) + bound * options.jitter * random).rounded()
  }
}

/// Finds missing events by the numbers of frames. Counts one connection: the first number is free, frames without one
/// do not count, going back is no gap.
struct SequenceTracker {
  private var last: Int64?

  /// The number that was expected, when frames are missing before this one.
  mutating func observe(_ seq: Int64?) -> Int64? {
    guard let seq else { return nil }
    // The number comes from the gateway: whatever it is, it must not end the program.
    let expected = last.map { $0 &+ 1 } ?? seq
    last = seq
    return seq > expected ? expected : nil
  }
}
