// Generated from the specification by `npm run generate`. Do not edit.

/// The gateway took it.
///
/// - Note: Result of `node.invoke.progress`.
/// - Note: Result of `node.invoke.result`.
public struct NodeAck: Codable, Hashable, Sendable {
  public var ok: Bool
  /// Nobody waits for it: it came late, twice, or for an unknown id.
  public var ignored: Bool?

  public init(ok: Bool, ignored: Bool? = nil) {
    self.ok = ok
    self.ignored = ignored
  }
}

/// Parameters of node.describe.
///
/// - Note: Params of `node.describe`.
public struct NodeDescribeParams: Codable, Hashable, Sendable {
  public var nodeId: String

  public init(nodeId: String) {
    self.nodeId = nodeId
  }
}

/// Result of node.describe: an entry of node.list and the time.
///
/// - Note: Result of `node.describe`.
public struct NodeDescribeResult: Codable, Hashable, Sendable, VersionedMembers {
  /// Milliseconds since the Unix epoch.
  public var ts: Int64
  /// Id of the device.
  public var nodeId: String
  /// Name for people.
  public var displayName: String?
  public var platform: String?
  /// Version of the program on the node.
  public var version: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var clientId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var clientMode: String?
  public var deviceFamily: String?
  public var modelIdentifier: String?
  /// Address of a node that is not on loopback.
  public var remoteIp: String?
  /// Capabilities that can be used now, sorted.
  public var caps: [String]
  /// Commands that node.invoke takes now, sorted.
  public var commands: [String]
  /// Permission of the operating system by name, and whether the node has it.
  public var permissions: [String: Bool]?
  /// Whether agent sessions can run on the node.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var sessionHost: Bool?
  /// Tools of plugins on the node, while it is connected.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var nodePluginTools: [JSONValue]?
  /// pending-approval: nothing was approved yet. pending-reapproval: the node declares more than was
  /// approved. unapproved: it was turned down.
  ///
  /// - Note: Availability: from protocol 4 on, always there from then on.
  /// - Note: Provenance: observed.
  public var approvalState: ApprovalState?
  /// The request that waits.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var pendingRequestId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var pendingDeclaredCaps: [String]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var pendingDeclaredCommands: [String]?
  /// Permission of the operating system by name, and whether the node has it.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var pendingDeclaredPermissions: [String: Bool]?
  /// Since when it is connected. Milliseconds since the Unix epoch.
  public var connectedAtMs: Int64?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastConnectedAtMs: Int64?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastDisconnectedAtMs: Int64?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastSeenAtMs: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastSeenReason: String?
  /// When the node, or else its device, was approved. Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var approvedAtMs: Int64?
  /// Whether the device may connect as a node.
  public var paired: Bool
  public var connected: Bool

  public init(
    ts: Int64,
    nodeId: String,
    displayName: String? = nil,
    platform: String? = nil,
    version: String? = nil,
    clientId: String? = nil,
    clientMode: String? = nil,
    deviceFamily: String? = nil,
    modelIdentifier: String? = nil,
    remoteIp: String? = nil,
    caps: [String],
    commands: [String],
    permissions: [String: Bool]? = nil,
    sessionHost: Bool? = nil,
    nodePluginTools: [JSONValue]? = nil,
    approvalState: ApprovalState? = nil,
    pendingRequestId: String? = nil,
    pendingDeclaredCaps: [String]? = nil,
    pendingDeclaredCommands: [String]? = nil,
    pendingDeclaredPermissions: [String: Bool]? = nil,
    connectedAtMs: Int64? = nil,
    lastConnectedAtMs: Int64? = nil,
    lastDisconnectedAtMs: Int64? = nil,
    lastSeenAtMs: Int64? = nil,
    lastSeenReason: String? = nil,
    approvedAtMs: Int64? = nil,
    paired: Bool,
    connected: Bool
  ) {
    self.ts = ts
    self.nodeId = nodeId
    self.displayName = displayName
    self.platform = platform
    self.version = version
    self.clientId = clientId
    self.clientMode = clientMode
    self.deviceFamily = deviceFamily
    self.modelIdentifier = modelIdentifier
    self.remoteIp = remoteIp
    self.caps = caps
    self.commands = commands
    self.permissions = permissions
    self.sessionHost = sessionHost
    self.nodePluginTools = nodePluginTools
    self.approvalState = approvalState
    self.pendingRequestId = pendingRequestId
    self.pendingDeclaredCaps = pendingDeclaredCaps
    self.pendingDeclaredCommands = pendingDeclaredCommands
    self.pendingDeclaredPermissions = pendingDeclaredPermissions
    self.connectedAtMs = connectedAtMs
    self.lastConnectedAtMs = lastConnectedAtMs
    self.lastDisconnectedAtMs = lastDisconnectedAtMs
    self.lastSeenAtMs = lastSeenAtMs
    self.lastSeenReason = lastSeenReason
    self.approvedAtMs = approvedAtMs
    self.paired = paired
    self.connected = connected
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "clientId": ProtocolRange(since: 4),
    "clientMode": ProtocolRange(since: 4),
    "sessionHost": ProtocolRange(since: 4),
    "nodePluginTools": ProtocolRange(since: 4),
    "approvalState": ProtocolRange(since: 4),
    "pendingRequestId": ProtocolRange(since: 4),
    "pendingDeclaredCaps": ProtocolRange(since: 4),
    "pendingDeclaredCommands": ProtocolRange(since: 4),
    "pendingDeclaredPermissions": ProtocolRange(since: 4),
    "lastConnectedAtMs": ProtocolRange(since: 4),
    "lastDisconnectedAtMs": ProtocolRange(since: 4),
    "lastSeenAtMs": ProtocolRange(since: 4),
    "lastSeenReason": ProtocolRange(since: 4),
    "approvedAtMs": ProtocolRange(since: 4),
  ]

