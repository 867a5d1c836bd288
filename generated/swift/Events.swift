// Generated from the specification by `npm run generate`. Do not edit.

/// An event with the payload that belongs to its name.
public indirect enum GatewayEvent: Codable, Hashable, Sendable {
  /// `agent`: Something happened in an agent run.
  ///
  /// Order within a run: lifecycle start, any number of assistant and tool events, lifecycle end or error.
  /// Protocol 3 gateways send it to every connection.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  case agent(AgentPayload)
  /// `chat`: The reply of a run grew, ended, failed or was stopped.
  ///
  /// Fold by runId: a delta replaces the text shown with `message`; final, aborted and error end the run.
  /// Never append `message` to what you have: it is cumulative.
  ///
  /// Protocol 3 gateways send it to every connection.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  case chat(ChatPayload)
  /// `config.changed`: The configuration is another one, changed by a request or in its file.
  ///
  /// Comes before the response to the request that changed it. What changed is not told: config.get is.
  ///
  /// - Note: Availability: from protocol 4 on. Provenance: observed.
  case configChanged(ConfigChangedPayload)
  /// `connect.challenge`: Opens the handshake: the first frame on every connection.
  ///
  /// Sent as soon as the WebSocket is open, without `seq`. A client that got none within its time-out closes
  /// with 1008.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  case connectChallenge(ConnectChallengePayload)
  /// `cron`: A job was added, changed or removed, or a run of it began or ended.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  case cron(CronEventPayload)
  /// `device.pair.requested`: A device asks to be paired, or for more than it was granted.
  ///
  /// A device that asks again while its request waits causes no second event.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  case devicePairRequested(DevicePairRequest)
  /// `device.pair.resolved`: A pairing request was decided, by an operator or silently.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  case devicePairResolved(DevicePairResolvedPayload)
  /// `exec.approval.requested`: A command waits for a decision.
  ///
  /// Operators that connect later find the commands that wait with exec.approval.list.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  case execApprovalRequested(ExecApprovalPending)
  /// `exec.approval.resolved`: An approval was decided. None is sent for one that expires: its expiresAtMs
  /// tells.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  case execApprovalResolved(ExecApprovalResolvedPayload)
  /// `health`: The health snapshot was refreshed.
  ///
  /// Protocol 4 gateways send it every 60 seconds and on change; protocol 3 gateways also after every connect
  /// and every health call.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  case health(HealthSnapshot)
  /// `heartbeat`: A heartbeat came to its end.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  case heartbeat(HeartbeatEvent)
  /// `node.hostStats`: A node told how loaded its host is.
  ///
  /// - Note: Availability: from protocol 4 on. Provenance: observed.
  case nodeHostStats(NodeHostStatsPayload)
  /// `node.invoke.cancel`: Nobody waits for a command any more: its time is up, or the caller went away.
  ///
  /// Sent to the connection that was asked, without `seq`. A result that still comes is ignored.
  ///
  /// - Note: Availability: from protocol 4 on. Provenance: observed.
  case nodeInvokeCancel(NodeInvokeCancelPayload)
  /// `node.invoke.request`: Asks a node to run a command; it answers with node.invoke.result.
  ///
  /// Sent to one connection only, without `seq`.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  case nodeInvokeRequest(NodeInvokeRequestPayload)
  /// `node.pair.requested`: A node declares capabilities or commands that somebody has to approve.
  ///
  /// A node that connects again and declares the same while its request waits causes no second event.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  case nodePairRequested(NodePairRequest)
  /// `node.pair.resolved`: A node was approved, rejected or removed.
  ///
  /// The node itself gets it too when it is connected (protocol 4), without `seq`.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  case nodePairResolved(NodePairResolvedPayload)
  /// `presence`: The presence list changed; carries the whole new list.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  case presence(PresencePayload)
  /// `session.message`: A message was added to a transcript.
  ///
  /// Sent to connections that called sessions.messages.subscribe for the session, and to nobody else. A
  /// number that is missing means that something was lost: call chat.history.
  ///
  /// - Note: Availability: from protocol 4 on. Provenance: observed.
  case sessionMessage(SessionMessagePayload)
  /// `sessions.changed`: A session was made, changed or removed, or a run began or ended in it.
  ///
  /// Sent to connections that called sessions.subscribe, and to nobody else. `session` is the session as it
  /// is now; it is absent after a deletion. Several changes may come as one.
  ///
  /// - Note: Availability: from protocol 4 on. Provenance: observed.
  case sessionsChanged(SessionsChangedPayload)
  /// `shutdown`: The gateway is about to stop or restart; a close with 1012 follows.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  case shutdown(ShutdownPayload)
  /// `tick`: Says that the connection lives, every hello-ok policy.tickIntervalMs.
  ///
  /// A client that has heard nothing for twice the interval closes with 4000 and connects again. The first
  /// tick comes within one interval of the handshake.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  case tick(TickPayload)
  /// An event that this version of the specification does not know, as it came.
  case unknown(name: String, payload: JSONValue?)

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: WireKey.self)
    switch try members.decode(String.self, forKey: "event") {
    case "agent": self = .agent(try members.decode(AgentPayload.self, forKey: "payload"))
    case "chat": self = .chat(try members.decode(ChatPayload.self, forKey: "payload"))
    case "config.changed": self = .configChanged(try members.decode(ConfigChangedPayload.self, forKey: "payload"))
    case "connect.challenge": self = .connectChallenge(try members.decode(ConnectChallengePayload.self, forKey: "payload"))
    case "cron": self = .cron(try members.decode(CronEventPayload.self, forKey: "payload"))
    case "device.pair.requested": self = .devicePairRequested(try members.decode(DevicePairRequest.self, forKey: "payload"))
    case "device.pair.resolved": self = .devicePairResolved(try members.decode(DevicePairResolvedPayload.self, forKey: "payload"))
    case "exec.approval.requested": self = .execApprovalRequested(try members.decode(ExecApprovalPending.self, forKey: "payload"))
    case "exec.approval.resolved": self = .execApprovalResolved(try members.decode(ExecApprovalResolvedPayload.self, forKey: "payload"))
    case "health": self = .health(try members.decode(HealthSnapshot.self, forKey: "payload"))
    case "heartbeat": self = .heartbeat(try members.decode(HeartbeatEvent.self, forKey: "payload"))
    case "node.hostStats": self = .nodeHostStats(try members.decode(NodeHostStatsPayload.self, forKey: "payload"))
    case "node.invoke.cancel": self = .nodeInvokeCancel(try members.decode(NodeInvokeCancelPayload.self, forKey: "payload"))
    case "node.invoke.request": self = .nodeInvokeRequest(try members.decode(NodeInvokeRequestPayload.self, forKey: "payload"))
    case "node.pair.requested": self = .nodePairRequested(try members.decode(NodePairRequest.self, forKey: "payload"))
    case "node.pair.resolved": self = .nodePairResolved(try members.decode(NodePairResolvedPayload.self, forKey: "payload"))
    case "presence": self = .presence(try members.decode(PresencePayload.self, forKey: "payload"))
    case "session.message": self = .sessionMessage(try members.decode(SessionMessagePayload.self, forKey: "payload"))
    case "sessions.changed": self = .sessionsChanged(try members.decode(SessionsChangedPayload.self, forKey: "payload"))
    case "shutdown": self = .shutdown(try members.decode(ShutdownPayload.self, forKey: "payload"))
    case "tick": self = .tick(try members.decode(TickPayload.self, forKey: "payload"))
    case let name: self = .unknown(name: name, payload: try members.decodeIfPresent(JSONValue.self, forKey: "payload"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: WireKey.self)
    try members.encode(name, forKey: "event")
    switch self {
    case .agent(let payload): try members.encode(payload, forKey: "payload")
    case .chat(let payload): try members.encode(payload, forKey: "payload")
    case .configChanged(let payload): try members.encode(payload, forKey: "payload")
    case .connectChallenge(let payload): try members.encode(payload, forKey: "payload")
    case .cron(let payload): try members.encode(payload, forKey: "payload")
    case .devicePairRequested(let payload): try members.encode(payload, forKey: "payload")
    case .devicePairResolved(let payload): try members.encode(payload, forKey: "payload")
    case .execApprovalRequested(let payload): try members.encode(payload, forKey: "payload")
    case .execApprovalResolved(let payload): try members.encode(payload, forKey: "payload")
    case .health(let payload): try members.encode(payload, forKey: "payload")
    case .heartbeat(let payload): try members.encode(payload, forKey: "payload")
    case .nodeHostStats(let payload): try members.encode(payload, forKey: "payload")
    case .nodeInvokeCancel(let payload): try members.encode(payload, forKey: "payload")
    case .nodeInvokeRequest(let payload): try members.encode(payload, forKey: "payload")
    case .nodePairRequested(let payload): try members.encode(payload, forKey: "payload")
    case .nodePairResolved(let payload): try members.encode(payload, forKey: "payload")
    case .presence(let payload): try members.encode(payload, forKey: "payload")
    case .sessionMessage(let payload): try members.encode(payload, forKey: "payload")
    case .sessionsChanged(let payload): try members.encode(payload, forKey: "payload")
    case .shutdown(let payload): try members.encode(payload, forKey: "payload")
    case .tick(let payload): try members.encode(payload, forKey: "payload")
    case .unknown(_, let payload): try members.encodeIfPresent(payload, forKey: "payload")
    }
  }

  /// Wire name.
  public var name: String {
    switch self {
    case .agent: "agent"
    case .chat: "chat"
    case .configChanged: "config.changed"
    case .connectChallenge: "connect.challenge"
    case .cron: "cron"
    case .devicePairRequested: "device.pair.requested"
    case .devicePairResolved: "device.pair.resolved"
    case .execApprovalRequested: "exec.approval.requested"
    case .execApprovalResolved: "exec.approval.resolved"
    case .health: "health"
    case .heartbeat: "heartbeat"
    case .nodeHostStats: "node.hostStats"
    case .nodeInvokeCancel: "node.invoke.cancel"
    case .nodeInvokeRequest: "node.invoke.request"
    case .nodePairRequested: "node.pair.requested"
    case .nodePairResolved: "node.pair.resolved"
    case .presence: "presence"
    case .sessionMessage: "session.message"
    case .sessionsChanged: "sessions.changed"
    case .shutdown: "shutdown"
    case .tick: "tick"
    case .unknown(let name, _): name
    }
  }

  /// Who receives it; nil for events that this specification does not describe.
  public var info: EventInfo? { EventInfo.all[name] }
}

