// Generated from the specification by `npm run generate`. Do not edit.

/// A message of version 0.9. Canvases need not take it.
public indirect enum A2UIV09Message: Codable, Hashable, Sendable {
  case createSurface(A2UIV09CreateSurface)
  case updateComponents(A2UIV09UpdateComponents)
  case updateDataModel(A2UIV09UpdateDataModel)
  case deleteSurface(A2UIV09DeleteSurface)

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: WireKey.self)
    if members.contains("createSurface") {
      self = .createSurface(try A2UIV09CreateSurface(from: decoder))
    } else if members.contains("updateComponents") {
      self = .updateComponents(try A2UIV09UpdateComponents(from: decoder))
    } else if members.contains("updateDataModel") {
      self = .updateDataModel(try A2UIV09UpdateDataModel(from: decoder))
    } else if members.contains("deleteSurface") {
      self = .deleteSurface(try A2UIV09DeleteSurface(from: decoder))
    } else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "A2UIV09Message: the member that tells which it is is missing"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .createSurface(let value): try value.encode(to: encoder)
    case .updateComponents(let value): try value.encode(to: encoder)
    case .updateDataModel(let value): try value.encode(to: encoder)
    case .deleteSurface(let value): try value.encode(to: encoder)
    }
  }
}

/// A file sent with a message. Bounded by hello-ok policy.attachments.
public struct ChatAttachment: Codable, Hashable, Sendable, VersionedMembers {
  /// Such as `image`.
  public var type: String?
  public var mimeType: String?
  public var fileName: String?
  /// Base64 text.
  public var content: JSONValue?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var sizeBytes: Double?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var durationMs: Double?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var width: Double?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var height: Double?

  /// Members that have no name of their own here.
  public var additional: [String: JSONValue]

  public init(
    type: String? = nil,
    mimeType: String? = nil,
    fileName: String? = nil,
    content: JSONValue? = nil,
    sizeBytes: Double? = nil,
    durationMs: Double? = nil,
    width: Double? = nil,
    height: Double? = nil,
    additional: [String: JSONValue] = [:]
  ) {
    self.type = type
    self.mimeType = mimeType
    self.fileName = fileName
    self.content = content
    self.sizeBytes = sizeBytes
    self.durationMs = durationMs
    self.width = width
    self.height = height
    self.additional = additional
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WireKey.self)
    type = try container.decodeIfPresent(String.self, forKey: "type")
    mimeType = try container.decodeIfPresent(String.self, forKey: "mimeType")
    fileName = try container.decodeIfPresent(String.self, forKey: "fileName")
    content = try container.decodeIfPresent(JSONValue.self, forKey: "content")
    sizeBytes = try container.decodeIfPresent(Double.self, forKey: "sizeBytes")
    durationMs = try container.decodeIfPresent(Double.self, forKey: "durationMs")
    width = try container.decodeIfPresent(Double.self, forKey: "width")
    height = try container.decodeIfPresent(Double.self, forKey: "height")
    additional = try container.decodeOthers(than: ["type", "mimeType", "fileName", "content", "sizeBytes", "durationMs", "width", "height"])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: WireKey.self)
    try container.encodeIfPresent(type, forKey: "type")
    try container.encodeIfPresent(mimeType, forKey: "mimeType")
    try container.encodeIfPresent(fileName, forKey: "fileName")
    try container.encodeIfPresent(content, forKey: "content")
    try container.encodeIfPresent(sizeBytes, forKey: "sizeBytes")
    try container.encodeIfPresent(durationMs, forKey: "durationMs")
    try container.encodeIfPresent(width, forKey: "width")
    try container.encodeIfPresent(height, forKey: "height")
    try container.encodeOthers(additional)
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "sizeBytes": ProtocolRange(since: 4),
    "durationMs": ProtocolRange(since: 4),
    "width": ProtocolRange(since: 4),
    "height": ProtocolRange(since: 4),
  ]
}

/// One message of a session.
public struct ChatMessage: Codable, Hashable, Sendable {
  /// Who speaks.
  public var role: Role
  /// Text, or a list of parts.
  public var content: Content
  /// Milliseconds since the Unix epoch.
  public var timestamp: Int64?
  /// Why the reply ended, such as `stop` or `error`.
  public var stopReason: String?
  public var errorMessage: String?
  public var usage: TokenUsage?
  public var api: String?
  public var provider: String?
  public var model: String?
  /// Key of the request that wrote it.
  public var idempotencyKey: String?

  public init(
    role: Role,
    content: Content,
    timestamp: Int64? = nil,
    stopReason: String? = nil,
    errorMessage: String? = nil,
    usage: TokenUsage? = nil,
    api: String? = nil,
    provider: String? = nil,
    model: String? = nil,
    idempotencyKey: String? = nil
  ) {
    self.role = role
    self.content = content
    self.timestamp = timestamp
    self.stopReason = stopReason
    self.errorMessage = errorMessage
    self.usage = usage
    self.api = api
    self.provider = provider
    self.model = model
    self.idempotencyKey = idempotencyKey
  }

  /// Who speaks.
  ///
  /// An open set: values that are not known here are kept in `unknown`.
  public enum Role: OpenEnum {
    case user
    case assistant
    case toolResult
    case system
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "user": self = .user
      case "assistant": self = .assistant
      case "toolResult": self = .toolResult
      case "system": self = .system
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .user: "user"
      case .assistant: "assistant"
      case .toolResult: "toolResult"
      case .system: "system"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.user, .assistant, .toolResult, .system] }
  }

  /// Text, or a list of parts.
  public enum Content: Codable, Hashable, Sendable, ExpressibleByStringLiteral {
    case string(String)
    case list([ContentPart])

    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(String.self) {
        self = .string(value)
      } else {
        self = .list(try container.decode([ContentPart].self))
      }
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .string(let value): try container.encode(value)
      case .list(let value): try container.encode(value)
      }
    }

    public init(stringLiteral value: String) { self = .string(value) }
  }
}

/// One part of a message. Ignore kinds you do not know.
///
/// What is not known here is kept in `unknown`.
public indirect enum ContentPart: Codable, Hashable, Sendable {
  case text(TextPart)
  case unknown(OtherPart)

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: WireKey.self)
    switch try members.decode(String.self, forKey: "type") {
    case "text": self = .text(try TextPart(from: decoder))
    default: self = .unknown(try OtherPart(from: decoder))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .text(let value): try value.encode(to: encoder)
    case .unknown(let value): try value.encode(to: encoder)
    }
  }
}

/// Context engines that failed and were set aside.
public struct ContextEngineHealth: Codable, Hashable, Sendable {
  public var quarantined: [QuarantinedItem]

  public init(quarantined: [QuarantinedItem]) {
    self.quarantined = quarantined
  }

  public struct QuarantinedItem: Codable, Hashable, Sendable {
    public var engineId: String
    public var owner: String?
    public var operation: String
    public var reason: String
    /// Milliseconds since the Unix epoch.
    public var failedAt: Int64

    public init(engineId: String, owner: String? = nil, operation: String, reason: String, failedAt: Int64) {
      self.engineId = engineId
      self.owner = owner
      self.operation = operation
      self.reason = reason
      self.failedAt = failedAt
    }
  }
}

/// Messages that wait or could not be delivered.
public struct DeliveryQueueHealth: Codable, Hashable, Sendable {
  public var failed: [FailedItem]
  public var ingressFailed: [IngressFailedItem]?
  public var ingressPressure: [IngressPressureItem]?

