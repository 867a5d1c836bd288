import ClawspecProtocol

extension ChatMessage {
  /// The text of the message, all of its text parts joined.
  public var text: String {
    switch content {
    case .string(let text): text
    case .list(let parts): parts.compactMap { if case .text(let part) = $0 { part.text } else { nil } }.joined()
    }
  }
}
