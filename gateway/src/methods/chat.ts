/** chat.history, chat.send, chat.abort, chat.inject. */
import type {
  ChatAbortResult,
  ChatHistoryParams,
  ChatHistoryResult,
  ChatMessage,
  ChatRunStatus,
  ChatSendParams,
} from '@clawspec/protocol';

import { readAttachments } from '../agents/attachments.ts';
import type { Run, RunOutcome } from '../agents/run.ts';
import { GatewayError } from '../errors.ts';
import { type Caller, type Handlers, Replay, type ReplyTarget, type Response } from '../ports.ts';
import { cutMessage } from '../sessions/messages.ts';
import { type AgentContext, mayStop, namedSession, ownerOf, refuseUnsupported } from './agent-context.ts';
import { inject } from './chat-inject.ts';
import { deliverReply } from './reply-delivery.ts';

const METHOD = 'chat.send';
const DEFAULT_HISTORY = 200;
const PENDING_INPUTS = 20;
const THINKING_LEVEL = 'off';

/** Conditions on state that this gateway does not keep: to ignore one would run what its caller wanted held back. */
const UNSUPPORTED_SEND = [
  'intent',
  'toolBindings',
  'systemInputProvenance',
  'systemProvenanceReceipt',
  'expectedLeafEntryId',
  'expectedSessionRoutingContract',
  'expectedPermissionMode',
  'expectedToolOverrides',
] as const satisfies readonly (keyof ChatSendParams)[];

const UNSUPPORTED_HISTORY = ['cursor', 'messageId'] as const satisfies readonly (keyof ChatHistoryParams)[];

export function chatHandlers(
  context: AgentContext,
): Handlers<'chat.history' | 'chat.send' | 'chat.abort' | 'chat.inject'> {
  return {
    'chat.inject': params => inject(context, params),
    'chat.history': (params, { caller }) => history(context, params, caller),
    'chat.send': (params, { caller }) => send(context, params, caller),
    'chat.abort': (params, { caller }) => {
      const session = namedSession(context, params.sessionKey, params.agentId);
      if (params.runId === undefined) return stopAll(context, session.key, caller, 'rpc');
      const run = context.runs.get(params.runId);
      return stop(context, run === undefined ? [] : [run], caller, 'rpc');
    },
  };
}

function history(context: AgentContext, params: ChatHistoryParams, caller: Caller): ChatHistoryResult {
  refuseUnsupported('chat.history', params, UNSUPPORTED_HISTORY);
  const name = namedSession(context, params.sessionKey, params.agentId);
  const session = context.store.find(name.key);
  refuseOtherSession(params.sessionId, session?.sessionId);
  const offset = params.offset ?? 0;
  const page =
    session === undefined
      ? { messages: [], total: 0 }
      : context.store.history(session.sessionId, params.limit ?? DEFAULT_HISTORY, offset);
  const { maxChars } = params;
  const messages =
    maxChars === undefined ? page.messages : page.messages.map(message => cutMessage(message, maxChars));
  return {
    sessionKey: params.sessionKey,
    messages,
    thinkingLevel: session?.settings.thinkingLevel ?? THINKING_LEVEL,
    ...(session === undefined ? {} : { sessionId: session.sessionId }),
    ...(caller.protocol < 4
      ? {}
      : {
          hasMore: offset + page.messages.length < page.total,
          totalMessages: page.total,
          ...runsOf(context, name.key),
        }),
  };
}

/** The run that goes on in a session, and the messages that wait behind it. */
function runsOf(
  context: AgentContext,
  key: string,
): Pick<ChatHistoryResult, 'inFlightRun' | 'pendingInputs'> {
  const runs = context.runs.ofSession(key);
  const active = runs.find(run => run.sessionId !== undefined);
  const waiting = runs.filter(run => run !== active);
  const items = waiting.slice(-PENDING_INPUTS).map(run => ({
    id: run.request.runId,
    runId: run.request.runId,
    message: { role: 'user', content: run.request.message, timestamp: run.acceptedAt } satisfies ChatMessage,
    acceptedAt: run.acceptedAt,
    state: 'queued',
  }));
  return {
    ...(active === undefined
      ? {}
      : {
          inFlightRun: {
            runId: active.request.runId,
            startedAt: active.startedAt ?? active.acceptedAt,
            text: active.publisher.text,
          },
        }),
    pendingInputs: { items, total: waiting.length },
  };
}

function send(
  context: AgentContext,
  params: ChatSendParams,
  caller: Caller,
): ChatRunStatus | ChatAbortResult | Replay {
  if (params.message.trim() === '/stop' && params.suppressCommandInterpretation !== true) {
    const session = namedSession(context, params.sessionKey, params.agentId);
    return stopAll(context, session.key, caller, 'stop');
  }
  return startChat(context, params, caller);
}

