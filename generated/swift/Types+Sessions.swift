// Generated from the specification by `npm run generate`. Do not edit.

/// Who did something to a session.
public struct SessionActor: Codable, Hashable, Sendable {
  public var type: Kind
  public var id: String?
  public var label: String?
  public var avatarUrl: String?
  /// Profile, agent or remote account.
  public var identity: JSONValue?

  public init(
    type: Kind,
    id: String? = nil,
    label: String? = nil,
    avatarUrl: String? = nil,
    identity: JSONValue? = nil
  ) {
    self.type = type
    self.id = id
    self.label = label
    self.avatarUrl = avatarUrl
    self.identity = identity
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Kind: OpenEnum {
    case human
    case agent
    case system
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "human": self = .human
      case "agent": self = .agent
      case "system": self = .system
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .human: "human"
      case .agent: "agent"
      case .system: "system"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.human, .agent, .system] }
  }
}

/// A session that may be the one that was meant.
public struct SessionCandidate: Codable, Hashable, Sendable {
  /// Canonical session key.
  public var key: String
  public var agentId: String
  public var displayName: String?
  public var boardFace: BoardFace?

  public init(key: String, agentId: String, displayName: String? = nil, boardFace: BoardFace? = nil) {
    self.key = key
    self.agentId = agentId
    self.displayName = displayName
    self.boardFace = boardFace
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum BoardFace: OpenEnum {
    case chat
    case dashboard
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "chat": self = .chat
      case "dashboard": self = .dashboard
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .chat: "chat"
      case .dashboard: "dashboard"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.chat, .dashboard] }
  }
}

/// What is kept about a session. Upstream sends more members than are listed here; ignore what you do not
/// know.
public struct SessionEntry: Codable, Hashable, Sendable, VersionedMembers {
  /// Changes when the transcript begins anew.
  public var sessionId: String
  /// Milliseconds since the Unix epoch.
  public var updatedAt: Int64
  public var label: String?
  public var thinkingLevel: String?
  public var verboseLevel: String?
  public var reasoningLevel: String?
  public var responseUsage: String?
  public var chatType: ChatType?
  public var systemSent: Bool?
  public var abortedLastRun: Bool?
  public var inputTokens: Int64?
  public var outputTokens: Int64?
  public var totalTokens: Int64?
  public var spawnedBy: String?
  /// Changes with every reset.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lifecycleRevision: String?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var createdAt: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var createdVia: CreatedVia?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var parentSessionKey: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var status: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastRunError: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var category: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var icon: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var color: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var displayName: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var fastMode: FastMode?

  public init(
    sessionId: String,
    updatedAt: Int64,
    label: String? = nil,
    thinkingLevel: String? = nil,
    verboseLevel: String? = nil,
    reasoningLevel: String? = nil,
    responseUsage: String? = nil,
    chatType: ChatType? = nil,
    systemSent: Bool? = nil,
    abortedLastRun: Bool? = nil,
    inputTokens: Int64? = nil,
    outputTokens: Int64? = nil,
    totalTokens: Int64? = nil,
    spawnedBy: String? = nil,
    lifecycleRevision: String? = nil,
    createdAt: Int64? = nil,
    createdVia: CreatedVia? = nil,
    parentSessionKey: String? = nil,
    status: String? = nil,
    lastRunError: String? = nil,
    category: String? = nil,
    icon: String? = nil,
    color: String? = nil,
    displayName: String? = nil,
    fastMode: FastMode? = nil
  ) {
    self.sessionId = sessionId
    self.updatedAt = updatedAt
    self.label = label
    self.thinkingLevel = thinkingLevel
    self.verboseLevel = verboseLevel
    self.reasoningLevel = reasoningLevel
    self.responseUsage = responseUsage
    self.chatType = chatType
    self.systemSent = systemSent
    self.abortedLastRun = abortedLastRun
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
    self.totalTokens = totalTokens
    self.spawnedBy = spawnedBy
    self.lifecycleRevision = lifecycleRevision
    self.createdAt = createdAt
    self.createdVia = createdVia
    self.parentSessionKey = parentSessionKey
    self.status = status
    self.lastRunError = lastRunError
    self.category = category
    self.icon = icon
    self.color = color
    self.displayName = displayName
    self.fastMode = fastMode
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "lifecycleRevision": ProtocolRange(since: 4),
    "createdAt": ProtocolRange(since: 4),
    "createdVia": ProtocolRange(since: 4),
    "parentSessionKey": ProtocolRange(since: 4),
    "status": ProtocolRange(since: 4),
    "lastRunError": ProtocolRange(since: 4),
    "category": ProtocolRange(since: 4),
    "icon": ProtocolRange(since: 4),
    "color": ProtocolRange(since: 4),
    "displayName": ProtocolRange(since: 4),
    "fastMode": ProtocolRange(since: 4),
  ]

  /// An open set: values that are not known here are kept in `unknown`.
  public enum ChatType: OpenEnum {
    case direct
    case group
    case channel
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "direct": self = .direct
      case "group": self = .group
      case "channel": self = .channel
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .direct: "direct"
      case .group: "group"
      case .channel: "channel"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.direct, .group, .channel] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum CreatedVia: OpenEnum {
    case `operator`
    case spawn
    case channel
    case cron
    case run
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "operator": self = .operator
      case "spawn": self = .spawn
      case "channel": self = .channel
      case "cron": self = .cron
      case "run": self = .run
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .operator: "operator"
      case .spawn: "spawn"
      case .channel: "channel"
      case .cron: "cron"
      case .run: "run"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.operator, .spawn, .channel, .cron, .run] }
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
}

/// Payload of session.message.
///
/// - Note: Payload of the event `session.message`.
public struct SessionMessagePayload: Codable, Hashable, Sendable {
  /// Canonical session key.
  public var sessionKey: String
  public var agentId: String?
  public var message: ChatMessage
  public var messageId: String?
  /// Number of the message in the transcript: 1 for the first one after a reset. At least 1.
  public var messageSeq: Int64?
  /// Run that wrote it.
  public var runId: String?
  public var sessionId: String?
  public var updatedAt: Nullable<Double>?
  public var label: Nullable<String>?
  public var displayName: Nullable<String>?
  public var thinkingLevel: Nullable<String>?
  public var status: String?
  public var session: SessionRow?

  public init(
    sessionKey: String,
    agentId: String? = nil,
    message: ChatMessage,
    messageId: String? = nil,
    messageSeq: Int64? = nil,
    runId: String? = nil,
    sessionId: String? = nil,
    updatedAt: Nullable<Double>? = nil,
    label: Nullable<String>? = nil,
    displayName: Nullable<String>? = nil,
    thinkingLevel: Nullable<String>? = nil,
    status: String? = nil,
    session: SessionRow? = nil
  ) {
    self.sessionKey = sessionKey
    self.agentId = agentId
    self.message = message
    self.messageId = messageId
    self.messageSeq = messageSeq
    self.runId = runId
    self.sessionId = sessionId
    self.updatedAt = updatedAt
    self.label = label
    self.displayName = displayName
    self.thinkingLevel = thinkingLevel
    self.status = status
    self.session = session
  }
}

/// The last lines of one session.
public struct SessionPreview: Codable, Hashable, Sendable {
  /// The key as it was asked for.
  public var key: String
  /// missing: there is no such session.
  public var status: Status
  /// The newest messages that have text, oldest first.
  public var items: [Item]

  public init(key: String, status: Status, items: [Item]) {
    self.key = key
    self.status = status
    self.items = items
  }

  /// missing: there is no such session.
  ///
  /// An open set: values that are not known here are kept in `unknown`.
  public enum Status: OpenEnum {
    case ok
    case empty
    case missing
    case error
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "ok": self = .ok
      case "empty": self = .empty
      case "missing": self = .missing
      case "error": self = .error
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .ok: "ok"
      case .empty: "empty"
      case .missing: "missing"
      case .error: "error"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.ok, .empty, .missing, .error] }
  }

  public struct Item: Codable, Hashable, Sendable {
    public var role: Role
    public var text: String

    public init(role: Role, text: String) {
      self.role = role
      self.text = text
    }

    /// An open set: values that are not known here are kept in `unknown`.
    public enum Role: OpenEnum {
      case user
      case assistant
      case tool
      case system
      case other
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "user": self = .user
        case "assistant": self = .assistant
        case "tool": self = .tool
        case "system": self = .system
        case "other": self = .other
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .user: "user"
        case .assistant: "assistant"
        case .tool: "tool"
        case .system: "system"
        case .other: "other"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.user, .assistant, .tool, .system, .other] }
    }
  }
}

