// Generated from the specification by `npm run generate`. Do not edit.

/// First response of agent: the run was accepted.
public struct AgentAccepted: Codable, Hashable, Sendable, VersionedMembers {
  public var runId: String
  /// in_flight: a request with the same key is still running.
  public var status: Status
  /// Milliseconds since the Unix epoch.
  public var acceptedAt: Int64?
  /// Canonical session key.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var sessionKey: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var agentId: String?

  public init(
    runId: String,
    status: Status,
    acceptedAt: Int64? = nil,
    sessionKey: String? = nil,
    agentId: String? = nil
  ) {
    self.runId = runId
    self.status = status
    self.acceptedAt = acceptedAt
    self.sessionKey = sessionKey
    self.agentId = agentId
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "sessionKey": ProtocolRange(since: 4),
    "agentId": ProtocolRange(since: 4),
  ]

  /// in_flight: a request with the same key is still running.
  public enum Status: String, CaseIterable, Codable, Hashable, Sendable {
    case accepted
    case inFlight = "in_flight"
  }
}

/// Text of the reply as it grows.
public struct AgentAssistantEvent: Codable, Hashable, Sendable, VersionedMembers {
  public var runId: String
  /// Number of this event within its run. Not the seq of the frame.
  public var seq: Int64
  /// Milliseconds since the Unix epoch.
  public var ts: Int64
  /// - Note: Provenance: observed.
  public var sessionKey: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var sessionId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var agentId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var isHeartbeat: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lane: String?
  public var spawnedBy: String?
  public private(set) var stream: Stream = .assistant
  public var data: DataInfo

  public init(
    runId: String,
    seq: Int64,
    ts: Int64,
    sessionKey: String? = nil,
    sessionId: String? = nil,
    agentId: String? = nil,
    isHeartbeat: Bool? = nil,
    lane: String? = nil,
    spawnedBy: String? = nil,
    data: DataInfo
  ) {
    self.runId = runId
    self.seq = seq
    self.ts = ts
    self.sessionKey = sessionKey
    self.sessionId = sessionId
    self.agentId = agentId
    self.isHeartbeat = isHeartbeat
    self.lane = lane
    self.spawnedBy = spawnedBy
    self.data = data
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "sessionId": ProtocolRange(since: 4),
    "agentId": ProtocolRange(since: 4),
    "isHeartbeat": ProtocolRange(since: 4),
    "lane": ProtocolRange(since: 4),
  ]

  public enum Stream: String, CaseIterable, Codable, Hashable, Sendable {
    case assistant
  }

  public struct DataInfo: Codable, Hashable, Sendable, VersionedMembers {
    /// All text so far.
    public var text: String
    /// What this event adds.
    public var delta: String?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: observed.
    public var itemId: String?
    public var mediaUrls: [String]?

    public init(text: String, delta: String? = nil, itemId: String? = nil, mediaUrls: [String]? = nil) {
      self.text = text
      self.delta = delta
      self.itemId = itemId
      self.mediaUrls = mediaUrls
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "itemId": ProtocolRange(since: 4),
    ]
  }
}

/// Second response of agent: the run ended. When it failed the response carries ok:false, an error and this
/// payload.
///
/// - Note: Payload of the second response of `agent`.
public struct AgentFinal: Codable, Hashable, Sendable, VersionedMembers {
  public var runId: String
  /// How the run ended.
  public var status: Status
  /// One line: `completed`, `aborted` or the error.
  public var summary: String?
  public var result: Result?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var sessionKey: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var agentId: String?
  public var stopReason: String?
  /// Milliseconds since the Unix epoch.
  public var endedAt: Int64?

