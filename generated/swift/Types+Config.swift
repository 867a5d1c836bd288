// Generated from the specification by `npm run generate`. Do not edit.

/// Parameters of config.apply.
///
/// - Note: Params of `config.apply`.
public struct ConfigApplyParams: Codable, Hashable, Sendable {
  /// The whole new text, JSON5.
  public var raw: String
  /// Hash that config.get gave. Needed when there is a file.
  public var baseHash: String?
  /// Session that hears of the restart.
  public var sessionKey: String?
  /// - Note: Provenance: published.
  public var deliveryContext: ConfigDeliveryContext?
  /// For people; comes back as sentinel.payload.message.
  public var note: String?
  /// Milliseconds before a gateway restarts that does so by itself.
  public var restartDelayMs: Int64?

  public init(
    raw: String,
    baseHash: String? = nil,
    sessionKey: String? = nil,
    deliveryContext: ConfigDeliveryContext? = nil,
    note: String? = nil,
    restartDelayMs: Int64? = nil
  ) {
    self.raw = raw
    self.baseHash = baseHash
    self.sessionKey = sessionKey
    self.deliveryContext = deliveryContext
    self.note = note
    self.restartDelayMs = restartDelayMs
  }
}

/// Result of config.set, config.apply and config.patch.
///
/// - Note: Result of `config.apply`.
/// - Note: Result of `config.patch`.
/// - Note: Result of `config.set`.
public struct ConfigChangeResult: Codable, Hashable, Sendable, VersionedMembers {
  public var ok: Bool
  /// The file.
  public var path: String
  /// Names the new text.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var hash: String?
  /// The new configuration, with secrets replaced.
  public var config: JSONValue
  /// Dotted paths of the keys that changed.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var changedPaths: [String]?
  public var restart: ConfigRestart?
  public var sentinel: ConfigSentinel?

  public init(
    ok: Bool,
    path: String,
    hash: String? = nil,
    config: JSONValue,
    changedPaths: [String]? = nil,
    restart: ConfigRestart? = nil,
    sentinel: ConfigSentinel? = nil
  ) {
    self.ok = ok
    self.path = path
    self.hash = hash
    self.config = config
    self.changedPaths = changedPaths
    self.restart = restart
    self.sentinel = sentinel
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "hash": ProtocolRange(since: 4),
    "changedPaths": ProtocolRange(since: 4),
  ]
}

/// Payload of config.changed.
///
/// - Note: Payload of the event `config.changed`.
public struct ConfigChangedPayload: Codable, Hashable, Sendable {
  /// The file.
  public var path: String
  /// Names its new text.
  public var hash: String
  /// Milliseconds since the Unix epoch.
  public var ts: Int64

  public init(path: String, hash: String, ts: Int64) {
    self.path = path
    self.hash = hash
    self.ts = ts
  }
}

/// Where a gateway that restarts says that it is back.
public struct ConfigDeliveryContext: Codable, Hashable, Sendable {
  public var channel: String?
  public var to: String?
  public var accountId: String?
  public var threadId: ThreadId?

  public init(channel: String? = nil, to: String? = nil, accountId: String? = nil, threadId: ThreadId? = nil) {
    self.channel = channel
    self.to = to
    self.accountId = accountId
    self.threadId = threadId
  }

  public enum ThreadId: Codable, Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    case string(String)
    case number(Double)

    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(String.self) {
        self = .string(value)
      } else {
        self = .number(try container.decode(Double.self))
      }
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .string(let value): try container.encode(value)
      case .number(let value): try container.encode(value)
      }
    }

    public init(stringLiteral value: String) { self = .string(value) }

    public init(floatLiteral value: Double) { self = .number(value) }

    public init(integerLiteral value: Int) { self = .number(Double(value)) }
  }
}

/// Parameters of config.get: none.
///
/// - Note: Params of `config.get`.
public struct ConfigGetParams: Codable, Hashable, Sendable {
  public init() {}
}

