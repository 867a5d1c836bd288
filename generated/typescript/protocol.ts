// Generated from the specification by `npm run generate`. Do not edit.
import type {
  AgentFinal,
  AgentIdentityGetParams,
  AgentIdentityGetResult,
  AgentParams,
  AgentPayload,
  AgentResult,
  AgentWaitParams,
  AgentWaitResult,
  AgentsListParams,
  AgentsListResult,
  ChannelsLogoutParams,
  ChannelsLogoutResult,
  ChannelsStatusParams,
  ChannelsStatusResult,
  ChatAbortParams,
  ChatAbortResult,
  ChatHistoryParams,
  ChatHistoryResult,
  ChatInjectParams,
  ChatInjectResult,
  ChatPayload,
  ChatSendParams,
  ChatSendResult,
  ConfigApplyParams,
  ConfigChangeResult,
  ConfigChangedPayload,
  ConfigGetParams,
  ConfigGetResult,
  ConfigPatchParams,
  ConfigSchemaLookupParams,
  ConfigSchemaLookupResult,
  ConfigSchemaParams,
  ConfigSchemaResult,
  ConfigSetParams,
  ConnectChallengePayload,
  ConnectParams,
  CronAddParams,
  CronAddResult,
  CronEventPayload,
  CronJob,
  CronListParams,
  CronListResult,
  CronRemoveParams,
  CronRemoveResult,
  CronRunParams,
  CronRunResult,
  CronRunsParams,
  CronRunsResult,
  CronStatusParams,
  CronStatusResult,
  CronUpdateParams,
  DevicePairApproveParams,
  DevicePairApproveResult,
  DevicePairListParams,
  DevicePairListResult,
  DevicePairRejectParams,
  DevicePairRejectResult,
  DevicePairRemoveParams,
  DevicePairRemoveResult,
  DevicePairRequest,
  DevicePairResolvedPayload,
  DeviceTokenRevokeParams,
  DeviceTokenRevokeResult,
  DeviceTokenRotateParams,
  DeviceTokenRotateResult,
  ExecApprovalListParams,
  ExecApprovalListResult,
  ExecApprovalOutcome,
  ExecApprovalPending,
  ExecApprovalRequestParams,
  ExecApprovalRequestResult,
  ExecApprovalResolveParams,
  ExecApprovalResolveResult,
  ExecApprovalResolvedPayload,
  ExecApprovalWaitDecisionParams,
  ExecApprovalsGetParams,
  ExecApprovalsSetParams,
  ExecApprovalsSnapshot,
  GatewayIdentityGetParams,
  GatewayIdentityGetResult,
  HealthParams,
  HealthSnapshot,
  HeartbeatEvent,
  HelloOk,
  LastHeartbeatParams,
  LastHeartbeatResult,
  LogsTailParams,
  LogsTailResult,
  ModelsListParams,
  ModelsListResult,
  NodeAck,
  NodeDescribeParams,
  NodeDescribeResult,
  NodeEventParams,
  NodeEventResult,
  NodeHostStatsPayload,
  NodeInvokeCancelPayload,
  NodeInvokeParams,
  NodeInvokeProgressParams,
  NodeInvokeRequestPayload,
  NodeInvokeResult,
  NodeInvokeResultParams,
  NodeListParams,
  NodeListResult,
  NodePairApproveParams,
  NodePairApproveResult,
  NodePairListParams,
  NodePairListResult,
  NodePairRejectParams,
  NodePairRejectResult,
  NodePairRemoveParams,
  NodePairRemoveResult,
  NodePairRequest,
  NodePairRequestParams,
  NodePairRequestResult,
  NodePairResolvedPayload,
  NodePairVerifyParams,
  NodePairVerifyResult,
  NodeRenameParams,
  NodeRenameResult,
  PollParams,
  PollResult,
  PresenceList,
  PresencePayload,
  SendParams,
  SendResult,
  SessionMessagePayload,
  SessionsAbortParams,
  SessionsAbortResult,
  SessionsChangedPayload,
  SessionsCompactParams,
  SessionsCompactResult,
  SessionsCreateParams,
  SessionsCreateResult,
  SessionsDeleteParams,
  SessionsDeleteResult,
  SessionsListParams,
  SessionsListResult,
  SessionsMessagesSubscribeParams,
  SessionsMessagesSubscribeResult,
  SessionsMessagesUnsubscribeParams,
  SessionsMessagesUnsubscribeResult,
  SessionsPatchParams,
  SessionsPatchResult,
  SessionsPreviewParams,
  SessionsPreviewResult,
  SessionsResetParams,
  SessionsResetResult,
  SessionsResolveParams,
  SessionsResolveResult,
  SessionsSendParams,
  SessionsSendResult,
  SessionsSubscribeParams,
  SessionsSubscribeResult,
  SessionsUnsubscribeParams,
  SessionsUnsubscribeResult,
  SetHeartbeatsParams,
  SetHeartbeatsResult,
  ShutdownPayload,
  StatusParams,
  StatusResult,
  SystemEventParams,
  SystemEventResult,
  SystemPresenceParams,
  TickPayload,
  WakeParams,
  WakeResult,
  WebLoginStartParams,
  WebLoginStartResult,
  WebLoginWaitParams,
  WebLoginWaitResult,
} from './types.ts';