  public init(
    runId: String,
    status: Status,
    summary: String? = nil,
    result: Result? = nil,
    sessionKey: String? = nil,
    agentId: String? = nil,
    stopReason: String? = nil,
    endedAt: Int64? = nil
  ) {
    self.runId = runId
    self.status = status
    self.summary = summary
    self.result = result
    self.sessionKey = sessionKey
    self.agentId = agentId
    self.stopReason = stopReason
    self.endedAt = endedAt
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "sessionKey": ProtocolRange(since: 4),
    "agentId": ProtocolRange(since: 4),
  ]

  /// How the run ended.
  public enum Status: String, CaseIterable, Codable, Hashable, Sendable {
    case ok
    case error
    case timeout
  }

  public struct Result: Codable, Hashable, Sendable {
    public var payloads: [AgentReplyPayload]?
    public var meta: Meta?

    public init(payloads: [AgentReplyPayload]? = nil, meta: Meta? = nil) {
      self.payloads = payloads
      self.meta = meta
    }

    public struct Meta: Codable, Hashable, Sendable {
      /// Duration in milliseconds.
      public var durationMs: Int64?
      public var aborted: Bool?
      public var agentMeta: AgentMeta?

      public init(durationMs: Int64? = nil, aborted: Bool? = nil, agentMeta: AgentMeta? = nil) {
        self.durationMs = durationMs
        self.aborted = aborted
        self.agentMeta = agentMeta
      }

      public struct AgentMeta: Codable, Hashable, Sendable {
        public var sessionId: String?
        public var provider: String?
        public var model: String?

        public init(sessionId: String? = nil, provider: String? = nil, model: String? = nil) {
          self.sessionId = sessionId
          self.provider = provider
          self.model = model
        }
      }
    }
  }
}

/// Start, end and failure of a run.
public struct AgentLifecycleEvent: Codable, Hashable, Sendable, VersionedMembers {
  public var runId: String
  /// Number of this event within its run. Not the seq of the frame.
  public var seq: Int64
  /// Milliseconds since the Unix epoch.
  public var ts: Int64
  /// - Note: Provenance: observed.
  public var sessionKey: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var sessionId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var agentId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var isHeartbeat: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lane: String?
  public var spawnedBy: String?
  public private(set) var stream: Stream = .lifecycle
  public var data: DataInfo

  public init(
    runId: String,
    seq: Int64,
    ts: Int64,
    sessionKey: String? = nil,
    sessionId: String? = nil,
    agentId: String? = nil,
    isHeartbeat: Bool? = nil,
    lane: String? = nil,
    spawnedBy: String? = nil,
    data: DataInfo
  ) {
    self.runId = runId
    self.seq = seq
    self.ts = ts
    self.sessionKey = sessionKey
    self.sessionId = sessionId
    self.agentId = agentId
    self.isHeartbeat = isHeartbeat
    self.lane = lane
    self.spawnedBy = spawnedBy
    self.data = data
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "sessionId": ProtocolRange(since: 4),
    "agentId": ProtocolRange(since: 4),
    "isHeartbeat": ProtocolRange(since: 4),
    "lane": ProtocolRange(since: 4),
  ]

  public enum Stream: String, CaseIterable, Codable, Hashable, Sendable {
    case lifecycle
  }

  public struct DataInfo: Codable, Hashable, Sendable, VersionedMembers {
    /// start comes first; end or error last.
    public var phase: Phase
    /// Milliseconds since the Unix epoch.
    public var startedAt: Int64?
    /// Milliseconds since the Unix epoch.
    public var endedAt: Int64?
    public var error: String?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: observed.
    public var aborted: Bool?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: observed.
    public var stopReason: String?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: observed.
    public var status: String?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: observed.
    public var provider: Nullable<String>?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: observed.
    public var model: Nullable<String>?

