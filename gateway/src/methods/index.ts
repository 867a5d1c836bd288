/** All handlers. The table is total by type: a method of the specification without a handler does not compile. */
import type { AgentSubsystem } from '../agents/index.ts';
import type { Handlers } from '../ports.ts';
import type { SessionMethod } from '../server/dispatch.ts';
import { type DeviceParts, deviceHandlers } from './devices.ts';
import { type SystemParts, systemHandlers } from './system.ts';

export function createHandlers(
  parts: SystemParts & DeviceParts & { readonly agents: AgentSubsystem },
): Handlers<SessionMethod> {
  return {
    ...systemHandlers(parts),
    ...deviceHandlers(parts),
    ...parts.agents.handlers,
  };
}
