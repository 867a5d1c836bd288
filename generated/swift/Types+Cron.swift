// Generated from the specification by `npm run generate`. Do not edit.

/// Parameters of cron.add.
///
/// - Note: Params of `cron.add`.
public struct CronAddParams: Codable, Hashable, Sendable, VersionedMembers {
  public var name: String
  public var schedule: CronScheduleInput
  public var payload: CronPayloadInput
  /// Null: the default agent.
  public var agentId: Nullable<String>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var sessionKey: Nullable<String>?
  public var description: String?
  public var enabled: Bool?
  /// Removes the job after a run that went well.
  public var deleteAfterRun: Bool?
  public var sessionTarget: SessionTarget?
  public var wakeMode: WakeMode?
  public var delivery: CronDeliveryInput?
  /// Adds the job, or changes the one of this key. The answer tells which. At most 200 characters.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var declarationKey: String?
  /// At most 200 characters.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var displayName: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var owner: Owner?
  /// Bounds of a cadence that the job chooses itself: at least one of them.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var pacing: Pacing?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var trigger: Trigger?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var failureAlert: CronFailureAlertInput?

  public init(
    name: String,
    schedule: CronScheduleInput,
    payload: CronPayloadInput,
    agentId: Nullable<String>? = nil,
    sessionKey: Nullable<String>? = nil,
    description: String? = nil,
    enabled: Bool? = nil,
    deleteAfterRun: Bool? = nil,
    sessionTarget: SessionTarget? = nil,
    wakeMode: WakeMode? = nil,
    delivery: CronDeliveryInput? = nil,
    declarationKey: String? = nil,
    displayName: String? = nil,
    owner: Owner? = nil,
    pacing: Pacing? = nil,
    trigger: Trigger? = nil,
    failureAlert: CronFailureAlertInput? = nil
  ) {
    self.name = name
    self.schedule = schedule
    self.payload = payload
    self.agentId = agentId
    self.sessionKey = sessionKey
    self.description = description
    self.enabled = enabled
    self.deleteAfterRun = deleteAfterRun
    self.sessionTarget = sessionTarget
    self.wakeMode = wakeMode
    self.delivery = delivery
    self.declarationKey = declarationKey
    self.displayName = displayName
    self.owner = owner
    self.pacing = pacing
    self.trigger = trigger
    self.failureAlert = failureAlert
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "sessionKey": ProtocolRange(since: 4),
    "declarationKey": ProtocolRange(since: 4),
    "displayName": ProtocolRange(since: 4),
    "owner": ProtocolRange(since: 4),
    "pacing": ProtocolRange(since: 4),
    "trigger": ProtocolRange(since: 4),
    "failureAlert": ProtocolRange(since: 4),
  ]

  /// An open set: values that are not known here are kept in `unknown`.
  public enum SessionTarget: OpenEnum {
    case main
    case isolated
    case current
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "main": self = .main
      case "isolated": self = .isolated
      case "current": self = .current
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .main: "main"
      case .isolated: "isolated"
      case .current: "current"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.main, .isolated, .current] }
  }

  public enum WakeMode: String, CaseIterable, Codable, Hashable, Sendable {
    case nextHeartbeat = "next-heartbeat"
    case now
  }

  public struct Owner: Codable, Hashable, Sendable {
    public var agentId: String?
    public var sessionKey: String?
    public var accountId: String?

    public init(agentId: String? = nil, sessionKey: String? = nil, accountId: String? = nil) {
      self.agentId = agentId
      self.sessionKey = sessionKey
      self.accountId = accountId
    }
  }

  /// Bounds of a cadence that the job chooses itself: at least one of them.
  public struct Pacing: Codable, Hashable, Sendable {
    public var min: String?
    public var max: String?

    public init(min: String? = nil, max: String? = nil) {
      self.min = min
      self.max = max
    }
  }

  public struct Trigger: Codable, Hashable, Sendable {
    /// At most 65536 characters.
    public var script: String
    public var once: Bool?

    public init(script: String, once: Bool? = nil) {
      self.script = script
      self.once = once
    }
  }
}

/// Result of cron.add: the job, or what became of it when the params carry a `declarationKey`.
///
/// - Note: Result of `cron.add`.
///
/// What is not known here is kept in `unknown`.
public indirect enum CronAddResult: Codable, Hashable, Sendable {
  case job(CronJob)
  case declaredJob(CronDeclaredJob)
  case unknown(JSONValue)

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: WireKey.self)
    if members.contains("id") {
      self = .job(try CronJob(from: decoder))
    } else if members.contains("created") {
      self = .declaredJob(try CronDeclaredJob(from: decoder))
    } else {
      self = .unknown(try JSONValue(from: decoder))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .job(let value): try value.encode(to: encoder)
    case .declaredJob(let value): try value.encode(to: encoder)
    case .unknown(let value): try value.encode(to: encoder)
    }
  }
}

/// What became of a job with a `declarationKey`. Of protocol 4.
public struct CronDeclaredJob: Codable, Hashable, Sendable {
  /// Whether the job is new.
  public var created: Bool
  /// Whether the job was changed.
  public var updated: Bool?
  public var job: CronJob
  public var deliveryPreview: CronDeliveryPreview?

  public init(created: Bool, updated: Bool? = nil, job: CronJob, deliveryPreview: CronDeliveryPreview? = nil) {
    self.created = created
    self.updated = updated
    self.job = job
    self.deliveryPreview = deliveryPreview
  }
}

/// Where the reply of a job goes.
public struct CronDelivery: Codable, Hashable, Sendable, VersionedMembers {
  public var mode: Mode
  /// A channel, or `last`.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var channel: Channel?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var to: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var accountId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var threadId: ThreadId?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var bestEffort: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var failureDestination: FailureDestination?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var completionDestination: CompletionDestination?

  public init(
    mode: Mode,
    channel: Channel? = nil,
    to: String? = nil,
    accountId: String? = nil,
    threadId: ThreadId? = nil,
    bestEffort: Bool? = nil,
    failureDestination: FailureDestination? = nil,
    completionDestination: CompletionDestination? = nil
  ) {
    self.mode = mode
    self.channel = channel
    self.to = to
    self.accountId = accountId
    self.threadId = threadId
    self.bestEffort = bestEffort
    self.failureDestination = failureDestination
    self.completionDestination = completionDestination
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "channel": ProtocolRange(since: 4),
    "to": ProtocolRange(since: 4),
    "accountId": ProtocolRange(since: 4),
    "threadId": ProtocolRange(since: 4),
    "bestEffort": ProtocolRange(since: 4),
    "failureDestination": ProtocolRange(since: 4),
    "completionDestination": ProtocolRange(since: 4),
  ]

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Mode: OpenEnum {
    case noneValue
    case announce
    case webhook
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "none": self = .noneValue
      case "announce": self = .announce
      case "webhook": self = .webhook
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .noneValue: "none"
      case .announce: "announce"
      case .webhook: "webhook"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.noneValue, .announce, .webhook] }
  }

  /// A channel, or `last`.
  ///
  /// An open set: values that are not known here are kept in `unknown`.
  public enum Channel: OpenEnum {
    case last
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "last": self = .last
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .last: "last"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.last] }
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

  public struct FailureDestination: Codable, Hashable, Sendable, VersionedMembers {
    /// A channel, or `last`.
    ///
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var channel: Channel?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var to: String?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var accountId: String?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var mode: Mode?

    public init(channel: Channel? = nil, to: String? = nil, accountId: String? = nil, mode: Mode? = nil) {
      self.channel = channel
      self.to = to
      self.accountId = accountId
      self.mode = mode
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "channel": ProtocolRange(since: 4),
      "to": ProtocolRange(since: 4),
      "accountId": ProtocolRange(since: 4),
      "mode": ProtocolRange(since: 4),
    ]

    /// A channel, or `last`.
    ///
    /// An open set: values that are not known here are kept in `unknown`.
    public enum Channel: OpenEnum {
      case last
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "last": self = .last
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .last: "last"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.last] }
    }

    /// An open set: values that are not known here are kept in `unknown`.
    public enum Mode: OpenEnum {
      case announce
      case webhook
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "announce": self = .announce
        case "webhook": self = .webhook
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .announce: "announce"
        case .webhook: "webhook"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.announce, .webhook] }
    }
  }

  public struct CompletionDestination: Codable, Hashable, Sendable {
    public var mode: Mode
    public var to: String

    public init(mode: Mode, to: String) {
      self.mode = mode
      self.to = to
    }

    /// An open set: values that are not known here are kept in `unknown`.
    public enum Mode: OpenEnum {
      case webhook
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "webhook": self = .webhook
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .webhook: "webhook"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.webhook] }
    }
  }
}

/// Where the reply of a job goes.
public indirect enum CronDeliveryInput: Codable, Hashable, Sendable {
  case noneValue(None)
  case announce(Announce)
  case webhook(Webhook)

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: WireKey.self)
    switch try members.decode(String.self, forKey: "mode") {
    case "none": self = .noneValue(try None(from: decoder))
    case "announce": self = .announce(try Announce(from: decoder))
    case "webhook": self = .webhook(try Webhook(from: decoder))
    default: throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "CronDeliveryInput: another value of mode"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .noneValue(let value): try value.encode(to: encoder)
    case .announce(let value): try value.encode(to: encoder)
    case .webhook(let value): try value.encode(to: encoder)
    }
  }

  /// A channel, or `last`: the one that was used last.
  ///
  /// An open set: values that are not known here are kept in `unknown`.
  public enum Channel: OpenEnum {
    case last
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "last": self = .last
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .last: "last"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.last] }
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

  public struct FailureDestination: Codable, Hashable, Sendable {
    /// A channel, or `last`: the one that was used last.
    public var channel: Channel?
    public var to: String?
    public var accountId: String?
    public var mode: Mode?

    public init(channel: Channel? = nil, to: String? = nil, accountId: String? = nil, mode: Mode? = nil) {
      self.channel = channel
      self.to = to
      self.accountId = accountId
      self.mode = mode
    }

    /// A channel, or `last`: the one that was used last.
    ///
    /// An open set: values that are not known here are kept in `unknown`.
    public enum Channel: OpenEnum {
      case last
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "last": self = .last
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .last: "last"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.last] }
    }

    public enum Mode: String, CaseIterable, Codable, Hashable, Sendable {
      case announce
      case webhook
    }
  }

  public struct None: Codable, Hashable, Sendable, VersionedMembers {
    public private(set) var mode: Mode = .noneValue
    /// A channel, or `last`: the one that was used last.
    public var channel: Channel?
    public var to: String?
    public var accountId: String?
    public var threadId: ThreadId?
    public var bestEffort: Bool?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var failureDestination: FailureDestination?

    public init(
      channel: Channel? = nil,
      to: String? = nil,
      accountId: String? = nil,
      threadId: ThreadId? = nil,
      bestEffort: Bool? = nil,
      failureDestination: FailureDestination? = nil
    ) {
      self.channel = channel
      self.to = to
      self.accountId = accountId
      self.threadId = threadId
      self.bestEffort = bestEffort
      self.failureDestination = failureDestination
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "failureDestination": ProtocolRange(since: 4),
    ]

    public enum Mode: String, CaseIterable, Codable, Hashable, Sendable {
      case noneValue = "none"
    }
  }

  public struct Announce: Codable, Hashable, Sendable, VersionedMembers {
    public private(set) var mode: Mode = .announce
    /// A channel, or `last`: the one that was used last.
    public var channel: Channel?
    public var to: String?
    public var accountId: String?
    public var threadId: ThreadId?
    public var bestEffort: Bool?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var failureDestination: FailureDestination?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var completionDestination: CompletionDestination?

    public init(
      channel: Channel? = nil,
      to: String? = nil,
      accountId: String? = nil,
      threadId: ThreadId? = nil,
      bestEffort: Bool? = nil,
      failureDestination: FailureDestination? = nil,
      completionDestination: CompletionDestination? = nil
    ) {
      self.channel = channel
      self.to = to
      self.accountId = accountId
      self.threadId = threadId
      self.bestEffort = bestEffort
      self.failureDestination = failureDestination
      self.completionDestination = completionDestination
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "failureDestination": ProtocolRange(since: 4),
      "completionDestination": ProtocolRange(since: 4),
    ]

    public enum Mode: String, CaseIterable, Codable, Hashable, Sendable {
      case announce
    }

    public struct CompletionDestination: Codable, Hashable, Sendable {
      public private(set) var mode: Mode = .webhook
      public var to: String

      public init(to: String) {
        self.to = to
      }

      public enum Mode: String, CaseIterable, Codable, Hashable, Sendable {
        case webhook
      }
    }
  }

  public struct Webhook: Codable, Hashable, Sendable, VersionedMembers {
    public private(set) var mode: Mode = .webhook
    /// A channel, or `last`: the one that was used last.
    public var channel: Channel?
    /// The address that is called.
    public var to: String
    public var accountId: String?
    public var threadId: ThreadId?
    public var bestEffort: Bool?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var failureDestination: FailureDestination?

    public init(
      channel: Channel? = nil,
      to: String,
      accountId: String? = nil,
      threadId: ThreadId? = nil,
      bestEffort: Bool? = nil,
      failureDestination: FailureDestination? = nil
    ) {
      self.channel = channel
      self.to = to
      self.accountId = accountId
      self.threadId = threadId
      self.bestEffort = bestEffort
      self.failureDestination = failureDestination
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "failureDestination": ProtocolRange(since: 4),
    ]

    public enum Mode: String, CaseIterable, Codable, Hashable, Sendable {
      case webhook
    }
  }
}

