/** Entry point: runs one command and turns what goes wrong into one line and an exit code. */
import { CommanderError } from 'commander';
import { EXIT, toFailure } from './exit.ts';
import { clean, createOutput } from './output.ts';
import { buildProgram } from './program.ts';

/** Runs the command line of this process and sets its exit code. */
export async function main(argv: readonly string[] = process.argv): Promise<void> {
  let isLost = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has had enough, such as `head`, is no failure.
    if (error.code === 'EPIPE' || isLost) return;
    isLost = true;
    process.stderr.write(`openclaw: cannot write to standard output: ${error.message}\n`);
    process.exitCode ||= EXIT.failed;
  });
  const output = createOutput();
  try {
    await buildProgram(output).parseAsync([...argv]);
  } catch (error) {
    process.exitCode = report(error, argv.includes('--json'));
  }
  if (isLost) process.exitCode ||= EXIT.failed;
}

function report(error: unknown, json: boolean): number {
  // Commander has printed its own line.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const { code, message, hint, exitCode, wire } = toFailure(error);
  const text = json
    ? JSON.stringify({ ok: false, error: { code, message, ...(hint === undefined ? {} : { hint }), wire } })
    : oneLine(`openclaw: ${message}${hint === undefined ? '' : ` — ${hint}`}`);
  process.stderr.write(`${text}\n`);
  return exitCode;
}

function oneLine(text: string): string {
  return clean(text).replace(/\s*\n\s*/g, ' ');
}
