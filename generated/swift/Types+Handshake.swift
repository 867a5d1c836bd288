// Generated from the specification by `npm run generate`. Do not edit.

/// Who connects.
public struct ClientInfo: Codable, Hashable, Sendable, VersionedMembers {
  /// Which program connects. A closed registry: other values are refused.
  public var id: ClientID
  /// Name for people, such as “Ada’s laptop”.
  public var displayName: String?
  /// Version of the program.
  public var version: String
  /// At most 96 characters.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var buildId: String?
  /// Operating system, such as `linux`, `darwin`, `ios`. Signed in v3 payloads.
  public var platform: String
  /// Such as `iPhone`. Signed in v3 payloads.
  public var deviceFamily: String?
  /// Such as `iPhone17,1`.
  public var modelIdentifier: String?
  /// IANA time zone. At most 64 characters.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var timeZone: String?
  /// What kind of client it is. A closed registry: other values are refused.
  public var mode: ClientMode
  /// Tells several instances of one program apart in the presence list.
  public var instanceId: String?

  public init(
    id: ClientID,
    displayName: String? = nil,
    version: String,
    buildId: String? = nil,
    platform: String,
    deviceFamily: String? = nil,
    modelIdentifier: String? = nil,
    timeZone: String? = nil,
    mode: ClientMode,
    instanceId: String? = nil
  ) {
    self.id = id
    self.displayName = displayName
    self.version = version
    self.buildId = buildId
    self.platform = platform
    self.deviceFamily = deviceFamily
    self.modelIdentifier = modelIdentifier
    self.timeZone = timeZone
    self.mode = mode
    self.instanceId = instanceId
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "buildId": ProtocolRange(since: 4),
    "timeZone": ProtocolRange(since: 4),
  ]
}

/// Credentials.
public struct ConnectAuth: Codable, Hashable, Sendable, VersionedMembers {
  /// Shared secret of the gateway, or a device token.
  public var token: String?
  /// Token from an earlier hello-ok.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var deviceToken: String?
  /// One-time token from a setup code.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var bootstrapToken: String?
  /// Shared secret in password mode.
  public var password: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var approvalRuntimeToken: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentRuntimeIdentityToken: String?

  public init(
    token: String? = nil,
    deviceToken: String? = nil,
    bootstrapToken: String? = nil,
    password: String? = nil,
    approvalRuntimeToken: String? = nil,
    agentRuntimeIdentityToken: String? = nil
  ) {
    self.token = token
    self.deviceToken = deviceToken
    self.bootstrapToken = bootstrapToken
    self.password = password
    self.approvalRuntimeToken = approvalRuntimeToken
    self.agentRuntimeIdentityToken = agentRuntimeIdentityToken
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "deviceToken": ProtocolRange(since: 4),
    "bootstrapToken": ProtocolRange(since: 4),
    "approvalRuntimeToken": ProtocolRange(since: 4),
    "agentRuntimeIdentityToken": ProtocolRange(since: 4),
  ]
}

/// Payload of connect.challenge.
///
/// - Note: Payload of the event `connect.challenge`.
public struct ConnectChallengePayload: Codable, Hashable, Sendable, VersionedMembers {
  /// Fresh for this connection; goes into the device signature.
  public var nonce: String
  /// Clock of the gateway, milliseconds since the Unix epoch.
  public var ts: Int64
  /// Abilities of the gateway that matter before connect.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var capabilities: [String]?

  public init(nonce: String, ts: Int64, capabilities: [String]? = nil) {
    self.nonce = nonce
    self.ts = ts
    self.capabilities = capabilities
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "capabilities": ProtocolRange(since: 4),
  ]
}

/// Proof that the client holds the private key of a device.
public struct ConnectDevice: Codable, Hashable, Sendable {
  /// Lower-case hex SHA-256 of the raw 32-byte Ed25519 public key.
  public var id: String
  /// Raw public key in base64url without padding. Standard base64 and PEM are accepted too.
  public var publicKey: String
  /// Ed25519 signature over the signature payload, base64url without padding.
  public var signature: String
  /// When it was signed, by the clock of the client; milliseconds since the Unix epoch.
  public var signedAt: Int64
  /// The nonce of connect.challenge.
  ///
  /// - Note: Availability: always there from protocol 4 on.
  public var nonce: String

