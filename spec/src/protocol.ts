/** The registry: every method and event of the specification, by wire name. The only aggregate. */
import type { EventDefinition, MethodDefinition, Static } from './define.ts';
import * as agentEvents from './events/agent.ts';
import * as chatEvents from './events/chat.ts';
import * as deviceEvents from './events/devices.ts';
import * as systemEvents from './events/system.ts';
import * as handshake from './handshake.ts';
import * as agentMethods from './methods/agent.ts';
import * as agentsMethods from './methods/agents.ts';
import * as chatMethods from './methods/chat.ts';
import * as deviceMethods from './methods/devices.ts';
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
  ],
  agent: [agentMethods.agent, agentMethods.agentWait],
  agents: [agentsMethods.agentsList, agentsMethods.modelsList],
  chat: [chatMethods.chatHistory, chatMethods.chatSend, chatMethods.chatAbort],
  sessions: [sessionMethods.sessionsList],
  devices: [
    deviceMethods.devicePairList,
    deviceMethods.devicePairApprove,
    deviceMethods.devicePairReject,
    deviceMethods.devicePairRemove,
    deviceMethods.deviceTokenRotate,
    deviceMethods.deviceTokenRevoke,
  ],
} as const satisfies Record<string, readonly MethodDefinition[]>;

/** Events by family. */
export const EVENT_FAMILIES = {
  handshake: [handshake.connectChallenge],
  system: [systemEvents.presence, systemEvents.health, systemEvents.tick, systemEvents.shutdown],
  agent: [agentEvents.agent],
  chat: [chatEvents.chat],
  devices: [deviceEvents.devicePairRequested, deviceEvents.devicePairResolved],
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
