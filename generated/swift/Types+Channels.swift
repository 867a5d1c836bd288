// Generated from the specification by `npm run generate`. Do not edit.

/// One account of a channel. Channels add members of their own.
public struct ChannelAccountStatus: Codable, Hashable, Sendable, VersionedMembers {
  public var accountId: String
  /// Name for people.
  public var name: String?
  /// Whether the configuration has it on.
  public var enabled: Bool?
  /// Whether it has what it needs to connect.
  public var configured: Bool?
  /// Whether it is logged in.
  public var linked: Bool?
  /// Whether the gateway keeps it going.
  public var running: Bool?
  /// Whether it can send and receive now.
  public var connected: Bool?
  /// Attempts since it was connected last.
  public var reconnectAttempts: Int64?
  /// When it connected last. Milliseconds since the Unix epoch.
  public var lastConnectedAt: Nullable<Int64>?
  /// Why it is not connected, or what failed last.
  public var lastError: Nullable<String>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var healthState: String?
  /// When it was started last. Milliseconds since the Unix epoch.
  public var lastStartAt: Nullable<Int64>?
  /// When it stopped last. Milliseconds since the Unix epoch.
  public var lastStopAt: Nullable<Int64>?
  /// When a message came last. Milliseconds since the Unix epoch.
  public var lastInboundAt: Nullable<Int64>?
  /// When a message was sent last. Milliseconds since the Unix epoch.
  public var lastOutboundAt: Nullable<Int64>?
  /// When the other side was heard last. Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastTransportActivityAt: Nullable<Int64>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var busy: Bool?
  /// Agent runs that answer messages of it now.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var activeRuns: Int64?
  /// When it was probed last. Milliseconds since the Unix epoch.
  public var lastProbeAt: Nullable<Int64>?
  /// When such a run did something last. Milliseconds since the Unix epoch.
  public var lastRunActivityAt: Nullable<Int64>?
  /// When the oldest of them began. Milliseconds since the Unix epoch.
  public var activeRunStartedAt: Nullable<Int64>?
  /// What the probe found; differs by channel.
  public var probe: JSONValue?
  public var audit: JSONValue?
  public var application: JSONValue?
  public var mode: String?
  /// Who may write to the agent, such as `open`.
  public var dmPolicy: String?
  /// Senders that may.
  public var allowFrom: [String]?
  /// Whether messages in groups count that do not mention the agent.
  public var allowUnmentionedGroups: Bool?
  /// Where its token is from; never the token.
  public var tokenSource: String?
  public var botTokenSource: String?
  public var appTokenSource: String?
  /// Where its credentials are from; never the credentials.
  public var credentialSource: Nullable<String>?
  /// What the service checks its requests for.
  public var audienceType: Nullable<String>?
  /// The value it checks for.
  public var audience: Nullable<String>?
  /// Path under which the service calls the gateway.
  public var webhookPath: Nullable<String>?
  /// Address under which the service calls the gateway.
  public var webhookUrl: Nullable<String>?
  /// Address of the service or its bridge.
  public var baseUrl: String?
  /// Program that speaks to the service.
  public var cliPath: Nullable<String>?
  /// Database of messages that is read.
  public var dbPath: Nullable<String>?
  /// Port of the bridge.
  public var port: Nullable<Int64>?