  public init(
    failed: [FailedItem],
    ingressFailed: [IngressFailedItem]? = nil,
    ingressPressure: [IngressPressureItem]? = nil
  ) {
    self.failed = failed
    self.ingressFailed = ingressFailed
    self.ingressPressure = ingressPressure
  }

  public struct FailedItem: Codable, Hashable, Sendable {
    public var queueName: String
    public var count: Int64
    /// Milliseconds since the Unix epoch.
    public var oldestFailedAt: Int64?

    public init(queueName: String, count: Int64, oldestFailedAt: Int64? = nil) {
      self.queueName = queueName
      self.count = count
      self.oldestFailedAt = oldestFailedAt
    }
  }

  public struct IngressFailedItem: Codable, Hashable, Sendable {
    public var channelId: String
    public var accountId: String
    public var count: Int64
    /// Milliseconds since the Unix epoch.
    public var oldestFailedAt: Int64?

    public init(channelId: String, accountId: String, count: Int64, oldestFailedAt: Int64? = nil) {
      self.channelId = channelId
      self.accountId = accountId
      self.count = count
      self.oldestFailedAt = oldestFailedAt
    }
  }

  public struct IngressPressureItem: Codable, Hashable, Sendable {
    public var channelId: String
    public var accountId: String
    public var laneCount: Int64
    public var pendingCount: Int64
    public var claimedCount: Int64
    public var blockedCount: Int64
    /// Milliseconds since the Unix epoch.
    public var oldestReceivedAt: Int64

    public init(
      channelId: String,
      accountId: String,
      laneCount: Int64,
      pendingCount: Int64,
      claimedCount: Int64,
      blockedCount: Int64,
      oldestReceivedAt: Int64
    ) {
      self.channelId = channelId
      self.accountId = accountId
      self.laneCount = laneCount
      self.pendingCount = pendingCount
      self.claimedCount = claimedCount
      self.blockedCount = blockedCount
      self.oldestReceivedAt = oldestReceivedAt
    }
  }
}

/// Why a request failed.
public struct ErrorShape: Codable, Hashable, Sendable {
  /// What kind of failure it is.
  public var code: ErrorCode
  /// For people and logs. Clients decide by code and details.code, never by this text.
  public var message: String
  /// More facts; an object with its own `code` where the failure has one.
  public var details: JSONValue?
  /// Whether the same request may succeed later.
  public var retryable: Bool?
  /// How long to wait before that. In milliseconds.
  public var retryAfterMs: Int64?

  public init(
    code: ErrorCode,
    message: String,
    details: JSONValue? = nil,
    retryable: Bool? = nil,
    retryAfterMs: Int64? = nil
  ) {
    self.code = code
    self.message = message
    self.details = details
    self.retryable = retryable
    self.retryAfterMs = retryAfterMs
  }
}

/// How busy the gateway process is.
public struct EventLoopHealth: Codable, Hashable, Sendable {
  public var degraded: Bool
  /// Milliseconds since the Unix epoch.
  public var degradedSinceMs: Nullable<Int64>?
  public var reasons: [Reason]
  public var intervalMs: Double
  public var delayP99Ms: Double
  public var delayMaxMs: Double
  public var utilization: Double
  public var cpuCoreRatio: Double

  public init(
    degraded: Bool,
    degradedSinceMs: Nullable<Int64>? = nil,
    reasons: [Reason],
    intervalMs: Double,
    delayP99Ms: Double,
    delayMaxMs: Double,
    utilization: Double,
    cpuCoreRatio: Double
  ) {
    self.degraded = degraded
    self.degradedSinceMs = degradedSinceMs
    self.reasons = reasons
    self.intervalMs = intervalMs
    self.delayP99Ms = delayP99Ms
    self.delayMaxMs = delayMaxMs
    self.utilization = utilization
    self.cpuCoreRatio = cpuCoreRatio
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Reason: OpenEnum {
    case eventLoopDelay
    case eventLoopUtilization
    case cpu
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "event_loop_delay": self = .eventLoopDelay
      case "event_loop_utilization": self = .eventLoopUtilization
      case "cpu": self = .cpu
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .eventLoopDelay: "event_loop_delay"
      case .eventLoopUtilization: "event_loop_utilization"
      case .cpu: "cpu"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.eventLoopDelay, .eventLoopUtilization, .cpu] }
  }
}

/// One agent.
public struct HealthAgent: Codable, Hashable, Sendable {
  public var agentId: String
  public var name: String?
  public var isDefault: Bool
  public var heartbeat: Heartbeat
  public var sessions: HealthSessions

  public init(agentId: String, name: String? = nil, isDefault: Bool, heartbeat: Heartbeat, sessions: HealthSessions) {
    self.agentId = agentId
    self.name = name
    self.isDefault = isDefault
    self.heartbeat = heartbeat
    self.sessions = sessions
  }

  public struct Heartbeat: Codable, Hashable, Sendable {
    public var enabled: Bool
    /// Such as `30m`.
    public var every: String
    /// Duration in milliseconds.
    public var everyMs: Int64?
    public var prompt: String
    public var target: String
    public var model: String?
    public var session: String?
    public var ackMaxChars: Int64

    public init(
      enabled: Bool,
      every: String,
      everyMs: Int64? = nil,
      prompt: String,
      target: String,
      model: String? = nil,
      session: String? = nil,
      ackMaxChars: Int64
    ) {
      self.enabled = enabled
      self.every = every
      self.everyMs = everyMs
      self.prompt = prompt
      self.target = target
      self.model = model
      self.session = session
      self.ackMaxChars = ackMaxChars
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(enabled, forKey: .enabled)
      try container.encode(every, forKey: .every)
      try container.encode(everyMs, forKey: .everyMs)
      try container.encode(prompt, forKey: .prompt)
      try container.encode(target, forKey: .target)
      try container.encodeIfPresent(model, forKey: .model)
      try container.encodeIfPresent(session, forKey: .session)
      try container.encode(ackMaxChars, forKey: .ackMaxChars)
    }
  }
}

/// Sessions of an agent, or of all agents.
public struct HealthSessions: Codable, Hashable, Sendable {
  /// Where the session store is.
  public var path: String
  public var count: Int64
  public var recent: [RecentItem]

  public init(path: String, count: Int64, recent: [RecentItem]) {
    self.path = path
    self.count = count
    self.recent = recent
  }

  public struct RecentItem: Codable, Hashable, Sendable {
    /// Session key.
    public var key: String
    /// Milliseconds since the Unix epoch.
    public var updatedAt: Int64?
    /// Milliseconds since.
    public var age: Int64?

    public init(key: String, updatedAt: Int64? = nil, age: Int64? = nil) {
      self.key = key
      self.updatedAt = updatedAt
      self.age = age
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(key, forKey: .key)
      try container.encode(updatedAt, forKey: .updatedAt)
      try container.encode(age, forKey: .age)
    }
  }
}

