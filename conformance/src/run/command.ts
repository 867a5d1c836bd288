/** Starts the gateway under test from a command and stops it afterwards. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { HarnessError } from '../errors.ts';

export interface Launched {
  readonly url: string;
  readonly token: string;
  /** Rejects when the gateway ends before it is stopped. */
  readonly died: Promise<never>;
  stop(): Promise<void>;
}

const STOP_MS = 5000;
/** Output kept to explain why a gateway did not start. */
const KEPT_OUTPUT = 4000;

/** `{port}` and `{token}` in the command are replaced; the token is in `$OPENCLAW_GATEWAY_TOKEN` too. */
export async function launch(command: string, token?: string): Promise<Launched> {
  const secret = token ?? randomBytes(24).toString('base64url');
  const port = await freePort();
  const line = command.replaceAll('{port}', String(port)).replaceAll('{token}', secret);
  const child = spawn(line, {
    shell: true,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, OPENCLAW_GATEWAY_TOKEN: secret, PORT: String(port) },
  });
  let output = '';
  const keep = (data: Buffer) => {
    output = (output + data.toString('utf8')).slice(-KEPT_OUTPUT);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  let stopping = false;
  const died = new Promise<never>((_, reject) => {
    child.once('error', error => reject(new HarnessError(`cannot start the gateway: ${error.message}`)));
    child.once('exit', (code, signal) => {
      if (stopping) return;
      const how = code === null ? `signal ${signal}` : `exit code ${code}`;
      reject(
        new HarnessError(`the gateway ended with ${how}: ${output.replaceAll(secret, '[redacted]').trim()}`),
      );
    });
  });
  died.catch(() => {});
  return {
    url: `ws://127.0.0.1:${port}`,
    token: secret,
    died,
    stop: async () => {
      stopping = true;
      await end(child);
    },
  };
}

/** The shell leads a process group of its own, so that what it started ends with it. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, 'exit');
  signal(child, 'SIGTERM');
  const timer = setTimeout(() => signal(child, 'SIGKILL'), STOP_MS);
  await exited;
  clearTimeout(timer);
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (process.platform === 'win32') child.kill(name);
    else process.kill(-(child.pid as number), name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new HarnessError('no free port');
  return address.port;
}
