/**
 * `npm run interop:clients`: the command line programs of the real product against our gateway. Installs the
 * pinned packages into a cache, starts a gateway per program on loopback and runs the commands that people use.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { COMMANDS } from './interop/commands.ts';
import { isolation, runAgainOffline } from './interop/offline.ts';
import { install, REAL_CLIS } from './interop/packages.ts';
import { jsonReport, table } from './interop/report.ts';
import { type Outcome, runAll } from './interop/run.ts';

const USAGE = `Usage: npm run interop:clients [-- OPTIONS]

Runs the commands of ${REAL_CLIS.map(({ name }) => name).join(' and ')} against our gateway.

  --only TEXT     commands whose name contains this (repeatable); those they build on run as well
  --protocol N    only the program of this protocol, 3 or 4
  --trace DIR     write the frames of every command to DIR, secrets left out
  --json          one JSON object instead of the table
  --help

Packages are kept in CLAWSPEC_CACHE, or where the operating system keeps caches.
Exit codes: 0 all well, 1 a command failed that is not known to, 64 wrong usage.
`;
const values = readArgs();

const BUILDING: ReadonlySet<string> = new Set(['cron', 'nodes']);

const say = (text: string) => void process.stderr.write(`${text}\n`);

if (values.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}
const clis = REAL_CLIS.filter(
  ({ protocol }) => values.protocol === undefined || String(protocol) === values.protocol,
);
const commands = selected(values.only ?? []);
if (clis.length === 0 || commands.length === 0) {
  say(
    clis.length === 0
      ? '--protocol is 3 or 4'
      : `--only fits none of: ${COMMANDS.map(({ name }) => name).join(', ')}`,
  );
  process.exit(64);
}

const packageDirs: string[] = [];
for (const cli of clis) packageDirs.push(await install(cli, say));

// Installing needs the registry; nothing after it needs any network but loopback.
const state = isolation();
if (state === 'possible') process.exit(await runAgainOffline());
if (state === 'none') say('no network namespace here: only settings keep the programs from the network');

const started = performance.now();
const perCli = await Promise.all(
  clis.map((cli, index) =>
    runAll(cli, packageDirs[index] ?? '', {
      commands,
      ...(values.trace === undefined ? {} : { trace: resolve(values.trace) }),
      onOutcome: progress,
    }),
  ),
);
const outcomes = perCli.flat();
const seconds = (performance.now() - started) / 1000;
process.stdout.write((values.json ? jsonReport : table)(clis, outcomes, seconds));
process.exit(outcomes.some(({ status }) => status === 'failed') ? 1 : 0);

function progress({ protocol, command, status, ms }: Outcome): void {
  say(`protocol ${protocol}  ${status.padEnd(6)}  ${String(ms).padStart(6)} ms  ${command}`);
}

/** Commands build on each other (a job is added before it is run), so their family stays together. */
function selected(only: readonly string[]) {
  if (only.length === 0) return COMMANDS;
  const fits = COMMANDS.filter(({ name }) => only.some(text => name.includes(text)));
  const families = new Set(fits.map(({ name }) => family(name)));
  return COMMANDS.filter(
    command =>
      fits.includes(command) || (families.has(family(command.name)) && BUILDING.has(family(command.name))),
  );
}

function family(name: string): string {
  const [word = ''] = name.split(' ');
  return word === 'node' ? 'nodes' : word;
}

function readArgs() {
  try {
    return parseArgs({
      options: {
        only: { type: 'string', multiple: true },
        protocol: { type: 'string' },
        trace: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exit(64);
  }
}