/// How the gateway is.
///
/// - Note: Result of `health`.
/// - Note: Payload of the event `health`.
public struct HealthSnapshot: Codable, Hashable, Sendable, VersionedMembers {
  public var ok: Bool?
  /// Milliseconds since the Unix epoch.
  public var ts: Int64?
  /// How long the check took. In milliseconds.
  public var durationMs: Int64?
  /// State by channel.
  public var channels: [String: JSONValue]?
  public var channelOrder: [String]?
  public var channelLabels: [String: String]?
  /// Seconds between heartbeats of the default agent.
  public var heartbeatSeconds: Int64?
  public var defaultAgentId: String?
  public var agents: [HealthAgent]?
  public var sessions: HealthSessions?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var eventLoop: EventLoopHealth?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var plugins: Plugins?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var configReload: ConfigReload?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var modelRuntime: ModelRuntime?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var contextEngines: ContextEngineHealth?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var deliveryQueues: DeliveryQueueHealth?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var modelPricing: ModelPricingHealth?

  public init(
    ok: Bool? = nil,
    ts: Int64? = nil,
    durationMs: Int64? = nil,
    channels: [String: JSONValue]? = nil,
    channelOrder: [String]? = nil,
    channelLabels: [String: String]? = nil,
    heartbeatSeconds: Int64? = nil,
    defaultAgentId: String? = nil,
    agents: [HealthAgent]? = nil,
    sessions: HealthSessions? = nil,
    eventLoop: EventLoopHealth? = nil,
    plugins: Plugins? = nil,
    configReload: ConfigReload? = nil,
    modelRuntime: ModelRuntime? = nil,
    contextEngines: ContextEngineHealth? = nil,
    deliveryQueues: DeliveryQueueHealth? = nil,
    modelPricing: ModelPricingHealth? = nil
  ) {
    self.ok = ok
    self.ts = ts
    self.durationMs = durationMs
    self.channels = channels
    self.channelOrder = channelOrder
    self.channelLabels = channelLabels
    self.heartbeatSeconds = heartbeatSeconds
    self.defaultAgentId = defaultAgentId
    self.agents = agents
    self.sessions = sessions
    self.eventLoop = eventLoop
    self.plugins = plugins
    self.configReload = configReload
    self.modelRuntime = modelRuntime
    self.contextEngines = contextEngines
    self.deliveryQueues = deliveryQueues
    self.modelPricing = modelPricing
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "eventLoop": ProtocolRange(since: 4),
    "plugins": ProtocolRange(since: 4),
    "configReload": ProtocolRange(since: 4),
    "modelRuntime": ProtocolRange(since: 4),
    "contextEngines": ProtocolRange(since: 4),
    "deliveryQueues": ProtocolRange(since: 4),
    "modelPricing": ProtocolRange(since: 4),
  ]

  public struct Plugins: Codable, Hashable, Sendable {
    public var loaded: [String]
    public var errors: [ErrorInfo]
    public var unavailable: [UnavailableItem]?

    public init(loaded: [String], errors: [ErrorInfo], unavailable: [UnavailableItem]? = nil) {
      self.loaded = loaded
      self.errors = errors
      self.unavailable = unavailable
    }

    public struct ErrorInfo: Codable, Hashable, Sendable {
      public var id: String
      public var origin: String
      public var activated: Bool
      public var activationSource: String?
      public var activationReason: String?
      public var failurePhase: String?
      public var error: String

      public init(
        id: String,
        origin: String,
        activated: Bool,
        activationSource: String? = nil,
        activationReason: String? = nil,
        failurePhase: String? = nil,
        error: String
      ) {
        self.id = id
        self.origin = origin
        self.activated = activated
        self.activationSource = activationSource
        self.activationReason = activationReason
        self.failurePhase = failurePhase
        self.error = error
      }
    }

    public struct UnavailableItem: Codable, Hashable, Sendable {
      public var id: String
      public var state: State
      public var diagnostic: Diagnostic

      public init(id: String, state: State, diagnostic: Diagnostic) {
        self.id = id
        self.state = state
        self.diagnostic = diagnostic
      }

      /// An open set: values that are not known here are kept in `unknown`.
      public enum State: OpenEnum {
        case configuredUnavailable
        case unknown(String)

        public init(rawValue: String) {
          switch rawValue {
          case "configured-unavailable": self = .configuredUnavailable
          default: self = .unknown(rawValue)
          }
        }

        public var rawValue: String {
          switch self {
          case .configuredUnavailable: "configured-unavailable"
          case .unknown(let value): value
          }
        }

        public static var knownCases: [Self] { [.configuredUnavailable] }
      }

      public struct Diagnostic: Codable, Hashable, Sendable {
        public var kind: Kind
        public var reason: String
        public var detail: String

        public init(kind: Kind, reason: String, detail: String) {
          self.kind = kind
          self.reason = reason
          self.detail = detail
        }

        /// An open set: values that are not known here are kept in `unknown`.
        public enum Kind: OpenEnum {
          case pluginVerification
          case unknown(String)

          public init(rawValue: String) {
            switch rawValue {
            case "plugin-verification": self = .pluginVerification
            default: self = .unknown(rawValue)
            }
          }

          public var rawValue: String {
            switch self {
            case .pluginVerification: "plugin-verification"
            case .unknown(let value): value
            }
          }

          public static var knownCases: [Self] { [.pluginVerification] }
        }
      }
    }
  }

  public struct ConfigReload: Codable, Hashable, Sendable {
    public var hotReloadStatus: HotReloadStatus

    public init(hotReloadStatus: HotReloadStatus) {
      self.hotReloadStatus = hotReloadStatus
    }

    /// An open set: values that are not known here are kept in `unknown`.
    public enum HotReloadStatus: OpenEnum {
      case active
      case disabled
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "active": self = .active
        case "disabled": self = .disabled
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .active: "active"
        case .disabled: "disabled"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.active, .disabled] }
    }
  }

  public struct ModelRuntime: Codable, Hashable, Sendable {
    public var degraded: Bool
    public var pendingAgents: [JSONValue]

    public init(degraded: Bool, pendingAgents: [JSONValue]) {
      self.degraded = degraded
      self.pendingAgents = pendingAgents
    }
  }
}

/// Where the message of a run comes from.
public struct InputProvenance: Codable, Hashable, Sendable {
  public var kind: Kind
  public var originSessionId: String?
  public var sourceSessionKey: String?
  public var sourceChannel: String?
  public var sourceTool: String?

  public init(
    kind: Kind,
    originSessionId: String? = nil,
    sourceSessionKey: String? = nil,
    sourceChannel: String? = nil,
    sourceTool: String? = nil
  ) {
    self.kind = kind
    self.originSessionId = originSessionId
    self.sourceSessionKey = sourceSessionKey
    self.sourceChannel = sourceChannel
    self.sourceTool = sourceTool
  }

  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    case externalUser = "external_user"
    case interSession = "inter_session"
    case internalSystem = "internal_system"
  }
}

/// Whether prices of models are known.
public struct ModelPricingHealth: Codable, Hashable, Sendable {
  public var state: State
  public var sources: [Source]
  /// Milliseconds since the Unix epoch.
  public var lastFailureAt: Int64?
  public var detail: String?

