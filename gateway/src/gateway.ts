/** Starts a gateway and stops it. */
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { DEFAULTS, SPEC_VERSION } from '@clawspec/protocol';
import { type Assembly, assemble } from './assembly.ts';
import { CHANNEL_TABLES, type ChannelsConfig, checkChannels } from './channels/index.ts';
import { prepareStateDir } from './config/state-dir.ts';
import { StartupError } from './errors.ts';
import { deterministic } from './faults/deterministic.ts';
import { checkFaults, createFaultInjector } from './faults/index.ts';
import { type CanvasHost, startCanvasHost } from './canvas/canvas-host.ts';
import type { CanvasSettings } from './config/canvas.ts';
import type { ModelSettings } from './config/models.ts';
import { createHttpHandler, type StaticMount } from './http/handler.ts';
import { createLog } from './log/log.ts';
import { CRON_TABLES } from './cron/tables.ts';
import { DEFAULT_HEARTBEAT, type HeartbeatSettings } from './heartbeat/settings.ts';
import { both, createLogFile, type LogFile } from './log/log-file.ts';
import { systemTimers } from './runtime/timers.ts';
import type { NodeCommandOptions } from './nodes/index.ts';
import { NODE_TABLES } from './nodes/tables.ts';
import { PAIRING_TABLES } from './pairing/tables.ts';
import { loadTokenKey } from './pairing/tokens.ts';
import type { Clock, Ids, Log, LogLevel, Timers } from './ports.ts';
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
  /** Commands that nodes may declare, besides or instead of the defaults of their platform. */
  readonly nodes?: NodeCommandOptions;
  readonly statics?: readonly StaticMount[];
  /** Host of HTML that agents edit. Default: none. `dir` is `canvas` in the state directory unless it is named. */
  readonly canvas?: Partial<CanvasSettings>;
  /** The configuration file. Default: `openclaw.json` in the state directory. */
  readonly configPath?: string;
  /** Environment that the configuration may refer to. Default: none. */
  readonly env?: NodeJS.ProcessEnv;
  /** Takes the log level when the configuration changes it. */
  readonly setLogLevel?: (level: LogLevel) => void;
  /** The model that the agent asks; without one it echoes. */
  readonly model?: ModelSettings;
  /** Turns of the agent that nobody asks for. Default: every 30 minutes. */
  readonly heartbeat?: Partial<HeartbeatSettings>;
  /** Default: none is written, apart from the file that logs.tail reads. */
  readonly log?: Log;
  readonly clock?: Clock;
  readonly timers?: Timers;
  readonly ids?: Ids;
  readonly limits?: Partial<Limits>;
  /** Channels that are switched on; none when left out. */
  readonly channels?: ChannelsConfig;
  /** Version that the gateway says it has. Default: that of the specification. */
  readonly version?: string;
  /** What this gateway does wrong on purpose (docs/faults.md). Nothing but this option switches it on. */
  readonly faults?: readonly string[];
  /** Seed of a gateway that says the same bytes with every run; replaces clock and ids. Loopback only. */
  readonly deterministic?: string;
}

