/** The configuration of a gateway: flag before environment before file before default. */

import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { DEFAULTS } from '@clawspec/protocol';
import { StartupError } from '../errors.ts';
import { isLoopbackAddress } from '../http/host-check.ts';
import { type ChannelsConfig, checkChannels } from '../channels/config.ts';
import type { HeartbeatSettings } from '../heartbeat/settings.ts';
import type { Ids, LogLevel } from '../ports.ts';
import { randomIds } from '../runtime/ids.ts';
import { type CanvasSettings, canvasSettings, parsePort } from './canvas.ts';
import { readConfigFile } from './config-file.ts';
import { type ModelSettings, modelSettings } from './models.ts';
import { type AuthMode, type BindMode, type ConfigFile, isOrigin, LEVELS, type LevelName } from './schema.ts';
import { ensureToken, prepareStateDir, readToken, stateDirOf } from './state-dir.ts';

/** What the command line says. Everything is text, as it was typed. */
export interface ConfigFlags {
  readonly port?: string;
  /** `loopback`, `lan`, `tailnet`, `auto`, `custom`, or an IP address or host name. */
  readonly bind?: string;
  readonly token?: string;
  readonly password?: string;
  readonly auth?: string;
  readonly stateDir?: string;
  readonly config?: string;
  readonly logLevel?: string;
  readonly allowOrigin?: readonly string[];
  readonly canvasPort?: string;
  /** False: no canvas host. */
  readonly canvas?: boolean;
}

export type SecretSource = 'flag' | 'environment' | 'file' | 'kept' | 'created';

/** The shared secret. Clients present it as token or password, as the mode says. */
export interface GatewayAuth {
  readonly mode: AuthMode;
  readonly secret: string;
  readonly source: SecretSource;
}

export interface GatewayConfig {
  readonly stateDir: string;
  readonly configPath: string;
  /** Address to listen on. */
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  readonly auth: GatewayAuth;
  readonly allowedOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
  /** Commands that nodes may declare besides the defaults, and those that they may not. */
  readonly nodes: NonNullable<NonNullable<ConfigFile['gateway']>['nodes']>;
  readonly logLevel: LogLevel;
  readonly heartbeat: Partial<HeartbeatSettings>;
  /** Undefined: no canvas host. */
  readonly canvas: CanvasSettings | undefined;
  readonly channels: ChannelsConfig;
  /** Undefined: the agent echoes. */
  readonly model: ModelSettings | undefined;
  /** For people, once the log is there. */
  readonly warnings: readonly string[];
}

interface Sources {
  readonly flags: ConfigFlags;
  readonly env: NodeJS.ProcessEnv;
  readonly file: NonNullable<ConfigFile['gateway']>;
  readonly path: string;
}

/**
 * Everything a gateway needs to start. Makes the state directory and, when no secret is given anywhere,
 * a token that is kept in it.
 *
 * @throws StartupError CONFIG_INVALID, STATE_DIR_UNUSABLE, AUTH_MISSING
 */
export function loadGatewayConfig(
  flags: ConfigFlags,
  env: NodeJS.ProcessEnv,
  ids: Ids = randomIds,
): GatewayConfig {
  const stateDir = stateDirOf(flags.stateDir, env);
  const { config, warnings, path } = readConfig(flags, env, stateDir);
  const sources: Sources = { flags, env, file: config.gateway ?? {}, path };
  if (sources.file.mode === 'remote') {
    throw new StartupError(
      'CONFIG_INVALID',
      `${path}: gateway.mode is "remote": this machine uses a gateway elsewhere`,
      'set gateway.mode to "local" to run one here',
    );
  }
  const host = hostOf(sources);
  const port = portOf(sources);
  const logLevel = logLevelOf(flags, config);
  const allowedOrigins = originsOf(sources);
  const canvas = canvasSettings(flags, env, config, { gatewayPort: port, stateDir });
  const model = modelSettings(config, env, path);
  checkChannels(config.channels ?? {});
  // Before the state dir: wrong input must not leave anything behind.
  const secret = secretOf(sources);
  prepareStateDir(stateDir);
  return {
    stateDir,
    configPath: path,
    host,
    port,
    auth: secret ?? keptToken(stateDir, ids),
    allowedOrigins,
    trustedProxies: sources.file.trustedProxies ?? [],
    nodes: sources.file.nodes ?? {},
    logLevel,
    canvas,
    channels: config.channels ?? {},
    model,
    heartbeat: config.agents?.defaults?.heartbeat ?? {},
    warnings: isLoopbackAddress(host) || host === 'localhost' ? warnings : [...warnings, openWarning(host)],
  };
}

