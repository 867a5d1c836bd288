/** The configuration of a running gateway: reading it, changing it. Changes are guarded by the hash of what was read. */
import { readFileSync } from 'node:fs';
import type { ConfigChangeResult, ConfigGetResult } from '@clawspec/protocol';
import type { Command } from 'commander';
import {
  type ConnectionFlags,
  connectionOptions,
  leastScopes,
  type Session,
  withSession,
} from '../connection.ts';
import { CliError, EXIT, usageError } from '../exit.ts';
import { clean, type Output } from '../output.ts';

interface PatchFlags extends ConnectionFlags {
  readonly file?: string;
}

export function addConfig(parent: Command, output: Output): void {
  const config = parent.command('config').description('reads and changes the configuration of the gateway');
  const reading = <T>(flags: ConnectionFlags, work: (session: Session) => Promise<T>) =>
    withSession(flags, output, leastScopes('config.get'), work);
  const patch = async (flags: ConnectionFlags, raw: string) => {
    const result = await withSession(flags, output, leastScopes('config.patch'), session =>
      patchConfig(session, raw),
    );
    if (flags.json) output.json(result);
    else printChange(output, result);
  };

  connectionOptions(
    config
      .command('get')
      .description('prints the configuration, or one key of it; secrets are replaced')
      .argument('[path]', 'dotted path of a key, such as gateway.port'),
  ).action(async (path: string | undefined, flags: ConnectionFlags) => {
    const result = await reading(flags, ({ client }) => client.request('config.get'));
    if (path === undefined && flags.json) return output.json(result);
    printIssues(output, result);
    const value = path === undefined ? result.parsed : valueAt(result.parsed, keysOf(path));
    if (value === undefined) {
      throw new CliError('NOT_SET', `${path} is not set`, EXIT.failed, 'its default holds');
    }
    if (typeof value === 'string' && !flags.json) output.line(clean(value));
    else output.json(value);
  });

  connectionOptions(
    config
      .command('set')
      .description('sets one key')
      .argument('<path>', 'dotted path of the key, such as logging.level')
      .argument('<value>', 'JSON, or text that is taken as it is'),
  ).action((path: string, value: string, flags: ConnectionFlags) =>
    patch(flags, JSON.stringify(nested(keysOf(path), jsonOrText(value)))),
  );

  connectionOptions(
    config
      .command('unset')
      .description('takes one key away: its default holds again')
      .argument('<path>', 'dotted path of the key'),
  ).action((path: string, flags: ConnectionFlags) =>
    patch(flags, JSON.stringify(nested(keysOf(path), null))),
  );

  connectionOptions(
    config
      .command('patch')
      .description('merges JSON5 into the configuration; null takes a key away')
      .argument('[json5]', 'such as \'{logging: {level: "debug"}}\'')
      .option('--file <file>', 'file that holds it'),
  ).action((text: string | undefined, flags: PatchFlags) => {
    if ((text === undefined) === (flags.file === undefined)) {
      throw usageError('config patch needs a patch', 'give it as an argument, or with --file');
    }
    return patch(flags, text ?? readText(flags.file ?? ''));
  });

  connectionOptions(
    config
      .command('schema')
      .description('prints the JSON Schema of the configuration, or what it says about one key')
      .argument('[path]', 'dotted path of a key'),
  ).action(async (path: string | undefined, flags: ConnectionFlags) => {
    const result = await reading(flags, async ({ client }) =>
      path === undefined
        ? (await client.request('config.schema')).schema
        : client.request('config.schema.lookup', { path }),
    );
    output.json(result);
  });

  connectionOptions(config.command('file').description('prints the path of the configuration file')).action(
    async (flags: ConnectionFlags) => {
      const { path, exists, valid } = await reading(flags, ({ client }) => client.request('config.get'));
      if (flags.json) output.json({ path, exists, valid });
      else output.line(clean(path));
    },
  );
}

async function patchConfig({ client }: Session, raw: string): Promise<ConfigChangeResult> {
  const { hash } = await client.request('config.get');
  return client.request('config.patch', { raw, ...(hash === undefined ? {} : { baseHash: hash }) });
}

function printChange(output: Output, { path, changedPaths, restart, sentinel }: ConfigChangeResult): void {
  if (changedPaths?.length === 0) {
    output.line('Nothing to change');
    return;
  }
  output.line(`Changed ${clean(changedPaths?.join(', ') ?? path)}`);
  if (restart !== undefined || sentinel?.payload.stats?.requiresRestart === true) {
    output.line(output.style('yellow', 'Takes effect when the gateway restarts'));
  }
}

function printIssues(output: Output, { valid, path, issues }: ConfigGetResult): void {
  if (valid) return;
  output.note(clean(`openclaw: ${path} is not valid; the gateway goes on with what it had`));
  for (const { line, message } of issues) {
    output.note(clean(`  ${line === undefined ? '' : `line ${line}: `}${message}`));
  }
}

function keysOf(path: string): string[] {
  const keys = path.split('.');
  if (keys.every(key => key !== '')) return keys;
  throw usageError(`${JSON.stringify(path)} is no path of a key`, 'write it as gateway.port');
}

function valueAt(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key)
        ? (at as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}

function nested(keys: readonly string[], value: unknown): unknown {
  return keys.reduceRight((inner, key) => ({ [key]: inner }), value);
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw usageError(`cannot read ${path} (${(error as NodeJS.ErrnoException).code})`);
  }
}
