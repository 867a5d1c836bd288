// Generated from the specification by `npm run generate`. Do not edit.

/// A method with the types of its frames. `client.call(.chatSend, .init(…))` infers both.
public struct GatewayMethod<Params, Result>: Hashable, Sendable
where Params: WireValue, Result: WireValue {
  /// Wire name.
  public let name: String

  /// Also for methods that this specification does not describe: `GatewayMethod<JSONValue, JSONValue>(name: "usage.cost")`.
  public init(name: String) { self.name = name }

  /// Who may call it and what repeating it does; nil for methods that this specification does not describe.
  public var info: MethodInfo? { MethodInfo.all[name] }

  /// The same method with its result as the wire has it, members that have no name here included.
  public var untyped: GatewayMethod<Params, JSONValue> { GatewayMethod<Params, JSONValue>(name: name) }
}

/// A method that answers twice: when the work is accepted and when it has ended.
public struct TwoPhaseMethod<Params, Accepted, Final>: Hashable, Sendable
where Params: WireValue, Accepted: WireValue, Final: WireValue {
  /// Wire name.
  public let name: String

  public init(name: String) { self.name = name }

  /// The method for those who wait for the first response only.
  public var first: GatewayMethod<Params, Accepted> { GatewayMethod<Params, Accepted>(name: name) }

  /// Who may call it and what repeating it does.
  public var info: MethodInfo? { MethodInfo.all[name] }
}

extension GatewayMethod where Params == AgentParams, Result == AgentResult {
  /// `agent`: Starts an agent run and answers twice: when it is accepted and when it has ended.
  ///
  /// Both responses carry the id of the request. The second one goes only to the request that started the
  /// run; a repeated key is answered once: with in_flight while the run goes on, with the final payload
  /// afterwards.
  ///
  /// Progress comes as `agent` and `chat` events with the same runId.
  ///
  /// With `deliver` the reply is sent to a channel as well: to `replyChannel` and `replyTo`, else to
  /// `channel` and `to`, else to where the last message of the session came from. The second response comes
  /// when the channel has taken it; a reply that no channel takes is a failed run, unless `bestEffortDeliver`
  /// is true.
  ///
  /// - Note: Role: operator. Scope: `operator.write`. Idempotency: keyed by `idempotencyKey`.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var agent: Self { Self(name: "agent") }
}

extension GatewayMethod where Params == AgentIdentityGetParams, Result == AgentIdentityGetResult {
  /// `agent.identity.get`: Returns the name and face of an agent.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var agentIdentityGet: Self { Self(name: "agent.identity.get") }
}

extension GatewayMethod where Params == AgentWaitParams, Result == AgentWaitResult {
  /// `agent.wait`: Waits until a run has ended, or until the time is up.
  ///
  /// - Note: Role: operator. Scope: `operator.write`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var agentWait: Self { Self(name: "agent.wait") }
}

extension GatewayMethod where Params == AgentsListParams, Result == AgentsListResult {
  /// `agents.list`: Lists the agents and says which one is the default.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var agentsList: Self { Self(name: "agents.list") }
}

extension GatewayMethod where Params == ChannelsLogoutParams, Result == ChannelsLogoutResult {
  /// `channels.logout`: Logs an account of a channel out and stops it.
  ///
  /// The gateway forgets the login, also across restarts. Nothing to forget is no error: `cleared` is false.
  ///
  /// - Note: Role: operator. Scope: `operator.admin`. Idempotency: idempotent.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var channelsLogout: Self { Self(name: "channels.logout") }
}

extension GatewayMethod where Params == ChannelsStatusParams, Result == ChannelsStatusResult {
  /// `channels.status`: Tells which channels are configured and how their accounts are.
  ///
  /// Lists and maps are empty, not absent, when no channel is configured.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var channelsStatus: Self { Self(name: "channels.status") }
}

extension GatewayMethod where Params == ChatAbortParams, Result == ChatAbortResult {
  /// `chat.abort`: Stops one run or all runs of a session.
  ///
  /// Nothing running is no error: `aborted` is false then. A run of another operator needs operator.admin.
  ///
  /// - Note: Role: operator. Scope: `operator.write`. Idempotency: idempotent.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var chatAbort: Self { Self(name: "chat.abort") }
}

extension GatewayMethod where Params == ChatHistoryParams, Result == ChatHistoryResult {
  /// `chat.history`: Returns the newest messages of a session, oldest first.
  ///
  /// Call it after every gap and reconnect: events are not replayed.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var chatHistory: Self { Self(name: "chat.history") }
}

extension GatewayMethod where Params == ChatInjectParams, Result == ChatInjectResult {
  /// `chat.inject`: Adds a message of the assistant to a transcript without a run.
  ///
  /// Everybody who follows the chat gets it as a chat event with state final, whose runId is `inject-` and
  /// the message id.
  ///
  /// - Note: Role: operator. Scope: `operator.admin`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var chatInject: Self { Self(name: "chat.inject") }
}