/// What to change of where the reply of a job goes. Null clears; a job that had no delivery needs a mode.
public struct CronDeliveryPatch: Codable, Hashable, Sendable, VersionedMembers {
  public var mode: Mode?
  /// A channel, or `last`: the one that was used last.
  public var channel: Nullable<Channel>?
  public var to: Nullable<String>?
  public var accountId: Nullable<String>?
  public var threadId: Nullable<ThreadId>?
  public var bestEffort: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var failureDestination: Nullable<FailureDestination>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var completionDestination: Nullable<CompletionDestination>?

  public init(
    mode: Mode? = nil,
    channel: Nullable<Channel>? = nil,
    to: Nullable<String>? = nil,
    accountId: Nullable<String>? = nil,
    threadId: Nullable<ThreadId>? = nil,
    bestEffort: Bool? = nil,
    failureDestination: Nullable<FailureDestination>? = nil,
    completionDestination: Nullable<CompletionDestination>? = nil
  ) {
    self.mode = mode
    self.channel = channel
    self.to = to
    self.accountId = accountId
    self.threadId = threadId
    self.bestEffort = bestEffort
    self.failureDestination = failureDestination
    self.completionDestination = completionDestination
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "failureDestination": ProtocolRange(since: 4),
    "completionDestination": ProtocolRange(since: 4),
  ]

  public enum Mode: String, CaseIterable, Codable, Hashable, Sendable {
    case noneValue = "none"
    case announce
    case webhook
  }

  /// A channel, or `last`: the one that was used last.
  ///
  /// An open set: values that are not known here are kept in `unknown`.
  public enum Channel: OpenEnum {
    case last
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "last": self = .last
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .last: "last"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.last] }
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

  public struct FailureDestination: Codable, Hashable, Sendable {
    /// A channel, or `last`: the one that was used last.
    public var channel: Nullable<Channel>?
    public var to: Nullable<String>?
    public var accountId: Nullable<String>?
    public var mode: Nullable<Mode>?

    public init(
      channel: Nullable<Channel>? = nil,
      to: Nullable<String>? = nil,
      accountId: Nullable<String>? = nil,
      mode: Nullable<Mode>? = nil
    ) {
      self.channel = channel
      self.to = to
      self.accountId = accountId
      self.mode = mode
    }

    /// A channel, or `last`: the one that was used last.
    ///
    /// An open set: values that are not known here are kept in `unknown`.
    public enum Channel: OpenEnum {
      case last
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "last": self = .last
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .last: "last"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.last] }
    }

    public enum Mode: String, CaseIterable, Codable, Hashable, Sendable {
      case announce
      case webhook
    }
  }

  public struct CompletionDestination: Codable, Hashable, Sendable {
    public private(set) var mode: Mode = .webhook
    public var to: String

    public init(to: String) {
      self.to = to
    }

    public enum Mode: String, CaseIterable, Codable, Hashable, Sendable {
      case webhook
    }
  }
}

/// Where the reply of a job would go, for people.
public struct CronDeliveryPreview: Codable, Hashable, Sendable {
  public var label: String
  public var detail: String

  public init(label: String, detail: String) {
    self.label = label
    self.detail = detail
  }
}

/// What went on in a run, for people who look for a fault.
public struct CronDiagnostics: Codable, Hashable, Sendable {
  public var summary: String?
  public var entries: [Entry]

  public init(summary: String? = nil, entries: [Entry]) {
    self.summary = summary
    self.entries = entries
  }

  public struct Entry: Codable, Hashable, Sendable {
    /// Milliseconds since the Unix epoch.
    public var ts: Int64
    public var source: Source
    public var severity: Severity
    public var message: String
    public var toolName: String?
    public var exitCode: Nullable<Double>?
    public var truncated: Bool?

    public init(
      ts: Int64,
      source: Source,
      severity: Severity,
      message: String,
      toolName: String? = nil,
      exitCode: Nullable<Double>? = nil,
      truncated: Bool? = nil
    ) {
      self.ts = ts
      self.source = source
      self.severity = severity
      self.message = message
      self.toolName = toolName
      self.exitCode = exitCode
      self.truncated = truncated
    }

    /// An open set: values that are not known here are kept in `unknown`.
    public enum Source: OpenEnum {
      case cronPreflight
      case cronSetup
      case modelPreflight
      case agentRun
      case tool
      case exec
      case delivery
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "cron-preflight": self = .cronPreflight
        case "cron-setup": self = .cronSetup
        case "model-preflight": self = .modelPreflight
        case "agent-run": self = .agentRun
        case "tool": self = .tool
        case "exec": self = .exec
        case "delivery": self = .delivery
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .cronPreflight: "cron-preflight"
        case .cronSetup: "cron-setup"
        case .modelPreflight: "model-preflight"
        case .agentRun: "agent-run"
        case .tool: "tool"
        case .exec: "exec"
        case .delivery: "delivery"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.cronPreflight, .cronSetup, .modelPreflight, .agentRun, .tool, .exec, .delivery] }
    }

    /// An open set: values that are not known here are kept in `unknown`.
    public enum Severity: OpenEnum {
      case info
      case warn
      case error
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "info": self = .info
        case "warn": self = .warn
        case "error": self = .error
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .info: "info"
        case .warn: "warn"
        case .error: "error"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.info, .warn, .error] }
    }
  }
}

/// Payload of cron.
///
/// - Note: Payload of the event `cron`.
public struct CronEventPayload: Codable, Hashable, Sendable, VersionedMembers {
  public var jobId: String
  public var action: Action
  /// The job after what happened.
  ///
  /// - Note: Availability: from protocol 4 on, always there from then on.
  /// - Note: Provenance: observed.
  public var job: CronJob?
  /// When the job runs next. Milliseconds since the Unix epoch.
  public var nextRunAtMs: Int64?
  /// When the run began. Milliseconds since the Unix epoch.
  public var runAtMs: Int64?
  /// How long the run took. In milliseconds.
  public var durationMs: Int64?
  /// With `finished`.
  public var status: Status?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var completionStatus: CompletionStatus?
  public var error: String?
  public var summary: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var deliveryStatus: DeliveryStatus?
  /// As cron.run told it.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var runId: String?
  public var sessionKey: String?
  public var sessionId: String?

  public init(
    jobId: String,
    action: Action,
    job: CronJob? = nil,
    nextRunAtMs: Int64? = nil,
    runAtMs: Int64? = nil,
    durationMs: Int64? = nil,
    status: Status? = nil,
    completionStatus: CompletionStatus? = nil,
    error: String? = nil,
    summary: String? = nil,
    deliveryStatus: DeliveryStatus? = nil,
    runId: String? = nil,
    sessionKey: String? = nil,
    sessionId: String? = nil
  ) {
    self.jobId = jobId
    self.action = action
    self.job = job
    self.nextRunAtMs = nextRunAtMs
    self.runAtMs = runAtMs
    self.durationMs = durationMs
    self.status = status
    self.completionStatus = completionStatus
    self.error = error
    self.summary = summary
    self.deliveryStatus = deliveryStatus
    self.runId = runId
    self.sessionKey = sessionKey
    self.sessionId = sessionId
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "job": ProtocolRange(since: 4),
    "completionStatus": ProtocolRange(since: 4),
    "deliveryStatus": ProtocolRange(since: 4),
    "runId": ProtocolRange(since: 4),
  ]

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Action: OpenEnum {
    case added
    case updated
    case started
    case finished
    case removed
    case scheduled
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "added": self = .added
      case "updated": self = .updated
      case "started": self = .started
      case "finished": self = .finished
      case "removed": self = .removed
      case "scheduled": self = .scheduled
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .added: "added"
      case .updated: "updated"
      case .started: "started"
      case .finished: "finished"
      case .removed: "removed"
      case .scheduled: "scheduled"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.added, .updated, .started, .finished, .removed, .scheduled] }
  }

  /// With `finished`.
  ///
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

  /// An open set: values that are not known here are kept in `unknown`.
  public enum CompletionStatus: OpenEnum {
    case succeeded
    case failed
    case unknownValue
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "succeeded": self = .succeeded
      case "failed": self = .failed
      case "unknown": self = .unknownValue
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .succeeded: "succeeded"
      case .failed: "failed"
      case .unknownValue: "unknown"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.succeeded, .failed, .unknownValue] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum DeliveryStatus: OpenEnum {
    case delivered
    case notDelivered
    case unknownValue
    case notRequested
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "delivered": self = .delivered
      case "not-delivered": self = .notDelivered
      case "unknown": self = .unknownValue
      case "not-requested": self = .notRequested
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .delivered: "delivered"
      case .notDelivered: "not-delivered"
      case .unknownValue: "unknown"
      case .notRequested: "not-requested"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.delivered, .notDelivered, .unknownValue, .notRequested] }
  }
}

/// Who hears of a job that keeps failing. False: nobody.
public enum CronFailureAlert: Codable, Hashable, Sendable {
  case disabled
  case settings(Settings)

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if (try? container.decode(Bool.self)) == false {
      self = .disabled
    } else {
      self = .settings(try container.decode(Settings.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .disabled: try container.encode(false)
    case .settings(let value): try container.encode(value)
    }
  }

  public struct Settings: Codable, Hashable, Sendable, VersionedMembers {
    /// A channel, or `last`.
    ///
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var channel: Channel?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var to: String?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var accountId: String?
    /// Failures in a row. At least 1.
    public var after: Int64?
    /// Time between two alerts. In milliseconds.
    public var cooldownMs: Int64?
    public var includeSkipped: Bool?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var mode: Mode?

    public init(
      channel: Channel? = nil,
      to: String? = nil,
      accountId: String? = nil,
      after: Int64? = nil,
      cooldownMs: Int64? = nil,
      includeSkipped: Bool? = nil,
      mode: Mode? = nil
    ) {
      self.channel = channel
      self.to = to
      self.accountId = accountId
      self.after = after
      self.cooldownMs = cooldownMs
      self.includeSkipped = includeSkipped
      self.mode = mode
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "channel": ProtocolRange(since: 4),
      "to": ProtocolRange(since: 4),
      "accountId": ProtocolRange(since: 4),
      "mode": ProtocolRange(since: 4),
    ]

    /// A channel, or `last`.
    ///
    /// An open set: values that are not known here are kept in `unknown`.
    public enum Channel: OpenEnum {
      case last
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "last": self = .last
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .last: "last"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.last] }
    }

    /// An open set: values that are not known here are kept in `unknown`.
    public enum Mode: OpenEnum {
      case announce
      case webhook
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "announce": self = .announce
        case "webhook": self = .webhook
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .announce: "announce"
        case .webhook: "webhook"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.announce, .webhook] }
    }
  }
}

/// Who hears of a job that keeps failing. False: nobody.
public enum CronFailureAlertInput: Codable, Hashable, Sendable {
  case disabled
  case settings(Settings)

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if (try? container.decode(Bool.self)) == false {
      self = .disabled
    } else {
      self = .settings(try container.decode(Settings.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .disabled: try container.encode(false)
    case .settings(let value): try container.encode(value)
    }
  }

  public struct Settings: Codable, Hashable, Sendable {
    /// A channel, or `last`: the one that was used last.
    public var channel: Channel?
    public var to: String?
    public var accountId: String?
    /// Failures in a row. At least 1.
    public var after: Int64?
    /// Time between two alerts. In milliseconds.
    public var cooldownMs: Int64?
    public var includeSkipped: Bool?
    public var mode: Mode?

    public init(
      channel: Channel? = nil,
      to: String? = nil,
      accountId: String? = nil,
      after: Int64? = nil,
      cooldownMs: Int64? = nil,
      includeSkipped: Bool? = nil,
      mode: Mode? = nil
    ) {
      self.channel = channel
      self.to = to
      self.accountId = accountId
      self.after = after
      self.cooldownMs = cooldownMs
      self.includeSkipped = includeSkipped
      self.mode = mode
    }

    /// A channel, or `last`: the one that was used last.
    ///
    /// An open set: values that are not known here are kept in `unknown`.
    public enum Channel: OpenEnum {
      case last
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "last": self = .last
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .last: "last"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.last] }
    }

    public enum Mode: String, CaseIterable, Codable, Hashable, Sendable {
      case announce
      case webhook
    }
  }
}

/// What to change of who hears of a job that keeps failing. Null clears.
public typealias CronFailureAlertPatch = Nullable<CronFailureAlertPatchValue>