/// Result of config.get. Secrets are the text __OPENCLAW_REDACTED__, for every caller.
///
/// - Note: Result of `config.get`.
public struct ConfigGetResult: Codable, Hashable, Sendable, VersionedMembers {
  /// The file.
  public var path: String
  /// False: the gateway runs with defaults.
  public var exists: Bool
  /// The text of the file with secrets replaced; null when there is none, or none that is safe to show.
  public var raw: Nullable<String>?
  /// What the text says, before environment variables.
  public var parsed: JSONValue?
  /// The same with environment variables put in.
  public var resolved: JSONValue?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var sourceConfig: JSONValue?
  /// Whether the file may be used as it is.
  public var valid: Bool
  /// What the gateway runs with, defaults included.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var runtimeConfig: JSONValue?
  /// What the gateway runs with: the last valid configuration when the file is not valid.
  public var config: JSONValue
  /// Names this text of the file; baseHash of the next change.
  public var hash: String?
  /// Why the file is not valid.
  public var issues: [ConfigIssue]
  /// What is accepted without effect.
  public var warnings: [ConfigIssue]
  /// What an older version wrote and has to be migrated.
  public var legacyIssues: [ConfigIssue]
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var includedPaths: [String]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var includeProvenance: [JSONValue]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var agentRosterIncludeOwned: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var bindingsIncludeOwned: Bool?
  /// Names the revision of the file.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var configRevisionHash: String?
  /// Hash of the file that the gateway runs with; null when it runs without one.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var appliedConfigHash: Nullable<String>?

  public init(
    path: String,
    exists: Bool,
    raw: Nullable<String>? = nil,
    parsed: JSONValue? = nil,
    resolved: JSONValue? = nil,
    sourceConfig: JSONValue? = nil,
    valid: Bool,
    runtimeConfig: JSONValue? = nil,
    config: JSONValue,
    hash: String? = nil,
    issues: [ConfigIssue],
    warnings: [ConfigIssue],
    legacyIssues: [ConfigIssue],
    includedPaths: [String]? = nil,
    includeProvenance: [JSONValue]? = nil,
    agentRosterIncludeOwned: Bool? = nil,
    bindingsIncludeOwned: Bool? = nil,
    configRevisionHash: String? = nil,
    appliedConfigHash: Nullable<String>? = nil
  ) {
    self.path = path
    self.exists = exists
    self.raw = raw
    self.parsed = parsed
    self.resolved = resolved
    self.sourceConfig = sourceConfig
    self.valid = valid
    self.runtimeConfig = runtimeConfig
    self.config = config
    self.hash = hash
    self.issues = issues
    self.warnings = warnings
    self.legacyIssues = legacyIssues
    self.includedPaths = includedPaths
    self.includeProvenance = includeProvenance
    self.agentRosterIncludeOwned = agentRosterIncludeOwned
    self.bindingsIncludeOwned = bindingsIncludeOwned
    self.configRevisionHash = configRevisionHash
    self.appliedConfigHash = appliedConfigHash
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "sourceConfig": ProtocolRange(since: 4),
    "runtimeConfig": ProtocolRange(since: 4),
    "includedPaths": ProtocolRange(since: 4),
    "includeProvenance": ProtocolRange(since: 4),
    "agentRosterIncludeOwned": ProtocolRange(since: 4),
    "bindingsIncludeOwned": ProtocolRange(since: 4),
    "configRevisionHash": ProtocolRange(since: 4),
    "appliedConfigHash": ProtocolRange(since: 4),
  ]
}

/// Something that is wrong with a configuration, or worth a warning.
public struct ConfigIssue: Codable, Hashable, Sendable {
  /// Dotted path of the key; empty for the file as a whole.
  public var path: String
  /// What is wrong, for people. Never shows a secret.
  public var message: String
  /// Line of the text, from 1. At least 1.
  ///
  /// - Note: Provenance: gap-filled.
  public var line: Int64?
  /// Column, from 1. At least 1.
  ///
  /// - Note: Provenance: gap-filled.
  public var column: Int64?

  public init(path: String, message: String, line: Int64? = nil, column: Int64? = nil) {
    self.path = path
    self.message = message
    self.line = line
    self.column = column
  }
}

/// Parameters of config.patch.
///
/// - Note: Params of `config.patch`.
public struct ConfigPatchParams: Codable, Hashable, Sendable {
  /// A merge patch (RFC 7396) as JSON5: null takes a key away.
  public var raw: String
  /// Hash that config.get gave. Needed when there is a file.
  public var baseHash: String?
  /// Session that hears of the restart.
  public var sessionKey: String?
  /// - Note: Provenance: published.
  public var deliveryContext: ConfigDeliveryContext?
  /// For people; comes back as sentinel.payload.message.
  public var note: String?
  /// Milliseconds before a gateway restarts that does so by itself.
  public var restartDelayMs: Int64?
  /// Dotted paths whose value takes the place of the old one instead of being merged. At most 256 entries.
  ///
  /// - Note: Provenance: published.
  public var replacePaths: [String]?

  public init(
    raw: String,
    baseHash: String? = nil,
    sessionKey: String? = nil,
    deliveryContext: ConfigDeliveryContext? = nil,
    note: String? = nil,
    restartDelayMs: Int64? = nil,
    replacePaths: [String]? = nil
  ) {
    self.raw = raw
    self.baseHash = baseHash
    self.sessionKey = sessionKey
    self.deliveryContext = deliveryContext
    self.note = note
    self.restartDelayMs = restartDelayMs
    self.replacePaths = replacePaths
  }
}