  /// pending-approval: nothing was approved yet. pending-reapproval: the node declares more than was
  /// approved. unapproved: it was turned down.
  ///
  /// An open set: values that are not known here are kept in `unknown`.
  public enum ApprovalState: OpenEnum {
    case approved
    case pendingApproval
    case pendingReapproval
    case unapproved
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "approved": self = .approved
      case "pending-approval": self = .pendingApproval
      case "pending-reapproval": self = .pendingReapproval
      case "unapproved": self = .unapproved
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .approved: "approved"
      case .pendingApproval: "pending-approval"
      case .pendingReapproval: "pending-reapproval"
      case .unapproved: "unapproved"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.approved, .pendingApproval, .pendingReapproval, .unapproved] }
  }
}

/// Parameters of node.event.
///
/// - Note: Params of `node.event`.
public struct NodeEventParams: Codable, Hashable, Sendable {
  /// Such as `node.presence.alive`, `node.host.stats`.
  public var event: String
  /// Any JSON.
  public var payload: JSONValue?
  /// The payload as JSON text, instead.
  public var payloadJSON: String?

  public init(event: String, payload: JSONValue? = nil, payloadJSON: String? = nil) {
    self.event = event
    self.payload = payload
    self.payloadJSON = payloadJSON
  }
}

/// Result of node.event.
///
/// - Note: Result of `node.event`.
public struct NodeEventResult: Codable, Hashable, Sendable, VersionedMembers {
  public var ok: Bool
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var event: String?
  /// Whether the gateway did anything with it.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var handled: Bool?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var reason: Reason?

  public init(ok: Bool, event: String? = nil, handled: Bool? = nil, reason: Reason? = nil) {
    self.ok = ok
    self.event = event
    self.handled = handled
    self.reason = reason
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "event": ProtocolRange(since: 4),
    "handled": ProtocolRange(since: 4),
    "reason": ProtocolRange(since: 4),
  ]

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Reason: OpenEnum {
    case persisted
    case updated
    case unsupportedEvent
    case unmatchedExecEvent
    case invalidPayload
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "persisted": self = .persisted
      case "updated": self = .updated
      case "unsupported_event": self = .unsupportedEvent
      case "unmatched_exec_event": self = .unmatchedExecEvent
      case "invalid_payload": self = .invalidPayload
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .persisted: "persisted"
      case .updated: "updated"
      case .unsupportedEvent: "unsupported_event"
      case .unmatchedExecEvent: "unmatched_exec_event"
      case .invalidPayload: "invalid_payload"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.persisted, .updated, .unsupportedEvent, .unmatchedExecEvent, .invalidPayload] }
  }
}