    public init(
      phase: Phase,
      startedAt: Int64? = nil,
      endedAt: Int64? = nil,
      error: String? = nil,
      aborted: Bool? = nil,
      stopReason: String? = nil,
      status: String? = nil,
      provider: Nullable<String>? = nil,
      model: Nullable<String>? = nil
    ) {
      self.phase = phase
      self.startedAt = startedAt
      self.endedAt = endedAt
      self.error = error
      self.aborted = aborted
      self.stopReason = stopReason
      self.status = status
      self.provider = provider
      self.model = model
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "aborted": ProtocolRange(since: 4),
      "stopReason": ProtocolRange(since: 4),
      "status": ProtocolRange(since: 4),
      "provider": ProtocolRange(since: 4),
      "model": ProtocolRange(since: 4),
    ]

    /// start comes first; end or error last.
    ///
    /// An open set: values that are not known here are kept in `unknown`.
    public enum Phase: OpenEnum {
      case start
      case model
      case finishing
      case fallbackStep
      case end
      case error
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "start": self = .start
        case "model": self = .model
        case "finishing": self = .finishing
        case "fallback_step": self = .fallbackStep
        case "end": self = .end
        case "error": self = .error
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .start: "start"
        case .model: "model"
        case .finishing: "finishing"
        case .fallbackStep: "fallback_step"
        case .end: "end"
        case .error: "error"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.start, .model, .finishing, .fallbackStep, .end, .error] }
    }
  }
}

/// An event of a stream that this specification does not describe, such as `run_status`, `usage` or
/// `thinking`.
public struct AgentOtherEvent: Codable, Hashable, Sendable, VersionedMembers {
  public var runId: String
  /// Number of this event within its run. Not the seq of the frame.
  public var seq: Int64
  /// Milliseconds since the Unix epoch.
  public var ts: Int64
  /// - Note: Provenance: observed.
  public var sessionKey: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var sessionId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var agentId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var isHeartbeat: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lane: String?
  public var spawnedBy: String?
  public var stream: String
  public var data: [String: JSONValue]

  /// Members that have no name of their own here.
  public var additional: [String: JSONValue]

  public init(
    runId: String,
    seq: Int64,
    ts: Int64,
    sessionKey: String? = nil,
    sessionId: String? = nil,
    agentId: String? = nil,
    isHeartbeat: Bool? = nil,
    lane: String? = nil,
    spawnedBy: String? = nil,
    stream: String,
    data: [String: JSONValue],
    additional: [String: JSONValue] = [:]
  ) {
    self.runId = runId
    self.seq = seq
    self.ts = ts
    self.sessionKey = sessionKey
    self.sessionId = sessionId
    self.agentId = agentId
    self.isHeartbeat = isHeartbeat
    self.lane = lane
    self.spawnedBy = spawnedBy
    self.stream = stream
    self.data = data
    self.additional = additional
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WireKey.self)
    runId = try container.decode(String.self, forKey: "runId")
    seq = try container.decode(Int64.self, forKey: "seq")
    ts = try container.decode(Int64.self, forKey: "ts")
    sessionKey = try container.decodeIfPresent(String.self, forKey: "sessionKey")
    sessionId = try container.decodeIfPresent(String.self, forKey: "sessionId")
    agentId = try container.decodeIfPresent(String.self, forKey: "agentId")
    isHeartbeat = try container.decodeIfPresent(Bool.self, forKey: "isHeartbeat")
    lane = try container.decodeIfPresent(String.self, forKey: "lane")
    spawnedBy = try container.decodeIfPresent(String.self, forKey: "spawnedBy")
    stream = try container.decode(String.self, forKey: "stream")
    data = try container.decode([String: JSONValue].self, forKey: "data")
    additional = try container.decodeOthers(than: ["runId", "seq", "ts", "sessionKey", "sessionId", "agentId", "isHeartbeat", "lane", "spawnedBy", "stream", "data"])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: WireKey.self)
    try container.encode(runId, forKey: "runId")
    try container.encode(seq, forKey: "seq")
    try container.encode(ts, forKey: "ts")
    try container.encodeIfPresent(sessionKey, forKey: "sessionKey")
    try container.encodeIfPresent(sessionId, forKey: "sessionId")
    try container.encodeIfPresent(agentId, forKey: "agentId")
    try container.encodeIfPresent(isHeartbeat, forKey: "isHeartbeat")
    try container.encodeIfPresent(lane, forKey: "lane")
    try container.encodeIfPresent(spawnedBy, forKey: "spawnedBy")
    try container.encode(stream, forKey: "stream")
    try container.encode(data, forKey: "data")
    try container.encodeOthers(additional)
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "sessionId": ProtocolRange(since: 4),
    "agentId": ProtocolRange(since: 4),
    "isHeartbeat": ProtocolRange(since: 4),
    "lane": ProtocolRange(since: 4),
  ]
}