extension GatewayMethod where Params == ChatSendParams, Result == ChatSendResult {
  /// `chat.send`: Sends a message into a session and starts a run; the reply streams as chat events.
  ///
  /// A repeated key never starts a second run: while the run goes on it is answered with in_flight,
  /// afterwards with how the run ended. A key whose run failed is answered with ok:false and the same
  /// payload.
  ///
  /// - Note: Role: operator. Scope: `operator.write`. Idempotency: keyed by `idempotencyKey`.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var chatSend: Self { Self(name: "chat.send") }
}

extension GatewayMethod where Params == ConfigApplyParams, Result == ConfigChangeResult {
  /// `config.apply`: Replaces the configuration and applies it.
  ///
  /// Refused without a change when the file is another one than baseHash names, and when the outcome would
  /// not be valid; the error then has `details.issues`. The old file is kept beside it with the ending .bak.
  ///
  /// Protocol 3 gateways restart to apply a change. Since protocol 4 changes that can be applied at once are,
  /// and `sentinel.payload.stats.requiresRestart` tells of the others.
  ///
  /// - Note: Role: operator. Scope: `operator.admin`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var configApply: Self { Self(name: "config.apply") }
}

extension GatewayMethod where Params == ConfigGetParams, Result == ConfigGetResult {
  /// `config.get`: Returns the configuration, with secrets replaced, and the hash that guards the next
  /// change.
  ///
  /// A value that is the text `__OPENCLAW_REDACTED__` stands for a secret. Sent back in a change it means: as
  /// it was. Sessions without operator.admin get `raw` without comments, where people leave old secrets.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  public static var configGet: Self { Self(name: "config.get") }
}

extension GatewayMethod where Params == ConfigPatchParams, Result == ConfigChangeResult {
  /// `config.patch`: Merges a patch into the configuration and applies it.
  ///
  /// Refused without a change when the file is another one than baseHash names, and when the outcome would
  /// not be valid; the error then has `details.issues`. The old file is kept beside it with the ending .bak.
  /// Comments in the file do not survive a patch.
  ///
  /// Protocol 3 gateways restart to apply a change. Since protocol 4 changes that can be applied at once are,
  /// and `sentinel.payload.stats.requiresRestart` tells of the others.
  ///
  /// - Note: Role: operator. Scope: `operator.admin`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var configPatch: Self { Self(name: "config.patch") }
}

extension GatewayMethod where Params == ConfigSchemaParams, Result == ConfigSchemaResult {
  /// `config.schema`: Returns the JSON Schema of the configuration, and hints for forms.
  ///
  /// Protocol 3 gateways ask for operator.admin.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var configSchema: Self { Self(name: "config.schema") }
}

extension GatewayMethod where Params == ConfigSchemaLookupParams, Result == ConfigSchemaLookupResult {
  /// `config.schema.lookup`: Returns the schema of one key and the keys right below it.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 4 on. Provenance: published.
  public static var configSchemaLookup: Self { Self(name: "config.schema.lookup") }
}

extension GatewayMethod where Params == ConfigSetParams, Result == ConfigChangeResult {
  /// `config.set`: Replaces the configuration.
  ///
  /// Refused without a change when the file is another one than baseHash names, and when the outcome would
  /// not be valid; the error then has `details.issues`. The old file is kept beside it with the ending .bak.
  ///
  /// - Note: Role: operator. Scope: `operator.admin`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var configSet: Self { Self(name: "config.set") }
}

extension GatewayMethod where Params == ConnectParams, Result == HelloOk {
  /// `connect`: Opens the session: negotiates the protocol, proves who the client is and grants scopes.
  ///
  /// It has to be the first request on a connection, and only there. The gateway checks in this order: frame,
  /// params, protocol range, role, Origin, whether a device is needed, device proof (id, age, nonce,
  /// signature), credentials, pairing. The first check that fails decides the answer.
  ///
  /// A refusal is an error response followed by a close; the close reason repeats the message, cut to 120
  /// bytes. Every refusal closes with 1008 except a protocol mismatch, which closes with 1002.
  ///
  /// - Note: Role: pre-auth. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var connect: Self { Self(name: "connect") }
}

extension GatewayMethod where Params == CronAddParams, Result == CronAddResult {
  /// `cron.add`: Adds a job.
  ///
  /// Left out, `enabled` is true, `wakeMode` is `now`, `sessionTarget` is `main` for a system event and
  /// `isolated` for an agent turn, and `deleteAfterRun` is true with the schedule `at`. Upstream publishes
  /// `wakeMode` and `sessionTarget` as required: a client that sends both is right with every gateway.
  ///
  /// A system event waits in the main session for the next heartbeat, or starts one with `wakeMode: now`. An
  /// agent turn runs in a session of its own job.
  ///
  /// A job that was due while the gateway was down or asleep runs once, however often it was due. A job never
  /// runs beside itself: what falls due meanwhile is left out. A run that a crash cut off counts as failed
  /// and is not repeated.
  ///
  /// - Note: Role: operator. Scope: `operator.admin`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var cronAdd: Self { Self(name: "cron.add") }
}

