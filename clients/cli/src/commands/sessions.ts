/** Sessions: which there are, and what can be done with one. */
import type { SessionRow, SessionsListResult, SessionsPatchParams } from '@clawspec/protocol';
import type { Command } from 'commander';
import { type ConnectionFlags, connectionOptions, leastScopes, withSession } from '../connection.ts';
import { CliError, EXIT, usageError } from '../exit.ts';
import { ago, clean, type Output, plural } from '../output.ts';

interface ListFlags extends ConnectionFlags {
  readonly limit: number;
  readonly agent?: string;
  readonly active?: number;
  readonly search?: string;
}

interface CreateFlags extends ConnectionFlags {
  readonly key?: string;
  readonly label?: string;
  readonly agent?: string;
  readonly parent?: string;
  readonly message?: string;
}

interface PatchFlags extends ConnectionFlags {
  readonly label?: string;
  readonly thinking?: string;
  readonly verbose?: string;
  readonly model?: string;
  readonly clear?: string[];
}

const CLEARABLE = {
  label: 'label',
  thinking: 'thinkingLevel',
  verbose: 'verboseLevel',
  model: 'model',
} as const;
const KEY = 'session, such as main or agent:main:notes';

export function addSessions(parent: Command, output: Output): void {
  const sessions = parent.command('sessions').description('lists, shows and changes sessions');
  addList(sessions, output);
  addPreview(sessions, output);
  addCreate(sessions, output);
  addPatch(sessions, output);
  addReset(sessions, output);
  addDelete(sessions, output);
  addCompact(sessions, output);
}

function addList(sessions: Command, output: Output): void {
  const command = sessions
    .command('list', { isDefault: true })
    .description('lists sessions, most recently used first')
    .option('--limit <count>', 'sessions to show', positive('--limit'), 50)
    .option('--agent <id>', 'only sessions of this agent')
    .option('--active <minutes>', 'only sessions used in the last minutes', positive('--active'))
    .option('--search <text>', 'only sessions with this text in key, label or first message');
  connectionOptions(command).action(async (flags: ListFlags) => {
    const { limit, agent, active, search } = flags;
    const list = await withSession(flags, output, leastScopes('sessions.list'), ({ client }) =>
      client.request('sessions.list', {
        limit,
        includeDerivedTitles: true,
        ...(agent === undefined ? {} : { agentId: agent }),
        ...(active === undefined ? {} : { activeMinutes: active }),
        ...(search === undefined ? {} : { search }),
      }),
    );
    if (flags.json) output.json(list);
    else printList(output, list);
  });
}

function addPreview(sessions: Command, output: Output): void {
  const command = sessions
    .command('preview')
    .description('shows the last messages of sessions')
    .argument('<key...>', KEY)
    .option('--limit <count>', 'messages of each session', positive('--limit'), 12);
  connectionOptions(command).action(async (keys: string[], flags: ConnectionFlags & { limit: number }) => {
    const result = await withSession(flags, output, leastScopes('sessions.preview'), ({ client }) =>
      client.request('sessions.preview', { keys, limit: flags.limit }),
    );
    if (flags.json) return output.json(result);
    for (const { key, status, items } of result.previews) {
      output.line(output.style('bold', clean(key)));
      if (items.length === 0) output.line(status === 'missing' ? '  no such session' : '  no messages');
      for (const { role, text } of items) output.line(`  ${clean(role)}: ${oneLine(text)}`);
    }
  });
}

function addCreate(sessions: Command, output: Output): void {
  const command = sessions
    .command('create')
    .description('makes a session')
    .option('--key <key>', 'its key (default: a fresh one)')
    .option('--label <label>', 'its name, unique in the gateway')
    .option('--agent <id>', 'agent that answers in it')
    .option('--parent <key>', 'session that it comes from')
    .option('-m, --message <text>', 'first message; the run goes on after the command has ended');
  connectionOptions(command).action(async (flags: CreateFlags) => {
    const { key, label, agent, parent, message } = flags;
    const made = await withSession(flags, output, leastScopes('sessions.create'), ({ client }) =>
      client.request('sessions.create', {
        ...(key === undefined ? {} : { key }),
        ...(label === undefined ? {} : { label }),
        ...(agent === undefined ? {} : { agentId: agent }),
        ...(parent === undefined ? {} : { parentSessionKey: parent }),
        ...(message === undefined ? {} : { message }),
      }),
    );
    if (flags.json) output.json(made);
    else {
      output.line(`Created ${clean(made.key)}`);
      if (made.runId !== undefined) output.line(`Run ${clean(made.runId)} started`);
    }
    if (made.runError !== undefined) {
      throw new CliError('RUN_ERROR', `the message did not run: ${made.runError.message}`, EXIT.failed);
    }
  });
}