/// Parameters of agent.
///
/// - Note: Params of `agent`.
public struct AgentParams: Codable, Hashable, Sendable, VersionedMembers {
  /// What the agent is asked.
  public var message: String
  /// Chosen by the caller; becomes the runId. Repeat it to repeat the request safely.
  public var idempotencyKey: String
  /// Which agent runs; the default agent when left out.
  public var agentId: String?
  /// Session it runs in, such as `main` or `agent:main:main`.
  public var sessionKey: String?
  public var sessionId: String?
  /// Address whose session is used, and to which a reply is delivered.
  public var to: String?
  /// Whether the reply is sent to a channel as well.
  public var deliver: Bool?
  public var channel: String?
  public var accountId: String?
  public var threadId: String?
  public var replyTo: String?
  public var replyChannel: String?
  public var replyAccountId: String?
  public var groupId: String?
  public var groupChannel: String?
  public var groupSpace: String?
  /// Thinking level for this run.
  public var thinking: String?
  /// Seconds after which the run is stopped; 0 means no limit.
  public var timeout: Int64?
  public var attachments: [JSONValue]?
  public var lane: String?
  public var extraSystemPrompt: String?
  /// At most 512 characters.
  ///
  /// - Note: Provenance: published.
  public var label: String?
  public var spawnedBy: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var bestEffortDeliver: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var provider: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var model: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var expectedExistingSessionId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var cwd: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var cleanupBundleMcpOnRunEnd: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var modelRun: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var promptMode: PromptMode?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var bootstrapContextMode: BootstrapContextMode?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var bootstrapContextRunKind: BootstrapContextRunKind?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var inputProvenance: InputProvenance?
  /// The word that woke the device.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var voiceWakeTrigger: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var acpTurnSource: AcpTurnSource?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var execApprovalFollowupExpectedSessionId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var suppressPromptPersistence: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var sessionEffects: SessionEffects?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var sourceReplyDeliveryMode: SourceReplyDeliveryMode?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var disableMessageTool: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var swarmCollector: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var swarmOutputSchema: [String: JSONValue]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var forceRestartSafeTools: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var forceCodeModeTools: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var internalEvents: [TaskCompletion]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var internalRuntimeHandoffId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var internalExecutionIdentityRetry: Bool?
  /// At least 1.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var internalExecutionIdentityRecoveryAttempt: Int64?

