/** Starts a gateway and stops it. */
import path from 'node:path';
import { DEFAULTS, SPEC_VERSION } from '@clawspec/protocol';
import { type Assembly, assemble } from './assembly.ts';
import { prepareStateDir } from './config/state-dir.ts';
import { StartupError } from './errors.ts';
import { createHttpHandler, type StaticMount } from './http/handler.ts';
import { createLog } from './log/log.ts';
import { PAIRING_TABLES } from './pairing/tables.ts';
import { loadTokenKey } from './pairing/tokens.ts';
import type { Clock, Ids, Log } from './ports.ts';
import { systemClock } from './runtime/clock.ts';
import { randomIds } from './runtime/ids.ts';
import { createPeerResolver, type PeerResolver } from './server/addresses.ts';
import { serveConnection } from './server/connection.ts';
import { type Limits, resolveLimits } from './server/limits.ts';
import { type Listener, listen } from './server/listener.ts';
import { CLOSE } from './server/refusals.ts';
import { SESSION_TABLES } from './sessions/tables.ts';
import { openDatabase } from './storage/database.ts';

export interface GatewayOptions {
  /** Address to listen on. Default 127.0.0.1, and ::1 with it where there is one. */
  readonly host?: string;
  /** Default 18789; 0 takes any free port. */
  readonly port?: number;
  /** The shared secret. Must not be empty. */
  readonly token: string;
  /** Made (mode 0700) when it is missing. */
  readonly stateDir: string;
  /** Origins of web pages that may connect, besides those that this gateway serves itself. */
  readonly allowedOrigins?: readonly string[];
  /** Addresses or subnets whose X-Forwarded-For is believed. */
  readonly trustedProxies?: readonly string[];
  readonly statics?: readonly StaticMount[];
  /** Told to admins in hello-ok. */
  readonly configPath?: string;
  /** Default: none is written. */
  readonly log?: Log;
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly limits?: Partial<Limits>;
  /** Version that the gateway says it has. Default: that of the specification. */
  readonly version?: string;
}

export interface RunningGateway {
  readonly port: number;
  /** `ws://…`, under which this machine reaches it. */
  readonly url: string;
  /** `http://…`, likewise. */
  readonly httpUrl: string;
  /** What is open now: sessions, sockets, and sockets whose handshake is not done. */
  readonly open: { readonly sessions: number; readonly sockets: number; readonly unauthenticated: number };
  /** Says `shutdown`, closes every socket with 1012 and frees port and database. Resolves when all is done. */
  close(): Promise<void>;
}

const DATABASE_FILE = 'gateway.sqlite';

/**
 * Starts a gateway. Several may run in one process.
 *
 * @throws StartupError (see its codes), GatewayLockError when the port is taken.
 */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  if (options.token === '') {
    throw new StartupError(
      'AUTH_MISSING',
      'the gateway has no token',
      'give one with --token or OPENCLAW_GATEWAY_TOKEN',
    );
  }
  const host = options.host ?? DEFAULTS.host;
  const limits = resolveLimits(options.limits);
  const peers = peerResolver(options.trustedProxies ?? []);
  prepareStateDir(options.stateDir);
  // The port comes first: it is the lock, and says best what is wrong when a gateway runs already.
  const listener = await listen({ host, port: options.port ?? DEFAULTS.port, peers, limits });
  try {
    return serve(options, host, limits, listener);
  } catch (error) {
    await listener.close();
    throw error;
  }
}

function serve(options: GatewayOptions, host: string, limits: Limits, listener: Listener): RunningGateway {
  const clock = options.clock ?? systemClock;
  const ids = options.ids ?? randomIds;
  const log = options.log ?? createLog({ level: 'silent', json: false, clock });
  const tokenKey = loadTokenKey(options.stateDir, ids);
  const db = openDatabase(path.join(options.stateDir, DATABASE_FILE), [PAIRING_TABLES, SESSION_TABLES]);
  const parts = assemble({
    ...options,
    clock,
    ids,
    log,
    host,
    limits,
    db,
    tokenKey,
    version: options.version ?? SPEC_VERSION,
  });
  let closing: Promise<void> | undefined;

  listener.serve({
    onRequest: createHttpHandler({
      statics: options.statics ?? [],
      health: parts.health,
      ready: () => closing === undefined,
      log,
      allowedHosts: hostNames(options.allowedOrigins ?? []),
    }),
    onConnection: incoming => serveConnection(incoming, parts.connectionDeps),
  });

  const authority = reachableAt(host, listener.port);
  return {
    port: listener.port,
    url: `ws://${authority}`,
    httpUrl: `http://${authority}`,
    get open() {
      return {
        sessions: parts.connections.sessions.size,
        sockets: parts.connections.sockets.size,
        unauthenticated: listener.unauthenticated,
      };
    },
    close() {
      closing ??= shutDown(parts, listener, limits, log);
      return closing;
    },
  };
}

async function shutDown(parts: Assembly, listener: Listener, limits: Limits, log: Log): Promise<void> {
  listener.refuseNew();
  parts.stopHeartbeat();
  parts.events.broadcast('shutdown', protocol => ({
    reason: 'gateway stopping',
    ...(protocol === 3 ? { restartExpectedMs: null } : {}),
  }));
  for (const socket of parts.connections.sockets) socket.close(CLOSE.restart, 'service restart');
  await Promise.all([parts.agents.close(), socketsGone(parts, limits.shutdownGraceMs)]);
  parts.presence.close();
  parts.health.close();
  await listener.close();
  parts.db.close();
  log.info('gateway stopped');
}

/** Waits until every socket has closed; cuts those that take longer than the grace period. */
async function socketsGone({ connections }: Assembly, graceMs: number): Promise<void> {
  const open = [...connections.sockets];
  const closed = Promise.all(
    open.map(socket => new Promise<void>(resolve => void socket.ws.once('close', () => resolve()))),
  );
  const cut = setTimeout(() => {
    for (const socket of open) socket.terminate();
  }, graceMs);
  await closed;
  clearTimeout(cut);
}

function peerResolver(trustedProxies: readonly string[]): PeerResolver {
  try {
    return createPeerResolver(trustedProxies);
  } catch (cause) {
    throw new StartupError(
      'CONFIG_INVALID',
      `gateway.trustedProxies has an entry that is no address and no subnet: ${trustedProxies.join(', ')}`,
      'write addresses such as 10.0.0.7 or subnets such as 10.0.0.0/24',
      { cause },
    );
  }
}

function hostNames(origins: readonly string[]): string[] {
  return origins.filter(origin => URL.canParse(origin)).map(origin => new URL(origin).hostname);
}

/** Nobody connects to “all addresses”; on this machine loopback stands for them. */
function reachableAt(host: string, port: number): string {
  const loopback = new Map([
    ['0.0.0.0', '127.0.0.1'],
    ['::', '::1'],
  ]);
  const name = loopback.get(host) ?? host;
  return `${name.includes(':') ? `[${name}]` : name}:${port}`;
}