/// An event of which one kind is wanted: `.chat` where the payload is a `ChatPayload`.
public struct GatewayEventType<Payload: WireValue>: Sendable {
  /// Wire name.
  public let name: String
  private let read: @Sendable (GatewayEvent) -> Payload?

  init(name: String, read: @escaping @Sendable (GatewayEvent) -> Payload?) {
    self.name = name
    self.read = read
  }

  /// The payload, when the event is of this kind.
  public func payload(of event: GatewayEvent) -> Payload? { read(event) }
}

extension GatewayEventType where Payload == AgentPayload {
  /// `agent`: Something happened in an agent run.
  ///
  /// Order within a run: lifecycle start, any number of assistant and tool events, lifecycle end or error.
  /// Protocol 3 gateways send it to every connection.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var agent: Self {
    Self(name: "agent") { if case .agent(let payload) = $0 { payload } else { nil } }
  }
}

extension GatewayEventType where Payload == ChatPayload {
  /// `chat`: The reply of a run grew, ended, failed or was stopped.
  ///
  /// Fold by runId: a delta replaces the text shown with `message`; final, aborted and error end the run.
  /// Never append `message` to what you have: it is cumulative.
  ///
  /// Protocol 3 gateways send it to every connection.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var chat: Self {
    Self(name: "chat") { if case .chat(let payload) = $0 { payload } else { nil } }
  }
}