  public init(
    message: String,
    idempotencyKey: String = newIdempotencyKey(),
    agentId: String? = nil,
    sessionKey: String? = nil,
    sessionId: String? = nil,
    to: String? = nil,
    deliver: Bool? = nil,
    channel: String? = nil,
    accountId: String? = nil,
    threadId: String? = nil,
    replyTo: String? = nil,
    replyChannel: String? = nil,
    replyAccountId: String? = nil,
    groupId: String? = nil,
    groupChannel: String? = nil,
    groupSpace: String? = nil,
    thinking: String? = nil,
    timeout: Int64? = nil,
    attachments: [JSONValue]? = nil,
    lane: String? = nil,
    extraSystemPrompt: String? = nil,
    label: String? = nil,
    spawnedBy: String? = nil,
    bestEffortDeliver: Bool? = nil,
    provider: String? = nil,
    model: String? = nil,
    expectedExistingSessionId: String? = nil,
    cwd: String? = nil,
    cleanupBundleMcpOnRunEnd: Bool? = nil,
    modelRun: Bool? = nil,
    promptMode: PromptMode? = nil,
    bootstrapContextMode: BootstrapContextMode? = nil,
    bootstrapContextRunKind: BootstrapContextRunKind? = nil,
    inputProvenance: InputProvenance? = nil,
    voiceWakeTrigger: String? = nil,
    acpTurnSource: AcpTurnSource? = nil,
    execApprovalFollowupExpectedSessionId: String? = nil,
    suppressPromptPersistence: Bool? = nil,
    sessionEffects: SessionEffects? = nil,
    sourceReplyDeliveryMode: SourceReplyDeliveryMode? = nil,
    disableMessageTool: Bool? = nil,
    swarmCollector: Bool? = nil,
    swarmOutputSchema: [String: JSONValue]? = nil,
    forceRestartSafeTools: Bool? = nil,
    forceCodeModeTools: Bool? = nil,
    internalEvents: [TaskCompletion]? = nil,
    internalRuntimeHandoffId: String? = nil,
    internalExecutionIdentityRetry: Bool? = nil,
    internalExecutionIdentityRecoveryAttempt: Int64? = nil
  ) {
    self.message = message
    self.idempotencyKey = idempotencyKey
    self.agentId = agentId
    self.sessionKey = sessionKey
    self.sessionId = sessionId
    self.to = to
    self.deliver = deliver
    self.channel = channel
    self.accountId = accountId
    self.threadId = threadId
    self.replyTo = replyTo
    self.replyChannel = replyChannel
    self.replyAccountId = replyAccountId
    self.groupId = groupId
    self.groupChannel = groupChannel
    self.groupSpace = groupSpace
    self.thinking = thinking
    self.timeout = timeout
    self.attachments = attachments
    self.lane = lane
    self.extraSystemPrompt = extraSystemPrompt
    self.label = label
    self.spawnedBy = spawnedBy
    self.bestEffortDeliver = bestEffortDeliver
    self.provider = provider
    self.model = model
    self.expectedExistingSessionId = expectedExistingSessionId
    self.cwd = cwd
    self.cleanupBundleMcpOnRunEnd = cleanupBundleMcpOnRunEnd
    self.modelRun = modelRun
    self.promptMode = promptMode
    self.bootstrapContextMode = bootstrapContextMode
    self.bootstrapContextRunKind = bootstrapContextRunKind
    self.inputProvenance = inputProvenance
    self.voiceWakeTrigger = voiceWakeTrigger
    self.acpTurnSource = acpTurnSource
    self.execApprovalFollowupExpectedSessionId = execApprovalFollowupExpectedSessionId
    self.suppressPromptPersistence = suppressPromptPersistence
    self.sessionEffects = sessionEffects
    self.sourceReplyDeliveryMode = sourceReplyDeliveryMode
    self.disableMessageTool = disableMessageTool
    self.swarmCollector = swarmCollector
    self.swarmOutputSchema = swarmOutputSchema
    self.forceRestartSafeTools = forceRestartSafeTools
    self.forceCodeModeTools = forceCodeModeTools
    self.internalEvents = internalEvents
    self.internalRuntimeHandoffId = internalRuntimeHandoffId
    self.internalExecutionIdentityRetry = internalExecutionIdentityRetry
    self.internalExecutionIdentityRecoveryAttempt = internalExecutionIdentityRecoveryAttempt
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "bestEffortDeliver": ProtocolRange(since: 4),
    "provider": ProtocolRange(since: 4),
    "model": ProtocolRange(since: 4),
    "expectedExistingSessionId": ProtocolRange(since: 4),
    "cwd": ProtocolRange(since: 4),
    "cleanupBundleMcpOnRunEnd": ProtocolRange(since: 4),
    "modelRun": ProtocolRange(since: 4),
    "promptMode": ProtocolRange(since: 4),
    "bootstrapContextMode": ProtocolRange(since: 4),
    "bootstrapContextRunKind": ProtocolRange(since: 4),
    "inputProvenance": ProtocolRange(since: 4),
    "voiceWakeTrigger": ProtocolRange(since: 4),
    "acpTurnSource": ProtocolRange(since: 4),
    "execApprovalFollowupExpectedSessionId": ProtocolRange(since: 4),
    "suppressPromptPersistence": ProtocolRange(since: 4),
    "sessionEffects": ProtocolRange(since: 4),
    "sourceReplyDeliveryMode": ProtocolRange(since: 4),
    "disableMessageTool": ProtocolRange(since: 4),
    "swarmCollector": ProtocolRange(since: 4),
    "swarmOutputSchema": ProtocolRange(since: 4),
    "forceRestartSafeTools": ProtocolRange(since: 4),
    "forceCodeModeTools": ProtocolRange(since: 4),
    "internalEvents": ProtocolRange(since: 4),
    "internalRuntimeHandoffId": ProtocolRange(since: 4),
    "internalExecutionIdentityRetry": ProtocolRange(since: 4),
    "internalExecutionIdentityRecoveryAttempt": ProtocolRange(since: 4),
  ]