/// How loaded the host of a node is, as the node told it last.
public struct NodeHostStats: Codable, Hashable, Sendable {
  /// Number of processors.
  public var cpuCount: Int64
  public var memoryTotalBytes: Int64
  public var memoryFreeBytes: Int64
  /// When the node told it. Milliseconds since the Unix epoch.
  public var updatedAtMs: Int64

  public init(cpuCount: Int64, memoryTotalBytes: Int64, memoryFreeBytes: Int64, updatedAtMs: Int64) {
    self.cpuCount = cpuCount
    self.memoryTotalBytes = memoryTotalBytes
    self.memoryFreeBytes = memoryFreeBytes
    self.updatedAtMs = updatedAtMs
  }
}

/// Payload of node.hostStats.
///
/// - Note: Payload of the event `node.hostStats`.
public struct NodeHostStatsPayload: Codable, Hashable, Sendable {
  public var nodeId: String
  public var hostStats: NodeHostStats

  public init(nodeId: String, hostStats: NodeHostStats) {
    self.nodeId = nodeId
    self.hostStats = hostStats
  }
}

/// Payload of node.invoke.cancel.
///
/// - Note: Payload of the event `node.invoke.cancel`.
public struct NodeInvokeCancelPayload: Codable, Hashable, Sendable {
  /// The id of node.invoke.request.
  public var invokeId: String
  public var nodeId: String

  public init(invokeId: String, nodeId: String) {
    self.invokeId = invokeId
    self.nodeId = nodeId
  }
}

/// Parameters of node.invoke.
///
/// - Note: Params of `node.invoke`.
public struct NodeInvokeParams: Codable, Hashable, Sendable, VersionedMembers {
  public var nodeId: String
  /// Such as `system.which`.
  public var command: String
  /// What the command takes; any JSON.
  public var params: JSONValue?
  /// How long the node has, in milliseconds; LIMITS.nodeInvokeTimeoutMs when left out.
  public var timeoutMs: Int64?
  /// Handed to the node as it is. The gateway does not look at it: the same key is sent again.
  public var idempotencyKey: String
  /// Session on whose behalf it happens.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var sessionKey: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var turnSourceChannel: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var turnSourceTo: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var turnSourceAccountId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: published.
  public var turnSourceThreadId: TurnSourceThreadId?

  public init(
    nodeId: String,
    command: String,
    params: JSONValue? = nil,
    timeoutMs: Int64? = nil,
    idempotencyKey: String,
    sessionKey: String? = nil,
    turnSourceChannel: String? = nil,
    turnSourceTo: String? = nil,
    turnSourceAccountId: String? = nil,
    turnSourceThreadId: TurnSourceThreadId? = nil
  ) {
    self.nodeId = nodeId
    self.command = command
    self.params = params
    self.timeoutMs = timeoutMs
    self.idempotencyKey = idempotencyKey
    self.sessionKey = sessionKey
    self.turnSourceChannel = turnSourceChannel
    self.turnSourceTo = turnSourceTo
    self.turnSourceAccountId = turnSourceAccountId
    self.turnSourceThreadId = turnSourceThreadId
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "sessionKey": ProtocolRange(since: 4),
    "turnSourceChannel": ProtocolRange(since: 4),
    "turnSourceTo": ProtocolRange(since: 4),
    "turnSourceAccountId": ProtocolRange(since: 4),
    "turnSourceThreadId": ProtocolRange(since: 4),
  ]

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

/// Parameters of node.invoke.progress.
///
/// - Note: Params of `node.invoke.progress`.
public struct NodeInvokeProgressParams: Codable, Hashable, Sendable {
  /// The id of node.invoke.request.
  public var invokeId: String
  /// The id of the node itself.
  public var nodeId: String
  /// Number of the piece, from 0.
  public var seq: Int64
  /// Output of the command so far not told. At most 16384 characters.
  public var chunk: String

  public init(invokeId: String, nodeId: String, seq: Int64, chunk: String) {
    self.invokeId = invokeId
    self.nodeId = nodeId
    self.seq = seq
    self.chunk = chunk
  }
}

/// Payload of node.invoke.request.
///
/// - Note: Payload of the event `node.invoke.request`.
public struct NodeInvokeRequestPayload: Codable, Hashable, Sendable {
  /// For node.invoke.result.
  public var id: String
  public var nodeId: String
  public var command: String
  /// The params as JSON text; absent when there are none.
  public var paramsJSON: String?
  /// Protocol 3 tells it only when the caller did. In milliseconds.
  public var timeoutMs: Int64?
  /// As the caller gave it.
  public var idempotencyKey: String?

