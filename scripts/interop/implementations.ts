/** Who is judged: how each gateway is configured and started, and what drives each client. */
import { join } from 'node:path';
import { QUIET_ENV } from './offline.ts';
import { REAL_CLIS, type RealCli } from './packages.ts';

interface Named {
  /** Name on the command line, of its baseline and of its results. */
  readonly id: string;
  /** As the table calls it. */
  readonly name: string;
}

/** A client: a driver in this repository has the package in hand, which `npm ci` brings. */
export interface ClientImplementation extends Named {
  readonly side: 'client';
  /** Script of the driver. */
  readonly driver: string;
  /** Name of the package, where its version stands; published only when it is not ours. */
  readonly package: string;
  readonly published: boolean;
}

export type Implementation = GatewayImplementation | ClientImplementation;

export interface GatewayImplementation extends Named {
  readonly side: 'gateway';
  /** Absent for what is part of this repository. */
  readonly package?: RealCli;
  /** Its agents ask the scripted model; otherwise they follow the default prompts by themselves. */
  readonly model: boolean;
  /** Additional options of `clawspec test`. */
  readonly options: readonly string[];
  /** Fixtures that it does not have and methods that it does not advertise, and why. */
  readonly lacks?: Readonly<Record<string, string>>;
  start(place: Place): Start;
}

export interface Place {
  readonly port: number;
  readonly token: string;
  /** Home and state, the gateway's alone. */
  readonly dir: string;
  /** Where the package is installed; empty without one. */
  readonly packageDir: string;
  /** Name of the model; where it is stands in `$SCRIPTED_MODEL_URL`. */
  readonly model: string;
}

export interface Start {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly config: { readonly path: string; readonly value: unknown };
}

const CLI = join(import.meta.dirname, '..', '..', 'clients', 'cli', 'bin', 'openclaw.js');

const DRIVERS = join(import.meta.dirname, '..', '..', 'conformance', 'drivers');
const CHANNEL_PLUGIN = join(import.meta.dirname, 'loopback-channel');

/** A channel that takes messages and polls, on every one of them. */
const CHANNEL_FIXTURES = ['--fixture', 'channel=loopback', '--fixture', 'channel-to=alice'];

/** A change of the configuration that harms nobody, and the one that takes it back. */
const CONFIG_FIXTURES = [
  '--fixture',
  'config-patch={"logging":{"level":"warn"}}',
  '--fixture',
  'config-unpatch={"logging":{"level":null}}',
];

/** A gateway is judged by what it claims. */
const UNLISTED = 'it answers, but does not claim it';

const CANVAS_FIXTURE = ['--fixture', 'canvas=there'];

/** Variables of the environment, as the configuration of the real gateways names them. */
const MODEL_URL = '$' + '{SCRIPTED_MODEL_URL}';
const MODEL_KEY = '$' + '{SCRIPTED_MODEL_KEY}';

export const IMPLEMENTATIONS: readonly Implementation[] = [
  {
    id: 'reference',
    side: 'gateway',
    name: 'Reference gateway',
    model: false,
    options: [...CONFIG_FIXTURES, ...CHANNEL_FIXTURES, ...CANVAS_FIXTURE, '--fixture', 'canvas-apart=there'],
    start: ({ port, dir }) => ({
      args: [CLI, 'gateway', '--port', String(port), '--state-dir', dir],
      cwd: dir,
      env: { HOME: dir },
      config: { path: join(dir, 'openclaw.json'), value: { channels: { loopback: { enabled: true } } } },
    }),
  },
  real('openclaw', 'OpenClaw', { catalogRefresh: { enabled: false } }, CONFIG_FIXTURES),
  real('gguf-claw', 'GGUF Claw', {}, CONFIG_FIXTURES),
  {
    id: 'gateway-client',
    side: 'client',
    name: '@openclaw/gateway-client',
    driver: join(DRIVERS, 'openclaw-gateway-client', 'driver.js'),
    package: '@openclaw/gateway-client',
    published: true,
  },
  {
    id: 'sdk',
    side: 'client',
    name: 'TypeScript SDK',
    driver: join(DRIVERS, 'typescript', 'driver.js'),
    package: '@clawspec/client',
    published: false,
  },
];

function real(
  id: string,
  name: string,
  models: Readonly<Record<string, unknown>>,
  options: readonly string[],
): GatewayImplementation {
  const found = REAL_CLIS.find(cli => cli.package.replace('@', '').replace('/', '-') === id);
  if (found === undefined) throw new Error(`no package for ${id}`);
  return {
    id,
    side: 'gateway',
    name,
    package: found,
    model: true,
    // They are large: a busy machine needs minutes where a quiet one needs seconds.
    options: ['--timeout-scale', '8', '--jobs', '2', ...CHANNEL_FIXTURES, ...CANVAS_FIXTURE, ...options],
    lacks: {
      'canvas-apart': 'the gateway itself is the canvas host',
      'chat.inject': UNLISTED,
      'sessions.resolve': UNLISTED,
    },
    start(place) {
      const { port, dir, packageDir } = place;
      const path = join(dir, 'openclaw.json');
      return {
        args: [join(packageDir, 'openclaw.mjs'), 'gateway', '--port', String(port), '--bind', 'loopback'],
        cwd: found.runsInPackage ? packageDir : dir,
        env: {
          ...QUIET_ENV,
          // At home it serves nobody else, and there are cases about it.
          OPENCLAW_SKIP_CANVAS_HOST: '0',
          HOME: dir,
          OPENCLAW_STATE_DIR: join(dir, '.openclaw'),
          OPENCLAW_CONFIG_PATH: path,
        },
        config: { path, value: configOf(place, models) },
      };
    },
  };
}

function configOf({ token, dir, model }: Place, models: Readonly<Record<string, unknown>>): unknown {
  const offered = {
    id: model,
    name: 'Scripted',
    reasoning: false,
    input: ['text'],
    cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
    contextWindow: 120_000,
    maxTokens: 4096,
  };
  // Named instead of written: a gateway that is started again finds the model wherever it is by then.
  const provider = {
    baseUrl: MODEL_URL,
    apiKey: MODEL_KEY,
    api: 'openai-completions',
    models: [offered],
  };
  return {
    gateway: {
      mode: 'local',
      bind: 'loopback',
      auth: { mode: 'token', token },
      controlUi: { enabled: false },
    },
    discovery: { mdns: { mode: 'off' } },
    update: { checkOnStart: false },
    logging: { file: join(dir, 'gateway.log') },
    plugins: { load: { paths: [CHANNEL_PLUGIN] }, entries: { loopback: { enabled: true } } },
    channels: { loopback: { enabled: true } },
    agents: { defaults: { model: { primary: `model/${model}` }, memorySearch: { enabled: false } } },
    models: { ...models, mode: 'merge', providers: { model: provider } },
  };
}
