/** The agent side of the gateway: sessions, runs, and the methods that reach them. */
import type { DatabaseSync } from 'node:sqlite';

import { LIMITS } from '@clawspec/protocol';

import type { AgentContext } from '../methods/agent-context.ts';
import { agentHandlers } from '../methods/agent.ts';
import { agentsHandlers } from '../methods/agents.ts';
import { chatHandlers } from '../methods/chat.ts';
import { type SessionChangeMethod, sessionChangeHandlers } from '../methods/session-changes.ts';
import { type SessionQueryMethod, sessionQueryHandlers } from '../methods/session-queries.ts';
import { sessionRow } from '../methods/session-row.ts';
import { sessionsHandlers } from '../methods/sessions.ts';
import type {
  AgentFacts,
  Broadcaster,
  Clock,
  Dedupe,
  Deliveries,
  Handlers,
  Ids,
  Log,
  SystemEventQueue,
} from '../ports.ts';
import { SessionEditor } from '../sessions/editor.ts';
import { sessionFacts } from '../sessions/queries.ts';
import { SessionEvents } from '../sessions/session-events.ts';
import { SessionStore } from '../sessions/store.ts';
import { SessionSubscriptions } from '../sessions/subscriptions.ts';
import { type AgentCatalog, builtInAgents } from './catalog.ts';
import { type ChannelPort, createChannelPort } from './channel-port.ts';
import { Runs } from './runs.ts';
import { type AgentTurns, createAgentTurns } from './turns.ts';

export type AgentMethod =
  | 'agent'
  | 'agent.wait'
  | 'agents.list'
  | 'models.list'
  | 'chat.history'
  | 'chat.send'
  | 'chat.abort'
  | 'chat.inject'
  | 'agent.identity.get'
  | 'sessions.list'
  | SessionChangeMethod
  | SessionQueryMethod;

/** Bounds of the agent side. What is left out takes its value from `DEFAULT_AGENT_LIMITS`. */
export interface AgentLimits {
  readonly chatDeltaIntervalMs: number;
  readonly agentWaitDefaultMs: number;
  readonly attachmentMaxBytes: number;
  readonly attachmentImageMaxBytes: number;
  /** Runs that wait behind the active one of a session. */
  readonly queuedRunsPerSession: number;
  /** Runs that go on or wait, in all sessions together. */
  readonly runs: number;
  /** Time that `close` gives stopped runs to let go, in milliseconds. */
  readonly closeTimeoutMs: number;
}

export const DEFAULT_AGENT_LIMITS: AgentLimits = {
  chatDeltaIntervalMs: LIMITS.chatDeltaIntervalMs,
  agentWaitDefaultMs: LIMITS.agentWaitDefaultMs,
  attachmentMaxBytes: LIMITS.attachmentMaxBytes,
  attachmentImageMaxBytes: LIMITS.attachmentImageMaxBytes,
  queuedRunsPerSession: 32,
  runs: 512,
  closeTimeoutMs: 2_000,
};

export interface AgentSubsystemOptions {
  /** Opened with `SESSION_TABLES` among its tables. */
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly broadcaster: Broadcaster;
  readonly dedupe: Dedupe;
  readonly systemEvents: SystemEventQueue;
  readonly limits?: Partial<AgentLimits>;
  /** Agents and their runtimes; the echo agent `main` when left out. */
  readonly catalog?: AgentCatalog;
  /** The way of replies to channels; without it none can be delivered. */
  readonly deliveries?: () => Deliveries;
}

export interface AgentSubsystem {
  readonly handlers: Handlers<AgentMethod>;
  readonly facts: AgentFacts;
  readonly channelPort: ChannelPort;
  readonly turns: AgentTurns;
  /** Aborts all runs, waits until they are written down, and refuses new ones. Leaves the database open. */
  close(): Promise<void>;
}

export function createAgentSubsystem(options: AgentSubsystemOptions): AgentSubsystem {
  const { db, clock, ids, log, broadcaster, dedupe, systemEvents, catalog = builtInAgents() } = options;
  const limits = { ...DEFAULT_AGENT_LIMITS, ...options.limits };
  const store = new SessionStore(db, ids, clock.now());
  const subscriptions = new SessionSubscriptions();
  const events = new SessionEvents({
    broadcaster,
    clock,
    store,
    subscriptions,
    // Only connections of protocol 4 can follow sessions.
    row: session => sessionRow(context, session, { protocol: 4, derivedTitle: true }),
  });
  const runs = new Runs({
    clock,
    log,
    broadcaster,
    systemEvents,
    store,
    events,
    runtimeOf: agentId => catalog.runtimeOf(agentId),
    limits: { ...limits, outcomeTtlMs: LIMITS.dedupeTtlMs, outcomes: LIMITS.dedupeMaxEntries },
  });
  const editor = new SessionEditor(db, ids);
  const context: AgentContext = {
    db,
    clock,
    ids,
    broadcaster,
    dedupe,
    store,
    editor,
    events,
    subscriptions,
    runs,
    catalog,
    limits,
    deliveries: options.deliveries,
  };
  const { model } = catalog.runtimeOf(catalog.defaultAgentId);
  return {
    handlers: {
      ...agentHandlers(context),
      ...agentsHandlers(context),
      ...chatHandlers(context),
      ...sessionsHandlers(context),
      ...sessionChangeHandlers(context),
      ...sessionQueryHandlers(context),
    },
    facts: {
      defaultAgentId: catalog.defaultAgentId,
      sessions: () => sessionFacts(db, catalog.agentIds),
      defaultModel: { provider: model.provider, model: model.id, contextTokens: model.contextTokens },
    },
    channelPort: createChannelPort(context),
    turns: createAgentTurns({ clock, editor, ids, runs, catalog }),
    async close() {
      await runs.close();
      events.close();
    },
  };
}