/// What to change of who hears of a job that keeps failing. Null clears.
public enum CronFailureAlertPatchValue: Codable, Hashable, Sendable {
  case disabled
  case settings(Settings)

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if (try? container.decode(Bool.self)) == false {
      self = .disabled
    } else {
      self = .settings(try container.decode(Settings.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .disabled: try container.encode(false)
    case .settings(let value): try container.encode(value)
    }
  }

  public struct Settings: Codable, Hashable, Sendable {
    /// A channel, or `last`: the one that was used last.
    public var channel: Nullable<Channel>?
    public var to: Nullable<String>?
    public var accountId: Nullable<String>?
    /// Failures in a row. At least 1.
    public var after: Nullable<Int64>?
    /// Time between two alerts. In milliseconds.
    public var cooldownMs: Nullable<Int64>?
    public var includeSkipped: Nullable<Bool>?
    public var mode: Nullable<Mode>?

    public init(
      channel: Nullable<Channel>? = nil,
      to: Nullable<String>? = nil,
      accountId: Nullable<String>? = nil,
      after: Nullable<Int64>? = nil,
      cooldownMs: Nullable<Int64>? = nil,
      includeSkipped: Nullable<Bool>? = nil,
      mode: Nullable<Mode>? = nil
    ) {
      self.channel = channel
      self.to = to
      self.accountId = accountId
      self.after = after
      self.cooldownMs = cooldownMs
      self.includeSkipped = includeSkipped
      self.mode = mode
    }

    /// A channel, or `last`: the one that was used last.
    ///
    /// An open set: values that are not known here are kept in `unknown`.
    public enum Channel: OpenEnum {
      case last
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "last": self = .last
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .last: "last"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.last] }
    }

    public enum Mode: String, CaseIterable, Codable, Hashable, Sendable {
      case announce
      case webhook
    }
  }
}

/// A job. Events carry it without `configRevision` and what follows it.
///
/// - Note: Result of `cron.update`.
public struct CronJob: Codable, Hashable, Sendable, VersionedMembers {
  public var id: String
  public var name: String
  /// At most 200 characters.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var displayName: String?
  /// Set on jobs that the gateway itself keeps, and on those that were added with it. At most 200 characters.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var declarationKey: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var owner: Owner?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var sessionKey: String?
  public var description: String?
  public var agentId: String?
  public var enabled: Bool
  public var deleteAfterRun: Bool?
  /// Milliseconds since the Unix epoch. From 0 to 8640000000000000.
  public var createdAtMs: Int64
  /// Milliseconds since the Unix epoch. From 0 to 8640000000000000.
  public var updatedAtMs: Int64
  public var schedule: CronSchedule
  /// Or `session:` and a session.
  public var sessionTarget: SessionTarget
  public var wakeMode: WakeMode
  public var payload: CronPayload
  public var delivery: CronDelivery?
  /// Bounds of a cadence that the job chooses itself: at least one of them.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var pacing: Pacing?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var trigger: Trigger?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var failureAlert: CronFailureAlert?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var scheduledToolPolicy: CronToolPolicy?
  public var state: CronJobState
  /// Changes with the job, not with its state. At most 128 characters.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var configRevision: String?
  /// As in the state. Milliseconds since the Unix epoch. From 0 to 8640000000000000.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var nextRunAtMs: Int64?
  /// The agent that runs it.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var effectiveAgentId: String?
  /// As in the state. Milliseconds since the Unix epoch. From 0 to 8640000000000000.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastRunAtMs: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastRunStatus: LastRunStatus?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastRunError: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastDeliveryStatus: LastDeliveryStatus?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastFailureNotificationDeliveryStatus: LastFailureNotificationDeliveryStatus?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastDelivered: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastDeliveryError: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var deliverySuppressionReason: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastFailureNotificationDelivered: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastFailureNotificationDeliveryError: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var deliveryPreview: CronDeliveryPreview?

  public init(
    id: String,
    name: String,
    displayName: String? = nil,
    declarationKey: String? = nil,
    owner: Owner? = nil,
    sessionKey: String? = nil,
    description: String? = nil,
    agentId: String? = nil,
    enabled: Bool,
    deleteAfterRun: Bool? = nil,
    createdAtMs: Int64,
    updatedAtMs: Int64,
    schedule: CronSchedule,
    sessionTarget: SessionTarget,
    wakeMode: WakeMode,
    payload: CronPayload,
    delivery: CronDelivery? = nil,
    pacing: Pacing? = nil,
    trigger: Trigger? = nil,
    failureAlert: CronFailureAlert? = nil,
    scheduledToolPolicy: CronToolPolicy? = nil,
    state: CronJobState,
    configRevision: String? = nil,
    nextRunAtMs: Int64? = nil,
    effectiveAgentId: String? = nil,
    lastRunAtMs: Int64? = nil,
    lastRunStatus: LastRunStatus? = nil,
    lastRunError: String? = nil,
    lastDeliveryStatus: LastDeliveryStatus? = nil,
    lastFailureNotificationDeliveryStatus: LastFailureNotificationDeliveryStatus? = nil,
    lastDelivered: Bool? = nil,
    lastDeliveryError: String? = nil,
    deliverySuppressionReason: String? = nil,
    lastFailureNotificationDelivered: Bool? = nil,
    lastFailureNotificationDeliveryError: String? = nil,
    deliveryPreview: CronDeliveryPreview? = nil
  ) {
    self.id = id
    self.name = name
    self.displayName = displayName
    self.declarationKey = declarationKey
    self.owner = owner
    self.sessionKey = sessionKey
    self.description = description
    self.agentId = agentId
    self.enabled = enabled
    self.deleteAfterRun = deleteAfterRun
    self.createdAtMs = createdAtMs
    self.updatedAtMs = updatedAtMs
    self.schedule = schedule
    self.sessionTarget = sessionTarget
    self.wakeMode = wakeMode
    self.payload = payload
    self.delivery = delivery
    self.pacing = pacing
    self.trigger = trigger
    self.failureAlert = failureAlert
    self.scheduledToolPolicy = scheduledToolPolicy
    self.state = state
    self.configRevision = configRevision
    self.nextRunAtMs = nextRunAtMs
    self.effectiveAgentId = effectiveAgentId
    self.lastRunAtMs = lastRunAtMs
    self.lastRunStatus = lastRunStatus
    self.lastRunError = lastRunError
    self.lastDeliveryStatus = lastDeliveryStatus
    self.lastFailureNotificationDeliveryStatus = lastFailureNotificationDeliveryStatus
    self.lastDelivered = lastDelivered
    self.lastDeliveryError = lastDeliveryError
    self.deliverySuppressionReason = deliverySuppressionReason
    self.lastFailureNotificationDelivered = lastFailureNotificationDelivered
    self.lastFailureNotificationDeliveryError = lastFailureNotificationDeliveryError
    self.deliveryPreview = deliveryPreview
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "displayName": ProtocolRange(since: 4),
    "declarationKey": ProtocolRange(since: 4),
    "owner": ProtocolRange(since: 4),
    "sessionKey": ProtocolRange(since: 4),
    "pacing": ProtocolRange(since: 4),
    "trigger": ProtocolRange(since: 4),
    "failureAlert": ProtocolRange(since: 4),
    "scheduledToolPolicy": ProtocolRange(since: 4),
    "configRevision": ProtocolRange(since: 4),
    "nextRunAtMs": ProtocolRange(since: 4),
    "effectiveAgentId": ProtocolRange(since: 4),
    "lastRunAtMs": ProtocolRange(since: 4),
    "lastRunStatus": ProtocolRange(since: 4),
    "lastRunError": ProtocolRange(since: 4),
    "lastDeliveryStatus": ProtocolRange(since: 4),
    "lastFailureNotificationDeliveryStatus": ProtocolRange(since: 4),
    "lastDelivered": ProtocolRange(since: 4),
    "lastDeliveryError": ProtocolRange(since: 4),
    "deliverySuppressionReason": ProtocolRange(since: 4),
    "lastFailureNotificationDelivered": ProtocolRange(since: 4),
    "lastFailureNotificationDeliveryError": ProtocolRange(since: 4),
    "deliveryPreview": ProtocolRange(since: 4),
  ]

  public struct Owner: Codable, Hashable, Sendable {
    public var agentId: String?
    public var sessionKey: String?
    public var accountId: String?

    public init(agentId: String? = nil, sessionKey: String? = nil, accountId: String? = nil) {
      self.agentId = agentId
      self.sessionKey = sessionKey
      self.accountId = accountId
    }
  }

  /// Or `session:` and a session.
  ///
  /// An open set: values that are not known here are kept in `unknown`.
  public enum SessionTarget: OpenEnum {
    case main
    case isolated
    case current
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "main": self = .main
      case "isolated": self = .isolated
      case "current": self = .current
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .main: "main"
      case .isolated: "isolated"
      case .current: "current"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.main, .isolated, .current] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum WakeMode: OpenEnum {
    case nextHeartbeat
    case now
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "next-heartbeat": self = .nextHeartbeat
      case "now": self = .now
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .nextHeartbeat: "next-heartbeat"
      case .now: "now"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.nextHeartbeat, .now] }
  }

  /// Bounds of a cadence that the job chooses itself: at least one of them.
  public struct Pacing: Codable, Hashable, Sendable {
    public var min: String?
    public var max: String?

    public init(min: String? = nil, max: String? = nil) {
      self.min = min
      self.max = max
    }
  }

  public struct Trigger: Codable, Hashable, Sendable {
    /// At most 65536 characters.
    public var script: String
    public var once: Bool?

    public init(script: String, once: Bool? = nil) {
      self.script = script
      self.once = once
    }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum LastRunStatus: OpenEnum {
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

  /// An open set: values that are not known here are kept in `unknown`.
  public enum LastDeliveryStatus: OpenEnum {
    case delivered
    case notDelivered
    case unknownValue
    case notRequested
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "delivered": self = .delivered
      case "not-delivered": self = .notDelivered
      case "unknown": self = .unknownValue
      case "not-requested": self = .notRequested
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .delivered: "delivered"
      case .notDelivered: "not-delivered"
      case .unknownValue: "unknown"
      case .notRequested: "not-requested"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.delivered, .notDelivered, .unknownValue, .notRequested] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum LastFailureNotificationDeliveryStatus: OpenEnum {
    case delivered
    case notDelivered
    case unknownValue
    case notRequested
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "delivered": self = .delivered
      case "not-delivered": self = .notDelivered
      case "unknown": self = .unknownValue
      case "not-requested": self = .notRequested
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .delivered: "delivered"
      case .notDelivered: "not-delivered"
      case .unknownValue: "unknown"
      case .notRequested: "not-requested"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.delivered, .notDelivered, .unknownValue, .notRequested] }
  }
}

/// What to change of a job. Members that are left out stay.
public struct CronJobPatch: Codable, Hashable, Sendable, VersionedMembers {
  /// Null: the default agent.
  public var agentId: Nullable<String>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var sessionKey: Nullable<String>?
  public var description: String?
  public var enabled: Bool?
  /// Removes the job after a run that went well.
  public var deleteAfterRun: Bool?
  public var sessionTarget: SessionTarget?
  public var wakeMode: WakeMode?
  public var name: String?
  /// At most 200 characters.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var displayName: Nullable<String>?
  public var schedule: CronScheduleInput?
  public var payload: CronPayloadPatch?
  public var delivery: CronDeliveryPatch?
  /// Bounds of a cadence that the job chooses itself: at least one of them.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var pacing: Nullable<Pacing>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var trigger: Nullable<Trigger>?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var failureAlert: CronFailureAlertPatch?
  /// Bookkeeping of upstream; see CronJobState.
  public var state: State?

  public init(
    agentId: Nullable<String>? = nil,
    sessionKey: Nullable<String>? = nil,
    description: String? = nil,
    enabled: Bool? = nil,
    deleteAfterRun: Bool? = nil,
    sessionTarget: SessionTarget? = nil,
    wakeMode: WakeMode? = nil,
    name: String? = nil,
    displayName: Nullable<String>? = nil,
    schedule: CronScheduleInput? = nil,
    payload: CronPayloadPatch? = nil,
    delivery: CronDeliveryPatch? = nil,
    pacing: Nullable<Pacing>? = nil,
    trigger: Nullable<Trigger>? = nil,
    failureAlert: CronFailureAlertPatch? = nil,
    state: State? = nil
  ) {
    self.agentId = agentId
    self.sessionKey = sessionKey
    self.description = description
    self.enabled = enabled
    self.deleteAfterRun = deleteAfterRun
    self.sessionTarget = sessionTarget
    self.wakeMode = wakeMode
    self.name = name
    self.displayName = displayName
    self.schedule = schedule
    self.payload = payload
    self.delivery = delivery
    self.pacing = pacing
    self.trigger = trigger
    self.failureAlert = failureAlert
    self.state = state
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "sessionKey": ProtocolRange(since: 4),
    "displayName": ProtocolRange(since: 4),
    "pacing": ProtocolRange(since: 4),
    "trigger": ProtocolRange(since: 4),
    "failureAlert": ProtocolRange(since: 4),
  ]