  public init(state: State, sources: [Source], lastFailureAt: Int64? = nil, detail: String? = nil) {
    self.state = state
    self.sources = sources
    self.lastFailureAt = lastFailureAt
    self.detail = detail
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum State: OpenEnum {
    case ok
    case degraded
    case disabled
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "ok": self = .ok
      case "degraded": self = .degraded
      case "disabled": self = .disabled
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .ok: "ok"
      case .degraded: "degraded"
      case .disabled: "disabled"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.ok, .degraded, .disabled] }
  }

  public struct Source: Codable, Hashable, Sendable {
    public var source: SourceInfo
    public var state: State
    /// Milliseconds since the Unix epoch.
    public var lastFailureAt: Int64?
    public var detail: String?

    public init(source: SourceInfo, state: State, lastFailureAt: Int64? = nil, detail: String? = nil) {
      self.source = source
      self.state = state
      self.lastFailureAt = lastFailureAt
      self.detail = detail
    }

    /// An open set: values that are not known here are kept in `unknown`.
    public enum SourceInfo: OpenEnum {
      case openrouter
      case litellm
      case bootstrap
      case refresh
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "openrouter": self = .openrouter
        case "litellm": self = .litellm
        case "bootstrap": self = .bootstrap
        case "refresh": self = .refresh
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .openrouter: "openrouter"
        case .litellm: "litellm"
        case .bootstrap: "bootstrap"
        case .refresh: "refresh"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.openrouter, .litellm, .bootstrap, .refresh] }
    }

    /// An open set: values that are not known here are kept in `unknown`.
    public enum State: OpenEnum {
      case ok
      case degraded
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "ok": self = .ok
        case "degraded": self = .degraded
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .ok: "ok"
        case .degraded: "degraded"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.ok, .degraded] }
    }
  }
}

/// The configuration file, openclaw.json (JSON5). x-reload says what a change takes, x-secret what is never
/// shown.
public struct OpenClawConfig: Codable, Hashable, Sendable {
  /// How the gateway listens and who may connect.
  public var gateway: Gateway?
  /// What the gateway writes to its log.
  public var logging: Logging?
  /// The host of HTML that agents edit, on a port of its own.
  public var canvasHost: CanvasHost?
  /// Agents.
  public var agents: Agents?
  /// Where models come from.
  public var models: Models?
  /// Channels that are switched on.
  public var channels: Channels?
  /// Of the real product; this gateway accepts and ignores it.
  public var include: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var schema: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var acp: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var agent: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var approvals: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var audio: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var auth: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var bindings: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var broadcast: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var browser: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var cli: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var commands: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var cron: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var diagnostics: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var discovery: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var env: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var hooks: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var identity: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var mcp: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var media: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var memory: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var messages: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var meta: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var nodeHost: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var plugins: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var routing: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var secrets: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var session: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var skills: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var talk: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var tools: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var tts: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var ui: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var update: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var web: JSONValue?
  /// Of the real product; this gateway accepts and ignores it.
  public var wizard: JSONValue?

  public init(
    gateway: Gateway? = nil,
    logging: Logging? = nil,
    canvasHost: CanvasHost? = nil,
    agents: Agents? = nil,
    models: Models? = nil,
    channels: Channels? = nil,
    include: JSONValue? = nil,
    schema: JSONValue? = nil,
    acp: JSONValue? = nil,
    agent: JSONValue? = nil,
    approvals: JSONValue? = nil,
    audio: JSONValue? = nil,
    auth: JSONValue? = nil,
    bindings: JSONValue? = nil,
    broadcast: JSONValue? = nil,
    browser: JSONValue? = nil,
    cli: JSONValue? = nil,
    commands: JSONValue? = nil,
    cron: JSONValue? = nil,
    diagnostics: JSONValue? = nil,
    discovery: JSONValue? = nil,
    env: JSONValue? = nil,
    hooks: JSONValue? = nil,
    identity: JSONValue? = nil,
    mcp: JSONValue? = nil,
    media: JSONValue? = nil,
    memory: JSONValue? = nil,
    messages: JSONValue? = nil,
    meta: JSONValue? = nil,
    nodeHost: JSONValue? = nil,
    plugins: JSONValue? = nil,
    routing: JSONValue? = nil,
    secrets: JSONValue? = nil,
    session: JSONValue? = nil,
    skills: JSONValue? = nil,
    talk: JSONValue? = nil,
    tools: JSONValue? = nil,
    tts: JSONValue? = nil,
    ui: JSONValue? = nil,
    update: JSONValue? = nil,
    web: JSONValue? = nil,
    wizard: JSONValue? = nil
  ) {
    self.gateway = gateway
    self.logging = logging
    self.canvasHost = canvasHost
    self.agents = agents
    self.models = models
    self.channels = channels
    self.include = include
    self.schema = schema
    self.acp = acp
    self.agent = agent
    self.approvals = approvals
    self.audio = audio
    self.auth = auth
    self.bindings = bindings
    self.broadcast = broadcast
    self.browser = browser
    self.cli = cli
    self.commands = commands
    self.cron = cron
    self.diagnostics = diagnostics
    self.discovery = discovery
    self.env = env
    self.hooks = hooks
    self.identity = identity
    self.mcp = mcp
    self.media = media
    self.memory = memory
    self.messages = messages
    self.meta = meta
    self.nodeHost = nodeHost
    self.plugins = plugins
    self.routing = routing
    self.secrets = secrets
    self.session = session
    self.skills = skills
    self.talk = talk
    self.tools = tools
    self.tts = tts
    self.ui = ui
    self.update = update
    self.web = web
    self.wizard = wizard
  }

  private enum CodingKeys: String, CodingKey {
    case gateway
    case logging
    case canvasHost
    case agents
    case models
    case channels
    case include = "$include"
    case schema = "$schema"
    case acp
    case agent
    case approvals
    case audio
    case auth
    case bindings
    case broadcast
    case browser
    case cli
    case commands
    case cron
    case diagnostics
    case discovery
    case env
    case hooks
    case identity
    case mcp
    case media
    case memory
    case messages
    case meta
    case nodeHost
    case plugins
    case routing
    case secrets
    case session
    case skills
    case talk
    case tools
    case tts
    case ui
    case update
    case web
    case wizard
  }

  /// How the gateway listens and who may connect.
  public struct Gateway: Codable, Hashable, Sendable {
    /// local: a gateway runs on this machine. remote: its commands talk to gateway.remote.
    public var mode: Mode?
    /// Port for WebSocket and HTTP; 0 takes any free one. From 0 to 65535.
    public var port: Int64?
    /// Address to listen on; custom takes gateway.customBindHost.
    public var bind: Bind?
    /// IP address to listen on when bind is custom.
    public var customBindHost: String?
    /// The shared secret of clients.
    public var auth: Auth?
    /// The gateway that commands of this machine talk to.
    public var remote: Remote?
    /// Web pages that talk to the gateway.
    public var controlUi: ControlUi?
    /// Addresses or ranges whose X-Forwarded-For is believed.
    public var trustedProxies: [String]?
    /// What nodes may offer.
    public var nodes: Nodes?
    /// Of the real product; this gateway accepts and ignores it.
    public var allowRealIpFallback: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var channelHealthCheckMinutes: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var channelMaxRestartsPerHour: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var channelStaleEventThresholdMinutes: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var handshakeTimeoutMs: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var http: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var push: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var reload: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var securityHeaders: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var tailscale: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var tls: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var tools: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var webchat: JSONValue?

