// Generated from the specification by `npm run generate`. Do not edit.

/// A program that runs without a question.
public struct ExecAllowlistEntry: Codable, Hashable, Sendable {
  public var id: String?
  /// Path of the program, with wildcards.
  public var pattern: String
  public var source: Source?
  public var commandText: String?
  public var argPattern: String?
  public var lastUsedAt: Double?
  public var lastUsedCommand: String?
  public var lastResolvedPath: String?

  public init(
    id: String? = nil,
    pattern: String,
    source: Source? = nil,
    commandText: String? = nil,
    argPattern: String? = nil,
    lastUsedAt: Double? = nil,
    lastUsedCommand: String? = nil,
    lastResolvedPath: String? = nil
  ) {
    self.id = id
    self.pattern = pattern
    self.source = source
    self.commandText = commandText
    self.argPattern = argPattern
    self.lastUsedAt = lastUsedAt
    self.lastUsedCommand = lastUsedCommand
    self.lastResolvedPath = lastResolvedPath
  }

  public enum Source: String, CaseIterable, Codable, Hashable, Sendable {
    case allowAlways = "allow-always"
  }
}

/// First response of a request with twoPhase: it waits for a decision.
public struct ExecApprovalAccepted: Codable, Hashable, Sendable {
  public private(set) var status: Status = .accepted
  public var id: String
  /// Milliseconds since the Unix epoch.
  public var createdAtMs: Int64
  /// When it is over without a decision. Milliseconds since the Unix epoch.
  public var expiresAtMs: Int64

  public init(id: String, createdAtMs: Int64, expiresAtMs: Int64) {
    self.id = id
    self.createdAtMs = createdAtMs
    self.expiresAtMs = expiresAtMs
  }

  public enum Status: String, CaseIterable, Codable, Hashable, Sendable {
    case accepted
  }
}

/// What was decided. Gateways accept these three; a client treats one that it does not know as deny.
///
/// An open set: values that are not known here are kept in `unknown`.
public enum ExecApprovalDecision: OpenEnum {
  case allowOnce
  case allowAlways
  case deny
  case unknown(String)

  public init(rawValue: String) {
    switch rawValue {
    case "allow-once": self = .allowOnce
    case "allow-always": self = .allowAlways
    case "deny": self = .deny
    default: self = .unknown(rawValue)
    }
  }

  public var rawValue: String {
    switch self {
    case .allowOnce: "allow-once"
    case .allowAlways: "allow-always"
    case .deny: "deny"
    case .unknown(let value): value
    }
  }

  public static var knownCases: [Self] { [.allowOnce, .allowAlways, .deny] }
}

/// Parameters of exec.approval.list: none.
///
/// - Note: Params of `exec.approval.list`.
public struct ExecApprovalListParams: Codable, Hashable, Sendable {
  public init() {}
}

/// Result of exec.approval.list: what waits for a decision, oldest first.
///
/// - Note: Result of `exec.approval.list`.
public typealias ExecApprovalListResult = [ExecApprovalPending]

/// How an approval ended.
///
/// - Note: Payload of the second response of `exec.approval.request`.
/// - Note: Result of `exec.approval.waitDecision`.
public struct ExecApprovalOutcome: Codable, Hashable, Sendable {
  public var id: String
  /// null: the time was up, or the gateway stopped, before somebody decided.
  public var decision: ExecApprovalDecision?
  /// Milliseconds since the Unix epoch.
  public var createdAtMs: Int64
  /// When it is over without a decision. Milliseconds since the Unix epoch.
  public var expiresAtMs: Int64

  public init(id: String, decision: ExecApprovalDecision? = nil, createdAtMs: Int64, expiresAtMs: Int64) {
    self.id = id
    self.decision = decision
    self.createdAtMs = createdAtMs
    self.expiresAtMs = expiresAtMs
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(decision, forKey: .decision)
    try container.encode(createdAtMs, forKey: .createdAtMs)
    try container.encode(expiresAtMs, forKey: .expiresAtMs)
  }
}

/// An approval that waits for a decision.
///
/// - Note: Payload of the event `exec.approval.requested`.
public struct ExecApprovalPending: Codable, Hashable, Sendable {
  public var id: String
  public var request: ExecApprovalRequestInfo
  /// Milliseconds since the Unix epoch.
  public var createdAtMs: Int64
  /// When it is over without a decision. Milliseconds since the Unix epoch.
  public var expiresAtMs: Int64