extension GatewayMethod where Params == CronListParams, Result == CronListResult {
  /// `cron.list`: Lists jobs, the one that runs next first.
  ///
  /// Protocol 3 gateways answer all jobs. Protocol 4 gateways answer pages; without a limit a page holds all
  /// jobs, but not more than 200.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var cronList: Self { Self(name: "cron.list") }
}

extension GatewayMethod where Params == CronRemoveParams, Result == CronRemoveResult {
  /// `cron.remove`: Removes a job; a run of it that goes on comes to its end.
  ///
  /// Protocol 3 gateways answer an unknown job with `removed: false`, protocol 4 gateways with an error.
  ///
  /// - Note: Role: operator. Scope: `operator.admin`. Idempotency: idempotent.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var cronRemove: Self { Self(name: "cron.remove") }
}

extension GatewayMethod where Params == CronRunParams, Result == CronRunResult {
  /// `cron.run`: Runs a job out of turn.
  ///
  /// Protocol 3 gateways answer when the run has ended, protocol 4 gateways when it is enqueued.
  ///
  /// - Note: Role: operator. Scope: `operator.admin`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var cronRun: Self { Self(name: "cron.run") }
}

extension GatewayMethod where Params == CronRunsParams, Result == CronRunsResult {
  /// `cron.runs`: Lists the last runs of a job, or of all jobs, the newest first.
  ///
  /// Runs outlive their job. The gateway keeps the newest ones of every job.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var cronRuns: Self { Self(name: "cron.runs") }
}

extension GatewayMethod where Params == CronStatusParams, Result == CronStatusResult {
  /// `cron.status`: Tells how many jobs there are and when the next one runs.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  public static var cronStatus: Self { Self(name: "cron.status") }
}

extension GatewayMethod where Params == CronUpdateParams, Result == CronJob {
  /// `cron.update`: Changes a job.
  ///
  /// Protocol 3 gateways answer an unknown job with UNAVAILABLE, protocol 4 gateways with INVALID_REQUEST and
  /// CRON_JOB_NOT_FOUND.
  ///
  /// - Note: Role: operator. Scope: `operator.admin`. Idempotency: idempotent.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var cronUpdate: Self { Self(name: "cron.update") }
}

extension GatewayMethod where Params == DevicePairApproveParams, Result == DevicePairApproveResult {
  /// `device.pair.approve`: Approves a waiting device with the role and scopes it asked for.
  ///
  /// The device gets its token with the next hello-ok. A request can be decided once.
  ///
  /// - Note: Role: operator. Scope: `operator.pairing`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var devicePairApprove: Self { Self(name: "device.pair.approve") }
}

extension GatewayMethod where Params == DevicePairListParams, Result == DevicePairListResult {
  /// `device.pair.list`: Lists devices that wait for a decision and devices that are paired.
  ///
  /// A session that authenticated with a device token and is no admin sees only its own device (protocol 4).
  ///
  /// - Note: Role: operator. Scope: `operator.pairing`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var devicePairList: Self { Self(name: "device.pair.list") }
}

extension GatewayMethod where Params == DevicePairRejectParams, Result == DevicePairRejectResult {
  /// `device.pair.reject`: Turns a waiting device down.
  ///
  /// The device may ask again, with a new request.
  ///
  /// - Note: Role: operator. Scope: `operator.pairing`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var devicePairReject: Self { Self(name: "device.pair.reject") }
}

extension GatewayMethod where Params == DevicePairRemoveParams, Result == DevicePairRemoveResult {
  /// `device.pair.remove`: Forgets a paired device and its tokens.
  ///
  /// Protocol 4 gateways close the live sockets of the device with 4001; protocol 3 gateways leave them open.
  ///
  /// - Note: Role: operator. Scope: `operator.pairing`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var devicePairRemove: Self { Self(name: "device.pair.remove") }
}

extension GatewayMethod where Params == DeviceTokenRevokeParams, Result == DeviceTokenRevokeResult {
  /// `device.token.revoke`: Revokes the token of a device and role.
  ///
  /// Protocol 4 gateways close the live sockets of the device with 4001, and the role has to be approved
  /// again before the device can use it. With protocol 3 gateways the shared secret brings a new token at
  /// once.
  ///
  /// - Note: Role: operator. Scope: `operator.pairing`. Idempotency: idempotent.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var deviceTokenRevoke: Self { Self(name: "device.token.revoke") }
}

extension GatewayMethod where Params == DeviceTokenRotateParams, Result == DeviceTokenRotateResult {
  /// `device.token.rotate`: Replaces the token of a device and role; the old one is dead at once.
  ///
  /// Protocol 4 gateways close the live sockets of the device with 4001 after the response; protocol 3
  /// gateways leave them open.
  ///
  /// - Note: Role: operator. Scope: `operator.pairing`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var deviceTokenRotate: Self { Self(name: "device.token.rotate") }
}

extension GatewayMethod where Params == ExecApprovalListParams, Result == ExecApprovalListResult {
  /// `exec.approval.list`: Lists the approvals that wait for a decision.
  ///
  /// - Note: Role: operator. Scope: `operator.approvals`. Idempotency: safe.
  /// - Note: Availability: from protocol 4 on. Provenance: gap-filled.
  public static var execApprovalList: Self { Self(name: "exec.approval.list") }
}

