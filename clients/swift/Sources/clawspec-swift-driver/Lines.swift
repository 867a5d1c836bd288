import ClawspecProtocol
import Foundation

/// The lines between the suite and the driver: JSON on standard input and output.
enum Lines {
  /// Commands of the suite, until it closes standard input.
  static func commands() -> AsyncStream<JSONValue> {
    let (stream, continuation) = AsyncStream<JSONValue>.makeStream()
    let reader = Thread {
      while let line = readLine() {
        guard !line.isEmpty else { continue }
        do {
          continuation.yield(try JSONValue(parsing: Data(line.utf8)))
        } catch {
          report(["saw": "failed", "message": "a command is not JSON"])
        }
      }
      continuation.finish()
    }
    reader.start()
    return stream
  }

  /// Writes one line at once. One write call per line, so that lines of different tasks do not mix.
  static func report(_ line: JSONValue) {
    lock.lock()
    defer { lock.unlock() }
    guard let text = try? GatewayJSON.encode(line) else { return }
    do {
      try FileHandle.standardOutput.write(contentsOf: text + Data("\n".utf8))
    } catch {
      // Nobody reads any more.
      exit(0)
    }
  }

  private static let lock = NSLock()
}

extension JSONValue {
  /// The same object with these members added, where they have a value.
  func adding(_ members: [String: JSONValue?]) -> JSONValue {
    var object = objectValue ?? [:]
    for (name, value) in members { if let value { object[name] = value } }
    return .object(object)
  }
}
