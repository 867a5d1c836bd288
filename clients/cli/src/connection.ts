/** From flags, environment and configuration to an open session, with the least scopes a method needs. */
import type { GatewayClient } from '@clawspec/client';
import { loadClientTarget } from '@clawspec/gateway/config';
import { METHODS, type MethodName, SCOPES, SPEC_VERSION } from '@clawspec/protocol';
import type { Command } from 'commander';
import { CliError, EXIT, usageError } from './exit.ts';
import type { Output } from './output.ts';

export interface ConnectionFlags {
  readonly url?: string;
  readonly token?: string;
  readonly password?: string;
  readonly stateDir?: string;
  readonly config?: string;
  readonly json?: boolean;
  /** Milliseconds. */
  readonly timeout?: number;
}

export interface Target {
  readonly url: string;
  readonly token?: string;
  readonly password?: string;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/** Adds the flags that every command has which talks to a gateway. */
export function connectionOptions(command: Command, timeout = true): Command {
  command
    .option(
      '--url <url>',
      'gateway to talk to; needs --token or --password (default: the one of this machine)',
    )
    .option('--token <token>', 'token of the gateway (better: OPENCLAW_GATEWAY_TOKEN)')
    .option('--password <password>', 'password of the gateway (better: OPENCLAW_GATEWAY_PASSWORD)')
    .option('--state-dir <dir>', 'state directory of the gateway of this machine')
    .option('--config <file>', 'configuration file')
    .option('--json', 'print JSON for scripts');
  if (timeout) {
    command.option('--timeout <ms>', 'milliseconds to wait for the connection and for the answer', parseMs);
  }
  return command;
}

export function parseMs(text: string): number {
  const ms = /^\d+$/.test(text) ? Number(text) : 0;
  if (ms > 0 && ms <= 2_147_483_647) return ms;
  throw usageError(`--timeout is ${JSON.stringify(text)}`, 'give a whole number of milliseconds, at least 1');
}

/**
 * Where to connect and with what. An address given by hand never gets a secret that was kept for another
 * gateway: it has to come with its own.
 */
export function resolveTarget(flags: ConnectionFlags, env: NodeJS.ProcessEnv): Target {
  if (flags.token !== undefined && flags.token.trim() === '') throw usageError('--token is empty');
  if (flags.password !== undefined && flags.password.trim() === '') throw usageError('--password is empty');
  if (flags.url !== undefined) {
    return withSecrets(checkUrl(flags.url, '--url'), '--url', flags.token, flags.password);
  }
  const url = env['OPENCLAW_GATEWAY_URL'] || undefined;
  if (url !== undefined) {
    const token = flags.token ?? (env['OPENCLAW_GATEWAY_TOKEN'] || undefined);
    const password = flags.password ?? (env['OPENCLAW_GATEWAY_PASSWORD'] || undefined);
    return withSecrets(checkUrl(url, 'OPENCLAW_GATEWAY_URL'), 'OPENCLAW_GATEWAY_URL', token, password);
  }
  const target = loadClientTarget(flags, env);
  if (target.token !== undefined || target.password !== undefined) return target;
  throw new CliError(
    'AUTH_MISSING',
    `no token for the gateway at ${target.url}`,
    EXIT.unreachable,
    'start a gateway here with: openclaw gateway; or set OPENCLAW_GATEWAY_TOKEN',
  );
}

function withSecrets(
  url: string,
  source: string,
  token: string | undefined,
  password: string | undefined,
): Target {
  if (token === undefined && password === undefined) {
    throw usageError(
      `${source} needs explicit credentials`,
      source === '--url' ? 'add --token or --password' : 'set OPENCLAW_GATEWAY_TOKEN, or add --token',
    );
  }
  return { url, ...(token === undefined ? {} : { token }), ...(password === undefined ? {} : { password }) };
}

function checkUrl(text: string, source: string): string {
  const url = URL.parse(text);
  if (url === null || !/^(ws|http)s?:$/.test(url.protocol)) {
    throw usageError(
      `${source} is ${JSON.stringify(text)}`,
      'give a ws:// or wss:// URL, such as ws://127.0.0.1:18789',
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw usageError(`${source} holds a user or password`, 'give the secret with --token or --password');
  }
  return text;
}

function isPlainAndFar(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  const far = !/^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  return far && (protocol === 'ws:' || protocol === 'http:');
}

/** The scopes that one method needs; all of them for a method that is not known here. */
export function leastScopes(method: string): readonly string[] {
  if (!Object.hasOwn(METHODS, method)) return Object.keys(SCOPES);
  const { scopes } = METHODS[method as MethodName];
  // Older gateways want the scope to read even for methods that need none today.
  return scopes.length === 0 ? ['operator.read'] : scopes;
}

export interface Session {
  readonly client: GatewayClient;
  readonly target: Target;
  readonly timeoutMs: number;
}

/** Connects, runs the work and closes, whatever happens. */
export async function withSession<T>(
  flags: ConnectionFlags,
  output: Output,
  scopes: readonly string[],
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const target = resolveTarget(flags, process.env);
  if (isPlainAndFar(target.url)) {
    output.note(`openclaw: warning: ${target.url} is not encrypted; everyone on the way can read the token`);
  }
  const timeoutMs = flags.timeout ?? DEFAULT_TIMEOUT_MS;
  // Loaded when it is needed: `openclaw gateway` does not pay for it.
  const { GatewayClient } = await import('@clawspec/client');
  const client = new GatewayClient({
    ...target,
    client: { id: 'cli', mode: 'cli', version: SPEC_VERSION, platform: process.platform },
    scopes,
    connectTimeoutMs: timeoutMs,
    challengeTimeoutMs: timeoutMs,
    requestTimeoutMs: timeoutMs,
  });
  try {
    await connect(client, target, timeoutMs);
    return await work({ client, target, timeoutMs });
  } finally {
    await client.close();
  }
}

async function connect(client: GatewayClient, target: Target, timeoutMs: number): Promise<void> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    await client.connect({ maxAttempts: 1, signal });
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new CliError(
      'TIMEOUT',
      `no gateway answered at ${target.url} within ${timeoutMs} ms`,
      EXIT.unreachable,
      'give it more time with --timeout, or check the address',
    );
  }
}