/// What the next run of the session will use.
public struct SessionResolved: Codable, Hashable, Sendable, VersionedMembers {
  public var modelProvider: String?
  public var model: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var thinkingLevel: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var runtimeSelectionLocked: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var agentRuntime: AgentRuntime?

  public init(
    modelProvider: String? = nil,
    model: String? = nil,
    thinkingLevel: String? = nil,
    runtimeSelectionLocked: Bool? = nil,
    agentRuntime: AgentRuntime? = nil
  ) {
    self.modelProvider = modelProvider
    self.model = model
    self.thinkingLevel = thinkingLevel
    self.runtimeSelectionLocked = runtimeSelectionLocked
    self.agentRuntime = agentRuntime
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "thinkingLevel": ProtocolRange(since: 4),
    "runtimeSelectionLocked": ProtocolRange(since: 4),
    "agentRuntime": ProtocolRange(since: 4),
  ]

  public struct AgentRuntime: Codable, Hashable, Sendable {
    public var id: String
    public var source: String?

    public init(id: String, source: String? = nil) {
      self.id = id
      self.source = source
    }
  }
}

/// One session. Newer gateways may send more members; ignore what you do not know.
public struct SessionRow: Codable, Hashable, Sendable, VersionedMembers {
  /// Canonical session key.
  public var key: String
  public var kind: Kind
  public var sessionId: String?
  /// Milliseconds since the Unix epoch.
  public var updatedAt: Nullable<Double>?
  public var label: String?
  public var displayName: String?
  public var derivedTitle: String?
  public var lastMessagePreview: String?
  public var channel: String?
  public var chatType: ChatType?
  /// - Note: Provenance: observed.
  public var thinkingLevel: String?
  /// - Note: Provenance: observed.
  public var systemSent: Bool?
  /// - Note: Provenance: observed.
  public var abortedLastRun: Bool?
  public var inputTokens: Int64?
  public var outputTokens: Int64?
  public var totalTokens: Int64?
  public var totalTokensFresh: Bool?
  public var contextTokens: Int64?
  public var modelProvider: String?
  public var model: String?
  /// - Note: Provenance: observed.
  public var lastChannel: String?
  /// - Note: Provenance: observed.
  public var lastTo: String?
  public var spawnedBy: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var parentSessionKey: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var icon: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var color: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var category: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var isMain: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var archived: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var pinned: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var unread: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var status: Status?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var startedAt: Int64?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var endedAt: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastRunId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastRunError: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var hasActiveRun: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var activeRunIds: [String]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var incognito: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var channelAvatarUrl: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var boardFace: BoardFace?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var classification: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var accountId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var peerKind: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var isBackground: Bool?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var archivedAt: Double?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var archivedBy: SessionActor?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var pinnedAt: Double?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastReadAt: Double?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var markedUnreadAt: Double?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastActivityAt: Double?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastInteractionAt: Double?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var restartRecoveryStatus: RestartRecoveryStatus?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var activeLeafEntryId: Nullable<String>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var controlOwnerSessionKey: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var childSessions: [String]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var forkedFromParent: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var spawnDepth: Double?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var subagentRole: SubagentRole?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var subagentControlScope: SubagentControlScope?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var swarmGroupId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var worktree: Worktree?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var execNode: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var execCwd: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var spawnedWorkspaceDir: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var spawnedCwd: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var permissionMode: PermissionMode?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var permissionModePending: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var sessionRoot: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var createdVia: CreatedVia?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var createdActor: SessionActor?
  /// Who owns it, where gateways have users.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var owner: JSONValue?
  /// At most 4 entries.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var participants: [JSONValue]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var participantCount: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var visibility: Visibility?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var sharingRole: SharingRole?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var createdAt: Double?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var forkSource: ForkSource?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var previousSessionId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var estimatedCostUsd: Double?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var modelOverrideSource: Nullable<ModelOverrideSource>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var toolOverrides: SessionToolOverrides?

