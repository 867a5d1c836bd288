/** The command line of `clawspec`. */
import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, type Option } from 'commander';
import { lintCases } from './case/lint.ts';
import { lintProfiles } from './case/lint-profiles.ts';
import { CASES_FOLDER, CaseError, loadCases } from './case/load.ts';
import { HarnessError, UsageError } from './errors.ts';
import { explain } from './explain.ts';
import { addFuzz } from './fuzz/add-fuzz.ts';
import { type ListOptions, list } from './list-command.ts';
import { type ModelCommandOptions, runModel } from './model/index.ts';
import { loadProfiles } from './profiles.ts';
import { REPORT_KINDS } from './report/outputs.ts';
import { addRecord } from './record/record-command.ts';
import { addReplay } from './replay/replay-command.ts';
import { type ReportOptions, renderReport } from './report-command.ts';
import { loadSpec } from './spec.ts';
import { runTest, type TestOptions } from './test-command.ts';
import { addValidate } from './validate/validate-command.ts';
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
    .description('Judges OpenClaw gateways and clients by the Clawspec specification.')
    .version(SUITE_VERSION)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true, optionDescription: describe });
  addTest(program, exit);
  addFuzz(program, exit);
  addList(program);
  addRecord(program, exit);
  addReplay(program, exit);
  addValidate(program, exit);
  addReport(program);
  addModel(program, exit);
  program
    .command('explain')
    .description('say what a case, a requirement, a profile, a method or an event is about')
    .argument('<name>', 'such as auth/wrong-token, HS-001, cron or chat.send')
    .option('--cases <folder>', 'folder of cases', CASES_FOLDER)
    .action((name: string, { cases }: { cases: string }) => {
      const knowledge = { cases: loadCases(cases), profiles: loadProfiles(), spec: loadSpec() };
      process.stdout.write(explain(name, knowledge));
    });
  program
    .command('lint')
    .description('check cases and profiles: names, references to requirements, binds')
    .option('--cases <folder>', 'folder of cases', CASES_FOLDER)
    .action(({ cases }: { cases: string }) => {
      const found = loadCases(cases);
      const spec = loadSpec();
      // Cases of somebody's own are in no profile.
      const own = resolve(cases) !== CASES_FOLDER;
      const problems = [...lintCases(found, spec), ...(own ? [] : lintProfiles(loadProfiles(), found, spec))];
      process.stdout.write(problems.map(problem => `${problem}\n`).join(''));
      process.stdout.write(`${found.length} cases, ${problems.length} problems\n`);
      exit(problems.length === 0 ? 0 : 1);
    });
  return program;
}

/** Without defaults that say nothing, such as false and no list. */
function describe({ description, defaultValue, argChoices }: Option): string {
  const isPlain = defaultValue === undefined || defaultValue === false || String(defaultValue) === '';
  const notes = [
    ...(argChoices === undefined ? [] : [`one of ${argChoices.join(', ')}`]),
    ...(isPlain ? [] : [`default: ${String(defaultValue)}`]),
  ];
  return notes.length === 0 ? description : `${description} (${notes.join('; ')})`;
}

