/** The command tree. What commands do is in `commands/`. */
import { SPEC_VERSION } from '@clawspec/protocol';
import { Command } from 'commander';
import { addAgent } from './commands/agent.ts';
import { addApprovals } from './commands/approvals.ts';
import { addCall } from './commands/call.ts';
import { addChat } from './commands/chat.ts';
import { addConfig } from './commands/config.ts';
import { addChannels } from './commands/channels.ts';
import { addCron } from './commands/cron.ts';
import { addDashboard } from './commands/dashboard.ts';
import { addDevices } from './commands/devices.ts';
import { addGateway } from './commands/gateway.ts';
import { addNode } from './commands/node.ts';
import { addNodes } from './commands/nodes.ts';
import { addMessage } from './commands/message.ts';
import { addSessions } from './commands/sessions.ts';
import { addHeartbeat } from './commands/heartbeat.ts';
import { addLogs } from './commands/logs.ts';
import { addHealth, addPresence, addStatus } from './commands/system.ts';
import { EXIT_HELP } from './exit.ts';
import type { Output } from './output.ts';

export function buildProgram(output: Output): Command {
  const program = new Command('openclaw')
    .description('Runs and operates an OpenClaw gateway.')
    .version(SPEC_VERSION)
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: /, 'openclaw: ')),
    })
    .addHelpText('after', EXIT_HELP);

  const gateway = addGateway(program, output);
  for (const parent of [program, gateway]) {
    addHealth(parent, output);
    addStatus(parent, output);
    addCall(parent, output);
  }
  addPresence(program, output);
  // The name the real CLI has for it.
  const system = program.command('system').description('presence, system events and heartbeats');
  addPresence(system, output);
  addHeartbeat(system, output);
  addCron(program, output);
  addLogs(program, output);
  addAgent(program, output);
  addChat(program, output);
  addSessions(program, output);
  addDevices(program, output);
  addMessage(program, output);
  addChannels(program, output);
  addConfig(program, output);
  addApprovals(program, output);
  addNodes(program, output);
  addNode(program, output);
  addDashboard(program, output);
  return program;
}
