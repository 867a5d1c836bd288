import ClawspecProtocol
import Foundation

/// Files of the repository that the tests read, found from where this file is.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Files below a folder with an extension, sorted by path.
  static func files(below folder: String, withExtension ext: String) throws -> [URL] {
    let start = root.appendingPathComponent(folder)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: start.path)
    return paths.filter { $0.hasSuffix(".\(ext)") }.sorted().map { start.appendingPathComponent($0) }
  }

  static func json(_ path: String) throws -> JSONValue {
    try JSONValue(parsing: Data(contentsOf: root.appendingPathComponent(path)))
  }

  /// The definitions that the types were generated from.
  static func schema() throws -> Schema {
    guard let definitions = try json("generated/protocol.json")["$defs"]?.objectValue else {
      throw Missing(what: "$defs in generated/protocol.json")
    }
    return Schema(definitions: definitions)
  }

  struct Missing: Error { let what: String }
}