  public init(id: String, publicKey: String, signature: String, signedAt: Int64, nonce: String) {
    self.id = id
    self.publicKey = publicKey
    self.signature = signature
    self.signedAt = signedAt
    self.nonce = nonce
  }
}

/// Parameters of connect.
///
/// - Note: Params of `connect`.
public struct ConnectParams: Codable, Hashable, Sendable, VersionedMembers {
  /// Oldest wire protocol the client speaks. At least 1.
  public var minProtocol: Int64
  /// Newest wire protocol the client speaks. At least 1.
  public var maxProtocol: Int64
  public var client: ClientInfo
  /// `operator` (the default) or `node`.
  public var role: String?
  /// Scopes that the session asks for. Left out means none: the connection stands, but most calls fail.
  public var scopes: [String]?
  /// Capabilities that the client announces.
  public var caps: [String]?
  /// Commands that a node offers.
  public var commands: [String]?
  /// Permissions that a node was granted by its system.
  public var permissions: [String: Bool]?
  /// PATH of a node host.
  public var pathEnv: String?
  public var auth: ConnectAuth?
  public var device: ConnectDevice?
  /// BCP 47 language tag.
  public var locale: String?
  public var userAgent: String?
  /// Computer-use ability of a node.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var computerUse: JSONValue?
  /// What a cloud worker can run.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var workerRuns: WorkerRuns?

  public init(
    minProtocol: Int64,
    maxProtocol: Int64,
    client: ClientInfo,
    role: String? = nil,
    scopes: [String]? = nil,
    caps: [String]? = nil,
    commands: [String]? = nil,
    permissions: [String: Bool]? = nil,
    pathEnv: String? = nil,
    auth: ConnectAuth? = nil,
    device: ConnectDevice? = nil,
    locale: String? = nil,
    userAgent: String? = nil,
    computerUse: JSONValue? = nil,
    workerRuns: WorkerRuns? = nil
  ) {
    self.minProtocol = minProtocol
    self.maxProtocol = maxProtocol
    self.client = client
    self.role = role
    self.scopes = scopes
    self.caps = caps
    self.commands = commands
    self.permissions = permissions
    self.pathEnv = pathEnv
    self.auth = auth
    self.device = device
    self.locale = locale
    self.userAgent = userAgent
    self.computerUse = computerUse
    self.workerRuns = workerRuns
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "computerUse": ProtocolRange(since: 4),
    "workerRuns": ProtocolRange(since: 4),
  ]

  /// What a cloud worker can run.
  public struct WorkerRuns: Codable, Hashable, Sendable {
    /// At most 64 characters.
    public var bundleHash: String
    /// At most 128 characters.
    public var openclawVersion: String
    /// At most 64 entries.
    public var protocolFeatures: [String]
    /// At least 1.
    public var bundlePrewarm: Int64?

    public init(bundleHash: String, openclawVersion: String, protocolFeatures: [String], bundlePrewarm: Int64? = nil) {
      self.bundleHash = bundleHash
      self.openclawVersion = openclawVersion
      self.protocolFeatures = protocolFeatures
      self.bundlePrewarm = bundlePrewarm
    }
  }
}

/// What the session may do.
public struct HelloAuth: Codable, Hashable, Sendable, VersionedMembers {
  public var role: String
  /// Scopes of the live session. An empty list means: connected, but nearly every call will fail. Protocol 3
  /// gateways tell the scopes of the token instead.
  public var scopes: [String]
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var method: Method?
  /// Token for later connects of this device and role. Keep it secret.
  public var deviceToken: String?
  /// When the device token was issued. Milliseconds since the Unix epoch.
  public var issuedAtMs: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var deviceTokens: [DeviceToken]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var recoveryScope: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var recoveryMigrationAllowed: Bool?