function addPatch(sessions: Command, output: Output): void {
  const command = sessions
    .command('patch')
    .description('changes label and settings of a session; makes it when there is none')
    .argument('<key>', KEY)
    .option('--label <label>', 'name, unique in the gateway')
    .option('--thinking <level>', 'how much the model thinks, such as off, low, high')
    .option('--verbose <level>', 'off, on or full')
    .option('--model <model>', 'model, as the gateway lists it')
    .option('--clear <name...>', `take away: ${Object.keys(CLEARABLE).join(', ')}`);
  connectionOptions(command).action(async (key: string, flags: PatchFlags) => {
    const params = patchParams(key, flags);
    // Gateways of protocol 3 want operator.admin for it.
    const scopes = [...leastScopes('sessions.patch'), ...leastScopes('sessions.reset')];
    const result = await withSession(flags, output, scopes, ({ client }) =>
      client.request('sessions.patch', params),
    );
    if (flags.json) return output.json(result);
    const { label, thinkingLevel, verboseLevel } = result.entry;
    output.line(`Changed ${clean(result.key)}`);
    output.line(`  label: ${clean(label ?? '-')}`);
    output.line(`  thinking: ${clean(thinkingLevel ?? '-')}`);
    output.line(`  verbose: ${clean(verboseLevel ?? '-')}`);
  });
}

function patchParams(
  key: string,
  { label, thinking, verbose, model, clear = [] }: PatchFlags,
): SessionsPatchParams {
  const params: Record<string, string | null> = {};
  for (const [name, value] of Object.entries({ label, thinking, verbose, model })) {
    if (value !== undefined) params[CLEARABLE[name as keyof typeof CLEARABLE]] = value;
  }
  for (const name of clear) {
    if (!Object.hasOwn(CLEARABLE, name)) {
      throw usageError(
        `--clear does not know ${JSON.stringify(name)}`,
        `it knows ${Object.keys(CLEARABLE).join(', ')}`,
      );
    }
    params[CLEARABLE[name as keyof typeof CLEARABLE]] = null;
  }
  if (Object.keys(params).length === 0)
    throw usageError(
      'sessions patch has nothing to change',
      'give --label, --thinking, --verbose, --model or --clear',
    );
  return { key, ...params };
}

function addReset(sessions: Command, output: Output): void {
  const command = sessions
    .command('reset')
    .description('begins a session anew; its runs are stopped and its messages archived')
    .argument('<key>', KEY);
  connectionOptions(command).action(async (key: string, flags: ConnectionFlags) => {
    const result = await withSession(flags, output, leastScopes('sessions.reset'), ({ client }) =>
      client.request('sessions.reset', { key }),
    );
    if (flags.json) output.json(result);
    else output.line(`${clean(result.key)} begins anew (session ${clean(result.entry.sessionId)})`);
  });
}

function addDelete(sessions: Command, output: Output): void {
  const command = sessions
    .command('delete')
    .description('removes a session; its runs are stopped and its messages archived')
    .argument('<key>', KEY);
  connectionOptions(command).action(async (key: string, flags: ConnectionFlags) => {
    const result = await withSession(flags, output, leastScopes('sessions.delete'), ({ client }) =>
      client.request('sessions.delete', { key }),
    );
    if (flags.json) output.json(result);
    else if (result.deleted) output.line(`Deleted ${clean(result.key)}`);
    if (!result.deleted)
      throw new CliError('NOT_FOUND', `there is no session ${clean(result.key)}`, EXIT.failed);
  });
}

function addCompact(sessions: Command, output: Output): void {
  const command = sessions
    .command('compact')
    .description('shortens a session to its newest messages; the others are archived')
    .argument('<key>', KEY)
    .option('--keep <count>', 'messages to keep (default: as the gateway decides)', positive('--keep'));
  connectionOptions(command).action(async (key: string, flags: ConnectionFlags & { keep?: number }) => {
    const result = await withSession(flags, output, leastScopes('sessions.compact'), ({ client }) =>
      client.request('sessions.compact', {
        key,
        ...(flags.keep === undefined ? {} : { maxLines: flags.keep }),
      }),
    );
    if (flags.json) return output.json(result);
    const kept = result.kept === undefined ? '' : `, ${plural(result.kept, 'message')} kept`;
    output.line(
      result.compacted
        ? `Compacted ${clean(result.key)}${kept}`
        : `Nothing done: ${clean(result.reason ?? 'nothing to compact')}`,
    );
  });
}

function printList(output: Output, { sessions, totalCount }: SessionsListResult): void {
  if (sessions.length === 0) {
    output.line('No sessions');
    return;
  }
  output.table(
    ['SESSION', 'NAME', 'USED', 'STATE', 'TOKENS'],
    sessions.map(one => [
      one.key,
      one.displayName ?? one.derivedTitle ?? '-',
      ago(one.updatedAt),
      stateOf(one),
      String(one.totalTokens ?? '-'),
    ]),
  );
  const more = (totalCount ?? sessions.length) - sessions.length;
  if (more > 0) output.line(`and ${more} more; --limit shows them`);
}

function stateOf({ hasActiveRun, status, abortedLastRun }: SessionRow): string {
  if (hasActiveRun === true) return 'running';
  return status ?? (abortedLastRun === true ? 'killed' : '-');
}

function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ');
}

/** Reads a whole number from 1 up. */
export function positive(flag: string): (text: string) => number {
  return text => {
    const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    if (count > 0) return count;
    throw usageError(`${flag} is ${JSON.stringify(text)}`, 'give a whole number, at least 1');
  };
}