function openWarning(host: string): string {
  return `the gateway listens on ${host}, without encryption: put it behind TLS, an SSH tunnel or a tailnet`;
}

/** Where a client of this machine finds the gateway. Reads only; makes nothing. */
export interface ClientTarget {
  readonly url: string;
  readonly token?: string;
  readonly password?: string;
}

/** @throws StartupError CONFIG_INVALID, AUTH_MISSING, STATE_DIR_UNUSABLE */
export function loadClientTarget(flags: ConfigFlags, env: NodeJS.ProcessEnv): ClientTarget {
  const stateDir = stateDirOf(flags.stateDir, env);
  const { config, path } = readConfig(flags, env, stateDir);
  const file = config.gateway ?? {};
  const sources: Sources = { flags, env, file, path };
  if (file.mode === 'remote' && file.remote?.enabled !== false) {
    if (file.remote?.url === undefined) {
      throw new StartupError(
        'CONFIG_INVALID',
        `${path}: gateway.mode is "remote", but gateway.remote.url is not set`,
        'set it to the ws:// or wss:// URL of the gateway',
      );
    }
    const remote: Sources = { ...sources, file: { auth: file.remote } };
    const token = pick(flags.token, '--token', remote, 'token');
    const password = pick(flags.password, '--password', remote, 'password');
    return {
      url: file.remote.url,
      ...(token === undefined ? {} : { token: token.secret }),
      ...(password === undefined ? {} : { password: password.secret }),
    };
  }
  const host = hostOf(sources);
  const target = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (isIP(host) === 6 ? `[${host}]` : host);
  const url = `ws://${target}:${portOf(sources)}`;
  const secret = secretOf(sources);
  if (secret !== undefined) return { url, [secret.mode]: secret.secret };
  const token = readToken(stateDir);
  return token === undefined ? { url } : { url, token };
}

function readConfig(flags: ConfigFlags, env: NodeJS.ProcessEnv, stateDir: string) {
  const chosen = flags.config ?? (env['OPENCLAW_CONFIG_PATH'] || undefined);
  const path = chosen === undefined ? join(stateDir, 'openclaw.json') : resolve(chosen);
  return { path, ...readConfigFile(path, chosen !== undefined, env) };
}

function portOf({ flags, env, file }: Sources): number {
  const [text, where] =
    flags.port !== undefined
      ? [flags.port, '--port']
      : [env['OPENCLAW_GATEWAY_PORT'] || undefined, 'OPENCLAW_GATEWAY_PORT'];
  if (text === undefined) return file.port ?? DEFAULTS.port;
  return parsePort(text, where ?? '');
}

const BIND_HOSTS: Readonly<Record<string, string>> = {
  loopback: '127.0.0.1',
  auto: '127.0.0.1',
  lan: '0.0.0.0',
};

function hostOf({ flags, file, path }: Sources): string {
  const mode: string = flags.bind ?? file.bind ?? 'loopback';
  const fixed = BIND_HOSTS[mode];
  if (fixed !== undefined) return fixed;
  if (mode === ('tailnet' satisfies BindMode)) return tailnetAddress();
  if (mode === ('custom' satisfies BindMode)) {
    if (file.customBindHost !== undefined) return file.customBindHost;
    throw invalid(
      `${path}: bind is "custom", but gateway.customBindHost is not set`,
      'set it to an IP address',
    );
  }
  const address = mode.replace(/^\[|\]$/g, '');
  if (isIP(address) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(address)) return address;
  throw invalid(
    `--bind is ${JSON.stringify(mode)}`,
    'allowed: loopback, lan, tailnet, auto, custom, or an address of this machine',
  );
}

