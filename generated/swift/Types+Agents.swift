// Generated from the specification by `npm run generate`. Do not edit.

/// Parameters of agent.identity.get.
///
/// - Note: Params of `agent.identity.get`.
public struct AgentIdentityGetParams: Codable, Hashable, Sendable {
  /// The default agent when left out.
  public var agentId: String?
  /// The agent of this session.
  public var sessionKey: String?

  public init(agentId: String? = nil, sessionKey: String? = nil) {
    self.agentId = agentId
    self.sessionKey = sessionKey
  }
}

/// Result of agent.identity.get.
///
/// - Note: Result of `agent.identity.get`.
public struct AgentIdentityGetResult: Codable, Hashable, Sendable, VersionedMembers {
  public var agentId: String
  public var name: String?
  /// A letter, an emoji or the address of a picture.
  public var avatar: String?
  public var emoji: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var nameSource: NameSource?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var avatarSource: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var avatarStatus: AvatarStatus?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var avatarReason: String?

  public init(
    agentId: String,
    name: String? = nil,
    avatar: String? = nil,
    emoji: String? = nil,
    nameSource: NameSource? = nil,
    avatarSource: String? = nil,
    avatarStatus: AvatarStatus? = nil,
    avatarReason: String? = nil
  ) {
    self.agentId = agentId
    self.name = name
    self.avatar = avatar
    self.emoji = emoji
    self.nameSource = nameSource
    self.avatarSource = avatarSource
    self.avatarStatus = avatarStatus
    self.avatarReason = avatarReason
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "nameSource": ProtocolRange(since: 4),
    "avatarSource": ProtocolRange(since: 4),
    "avatarStatus": ProtocolRange(since: 4),
    "avatarReason": ProtocolRange(since: 4),
  ]

  /// An open set: values that are not known here are kept in `unknown`.
  public enum NameSource: OpenEnum {
    case config
    case agent
    case workspace
    case `default`
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "config": self = .config
      case "agent": self = .agent
      case "workspace": self = .workspace
      case "default": self = .default
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .config: "config"
      case .agent: "agent"
      case .workspace: "workspace"
      case .default: "default"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.config, .agent, .workspace, .default] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum AvatarStatus: OpenEnum {
    case noneValue
    case local
    case remote
    case data
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "none": self = .noneValue
      case "local": self = .local
      case "remote": self = .remote
      case "data": self = .data
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .noneValue: "none"
      case .local: "local"
      case .remote: "remote"
      case .data: "data"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.noneValue, .local, .remote, .data] }
  }
}

/// What executes the turns of an agent or model.
public struct AgentRuntimeInfo: Codable, Hashable, Sendable {
  public var id: String
  /// Where the choice of this runtime comes from.
  public var source: Source
  public var fallback: Fallback?
  public var cloudPlacementSupported: Bool?
  public var cloudPlacementExecutionMode: CloudPlacementExecutionMode?
  public var devicePlacement: DevicePlacement?
  public var devicePlacementSupported: Bool?

  public init(
    id: String,
    source: Source,
    fallback: Fallback? = nil,
    cloudPlacementSupported: Bool? = nil,
    cloudPlacementExecutionMode: CloudPlacementExecutionMode? = nil,
    devicePlacement: DevicePlacement? = nil,
    devicePlacementSupported: Bool? = nil
  ) {
    self.id = id
    self.source = source
    self.fallback = fallback
    self.cloudPlacementSupported = cloudPlacementSupported
    self.cloudPlacementExecutionMode = cloudPlacementExecutionMode
    self.devicePlacement = devicePlacement
    self.devicePlacementSupported = devicePlacementSupported
  }

