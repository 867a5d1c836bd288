/** The command tree. What commands do is in `commands/`. */
import { SPEC_VERSION } from '@clawspec/protocol';
import { Command } from 'commander';
import { addAgent } from './commands/agent.ts';
import { addCall } from './commands/call.ts';
import { addDashboard } from './commands/dashboard.ts';
import { addDevices } from './commands/devices.ts';
import { addGateway } from './commands/gateway.ts';
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
  addPresence(program.command('system').description('presence of clients and nodes'), output);
  addAgent(program, output);
  addDevices(program, output);
  addDashboard(program, output);
  return program;
}
