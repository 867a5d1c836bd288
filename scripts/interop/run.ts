/** Takes one real command line program through all commands against a gateway of its own. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CommandCase, type Memory, NODE_NAME } from './commands.ts';
import { KNOWN } from './known.ts';
import type { RealCli } from './packages.ts';
import { type Finished, Home, startGateway, stop, TOKEN, withTempDir } from './processes.ts';
import { startTrace, type Trace } from './trace.ts';

export interface Outcome {
  readonly command: string;
  readonly protocol: 3 | 4;
  readonly status: 'ok' | 'failed' | 'known';
  readonly ms: number;
  /** Exit code; null when it took too long. */
  readonly exit: number | null;
  /** What is wrong, or why that is known. */
  readonly detail?: string;
}

export interface RunOptions {
  readonly commands: readonly CommandCase[];
  /** Folder for the frames; none are written when left out. */
  readonly trace?: string;
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** The first start of the program of protocol 3 compiles its extensions, which takes a minute on a busy machine. */
const COMMAND_TIMEOUT_MS = 180_000;
const PAUSE_MS = 500;

export async function runAll(cli: RealCli, packageDir: string, options: RunOptions): Promise<Outcome[]> {
  return withTempDir(async dir => {
    const gateway = await startGateway(dir);
    let trace: Trace | undefined;
    let node: ChildProcess | undefined;
    try {
      if (options.trace !== undefined) {
        trace = await startTrace(gateway.url, options.trace, `protocol-${cli.protocol}`);
      }
      const url = trace?.url ?? gateway.url;
      const local = await Home.make(dir, cli, packageDir);
      const remote = await Home.make(dir, cli, packageDir, url);
      const nodeHome = await Home.make(dir, cli, packageDir);
      const memory: Memory = { protocol: cli.protocol };
      const outcomes: Outcome[] = [];
      for (const command of options.commands) {
        if (command.protocol !== undefined && command.protocol !== cli.protocol) continue;
        trace?.step(command.name);
        if (command.node === 'start') node = startNode(nodeHome, url);
        if (command.node === 'stop' && node) await stop(node);
        const outcome = await runOne(command, memory, command.remote ? remote : local, url);
        outcomes.push(outcome);
        options.onOutcome?.(outcome);
      }
      return outcomes;
    } finally {
      if (node) await stop(node);
      trace?.close();
      await gateway.stop();
    }
  });
}

function startNode(home: Home, url: string): ChildProcess {
  const { hostname, port } = new URL(url);
  const child = home.spawn(['node', 'run', '--host', hostname, '--port', port, '--display-name', NODE_NAME], {
    OPENCLAW_GATEWAY_TOKEN: TOKEN,
  });
  // Nobody reads them, and a full pipe would stop the node.
  child.stdout?.resume();
  child.stderr?.resume();
  return child;
}

async function runOne(command: CommandCase, memory: Memory, home: Home, url: string): Promise<Outcome> {
  const { protocol } = memory;
  const known = KNOWN.find(entry => entry.protocol === protocol && entry.command === command.name);
  const target = command.remote ? [] : ['--url', url, '--token', TOKEN];
  const until = performance.now() + (command.withinMs ?? 0);
  for (;;) {
    const run = await home.run([...command.args(memory), ...target], COMMAND_TIMEOUT_MS);
    const problem = problemOf(command, run, memory);
    if (problem !== undefined && !known && performance.now() < until) {
      await sleep(PAUSE_MS);
      continue;
    }
    const detail = problem === undefined ? undefined : (known?.reason ?? problem);
    return {
      command: command.name,
      protocol,
      status: problem === undefined ? 'ok' : known ? 'known' : 'failed',
      ms: run.ms,
      exit: run.code,
      ...(detail === undefined ? {} : { detail }),
    };
  }
}

function problemOf(command: CommandCase, run: Finished, memory: Memory): string | undefined {
  if (run.code === null) return `did not end within ${COMMAND_TIMEOUT_MS / 1000} s`;
  if (run.code !== (command.exit ?? 0)) {
    const text = (run.stderr.trim() || run.stdout.trim()).slice(0, 400);
    return `exit code ${run.code}: ${text}`;
  }
  return command.check(run, memory);
}