/** Params and results of every method, by wire name. `final` is the payload of a second response. */
export interface MethodMap {
  /** Starts an agent run and answers twice: when it is accepted and when it has ended. */
  'agent': { params: AgentParams; result: AgentResult; final: AgentFinal };
  /** Returns the name and face of an agent. */
  'agent.identity.get': { params: AgentIdentityGetParams; result: AgentIdentityGetResult; final: never };
  /** Waits until a run has ended, or until the time is up. */
  'agent.wait': { params: AgentWaitParams; result: AgentWaitResult; final: never };
  /** Lists the agents and says which one is the default. */
  'agents.list': { params: AgentsListParams; result: AgentsListResult; final: never };
  /** Logs an account of a channel out and stops it. */
  'channels.logout': { params: ChannelsLogoutParams; result: ChannelsLogoutResult; final: never };
  /** Tells which channels are configured and how their accounts are. */
  'channels.status': { params: ChannelsStatusParams; result: ChannelsStatusResult; final: never };
  /** Stops one run or all runs of a session. */
  'chat.abort': { params: ChatAbortParams; result: ChatAbortResult; final: never };
  /** Returns the newest messages of a session, oldest first. */
  'chat.history': { params: ChatHistoryParams; result: ChatHistoryResult; final: never };
  /** Adds a message of the assistant to a transcript without a run. */
  'chat.inject': { params: ChatInjectParams; result: ChatInjectResult; final: never };
  /** Sends a message into a session and starts a run; the reply streams as chat events. */
  'chat.send': { params: ChatSendParams; result: ChatSendResult; final: never };
  /** Replaces the configuration and applies it. */
  'config.apply': { params: ConfigApplyParams; result: ConfigChangeResult; final: never };
  /** Returns the configuration, with secrets replaced, and the hash that guards the next change. */
  'config.get': { params: ConfigGetParams; result: ConfigGetResult; final: never };
  /** Merges a patch into the configuration and applies it. */
  'config.patch': { params: ConfigPatchParams; result: ConfigChangeResult; final: never };
  /** Returns the JSON Schema of the configuration, and hints for forms. */
  'config.schema': { params: ConfigSchemaParams; result: ConfigSchemaResult; final: never };
  /** Returns the schema of one key and the keys right below it. */
  'config.schema.lookup': { params: ConfigSchemaLookupParams; result: ConfigSchemaLookupResult; final: never };
  /** Replaces the configuration. */
  'config.set': { params: ConfigSetParams; result: ConfigChangeResult; final: never };
  /** Opens the session: negotiates the protocol, proves who the client is and grants scopes. */
  'connect': { params: ConnectParams; result: HelloOk; final: never };
  /** Adds a job. */
  'cron.add': { params: CronAddParams; result: CronAddResult; final: never };
  /** Lists jobs, the one that runs next first. */
  'cron.list': { params: CronListParams; result: CronListResult; final: never };
  /** Removes a job; a run of it that goes on comes to its end. */
  'cron.remove': { params: CronRemoveParams; result: CronRemoveResult; final: never };
  /** Runs a job out of turn. */
  'cron.run': { params: CronRunParams; result: CronRunResult; final: never };
  /** Lists the last runs of a job, or of all jobs, the newest first. */
  'cron.runs': { params: CronRunsParams; result: CronRunsResult; final: never };
  /** Tells how many jobs there are and when the next one runs. */
  'cron.status': { params: CronStatusParams; result: CronStatusResult; final: never };
  /** Changes a job. */
  'cron.update': { params: CronUpdateParams; result: CronJob; final: never };
  /** Approves a waiting device with the role and scopes it asked for. */
  'device.pair.approve': { params: DevicePairApproveParams; result: DevicePairApproveResult; final: never };
  /** Lists devices that wait for a decision and devices that are paired. */
  'device.pair.list': { params: DevicePairListParams; result: DevicePairListResult; final: never };
  /** Turns a waiting device down. */
  'device.pair.reject': { params: DevicePairRejectParams; result: DevicePairRejectResult; final: never };
  /** Forgets a paired device and its tokens. */
  'device.pair.remove': { params: DevicePairRemoveParams; result: DevicePairRemoveResult; final: never };
  /** Revokes the token of a device and role. */
  'device.token.revoke': { params: DeviceTokenRevokeParams; result: DeviceTokenRevokeResult; final: never };
  /** Replaces the token of a device and role; the old one is dead at once. */
  'device.token.rotate': { params: DeviceTokenRotateParams; result: DeviceTokenRotateResult; final: never };
  /** Lists the approvals that wait for a decision. */
  'exec.approval.list': { params: ExecApprovalListParams; result: ExecApprovalListResult; final: never };
  /** Asks whether a command may run, and answers when somebody has decided or the time is up. */
  'exec.approval.request': { params: ExecApprovalRequestParams; result: ExecApprovalRequestResult; final: ExecApprovalOutcome };
  /** Decides an approval. The first decision counts. */
  'exec.approval.resolve': { params: ExecApprovalResolveParams; result: ExecApprovalResolveResult; final: never };
  /** Waits until an approval is over, and answers at once for a while afterwards. */
  'exec.approval.waitDecision': { params: ExecApprovalWaitDecisionParams; result: ExecApprovalOutcome; final: never };
  /** Returns which commands run without a question, and the hash that guards the next change. */
  'exec.approvals.get': { params: ExecApprovalsGetParams; result: ExecApprovalsSnapshot; final: never };
  /** Replaces the rules about which commands run without a question. */
  'exec.approvals.set': { params: ExecApprovalsSetParams; result: ExecApprovalsSnapshot; final: never };
  /** Returns the public key of the gateway. */
  'gateway.identity.get': { params: GatewayIdentityGetParams; result: GatewayIdentityGetResult; final: never };
  /** Returns the health snapshot. */
  'health': { params: HealthParams; result: HealthSnapshot; final: never };
  /** Tells how the last heartbeat went. */
  'last-heartbeat': { params: LastHeartbeatParams; result: LastHeartbeatResult; final: never };
  /** Returns the newest lines of the log of the gateway, or those after a cursor. */
  'logs.tail': { params: LogsTailParams; result: LogsTailResult; final: never };
  /** Lists the models that agents can use. */
  'models.list': { params: ModelsListParams; result: ModelsListResult; final: never };
  /** Describes one node. */
  'node.describe': { params: NodeDescribeParams; result: NodeDescribeResult; final: never };
  /** Reports something that happened on a node; called by the node. */
  'node.event': { params: NodeEventParams; result: NodeEventResult; final: never };
  /** Runs a command on a node and waits for its answer. */
  'node.invoke': { params: NodeInvokeParams; result: NodeInvokeResult; final: never };
  /** Tells output of a command that still runs; called by the node. */
  'node.invoke.progress': { params: NodeInvokeProgressParams; result: NodeAck; final: never };
  /** Answers node.invoke.request; called by the node. */
  'node.invoke.result': { params: NodeInvokeResultParams; result: NodeAck; final: never };
  /** Lists nodes: those that are connected, and those that may connect. */
  'node.list': { params: NodeListParams; result: NodeListResult; final: never };
  /** Approves the capabilities and commands that a node declares. */
  'node.pair.approve': { params: NodePairApproveParams; result: NodePairApproveResult; final: never };
  /** Lists nodes that wait for approval and nodes that were approved. */
  'node.pair.list': { params: NodePairListParams; result: NodePairListResult; final: never };
  /** Turns down what a node declares. */
  'node.pair.reject': { params: NodePairRejectParams; result: NodePairRejectResult; final: never };
  /** Forgets a node: what was approved, what waits, and its right to connect as a node. */
  'node.pair.remove': { params: NodePairRemoveParams; result: NodePairRemoveResult; final: never };
  /** Asks on behalf of a node that does not connect by itself to be paired. */
  'node.pair.request': { params: NodePairRequestParams; result: NodePairRequestResult; final: never };
  /** Checks the token of a node that was paired with node.pair.request. */
  'node.pair.verify': { params: NodePairVerifyParams; result: NodePairVerifyResult; final: never };
  /** Gives a node a name that stays, whatever name it connects with. */
  'node.rename': { params: NodeRenameParams; result: NodeRenameResult; final: never };
  /** Sends a poll through a channel. */
  'poll': { params: PollParams; result: PollResult; final: never };
  /** Sends a message through a channel. */
  'send': { params: SendParams; result: SendResult; final: never };
  /** Stops the run of a session. */
  'sessions.abort': { params: SessionsAbortParams; result: SessionsAbortResult; final: never };
  /** Shortens the transcript of a session to its newest messages; the others are archived. */
  'sessions.compact': { params: SessionsCompactParams; result: SessionsCompactResult; final: never };
  /** Makes a session, and starts a run in it when there is a first message. */
  'sessions.create': { params: SessionsCreateParams; result: SessionsCreateResult; final: never };
  /** Removes a session; its runs are stopped and its transcript is archived. */
  'sessions.delete': { params: SessionsDeleteParams; result: SessionsDeleteResult; final: never };
  /** Lists sessions, most recently used first. */
  'sessions.list': { params: SessionsListParams; result: SessionsListResult; final: never };
  /** Asks for a session.message event for every message that is added to one session. */
  'sessions.messages.subscribe': { params: SessionsMessagesSubscribeParams; result: SessionsMessagesSubscribeResult; final: never };
  /** Ends the session.message events of one session on this connection. */
  'sessions.messages.unsubscribe': { params: SessionsMessagesUnsubscribeParams; result: SessionsMessagesUnsubscribeResult; final: never };
  /** Changes the label and the settings of a session. */
  'sessions.patch': { params: SessionsPatchParams; result: SessionsPatchResult; final: never };
  /** Returns the last lines of several sessions. */
  'sessions.preview': { params: SessionsPreviewParams; result: SessionsPreviewResult; final: never };
  /** Begins the conversation of a session anew. */
  'sessions.reset': { params: SessionsResetParams; result: SessionsResetResult; final: never };
  /** Finds the one session that a key, id or label names. */
  'sessions.resolve': { params: SessionsResolveParams; result: SessionsResolveResult; final: never };
  /** Sends a message into a session that exists and starts a run. */
  'sessions.send': { params: SessionsSendParams; result: SessionsSendResult; final: never };
  /** Asks for sessions.changed events on this connection. */
  'sessions.subscribe': { params: SessionsSubscribeParams; result: SessionsSubscribeResult; final: never };
  /** Ends the sessions.changed events of this connection. */
  'sessions.unsubscribe': { params: SessionsUnsubscribeParams; result: SessionsUnsubscribeResult; final: never };
  /** Switches heartbeats off or on again, until the gateway restarts. */
  'set-heartbeats': { params: SetHeartbeatsParams; result: SetHeartbeatsResult; final: never };
  /** Returns a summary of heartbeats, channels, queued system events and sessions. */
  'status': { params: StatusParams; result: StatusResult; final: never };
  /** Announces a host or an event: adds or merges a presence entry and tells every reader. */
  'system-event': { params: SystemEventParams; result: SystemEventResult; final: never };
  /** Returns the presence list. */
  'system-presence': { params: SystemPresenceParams; result: PresenceList; final: never };
  /** Leaves the agent a text for its next heartbeat, or starts a heartbeat now. */
  'wake': { params: WakeParams; result: WakeResult; final: never };
  /** Begins to link an account of the channel that is linked by scanning a code. */
  'web.login.start': { params: WebLoginStartParams; result: WebLoginStartResult; final: never };
  /** Waits until the account is linked, the code changes, or the time is up. */
  'web.login.wait': { params: WebLoginWaitParams; result: WebLoginWaitResult; final: never };
}

