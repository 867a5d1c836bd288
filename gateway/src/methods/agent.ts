/** agent and agent.wait. */
import type {
  AgentAccepted,
  AgentFinal,
  AgentParams,
  AgentResult,
  AgentWaitResult,
} from '@clawspec/protocol';

import { readAttachments } from '../agents/attachments.ts';
import type { RunEnding } from '../agents/outcomes.ts';
import type { Run, RunOutcome } from '../agents/run.ts';
import { GatewayError } from '../errors.ts';
import {
  type Handlers,
  type Protocol,
  Replay,
  type ReplyTarget,
  type Request,
  type Response,
} from '../ports.ts';
import { mainSession, type SessionName } from '../sessions/keys.ts';
import { type AgentContext, namedSession, ownerOf, refuseUnsupported } from './agent-context.ts';
import { deliverReply } from './reply-delivery.ts';

const METHOD = 'agent';

const UNSUPPORTED = [
  'cwd',
  'inputProvenance',
  'acpTurnSource',
  'execApprovalFollowupExpectedSessionId',
  'suppressPromptPersistence',
  'sessionEffects',
  'sourceReplyDeliveryMode',
  'disableMessageTool',
  'swarmCollector',
  'swarmOutputSchema',
  'forceRestartSafeTools',
  'forceCodeModeTools',
  'internalEvents',
  'internalRuntimeHandoffId',
] as const satisfies readonly (keyof AgentParams)[];

export function agentHandlers(context: AgentContext): Handlers<'agent' | 'agent.wait'> {
  return {
    agent: (params, request) => start(context, params, request),
    'agent.wait': async ({ runId, timeoutMs }, { signal }) => {
      const limit = timeoutMs ?? context.limits.agentWaitDefaultMs;
      return waitResult(runId, await context.runs.outcomes.wait(runId, limit, signal));
    },
  };
}

function start(context: AgentContext, params: AgentParams, request: Request<'agent'>): AgentResult | Replay {
  const { message, idempotencyKey: runId } = params;
  const { caller } = request;
  const kept = context.dedupe.get(METHOD, runId);
  if (kept?.response !== undefined) return new Replay(kept.response);
  const running = context.runs.get(runId);
  if (running !== undefined || kept !== undefined) {
    const session = running?.request.session ?? sessionOf(context, params);
    return { runId, status: 'in_flight', ...where(session, caller.protocol) };
  }

  const session = sessionOf(context, params);
  refuse(context, params, session);
  const target = targetOf(context, params, session);
  if (message.trim() === '') throw new GatewayError('INVALID_REQUEST', 'message or attachment required');
  const { timeout, thinking, extraSystemPrompt, label, spawnedBy } = params;
  const run = context.runs.start({
    runId,
    session,
    message,
    attachments: readAttachments(params.attachments, context.limits),
    ownerId: ownerOf(caller),
    ...(timeout === undefined || timeout === 0 ? {} : { timeoutMs: timeout * 1000 }),
    ...(thinking === undefined ? {} : { thinking }),
    ...(extraSystemPrompt === undefined ? {} : { extraSystemPrompt }),
    ...(label === undefined || label === '' ? {} : { label }),
    ...(spawnedBy === undefined || spawnedBy === '' ? {} : { spawnedBy }),
  });
  context.dedupe.set(METHOD, runId, { state: 'in-flight', runId });
  void deliverReply(context, run, target, params.bestEffortDeliver === true).then(outcome => {
    const response = finalOf(run, outcome);
    context.dedupe.set(METHOD, runId, { state: 'done', runId, response });
    request.respondAgain(response);
  });
  return accepted(run, caller.protocol);
}

function accepted(run: Run, protocol: Protocol): AgentAccepted {
  const { runId, session } = run.request;
  return { runId, status: 'accepted', acceptedAt: run.acceptedAt, ...where(session, protocol) };
}

function where({ key, agentId }: SessionName, protocol: Protocol): Partial<AgentAccepted> {
  return protocol < 4 ? {} : { sessionKey: key, agentId };
}

