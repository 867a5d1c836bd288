/** One message to an agent: the reply as it grows on a terminal, in one piece otherwise. */
import type { GatewayClient } from '@clawspec/client';
import type { AgentFinal, AgentPayload } from '@clawspec/protocol';
import type { Command } from 'commander';
import { type ConnectionFlags, connectionOptions, leastScopes, withSession } from '../connection.ts';
import { CliError, EXIT, usageError } from '../exit.ts';
import { clean, type Output } from '../output.ts';

interface AgentFlags extends Omit<ConnectionFlags, 'timeout'> {
  readonly message?: string;
  readonly sessionKey?: string;
  readonly agent?: string;
  /** Seconds. */
  readonly timeout: number;
}

/** How much longer than the run the answer may take. */
const GRACE_MS = 5000;
/** How long an interrupted run has to stop before the program ends anyway. */
const ABORT_MS = 2000;
const CONNECT_MS = 10_000;

export function addAgent(parent: Command, output: Output): void {
  const command = parent
    .command('agent')
    .description('sends a message to an agent and prints the reply')
    .requiredOption('-m, --message <text>', 'the message')
    .option('--session-key <key>', 'session to send it into (default: the main session of the agent)')
    .option('--agent <id>', 'agent that answers (default: the default agent)')
    .option('--timeout <seconds>', 'seconds after which the run is stopped', parseSeconds, 600);
  connectionOptions(command, false).action(async (flags: AgentFlags) => {
    const message = flags.message ?? '';
    if (message.trim() === '') throw usageError('--message is empty', 'give the text to send');
    const { timeout: seconds, ...connection } = flags;
    await withSession({ ...connection, timeout: CONNECT_MS }, output, leastScopes('agent'), ({ client }) =>
      runAgent(client, output, flags, {
        message,
        deliver: false,
        timeout: seconds,
        ...(flags.sessionKey === undefined ? {} : { sessionKey: flags.sessionKey }),
        ...(flags.agent === undefined ? {} : { agentId: flags.agent }),
      }),
    );
  });
}

function parseSeconds(text: string): number {
  const seconds = /^\d+$/.test(text) ? Number(text) : 0;
  if (seconds > 0 && seconds <= 86_400) return seconds;
  throw usageError(`--timeout is ${JSON.stringify(text)}`, 'give a whole number of seconds from 1 to 86400');
}

type Params = Parameters<GatewayClient['agent']>[0];

async function runAgent(
  client: GatewayClient,
  output: Output,
  flags: AgentFlags,
  params: Params,
): Promise<void> {
  const stream = !flags.json && output.terminal ? createStream(output) : undefined;
  const run = client.agent(params, { finalTimeoutMs: flags.timeout * 1000 + GRACE_MS });
  const stop = stream && client.onEvent('agent', payload => stream.take(payload, run.runId));
  const gaveUp = Promise.withResolvers<never>();
  let interrupted = false;
  const onSigint = () => {
    interrupted = true;
    // Ends the wait at the latest when the run does not: a stopped run ends by itself.
    abortRun(client, run).catch(gaveUp.reject);
    setTimeout(() => gaveUp.reject(new Error('the run did not stop in time')), ABORT_MS).unref();
  };
  process.once('SIGINT', onSigint);
  // Not awaited when the final one fails first.
  run.accepted.catch(() => undefined);
  try {
    const final = await Promise.race([run.final, gaveUp.promise]);
    if (interrupted) throw interruption();
    const text = clean(replyText(final));
    if (flags.json) output.json(final);
    else if (stream !== undefined) stream.end(text);
    else if (text !== '') output.line(text);
    if (final.status !== 'ok') throw notOk(final);
  } catch (error) {
    stream?.breakLine();
    throw interrupted ? interruption() : error;
  } finally {
    stop?.();
    process.off('SIGINT', onSigint);
  }
}

function interruption(): CliError {
  return new CliError('INTERRUPTED', 'interrupted; the run was told to stop', EXIT.interrupted);
}

/** Stops the run in the gateway, as far as that is possible in a short time. */
async function abortRun(client: GatewayClient, run: ReturnType<GatewayClient['agent']>): Promise<void> {
  const signal = AbortSignal.timeout(ABORT_MS);
  const { sessionKey } = await run.accepted;
  if (sessionKey === undefined) return;
  await client.request('chat.abort', { sessionKey, runId: run.runId }, { signal, retry: false });
}

function notOk(final: AgentFinal): CliError {
  const what = final.status === 'timeout' ? 'the run was stopped before it was done' : 'the run failed';
  return new CliError(
    `RUN_${final.status.toUpperCase()}`,
    `agent: ${what} (${final.summary ?? final.status})`,
    EXIT.failed,
  );
}

function replyText(final: AgentFinal): string {
  return (final.result?.payloads ?? [])
    .map(payload => payload.text ?? '')
    .filter(text => text !== '')
    .join('\n');
}

/** Writes what is new of a reply that comes as the whole text so far, again and again. */
function createStream(output: Output) {
  let shown = '';
  const show = (text: string) => {
    if (text.startsWith(shown)) output.write(text.slice(shown.length));
    else output.write(`\n${text}`);
    shown = text;
  };
  return {
    take(payload: AgentPayload, runId: string) {
      if (payload.runId === runId && payload.stream === 'assistant') show(clean(payload.data.text));
    },
    end(text: string) {
      if (text !== '') show(text);
      if (shown !== '') output.line();
      shown = '';
    },
    breakLine() {
      if (shown !== '') output.line();
    },
  };
}