/// The restart that a change takes.
public struct ConfigRestart: Codable, Hashable, Sendable {
  /// False: the gateway does not restart by itself; somebody has to.
  public var ok: Bool
  public var pid: Int64?
  public var signal: String?
  public var delayMs: Int64?
  public var reason: String?
  public var mode: Mode?
  public var coalesced: Bool?
  public var cooldownMsApplied: Int64?

  public init(
    ok: Bool,
    pid: Int64? = nil,
    signal: String? = nil,
    delayMs: Int64? = nil,
    reason: String? = nil,
    mode: Mode? = nil,
    coalesced: Bool? = nil,
    cooldownMsApplied: Int64? = nil
  ) {
    self.ok = ok
    self.pid = pid
    self.signal = signal
    self.delayMs = delayMs
    self.reason = reason
    self.mode = mode
    self.coalesced = coalesced
    self.cooldownMsApplied = cooldownMsApplied
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Mode: OpenEnum {
    case emit
    case signal
    case manual
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "emit": self = .emit
      case "signal": self = .signal
      case "manual": self = .manual
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .emit: "emit"
      case .signal: "signal"
      case .manual: "manual"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.emit, .signal, .manual] }
  }
}

/// One key of a section.
public struct ConfigSchemaChild: Codable, Hashable, Sendable {
  public var key: String
  public var path: String
  public var type: Kind?
  public var required: Bool
  public var hasChildren: Bool
  /// What a change takes: a restart, nothing more, or nobody reads it.
  public var reloadKind: ReloadKind?
  public var hint: ConfigUiHint?
  public var hintPath: String?

  public init(
    key: String,
    path: String,
    type: Kind? = nil,
    required: Bool,
    hasChildren: Bool,
    reloadKind: ReloadKind? = nil,
    hint: ConfigUiHint? = nil,
    hintPath: String? = nil
  ) {
    self.key = key
    self.path = path
    self.type = type
    self.required = required
    self.hasChildren = hasChildren
    self.reloadKind = reloadKind
    self.hint = hint
    self.hintPath = hintPath
  }

  public enum Kind: Codable, Hashable, Sendable, ExpressibleByStringLiteral {
    case string(String)
    case list([String])

    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(String.self) {
        self = .string(value)
      } else {
        self = .list(try container.decode([String].self))
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

  /// What a change takes: a restart, nothing more, or nobody reads it.
  public enum ReloadKind: String, CaseIterable, Codable, Hashable, Sendable {
    case restart
    case hot
    case noneValue = "none"
  }
}

/// Parameters of config.schema.lookup.
///
/// - Note: Params of `config.schema.lookup`.
public struct ConfigSchemaLookupParams: Codable, Hashable, Sendable {
  /// Dotted path of a key, or `.` for the whole. At most 1024 characters.
  public var path: String

  public init(path: String) {
    self.path = path
  }
}

/// Result of config.schema.lookup.
///
/// - Note: Result of `config.schema.lookup`.
public struct ConfigSchemaLookupResult: Codable, Hashable, Sendable {
  public var path: String
  /// JSON Schema of this key, without those below.
  public var schema: JSONValue
  /// What a change takes: a restart, nothing more, or nobody reads it.
  public var reloadKind: ReloadKind?
  public var hint: ConfigUiHint?
  public var hintPath: String?
  public var children: [ConfigSchemaChild]

  public init(
    path: String,
    schema: JSONValue,
    reloadKind: ReloadKind? = nil,
    hint: ConfigUiHint? = nil,
    hintPath: String? = nil,
    children: [ConfigSchemaChild]
  ) {
    self.path = path
    self.schema = schema
    self.reloadKind = reloadKind
    self.hint = hint
    self.hintPath = hintPath
    self.children = children
  }

  /// What a change takes: a restart, nothing more, or nobody reads it.
  public enum ReloadKind: String, CaseIterable, Codable, Hashable, Sendable {
    case restart
    case hot
    case noneValue = "none"
  }
}

/// Parameters of config.schema: none.
///
/// - Note: Params of `config.schema`.
public struct ConfigSchemaParams: Codable, Hashable, Sendable {
  public init() {}
}

/// Result of config.schema.
///
/// - Note: Result of `config.schema`.
public struct ConfigSchemaResult: Codable, Hashable, Sendable {
  /// JSON Schema of the file; see OpenClawConfig.
  public var schema: JSONValue
  /// By dotted path.
  public var uiHints: [String: ConfigUiHint]
  /// Version of the gateway.
  public var version: String
  /// ISO 8601.
  public var generatedAt: String

