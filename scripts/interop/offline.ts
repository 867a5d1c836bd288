/** Nothing that runs here reaches another machine, where the system has network namespaces. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

const INSIDE = 'CLAWSPEC_INTEROP_OFFLINE';
const LOOPBACK_UP = 'ip link set lo up && exec "$@"';

/** Settings of the real product that keep it at home; used with and without a namespace. */
export const QUIET_ENV: Readonly<Record<string, string>> = {
  OPENCLAW_SKIP_CHANNELS: '1',
  OPENCLAW_SKIP_PROVIDERS: '1',
  OPENCLAW_SKIP_GMAIL_WATCHER: '1',
  OPENCLAW_SKIP_CANVAS_HOST: '1',
  OPENCLAW_SKIP_BROWSER_CONTROL_SERVER: '1',
  OPENCLAW_DISABLE_BONJOUR: '1',
  OPENCLAW_NO_RESPAWN: '1',
  OPENCLAW_NO_AUTO_UPDATE: '1',
  OPENCLAW_EXEC_SHELL_SNAPSHOT: '0',
  NO_COLOR: '1',
};

export type Isolation = 'inside' | 'possible' | 'none';

export function isolation(): Isolation {
  if (process.env[INSIDE] === '1') return 'inside';
  const probe = spawnSync('unshare', ['-rn', 'sh', '-c', LOOPBACK_UP, 'sh', 'true'], { stdio: 'ignore' });
  return probe.status === 0 ? 'possible' : 'none';
}

/** Runs this script again in a network that has nothing but loopback; returns its exit code. */
export async function runAgainOffline(): Promise<number> {
  const again = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const child = spawn('unshare', ['-rn', 'sh', '-c', LOOPBACK_UP, 'sh', ...again], {
    stdio: 'inherit',
    env: { ...process.env, [INSIDE]: '1' },
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}
