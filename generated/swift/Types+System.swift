// Generated from the specification by `npm run generate`. Do not edit.

/// Parameters of gateway.identity.get.
///
/// - Note: Params of `gateway.identity.get`.
public struct GatewayIdentityGetParams: Codable, Hashable, Sendable {
  public init() {}
}

/// Result of gateway.identity.get.
///
/// - Note: Result of `gateway.identity.get`.
public struct GatewayIdentityGetResult: Codable, Hashable, Sendable {
  /// SHA-256 of the public key, hexadecimal.
  public var deviceId: String
  /// Ed25519, 32 bytes, base64url.
  public var publicKey: String

  public init(deviceId: String, publicKey: String) {
    self.deviceId = deviceId
    self.publicKey = publicKey
  }
}

/// Parameters of health. Unknown members are ignored.
///
/// - Note: Params of `health`.
public struct HealthParams: Codable, Hashable, Sendable {
  /// Check channels now instead of answering from the last check.
  public var probe: Bool?

  public init(probe: Bool? = nil) {
    self.probe = probe
  }
}

/// How a heartbeat went.
///
/// - Note: Payload of the event `heartbeat`.
public struct HeartbeatEvent: Codable, Hashable, Sendable, VersionedMembers {
  /// Milliseconds since the Unix epoch.
  public var ts: Int64
  /// `sent`: the reply went to a channel. `ok-token`: the agent acknowledged with `HEARTBEAT_OK`, nothing is
  /// shown. `ok-empty`: it said nothing. `skipped`: nothing was delivered, `reason` says why. `failed`: the
  /// run failed.
  public var status: Status
  /// `no-target` (protocol 3) and `no-route` (protocol 4): the reply is in the session alone.
  public var reason: Reason?
  /// The beginning of the reply.
  public var preview: String?
  /// Duration in milliseconds.
  public var durationMs: Int64?
  public var hasMedia: Bool?
  public var to: String?
  public var channel: String?
  /// What a person can do about it.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var message: String?
  /// Do not disturb people with it.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var silent: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var indicatorType: IndicatorType?

  public init(
    ts: Int64,
    status: Status,
    reason: Reason? = nil,
    preview: String? = nil,
    durationMs: Int64? = nil,
    hasMedia: Bool? = nil,
    to: String? = nil,
    channel: String? = nil,
    message: String? = nil,
    silent: Bool? = nil,
    indicatorType: IndicatorType? = nil
  ) {
    self.ts = ts
    self.status = status
    self.reason = reason
    self.preview = preview
    self.durationMs = durationMs
    self.hasMedia = hasMedia
    self.to = to
    self.channel = channel
    self.message = message
    self.silent = silent
    self.indicatorType = indicatorType
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "message": ProtocolRange(since: 4),
    "silent": ProtocolRange(since: 4),
    "indicatorType": ProtocolRange(since: 4),
  ]

  /// `sent`: the reply went to a channel. `ok-token`: the agent acknowledged with `HEARTBEAT_OK`, nothing is
  /// shown. `ok-empty`: it said nothing. `skipped`: nothing was delivered, `reason` says why. `failed`: the
  /// run failed.
  ///
  /// An open set: values that are not known here are kept in `unknown`.
  public enum Status: OpenEnum {
    case sent
    case okEmpty
    case okToken
    case skipped
    case failed
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "sent": self = .sent
      case "ok-empty": self = .okEmpty
      case "ok-token": self = .okToken
      case "skipped": self = .skipped
      case "failed": self = .failed
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .sent: "sent"
      case .okEmpty: "ok-empty"
      case .okToken: "ok-token"
      case .skipped: "skipped"
      case .failed: "failed"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.sent, .okEmpty, .okToken, .skipped, .failed] }
  }

  /// `no-target` (protocol 3) and `no-route` (protocol 4): the reply is in the session alone.
  ///
  /// An open set: values that are not known here are kept in `unknown`.
  public enum Reason: OpenEnum {
    case noTarget
    case noRoute
    case agentRunnerFailure
    case quietHours
    case disabled
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "no-target": self = .noTarget
      case "no-route": self = .noRoute
      case "agent-runner-failure": self = .agentRunnerFailure
      case "quiet-hours": self = .quietHours
      case "disabled": self = .disabled
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .noTarget: "no-target"
      case .noRoute: "no-route"
      case .agentRunnerFailure: "agent-runner-failure"
      case .quietHours: "quiet-hours"
      case .disabled: "disabled"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.noTarget, .noRoute, .agentRunnerFailure, .quietHours, .disabled] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum IndicatorType: OpenEnum {
    case ok
    case alert
    case error
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "ok": self = .ok
      case "alert": self = .alert
      case "error": self = .error
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .ok: "ok"
      case .alert: "alert"
      case .error: "error"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.ok, .alert, .error] }
  }
}