  /// An open set: values that are not known here are kept in `unknown`.
  public enum SessionTarget: OpenEnum {
    case main
    case isolated
    case current
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "main": self = .main
      case "isolated": self = .isolated
      case "current": self = .current
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .main: "main"
      case .isolated: "isolated"
      case .current: "current"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.main, .isolated, .current] }
  }

  public enum WakeMode: String, CaseIterable, Codable, Hashable, Sendable {
    case nextHeartbeat = "next-heartbeat"
    case now
  }

  /// Bounds of a cadence that the job chooses itself: at least one of them.
  public struct Pacing: Codable, Hashable, Sendable {
    public var min: String?
    public var max: String?

    public init(min: String? = nil, max: String? = nil) {
      self.min = min
      self.max = max
    }
  }

  public struct Trigger: Codable, Hashable, Sendable {
    /// At most 65536 characters.
    public var script: String
    public var once: Bool?

    public init(script: String, once: Bool? = nil) {
      self.script = script
      self.once = once
    }
  }

  /// Bookkeeping of upstream; see CronJobState.
  public struct State: Codable, Hashable, Sendable, VersionedMembers {
    /// Milliseconds since the Unix epoch. From 0 to 8640000000000000.
    public var nextRunAtMs: Int64?
    /// Milliseconds since the Unix epoch. From 0 to 8640000000000000.
    public var runningAtMs: Int64?
    /// Milliseconds since the Unix epoch. From 0 to 8640000000000000.
    public var lastRunAtMs: Int64?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var lastRunStatus: LastRunStatus?
    public var lastStatus: LastStatus?
    public var lastError: String?
    /// Duration in milliseconds.
    public var lastDurationMs: Int64?
    public var consecutiveErrors: Int64?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var consecutiveSkipped: Int64?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var lastDeliveryStatus: LastDeliveryStatus?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var lastFailureNotificationDeliveryStatus: LastFailureNotificationDeliveryStatus?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var lastErrorReason: LastErrorReason?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var lastDelivered: Bool?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var lastDeliveryError: String?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var lastFailureNotificationDelivered: Bool?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var lastFailureNotificationDeliveryError: String?
    /// When somebody was last told that it keeps failing. Milliseconds since the Unix epoch. From 0 to
    /// 8640000000000000.
    ///
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var lastFailureAlertAtMs: Int64?
    /// When its trigger was last asked. Milliseconds since the Unix epoch. From 0 to 8640000000000000.
    ///
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var lastTriggerEvalAtMs: Int64?
    /// How often its trigger was asked.
    ///
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var triggerEvalCount: Int64?
    /// When its trigger last said yes. Milliseconds since the Unix epoch. From 0 to 8640000000000000.
    ///
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var lastTriggerFireAtMs: Int64?
    /// What the script of the trigger keeps.
    ///
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var triggerState: JSONValue?
    /// Of the command of a schedule `stream`.
    ///
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var streamStatus: StreamStatus?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var streamError: String?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var streamConsecutiveFailures: Int64?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var streamRestartExhausted: Bool?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var streamDroppedBatches: Int64?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var streamCoalescedBatches: Int64?
    /// When the command was last started. Milliseconds since the Unix epoch. From 0 to 8640000000000000.
    ///
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var streamLastStartedAtMs: Int64?
    /// When the command last ended. Milliseconds since the Unix epoch. From 0 to 8640000000000000.
    ///
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var streamLastExitAtMs: Int64?

    public init(
      nextRunAtMs: Int64? = nil,
      runningAtMs: Int64? = nil,
      lastRunAtMs: Int64? = nil,
      lastRunStatus: LastRunStatus? = nil,
      lastStatus: LastStatus? = nil,
      lastError: String? = nil,
      lastDurationMs: Int64? = nil,
      consecutiveErrors: Int64? = nil,
      consecutiveSkipped: Int64? = nil,
      lastDeliveryStatus: LastDeliveryStatus? = nil,
      lastFailureNotificationDeliveryStatus: LastFailureNotificationDeliveryStatus? = nil,
      lastErrorReason: LastErrorReason? = nil,
      lastDelivered: Bool? = nil,
      lastDeliveryError: String? = nil,
      lastFailureNotificationDelivered: Bool? = nil,
      lastFailureNotificationDeliveryError: String? = nil,
      lastFailureAlertAtMs: Int64? = nil,
      lastTriggerEvalAtMs: Int64? = nil,
      triggerEvalCount: Int64? = nil,
      lastTriggerFireAtMs: Int64? = nil,
      triggerState: JSONValue? = nil,
      streamStatus: StreamStatus? = nil,
      streamError: String? = nil,
      streamConsecutiveFailures: Int64? = nil,
      streamRestartExhausted: Bool? = nil,
      streamDroppedBatches: Int64? = nil,
      streamCoalescedBatches: Int64? = nil,
      streamLastStartedAtMs: Int64? = nil,
      streamLastExitAtMs: Int64? = nil
    ) {
      self.nextRunAtMs = nextRunAtMs
      self.runningAtMs = runningAtMs
      self.lastRunAtMs = lastRunAtMs
      self.lastRunStatus = lastRunStatus
      self.lastStatus = lastStatus
      self.lastError = lastError
      self.lastDurationMs = lastDurationMs
      self.consecutiveErrors = consecutiveErrors
      self.consecutiveSkipped = consecutiveSkipped
      self.lastDeliveryStatus = lastDeliveryStatus
      self.lastFailureNotificationDeliveryStatus = lastFailureNotificationDeliveryStatus
      self.lastErrorReason = lastErrorReason
      self.lastDelivered = lastDelivered
      self.lastDeliveryError = lastDeliveryError
      self.lastFailureNotificationDelivered = lastFailureNotificationDelivered
      self.lastFailureNotificationDeliveryError = lastFailureNotificationDeliveryError
      self.lastFailureAlertAtMs = lastFailureAlertAtMs
      self.lastTriggerEvalAtMs = lastTriggerEvalAtMs
      self.triggerEvalCount = triggerEvalCount
      self.lastTriggerFireAtMs = lastTriggerFireAtMs
      self.triggerState = triggerState
      self.streamStatus = streamStatus
      self.streamError = streamError
      self.streamConsecutiveFailures = streamConsecutiveFailures
      self.streamRestartExhausted = streamRestartExhausted
      self.streamDroppedBatches = streamDroppedBatches
      self.streamCoalescedBatches = streamCoalescedBatches
      self.streamLastStartedAtMs = streamLastStartedAtMs
      self.streamLastExitAtMs = streamLastExitAtMs
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "lastRunStatus": ProtocolRange(since: 4),
      "consecutiveSkipped": ProtocolRange(since: 4),
      "lastDeliveryStatus": ProtocolRange(since: 4),
      "lastFailureNotificationDeliveryStatus": ProtocolRange(since: 4),
      "lastErrorReason": ProtocolRange(since: 4),
      "lastDelivered": ProtocolRange(since: 4),
      "lastDeliveryError": ProtocolRange(since: 4),
      "lastFailureNotificationDelivered": ProtocolRange(since: 4),
      "lastFailureNotificationDeliveryError": ProtocolRange(since: 4),
      "lastFailureAlertAtMs": ProtocolRange(since: 4),
      "lastTriggerEvalAtMs": ProtocolRange(since: 4),
      "triggerEvalCount": ProtocolRange(since: 4),
      "lastTriggerFireAtMs": ProtocolRange(since: 4),
      "triggerState": ProtocolRange(since: 4),
      "streamStatus": ProtocolRange(since: 4),
      "streamError": ProtocolRange(since: 4),
      "streamConsecutiveFailures": ProtocolRange(since: 4),
      "streamRestartExhausted": ProtocolRange(since: 4),
      "streamDroppedBatches": ProtocolRange(since: 4),
      "streamCoalescedBatches": ProtocolRange(since: 4),
      "streamLastStartedAtMs": ProtocolRange(since: 4),
      "streamLastExitAtMs": ProtocolRange(since: 4),
    ]

    public enum LastRunStatus: String, CaseIterable, Codable, Hashable, Sendable {
      case ok
      case error
      case skipped
    }

    public enum LastStatus: String, CaseIterable, Codable, Hashable, Sendable {
      case ok
      case error
      case skipped
    }

    public enum LastDeliveryStatus: String, CaseIterable, Codable, Hashable, Sendable {
      case delivered
      case notDelivered = "not-delivered"
      case unknownValue = "unknown"
      case notRequested = "not-requested"
    }

    public enum LastFailureNotificationDeliveryStatus: String, CaseIterable, Codable, Hashable, Sendable {
      case delivered
      case notDelivered = "not-delivered"
      case unknownValue = "unknown"
      case notRequested = "not-requested"
    }

    public enum LastErrorReason: String, CaseIterable, Codable, Hashable, Sendable {
      case auth
      case authPermanent = "auth_permanent"
      case format
      case rateLimit = "rate_limit"
      case overloaded
      case billing
      case serverError = "server_error"
      case timeout
      case tlsCertificate = "tls_certificate"
      case contextOverflow = "context_overflow"
      case modelNotFound = "model_not_found"
      case sessionExpired = "session_expired"
      case emptyResponse = "empty_response"
      case noErrorDetails = "no_error_details"
      case unclassified
      case unknownValue = "unknown"
    }

    public enum StreamStatus: String, CaseIterable, Codable, Hashable, Sendable {
      case starting
      case running
      case restarting
      case stopped
      case disabled
      case error
    }
  }
}

/// How a job stands.
public struct CronJobState: Codable, Hashable, Sendable, VersionedMembers {
  /// When it runs next. Absent when it does not. Milliseconds since the Unix epoch. From 0 to
  /// 8640000000000000.
  public var nextRunAtMs: Int64?
  /// Since when it runs. Milliseconds since the Unix epoch. From 0 to 8640000000000000.
  public var runningAtMs: Int64?
  /// When it ran last. Milliseconds since the Unix epoch. From 0 to 8640000000000000.
  public var lastRunAtMs: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastRunStatus: LastRunStatus?
  public var lastStatus: LastStatus?
  public var lastError: String?
  /// Duration in milliseconds.
  public var lastDurationMs: Int64?
  public var consecutiveErrors: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var consecutiveSkipped: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastDeliveryStatus: LastDeliveryStatus?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastFailureNotificationDeliveryStatus: LastFailureNotificationDeliveryStatus?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastErrorReason: LastErrorReason?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastDelivered: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastDeliveryError: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastFailureNotificationDelivered: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastFailureNotificationDeliveryError: String?
  /// When somebody was last told that it keeps failing. Milliseconds since the Unix epoch. From 0 to
  /// 8640000000000000.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastFailureAlertAtMs: Int64?
  /// When its trigger was last asked. Milliseconds since the Unix epoch. From 0 to 8640000000000000.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastTriggerEvalAtMs: Int64?
  /// How often its trigger was asked.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var triggerEvalCount: Int64?
  /// When its trigger last said yes. Milliseconds since the Unix epoch. From 0 to 8640000000000000.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastTriggerFireAtMs: Int64?
  /// What the script of the trigger keeps.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var triggerState: JSONValue?
  /// Of the command of a schedule `stream`.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var streamStatus: StreamStatus?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var streamError: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var streamConsecutiveFailures: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var streamRestartExhausted: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var streamDroppedBatches: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var streamCoalescedBatches: Int64?
  /// When the command was last started. Milliseconds since the Unix epoch. From 0 to 8640000000000000.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var streamLastStartedAtMs: Int64?
  /// When the command last ended. Milliseconds since the Unix epoch. From 0 to 8640000000000000.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var streamLastExitAtMs: Int64?
  /// Since when this schedule holds. Milliseconds since the Unix epoch. From 0 to 8640000000000000.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var scheduleActivatedAtMs: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastDiagnostics: CronDiagnostics?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastDiagnosticSummary: String?
  /// Why the gateway itself disabled the job.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var autoDisabled: AutoDisabled?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var deliverySuppressionReason: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var streamSourceIdentity: String?

