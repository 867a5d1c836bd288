/** Which commands a node may declare, and what approving them takes. The lists are in the specification. */
import { NODE_COMMANDS } from '@clawspec/protocol';
import { ADMIN } from '../auth/scopes.ts';

export type NodePlatform = keyof typeof NODE_COMMANDS.defaults;

/** `gateway.nodes` of the configuration. */
export interface NodeCommandOptions {
  /** Commands allowed on every platform, besides its defaults. */
  readonly allowCommands?: readonly string[];
  /** Commands allowed on none; it beats everything else. */
  readonly denyCommands?: readonly string[];
}

export interface CommandPolicy {
  allows(platform: string | undefined, command: string): boolean;
}

export function createCommandPolicy(options: NodeCommandOptions = {}): CommandPolicy {
  const extra = new Set(options.allowCommands);
  const denied = new Set(options.denyCommands);
  return {
    allows: (platform, command) =>
      !denied.has(command) &&
      (extra.has(command) || NODE_COMMANDS.defaults[platformOf(platform)].some(one => one === command)),
  };
}

function platformOf(platform = ''): NodePlatform {
  const name = platform.trim().toLowerCase();
  const found = Object.entries(NODE_COMMANDS.platforms).find(([, beginnings]) =>
    beginnings.some(beginning => name.startsWith(beginning)),
  );
  return (found?.[0] as NodePlatform | undefined) ?? 'unknown';
}

/** Scopes that approving a node takes, all of them. */
export function approveScopes(commands: readonly string[]): string[] {
  const admin = commands.some(command => NODE_COMMANDS.adminApproval.some(one => one === command));
  if (admin) return ['operator.pairing', ADMIN];
  return commands.length > 0 ? ['operator.pairing', 'operator.write'] : ['operator.pairing'];
}
