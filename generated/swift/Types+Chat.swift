// Generated from the specification by `npm run generate`. Do not edit.

/// Parameters of chat.abort.
///
/// - Note: Params of `chat.abort`.
public struct ChatAbortParams: Codable, Hashable, Sendable, VersionedMembers {
  public var sessionKey: String
  /// One run; every run of the session when left out.
  public var runId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var preserveSideRuns: Bool?

  public init(sessionKey: String, runId: String? = nil, agentId: String? = nil, preserveSideRuns: Bool? = nil) {
    self.sessionKey = sessionKey
    self.runId = runId
    self.agentId = agentId
    self.preserveSideRuns = preserveSideRuns
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "agentId": ProtocolRange(since: 4),
    "preserveSideRuns": ProtocolRange(since: 4),
  ]
}

/// Result of chat.abort, and of chat.send with `/stop`.
///
/// - Note: Result of `chat.abort`.
public struct ChatAbortResult: Codable, Hashable, Sendable {
  public var ok: Bool
  /// Whether anything was running.
  public var aborted: Bool
  /// Runs that were stopped.
  public var runIds: [String]

  public init(ok: Bool, aborted: Bool, runIds: [String]) {
    self.ok = ok
    self.aborted = aborted
    self.runIds = runIds
  }
}

/// The run was stopped.
public struct ChatAborted: Codable, Hashable, Sendable, VersionedMembers {
  public var runId: String
  /// Canonical key (protocol 4); protocol 3 gateways may repeat the key as requested.
  public var sessionKey: String
  /// Number within the run, never falling; the last delta and the end may share one. Not the seq of the
  /// frame.
  public var seq: Int64
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var spawnedBy: String?
  public private(set) var state: State = .aborted
  /// What was said before.
  public var message: ChatMessage?
  /// rpc: chat.abort. stop: `/stop`.
  public var stopReason: StopReason?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var errorMessage: String?

  public init(
    runId: String,
    sessionKey: String,
    seq: Int64,
    agentId: String? = nil,
    spawnedBy: String? = nil,
    message: ChatMessage? = nil,
    stopReason: StopReason? = nil,
    errorMessage: String? = nil
  ) {
    self.runId = runId
    self.sessionKey = sessionKey
    self.seq = seq
    self.agentId = agentId
    self.spawnedBy = spawnedBy
    self.message = message
    self.stopReason = stopReason
    self.errorMessage = errorMessage
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "agentId": ProtocolRange(since: 4),
    "spawnedBy": ProtocolRange(since: 4),
    "errorMessage": ProtocolRange(since: 4),
  ]

  public enum State: String, CaseIterable, Codable, Hashable, Sendable {
    case aborted
  }

  /// rpc: chat.abort. stop: `/stop`.
  ///
  /// An open set: values that are not known here are kept in `unknown`.
  public enum StopReason: OpenEnum {
    case rpc
    case stop
    case timeout
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "rpc": self = .rpc
      case "stop": self = .stop
      case "timeout": self = .timeout
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .rpc: "rpc"
      case .stop: "stop"
      case .timeout: "timeout"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.rpc, .stop, .timeout] }
  }
}

/// The reply grew. Deltas are throttled, and several may come as one: `message` always holds everything.
public struct ChatDelta: Codable, Hashable, Sendable, VersionedMembers {
  public var runId: String
  /// Canonical key (protocol 4); protocol 3 gateways may repeat the key as requested.
  public var sessionKey: String
  /// Number within the run, never falling; the last delta and the end may share one. Not the seq of the
  /// frame.
  public var seq: Int64
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var spawnedBy: String?
  public private(set) var state: State = .delta
  /// The whole reply so far: replace what you show with it. Always there in protocol 3.
  public var message: ChatMessage?
  /// Text added since the last delta sent.
  ///
  /// - Note: Availability: from protocol 4 on, always there from then on.
  /// - Note: Provenance: published.
  public var deltaText: String?
  /// The reply was rewritten; deltaText starts it anew.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var replace: Bool?
  public var usage: TokenUsage?