  public init(
    key: String,
    kind: Kind,
    sessionId: String? = nil,
    updatedAt: Nullable<Double>? = nil,
    label: String? = nil,
    displayName: String? = nil,
    derivedTitle: String? = nil,
    lastMessagePreview: String? = nil,
    channel: String? = nil,
    chatType: ChatType? = nil,
    thinkingLevel: String? = nil,
    systemSent: Bool? = nil,
    abortedLastRun: Bool? = nil,
    inputTokens: Int64? = nil,
    outputTokens: Int64? = nil,
    totalTokens: Int64? = nil,
    totalTokensFresh: Bool? = nil,
    contextTokens: Int64? = nil,
    modelProvider: String? = nil,
    model: String? = nil,
    lastChannel: String? = nil,
    lastTo: String? = nil,
    spawnedBy: String? = nil,
    parentSessionKey: String? = nil,
    icon: String? = nil,
    color: String? = nil,
    category: String? = nil,
    agentId: String? = nil,
    isMain: Bool? = nil,
    archived: Bool? = nil,
    pinned: Bool? = nil,
    unread: Bool? = nil,
    status: Status? = nil,
    startedAt: Int64? = nil,
    endedAt: Int64? = nil,
    lastRunId: String? = nil,
    lastRunError: String? = nil,
    hasActiveRun: Bool? = nil,
    activeRunIds: [String]? = nil,
    incognito: Bool? = nil,
    channelAvatarUrl: String? = nil,
    boardFace: BoardFace? = nil,
    classification: String? = nil,
    accountId: String? = nil,
    peerKind: String? = nil,
    isBackground: Bool? = nil,
    archivedAt: Double? = nil,
    archivedBy: SessionActor? = nil,
    pinnedAt: Double? = nil,
    lastReadAt: Double? = nil,
    markedUnreadAt: Double? = nil,
    lastActivityAt: Double? = nil,
    lastInteractionAt: Double? = nil,
    restartRecoveryStatus: RestartRecoveryStatus? = nil,
    activeLeafEntryId: Nullable<String>? = nil,
    controlOwnerSessionKey: String? = nil,
    childSessions: [String]? = nil,
    forkedFromParent: Bool? = nil,
    spawnDepth: Double? = nil,
    subagentRole: SubagentRole? = nil,
    subagentControlScope: SubagentControlScope? = nil,
    swarmGroupId: String? = nil,
    worktree: Worktree? = nil,
    execNode: String? = nil,
    execCwd: String? = nil,
    spawnedWorkspaceDir: String? = nil,
    spawnedCwd: String? = nil,
    permissionMode: PermissionMode? = nil,
    permissionModePending: Bool? = nil,
    sessionRoot: String? = nil,
    createdVia: CreatedVia? = nil,
    createdActor: SessionActor? = nil,
    owner: JSONValue? = nil,
    participants: [JSONValue]? = nil,
    participantCount: Int64? = nil,
    visibility: Visibility? = nil,
    sharingRole: SharingRole? = nil,
    createdAt: Double? = nil,
    forkSource: ForkSource? = nil,
    previousSessionId: String? = nil,
    estimatedCostUsd: Double? = nil,
    modelOverrideSource: Nullable<ModelOverrideSource>? = nil,
    toolOverrides: SessionToolOverrides? = nil
  ) {
    self.key = key
    self.kind = kind
    self.sessionId = sessionId
    self.updatedAt = updatedAt
    self.label = label
    self.displayName = displayName
    self.derivedTitle = derivedTitle
    self.lastMessagePreview = lastMessagePreview
    self.channel = channel
    self.chatType = chatType
    self.thinkingLevel = thinkingLevel
    self.systemSent = systemSent
    self.abortedLastRun = abortedLastRun
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
    self.totalTokens = totalTokens
    self.totalTokensFresh = totalTokensFresh
    self.contextTokens = contextTokens
    self.modelProvider = modelProvider
    self.model = model
    self.lastChannel = lastChannel
    self.lastTo = lastTo
    self.spawnedBy = spawnedBy
    self.parentSessionKey = parentSessionKey
    self.icon = icon
    self.color = color
    self.category = category
    self.agentId = agentId
    self.isMain = isMain
    self.archived = archived
    self.pinned = pinned
    self.unread = unread
    self.status = status
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.lastRunId = lastRunId
    self.lastRunError = lastRunError
    self.hasActiveRun = hasActiveRun
    self.activeRunIds = activeRunIds
    self.incognito = incognito
    self.channelAvatarUrl = channelAvatarUrl
    self.boardFace = boardFace
    self.classification = classification
    self.accountId = accountId
    self.peerKind = peerKind
    self.isBackground = isBackground
    self.archivedAt = archivedAt
    self.archivedBy = archivedBy
    self.pinnedAt = pinnedAt
    self.lastReadAt = lastReadAt
    self.markedUnreadAt = markedUnreadAt
    self.lastActivityAt = lastActivityAt
    self.lastInteractionAt = lastInteractionAt
    self.restartRecoveryStatus = restartRecoveryStatus
    self.activeLeafEntryId = activeLeafEntryId
    self.controlOwnerSessionKey = controlOwnerSessionKey
    self.childSessions = childSessions
    self.forkedFromParent = forkedFromParent
    self.spawnDepth = spawnDepth
    self.subagentRole = subagentRole
    self.subagentControlScope = subagentControlScope
    self.swarmGroupId = swarmGroupId
    self.worktree = worktree
    self.execNode = execNode
    self.execCwd = execCwd
    self.spawnedWorkspaceDir = spawnedWorkspaceDir
    self.spawnedCwd = spawnedCwd
    self.permissionMode = permissionMode
    self.permissionModePending = permissionModePending
    self.sessionRoot = sessionRoot
    self.createdVia = createdVia
    self.createdActor = createdActor
    self.owner = owner
    self.participants = participants
    self.participantCount = participantCount
    self.visibility = visibility
    self.sharingRole = sharingRole
    self.createdAt = createdAt
    self.forkSource = forkSource
    self.previousSessionId = previousSessionId
    self.estimatedCostUsd = estimatedCostUsd
    self.modelOverrideSource = modelOverrideSource
    self.toolOverrides = toolOverrides
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "parentSessionKey": ProtocolRange(since: 4),
    "icon": ProtocolRange(since: 4),
    "color": ProtocolRange(since: 4),
    "category": ProtocolRange(since: 4),
    "agentId": ProtocolRange(since: 4),
    "isMain": ProtocolRange(since: 4),
    "archived": ProtocolRange(since: 4),
    "pinned": ProtocolRange(since: 4),
    "unread": ProtocolRange(since: 4),
    "status": ProtocolRange(since: 4),
    "startedAt": ProtocolRange(since: 4),
    "endedAt": ProtocolRange(since: 4),
    "lastRunId": ProtocolRange(since: 4),
    "lastRunError": ProtocolRange(since: 4),
    "hasActiveRun": ProtocolRange(since: 4),
    "activeRunIds": ProtocolRange(since: 4),
    "incognito": ProtocolRange(since: 4),
    "channelAvatarUrl": ProtocolRange(since: 4),
    "boardFace": ProtocolRange(since: 4),
    "classification": ProtocolRange(since: 4),
    "accountId": ProtocolRange(since: 4),
    "peerKind": ProtocolRange(since: 4),
    "isBackground": ProtocolRange(since: 4),
    "archivedAt": ProtocolRange(since: 4),
    "archivedBy": ProtocolRange(since: 4),
    "pinnedAt": ProtocolRange(since: 4),
    "lastReadAt": ProtocolRange(since: 4),
    "markedUnreadAt": ProtocolRange(since: 4),
    "lastActivityAt": ProtocolRange(since: 4),
    "lastInteractionAt": ProtocolRange(since: 4),
    "restartRecoveryStatus": ProtocolRange(since: 4),
    "activeLeafEntryId": ProtocolRange(since: 4),
    "controlOwnerSessionKey": ProtocolRange(since: 4),
    "childSessions": ProtocolRange(since: 4),
    "forkedFromParent": ProtocolRange(since: 4),
    "spawnDepth": ProtocolRange(since: 4),
    "subagentRole": ProtocolRange(since: 4),
    "subagentControlScope": ProtocolRange(since: 4),
    "swarmGroupId": ProtocolRange(since: 4),
    "worktree": ProtocolRange(since: 4),
    "execNode": ProtocolRange(since: 4),
    "execCwd": ProtocolRange(since: 4),
    "spawnedWorkspaceDir": ProtocolRange(since: 4),
    "spawnedCwd": ProtocolRange(since: 4),
    "permissionMode": ProtocolRange(since: 4),
    "permissionModePending": ProtocolRange(since: 4),
    "sessionRoot": ProtocolRange(since: 4),
    "createdVia": ProtocolRange(since: 4),
    "createdActor": ProtocolRange(since: 4),
    "owner": ProtocolRange(since: 4),
    "participants": ProtocolRange(since: 4),
    "participantCount": ProtocolRange(since: 4),
    "visibility": ProtocolRange(since: 4),
    "sharingRole": ProtocolRange(since: 4),
    "createdAt": ProtocolRange(since: 4),
    "forkSource": ProtocolRange(since: 4),
    "previousSessionId": ProtocolRange(since: 4),
    "estimatedCostUsd": ProtocolRange(since: 4),
    "modelOverrideSource": ProtocolRange(since: 4),
    "toolOverrides": ProtocolRange(since: 4),
  ]

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Kind: OpenEnum {
    case direct
    case group
    case global
    case unknownValue
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "direct": self = .direct
      case "group": self = .group
      case "global": self = .global
      case "unknown": self = .unknownValue
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .direct: "direct"
      case .group: "group"
      case .global: "global"
      case .unknownValue: "unknown"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.direct, .group, .global, .unknownValue] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum ChatType: OpenEnum {
    case direct
    case group
    case channel
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "direct": self = .direct
      case "group": self = .group
      case "channel": self = .channel
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .direct: "direct"
      case .group: "group"
      case .channel: "channel"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.direct, .group, .channel] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Status: OpenEnum {
    case queued
    case running
    case done
    case failed
    case killed
    case timeout
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "queued": self = .queued
      case "running": self = .running
      case "done": self = .done
      case "failed": self = .failed
      case "killed": self = .killed
      case "timeout": self = .timeout
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .queued: "queued"
      case .running: "running"
      case .done: "done"
      case .failed: "failed"
      case .killed: "killed"
      case .timeout: "timeout"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.queued, .running, .done, .failed, .killed, .timeout] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum BoardFace: OpenEnum {
    case chat
    case dashboard
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "chat": self = .chat
      case "dashboard": self = .dashboard
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .chat: "chat"
      case .dashboard: "dashboard"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.chat, .dashboard] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum RestartRecoveryStatus: OpenEnum {
    case tombstoned
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "tombstoned": self = .tombstoned
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .tombstoned: "tombstoned"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.tombstoned] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum SubagentRole: OpenEnum {
    case orchestrator
    case leaf
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "orchestrator": self = .orchestrator
      case "leaf": self = .leaf
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .orchestrator: "orchestrator"
      case .leaf: "leaf"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.orchestrator, .leaf] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum SubagentControlScope: OpenEnum {
    case children
    case noneValue
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "children": self = .children
      case "none": self = .noneValue
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .children: "children"
      case .noneValue: "none"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.children, .noneValue] }
  }

  public struct Worktree: Codable, Hashable, Sendable {
    public var id: String
    public var branch: String
    public var repoRoot: String

    public init(id: String, branch: String, repoRoot: String) {
      self.id = id
      self.branch = branch
      self.repoRoot = repoRoot
    }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum PermissionMode: OpenEnum {
    case readOnly
    case guarded
    case workspace
    case full
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "read-only": self = .readOnly
      case "guarded": self = .guarded
      case "workspace": self = .workspace
      case "full": self = .full
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .readOnly: "read-only"
      case .guarded: "guarded"
      case .workspace: "workspace"
      case .full: "full"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.readOnly, .guarded, .workspace, .full] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum CreatedVia: OpenEnum {
    case `operator`
    case spawn
    case channel
    case cron
    case talk
    case run
    case plugin
    case `internal`
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "operator": self = .operator
      case "spawn": self = .spawn
      case "channel": self = .channel
      case "cron": self = .cron
      case "talk": self = .talk
      case "run": self = .run
      case "plugin": self = .plugin
      case "internal": self = .internal
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .operator: "operator"
      case .spawn: "spawn"
      case .channel: "channel"
      case .cron: "cron"
      case .talk: "talk"
      case .run: "run"
      case .plugin: "plugin"
      case .internal: "internal"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.operator, .spawn, .channel, .cron, .talk, .run, .plugin, .internal] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Visibility: OpenEnum {
    case shared
    case readOnly
    case suggest
    case draft
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "shared": self = .shared
      case "read-only": self = .readOnly
      case "suggest": self = .suggest
      case "draft": self = .draft
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .shared: "shared"
      case .readOnly: "read-only"
      case .suggest: "suggest"
      case .draft: "draft"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.shared, .readOnly, .suggest, .draft] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum SharingRole: OpenEnum {
    case admin
    case owner
    case member
    case viewer
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "admin": self = .admin
      case "owner": self = .owner
      case "member": self = .member
      case "viewer": self = .viewer
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .admin: "admin"
      case .owner: "owner"
      case .member: "member"
      case .viewer: "viewer"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.admin, .owner, .member, .viewer] }
  }

  public struct ForkSource: Codable, Hashable, Sendable {
    public var sessionKey: String
    public var sessionId: String
    public var entryId: String?

    public init(sessionKey: String, sessionId: String, entryId: String? = nil) {
      self.sessionKey = sessionKey
      self.sessionId = sessionId
      self.entryId = entryId
    }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum ModelOverrideSource: OpenEnum {
    case user
    case auto
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "user": self = .user
      case "auto": self = .auto
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .user: "user"
      case .auto: "auto"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.user, .auto] }
  }
}

