/** The command line of `clawspec fuzz`. */
import { type Command, InvalidArgumentError } from 'commander';
import type { FuzzCommandOptions } from './fuzz-command.ts';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

export function addFuzz(program: Command, exit: (code: number) => void): void {
  program
    .command('fuzz')
    .description('send a gateway frames made from the schemas, valid, nearly valid and hostile, and watch it')
    .option('--url <url>', 'WebSocket URL of the gateway; only methods that change nothing, unless --all')
    .option('--token <token>', 'shared token (or in $OPENCLAW_GATEWAY_TOKEN)')
    .option(
      '--command <command>',
      'start the gateway with this command; {port}, {token} and {state} are replaced',
    )
    .option('--seed <number>', 'the same seed gives the same frames', wholeNumber)
    .option('--runs <count>', 'episodes (connections) at most', wholeNumber)
    .option(
      '--time <time>',
      'how long, such as 30s or 5m; 10s when neither this nor --runs is given',
      duration,
    )
    .option('--episode <number>', 'only the episode with this number', count)
    .option('--methods <names>', 'only these, with commas; no hostile frames then', names, [])
    .option(
      '--all',
      'methods that change or delete something too, also on a gateway with state of its own',
      false,
    )
    .option(
      '--protocol <version>',
      'which one; the newest that the gateway speaks when left out',
      wholeNumber,
    )
    .option('--within <time>', 'how long the gateway may take for anything', duration, 5000)
    .option('--max-memory <MiB>', 'growth of the memory of a gateway that was started here', wholeNumber, 512)
    .option('--findings <count>', 'stop after so many', wholeNumber, 5)
    .option('--out <folder>', 'where cases for what was found are written', 'clawspec-fuzz')
    .option('--json', 'write JSON instead of text', false)
    .addHelpText(
      'after',
      `
Exit code: 0 nothing found, 1 something found, 2 incomplete (the gateway could not be reached), 64 usage.

  clawspec fuzz --command 'my-gateway --port {port} --token {token}' --time 60s
  clawspec fuzz --url ws://127.0.0.1:18789 --seed 7 --runs 500
  clawspec test --cases clawspec-fuzz --url ws://127.0.0.1:18789      # what was found, once more
`,
    )
    .action(async (options: FuzzCommandOptions) => {
      // Loaded when it is wanted: the other commands start faster without it.
      const { runFuzz } = await import('./fuzz-command.ts');
      exit(await runFuzz(options));
    });
}

function wholeNumber(value: string): number {
  const number = count(value);
  if (number < 1) throw new InvalidArgumentError('It must be a whole number above 0.');
  return number;
}

function count(value: string): number {
  const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw new InvalidArgumentError('It must be a whole number.');
  return number;
}

function duration(value: string): number {
  const [, amount, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(value.trim()) ?? [];
  const ms = Number(amount) * (UNITS[unit] ?? 0);
  if (!(ms >= 1)) throw new InvalidArgumentError('It must be a time such as 30s, 500ms or 2m.');
  return ms;
}

function names(value: string, before: readonly string[]): string[] {
  return [
    ...before,
    ...value
      .split(',')
      .map(name => name.trim())
      .filter(name => name !== ''),
  ];
}