  public init(
    nextRunAtMs: Int64? = nil,
    runningAtMs: Int64? = nil,
    lastRunAtMs: Int64? = nil,
    lastRunStatus: LastRunStatus? = nil,
    lastStatus: LastStatus? = nil,
    lastError: String? = nil,
    lastDurationMs: Int64? = nil,
    consecutiveErrors: Int64? = nil,
    consecutiveSkipped: Int64? = nil,
    lastDeliveryStatus: LastDeliveryStatus? = nil,
    lastFailureNotificationDeliveryStatus: LastFailureNotificationDeliveryStatus? = nil,
    lastErrorReason: LastErrorReason? = nil,
    lastDelivered: Bool? = nil,
    lastDeliveryError: String? = nil,
    lastFailureNotificationDelivered: Bool? = nil,
    lastFailureNotificationDeliveryError: String? = nil,
    lastFailureAlertAtMs: Int64? = nil,
    lastTriggerEvalAtMs: Int64? = nil,
    triggerEvalCount: Int64? = nil,
    lastTriggerFireAtMs: Int64? = nil,
    triggerState: JSONValue? = nil,
    streamStatus: StreamStatus? = nil,
    streamError: String? = nil,
    streamConsecutiveFailures: Int64? = nil,
    streamRestartExhausted: Bool? = nil,
    streamDroppedBatches: Int64? = nil,
    streamCoalescedBatches: Int64? = nil,
    streamLastStartedAtMs: Int64? = nil,
    streamLastExitAtMs: Int64? = nil,
    scheduleActivatedAtMs: Int64? = nil,
    lastDiagnostics: CronDiagnostics? = nil,
    lastDiagnosticSummary: String? = nil,
    autoDisabled: AutoDisabled? = nil,
    deliverySuppressionReason: String? = nil,
    streamSourceIdentity: String? = nil
  ) {
    self.nextRunAtMs = nextRunAtMs
    self.runningAtMs = runningAtMs
    self.lastRunAtMs = lastRunAtMs
    self.lastRunStatus = lastRunStatus
    self.lastStatus = lastStatus
    self.lastError = lastError
    self.lastDurationMs = lastDurationMs
    self.consecutiveErrors = consecutiveErrors
    self.consecutiveSkipped = consecutiveSkipped
    self.lastDeliveryStatus = lastDeliveryStatus
    self.lastFailureNotificationDeliveryStatus = lastFailureNotificationDeliveryStatus
    self.lastErrorReason = lastErrorReason
    self.lastDelivered = lastDelivered
    self.lastDeliveryError = lastDeliveryError
    self.lastFailureNotificationDelivered = lastFailureNotificationDelivered
    self.lastFailureNotificationDeliveryError = lastFailureNotificationDeliveryError
    self.lastFailureAlertAtMs = lastFailureAlertAtMs
    self.lastTriggerEvalAtMs = lastTriggerEvalAtMs
    self.triggerEvalCount = triggerEvalCount
    self.lastTriggerFireAtMs = lastTriggerFireAtMs
    self.triggerState = triggerState
    self.streamStatus = streamStatus
    self.streamError = streamError
    self.streamConsecutiveFailures = streamConsecutiveFailures
    self.streamRestartExhausted = streamRestartExhausted
    self.streamDroppedBatches = streamDroppedBatches
    self.streamCoalescedBatches = streamCoalescedBatches
    self.streamLastStartedAtMs = streamLastStartedAtMs
    self.streamLastExitAtMs = streamLastExitAtMs
    self.scheduleActivatedAtMs = scheduleActivatedAtMs
    self.lastDiagnostics = lastDiagnostics
    self.lastDiagnosticSummary = lastDiagnosticSummary
    self.autoDisabled = autoDisabled
    self.deliverySuppressionReason = deliverySuppressionReason
    self.streamSourceIdentity = streamSourceIdentity
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "lastRunStatus": ProtocolRange(since: 4),
    "consecutiveSkipped": ProtocolRange(since: 4),
    "lastDeliveryStatus": ProtocolRange(since: 4),
    "lastFailureNotificationDeliveryStatus": ProtocolRange(since: 4),
    "lastErrorReason": ProtocolRange(since: 4),
    "lastDelivered": ProtocolRange(since: 4),
    "lastDeliveryError": ProtocolRange(since: 4),
    "lastFailureNotificationDelivered": ProtocolRange(since: 4),
    "lastFailureNotificationDeliveryError": ProtocolRange(since: 4),
    "lastFailureAlertAtMs": ProtocolRange(since: 4),
    "lastTriggerEvalAtMs": ProtocolRange(since: 4),
    "triggerEvalCount": ProtocolRange(since: 4),
    "lastTriggerFireAtMs": ProtocolRange(since: 4),
    "triggerState": ProtocolRange(since: 4),
    "streamStatus": ProtocolRange(since: 4),
    "streamError": ProtocolRange(since: 4),
    "streamConsecutiveFailures": ProtocolRange(since: 4),
    "streamRestartExhausted": ProtocolRange(since: 4),
    "streamDroppedBatches": ProtocolRange(since: 4),
    "streamCoalescedBatches": ProtocolRange(since: 4),
    "streamLastStartedAtMs": ProtocolRange(since: 4),
    "streamLastExitAtMs": ProtocolRange(since: 4),
    "scheduleActivatedAtMs": ProtocolRange(since: 4),
    "lastDiagnostics": ProtocolRange(since: 4),
    "lastDiagnosticSummary": ProtocolRange(since: 4),
    "autoDisabled": ProtocolRange(since: 4),
    "deliverySuppressionReason": ProtocolRange(since: 4),
    "streamSourceIdentity": ProtocolRange(since: 4),
  ]

  /// An open set: values that are not known here are kept in `unknown`.
  public enum LastRunStatus: OpenEnum {
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

  /// An open set: values that are not known here are kept in `unknown`.
  public enum LastStatus: OpenEnum {
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

  /// An open set: values that are not known here are kept in `unknown`.
  public enum LastDeliveryStatus: OpenEnum {
    case delivered
    case notDelivered
    case unknownValue
    case notRequested
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "delivered": self = .delivered
      case "not-delivered": self = .notDelivered
      case "unknown": self = .unknownValue
      case "not-requested": self = .notRequested
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .delivered: "delivered"
      case .notDelivered: "not-delivered"
      case .unknownValue: "unknown"
      case .notRequested: "not-requested"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.delivered, .notDelivered, .unknownValue, .notRequested] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum LastFailureNotificationDeliveryStatus: OpenEnum {
    case delivered
    case notDelivered
    case unknownValue
    case notRequested
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "delivered": self = .delivered
      case "not-delivered": self = .notDelivered
      case "unknown": self = .unknownValue
      case "not-requested": self = .notRequested
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .delivered: "delivered"
      case .notDelivered: "not-delivered"
      case .unknownValue: "unknown"
      case .notRequested: "not-requested"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.delivered, .notDelivered, .unknownValue, .notRequested] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum LastErrorReason: OpenEnum {
    case auth
    case authPermanent
    case format
    case rateLimit
    case overloaded
    case billing
    case serverError
    case timeout
    case tlsCertificate
    case contextOverflow
    case modelNotFound
    case sessionExpired
    case emptyResponse
    case noErrorDetails
    case unclassified
    case unknownValue
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "auth": self = .auth
      case "auth_permanent": self = .authPermanent
      case "format": self = .format
      case "rate_limit": self = .rateLimit
      case "overloaded": self = .overloaded
      case "billing": self = .billing
      case "server_error": self = .serverError
      case "timeout": self = .timeout
      case "tls_certificate": self = .tlsCertificate
      case "context_overflow": self = .contextOverflow
      case "model_not_found": self = .modelNotFound
      case "session_expired": self = .sessionExpired
      case "empty_response": self = .emptyResponse
      case "no_error_details": self = .noErrorDetails
      case "unclassified": self = .unclassified
      case "unknown": self = .unknownValue
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .auth: "auth"
      case .authPermanent: "auth_permanent"
      case .format: "format"
      case .rateLimit: "rate_limit"
      case .overloaded: "overloaded"
      case .billing: "billing"
      case .serverError: "server_error"
      case .timeout: "timeout"
      case .tlsCertificate: "tls_certificate"
      case .contextOverflow: "context_overflow"
      case .modelNotFound: "model_not_found"
      case .sessionExpired: "session_expired"
      case .emptyResponse: "empty_response"
      case .noErrorDetails: "no_error_details"
      case .unclassified: "unclassified"
      case .unknownValue: "unknown"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.auth, .authPermanent, .format, .rateLimit, .overloaded, .billing, .serverError, .timeout, .tlsCertificate, .contextOverflow, .modelNotFound, .sessionExpired, .emptyResponse, .noErrorDetails, .unclassified, .unknownValue] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum StreamStatus: OpenEnum {
    case starting
    case running
    case restarting
    case stopped
    case disabled
    case error
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "starting": self = .starting
      case "running": self = .running
      case "restarting": self = .restarting
      case "stopped": self = .stopped
      case "disabled": self = .disabled
      case "error": self = .error
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .starting: "starting"
      case .running: "running"
      case .restarting: "restarting"
      case .stopped: "stopped"
      case .disabled: "disabled"
      case .error: "error"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.starting, .running, .restarting, .stopped, .disabled, .error] }
  }

  public struct AutoDisabled: Codable, Hashable, Sendable {
    public var reason: Reason
    /// Milliseconds since the Unix epoch. From 0 to 8640000000000000.
    public var atMs: Int64
    /// At least 1.
    public var consecutiveErrors: Int64

    public init(reason: Reason, atMs: Int64, consecutiveErrors: Int64) {
      self.reason = reason
      self.atMs = atMs
      self.consecutiveErrors = consecutiveErrors
    }

    /// An open set: values that are not known here are kept in `unknown`.
    public enum Reason: OpenEnum {
      case consecutiveFailures
      case scheduleErrors
      case unknown(String)

      public init(rawValue: String) {
        switch rawValue {
        case "consecutive-failures": self = .consecutiveFailures
        case "schedule-errors": self = .scheduleErrors
        default: self = .unknown(rawValue)
        }
      }

      public var rawValue: String {
        switch self {
        case .consecutiveFailures: "consecutive-failures"
        case .scheduleErrors: "schedule-errors"
        case .unknown(let value): value
        }
      }

      public static var knownCases: [Self] { [.consecutiveFailures, .scheduleErrors] }
    }
  }
}

/// Parameters of cron.list.
///
/// - Note: Params of `cron.list`.
public struct CronListParams: Codable, Hashable, Sendable, VersionedMembers {
  /// Default false.
  public var includeDisabled: Bool?
  /// From 1 to 200.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var limit: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var offset: Int64?
  /// Part of a name or a description, or an id.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var query: String?
  /// Comes before includeDisabled.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var enabled: Enabled?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var scheduleKind: ScheduleKind?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lastRunStatus: LastRunStatus?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var trigger: Trigger?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var sortBy: SortBy?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var sortDir: SortDir?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var compact: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var includeDeliveryPreviews: Bool?

  public init(
    includeDisabled: Bool? = nil,
    limit: Int64? = nil,
    offset: Int64? = nil,
    query: String? = nil,
    enabled: Enabled? = nil,
    scheduleKind: ScheduleKind? = nil,
    lastRunStatus: LastRunStatus? = nil,
    trigger: Trigger? = nil,
    sortBy: SortBy? = nil,
    sortDir: SortDir? = nil,
    agentId: String? = nil,
    compact: Bool? = nil,
    includeDeliveryPreviews: Bool? = nil
  ) {
    self.includeDisabled = includeDisabled
    self.limit = limit
    self.offset = offset
    self.query = query
    self.enabled = enabled
    self.scheduleKind = scheduleKind
    self.lastRunStatus = lastRunStatus
    self.trigger = trigger
    self.sortBy = sortBy
    self.sortDir = sortDir
    self.agentId = agentId
    self.compact = compact
    self.includeDeliveryPreviews = includeDeliveryPreviews
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "limit": ProtocolRange(since: 4),
    "offset": ProtocolRange(since: 4),
    "query": ProtocolRange(since: 4),
    "enabled": ProtocolRange(since: 4),
    "scheduleKind": ProtocolRange(since: 4),
    "lastRunStatus": ProtocolRange(since: 4),
    "trigger": ProtocolRange(since: 4),
    "sortBy": ProtocolRange(since: 4),
    "sortDir": ProtocolRange(since: 4),
    "agentId": ProtocolRange(since: 4),
    "compact": ProtocolRange(since: 4),
    "includeDeliveryPreviews": ProtocolRange(since: 4),
  ]

  public enum Enabled: String, CaseIterable, Codable, Hashable, Sendable {
    case all
    case enabled
    case disabled
  }

  public enum ScheduleKind: String, CaseIterable, Codable, Hashable, Sendable {
    case all
    case at
    case every
    case cron
    case onExit = "on-exit"
    case stream
  }

  public enum LastRunStatus: String, CaseIterable, Codable, Hashable, Sendable {
    case all
    case ok
    case error
    case skipped
    case unknownValue = "unknown"
  }

  public enum Trigger: String, CaseIterable, Codable, Hashable, Sendable {
    case all
    case conditional
    case unconditional
  }

  public enum SortBy: String, CaseIterable, Codable, Hashable, Sendable {
    case nextRunAtMs
    case updatedAtMs
    case name
  }

  public enum SortDir: String, CaseIterable, Codable, Hashable, Sendable {
    case asc
    case desc
  }
}

/// Result of cron.list.
///
/// - Note: Result of `cron.list`.
public struct CronListResult: Codable, Hashable, Sendable, VersionedMembers {
  public var jobs: [CronJob]
  /// Changes whenever a job does.
  ///
  /// - Note: Availability: from protocol 4 on, always there from then on.
  /// - Note: Provenance: observed.
  public var snapshotRevision: String?
  /// - Note: Availability: from protocol 4 on, always there from then on.
  /// - Note: Provenance: observed.
  public var total: Int64?
  /// - Note: Availability: from protocol 4 on, always there from then on.
  /// - Note: Provenance: observed.
  public var offset: Int64?
  /// - Note: Availability: from protocol 4 on, always there from then on.
  /// - Note: Provenance: observed.
  public var limit: Int64?
  /// - Note: Availability: from protocol 4 on, always there from then on.
  /// - Note: Provenance: observed.
  public var hasMore: Bool?
  /// - Note: Availability: from protocol 4 on, always there from then on.
  /// - Note: Provenance: observed.
  public var nextOffset: Nullable<Int64>?
  /// By job id.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var deliveryPreviews: [String: CronDeliveryPreview]?

  public init(
    jobs: [CronJob],
    snapshotRevision: String? = nil,
    total: Int64? = nil,
    offset: Int64? = nil,
    limit: Int64? = nil,
    hasMore: Bool? = nil,
    nextOffset: Nullable<Int64>? = nil,
    deliveryPreviews: [String: CronDeliveryPreview]? = nil
  ) {
    self.jobs = jobs
    self.snapshotRevision = snapshotRevision
    self.total = total
    self.offset = offset
    self.limit = limit
    self.hasMore = hasMore
    self.nextOffset = nextOffset
    self.deliveryPreviews = deliveryPreviews
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "snapshotRevision": ProtocolRange(since: 4),
    "total": ProtocolRange(since: 4),
    "offset": ProtocolRange(since: 4),
    "limit": ProtocolRange(since: 4),
    "hasMore": ProtocolRange(since: 4),
    "nextOffset": ProtocolRange(since: 4),
    "deliveryPreviews": ProtocolRange(since: 4),
  ]
}