/** Session by key or by id; without either the main session of the agent, which is that of every `to` as well. */
function sessionOf(context: AgentContext, params: AgentParams): SessionName {
  const { sessionKey, sessionId, agentId } = params;
  const name =
    sessionKey === undefined || sessionKey.trim() === ''
      ? mainSession(agentId?.trim().toLowerCase() ?? context.catalog.defaultAgentId)
      : namedSession(context, sessionKey, agentId);
  context.catalog.runtimeOf(name.agentId);
  if (sessionId === undefined || sessionId === '') return name;
  const session = context.store.findById(sessionId);
  const other = session === undefined || (sessionKey !== undefined && session.key !== name.key);
  if (other) throw new GatewayError('INVALID_REQUEST', `unknown session id: ${sessionId}`);
  return { key: session.key, agentId: session.agentId };
}

/** Refuses what this gateway cannot do and what must not be done silently otherwise. */
function refuse(context: AgentContext, params: AgentParams, session: SessionName): void {
  refuseUnsupported(METHOD, params, UNSUPPORTED);
  const { model } = context.catalog.runtimeOf(session.agentId);
  const { provider, model: wanted, expectedExistingSessionId: expected } = params;
  const known = [model.id, `${model.provider}/${model.id}`];
  if ((provider ?? model.provider) !== model.provider || !known.includes(wanted ?? model.id)) {
    throw new GatewayError(
      'INVALID_REQUEST',
      `unknown model: ${[provider, wanted].filter(Boolean).join('/')}`,
    );
  }
  if (expected !== undefined && context.store.find(session.key)?.sessionId !== expected) {
    throw new GatewayError('INVALID_REQUEST', `session id does not match the session: ${expected}`);
  }
}

/** Where the reply is delivered; undefined when it is not. */
function targetOf(context: AgentContext, params: AgentParams, session: SessionName): ReplyTarget | undefined {
  if (params.deliver !== true) return undefined;
  const { replyChannel, channel, replyTo, to, replyAccountId, accountId, threadId } = params;
  try {
    const target = context.deliveries?.().find({
      sessionKey: session.key,
      channel: replyChannel ?? channel,
      to: replyTo ?? to,
      accountId: replyAccountId ?? accountId,
      threadId,
    });
    if (target !== undefined) return target;
    throw new GatewayError('INVALID_REQUEST', 'agent: no channel is configured to deliver the reply to');
  } catch (error) {
    if (params.bestEffortDeliver === true) return undefined;
    throw error;
  }
}

function finalOf(run: Run, outcome: RunOutcome): Response<AgentFinal> {
  const { runId } = run.request;
  const { status, summary, text, stopReason, startedAt, endedAt, sessionId } = outcome;
  if (status === 'error') {
    const error = new GatewayError('UNAVAILABLE', summary);
    return { ok: false, error: error.toWire(), payload: { runId, status, summary } satisfies AgentFinal };
  }
  const { provider, id: model } = run.runtime.model;
  const payload: AgentFinal = {
    runId,
    status,
    summary,
    result: {
      payloads: text === '' ? [] : [{ text, mediaUrl: null }],
      meta: {
        durationMs: endedAt - (startedAt ?? endedAt),
        aborted: status === 'timeout',
        agentMeta: { ...(sessionId === undefined ? {} : { sessionId }), provider, model },
      },
    },
    ...(stopReason === undefined ? {} : { stopReason }),
    endedAt,
  };
  return { ok: true, payload };
}

function waitResult(runId: string, outcome: RunEnding | undefined): AgentWaitResult {
  if (outcome === undefined) return { runId, status: 'timeout' };
  const { status, startedAt, endedAt, summary, stopReason } = outcome;
  return {
    runId,
    status,
    ...(startedAt === undefined ? {} : { startedAt }),
    endedAt,
    ...(status === 'error' ? { error: summary } : {}),
    ...(stopReason === undefined ? {} : { stopReason }),
  };
}
