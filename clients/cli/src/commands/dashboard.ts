import type { Command } from 'commander';
import { type ConnectionFlags, resolveTarget } from '../connection.ts';
import type { Output } from '../output.ts';

/** The one command that prints the token: that is what it is for. */
export function addDashboard(parent: Command, output: Output): void {
  parent
    .command('dashboard')
    .description('prints the address of WebChat with the token in its fragment')
    .option('--state-dir <dir>', 'state directory of the gateway of this machine')
    .option('--config <file>', 'configuration file')
    .option('--json', 'print JSON for scripts')
    .option('--no-open', 'accepted for scripts of the real CLI; nothing is opened anyway')
    .addHelpText('after', '\nThe address holds the token: whoever has it can use the gateway.')
    .action((flags: ConnectionFlags) => {
      const { url, token } = resolveTarget(flags, process.env);
      const page = new URL(url.replace(/^ws/, 'http'));
      // Fragments stay in the browser: they are not sent to servers and do not get into their logs.
      if (token !== undefined) page.hash = `token=${encodeURIComponent(token)}`;
      if (flags.json) output.json({ url: page.href });
      else output.line(page.href);
    });
}