  public init(
    runId: String,
    sessionKey: String,
    seq: Int64,
    agentId: String? = nil,
    spawnedBy: String? = nil,
    message: ChatMessage? = nil,
    deltaText: String? = nil,
    replace: Bool? = nil,
    usage: TokenUsage? = nil
  ) {
    self.runId = runId
    self.sessionKey = sessionKey
    self.seq = seq
    self.agentId = agentId
    self.spawnedBy = spawnedBy
    self.message = message
    self.deltaText = deltaText
    self.replace = replace
    self.usage = usage
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "agentId": ProtocolRange(since: 4),
    "spawnedBy": ProtocolRange(since: 4),
    "deltaText": ProtocolRange(since: 4),
    "replace": ProtocolRange(since: 4),
  ]

  public enum State: String, CaseIterable, Codable, Hashable, Sendable {
    case delta
  }
}

/// The run failed.
public struct ChatError: Codable, Hashable, Sendable, VersionedMembers {
  public var runId: String
  /// Canonical key (protocol 4); protocol 3 gateways may repeat the key as requested.
  public var sessionKey: String
  /// Number within the run, never falling; the last delta and the end may share one. Not the seq of the
  /// frame.
  public var seq: Int64
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var spawnedBy: String?
  public private(set) var state: State = .error
  public var errorMessage: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var errorKind: ErrorKind?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var errorDetail: RunErrorDetail?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var message: ChatMessage?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var usage: TokenUsage?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var stopReason: String?

  public init(
    runId: String,
    sessionKey: String,
    seq: Int64,
    agentId: String? = nil,
    spawnedBy: String? = nil,
    errorMessage: String? = nil,
    errorKind: ErrorKind? = nil,
    errorDetail: RunErrorDetail? = nil,
    message: ChatMessage? = nil,
    usage: TokenUsage? = nil,
    stopReason: String? = nil
  ) {
    self.runId = runId
    self.sessionKey = sessionKey
    self.seq = seq
    self.agentId = agentId
    self.spawnedBy = spawnedBy
    self.errorMessage = errorMessage
    self.errorKind = errorKind
    self.errorDetail = errorDetail
    self.message = message
    self.usage = usage
    self.stopReason = stopReason
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "agentId": ProtocolRange(since: 4),
    "spawnedBy": ProtocolRange(since: 4),
    "errorKind": ProtocolRange(since: 4),
    "errorDetail": ProtocolRange(since: 4),
    "message": ProtocolRange(since: 4),
    "usage": ProtocolRange(since: 4),
    "stopReason": ProtocolRange(since: 4),
  ]

  public enum State: String, CaseIterable, Codable, Hashable, Sendable {
    case error
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum ErrorKind: OpenEnum {
    case refusal
    case timeout
    case rateLimit
    case contextLength
    case unknownValue
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "refusal": self = .refusal
      case "timeout": self = .timeout
      case "rate_limit": self = .rateLimit
      case "context_length": self = .contextLength
      case "unknown": self = .unknownValue
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .refusal: "refusal"
      case .timeout: "timeout"
      case .rateLimit: "rate_limit"
      case .contextLength: "context_length"
      case .unknownValue: "unknown"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.refusal, .timeout, .rateLimit, .contextLength, .unknownValue] }
  }
}

/// The run ended well. A short reply may come as final without any delta.
public struct ChatFinal: Codable, Hashable, Sendable, VersionedMembers {
  public var runId: String
  /// Canonical key (protocol 4); protocol 3 gateways may repeat the key as requested.
  public var sessionKey: String
  /// Number within the run, never falling; the last delta and the end may share one. Not the seq of the
  /// frame.
  public var seq: Int64
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var spawnedBy: String?
  public private(set) var state: State = .final
  /// The complete reply. Absent when the run said nothing to show.
  public var message: ChatMessage?
  public var usage: TokenUsage?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var stopReason: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var yielded: Bool?

