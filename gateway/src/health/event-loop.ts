/** How busy this process is: event loop delay, its utilisation and CPU time since the last reading. */
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { EventLoopHealth } from '@clawspec/protocol';

/** From here on the process counts as degraded. */
const DEGRADED = { delayP99Ms: 500, utilization: 0.95, cpuCoreRatio: 0.95 } as const;

/** An interval shorter than this says nothing about load. */
const MIN_INTERVAL_MS = 1000;

export interface EventLoopMonitor {
  /** Numbers since the last reading. */
  read(): EventLoopHealth;
  close(): void;
}

export function createEventLoopMonitor(): EventLoopMonitor {
  const delays = monitorEventLoopDelay({ resolution: 20 });
  delays.enable();
  // The first reading covers the time since the process started.
  let since = 0;
  let loop: ReturnType<typeof performance.eventLoopUtilization> | undefined;
  let cpu: NodeJS.CpuUsage | undefined;
  let degradedAt: number | null = null;

  return {
    read() {
      const now = performance.now();
      const intervalMs = now - since;
      const utilization = performance.eventLoopUtilization(loop).utilization;
      const used = process.cpuUsage(cpu);
      const cpuCoreRatio = intervalMs === 0 ? 0 : (used.user + used.system) / 1000 / intervalMs;
      const delayP99Ms = delays.count === 0 ? 0 : delays.percentile(99) / 1e6;
      const delayMaxMs = delays.count === 0 ? 0 : delays.max / 1e6;

      const reasons: ('event_loop_delay' | 'event_loop_utilization' | 'cpu')[] = [];
      // Starting up is work, and no sign of trouble.
      if (loop !== undefined && intervalMs >= MIN_INTERVAL_MS) {
        if (delayP99Ms >= DEGRADED.delayP99Ms) reasons.push('event_loop_delay');
        if (utilization >= DEGRADED.utilization) reasons.push('event_loop_utilization');
        if (cpuCoreRatio >= DEGRADED.cpuCoreRatio) reasons.push('cpu');
      }
      degradedAt = reasons.length === 0 ? null : (degradedAt ?? now);

      since = now;
      loop = performance.eventLoopUtilization();
      cpu = process.cpuUsage();
      delays.reset();
      return {
        degraded: reasons.length > 0,
        degradedSinceMs: degradedAt === null ? null : Math.round(now - degradedAt),
        reasons: reasons as EventLoopHealth['reasons'],
        intervalMs: round(intervalMs),
        delayP99Ms: round(delayP99Ms),
        delayMaxMs: round(delayMaxMs),
        utilization: round(utilization),
        cpuCoreRatio: round(cpuCoreRatio),
      };
    },
    close() {
      delays.disable();
    },
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