/// Parameters of last-heartbeat. Unknown members are ignored.
///
/// - Note: Params of `last-heartbeat`.
public struct LastHeartbeatParams: Codable, Hashable, Sendable {
  public init() {}
}

/// Result of last-heartbeat: null before the first one since the gateway started.
///
/// - Note: Result of `last-heartbeat`.
public typealias LastHeartbeatResult = Nullable<HeartbeatEvent>

/// Parameters of logs.tail.
///
/// - Note: Params of `logs.tail`.
public struct LogsTailParams: Codable, Hashable, Sendable {
  /// The cursor of the last answer. Left out: the end of the log.
  public var cursor: Int64?
  /// Lines. Default 500. From 1 to 5000.
  public var limit: Int64?
  /// Default 250000. From 1 to 1000000.
  public var maxBytes: Int64?

  public init(cursor: Int64? = nil, limit: Int64? = nil, maxBytes: Int64? = nil) {
    self.cursor = cursor
    self.limit = limit
    self.maxBytes = maxBytes
  }
}

/// Result of logs.tail.
///
/// - Note: Result of `logs.tail`.
public struct LogsTailResult: Codable, Hashable, Sendable, VersionedMembers {
  /// Path on the gateway host.
  public var file: String
  /// Give it back to get what comes after.
  public var cursor: Int64
  /// Where the log ends, in bytes.
  public var size: Int64
  /// Oldest first.
  public var lines: [String]
  /// Older lines were left out for the sake of a limit.
  public var truncated: Bool?
  /// The cursor pointed to what is gone; the lines are the newest ones.
  public var reset: Bool?
  /// Bytes that were left out after the cursor.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var skippedBytes: Int64?

  public init(
    file: String,
    cursor: Int64,
    size: Int64,
    lines: [String],
    truncated: Bool? = nil,
    reset: Bool? = nil,
    skippedBytes: Int64? = nil
  ) {
    self.file = file
    self.cursor = cursor
    self.size = size
    self.lines = lines
    self.truncated = truncated
    self.reset = reset
    self.skippedBytes = skippedBytes
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "skippedBytes": ProtocolRange(since: 4),
  ]
}

/// The presence list.
///
/// - Note: Result of `system-presence`.
public typealias PresenceList = [PresenceEntry]

/// Payload of presence.
///
/// - Note: Payload of the event `presence`.
public struct PresencePayload: Codable, Hashable, Sendable {
  /// The whole list, not a difference.
  public var presence: [PresenceEntry]

  public init(presence: [PresenceEntry]) {
    self.presence = presence
  }
}

/// Parameters of set-heartbeats.
///
/// - Note: Params of `set-heartbeats`.
public struct SetHeartbeatsParams: Codable, Hashable, Sendable {
  public var enabled: Bool

  public init(enabled: Bool) {
    self.enabled = enabled
  }
}

/// Result of set-heartbeats.
///
/// - Note: Result of `set-heartbeats`.
public struct SetHeartbeatsResult: Codable, Hashable, Sendable {
  public var ok: Bool
  public var enabled: Bool

  public init(ok: Bool, enabled: Bool) {
    self.ok = ok
    self.enabled = enabled
  }
}

