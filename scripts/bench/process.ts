/** Starts a server as a process of its own and measures what it costs. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

export { freePort } from '../../conformance/src/run/free-port.ts';

export interface Started {
  readonly child: ChildProcess;
  /** Resident memory now, in MB. */
  rssMb(): number;
  stop(): Promise<void>;
}

export function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  let complaint = '';
  child.stderr?.on('data', chunk => {
    complaint += String(chunk);
  });
  child.on('exit', code => {
    if (code) process.stderr.write(`${args.join(' ')} ended with ${code}: ${complaint}\n`);
  });
  return {
    child,
    rssMb() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    },
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
