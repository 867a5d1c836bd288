/** Which gateway a command line means: one that runs at an address, or one that a command starts. */
import { UsageError } from './errors.ts';

export interface GatewayOptions {
  readonly url?: string;
  readonly token?: string;
  readonly command?: string;
}

export type Which =
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'url'; readonly url: string; readonly token: string | undefined };

/** Throws UsageError; `ask` is what is said when neither is there. */
export function whichGateway({ url, token, command }: GatewayOptions, ask: string): Which {
  if (url !== undefined && command !== undefined) {
    throw new UsageError('--url and --command do not go together: the gateway runs already, or is started');
  }
  if (command !== undefined) return { kind: 'command', command: requireCommand('--command', command) };
  if (url === undefined) throw new UsageError(ask);
  if (!URL.canParse(url) || !/^wss?:/u.test(url)) {
    throw new UsageError(`--url ${url}: it must begin with ws:// or wss://`);
  }
  return { kind: 'url', url, token: token || process.env['OPENCLAW_GATEWAY_TOKEN'] || undefined };
}

/** A shell takes an empty command for one that worked. */
export function requireCommand(flag: string, command: string): string {
  if (command.trim() === '') throw new UsageError(`${flag}: say a command`);
  return command;
}