extension GatewayMethod where Params == ExecApprovalRequestParams, Result == ExecApprovalRequestResult {
  /// `exec.approval.request`: Asks whether a command may run, and answers when somebody has decided or the
  /// time is up.
  ///
  /// The first decision counts. `decision` null means that nobody decided in time.
  ///
  /// With an id of its own a caller can repeat the request without asking twice: while the first one is known
  /// the repeated one is refused, and exec.approval.waitDecision waits for its outcome. The approval outlives
  /// the connection that asked for it, not the gateway.
  ///
  /// With twoPhase both responses carry the id of the request.
  ///
  /// - Note: Role: operator. Scope: `operator.approvals`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  public static var execApprovalRequest: Self { Self(name: "exec.approval.request") }
}

extension GatewayMethod where Params == ExecApprovalResolveParams, Result == ExecApprovalResolveResult {
  /// `exec.approval.resolve`: Decides an approval. The first decision counts.
  ///
  /// A second decision, and one that comes too late, is refused like an unknown id; protocol 4 says so with
  /// details.reason APPROVAL_NOT_FOUND.
  ///
  /// - Note: Role: operator. Scope: `operator.approvals`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  public static var execApprovalResolve: Self { Self(name: "exec.approval.resolve") }
}

extension GatewayMethod where Params == ExecApprovalWaitDecisionParams, Result == ExecApprovalOutcome {
  /// `exec.approval.waitDecision`: Waits until an approval is over, and answers at once for a while
  /// afterwards.
  ///
  /// - Note: Role: operator. Scope: `operator.approvals`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: gap-filled.
  public static var execApprovalWaitDecision: Self { Self(name: "exec.approval.waitDecision") }
}

extension GatewayMethod where Params == ExecApprovalsGetParams, Result == ExecApprovalsSnapshot {
  /// `exec.approvals.get`: Returns which commands run without a question, and the hash that guards the next
  /// change.
  ///
  /// The token of the socket is left out.
  ///
  /// - Note: Role: operator. Scope: `operator.admin`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var execApprovalsGet: Self { Self(name: "exec.approvals.get") }
}

extension GatewayMethod where Params == ExecApprovalsSetParams, Result == ExecApprovalsSnapshot {
  /// `exec.approvals.set`: Replaces the rules about which commands run without a question.
  ///
  /// Refused without a change when the rules are others than those that baseHash names.
  ///
  /// - Note: Role: operator. Scope: `operator.admin`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var execApprovalsSet: Self { Self(name: "exec.approvals.set") }
}

extension GatewayMethod where Params == GatewayIdentityGetParams, Result == GatewayIdentityGetResult {
  /// `gateway.identity.get`: Returns the public key of the gateway.
  ///
  /// It is made once and stays the same as long as the state directory is kept.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 4 on. Provenance: observed.
  public static var gatewayIdentityGet: Self { Self(name: "gateway.identity.get") }
}

extension GatewayMethod where Params == HealthParams, Result == HealthSnapshot {
  /// `health`: Returns the health snapshot.
  ///
  /// The one method that needs no scope and that nodes may call too.
  ///
  /// - Note: Role: any. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  public static var health: Self { Self(name: "health") }
}

extension GatewayMethod where Params == LastHeartbeatParams, Result == LastHeartbeatResult {
  /// `last-heartbeat`: Tells how the last heartbeat went.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  public static var lastHeartbeat: Self { Self(name: "last-heartbeat") }
}

extension GatewayMethod where Params == LogsTailParams, Result == LogsTailResult {
  /// `logs.tail`: Returns the newest lines of the log of the gateway, or those after a cursor.
  ///
  /// Asking with the last cursor again and again follows the log. Secrets are never in it.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var logsTail: Self { Self(name: "logs.tail") }
}

extension GatewayMethod where Params == ModelsListParams, Result == ModelsListResult {
  /// `models.list`: Lists the models that agents can use.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var modelsList: Self { Self(name: "models.list") }
}

extension GatewayMethod where Params == NodeDescribeParams, Result == NodeDescribeResult {
  /// `node.describe`: Describes one node.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var nodeDescribe: Self { Self(name: "node.describe") }
}

extension GatewayMethod where Params == NodeEventParams, Result == NodeEventResult {
  /// `node.event`: Reports something that happened on a node; called by the node.
  ///
  /// An event that the gateway does not know is no error: protocol 3 answers `{ok: true}` to everything,
  /// protocol 4 says `handled: false` and why.
  ///
  /// `node.presence.alive` `{trigger}` keeps the node’s last-seen time. `node.host.stats` `{cpuCount,
  /// memoryTotalBytes, memoryFreeBytes}` is kept and broadcast as `node.hostStats`. Gateways with speech and
  /// execution approvals take further events: `voice.transcript`, `agent.request`, `chat.subscribe`,
  /// `chat.unsubscribe`, `exec.started`, `exec.finished`, `exec.denied`.
  ///
  /// - Note: Role: node. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var nodeEvent: Self { Self(name: "node.event") }
}