  public init(id: String, request: ExecApprovalRequestInfo, createdAtMs: Int64, expiresAtMs: Int64) {
    self.id = id
    self.request = request
    self.createdAtMs = createdAtMs
    self.expiresAtMs = expiresAtMs
  }
}

/// What is to be approved. Values of environment variables are left out: they may be secrets.
public struct ExecApprovalRequestInfo: Codable, Hashable, Sendable {
  /// The command, for people.
  public var command: String
  /// - Note: Provenance: published.
  public var commandArgv: [String]?
  /// Names of the environment variables that are set, sorted.
  ///
  /// - Note: Provenance: gap-filled.
  public var envKeys: [String]?
  /// Working directory.
  public var cwd: String?
  /// Node that is to run it.
  ///
  /// - Note: Provenance: published.
  public var nodeId: Nullable<String>?
  /// Where it would run: gateway, node or sandbox.
  public var host: String?
  /// Policy that led to the question.
  public var security: String?
  /// When the policy asks.
  public var ask: String?
  /// - Note: Provenance: published.
  public var warningText: Nullable<String>?
  public var agentId: String?
  /// The program that the command names.
  public var resolvedPath: String?
  public var sessionKey: String?
  /// - Note: Provenance: published.
  public var sessionId: Nullable<String>?
  /// - Note: Provenance: published.
  public var runId: Nullable<String>?
  /// - Note: Provenance: published.
  public var toolCallId: Nullable<String>?
  /// - Note: Provenance: published.
  public var unavailableDecisions: [String]?
  /// - Note: Provenance: published.
  public var commandSpans: [ExecApprovalSpan]?

  public init(
    command: String,
    commandArgv: [String]? = nil,
    envKeys: [String]? = nil,
    cwd: String? = nil,
    nodeId: Nullable<String>? = nil,
    host: String? = nil,
    security: String? = nil,
    ask: String? = nil,
    warningText: Nullable<String>? = nil,
    agentId: String? = nil,
    resolvedPath: String? = nil,
    sessionKey: String? = nil,
    sessionId: Nullable<String>? = nil,
    runId: Nullable<String>? = nil,
    toolCallId: Nullable<String>? = nil,
    unavailableDecisions: [String]? = nil,
    commandSpans: [ExecApprovalSpan]? = nil
  ) {
    self.command = command
    self.commandArgv = commandArgv
    self.envKeys = envKeys
    self.cwd = cwd
    self.nodeId = nodeId
    self.host = host
    self.security = security
    self.ask = ask
    self.warningText = warningText
    self.agentId = agentId
    self.resolvedPath = resolvedPath
    self.sessionKey = sessionKey
    self.sessionId = sessionId
    self.runId = runId
    self.toolCallId = toolCallId
    self.unavailableDecisions = unavailableDecisions
    self.commandSpans = commandSpans
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(command, forKey: .command)
    try container.encodeIfPresent(commandArgv, forKey: .commandArgv)
    try container.encodeIfPresent(envKeys, forKey: .envKeys)
    try container.encode(cwd, forKey: .cwd)
    try container.encodeIfPresent(nodeId, forKey: .nodeId)
    try container.encode(host, forKey: .host)
    try container.encode(security, forKey: .security)
    try container.encode(ask, forKey: .ask)
    try container.encodeIfPresent(warningText, forKey: .warningText)
    try container.encode(agentId, forKey: .agentId)
    try container.encode(resolvedPath, forKey: .resolvedPath)
    try container.encode(sessionKey, forKey: .sessionKey)
    try container.encodeIfPresent(sessionId, forKey: .sessionId)
    try container.encodeIfPresent(runId, forKey: .runId)
    try container.encodeIfPresent(toolCallId, forKey: .toolCallId)
    try container.encodeIfPresent(unavailableDecisions, forKey: .unavailableDecisions)
    try container.encodeIfPresent(commandSpans, forKey: .commandSpans)
  }
}

