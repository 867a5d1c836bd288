/** `openclaw logs`: the log of the gateway, wherever it runs. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { LogsTailParams } from '@clawspec/protocol';
import type { Command } from 'commander';
import { type ConnectionFlags, connectionOptions, leastScopes, parseMs, withSession } from '../connection.ts';
import { usageError } from '../exit.ts';
import { clean, type Output, type Style } from '../output.ts';

interface LogFlags extends ConnectionFlags {
  readonly follow?: boolean;
  readonly limit: number;
  readonly maxBytes?: number;
  readonly interval: number;
  readonly plain?: boolean;
}

const STYLES: Readonly<Record<string, Style>> = { debug: 'dim', warn: 'yellow', error: 'red' };

export function addLogs(parent: Command, output: Output): void {
  const command = parent
    .command('logs')
    .description('shows the log of the gateway')
    .option('--follow', 'go on with what is added')
    .option('--limit <lines>', 'how many lines to begin with', count('--limit', 5000), 200)
    .option('--max-bytes <bytes>', 'how much to read at a time', count('--max-bytes', 1_000_000))
    .option('--interval <ms>', 'time between two looks with --follow', parseMs, 1000)
    .option('--plain', 'without colours');
  connectionOptions(command).action((flags: LogFlags) =>
    withSession(flags, output, leastScopes('logs.tail'), async ({ client }) => {
      const { limit, maxBytes } = flags;
      const read = (params: LogsTailParams) =>
        client.request('logs.tail', { ...params, ...(maxBytes === undefined ? {} : { maxBytes }) });
      let tail = await read({ limit });
      for (;;) {
        if (tail.reset) output.note('openclaw: the log begins anew');
        for (const line of tail.lines) printLine(output, line, flags);
        if (flags.follow !== true) return;
        await sleep(flags.interval);
        tail = await read({ cursor: tail.cursor });
        if (tail.truncated) output.note('openclaw: lines are missing here; use a shorter --interval');
      }
    }),
  );
}

function count(flag: string, max: number): (text: string) => number {
  return text => {
    const value = /^\d+$/.test(text) ? Number(text) : 0;
    if (value >= 1 && value <= max) return value;
    throw usageError(`${flag} is ${JSON.stringify(text)}`, `give a whole number from 1 to ${max}`);
  };
}

/** Lines are JSON objects; what is none is shown as it is. */
function printLine(output: Output, line: string, { json, plain }: LogFlags): void {
  const entry = parse(line);
  if (json === true || entry === undefined) {
    output.line(json === true ? line : clean(line));
    return;
  }
  const { time, level, message, ...fields } = entry;
  const pairs = Object.entries(fields)
    .filter(([name]) => !/^(_meta|\d+)$/.test(name))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const text = [time, String(level ?? '').padEnd(5), message ?? fields['1'] ?? '', ...pairs]
    .map(String)
    .join(' ');
  const style = STYLES[String(level)];
  output.line(style === undefined || plain === true ? oneLine(text) : output.style(style, oneLine(text)));
}

function oneLine(text: string): string {
  return clean(text)
    .replace(/\s*\n\s*/g, ' ')
    .trimEnd();
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