extension GatewayMethod where Params == NodeInvokeParams, Result == NodeInvokeResult {
  /// `node.invoke`: Runs a command on a node and waits for its answer.
  ///
  /// The gateway sends `node.invoke.request` to the newest connection of the node and answers when
  /// `node.invoke.result` comes back. Checked before: the node is connected, its command is allow-listed for
  /// its platform (`NODE_COMMANDS`), the node was approved, and it declared the command.
  ///
  /// What goes wrong before the node was asked is INVALID_REQUEST (`details.reason`), or UNAVAILABLE with
  /// `details.code` NOT_CONNECTED. Afterwards it is UNAVAILABLE with `details.nodeError`: the error of the
  /// node, `TIMEOUT`, or `DISCONNECTED` when the connection that was asked went away. After TIMEOUT and
  /// DISCONNECTED nobody knows whether the command ran. After a time-out, and when the caller goes away, the
  /// node is sent `node.invoke.cancel` (protocol 4).
  ///
  /// There is no deduplication: a call with the same `idempotencyKey` is sent to the node again. What a
  /// repeated key means is up to the node.
  ///
  /// - Note: Role: operator. Scope: `operator.write`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var nodeInvoke: Self { Self(name: "node.invoke") }
}

extension GatewayMethod where Params == NodeInvokeProgressParams, Result == NodeAck {
  /// `node.invoke.progress`: Tells output of a command that still runs; called by the node.
  ///
  /// The gateway takes it and hands it to nobody on the wire: no event carries progress to operators. It does
  /// not prolong the time that the node has.
  ///
  /// - Note: Role: node. Idempotency: idempotent.
  /// - Note: Availability: from protocol 4 on. Provenance: published. experimental.
  public static var nodeInvokeProgress: Self { Self(name: "node.invoke.progress") }
}

extension GatewayMethod where Params == NodeInvokeResultParams, Result == NodeAck {
  /// `node.invoke.result`: Answers node.invoke.request; called by the node.
  ///
  /// The first answer counts. A late one, a second one and one for an unknown id are answered `{ok: true,
  /// ignored: true}`, so that a node never has to care.
  ///
  /// - Note: Role: node. Idempotency: idempotent.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var nodeInvokeResult: Self { Self(name: "node.invoke.result") }
}

extension GatewayMethod where Params == NodeListParams, Result == NodeListResult {
  /// `node.list`: Lists nodes: those that are connected, and those that may connect.
  ///
  /// Capabilities and commands of a node are empty until it was approved. Protocol 3 gateways have no such
  /// approval, and show none of a node that is not connected.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var nodeList: Self { Self(name: "node.list") }
}

extension GatewayMethod where Params == NodePairApproveParams, Result == NodePairApproveResult {
  /// `node.pair.approve`: Approves the capabilities and commands that a node declares.
  ///
  /// It takes all scopes of `requiredApproveScopes`. It holds at once: a node that is connected can be used
  /// without reconnecting, and gets `node.pair.resolved`. A request can be decided once.
  ///
  /// - Note: Role: operator. Scope: `operator.pairing`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var nodePairApprove: Self { Self(name: "node.pair.approve") }
}

extension GatewayMethod where Params == NodePairListParams, Result == NodePairListResult {
  /// `node.pair.list`: Lists nodes that wait for approval and nodes that were approved.
  ///
  /// - Note: Role: operator. Scope: `operator.pairing`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var nodePairList: Self { Self(name: "node.pair.list") }
}

extension GatewayMethod where Params == NodePairRejectParams, Result == NodePairRejectResult {
  /// `node.pair.reject`: Turns down what a node declares.
  ///
  /// What was approved before stays. The node stays connected; it asks again with its next connection.
  ///
  /// - Note: Role: operator. Scope: `operator.pairing`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var nodePairReject: Self { Self(name: "node.pair.reject") }
}

extension GatewayMethod where Params == NodePairRemoveParams, Result == NodePairRemoveResult {
  /// `node.pair.remove`: Forgets a node: what was approved, what waits, and its right to connect as a node.
  ///
  /// Its connections are closed with 4001 after the response. To come back it has to be approved as a device
  /// and as a node.
  ///
  /// - Note: Role: operator. Scope: `operator.pairing`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var nodePairRemove: Self { Self(name: "node.pair.remove") }
}

extension GatewayMethod where Params == NodePairRequestParams, Result == NodePairRequestResult {
  /// `node.pair.request`: Asks on behalf of a node that does not connect by itself to be paired.
  ///
  /// Gone in protocol 4, where the connection of the node asks.
  ///
  /// - Note: Role: operator. Scope: `operator.pairing`. Idempotency: idempotent.
  /// - Note: Availability: from protocol 3 on, up to protocol 3. Provenance: observed. deprecated.
  public static var nodePairRequest: Self { Self(name: "node.pair.request") }
}