    public init(
      mode: Mode? = nil,
      port: Int64? = nil,
      bind: Bind? = nil,
      customBindHost: String? = nil,
      auth: Auth? = nil,
      remote: Remote? = nil,
      controlUi: ControlUi? = nil,
      trustedProxies: [String]? = nil,
      nodes: Nodes? = nil,
      allowRealIpFallback: JSONValue? = nil,
      channelHealthCheckMinutes: JSONValue? = nil,
      channelMaxRestartsPerHour: JSONValue? = nil,
      channelStaleEventThresholdMinutes: JSONValue? = nil,
      handshakeTimeoutMs: JSONValue? = nil,
      http: JSONValue? = nil,
      push: JSONValue? = nil,
      reload: JSONValue? = nil,
      securityHeaders: JSONValue? = nil,
      tailscale: JSONValue? = nil,
      tls: JSONValue? = nil,
      tools: JSONValue? = nil,
      webchat: JSONValue? = nil
    ) {
      self.mode = mode
      self.port = port
      self.bind = bind
      self.customBindHost = customBindHost
      self.auth = auth
      self.remote = remote
      self.controlUi = controlUi
      self.trustedProxies = trustedProxies
      self.nodes = nodes
      self.allowRealIpFallback = allowRealIpFallback
      self.channelHealthCheckMinutes = channelHealthCheckMinutes
      self.channelMaxRestartsPerHour = channelMaxRestartsPerHour
      self.channelStaleEventThresholdMinutes = channelStaleEventThresholdMinutes
      self.handshakeTimeoutMs = handshakeTimeoutMs
      self.http = http
      self.push = push
      self.reload = reload
      self.securityHeaders = securityHeaders
      self.tailscale = tailscale
      self.tls = tls
      self.tools = tools
      self.webchat = webchat
    }

    /// local: a gateway runs on this machine. remote: its commands talk to gateway.remote.
    public enum Mode: String, CaseIterable, Codable, Hashable, Sendable {
      case local
      case remote
    }

    /// Address to listen on; custom takes gateway.customBindHost.
    public enum Bind: String, CaseIterable, Codable, Hashable, Sendable {
      case loopback
      case lan
      case tailnet
      case auto
      case custom
    }

    /// The shared secret of clients.
    public struct Auth: Codable, Hashable, Sendable {
      /// Which of the two clients present.
      public var mode: Mode?
      /// Token that clients present.
      public var token: String?
      /// Password that clients present.
      public var password: String?
      /// Of the real product; this gateway accepts and ignores it.
      public var allowTailscale: JSONValue?
      /// Of the real product; this gateway accepts and ignores it.
      public var rateLimit: JSONValue?
      /// Of the real product; this gateway accepts and ignores it.
      public var trustedProxy: JSONValue?

      public init(
        mode: Mode? = nil,
        token: String? = nil,
        password: String? = nil,
        allowTailscale: JSONValue? = nil,
        rateLimit: JSONValue? = nil,
        trustedProxy: JSONValue? = nil
      ) {
        self.mode = mode
        self.token = token
        self.password = password
        self.allowTailscale = allowTailscale
        self.rateLimit = rateLimit
        self.trustedProxy = trustedProxy
      }

      /// Which of the two clients present.
      public enum Mode: String, CaseIterable, Codable, Hashable, Sendable {
        case token
        case password
      }
    }

    /// The gateway that commands of this machine talk to.
    public struct Remote: Codable, Hashable, Sendable {
      /// False: use the gateway of this machine all the same.
      public var enabled: Bool?
      /// Its ws:// or wss:// URL.
      public var url: String?
      /// Its token.
      public var token: String?
      /// Its password.
      public var password: String?
      /// Of the real product; this gateway accepts and ignores it.
      public var sshIdentity: JSONValue?
      /// Of the real product; this gateway accepts and ignores it.
      public var sshTarget: JSONValue?
      /// Of the real product; this gateway accepts and ignores it.
      public var tlsFingerprint: JSONValue?
      /// Of the real product; this gateway accepts and ignores it.
      public var transport: JSONValue?

      public init(
        enabled: Bool? = nil,
        url: String? = nil,
        token: String? = nil,
        password: String? = nil,
        sshIdentity: JSONValue? = nil,
        sshTarget: JSONValue? = nil,
        tlsFingerprint: JSONValue? = nil,
        transport: JSONValue? = nil
      ) {
        self.enabled = enabled
        self.url = url
        self.token = token
        self.password = password
        self.sshIdentity = sshIdentity
        self.sshTarget = sshTarget
        self.tlsFingerprint = tlsFingerprint
        self.transport = transport
      }
    }

    /// Web pages that talk to the gateway.
    public struct ControlUi: Codable, Hashable, Sendable {
      /// Origins of pages elsewhere that may connect, or *.
      public var allowedOrigins: [String]?
      /// Of the real product; this gateway accepts and ignores it.
      public var allowExternalEmbedUrls: JSONValue?
      /// Of the real product; this gateway accepts and ignores it.
      public var allowInsecureAuth: JSONValue?
      /// Of the real product; this gateway accepts and ignores it.
      public var basePath: JSONValue?
      /// Of the real product; this gateway accepts and ignores it.
      public var dangerouslyAllowHostHeaderOriginFallback: JSONValue?
      /// Of the real product; this gateway accepts and ignores it.
      public var dangerouslyDisableDeviceAuth: JSONValue?
      /// Of the real product; this gateway accepts and ignores it.
      public var embedSandbox: JSONValue?
      /// Of the real product; this gateway accepts and ignores it.
      public var enabled: JSONValue?
      /// Of the real product; this gateway accepts and ignores it.
      public var root: JSONValue?

      public init(
        allowedOrigins: [String]? = nil,
        allowExternalEmbedUrls: JSONValue? = nil,
        allowInsecureAuth: JSONValue? = nil,
        basePath: JSONValue? = nil,
        dangerouslyAllowHostHeaderOriginFallback: JSONValue? = nil,
        dangerouslyDisableDeviceAuth: JSONValue? = nil,
        embedSandbox: JSONValue? = nil,
        enabled: JSONValue? = nil,
        root: JSONValue? = nil
      ) {
        self.allowedOrigins = allowedOrigins
        self.allowExternalEmbedUrls = allowExternalEmbedUrls
        self.allowInsecureAuth = allowInsecureAuth
        self.basePath = basePath
        self.dangerouslyAllowHostHeaderOriginFallback = dangerouslyAllowHostHeaderOriginFallback
        self.dangerouslyDisableDeviceAuth = dangerouslyDisableDeviceAuth
        self.embedSandbox = embedSandbox
        self.enabled = enabled
        self.root = root
      }
    }

    /// What nodes may offer.
    public struct Nodes: Codable, Hashable, Sendable {
      /// Commands that nodes of every platform may declare as well.
      public var allowCommands: [String]?
      /// Commands that no node may declare; it beats everything else.
      public var denyCommands: [String]?
      /// Of the real product; this gateway accepts and ignores it.
      public var browser: JSONValue?
      /// Of the real product; this gateway accepts and ignores it.
      public var pairing: JSONValue?

      public init(
        allowCommands: [String]? = nil,
        denyCommands: [String]? = nil,
        browser: JSONValue? = nil,
        pairing: JSONValue? = nil
      ) {
        self.allowCommands = allowCommands
        self.denyCommands = denyCommands
        self.browser = browser
        self.pairing = pairing
      }
    }
  }

  /// What the gateway writes to its log.
  public struct Logging: Codable, Hashable, Sendable {
    /// Least important lines that are written. Takes effect at once.
    public var level: Level?
    /// Of the real product; this gateway accepts and ignores it.
    public var consoleLevel: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var consoleStyle: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var file: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var maxFileBytes: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var redactPatterns: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var redactSensitive: JSONValue?