  public init(
    role: String,
    scopes: [String],
    method: Method? = nil,
    deviceToken: String? = nil,
    issuedAtMs: Int64? = nil,
    deviceTokens: [DeviceToken]? = nil,
    recoveryScope: String? = nil,
    recoveryMigrationAllowed: Bool? = nil
  ) {
    self.role = role
    self.scopes = scopes
    self.method = method
    self.deviceToken = deviceToken
    self.issuedAtMs = issuedAtMs
    self.deviceTokens = deviceTokens
    self.recoveryScope = recoveryScope
    self.recoveryMigrationAllowed = recoveryMigrationAllowed
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "method": ProtocolRange(since: 4),
    "deviceTokens": ProtocolRange(since: 4),
    "recoveryScope": ProtocolRange(since: 4),
    "recoveryMigrationAllowed": ProtocolRange(since: 4),
  ]

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Method: OpenEnum {
    case token
    case deviceToken
    case password
    case noneValue
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "token": self = .token
      case "device-token": self = .deviceToken
      case "password": self = .password
      case "none": self = .noneValue
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .token: "token"
      case .deviceToken: "device-token"
      case .password: "password"
      case .noneValue: "none"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.token, .deviceToken, .password, .noneValue] }
  }

  public struct DeviceToken: Codable, Hashable, Sendable {
    public var deviceToken: String
    public var role: String
    public var scopes: [String]
    /// Milliseconds since the Unix epoch.
    public var issuedAtMs: Int64

    public init(deviceToken: String, role: String, scopes: [String], issuedAtMs: Int64) {
      self.deviceToken = deviceToken
      self.role = role
      self.scopes = scopes
      self.issuedAtMs = issuedAtMs
    }
  }
}

/// What the gateway offers. The same for every role and scope.
public struct HelloFeatures: Codable, Hashable, Sendable, VersionedMembers {
  /// Methods that the gateway serves; a hint, not a promise.
  public var methods: [String]
  /// Events that the gateway may send.
  public var events: [String]
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var capabilities: [String]?

  public init(methods: [String], events: [String], capabilities: [String]? = nil) {
    self.methods = methods
    self.events = events
    self.capabilities = capabilities
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "capabilities": ProtocolRange(since: 4),
  ]
}

/// Result of connect: the session stands.
///
/// - Note: Result of `connect`.
public struct HelloOk: Codable, Hashable, Sendable, VersionedMembers {
  public private(set) var type: Kind = .helloOk
  /// The negotiated wire protocol. At least 1.
  public var `protocol`: Int64
  public var server: HelloServer
  public var features: HelloFeatures
  public var snapshot: Snapshot
  /// Protocol 3 leaves it out for a session without a device.
  ///
  /// - Note: Availability: always there from protocol 4 on.
  public var auth: HelloAuth?
  public var policy: HelloPolicy
  /// Where the canvas host serves.
  ///
  /// - Note: Availability: up to protocol 3.
  /// - Note: Provenance: observed.
  public var canvasHostUrl: String?
  /// Surface name to URL.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var pluginSurfaceUrls: [String: String]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var controlUiTabs: [ControlUiTab]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var controlUiWidgetKinds: [ControlUiWidgetKind]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var controlUiLinkReaders: [JSONValue]?

  public init(
    `protocol`: Int64,
    server: HelloServer,
    features: HelloFeatures,
    snapshot: Snapshot,
    auth: HelloAuth? = nil,
    policy: HelloPolicy,
    canvasHostUrl: String? = nil,
    pluginSurfaceUrls: [String: String]? = nil,
    controlUiTabs: [ControlUiTab]? = nil,
    controlUiWidgetKinds: [ControlUiWidgetKind]? = nil,
    controlUiLinkReaders: [JSONValue]? = nil
  ) {
    self.protocol = `protocol`
    self.server = server
    self.features = features
    self.snapshot = snapshot
    self.auth = auth
    self.policy = policy
    self.canvasHostUrl = canvasHostUrl
    self.pluginSurfaceUrls = pluginSurfaceUrls
    self.controlUiTabs = controlUiTabs
    self.controlUiWidgetKinds = controlUiWidgetKinds
    self.controlUiLinkReaders = controlUiLinkReaders
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "canvasHostUrl": ProtocolRange(until: 3),
    "pluginSurfaceUrls": ProtocolRange(since: 4),
    "controlUiTabs": ProtocolRange(since: 4),
    "controlUiWidgetKinds": ProtocolRange(since: 4),
    "controlUiLinkReaders": ProtocolRange(since: 4),
  ]

  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    case helloOk = "hello-ok"
  }

  public struct ControlUiTab: Codable, Hashable, Sendable {
    public var pluginId: String
    public var id: String
    public var label: String
    public var description: String?
    public var icon: String?
    public var path: String?
    public var placement: String?
    public var requiresGatewayAuth: Bool?
    public var group: Group?
    public var order: Double?

    public init(
      pluginId: String,
      id: String,
      label: String,
      description: String? = nil,
      icon: String? = nil,
      path: String? = nil,
      placement: String? = nil,
      requiresGatewayAuth: Bool? = nil,
      group: Group? = nil,
      order: Double? = nil
    ) {
      self.pluginId = pluginId
      self.id = id
      self.label = label
      self.description = description
      self.icon = icon
      self.path = path
      self.placement = placement
      self.requiresGatewayAuth = requiresGatewayAuth
      self.group = group
      self.order = order
    }

    /// An open set: values that are not known here are kept in `unknown`.
    public enum Group: OpenEnum {
      case control
      case agent
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "control": self = .control
        case "agent": self = .agent
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .control: "control"
        case .agent: "agent"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.control, .agent] }
    }
  }

  public struct ControlUiWidgetKind: Codable, Hashable, Sendable {
    public var pluginId: String
    public var kind: String
    public var label: String

    public init(pluginId: String, kind: String, label: String) {
      self.pluginId = pluginId
      self.kind = kind
      self.label = label
    }
  }
}

