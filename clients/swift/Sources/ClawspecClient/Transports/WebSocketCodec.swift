#if !canImport(Darwin)
  import Foundation

  /// RFC 6455 as bytes: what a client sends, and what it makes of what comes in. Knows no socket.
  enum WebSocketCodec {
    enum Opcode: UInt8 {
      case continuation = 0
      case text = 1
      case binary = 2
      case close = 8
      case ping = 9
      case pong = 10

      var isControl: Bool { rawValue >= 8 }
    }

    /// One whole frame, masked as clients must.
    static func frame(_ opcode: Opcode, _ payload: some Collection<UInt8>, mask: UInt32 = .random(in: .min ... .max))
      -> [UInt8]
    {
      let count = payload.count
      var bytes: [UInt8] = [0x80 | opcode.rawValue]
      bytes.reserveCapacity(count + 14)
      switch count {
      case ..<126:
        bytes.append(0x80 | UInt8(count))
      case ..<65_536:
        bytes.append(0x80 | 126)
        bytes.append(contentsOf: bigEndian(UInt16(count)))
      default:
        bytes.append(0x80 | 127)
        bytes.append(contentsOf: bigEndian(UInt64(count)))
      }
      let key = bigEndian(mask)
      bytes.append(contentsOf: key)
      var position = 0
      for byte in payload {
        bytes.append(byte ^ key[position & 3])
        position += 1
      }
      return bytes
    }

    /// The payload of a close frame; the reason is cut to what fits, between characters.
    static func closePayload(code: Int, reason: String) -> [UInt8] {
      guard let number = UInt16(exactly: code) else { return [] }
      var text = Substring(reason)
      while text.utf8.count > 123 { text.removeLast() }
      return bigEndian(number) + Array(text.utf8)
    }

    private static func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
      withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }
  }

  /// Makes messages out of bytes.
  struct WebSocketDecoder {
    enum Output: Equatable {
      case message(Data)
      case ping([UInt8])
      case pong
      case close(code: Int, reason: String)
    }

    /// The peer breaks the protocol; `closeCode` says how.
    struct Violation: Error, Equatable {
      var closeCode: Int
      var message: String
    }

    private let maximumMessageBytes: Int
    private var buffer: [UInt8] = []
    private var start = 0
    private var message: Data?
    private var isText = false

    init(maximumMessageBytes: Int) {
      self.maximumMessageBytes = maximumMessageBytes
    }

    mutating func append(_ bytes: some Collection<UInt8>) {
      if start > 0, start == buffer.count || start > 1 << 20 {
        buffer.removeFirst(start)
        start = 0
      }
      buffer.append(contentsOf: bytes)
    }

    /// The next thing that is complete; nil when more bytes are needed.
    mutating func next() throws -> Output? {
      while let header = try readHeader() {
        let end = header.payload + header.count
        guard buffer.count >= end else { return nil }
        let payload = buffer[header.payload..<end]
        start = end
        if let output = try take(header, payload) { return output }
      }
      return nil
    }

    private struct Header {
      var isFinal: Bool
      var opcode: WebSocketCodec.Opcode
      var payload: Int
      var count: Int
    }

    private func readHeader() throws -> Header? {
      guard buffer.count - start >= 2 else { return nil }
      let (first, second) = (buffer[start], buffer[start + 1])
      guard first & 0x70 == 0, let opcode = WebSocketCodec.Opcode(rawValue: first & 0x0f) else {
        throw Violation(closeCode: 1002, message: "a frame of an unknown kind")
      }
      guard second & 0x80 == 0 else { throw Violation(closeCode: 1002, message: "a masked frame") }
      let extra = second == 126 ? 2 : second == 127 ? 8 : 0
      guard buffer.count - start >= 2 + extra else { return nil }
      var count = UInt64(second)
      if extra > 0 {
        count = buffer[(start + 2)..<(start + 2 + extra)].reduce(0) { $0 << 8 | UInt64($1) }
      }
      let isFinal = first & 0x80 != 0
      if opcode.isControl, !isFinal || count > 125 {
        throw Violation(closeCode: 1002, message: "a control frame that is too long or in parts")
      }
      guard count <= UInt64(maximumMessageBytes - (opcode.isControl ? 0 : message?.count ?? 0)) else {
        throw Violation(closeCode: 1009, message: "a message of more than \(maximumMessageBytes) bytes")
      }
      return Header(isFinal: isFinal, opcode: opcode, payload: start + 2 + extra, count: Int(count))
    }

    private mutating func take(_ header: Header, _ payload: ArraySlice<UInt8>) throws -> Output? {
      switch header.opcode {
      case .ping: return .ping(Array(payload))
      case .pong: return .pong
      case .close: return try readClose(payload)
      case .continuation:
        guard message != nil else { throw Violation(closeCode: 1002, message: "a part without a beginning") }
        message?.append(contentsOf: payload)
      case .text, .binary:
        guard message == nil else { throw Violation(closeCode: 1002, message: "a message within a message") }
        message = Data(payload)
        isText = header.opcode == .text
      }
      guard header.isFinal, let whole = message else { return nil }
      message = nil
      guard !isText || String(validating: whole, as: UTF8.self) != nil else {
        throw Violation(closeCode: 1007, message: "a text that is no UTF-8")
      }
      return .message(whole)
    }

    /// Codes that say something about a connection and never travel on it.
    private static let localCodes: Set<Int> = [1004, 1005, 1006, 1015]

    private func readClose(_ payload: ArraySlice<UInt8>) throws -> Output {
      guard !payload.isEmpty else { return .close(code: TransportClose.noCode, reason: "") }
      guard payload.count >= 2 else { throw Violation(closeCode: 1002, message: "half a close code") }
      let code = Int(payload[payload.startIndex]) << 8 | Int(payload[payload.startIndex + 1])
      guard (1_000..<5_000).contains(code), !WebSocketDecoder.localCodes.contains(code) else {
        throw Violation(closeCode: 1002, message: "a close code that must not be sent")
      }
      return .close(code: code, reason: String(decoding: payload.dropFirst(2), as: UTF8.self))
    }
  }

  /// The HTTP request and answer that open a WebSocket.
  struct WebSocketUpgrade {
    let key = Data((0..<16).map { _ in UInt8.random(in: .min ... .max) }).base64EncodedString()
    let request: TransportRequest

    /// Bytes of the request.
    func requestBytes() throws -> [UInt8] {
      guard let parts = URLComponents(url: request.url, resolvingAgainstBaseURL: false), let host = parts.host else {
        throw TransportFailure("the address has no host")
      }
      let path = (parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath)
        + (parts.percentEncodedQuery.map { "?" + $0 } ?? "")
      let named = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
      var lines = [
        "GET \(path) HTTP/1.1",
        "Host: \(named)\(parts.port.map { ":\($0)" } ?? "")",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: \(key)",
      ]
      for (name, value) in request.headers.sorted(by: { $0.key < $1.key }) { lines.append("\(name): \(value)") }
      guard lines.allSatisfy({ !$0.contains { $0.isNewline } }) else {
        throw TransportFailure("a header or the address holds a line break")
      }
      return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }

    /// Length of the answer's head within `bytes`; nil while it is not complete. Throws when it is not a yes.
    func headLength(in bytes: [UInt8]) throws -> Int? {
      guard let end = WebSocketUpgrade.endOfHead(bytes) else {
        guard bytes.count <= 65_536 else { throw TransportFailure("the answer has too long a head") }
        return nil
      }
      let lines = String(decoding: bytes[..<end], as: UTF8.self).components(separatedBy: "\r\n")
      let words = lines[0].split(separator: " ", maxSplits: 2)
      guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
        throw TransportFailure("the answer is not HTTP")
      }
      guard status == 101 else {
        throw TransportFailure("the server answered with HTTP status \(status)", httpStatus: status)
      }
      let accept = lines.dropFirst().first { $0.lowercased().hasPrefix("sec-websocket-accept:") }
      let proof = accept?.split(separator: ":", maxSplits: 1).last?.trimmingCharacters(in: .whitespaces)
      guard proof == expectedProof else { throw TransportFailure("the answer is not that of a WebSocket server") }
      return end
    }

    private var expectedProof: String {
      Digest.sha1(Data((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8)).base64EncodedString()
    }

    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
      guard bytes.count >= 4 else { return nil }
      return (4...bytes.count).first { end in
        bytes[end - 1] == 10 && bytes[end - 2] == 13 && bytes[end - 3] == 10 && bytes[end - 4] == 13
      }
    }
  }
#endif