/// Payload of shutdown.
///
/// - Note: Payload of the event `shutdown`.
public struct ShutdownPayload: Codable, Hashable, Sendable {
  /// Such as `gateway stopping` or `gateway restarting`.
  public var reason: String
  /// Milliseconds until the gateway is back. Null (protocol 3) or absent: it does not come back by itself.
  public var restartExpectedMs: Nullable<Int64>?

  public init(reason: String, restartExpectedMs: Nullable<Int64>? = nil) {
    self.reason = reason
    self.restartExpectedMs = restartExpectedMs
  }
}

/// Parameters of status. Unknown members are ignored.
///
/// - Note: Params of `status`.
public struct StatusParams: Codable, Hashable, Sendable, VersionedMembers {
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var includeChannelSummary: Bool?

  public init(includeChannelSummary: Bool? = nil) {
    self.includeChannelSummary = includeChannelSummary
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "includeChannelSummary": ProtocolRange(since: 4),
  ]
}

/// Result of status.
///
/// - Note: Result of `status`.
public struct StatusResult: Codable, Hashable, Sendable, VersionedMembers {
  public var heartbeat: Heartbeat
  /// One line per channel account.
  public var channelSummary: [JSONValue]
  /// Texts that wait for the next agent turn.
  public var queuedSystemEvents: [String]
  public var sessions: Sessions
  /// Version of the gateway.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var runtimeVersion: String?
  /// Process id of the gateway.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var pid: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var processMemory: ProcessMemory?

  public init(
    heartbeat: Heartbeat,
    channelSummary: [JSONValue],
    queuedSystemEvents: [String],
    sessions: Sessions,
    runtimeVersion: String? = nil,
    pid: Int64? = nil,
    processMemory: ProcessMemory? = nil
  ) {
    self.heartbeat = heartbeat
    self.channelSummary = channelSummary
    self.queuedSystemEvents = queuedSystemEvents
    self.sessions = sessions
    self.runtimeVersion = runtimeVersion
    self.pid = pid
    self.processMemory = processMemory
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "runtimeVersion": ProtocolRange(since: 4),
    "pid": ProtocolRange(since: 4),
    "processMemory": ProtocolRange(since: 4),
  ]

  public struct Heartbeat: Codable, Hashable, Sendable {
    public var defaultAgentId: String
    public var agents: [Agent]

    public init(defaultAgentId: String, agents: [Agent]) {
      self.defaultAgentId = defaultAgentId
      self.agents = agents
    }

    public struct Agent: Codable, Hashable, Sendable {
      public var agentId: String
      public var enabled: Bool
      public var every: String
      /// Duration in milliseconds.
      public var everyMs: Int64?

      public init(agentId: String, enabled: Bool, every: String, everyMs: Int64? = nil) {
        self.agentId = agentId
        self.enabled = enabled
        self.every = every
        self.everyMs = everyMs
      }

      public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(agentId, forKey: .agentId)
        try container.encode(enabled, forKey: .enabled)
        try container.encode(every, forKey: .every)
        try container.encode(everyMs, forKey: .everyMs)
      }
    }
  }

  public struct Sessions: Codable, Hashable, Sendable {
    public var paths: [String]
    public var count: Int64
    public var defaults: Defaults
    public var recent: [JSONValue]
    public var byAgent: [ByAgentItem]

    public init(paths: [String], count: Int64, defaults: Defaults, recent: [JSONValue], byAgent: [ByAgentItem]) {
      self.paths = paths
      self.count = count
      self.defaults = defaults
      self.recent = recent
      self.byAgent = byAgent
    }

    public struct Defaults: Codable, Hashable, Sendable {
      public var model: String?
      public var contextTokens: Int64?

      public init(model: String? = nil, contextTokens: Int64? = nil) {
        self.model = model
        self.contextTokens = contextTokens
      }

      public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(model, forKey: .model)
        try container.encode(contextTokens, forKey: .contextTokens)
      }
    }

    public struct ByAgentItem: Codable, Hashable, Sendable {
      public var agentId: String
      public var path: String
      public var count: Int64
      public var recent: [JSONValue]

      public init(agentId: String, path: String, count: Int64, recent: [JSONValue]) {
        self.agentId = agentId
        self.path = path
        self.count = count
        self.recent = recent
      }
    }
  }

  public struct ProcessMemory: Codable, Hashable, Sendable {
    public var rssBytes: Int64
    public var heapUsedBytes: Int64
    public var heapTotalBytes: Int64

    public init(rssBytes: Int64, heapUsedBytes: Int64, heapTotalBytes: Int64) {
      self.rssBytes = rssBytes
      self.heapUsedBytes = heapUsedBytes
      self.heapTotalBytes = heapTotalBytes
    }
  }
}