  public init(
    id: String,
    nodeId: String,
    command: String,
    paramsJSON: String? = nil,
    timeoutMs: Int64? = nil,
    idempotencyKey: String? = nil
  ) {
    self.id = id
    self.nodeId = nodeId
    self.command = command
    self.paramsJSON = paramsJSON
    self.timeoutMs = timeoutMs
    self.idempotencyKey = idempotencyKey
  }
}

/// Result of node.invoke.
///
/// - Note: Result of `node.invoke`.
public struct NodeInvokeResult: Codable, Hashable, Sendable {
  public var ok: Bool
  public var nodeId: String
  public var command: String
  /// What the node answered; payloadJSON parsed.
  public var payload: JSONValue?
  /// The text, when the node answered with text.
  public var payloadJSON: Nullable<String>?

  public init(
    ok: Bool,
    nodeId: String,
    command: String,
    payload: JSONValue? = nil,
    payloadJSON: Nullable<String>? = nil
  ) {
    self.ok = ok
    self.nodeId = nodeId
    self.command = command
    self.payload = payload
    self.payloadJSON = payloadJSON
  }
}

/// Parameters of node.invoke.result.
///
/// - Note: Params of `node.invoke.result`.
public struct NodeInvokeResultParams: Codable, Hashable, Sendable {
  /// The id of node.invoke.request.
  public var id: String
  /// The id of the node that answers: its own.
  public var nodeId: String
  /// Whether the command worked.
  public var ok: Bool
  /// Any JSON.
  public var payload: JSONValue?
  /// The payload as JSON text, instead.
  public var payloadJSON: String?
  /// Why it did not work.
  public var error: ErrorInfo?

  public init(
    id: String,
    nodeId: String,
    ok: Bool,
    payload: JSONValue? = nil,
    payloadJSON: String? = nil,
    error: ErrorInfo? = nil
  ) {
    self.id = id
    self.nodeId = nodeId
    self.ok = ok
    self.payload = payload
    self.payloadJSON = payloadJSON
    self.error = error
  }

  /// Why it did not work.
  public struct ErrorInfo: Codable, Hashable, Sendable {
    public var code: String?
    public var message: String?

    public init(code: String? = nil, message: String? = nil) {
      self.code = code
      self.message = message
    }
  }
}

/// A node that is known or connected.
public struct NodeListEntry: Codable, Hashable, Sendable, VersionedMembers {
  /// Id of the device.
  public var nodeId: String
  /// Name for people.
  public var displayName: String?
  public var platform: String?
  /// Version of the program on the node.
  public var version: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var clientId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var clientMode: String?
  public var deviceFamily: String?
  public var modelIdentifier: String?
  /// Address of a node that is not on loopback.
  public var remoteIp: String?
  /// Capabilities that can be used now, sorted.
  public var caps: [String]
  /// Commands that node.invoke takes now, sorted.
  public var commands: [String]
  /// Permission of the operating system by name, and whether the node has it.
  public var permissions: [String: Bool]?
  /// Whether agent sessions can run on the node.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var sessionHost: Bool?
  /// Tools of plugins on the node, while it is connected.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var nodePluginTools: [JSONValue]?
  /// pending-approval: nothing was approved yet. pending-reapproval: the node declares more than was
  /// approved. unapproved: it was turned down.
  ///
  /// - Note: Availability: from protocol 4 on, always there from then on.
  /// - Note: Provenance: observed.
  public var approvalState: ApprovalState?
  /// The request that waits.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var pendingRequestId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var pendingDeclaredCaps: [String]?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var pendingDeclaredCommands: [String]?
  /// Permission of the operating system by name, and whether the node has it.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var pendingDeclaredPermissions: [String: Bool]?
  /// Since when it is connected. Milliseconds since the Unix epoch.
  public var connectedAtMs: Int64?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastConnectedAtMs: Int64?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastDisconnectedAtMs: Int64?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastSeenAtMs: Int64?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastSeenReason: String?
  /// When the node, or else its device, was approved. Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var approvedAtMs: Int64?
  /// Whether the device may connect as a node.
  public var paired: Bool
  public var connected: Bool

