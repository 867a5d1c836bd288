/** The health snapshot and the status summary. */
import type { HealthSnapshot, StatusResult } from '@clawspec/protocol';
import type {
  AgentFacts,
  Broadcaster,
  ChannelFacts,
  Clock,
  Health,
  HeartbeatFacts,
  Log,
  SystemEventQueue,
} from '../ports.ts';
import { createEventLoopMonitor, type EventLoopMonitor } from './event-loop.ts';

/** Probes closer together than this share one check: anyone may probe, and each one is broadcast. */
const MIN_PROBE_INTERVAL_MS = 1000;

/** Only the default agent has heartbeats. */
const NO_HEARTBEATS: HeartbeatFacts = {
  enabled: false,
  every: 'disabled',
  everyMs: null,
  prompt: '',
  target: 'none',
  ackMaxChars: 0,
};

export interface HealthOptions {
  readonly clock: Clock;
  readonly broadcaster: Broadcaster;
  readonly facts: AgentFacts;
  readonly channels?: ChannelFacts;
  /** Left out: there are none. */
  readonly heartbeat?: { readonly facts: HeartbeatFacts };
  readonly systemEvents: SystemEventQueue;
  readonly limits: { readonly healthRefreshMs: number };
  /** Version of the gateway. */
  readonly version: string;
  readonly log?: Log;
}

export function createHealth(options: HealthOptions): Health {
  const { clock, broadcaster, facts, systemEvents } = options;
  // Made on first use: starting the gateway must not pay for it.
  let monitor: EventLoopMonitor | undefined;
  let current: HealthSnapshot | undefined;
  let version = 1;
  let refreshedAt = Number.NEGATIVE_INFINITY;

  const check = (): HealthSnapshot => {
    const ts = clock.now();
    const started = performance.now();
    monitor ??= createEventLoopMonitor();
    const eventLoop = monitor.read();
    const beats = options.heartbeat?.facts ?? NO_HEARTBEATS;
    const agents = readAgents(facts, beats, ts, options.log);
    return {
      ...agents,
      ts,
      durationMs: Math.round(performance.now() - started),
      ...(options.channels?.health() ?? { channels: {}, channelOrder: [], channelLabels: {} }),
      heartbeatSeconds: beats.enabled ? Math.round((beats.everyMs ?? 0) / 1000) : 0,
      defaultAgentId: facts.defaultAgentId,
      eventLoop,
    };
  };

  const refresh = (): HealthSnapshot => {
    const next = check();
    current = next;
    refreshedAt = next.ts ?? clock.now();
    version += 1;
    broadcaster.broadcast('health', next);
    return next;
  };

  /** Channels tell at once how they are; nobody is asked for it. */
  const withChannels = (snapshot: HealthSnapshot): HealthSnapshot =>
    options.channels === undefined ? snapshot : { ...snapshot, ...options.channels.health() };

  const timer = setInterval(refresh, options.limits.healthRefreshMs);
  timer.unref();

  return {
    get version() {
      return version;
    },
    snapshot() {
      current ??= check();
      return withChannels(current);
    },
    refresh() {
      const age = clock.now() - refreshedAt;
      if (current !== undefined && age >= 0 && age < MIN_PROBE_INTERVAL_MS) return withChannels(current);
      return refresh();
    },
    status: () => ({
      ...statusOf(
        facts,
        options.heartbeat?.facts ?? NO_HEARTBEATS,
        systemEvents,
        clock.now(),
        options.version,
      ),
      channelSummary: options.channels?.lines() ?? [],
    }),
    close() {
      clearInterval(timer);
      monitor?.close();
    },
  };
}

/** Sessions of every agent; `ok: false` when the store cannot be read. */
function readAgents(
  facts: AgentFacts,
  beats: HeartbeatFacts,
  now: number,
  log: Log | undefined,
): Pick<HealthSnapshot, 'ok' | 'agents' | 'sessions'> {
  try {
    const { path, byAgent } = facts.sessions();
    const agents = byAgent.map(agent => ({
      agentId: agent.agentId,
      isDefault: agent.agentId === facts.defaultAgentId,
      heartbeat: agent.agentId === facts.defaultAgentId ? { ...beats } : { ...NO_HEARTBEATS },
      sessions: { path, count: agent.count, recent: withAge(agent.recent, now) },
    }));
    const count = byAgent.reduce((sum, agent) => sum + agent.count, 0);
    return { ok: true, agents, sessions: { path, count, recent: newest(byAgent, now) } };
  } catch (error) {
    log?.error('health: the session store cannot be read', { error });
    return { ok: false, agents: [], sessions: { path: '', count: 0, recent: [] } };
  }
}

function statusOf(
  facts: AgentFacts,
  beats: HeartbeatFacts,
  systemEvents: SystemEventQueue,
  now: number,
  version: string,
): StatusResult {
  const { path, byAgent } = facts.sessions();
  const memory = process.memoryUsage();
  return {
    runtimeVersion: version,
    heartbeat: {
      defaultAgentId: facts.defaultAgentId,
      agents: byAgent.map(({ agentId }) => {
        const { enabled, every, everyMs } = agentId === facts.defaultAgentId ? beats : NO_HEARTBEATS;
        return { agentId, enabled, every, everyMs };
      }),
    },
    channelSummary: [],
    queuedSystemEvents: [...systemEvents.list()],
    sessions: {
      paths: [path],
      count: byAgent.reduce((sum, agent) => sum + agent.count, 0),
      defaults: {
        model: facts.defaultModel?.model ?? null,
        contextTokens: facts.defaultModel?.contextTokens ?? null,
      },
      recent: newest(byAgent, now),
      byAgent: byAgent.map(({ agentId, count, recent }) => ({
        agentId,
        path,
        count,
        recent: withAge(recent, now),
      })),
    },
    processMemory: {
      rssBytes: memory.rss,
      heapUsedBytes: memory.heapUsed,
      heapTotalBytes: memory.heapTotal,
    },
    pid: process.pid,
  };
}

type Recent = { readonly key: string; readonly updatedAt: number | null };

const RECENT = 10;

function newest(byAgent: readonly { readonly recent: readonly Recent[] }[], now: number) {
  const all = byAgent.flatMap(agent => agent.recent);
  return withAge(
    all.toSorted((a, b) => (b.updatedAt ?? 0) - (a.updatedAt ?? 0)),
    now,
  );
}

function withAge(recent: readonly Recent[], now: number) {
  return recent.slice(0, RECENT).map(({ key, updatedAt }) => ({
    key,
    updatedAt,
    age: updatedAt === null ? null : Math.max(0, now - updatedAt),
  }));
}