    public init(
      level: Level? = nil,
      consoleLevel: JSONValue? = nil,
      consoleStyle: JSONValue? = nil,
      file: JSONValue? = nil,
      maxFileBytes: JSONValue? = nil,
      redactPatterns: JSONValue? = nil,
      redactSensitive: JSONValue? = nil
    ) {
      self.level = level
      self.consoleLevel = consoleLevel
      self.consoleStyle = consoleStyle
      self.file = file
      self.maxFileBytes = maxFileBytes
      self.redactPatterns = redactPatterns
      self.redactSensitive = redactSensitive
    }

    /// Least important lines that are written. Takes effect at once.
    public enum Level: String, CaseIterable, Codable, Hashable, Sendable {
      case silent
      case fatal
      case error
      case warn
      case info
      case debug
      case trace
    }
  }

  /// The host of HTML that agents edit, on a port of its own.
  public struct CanvasHost: Codable, Hashable, Sendable {
    /// False: no canvas host.
    public var enabled: Bool?
    /// Its port; 0 takes any free one. Default: the port of the gateway plus 4. From 0 to 65535.
    public var port: Int64?
    /// Folder that is served. Default: canvas in the state directory.
    public var root: String?
    /// Whether pages reload when a file changes. Default: true.
    public var liveReload: Bool?

    public init(enabled: Bool? = nil, port: Int64? = nil, root: String? = nil, liveReload: Bool? = nil) {
      self.enabled = enabled
      self.port = port
      self.root = root
      self.liveReload = liveReload
    }
  }

  /// Agents.
  public struct Agents: Codable, Hashable, Sendable {
    /// What holds for all agents.
    public var defaults: Defaults?

    /// Members that have no name of their own here.
    public var additional: [String: JSONValue]