/// Why the first message of a new session did not start a run.
public struct SessionRunError: Codable, Hashable, Sendable {
  public var code: String
  public var message: String
  public var details: JSONValue?
  public var retryable: Bool?
  /// Duration in milliseconds.
  public var retryAfterMs: Int64?

  public init(
    code: String,
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

/// Parameters of sessions.abort: a session, a run, or both.
///
/// - Note: Params of `sessions.abort`.
public struct SessionsAbortParams: Codable, Hashable, Sendable, VersionedMembers {
  /// Session, such as `main` or `agent:main:notes`.
  public var key: String?
  public var runId: String?
  /// Agent, when the key does not name it.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  /// false: messages that wait stay, and the next one starts.
  public var clearQueued: Bool?

  public init(key: String? = nil, runId: String? = nil, agentId: String? = nil, clearQueued: Bool? = nil) {
    self.key = key
    self.runId = runId
    self.agentId = agentId
    self.clearQueued = clearQueued
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "agentId": ProtocolRange(since: 4),
  ]
}

/// Result of sessions.abort.
///
/// - Note: Result of `sessions.abort`.
public struct SessionsAbortResult: Codable, Hashable, Sendable {
  public var ok: Bool
  public var status: Status
  /// The run that was stopped.
  public var abortedRunId: String?

  public init(ok: Bool, status: Status, abortedRunId: String? = nil) {
    self.ok = ok
    self.status = status
    self.abortedRunId = abortedRunId
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(ok, forKey: .ok)
    try container.encode(status, forKey: .status)
    try container.encode(abortedRunId, forKey: .abortedRunId)
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Status: OpenEnum {
    case aborted
    case noActiveRun
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "aborted": self = .aborted
      case "no-active-run": self = .noActiveRun
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .aborted: "aborted"
      case .noActiveRun: "no-active-run"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.aborted, .noActiveRun] }
  }
}

/// Payload of sessions.changed. Upstream repeats the members of `session` at the top; null means cleared.
///
/// - Note: Payload of the event `sessions.changed`.
public struct SessionsChangedPayload: Codable, Hashable, Sendable {
  /// Canonical key. Absent: list the sessions anew.
  public var sessionKey: String?
  public var agentId: String?
  /// What was done. Either this or `phase` is there.
  public var reason: Reason?
  /// What the run did. `runId` is there too.
  public var phase: Phase?
  public var runId: String?
  /// Milliseconds since the Unix epoch.
  public var ts: Int64?
  public var sessionId: String?
  public var updatedAt: Nullable<Double>?
  public var label: Nullable<String>?
  public var displayName: Nullable<String>?
  public var thinkingLevel: Nullable<String>?
  public var status: String?
  public var session: SessionRow?

  public init(
    sessionKey: String? = nil,
    agentId: String? = nil,
    reason: Reason? = nil,
    phase: Phase? = nil,
    runId: String? = nil,
    ts: Int64? = nil,
    sessionId: String? = nil,
    updatedAt: Nullable<Double>? = nil,
    label: Nullable<String>? = nil,
    displayName: Nullable<String>? = nil,
    thinkingLevel: Nullable<String>? = nil,
    status: String? = nil,
    session: SessionRow? = nil
  ) {
    self.sessionKey = sessionKey
    self.agentId = agentId
    self.reason = reason
    self.phase = phase
    self.runId = runId
    self.ts = ts
    self.sessionId = sessionId
    self.updatedAt = updatedAt
    self.label = label
    self.displayName = displayName
    self.thinkingLevel = thinkingLevel
    self.status = status
    self.session = session
  }

  /// What was done. Either this or `phase` is there.
  ///
  /// An open set: values that are not known here are kept in `unknown`.
  public enum Reason: OpenEnum {
    case create
    case patch
    case reset
    case delete
    case compact
    case send
    case abort
    case inject
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "create": self = .create
      case "patch": self = .patch
      case "reset": self = .reset
      case "delete": self = .delete
      case "compact": self = .compact
      case "send": self = .send
      case "abort": self = .abort
      case "inject": self = .inject
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .create: "create"
      case .patch: "patch"
      case .reset: "reset"
      case .delete: "delete"
      case .compact: "compact"
      case .send: "send"
      case .abort: "abort"
      case .inject: "inject"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.create, .patch, .reset, .delete, .compact, .send, .abort, .inject] }
  }

  /// What the run did. `runId` is there too.
  ///
  /// An open set: values that are not known here are kept in `unknown`.
  public enum Phase: OpenEnum {
    case start
    case model
    case end
    case error
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "start": self = .start
      case "model": self = .model
      case "end": self = .end
      case "error": self = .error
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .start: "start"
      case .model: "model"
      case .end: "end"
      case .error: "error"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.start, .model, .end, .error] }
  }
}

/// Parameters of sessions.compact.
///
/// - Note: Params of `sessions.compact`.
public struct SessionsCompactParams: Codable, Hashable, Sendable, VersionedMembers {
  /// Session, such as `main` or `agent:main:notes`.
  public var key: String
  /// Messages to keep, the newest ones. 400 when left out. At least 1.
  public var maxLines: Int64?
  /// Agent, when the key does not name it.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?

  public init(key: String, maxLines: Int64? = nil, agentId: String? = nil) {
    self.key = key
    self.maxLines = maxLines
    self.agentId = agentId
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "agentId": ProtocolRange(since: 4),
  ]
}

/// Result of sessions.compact.
///
/// - Note: Result of `sessions.compact`.
public struct SessionsCompactResult: Codable, Hashable, Sendable {
  /// Protocol 4 gateways may say false when there is nothing to compact.
  public var ok: Bool
  /// Canonical session key.
  public var key: String
  public var compacted: Bool
  /// Why nothing was done.
  public var reason: String?
  /// Messages that are still there.
  public var kept: Int64?
  /// Name of the archived part.
  public var archived: String?

  public init(
    ok: Bool,
    key: String,
    compacted: Bool,
    reason: String? = nil,
    kept: Int64? = nil,
    archived: String? = nil
  ) {
    self.ok = ok
    self.key = key
    self.compacted = compacted
    self.reason = reason
    self.kept = kept
    self.archived = archived
  }
}