export interface RunningGateway {
  readonly port: number;
  /** `ws://…`, under which this machine reaches it. */
  readonly url: string;
  /** `http://…`, likewise. */
  readonly httpUrl: string;
  /** Where the canvas host serves; undefined when there is none. */
  readonly canvasUrl: string | undefined;
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
export async function startGateway(given: GatewayOptions): Promise<RunningGateway> {
  const options = repeatable(given);
  if (options.token === '') {
    throw new StartupError(
      'AUTH_MISSING',
      'the gateway has no token',
      'give one with --token or OPENCLAW_GATEWAY_TOKEN',
    );
  }
  checkFaults(options.faults ?? []);
  const host = options.host ?? DEFAULTS.host;
  const limits = resolveLimits(options.limits);
  const peers = peerResolver(options.trustedProxies ?? []);
  checkChannels(options.channels ?? {});
  prepareStateDir(options.stateDir);
  // The port comes first: it is the lock, and says best what is wrong when a gateway runs already.
  const listener = await listen({ host, port: options.port ?? DEFAULTS.port, peers, limits });
  try {
    return await serve(options, host, limits, listener);
  } catch (error) {
    await listener.close();
    throw error;
  }
}

async function openCanvas(options: GatewayOptions, host: string, log: Log): Promise<CanvasHost | undefined> {
  const { canvas } = options;
  if (canvas === undefined) return undefined;
  return startCanvasHost({
    host,
    port: canvas.port ?? DEFAULTS.canvasPort,
    dir: canvas.dir ?? path.join(options.stateDir, 'canvas'),
    liveReload: canvas.liveReload ?? true,
    log,
    allowedHosts: hostNames(options.allowedOrigins ?? []),
  });
}

/** Only a gateway with a model loads what asks it. */
async function agentsOf({ model }: GatewayOptions, clock: Clock, log: Log) {
  if (model === undefined) return {};
  const { openAiAgents } = await import('./agents/openai.ts');
  return { agents: openAiAgents(model, clock, log) };
}

async function serve(
  options: GatewayOptions,
  host: string,
  limits: Limits,
  listener: Listener,
): Promise<RunningGateway> {
  const clock = options.clock ?? systemClock;
  const ids = options.ids ?? randomIds;
  const logFile = createLogFile({ path: path.join(options.stateDir, 'logs', 'gateway.log') });
  const log = both(options.log ?? createLog({ level: 'silent', json: false, clock }), logFile.log);
  const tokenKey = loadTokenKey(options.stateDir, ids);
  const databasePath = path.join(options.stateDir, DATABASE_FILE);
  const db = openDatabase(databasePath, [
    CRON_TABLES,
    CHANNEL_TABLES,
    PAIRING_TABLES,
    SESSION_TABLES,
    NODE_TABLES,
  ]);
  try {
    return await start({
      options,
      clock,
      ids,
      logFile,
      log,
      tokenKey,
      databasePath,
      db,
      host,
      limits,
      listener,
    });
  } catch (error) {
    // The file belongs to whoever has it open.
    if (db.isOpen) db.close();
    logFile.close();
    throw error;
  }
}

/** What is there before the parts of the gateway are. */
interface Ground {
  readonly options: GatewayOptions;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logFile: LogFile;
  readonly log: Log;
  readonly tokenKey: string;
  readonly databasePath: string;
  readonly db: DatabaseSync;
  readonly host: string;
  readonly limits: Limits;
  readonly listener: Listener;
}

/** Puts the parts together and lets clients in. */
async function start(ground: Ground): Promise<RunningGateway> {
  const { options, clock, ids, logFile, log, tokenKey, databasePath, db, host, limits, listener } = ground;
  const parts = assemble({
    ...options,
    ...(await agentsOf(options, clock, log)),
    clock,
    timers: options.timers ?? systemTimers,
    databasePath,
    configPath: options.configPath ?? path.join(options.stateDir, 'openclaw.json'),
    canvasUrlFor: header => canvas?.urlFor(header),
    logFile,
    heartbeat: { ...DEFAULT_HEARTBEAT, ...options.heartbeat },
    ids,
    log,
    host,
    limits,
    db,
    tokenKey,
    version: options.version ?? SPEC_VERSION,
  });
  const canvas = await openCanvas(options, host, log);
  let closing: Promise<void> | undefined;

  const faults = createFaultInjector(options.faults ?? [], log);
  const connectionDeps = faults ? { ...parts.connectionDeps, faults } : parts.connectionDeps;

  listener.serve({
    onRequest: createHttpHandler({
      statics: options.statics ?? [],
      health: parts.health,
      ready: () => closing === undefined,
      log,
      allowedHosts: hostNames(options.allowedOrigins ?? []),
    }),
    onConnection: incoming => serveConnection(incoming, connectionDeps),
  });
  parts.cron.start();
  parts.heartbeat.start();

  await parts.channels.start();

  const authority = reachableAt(host, listener.port);
  return {
    port: listener.port,
    url: `ws://${authority}`,
    httpUrl: `http://${authority}`,
    canvasUrl: canvas?.urlFor(authority),
    get open() {
      return {
        sessions: parts.connections.sessions.size,
        sockets: parts.connections.sockets.size,
        unauthenticated: listener.unauthenticated,
      };
    },
    close() {
      closing ??= shutDown(parts, listener, limits, log, canvas).finally(() => logFile.close());
      return closing;
    },
  };
}

async function shutDown(
  parts: Assembly,
  listener: Listener,
  limits: Limits,
  log: Log,
  canvas: CanvasHost | undefined,
): Promise<void> {
  listener.refuseNew();
  parts.stopHeartbeat();
  parts.approvals.close();
  parts.events.broadcast('shutdown', protocol => ({
    reason: 'gateway stopping',
    ...(protocol === 3 ? { restartExpectedMs: null } : {}),
  }));
  for (const socket of parts.connections.sockets) socket.close(CLOSE.restart, 'service restart');
  parts.heartbeat.close();
  await Promise.all([
    parts.cron.close(),
    parts.agents.close(),
    parts.channels.close(),
    socketsGone(parts, limits.shutdownGraceMs),
  ]);
  parts.nodes.close();
  parts.presence.close();
  parts.health.close();
  parts.config.close();
  await canvas?.close();
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

function repeatable(options: GatewayOptions): GatewayOptions {
  if (options.deterministic === undefined) return options;
  const { limits, ...parts } = deterministic(options.deterministic, options.host ?? DEFAULTS.host);
  return { ...options, ...parts, limits: { ...limits, ...options.limits } };
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
