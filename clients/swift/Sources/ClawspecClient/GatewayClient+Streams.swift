import ClawspecProtocol
import Foundation

// What comes in by itself, and how it reaches its readers.
extension GatewayClient {
  /// Everything that happens, in order, from this call on: states, hellos, events, gaps, closes, warnings. Ends with
  /// ``close()`` and when the client gives up.
  ///
  /// - Parameter limit: what may wait for the reader; beyond it the oldest are dropped and a warning tells.
  public func updates(limit: Int = 1_000) -> AsyncStream<ClientEvent> {
    stream(limit) { $0 }
  }

  /// Payloads of one event, such as `.chat`, from this call on. Outlives reconnects: nothing is replayed, so load
  /// again what you show after a reconnect and after a gap (see ``updates(limit:)``).
  public func events<Payload>(_ type: GatewayEventType<Payload>, limit: Int = 1_000) -> AsyncStream<Payload> {
    stream(limit) { event in
      guard case .event(let received) = event, received.name == type.name else { return nil }
      return type.payload(of: received.typed())
    }
  }

  /// All events of the gateway, those that are not known included, from this call on.
  public func events(limit: Int = 1_000) -> AsyncStream<GatewayEvent> {
    stream(limit) { event in
      guard case .event(let received) = event else { return nil }
      return received.typed()
    }
  }

  private func stream<Element: Sendable>(
    _ limit: Int, _ pick: @escaping @Sendable (ClientEvent) -> Element?
  ) -> AsyncStream<Element> {
    let id = UUID()
    let (stream, continuation) = AsyncStream<Element>.makeStream(bufferingPolicy: .bufferingNewest(limit))
    let dropped = Locked(0)
    readers[id] = { [weak self] event in
      guard let element = pick(event), case .dropped = continuation.yield(element) else { return }
      let count = dropped.withLock { count in
        count += 1
        return count
      }
      // When the loss starts, then at every doubling.
      guard count & (count - 1) == 0 else { return }
      Task { await self?.tell(.warning(.eventOverflow(dropped: count))) }
    }
    finishers[id] = { continuation.finish() }
    continuation.onTermination = { [weak self] _ in
      Task { await self?.forgetReader(id) }
    }
    return stream
  }

  private func forgetReader(_ id: UUID) {
    readers[id] = nil
    finishers[id] = nil
  }

  func tell(_ event: ClientEvent) {
    for reader in readers.values { reader(event) }
  }

  func endReaders() {
    let finishers = finishers.values
    readers = [:]
    self.finishers = [:]
    for finish in finishers { finish() }
  }

  /// A frame of an open session.
  func take(_ frame: Data) async {
    guard let header = try? FrameHeader(from: frame) else {
      return tell(.warning(.protocolViolation("a message is not a frame")))
    }
    switch header.kind {
    case .response: onResponse(header, frame)
    case .event: onEvent(header, frame)
    // Newer gateways may have more kinds of frames.
    case .request, .unknown: break
    }
  }

  private func onEvent(_ header: FrameHeader, _ frame: Data) {
    guard let name = header.event else { return tell(.warning(.protocolViolation("an event has no name"))) }
    let received = ReceivedEvent(name: name, seq: header.seq, frame: frame)
    if let seq = header.seq, let expected = sequence.observe(seq) {
      tell(.gap(GapInfo(expected: expected, received: seq, protocol: hello?.protocol)))
    }
    if name == GatewayEventType.shutdown.name {
      restartExpectedMs = received.json?["restartExpectedMs"]?.intValue.map { Int($0) }
    }
    tell(.event(received))
    onNodeEvent(received)
  }
}