/// Limits the client has to keep to.
public struct HelloPolicy: Codable, Hashable, Sendable, VersionedMembers {
  /// Largest message the gateway accepts, in bytes. At least 1.
  public var maxPayload: Int64
  /// Bytes that may wait for a slow receiver. At least 1.
  public var maxBufferedBytes: Int64
  /// Time between ticks, in milliseconds. At least 1.
  public var tickIntervalMs: Int64
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var attachments: Attachments?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var allowedSessionVisibilities: [String]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var hasMultipleSessionSharingIdentities: Bool?

  public init(
    maxPayload: Int64,
    maxBufferedBytes: Int64,
    tickIntervalMs: Int64,
    attachments: Attachments? = nil,
    allowedSessionVisibilities: [String]? = nil,
    hasMultipleSessionSharingIdentities: Bool? = nil
  ) {
    self.maxPayload = maxPayload
    self.maxBufferedBytes = maxBufferedBytes
    self.tickIntervalMs = tickIntervalMs
    self.attachments = attachments
    self.allowedSessionVisibilities = allowedSessionVisibilities
    self.hasMultipleSessionSharingIdentities = hasMultipleSessionSharingIdentities
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "attachments": ProtocolRange(since: 4),
    "allowedSessionVisibilities": ProtocolRange(since: 4),
    "hasMultipleSessionSharingIdentities": ProtocolRange(since: 4),
  ]

  public struct Attachments: Codable, Hashable, Sendable {
    /// At least 1.
    public var maxBytes: Int64
    /// At least 1.
    public var maxImageBytes: Int64

    public init(maxBytes: Int64, maxImageBytes: Int64) {
      self.maxBytes = maxBytes
      self.maxImageBytes = maxImageBytes
    }
  }
}

/// Which gateway answers.
public struct HelloServer: Codable, Hashable, Sendable, VersionedMembers {
  /// Version of the gateway.
  public var version: String
  /// Id of this connection.
  public var connId: String
  /// Host name.
  ///
  /// - Note: Availability: up to protocol 3.
  /// - Note: Provenance: observed.
  public var host: String?
  /// At most 96 characters.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var buildId: String?
  /// Changes with every start of the gateway process. At most 96 characters.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var bootId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var controlUiBuildSource: ControlUiBuildSource?

  public init(
    version: String,
    connId: String,
    host: String? = nil,
    buildId: String? = nil,
    bootId: String? = nil,
    controlUiBuildSource: ControlUiBuildSource? = nil
  ) {
    self.version = version
    self.connId = connId
    self.host = host
    self.buildId = buildId
    self.bootId = bootId
    self.controlUiBuildSource = controlUiBuildSource
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "host": ProtocolRange(until: 3),
    "buildId": ProtocolRange(since: 4),
    "bootId": ProtocolRange(since: 4),
    "controlUiBuildSource": ProtocolRange(since: 4),
  ]

  /// An open set: values that are not known here are kept in `unknown`.
  public enum ControlUiBuildSource: OpenEnum {
    case bundled
    case configured
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "bundled": self = .bundled
      case "configured": self = .configured
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .bundled: "bundled"
      case .configured: "configured"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.bundled, .configured] }
  }
}