/// What a job does.
public struct CronPayload: Codable, Hashable, Sendable, VersionedMembers {
  public var kind: Kind
  /// With kind `systemEvent`.
  public var text: String?
  /// With kind `agentTurn`.
  public var message: String?
  public var thinking: String?
  public var model: String?
  public var timeoutSeconds: Double?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var toolsAllow: [String]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var toolsAllowIsDefault: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var lightContext: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var fallbacks: [String]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var allowUnsafeExternalContent: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var argv: [String]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var cwd: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var env: [String: String]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var input: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var noOutputTimeoutSeconds: Double?
  /// At least 1.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var outputMaxBytes: Int64?
  /// At most 65536 characters.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var script: String?
  /// At least 1.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var toolBudget: Int64?

  public init(
    kind: Kind,
    text: String? = nil,
    message: String? = nil,
    thinking: String? = nil,
    model: String? = nil,
    timeoutSeconds: Double? = nil,
    toolsAllow: [String]? = nil,
    toolsAllowIsDefault: Bool? = nil,
    lightContext: Bool? = nil,
    fallbacks: [String]? = nil,
    allowUnsafeExternalContent: Bool? = nil,
    argv: [String]? = nil,
    cwd: String? = nil,
    env: [String: String]? = nil,
    input: String? = nil,
    noOutputTimeoutSeconds: Double? = nil,
    outputMaxBytes: Int64? = nil,
    script: String? = nil,
    toolBudget: Int64? = nil
  ) {
    self.kind = kind
    self.text = text
    self.message = message
    self.thinking = thinking
    self.model = model
    self.timeoutSeconds = timeoutSeconds
    self.toolsAllow = toolsAllow
    self.toolsAllowIsDefault = toolsAllowIsDefault
    self.lightContext = lightContext
    self.fallbacks = fallbacks
    self.allowUnsafeExternalContent = allowUnsafeExternalContent
    self.argv = argv
    self.cwd = cwd
    self.env = env
    self.input = input
    self.noOutputTimeoutSeconds = noOutputTimeoutSeconds
    self.outputMaxBytes = outputMaxBytes
    self.script = script
    self.toolBudget = toolBudget
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "toolsAllow": ProtocolRange(since: 4),
    "toolsAllowIsDefault": ProtocolRange(since: 4),
    "lightContext": ProtocolRange(since: 4),
    "fallbacks": ProtocolRange(since: 4),
    "allowUnsafeExternalContent": ProtocolRange(since: 4),
    "argv": ProtocolRange(since: 4),
    "cwd": ProtocolRange(since: 4),
    "env": ProtocolRange(since: 4),
    "input": ProtocolRange(since: 4),
    "noOutputTimeoutSeconds": ProtocolRange(since: 4),
    "outputMaxBytes": ProtocolRange(since: 4),
    "script": ProtocolRange(since: 4),
    "toolBudget": ProtocolRange(since: 4),
  ]

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Kind: OpenEnum {
    case systemEvent
    case agentTurn
    case command
    case script
    case heartbeat
    case skillCollectionReview
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "systemEvent": self = .systemEvent
      case "agentTurn": self = .agentTurn
      case "command": self = .command
      case "script": self = .script
      case "heartbeat": self = .heartbeat
      case "skillCollectionReview": self = .skillCollectionReview
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .systemEvent: "systemEvent"
      case .agentTurn: "agentTurn"
      case .command: "command"
      case .script: "script"
      case .heartbeat: "heartbeat"
      case .skillCollectionReview: "skillCollectionReview"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.systemEvent, .agentTurn, .command, .script, .heartbeat, .skillCollectionReview] }
  }
}

/// What a job does. `command` and `script` are of protocol 4.
public indirect enum CronPayloadInput: Codable, Hashable, Sendable {
  case systemEvent(SystemEvent)
  case agentTurn(AgentTurn)
  case command(Command)
  case script(Script)

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: WireKey.self)
    switch try members.decode(String.self, forKey: "kind") {
    case "systemEvent": self = .systemEvent(try SystemEvent(from: decoder))
    case "agentTurn": self = .agentTurn(try AgentTurn(from: decoder))
    case "command": self = .command(try Command(from: decoder))
    case "script": self = .script(try Script(from: decoder))
    default: throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "CronPayloadInput: another value of kind"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .systemEvent(let value): try value.encode(to: encoder)
    case .agentTurn(let value): try value.encode(to: encoder)
    case .command(let value): try value.encode(to: encoder)
    case .script(let value): try value.encode(to: encoder)
    }
  }

  public struct SystemEvent: Codable, Hashable, Sendable, VersionedMembers {
    public private(set) var kind: Kind = .systemEvent
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var toolsAllow: [String]?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var toolsAllowIsDefault: Bool?
    public var text: String

    public init(toolsAllow: [String]? = nil, toolsAllowIsDefault: Bool? = nil, text: String) {
      self.toolsAllow = toolsAllow
      self.toolsAllowIsDefault = toolsAllowIsDefault
      self.text = text
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "toolsAllow": ProtocolRange(since: 4),
      "toolsAllowIsDefault": ProtocolRange(since: 4),
    ]

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case systemEvent
    }
  }

  public struct AgentTurn: Codable, Hashable, Sendable, VersionedMembers {
    public private(set) var kind: Kind = .agentTurn
    public var model: String?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var fallbacks: [String]?
    public var thinking: String?
    /// 0: no limit.
    public var timeoutSeconds: Double?
    public var allowUnsafeExternalContent: Bool?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var lightContext: Bool?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var toolsAllow: [String]?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var toolsAllowIsDefault: Bool?
    public var message: String

    public init(
      model: String? = nil,
      fallbacks: [String]? = nil,
      thinking: String? = nil,
      timeoutSeconds: Double? = nil,
      allowUnsafeExternalContent: Bool? = nil,
      lightContext: Bool? = nil,
      toolsAllow: [String]? = nil,
      toolsAllowIsDefault: Bool? = nil,
      message: String
    ) {
      self.model = model
      self.fallbacks = fallbacks
      self.thinking = thinking
      self.timeoutSeconds = timeoutSeconds
      self.allowUnsafeExternalContent = allowUnsafeExternalContent
      self.lightContext = lightContext
      self.toolsAllow = toolsAllow
      self.toolsAllowIsDefault = toolsAllowIsDefault
      self.message = message
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "fallbacks": ProtocolRange(since: 4),
      "lightContext": ProtocolRange(since: 4),
      "toolsAllow": ProtocolRange(since: 4),
      "toolsAllowIsDefault": ProtocolRange(since: 4),
    ]

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case agentTurn
    }
  }

  public struct Command: Codable, Hashable, Sendable, VersionedMembers {
    public private(set) var kind: Kind = .command
    public var cwd: String?
    public var env: [String: String]?
    public var input: String?
    public var timeoutSeconds: Double?
    public var noOutputTimeoutSeconds: Double?
    /// At least 1.
    public var outputMaxBytes: Int64?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var toolsAllow: [String]?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var toolsAllowIsDefault: Bool?
    public var argv: [String]

    public init(
      cwd: String? = nil,
      env: [String: String]? = nil,
      input: String? = nil,
      timeoutSeconds: Double? = nil,
      noOutputTimeoutSeconds: Double? = nil,
      outputMaxBytes: Int64? = nil,
      toolsAllow: [String]? = nil,
      toolsAllowIsDefault: Bool? = nil,
      argv: [String]
    ) {
      self.cwd = cwd
      self.env = env
      self.input = input
      self.timeoutSeconds = timeoutSeconds
      self.noOutputTimeoutSeconds = noOutputTimeoutSeconds
      self.outputMaxBytes = outputMaxBytes
      self.toolsAllow = toolsAllow
      self.toolsAllowIsDefault = toolsAllowIsDefault
      self.argv = argv
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "toolsAllow": ProtocolRange(since: 4),
      "toolsAllowIsDefault": ProtocolRange(since: 4),
    ]

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case command
    }
  }

  public struct Script: Codable, Hashable, Sendable, VersionedMembers {
    public private(set) var kind: Kind = .script
    /// At least 1.
    public var timeoutSeconds: Double?
    /// At least 1.
    public var toolBudget: Int64?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var toolsAllow: [String]?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var toolsAllowIsDefault: Bool?
    /// At most 65536 characters.
    public var script: String

    public init(
      timeoutSeconds: Double? = nil,
      toolBudget: Int64? = nil,
      toolsAllow: [String]? = nil,
      toolsAllowIsDefault: Bool? = nil,
      script: String
    ) {
      self.timeoutSeconds = timeoutSeconds
      self.toolBudget = toolBudget
      self.toolsAllow = toolsAllow
      self.toolsAllowIsDefault = toolsAllowIsDefault
      self.script = script
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "toolsAllow": ProtocolRange(since: 4),
      "toolsAllowIsDefault": ProtocolRange(since: 4),
    ]

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case script
    }
  }
}

/// What to change of what a job does. Of the kind that it has, or the whole of another kind. Null clears.
public indirect enum CronPayloadPatch: Codable, Hashable, Sendable {
  case systemEvent(SystemEvent)
  case agentTurn(AgentTurn)
  case command(Command)
  case script(Script)

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: WireKey.self)
    switch try members.decode(String.self, forKey: "kind") {
    case "systemEvent": self = .systemEvent(try SystemEvent(from: decoder))
    case "agentTurn": self = .agentTurn(try AgentTurn(from: decoder))
    case "command": self = .command(try Command(from: decoder))
    case "script": self = .script(try Script(from: decoder))
    default: throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "CronPayloadPatch: another value of kind"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .systemEvent(let value): try value.encode(to: encoder)
    case .agentTurn(let value): try value.encode(to: encoder)
    case .command(let value): try value.encode(to: encoder)
    case .script(let value): try value.encode(to: encoder)
    }
  }

  public struct SystemEvent: Codable, Hashable, Sendable, VersionedMembers {
    public private(set) var kind: Kind = .systemEvent
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var toolsAllow: Nullable<[String]>?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var toolsAllowIsDefault: Bool?
    public var text: String?

    public init(toolsAllow: Nullable<[String]>? = nil, toolsAllowIsDefault: Bool? = nil, text: String? = nil) {
      self.toolsAllow = toolsAllow
      self.toolsAllowIsDefault = toolsAllowIsDefault
      self.text = text
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "toolsAllow": ProtocolRange(since: 4),
      "toolsAllowIsDefault": ProtocolRange(since: 4),
    ]

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case systemEvent
    }
  }

  public struct AgentTurn: Codable, Hashable, Sendable, VersionedMembers {
    public private(set) var kind: Kind = .agentTurn
    public var model: Nullable<String>?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var fallbacks: Nullable<[String]>?
    public var thinking: Nullable<String>?
    /// 0: no limit.
    public var timeoutSeconds: Double?
    public var allowUnsafeExternalContent: Bool?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var lightContext: Bool?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var toolsAllow: Nullable<[String]>?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var toolsAllowIsDefault: Bool?
    public var message: String?

    public init(
      model: Nullable<String>? = nil,
      fallbacks: Nullable<[String]>? = nil,
      thinking: Nullable<String>? = nil,
      timeoutSeconds: Double? = nil,
      allowUnsafeExternalContent: Bool? = nil,
      lightContext: Bool? = nil,
      toolsAllow: Nullable<[String]>? = nil,
      toolsAllowIsDefault: Bool? = nil,
      message: String? = nil
    ) {
      self.model = model
      self.fallbacks = fallbacks
      self.thinking = thinking
      self.timeoutSeconds = timeoutSeconds
      self.allowUnsafeExternalContent = allowUnsafeExternalContent
      self.lightContext = lightContext
      self.toolsAllow = toolsAllow
      self.toolsAllowIsDefault = toolsAllowIsDefault
      self.message = message
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "fallbacks": ProtocolRange(since: 4),
      "lightContext": ProtocolRange(since: 4),
      "toolsAllow": ProtocolRange(since: 4),
      "toolsAllowIsDefault": ProtocolRange(since: 4),
    ]

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case agentTurn
    }
  }

  public struct Command: Codable, Hashable, Sendable, VersionedMembers {
    public private(set) var kind: Kind = .command
    public var cwd: String?
    public var env: [String: String]?
    public var input: String?
    public var timeoutSeconds: Double?
    public var noOutputTimeoutSeconds: Double?
    /// At least 1.
    public var outputMaxBytes: Int64?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var toolsAllow: Nullable<[String]>?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var toolsAllowIsDefault: Bool?
    public var argv: [String]?

    public init(
      cwd: String? = nil,
      env: [String: String]? = nil,
      input: String? = nil,
      timeoutSeconds: Double? = nil,
      noOutputTimeoutSeconds: Double? = nil,
      outputMaxBytes: Int64? = nil,
      toolsAllow: Nullable<[String]>? = nil,
      toolsAllowIsDefault: Bool? = nil,
      argv: [String]? = nil
    ) {
      self.cwd = cwd
      self.env = env
      self.input = input
      self.timeoutSeconds = timeoutSeconds
      self.noOutputTimeoutSeconds = noOutputTimeoutSeconds
      self.outputMaxBytes = outputMaxBytes
      self.toolsAllow = toolsAllow
      self.toolsAllowIsDefault = toolsAllowIsDefault
      self.argv = argv
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "toolsAllow": ProtocolRange(since: 4),
      "toolsAllowIsDefault": ProtocolRange(since: 4),
    ]

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case command
    }
  }

  public struct Script: Codable, Hashable, Sendable, VersionedMembers {
    public private(set) var kind: Kind = .script
    /// At least 1.
    public var timeoutSeconds: Double?
    /// At least 1.
    public var toolBudget: Int64?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var toolsAllow: Nullable<[String]>?
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var toolsAllowIsDefault: Bool?
    /// At most 65536 characters.
    public var script: String?

    public init(
      timeoutSeconds: Double? = nil,
      toolBudget: Int64? = nil,
      toolsAllow: Nullable<[String]>? = nil,
      toolsAllowIsDefault: Bool? = nil,
      script: String? = nil
    ) {
      self.timeoutSeconds = timeoutSeconds
      self.toolBudget = toolBudget
      self.toolsAllow = toolsAllow
      self.toolsAllowIsDefault = toolsAllowIsDefault
      self.script = script
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "toolsAllow": ProtocolRange(since: 4),
      "toolsAllowIsDefault": ProtocolRange(since: 4),
    ]

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case script
    }
  }
}

