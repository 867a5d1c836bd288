import type { Command } from 'commander';
import { type ConnectionFlags, connectionOptions, leastScopes, withSession } from '../connection.ts';
import { usageError } from '../exit.ts';
import type { Output } from '../output.ts';

interface CallFlags extends ConnectionFlags {
  readonly params: string;
}

export function addCall(parent: Command, output: Output): void {
  const command = parent
    .command('call')
    .description('calls any method and prints its result as JSON')
    .argument('<method>', 'wire name, such as sessions.list')
    .option('--params <json>', 'parameters, a JSON object', '{}')
    .addHelpText('after', `\nExample:\n  openclaw call chat.history --params '{"sessionKey":"main"}'`);
  connectionOptions(command).action(async (method: string, flags: CallFlags) => {
    const params = parseParams(flags.params);
    const result = await withSession(flags, output, leastScopes(method), ({ client }) =>
      client.requestRaw(method, params),
    );
    output.json(result ?? null);
  });
}

function parseParams(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw usageError(
      `--params is not JSON: ${(error as Error).message}`,
      `give an object such as '{"limit":5}'`,
    );
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw usageError('--params is not a JSON object', `give an object such as '{"limit":5}'`);
}
