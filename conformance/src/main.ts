/** The command line of `clawspec`. */
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { lintCases } from './case/lint.ts';
import { CASES_FOLDER, CaseError, loadCases } from './case/load.ts';
import { HarnessError, UsageError } from './errors.ts';
import { explainCase } from './explain.ts';
import { loadSpec } from './spec.ts';
import { runTest, type TestOptions } from './test-command.ts';
import { SUITE_VERSION } from './version.ts';

/** Exit code for a wrong command line (sysexits EX_USAGE). */
const USAGE = 64;

/** Runs a command line and returns its exit code; never throws. */
export async function main(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = build(code => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    return explainFailure(error);
  }
}

function explainFailure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
  if (error instanceof UsageError || error instanceof CaseError) {
    process.stderr.write(`clawspec: ${error.message}\n`);
    return USAGE;
  }
  if (error instanceof HarnessError) {
    process.stderr.write(`clawspec: ${error.message}\n`);
    return 2;
  }
  process.stderr.write(
    `clawspec: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 2;
}

function build(exit: (code: number) => void): Command {
  const program = new Command('clawspec')
    .description('Judges OpenClaw gateways by the Clawspec specification.')
    .version(SUITE_VERSION)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });
  addTest(program, exit);
  addList(program);
  program
    .command('explain')
    .description('say what a case is for: its requirements and its steps')
    .argument('<case>', 'name, such as handshake/wrong-token')
    .option('--cases <folder>', 'folder of cases', CASES_FOLDER)
    .action((name: string, { cases }: { cases: string }) => {
      const subject = loadCases(cases).find(one => one.case === name);
      if (subject === undefined) throw new UsageError(`there is no case “${name}”; see clawspec list`);
      process.stdout.write(explainCase(subject, loadSpec().requirements));
    });
  program
    .command('lint')
    .description('check the cases: names, references to requirements, binds')
    .option('--cases <folder>', 'folder of cases', CASES_FOLDER)
    .action(({ cases }: { cases: string }) => {
      const found = loadCases(cases);
      const problems = lintCases(found, loadSpec());
      process.stdout.write(problems.map(problem => `${problem}\n`).join(''));
      process.stdout.write(`${found.length} cases, ${problems.length} problems\n`);
      exit(problems.length === 0 ? 0 : 1);
    });
  return program;
}

function addTest(program: Command, exit: (code: number) => void): void {
  program
    .command('test')
    .description('run the cases against a gateway')
    .option('--url <url>', 'WebSocket URL of the gateway, such as ws://127.0.0.1:18789')
    .option('--token <token>', 'shared token (or in $OPENCLAW_GATEWAY_TOKEN)')
    .option('--command <command>', 'start the gateway with this command; {port} and {token} are replaced')
    .option('--filter <text>', 'only cases whose name contains the text', collect, [])
    .option('--case <name>', 'only this case; may be repeated', collect, [])
    .option('--profile <name>', 'only cases of this profile')
    .option('--protocol <version>', 'only this protocol; may be repeated', collectNumber, [])
    .option('--slow', 'run slow cases too', false)
    .option('--fixture <name=value>', 'provide a fixture; may be repeated', collect, [])
    .option('--without <name>', 'the gateway lacks this fixture; may be repeated', collect, [])
    .option('--bail', 'stop after the first unexpected failure', false)
    .option('--seed <number>', 'order of the run', toNumber)
    .option('--repeat <count>', 'run every case several times', toNumber, 1)
    .option('--jobs <count>', 'cases that run side by side', toNumber, 4)
    .option('--timeout-scale <factor>', 'stretch every waiting time', toFactor, 1)
    .option('--baseline <file>', 'known failures, one “area/case#check reason” per line')
    .option('--report <kind=file>', 'jsonl=FILE or junit=FILE; may be repeated', collect, [])
    .option('--json', 'write the JSONL report to standard output instead of text', false)
    .option('--list', 'list the selected cases instead of running them', false)
    .option('--cases <folder>', 'folder of cases', CASES_FOLDER)
    .addHelpText(
      'after',
      `
Exit code: 0 conformant, 1 not conformant, 2 incomplete (the suite or the gateway did not work), 64 usage.

  clawspec test --url ws://127.0.0.1:18789 --token "$TOKEN"
  clawspec test --command 'my-gateway --port {port} --token {token}' --report junit=report.xml
`,
    )
    .action(async (options: TestOptions) => exit(await runTest(options)));
}

function addList(program: Command): void {
  program
    .command('list')
    .description('list the cases')
    .option('--json', 'as JSON lines', false)
    .option('--cases <folder>', 'folder of cases', CASES_FOLDER)
    .action(({ json, cases }: { json: boolean; cases: string }) => {
      for (const { steps, file, ...header } of loadCases(cases)) {
        process.stdout.write(
          json
            ? `${JSON.stringify({ ...header, file, steps: steps.length })}\n`
            : `${header.case.padEnd(44)} ${header.title}${header.slow ? ' (slow)' : ''}\n`,
        );
      }
    });
}

const collect = (value: string, before: string[]) => [...before, value];
const collectNumber = (value: string, before: number[]) => [...before, toNumber(value)];

function toNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError('It must be a whole number above 0.');
  return number;
}

function toFactor(value: string): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0) throw new InvalidArgumentError('It must be a number above 0.');
  return number;
}