  /// Where the choice of this runtime comes from.
  ///
  /// An open set: values that are not known here are kept in `unknown`.
  public enum Source: OpenEnum {
    case env
    case agent
    case defaults
    case model
    case provider
    case implicit
    case session
    case sessionKey
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "env": self = .env
      case "agent": self = .agent
      case "defaults": self = .defaults
      case "model": self = .model
      case "provider": self = .provider
      case "implicit": self = .implicit
      case "session": self = .session
      case "session-key": self = .sessionKey
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .env: "env"
      case .agent: "agent"
      case .defaults: "defaults"
      case .model: "model"
      case .provider: "provider"
      case .implicit: "implicit"
      case .session: "session"
      case .sessionKey: "session-key"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.env, .agent, .defaults, .model, .provider, .implicit, .session, .sessionKey] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Fallback: OpenEnum {
    case openclaw
    case noneValue
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "openclaw": self = .openclaw
      case "none": self = .noneValue
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .openclaw: "openclaw"
      case .noneValue: "none"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.openclaw, .noneValue] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum CloudPlacementExecutionMode: OpenEnum {
    case workerTurn
    case remoteExec
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "worker-turn": self = .workerTurn
      case "remote-exec": self = .remoteExec
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .workerTurn: "worker-turn"
      case .remoteExec: "remote-exec"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.workerTurn, .remoteExec] }
  }

  public struct DevicePlacement: Codable, Hashable, Sendable {
    /// At most 32 entries.
    public var requiredNodeCommands: [String]
    public var consumesWorkerSlot: Bool

    public init(requiredNodeCommands: [String], consumesWorkerSlot: Bool) {
      self.requiredNodeCommands = requiredNodeCommands
      self.consumesWorkerSlot = consumesWorkerSlot
    }
  }
}

/// One agent.
public struct AgentSummary: Codable, Hashable, Sendable, VersionedMembers {
  public var id: String
  public var name: String?
  public var identity: Identity?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var kind: Kind?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var workspace: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var workspaceGit: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var model: Model?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentRuntime: AgentRuntimeInfo?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var createdVia: CreatedVia?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var creatorAgentId: Nullable<String>?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var createdAt: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var thinkingLevels: [ThinkingChoice]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var thinkingOptions: [String]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var thinkingDefault: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var defaultPermissionMode: DefaultPermissionMode?

  public init(
    id: String,
    name: String? = nil,
    identity: Identity? = nil,
    kind: Kind? = nil,
    workspace: String? = nil,
    workspaceGit: Bool? = nil,
    model: Model? = nil,
    agentRuntime: AgentRuntimeInfo? = nil,
    createdVia: CreatedVia? = nil,
    creatorAgentId: Nullable<String>? = nil,
    createdAt: Int64? = nil,
    thinkingLevels: [ThinkingChoice]? = nil,
    thinkingOptions: [String]? = nil,
    thinkingDefault: String? = nil,
    defaultPermissionMode: DefaultPermissionMode? = nil
  ) {
    self.id = id
    self.name = name
    self.identity = identity
    self.kind = kind
    self.workspace = workspace
    self.workspaceGit = workspaceGit
    self.model = model
    self.agentRuntime = agentRuntime
    self.createdVia = createdVia
    self.creatorAgentId = creatorAgentId
    self.createdAt = createdAt
    self.thinkingLevels = thinkingLevels
    self.thinkingOptions = thinkingOptions
    self.thinkingDefault = thinkingDefault
    self.defaultPermissionMode = defaultPermissionMode
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "kind": ProtocolRange(since: 4),
    "workspace": ProtocolRange(since: 4),
    "workspaceGit": ProtocolRange(since: 4),
    "model": ProtocolRange(since: 4),
    "agentRuntime": ProtocolRange(since: 4),
    "createdVia": ProtocolRange(since: 4),
    "creatorAgentId": ProtocolRange(since: 4),
    "createdAt": ProtocolRange(since: 4),
    "thinkingLevels": ProtocolRange(since: 4),
    "thinkingOptions": ProtocolRange(since: 4),
    "thinkingDefault": ProtocolRange(since: 4),
    "defaultPermissionMode": ProtocolRange(since: 4),
  ]

  public struct Identity: Codable, Hashable, Sendable {
    public var name: String?
    public var theme: String?
    public var emoji: String?
    public var avatar: String?
    public var avatarUrl: String?