  public init(
    nodeId: String,
    displayName: String? = nil,
    platform: String? = nil,
    version: String? = nil,
    clientId: String? = nil,
    clientMode: String? = nil,
    deviceFamily: String? = nil,
    modelIdentifier: String? = nil,
    remoteIp: String? = nil,
    caps: [String],
    commands: [String],
    permissions: [String: Bool]? = nil,
    sessionHost: Bool? = nil,
    nodePluginTools: [JSONValue]? = nil,
    approvalState: ApprovalState? = nil,
    pendingRequestId: String? = nil,
    pendingDeclaredCaps: [String]? = nil,
    pendingDeclaredCommands: [String]? = nil,
    pendingDeclaredPermissions: [String: Bool]? = nil,
    connectedAtMs: Int64? = nil,
    lastConnectedAtMs: Int64? = nil,
    lastDisconnectedAtMs: Int64? = nil,
    lastSeenAtMs: Int64? = nil,
    lastSeenReason: String? = nil,
    approvedAtMs: Int64? = nil,
    paired: Bool,
    connected: Bool
  ) {
    self.nodeId = nodeId
    self.displayName = displayName
    self.platform = platform
    self.version = version
    self.clientId = clientId
    self.clientMode = clientMode
    self.deviceFamily = deviceFamily
    self.modelIdentifier = modelIdentifier
    self.remoteIp = remoteIp
    self.caps = caps
    self.commands = commands
    self.permissions = permissions
    self.sessionHost = sessionHost
    self.nodePluginTools = nodePluginTools
    self.approvalState = approvalState
    self.pendingRequestId = pendingRequestId
    self.pendingDeclaredCaps = pendingDeclaredCaps
    self.pendingDeclaredCommands = pendingDeclaredCommands
    self.pendingDeclaredPermissions = pendingDeclaredPermissions
    self.connectedAtMs = connectedAtMs
    self.lastConnectedAtMs = lastConnectedAtMs
    self.lastDisconnectedAtMs = lastDisconnectedAtMs
    self.lastSeenAtMs = lastSeenAtMs
    self.lastSeenReason = lastSeenReason
    self.approvedAtMs = approvedAtMs
    self.paired = paired
    self.connected = connected
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "clientId": ProtocolRange(since: 4),
    "clientMode": ProtocolRange(since: 4),
    "sessionHost": ProtocolRange(since: 4),
    "nodePluginTools": ProtocolRange(since: 4),
    "approvalState": ProtocolRange(since: 4),
    "pendingRequestId": ProtocolRange(since: 4),
    "pendingDeclaredCaps": ProtocolRange(since: 4),
    "pendingDeclaredCommands": ProtocolRange(since: 4),
    "pendingDeclaredPermissions": ProtocolRange(since: 4),
    "lastConnectedAtMs": ProtocolRange(since: 4),
    "lastDisconnectedAtMs": ProtocolRange(since: 4),
    "lastSeenAtMs": ProtocolRange(since: 4),
    "lastSeenReason": ProtocolRange(since: 4),
    "approvedAtMs": ProtocolRange(since: 4),
  ]

  /// pending-approval: nothing was approved yet. pending-reapproval: the node declares more than was
  /// approved. unapproved: it was turned down.
  ///
  /// An open set: values that are not known here are kept in `unknown`.
  public enum ApprovalState: OpenEnum {
    case approved
    case pendingApproval
    case pendingReapproval
    case unapproved
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "approved": self = .approved
      case "pending-approval": self = .pendingApproval
      case "pending-reapproval": self = .pendingReapproval
      case "unapproved": self = .unapproved
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .approved: "approved"
      case .pendingApproval: "pending-approval"
      case .pendingReapproval: "pending-reapproval"
      case .unapproved: "unapproved"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.approved, .pendingApproval, .pendingReapproval, .unapproved] }
  }
}

/// Parameters of node.list: none.
///
/// - Note: Params of `node.list`.
public struct NodeListParams: Codable, Hashable, Sendable {
  public init() {}
}

/// Result of node.list.
///
/// - Note: Result of `node.list`.
public struct NodeListResult: Codable, Hashable, Sendable {
  /// When the list was made. Milliseconds since the Unix epoch.
  public var ts: Int64
  /// Connected ones first, then by name.
  public var nodes: [NodeListEntry]

