#if !canImport(Darwin)
  import XCTest

  @testable import ClawspecClient

  final class WebSocketCodecTests: XCTestCase {
    /// A frame as a server sends it.
    private func serverFrame(_ first: UInt8, _ payload: [UInt8]) -> [UInt8] {
      var bytes = [first]
      switch payload.count {
      case ..<126: bytes.append(UInt8(payload.count))
      case ..<65_536: bytes += [126, UInt8(payload.count >> 8), UInt8(payload.count & 255)]
      default:
        bytes.append(127)
        bytes += (0..<8).reversed().map { UInt8(payload.count >> ($0 * 8) & 255) }
      }
      return bytes + payload
    }

    private func outputs(_ bytes: [UInt8], chunk: Int, limit: Int = 1 << 20) throws -> [WebSocketDecoder.Output] {
      var decoder = WebSocketDecoder(maximumMessageBytes: limit)
      var found: [WebSocketDecoder.Output] = []
      for start in stride(from: 0, to: bytes.count, by: chunk) {
        decoder.append(bytes[start..<min(start + chunk, bytes.count)])
        while let output = try decoder.next() { found.append(output) }
      }
      return found
    }

    func testMessagesOfEverySizeInPiecesOfEverySize() throws {
      for size in [0, 1, 125, 126, 65_535, 65_536, 300_000] {
        let payload = (0..<size).map { UInt8($0 & 127) }
        let bytes = serverFrame(0x81, payload) + serverFrame(0x89, [1, 2]) + serverFrame(0x82, [9])
        for chunk in [1, 7, 4_096, 1 << 20] where size < 70_000 || chunk > 1 {
          XCTAssertEqual(
            try outputs(bytes, chunk: chunk), [.message(Data(payload)), .ping([1, 2]), .message(Data([9]))],
            "\(size) in \(chunk)")
        }
      }
    }

    func testParts() throws {
      let bytes =
        serverFrame(0x01, Array("he".utf8)) + serverFrame(0x89, []) + serverFrame(0x00, Array("ll".utf8))
        + serverFrame(0x80, Array("o".utf8)) + serverFrame(0x88, [0x03, 0xf4] + Array("bye".utf8))
      XCTAssertEqual(
        try outputs(bytes, chunk: 3),
        [.ping([]), .message(Data("hello".utf8)), .close(code: 1012, reason: "bye")])
    }

    func testTextMayBePartedWithinACharacter() throws {
      let bytes = serverFrame(0x01, [0xc3]) + serverFrame(0x80, [0xa4]) + serverFrame(0x82, [0xff])
      XCTAssertEqual(try outputs(bytes, chunk: 2), [.message(Data("ä".utf8)), .message(Data([0xff]))])
    }

    func testViolations() {
      let cases: [([UInt8], Int)] = [
        ([0x81, 0x80, 0, 0, 0, 0], 1002), ([0xc1, 0], 1002), ([0x83, 0], 1002), ([0x09, 0], 1002),
        ([0x80, 0], 1002), ([0x01, 0, 0x81, 0], 1002), ([0x81, 126, 0, 101], 1009),
        ([0x81, 127, 255, 255, 255, 255, 255, 255, 255, 255], 1009), ([0x89, 126, 0, 126], 1002),
        ([0x88, 1, 3], 1002), ([0x88, 2, 0, 1], 1002), ([0x88, 2, 0x03, 0xee], 1002), ([0x81, 2, 0xc3, 0x28], 1007),
        ([0x01, 1, 0xc3, 0x80, 1, 0x28], 1007),
      ]
      for (bytes, code) in cases {
        XCTAssertThrowsError(try outputs(bytes, chunk: 100, limit: 100), "\(bytes)") { error in
          XCTAssertEqual((error as? WebSocketDecoder.Violation)?.closeCode, code, "\(bytes)")
        }
      }
    }

    func testFramesOfTheClientAreMasked() {
      let frame = WebSocketCodec.frame(.text, Array("hi".utf8), mask: 0x01020304)
      XCTAssertEqual(frame, [0x81, 0x82, 1, 2, 3, 4, UInt8(ascii: "h") ^ 1, UInt8(ascii: "i") ^ 2])
      XCTAssertEqual(WebSocketCodec.closePayload(code: 1000, reason: String(repeating: "ä", count: 100)).count, 124)
      XCTAssertEqual(WebSocketCodec.closePayload(code: -1, reason: "x"), [])
    }

    func testUpgrade() throws {
      let url = try XCTUnwrap(URL(string: "ws://[::1]:7/a%20b?c=d"))
      let upgrade = WebSocketUpgrade(request: TransportRequest(url: url, headers: ["User-Agent": "x"]))
      let text = String(decoding: try upgrade.requestBytes(), as: UTF8.self)
      XCTAssertTrue(text.hasPrefix("GET /a%20b?c=d HTTP/1.1\r\nHost: [::1]:7\r\n"), text)
      XCTAssertNil(try upgrade.headLength(in: Array("HTTP/1.1 101 Switching\r\n".utf8)))
      XCTAssertThrowsError(try upgrade.headLength(in: Array("HTTP/1.1 503 Busy\r\n\r\n".utf8))) { error in
        XCTAssertEqual((error as? TransportFailure)?.httpStatus, 503)
      }
      XCTAssertThrowsError(try upgrade.headLength(in: Array("HTTP/1.1 101 OK\r\nSec-WebSocket-Accept: x\r\n\r\n".utf8)))
      let proof = Digest.sha1(Data((upgrade.key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8)).base64EncodedString()
      let head = Array("HTTP/1.1 101 OK\r\nsec-websocket-accept: \(proof)\r\n\r\n".utf8)
      XCTAssertEqual(try upgrade.headLength(in: head + [0x81]), head.count)
      let sly = TransportRequest(url: url, headers: ["User-Agent": "x\r\nEvil: y"])
      XCTAssertThrowsError(try WebSocketUpgrade(request: sly).requestBytes())
    }
  }
#endif