extension GatewayEventType where Payload == ConfigChangedPayload {
  /// `config.changed`: The configuration is another one, changed by a request or in its file.
  ///
  /// Comes before the response to the request that changed it. What changed is not told: config.get is.
  ///
  /// - Note: Availability: from protocol 4 on. Provenance: observed.
  public static var configChanged: Self {
    Self(name: "config.changed") { if case .configChanged(let payload) = $0 { payload } else { nil } }
  }
}

extension GatewayEventType where Payload == ConnectChallengePayload {
  /// `connect.challenge`: Opens the handshake: the first frame on every connection.
  ///
  /// Sent as soon as the WebSocket is open, without `seq`. A client that got none within its time-out closes
  /// with 1008.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  public static var connectChallenge: Self {
    Self(name: "connect.challenge") { if case .connectChallenge(let payload) = $0 { payload } else { nil } }
  }
}

extension GatewayEventType where Payload == CronEventPayload {
  /// `cron`: A job was added, changed or removed, or a run of it began or ended.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  public static var cron: Self {
    Self(name: "cron") { if case .cron(let payload) = $0 { payload } else { nil } }
  }
}

extension GatewayEventType where Payload == DevicePairRequest {
  /// `device.pair.requested`: A device asks to be paired, or for more than it was granted.
  ///
  /// A device that asks again while its request waits causes no second event.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var devicePairRequested: Self {
    Self(name: "device.pair.requested") { if case .devicePairRequested(let payload) = $0 { payload } else { nil } }
  }
}