/// Parameters of exec.approval.request.
///
/// - Note: Params of `exec.approval.request`.
public struct ExecApprovalRequestParams: Codable, Hashable, Sendable {
  /// Id of the approval; the gateway makes one when it is left out.
  public var id: String?
  /// The command, for people. Needed unless commandArgv or systemRunPlan is there.
  public var command: String?
  /// - Note: Provenance: published.
  public var commandArgv: [String]?
  /// - Note: Provenance: published.
  public var systemRunPlan: SystemRunPlan?
  /// Only the names are passed on.
  ///
  /// - Note: Provenance: published.
  public var env: [String: String]?
  /// Working directory.
  public var cwd: Nullable<String>?
  /// Node that is to run it.
  ///
  /// - Note: Provenance: published.
  public var nodeId: Nullable<String>?
  /// Where it would run: gateway, node or sandbox.
  public var host: Nullable<String>?
  /// Policy that led to the question.
  public var security: Nullable<String>?
  /// When the policy asks.
  public var ask: Nullable<String>?
  /// - Note: Provenance: published.
  public var warningText: Nullable<String>?
  /// - Note: Provenance: published.
  public var scope: ExecApprovalScope?
  /// Decisions that make no sense for this command. At most 1 entries.
  ///
  /// - Note: Provenance: published.
  public var unavailableDecisions: [UnavailableDecision]?
  /// - Note: Provenance: published.
  public var commandSpans: [ExecApprovalSpan]?
  public var agentId: Nullable<String>?
  /// The program that the command names.
  public var resolvedPath: Nullable<String>?
  public var sessionKey: Nullable<String>?
  /// - Note: Provenance: published.
  public var sessionId: Nullable<String>?
  /// - Note: Provenance: published.
  public var runId: Nullable<String>?
  /// - Note: Provenance: published.
  public var toolCallId: Nullable<String>?
  /// Channel of the message that led to it.
  ///
  /// - Note: Provenance: published.
  public var turnSourceChannel: Nullable<String>?
  /// - Note: Provenance: published.
  public var turnSourceTo: Nullable<String>?
  /// - Note: Provenance: published.
  public var turnSourceAccountId: Nullable<String>?
  /// - Note: Provenance: published.
  public var turnSourceThreadId: Nullable<TurnSourceThreadId>?
  /// Bound only for requests of the gateway itself; ignored otherwise.
  ///
  /// - Note: Provenance: published.
  public var approvalReviewerDeviceIds: [String]?
  /// True: no decision at once when nobody is there who could decide.
  ///
  /// - Note: Provenance: published.
  public var requireDeliveryRoute: Bool?
  /// True: nothing is sent to chat channels.
  ///
  /// - Note: Provenance: published.
  public var suppressDelivery: Bool?
  /// - Note: Provenance: published.
  public var deliverToApprovalClientsOnly: Bool?
  /// Milliseconds until it is over without a decision. 120 000 when left out; at most a day. At least 1.
  public var timeoutMs: Int64?
  /// True: answer twice, when it is accepted and when it is over.
  public var twoPhase: Bool?