    public init(defaults: Defaults? = nil, additional: [String: JSONValue] = [:]) {
      self.defaults = defaults
      self.additional = additional
    }

    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: WireKey.self)
      defaults = try container.decodeIfPresent(Defaults.self, forKey: "defaults")
      additional = try container.decodeOthers(than: ["defaults"])
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: WireKey.self)
      try container.encodeIfPresent(defaults, forKey: "defaults")
      try container.encodeOthers(additional)
    }

    /// What holds for all agents.
    public struct Defaults: Codable, Hashable, Sendable {
      /// The model of the agents. Without one they echo what they are told.
      public var model: Model?
      /// Turns of the agent that nobody asks for.
      public var heartbeat: Heartbeat?

      /// Members that have no name of their own here.
      public var additional: [String: JSONValue]

      public init(model: Model? = nil, heartbeat: Heartbeat? = nil, additional: [String: JSONValue] = [:]) {
        self.model = model
        self.heartbeat = heartbeat
        self.additional = additional
      }

      public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: WireKey.self)
        model = try container.decodeIfPresent(Model.self, forKey: "model")
        heartbeat = try container.decodeIfPresent(Heartbeat.self, forKey: "heartbeat")
        additional = try container.decodeOthers(than: ["model", "heartbeat"])
      }

      public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: WireKey.self)
        try container.encodeIfPresent(model, forKey: "model")
        try container.encodeIfPresent(heartbeat, forKey: "heartbeat")
        try container.encodeOthers(additional)
      }

      /// The model of the agents. Without one they echo what they are told.
      public struct Model: Codable, Hashable, Sendable {
        /// Provider and model, such as openai/gpt-5-mini or local/qwen3.
        public var primary: String?

        /// Members that have no name of their own here.
        public var additional: [String: JSONValue]

        public init(primary: String? = nil, additional: [String: JSONValue] = [:]) {
          self.primary = primary
          self.additional = additional
        }

        public init(from decoder: any Decoder) throws {
          let container = try decoder.container(keyedBy: WireKey.self)
          primary = try container.decodeIfPresent(String.self, forKey: "primary")
          additional = try container.decodeOthers(than: ["primary"])
        }

        public func encode(to encoder: any Encoder) throws {
          var container = encoder.container(keyedBy: WireKey.self)
          try container.encodeIfPresent(primary, forKey: "primary")
          try container.encodeOthers(additional)
        }
      }

      /// Turns of the agent that nobody asks for.
      public struct Heartbeat: Codable, Hashable, Sendable {
        /// Time between two, such as 30m; 0m: none. Default: 30m.
        public var every: String?
        /// What the agent is told.
        public var prompt: String?
        /// Characters that may stand beside the acknowledgement. Default: 300. From 0 to 100000.
        public var ackMaxChars: Int64?
        /// No heartbeats by themselves at other hours.
        public var activeHours: ActiveHours?

        /// Members that have no name of their own here.
        public var additional: [String: JSONValue]

        public init(
          every: String? = nil,
          prompt: String? = nil,
          ackMaxChars: Int64? = nil,
          activeHours: ActiveHours? = nil,
          additional: [String: JSONValue] = [:]
        ) {
          self.every = every
          self.prompt = prompt
          self.ackMaxChars = ackMaxChars
          self.activeHours = activeHours
          self.additional = additional
        }

        public init(from decoder: any Decoder) throws {
          let container = try decoder.container(keyedBy: WireKey.self)
          every = try container.decodeIfPresent(String.self, forKey: "every")
          prompt = try container.decodeIfPresent(String.self, forKey: "prompt")
          ackMaxChars = try container.decodeIfPresent(Int64.self, forKey: "ackMaxChars")
          activeHours = try container.decodeIfPresent(ActiveHours.self, forKey: "activeHours")
          additional = try container.decodeOthers(than: ["every", "prompt", "ackMaxChars", "activeHours"])
        }

        public func encode(to encoder: any Encoder) throws {
          var container = encoder.container(keyedBy: WireKey.self)
          try container.encodeIfPresent(every, forKey: "every")
          try container.encodeIfPresent(prompt, forKey: "prompt")
          try container.encodeIfPresent(ackMaxChars, forKey: "ackMaxChars")
          try container.encodeIfPresent(activeHours, forKey: "activeHours")
          try container.encodeOthers(additional)
        }

        /// No heartbeats by themselves at other hours.
        public struct ActiveHours: Codable, Hashable, Sendable {
          /// HH:MM. Default: 00:00.
          public var start: String?
          /// HH:MM; before the start: on the next day. Default: 24:00.
          public var end: String?
          /// Default: that of this machine.
          public var timezone: String?

          public init(start: String? = nil, end: String? = nil, timezone: String? = nil) {
            self.start = start
            self.end = end
            self.timezone = timezone
          }
        }
      }
    }
  }

  /// Where models come from.
  public struct Models: Codable, Hashable, Sendable {
    /// Servers of models, by a name of your choice. openai is known without an entry.
    public var providers: [String: Provider]?

    /// Members that have no name of their own here.
    public var additional: [String: JSONValue]

    public init(providers: [String: Provider]? = nil, additional: [String: JSONValue] = [:]) {
      self.providers = providers
      self.additional = additional
    }

    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: WireKey.self)
      providers = try container.decodeIfPresent([String: Provider].self, forKey: "providers")
      additional = try container.decodeOthers(than: ["providers"])
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: WireKey.self)
      try container.encodeIfPresent(providers, forKey: "providers")
      try container.encodeOthers(additional)
    }

    public struct Provider: Codable, Hashable, Sendable {
      /// Where its OpenAI-compatible API is, such as http://127.0.0.1:11434/v1.
      public var baseUrl: String?
      /// Its key, better a reference to the environment; none for a server that wants none.
      public var apiKey: String?
      /// How it is spoken to: openai-completions, which most servers know and which is the default, or
      /// openai-responses.
      public var api: String?
      /// How long it may be silent, in seconds. Default: 300. From 1 to 3600.
      public var timeoutSeconds: Int64?
      /// What its models can do.
      public var models: [Model]?

      /// Members that have no name of their own here.
      public var additional: [String: JSONValue]

      public init(
        baseUrl: String? = nil,
        apiKey: String? = nil,
        api: String? = nil,
        timeoutSeconds: Int64? = nil,
        models: [Model]? = nil,
        additional: [String: JSONValue] = [:]
      ) {
        self.baseUrl = baseUrl
        self.apiKey = apiKey
        self.api = api
        self.timeoutSeconds = timeoutSeconds
        self.models = models
        self.additional = additional
      }

      public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: WireKey.self)
        baseUrl = try container.decodeIfPresent(String.self, forKey: "baseUrl")
        apiKey = try container.decodeIfPresent(String.self, forKey: "apiKey")
        api = try container.decodeIfPresent(String.self, forKey: "api")
        timeoutSeconds = try container.decodeIfPresent(Int64.self, forKey: "timeoutSeconds")
        models = try container.decodeIfPresent([Model].self, forKey: "models")
        additional = try container.decodeOthers(than: ["baseUrl", "apiKey", "api", "timeoutSeconds", "models"])
      }

      public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: WireKey.self)
        try container.encodeIfPresent(baseUrl, forKey: "baseUrl")
        try container.encodeIfPresent(apiKey, forKey: "apiKey")
        try container.encodeIfPresent(api, forKey: "api")
        try container.encodeIfPresent(timeoutSeconds, forKey: "timeoutSeconds")
        try container.encodeIfPresent(models, forKey: "models")
        try container.encodeOthers(additional)
      }

      public struct Model: Codable, Hashable, Sendable {
        /// Name under which the server knows it.
        public var id: String
        /// Name for people. Default: the id.
        public var name: String?
        /// Whether it thinks, and is told how much. Default: false.
        public var reasoning: Bool?
        /// What it takes: text, image. Default: text alone.
        public var input: [String]?
        /// Context window in tokens. Default: 32768. From 256 to 100000000.
        public var contextWindow: Int64?
        /// Longest reply in tokens. Default: what the server says. From 1 to 100000000.
        public var maxTokens: Int64?
        /// What the server does otherwise than others.
        public var compat: Compat?

        /// Members that have no name of their own here.
        public var additional: [String: JSONValue]

        public init(
          id: String,
          name: String? = nil,
          reasoning: Bool? = nil,
          input: [String]? = nil,
          contextWindow: Int64? = nil,
          maxTokens: Int64? = nil,
          compat: Compat? = nil,
          additional: [String: JSONValue] = [:]
        ) {
          self.id = id
          self.name = name
          self.reasoning = reasoning
          self.input = input
          self.contextWindow = contextWindow
          self.maxTokens = maxTokens
          self.compat = compat
          self.additional = additional
        }

        public init(from decoder: any Decoder) throws {
          let container = try decoder.container(keyedBy: WireKey.self)
          id = try container.decode(String.self, forKey: "id")
          name = try container.decodeIfPresent(String.self, forKey: "name")
          reasoning = try container.decodeIfPresent(Bool.self, forKey: "reasoning")
          input = try container.decodeIfPresent([String].self, forKey: "input")
          contextWindow = try container.decodeIfPresent(Int64.self, forKey: "contextWindow")
          maxTokens = try container.decodeIfPresent(Int64.self, forKey: "maxTokens")
          compat = try container.decodeIfPresent(Compat.self, forKey: "compat")
          additional = try container.decodeOthers(than: ["id", "name", "reasoning", "input", "contextWindow", "maxTokens", "compat"])
        }

        public func encode(to encoder: any Encoder) throws {
          var container = encoder.container(keyedBy: WireKey.self)
          try container.encode(id, forKey: "id")
          try container.encodeIfPresent(name, forKey: "name")
          try container.encodeIfPresent(reasoning, forKey: "reasoning")
          try container.encodeIfPresent(input, forKey: "input")
          try container.encodeIfPresent(contextWindow, forKey: "contextWindow")
          try container.encodeIfPresent(maxTokens, forKey: "maxTokens")
          try container.encodeIfPresent(compat, forKey: "compat")
          try container.encodeOthers(additional)
        }

        /// What the server does otherwise than others.
        public struct Compat: Codable, Hashable, Sendable {
          /// False: the model is offered no tools. Default: true.
          public var supportsTools: Bool?

          /// Members that have no name of their own here.
          public var additional: [String: JSONValue]

          public init(supportsTools: Bool? = nil, additional: [String: JSONValue] = [:]) {
            self.supportsTools = supportsTools
            self.additional = additional
          }

          public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: WireKey.self)
            supportsTools = try container.decodeIfPresent(Bool.self, forKey: "supportsTools")
            additional = try container.decodeOthers(than: ["supportsTools"])
          }

          public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: WireKey.self)
            try container.encodeIfPresent(supportsTools, forKey: "supportsTools")
            try container.encodeOthers(additional)
          }
        }
      }
    }
  }

  /// Channels that are switched on.
  public struct Channels: Codable, Hashable, Sendable {
    /// A channel inside the gateway, to try messages without any service.
    public var loopback: Loopback?
    /// Of the real product; this gateway accepts and ignores it.
    public var bluebubbles: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var defaults: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var discord: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var feishu: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var googlechat: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var imessage: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var irc: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var line: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var matrix: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var mattermost: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var msteams: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var nextcloudTalk: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var nostr: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var signal: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var slack: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var synologyChat: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var telegram: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var tlon: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var twitch: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var webchat: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var whatsapp: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var zalo: JSONValue?
    /// Of the real product; this gateway accepts and ignores it.
    public var zalouser: JSONValue?

    public init(
      loopback: Loopback? = nil,
      bluebubbles: JSONValue? = nil,
      defaults: JSONValue? = nil,
      discord: JSONValue? = nil,
      feishu: JSONValue? = nil,
      googlechat: JSONValue? = nil,
      imessage: JSONValue? = nil,
      irc: JSONValue? = nil,
      line: JSONValue? = nil,
      matrix: JSONValue? = nil,
      mattermost: JSONValue? = nil,
      msteams: JSONValue? = nil,
      nextcloudTalk: JSONValue? = nil,
      nostr: JSONValue? = nil,
      signal: JSONValue? = nil,
      slack: JSONValue? = nil,
      synologyChat: JSONValue? = nil,
      telegram: JSONValue? = nil,
      tlon: JSONValue? = nil,
      twitch: JSONValue? = nil,
      webchat: JSONValue? = nil,
      whatsapp: JSONValue? = nil,
      zalo: JSONValue? = nil,
      zalouser: JSONValue? = nil
    ) {
      self.loopback = loopback
      self.bluebubbles = bluebubbles
      self.defaults = defaults
      self.discord = discord
      self.feishu = feishu
      self.googlechat = googlechat
      self.imessage = imessage
      self.irc = irc
      self.line = line
      self.matrix = matrix
      self.mattermost = mattermost
      self.msteams = msteams
      self.nextcloudTalk = nextcloudTalk
      self.nostr = nostr
      self.signal = signal
      self.slack = slack
      self.synologyChat = synologyChat
      self.telegram = telegram
      self.tlon = tlon
      self.twitch = twitch
      self.webchat = webchat
      self.whatsapp = whatsapp
      self.zalo = zalo
      self.zalouser = zalouser
    }

    private enum CodingKeys: String, CodingKey {
      case loopback
      case bluebubbles
      case defaults
      case discord
      case feishu
      case googlechat
      case imessage
      case irc
      case line
      case matrix
      case mattermost
      case msteams
      case nextcloudTalk = "nextcloud-talk"
      case nostr
      case signal
      case slack
      case synologyChat = "synology-chat"
      case telegram
      case tlon
      case twitch
      case webchat
      case whatsapp
      case zalo
      case zalouser
    }

    /// A channel inside the gateway, to try messages without any service.
    public struct Loopback: Codable, Hashable, Sendable {
      /// Whether it is on. Default: false.
      public var enabled: Bool?
      /// Addresses besides default, where the agent is. Default: alice and bob.
      public var people: [String]?

      public init(enabled: Bool? = nil, people: [String]? = nil) {
        self.enabled = enabled
        self.people = people
      }
    }
  }
}

