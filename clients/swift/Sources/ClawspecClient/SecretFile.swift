import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file with a secret: mode 0600, replaced as a whole.
struct SecretFile: Sendable {
  let url: URL

  /// The content; nil when there is no file.
  func read() throws -> Data? {
    do {
      return try Data(contentsOf: url)
    } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
      return nil
    } catch {
      throw GatewayClientError.storeFailed("\(url.path) cannot be read", error)
    }
  }

  /// Replaces the content.
  func write(_ content: Data) throws {
    let scratch = try makeScratch(content)
    guard rename(scratch, url.path) == 0 else {
      let problem = String(cString: strerror(errno))
      unlink(scratch)
      throw GatewayClientError.storeFailed("\(url.path) cannot be written: \(problem)", nil)
    }
  }

  /// Writes the content if there is no file yet; false when there is one.
  func create(_ content: Data) throws -> Bool {
    let scratch = try makeScratch(content)
    defer { unlink(scratch) }
    if link(scratch, url.path) == 0 { return true }
    if errno == EEXIST { return false }
    throw GatewayClientError.storeFailed("\(url.path) cannot be written: \(String(cString: strerror(errno)))", nil)
  }

  /// A whole file beside the real one, on disk before it gets its name.
  private func makeScratch(_ content: Data) throws -> String {
    let folder = url.deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw GatewayClientError.storeFailed("\(folder.path) cannot be made", error)
    }
    let path = url.path + "." + UUID().uuidString
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard file >= 0 else {
      throw GatewayClientError.storeFailed("\(path) cannot be made: \(String(cString: strerror(errno)))", nil)
    }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: content)
      try handle.synchronize()
      try handle.close()
    } catch {
      unlink(path)
      throw GatewayClientError.storeFailed("\(path) cannot be written", error)
    }
    return path
  }
}