  public init(schema: JSONValue, uiHints: [String: ConfigUiHint], version: String, generatedAt: String) {
    self.schema = schema
    self.uiHints = uiHints
    self.version = version
    self.generatedAt = generatedAt
  }
}

/// What became of a change.
public struct ConfigSentinel: Codable, Hashable, Sendable, VersionedMembers {
  /// File in which a gateway that restarts keeps it.
  public var path: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var persisted: Bool?
  public var payload: Payload

  public init(path: String? = nil, persisted: Bool? = nil, payload: Payload) {
    self.path = path
    self.persisted = persisted
    self.payload = payload
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "persisted": ProtocolRange(since: 4),
  ]

  public struct Payload: Codable, Hashable, Sendable {
    public var kind: Kind
    public var status: Status
    /// Milliseconds since the Unix epoch.
    public var ts: Int64
    public var message: Nullable<String>?
    public var doctorHint: Nullable<String>?
    public var stats: Stats?

    public init(
      kind: Kind,
      status: Status,
      ts: Int64,
      message: Nullable<String>? = nil,
      doctorHint: Nullable<String>? = nil,
      stats: Stats? = nil
    ) {
      self.kind = kind
      self.status = status
      self.ts = ts
      self.message = message
      self.doctorHint = doctorHint
      self.stats = stats
    }

    /// An open set: values that are not known here are kept in `unknown`.
    public enum Kind: OpenEnum {
      case configPatch
      case configApply
      case configSet
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "config-patch": self = .configPatch
        case "config-apply": self = .configApply
        case "config-set": self = .configSet
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .configPatch: "config-patch"
        case .configApply: "config-apply"
        case .configSet: "config-set"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.configPatch, .configApply, .configSet] }
    }

    /// An open set: values that are not known here are kept in `unknown`.
    public enum Status: OpenEnum {
      case ok
      case error
      case skipped
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "ok": self = .ok
        case "error": self = .error
        case "skipped": self = .skipped
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .ok: "ok"
        case .error: "error"
        case .skipped: "skipped"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.ok, .error, .skipped] }
    }

    public struct Stats: Codable, Hashable, Sendable, VersionedMembers {
      public var mode: String?
      /// The file.
      public var root: String?
      /// Whether the change takes effect with the next start only.
      ///
      /// - Note: Availability: from protocol 4 on.
      /// - Note: Provenance: observed.
      public var requiresRestart: Bool?

      public init(mode: String? = nil, root: String? = nil, requiresRestart: Bool? = nil) {
        self.mode = mode
        self.root = root
        self.requiresRestart = requiresRestart
      }

      /// Members that not every protocol has, by wire name.
      public static let memberVersions: [String: ProtocolRange] = [
        "requiresRestart": ProtocolRange(since: 4),
      ]
    }
  }
}

/// Parameters of config.set.
///
/// - Note: Params of `config.set`.
public struct ConfigSetParams: Codable, Hashable, Sendable {
  /// The whole new text, JSON5.
  public var raw: String
  /// Hash that config.get gave. Needed when there is a file.
  public var baseHash: String?

  public init(raw: String, baseHash: String? = nil) {
    self.raw = raw
    self.baseHash = baseHash
  }
}

/// How a form shows a key.
public struct ConfigUiHint: Codable, Hashable, Sendable {
  public var label: String?
  public var help: String?
  public var docsUrl: String?
  public var tags: [String]?
  public var group: String?
  public var order: Int64?
  public var advanced: Bool?
  /// A secret.
  public var sensitive: Bool?
  public var placeholder: String?
  public var presentation: Presentation?
  public var itemTemplate: JSONValue?

  public init(
    label: String? = nil,
    help: String? = nil,
    docsUrl: String? = nil,
    tags: [String]? = nil,
    group: String? = nil,
    order: Int64? = nil,
    advanced: Bool? = nil,
    sensitive: Bool? = nil,
    placeholder: String? = nil,
    presentation: Presentation? = nil,
    itemTemplate: JSONValue? = nil
  ) {
    self.label = label
    self.help = help
    self.docsUrl = docsUrl
    self.tags = tags
    self.group = group
    self.order = order
    self.advanced = advanced
    self.sensitive = sensitive
    self.placeholder = placeholder
    self.presentation = presentation
    self.itemTemplate = itemTemplate
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Presentation: OpenEnum {
    case phoneNumber
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "phone-number": self = .phoneNumber
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .phoneNumber: "phone-number"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.phoneNumber] }
  }
}