/// A part of a kind that this specification does not describe: tool calls, tool results, thinking, images.
public struct OtherPart: Codable, Hashable, Sendable {
  public var type: String

  /// Members that have no name of their own here.
  public var additional: [String: JSONValue]

  public init(type: String, additional: [String: JSONValue] = [:]) {
    self.type = type
    self.additional = additional
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WireKey.self)
    type = try container.decode(String.self, forKey: "type")
    additional = try container.decodeOthers(than: ["type"])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: WireKey.self)
    try container.encode(type, forKey: "type")
    try container.encodeOthers(additional)
  }
}

/// One client, node or host.
public struct PresenceEntry: Codable, Hashable, Sendable, VersionedMembers {
  /// When the entry last changed. Milliseconds since the Unix epoch.
  public var ts: Int64
  /// One line for people.
  public var text: String?
  /// Host or display name.
  public var host: String?
  public var ip: String?
  public var version: String?
  public var platform: String?
  public var deviceFamily: String?
  public var modelIdentifier: String?
  /// Client mode, or `gateway` for the gateway itself.
  public var mode: String?
  /// Why the entry changed: `self`, `connect`, `disconnect`, or what an announcer said.
  public var reason: String?
  /// Seconds since the last user input on that host.
  public var lastInputSeconds: Int64?
  public var tags: [String]?
  public var deviceId: String?
  public var instanceId: String?
  public var roles: [String]?
  public var scopes: [String]?
  /// Registry id of the client.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var clientId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var timeZone: String?
  /// When the connection was made. Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var onlineSince: Int64?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastActivityAt: Int64?
  /// Profile of the person.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var user: User?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var watchedSessions: [String]?

  public init(
    ts: Int64,
    text: String? = nil,
    host: String? = nil,
    ip: String? = nil,
    version: String? = nil,
    platform: String? = nil,
    deviceFamily: String? = nil,
    modelIdentifier: String? = nil,
    mode: String? = nil,
    reason: String? = nil,
    lastInputSeconds: Int64? = nil,
    tags: [String]? = nil,
    deviceId: String? = nil,
    instanceId: String? = nil,
    roles: [String]? = nil,
    scopes: [String]? = nil,
    clientId: String? = nil,
    timeZone: String? = nil,
    onlineSince: Int64? = nil,
    lastActivityAt: Int64? = nil,
    user: User? = nil,
    watchedSessions: [String]? = nil
  ) {
    self.ts = ts
    self.text = text
    self.host = host
    self.ip = ip
    self.version = version
    self.platform = platform
    self.deviceFamily = deviceFamily
    self.modelIdentifier = modelIdentifier
    self.mode = mode
    self.reason = reason
    self.lastInputSeconds = lastInputSeconds
    self.tags = tags
    self.deviceId = deviceId
    self.instanceId = instanceId
    self.roles = roles
    self.scopes = scopes
    self.clientId = clientId
    self.timeZone = timeZone
    self.onlineSince = onlineSince
    self.lastActivityAt = lastActivityAt
    self.user = user
    self.watchedSessions = watchedSessions
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "clientId": ProtocolRange(since: 4),
    "timeZone": ProtocolRange(since: 4),
    "onlineSince": ProtocolRange(since: 4),
    "lastActivityAt": ProtocolRange(since: 4),
    "user": ProtocolRange(since: 4),
    "watchedSessions": ProtocolRange(since: 4),
  ]

  /// Profile of the person.
  public struct User: Codable, Hashable, Sendable {
    public var id: String
    public var identity: Identity?
    public var email: String?
    public var name: String?
    public var avatarUrl: String?

    public init(
      id: String,
      identity: Identity? = nil,
      email: String? = nil,
      name: String? = nil,
      avatarUrl: String? = nil
    ) {
      self.id = id
      self.identity = identity
      self.email = email
      self.name = name
      self.avatarUrl = avatarUrl
    }

    public struct Identity: Codable, Hashable, Sendable {
      public var type: Kind
      public var id: String

      public init(type: Kind, id: String) {
        self.type = type
        self.id = id
      }

      /// An open set: values that are not known here are kept in `unknown`.
      public enum Kind: OpenEnum {
        case profile
        case unknown(String)

        public init(rawValue: String) {
          switch rawValue {
          case "profile": self = .profile
          default: self = .unknown(rawValue)
          }
        }

        public var rawValue: String {
          switch self {
          case .profile: "profile"
          case .unknown(let value): value
          }
        }

        public static var knownCases: [Self] { [.profile] }
      }
    }
  }
}

/// Tools that a session has switched on or off.
public struct SessionToolOverrides: Codable, Hashable, Sendable {
  public var mcpServers: [String: Bool]?
  public var mcpToolsDeny: [String: [String]]?
  public var skills: [String: Bool]?
  public var webSearch: Bool?

  public init(
    mcpServers: [String: Bool]? = nil,
    mcpToolsDeny: [String: [String]]? = nil,
    skills: [String: Bool]? = nil,
    webSearch: Bool? = nil
  ) {
    self.mcpServers = mcpServers
    self.mcpToolsDeny = mcpToolsDeny
    self.skills = skills
    self.webSearch = webSearch
  }
}

/// A piece of text.
public struct TextPart: Codable, Hashable, Sendable {
  public private(set) var type: Kind = .text
  public var text: String

  public init(text: String) {
    self.text = text
  }

  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    case text
  }
}

/// What a reply used.
public struct TokenUsage: Codable, Hashable, Sendable {
  /// Tokens read.
  public var input: Int64?
  /// Tokens written.
  public var output: Int64?
  public var cacheRead: Int64?
  public var cacheWrite: Int64?
  public var totalTokens: Int64?
  /// Cost by kind, in US dollars.
  public var cost: [String: Double]?

  public init(
    input: Int64? = nil,
    output: Int64? = nil,
    cacheRead: Int64? = nil,
    cacheWrite: Int64? = nil,
    totalTokens: Int64? = nil,
    cost: [String: Double]? = nil
  ) {
    self.input = input
    self.output = output
    self.cacheRead = cacheRead
    self.cacheWrite = cacheWrite
    self.totalTokens = totalTokens
    self.cost = cost
  }
}