extension GatewayEventType where Payload == DevicePairResolvedPayload {
  /// `device.pair.resolved`: A pairing request was decided, by an operator or silently.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var devicePairResolved: Self {
    Self(name: "device.pair.resolved") { if case .devicePairResolved(let payload) = $0 { payload } else { nil } }
  }
}

extension GatewayEventType where Payload == ExecApprovalPending {
  /// `exec.approval.requested`: A command waits for a decision.
  ///
  /// Operators that connect later find the commands that wait with exec.approval.list.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  public static var execApprovalRequested: Self {
    Self(name: "exec.approval.requested") { if case .execApprovalRequested(let payload) = $0 { payload } else { nil } }
  }
}

extension GatewayEventType where Payload == ExecApprovalResolvedPayload {
  /// `exec.approval.resolved`: An approval was decided. None is sent for one that expires: its expiresAtMs
  /// tells.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  public static var execApprovalResolved: Self {
    Self(name: "exec.approval.resolved") { if case .execApprovalResolved(let payload) = $0 { payload } else { nil } }
  }
}

extension GatewayEventType where Payload == HealthSnapshot {
  /// `health`: The health snapshot was refreshed.
  ///
  /// Protocol 4 gateways send it every 60 seconds and on change; protocol 3 gateways also after every connect
  /// and every health call.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  public static var health: Self {
    Self(name: "health") { if case .health(let payload) = $0 { payload } else { nil } }
  }
}

extension GatewayEventType where Payload == HeartbeatEvent {
  /// `heartbeat`: A heartbeat came to its end.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  public static var heartbeat: Self {
    Self(name: "heartbeat") { if case .heartbeat(let payload) = $0 { payload } else { nil } }
  }
}

extension GatewayEventType where Payload == NodeHostStatsPayload {
  /// `node.hostStats`: A node told how loaded its host is.
  ///
  /// - Note: Availability: from protocol 4 on. Provenance: observed.
  public static var nodeHostStats: Self {
    Self(name: "node.hostStats") { if case .nodeHostStats(let payload) = $0 { payload } else { nil } }
  }
}

