/** Heartbeats of the agent, and texts that wait for them. */
import type { HeartbeatEvent } from '@clawspec/protocol';
import type { Command } from 'commander';
import { type ConnectionFlags, connectionOptions, leastScopes, withSession } from '../connection.ts';
import { usageError } from '../exit.ts';
import { ago, clean, duration, type Output } from '../output.ts';

const MODES = ['now', 'next-heartbeat'] as const;

/** Below `openclaw system`. */
export function addHeartbeat(system: Command, output: Output): void {
  connectionOptions(
    system
      .command('event')
      .description('tells the agent something, in its main session')
      .requiredOption('--text <text>', 'what to tell it')
      .option('--mode <mode>', 'now, or next-heartbeat (default)'),
  ).action(async (flags: ConnectionFlags & { text: string; mode?: string }) => {
    const mode = MODES.find(one => one === (flags.mode ?? 'next-heartbeat'));
    if (mode === undefined) {
      throw usageError(`--mode is ${JSON.stringify(flags.mode)}`, `allowed: ${MODES.join(', ')}`);
    }
    const result = await withSession(flags, output, leastScopes('wake'), ({ client }) =>
      client.request('wake', { mode, text: flags.text }),
    );
    if (flags.json) output.json(result);
    else
      output.line(
        mode === 'now' ? 'The agent hears of it now.' : 'The agent hears of it at its next heartbeat.',
      );
  });

  const heartbeat = system.command('heartbeat').description('turns of the agent that nobody asked for');
  connectionOptions(heartbeat.command('last').description('how the last one went')).action(
    async (flags: ConnectionFlags) => {
      const last = await withSession(flags, output, leastScopes('last-heartbeat'), ({ client }) =>
        client.request('last-heartbeat'),
      );
      if (flags.json) output.json(last);
      else if (last === null) output.line('No heartbeat since the gateway started.');
      else printHeartbeat(output, last);
    },
  );
  for (const [name, enabled] of [
    ['enable', true],
    ['disable', false],
  ] as const) {
    connectionOptions(
      heartbeat
        .command(name)
        .description(enabled ? 'switches them on again' : 'switches them off until the gateway restarts'),
    ).action(async (flags: ConnectionFlags) => {
      const result = await withSession(flags, output, leastScopes('set-heartbeats'), ({ client }) =>
        client.request('set-heartbeats', { enabled }),
      );
      if (flags.json) output.json(result);
      else output.line(`Heartbeats are ${result.enabled ? 'on' : 'off'}.`);
    });
  }
}

function printHeartbeat(
  output: Output,
  { ts, status, reason, preview, durationMs, message }: HeartbeatEvent,
): void {
  const why = reason === undefined ? '' : ` (${clean(reason)})`;
  const took = durationMs === undefined ? '' : `, took ${duration(durationMs)}`;
  output.line(`Heartbeat: ${clean(status)}${why}, ${ago(ts)}${took}`);
  if (preview !== undefined) output.line(`Reply: ${clean(preview).replace(/\s+/g, ' ')}`);
  if (message !== undefined) output.line(clean(message));
}