/// How session keys resolve.
public struct SessionDefaults: Codable, Hashable, Sendable, VersionedMembers {
  public var defaultAgentId: String
  /// Short name of the main session, such as `main`.
  public var mainKey: String
  /// Canonical key of the main session, such as `agent:main:main`.
  public var mainSessionKey: String
  public var scope: Scope?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var modelConfigured: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var ownership: Ownership?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var selectionRequired: Bool?

  public init(
    defaultAgentId: String,
    mainKey: String,
    mainSessionKey: String,
    scope: Scope? = nil,
    modelConfigured: Bool? = nil,
    ownership: Ownership? = nil,
    selectionRequired: Bool? = nil
  ) {
    self.defaultAgentId = defaultAgentId
    self.mainKey = mainKey
    self.mainSessionKey = mainSessionKey
    self.scope = scope
    self.modelConfigured = modelConfigured
    self.ownership = ownership
    self.selectionRequired = selectionRequired
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "modelConfigured": ProtocolRange(since: 4),
    "ownership": ProtocolRange(since: 4),
    "selectionRequired": ProtocolRange(since: 4),
  ]

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

/// State of the gateway at the moment of the handshake.
public struct Snapshot: Codable, Hashable, Sendable, VersionedMembers {
  /// Who is here. Protocol 4 sends an empty list without operator.read.
  public var presence: [PresenceEntry]
  public var health: HealthSnapshot
  public var stateVersion: StateVersion
  /// Time since the gateway started. In milliseconds.
  public var uptimeMs: Int64
  /// Path of the configuration file; protocol 4 tells it to admins only.
  public var configPath: String?
  /// State directory; protocol 4 tells it to admins only.
  public var stateDir: String?
  public var authMode: AuthMode?
  public var sessionDefaults: SessionDefaults?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var suspension: Suspension?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var appliedConfigHash: Nullable<String>?
  public var updateAvailable: JSONValue?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var updateSchedule: JSONValue?

  public init(
    presence: [PresenceEntry],
    health: HealthSnapshot,
    stateVersion: StateVersion,
    uptimeMs: Int64,
    configPath: String? = nil,
    stateDir: String? = nil,
    authMode: AuthMode? = nil,
    sessionDefaults: SessionDefaults? = nil,
    suspension: Suspension? = nil,
    appliedConfigHash: Nullable<String>? = nil,
    updateAvailable: JSONValue? = nil,
    updateSchedule: JSONValue? = nil
  ) {
    self.presence = presence
    self.health = health
    self.stateVersion = stateVersion
    self.uptimeMs = uptimeMs
    self.configPath = configPath
    self.stateDir = stateDir
    self.authMode = authMode
    self.sessionDefaults = sessionDefaults
    self.suspension = suspension
    self.appliedConfigHash = appliedConfigHash
    self.updateAvailable = updateAvailable
    self.updateSchedule = updateSchedule
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "suspension": ProtocolRange(since: 4),
    "appliedConfigHash": ProtocolRange(since: 4),
    "updateSchedule": ProtocolRange(since: 4),
  ]

  /// An open set: values that are not known here are kept in `unknown`.
  public enum AuthMode: OpenEnum {
    case noneValue
    case token
    case password
    case trustedProxy
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "none": self = .noneValue
      case "token": self = .token
      case "password": self = .password
      case "trusted-proxy": self = .trustedProxy
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .noneValue: "none"
      case .token: "token"
      case .password: "password"
      case .trustedProxy: "trusted-proxy"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.noneValue, .token, .password, .trustedProxy] }
  }

  public struct Suspension: Codable, Hashable, Sendable {
    public var phase: Phase

    public init(phase: Phase) {
      self.phase = phase
    }

    /// An open set: values that are not known here are kept in `unknown`.
    public enum Phase: OpenEnum {
      case accepting
      case preparing
      case draining
      case prepared
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "accepting": self = .accepting
        case "preparing": self = .preparing
        case "draining": self = .draining
        case "prepared": self = .prepared
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .accepting: "accepting"
        case .preparing: "preparing"
        case .draining: "draining"
        case .prepared: "prepared"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.accepting, .preparing, .draining, .prepared] }
    }
  }
}

/// Counters that tell which presence list and health snapshot a frame belongs to.
public struct StateVersion: Codable, Hashable, Sendable {
  /// Grows with every change of the presence list.
  public var presence: Int64
  /// Grows with every refresh of the health snapshot.
  public var health: Int64

  public init(presence: Int64, health: Int64) {
    self.presence = presence
    self.health = health
  }
}