  public init(ts: Int64, nodes: [NodeListEntry]) {
    self.ts = ts
    self.nodes = nodes
  }
}

/// Parameters of node.pair.approve.
///
/// - Note: Params of `node.pair.approve`.
public struct NodePairApproveParams: Codable, Hashable, Sendable {
  public var requestId: String

  public init(requestId: String) {
    self.requestId = requestId
  }
}

/// Result of node.pair.approve.
///
/// - Note: Result of `node.pair.approve`.
public struct NodePairApproveResult: Codable, Hashable, Sendable {
  public var requestId: String
  public var node: PairedNode

  public init(requestId: String, node: PairedNode) {
    self.requestId = requestId
    self.node = node
  }
}

/// Parameters of node.pair.list: none.
///
/// - Note: Params of `node.pair.list`.
public struct NodePairListParams: Codable, Hashable, Sendable {
  public init() {}
}

/// Result of node.pair.list, newest first. Secrets are left out.
///
/// - Note: Result of `node.pair.list`.
public struct NodePairListResult: Codable, Hashable, Sendable {
  public var pending: [NodePairRequest]
  public var paired: [PairedNode]

  public init(pending: [NodePairRequest], paired: [PairedNode]) {
    self.pending = pending
    self.paired = paired
  }
}

/// Parameters of node.pair.reject.
///
/// - Note: Params of `node.pair.reject`.
public struct NodePairRejectParams: Codable, Hashable, Sendable {
  public var requestId: String

  public init(requestId: String) {
    self.requestId = requestId
  }
}

/// Result of node.pair.reject.
///
/// - Note: Result of `node.pair.reject`.
public struct NodePairRejectResult: Codable, Hashable, Sendable {
  public var requestId: String
  public var nodeId: String

  public init(requestId: String, nodeId: String) {
    self.requestId = requestId
    self.nodeId = nodeId
  }
}

/// Parameters of node.pair.remove.
///
/// - Note: Params of `node.pair.remove`.
public struct NodePairRemoveParams: Codable, Hashable, Sendable {
  public var nodeId: String

  public init(nodeId: String) {
    self.nodeId = nodeId
  }
}

/// Result of node.pair.remove.
///
/// - Note: Result of `node.pair.remove`.
public struct NodePairRemoveResult: Codable, Hashable, Sendable {
  /// - Note: Provenance: gap-filled.
  public var nodeId: String

  public init(nodeId: String) {
    self.nodeId = nodeId
  }
}

/// A node whose capabilities and commands wait for a decision. Payload of node.pair.requested.
///
/// - Note: Payload of the event `node.pair.requested`.
public struct NodePairRequest: Codable, Hashable, Sendable, VersionedMembers {
  /// For node.pair.approve and node.pair.reject.
  public var requestId: String
  public var nodeId: String
  /// Name for people.
  public var displayName: String?
  public var platform: String?
  /// Version of the program on the node.
  public var version: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var clientId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var clientMode: String?
  public var deviceFamily: String?
  public var modelIdentifier: String?
  /// Address of a node that is not on loopback.
  public var remoteIp: String?
  /// Capabilities that the node declares.
  public var caps: [String]?
  /// Commands that it declares, without those not allow-listed.
  public var commands: [String]?
  /// Permission of the operating system by name, and whether the node has it.
  public var permissions: [String: Bool]?
  /// Scopes that approving it takes, all of them.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var requiredApproveScopes: [String]?
  /// Whether the device itself was paired without asking anybody.
  public var silent: Bool?
  /// Whether the node was paired before.
  ///
  /// - Note: Availability: up to protocol 3.
  /// - Note: Provenance: observed.
  public var isRepair: Bool?
  /// When it was asked. Milliseconds since the Unix epoch.
  public var ts: Int64