  public enum PromptMode: String, CaseIterable, Codable, Hashable, Sendable {
    case full
    case minimal
    case noneValue = "none"
  }

  public enum BootstrapContextMode: String, CaseIterable, Codable, Hashable, Sendable {
    case full
    case lightweight
  }

  public enum BootstrapContextRunKind: String, CaseIterable, Codable, Hashable, Sendable {
    case `default`
    case heartbeat
    case cron
  }

  public enum AcpTurnSource: String, CaseIterable, Codable, Hashable, Sendable {
    case manualSpawn = "manual_spawn"
  }

  public enum SessionEffects: String, CaseIterable, Codable, Hashable, Sendable {
    case visible
    case `internal`
  }

  public enum SourceReplyDeliveryMode: String, CaseIterable, Codable, Hashable, Sendable {
    case automatic
    case messageToolOnly = "message_tool_only"
  }
}

/// Payload of agent. Ignore streams you do not know.
///
/// - Note: Payload of the event `agent`.
///
/// What is not known here is kept in `unknown`.
public indirect enum AgentPayload: Codable, Hashable, Sendable {
  case lifecycle(AgentLifecycleEvent)
  case assistant(AgentAssistantEvent)
  case tool(AgentToolEvent)
  case unknown(AgentOtherEvent)

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: WireKey.self)
    switch try members.decode(String.self, forKey: "stream") {
    case "lifecycle": self = .lifecycle(try AgentLifecycleEvent(from: decoder))
    case "assistant": self = .assistant(try AgentAssistantEvent(from: decoder))
    case "tool": self = .tool(try AgentToolEvent(from: decoder))
    default: self = .unknown(try AgentOtherEvent(from: decoder))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .lifecycle(let value): try value.encode(to: encoder)
    case .assistant(let value): try value.encode(to: encoder)
    case .tool(let value): try value.encode(to: encoder)
    case .unknown(let value): try value.encode(to: encoder)
    }
  }
}

/// One message of a reply.
public struct AgentReplyPayload: Codable, Hashable, Sendable {
  public var text: String?
  public var mediaUrl: Nullable<String>?
  public var mediaUrls: [String]?

  public init(text: String? = nil, mediaUrl: Nullable<String>? = nil, mediaUrls: [String]? = nil) {
    self.text = text
    self.mediaUrl = mediaUrl
    self.mediaUrls = mediaUrls
  }
}