/// Parameters of cron.remove. `jobId` is another name of `id`.
///
/// - Note: Params of `cron.remove`.
public indirect enum CronRemoveParams: Codable, Hashable, Sendable {
  case id(Id)
  case jobId(JobId)

  public init(id: String) {
    self = .id(Id(id: id))
  }

  public init(jobId: String) {
    self = .jobId(JobId(jobId: jobId))
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: WireKey.self)
    if members.contains("id") {
      self = .id(try Id(from: decoder))
    } else if members.contains("jobId") {
      self = .jobId(try JobId(from: decoder))
    } else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "CronRemoveParams: the member that tells which it is is missing"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .id(let value): try value.encode(to: encoder)
    case .jobId(let value): try value.encode(to: encoder)
    }
  }

  public struct Id: Codable, Hashable, Sendable {
    public var id: String

    public init(id: String) {
      self.id = id
    }
  }

  public struct JobId: Codable, Hashable, Sendable {
    public var jobId: String

    public init(jobId: String) {
      self.jobId = jobId
    }
  }
}

/// Result of cron.remove.
///
/// - Note: Result of `cron.remove`.
public struct CronRemoveResult: Codable, Hashable, Sendable {
  public var ok: Bool
  public var removed: Bool

  public init(ok: Bool, removed: Bool) {
    self.ok = ok
    self.removed = removed
  }
}

/// One run of a job.
public struct CronRunEntry: Codable, Hashable, Sendable, VersionedMembers {
  /// When the run ended. Milliseconds since the Unix epoch.
  public var ts: Int64
  public var jobId: String
  public var action: Action
  public var status: Status?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var completionStatus: CompletionStatus?
  public var error: String?
  /// The text of the job, or what the agent said.
  public var summary: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var runId: String?
  public var sessionKey: String?
  public var sessionId: String?
  /// When the run began. Milliseconds since the Unix epoch.
  public var runAtMs: Int64?
  /// Duration in milliseconds.
  public var durationMs: Int64?
  /// When the job runs next. Milliseconds since the Unix epoch. From 0 to 8640000000000000.
  public var nextRunAtMs: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var deliveryStatus: DeliveryStatus?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var jobName: String?

  public init(
    ts: Int64,
    jobId: String,
    action: Action,
    status: Status? = nil,
    completionStatus: CompletionStatus? = nil,
    error: String? = nil,
    summary: String? = nil,
    runId: String? = nil,
    sessionKey: String? = nil,
    sessionId: String? = nil,
    runAtMs: Int64? = nil,
    durationMs: Int64? = nil,
    nextRunAtMs: Int64? = nil,
    deliveryStatus: DeliveryStatus? = nil,
    jobName: String? = nil
  ) {
    self.ts = ts
    self.jobId = jobId
    self.action = action
    self.status = status
    self.completionStatus = completionStatus
    self.error = error
    self.summary = summary
    self.runId = runId
    self.sessionKey = sessionKey
    self.sessionId = sessionId
    self.runAtMs = runAtMs
    self.durationMs = durationMs
    self.nextRunAtMs = nextRunAtMs
    self.deliveryStatus = deliveryStatus
    self.jobName = jobName
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "completionStatus": ProtocolRange(since: 4),
    "runId": ProtocolRange(since: 4),
    "deliveryStatus": ProtocolRange(since: 4),
    "jobName": ProtocolRange(since: 4),
  ]

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Action: OpenEnum {
    case finished
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "finished": self = .finished
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .finished: "finished"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.finished] }
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

  /// An open set: values that are not known here are kept in `unknown`.
  public enum CompletionStatus: OpenEnum {
    case succeeded
    case failed
    case unknownValue
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "succeeded": self = .succeeded
      case "failed": self = .failed
      case "unknown": self = .unknownValue
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .succeeded: "succeeded"
      case .failed: "failed"
      case .unknownValue: "unknown"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.succeeded, .failed, .unknownValue] }
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum DeliveryStatus: OpenEnum {
    case delivered
    case notDelivered
    case unknownValue
    case notRequested
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "delivered": self = .delivered
      case "not-delivered": self = .notDelivered
      case "unknown": self = .unknownValue
      case "not-requested": self = .notRequested
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .delivered: "delivered"
      case .notDelivered: "not-delivered"
      case .unknownValue: "unknown"
      case .notRequested: "not-requested"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.delivered, .notDelivered, .unknownValue, .notRequested] }
  }
}

/// Parameters of cron.run. Mode `force` (the default) runs it now, `due` when its time has come, `if-enabled`
/// unless it is disabled.
///
/// - Note: Params of `cron.run`.
public indirect enum CronRunParams: Codable, Hashable, Sendable {
  case id(Id)
  case jobId(JobId)

  public init(id: String, mode: Mode? = nil, expectedProcessInstanceId: String? = nil) {
    self = .id(Id(id: id, mode: mode, expectedProcessInstanceId: expectedProcessInstanceId))
  }

  public init(jobId: String, mode: Mode? = nil, expectedProcessInstanceId: String? = nil) {
    self = .jobId(JobId(jobId: jobId, mode: mode, expectedProcessInstanceId: expectedProcessInstanceId))
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: WireKey.self)
    if members.contains("id") {
      self = .id(try Id(from: decoder))
    } else if members.contains("jobId") {
      self = .jobId(try JobId(from: decoder))
    } else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "CronRunParams: the member that tells which it is is missing"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .id(let value): try value.encode(to: encoder)
    case .jobId(let value): try value.encode(to: encoder)
    }
  }

  public enum Mode: String, CaseIterable, Codable, Hashable, Sendable {
    case due
    case force
    case ifEnabled = "if-enabled"
  }

  public struct Id: Codable, Hashable, Sendable, VersionedMembers {
    public var id: String
    public var mode: Mode?
    /// Refuse when the gateway has been restarted since.
    ///
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var expectedProcessInstanceId: String?

    public init(id: String, mode: Mode? = nil, expectedProcessInstanceId: String? = nil) {
      self.id = id
      self.mode = mode
      self.expectedProcessInstanceId = expectedProcessInstanceId
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "expectedProcessInstanceId": ProtocolRange(since: 4),
    ]
  }

  public struct JobId: Codable, Hashable, Sendable, VersionedMembers {
    public var jobId: String
    public var mode: Mode?
    /// Refuse when the gateway has been restarted since.
    ///
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var expectedProcessInstanceId: String?

    public init(jobId: String, mode: Mode? = nil, expectedProcessInstanceId: String? = nil) {
      self.jobId = jobId
      self.mode = mode
      self.expectedProcessInstanceId = expectedProcessInstanceId
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "expectedProcessInstanceId": ProtocolRange(since: 4),
    ]
  }
}

/// Result of cron.run.
///
/// - Note: Result of `cron.run`.
public struct CronRunResult: Codable, Hashable, Sendable, VersionedMembers {
  public var ok: Bool
  /// Protocol 3: it ran. False with a reason: it did not.
  public var ran: Bool?
  public var reason: Reason?
  /// It runs next; the event tells how it ended.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var enqueued: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var runId: String?
  /// Of this process of the gateway.
  ///
  /// - Note: Availability: from protocol 4 on, always there from then on.
  /// - Note: Provenance: observed.
  public var processInstanceId: String?

  public init(
    ok: Bool,
    ran: Bool? = nil,
    reason: Reason? = nil,
    enqueued: Bool? = nil,
    runId: String? = nil,
    processInstanceId: String? = nil
  ) {
    self.ok = ok
    self.ran = ran
    self.reason = reason
    self.enqueued = enqueued
    self.runId = runId
    self.processInstanceId = processInstanceId
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "enqueued": ProtocolRange(since: 4),
    "runId": ProtocolRange(since: 4),
    "processInstanceId": ProtocolRange(since: 4),
  ]

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Reason: OpenEnum {
    case notDue
    case alreadyRunning
    case disabled
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "not-due": self = .notDue
      case "already-running": self = .alreadyRunning
      case "disabled": self = .disabled
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .notDue: "not-due"
      case .alreadyRunning: "already-running"
      case .disabled: "disabled"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.notDue, .alreadyRunning, .disabled] }
  }
}

/// Parameters of cron.runs. `jobId` is another name of `id`.
///
/// - Note: Params of `cron.runs`.
public struct CronRunsParams: Codable, Hashable, Sendable, VersionedMembers {
  public var id: String?
  public var jobId: String?
  /// `all` needs no id. Default: `job` with an id, `all` without.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var scope: Scope?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var agentId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var runId: String?
  /// Default 50. From 1 to 200.
  public var limit: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var offset: Int64?
  /// At most 3 entries.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var statuses: [Statuse]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var status: Status?
  /// At most 4 entries.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var deliveryStatuses: [DeliveryStatuse]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var deliveryStatus: DeliveryStatus?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var query: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var sortDir: SortDir?

  public init(
    id: String? = nil,
    jobId: String? = nil,
    scope: Scope? = nil,
    agentId: String? = nil,
    runId: String? = nil,
    limit: Int64? = nil,
    offset: Int64? = nil,
    statuses: [Statuse]? = nil,
    status: Status? = nil,
    deliveryStatuses: [DeliveryStatuse]? = nil,
    deliveryStatus: DeliveryStatus? = nil,
    query: String? = nil,
    sortDir: SortDir? = nil
  ) {
    self.id = id
    self.jobId = jobId
    self.scope = scope
    self.agentId = agentId
    self.runId = runId
    self.limit = limit
    self.offset = offset
    self.statuses = statuses
    self.status = status
    self.deliveryStatuses = deliveryStatuses
    self.deliveryStatus = deliveryStatus
    self.query = query
    self.sortDir = sortDir
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "scope": ProtocolRange(since: 4),
    "agentId": ProtocolRange(since: 4),
    "runId": ProtocolRange(since: 4),
    "offset": ProtocolRange(since: 4),
    "statuses": ProtocolRange(since: 4),
    "status": ProtocolRange(since: 4),
    "deliveryStatuses": ProtocolRange(since: 4),
    "deliveryStatus": ProtocolRange(since: 4),
    "query": ProtocolRange(since: 4),
    "sortDir": ProtocolRange(since: 4),
  ]

  public enum Scope: String, CaseIterable, Codable, Hashable, Sendable {
    case job
    case all
  }

  public enum Statuse: String, CaseIterable, Codable, Hashable, Sendable {
    case ok
    case error
    case skipped
  }

  public enum Status: String, CaseIterable, Codable, Hashable, Sendable {
    case all
    case ok
    case error
    case skipped
  }

  public enum DeliveryStatuse: String, CaseIterable, Codable, Hashable, Sendable {
    case delivered
    case notDelivered = "not-delivered"
    case unknownValue = "unknown"
    case notRequested = "not-requested"
  }

  public enum DeliveryStatus: String, CaseIterable, Codable, Hashable, Sendable {
    case delivered
    case notDelivered = "not-delivered"
    case unknownValue = "unknown"
    case notRequested = "not-requested"
  }

  public enum SortDir: String, CaseIterable, Codable, Hashable, Sendable {
    case asc
    case desc
  }
}

/// Result of cron.runs.
///
/// - Note: Result of `cron.runs`.
public struct CronRunsResult: Codable, Hashable, Sendable, VersionedMembers {
  public var entries: [CronRunEntry]
  /// - Note: Availability: from protocol 4 on, always there from then on.
  /// - Note: Provenance: observed.
  public var total: Int64?
  /// - Note: Availability: from protocol 4 on, always there from then on.
  /// - Note: Provenance: observed.
  public var offset: Int64?
  /// - Note: Availability: from protocol 4 on, always there from then on.
  /// - Note: Provenance: observed.
  public var limit: Int64?
  /// - Note: Availability: from protocol 4 on, always there from then on.
  /// - Note: Provenance: observed.
  public var hasMore: Bool?
  /// - Note: Availability: from protocol 4 on, always there from then on.
  /// - Note: Provenance: observed.
  public var nextOffset: Nullable<Int64>?

