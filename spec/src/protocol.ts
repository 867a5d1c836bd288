/** The registry: every method and event of the specification, by wire name. The only aggregate. */
import type { EventDefinition, MethodDefinition, Static } from './define.ts';
import * as agentEvents from './events/agent.ts';
import * as approvalEvents from './events/approvals.ts';
import * as chatEvents from './events/chat.ts';
import * as configEvents from './events/config.ts';
import * as cronEvents from './events/cron.ts';
import * as deviceEvents from './events/devices.ts';
import * as heartbeatEvents from './events/heartbeat.ts';
import * as nodeEvents from './events/nodes.ts';
import * as sessionEvents from './events/sessions.ts';
import * as systemEvents from './events/system.ts';
import * as handshake from './handshake.ts';
import * as agentMethods from './methods/agent.ts';
import * as agentsMethods from './methods/agents.ts';
import * as approvalMethods from './methods/approvals.ts';
import * as channelMethods from './methods/channels.ts';
import * as chatMethods from './methods/chat.ts';
import * as configMethods from './methods/config.ts';
import * as cronMethods from './methods/cron.ts';
import * as deviceMethods from './methods/devices.ts';
import * as heartbeatMethods from './methods/heartbeat.ts';
import * as hostMethods from './methods/host.ts';
import * as messagingMethods from './methods/messaging.ts';
import * as nodePairingMethods from './methods/node-pairing.ts';
import * as nodeMethods from './methods/nodes.ts';
import * as sessionChanges from './methods/session-changes.ts';
import * as sessionQueries from './methods/session-queries.ts';
import * as sessionMethods from './methods/sessions.ts';
import * as systemMethods from './methods/system.ts';

/** Methods by family; a family is one file and one chapter of the reference. */
export const METHOD_FAMILIES = {
  handshake: [handshake.connect],
  system: [
    systemMethods.health,
    systemMethods.status,
    systemMethods.systemPresence,
    systemMethods.systemEvent,
    heartbeatMethods.wake,
    heartbeatMethods.lastHeartbeat,
    heartbeatMethods.setHeartbeats,
    hostMethods.logsTail,
    hostMethods.gatewayIdentityGet,
  ],
  agent: [agentMethods.agent, agentMethods.agentWait],
  agents: [agentsMethods.agentsList, agentsMethods.modelsList, agentsMethods.agentIdentityGet],
  chat: [chatMethods.chatHistory, chatMethods.chatSend, chatMethods.chatAbort, chatMethods.chatInject],
  sessions: [
    sessionMethods.sessionsList,
    sessionQueries.sessionsPreview,
    sessionQueries.sessionsResolve,
    sessionChanges.sessionsCreate,
    sessionChanges.sessionsPatch,
    sessionChanges.sessionsReset,
    sessionChanges.sessionsDelete,
    sessionChanges.sessionsCompact,
    sessionQueries.sessionsSubscribe,
    sessionQueries.sessionsUnsubscribe,
    sessionQueries.sessionsMessagesSubscribe,
    sessionQueries.sessionsMessagesUnsubscribe,
    sessionQueries.sessionsSend,
    sessionQueries.sessionsAbort,
  ],
  devices: [
    deviceMethods.devicePairList,
    deviceMethods.devicePairApprove,
    deviceMethods.devicePairReject,
    deviceMethods.devicePairRemove,
    deviceMethods.deviceTokenRotate,
    deviceMethods.deviceTokenRevoke,
  ],
  nodes: [
    nodeMethods.nodeList,
    nodeMethods.nodeDescribe,
    nodeMethods.nodeRename,
    nodeMethods.nodeInvoke,
    nodeMethods.nodeInvokeResult,
    nodeMethods.nodeInvokeProgress,
    nodeMethods.nodeEvent,
    nodePairingMethods.nodePairRequest,
    nodePairingMethods.nodePairList,
    nodePairingMethods.nodePairApprove,
    nodePairingMethods.nodePairReject,
    nodePairingMethods.nodePairVerify,
    nodePairingMethods.nodePairRemove,
  ],
  cron: [
    cronMethods.cronList,
    cronMethods.cronStatus,
    cronMethods.cronAdd,
    cronMethods.cronUpdate,
    cronMethods.cronRemove,
    cronMethods.cronRun,
    cronMethods.cronRuns,
  ],
  approvals: [
    approvalMethods.execApprovalRequest,
    approvalMethods.execApprovalWaitDecision,
    approvalMethods.execApprovalResolve,
    approvalMethods.execApprovalList,
    approvalMethods.execApprovalsGet,
    approvalMethods.execApprovalsSet,
  ],
  config: [
    configMethods.configGet,
    configMethods.configSet,
    configMethods.configPatch,
    configMethods.configApply,
    configMethods.configSchema,
    configMethods.configSchemaLookup,
  ],
  messaging: [messagingMethods.send, messagingMethods.poll],
  channels: [
    channelMethods.channelsStatus,
    channelMethods.channelsLogout,
    channelMethods.webLoginStart,
    channelMethods.webLoginWait,
  ],
} as const satisfies Record<string, readonly MethodDefinition[]>;

/** Events by family. */
export const EVENT_FAMILIES = {
  handshake: [handshake.connectChallenge],
  system: [
    systemEvents.presence,
    systemEvents.health,
    systemEvents.tick,
    systemEvents.shutdown,
    heartbeatEvents.heartbeat,
  ],
  cron: [cronEvents.cron],
  agent: [agentEvents.agent],
  chat: [chatEvents.chat],
  sessions: [sessionEvents.sessionsChanged, sessionEvents.sessionMessage],
  devices: [deviceEvents.devicePairRequested, deviceEvents.devicePairResolved],
  approvals: [approvalEvents.execApprovalRequested, approvalEvents.execApprovalResolved],
  config: [configEvents.configChanged],
  nodes: [
    nodeEvents.nodeInvokeRequest,
    nodeEvents.nodeInvokeCancel,
    nodeEvents.nodePairRequested,
    nodeEvents.nodePairResolved,
    nodeEvents.nodeHostStats,
  ],
} as const satisfies Record<string, readonly EventDefinition[]>;

export type AnyMethod = (typeof METHOD_FAMILIES)[keyof typeof METHOD_FAMILIES][number];
export type AnyEvent = (typeof EVENT_FAMILIES)[keyof typeof EVENT_FAMILIES][number];
export type MethodName = AnyMethod['method'];
export type EventName = AnyEvent['event'];

/** Parameters of a method, by wire name. */
export type ParamsOf<M extends MethodName> = Static<Extract<AnyMethod, { method: M }>['params']>;
/** First result of a method, by wire name. */
export type ResultOf<M extends MethodName> = Static<Extract<AnyMethod, { method: M }>['result']>;
/** Payload of an event, by wire name. */
export type PayloadOf<E extends EventName> = Static<Extract<AnyEvent, { event: E }>['payload']>;
