/** Commands that were sent to nodes and wait for their answer. */
import type { ParamsOf } from '@clawspec/protocol';
import type { Ids } from '../ports.ts';
import { MAX_TIMER_MS } from '../runtime/timers.ts';
import type { EventSender } from '../server/broadcaster.ts';
import type { Session } from '../server/session.ts';
import type { LiveNode } from './live.ts';

export interface Failure {
  readonly code: string;
  readonly message: string;
}

export type Outcome =
  | { readonly ok: true; readonly payload: unknown; readonly payloadJSON: string | null }
  | { readonly ok: false; readonly error: Failure };

export interface Command {
  readonly command: string;
  readonly params: unknown;
  /** What the caller asked for. */
  readonly timeoutMs: number | undefined;
  readonly idempotencyKey: string;
  /** Aborted when the caller goes away. */
  readonly signal: AbortSignal;
}

export interface Invocations {
  /** How many wait for a node. */
  count(nodeId: string): number;
  run(node: LiveNode, command: Command): Promise<Outcome>;
  /** False when nobody waits for it. */
  settle(result: ParamsOf<'node.invoke.result'>): boolean;
  waits(nodeId: string, id: string): boolean;
  /** Fails what was asked of a connection that has gone. */
  sessionGone(session: Session): void;
  close(): void;
}

interface Waiting {
  readonly nodeId: string;
  readonly session: Session;
  readonly command: string;
  finish(outcome: Outcome): void;
}

export function createInvocations(options: {
  readonly events: EventSender;
  readonly ids: Ids;
  readonly defaultTimeoutMs: number;
}): Invocations {
  const { events, ids, defaultTimeoutMs } = options;
  const waiting = new Map<string, Waiting>();

  const run: Invocations['run'] = ({ nodeId, session }, { command, params, signal, ...rest }) => {
    const id = ids.uuid();
    // Before anything waits for it: not everything that was read can be written again.
    const paramsJSON = params === undefined ? {} : { paramsJSON: JSON.stringify(params) };
    const timeoutMs = Math.min(rest.timeoutMs ?? defaultTimeoutMs, MAX_TIMER_MS);
    const outcome = Promise.withResolvers<Outcome>();
    const cancel = () => {
      if (session.caller.protocol >= 4) {
        events.sendDirect(session, 'node.invoke.cancel', { invokeId: id, nodeId });
      }
    };
    const giveUp = (code: string, message: string) => {
      cancel();
      finish({ ok: false, error: { code, message } });
    };
    const onAbort = () => giveUp('CANCELLED', 'the caller went away');
    const timer = setTimeout(() => giveUp('TIMEOUT', 'node invoke timed out'), timeoutMs);
    const finish = (result: Outcome) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      waiting.delete(id);
      outcome.resolve(result);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    waiting.set(id, { nodeId, session, command, finish });
    events.sendDirect(session, 'node.invoke.request', {
      id,
      nodeId,
      command,
      ...paramsJSON,
      ...(session.caller.protocol >= 4 || rest.timeoutMs !== undefined ? { timeoutMs } : {}),
      idempotencyKey: rest.idempotencyKey,
    });
    return outcome.promise;
  };

  const waits: Invocations['waits'] = (nodeId, id) => waiting.get(id)?.nodeId === nodeId;

  return {
    run,
    waits,
    count: nodeId => waiting.values().reduce((sum, one) => sum + (one.nodeId === nodeId ? 1 : 0), 0),
    settle(result) {
      if (!waits(result.nodeId, result.id)) return false;
      waiting.get(result.id)?.finish(outcomeOf(result));
      return true;
    },
    sessionGone(session) {
      for (const one of [...waiting.values()].filter(each => each.session === session)) {
        const message = `node disconnected (${one.command})`;
        one.finish({ ok: false, error: { code: 'DISCONNECTED', message } });
      }
    },
    close() {
      for (const one of [...waiting.values()]) {
        one.finish({ ok: false, error: { code: 'DISCONNECTED', message: 'the gateway stops' } });
      }
    },
  };
}

function outcomeOf({ ok, payload, payloadJSON, error }: ParamsOf<'node.invoke.result'>): Outcome {
  if (!ok) {
    const message = error?.message ?? 'node invoke failed';
    return { ok: false, error: { code: error?.code ?? 'UNAVAILABLE', message } };
  }
  if (payloadJSON === undefined) return { ok: true, payload, payloadJSON: null };
  return { ok: true, payload: parsed(payloadJSON), payloadJSON };
}

/** Text that is no JSON is handed on as text alone. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
