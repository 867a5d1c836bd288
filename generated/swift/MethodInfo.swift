// Generated from the specification by `npm run generate`. Do not edit.

/// Who may call a method, and what a caller has to know.
public struct MethodInfo: Hashable, Sendable {
  public enum Role: Hashable, Sendable { case `operator`, node, any, preAuth }

  /// What a caller may do when it does not know whether a request was carried out.
  public enum Idempotency: Hashable, Sendable {
    /// It changes nothing: repeat at will.
    case safe
    /// Repeating it leads to the same state.
    case idempotent
    /// Repeat with the same key in this member: the gateway answers from what it did.
    case keyed(field: String)
    /// Repeating it may do the work twice.
    case unsafe
  }

  /// Wire name.
  public let name: String
  public let family: String
  public let role: Role
  /// Scopes of which the caller needs one; none needed when empty.
  public let scopes: [OperatorScope]
  /// Whether hello-ok lists it.
  public let advertised: Bool
  public let idempotency: Idempotency
  public let errors: [ErrorCode]
  /// Wire names of events that a call makes the gateway send.
  public let emits: [String]
  /// First protocol that has it.
  public let since: Int
  /// Last protocol that has it; nil when the newest does.
  public let until: Int?

  /// By wire name.
  public static let all: [String: MethodInfo] = Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0) })

  private static let rows: [MethodInfo] = [
    MethodInfo(
      name: "agent", family: "agent", role: .operator, scopes: [.operatorWrite], advertised: true,
      idempotency: .keyed(field: "idempotencyKey"), errors: [.invalidRequest, .forbidden, .unavailable, .agentTimeout], emits: ["agent", "chat"],
      since: 3, until: nil),
    MethodInfo(
      name: "agent.identity.get", family: "agents", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "agent.wait", family: "agent", role: .operator, scopes: [.operatorWrite], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "agents.list", family: "agents", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "channels.logout", family: "channels", role: .operator, scopes: [.operatorAdmin], advertised: true,
      idempotency: .idempotent, errors: [.invalidRequest, .forbidden, .unavailable], emits: ["health"],
      since: 3, until: nil),
    MethodInfo(
      name: "channels.status", family: "channels", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "chat.abort", family: "chat", role: .operator, scopes: [.operatorWrite], advertised: true,
      idempotency: .idempotent, errors: [.invalidRequest, .forbidden], emits: ["chat", "agent"],
      since: 3, until: nil),
    MethodInfo(
      name: "chat.history", family: "chat", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "chat.inject", family: "chat", role: .operator, scopes: [.operatorAdmin], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden], emits: ["chat", "session.message", "sessions.changed"],
      since: 3, until: nil),
    MethodInfo(
      name: "chat.send", family: "chat", role: .operator, scopes: [.operatorWrite], advertised: true,
      idempotency: .keyed(field: "idempotencyKey"), errors: [.invalidRequest, .forbidden, .unavailable], emits: ["chat", "agent"],
      since: 3, until: nil),
    MethodInfo(
      name: "config.apply", family: "config", role: .operator, scopes: [.operatorAdmin], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden, .unavailable], emits: ["config.changed"],
      since: 3, until: nil),
    MethodInfo(
      name: "config.get", family: "config", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "config.patch", family: "config", role: .operator, scopes: [.operatorAdmin], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden, .unavailable], emits: ["config.changed"],
      since: 3, until: nil),
    MethodInfo(
      name: "config.schema", family: "config", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "config.schema.lookup", family: "config", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 4, until: nil),
    MethodInfo(
      name: "config.set", family: "config", role: .operator, scopes: [.operatorAdmin], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden, .unavailable], emits: ["config.changed"],
      since: 3, until: nil),
    MethodInfo(
      name: "connect", family: "handshake", role: .preAuth, scopes: [], advertised: false,
      idempotency: .safe, errors: [.invalidRequest, .notPaired, .unavailable], emits: ["presence", "health", "device.pair.requested", "device.pair.resolved"],
      since: 3, until: nil),
    MethodInfo(
      name: "cron.add", family: "cron", role: .operator, scopes: [.operatorAdmin], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden, .unavailable], emits: ["cron"],
      since: 3, until: nil),
    MethodInfo(
      name: "cron.list", family: "cron", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "cron.remove", family: "cron", role: .operator, scopes: [.operatorAdmin], advertised: true,
      idempotency: .idempotent, errors: [.invalidRequest, .forbidden, .unavailable], emits: ["cron"],
      since: 3, until: nil),
    MethodInfo(
      name: "cron.run", family: "cron", role: .operator, scopes: [.operatorAdmin], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden, .unavailable], emits: ["cron"],
      since: 3, until: nil),
    MethodInfo(
      name: "cron.runs", family: "cron", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "cron.status", family: "cron", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "cron.update", family: "cron", role: .operator, scopes: [.operatorAdmin], advertised: true,
      idempotency: .idempotent, errors: [.invalidRequest, .forbidden, .unavailable], emits: ["cron"],
      since: 3, until: nil),
    MethodInfo(
      name: "device.pair.approve", family: "devices", role: .operator, scopes: [.operatorPairing], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden], emits: ["device.pair.resolved"],
      since: 3, until: nil),
    MethodInfo(
      name: "device.pair.list", family: "devices", role: .operator, scopes: [.operatorPairing], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "device.pair.reject", family: "devices", role: .operator, scopes: [.operatorPairing], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden], emits: ["device.pair.resolved"],
      since: 3, until: nil),
    MethodInfo(
      name: "device.pair.remove", family: "devices", role: .operator, scopes: [.operatorPairing], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "device.token.revoke", family: "devices", role: .operator, scopes: [.operatorPairing], advertised: true,
      idempotency: .idempotent, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "device.token.rotate", family: "devices", role: .operator, scopes: [.operatorPairing], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "exec.approval.list", family: "approvals", role: .operator, scopes: [.operatorApprovals], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 4, until: nil),
    MethodInfo(
      name: "exec.approval.request", family: "approvals", role: .operator, scopes: [.operatorApprovals], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden, .unavailable], emits: ["exec.approval.requested", "exec.approval.resolved"],
      since: 3, until: nil),
    MethodInfo(
      name: "exec.approval.resolve", family: "approvals", role: .operator, scopes: [.operatorApprovals], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden], emits: ["exec.approval.resolved"],
      since: 3, until: nil),
    MethodInfo(
      name: "exec.approval.waitDecision", family: "approvals", role: .operator, scopes: [.operatorApprovals], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "exec.approvals.get", family: "approvals", role: .operator, scopes: [.operatorAdmin], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden, .unavailable], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "exec.approvals.set", family: "approvals", role: .operator, scopes: [.operatorAdmin], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden, .unavailable], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "gateway.identity.get", family: "system", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.forbidden, .unavailable], emits: [],
      since: 4, until: nil),
    MethodInfo(
      name: "health", family: "system", role: .any, scopes: [], advertised: true,
      idempotency: .safe, errors: [.unavailable], emits: ["health"],
      since: 3, until: nil),
    MethodInfo(
      name: "last-heartbeat", family: "system", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "logs.tail", family: "system", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden, .unavailable], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "models.list", family: "agents", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "node.describe", family: "nodes", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "node.event", family: "nodes", role: .node, scopes: [], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest], emits: ["node.hostStats"],
      since: 3, until: nil),
    MethodInfo(
      name: "node.invoke", family: "nodes", role: .operator, scopes: [.operatorWrite], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden, .unavailable], emits: ["node.invoke.request", "node.invoke.cancel"],
      since: 3, until: nil),
    MethodInfo(
      name: "node.invoke.progress", family: "nodes", role: .node, scopes: [], advertised: true,
      idempotency: .idempotent, errors: [.invalidRequest], emits: [],
      since: 4, until: nil),
    MethodInfo(
      name: "node.invoke.result", family: "nodes", role: .node, scopes: [], advertised: true,
      idempotency: .idempotent, errors: [.invalidRequest], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "node.list", family: "nodes", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "node.pair.approve", family: "nodes", role: .operator, scopes: [.operatorPairing], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden], emits: ["node.pair.resolved"],
      since: 3, until: nil),
    MethodInfo(
      name: "node.pair.list", family: "nodes", role: .operator, scopes: [.operatorPairing], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "node.pair.reject", family: "nodes", role: .operator, scopes: [.operatorPairing], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden], emits: ["node.pair.resolved"],
      since: 3, until: nil),
    MethodInfo(
      name: "node.pair.remove", family: "nodes", role: .operator, scopes: [.operatorPairing], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden], emits: ["node.pair.resolved"],
      since: 3, until: nil),
    MethodInfo(
      name: "node.pair.request", family: "nodes", role: .operator, scopes: [.operatorPairing], advertised: true,
      idempotency: .idempotent, errors: [.invalidRequest, .forbidden], emits: ["node.pair.requested"],
      since: 3, until: 3),
    MethodInfo(
      name: "node.pair.verify", family: "nodes", role: .operator, scopes: [.operatorPairing], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: 3),
    MethodInfo(
      name: "node.rename", family: "nodes", role: .operator, scopes: [.operatorPairing], advertised: true,
      idempotency: .idempotent, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "poll", family: "messaging", role: .operator, scopes: [.operatorWrite], advertised: false,
      idempotency: .keyed(field: "idempotencyKey"), errors: [.invalidRequest, .forbidden, .notLinked, .unavailable], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "send", family: "messaging", role: .operator, scopes: [.operatorWrite], advertised: true,
      idempotency: .keyed(field: "idempotencyKey"), errors: [.invalidRequest, .forbidden, .notLinked, .unavailable], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "sessions.abort", family: "sessions", role: .operator, scopes: [.operatorWrite], advertised: true,
      idempotency: .idempotent, errors: [.invalidRequest, .forbidden], emits: ["chat", "agent", "sessions.changed"],
      since: 4, until: nil),
    MethodInfo(
      name: "sessions.compact", family: "sessions", role: .operator, scopes: [.operatorAdmin], advertised: true,
      idempotency: .idempotent, errors: [.invalidRequest, .forbidden], emits: ["sessions.changed"],
      since: 3, until: nil),
    MethodInfo(
      name: "sessions.create", family: "sessions", role: .operator, scopes: [.operatorWrite], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden, .unavailable], emits: ["sessions.changed", "session.message", "chat", "agent"],
      since: 4, until: nil),
    MethodInfo(
      name: "sessions.delete", family: "sessions", role: .operator, scopes: [.operatorAdmin], advertised: true,
      idempotency: .idempotent, errors: [.invalidRequest, .forbidden], emits: ["sessions.changed"],
      since: 3, until: nil),
    MethodInfo(
      name: "sessions.list", family: "sessions", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "sessions.messages.subscribe", family: "sessions", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .idempotent, errors: [.invalidRequest, .forbidden, .unavailable], emits: ["session.message"],
      since: 4, until: nil),
    MethodInfo(
      name: "sessions.messages.unsubscribe", family: "sessions", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .idempotent, errors: [.invalidRequest, .forbidden], emits: [],
      since: 4, until: nil),
    MethodInfo(
      name: "sessions.patch", family: "sessions", role: .operator, scopes: [.operatorWrite], advertised: true,
      idempotency: .idempotent, errors: [.invalidRequest, .forbidden], emits: ["sessions.changed"],
      since: 3, until: nil),
    MethodInfo(
      name: "sessions.preview", family: "sessions", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "sessions.reset", family: "sessions", role: .operator, scopes: [.operatorAdmin], advertised: true,
      idempotency: .idempotent, errors: [.invalidRequest, .forbidden], emits: ["sessions.changed"],
      since: 3, until: nil),
    MethodInfo(
      name: "sessions.resolve", family: "sessions", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "sessions.send", family: "sessions", role: .operator, scopes: [.operatorWrite], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden, .unavailable], emits: ["chat", "agent", "sessions.changed", "session.message"],
      since: 4, until: nil),
    MethodInfo(
      name: "sessions.subscribe", family: "sessions", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .idempotent, errors: [.invalidRequest, .forbidden], emits: ["sessions.changed"],
      since: 4, until: nil),
    MethodInfo(
      name: "sessions.unsubscribe", family: "sessions", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .idempotent, errors: [.invalidRequest, .forbidden], emits: [],
      since: 4, until: nil),
    MethodInfo(
      name: "set-heartbeats", family: "system", role: .operator, scopes: [.operatorAdmin], advertised: true,
      idempotency: .idempotent, errors: [.invalidRequest, .forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "status", family: "system", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.forbidden, .unavailable], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "system-event", family: "system", role: .operator, scopes: [.operatorAdmin], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden], emits: ["presence"],
      since: 3, until: nil),
    MethodInfo(
      name: "system-presence", family: "system", role: .operator, scopes: [.operatorRead], advertised: true,
      idempotency: .safe, errors: [.forbidden], emits: [],
      since: 3, until: nil),
    MethodInfo(
      name: "wake", family: "system", role: .operator, scopes: [.operatorWrite], advertised: true,
      idempotency: .unsafe, errors: [.invalidRequest, .forbidden], emits: ["heartbeat"],
      since: 3, until: nil),
    MethodInfo(
      name: "web.login.start", family: "channels", role: .operator, scopes: [.operatorAdmin], advertised: true,
      idempotency: .idempotent, errors: [.invalidRequest, .forbidden, .unavailable], emits: ["health"],
      since: 3, until: nil),
    MethodInfo(
      name: "web.login.wait", family: "channels", role: .operator, scopes: [.operatorAdmin], advertised: true,
      idempotency: .safe, errors: [.invalidRequest, .forbidden, .unavailable], emits: [],
      since: 3, until: nil),
  ]
}