/** The address in 100.64.0.0/10, where tailnets live. */
function tailnetAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap(list => list ?? []);
  const found = addresses.find(({ address }) => {
    const [a, b] = address.split('.').map(Number);
    return isIP(address) === 4 && a === 100 && b !== undefined && b >= 64 && b < 128;
  });
  if (found !== undefined) return found.address;
  throw invalid(
    'bind is "tailnet", but this machine has no tailnet address',
    'start the tailnet, or bind to loopback',
  );
}

function logLevelOf(flags: ConfigFlags, config: ConfigFile): LogLevel {
  const level = flags.logLevel ?? config.logging?.level ?? DEFAULT_LEVEL;
  const known = LEVELS.find(one => one === level);
  if (known === undefined) {
    throw invalid(`--log-level is ${JSON.stringify(level)}`, `allowed: ${LEVELS.join(', ')}`);
  }
  return logLevelFor(known);
}

const DEFAULT_LEVEL = 'info';

/** Two levels of the real product have no lines of their own here. */
export function logLevelFor(level: LevelName = DEFAULT_LEVEL): LogLevel {
  if (level === 'fatal') return 'error';
  return level === 'trace' ? 'debug' : level;
}

function originsOf({ flags, file }: Sources): readonly string[] {
  const given = flags.allowOrigin ?? [];
  const wrong = given.find(origin => origin !== '*' && !isOrigin(origin));
  if (wrong !== undefined) {
    throw invalid(
      `--allow-origin is ${JSON.stringify(wrong)}`,
      'allowed: an origin such as https://example.com',
    );
  }
  return [...new Set([...given, ...(file.controlUi?.allowedOrigins ?? [])])];
}

/** The secret that flags, environment or file give, or undefined when none of them does. */
function secretOf(sources: Sources): GatewayAuth | undefined {
  const token = pick(sources.flags.token, '--token', sources, 'token');
  const password = pick(sources.flags.password, '--password', sources, 'password');
  const mode = modeOf(sources) ?? (token === undefined && password !== undefined ? 'password' : 'token');
  const chosen = mode === 'token' ? token : password;
  if (chosen !== undefined || mode === 'token') return chosen && { mode, ...chosen };
  throw new StartupError(
    'AUTH_MISSING',
    'the auth mode is "password", but there is no password',
    'set OPENCLAW_GATEWAY_PASSWORD or gateway.auth.password',
  );
}

function modeOf({ flags, file }: Sources): AuthMode | undefined {
  if (flags.auth === undefined) return file.auth?.mode;
  const known = (['token', 'password'] as const).find(one => one === flags.auth);
  if (known !== undefined) return known;
  throw invalid(`--auth is ${JSON.stringify(flags.auth)}`, 'allowed: token, password');
}

function pick(
  flag: string | undefined,
  flagName: string,
  { env, file, path }: Sources,
  kind: 'token' | 'password',
): { secret: string; source: SecretSource } | undefined {
  const variable = kind === 'token' ? 'OPENCLAW_GATEWAY_TOKEN' : 'OPENCLAW_GATEWAY_PASSWORD';
  const candidates: [string | undefined, SecretSource, string][] = [
    [flag, 'flag', flagName],
    [env[variable], 'environment', variable],
    [file.auth?.[kind], 'file', `${path}: gateway.auth.${kind}`],
  ];
  const found = candidates.find(([value]) => value !== undefined);
  if (found === undefined) return undefined;
  const [value = '', source, where] = found;
  const trimmed = value.trim();
  if (trimmed !== '') return { secret: trimmed, source };
  // An empty secret is a mistake, such as a variable that was meant to be filled; starting with another one hides it.
  throw new StartupError('AUTH_MISSING', `${where} is empty`, `give a ${kind}, or leave it out`);
}

function keptToken(stateDir: string, ids: Ids): GatewayAuth {
  const { token, created } = ensureToken(stateDir, ids);
  return { mode: 'token', secret: token, source: created ? 'created' : 'kept' };
}

function invalid(what: string, hint: string): StartupError {
  return new StartupError('CONFIG_INVALID', what, hint);
}