extension GatewayEventType where Payload == NodeInvokeCancelPayload {
  /// `node.invoke.cancel`: Nobody waits for a command any more: its time is up, or the caller went away.
  ///
  /// Sent to the connection that was asked, without `seq`. A result that still comes is ignored.
  ///
  /// - Note: Availability: from protocol 4 on. Provenance: observed.
  public static var nodeInvokeCancel: Self {
    Self(name: "node.invoke.cancel") { if case .nodeInvokeCancel(let payload) = $0 { payload } else { nil } }
  }
}

extension GatewayEventType where Payload == NodeInvokeRequestPayload {
  /// `node.invoke.request`: Asks a node to run a command; it answers with node.invoke.result.
  ///
  /// Sent to one connection only, without `seq`.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var nodeInvokeRequest: Self {
    Self(name: "node.invoke.request") { if case .nodeInvokeRequest(let payload) = $0 { payload } else { nil } }
  }
}

extension GatewayEventType where Payload == NodePairRequest {
  /// `node.pair.requested`: A node declares capabilities or commands that somebody has to approve.
  ///
  /// A node that connects again and declares the same while its request waits causes no second event.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var nodePairRequested: Self {
    Self(name: "node.pair.requested") { if case .nodePairRequested(let payload) = $0 { payload } else { nil } }
  }
}

extension GatewayEventType where Payload == NodePairResolvedPayload {
  /// `node.pair.resolved`: A node was approved, rejected or removed.
  ///
  /// The node itself gets it too when it is connected (protocol 4), without `seq`.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var nodePairResolved: Self {
    Self(name: "node.pair.resolved") { if case .nodePairResolved(let payload) = $0 { payload } else { nil } }
  }
}

extension GatewayEventType where Payload == PresencePayload {
  /// `presence`: The presence list changed; carries the whole new list.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  public static var presence: Self {
    Self(name: "presence") { if case .presence(let payload) = $0 { payload } else { nil } }
  }
}

extension GatewayEventType where Payload == SessionMessagePayload {
  /// `session.message`: A message was added to a transcript.
  ///
  /// Sent to connections that called sessions.messages.subscribe for the session, and to nobody else. A
  /// number that is missing means that something was lost: call chat.history.
  ///
  /// - Note: Availability: from protocol 4 on. Provenance: observed.
  public static var sessionMessage: Self {
    Self(name: "session.message") { if case .sessionMessage(let payload) = $0 { payload } else { nil } }
  }
}

extension GatewayEventType where Payload == SessionsChangedPayload {
  /// `sessions.changed`: A session was made, changed or removed, or a run began or ended in it.
  ///
  /// Sent to connections that called sessions.subscribe, and to nobody else. `session` is the session as it
  /// is now; it is absent after a deletion. Several changes may come as one.
  ///
  /// - Note: Availability: from protocol 4 on. Provenance: observed.
  public static var sessionsChanged: Self {
    Self(name: "sessions.changed") { if case .sessionsChanged(let payload) = $0 { payload } else { nil } }
  }
}

extension GatewayEventType where Payload == ShutdownPayload {
  /// `shutdown`: The gateway is about to stop or restart; a close with 1012 follows.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var shutdown: Self {
    Self(name: "shutdown") { if case .shutdown(let payload) = $0 { payload } else { nil } }
  }
}

extension GatewayEventType where Payload == TickPayload {
  /// `tick`: Says that the connection lives, every hello-ok policy.tickIntervalMs.
  ///
  /// A client that has heard nothing for twice the interval closes with 4000 and connects again. The first
  /// tick comes within one interval of the handshake.
  ///
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var tick: Self {
    Self(name: "tick") { if case .tick(let payload) = $0 { payload } else { nil } }
  }
}

/// Wire names of events.
///
/// An open set: values that are not known here are kept in `unknown`.
public enum EventName: OpenEnum {
  case agent
  case chat
  case configChanged
  case connectChallenge
  case cron
  case devicePairRequested
  case devicePairResolved
  case execApprovalRequested
  case execApprovalResolved
  case health
  case heartbeat
  case nodeHostStats
  case nodeInvokeCancel
  case nodeInvokeRequest
  case nodePairRequested
  case nodePairResolved
  case presence
  case sessionMessage
  case sessionsChanged
  case shutdown
  case tick
  case unknown(String)