/** Starts a run for a message, or says what became of the run with this key. */
export function startChat(
  context: AgentContext,
  params: ChatSendParams,
  caller: Caller,
): ChatRunStatus | Replay {
  const { message, idempotencyKey: runId } = params;
  const session = namedSession(context, params.sessionKey, params.agentId);
  const kept = context.dedupe.get(METHOD, runId);
  if (kept?.response !== undefined) return new Replay(kept.response);
  if (kept !== undefined || context.runs.get(runId) !== undefined) return { runId, status: 'in_flight' };

  refuseUnsupported(METHOD, params, UNSUPPORTED_SEND);
  if (params.queueMode === 'interrupt') {
    throw new GatewayError(
      'INVALID_REQUEST',
      'chat.send: queueMode interrupt is not supported by this gateway',
    );
  }
  const attachments = readAttachments(params.attachments, context.limits);
  if (message.trim() === '' && attachments.length === 0) {
    throw new GatewayError('INVALID_REQUEST', 'message or attachment required');
  }
  if (params.sessionId !== undefined) {
    refuseOtherSession(params.sessionId, context.store.find(session.key)?.sessionId);
  }
  const target = targetOf(context, params, session.key);
  const { timeoutMs, thinking } = params;
  const run = context.runs.start({
    runId,
    session,
    message,
    attachments,
    ownerId: ownerOf(caller),
    ...(timeoutMs === undefined || timeoutMs === 0 ? {} : { timeoutMs }),
    ...(thinking === undefined ? {} : { thinking }),
  });
  context.dedupe.set(METHOD, runId, { state: 'in-flight', runId });
  void deliverReply(context, run, target, true).then(outcome =>
    context.dedupe.set(METHOD, runId, { state: 'done', runId, response: replayOf(runId, outcome) }),
  );
  context.events.changed(session, { reason: 'send' });
  return { runId, status: 'started' };
}

/**
 * Where the reply goes besides the session: the place that the message came from, or that of the last message.
 *
 * @throws GatewayError INVALID_REQUEST for one half of a place, an unknown channel or address.
 */
function targetOf(
  context: AgentContext,
  params: ChatSendParams,
  sessionKey: string,
): ReplyTarget | undefined {
  const { originatingChannel: channel, originatingTo: to, deliver } = params;
  const { originatingAccountId: accountId, originatingThreadId: threadId } = params;
  const deliveries = context.deliveries?.();
  if (channel === undefined && to === undefined) {
    return deliver === true ? deliveries?.find({ sessionKey }) : undefined;
  }
  if (channel === undefined || to === undefined) {
    const missing = channel === undefined ? 'originatingChannel' : 'originatingTo';
    throw new GatewayError('INVALID_REQUEST', `${missing} is required when using originating route fields`);
  }
  const origin = deliveries?.find({ sessionKey, channel, to, accountId, threadId });
  if (origin !== undefined) deliveries?.remember(sessionKey, origin);
  return deliver === true ? origin : undefined;
}

/** What a repeated key is answered once its run has ended. */
function replayOf(runId: string, outcome: RunOutcome): Response<ChatRunStatus> {
  const { status, summary, stopReason, endedAt } = outcome;
  if (status === 'ok') return { ok: true, payload: { runId, status } };
  if (status === 'error') {
    const error = new GatewayError('UNAVAILABLE', summary);
    return { ok: false, error: error.toWire(), payload: { runId, status, summary } };
  }
  return {
    ok: true,
    payload: { runId, status, summary, ...(stopReason === undefined ? {} : { stopReason }), endedAt },
  };
}

function stopAll(
  context: AgentContext,
  key: string,
  caller: Caller,
  reason: 'rpc' | 'stop',
): ChatAbortResult {
  return stop(context, context.runs.ofSession(key), caller, reason);
}

/** Stops the runs that the caller may stop; it is an error when there are runs and all belong to others. */
export function stop(
  context: AgentContext,
  runs: readonly Run[],
  caller: Caller,
  reason: 'rpc' | 'stop',
): ChatAbortResult {
  const own = runs.filter(run => mayStop(caller, run));
  if (runs.length > 0 && own.length === 0) throw new GatewayError('INVALID_REQUEST', 'unauthorized');
  // The ones that wait go first, so that none of them begins when the active one ends.
  for (const run of own.toReversed()) context.runs.abort(run, reason);
  return { ok: true, aborted: own.length > 0, runIds: own.map(run => run.request.runId) };
}

function refuseOtherSession(wanted: string | undefined, current: string | undefined): void {
  if (wanted === undefined || wanted === current) return;
  throw new GatewayError('INVALID_REQUEST', `session id does not match the session: ${wanted}`);
}
