/** Puts the parts of the gateway together. Nothing here listens or reads files. */
import { hostname } from 'node:os';
import type { DatabaseSync } from 'node:sqlite';
import type { PresenceEntry } from '@clawspec/protocol';
import { type AgentSubsystem, createAgentSubsystem } from './agents/index.ts';
import { createOriginPolicy } from './auth/origin.ts';
import { createSharedSecret } from './auth/shared-secret.ts';
import { createAuthThrottle } from './auth/throttle.ts';
import { createDedupe } from './dedupe/dedupe.ts';
import { createHealth } from './health/health.ts';
import { createSystemEventQueue } from './health/system-events.ts';
import { createHandlers } from './methods/index.ts';
import { createPairing } from './pairing/pairing.ts';
import type { Clock, Health, Ids, Log, Presence } from './ports.ts';
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
  readonly ids: Ids;
  readonly log: Log;
  readonly limits: Limits;
  /** Address that the gateway is bound to. */
  readonly host: string;
  readonly token: string;
  readonly tokenKey: string;
  readonly version: string;
  readonly stateDir: string;
  readonly configPath?: string;
  readonly allowedOrigins?: readonly string[];
}

export interface Assembly {
  readonly db: DatabaseSync;
  readonly connections: Connections;
  readonly events: EventSender;
  readonly agents: AgentSubsystem;
  readonly presence: Presence;
  readonly health: Health;
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
  const systemEvents = createSystemEventQueue(SYSTEM_EVENTS_MAX);
  const dedupe = createDedupe({ clock, ttlMs: limits.dedupeTtlMs, maxEntries: limits.dedupeMaxEntries });
  const agents = createAgentSubsystem({ ...common, dedupe, systemEvents });
  const presence = createPresence({ ...common, self: selfEntry(version, bootId, startedAtMs) });
  const health = createHealth({ ...common, facts: agents.facts, systemEvents, version });
  const pairing = createPairing({ ...common, tokenKey: options.tokenKey });
  const validator = createValidator();
  const handlers = createHandlers({ presence, health, systemEvents, pairing, connections, agents });

  return {
    db,
    connections,
    events,
    agents,
    presence,
    health,
    stopHeartbeat: startHeartbeat(connections, events, clock, limits),
    connectionDeps: {
      ids,
      log,
      validator,
      connections,
      dispatcher: createDispatcher({ handlers, validator, limits, log }),
      events,
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