/// Parameters of sessions.create.
///
/// - Note: Params of `sessions.create`.
public struct SessionsCreateParams: Codable, Hashable, Sendable {
  /// Key of the new session; a fresh one when left out.
  public var key: String?
  /// Repeat it to repeat the request safely.
  public var idempotencyKey: String?
  public var agentId: String?
  /// Name for people, unique in the gateway. At most 512 characters.
  public var label: String?
  /// Title to show, not unique. Ignored when the session exists. At most 500 characters.
  public var displayName: String?
  /// At most 512 characters.
  public var category: String?
  public var model: String?
  public var contextWindow: String?
  public var thinkingLevel: String?
  public var fastMode: FastMode?
  public var permissionMode: PermissionMode?
  public var toolOverrides: SessionToolOverrides?
  public var incognito: Bool?
  public var visibility: Visibility?
  public var catalogId: String?
  /// A session that exists.
  public var parentSessionKey: String?
  /// At least 1.
  public var spawnDepth: Int64?
  /// Begin with the transcript of the parent.
  public var fork: Bool?
  public var forkFrom: ForkFrom?
  public var emitCommandHooks: Bool?
  public var succeedsParent: Bool?
  /// First message, unless `message` is there.
  public var task: String?
  /// First message; it starts a run.
  public var message: String?
  public var attachments: [ChatAttachment]?
  public var projectId: String?
  /// At most 2048 characters.
  public var projectGitUrl: String?
  public var worktree: Bool?
  public var worktreeBaseRef: String?
  public var worktreeName: String?
  public var execNode: String?
  public var cwd: String?

  public init(
    key: String? = nil,
    idempotencyKey: String? = nil,
    agentId: String? = nil,
    label: String? = nil,
    displayName: String? = nil,
    category: String? = nil,
    model: String? = nil,
    contextWindow: String? = nil,
    thinkingLevel: String? = nil,
    fastMode: FastMode? = nil,
    permissionMode: PermissionMode? = nil,
    toolOverrides: SessionToolOverrides? = nil,
    incognito: Bool? = nil,
    visibility: Visibility? = nil,
    catalogId: String? = nil,
    parentSessionKey: String? = nil,
    spawnDepth: Int64? = nil,
    fork: Bool? = nil,
    forkFrom: ForkFrom? = nil,
    emitCommandHooks: Bool? = nil,
    succeedsParent: Bool? = nil,
    task: String? = nil,
    message: String? = nil,
    attachments: [ChatAttachment]? = nil,
    projectId: String? = nil,
    projectGitUrl: String? = nil,
    worktree: Bool? = nil,
    worktreeBaseRef: String? = nil,
    worktreeName: String? = nil,
    execNode: String? = nil,
    cwd: String? = nil
  ) {
    self.key = key
    self.idempotencyKey = idempotencyKey
    self.agentId = agentId
    self.label = label
    self.displayName = displayName
    self.category = category
    self.model = model
    self.contextWindow = contextWindow
    self.thinkingLevel = thinkingLevel
    self.fastMode = fastMode
    self.permissionMode = permissionMode
    self.toolOverrides = toolOverrides
    self.incognito = incognito
    self.visibility = visibility
    self.catalogId = catalogId
    self.parentSessionKey = parentSessionKey
    self.spawnDepth = spawnDepth
    self.fork = fork
    self.forkFrom = forkFrom
    self.emitCommandHooks = emitCommandHooks
    self.succeedsParent = succeedsParent
    self.task = task
    self.message = message
    self.attachments = attachments
    self.projectId = projectId
    self.projectGitUrl = projectGitUrl
    self.worktree = worktree
    self.worktreeBaseRef = worktreeBaseRef
    self.worktreeName = worktreeName
    self.execNode = execNode
    self.cwd = cwd
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

  public enum PermissionMode: String, CaseIterable, Codable, Hashable, Sendable {
    case readOnly = "read-only"
    case guarded
    case workspace
    case full
  }

  public enum Visibility: String, CaseIterable, Codable, Hashable, Sendable {
    case shared
    case readOnly = "read-only"
    case suggest
    case draft
  }

  public enum ForkFrom: String, CaseIterable, Codable, Hashable, Sendable {
    case lastCompleted = "last-completed"
  }
}

/// Result of sessions.create.
///
/// - Note: Result of `sessions.create`.
public struct SessionsCreateResult: Codable, Hashable, Sendable, VersionedMembers {
  public var ok: Bool
  /// Canonical session key.
  public var key: String
  public var sessionId: String?
  public var entry: SessionEntry?
  public var runStarted: Bool?
  public var runId: String?
  /// Number of the first message in the transcript. At least 1.
  public var messageSeq: Int64?
  public var runError: SessionRunError?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var resolved: SessionResolved?
  public var worktree: Worktree?

  public init(
    ok: Bool,
    key: String,
    sessionId: String? = nil,
    entry: SessionEntry? = nil,
    runStarted: Bool? = nil,
    runId: String? = nil,
    messageSeq: Int64? = nil,
    runError: SessionRunError? = nil,
    resolved: SessionResolved? = nil,
    worktree: Worktree? = nil
  ) {
    self.ok = ok
    self.key = key
    self.sessionId = sessionId
    self.entry = entry
    self.runStarted = runStarted
    self.runId = runId
    self.messageSeq = messageSeq
    self.runError = runError
    self.resolved = resolved
    self.worktree = worktree
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "resolved": ProtocolRange(since: 4),
  ]

  public struct Worktree: Codable, Hashable, Sendable {
    public var id: String
    public var path: String
    public var branch: String

    public init(id: String, path: String, branch: String) {
      self.id = id
      self.path = path
      self.branch = branch
    }
  }
}

/// Parameters of sessions.delete.
///
/// - Note: Params of `sessions.delete`.
public struct SessionsDeleteParams: Codable, Hashable, Sendable, VersionedMembers {
  /// Session, such as `main` or `agent:main:notes`.
  public var key: String
  /// false leaves the transcript out of the archive. Default true.
  public var deleteTranscript: Bool?
  /// Agent, when the key does not name it.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var expectedSessionId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var expectedLifecycleRevision: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var expectedSessionUpdatedAt: Double?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var emitLifecycleHooks: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var archivedOnly: Bool?

  public init(
    key: String,
    deleteTranscript: Bool? = nil,
    agentId: String? = nil,
    expectedSessionId: String? = nil,
    expectedLifecycleRevision: String? = nil,
    expectedSessionUpdatedAt: Double? = nil,
    emitLifecycleHooks: Bool? = nil,
    archivedOnly: Bool? = nil
  ) {
    self.key = key
    self.deleteTranscript = deleteTranscript
    self.agentId = agentId
    self.expectedSessionId = expectedSessionId
    self.expectedLifecycleRevision = expectedLifecycleRevision
    self.expectedSessionUpdatedAt = expectedSessionUpdatedAt
    self.emitLifecycleHooks = emitLifecycleHooks
    self.archivedOnly = archivedOnly
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "agentId": ProtocolRange(since: 4),
    "expectedSessionId": ProtocolRange(since: 4),
    "expectedLifecycleRevision": ProtocolRange(since: 4),
    "expectedSessionUpdatedAt": ProtocolRange(since: 4),
    "emitLifecycleHooks": ProtocolRange(since: 4),
    "archivedOnly": ProtocolRange(since: 4),
  ]
}

/// Result of sessions.delete.
///
/// - Note: Result of `sessions.delete`.
public struct SessionsDeleteResult: Codable, Hashable, Sendable, VersionedMembers {
  public var ok: Bool
  /// Canonical session key.
  public var key: String
  /// false: there was no such session.
  public var deleted: Bool
  /// Names of the archived transcripts. A session without messages has none.
  public var archived: [String]
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var worktreePreserved: WorktreePreserved?

  public init(ok: Bool, key: String, deleted: Bool, archived: [String], worktreePreserved: WorktreePreserved? = nil) {
    self.ok = ok
    self.key = key
    self.deleted = deleted
    self.archived = archived
    self.worktreePreserved = worktreePreserved
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "worktreePreserved": ProtocolRange(since: 4),
  ]

  public struct WorktreePreserved: Codable, Hashable, Sendable {
    public var id: String
    public var branch: String
    public var path: String
    public var reason: String

