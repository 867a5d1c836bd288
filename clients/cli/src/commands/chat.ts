/** Conversations: what was said, say something, stop the reply. */
import type { GatewayClient } from '@clawspec/client';
import type { ChatMessage, ChatPayload, SCOPES } from '@clawspec/protocol';
import type { Command } from 'commander';
import { type ConnectionFlags, connectionOptions, leastScopes, withSession } from '../connection.ts';
import { CliError, EXIT, usageError } from '../exit.ts';
import { clean, type Output } from '../output.ts';
import { positive } from './sessions.ts';

interface ChatFlags extends ConnectionFlags {
  readonly session: string;
}

interface SendFlags extends ChatFlags {
  readonly message?: string;
  readonly wait: boolean;
  readonly runTimeout: number;
}

const ADMIN = 'operator.admin' satisfies keyof typeof SCOPES;

type Ended = Extract<ChatPayload, { state: 'final' | 'error' | 'aborted' }>;

export function addChat(parent: Command, output: Output): void {
  const chat = parent.command('chat').description('reads and writes conversations');
  addHistory(chat, output);
  addSend(chat, output);
  addAbort(chat, output);
}

function sessionOption(command: Command): Command {
  return connectionOptions(
    command.option('--session <key>', 'session, such as main or agent:main:notes', 'main'),
  );
}

function addHistory(chat: Command, output: Output): void {
  const command = chat
    .command('history')
    .description('shows the newest messages of a session, oldest first')
    .option('--limit <count>', 'messages to show', positive('--limit'), 50);
  sessionOption(command).action(async (flags: ChatFlags & { limit: number }) => {
    const history = await withSession(flags, output, leastScopes('chat.history'), ({ client }) =>
      client.request('chat.history', { sessionKey: flags.session, limit: flags.limit }),
    );
    if (flags.json) return output.json(history);
    if (history.messages.length === 0) output.line('No messages');
    for (const message of history.messages) printMessage(output, message);
  });
}

function addSend(chat: Command, output: Output): void {
  const command = chat
    .command('send')
    .description('sends a message into a session and prints the reply')
    .argument('[message]', 'the message')
    .option('-m, --message <text>', 'the same as a flag')
    .option('--no-wait', 'print the id of the run instead of waiting for the reply')
    .option('--run-timeout <seconds>', 'seconds to wait for the reply', positive('--run-timeout'), 600);
  sessionOption(command).action(async (argument: string | undefined, flags: SendFlags) => {
    const message = argument ?? flags.message ?? '';
    if (message.trim() === '') throw usageError('chat send needs a message', 'give the text to send');
    // To read the reply takes more than the right to write.
    const scopes = [...leastScopes('chat.send'), ...leastScopes('chat.history')];
    const ended = await withSession(flags, output, scopes, ({ client }) =>
      send(client, flags, message, output),
    );
    if (ended === undefined) return;
    if (flags.json) output.json(ended);
    else output.line(clean(textOf(ended.message)));
    if (ended.state === 'final') return;
    const why = ended.state === 'error' ? (ended.errorMessage ?? 'the run failed') : 'the run was stopped';
    throw new CliError(`RUN_${ended.state.toUpperCase()}`, `chat: ${clean(why)}`, EXIT.failed);
  });
}

/** Sends and waits for the end; undefined when there is nothing more to print. */
async function send(
  client: GatewayClient,
  { session: sessionKey, wait, json, runTimeout }: SendFlags,
  message: string,
  output: Output,
): Promise<Ended | undefined> {
  const idempotencyKey = crypto.randomUUID();
  const ended = Promise.withResolvers<Ended>();
  const off = client.onEvent('chat', payload => {
    if (payload.runId === idempotencyKey && isEnd(payload)) ended.resolve(payload);
  });
  const late = setTimeout(
    () => ended.reject(new CliError('TIMEOUT', `no reply within ${runTimeout} s`, EXIT.failed)),
    runTimeout * 1000,
  );
  try {
    const started = await client.request('chat.send', { sessionKey, message, idempotencyKey });
    // `/stop` starts no run, and nobody waits for one with --no-wait.
    if (wait && 'runId' in started) return await ended.promise;
    if (json) output.json(started);
    else if ('runId' in started) output.line(clean(String(started.runId)));
    else output.line(started.aborted ? 'Stopped' : 'Nothing was running');
    return undefined;
  } finally {
    clearTimeout(late);
    off();
  }
}

function isEnd(payload: ChatPayload): payload is Ended {
  return ['final', 'error', 'aborted'].includes(payload.state);
}

function addAbort(chat: Command, output: Output): void {
  const command = chat
    .command('abort')
    .description('stops the runs of a session')
    .option('--run <id>', 'only this run');
  sessionOption(command).action(async (flags: ChatFlags & { run?: string }) => {
    // The run belongs to whoever sent the message, and that was never this connection.
    const scopes = [...leastScopes('chat.abort'), ADMIN];
    const result = await withSession(flags, output, scopes, ({ client }) =>
      client.request('chat.abort', {
        sessionKey: flags.session,
        ...(flags.run === undefined ? {} : { runId: flags.run }),
      }),
    );
    if (flags.json) output.json(result);
    else output.line(result.aborted ? `Stopped ${clean(result.runIds.join(', '))}` : 'Nothing was running');
  });
}

function printMessage(output: Output, message: ChatMessage): void {
  const failed = message.errorMessage === undefined ? '' : `(${message.errorMessage})`;
  const text = [textOf(message), failed].filter(part => part !== '').join(' ');
  output.line(`${output.style('bold', clean(message.role))}: ${clean(text)}`);
}

/** The text of a message; other parts are named. */
function textOf(message: ChatMessage | undefined): string {
  if (message === undefined) return '';
  const { content } = message;
  if (typeof content === 'string') return content;
  return content.map(part => (part.type === 'text' ? part.text : `[${String(part.type)}]`)).join('');
}