extension GatewayMethod where Params == NodePairVerifyParams, Result == NodePairVerifyResult {
  /// `node.pair.verify`: Checks the token of a node that was paired with node.pair.request.
  ///
  /// Gone in protocol 4.
  ///
  /// - Note: Role: operator. Scope: `operator.pairing`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on, up to protocol 3. Provenance: observed. deprecated.
  public static var nodePairVerify: Self { Self(name: "node.pair.verify") }
}

extension GatewayMethod where Params == NodeRenameParams, Result == NodeRenameResult {
  /// `node.rename`: Gives a node a name that stays, whatever name it connects with.
  ///
  /// - Note: Role: operator. Scope: `operator.pairing`. Idempotency: idempotent.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var nodeRename: Self { Self(name: "node.rename") }
}

extension GatewayMethod where Params == PollParams, Result == PollResult {
  /// `poll`: Sends a poll through a channel.
  ///
  /// Served, but not in `hello-ok.features.methods`: so gateways of both protocols have it. Only some
  /// channels know polls; the others refuse it as an unsupported poll channel.
  ///
  /// What a channel cannot do (a duration, hidden votes) is refused rather than left out.
  ///
  /// - Note: Role: operator. Scope: `operator.write`. Idempotency: keyed by `idempotencyKey`.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var poll: Self { Self(name: "poll") }
}

extension GatewayMethod where Params == SendParams, Result == SendResult {
  /// `send`: Sends a message through a channel.
  ///
  /// The response comes when the channel has taken the message. A key whose request still goes on gets the
  /// answer of that one; a key that was carried out gets its outcome again.
  ///
  /// A request that is refused before the channel was asked (no such channel, no text, an account that is not
  /// linked) leaves no trace: the same key may be used again. `webchat` is no channel that takes messages:
  /// use chat.send.
  ///
  /// Without `channel`, gateways of protocol 3 take `whatsapp`; those of protocol 4 take the only configured
  /// channel, and refuse when there is none or more than one.
  ///
  /// - Note: Role: operator. Scope: `operator.write`. Idempotency: keyed by `idempotencyKey`.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var send: Self { Self(name: "send") }
}

extension GatewayMethod where Params == SessionsAbortParams, Result == SessionsAbortResult {
  /// `sessions.abort`: Stops the run of a session.
  ///
  /// As chat.abort; nothing running is no error. A run of another operator needs operator.admin.
  ///
  /// - Note: Role: operator. Scope: `operator.write`. Idempotency: idempotent.
  /// - Note: Availability: from protocol 4 on. Provenance: published.
  public static var sessionsAbort: Self { Self(name: "sessions.abort") }
}

extension GatewayMethod where Params == SessionsCompactParams, Result == SessionsCompactResult {
  /// `sessions.compact`: Shortens the transcript of a session to its newest messages; the others are
  /// archived.
  ///
  /// Nothing to do is no error: `compacted` is false and `reason` says why. Gateways with a model may write a
  /// summary in place of the old messages.
  ///
  /// - Note: Role: operator. Scope: `operator.admin`. Idempotency: idempotent.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var sessionsCompact: Self { Self(name: "sessions.compact") }
}

extension GatewayMethod where Params == SessionsCreateParams, Result == SessionsCreateResult {
  /// `sessions.create`: Makes a session, and starts a run in it when there is a first message.
  ///
  /// The key of an existing session is no error: that session is taken. When the first message cannot start a
  /// run the session is there all the same, and `runError` says why. Without an idempotency key a repeated
  /// request makes a second session.
  ///
  /// - Note: Role: operator. Scope: `operator.write`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 4 on. Provenance: published.
  public static var sessionsCreate: Self { Self(name: "sessions.create") }
}

extension GatewayMethod where Params == SessionsDeleteParams, Result == SessionsDeleteResult {
  /// `sessions.delete`: Removes a session; its runs are stopped and its transcript is archived.
  ///
  /// The main session of an agent cannot be deleted. The key may be used again: the session that then comes
  /// has another sessionId and an empty transcript.
  ///
  /// - Note: Role: operator. Scope: `operator.admin`. Idempotency: idempotent.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var sessionsDelete: Self { Self(name: "sessions.delete") }
}

extension GatewayMethod where Params == SessionsListParams, Result == SessionsListResult {
  /// `sessions.list`: Lists sessions, most recently used first.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var sessionsList: Self { Self(name: "sessions.list") }
}

extension GatewayMethod where Params == SessionsMessagesSubscribeParams, Result == SessionsMessagesSubscribeResult {
  /// `sessions.messages.subscribe`: Asks for a session.message event for every message that is added to one
  /// session.
  ///
  /// The session does not have to exist yet. The subscription belongs to the connection and to the key: it
  /// outlives a reset and a deletion.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: idempotent.
  /// - Note: Availability: from protocol 4 on. Provenance: published.
  public static var sessionsMessagesSubscribe: Self { Self(name: "sessions.messages.subscribe") }
}

extension GatewayMethod where Params == SessionsMessagesUnsubscribeParams, Result == SessionsMessagesUnsubscribeResult {
  /// `sessions.messages.unsubscribe`: Ends the session.message events of one session on this connection.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: idempotent.
  /// - Note: Availability: from protocol 4 on. Provenance: published.
  public static var sessionsMessagesUnsubscribe: Self { Self(name: "sessions.messages.unsubscribe") }
}

