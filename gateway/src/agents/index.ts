/** The agent side of the gateway: sessions, runs, and the methods that reach them. */
import type { DatabaseSync } from 'node:sqlite';

import { LIMITS } from '@clawspec/protocol';

import type { AgentContext } from '../methods/agent-context.ts';
import { agentHandlers } from '../methods/agent.ts';
import { agentsHandlers } from '../methods/agents.ts';
import { chatHandlers } from '../methods/chat.ts';
import { sessionsHandlers } from '../methods/sessions.ts';
import type {
  AgentFacts,
  Broadcaster,
  Clock,
  Dedupe,
  Handlers,
  Ids,
  Log,
  SystemEventQueue,
} from '../ports.ts';
import { sessionFacts } from '../sessions/queries.ts';
import { SessionStore } from '../sessions/store.ts';
import { type AgentCatalog, builtInAgents } from './catalog.ts';
import { Runs } from './runs.ts';

export type AgentMethod =
  | 'agent'
  | 'agent.wait'
  | 'agents.list'
  | 'models.list'
  | 'chat.history'
  | 'chat.send'
  | 'chat.abort'
  | 'sessions.list';

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
}

export interface AgentSubsystem {
  readonly handlers: Handlers<AgentMethod>;
  readonly facts: AgentFacts;
  /** Aborts all runs, waits until they are written down, and refuses new ones. Leaves the database open. */
  close(): Promise<void>;
}

export function createAgentSubsystem(options: AgentSubsystemOptions): AgentSubsystem {
  const { db, clock, ids, log, broadcaster, dedupe, systemEvents, catalog = builtInAgents() } = options;
  const limits = { ...DEFAULT_AGENT_LIMITS, ...options.limits };
  const store = new SessionStore(db, ids, clock.now());
  const runs = new Runs({
    clock,
    log,
    broadcaster,
    systemEvents,
    store,
    runtimeOf: agentId => catalog.runtimeOf(agentId),
    limits: { ...limits, outcomeTtlMs: LIMITS.dedupeTtlMs, outcomes: LIMITS.dedupeMaxEntries },
  });
  const context: AgentContext = { db, clock, dedupe, store, runs, catalog, limits };
  const { model } = catalog.runtimeOf(catalog.defaultAgentId);
  return {
    handlers: {
      ...agentHandlers(context),
      ...agentsHandlers(context),
      ...chatHandlers(context),
      ...sessionsHandlers(context),
    },
    facts: {
      defaultAgentId: catalog.defaultAgentId,
      sessions: () => sessionFacts(db, catalog.agentIds),
      defaultModel: { provider: model.provider, model: model.id, contextTokens: model.contextTokens },
    },
    close: () => runs.close(),
  };
}