function addTest(program: Command, exit: (code: number) => void): void {
  program
    .command('test')
    .description('run the cases against a gateway, or a client')
    .option('--url <url>', 'WebSocket URL of the gateway, such as ws://127.0.0.1:18789')
    .option('--token <token>', 'shared token (or in $OPENCLAW_GATEWAY_TOKEN)')
    .option('--command <command>', 'start the gateway with this command; {port} and {token} are replaced')
    .option('--client <command>', 'judge the client that this command drives; the suite is the gateway')
    .option('--model', 'start the scripted model; {model} and $OPENAI_BASE_URL tell the command where', false)
    .option('--filter <pattern>', FILTER, collect, [])
    .option('--case <name>', 'only this case; may be repeated', collect, [])
    .option(
      '--profile <name>',
      'only this profile, and not claiming it is a failure; may be repeated',
      collect,
      [],
    )
    .option('--protocol <version>', 'only this protocol; may be repeated', collectNumber, [])
    .option('--slow', 'run slow cases too', false)
    .option('--fixture <name=value>', 'provide a fixture; may be repeated', collect, [])
    .option('--without <name>', 'the gateway lacks this fixture; may be repeated', collect, [])
    .option('--bail', 'stop after the first unexpected failure', false)
    .option('--seed <number>', 'order of the run', toNumber)
    .option('--repeat <count>', 'run every case several times', toNumber, 1)
    .option('--jobs <count>', 'cases that run side by side', toNumber, 8)
    .option('--timeout-scale <factor>', 'stretch every waiting time', toFactor, 1)
    .option('--baseline <file>', 'known failures, one “area/case#check reason” per line')
    .option('--write-baseline <file>', 'write a line for everything that fails now; reasons are up to you')
    .option('--report <kind>', `${REPORT_KINDS}; may be repeated`, collect, [])
    .option('--docs <url>', 'where the documentation is, for the links of reports')
    .option('--json', 'write the JSONL report to standard output instead of text', false)
    .option('--timings', 'write the slowest cases to standard error', false)
    .option('--list', 'list the selected cases instead of running them', false)
    .option('--cases <folder>', 'folder of cases', CASES_FOLDER)
    .addHelpText(
      'after',
      `
Exit code: 0 conformant, 1 not conformant, 2 incomplete (the suite or the gateway did not work), 64 usage.

  clawspec test --url ws://127.0.0.1:18789 --token "$TOKEN"
  clawspec test --command 'my-gateway --port {port} --token {token}' --report junit=report.xml
  clawspec test --client 'python3 my-driver.py' --report html=report.html
  clawspec test --url ws://127.0.0.1:18789 --profile core --filter 'auth/*' --filter '!*-ui' --report html=report.html
  clawspec test --url ws://127.0.0.1:18789 --write-baseline known.txt      # a line per failure; then say why
  clawspec test --url ws://127.0.0.1:18789 --baseline known.txt            # those are expected from now on
`,
    )
    .action(async (options: TestOptions) => exit(await runTest(options)));
}

function addList(program: Command): void {
  program
    .command('list')
    .description('list cases, profiles or requirements')
    .option('--filter <pattern>', FILTER, collect, [])
    .option('--profile <name>', 'only cases of this profile; may be repeated', collect, [])
    .option('--side <side>', 'only what judges a gateway, or a client')
    .option('--requirements', 'list requirements and the checks that test them', false)
    .option('--profiles', 'list profiles and what claims them', false)
    .option('--json', 'as JSON lines', false)
    .option('--cases <folder>', 'folder of cases', CASES_FOLDER)
    .action((options: ListOptions) => {
      process.stdout.write(list(options));
    });
}

function addReport(program: Command): void {
  program
    .command('report')
    .description('make other reports from a JSONL report, without running anything again')
    .argument('<file>', 'a report that “clawspec test --report jsonl=FILE” wrote; - reads standard input')
    .option('--to <kind>', `${REPORT_KINDS}; may be repeated; text without it`, collect, [])
    .option('--docs <url>', 'where the documentation is, for links')
    .option('--cases <folder>', 'folder of cases', CASES_FOLDER)
    .action((file: string, options: ReportOptions) => renderReport(file, options));
}

function addModel(program: Command, exit: (code: number) => void): void {
  program
    .command('model')
    .description('serve a scripted model: an OpenAI-compatible endpoint that answers what it is told to')
    .option('--port <port>', 'port; 0 takes a free one', toPort, 0)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--key <key>', 'API key that requests need; any will do without it')
    .option('--model <name>', 'name of a model; may be repeated', collect, [])
    .option('--script <file>', 'JSON file of rules: [{"match":"regular expression","answer":{"say":"…"}}]')
    .option('--json', 'write JSON lines', false)
    .addHelpText(
      'after',
      `
Answers “You said: …”. A message may hold directives: !say="words", !slow=ms, !long=words, !fail=status,
!flaky=status (fails once), !tool=name {arguments}, !silent, !cut. conformance/docs/scripted-model.md has them all.
`,
    )
    .action(async (options: ModelCommandOptions) => exit(await runModel(options)));
}

const FILTER =
  'only cases whose name contains the text, or fits a glob (chat/*); “!” in front leaves them out; may be repeated';

const collect = (value: string, before: string[]) => [...before, value];
const collectNumber = (value: string, before: number[]) => [...before, toNumber(value)];

function toNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError('It must be a whole number above 0.');
  return number;
}

function toPort(value: string): number {
  const number = Number(value);
  if (!/^\d{1,5}$/u.test(value) || number > 65_535) throw new InvalidArgumentError('It must be a port.');
  return number;
}

function toFactor(value: string): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0) throw new InvalidArgumentError('It must be a number above 0.');
  return number;
}