  public init(
    id: String? = nil,
    command: String? = nil,
    commandArgv: [String]? = nil,
    systemRunPlan: SystemRunPlan? = nil,
    env: [String: String]? = nil,
    cwd: Nullable<String>? = nil,
    nodeId: Nullable<String>? = nil,
    host: Nullable<String>? = nil,
    security: Nullable<String>? = nil,
    ask: Nullable<String>? = nil,
    warningText: Nullable<String>? = nil,
    scope: ExecApprovalScope? = nil,
    unavailableDecisions: [UnavailableDecision]? = nil,
    commandSpans: [ExecApprovalSpan]? = nil,
    agentId: Nullable<String>? = nil,
    resolvedPath: Nullable<String>? = nil,
    sessionKey: Nullable<String>? = nil,
    sessionId: Nullable<String>? = nil,
    runId: Nullable<String>? = nil,
    toolCallId: Nullable<String>? = nil,
    turnSourceChannel: Nullable<String>? = nil,
    turnSourceTo: Nullable<String>? = nil,
    turnSourceAccountId: Nullable<String>? = nil,
    turnSourceThreadId: Nullable<TurnSourceThreadId>? = nil,
    approvalReviewerDeviceIds: [String]? = nil,
    requireDeliveryRoute: Bool? = nil,
    suppressDelivery: Bool? = nil,
    deliverToApprovalClientsOnly: Bool? = nil,
    timeoutMs: Int64? = nil,
    twoPhase: Bool? = nil
  ) {
    self.id = id
    self.command = command
    self.commandArgv = commandArgv
    self.systemRunPlan = systemRunPlan
    self.env = env
    self.cwd = cwd
    self.nodeId = nodeId
    self.host = host
    self.security = security
    self.ask = ask
    self.warningText = warningText
    self.scope = scope
    self.unavailableDecisions = unavailableDecisions
    self.commandSpans = commandSpans
    self.agentId = agentId
    self.resolvedPath = resolvedPath
    self.sessionKey = sessionKey
    self.sessionId = sessionId
    self.runId = runId
    self.toolCallId = toolCallId
    self.turnSourceChannel = turnSourceChannel
    self.turnSourceTo = turnSourceTo
    self.turnSourceAccountId = turnSourceAccountId
    self.turnSourceThreadId = turnSourceThreadId
    self.approvalReviewerDeviceIds = approvalReviewerDeviceIds
    self.requireDeliveryRoute = requireDeliveryRoute
    self.suppressDelivery = suppressDelivery
    self.deliverToApprovalClientsOnly = deliverToApprovalClientsOnly
    self.timeoutMs = timeoutMs
    self.twoPhase = twoPhase
  }

  public enum UnavailableDecision: String, CaseIterable, Codable, Hashable, Sendable {
    case allowAlways = "allow-always"
  }

  public enum TurnSourceThreadId: Codable, Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
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

/// Result of exec.approval.request: how it ended, or with twoPhase that it was accepted.
///
/// - Note: Result of `exec.approval.request`.
///
/// What is not known here is kept in `unknown`.
public indirect enum ExecApprovalRequestResult: Codable, Hashable, Sendable {
  case accepted(ExecApprovalAccepted)
  case outcome(ExecApprovalOutcome)
  case unknown(JSONValue)

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: WireKey.self)
    if members.contains("status") {
      self = .accepted(try ExecApprovalAccepted(from: decoder))
    } else if members.contains("decision") {
      self = .outcome(try ExecApprovalOutcome(from: decoder))
    } else {
      self = .unknown(try JSONValue(from: decoder))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .accepted(let value): try value.encode(to: encoder)
    case .outcome(let value): try value.encode(to: encoder)
    case .unknown(let value): try value.encode(to: encoder)
    }
  }
}

/// Parameters of exec.approval.resolve.
///
/// - Note: Params of `exec.approval.resolve`.
public struct ExecApprovalResolveParams: Codable, Hashable, Sendable {
  public var id: String
  /// allow-once, allow-always or deny.
  public var decision: String
  /// Person on a channel who decided. Not served here.
  ///
  /// - Note: Provenance: published.
  public var reviewer: Reviewer?
  /// Lifetime of a standing grant. Not served here. From 1 to 3650.
  ///
  /// - Note: Provenance: published.
  public var grantExpiresInDays: Int64?

  public init(id: String, decision: String, reviewer: Reviewer? = nil, grantExpiresInDays: Int64? = nil) {
    self.id = id
    self.decision = decision
    self.reviewer = reviewer
    self.grantExpiresInDays = grantExpiresInDays
  }

  /// Person on a channel who decided. Not served here.
  public struct Reviewer: Codable, Hashable, Sendable {
    public var channel: String
    public var accountId: String
    public var senderId: String

    public init(channel: String, accountId: String, senderId: String) {
      self.channel = channel
      self.accountId = accountId
      self.senderId = senderId
    }
  }
}

/// Result of exec.approval.resolve.
///
/// - Note: Result of `exec.approval.resolve`.
public struct ExecApprovalResolveResult: Codable, Hashable, Sendable {
  public var ok: Bool

  public init(ok: Bool) {
    self.ok = ok
  }
}

/// Payload of exec.approval.resolved.
///
/// - Note: Payload of the event `exec.approval.resolved`.
public struct ExecApprovalResolvedPayload: Codable, Hashable, Sendable {
  public var id: String
  public var decision: ExecApprovalDecision
  /// Name of the client that decided: its display name, or else its id.
  public var resolvedBy: Nullable<String>?
  /// Milliseconds since the Unix epoch.
  public var ts: Int64