  public init(
    runId: String,
    sessionKey: String,
    seq: Int64,
    agentId: String? = nil,
    spawnedBy: String? = nil,
    message: ChatMessage? = nil,
    usage: TokenUsage? = nil,
    stopReason: String? = nil,
    yielded: Bool? = nil
  ) {
    self.runId = runId
    self.sessionKey = sessionKey
    self.seq = seq
    self.agentId = agentId
    self.spawnedBy = spawnedBy
    self.message = message
    self.usage = usage
    self.stopReason = stopReason
    self.yielded = yielded
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "agentId": ProtocolRange(since: 4),
    "spawnedBy": ProtocolRange(since: 4),
    "stopReason": ProtocolRange(since: 4),
    "yielded": ProtocolRange(since: 4),
  ]

  public enum State: String, CaseIterable, Codable, Hashable, Sendable {
    case final
  }
}

/// Parameters of chat.history.
///
/// - Note: Params of `chat.history`.
public struct ChatHistoryParams: Codable, Hashable, Sendable, VersionedMembers {
  /// Session, such as `main` or `agent:main:main`.
  public var sessionKey: String
  /// Newest messages to return. 200 when left out. From 1 to 1000.
  public var limit: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var cursor: String?
  /// Messages to skip, counted from the newest.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var offset: Int64?
  /// At least 1.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var pendingBefore: Int64?
  /// At most 50 entries.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var inputRunIds: [String]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var messageId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var sessionId: String?
  /// From 1 to 500000.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var maxChars: Int64?

  public init(
    sessionKey: String,
    limit: Int64? = nil,
    agentId: String? = nil,
    cursor: String? = nil,
    offset: Int64? = nil,
    pendingBefore: Int64? = nil,
    inputRunIds: [String]? = nil,
    messageId: String? = nil,
    sessionId: String? = nil,
    maxChars: Int64? = nil
  ) {
    self.sessionKey = sessionKey
    self.limit = limit
    self.agentId = agentId
    self.cursor = cursor
    self.offset = offset
    self.pendingBefore = pendingBefore
    self.inputRunIds = inputRunIds
    self.messageId = messageId
    self.sessionId = sessionId
    self.maxChars = maxChars
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "agentId": ProtocolRange(since: 4),
    "cursor": ProtocolRange(since: 4),
    "offset": ProtocolRange(since: 4),
    "pendingBefore": ProtocolRange(since: 4),
    "inputRunIds": ProtocolRange(since: 4),
    "messageId": ProtocolRange(since: 4),
    "sessionId": ProtocolRange(since: 4),
    "maxChars": ProtocolRange(since: 4),
  ]
}

/// Result of chat.history.
///
/// - Note: Result of `chat.history`.
public struct ChatHistoryResult: Codable, Hashable, Sendable, VersionedMembers {
  public var sessionKey: String
  /// Oldest first.
  public var messages: [ChatMessage]
  /// Absent while the session has no transcript.
  public var sessionId: String?
  public var thinkingLevel: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var hasMore: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var totalMessages: Int64?
  /// The run that is going on.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var inFlightRun: JSONValue?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var pendingInputs: PendingInputs?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var sessionInfo: JSONValue?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var defaults: JSONValue?

  public init(
    sessionKey: String,
    messages: [ChatMessage],
    sessionId: String? = nil,
    thinkingLevel: String? = nil,
    hasMore: Bool? = nil,
    totalMessages: Int64? = nil,
    inFlightRun: JSONValue? = nil,
    pendingInputs: PendingInputs? = nil,
    sessionInfo: JSONValue? = nil,
    defaults: JSONValue? = nil
  ) {
    self.sessionKey = sessionKey
    self.messages = messages
    self.sessionId = sessionId
    self.thinkingLevel = thinkingLevel
    self.hasMore = hasMore
    self.totalMessages = totalMessages
    self.inFlightRun = inFlightRun
    self.pendingInputs = pendingInputs
    self.sessionInfo = sessionInfo
    self.defaults = defaults
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "hasMore": ProtocolRange(since: 4),
    "totalMessages": ProtocolRange(since: 4),
    "inFlightRun": ProtocolRange(since: 4),
    "pendingInputs": ProtocolRange(since: 4),
    "sessionInfo": ProtocolRange(since: 4),
    "defaults": ProtocolRange(since: 4),
  ]