  public init(rawValue: String) {
    switch rawValue {
    case "agent": self = .agent
    case "chat": self = .chat
    case "config.changed": self = .configChanged
    case "connect.challenge": self = .connectChallenge
    case "cron": self = .cron
    case "device.pair.requested": self = .devicePairRequested
    case "device.pair.resolved": self = .devicePairResolved
    case "exec.approval.requested": self = .execApprovalRequested
    case "exec.approval.resolved": self = .execApprovalResolved
    case "health": self = .health
    case "heartbeat": self = .heartbeat
    case "node.hostStats": self = .nodeHostStats
    case "node.invoke.cancel": self = .nodeInvokeCancel
    case "node.invoke.request": self = .nodeInvokeRequest
    case "node.pair.requested": self = .nodePairRequested
    case "node.pair.resolved": self = .nodePairResolved
    case "presence": self = .presence
    case "session.message": self = .sessionMessage
    case "sessions.changed": self = .sessionsChanged
    case "shutdown": self = .shutdown
    case "tick": self = .tick
    default: self = .unknown(rawValue)
    }
  }

  public var rawValue: String {
    switch self {
    case .agent: "agent"
    case .chat: "chat"
    case .configChanged: "config.changed"
    case .connectChallenge: "connect.challenge"
    case .cron: "cron"
    case .devicePairRequested: "device.pair.requested"
    case .devicePairResolved: "device.pair.resolved"
    case .execApprovalRequested: "exec.approval.requested"
    case .execApprovalResolved: "exec.approval.resolved"
    case .health: "health"
    case .heartbeat: "heartbeat"
    case .nodeHostStats: "node.hostStats"
    case .nodeInvokeCancel: "node.invoke.cancel"
    case .nodeInvokeRequest: "node.invoke.request"
    case .nodePairRequested: "node.pair.requested"
    case .nodePairResolved: "node.pair.resolved"
    case .presence: "presence"
    case .sessionMessage: "session.message"
    case .sessionsChanged: "sessions.changed"
    case .shutdown: "shutdown"
    case .tick: "tick"
    case .unknown(let value): value
    }
  }

  public static var knownCases: [Self] { [.agent, .chat, .configChanged, .connectChallenge, .cron, .devicePairRequested, .devicePairResolved, .execApprovalRequested, .execApprovalResolved, .health, .heartbeat, .nodeHostStats, .nodeInvokeCancel, .nodeInvokeRequest, .nodePairRequested, .nodePairResolved, .presence, .sessionMessage, .sessionsChanged, .shutdown, .tick] }
}

/// Who receives an event, and what a receiver has to know.
public struct EventInfo: Hashable, Sendable {
  public enum Delivery: Hashable, Sendable { case broadcast, targeted, preAuth }
  public enum Role: Hashable, Sendable { case `operator`, node }

  /// Wire name.
  public let name: String
  public let family: String
  public let delivery: Delivery
  /// Scopes of which a receiver needs one; none needed when empty.
  public let scopes: [OperatorScope]
  /// Roles that receive it.
  public let roles: [Role]
  /// Whether the frame carries `stateVersion`.
  public let stateVersion: Bool
  /// Whether a gateway may leave it out for a connection that does not keep up.
  public let droppable: Bool
  /// First protocol that has it.
  public let since: Int
  /// Last protocol that has it; nil when the newest does.
  public let until: Int?