extension GatewayMethod where Params == SessionsPatchParams, Result == SessionsPatchResult {
  /// `sessions.patch`: Changes the label and the settings of a session.
  ///
  /// A session that does not exist is made. Either all members of a patch are taken or none. Protocol 3
  /// gateways ask for operator.admin; members that reach beyond the conversation may need it in protocol 4
  /// too.
  ///
  /// - Note: Role: operator. Scope: `operator.write`. Idempotency: idempotent.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var sessionsPatch: Self { Self(name: "sessions.patch") }
}

extension GatewayMethod where Params == SessionsPreviewParams, Result == SessionsPreviewResult {
  /// `sessions.preview`: Returns the last lines of several sessions.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var sessionsPreview: Self { Self(name: "sessions.preview") }
}

extension GatewayMethod where Params == SessionsResetParams, Result == SessionsResetResult {
  /// `sessions.reset`: Begins the conversation of a session anew.
  ///
  /// Runs of the session are stopped, the transcript goes into the archive of the gateway, token counts begin
  /// at 0. Key, label and settings stay. Some protocol 4 gateways keep the sessionId and change
  /// `lifecycleRevision` only.
  ///
  /// - Note: Role: operator. Scope: `operator.admin`. Idempotency: idempotent.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var sessionsReset: Self { Self(name: "sessions.reset") }
}

extension GatewayMethod where Params == SessionsResolveParams, Result == SessionsResolveResult {
  /// `sessions.resolve`: Finds the one session that a key, id or label names.
  ///
  /// An ambiguous short id is answered with ok false and up to ten candidates. A session that does not exist
  /// is an error unless `allowMissing` is set.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var sessionsResolve: Self { Self(name: "sessions.resolve") }
}

extension GatewayMethod where Params == SessionsSendParams, Result == SessionsSendResult {
  /// `sessions.send`: Sends a message into a session that exists and starts a run.
  ///
  /// As chat.send, with two differences: an unknown session is an error, and the key may be left out. Both
  /// share the memory of keys. `/stop` is a message here; use sessions.abort.
  ///
  /// - Note: Role: operator. Scope: `operator.write`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 4 on. Provenance: published.
  public static var sessionsSend: Self { Self(name: "sessions.send") }
}

extension GatewayMethod where Params == SessionsSubscribeParams, Result == SessionsSubscribeResult {
  /// `sessions.subscribe`: Asks for sessions.changed events on this connection.
  ///
  /// A subscription belongs to the connection and ends with it: subscribe again after a reconnect, then call
  /// sessions.list.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: idempotent.
  /// - Note: Availability: from protocol 4 on. Provenance: published.
  public static var sessionsSubscribe: Self { Self(name: "sessions.subscribe") }
}

extension GatewayMethod where Params == SessionsUnsubscribeParams, Result == SessionsUnsubscribeResult {
  /// `sessions.unsubscribe`: Ends the sessions.changed events of this connection.
  ///
  /// Newer gateways have removed it: close the connection, or ignore the events.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: idempotent.
  /// - Note: Availability: from protocol 4 on. Provenance: gap-filled. deprecated.
  public static var sessionsUnsubscribe: Self { Self(name: "sessions.unsubscribe") }
}

extension GatewayMethod where Params == SetHeartbeatsParams, Result == SetHeartbeatsResult {
  /// `set-heartbeats`: Switches heartbeats off or on again, until the gateway restarts.
  ///
  /// While they are off, texts for the agent wait for its next turn, whoever starts it.
  ///
  /// - Note: Role: operator. Scope: `operator.admin`. Idempotency: idempotent.
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  public static var setHeartbeats: Self { Self(name: "set-heartbeats") }
}

extension GatewayMethod where Params == StatusParams, Result == StatusResult {
  /// `status`: Returns a summary of heartbeats, channels, queued system events and sessions.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  public static var status: Self { Self(name: "status") }
}

extension GatewayMethod where Params == SystemEventParams, Result == SystemEventResult {
  /// `system-event`: Announces a host or an event: adds or merges a presence entry and tells every reader.
  ///
  /// The entry is found by deviceId, instanceId, host, ip or text, in that order. The presence event reaches
  /// the sender before the response does.
  ///
  /// - Note: Role: operator. Scope: `operator.admin`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  public static var systemEvent: Self { Self(name: "system-event") }
}

extension GatewayMethod where Params == SystemPresenceParams, Result == PresenceList {
  /// `system-presence`: Returns the presence list.
  ///
  /// - Note: Role: operator. Scope: `operator.read`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  public static var systemPresence: Self { Self(name: "system-presence") }
}

extension GatewayMethod where Params == WakeParams, Result == WakeResult {
  /// `wake`: Leaves the agent a text for its next heartbeat, or starts a heartbeat now.
  ///
  /// The response comes before the heartbeat. Wakes that come close together share one heartbeat, and the
  /// agent gets all texts.
  ///
  /// - Note: Role: operator. Scope: `operator.write`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var wake: Self { Self(name: "wake") }
}