  public init(id: String, decision: ExecApprovalDecision, resolvedBy: Nullable<String>? = nil, ts: Int64) {
    self.id = id
    self.decision = decision
    self.resolvedBy = resolvedBy
    self.ts = ts
  }
}

/// What is approved besides the command. Not served by the reference gateway.
public indirect enum ExecApprovalScope: Codable, Hashable, Sendable {
  case messageSend(MessageSend)
  case payment(Payment)
  case externalPost(ExternalPost)
  case standingGrant(StandingGrant)

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: WireKey.self)
    switch try members.decode(String.self, forKey: "kind") {
    case "message-send": self = .messageSend(try MessageSend(from: decoder))
    case "payment": self = .payment(try Payment(from: decoder))
    case "external-post": self = .externalPost(try ExternalPost(from: decoder))
    case "standing-grant": self = .standingGrant(try StandingGrant(from: decoder))
    default: throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "ExecApprovalScope: another value of kind"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .messageSend(let value): try value.encode(to: encoder)
    case .payment(let value): try value.encode(to: encoder)
    case .externalPost(let value): try value.encode(to: encoder)
    case .standingGrant(let value): try value.encode(to: encoder)
    }
  }

  public struct MessageSend: Codable, Hashable, Sendable {
    public private(set) var kind: Kind = .messageSend
    /// At most 128 characters.
    public var target: String
    /// From 1 to 1000000.
    public var recipientCount: Int64
    /// At most 5 entries.
    public var recipients: [String]?
    public var audience: Audience?

    public init(target: String, recipientCount: Int64, recipients: [String]? = nil, audience: Audience? = nil) {
      self.target = target
      self.recipientCount = recipientCount
      self.recipients = recipients
      self.audience = audience
    }

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case messageSend = "message-send"
    }

    public enum Audience: String, CaseIterable, Codable, Hashable, Sendable {
      case `internal`
      case external
    }
  }

  public struct Payment: Codable, Hashable, Sendable {
    public private(set) var kind: Kind = .payment
    /// At most 40 characters.
    public var amount: String
    /// At most 12 characters.
    public var currency: String
    /// At most 128 characters.
    public var target: String

    public init(amount: String, currency: String, target: String) {
      self.amount = amount
      self.currency = currency
      self.target = target
    }

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case payment
    }
  }

  public struct ExternalPost: Codable, Hashable, Sendable {
    public private(set) var kind: Kind = .externalPost
    /// At most 128 characters.
    public var target: String
    public var visibility: Visibility

    public init(target: String, visibility: Visibility) {
      self.target = target
      self.visibility = visibility
    }

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case externalPost = "external-post"
    }

    public enum Visibility: String, CaseIterable, Codable, Hashable, Sendable {
      case `public`
      case restricted
    }
  }

  public struct StandingGrant: Codable, Hashable, Sendable {
    public private(set) var kind: Kind = .standingGrant
    /// At most 128 characters.
    public var automation: String
    /// At most 256 characters.
    public var command: String
    /// From 1 to 3650.
    public var expiresInDays: Int64?

    public init(automation: String, command: String, expiresInDays: Int64? = nil) {
      self.automation = automation
      self.command = command
      self.expiresInDays = expiresInDays
    }

    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      case standingGrant = "standing-grant"
    }
  }
}

/// A piece of the command that a reviewer should look at.
public struct ExecApprovalSpan: Codable, Hashable, Sendable {
  /// UTF-16 code units of the command before the span.
  public var startIndex: Int64
  /// UTF-16 code units up to its end. At least 1.
  public var endIndex: Int64

  public init(startIndex: Int64, endIndex: Int64) {
    self.startIndex = startIndex
    self.endIndex = endIndex
  }
}

/// Parameters of exec.approval.waitDecision.
///
/// - Note: Params of `exec.approval.waitDecision`.
public struct ExecApprovalWaitDecisionParams: Codable, Hashable, Sendable {
  public var id: String

  public init(id: String) {
    self.id = id
  }
}

