/** Where the canvas host serves from, and on which port: flag before environment before file before default. */
import { join, resolve } from 'node:path';
import { DEFAULTS } from '@clawspec/protocol';
import { StartupError } from '../errors.ts';
import { type ConfigFile, PORT_RULE } from './schema.ts';

export interface CanvasSettings {
  /** 0 = any free port. */
  readonly port: number;
  readonly dir: string;
  readonly liveReload: boolean;
}

const OFF = /^(1|true|yes|on)$/i;

/** @returns undefined when there is to be no canvas host. @throws StartupError CONFIG_INVALID */
export function canvasSettings(
  flags: { readonly canvas?: boolean; readonly canvasPort?: string },
  env: NodeJS.ProcessEnv,
  { canvasHost = {} }: ConfigFile,
  gateway: { readonly gatewayPort: number; readonly stateDir: string },
): CanvasSettings | undefined {
  const flagPort = flags.canvasPort === undefined ? undefined : parsePort(flags.canvasPort, '--canvas-port');
  if (flags.canvas === false || OFF.test(env['OPENCLAW_SKIP_CANVAS_HOST'] ?? '')) return undefined;
  if (canvasHost.enabled === false && flagPort === undefined) return undefined;
  return {
    port: flagPort ?? canvasHost.port ?? defaultPort(gateway.gatewayPort),
    dir: canvasHost.root === undefined ? join(gateway.stateDir, 'canvas') : folder(canvasHost.root, env),
    liveReload: canvasHost.liveReload ?? true,
  };
}

/** As far from the port of the gateway as the two defaults are: gateways side by side do not meet. */
function defaultPort(gatewayPort: number): number {
  const port = gatewayPort + DEFAULTS.canvasPort - DEFAULTS.port;
  return gatewayPort === 0 || !PORT_RULE.test(port) ? 0 : port;
}

function folder(root: string, env: NodeJS.ProcessEnv): string {
  return resolve(root.replace(/^~(?=$|[/\\])/, env['HOME'] ?? '~'));
}

/** @throws StartupError CONFIG_INVALID */
export function parsePort(text: string, where: string): number {
  const port = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (PORT_RULE.test(port)) return port;
  throw new StartupError(
    'CONFIG_INVALID',
    `${where} is ${JSON.stringify(text)}`,
    `allowed: ${PORT_RULE.allowed}`,
  );
}