  public struct PendingInputs: Codable, Hashable, Sendable {
    public var items: [JSONValue]
    public var total: Int64

    public init(items: [JSONValue], total: Int64) {
      self.items = items
      self.total = total
    }
  }
}

/// Parameters of chat.inject.
///
/// - Note: Params of `chat.inject`.
public struct ChatInjectParams: Codable, Hashable, Sendable, VersionedMembers {
  /// A session that exists.
  public var sessionKey: String
  /// The text of the note.
  public var message: String
  /// Put in brackets before the text, on a line of its own. At most 100 characters.
  public var label: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?

  public init(sessionKey: String, message: String, label: String? = nil, agentId: String? = nil) {
    self.sessionKey = sessionKey
    self.message = message
    self.label = label
    self.agentId = agentId
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "agentId": ProtocolRange(since: 4),
  ]
}

/// Result of chat.inject.
///
/// - Note: Result of `chat.inject`.
public struct ChatInjectResult: Codable, Hashable, Sendable {
  public var ok: Bool
  public var messageId: String

  public init(ok: Bool, messageId: String) {
    self.ok = ok
    self.messageId = messageId
  }
}

/// A state that this specification does not describe.
public struct ChatOther: Codable, Hashable, Sendable, VersionedMembers {
  public var runId: String
  /// Canonical key (protocol 4); protocol 3 gateways may repeat the key as requested.
  public var sessionKey: String
  /// Number within the run, never falling; the last delta and the end may share one. Not the seq of the
  /// frame.
  public var seq: Int64
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var spawnedBy: String?
  public var state: String

  /// Members that have no name of their own here.
  public var additional: [String: JSONValue]

  public init(
    runId: String,
    sessionKey: String,
    seq: Int64,
    agentId: String? = nil,
    spawnedBy: String? = nil,
    state: String,
    additional: [String: JSONValue] = [:]
  ) {
    self.runId = runId
    self.sessionKey = sessionKey
    self.seq = seq
    self.agentId = agentId
    self.spawnedBy = spawnedBy
    self.state = state
    self.additional = additional
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WireKey.self)
    runId = try container.decode(String.self, forKey: "runId")
    sessionKey = try container.decode(String.self, forKey: "sessionKey")
    seq = try container.decode(Int64.self, forKey: "seq")
    agentId = try container.decodeIfPresent(String.self, forKey: "agentId")
    spawnedBy = try container.decodeIfPresent(String.self, forKey: "spawnedBy")
    state = try container.decode(String.self, forKey: "state")
    additional = try container.decodeOthers(than: ["runId", "sessionKey", "seq", "agentId", "spawnedBy", "state"])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: WireKey.self)
    try container.encode(runId, forKey: "runId")
    try container.encode(sessionKey, forKey: "sessionKey")
    try container.encode(seq, forKey: "seq")
    try container.encodeIfPresent(agentId, forKey: "agentId")
    try container.encodeIfPresent(spawnedBy, forKey: "spawnedBy")
    try container.encode(state, forKey: "state")
    try container.encodeOthers(additional)
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "agentId": ProtocolRange(since: 4),
    "spawnedBy": ProtocolRange(since: 4),
  ]
}

/// Payload of chat. Ignore states you do not know.
///
/// - Note: Payload of the event `chat`.
///
/// What is not known here is kept in `unknown`.
public indirect enum ChatPayload: Codable, Hashable, Sendable {
  case delta(ChatDelta)
  case final(ChatFinal)
  case aborted(ChatAborted)
  case error(ChatError)
  case status(ChatStatus)
  case unknown(ChatOther)

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: WireKey.self)
    switch try members.decode(String.self, forKey: "state") {
    case "delta": self = .delta(try ChatDelta(from: decoder))
    case "final": self = .final(try ChatFinal(from: decoder))
    case "aborted": self = .aborted(try ChatAborted(from: decoder))
    case "error": self = .error(try ChatError(from: decoder))
    case "status": self = .status(try ChatStatus(from: decoder))
    default: self = .unknown(try ChatOther(from: decoder))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .delta(let value): try value.encode(to: encoder)
    case .final(let value): try value.encode(to: encoder)
    case .aborted(let value): try value.encode(to: encoder)
    case .error(let value): try value.encode(to: encoder)
    case .status(let value): try value.encode(to: encoder)
    case .unknown(let value): try value.encode(to: encoder)
    }
  }
}

