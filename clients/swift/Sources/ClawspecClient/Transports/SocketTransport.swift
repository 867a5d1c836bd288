#if !canImport(Darwin)
  import Foundation
  import Synchronization

  /// WebSocket over the sockets of the system. Linux has this one because URLSession's WebSocket there hands on
  /// messages in pieces of 4 KB without saying where one ends, and does not know most close codes.
  public struct SystemTransport: Transport {
    /// The transport that clients use unless they are given another one.
    public init() {}

    /// Opens a connection, the WebSocket handshake included. Throws ``TransportFailure``.
    public func open(_ request: TransportRequest) async throws -> any TransportConnection {
      let connection = try SocketConnection(request)
      return try await withTaskCancellationHandler {
        try await connection.open()
        return connection
      } onCancel: {
        connection.abandon()
      }
    }
  }

  /// One connection: a thread owns the socket, everyone else talks to it through `state` and wakes it.
  final class SocketConnection: TransportConnection {
    struct State {
      /// Bytes that wait to be sent.
      var outbound: [UInt8] = []
      var inbound: ArraySlice<Data> = []
      /// Bytes in `inbound`; beyond a bound the socket is not read.
      var inboundBytes = 0
      var closing: (code: Int, reason: String)?
      var isAbandoned = false
      var end: TransportClose?
      var opening: CheckedContinuation<Void, any Error>?
      var opened: Result<Void, TransportFailure>?
      var reader: CheckedContinuation<TransportInput, Never>?
    }

    let request: TransportRequest
    let state = Mutex(State())
    let waker: Waker

    init(_ request: TransportRequest) throws {
      self.request = request
      waker = try Waker()
      let worker = Thread { [self] in SocketWorker(self).run() }
      worker.name = "clawspec-socket"
      worker.start()
    }

    func open() async throws {
      try await withCheckedThrowingContinuation { continuation in
        let known = state.withLock { state -> Result<Void, TransportFailure>? in
          if state.opened == nil { state.opening = continuation }
          return state.opened
        }
        if let known { continuation.resume(with: known.mapError { $0 as any Error }) }
      }
    }

    /// Gives the connection up at once: looking up a name, for one, cannot be stopped, only left alone.
    func abandon() {
      state.withLock { $0.isAbandoned = true }
      waker.wake()
      didEnd(TransportClose(code: TransportClose.abnormal, problem: "opening was given up"))
    }

    func send(_ text: Data) async {
      let frame = WebSocketCodec.frame(.text, text)
      state.withLock { if $0.end == nil, $0.closing == nil { $0.outbound += frame } }
      waker.wake()
    }

    func receive() async -> TransportInput {
      let input = await withCheckedContinuation { continuation in
        let ready = state.withLock { state -> TransportInput? in
          if let message = state.inbound.popFirst() {
            state.inboundBytes -= message.count
            return .message(message)
          }
          if let end = state.end { return .closed(end) }
          state.reader = continuation
          return nil
        }
        if let ready { continuation.resume(returning: ready) }
      }
      // The thread may have stopped reading because too much was waiting.
      waker.wake()
      return input
    }

    func close(code: Int, reason: String) async {
      state.withLock { if $0.closing == nil { $0.closing = (code, reason) } }
      waker.wake()
    }

    // What the thread tells.

    func didOpen(_ result: Result<Void, TransportFailure>) {
      let waiting = state.withLock { state in
        guard state.opened == nil else { return nil as CheckedContinuation<Void, any Error>? }
        state.opened = result
        defer { state.opening = nil }
        return state.opening
      }
      waiting?.resume(with: result.mapError { $0 as any Error })
    }

    func didReceive(_ message: Data) {
      let reader = state.withLock { state in
        defer { state.reader = nil }
        if state.reader == nil {
          state.inbound.append(message)
          state.inboundBytes += message.count
        }
        return state.reader
      }
      reader?.resume(returning: .message(message))
    }

    func didEnd(_ end: TransportClose) {
      let reader = state.withLock { state in
        guard state.end == nil else { return nil as CheckedContinuation<TransportInput, Never>? }
        state.end = end
        defer { state.reader = nil }
        return state.reader
      }
      reader?.resume(returning: .closed(end))
      didOpen(.failure(TransportFailure(end.problem ?? "the connection was closed")))
    }
  }
#endif