    public init(
      name: String? = nil,
      theme: String? = nil,
      emoji: String? = nil,
      avatar: String? = nil,
      avatarUrl: String? = nil
    ) {
      self.name = name
      self.theme = theme
      self.emoji = emoji
      self.avatar = avatar
      self.avatarUrl = avatarUrl
    }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Kind: OpenEnum {
    case agent
    case system
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "agent": self = .agent
      case "system": self = .system
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .agent: "agent"
      case .system: "system"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.agent, .system] }
  }

  public struct Model: Codable, Hashable, Sendable {
    public var primary: String?
    public var fallbacks: [String]?

    public init(primary: String? = nil, fallbacks: [String]? = nil) {
      self.primary = primary
      self.fallbacks = fallbacks
    }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum CreatedVia: OpenEnum {
    case `operator`
    case agent
    case claw
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "operator": self = .operator
      case "agent": self = .agent
      case "claw": self = .claw
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .operator: "operator"
      case .agent: "agent"
      case .claw: "claw"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.operator, .agent, .claw] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum DefaultPermissionMode: OpenEnum {
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
}

/// Parameters of agents.list: none.
///
/// - Note: Params of `agents.list`.
public struct AgentsListParams: Codable, Hashable, Sendable {
  public init() {}
}

/// Result of agents.list.
///
/// - Note: Result of `agents.list`.
public struct AgentsListResult: Codable, Hashable, Sendable, VersionedMembers {
  /// Agent that runs when none is named.
  public var defaultId: String
  /// Short name of the main session.
  public var mainKey: String
  /// Whether every sender has a session of its own.
  public var scope: Scope
  public var agents: [AgentSummary]
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var ownership: Ownership?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var selectionRequired: Bool?

  public init(
    defaultId: String,
    mainKey: String,
    scope: Scope,
    agents: [AgentSummary],
    ownership: Ownership? = nil,
    selectionRequired: Bool? = nil
  ) {
    self.defaultId = defaultId
    self.mainKey = mainKey
    self.scope = scope
    self.agents = agents
    self.ownership = ownership
    self.selectionRequired = selectionRequired
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "ownership": ProtocolRange(since: 4),
    "selectionRequired": ProtocolRange(since: 4),
  ]

  /// Whether every sender has a session of its own.
  ///
  /// An open set: values that are not known here are kept in `unknown`.
  public enum Scope: OpenEnum {
    case perSender
    case global
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "per-sender": self = .perSender
      case "global": self = .global
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .perSender: "per-sender"
      case .global: "global"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.perSender, .global] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Ownership: OpenEnum {
    case sole
    case legacy
    case explicit
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "sole": self = .sole
      case "legacy": self = .legacy
      case "explicit": self = .explicit
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .sole: "sole"
      case .legacy: "legacy"
      case .explicit: "explicit"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.sole, .legacy, .explicit] }
  }
}

/// One context window that can be chosen for a model.
public struct ContextWindowChoice: Codable, Hashable, Sendable {
  public var id: String
  public var label: String
  /// Tokens. At least 1.
  public var contextWindow: Int64

  public init(id: String, label: String, contextWindow: Int64) {
    self.id = id
    self.label = label
    self.contextWindow = contextWindow
  }
}

/// One model.
public struct ModelChoice: Codable, Hashable, Sendable, VersionedMembers {
  public var id: String
  public var name: String
  public var provider: String
  /// Tokens. At least 1.
  public var contextWindow: Int64?
  public var reasoning: Bool?
  public var input: [InputItem]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var alias: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var tags: [String]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var available: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var unavailableReason: UnavailableReason?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var supportsTools: Bool?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var unavailableUntil: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var contextWindows: [ContextWindowChoice]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var contextWindowDefault: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var thinkingLevels: [ThinkingChoice]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var thinkingDefault: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var effectiveFastMode: EffectiveFastMode?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentRuntime: AgentRuntimeInfo?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var apiKeySupported: Bool?

  public init(
    id: String,
    name: String,
    provider: String,
    contextWindow: Int64? = nil,
    reasoning: Bool? = nil,
    input: [InputItem]? = nil,
    alias: String? = nil,
    tags: [String]? = nil,
    available: Bool? = nil,
    unavailableReason: UnavailableReason? = nil,
    supportsTools: Bool? = nil,
    unavailableUntil: Int64? = nil,
    contextWindows: [ContextWindowChoice]? = nil,
    contextWindowDefault: String? = nil,
    thinkingLevels: [ThinkingChoice]? = nil,
    thinkingDefault: String? = nil,
    effectiveFastMode: EffectiveFastMode? = nil,
    agentRuntime: AgentRuntimeInfo? = nil,
    apiKeySupported: Bool? = nil
  ) {
    self.id = id
    self.name = name
    self.provider = provider
    self.contextWindow = contextWindow
    self.reasoning = reasoning
    self.input = input
    self.alias = alias
    self.tags = tags
    self.available = available
    self.unavailableReason = unavailableReason
    self.supportsTools = supportsTools
    self.unavailableUntil = unavailableUntil
    self.contextWindows = contextWindows
    self.contextWindowDefault = contextWindowDefault
    self.thinkingLevels = thinkingLevels
    self.thinkingDefault = thinkingDefault
    self.effectiveFastMode = effectiveFastMode
    self.agentRuntime = agentRuntime
    self.apiKeySupported = apiKeySupported
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "alias": ProtocolRange(since: 4),
    "tags": ProtocolRange(since: 4),
    "available": ProtocolRange(since: 4),
    "unavailableReason": ProtocolRange(since: 4),
    "supportsTools": ProtocolRange(since: 4),
    "unavailableUntil": ProtocolRange(since: 4),
    "contextWindows": ProtocolRange(since: 4),
    "contextWindowDefault": ProtocolRange(since: 4),
    "thinkingLevels": ProtocolRange(since: 4),
    "thinkingDefault": ProtocolRange(since: 4),
    "effectiveFastMode": ProtocolRange(since: 4),
    "agentRuntime": ProtocolRange(since: 4),
    "apiKeySupported": ProtocolRange(since: 4),
  ]

