/** `openclaw gateway`: runs a gateway in the foreground until it is told to stop. */
import { existsSync } from 'node:fs';
import { createRequire, flushCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { RunningGateway } from '@clawspec/gateway';
import {
  type ConfigFlags,
  type GatewayConfig,
  loadGatewayConfig,
  StartupError,
} from '@clawspec/gateway/config';
import { createLog } from '@clawspec/gateway/log';
import { DEFAULTS, SPEC_VERSION } from '@clawspec/protocol';
import type { Command } from 'commander';
import { CliError } from '../exit.ts';
import type { Output } from '../output.ts';

interface GatewayFlags extends ConfigFlags {
  readonly host?: string;
  readonly json?: boolean;
  readonly fault?: readonly string[];
  readonly deterministic?: string | true;
}

const DEFAULT_SEED = 'clawspec';

const SETTLE_AFTER_MS = 2000;

export function addGateway(parent: Command, output: Output): Command {
  const gateway = gatewayOptions(
    parent
      .command('gateway')
      .description('runs a gateway in the foreground (and asks one: gateway health, status, call)')
      .enablePositionalOptions(),
  ).action((flags: GatewayFlags) => runGateway(flags, output));
  gatewayOptions(gateway.command('run').description('the same as `openclaw gateway`')).action(
    (flags: GatewayFlags) => runGateway(flags, output),
  );
  return gateway;
}

function gatewayOptions(command: Command): Command {
  return command
    .option('--port <port>', `port for HTTP and WebSocket, 0 takes any free one (default: ${DEFAULTS.port})`)
    .option('--bind <mode>', 'loopback, lan, tailnet, auto, custom, or an address (default: loopback)')
    .option('--host <address>', 'address to listen on, instead of --bind')
    .option(
      '--token <token>',
      'token that clients need (better: OPENCLAW_GATEWAY_TOKEN; default: one is made and kept)',
    )
    .option('--password <password>', 'password that clients need, for the auth mode password')
    .option('--auth <mode>', 'token or password (default: token)')
    .option('--state-dir <dir>', 'where state is kept (default: OPENCLAW_STATE_DIR or ~/.clawspec)')
    .option('--config <file>', 'configuration (default: openclaw.json in the state directory)')
    .option('--log-level <level>', 'debug, info, warn, error or silent (default: info)')
    .option('--allow-origin <origin...>', 'origins of web pages elsewhere that may connect')
    .option('--canvas-port <port>', 'port of the canvas host, 0 takes any free one (default: --port plus 4)')
    .option('--no-canvas', 'no canvas host')
    .option('--json', 'log JSON lines')
    .option(
      '--fault <spec>',
      'misbehave on purpose, for tests of clients, e.g. "drop event=chat nth=2"; repeatable',
      (spec: string, before: readonly string[] = []) => [...before, spec],
    )
    .option('--deterministic [seed]', 'ids, secrets and clock from a seed, for recordings; loopback only');
}

async function runGateway(flags: GatewayFlags, output: Output): Promise<void> {
  try {
    await serve(flags, output);
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    throw new CliError(error.code, error.message, error.exitCode, error.hint);
  }
}

async function serve(flags: GatewayFlags, output: Output): Promise<void> {
  const { host, fault, deterministic, ...rest } = flags;
  // Loading the gateway takes longest; reading the configuration goes beside it.
  const loading = import('@clawspec/gateway');
  const config = loadGatewayConfig({ ...rest, ...(host === undefined ? {} : { bind: host }) }, process.env);
  const clock = { now: () => Date.now() };
  const log = createLog({ level: config.logLevel, json: flags.json === true, clock });

  const { startGateway } = await loading;
  const stop = Promise.withResolvers<NodeJS.Signals>();
  let running: RunningGateway | undefined;
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals) => {
    // The second one does not wait; neither does one before there is anything to close.
    if (running === undefined || stopping) process.exit(signal === 'SIGINT' ? 130 : 143);
    stopping = true;
    stop.resolve(signal);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);

  running = await startGateway({
    host: config.host,
    port: config.port,
    token: config.auth.secret,
    stateDir: config.stateDir,
    configPath: config.configPath,
    env: process.env,
    ...(config.canvas === undefined ? {} : { canvas: config.canvas }),
    // A level on the command line stays.
    ...(flags.logLevel === undefined ? { setLogLevel: log.setLevel } : {}),
    allowedOrigins: config.allowedOrigins,
    trustedProxies: config.trustedProxies,
    nodes: config.nodes,
    channels: config.channels,
    ...(config.model === undefined ? {} : { model: config.model }),
    heartbeat: config.heartbeat,
    statics: staticMounts(),
    log,
    ...(fault === undefined ? {} : { faults: fault }),
    ...(deterministic === undefined
      ? {}
      : { deterministic: deterministic === true ? DEFAULT_SEED : deterministic }),
  });
  for (const warning of config.warnings) log.warn(warning);
  const facts = factsOf(running, config);
  if (flags.json) log.info('ready', facts);
  else if (config.logLevel !== 'silent') printBanner(output, facts);

  setTimeout(settle, SETTLE_AFTER_MS).unref();

  const signal = await stop.promise;
  log.info('stopping', { signal });
  // The handlers stay: a signal that comes while the process ends has the same exit code as one before.
  await running.close();
}