/// First response of agent. A repeated key whose run has ended is answered at once with the final payload.
///
/// - Note: Result of `agent`.
///
/// What is not known here is kept in `unknown`.
public indirect enum AgentResult: Codable, Hashable, Sendable {
  case accepted(AgentAccepted)
  case final(AgentFinal)
  case unknown(JSONValue)

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: WireKey.self)
    switch try members.decode(String.self, forKey: "status") {
    case "accepted", "in_flight": self = .accepted(try AgentAccepted(from: decoder))
    case "ok", "error", "timeout": self = .final(try AgentFinal(from: decoder))
    default: self = .unknown(try JSONValue(from: decoder))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .accepted(let value): try value.encode(to: encoder)
    case .final(let value): try value.encode(to: encoder)
    case .unknown(let value): try value.encode(to: encoder)
    }
  }
}

/// A tool call. Sent only to connections that announced the capability `tool-events`.
public struct AgentToolEvent: Codable, Hashable, Sendable, VersionedMembers {
  public var runId: String
  /// Number of this event within its run. Not the seq of the frame.
  public var seq: Int64
  /// Milliseconds since the Unix epoch.
  public var ts: Int64
  /// - Note: Provenance: observed.
  public var sessionKey: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var sessionId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var agentId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var isHeartbeat: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lane: String?
  public var spawnedBy: String?
  public private(set) var stream: Stream = .tool
  public var data: DataInfo

  public init(
    runId: String,
    seq: Int64,
    ts: Int64,
    sessionKey: String? = nil,
    sessionId: String? = nil,
    agentId: String? = nil,
    isHeartbeat: Bool? = nil,
    lane: String? = nil,
    spawnedBy: String? = nil,
    data: DataInfo
  ) {
    self.runId = runId
    self.seq = seq
    self.ts = ts
    self.sessionKey = sessionKey
    self.sessionId = sessionId
    self.agentId = agentId
    self.isHeartbeat = isHeartbeat
    self.lane = lane
    self.spawnedBy = spawnedBy
    self.data = data
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "sessionId": ProtocolRange(since: 4),
    "agentId": ProtocolRange(since: 4),
    "isHeartbeat": ProtocolRange(since: 4),
    "lane": ProtocolRange(since: 4),
  ]

  public enum Stream: String, CaseIterable, Codable, Hashable, Sendable {
    case tool
  }

  public struct DataInfo: Codable, Hashable, Sendable {
    public var phase: Phase
    public var toolCallId: String
    /// Name of the tool.
    public var name: String
    /// Arguments, with phase start.
    public var args: JSONValue?
    public var partialResult: JSONValue?
    /// With phase result.
    public var result: JSONValue?
    public var isError: Bool?

    public init(
      phase: Phase,
      toolCallId: String,
      name: String,
      args: JSONValue? = nil,
      partialResult: JSONValue? = nil,
      result: JSONValue? = nil,
      isError: Bool? = nil
    ) {
      self.phase = phase
      self.toolCallId = toolCallId
      self.name = name
      self.args = args
      self.partialResult = partialResult
      self.result = result
      self.isError = isError
    }

    /// An open set: values that are not known here are kept in `unknown`.
    public enum Phase: OpenEnum {
      case start
      case update
      case result
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "start": self = .start
        case "update": self = .update
        case "result": self = .result
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .start: "start"
        case .update: "update"
        case .result: "result"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.start, .update, .result] }
    }
  }
}

/// Parameters of agent.wait.
///
/// - Note: Params of `agent.wait`.
public struct AgentWaitParams: Codable, Hashable, Sendable {
  public var runId: String
  /// How long to wait, in milliseconds; 0 answers at once. 30 000 when left out.
  public var timeoutMs: Int64?

  public init(runId: String, timeoutMs: Int64? = nil) {
    self.runId = runId
    self.timeoutMs = timeoutMs
  }
}

