#if canImport(Darwin)
  import Foundation
  import Security

  /// WebSocket of URLSession.
  public struct SystemTransport: Transport {
    /// The transport that clients use unless they are given another one.
    public init() {}

    /// Opens a connection, the WebSocket handshake included. Throws ``TransportFailure``.
    public func open(_ request: TransportRequest) async throws -> any TransportConnection {
      let connection = URLSessionConnection(request)
      return try await withTaskCancellationHandler {
        try await connection.open()
        return connection
      } onCancel: {
        connection.cancel()
      }
    }
  }

  /// One WebSocket task with a session of its own, because trust belongs to the session.
  final class URLSessionConnection: TransportConnection {
    private static let closeGrace: UInt64 = 500_000_000
    /// Silence is judged by the client, by the ticks of the gateway; URLSession would end a connection after a minute.
    private static let noTimeout: TimeInterval = 31_536_000

    private let task: URLSessionWebSocketTask
    private let session: URLSession
    private let events: SessionEvents

    init(_ request: TransportRequest) {
      events = SessionEvents(request.trust)
      let configuration = URLSessionConfiguration.ephemeral
      configuration.timeoutIntervalForRequest = Self.noTimeout
      configuration.timeoutIntervalForResource = Self.noTimeout
      session = URLSession(configuration: configuration, delegate: events, delegateQueue: nil)
      var handshake = URLRequest(url: request.url)
      handshake.timeoutInterval = Self.noTimeout
      for (name, value) in request.headers { handshake.setValue(value, forHTTPHeaderField: name) }
      task = session.webSocketTask(with: handshake)
      task.maximumMessageSize = request.maximumMessageBytes
    }

    /// A session keeps itself and its delegate until it is told to go. After a close it is told so anyway, a little
    /// later: the close frame has to get out.
    deinit {
      if events.closing.withLock({ $0 == nil }) { session.invalidateAndCancel() }
    }

    func open() async throws {
      task.resume()
      do {
        try await events.opened.value()
      } catch {
        cancel()
        throw error
      }
    }

    func cancel() {
      session.invalidateAndCancel()
    }

    func send(_ text: Data) async {
      queue(text)
    }

    /// Waiting for the network here would hold up the caller beyond its time-out, and would let messages overtake each
    /// other. A failure ends the task, and `receive` tells of it.
    private func queue(_ text: Data) {
      task.send(.string(String(decoding: text, as: UTF8.self))) { _ in }
    }

    func receive() async -> TransportInput {
      do {
        switch try await task.receive() {
        case .string(let text): return .message(Data(text.utf8))
        case .data(let data): return .message(data)
        @unknown default: return await receive()
        }
      } catch {
        return .closed(await end(error))
      }
    }

    func close(code: Int, reason: String) async {
      close(TransportClose(code: code, reason: reason))
    }

    /// The first close counts.
    private func close(_ close: TransportClose) {
      let isFirst = events.closing.withLock { closing in
        guard closing == nil else { return false }
        closing = close
        return true
      }
      guard isFirst else { return }
      // Codes without a name of their own, such as 4000, are values of this type as well.
      let code = URLSessionWebSocketTask.CloseCode(rawValue: close.code) ?? .normalClosure
      task.cancel(with: code, reason: Data(close.reason.utf8))
      let session = session
      Task {
        try? await Task.sleep(nanoseconds: Self.closeGrace)
        session.invalidateAndCancel()
      }
    }

    private func end(_ error: any Error) async -> TransportClose {
      if (error as? POSIXError)?.code == .EMSGSIZE {
        close(TransportClose(code: 1009, problem: "the gateway sent a message that is too large"))
      }
      if let ours = events.closing.withLock({ $0 }) { return ours }
      // The error of the read may come before the close frame of the peer is told of.
      await events.waitForEnd(atMost: Self.closeGrace)
      session.invalidateAndCancel()
      if let theirs = events.closed.withLock({ $0 }) { return theirs }
      let code = task.closeCode
      guard code != .invalid else {
        return TransportClose(code: TransportClose.abnormal, problem: error.localizedDescription)
      }
      return TransportClose(code: code.rawValue, reason: SessionEvents.text(task.closeReason))
    }
  }

  /// What the session tells about its one task. It calls on a queue of its own, one call after the other, so that
  /// judging a certificate may take its time.
  final class SessionEvents: NSObject, URLSessionWebSocketDelegate {
    let opened = Promise<Void>()
    /// Our close.
    let closing = Locked<TransportClose?>(nil)
    /// The close of the peer.
    let closed = Locked<TransportClose?>(nil)
    private let ended = Promise<Void>()
    private let trust: TLSTrust

    init(_ trust: TLSTrust) {
      self.trust = trust
    }

    static func text(_ reason: Data?) -> String {
      reason.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// Waits for the close of the peer, or for the last that is told about the task.
    func waitForEnd(atMost nanoseconds: UInt64) async {
      await withTaskGroup(of: Void.self) { group in
        group.addTask { try? await self.ended.value() }
        group.addTask { try? await Task.sleep(nanoseconds: nanoseconds) }
        await group.next()
        group.cancelAll()
      }
    }

    func urlSession(
      _ session: URLSession, webSocketTask: URLSessionWebSocketTask, didOpenWithProtocol protocol: String?
    ) {
      opened.resolve(.success(()))
    }

    func urlSession(
      _ session: URLSession, webSocketTask: URLSessionWebSocketTask,
      didCloseWith closeCode: URLSessionWebSocketTask.CloseCode, reason: Data?
    ) {
      let close = TransportClose(code: closeCode.rawValue, reason: SessionEvents.text(reason))
      if closeCode != .invalid { closed.withLock { $0 = close } }
      ended.resolve(.success(()))
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
      let status = (task.response as? HTTPURLResponse)?.statusCode
      let why = error?.localizedDescription ?? "the connection was closed"
      opened.resolve(.failure(TransportFailure(why, httpStatus: status == 101 ? nil : status)))
      ended.resolve(.success(()))
    }

    /// A gateway answers itself: what goes to it is not for any other place.
    func urlSession(
      _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
      newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
      completionHandler(nil)
    }

    func urlSession(
      _ session: URLSession, didReceive challenge: URLAuthenticationChallenge,
      completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
      let space = challenge.protectionSpace
      guard space.authenticationMethod == NSURLAuthenticationMethodServerTrust, let peer = space.serverTrust else {
        return completionHandler(.performDefaultHandling, nil)
      }
      if case .system = trust { return completionHandler(.performDefaultHandling, nil) }
      let isTrusted = SecTrustEvaluateWithError(peer, nil)
      guard let chain = SecTrustCopyCertificateChain(peer) as? [SecCertificate], let leaf = chain.first else {
        return completionHandler(.cancelAuthenticationChallenge, nil)
      }
      let der = SecCertificateCopyData(leaf) as Data
      let certificate = PeerCertificate(host: space.host, der: der, isTrustedBySystem: isTrusted)
      guard trust.accepts(certificate) else { return completionHandler(.cancelAuthenticationChallenge, nil) }
      completionHandler(.useCredential, URLCredential(trust: peer))
    }
  }
#endif