  public init(
    entries: [CronRunEntry],
    total: Int64? = nil,
    offset: Int64? = nil,
    limit: Int64? = nil,
    hasMore: Bool? = nil,
    nextOffset: Nullable<Int64>? = nil
  ) {
    self.entries = entries
    self.total = total
    self.offset = offset
    self.limit = limit
    self.hasMore = hasMore
    self.nextOffset = nextOffset
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "total": ProtocolRange(since: 4),
    "offset": ProtocolRange(since: 4),
    "limit": ProtocolRange(since: 4),
    "hasMore": ProtocolRange(since: 4),
    "nextOffset": ProtocolRange(since: 4),
  ]
}

/// When a job runs.
public struct CronSchedule: Codable, Hashable, Sendable, VersionedMembers {
  public var kind: Kind
  /// ISO 8601, with kind `at`.
  public var at: String?
  /// The same, as the first gateways wrote it. Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: up to protocol 3.
  /// - Note: Provenance: observed.
  public var atMs: Int64?
  /// Milliseconds between runs. From 1 to 8640000000000000.
  public var everyMs: Int64?
  /// With kind `every`: runs are whole intervals away from here. Milliseconds since the Unix epoch. From 0 to
  /// 8640000000000000.
  public var anchorMs: Int64?
  /// Five to seven fields, or a nickname such as `@daily`.
  public var expr: String?
  /// IANA name. That of the gateway host when left out.
  public var tz: String?
  /// Spreads jobs of one minute over this time. In milliseconds. From 0 to 8640000000000000.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var staggerMs: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var command: Command?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var cwd: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var mode: Mode?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var match: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var batchMs: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var maxBatchBytes: Int64?

  public init(
    kind: Kind,
    at: String? = nil,
    atMs: Int64? = nil,
    everyMs: Int64? = nil,
    anchorMs: Int64? = nil,
    expr: String? = nil,
    tz: String? = nil,
    staggerMs: Int64? = nil,
    command: Command? = nil,
    cwd: String? = nil,
    mode: Mode? = nil,
    match: String? = nil,
    batchMs: Int64? = nil,
    maxBatchBytes: Int64? = nil
  ) {
    self.kind = kind
    self.at = at
    self.atMs = atMs
    self.everyMs = everyMs
    self.anchorMs = anchorMs
    self.expr = expr
    self.tz = tz
    self.staggerMs = staggerMs
    self.command = command
    self.cwd = cwd
    self.mode = mode
    self.match = match
    self.batchMs = batchMs
    self.maxBatchBytes = maxBatchBytes
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "atMs": ProtocolRange(until: 3),
    "staggerMs": ProtocolRange(since: 4),
    "command": ProtocolRange(since: 4),
    "cwd": ProtocolRange(since: 4),
    "mode": ProtocolRange(since: 4),
    "match": ProtocolRange(since: 4),
    "batchMs": ProtocolRange(since: 4),
    "maxBatchBytes": ProtocolRange(since: 4),
  ]

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Kind: OpenEnum {
    case at
    case every
    case cron
    case onExit
    case stream
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "at": self = .at
      case "every": self = .every
      case "cron": self = .cron
      case "on-exit": self = .onExit
      case "stream": self = .stream
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .at: "at"
      case .every: "every"
      case .cron: "cron"
      case .onExit: "on-exit"
      case .stream: "stream"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.at, .every, .cron, .onExit, .stream] }
  }

  public enum Command: Codable, Hashable, Sendable, ExpressibleByStringLiteral {
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

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Mode: OpenEnum {
    case line
    case match
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "line": self = .line
      case "match": self = .match
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .line: "line"
      case .match: "match"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.line, .match] }
  }
}

/// When a job runs. `on-exit` and `stream` are of protocol 4.
public indirect enum CronScheduleInput: Codable, Hashable, Sendable {
  case at(At)
  case atMs(AtMs)
  case every(Every)
  case cron(Cron)
  case onExit(OnExit)
  case stream(Stream)

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: WireKey.self)
    switch try members.decode(String.self, forKey: "kind") {
    case "at":
      if members.contains("at") {
        self = .at(try At(from: decoder))
      } else if members.contains("atMs") {
        self = .atMs(try AtMs(from: decoder))
      } else {
        throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "CronScheduleInput: the member that tells which it is is missing"))
      }
    case "every": self = .every(try Every(from: decoder))
    case "cron": self = .cron(try Cron(from: decoder))
    case "on-exit": self = .onExit(try OnExit(from: decoder))
    case "stream": self = .stream(try Stream(from: decoder))
    default: throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "CronScheduleInput: another value of kind"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .at(let value): try value.encode(to: encoder)
    case .atMs(let value): try value.encode(to: encoder)
    case .every(let value): try value.encode(to: encoder)
    case .cron(let value): try value.encode(to: encoder)
    case .onExit(let value): try value.encode(to: encoder)
    case .stream(let value): try value.encode(to: encoder)
    }
  }

  public struct At: Codable, Hashable, Sendable {
    public private(set) var kind: Kind = .at
    /// ISO 8601. Without an offset it is UTC.
    public var at: String

    public init(at: String) {
      self.at = at
    }

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case at
    }
  }

  public struct AtMs: Codable, Hashable, Sendable {
    public private(set) var kind: Kind = .at
    /// How the first gateways wrote `at`. Milliseconds since the Unix epoch.
    ///
    /// - Note: Provenance: observed.
    public var atMs: Int64

    public init(atMs: Int64) {
      self.atMs = atMs
    }

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case at
    }
  }

  public struct Every: Codable, Hashable, Sendable {
    public private(set) var kind: Kind = .every
    /// Milliseconds between runs. From 1 to 8640000000000000.
    public var everyMs: Int64
    /// Milliseconds since the Unix epoch. From 0 to 8640000000000000.
    public var anchorMs: Int64?

    public init(everyMs: Int64, anchorMs: Int64? = nil) {
      self.everyMs = everyMs
      self.anchorMs = anchorMs
    }

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case every
    }
  }

  public struct Cron: Codable, Hashable, Sendable, VersionedMembers {
    public private(set) var kind: Kind = .cron
    /// Five to seven fields, or a nickname such as `@daily`.
    public var expr: String
    /// IANA name. That of the gateway host when left out.
    public var tz: String?
    /// Spreads jobs of one minute over this time. In milliseconds. From 0 to 8640000000000000.
    ///
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var staggerMs: Int64?

    public init(expr: String, tz: String? = nil, staggerMs: Int64? = nil) {
      self.expr = expr
      self.tz = tz
      self.staggerMs = staggerMs
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "staggerMs": ProtocolRange(since: 4),
    ]

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case cron
    }
  }

  public struct OnExit: Codable, Hashable, Sendable {
    public private(set) var kind: Kind = .onExit
    public var command: String
    public var cwd: String?

    public init(command: String, cwd: String? = nil) {
      self.command = command
      self.cwd = cwd
    }

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case onExit = "on-exit"
    }
  }

  public struct Stream: Codable, Hashable, Sendable {
    public private(set) var kind: Kind = .stream
    public var command: [String]
    public var cwd: String?
    public var mode: Mode?
    public var match: String?
    /// Quiet time that ends a batch, in milliseconds.
    public var batchMs: Int64?
    /// Most bytes (UTF-8) of a batch.
    public var maxBatchBytes: Int64?

    public init(
      command: [String],
      cwd: String? = nil,
      mode: Mode? = nil,
      match: String? = nil,
      batchMs: Int64? = nil,
      maxBatchBytes: Int64? = nil
    ) {
      self.command = command
      self.cwd = cwd
      self.mode = mode
      self.match = match
      self.batchMs = batchMs
      self.maxBatchBytes = maxBatchBytes
    }

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case stream
    }

    public enum Mode: String, CaseIterable, Codable, Hashable, Sendable {
      case line
      case match
    }
  }
}

/// Parameters of cron.status.
///
/// - Note: Params of `cron.status`.
public struct CronStatusParams: Codable, Hashable, Sendable {
  public init() {}
}

/// Result of cron.status.
///
/// - Note: Result of `cron.status`.
public struct CronStatusResult: Codable, Hashable, Sendable, VersionedMembers {
  /// Whether jobs run at all.
  public var enabled: Bool
  /// Where the jobs are kept.
  public var storePath: String
  /// Jobs, disabled ones included.
  public var jobs: Int64
  /// Milliseconds since the Unix epoch.
  public var nextWakeAtMs: Int64?
  /// - Note: Availability: from protocol 4 on, always there from then on.
  /// - Note: Provenance: observed.
  public var triggersEnabled: Bool?
  /// - Note: Availability: from protocol 4 on, always there from then on.
  /// - Note: Provenance: observed.
  public var storage: Storage?
  /// - Note: Availability: from protocol 4 on, always there from then on.
  /// - Note: Provenance: observed.
  public var sqlitePath: String?

  public init(
    enabled: Bool,
    storePath: String,
    jobs: Int64,
    nextWakeAtMs: Int64? = nil,
    triggersEnabled: Bool? = nil,
    storage: Storage? = nil,
    sqlitePath: String? = nil
  ) {
    self.enabled = enabled
    self.storePath = storePath
    self.jobs = jobs
    self.nextWakeAtMs = nextWakeAtMs
    self.triggersEnabled = triggersEnabled
    self.storage = storage
    self.sqlitePath = sqlitePath
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(enabled, forKey: .enabled)
    try container.encode(storePath, forKey: .storePath)
    try container.encode(jobs, forKey: .jobs)
    try container.encode(nextWakeAtMs, forKey: .nextWakeAtMs)
    try container.encodeIfPresent(triggersEnabled, forKey: .triggersEnabled)
    try container.encodeIfPresent(storage, forKey: .storage)
    try container.encodeIfPresent(sqlitePath, forKey: .sqlitePath)
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "triggersEnabled": ProtocolRange(since: 4),
    "storage": ProtocolRange(since: 4),
    "sqlitePath": ProtocolRange(since: 4),
  ]

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Storage: OpenEnum {
    case sqlite
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "sqlite": self = .sqlite
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .sqlite: "sqlite"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.sqlite] }
  }
}

/// By whose rights the tools of a job run.
public struct CronToolPolicy: Codable, Hashable, Sendable {
  /// At least 1.
  public var version: Int64
  public var mode: Mode
  /// With mode `account`.
  public var ownerSessionKey: String?
  /// With mode `account`.
  public var ownerAccountId: String?

  public init(version: Int64, mode: Mode, ownerSessionKey: String? = nil, ownerAccountId: String? = nil) {
    self.version = version
    self.mode = mode
    self.ownerSessionKey = ownerSessionKey
    self.ownerAccountId = ownerAccountId
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Mode: OpenEnum {
    case trusted
    case account
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "trusted": self = .trusted
      case "account": self = .account
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .trusted: "trusted"
      case .account: "account"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.trusted, .account] }
  }
}

/// Parameters of cron.update. `jobId` is another name of `id`.
///
/// - Note: Params of `cron.update`.
public indirect enum CronUpdateParams: Codable, Hashable, Sendable {
  case id(Id)
  case jobId(JobId)

  public init(id: String, patch: CronJobPatch, expectedConfigRevision: String? = nil) {
    self = .id(Id(id: id, patch: patch, expectedConfigRevision: expectedConfigRevision))
  }

  public init(jobId: String, patch: CronJobPatch, expectedConfigRevision: String? = nil) {
    self = .jobId(JobId(jobId: jobId, patch: patch, expectedConfigRevision: expectedConfigRevision))
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: WireKey.self)
    if members.contains("id") {
      self = .id(try Id(from: decoder))
    } else if members.contains("jobId") {
      self = .jobId(try JobId(from: decoder))
    } else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "CronUpdateParams: the member that tells which it is is missing"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .id(let value): try value.encode(to: encoder)
    case .jobId(let value): try value.encode(to: encoder)
    }
  }

  public struct Id: Codable, Hashable, Sendable, VersionedMembers {
    public var id: String
    public var patch: CronJobPatch
    /// Refuse when the job has changed since. At most 128 characters.
    ///
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var expectedConfigRevision: String?

    public init(id: String, patch: CronJobPatch, expectedConfigRevision: String? = nil) {
      self.id = id
      self.patch = patch
      self.expectedConfigRevision = expectedConfigRevision
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "expectedConfigRevision": ProtocolRange(since: 4),
    ]
  }

  public struct JobId: Codable, Hashable, Sendable, VersionedMembers {
    public var jobId: String
    public var patch: CronJobPatch
    /// Refuse when the job has changed since. At most 128 characters.
    ///
    /// - Note: Availability: from protocol 4 on.
    /// - Note: Provenance: published.
    public var expectedConfigRevision: String?

    public init(jobId: String, patch: CronJobPatch, expectedConfigRevision: String? = nil) {
      self.jobId = jobId
      self.patch = patch
      self.expectedConfigRevision = expectedConfigRevision
    }

    /// Members that not every protocol has, by wire name.
    public static let memberVersions: [String: ProtocolRange] = [
      "expectedConfigRevision": ProtocolRange(since: 4),
    ]
  }
}
