#if !canImport(Darwin)
  import Foundation
  import Glibc

  /// Moves the bytes of an open WebSocket until its end, on the thread of its worker.
  struct SocketPump {
    /// Bytes that may wait for the reader before the socket is left alone.
    private static let inboundBound = 8 << 20
    /// How long a close waits for the other side.
    private static let graceSeconds = 0.5
    /// Answers to pings that may wait for a peer that asks and does not read.
    private static let pongsMax = 1_000

    private let connection: SocketConnection
    private let socket: Int32
    private let stream: any ByteStream
    private var decoder: WebSocketDecoder
    private var pending: [UInt8] = []
    private var sent = 0
    private var unsentPongs = 0
    /// What ends the connection whatever else comes: our close, or the peer's.
    private var end: TransportClose?
    private var peerIsDone = false
    private var deadline: Date?
    private var mayRead = true
    private var isWriteBlocked = false

    init(_ connection: SocketConnection, _ socket: Int32, _ stream: any ByteStream, _ rest: [UInt8]) {
      self.connection = connection
      self.socket = socket
      self.stream = stream
      decoder = WebSocketDecoder(maximumMessageBytes: connection.request.maximumMessageBytes)
      decoder.append(rest)
    }

    mutating func run() -> TransportClose {
      while true {
        takeInput()
        let isAbandoned = takeOrders()
        if let failure = flush() {
          // The peer may have said why before it went away.
          drain()
          return end ?? failure
        }
        // Both sides have said goodbye: nothing follows.
        if peerIsDone, pending.isEmpty { return end ?? lost(nil) }
        if isAbandoned || (deadline.map { $0 <= Date() } ?? false) { return end ?? lost(nil) }
        guard waitForSocket() else { continue }
        let (result, bytes) = SocketWorker.readChunk(stream)
        decoder.append(bytes)
        switch result {
        case .done, .wantsRead, .wantsWrite: continue
        case .end: return end ?? lost(nil)
        case .failed(let why): return end ?? lost(why)
        }
      }
    }

    /// Everything that can be made of the bytes that are there.
    private mutating func takeInput() {
      guard !peerIsDone else { return }
      do {
        while !peerIsDone, let output = try decoder.next() {
          switch output {
          case .message(let message): connection.didReceive(message)
          case .ping(let bytes):
            guard unsentPongs < SocketPump.pongsMax else { continue }
            unsentPongs += 1
            pending += WebSocketCodec.frame(.pong, bytes)
          case .pong: break
          case .close(let code, let reason):
            let echo = code == TransportClose.noCode ? [] : WebSocketCodec.closePayload(code: code, reason: "")
            finish(TransportClose(code: code, reason: reason), echo)
          }
        }
      } catch {
        let violation = error as? WebSocketDecoder.Violation
        let code = violation?.closeCode ?? 1002
        let end = TransportClose(code: code, problem: violation?.message)
        finish(end, WebSocketCodec.closePayload(code: code, reason: ""))
      }
    }

    /// The peer will say nothing more that counts; it gets a close frame, unless it has had one.
    private mutating func finish(_ end: TransportClose, _ payload: [UInt8]) {
      if deadline == nil { pending += WebSocketCodec.frame(.close, payload) }
      if self.end == nil { self.end = end }
      peerIsDone = true
      deadline = Date(timeIntervalSinceNow: SocketPump.graceSeconds)
    }

    /// What the owner wants; whether nobody wants the connection any more.
    private mutating func takeOrders() -> Bool {
      let orders = connection.state.withLock { state in
        defer { state.outbound.removeAll(keepingCapacity: state.outbound.count < SocketWorker.chunkBytes) }
        return (
          bytes: state.outbound, closing: state.closing, isAbandoned: state.isAbandoned,
          isFull: state.inboundBytes >= SocketPump.inboundBound
        )
      }
      mayRead = !orders.isFull && !peerIsDone
      pending += orders.bytes
      if let closing = orders.closing, deadline == nil {
        pending += WebSocketCodec.frame(
          .close, WebSocketCodec.closePayload(code: closing.code, reason: closing.reason))
        end = TransportClose(code: closing.code, reason: closing.reason)
        deadline = Date(timeIntervalSinceNow: SocketPump.graceSeconds)
      }
      return orders.isAbandoned
    }

    /// Sends what the socket takes; returns how the connection ended, if it did.
    private mutating func flush() -> TransportClose? {
      isWriteBlocked = false
      while sent < pending.count {
        let result = pending[sent...].withUnsafeBytes { stream.write($0) }
        switch result {
        case .done(let count): sent += count
        case .failed(let why): return lost(why)
        case .end: return lost(nil)
        case .wantsRead: return nil
        case .wantsWrite:
          isWriteBlocked = true
          return nil
        }
      }
      pending.removeAll(keepingCapacity: sent < SocketWorker.chunkBytes)
      sent = 0
      unsentPongs = 0
      return nil
    }

    private mutating func drain() {
      while !peerIsDone {
        let (result, bytes) = SocketWorker.readChunk(stream)
        guard case .done = result else { return }
        decoder.append(bytes)
        takeInput()
      }
    }

    /// Waits for something to do; whether there may be something to read.
    private func waitForSocket() -> Bool {
      if mayRead, stream.hasPending { return true }
      let events = (mayRead ? POLLIN : 0) | (isWriteBlocked ? POLLOUT : 0)
      var entries = [
        pollfd(fd: socket, events: Int16(events), revents: 0),
        pollfd(fd: connection.waker.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      // A socket that is left alone would tell of its end again and again.
      if events == 0 { entries[0].fd = -1 }
      let timeout = deadline.map { Int32(max(0, $0.timeIntervalSinceNow * 1_000).rounded(.up)) } ?? -1
      poll(&entries, 2, timeout)
      if entries[1].revents != 0 { connection.waker.clear() }
      return mayRead && entries[0].revents & ~Int16(POLLOUT) != 0
    }

    private func lost(_ why: String?) -> TransportClose {
      TransportClose(code: TransportClose.abnormal, problem: why ?? "the connection was cut")
    }
  }
#endif
