/** Puts the parts of the gateway together. Nothing here listens or reads files. */
import { hostname } from 'node:os';
import type { DatabaseSync } from 'node:sqlite';
import type { PresenceEntry } from '@clawspec/protocol';
import type { AgentCatalog } from './agents/catalog.ts';
import { type AgentSubsystem, createAgentSubsystem } from './agents/index.ts';
import { type Approvals, createApprovals } from './approvals/approvals.ts';
import { createApprovalsFile } from './approvals/approvals-file.ts';
import { createOriginPolicy } from './auth/origin.ts';
import { createSharedSecret } from './auth/shared-secret.ts';
import { createAuthThrottle } from './auth/throttle.ts';
import { type ChannelSubsystem, type ChannelsConfig, createChannels } from './channels/index.ts';
import { type Cron, createCron } from './cron/index.ts';
import { createLiveConfig, type LiveConfig } from './config/live-config.ts';
import { createDedupe } from './dedupe/dedupe.ts';
import { createHealth } from './health/health.ts';
import { createSystemEventQueue } from './health/system-events.ts';
import { createHeartbeat, type Heartbeat } from './heartbeat/heartbeat.ts';
import type { HeartbeatSettings } from './heartbeat/settings.ts';
import { createIdentity } from './identity/identity.ts';
import type { LogFile } from './log/log-file.ts';
import { createHandlers } from './methods/index.ts';
import { createNodeSubsystem, type NodeCommandOptions, type NodeSubsystem } from './nodes/index.ts';
import { createPairing } from './pairing/pairing.ts';
import type { Clock, Health, Ids, Log, LogLevel, Presence, Timers } from './ports.ts';
import { createPresence } from './presence/presence.ts';
import { createBroadcaster, type EventSender } from './server/broadcaster.ts';
import type { ConnectionDeps } from './server/connection.ts';
import { type Connections, createConnections } from './server/connections.ts';
import { createDispatcher } from './server/dispatch.ts';
import { startHeartbeat } from './server/heartbeat.ts';
import type { Limits } from './server/limits.ts';
import { createValidator } from './server/validator.ts';

const SYSTEM_EVENTS_MAX = 100;

export interface AssemblyOptions {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly log: Log;
  readonly limits: Limits;
  /** Address that the gateway is bound to. */
  readonly host: string;
  readonly token: string;
  readonly tokenKey: string;
  readonly version: string;
  readonly stateDir: string;
  readonly databasePath: string;
  readonly logFile: LogFile;
  readonly heartbeat: HeartbeatSettings;
  readonly configPath: string;
  /** Environment that the configuration may refer to. */
  readonly env?: NodeJS.ProcessEnv;
  readonly setLogLevel?: (level: LogLevel) => void;
  /** Where a client finds the canvas host that reached the gateway under this host header. */
  readonly canvasUrlFor: (host: string | undefined) => string | undefined;
  readonly allowedOrigins?: readonly string[];
  /** Default: the echo agent. */
  readonly agents?: AgentCatalog;
  readonly channels?: ChannelsConfig;
  readonly nodes?: NodeCommandOptions;
}

export interface Assembly {
  readonly db: DatabaseSync;
  readonly connections: Connections;
  readonly events: EventSender;
  readonly agents: AgentSubsystem;
  readonly heartbeat: Heartbeat;
  readonly cron: Cron;
  readonly channels: ChannelSubsystem;
  readonly presence: Presence;
  readonly health: Health;
  readonly config: LiveConfig;
  readonly approvals: Approvals;
  readonly nodes: NodeSubsystem;
  readonly connectionDeps: ConnectionDeps;
  stopHeartbeat(): void;
}

