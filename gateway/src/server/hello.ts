/** The result of connect. */
import { hostname } from 'node:os';
import { EVENTS, type HelloOk, METHODS } from '@clawspec/protocol';
import { READ } from '../auth/scopes.ts';
import type { AgentFacts, Caller, Clock, Health, Presence, Protocol } from '../ports.ts';
import { MAIN_KEY, mainSession } from '../sessions/keys.ts';
import type { Grant } from './handshake.ts';
import type { Limits } from './limits.ts';
import { existsIn } from './protocols.ts';

export interface HelloDeps {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly presence: Presence;
  readonly health: Health;
  readonly facts: AgentFacts;
  readonly version: string;
  /** Changes with every start of the gateway. */
  readonly bootId: string;
  readonly startedAtMs: number;
  readonly stateDir: string;
  readonly configPath: string | undefined;
  /** Hash of the configuration that is in effect; null without one. */
  readonly appliedConfigHash: () => string | null;
  readonly canvasUrlFor: (host: string | undefined) => string | undefined;
}

/** @param host the header under which the client reached the gateway. */
export function helloOk(caller: Caller, grant: Grant, deps: HelloDeps, host: string | undefined): HelloOk {
  const newest = grant.protocol >= 4;
  const canvasUrl = deps.canvasUrlFor(host);
  return {
    type: 'hello-ok',
    protocol: grant.protocol,
    server: {
      version: deps.version,
      connId: caller.connId,
      ...(newest ? { bootId: deps.bootId } : { host: hostname() }),
    },
    features: features(grant.protocol),
    snapshot: snapshot(caller, grant, deps),
    ...helloAuth(grant),
    policy: {
      maxPayload: deps.limits.maxPayloadBytes,
      maxBufferedBytes: deps.limits.maxBufferedBytes,
      tickIntervalMs: deps.limits.tickIntervalMs,
      ...(newest
        ? {
            attachments: {
              maxBytes: deps.limits.attachmentMaxBytes,
              maxImageBytes: deps.limits.attachmentImageMaxBytes,
            },
          }
        : {}),
    },
    ...(newest ? { pluginSurfaceUrls: canvasUrl === undefined ? {} : { canvas: canvasUrl } } : {}),
    ...(newest || canvasUrl === undefined ? {} : { canvasHostUrl: canvasUrl }),
  };
}

function features(protocol: Protocol): HelloOk['features'] {
  const methods = Object.entries(METHODS)
    .filter(([, method]) => method.advertised && existsIn(method, protocol))
    .map(([name]) => name);
  const events = Object.entries(EVENTS)
    .filter(([, event]) => existsIn(event, protocol))
    .map(([name]) => name);
  return { methods, events, ...(protocol >= 4 ? { capabilities: [] } : {}) };
}

function snapshot(caller: Caller, grant: Grant, deps: HelloDeps): HelloOk['snapshot'] {
  const newest = grant.protocol >= 4;
  return {
    presence: caller.hasScope(READ) ? deps.presence.list() : [],
    health: deps.health.snapshot(),
    stateVersion: { presence: deps.presence.version, health: deps.health.version },
    uptimeMs: Math.max(0, deps.clock.now() - deps.startedAtMs),
    sessionDefaults: {
      defaultAgentId: deps.facts.defaultAgentId,
      mainKey: MAIN_KEY,
      mainSessionKey: mainSession(deps.facts.defaultAgentId).key,
      scope: 'per-sender',
      ...(newest
        ? { modelConfigured: deps.facts.defaultModel !== null, ownership: 'sole', selectionRequired: false }
        : {}),
    },
    ...(newest ? { suspension: { phase: 'accepting' } } : {}),
    ...(newest && caller.hasScope(READ) ? { appliedConfigHash: deps.appliedConfigHash() } : {}),
    // Paths say where secrets lie, so only those see them who may do everything anyway.
    ...(caller.hasScope('operator.admin')
      ? {
          stateDir: deps.stateDir,
          authMode: 'token',
          ...(deps.configPath === undefined ? {} : { configPath: deps.configPath }),
        }
      : {}),
  };
}

/** Protocol 3 says nothing about a session without a device. */
function helloAuth(grant: Grant): Pick<HelloOk, 'auth'> {
  if (grant.protocol < 4 && !grant.device) return {};
  return {
    auth: {
      ...(grant.protocol >= 4 ? { method: grant.method } : {}),
      role: grant.role,
      scopes: [...grant.scopes],
      ...(grant.device ? { deviceToken: grant.device.token, issuedAtMs: grant.device.issuedAtMs } : {}),
    },
  };
}
