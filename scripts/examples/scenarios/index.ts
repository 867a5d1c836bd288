/** Every example, family by family. */
import { AGENT } from './agent.ts';
import { CHAT } from './chat.ts';
import { DEVICES } from './devices.ts';
import { HANDSHAKE } from './handshake.ts';
import type { Scenario } from './play.ts';
import { SESSIONS } from './sessions.ts';
import { SYSTEM } from './system.ts';

export const SCENARIOS: readonly Scenario[] = [
  ...HANDSHAKE,
  ...SYSTEM,
  ...AGENT,
  ...CHAT,
  ...SESSIONS,
  ...DEVICES,
];
