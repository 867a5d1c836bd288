/** Channels: how they stand, and the link to their accounts. */
import { writeFile } from 'node:fs/promises';
import type { ChannelAccountStatus, ChannelsStatusResult } from '@clawspec/protocol';
import type { Command } from 'commander';
import { type ConnectionFlags, connectionOptions, leastScopes, withSession } from '../connection.ts';
import { CliError, EXIT, usageError } from '../exit.ts';
import { ago, clean, type Output } from '../output.ts';

interface AccountFlags extends ConnectionFlags {
  readonly channel?: string;
  readonly account?: string;
}

interface LoginFlags extends AccountFlags {
  readonly force?: boolean;
  readonly qrFile?: string;
}

const LOGIN_TIMEOUT_MS = 120_000;
const GRACE_MS = 5_000;

export function addChannels(parent: Command, output: Output): void {
  const channels = parent.command('channels').description('shows channels, and links their accounts');

  connectionOptions(
    channels
      .command('status')
      .description('shows how channels and their accounts are')
      .option('--probe', 'ask the services now'),
  ).action(async (flags: ConnectionFlags & { probe?: boolean }) => {
    const status = await withSession(flags, output, leastScopes('channels.status'), ({ client, timeoutMs }) =>
      client.request('channels.status', flags.probe ? { probe: true, timeoutMs } : {}),
    );
    if (flags.json) output.json(status);
    else printStatus(output, status);
  });

  accountOptions(channels.command('logout').description('logs an account out and stops it')).action(
    async (flags: AccountFlags) => {
      const channel = flags.channel?.trim() ?? '';
      if (channel === '') throw usageError('no channel given', 'name it with --channel');
      const result = await withSession(flags, output, leastScopes('channels.logout'), ({ client }) =>
        client.request('channels.logout', { channel, ...accountOf(flags) }),
      );
      if (flags.json) return output.json(result);
      const name = clean(`${result.channel} account ${result.accountId}`);
      output.line(result.cleared ? `Logged out of ${name}` : `${name} was not logged in`);
    },
  );

  accountOptions(
    channels
      .command('login')
      .description('links an account of the channel that is linked by scanning a code')
      .option('--force', 'forget the login that is there and begin anew')
      .option('--qr-file <file>', 'write the code to scan to this PNG file'),
  ).action((flags: LoginFlags) => login(flags, output));
}

async function login(flags: LoginFlags, output: Output): Promise<void> {
  const timeout = flags.timeout ?? LOGIN_TIMEOUT_MS;
  const waiting = { timeout: timeout + GRACE_MS };
  const result = await withSession(
    { ...flags, ...waiting },
    output,
    leastScopes('web.login.start'),
    async ({ client }) => {
      const started = await client.request('web.login.start', {
        ...accountOf(flags),
        ...(flags.force ? { force: true } : {}),
        timeoutMs: timeout,
      });
      if (!flags.json) output.line(clean(started.message));
      if (started.qrDataUrl !== undefined) await showCode(flags, output, started.qrDataUrl);
      return client.request('web.login.wait', { ...accountOf(flags), timeoutMs: timeout });
    },
  );
  if (flags.json) output.json(result);
  if (!result.connected) throw new CliError('NOT_LINKED', clean(result.message), EXIT.failed);
  if (!flags.json) output.line(clean(result.message));
}

/** Terminals cannot show pictures: the code goes into a file, or out as it is. */
async function showCode({ qrFile, json }: LoginFlags, output: Output, dataUrl: string): Promise<void> {
  if (qrFile !== undefined) {
    await writeFile(qrFile, Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64'), { mode: 0o600 });
    output.note(`openclaw: the code is in ${qrFile}`);
  } else if (!json) {
    output.note('openclaw: open this in a browser, or use --qr-file:');
    output.note(clean(dataUrl));
  }
}

function accountOptions(command: Command): Command {
  return connectionOptions(
    command
      .option('--channel <id>', 'the channel')
      .option('--account <id>', 'the account (default: the default account)'),
  );
}

function accountOf({ account }: AccountFlags): { accountId?: string } {
  return account === undefined ? {} : { accountId: account };
}

function printStatus(output: Output, status: ChannelsStatusResult): void {
  if (status.channelOrder.length === 0) {
    output.line('No channel is configured.');
    return;
  }
  output.table(
    ['CHANNEL', 'ACCOUNT', 'STATE', 'LAST IN', 'LAST OUT', 'PROBLEM'],
    status.channelOrder.flatMap(id =>
      (status.channelAccounts[id] ?? []).map(one => [
        status.channelLabels[id] ?? id,
        one.accountId,
        stateOf(one),
        ago(one.lastInboundAt),
        ago(one.lastOutboundAt),
        one.lastError ?? '-',
      ]),
    ),
  );
}

function stateOf({ enabled, configured, linked, connected, running, probe }: ChannelAccountStatus): string {
  if (enabled === false) return 'off';
  if (configured === false) return 'not configured';
  if (linked === false) return 'not linked';
  const asked = typeof probe === 'object' && probe !== null && 'ok' in probe && probe.ok === false;
  if (asked) return 'does not answer';
  if (connected === true) return 'connected';
  return running === true ? 'connecting' : 'stopped';
}
