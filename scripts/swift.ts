/** `npm run swift`: builds, tests and runs the Swift package with whatever toolchain can be had. */
import { runSwift, withScratchPath } from './swift/command.ts';
import { buildDriver, DRIVER, driverIsFresh } from './swift/driver.ts';
import { findToolchain, ToolchainMissing } from './swift/toolchain.ts';

const USAGE = `Usage: npm run swift -- <build | test | run | package | …> [arguments of swift]
       npm run swift -- driver            start the driver of the conformance suite (JSON lines on stdio), built when needed
       npm run swift -- exec <command>    run any command where the toolchain is, from the root of the repository
       npm run swift -- setup             only make sure that there is a toolchain
       npm run swift -- status            say whether there is one; sets nothing up

Uses \`swift\` 6.0 or newer from PATH. Where there is none, on Linux and as root, Debian's toolchain is set up in a
folder of its own (about 3 GB, some minutes) below CLAWSPEC_CACHE, or where the operating system keeps caches.
The packages come from the mirror that apt of this machine uses, or from CLAWSPEC_DEBIAN_MIRROR.
build, test and run treat warnings as errors; build products go to the same cache.

Exit codes: those of swift; 69 when there is no toolchain and none can be set up; 64 for a wrong command line.
`;

const EX_USAGE = 64;
const EX_UNAVAILABLE = 69;

const [verb, ...rest] = process.argv.slice(2);
try {
  process.exitCode = await main(verb, rest);
} catch (error) {
  if (!(error instanceof ToolchainMissing)) throw error;
  process.stderr.write(`swift: ${error.message}\n`);
  process.exitCode = EX_UNAVAILABLE;
}

async function main(command: string | undefined, args: readonly string[]): Promise<number> {
  if (command === undefined || command === '--help' || command === '-h') {
    process.stdout.write(USAGE);
    return command === undefined ? EX_USAGE : 0;
  }
  const toolchain = await findToolchain({
    setUp: command !== 'status',
    say: text => process.stderr.write(`swift: ${text}\n`),
  });
  switch (command) {
    case 'status':
    case 'setup':
      process.stdout.write(`${toolchain.version} (${toolchain.where})\n`);
      return 0;
    case 'exec':
      if (args.length === 0) {
        process.stderr.write(USAGE);
        return EX_USAGE;
      }
      return await runSwift(toolchain, args);
    case 'driver': {
      const build = driverIsFresh() ? 0 : await buildDriver(toolchain);
      return build === 0 ? await runSwift(toolchain, [DRIVER]) : build;
    }
    default:
      return await runSwift(toolchain, withScratchPath([command, ...args]));
  }
}