  public init(
    accountId: String,
    name: String? = nil,
    enabled: Bool? = nil,
    configured: Bool? = nil,
    linked: Bool? = nil,
    running: Bool? = nil,
    connected: Bool? = nil,
    reconnectAttempts: Int64? = nil,
    lastConnectedAt: Nullable<Int64>? = nil,
    lastError: Nullable<String>? = nil,
    healthState: String? = nil,
    lastStartAt: Nullable<Int64>? = nil,
    lastStopAt: Nullable<Int64>? = nil,
    lastInboundAt: Nullable<Int64>? = nil,
    lastOutboundAt: Nullable<Int64>? = nil,
    lastTransportActivityAt: Nullable<Int64>? = nil,
    busy: Bool? = nil,
    activeRuns: Int64? = nil,
    lastProbeAt: Nullable<Int64>? = nil,
    lastRunActivityAt: Nullable<Int64>? = nil,
    activeRunStartedAt: Nullable<Int64>? = nil,
    probe: JSONValue? = nil,
    audit: JSONValue? = nil,
    application: JSONValue? = nil,
    mode: String? = nil,
    dmPolicy: String? = nil,
    allowFrom: [String]? = nil,
    allowUnmentionedGroups: Bool? = nil,
    tokenSource: String? = nil,
    botTokenSource: String? = nil,
    appTokenSource: String? = nil,
    credentialSource: Nullable<String>? = nil,
    audienceType: Nullable<String>? = nil,
    audience: Nullable<String>? = nil,
    webhookPath: Nullable<String>? = nil,
    webhookUrl: Nullable<String>? = nil,
    baseUrl: String? = nil,
    cliPath: Nullable<String>? = nil,
    dbPath: Nullable<String>? = nil,
    port: Nullable<Int64>? = nil
  ) {
    self.accountId = accountId
    self.name = name
    self.enabled = enabled
    self.configured = configured
    self.linked = linked
    self.running = running
    self.connected = connected
    self.reconnectAttempts = reconnectAttempts
    self.lastConnectedAt = lastConnectedAt
    self.lastError = lastError
    self.healthState = healthState
    self.lastStartAt = lastStartAt
    self.lastStopAt = lastStopAt
    self.lastInboundAt = lastInboundAt
    self.lastOutboundAt = lastOutboundAt
    self.lastTransportActivityAt = lastTransportActivityAt
    self.busy = busy
    self.activeRuns = activeRuns
    self.lastProbeAt = lastProbeAt
    self.lastRunActivityAt = lastRunActivityAt
    self.activeRunStartedAt = activeRunStartedAt
    self.probe = probe
    self.audit = audit
    self.application = application
    self.mode = mode
    self.dmPolicy = dmPolicy
    self.allowFrom = allowFrom
    self.allowUnmentionedGroups = allowUnmentionedGroups
    self.tokenSource = tokenSource
    self.botTokenSource = botTokenSource
    self.appTokenSource = appTokenSource
    self.credentialSource = credentialSource
    self.audienceType = audienceType
    self.audience = audience
    self.webhookPath = webhookPath
    self.webhookUrl = webhookUrl
    self.baseUrl = baseUrl
    self.cliPath = cliPath
    self.dbPath = dbPath
    self.port = port
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "healthState": ProtocolRange(since: 4),
    "lastTransportActivityAt": ProtocolRange(since: 4),
    "busy": ProtocolRange(since: 4),
    "activeRuns": ProtocolRange(since: 4),
  ]
}

/// What a client needs to show a channel.
public struct ChannelMeta: Codable, Hashable, Sendable {
  public var id: String
  /// Name for people.
  public var label: String
  /// Longer name for people.
  public var detailLabel: String
  /// Name of a symbol for Apple clients.
  public var systemImage: String?

  public init(id: String, label: String, detailLabel: String, systemImage: String? = nil) {
    self.id = id
    self.label = label
    self.detailLabel = detailLabel
    self.systemImage = systemImage
  }
}

/// Something about a channel that a person should look at.
public struct ChannelStatusIssue: Codable, Hashable, Sendable {
  public var channel: String?
  public var accountId: String?
  public var kind: Kind?
  public var message: String?
  public var fix: String?

  public init(
    channel: String? = nil,
    accountId: String? = nil,
    kind: Kind? = nil,
    message: String? = nil,
    fix: String? = nil
  ) {
    self.channel = channel
    self.accountId = accountId
    self.kind = kind
    self.message = message
    self.fix = fix
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Kind: OpenEnum {
    case auth
    case config
    case runtime
    case permissions
    case intent
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "auth": self = .auth
      case "config": self = .config
      case "runtime": self = .runtime
      case "permissions": self = .permissions
      case "intent": self = .intent
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .auth: "auth"
      case .config: "config"
      case .runtime: "runtime"
      case .permissions: "permissions"
      case .intent: "intent"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.auth, .config, .runtime, .permissions, .intent] }
  }
}

/// Parameters of channels.logout.
///
/// - Note: Params of `channels.logout`.
public struct ChannelsLogoutParams: Codable, Hashable, Sendable {
  /// Id of the channel.
  public var channel: String
  /// Its default account when left out.
  public var accountId: String?

  public init(channel: String, accountId: String? = nil) {
    self.channel = channel
    self.accountId = accountId
  }
}

/// Result of channels.logout.
///
/// - Note: Result of `channels.logout`.
public struct ChannelsLogoutResult: Codable, Hashable, Sendable {
  public var channel: String
  public var accountId: String
  /// Whether there was a login to forget.
  public var cleared: Bool
  public var loggedOut: Bool?

  public init(channel: String, accountId: String, cleared: Bool, loggedOut: Bool? = nil) {
    self.channel = channel
    self.accountId = accountId
    self.cleared = cleared
    self.loggedOut = loggedOut
  }
}

/// Parameters of channels.status.
///
/// - Note: Params of `channels.status`.
public struct ChannelsStatusParams: Codable, Hashable, Sendable, VersionedMembers {
  /// Ask the services now; takes as long as they take.
  public var probe: Bool?
  /// Longest time for all probes. In milliseconds.
  public var timeoutMs: Int64?
  /// Only this channel.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var channel: String?

  public init(probe: Bool? = nil, timeoutMs: Int64? = nil, channel: String? = nil) {
    self.probe = probe
    self.timeoutMs = timeoutMs
    self.channel = channel
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "channel": ProtocolRange(since: 4),
  ]
}

