/** Devices: who waits for approval, who is paired, and their tokens. */
import type { DevicePairListResult, DevicePairRequest, PairedDevice } from '@clawspec/protocol';
import type { Command } from 'commander';
import {
  type ConnectionFlags,
  connectionOptions,
  leastScopes,
  type Session,
  withSession,
} from '../connection.ts';
import { CliError, EXIT, usageError } from '../exit.ts';
import { ago, clean, type Output } from '../output.ts';

interface TokenFlags extends ConnectionFlags {
  readonly device?: string;
  readonly role: string;
  readonly scope?: string[];
}

export function addDevices(parent: Command, output: Output): void {
  const devices = parent.command('devices').description('pairs devices and manages their tokens');
  const run = <T>(flags: ConnectionFlags, work: (session: Session) => Promise<T>) =>
    withSession(flags, output, leastScopes('device.pair.list'), work);

  connectionOptions(devices.command('list').description('lists waiting and paired devices')).action(
    async (flags: ConnectionFlags) => {
      const list = await run(flags, ({ client }) => client.request('device.pair.list'));
      if (flags.json) output.json(list);
      else printDevices(output, list);
    },
  );

  connectionOptions(
    devices
      .command('approve')
      .description('lets a waiting device in, with the role and scopes it asked for')
      .argument('[requestId]', 'request, as `devices list` shows it')
      .option('--latest', 'the newest request'),
  ).action(async (requestId: string | undefined, flags: ConnectionFlags & { latest?: boolean }) => {
    if ((requestId === undefined) === (flags.latest !== true)) {
      throw usageError('devices approve needs a request', 'give its id, or --latest');
    }
    const result = await run(flags, async session => {
      const id = requestId ?? (await latestRequest(session)).requestId;
      return session.client.request('device.pair.approve', { requestId: id });
    });
    if (flags.json) output.json(result);
    else output.line(`Approved ${describe(result.device)}`);
  });

  connectionOptions(
    devices
      .command('reject')
      .description('turns a waiting device down')
      .argument('<requestId>', 'request, as `devices list` shows it'),
  ).action(async (requestId: string, flags: ConnectionFlags) => {
    const result = await run(flags, ({ client }) => client.request('device.pair.reject', { requestId }));
    if (flags.json) output.json(result);
    else output.line(`Rejected device ${clean(result.deviceId)}`);
  });

  connectionOptions(
    devices
      .command('remove')
      .description('forgets a paired device and its tokens')
      .argument('<deviceId>', 'device, as `devices list` shows it'),
  ).action(async (deviceId: string, flags: ConnectionFlags) => {
    const result = await run(flags, ({ client }) => client.request('device.pair.remove', { deviceId }));
    if (flags.json) output.json(result);
    else output.line(`Removed device ${clean(result.deviceId)}`);
  });

  tokenOptions(
    devices.command('rotate').description('replaces the token of a device; the old one is dead at once'),
  )
    .option('--scope <scope...>', 'scopes of the new token (default: those of the old one)')
    .action(async (deviceId: string | undefined, flags: TokenFlags) => {
      const params = {
        ...tokenTarget(deviceId, flags),
        ...(flags.scope === undefined ? {} : { scopes: flags.scope }),
      };
      const result = await run(flags, ({ client }) => client.request('device.token.rotate', params));
      if (flags.json) return output.json(withoutToken(result));
      output.line(`Rotated the ${clean(result.role)} token of device ${clean(result.deviceId)}`);
      output.line('The device gets the new one when it connects with the token of the gateway.');
    });

  tokenOptions(devices.command('revoke').description('revokes the token of a device')).action(
    async (deviceId: string | undefined, flags: TokenFlags) => {
      const params = tokenTarget(deviceId, flags);
      const result = await run(flags, ({ client }) => client.request('device.token.revoke', params));
      if (flags.json) output.json(result);
      else output.line(`Revoked the ${clean(result.role)} token of device ${clean(result.deviceId)}`);
    },
  );
}

function tokenOptions(command: Command): Command {
  return connectionOptions(
    command
      .argument('[deviceId]', 'device, as `devices list` shows it')
      .option('--device <id>', 'the same as a flag')
      .option('--role <role>', 'role of the token', 'operator'),
  );
}

function tokenTarget(argument: string | undefined, flags: TokenFlags): { deviceId: string; role: string } {
  const deviceId = argument ?? flags.device;
  if (deviceId === undefined) throw usageError('no device given', 'give the id that `devices list` shows');
  return { deviceId, role: flags.role };
}

/** Older gateways hand the new token to whoever rotates it; it belongs to the device, not into a terminal. */
function withoutToken<T extends { token?: string }>(result: T): Omit<T, 'token'> {
  const { token: _, ...rest } = result;
  return rest;
}

async function latestRequest({ client }: Session): Promise<DevicePairRequest> {
  const { pending } = await client.request('device.pair.list');
  const newest = pending.toSorted((a, b) => b.ts - a.ts)[0];
  if (newest !== undefined) return newest;
  throw new CliError('NOTHING_PENDING', 'no device waits for approval', EXIT.failed);
}

function printDevices(output: Output, { pending, paired }: DevicePairListResult): void {
  output.line(output.style('bold', `Waiting (${pending.length})`));
  if (pending.length > 0) {
    output.table(
      ['REQUEST', 'DEVICE', 'ROLE', 'SCOPES', 'ADDRESS', 'SINCE'],
      pending.map(one => [
        one.requestId,
        nameOf(one),
        (one.roles ?? [one.role ?? '-']).join(','),
        one.scopes?.join(',') || '-',
        one.remoteIp ?? '-',
        ago(one.ts),
      ]),
    );
  }
  output.line(output.style('bold', `Paired (${paired.length})`));
  if (paired.length > 0) {
    output.table(
      ['DEVICE ID', 'NAME', 'ROLES', 'SCOPES', 'TOKENS', 'PAIRED', 'STATE'],
      paired.map(one => [
        one.deviceId,
        nameOf(one),
        (one.roles ?? [one.role ?? '-']).join(','),
        one.scopes?.join(',') || '-',
        one.tokens?.map(token => token.role).join(',') || '-',
        ago(one.approvedAtMs),
        one.connected ? 'connected' : '-',
      ]),
    );
  }
}

function nameOf(one: Pick<PairedDevice, 'displayName' | 'clientId' | 'platform' | 'deviceId'>): string {
  const name = one.displayName ?? one.clientId ?? one.deviceId.slice(0, 12);
  return one.platform === undefined ? name : `${name} (${one.platform})`;
}

function describe(device: PairedDevice): string {
  return clean(
    `${nameOf(device)}, device ${device.deviceId}, as ${(device.roles ?? [device.role]).join(', ')}`,
  );
}