extension GatewayMethod where Params == WebLoginStartParams, Result == WebLoginStartResult {
  /// `web.login.start`: Begins to link an account of the channel that is linked by scanning a code.
  ///
  /// The gateway picks the channel: the configured one that offers such a login. Where none does, it refuses.
  /// Show the code, then call web.login.wait.
  ///
  /// - Note: Role: operator. Scope: `operator.admin`. Idempotency: idempotent.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var webLoginStart: Self { Self(name: "web.login.start") }
}

extension GatewayMethod where Params == WebLoginWaitParams, Result == WebLoginWaitResult {
  /// `web.login.wait`: Waits until the account is linked, the code changes, or the time is up.
  ///
  /// - Note: Role: operator. Scope: `operator.admin`. Idempotency: safe.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var webLoginWait: Self { Self(name: "web.login.wait") }
}

extension TwoPhaseMethod where Params == AgentParams, Accepted == AgentResult, Final == AgentFinal {
  /// `agent`: Starts an agent run and answers twice: when it is accepted and when it has ended.
  ///
  /// Both responses carry the id of the request. The second one goes only to the request that started the
  /// run; a repeated key is answered once: with in_flight while the run goes on, with the final payload
  /// afterwards.
  ///
  /// Progress comes as `agent` and `chat` events with the same runId.
  ///
  /// With `deliver` the reply is sent to a channel as well: to `replyChannel` and `replyTo`, else to
  /// `channel` and `to`, else to where the last message of the session came from. The second response comes
  /// when the channel has taken it; a reply that no channel takes is a failed run, unless `bestEffortDeliver`
  /// is true.
  ///
  /// - Note: Role: operator. Scope: `operator.write`. Idempotency: keyed by `idempotencyKey`.
  /// - Note: Availability: from protocol 3 on. Provenance: published.
  public static var agent: Self { Self(name: "agent") }
}

extension TwoPhaseMethod where Params == ExecApprovalRequestParams, Accepted == ExecApprovalRequestResult, Final == ExecApprovalOutcome {
  /// `exec.approval.request`: Asks whether a command may run, and answers when somebody has decided or the
  /// time is up.
  ///
  /// The first decision counts. `decision` null means that nobody decided in time.
  ///
  /// With an id of its own a caller can repeat the request without asking twice: while the first one is known
  /// the repeated one is refused, and exec.approval.waitDecision waits for its outcome. The approval outlives
  /// the connection that asked for it, not the gateway.
  ///
  /// With twoPhase both responses carry the id of the request.
  ///
  /// - Note: Role: operator. Scope: `operator.approvals`. Idempotency: unsafe.
  /// - Note: Availability: from protocol 3 on. Provenance: observed.
  public static var execApprovalRequest: Self { Self(name: "exec.approval.request") }
}

extension AgentIdentityGetParams: DefaultParams {
  public init() { self.init(agentId: nil) }
}
extension AgentsListParams: DefaultParams {}
extension ChannelsStatusParams: DefaultParams {
  public init() { self.init(probe: nil) }
}
extension ConfigGetParams: DefaultParams {}
extension ConfigSchemaParams: DefaultParams {}
extension CronListParams: DefaultParams {
  public init() { self.init(includeDisabled: nil) }
}
extension CronRunsParams: DefaultParams {
  public init() { self.init(id: nil) }
}
extension CronStatusParams: DefaultParams {}
extension DevicePairListParams: DefaultParams {}
extension ExecApprovalListParams: DefaultParams {}
extension ExecApprovalRequestParams: DefaultParams {
  public init() { self.init(id: nil) }
}
extension ExecApprovalsGetParams: DefaultParams {}
extension GatewayIdentityGetParams: DefaultParams {}
extension HealthParams: DefaultParams {
  public init() { self.init(probe: nil) }
}
extension LastHeartbeatParams: DefaultParams {}
extension LogsTailParams: DefaultParams {
  public init() { self.init(cursor: nil) }
}
extension ModelsListParams: DefaultParams {
  public init() { self.init(agentId: nil) }
}
extension NodeListParams: DefaultParams {}
extension NodePairListParams: DefaultParams {}
extension SessionsAbortParams: DefaultParams {
  public init() { self.init(key: nil) }
}
extension SessionsCreateParams: DefaultParams {
  public init() { self.init(key: nil) }
}
extension SessionsListParams: DefaultParams {
  public init() { self.init(limit: nil) }
}
extension SessionsResolveParams: DefaultParams {
  public init() { self.init(key: nil) }
}
extension SessionsSubscribeParams: DefaultParams {}
extension SessionsUnsubscribeParams: DefaultParams {}
extension StatusParams: DefaultParams {
  public init() { self.init(includeChannelSummary: nil) }
}
extension SystemPresenceParams: DefaultParams {}
extension WebLoginStartParams: DefaultParams {
  public init() { self.init(force: nil) }
}
extension WebLoginWaitParams: DefaultParams {
  public init() { self.init(timeoutMs: nil) }
}
