/** Messages and polls to people on channels. */
import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ParamsOf, PollResult, SendResult } from '@clawspec/protocol';
import { LIMITS } from '@clawspec/protocol';
import type { Command } from 'commander';
import { type ConnectionFlags, connectionOptions, leastScopes, withSession } from '../connection.ts';
import { usageError } from '../exit.ts';
import { clean, type Output } from '../output.ts';

interface TargetFlags extends ConnectionFlags {
  readonly channel?: string;
  readonly account?: string;
  readonly to?: string;
  readonly target?: string;
  readonly threadId?: string;
  readonly silent?: boolean;
  readonly idempotencyKey?: string;
}

interface SendFlags extends TargetFlags {
  readonly message?: string;
  readonly media?: string[];
  readonly replyTo?: string;
}

interface PollFlags extends TargetFlags {
  readonly pollQuestion?: string;
  readonly pollOption?: string[];
  readonly pollMulti?: boolean;
}

export function addMessage(parent: Command, output: Output): void {
  const message = parent.command('message').description('sends messages and polls through channels');

  targetOptions(
    message
      .command('send')
      .description('sends a message')
      .option('-m, --message <text>', 'the text; may be left out with --media')
      .option('--media <file or URL...>', 'files to send: one file of this machine, or URLs')
      .option('--reply-to <id>', 'message that it answers'),
  ).action(async (flags: SendFlags) => {
    const params = { ...targetOf('message send', flags), ...(await contentOf(flags)) };
    const result = await withSession(flags, output, leastScopes('send'), ({ client }) =>
      client.request('send', params),
    );
    report(output, flags, result, `Sent to ${params.to}`);
  });

  targetOptions(
    message
      .command('poll')
      .description('asks a question with options')
      .option('--poll-question <text>', 'the question')
      .option('--poll-option <text...>', 'an option; give it 2 to 12 times')
      .option('--poll-multi', 'let people choose more than one'),
  ).action(async (flags: PollFlags) => {
    const question = flags.pollQuestion?.trim() ?? '';
    const options = flags.pollOption ?? [];
    if (question === '') throw usageError('no question given', 'add --poll-question');
    if (options.length < 2 || options.length > 12) {
      throw usageError(`${options.length} options given`, 'give --poll-option 2 to 12 times');
    }
    const params = {
      ...targetOf('message poll', flags),
      question,
      options,
      ...(flags.pollMulti ? { maxSelections: options.length } : {}),
    };
    const result = await withSession(flags, output, leastScopes('poll'), ({ client }) =>
      client.request('poll', params),
    );
    report(output, flags, result, `Asked ${params.to}`);
  });
}

function targetOptions(command: Command): Command {
  return connectionOptions(
    command
      .option('--channel <id>', 'channel to send through (default: the only one that is configured)')
      .option('-t, --to <address>', 'address as the channel knows it')
      .option('--target <address>', 'the same as --to')
      .option('--account <id>', 'account of the channel that sends (default: its default account)')
      .option('--thread-id <id>', 'thread or topic of the chat')
      .option('--silent', 'deliver it without a sound')
      .option('--idempotency-key <key>', 'repeat a command with its key, and nothing is sent twice'),
  );
}

function targetOf(command: string, flags: TargetFlags) {
  const to = (flags.to ?? flags.target)?.trim() ?? '';
  if (to === '') throw usageError(`${command} needs an address`, 'give it with --to');
  return {
    to,
    idempotencyKey: flags.idempotencyKey ?? randomUUID(),
    ...(flags.channel === undefined ? {} : { channel: flags.channel }),
    ...(flags.account === undefined ? {} : { accountId: flags.account }),
    ...(flags.threadId === undefined ? {} : { threadId: flags.threadId }),
    ...(flags.silent ? { silent: true } : {}),
  };
}

/** Text and files. A file of this machine travels with the request: the gateway may be elsewhere. */
async function contentOf({
  message = '',
  media = [],
  replyTo,
}: SendFlags): Promise<Partial<ParamsOf<'send'>>> {
  if (message.trim() === '' && media.length === 0) {
    throw usageError('nothing to send', 'give --message or --media');
  }
  const urls = media.filter(one => /^(https?|data):/i.test(one));
  const files = media.filter(one => !urls.includes(one));
  if (files.length > 1) throw usageError('more than one file given', 'send them one after the other');
  return {
    ...(message.trim() === '' ? {} : { message }),
    ...(urls.length === 0 ? {} : { mediaUrls: urls }),
    ...(files[0] === undefined ? {} : await readMedia(files[0])),
    ...(replyTo === undefined ? {} : { replyToId: replyTo }),
  };
}

async function readMedia(path: string): Promise<{ buffer: string; filename: string }> {
  try {
    const { size } = await stat(path);
    if (size <= LIMITS.attachmentMaxBytes) {
      return { buffer: (await readFile(path)).toString('base64'), filename: basename(path) };
    }
  } catch (error) {
    throw usageError(`cannot read ${path} (${(error as NodeJS.ErrnoException).code})`);
  }
  throw usageError(`${path} is larger than ${LIMITS.attachmentMaxBytes} bytes`);
}

function report(output: Output, flags: TargetFlags, result: SendResult | PollResult, done: string): void {
  if (flags.json) output.json(result);
  else output.line(clean(`${done} on ${result.channel}, message ${result.messageId}`));
}