/** What a start leaves behind, done once it is over. */
function settle(): void {
  // Kept now, not at the exit: the next start is fast even when this one is killed.
  flushCompileCache();
  // Loading the modules leaves a heap three times the size of what is in use; a gateway that then idles would
  // keep it for good.
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as (options: object) => void)({
    type: 'major',
    execution: 'async',
    flavor: 'last-resort',
  });
}

function staticMounts() {
  const require = createRequire(import.meta.url);
  return [
    { prefix: '/', dir: join(packageDir(require, '@clawspec/webchat'), 'dist'), build: 'npm run build:web' },
    {
      prefix: '/docs',
      dir: join(packageDir(require, '@clawspec/protocol'), 'docs'),
      build: 'npm run generate',
    },
  ];
}

/** The folder of a workspace package; packages that are not installed get a path that does not exist. */
function packageDir(require: NodeJS.Require, name: string): string {
  for (const base of require.resolve.paths(name) ?? []) {
    if (existsSync(join(base, name, 'package.json'))) return join(base, name);
  }
  return join(dirname(fileURLToPath(import.meta.url)), 'missing', name);
}

type Facts = Readonly<Record<'url' | 'webchat' | 'docs' | 'stateDir' | 'auth', string>> & {
  readonly canvas: string | undefined;
  readonly pid: number;
};

function factsOf(running: RunningGateway, config: GatewayConfig): Facts {
  const sources: Readonly<Record<GatewayConfig['auth']['source'], string>> = {
    flag: 'from the command line',
    environment: 'from the environment',
    file: `from ${config.configPath}`,
    kept: `kept in ${join(config.stateDir, 'gateway.token')}`,
    created: `new, kept in ${join(config.stateDir, 'gateway.token')}`,
  };
  return {
    url: running.url,
    webchat: `${running.httpUrl}/`,
    docs: `${running.httpUrl}/docs/`,
    canvas: running.canvasUrl,
    stateDir: config.stateDir,
    auth: `${config.auth.mode} ${sources[config.auth.source]}`,
    pid: process.pid,
  };
}

function printBanner(output: Output, facts: Facts): void {
  output.line(output.style('bold', `openclaw gateway ${SPEC_VERSION}, pid ${facts.pid}`));
  output.line(`  WebSocket  ${facts.url}`);
  output.line(`  WebChat    ${facts.webchat} (address with the token: openclaw dashboard)`);
  output.line(`  Docs       ${facts.docs}`);
  output.line(`  State      ${facts.stateDir}`);
  output.line(`  Secret     ${facts.auth}`);
  if (facts.canvas !== undefined) output.line(`  Canvas     ${facts.canvas}`);
}