  /// An open set: values that are not known here are kept in `unknown`.
  public enum InputItem: OpenEnum {
    case text
    case image
    case audio
    case video
    case document
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "text": self = .text
      case "image": self = .image
      case "audio": self = .audio
      case "video": self = .video
      case "document": self = .document
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .text: "text"
      case .image: "image"
      case .audio: "audio"
      case .video: "video"
      case .document: "document"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.text, .image, .audio, .video, .document] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum UnavailableReason: OpenEnum {
    case missingAuth
    case authFailed
    case cooldown
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "missing-auth": self = .missingAuth
      case "auth-failed": self = .authFailed
      case "cooldown": self = .cooldown
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .missingAuth: "missing-auth"
      case .authFailed: "auth-failed"
      case .cooldown: "cooldown"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.missingAuth, .authFailed, .cooldown] }
  }

  public enum EffectiveFastMode: Codable, Hashable, Sendable, ExpressibleByBooleanLiteral {
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

/// Parameters of models.list.
///
/// - Note: Params of `models.list`.
public struct ModelsListParams: Codable, Hashable, Sendable, VersionedMembers {
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var view: View?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var includeProviderCapabilities: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var preparedOnly: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var refresh: Bool?

  public init(
    agentId: String? = nil,
    view: View? = nil,
    includeProviderCapabilities: Bool? = nil,
    preparedOnly: Bool? = nil,
    refresh: Bool? = nil
  ) {
    self.agentId = agentId
    self.view = view
    self.includeProviderCapabilities = includeProviderCapabilities
    self.preparedOnly = preparedOnly
    self.refresh = refresh
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "agentId": ProtocolRange(since: 4),
    "view": ProtocolRange(since: 4),
    "includeProviderCapabilities": ProtocolRange(since: 4),
    "preparedOnly": ProtocolRange(since: 4),
    "refresh": ProtocolRange(since: 4),
  ]

  public enum View: String, CaseIterable, Codable, Hashable, Sendable {
    case `default`
    case configured
    case providerConfig = "provider-config"
    case all
  }
}

/// Result of models.list.
///
/// - Note: Result of `models.list`.
public struct ModelsListResult: Codable, Hashable, Sendable, VersionedMembers {
  public var models: [ModelChoice]
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var providerOutcomes: [ProviderOutcome]?

  public init(models: [ModelChoice], providerOutcomes: [ProviderOutcome]? = nil) {
    self.models = models
    self.providerOutcomes = providerOutcomes
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "providerOutcomes": ProtocolRange(since: 4),
  ]
}

/// What asking a provider for its models came to.
public struct ProviderOutcome: Codable, Hashable, Sendable {
  public var provider: String
  public var profileId: String?
  public var status: Status

  public init(provider: String, profileId: String? = nil, status: Status) {
    self.provider = provider
    self.profileId = profileId
    self.status = status
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Status: OpenEnum {
    case ready
    case authRejected
    case unavailable
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "ready": self = .ready
      case "auth-rejected": self = .authRejected
      case "unavailable": self = .unavailable
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .ready: "ready"
      case .authRejected: "auth-rejected"
      case .unavailable: "unavailable"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.ready, .authRejected, .unavailable] }
  }
}

/// One thinking level that can be chosen.
public struct ThinkingChoice: Codable, Hashable, Sendable {
  public var id: String
  public var label: String

  public init(id: String, label: String) {
    self.id = id
    self.label = label
  }
}