    public init(id: String, branch: String, path: String, reason: String) {
      self.id = id
      self.branch = branch
      self.path = path
      self.reason = reason
    }
  }
}

/// Parameters of sessions.list.
///
/// - Note: Params of `sessions.list`.
public struct SessionsListParams: Codable, Hashable, Sendable, VersionedMembers {
  /// At least 1.
  public var limit: Int64?
  /// Only sessions used in the last minutes. At least 1.
  public var activeMinutes: Int64?
  public var includeGlobal: Bool?
  public var includeUnknown: Bool?
  /// Add `derivedTitle`.
  public var includeDerivedTitles: Bool?
  /// Add `lastMessagePreview`.
  public var includeLastMessage: Bool?
  /// At most 512 characters.
  public var label: String?
  public var spawnedBy: String?
  public var agentId: String?
  /// Text in key, label or title.
  public var search: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var offset: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var requireLastInteraction: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var sortBy: SortBy?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var configuredAgentsOnly: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var boardFace: BoardFace?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var creatorId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var ownerId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var ownerFirst: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var involvingMe: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var involvingProfileId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var includePeople: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var archived: Archived?

  public init(
    limit: Int64? = nil,
    activeMinutes: Int64? = nil,
    includeGlobal: Bool? = nil,
    includeUnknown: Bool? = nil,
    includeDerivedTitles: Bool? = nil,
    includeLastMessage: Bool? = nil,
    label: String? = nil,
    spawnedBy: String? = nil,
    agentId: String? = nil,
    search: String? = nil,
    offset: Int64? = nil,
    requireLastInteraction: Bool? = nil,
    sortBy: SortBy? = nil,
    configuredAgentsOnly: Bool? = nil,
    boardFace: BoardFace? = nil,
    creatorId: String? = nil,
    ownerId: String? = nil,
    ownerFirst: Bool? = nil,
    involvingMe: Bool? = nil,
    involvingProfileId: String? = nil,
    includePeople: Bool? = nil,
    archived: Archived? = nil
  ) {
    self.limit = limit
    self.activeMinutes = activeMinutes
    self.includeGlobal = includeGlobal
    self.includeUnknown = includeUnknown
    self.includeDerivedTitles = includeDerivedTitles
    self.includeLastMessage = includeLastMessage
    self.label = label
    self.spawnedBy = spawnedBy
    self.agentId = agentId
    self.search = search
    self.offset = offset
    self.requireLastInteraction = requireLastInteraction
    self.sortBy = sortBy
    self.configuredAgentsOnly = configuredAgentsOnly
    self.boardFace = boardFace
    self.creatorId = creatorId
    self.ownerId = ownerId
    self.ownerFirst = ownerFirst
    self.involvingMe = involvingMe
    self.involvingProfileId = involvingProfileId
    self.includePeople = includePeople
    self.archived = archived
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "offset": ProtocolRange(since: 4),
    "requireLastInteraction": ProtocolRange(since: 4),
    "sortBy": ProtocolRange(since: 4),
    "configuredAgentsOnly": ProtocolRange(since: 4),
    "boardFace": ProtocolRange(since: 4),
    "creatorId": ProtocolRange(since: 4),
    "ownerId": ProtocolRange(since: 4),
    "ownerFirst": ProtocolRange(since: 4),
    "involvingMe": ProtocolRange(since: 4),
    "involvingProfileId": ProtocolRange(since: 4),
    "includePeople": ProtocolRange(since: 4),
    "archived": ProtocolRange(since: 4),
  ]

  public enum SortBy: String, CaseIterable, Codable, Hashable, Sendable {
    case updatedAt
    case lastInteractionAt
  }

  public enum BoardFace: String, CaseIterable, Codable, Hashable, Sendable {
    case chat
    case dashboard
  }

  public enum Archived: Codable, Hashable, Sendable, ExpressibleByBooleanLiteral {
    case bool(Bool)
    case all

    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if (try? container.decode(String.self)) == "all" {
        self = .all
      } else {
        self = .bool(try container.decode(Bool.self))
      }
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .bool(let value): try container.encode(value)
      case .all: try container.encode("all")
      }
    }

    public init(booleanLiteral value: Bool) { self = .bool(value) }
  }
}

/// Result of sessions.list.
///
/// - Note: Result of `sessions.list`.
public struct SessionsListResult: Codable, Hashable, Sendable, VersionedMembers {
  /// Milliseconds since the Unix epoch.
  public var ts: Int64
  /// Where the session store is.
  public var path: String
  /// Sessions in this answer.
  public var count: Int64
  public var defaults: Defaults
  /// Most recently used first.
  public var sessions: [SessionRow]
  /// Sessions that match.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var totalCount: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var limitApplied: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var nextOffset: Nullable<Int64>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var hasMore: Bool?

  public init(
    ts: Int64,
    path: String,
    count: Int64,
    defaults: Defaults,
    sessions: [SessionRow],
    totalCount: Int64? = nil,
    limitApplied: Int64? = nil,
    nextOffset: Nullable<Int64>? = nil,
    hasMore: Bool? = nil
  ) {
    self.ts = ts
    self.path = path
    self.count = count
    self.defaults = defaults
    self.sessions = sessions
    self.totalCount = totalCount
    self.limitApplied = limitApplied
    self.nextOffset = nextOffset
    self.hasMore = hasMore
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "totalCount": ProtocolRange(since: 4),
    "limitApplied": ProtocolRange(since: 4),
    "nextOffset": ProtocolRange(since: 4),
    "hasMore": ProtocolRange(since: 4),
  ]

  public struct Defaults: Codable, Hashable, Sendable {
    public var modelProvider: String?
    public var model: String?
    public var contextTokens: Int64?

    public init(modelProvider: String? = nil, model: String? = nil, contextTokens: Int64? = nil) {
      self.modelProvider = modelProvider
      self.model = model
      self.contextTokens = contextTokens
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(modelProvider, forKey: .modelProvider)
      try container.encode(model, forKey: .model)
      try container.encode(contextTokens, forKey: .contextTokens)
    }
  }
}

/// Parameters of sessions.messages.subscribe.
///
/// - Note: Params of `sessions.messages.subscribe`.
public struct SessionsMessagesSubscribeParams: Codable, Hashable, Sendable, VersionedMembers {
  /// Session, such as `main` or `agent:main:notes`.
  public var key: String
  /// Agent, when the key does not name it.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  public var includeApprovals: Bool?

  public init(key: String, agentId: String? = nil, includeApprovals: Bool? = nil) {
    self.key = key
    self.agentId = agentId
    self.includeApprovals = includeApprovals
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "agentId": ProtocolRange(since: 4),
  ]
}

/// Result of sessions.messages.subscribe.
///
/// - Note: Result of `sessions.messages.subscribe`.
public struct SessionsMessagesSubscribeResult: Codable, Hashable, Sendable {
  public var subscribed: Bool
  /// Canonical session key.
  public var key: String

  public init(subscribed: Bool, key: String) {
    self.subscribed = subscribed
    self.key = key
  }
}

/// Parameters of sessions.messages.unsubscribe.
///
/// - Note: Params of `sessions.messages.unsubscribe`.
public struct SessionsMessagesUnsubscribeParams: Codable, Hashable, Sendable, VersionedMembers {
  /// Session, such as `main` or `agent:main:notes`.
  public var key: String
  /// Agent, when the key does not name it.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?

  public init(key: String, agentId: String? = nil) {
    self.key = key
    self.agentId = agentId
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "agentId": ProtocolRange(since: 4),
  ]
}

/// Result of sessions.messages.unsubscribe.
///
/// - Note: Result of `sessions.messages.unsubscribe`.
public struct SessionsMessagesUnsubscribeResult: Codable, Hashable, Sendable {
  /// Always false.
  public var subscribed: Bool
  /// Canonical session key.
  public var key: String

  public init(subscribed: Bool, key: String) {
    self.subscribed = subscribed
    self.key = key
  }
}

