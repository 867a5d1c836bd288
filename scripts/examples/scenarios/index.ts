/** Every example, family by family. */
import { AGENT } from './agent.ts';
import { APPROVALS } from './approvals.ts';
import { CHAT } from './chat.ts';
import { CONFIG } from './config.ts';
import { CRON } from './cron.ts';
import { DEVICES } from './devices.ts';
import { HANDSHAKE } from './handshake.ts';
import { HEARTBEAT } from './heartbeat.ts';
import { MESSAGING } from './messaging.ts';
import { NODES } from './nodes.ts';
import type { Scenario } from './play.ts';
import { SESSIONS } from './sessions.ts';
import { SYSTEM } from './system.ts';

export const SCENARIOS: readonly Scenario[] = [
  ...HANDSHAKE,
  ...SYSTEM,
  ...HEARTBEAT,
  ...CRON,
  ...AGENT,
  ...CHAT,
  ...SESSIONS,
  ...DEVICES,
  ...MESSAGING,
  ...APPROVALS,
  ...CONFIG,
  ...NODES,
];
