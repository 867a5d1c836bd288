/** `openclaw node run`: this machine as a node, without a screen. */
import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { delimiter, join } from 'node:path';
import type { GatewayClient } from '@clawspec/client';
import { type NodeInvokeRequestPayload, SPEC_VERSION } from '@clawspec/protocol';
import type { Command } from 'commander';
import { type ConnectionFlags, connectionOptions, resolveTarget } from '../connection.ts';
import { CliError, EXIT, usageError } from '../exit.ts';
import { clean, duration, type Output } from '../output.ts';

interface RunFlags extends ConnectionFlags {
  readonly name: string;
  readonly identity?: string;
  readonly allowRun?: boolean;
}

type Answer =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly error: Refusal };

interface Refusal {
  readonly code: string;
  readonly message: string;
}

const CONNECT_MS = 10_000;
/** Output of a program that is kept, per stream; the rest is left out. */
const MAX_OUTPUT = 1_048_576;
/** How long a program that was told to stop has. */
const KILL_MS = 2000;

export function addNode(parent: Command, output: Output): void {
  const node = parent.command('node').description('makes this machine a node of a gateway');
  connectionOptions(
    node
      .command('run')
      .description('connects and answers commands until it is stopped')
      .option('--name <name>', 'name for people', hostname())
      .option('--identity <file>', 'key of this node (default: node-identity.json in the state directory)')
      .option('--allow-run', 'offer system.run too: whoever may call it runs any program as you')
      .addHelpText('after', '\nOffers system.which. Approve it on the gateway: openclaw nodes pending'),
    false,
  ).action((flags: RunFlags) => runNode(flags, output));
}

async function runNode(flags: RunFlags, output: Output): Promise<void> {
  if (flags.name.trim() === '') throw usageError('--name is empty', 'give a name, such as Workshop');
  const target = resolveTarget(flags, process.env);
  const stateDir = flags.stateDir ?? process.env['OPENCLAW_STATE_DIR'] ?? join(homedir(), '.clawspec');
  const { GatewayClient, loadDeviceIdentity } = await import('@clawspec/client');
  const identity = await loadDeviceIdentity(flags.identity ?? join(stateDir, 'node-identity.json'));
  const commands = ['system.which', ...(flags.allowRun ? ['system.run'] : [])];
  const client = new GatewayClient({
    ...target,
    identity,
    role: 'node',
    client: {
      id: 'node-host',
      mode: 'node',
      version: SPEC_VERSION,
      platform: process.platform,
      displayName: flags.name,
    },
    caps: ['system'],
    commands,
    connectTimeoutMs: CONNECT_MS,
  });
  const running = new Map<string, AbortController>();
  client.onEvent('node.invoke.request', request => void serve(client, request, commands, running, output));
  client.onEvent('node.invoke.cancel', ({ invokeId }) => running.get(invokeId)?.abort());
  client.onEvent('node.pair.resolved', ({ decision }) => output.note(clean(`openclaw: ${decision}`)));
  const stopped = Promise.withResolvers<void>();
  client.on('state', ({ state, error, retryInMs }) => {
    const why = error === undefined ? '' : `: ${error.message}`;
    const again = retryInMs === undefined ? '' : `; again in ${duration(retryInMs)}`;
    output.note(clean(`openclaw: ${state}${why}${again}`));
    if (state === 'paused')
      stopped.reject(error ?? new CliError('PAUSED', 'the gateway let go of this node', EXIT.unreachable));
  });
  process.once('SIGINT', () => stopped.resolve());
  process.once('SIGTERM', () => stopped.resolve());
  try {
    const hello = await Promise.race([client.connect(), stopped.promise]);
    if (hello === undefined) return;
    const facts = { nodeId: identity.deviceId, name: flags.name, url: target.url, commands };
    if (flags.json) output.json(facts);
    else output.line(clean(`Node ${facts.name}, ${facts.nodeId}, offers ${commands.join(', ')}`));
    await stopped.promise;
  } finally {
    for (const one of running.values()) one.abort();
    await client.close();
  }
}

async function serve(
  client: GatewayClient,
  { id, nodeId, command, paramsJSON, timeoutMs }: NodeInvokeRequestPayload,
  commands: readonly string[],
  running: Map<string, AbortController>,
  output: Output,
): Promise<void> {
  const stop = new AbortController();
  running.set(id, stop);
  try {
    const params = parse(paramsJSON);
    let answer: Answer;
    if (!commands.includes(command)) answer = refuse('UNSUPPORTED', `this node does not offer ${command}`);
    else if (params === undefined) answer = refuse('INVALID_PARAMS', 'the params are no JSON object');
    else answer = await run(command, params, stop.signal, timeoutMs);
    await client.request('node.invoke.result', { id, nodeId, ...answer });
  } catch (error) {
    output.note(clean(`openclaw: ${command}: ${error instanceof Error ? error.message : String(error)}`));
  } finally {
    running.delete(id);
  }
}

async function run(
  command: string,
  params: Record<string, unknown>,
  signal: AbortSignal,
  timeoutMs: number | undefined,
): Promise<Answer> {
  if (command === 'system.which') {
    const bins = words(params['bins']);
    if (bins === undefined) return refuse('INVALID_PARAMS', 'bins has to be a list of names');
    return { ok: true, payload: { bins: Object.fromEntries(bins.flatMap(found)) } };
  }
  const argv = words(params['command']);
  if (argv === undefined || argv.length === 0) {
    return refuse('INVALID_PARAMS', 'command has to be a list: the program and its arguments');
  }
  const limit = timeoutMs === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  return execute(argv, limit);
}

/** Runs a program without a shell; resolves when it has ended. */
function execute([program = '', ...args]: readonly string[], signal: AbortSignal): Promise<Answer> {
  return new Promise(resolve => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const stop = () => {
      child.kill();
      setTimeout(() => child.kill('SIGKILL'), KILL_MS).unref();
    };
    signal.addEventListener('abort', stop, { once: true });
    const text = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        text[name] = (text[name] + chunk).slice(0, MAX_OUTPUT);
      });
    }
    child.once('error', error => resolve(refuse('SPAWN_FAILED', error.message)));
    child.once('close', exitCode => {
      signal.removeEventListener('abort', stop);
      resolve({ ok: true, payload: { ...text, exitCode, success: exitCode === 0 } });
    });
  });
}

/** Name and path of a program on the PATH; nothing when it is not there. */
function found(name: string): [string, string][] {
  if (name === '' || /[\\/]/.test(name)) return [];
  const paths = (process.env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '');
  const path = paths.map(folder => join(folder, name)).find(isProgram);
  return path === undefined ? [] : [[name, path]];
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Undefined when it is no object. */
function parse(paramsJSON: string | null | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(paramsJSON ?? '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function words(value: unknown): string[] | undefined {
  return Array.isArray(value) && value.every(one => typeof one === 'string') ? value : undefined;
}

function refuse(code: string, message: string): Answer {
  return { ok: false, error: { code, message } };
}
