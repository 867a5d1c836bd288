/**
 * An agent run: one request, two responses. The second one goes to the request that started the run, on the
 * connection of that time. When that connection is lost the request is repeated with its key, and the run is
 * followed with agent.wait; once it has ended, repeating the key once more brings its kept end.
 */
import { type AgentFinal, type AgentResult, type AgentWaitResult, LIMITS } from '@clawspec/protocol';
import type { GatewayClientError } from './errors.ts';
import { isObject } from './frames.ts';
import type { AgentOptions, ClientClock, RequestOptions } from './options.ts';
import type { Call, RequestTable } from './requests.ts';
import type { AgentRun } from './types.ts';

export interface AgentContext {
  readonly table: RequestTable;
  readonly clock: ClientClock;
  scopes(): readonly string[] | undefined;
  request(method: 'agent.wait', params: object, options: RequestOptions): Promise<AgentWaitResult>;
}

/** Pause between two looks when a gateway answers agent.wait without waiting, in milliseconds. */
const FOLLOW_PAUSE_MS = 1_000;

/** Whether a response says that the run goes on: an end has another status. */
function isUnderWay(payload: unknown): boolean {
  const status = isObject(payload) ? payload['status'] : undefined;
  return status === 'accepted' || status === 'in_flight' || status === 'started';
}

export function startAgentRun(
  context: AgentContext,
  params: { readonly idempotencyKey: string },
  options: AgentOptions,
): AgentRun {
  const { table, clock } = context;
  const accepted = Promise.withResolvers<AgentResult>();
  const final = Promise.withResolvers<AgentFinal>();
  const over = new AbortController();
  let following = false;
  // Whoever needs only one of the two must not be struck by the other.
  accepted.promise.catch(() => undefined);
  final.promise.catch(() => undefined);

  const fail = (error: GatewayClientError) => {
    over.abort();
    accepted.reject(error);
    final.reject(error);
  };

  const follow = async (call: Call): Promise<void> => {
    following = true;
    const wait = { runId: params.idempotencyKey, timeoutMs: LIMITS.agentWaitDefaultMs };
    while (!over.signal.aborted) {
      const askedAt = clock.now();
      const seen = await context.request('agent.wait', wait, { signal: over.signal });
      if (seen.status !== 'timeout') break;
      if (clock.now() - askedAt < FOLLOW_PAUSE_MS) await pause(clock, over.signal);
    }
    following = false;
    // Without a connection the call is queued anyway and goes out with the next one.
    if (!over.signal.aborted && call.wireId !== undefined) table.transmit(call);
  };

  const onAccepted = (payload: unknown, call: Call) => {
    accepted.resolve(payload as AgentResult);
    table.stopTimer(call);
    const limit = options.finalTimeoutMs ?? 0;
    if (limit > 0) table.startTimer(call, limit, `the run did not end within ${limit} ms`);
    // The second response belongs to an earlier request when this one was not the first with its key.
    const repeated = call.sends > 1 || (isObject(payload) && payload['status'] === 'in_flight');
    if (!repeated || following || options.retry === false) return;
    follow(call).catch((error: GatewayClientError) => table.fail(call, error));
  };

  table.open({
    method: 'agent',
    params,
    options,
    answer: (response, call) => {
      if (response.ok && isUnderWay(response.payload)) {
        onAccepted(response.payload, call);
        return false;
      }
      if (!response.ok) {
        fail(table.refusal(call, response, context.scopes()));
        return true;
      }
      over.abort();
      accepted.resolve(response.payload as AgentResult);
      final.resolve(response.payload as AgentFinal);
      return true;
    },
    fail,
  });
  return { runId: params.idempotencyKey, accepted: accepted.promise, final: final.promise };
}

function pause(clock: ClientClock, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clock.clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = clock.setTimeout(done, FOLLOW_PAUSE_MS);
    signal.addEventListener('abort', done);
  });
}
