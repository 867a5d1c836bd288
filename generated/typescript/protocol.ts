// Generated from the specification by `npm run generate`. Do not edit.
import type {
  AgentFinal,
  AgentParams,
  AgentPayload,
  AgentResult,
  AgentWaitParams,
  AgentWaitResult,
  AgentsListParams,
  AgentsListResult,
  ChatAbortParams,
  ChatAbortResult,
  ChatHistoryParams,
  ChatHistoryResult,
  ChatPayload,
  ChatSendParams,
  ChatSendResult,
  ConnectChallengePayload,
  ConnectParams,
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
  HealthParams,
  HealthSnapshot,
  HelloOk,
  ModelsListParams,
  ModelsListResult,
  PresenceList,
  PresencePayload,
  SessionsListParams,
  SessionsListResult,
  ShutdownPayload,
  StatusParams,
  StatusResult,
  SystemEventParams,
  SystemEventResult,
  SystemPresenceParams,
  TickPayload,
} from './types.ts';

/** Params and results of every method, by wire name. `final` is the payload of a second response. */
export interface MethodMap {
  /** Starts an agent run and answers twice: when it is accepted and when it has ended. */
  'agent': { params: AgentParams; result: AgentResult; final: AgentFinal };
  /** Waits until a run has ended, or until the time is up. */
  'agent.wait': { params: AgentWaitParams; result: AgentWaitResult; final: never };
  /** Lists the agents and says which one is the default. */
  'agents.list': { params: AgentsListParams; result: AgentsListResult; final: never };
  /** Stops one run or all runs of a session. */
  'chat.abort': { params: ChatAbortParams; result: ChatAbortResult; final: never };
  /** Returns the newest messages of a session, oldest first. */
  'chat.history': { params: ChatHistoryParams; result: ChatHistoryResult; final: never };
  /** Sends a message into a session and starts a run; the reply streams as chat events. */
  'chat.send': { params: ChatSendParams; result: ChatSendResult; final: never };
  /** Opens the session: negotiates the protocol, proves who the client is and grants scopes. */
  'connect': { params: ConnectParams; result: HelloOk; final: never };
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
  /** Returns the health snapshot. */
  'health': { params: HealthParams; result: HealthSnapshot; final: never };
  /** Lists the models that agents can use. */
  'models.list': { params: ModelsListParams; result: ModelsListResult; final: never };
  /** Lists sessions, most recently used first. */
  'sessions.list': { params: SessionsListParams; result: SessionsListResult; final: never };
  /** Returns a summary of heartbeats, channels, queued system events and sessions. */
  'status': { params: StatusParams; result: StatusResult; final: never };
  /** Announces a host or an event: adds or merges a presence entry and tells every reader. */
  'system-event': { params: SystemEventParams; result: SystemEventResult; final: never };
  /** Returns the presence list. */
  'system-presence': { params: SystemPresenceParams; result: PresenceList; final: never };
}

/** Payload of every event, by wire name. */
export interface EventMap {
  /** Something happened in an agent run. */
  'agent': AgentPayload;
  /** The reply of a run grew, ended, failed or was stopped. */
  'chat': ChatPayload;
  /** Opens the handshake: the first frame on every connection. */
  'connect.challenge': ConnectChallengePayload;
  /** A device asks to be paired, or for more than it was granted. */
  'device.pair.requested': DevicePairRequest;
  /** A pairing request was decided, by an operator or silently. */
  'device.pair.resolved': DevicePairResolvedPayload;
  /** The health snapshot was refreshed. */
  'health': HealthSnapshot;
  /** The presence list changed; carries the whole new list. */
  'presence': PresencePayload;
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