/// Result of channels.status.
///
/// - Note: Result of `channels.status`.
public struct ChannelsStatusResult: Codable, Hashable, Sendable, VersionedMembers {
  /// Milliseconds since the Unix epoch.
  public var ts: Int64
  /// Ids of the configured channels, in the order to show them.
  public var channelOrder: [String]
  /// Name by channel.
  public var channelLabels: [String: String]
  /// Longer name by channel.
  public var channelDetailLabels: [String: String]?
  /// Symbol by channel.
  public var channelSystemImages: [String: String]?
  public var channelMeta: [ChannelMeta]?
  /// Summary by channel; differs by channel.
  public var channels: [String: JSONValue]
  /// Accounts by channel.
  public var channelAccounts: [String: [ChannelAccountStatus]]
  /// Account that sends when none is named, by channel.
  public var channelDefaultAccountId: [String: String]
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var eventLoop: EventLoopHealth?
  /// Some channels did not answer in time.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var partial: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var warnings: [String]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var statusIssues: [ChannelStatusIssue]?

  public init(
    ts: Int64,
    channelOrder: [String],
    channelLabels: [String: String],
    channelDetailLabels: [String: String]? = nil,
    channelSystemImages: [String: String]? = nil,
    channelMeta: [ChannelMeta]? = nil,
    channels: [String: JSONValue],
    channelAccounts: [String: [ChannelAccountStatus]],
    channelDefaultAccountId: [String: String],
    eventLoop: EventLoopHealth? = nil,
    partial: Bool? = nil,
    warnings: [String]? = nil,
    statusIssues: [ChannelStatusIssue]? = nil
  ) {
    self.ts = ts
    self.channelOrder = channelOrder
    self.channelLabels = channelLabels
    self.channelDetailLabels = channelDetailLabels
    self.channelSystemImages = channelSystemImages
    self.channelMeta = channelMeta
    self.channels = channels
    self.channelAccounts = channelAccounts
    self.channelDefaultAccountId = channelDefaultAccountId
    self.eventLoop = eventLoop
    self.partial = partial
    self.warnings = warnings
    self.statusIssues = statusIssues
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "eventLoop": ProtocolRange(since: 4),
    "partial": ProtocolRange(since: 4),
    "warnings": ProtocolRange(since: 4),
    "statusIssues": ProtocolRange(since: 4),
  ]
}

/// Parameters of web.login.start.
///
/// - Note: Params of `web.login.start`.
public struct WebLoginStartParams: Codable, Hashable, Sendable {
  /// Forget a login that is there and begin anew.
  public var force: Bool?
  /// Longest time to wait for something to show. In milliseconds.
  public var timeoutMs: Int64?
  public var verbose: Bool?
  /// The default account when left out.
  public var accountId: String?

  public init(force: Bool? = nil, timeoutMs: Int64? = nil, verbose: Bool? = nil, accountId: String? = nil) {
    self.force = force
    self.timeoutMs = timeoutMs
    self.verbose = verbose
    self.accountId = accountId
  }
}

/// Result of web.login.start. Without a code there is nothing to scan: the account is linked already.
///
/// - Note: Result of `web.login.start`.
public struct WebLoginStartResult: Codable, Hashable, Sendable, VersionedMembers {
  /// What to do or what happened, for people.
  public var message: String
  /// Code to scan with the phone, as a data URL of a PNG image.
  public var qrDataUrl: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var connected: Bool?

  public init(message: String, qrDataUrl: String? = nil, connected: Bool? = nil) {
    self.message = message
    self.qrDataUrl = qrDataUrl
    self.connected = connected
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "connected": ProtocolRange(since: 4),
  ]
}

/// Parameters of web.login.wait.
///
/// - Note: Params of `web.login.wait`.
public struct WebLoginWaitParams: Codable, Hashable, Sendable, VersionedMembers {
  /// How long to wait. In milliseconds.
  public var timeoutMs: Int64?
  /// The default account when left out.
  public var accountId: String?
  /// The code that is shown now: the answer comes when there is another one. At most 16384 characters.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var currentQrDataUrl: String?

  public init(timeoutMs: Int64? = nil, accountId: String? = nil, currentQrDataUrl: String? = nil) {
    self.timeoutMs = timeoutMs
    self.accountId = accountId
    self.currentQrDataUrl = currentQrDataUrl
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "currentQrDataUrl": ProtocolRange(since: 4),
  ]
}

/// Result of web.login.wait.
///
/// - Note: Result of `web.login.wait`.
public struct WebLoginWaitResult: Codable, Hashable, Sendable {
  /// What to do or what happened, for people.
  public var message: String
  /// Code to scan with the phone, as a data URL of a PNG image.
  public var qrDataUrl: String?
  /// Whether the account is linked now.
  public var connected: Bool

  public init(message: String, qrDataUrl: String? = nil, connected: Bool) {
    self.message = message
    self.qrDataUrl = qrDataUrl
    self.connected = connected
  }
}
