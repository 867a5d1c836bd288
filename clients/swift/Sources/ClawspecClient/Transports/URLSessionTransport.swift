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

    private let task: URLSessionWebSocketTask
    private let session: URLSession
    private let events: SessionEvents

    init(_ request: TransportRequest) {
      events = SessionEvents(request.trust)
      let configuration = URLSessionConfiguration.ephemeral
      session = URLSession(configuration: configuration, delegate: events, delegateQueue: nil)
      var handshake = URLRequest(url: request.url)
      for (name, value) in request.headers { handshake.setValue(value, forHTTPHeaderField: name) }
      task = session.webSocketTask(with: handshake)
      task.maximumMessageSize = request.maximumMessageBytes
    }

    func open() async throws {
      task.resume()
      do {
        try await events.opened.value()
      } catch {
        // A session keeps itself and its delegate until it is told to go, and every attempt has one.
        cancel()
        throw error
      }
    }

    func cancel() {
      task.cancel()
      session.finishTasksAndInvalidate()
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
        return .closed(end(error))
      }
    }

    func close(code: Int, reason: String) async {
      events.closing.withLock { if $0 == nil { $0 = TransportClose(code: code, reason: reason) } }
      let closeCode = URLSessionWebSocketTask.CloseCode(rawValue: code) ?? .normalClosure
      task.cancel(with: closeCode, reason: Data(reason.utf8))
      let (task, session) = (task, session)
      Task {
        try? await Task.sleep(nanoseconds: Self.closeGrace)
        task.cancel()
        session.finishTasksAndInvalidate()
      }
    }

    private func end(_ error: any Error) -> TransportClose {
      session.finishTasksAndInvalidate()
      if let ours = events.closing.withLock({ $0 }) { return ours }
      let code = task.closeCode.rawValue
      guard code > 0 else {
        return TransportClose(code: TransportClose.abnormal, problem: error.localizedDescription)
      }
      let reason = task.closeReason.map { String(decoding: $0, as: UTF8.self) } ?? ""
      return TransportClose(code: code, reason: reason)
    }
  }

  /// What the session tells about its one task.
  final class SessionEvents: NSObject, URLSessionWebSocketDelegate {
    let opened = Promise<Void>()
    let closing = Locked<TransportClose?>(nil)
    private let trust: TLSTrust

    init(_ trust: TLSTrust) {
      self.trust = trust
    }

    func urlSession(
      _ session: URLSession, webSocketTask: URLSessionWebSocketTask, didOpenWithProtocol protocol: String?
    ) {
      opened.resolve(.success(()))
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
      let status = (task.response as? HTTPURLResponse)?.statusCode
      let why = error?.localizedDescription ?? "the connection was closed"
      opened.resolve(.failure(TransportFailure(why, httpStatus: status == 101 ? nil : status)))
    }

    func urlSession(
      _ session: URLSession, didReceive challenge: URLAuthenticationChallenge
    ) async -> (URLSession.AuthChallengeDisposition, URLCredential?) {
      let space = challenge.protectionSpace
      guard space.authenticationMethod == NSURLAuthenticationMethodServerTrust, let peer = space.serverTrust else {
        return (.performDefaultHandling, nil)
      }
      if case .system = trust { return (.performDefaultHandling, nil) }
      let isTrusted = SecTrustEvaluateWithError(peer, nil)
      guard let chain = SecTrustCopyCertificateChain(peer) as? [SecCertificate], let leaf = chain.first else {
        return (.cancelAuthenticationChallenge, nil)
      }
      let der = SecCertificateCopyData(leaf) as Data
      let certificate = PeerCertificate(host: space.host, der: der, isTrustedBySystem: isTrusted)
      guard trust.accepts(certificate) else { return (.cancelAuthenticationChallenge, nil) }
      return (.useCredential, URLCredential(trust: peer))
    }
  }
#endif
