import ClawspecProtocol
import Foundation
import XCTest

/// Everything that the repository knows to have been on the wire goes through its type and comes back the same.
final class RoundTripTests: XCTestCase {
  func testExamples() throws {
    let schema = try Repository.schema()
    var tally = Conversation.Tally()
    for file in try Repository.files(below: "spec/examples", withExtension: "json") {
      let example = try JSONValue(parsing: Data(contentsOf: file))
      var conversation = Conversation(name: file.lastTwoComponents, schema: schema)
      for step in example["frames"]?.arrayValue ?? [] {
        guard let frame = step["frame"] else { continue }
        conversation.add(frame, fromGateway: step["dir"] == "s2c")
      }
      tally += conversation.tally
    }
    report("examples", tally)
    XCTAssertGreaterThan(tally.same, 300)
  }

  func testTranscripts() throws {
    let schema = try Repository.schema()
    var tally = Conversation.Tally()
    for file in try Repository.files(below: "conformance/transcripts", withExtension: "jsonl") {
      var conversation = Conversation(name: file.lastTwoComponents, schema: schema)
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let step = try JSONValue(parsing: Data(line.utf8))
        // The rest are connections that open and close, and messages that are no JSON objects.
        guard let frame = step["frame"], frame.objectValue != nil, ["c2s", "s2c"].contains(step["dir"]) else { continue }
        conversation.add(frame, fromGateway: step["dir"] == "s2c", connection: step["conn"]?.stringValue ?? "")
      }
      tally += conversation.tally
    }
    report("transcripts", tally)
    XCTAssertGreaterThan(tally.same, 2000)
  }

  func testCanvasMessages() throws {
    for file in try Repository.files(below: "conformance/transcripts/a2ui", withExtension: "jsonl") {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let message = try JSONValue(parsing: Data(line.utf8))
        let back =
          message["version"] == nil
          ? try JSONValue(encoding: message.decode(as: A2UIMessage.self))
          : try JSONValue(encoding: message.decode(as: A2UIV09Message.self))
        XCTAssertNil(firstDifference(message, back), file.lastTwoComponents)
      }
    }
  }

  private func report(_ what: String, _ tally: Conversation.Tally) {
    print(
      "\(what): \(tally.same) frames came back the same (\(tally.pruned) without members that the specification does not name, "
        + "\(tally.unspecified) of methods and events it does not describe), \(tally.refused) wrong requests refused, "
        + "\(tally.problems.count) problems")
    XCTAssertEqual(tally.problems, [])
  }
}

extension URL {
  fileprivate var lastTwoComponents: String { pathComponents.suffix(2).joined(separator: "/") }
}