export function assemble(options: AssemblyOptions): Assembly {
  const { db, clock, ids, log, limits, version } = options;
  const startedAtMs = clock.now();
  const bootId = ids.uuid();
  const connections = createConnections();
  const events = createBroadcaster(connections, () => ({
    presence: presence.version,
    health: health.version,
  }));
  const common = { db, clock, ids, log, limits, broadcaster: events };
  // The only part that may refuse to be made comes first: those that follow have timers.
  const config = createLiveConfig({
    ...common,
    path: options.configPath,
    env: options.env ?? {},
    key: options.tokenKey,
    ...(options.setLogLevel === undefined ? {} : { setLogLevel: options.setLogLevel }),
  });
  const systemEvents = createSystemEventQueue(SYSTEM_EVENTS_MAX);
  const dedupe = createDedupe({ clock, ttlMs: limits.dedupeTtlMs, maxEntries: limits.dedupeMaxEntries });
  const agents = createAgentSubsystem({
    ...common,
    dedupe,
    systemEvents,
    ...(options.agents === undefined ? {} : { catalog: options.agents }),
    deliveries: () => channels.deliveries,
  });
  const channels = createChannels({
    db,
    clock,
    ids,
    log,
    config: options.channels ?? {},
    defaultAgentId: agents.facts.defaultAgentId,
    turns: agents.channelPort,
    notes: agents.channelPort,
    onChange: () => void health.refresh(),
  });
  const { turns } = agents;
  const { timers } = options;
  const heartbeat = createHeartbeat({ ...common, timers, turns, settings: options.heartbeat });
  const cron = createCron({ ...common, timers, turns, heartbeat, systemEvents });
  const presence = createPresence({ ...common, self: selfEntry(version, bootId, startedAtMs) });
  const health = createHealth({
    ...common,
    facts: agents.facts,
    channels: channels.facts,
    heartbeat,
    systemEvents,
    version,
  });
  const pairing = createPairing({ ...common, tokenKey: options.tokenKey });
  const nodes = createNodeSubsystem({ ...common, events, pairing, commands: options.nodes });
  const validator = createValidator();
  const approvals = createApprovals(common);
  const approvalsFile = createApprovalsFile({
    stateDir: options.stateDir,
    key: options.tokenKey,
    validator,
  });
  const handlers = createHandlers({
    presence,
    health,
    systemEvents,
    pairing,
    connections,
    clock,
    config,
    approvals,
    approvalsFile,
    agents,
    heartbeat,
    turns,
    cron,
    defaultAgentId: turns.defaultAgentId,
    databasePath: options.databasePath,
    processInstanceId: bootId,
    logFile: options.logFile,
    identity: createIdentity(options.stateDir, ids),
    nodeParts: nodes,
    limits,
    now: clock.now,
    messaging: {
      hub: channels.hub,
      notes: agents.channelPort,
      log,
      clock,
      dedupe,
      limits,
      eventLoop: () => health.snapshot().eventLoop,
    },
  });

  return {
    db,
    connections,
    events,
    agents,
    heartbeat,
    cron,
    channels,
    presence,
    health,
    config,
    approvals,
    nodes,
    stopHeartbeat: startHeartbeat(connections, events, clock, limits),
    connectionDeps: {
      ids,
      log,
      validator,
      connections,
      dispatcher: createDispatcher({ handlers, validator, limits, log }),
      events,
      nodes,
      presence,
      health,
      handshake: {
        clock,
        limits,
        secret: createSharedSecret(options.token),
        origins: createOriginPolicy(options.allowedOrigins ?? [], options.host),
        throttle: createAuthThrottle(clock, limits),
        pairing,
      },
      hello: {
        clock,
        limits,
        presence,
        health,
        facts: agents.facts,
        version,
        bootId,
        startedAtMs,
        stateDir: options.stateDir,
        configPath: options.configPath,
        appliedConfigHash: () => config.appliedHash,
        canvasUrlFor: options.canvasUrlFor,
      },
    },
  };
}

/** How the gateway itself stands in the presence list. */
function selfEntry(version: string, instanceId: string, ts: number): PresenceEntry {
  const host = hostname();
  return {
    host,
    version,
    platform: process.platform,
    mode: 'gateway',
    reason: 'self',
    instanceId,
    text: `Gateway: ${host} · app ${version} · mode gateway · reason self`,
    ts,
  };
}
