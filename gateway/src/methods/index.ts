/** All handlers. The table is total by type: a method of the specification without a handler does not compile. */
import type { AgentSubsystem } from '../agents/index.ts';
import type { Handlers } from '../ports.ts';
import type { SessionMethod } from '../server/dispatch.ts';
import { type ApprovalParts, approvalHandlers } from './approvals.ts';
import { type ChannelMethodParts, channelHandlers } from './channels.ts';
import { type ConfigParts, configHandlers } from './config.ts';
import { type CronParts, cronHandlers } from './cron.ts';
import { type DeviceParts, deviceHandlers } from './devices.ts';
import { type HeartbeatParts, heartbeatHandlers } from './heartbeat.ts';
import { type HostParts, hostHandlers } from './host.ts';
import { type NodeParts, nodeHandlers } from './nodes.ts';
import { type MessagingParts, messagingHandlers } from './messaging.ts';
import { type SystemParts, systemHandlers } from './system.ts';

export function createHandlers(
  parts: SystemParts &
    ApprovalParts &
    ConfigParts &
    CronParts &
    HeartbeatParts &
    HostParts &
    DeviceParts &
    NodeParts & { readonly agents: AgentSubsystem; readonly messaging: MessagingParts & ChannelMethodParts },
): Handlers<SessionMethod> {
  return {
    ...systemHandlers(parts),
    ...cronHandlers(parts),
    ...approvalHandlers(parts),
    ...configHandlers(parts),
    ...deviceHandlers(parts),
    ...heartbeatHandlers(parts),
    ...hostHandlers(parts),
    ...nodeHandlers(parts),
    ...parts.agents.handlers,
    ...messagingHandlers(parts.messaging),
    ...channelHandlers(parts.messaging),
  };
}