/** Payload of every event, by wire name. */
export interface EventMap {
  /** Something happened in an agent run. */
  'agent': AgentPayload;
  /** The reply of a run grew, ended, failed or was stopped. */
  'chat': ChatPayload;
  /** The configuration is another one, changed by a request or in its file. */
  'config.changed': ConfigChangedPayload;
  /** Opens the handshake: the first frame on every connection. */
  'connect.challenge': ConnectChallengePayload;
  /** A job was added, changed or removed, or a run of it began or ended. */
  'cron': CronEventPayload;
  /** A device asks to be paired, or for more than it was granted. */
  'device.pair.requested': DevicePairRequest;
  /** A pairing request was decided, by an operator or silently. */
  'device.pair.resolved': DevicePairResolvedPayload;
  /** A command waits for a decision. */
  'exec.approval.requested': ExecApprovalPending;
  /** An approval was decided. None is sent for one that expires: its expiresAtMs tells. */
  'exec.approval.resolved': ExecApprovalResolvedPayload;
  /** The health snapshot was refreshed. */
  'health': HealthSnapshot;
  /** A heartbeat came to its end. */
  'heartbeat': HeartbeatEvent;
  /** A node told how loaded its host is. */
  'node.hostStats': NodeHostStatsPayload;
  /** Nobody waits for a command any more: its time is up, or the caller went away. */
  'node.invoke.cancel': NodeInvokeCancelPayload;
  /** Asks a node to run a command; it answers with node.invoke.result. */
  'node.invoke.request': NodeInvokeRequestPayload;
  /** A node declares capabilities or commands that somebody has to approve. */
  'node.pair.requested': NodePairRequest;
  /** A node was approved, rejected or removed. */
  'node.pair.resolved': NodePairResolvedPayload;
  /** The presence list changed; carries the whole new list. */
  'presence': PresencePayload;
  /** A message was added to a transcript. */
  'session.message': SessionMessagePayload;
  /** A session was made, changed or removed, or a run began or ended in it. */
  'sessions.changed': SessionsChangedPayload;
  /** The gateway is about to stop or restart; a close with 1012 follows. */
  'shutdown': ShutdownPayload;
  /** Says that the connection lives, every hello-ok policy.tickIntervalMs. */
  'tick': TickPayload;
}

export type MethodName = keyof MethodMap;
export type EventName = keyof EventMap;
export type ParamsOf<M extends MethodName> = MethodMap[M]['params'];
export type ResultOf<M extends MethodName> = MethodMap[M]['result'];
export type FinalOf<M extends MethodName> = MethodMap[M]['final'];
export type PayloadOf<E extends EventName> = EventMap[E];
/** Methods that answer twice. */
export type TwoPhaseMethod = { [M in MethodName]: [MethodMap[M]['final']] extends [never] ? never : M }[MethodName];