/// Result of agent.wait.
///
/// - Note: Result of `agent.wait`.
public struct AgentWaitResult: Codable, Hashable, Sendable {
  public var runId: String
  /// timeout: the run goes on, or nobody knows it.
  public var status: Status
  /// Milliseconds since the Unix epoch.
  public var startedAt: Int64?
  /// Milliseconds since the Unix epoch.
  public var endedAt: Int64?
  public var error: String?
  public var stopReason: String?

  public init(
    runId: String,
    status: Status,
    startedAt: Int64? = nil,
    endedAt: Int64? = nil,
    error: String? = nil,
    stopReason: String? = nil
  ) {
    self.runId = runId
    self.status = status
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.error = error
    self.stopReason = stopReason
  }

  /// timeout: the run goes on, or nobody knows it.
  ///
  /// An open set: values that are not known here are kept in `unknown`.
  public enum Status: OpenEnum {
    case ok
    case error
    case timeout
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "ok": self = .ok
      case "error": self = .error
      case "timeout": self = .timeout
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .ok: "ok"
      case .error: "error"
      case .timeout: "timeout"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.ok, .error, .timeout] }
  }
}

/// A task of another session has ended; handed to the run of its parent.
public struct TaskCompletion: Codable, Hashable, Sendable {
  public private(set) var type: Kind = .taskCompletion
  public var source: Source
  public var childSessionKey: String
  public var childSessionId: String?
  public var announceType: String
  public var taskLabel: String
  public var status: Status
  public var statusLabel: String
  public var result: String
  public var modelRouteChange: String?
  public var attachments: [Attachment]?
  public var mediaUrls: [String]?
  public var statsLine: String?
  public var replyInstruction: String

  public init(
    source: Source,
    childSessionKey: String,
    childSessionId: String? = nil,
    announceType: String,
    taskLabel: String,
    status: Status,
    statusLabel: String,
    result: String,
    modelRouteChange: String? = nil,
    attachments: [Attachment]? = nil,
    mediaUrls: [String]? = nil,
    statsLine: String? = nil,
    replyInstruction: String
  ) {
    self.source = source
    self.childSessionKey = childSessionKey
    self.childSessionId = childSessionId
    self.announceType = announceType
    self.taskLabel = taskLabel
    self.status = status
    self.statusLabel = statusLabel
    self.result = result
    self.modelRouteChange = modelRouteChange
    self.attachments = attachments
    self.mediaUrls = mediaUrls
    self.statsLine = statsLine
    self.replyInstruction = replyInstruction
  }

  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    case taskCompletion = "task_completion"
  }

  public enum Source: String, CaseIterable, Codable, Hashable, Sendable {
    case subagent
    case cron
    case imageGeneration = "image_generation"
    case videoGeneration = "video_generation"
    case musicGeneration = "music_generation"
  }

  public enum Status: String, CaseIterable, Codable, Hashable, Sendable {
    case ok
    case timeout
    case error
    case unknownValue = "unknown"
  }

  public struct Attachment: Codable, Hashable, Sendable {
    public var type: Kind?
    public var path: String?
    public var url: String?
    public var mediaUrl: String?
    public var filePath: String?
    public var mimeType: String?
    public var name: String?
    public var sizeBytes: Double?
    public var durationMs: Double?
    public var width: Double?
    public var height: Double?

    public init(
      type: Kind? = nil,
      path: String? = nil,
      url: String? = nil,
      mediaUrl: String? = nil,
      filePath: String? = nil,
      mimeType: String? = nil,
      name: String? = nil,
      sizeBytes: Double? = nil,
      durationMs: Double? = nil,
      width: Double? = nil,
      height: Double? = nil
    ) {
      self.type = type
      self.path = path
      self.url = url
      self.mediaUrl = mediaUrl
      self.filePath = filePath
      self.mimeType = mimeType
      self.name = name
      self.sizeBytes = sizeBytes
      self.durationMs = durationMs
      self.width = width
      self.height = height
    }

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case image
      case audio
      case video
      case file
    }
  }
}