/// Policy of one agent.
public struct ExecApprovalsAgent: Codable, Hashable, Sendable {
  /// deny, allowlist or full.
  public var security: String?
  /// off, on-miss or always.
  public var ask: String?
  /// What holds when nobody answers.
  public var askFallback: String?
  public var autoAllowSkills: Bool?
  public var allowlist: [ExecAllowlistEntry]?
  public var mcpTools: [McpTool]?

  public init(
    security: String? = nil,
    ask: String? = nil,
    askFallback: String? = nil,
    autoAllowSkills: Bool? = nil,
    allowlist: [ExecAllowlistEntry]? = nil,
    mcpTools: [McpTool]? = nil
  ) {
    self.security = security
    self.ask = ask
    self.askFallback = askFallback
    self.autoAllowSkills = autoAllowSkills
    self.allowlist = allowlist
    self.mcpTools = mcpTools
  }

  public struct McpTool: Codable, Hashable, Sendable {
    public var server: String
    public var tool: String
    public private(set) var source: Source = .allowAlways
    public var addedAt: Double
    public var lastUsedAt: Double?

    public init(server: String, tool: String, addedAt: Double, lastUsedAt: Double? = nil) {
      self.server = server
      self.tool = tool
      self.addedAt = addedAt
      self.lastUsedAt = lastUsedAt
    }

    public enum Source: String, CaseIterable, Codable, Hashable, Sendable {
      case allowAlways = "allow-always"
    }
  }
}

/// Which commands run without a question.
public struct ExecApprovalsFile: Codable, Hashable, Sendable {
  public var version: Int64
  public var socket: Socket?
  /// Policy of agents without their own.
  public var defaults: Defaults?
  /// By agent id.
  public var agents: [String: ExecApprovalsAgent]?

  public init(
    version: Int64,
    socket: Socket? = nil,
    defaults: Defaults? = nil,
    agents: [String: ExecApprovalsAgent]? = nil
  ) {
    self.version = version
    self.socket = socket
    self.defaults = defaults
    self.agents = agents
  }

  public struct Socket: Codable, Hashable, Sendable {
    public var path: String?
    /// Never told; left out it stays as it was.
    public var token: String?

    public init(path: String? = nil, token: String? = nil) {
      self.path = path
      self.token = token
    }
  }

  /// Policy of agents without their own.
  public struct Defaults: Codable, Hashable, Sendable {
    /// deny, allowlist or full.
    public var security: String?
    /// off, on-miss or always.
    public var ask: String?
    /// What holds when nobody answers.
    public var askFallback: String?
    public var autoAllowSkills: Bool?

    public init(
      security: String? = nil,
      ask: String? = nil,
      askFallback: String? = nil,
      autoAllowSkills: Bool? = nil
    ) {
      self.security = security
      self.ask = ask
      self.askFallback = askFallback
      self.autoAllowSkills = autoAllowSkills
    }
  }
}

/// Parameters of exec.approvals.get: none.
///
/// - Note: Params of `exec.approvals.get`.
public struct ExecApprovalsGetParams: Codable, Hashable, Sendable {
  public init() {}
}

/// Parameters of exec.approvals.set.
///
/// - Note: Params of `exec.approvals.set`.
public struct ExecApprovalsSetParams: Codable, Hashable, Sendable {
  public var file: ExecApprovalsFile
  /// Hash that exec.approvals.get gave. Needed when there is a file.
  public var baseHash: String?

  public init(file: ExecApprovalsFile, baseHash: String? = nil) {
    self.file = file
    self.baseHash = baseHash
  }
}

/// The approvals file and its hash.
///
/// - Note: Result of `exec.approvals.get`.
/// - Note: Result of `exec.approvals.set`.
public struct ExecApprovalsSnapshot: Codable, Hashable, Sendable, VersionedMembers {
  /// Where it is kept.
  public var path: String
  public var exists: Bool
  /// Names this content; baseHash of the next change.
  public var hash: String
  public var file: ExecApprovalsFile
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var resolvedDefaults: ResolvedDefaults?

  public init(
    path: String,
    exists: Bool,
    hash: String,
    file: ExecApprovalsFile,
    resolvedDefaults: ResolvedDefaults? = nil
  ) {
    self.path = path
    self.exists = exists
    self.hash = hash
    self.file = file
    self.resolvedDefaults = resolvedDefaults
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "resolvedDefaults": ProtocolRange(since: 4),
  ]