/// State of the run that a key names.
public struct ChatRunStatus: Codable, Hashable, Sendable {
  /// The idempotency key.
  public var runId: String
  /// started: a new run. in_flight: the key is running. Others: how the run with this key ended.
  public var status: Status
  public var summary: String?
  public var stopReason: String?
  /// Milliseconds since the Unix epoch.
  public var endedAt: Int64?

  public init(
    runId: String,
    status: Status,
    summary: String? = nil,
    stopReason: String? = nil,
    endedAt: Int64? = nil
  ) {
    self.runId = runId
    self.status = status
    self.summary = summary
    self.stopReason = stopReason
    self.endedAt = endedAt
  }

  /// started: a new run. in_flight: the key is running. Others: how the run with this key ended.
  ///
  /// An open set: values that are not known here are kept in `unknown`.
  public enum Status: OpenEnum {
    case started
    case inFlight
    case ok
    case error
    case timeout
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "started": self = .started
      case "in_flight": self = .inFlight
      case "ok": self = .ok
      case "error": self = .error
      case "timeout": self = .timeout
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .started: "started"
      case .inFlight: "in_flight"
      case .ok: "ok"
      case .error: "error"
      case .timeout: "timeout"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.started, .inFlight, .ok, .error, .timeout] }
  }
}

/// Parameters of chat.send.
///
/// - Note: Params of `chat.send`.
public struct ChatSendParams: Codable, Hashable, Sendable, VersionedMembers {
  /// Session, such as `main`. At most 512 characters.
  public var sessionKey: String
  /// The text. `/stop` aborts the runs of the session.
  public var message: String
  /// Chosen by the caller; becomes the runId. Repeat it to repeat the request safely.
  public var idempotencyKey: String
  public var thinking: String?
  /// Whether the reply is sent to the channel of the session as well.
  public var deliver: Bool?
  public var attachments: [ChatAttachment]?
  /// Time after which the run is stopped, in milliseconds.
  public var timeoutMs: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var sessionId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var queueMode: QueueMode?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var intent: Intent?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var fastMode: FastMode?
  /// At least 1.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var fastAutoOnSeconds: Int64?
  /// Channel that the message came from. Needs originatingTo.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var originatingChannel: String?
  /// Address that it came from: the reply goes there with deliver.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var originatingTo: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var originatingAccountId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var originatingThreadId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var replyToId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var toolBindings: [String: JSONValue]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var systemInputProvenance: InputProvenance?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var systemProvenanceReceipt: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var suppressCommandInterpretation: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var expectedLeafEntryId: Nullable<String>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var expectedSessionRoutingContract: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var expectedPermissionMode: Nullable<ExpectedPermissionMode>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var expectedToolOverrides: Nullable<SessionToolOverrides>?