  public init(
    requestId: String,
    nodeId: String,
    displayName: String? = nil,
    platform: String? = nil,
    version: String? = nil,
    clientId: String? = nil,
    clientMode: String? = nil,
    deviceFamily: String? = nil,
    modelIdentifier: String? = nil,
    remoteIp: String? = nil,
    caps: [String]? = nil,
    commands: [String]? = nil,
    permissions: [String: Bool]? = nil,
    requiredApproveScopes: [String]? = nil,
    silent: Bool? = nil,
    isRepair: Bool? = nil,
    ts: Int64
  ) {
    self.requestId = requestId
    self.nodeId = nodeId
    self.displayName = displayName
    self.platform = platform
    self.version = version
    self.clientId = clientId
    self.clientMode = clientMode
    self.deviceFamily = deviceFamily
    self.modelIdentifier = modelIdentifier
    self.remoteIp = remoteIp
    self.caps = caps
    self.commands = commands
    self.permissions = permissions
    self.requiredApproveScopes = requiredApproveScopes
    self.silent = silent
    self.isRepair = isRepair
    self.ts = ts
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "clientId": ProtocolRange(since: 4),
    "clientMode": ProtocolRange(since: 4),
    "requiredApproveScopes": ProtocolRange(since: 4),
    "isRepair": ProtocolRange(until: 3),
  ]
}

/// Parameters of node.pair.request.
///
/// - Note: Params of `node.pair.request`.
public struct NodePairRequestParams: Codable, Hashable, Sendable {
  public var nodeId: String
  public var displayName: String?
  public var platform: String?
  public var version: String?
  public var coreVersion: String?
  public var uiVersion: String?
  public var deviceFamily: String?
  public var modelIdentifier: String?
  public var caps: [String]?
  public var commands: [String]?
  public var remoteIp: String?
  public var silent: Bool?

  public init(
    nodeId: String,
    displayName: String? = nil,
    platform: String? = nil,
    version: String? = nil,
    coreVersion: String? = nil,
    uiVersion: String? = nil,
    deviceFamily: String? = nil,
    modelIdentifier: String? = nil,
    caps: [String]? = nil,
    commands: [String]? = nil,
    remoteIp: String? = nil,
    silent: Bool? = nil
  ) {
    self.nodeId = nodeId
    self.displayName = displayName
    self.platform = platform
    self.version = version
    self.coreVersion = coreVersion
    self.uiVersion = uiVersion
    self.deviceFamily = deviceFamily
    self.modelIdentifier = modelIdentifier
    self.caps = caps
    self.commands = commands
    self.remoteIp = remoteIp
    self.silent = silent
  }
}

/// Result of node.pair.request.
///
/// - Note: Result of `node.pair.request`.
public struct NodePairRequestResult: Codable, Hashable, Sendable {
  public var status: Status
  public var request: NodePairRequest
  /// False when the request was already there.
  public var created: Bool

  public init(status: Status, request: NodePairRequest, created: Bool) {
    self.status = status
    self.request = request
    self.created = created
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Status: OpenEnum {
    case pending
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "pending": self = .pending
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .pending: "pending"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.pending] }
  }
}

/// Payload of node.pair.resolved.
///
/// - Note: Payload of the event `node.pair.resolved`.
public struct NodePairResolvedPayload: Codable, Hashable, Sendable {
  /// Empty when a node was removed for which none waited.
  public var requestId: String
  public var nodeId: String
  public var decision: Decision
  /// Milliseconds since the Unix epoch.
  public var ts: Int64

  public init(requestId: String, nodeId: String, decision: Decision, ts: Int64) {
    self.requestId = requestId
    self.nodeId = nodeId
    self.decision = decision
    self.ts = ts
  }

  /// An open set: values that are not known here are kept in `unknown`.
  public enum Decision: OpenEnum {
    case approved
    case rejected
    case removed
    case unknown(String)

    public init(rawValue: String) {
      switch rawValue {
      case "approved": self = .approved
      case "rejected": self = .rejected
      case "removed": self = .removed
      default: self = .unknown(rawValue)
      }
    }

    public var rawValue: String {
      switch self {
      case .approved: "approved"
      case .rejected: "rejected"
      case .removed: "removed"
      case .unknown(let value): value
      }
    }

    public static var knownCases: [Self] { [.approved, .rejected, .removed] }
  }
}

/// Parameters of node.pair.verify.
///
/// - Note: Params of `node.pair.verify`.
public struct NodePairVerifyParams: Codable, Hashable, Sendable {
  public var nodeId: String
  /// As node.pair.approve gave it.
  public var token: String

  public init(nodeId: String, token: String) {
    self.nodeId = nodeId
    self.token = token
  }
}

/// Result of node.pair.verify.
///
/// - Note: Result of `node.pair.verify`.
public struct NodePairVerifyResult: Codable, Hashable, Sendable {
  /// Whether the token is that of the node.
  public var ok: Bool
  public var node: PairedNode?