  public struct ResolvedDefaults: Codable, Hashable, Sendable {
    public var security: Security
    public var ask: Ask
    public var askFallback: AskFallback
    public var autoAllowSkills: Bool

    public init(security: Security, ask: Ask, askFallback: AskFallback, autoAllowSkills: Bool) {
      self.security = security
      self.ask = ask
      self.askFallback = askFallback
      self.autoAllowSkills = autoAllowSkills
    }

    public enum Security: String, CaseIterable, Codable, Hashable, Sendable {
      case deny
      case allowlist
      case full
    }

    public enum Ask: String, CaseIterable, Codable, Hashable, Sendable {
      case off
      case onMiss = "on-miss"
      case always
    }

    public enum AskFallback: String, CaseIterable, Codable, Hashable, Sendable {
      case deny
      case allowlist
      case full
    }
  }
}

/// What a node would run, as it was when the approval was asked for.
public struct SystemRunPlan: Codable, Hashable, Sendable {
  public var argv: [String]
  public var cwd: String?
  /// The command, for people.
  public var commandText: String
  public var commandPreview: Nullable<String>?
  public var agentId: String?
  public var sessionKey: String?
  public var policySnapshot: PolicySnapshot?
  public var mutableFileOperand: Nullable<MutableFileOperand>?

  public init(
    argv: [String],
    cwd: String? = nil,
    commandText: String,
    commandPreview: Nullable<String>? = nil,
    agentId: String? = nil,
    sessionKey: String? = nil,
    policySnapshot: PolicySnapshot? = nil,
    mutableFileOperand: Nullable<MutableFileOperand>? = nil
  ) {
    self.argv = argv
    self.cwd = cwd
    self.commandText = commandText
    self.commandPreview = commandPreview
    self.agentId = agentId
    self.sessionKey = sessionKey
    self.policySnapshot = policySnapshot
    self.mutableFileOperand = mutableFileOperand
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(argv, forKey: .argv)
    try container.encode(cwd, forKey: .cwd)
    try container.encode(commandText, forKey: .commandText)
    try container.encodeIfPresent(commandPreview, forKey: .commandPreview)
    try container.encode(agentId, forKey: .agentId)
    try container.encode(sessionKey, forKey: .sessionKey)
    try container.encodeIfPresent(policySnapshot, forKey: .policySnapshot)
    try container.encodeIfPresent(mutableFileOperand, forKey: .mutableFileOperand)
  }

  public struct PolicySnapshot: Codable, Hashable, Sendable {
    public var security: Security
    public var ask: Ask
    public var askFallback: AskFallback
    public var autoAllowSkills: Bool
    public var allowlistRules: [AllowlistRule]

    public init(
      security: Security,
      ask: Ask,
      askFallback: AskFallback,
      autoAllowSkills: Bool,
      allowlistRules: [AllowlistRule]
    ) {
      self.security = security
      self.ask = ask
      self.askFallback = askFallback
      self.autoAllowSkills = autoAllowSkills
      self.allowlistRules = allowlistRules
    }

    public enum Security: String, CaseIterable, Codable, Hashable, Sendable {
      case deny
      case allowlist
      case full
    }

    public enum Ask: String, CaseIterable, Codable, Hashable, Sendable {
      case off
      case onMiss = "on-miss"
      case always
    }

    public enum AskFallback: String, CaseIterable, Codable, Hashable, Sendable {
      case deny
      case allowlist
      case full
    }

    public struct AllowlistRule: Codable, Hashable, Sendable {
      public var pattern: String
      public var argPattern: String?
      public var source: Source?

      public init(pattern: String, argPattern: String? = nil, source: Source? = nil) {
        self.pattern = pattern
        self.argPattern = argPattern
        self.source = source
      }

      public enum Source: String, CaseIterable, Codable, Hashable, Sendable {
        case allowAlways = "allow-always"
      }
    }
  }

  public struct MutableFileOperand: Codable, Hashable, Sendable {
    public var argvIndex: Int64
    public var path: String
    public var sha256: String

    public init(argvIndex: Int64, path: String, sha256: String) {
      self.argvIndex = argvIndex
      self.path = path
      self.sha256 = sha256
    }
  }
}