  /// By wire name.
  public static let all: [String: EventInfo] = Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0) })

  private static let rows: [EventInfo] = [
    EventInfo(
      name: "agent", family: "agent", delivery: .broadcast, scopes: [.operatorRead],
      roles: [.operator], stateVersion: false, droppable: false, since: 3, until: nil),
    EventInfo(
      name: "chat", family: "chat", delivery: .broadcast, scopes: [.operatorRead],
      roles: [.operator], stateVersion: false, droppable: false, since: 3, until: nil),
    EventInfo(
      name: "config.changed", family: "config", delivery: .broadcast, scopes: [.operatorRead],
      roles: [.operator], stateVersion: false, droppable: true, since: 4, until: nil),
    EventInfo(
      name: "connect.challenge", family: "handshake", delivery: .preAuth, scopes: [],
      roles: [.operator, .node], stateVersion: false, droppable: false, since: 3, until: nil),
    EventInfo(
      name: "cron", family: "cron", delivery: .broadcast, scopes: [.operatorRead],
      roles: [.operator], stateVersion: false, droppable: true, since: 3, until: nil),
    EventInfo(
      name: "device.pair.requested", family: "devices", delivery: .broadcast, scopes: [.operatorPairing],
      roles: [.operator], stateVersion: false, droppable: true, since: 3, until: nil),
    EventInfo(
      name: "device.pair.resolved", family: "devices", delivery: .broadcast, scopes: [.operatorPairing],
      roles: [.operator], stateVersion: false, droppable: true, since: 3, until: nil),
    EventInfo(
      name: "exec.approval.requested", family: "approvals", delivery: .broadcast, scopes: [.operatorApprovals],
      roles: [.operator], stateVersion: false, droppable: false, since: 3, until: nil),
    EventInfo(
      name: "exec.approval.resolved", family: "approvals", delivery: .broadcast, scopes: [.operatorApprovals],
      roles: [.operator], stateVersion: false, droppable: false, since: 3, until: nil),
    EventInfo(
      name: "health", family: "system", delivery: .broadcast, scopes: [],
      roles: [.operator, .node], stateVersion: true, droppable: false, since: 3, until: nil),
    EventInfo(
      name: "heartbeat", family: "system", delivery: .broadcast, scopes: [.operatorRead],
      roles: [.operator], stateVersion: false, droppable: true, since: 3, until: nil),
    EventInfo(
      name: "node.hostStats", family: "nodes", delivery: .broadcast, scopes: [.operatorRead],
      roles: [.operator], stateVersion: false, droppable: true, since: 4, until: nil),
    EventInfo(
      name: "node.invoke.cancel", family: "nodes", delivery: .targeted, scopes: [],
      roles: [.node], stateVersion: false, droppable: false, since: 4, until: nil),
    EventInfo(
      name: "node.invoke.request", family: "nodes", delivery: .targeted, scopes: [],
      roles: [.node], stateVersion: false, droppable: false, since: 3, until: nil),
    EventInfo(
      name: "node.pair.requested", family: "nodes", delivery: .broadcast, scopes: [.operatorPairing],
      roles: [.operator], stateVersion: false, droppable: true, since: 3, until: nil),
    EventInfo(
      name: "node.pair.resolved", family: "nodes", delivery: .broadcast, scopes: [.operatorPairing],
      roles: [.operator], stateVersion: false, droppable: true, since: 3, until: nil),
    EventInfo(
      name: "presence", family: "system", delivery: .broadcast, scopes: [.operatorRead],
      roles: [.operator], stateVersion: true, droppable: true, since: 3, until: nil),
    EventInfo(
      name: "session.message", family: "sessions", delivery: .broadcast, scopes: [.operatorRead],
      roles: [.operator], stateVersion: false, droppable: false, since: 4, until: nil),
    EventInfo(
      name: "sessions.changed", family: "sessions", delivery: .broadcast, scopes: [.operatorRead],
      roles: [.operator], stateVersion: false, droppable: false, since: 4, until: nil),
    EventInfo(
      name: "shutdown", family: "system", delivery: .broadcast, scopes: [],
      roles: [.operator, .node], stateVersion: false, droppable: false, since: 3, until: nil),
    EventInfo(
      name: "tick", family: "system", delivery: .broadcast, scopes: [],
      roles: [.operator, .node], stateVersion: false, droppable: true, since: 3, until: nil),
  ]
}
