/** How the gateway is and who is there. */
import type { HealthSnapshot, PresenceEntry, StatusResult } from '@clawspec/protocol';
import type { Command } from 'commander';
import { type ConnectionFlags, connectionOptions, leastScopes, withSession } from '../connection.ts';
import { ago, bytes, clean, duration, type Output, plural } from '../output.ts';

export function addHealth(parent: Command, output: Output): void {
  const command = parent
    .command('health')
    .description('asks the gateway how it is')
    .option('--probe', 'make it check now instead of answering from its last check');
  connectionOptions(command).action(async (flags: ConnectionFlags & { probe?: boolean }) => {
    const started = performance.now();
    const health = await withSession(flags, output, leastScopes('health'), ({ client }) =>
      client.request('health', flags.probe ? { probe: true } : {}),
    );
    if (flags.json) output.json(health);
    else printHealth(output, health, performance.now() - started);
  });
}

function printHealth(output: Output, health: HealthSnapshot, tookMs: number): void {
  const ok = health.ok !== false;
  const head = ok ? output.style('green', 'ok') : output.style('red', 'not ok');
  output.line(`Gateway: ${head} (answered in ${duration(tookMs)}, checked ${ago(health.ts)})`);
  const channels = Object.keys(health.channels ?? {});
  output.line(`Channels: ${channels.length === 0 ? 'none' : clean(channels.join(', '))}`);
  for (const agent of health.agents ?? []) {
    const mark = agent.isDefault ? ' (default)' : '';
    output.line(`Agent: ${clean(agent.agentId)}${mark}, ${plural(agent.sessions.count, 'session')}`);
  }
  const loop = health.eventLoop;
  if (loop !== undefined) {
    const load = `${(loop.utilization * 100).toFixed(0)} % busy, p99 delay ${duration(loop.delayP99Ms)}`;
    output.line(`Event loop: ${loop.degraded ? output.style('yellow', `degraded, ${load}`) : load}`);
  }
}

export function addStatus(parent: Command, output: Output): void {
  const command = parent.command('status').description('shows sessions, queued events and resources');
  connectionOptions(command).action(async (flags: ConnectionFlags) => {
    const { status, url, server } = await withSession(
      flags,
      output,
      leastScopes('status'),
      async ({ client, target }) => ({
        status: await client.request('status', {}),
        url: target.url,
        server: client.hello,
      }),
    );
    if (flags.json) output.json(status);
    else printStatus(output, status, url, server?.protocol);
  });
}

function printStatus(output: Output, status: StatusResult, url: string, protocol: number | undefined): void {
  const { sessions, queuedSystemEvents, processMemory } = status;
  output.line(
    `Gateway: ${url}, version ${clean(status.runtimeVersion ?? 'unknown')}, protocol ${protocol ?? '?'}`,
  );
  if (processMemory !== undefined) {
    output.line(`Process: pid ${status.pid ?? '?'}, ${bytes(processMemory.rssBytes)}`);
  }
  const model = sessions.defaults.model ?? 'none';
  output.line(`Model: ${clean(model)}`);
  output.line(`Sessions: ${sessions.count}`);
  const recent = sessions.recent.filter(isRecent);
  if (recent.length > 0) {
    output.table(
      ['SESSION', 'LAST USED'],
      recent.map(one => [one.key, ago(one.updatedAt)]),
    );
  }
  if (queuedSystemEvents.length > 0) {
    output.line(`Waiting for the next agent turn (${queuedSystemEvents.length}):`);
    for (const text of queuedSystemEvents) output.line(`  ${clean(text).replace(/\s+/g, ' ')}`);
  }
}

function isRecent(value: unknown): value is { key: string; updatedAt: number | null } {
  return typeof value === 'object' && value !== null && typeof (value as { key?: unknown }).key === 'string';
}

export function addPresence(parent: Command, output: Output): void {
  const command = parent.command('presence').description('lists who is connected');
  connectionOptions(command).action(async (flags: ConnectionFlags) => {
    const list = await withSession(flags, output, leastScopes('system-presence'), ({ client }) =>
      client.request('system-presence'),
    );
    if (flags.json) return output.json(list);
    output.table(
      ['HOST', 'MODE', 'VERSION', 'PLATFORM', 'ADDRESS', 'STATE', 'CHANGED'],
      list.map(presenceRow),
    );
  });
}

function presenceRow(entry: PresenceEntry): string[] {
  const { host, text, mode, version, platform, ip, reason, ts } = entry;
  return [
    host ?? text ?? '-',
    mode ?? '-',
    version ?? '-',
    platform ?? '-',
    ip ?? '-',
    reason ?? '-',
    ago(ts),
  ];
}