/// Parameters of sessions.patch. A member that is left out stays as it is, null clears it.
///
/// - Note: Params of `sessions.patch`.
public struct SessionsPatchParams: Codable, Hashable, Sendable, VersionedMembers {
  /// Session, such as `main` or `agent:main:notes`.
  public var key: String
  /// Agent, when the key does not name it.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  /// Name for people, unique in the gateway. At most 512 characters.
  public var label: Nullable<String>?
  /// How much the model thinks, such as `off`, `low` or `high`.
  public var thinkingLevel: Nullable<String>?
  public var verboseLevel: Nullable<String>?
  public var reasoningLevel: Nullable<String>?
  public var elevatedLevel: Nullable<String>?
  public var responseUsage: Nullable<ResponseUsage>?
  public var execHost: Nullable<String>?
  public var execSecurity: Nullable<String>?
  public var execAsk: Nullable<String>?
  public var execNode: Nullable<String>?
  /// `model` or `provider/model`, as models.list names it.
  public var model: Nullable<String>?
  public var sendPolicy: Nullable<SendPolicy>?
  public var groupActivation: Nullable<GroupActivation>?
  /// The patch is refused when the session has another id by now.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var expectedSessionId: String?
  /// Likewise, with the revision of the entry.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var expectedLifecycleRevision: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var expectedPermissionMode: Nullable<ExpectedPermissionMode>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var expectedToolOverrides: Nullable<SessionToolOverrides>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var expectedMarkedUnreadAt: Nullable<Double>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var icon: Nullable<String>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var color: Nullable<String>?
  /// At most 512 characters.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var category: Nullable<String>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var boardFace: BoardFace?
  /// At most 120 characters.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var statusNote: Nullable<String>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var attention: Nullable<Attention>?
  /// From 1 to 120.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var ttlMinutes: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var archived: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var pinned: Bool?
  /// false: the session was read.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var unread: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var contextWindow: Nullable<String>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var fastMode: Nullable<FastMode>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var toolOverrides: Nullable<SessionToolOverrides>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var traceLevel: Nullable<String>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var permissionMode: Nullable<PermissionMode>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var completionOwnerSessionKey: Nullable<String>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var inheritedToolPolicyVersion: Nullable<Int64>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var inheritedToolAllow: Nullable<[String]>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var inheritedToolDeny: Nullable<[String]>?

  public init(
    key: String,
    agentId: String? = nil,
    label: Nullable<String>? = nil,
    thinkingLevel: Nullable<String>? = nil,
    verboseLevel: Nullable<String>? = nil,
    reasoningLevel: Nullable<String>? = nil,
    elevatedLevel: Nullable<String>? = nil,
    responseUsage: Nullable<ResponseUsage>? = nil,
    execHost: Nullable<String>? = nil,
    execSecurity: Nullable<String>? = nil,
    execAsk: Nullable<String>? = nil,
    execNode: Nullable<String>? = nil,
    model: Nullable<String>? = nil,
    sendPolicy: Nullable<SendPolicy>? = nil,
    groupActivation: Nullable<GroupActivation>? = nil,
    expectedSessionId: String? = nil,
    expectedLifecycleRevision: String? = nil,
    expectedPermissionMode: Nullable<ExpectedPermissionMode>? = nil,
    expectedToolOverrides: Nullable<SessionToolOverrides>? = nil,
    expectedMarkedUnreadAt: Nullable<Double>? = nil,
    icon: Nullable<String>? = nil,
    color: Nullable<String>? = nil,
    category: Nullable<String>? = nil,
    boardFace: BoardFace? = nil,
    statusNote: Nullable<String>? = nil,
    attention: Nullable<Attention>? = nil,
    ttlMinutes: Int64? = nil,
    archived: Bool? = nil,
    pinned: Bool? = nil,
    unread: Bool? = nil,
    contextWindow: Nullable<String>? = nil,
    fastMode: Nullable<FastMode>? = nil,
    toolOverrides: Nullable<SessionToolOverrides>? = nil,
    traceLevel: Nullable<String>? = nil,
    permissionMode: Nullable<PermissionMode>? = nil,
    completionOwnerSessionKey: Nullable<String>? = nil,
    inheritedToolPolicyVersion: Nullable<Int64>? = nil,
    inheritedToolAllow: Nullable<[String]>? = nil,
    inheritedToolDeny: Nullable<[String]>? = nil
  ) {
    self.key = key
    self.agentId = agentId
    self.label = label
    self.thinkingLevel = thinkingLevel
    self.verboseLevel = verboseLevel
    self.reasoningLevel = reasoningLevel
    self.elevatedLevel = elevatedLevel
    self.responseUsage = responseUsage
    self.execHost = execHost
    self.execSecurity = execSecurity
    self.execAsk = execAsk
    self.execNode = execNode
    self.model = model
    self.sendPolicy = sendPolicy
    self.groupActivation = groupActivation
    self.expectedSessionId = expectedSessionId
    self.expectedLifecycleRevision = expectedLifecycleRevision
    self.expectedPermissionMode = expectedPermissionMode
    self.expectedToolOverrides = expectedToolOverrides
    self.expectedMarkedUnreadAt = expectedMarkedUnreadAt
    self.icon = icon
    self.color = color
    self.category = category
    self.boardFace = boardFace
    self.statusNote = statusNote
    self.attention = attention
    self.ttlMinutes = ttlMinutes
    self.archived = archived
    self.pinned = pinned
    self.unread = unread
    self.contextWindow = contextWindow
    self.fastMode = fastMode
    self.toolOverrides = toolOverrides
    self.traceLevel = traceLevel
    self.permissionMode = permissionMode
    self.completionOwnerSessionKey = completionOwnerSessionKey
    self.inheritedToolPolicyVersion = inheritedToolPolicyVersion
    self.inheritedToolAllow = inheritedToolAllow
    self.inheritedToolDeny = inheritedToolDeny
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "agentId": ProtocolRange(since: 4),
    "expectedSessionId": ProtocolRange(since: 4),
    "expectedLifecycleRevision": ProtocolRange(since: 4),
    "expectedPermissionMode": ProtocolRange(since: 4),
    "expectedToolOverrides": ProtocolRange(since: 4),
    "expectedMarkedUnreadAt": ProtocolRange(since: 4),
    "icon": ProtocolRange(since: 4),
    "color": ProtocolRange(since: 4),
    "category": ProtocolRange(since: 4),
    "boardFace": ProtocolRange(since: 4),
    "statusNote": ProtocolRange(since: 4),
    "attention": ProtocolRange(since: 4),
    "ttlMinutes": ProtocolRange(since: 4),
    "archived": ProtocolRange(since: 4),
    "pinned": ProtocolRange(since: 4),
    "unread": ProtocolRange(since: 4),
    "contextWindow": ProtocolRange(since: 4),
    "fastMode": ProtocolRange(since: 4),
    "toolOverrides": ProtocolRange(since: 4),
    "traceLevel": ProtocolRange(since: 4),
    "permissionMode": ProtocolRange(since: 4),
    "completionOwnerSessionKey": ProtocolRange(since: 4),
    "inheritedToolPolicyVersion": ProtocolRange(since: 4),
    "inheritedToolAllow": ProtocolRange(since: 4),
    "inheritedToolDeny": ProtocolRange(since: 4),
  ]

  public enum ResponseUsage: String, CaseIterable, Codable, Hashable, Sendable {
    case off
    case tokens
    case full
    case on
  }

  public enum SendPolicy: String, CaseIterable, Codable, Hashable, Sendable {
    case allow
    case deny
  }

  public enum GroupActivation: String, CaseIterable, Codable, Hashable, Sendable {
    case mention
    case always
  }

  public enum ExpectedPermissionMode: String, CaseIterable, Codable, Hashable, Sendable {
    case readOnly = "read-only"
    case guarded
    case workspace
    case full
  }

  public enum BoardFace: String, CaseIterable, Codable, Hashable, Sendable {
    case chat
    case dashboard
  }

  public enum Attention: String, CaseIterable, Codable, Hashable, Sendable {
    case hand
    case key
    case alert
    case flag
    case lock
    case hourglass
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

  public enum PermissionMode: String, CaseIterable, Codable, Hashable, Sendable {
    case readOnly = "read-only"
    case guarded
    case workspace
    case full
  }
}

/// Result of sessions.patch.
///
/// - Note: Result of `sessions.patch`.
public struct SessionsPatchResult: Codable, Hashable, Sendable {
  public var ok: Bool
  /// Where the session store is.
  public var path: String
  /// Canonical session key.
  public var key: String
  public var entry: SessionEntry
  public var resolved: SessionResolved?