  public init(
    sessionKey: String,
    message: String,
    idempotencyKey: String = newIdempotencyKey(),
    thinking: String? = nil,
    deliver: Bool? = nil,
    attachments: [ChatAttachment]? = nil,
    timeoutMs: Int64? = nil,
    agentId: String? = nil,
    sessionId: String? = nil,
    queueMode: QueueMode? = nil,
    intent: Intent? = nil,
    fastMode: FastMode? = nil,
    fastAutoOnSeconds: Int64? = nil,
    originatingChannel: String? = nil,
    originatingTo: String? = nil,
    originatingAccountId: String? = nil,
    originatingThreadId: String? = nil,
    replyToId: String? = nil,
    toolBindings: [String: JSONValue]? = nil,
    systemInputProvenance: InputProvenance? = nil,
    systemProvenanceReceipt: String? = nil,
    suppressCommandInterpretation: Bool? = nil,
    expectedLeafEntryId: Nullable<String>? = nil,
    expectedSessionRoutingContract: String? = nil,
    expectedPermissionMode: Nullable<ExpectedPermissionMode>? = nil,
    expectedToolOverrides: Nullable<SessionToolOverrides>? = nil
  ) {
    self.sessionKey = sessionKey
    self.message = message
    self.idempotencyKey = idempotencyKey
    self.thinking = thinking
    self.deliver = deliver
    self.attachments = attachments
    self.timeoutMs = timeoutMs
    self.agentId = agentId
    self.sessionId = sessionId
    self.queueMode = queueMode
    self.intent = intent
    self.fastMode = fastMode
    self.fastAutoOnSeconds = fastAutoOnSeconds
    self.originatingChannel = originatingChannel
    self.originatingTo = originatingTo
    self.originatingAccountId = originatingAccountId
    self.originatingThreadId = originatingThreadId
    self.replyToId = replyToId
    self.toolBindings = toolBindings
    self.systemInputProvenance = systemInputProvenance
    self.systemProvenanceReceipt = systemProvenanceReceipt
    self.suppressCommandInterpretation = suppressCommandInterpretation
    self.expectedLeafEntryId = expectedLeafEntryId
    self.expectedSessionRoutingContract = expectedSessionRoutingContract
    self.expectedPermissionMode = expectedPermissionMode
    self.expectedToolOverrides = expectedToolOverrides
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "agentId": ProtocolRange(since: 4),
    "sessionId": ProtocolRange(since: 4),
    "queueMode": ProtocolRange(since: 4),
    "intent": ProtocolRange(since: 4),
    "fastMode": ProtocolRange(since: 4),
    "fastAutoOnSeconds": ProtocolRange(since: 4),
    "originatingChannel": ProtocolRange(since: 4),
    "originatingTo": ProtocolRange(since: 4),
    "originatingAccountId": ProtocolRange(since: 4),
    "originatingThreadId": ProtocolRange(since: 4),
    "replyToId": ProtocolRange(since: 4),
    "toolBindings": ProtocolRange(since: 4),
    "systemInputProvenance": ProtocolRange(since: 4),
    "systemProvenanceReceipt": ProtocolRange(since: 4),
    "suppressCommandInterpretation": ProtocolRange(since: 4),
    "expectedLeafEntryId": ProtocolRange(since: 4),
    "expectedSessionRoutingContract": ProtocolRange(since: 4),
    "expectedPermissionMode": ProtocolRange(since: 4),
    "expectedToolOverrides": ProtocolRange(since: 4),
  ]

  public enum QueueMode: String, CaseIterable, Codable, Hashable, Sendable {
    case steer
    case followup
    case collect
    case interrupt
  }

  public struct Intent: Codable, Hashable, Sendable {
    public private(set) var kind: Kind = .sessionGoalStart
    public var version: Int64
    /// Milliseconds since the Unix epoch.
    public var issuedAtMs: Int64

    public init(version: Int64, issuedAtMs: Int64) {
      self.version = version
      self.issuedAtMs = issuedAtMs
    }

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case sessionGoalStart = "session-goal-start"
    }
  }

  public enum FastMode: Codable, Hashable, Sendable, ExpressibleByBooleanLiteral {
    case bool(Bool)
    case auto

    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if (try? container.decode(String.self)) == "auto" {
        self = .auto
      } else {
        self = .bool(try container.decode(Bool.self))
      }
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .bool(let value): try container.encode(value)
      case .auto: try container.encode("auto")
      }
    }

    public init(booleanLiteral value: Bool) { self = .bool(value) }
  }

  public enum ExpectedPermissionMode: String, CaseIterable, Codable, Hashable, Sendable {
    case readOnly = "read-only"
    case guarded
    case workspace
    case full
  }
}