/// Parameters of system-event: a line of text and what to write into the presence entry.
///
/// - Note: Params of `system-event`.
public struct SystemEventParams: Codable, Hashable, Sendable {
  /// One line for people; it also waits for the next agent turn.
  public var text: String
  public var deviceId: String?
  public var instanceId: String?
  public var host: String?
  public var ip: String?
  public var mode: String?
  public var version: String?
  public var platform: String?
  public var deviceFamily: String?
  public var modelIdentifier: String?
  public var lastInputSeconds: Double?
  public var reason: String?
  public var roles: [String]?
  public var scopes: [String]?
  public var tags: [String]?

  public init(
    text: String,
    deviceId: String? = nil,
    instanceId: String? = nil,
    host: String? = nil,
    ip: String? = nil,
    mode: String? = nil,
    version: String? = nil,
    platform: String? = nil,
    deviceFamily: String? = nil,
    modelIdentifier: String? = nil,
    lastInputSeconds: Double? = nil,
    reason: String? = nil,
    roles: [String]? = nil,
    scopes: [String]? = nil,
    tags: [String]? = nil
  ) {
    self.text = text
    self.deviceId = deviceId
    self.instanceId = instanceId
    self.host = host
    self.ip = ip
    self.mode = mode
    self.version = version
    self.platform = platform
    self.deviceFamily = deviceFamily
    self.modelIdentifier = modelIdentifier
    self.lastInputSeconds = lastInputSeconds
    self.reason = reason
    self.roles = roles
    self.scopes = scopes
    self.tags = tags
  }
}

/// Result of system-event.
///
/// - Note: Result of `system-event`.
public struct SystemEventResult: Codable, Hashable, Sendable {
  public var ok: Bool

  public init(ok: Bool) {
    self.ok = ok
  }
}

/// Parameters of system-presence. Unknown members are ignored.
///
/// - Note: Params of `system-presence`.
public struct SystemPresenceParams: Codable, Hashable, Sendable {
  public init() {}
}

/// Payload of tick.
///
/// - Note: Payload of the event `tick`.
public struct TickPayload: Codable, Hashable, Sendable {
  /// Milliseconds since the Unix epoch.
  public var ts: Int64

  public init(ts: Int64) {
    self.ts = ts
  }
}

/// Parameters of wake.
///
/// - Note: Params of `wake`.
public struct WakeParams: Codable, Hashable, Sendable, VersionedMembers {
  public var mode: Mode
  /// What the agent is told.
  public var text: String
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var sessionKey: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?

  public init(mode: Mode, text: String, sessionKey: String? = nil, agentId: String? = nil) {
    self.mode = mode
    self.text = text
    self.sessionKey = sessionKey
    self.agentId = agentId
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "sessionKey": ProtocolRange(since: 4),
    "agentId": ProtocolRange(since: 4),
  ]

  public enum Mode: String, CaseIterable, Codable, Hashable, Sendable {
    case now
    case nextHeartbeat = "next-heartbeat"
  }
}

/// Result of wake.
///
/// - Note: Result of `wake`.
public struct WakeResult: Codable, Hashable, Sendable {
  public var ok: Bool

  public init(ok: Bool) {
    self.ok = ok
  }
}
