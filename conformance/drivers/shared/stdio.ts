/** The lines between the suite and a driver, for drivers that run on Node. */
import { createInterface } from 'node:readline';

export interface Connect {
  readonly do: 'connect';
  readonly url: string;
  readonly auth?: { readonly token?: string; readonly password?: string };
  readonly role: 'operator' | 'node';
  readonly scopes: readonly string[];
  readonly device: boolean;
  readonly client?: Readonly<Record<string, string>>;
  readonly caps?: readonly string[];
  readonly commands?: readonly string[];
}

export interface Request {
  readonly do: 'request';
  readonly id: string;
  readonly method: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly final?: boolean;
  readonly timeoutMs?: number;
}

type Command =
  | Connect
  | Request
  | { readonly do: 'subscribe'; readonly events: readonly string[] }
  | { readonly do: 'disconnect' }
  | { readonly do: 'exit' };

export interface Handlers {
  connect(command: Connect): Promise<void>;
  request(command: Request): Promise<void>;
  disconnect(): Promise<void>;
}

/** What an error looks like in a report. */
export interface ReportedError {
  readonly code: string;
  readonly message: string;
  readonly details?: unknown;
  readonly retryable?: boolean;
}

export function report(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Carries out commands until the suite says exit or closes standard input. */
export async function serve(handlers: Handlers): Promise<void> {
  // Nobody reads any more.
  process.stdout.on('error', () => process.exit(0));
  // Requests run side by side; connecting and disconnecting wait for each other.
  let turn: Promise<unknown> = Promise.resolve();
  const failed = (error: unknown) =>
    report({ saw: 'failed', message: error instanceof Error ? error.message : String(error) });
  for await (const line of createInterface({ input: process.stdin })) {
    const command = JSON.parse(line) as Command;
    if (command.do === 'exit') break;
    if (command.do === 'connect') turn = turn.then(() => handlers.connect(command)).catch(failed);
    if (command.do === 'disconnect') turn = turn.then(() => handlers.disconnect()).catch(failed);
    if (command.do === 'request') turn.then(() => handlers.request(command)).catch(failed);
  }
  process.exit(0);
}