  public init(ok: Bool, node: PairedNode? = nil) {
    self.ok = ok
    self.node = node
  }
}

/// Parameters of node.rename.
///
/// - Note: Params of `node.rename`.
public struct NodeRenameParams: Codable, Hashable, Sendable {
  public var nodeId: String
  /// Blank is refused.
  public var displayName: String

  public init(nodeId: String, displayName: String) {
    self.nodeId = nodeId
    self.displayName = displayName
  }
}

/// Result of node.rename.
///
/// - Note: Result of `node.rename`.
public struct NodeRenameResult: Codable, Hashable, Sendable {
  public var nodeId: String
  public var displayName: String

  public init(nodeId: String, displayName: String) {
    self.nodeId = nodeId
    self.displayName = displayName
  }
}

/// A node that was approved.
public struct PairedNode: Codable, Hashable, Sendable, VersionedMembers {
  public var nodeId: String
  /// Name for people.
  public var displayName: String?
  public var platform: String?
  /// Version of the program on the node.
  public var version: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var clientId: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var clientMode: String?
  public var deviceFamily: String?
  public var modelIdentifier: String?
  /// Address of a node that is not on loopback.
  public var remoteIp: String?
  public var caps: [String]?
  /// Commands that were approved.
  public var commands: [String]?
  /// Permission of the operating system by name, and whether the node has it.
  public var permissions: [String: Bool]?
  /// For node.pair.verify. Only in the results of node.pair.approve and node.pair.verify.
  ///
  /// - Note: Availability: up to protocol 3.
  /// - Note: Provenance: observed.
  public var token: String?
  /// Milliseconds since the Unix epoch.
  public var createdAtMs: Int64
  /// Milliseconds since the Unix epoch.
  public var approvedAtMs: Int64
  /// Milliseconds since the Unix epoch.
  public var lastConnectedAtMs: Int64?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastDisconnectedAtMs: Int64?
  /// Milliseconds since the Unix epoch.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastSeenAtMs: Int64?
  /// Such as `connect`.
  ///
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastSeenReason: String?
  /// - Note: Availability: from protocol 4 on.
  /// - Note: Provenance: observed.
  public var lastHostStats: NodeHostStats?

  public init(
    nodeId: String,
    displayName: String? = nil,
    platform: String? = nil,
    version: String? = nil,
    clientId: String? = nil,
    clientMode: String? = nil,
    deviceFamily: String? = nil,
    modelIdentifier: String? = nil,
    remoteIp: String? = nil,
    caps: [String]? = nil,
    commands: [String]? = nil,
    permissions: [String: Bool]? = nil,
    token: String? = nil,
    createdAtMs: Int64,
    approvedAtMs: Int64,
    lastConnectedAtMs: Int64? = nil,
    lastDisconnectedAtMs: Int64? = nil,
    lastSeenAtMs: Int64? = nil,
    lastSeenReason: String? = nil,
    lastHostStats: NodeHostStats? = nil
  ) {
    self.nodeId = nodeId
    self.displayName = displayName
    self.platform = platform
    self.version = version
    self.clientId = clientId
    self.clientMode = clientMode
    self.deviceFamily = deviceFamily
    self.modelIdentifier = modelIdentifier
    self.remoteIp = remoteIp
    self.caps = caps
    self.commands = commands
    self.permissions = permissions
    self.token = token
    self.createdAtMs = createdAtMs
    self.approvedAtMs = approvedAtMs
    self.lastConnectedAtMs = lastConnectedAtMs
    self.lastDisconnectedAtMs = lastDisconnectedAtMs
    self.lastSeenAtMs = lastSeenAtMs
    self.lastSeenReason = lastSeenReason
    self.lastHostStats = lastHostStats
  }

  /// Members that not every protocol has, by wire name.
  public static let memberVersions: [String: ProtocolRange] = [
    "clientId": ProtocolRange(since: 4),
    "clientMode": ProtocolRange(since: 4),
    "token": ProtocolRange(until: 3),
    "lastDisconnectedAtMs": ProtocolRange(since: 4),
    "lastSeenAtMs": ProtocolRange(since: 4),
    "lastSeenReason": ProtocolRange(since: 4),
    "lastHostStats": ProtocolRange(since: 4),
  ]
}
