import XCTest

@testable import ClawspecClient

final class BackoffTests: XCTestCase {
  func testGrowsUpToTheMaximumAndStartsAnew() {
    var backoff = Backoff(BackoffOptions(jitter: 0))
    let delays = (0..<9).map { _ in backoff.next() }
    XCTAssertEqual(delays, [250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
    backoff.reset()
    XCTAssertEqual(backoff.next(), 250)
  }

  func testJitterReachesFromNothingToTheBound() {
    var backoff = Backoff(BackoffOptions())
    XCTAssertEqual(backoff.next(random: 0), 0)
    XCTAssertEqual(backoff.next(random: 1), 500)
  }

  func testTimeOfTheGatewayCounts() {
    var backoff = Backoff(BackoffOptions())
    XCTAssertEqual(backoff.next(retryAfterMs: 4_000, random: 0.5), 4_125)
    XCTAssertEqual(backoff.next(retryAfterMs: .max, random: 0), Backoff.retryAfterMaxMs)
    XCTAssertEqual(backoff.next(retryAfterMs: -1, random: 0), 0)
  }

  func testGaps() {
    var tracker = SequenceTracker()
    XCTAssertNil(tracker.observe(7), "the first number is free")
    XCTAssertNil(tracker.observe(nil), "events without a number do not count")
    XCTAssertNil(tracker.observe(8))
    XCTAssertEqual(tracker.observe(11), 9)
    XCTAssertNil(tracker.observe(3), "going back is no gap")
    XCTAssertNil(tracker.observe(4))
  }
}