  public init(ok: Bool, path: String, key: String, entry: SessionEntry, resolved: SessionResolved? = nil) {
    self.ok = ok
    self.path = path
    self.key = key
    self.entry = entry
    self.resolved = resolved
  }
}

/// Parameters of sessions.preview.
///
/// - Note: Params of `sessions.preview`.
public struct SessionsPreviewParams: Codable, Hashable, Sendable {
  /// At most 64 are answered.
  public var keys: [String]
  /// Messages of each session: 12 when left out, 50 at most. At least 1.
  public var limit: Int64?
  /// Characters of each message: 240 when left out, 2000 at most. At least 20.
  public var maxChars: Int64?

  public init(keys: [String], limit: Int64? = nil, maxChars: Int64? = nil) {
    self.keys = keys
    self.limit = limit
    self.maxChars = maxChars
  }
}

/// Result of sessions.preview.
///
/// - Note: Result of `sessions.preview`.
public struct SessionsPreviewResult: Codable, Hashable, Sendable {
  /// Milliseconds since the Unix epoch.
  public var ts: Int64
  public var previews: [SessionPreview]

  public init(ts: Int64, previews: [SessionPreview]) {
    self.ts = ts
    self.previews = previews
  }
}

/// Parameters of sessions.reset.
///
/// - Note: Params of `sessions.reset`.
public struct SessionsResetParams: Codable, Hashable, Sendable, VersionedMembers {
  /// Session, such as `main` or `agent:main:notes`.
  public var key: String
  /// Agent, when the key does not name it.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  public var reason: Reason?

  public init(key: String, agentId: String? = nil, reason: Reason? = nil) {
    self.key = key
    self.agentId = agentId
    self.reason = reason
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "agentId": ProtocolRange(since: 4),
  ]

  public enum Reason: String, CaseIterable, Codable, Hashable, Sendable {
    case new
    case reset
  }
}

/// Result of sessions.reset.
///
/// - Note: Result of `sessions.reset`.
public struct SessionsResetResult: Codable, Hashable, Sendable, VersionedMembers {
  public var ok: Bool
  /// Canonical session key.
  public var key: String
  public var entry: SessionEntry
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var resolved: SessionResolved?

  public init(ok: Bool, key: String, entry: SessionEntry, resolved: SessionResolved? = nil) {
    self.ok = ok
    self.key = key
    self.entry = entry
    self.resolved = resolved
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "resolved": ProtocolRange(since: 4),
  ]
}

/// Parameters of sessions.resolve: exactly one of key, sessionId, label and shortId.
///
/// - Note: Params of `sessions.resolve`.
public struct SessionsResolveParams: Codable, Hashable, Sendable, VersionedMembers {
  /// Session, such as `main` or `agent:main:notes`.
  public var key: String?
  /// - Note: Provenance: published.
  public var sessionId: String?
  /// Name for people, unique in the gateway. At most 512 characters.
  public var label: String?
  /// Only sessions of this agent.
  public var agentId: String?
  /// Only sessions that this one made.
  public var spawnedBy: String?
  public var includeGlobal: Bool?
  public var includeUnknown: Bool?
  /// Beginning of a sessionId.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var shortId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var slugHint: String?
  /// Answer with ok false instead of an error.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var allowMissing: Bool?

  public init(
    key: String? = nil,
    sessionId: String? = nil,
    label: String? = nil,
    agentId: String? = nil,
    spawnedBy: String? = nil,
    includeGlobal: Bool? = nil,
    includeUnknown: Bool? = nil,
    shortId: String? = nil,
    slugHint: String? = nil,
    allowMissing: Bool? = nil
  ) {
    self.key = key
    self.sessionId = sessionId
    self.label = label
    self.agentId = agentId
    self.spawnedBy = spawnedBy
    self.includeGlobal = includeGlobal
    self.includeUnknown = includeUnknown
    self.shortId = shortId
    self.slugHint = slugHint
    self.allowMissing = allowMissing
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "shortId": ProtocolRange(since: 4),
    "slugHint": ProtocolRange(since: 4),
    "allowMissing": ProtocolRange(since: 4),
  ]
}

/// Result of sessions.resolve.
///
/// - Note: Result of `sessions.resolve`.
public struct SessionsResolveResult: Codable, Hashable, Sendable, VersionedMembers {
  /// false: nothing was found and that was allowed, or there are several candidates.
  public var ok: Bool
  /// Canonical session key. There when ok is true.
  public var key: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var displayName: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var boardFace: BoardFace?
  /// At most 10 entries.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var candidates: [SessionCandidate]?

  public init(
    ok: Bool,
    key: String? = nil,
    agentId: String? = nil,
    displayName: String? = nil,
    boardFace: BoardFace? = nil,
    candidates: [SessionCandidate]? = nil
  ) {
    self.ok = ok
    self.key = key
    self.agentId = agentId
    self.displayName = displayName
    self.boardFace = boardFace
    self.candidates = candidates
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "agentId": ProtocolRange(since: 4),
    "displayName": ProtocolRange(since: 4),
    "boardFace": ProtocolRange(since: 4),
    "candidates": ProtocolRange(since: 4),
  ]

  /// An open set: values that are not known here are kept in `unknown`.
  public enum BoardFace: OpenEnum {
    case chat
    case dashboard
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "chat": self = .chat
      case "dashboard": self = .dashboard
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .chat: "chat"
      case .dashboard: "dashboard"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.chat, .dashboard] }
  }
}

/// Parameters of sessions.send.
///
/// - Note: Params of `sessions.send`.
public struct SessionsSendParams: Codable, Hashable, Sendable, VersionedMembers {
  /// A session that exists.
  public var key: String
  /// Agent, when the key does not name it.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  public var message: String
  public var thinking: String?
  public var attachments: [ChatAttachment]?
  /// Time after which the run is stopped, in milliseconds.
  public var timeoutMs: Int64?
  /// Becomes the runId. Repeat it to repeat the request safely; a fresh one when left out.
  public var idempotencyKey: String?

  public init(
    key: String,
    agentId: String? = nil,
    message: String,
    thinking: String? = nil,
    attachments: [ChatAttachment]? = nil,
    timeoutMs: Int64? = nil,
    idempotencyKey: String? = nil
  ) {
    self.key = key
    self.agentId = agentId
    self.message = message
    self.thinking = thinking
    self.attachments = attachments
    self.timeoutMs = timeoutMs
    self.idempotencyKey = idempotencyKey
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "agentId": ProtocolRange(since: 4),
  ]
}

/// Result of sessions.send.
///
/// - Note: Result of `sessions.send`.
public struct SessionsSendResult: Codable, Hashable, Sendable {
  /// The idempotency key.
  public var runId: String
  /// started: a new run. in_flight: the key is running. Others: how the run with this key ended.
  public var status: Status
  public var summary: String?
  public var stopReason: String?
  /// Milliseconds since the Unix epoch.
  public var endedAt: Int64?
  /// Number of the message in the transcript, once it is in. At least 1.
  public var messageSeq: Int64?

  public init(
    runId: String,
    status: Status,
    summary: String? = nil,
    stopReason: String? = nil,
    endedAt: Int64? = nil,
    messageSeq: Int64? = nil
  ) {
    self.runId = runId
    self.status = status
    self.summary = summary
    self.stopReason = stopReason
    self.endedAt = endedAt
    self.messageSeq = messageSeq
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

/// Parameters of sessions.subscribe: none.
///
/// - Note: Params of `sessions.subscribe`.
public struct SessionsSubscribeParams: Codable, Hashable, Sendable {
  public init() {}
}

/// Result of sessions.subscribe.
///
/// - Note: Result of `sessions.subscribe`.
public struct SessionsSubscribeResult: Codable, Hashable, Sendable {
  public var subscribed: Bool

  public init(subscribed: Bool) {
    self.subscribed = subscribed
  }
}

/// Parameters of sessions.unsubscribe: none.
///
/// - Note: Params of `sessions.unsubscribe`.
public struct SessionsUnsubscribeParams: Codable, Hashable, Sendable {
  public init() {}
}

/// Result of sessions.unsubscribe.
///
/// - Note: Result of `sessions.unsubscribe`.
public struct SessionsUnsubscribeResult: Codable, Hashable, Sendable {
  /// Always false.
  public var subscribed: Bool

  public init(subscribed: Bool) {
    self.subscribed = subscribed
  }
}