/// Result of chat.send.
///
/// - Note: Result of `chat.send`.
///
/// What is not known here is kept in `unknown`.
public indirect enum ChatSendResult: Codable, Hashable, Sendable {
  case runStatus(ChatRunStatus)
  case abortResult(ChatAbortResult)
  case unknown(JSONValue)

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: WireKey.self)
    if members.contains("runId") {
      self = .runStatus(try ChatRunStatus(from: decoder))
    } else if members.contains("ok") {
      self = .abortResult(try ChatAbortResult(from: decoder))
    } else {
      self = .unknown(try JSONValue(from: decoder))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .runStatus(let value): try value.encode(to: encoder)
    case .abortResult(let value): try value.encode(to: encoder)
    case .unknown(let value): try value.encode(to: encoder)
    }
  }
}

/// What a run does before it speaks. Protocol 4 only.
public struct ChatStatus: Codable, Hashable, Sendable, VersionedMembers {
  public var runId: String
  /// Canonical key (protocol 4); protocol 3 gateways may repeat the key as requested.
  public var sessionKey: String
  /// Number within the run, never falling; the last delta and the end may share one. Not the seq of the
  /// frame.
  public var seq: Int64
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var spawnedBy: String?
  public private(set) var state: State = .status
  public var phase: Phase

  public init(
    runId: String,
    sessionKey: String,
    seq: Int64,
    agentId: String? = nil,
    spawnedBy: String? = nil,
    phase: Phase
  ) {
    self.runId = runId
    self.sessionKey = sessionKey
    self.seq = seq
    self.agentId = agentId
    self.spawnedBy = spawnedBy
    self.phase = phase
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "agentId": ProtocolRange(since: 4),
    "spawnedBy": ProtocolRange(since: 4),
  ]

  public enum State: String, CaseIterable, Codable, Hashable, Sendable {
    case status
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Phase: OpenEnum {
    case preparingWorkspace
    case namingWorktree
    case creatingWorktree
    case runningSetup
    case provisioningEnvironment
    case preparingContext
    case startingModel
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "preparing_workspace": self = .preparingWorkspace
      case "naming_worktree": self = .namingWorktree
      case "creating_worktree": self = .creatingWorktree
      case "running_setup": self = .runningSetup
      case "provisioning_environment": self = .provisioningEnvironment
      case "preparing_context": self = .preparingContext
      case "starting_model": self = .startingModel
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .preparingWorkspace: "preparing_workspace"
      case .namingWorktree: "naming_worktree"
      case .creatingWorktree: "creating_worktree"
      case .runningSetup: "running_setup"
      case .provisioningEnvironment: "provisioning_environment"
      case .preparingContext: "preparing_context"
      case .startingModel: "starting_model"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.preparingWorkspace, .namingWorktree, .creatingWorktree, .runningSetup, .provisioningEnvironment, .preparingContext, .startingModel] }
  }
}

/// Why the model provider failed.
public struct RunErrorDetail: Codable, Hashable, Sendable {
  /// At most 300 characters.
  public var provider: String?
  /// At most 300 characters.
  public var model: String?
  /// At most 300 characters.
  public var failoverReason: String?
  /// At most 300 characters.
  public var providerRuntimeFailureKind: String?
  /// At most 300 characters.
  public var providerErrorType: String?
  /// From 100 to 599.
  public var httpStatus: Int64?
  /// At most 300 characters.
  public var providerErrorMessagePreview: String?

  public init(
    provider: String? = nil,
    model: String? = nil,
    failoverReason: String? = nil,
    providerRuntimeFailureKind: String? = nil,
    providerErrorType: String? = nil,
    httpStatus: Int64? = nil,
    providerErrorMessagePreview: String? = nil
  ) {
    self.provider = provider
    self.model = model
    self.failoverReason = failoverReason
    self.providerRuntimeFailureKind = providerRuntimeFailureKind
    self.providerErrorType = providerErrorType
    self.httpStatus = httpStatus
    self.providerErrorMessagePreview = providerErrorMessagePreview
  }
}
