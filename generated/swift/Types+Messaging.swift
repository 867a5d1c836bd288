// Generated from the specification by `npm run generate`. Do not edit.

/// Parameters of poll.
///
/// - Note: Params of `poll`.
public struct PollParams: Codable, Hashable, Sendable, VersionedMembers {
  /// Address as the channel knows it.
  public var to: String
  public var question: String
  /// What can be chosen. At most 12 entries.
  public var options: [String]
  /// How many options one person may choose; 1 when left out. From 1 to 12.
  public var maxSelections: Int64?
  /// Seconds until it closes. From 1 to 604800.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var durationSeconds: Int64?
  /// Hours until it closes. At least 1.
  public var durationHours: Int64?
  /// Deliver it without a sound.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var silent: Bool?
  /// Hide who chose what.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var isAnonymous: Bool?
  /// Thread or topic of the chat.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var threadId: String?
  /// Id of the channel, such as `telegram`; the only configured one when left out.
  public var channel: String?
  /// Account of the channel that sends; its default account when left out.
  public var accountId: String?
  /// Chosen by the caller. Repeat it to repeat the request safely.
  public var idempotencyKey: String

  public init(
    to: String,
    question: String,
    options: [String],
    maxSelections: Int64? = nil,
    durationSeconds: Int64? = nil,
    durationHours: Int64? = nil,
    silent: Bool? = nil,
    isAnonymous: Bool? = nil,
    threadId: String? = nil,
    channel: String? = nil,
    accountId: String? = nil,
    idempotencyKey: String = newIdempotencyKey()
  ) {
    self.to = to
    self.question = question
    self.options = options
    self.maxSelections = maxSelections
    self.durationSeconds = durationSeconds
    self.durationHours = durationHours
    self.silent = silent
    self.isAnonymous = isAnonymous
    self.threadId = threadId
    self.channel = channel
    self.accountId = accountId
    self.idempotencyKey = idempotencyKey
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "durationSeconds": ProtocolRange(since: 4),
    "silent": ProtocolRange(since: 4),
    "isAnonymous": ProtocolRange(since: 4),
    "threadId": ProtocolRange(since: 4),
  ]
}

/// Result of poll.
///
/// - Note: Result of `poll`.
public struct PollResult: Codable, Hashable, Sendable {
  /// The idempotency key.
  public var runId: String
  /// Id of the message as the channel knows it.
  public var messageId: String
  /// Channel that took it.
  public var channel: String
  /// Chat it went to, on channels that name chats so.
  public var chatId: String?
  /// The same on channels that call it a channel.
  public var channelId: String?
  /// The same on WhatsApp.
  public var toJid: String?
  /// The same on channels that call it a conversation.
  public var conversationId: String?
  /// Id of the poll, where it has one besides the message.
  public var pollId: String?

  public init(
    runId: String,
    messageId: String,
    channel: String,
    chatId: String? = nil,
    channelId: String? = nil,
    toJid: String? = nil,
    conversationId: String? = nil,
    pollId: String? = nil
  ) {
    self.runId = runId
    self.messageId = messageId
    self.channel = channel
    self.chatId = chatId
    self.channelId = channelId
    self.toJid = toJid
    self.conversationId = conversationId
    self.pollId = pollId
  }
}

/// Parameters of send. Message, mediaUrl, mediaUrls or buffer has to say something.
///
/// - Note: Params of `send`.
public struct SendParams: Codable, Hashable, Sendable, VersionedMembers {
  /// Address as the channel knows it: a number, a chat id, a name.
  public var to: String
  /// Chosen by the caller. Repeat it to repeat the request safely.
  public var idempotencyKey: String
  /// The text. May be left out when there is media.
  public var message: String?
  /// Where the channel gets a file from.
  public var mediaUrl: String?
  public var mediaUrls: [String]?
  /// A file as Base64 text.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var buffer: String?
  /// Name of the file in buffer.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var filename: String?
  /// Media type of the file in buffer.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var contentType: String?
  /// Send audio as a voice note.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var asVoice: Bool?
  /// Play a video as a looping picture.
  public var gifPlayback: Bool?
  /// Id of the channel, such as `telegram`; the only configured one when left out.
  public var channel: String?
  /// Account of the channel that sends; its default account when left out.
  public var accountId: String?
  /// Agent in whose name it is sent.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  /// Message that this one answers.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var replyToId: String?
  /// Thread or topic of the chat.
  public var threadId: String?
  /// Send pictures as files.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var forceDocument: Bool?
  /// Deliver it without a sound.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var silent: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var parseMode: ParseMode?
  /// Session whose history notes what was delivered.
  public var sessionKey: String?

  public init(
    to: String,
    idempotencyKey: String = newIdempotencyKey(),
    message: String? = nil,
    mediaUrl: String? = nil,
    mediaUrls: [String]? = nil,
    buffer: String? = nil,
    filename: String? = nil,
    contentType: String? = nil,
    asVoice: Bool? = nil,
    gifPlayback: Bool? = nil,
    channel: String? = nil,
    accountId: String? = nil,
    agentId: String? = nil,
    replyToId: String? = nil,
    threadId: String? = nil,
    forceDocument: Bool? = nil,
    silent: Bool? = nil,
    parseMode: ParseMode? = nil,
    sessionKey: String? = nil
  ) {
    self.to = to
    self.idempotencyKey = idempotencyKey
    self.message = message
    self.mediaUrl = mediaUrl
    self.mediaUrls = mediaUrls
    self.buffer = buffer
    self.filename = filename
    self.contentType = contentType
    self.asVoice = asVoice
    self.gifPlayback = gifPlayback
    self.channel = channel
    self.accountId = accountId
    self.agentId = agentId
    self.replyToId = replyToId
    self.threadId = threadId
    self.forceDocument = forceDocument
    self.silent = silent
    self.parseMode = parseMode
    self.sessionKey = sessionKey
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "buffer": ProtocolRange(since: 4),
    "filename": ProtocolRange(since: 4),
    "contentType": ProtocolRange(since: 4),
    "asVoice": ProtocolRange(since: 4),
    "agentId": ProtocolRange(since: 4),
    "replyToId": ProtocolRange(since: 4),
    "forceDocument": ProtocolRange(since: 4),
    "silent": ProtocolRange(since: 4),
    "parseMode": ProtocolRange(since: 4),
  ]

  public enum ParseMode: String, CaseIterable, Codable, Hashable, Sendable {
    case html = "HTML"
  }
}

/// Result of send: the channel took the message. Whether somebody read it is not known.
///
/// - Note: Result of `send`.
public struct SendResult: Codable, Hashable, Sendable {
  /// The idempotency key.
  public var runId: String
  /// Id of the message as the channel knows it.
  public var messageId: String
  /// Channel that took it.
  public var channel: String
  /// Chat it went to, on channels that name chats so.
  public var chatId: String?
  /// The same on channels that call it a channel.
  public var channelId: String?
  /// The same on WhatsApp.
  public var toJid: String?
  /// The same on channels that call it a conversation.
  public var conversationId: String?

  public init(
    runId: String,
    messageId: String,
    channel: String,
    chatId: String? = nil,
    channelId: String? = nil,
    toJid: String? = nil,
    conversationId: String? = nil
  ) {
    self.runId = runId
    self.messageId = messageId
    self.channel = channel
    self.chatId = chatId
    self.channelId = channelId
    self.toJid = toJid
    self.conversationId = conversationId
  }
}
