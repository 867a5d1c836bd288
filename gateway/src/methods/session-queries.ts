/** sessions.preview, sessions.resolve, subscriptions, sessions.send, sessions.abort. */
import type {
  ChatRunStatus,
  SessionPreview,
  SessionsAbortParams,
  SessionsAbortResult,
  SessionsPreviewParams,
  SessionsResolveParams,
  SessionsResolveResult,
  SessionsSendParams,
  SessionsSendResult,
} from '@clawspec/protocol';

import { GatewayError } from '../errors.ts';
import { type Caller, type Handlers, Replay } from '../ports.ts';
import { oneLine } from '../sessions/messages.ts';
import { lastLines, listSessions, sessionsByIdPrefix } from '../sessions/queries.ts';
import type { SessionRecord } from '../sessions/store.ts';
import { type AgentContext, namedSession } from './agent-context.ts';
import { startChat, stop } from './chat.ts';
import { messageSeqOf } from './session-changes.ts';

export type SessionQueryMethod =
  | 'sessions.preview'
  | 'sessions.resolve'
  | 'sessions.subscribe'
  | 'sessions.unsubscribe'
  | 'sessions.messages.subscribe'
  | 'sessions.messages.unsubscribe'
  | 'sessions.send'
  | 'sessions.abort';

const PREVIEW = {
  keys: 64,
  items: { usual: 12, most: 50 },
  chars: { usual: 240, most: 2000 },
} as const;
const CANDIDATES = 10;

export function sessionQueryHandlers(context: AgentContext): Handlers<SessionQueryMethod> {
  const { subscriptions } = context;
  return {
    'sessions.preview': params => ({
      ts: context.clock.now(),
      previews: params.keys.slice(0, PREVIEW.keys).map(key => preview(context, key, params)),
    }),
    'sessions.resolve': (params, { caller }) => resolve(context, params, caller),
    'sessions.subscribe': (_params, { caller, signal }) => {
      subscriptions.followList(caller, signal);
      return { subscribed: true };
    },
    'sessions.unsubscribe': (_params, { caller }) => {
      subscriptions.unfollowList(caller);
      return { subscribed: false };
    },
    'sessions.messages.subscribe': (params, { caller, signal }) => {
      if (params.includeApprovals === true) {
        throw new GatewayError(
          'INVALID_REQUEST',
          'sessions.messages.subscribe: includeApprovals is not supported by this gateway',
        );
      }
      const { key } = namedSession(context, params.key, params.agentId);
      subscriptions.followMessages(caller, key, signal);
      return { subscribed: true, key };
    },
    'sessions.messages.unsubscribe': (params, { caller }) => {
      const { key } = namedSession(context, params.key, params.agentId);
      subscriptions.unfollowMessages(caller, key);
      return { subscribed: false, key };
    },
    'sessions.send': (params, { caller }) => send(context, params, caller),
    'sessions.abort': (params, { caller }) => abort(context, params, caller),
  };
}

function preview(context: AgentContext, key: string, params: SessionsPreviewParams): SessionPreview {
  const session = found(context, key);
  if (session === undefined) return { key, status: 'missing', items: [] };
  const limit = Math.min(params.limit ?? PREVIEW.items.usual, PREVIEW.items.most);
  const chars = Math.min(params.maxChars ?? PREVIEW.chars.usual, PREVIEW.chars.most);
  const items = lastLines(context.db, session.sessionId, limit).map(({ role, text }) => ({
    role: role === 'toolResult' ? 'tool' : role,
    text: oneLine(text, chars) ?? '',
  }));
  return { key, status: items.length === 0 ? 'empty' : 'ok', items };
}

/** A key that names nothing that could be is the key of a session that is not there. */
function found(context: AgentContext, key: string): SessionRecord | undefined {
  try {
    return context.store.find(namedSession(context, key, undefined).key);
  } catch (error) {
    if (error instanceof GatewayError) return undefined;
    throw error;
  }
}

function resolve(
  context: AgentContext,
  params: SessionsResolveParams,
  caller: Caller,
): SessionsResolveResult {
  const { key, sessionId, label, shortId } = params;
  const given = [key, sessionId, label, shortId].filter(one => one !== undefined);
  if (given.length === 0) {
    throw new GatewayError('INVALID_REQUEST', 'Either key, sessionId, or label is required');
  }
  if (given.length > 1) {
    throw new GatewayError('INVALID_REQUEST', 'Provide either key, sessionId, or label (not multiple)');
  }
  const matches = candidates(context, params);
  const [session] = matches;
  if (session === undefined) {
    if (params.allowMissing === true) return { ok: false };
    const what = label === undefined ? given[0] : `with label: ${label}`;
    throw new GatewayError('INVALID_REQUEST', `No session found${label === undefined ? ':' : ''} ${what}`);
  }
  if (matches.length > 1) return { ok: false, candidates: matches.slice(0, CANDIDATES).map(candidate) };
  return { ok: true, ...(caller.protocol < 4 ? { key: session.key } : candidate(session)) };
}

/** Sessions that the params may mean; one more than can be shown at most. */
function candidates(context: AgentContext, params: SessionsResolveParams): SessionRecord[] {
  const { key, sessionId, label, shortId, spawnedBy } = params;
  const agentId = params.agentId?.trim().toLowerCase();
  const filter = {
    ...(agentId === undefined ? {} : { agentId }),
    ...(spawnedBy === undefined ? {} : { spawnedBy }),
  };
  if (shortId !== undefined) return sessionsByIdPrefix(context.db, shortId, filter, CANDIDATES + 1);
  if (label !== undefined)
    return listSessions(context.db, { ...filter, label, limit: 2, offset: 0 }).sessions;
  const session =
    key === undefined
      ? context.store.findById(sessionId ?? '')
      : context.store.find(namedSession(context, key, params.agentId).key);
  const fits =
    session !== undefined &&
    (agentId === undefined || session.agentId === agentId) &&
    (spawnedBy === undefined || session.spawnedBy === spawnedBy);
  return fits ? [session] : [];
}

function candidate({ key, agentId, label, settings }: SessionRecord) {
  const displayName = settings.displayName ?? label;
  return { key, agentId, ...(displayName === null ? {} : { displayName }) };
}

function send(
  context: AgentContext,
  params: SessionsSendParams,
  caller: Caller,
): SessionsSendResult | Replay {
  const { key: asked, agentId, message, thinking, attachments, timeoutMs } = params;
  const { key } = namedSession(context, asked, agentId);
  if (context.store.find(key) === undefined) {
    throw new GatewayError('INVALID_REQUEST', `session not found: ${asked}`);
  }
  const runId = params.idempotencyKey ?? context.ids.uuid();
  const result = startChat(
    context,
    {
      sessionKey: key,
      message,
      idempotencyKey: runId,
      ...(thinking === undefined ? {} : { thinking }),
      ...(attachments === undefined ? {} : { attachments }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    },
    caller,
  );
  if (result instanceof Replay || result.status !== 'started') return result;
  return { ...(result satisfies ChatRunStatus), ...messageSeqOf(context, key, runId) };
}

function abort(context: AgentContext, params: SessionsAbortParams, caller: Caller): SessionsAbortResult {
  const { key, runId, agentId, clearQueued } = params;
  if (key === undefined && runId === undefined) {
    throw new GatewayError('INVALID_REQUEST', 'key or runId required');
  }
  const name = key === undefined ? undefined : namedSession(context, key, agentId);
  const named = runId === undefined ? undefined : context.runs.get(runId);
  const all = runId !== undefined ? [named] : context.runs.ofSession(name?.key ?? '');
  const runs = all
    .filter(run => run !== undefined)
    .filter(run => name === undefined || run.request.session.key === name.key)
    .filter(run => runId !== undefined || clearQueued !== false || run.sessionId !== undefined);
  const [abortedRunId = null] = stop(context, runs, caller, 'rpc').runIds;
  if (abortedRunId === null) return { ok: true, status: 'no-active-run', abortedRunId };
  context.events.changed(runs[0]!.request.session, { reason: 'abort' });
  return { ok: true, status: 'aborted', abortedRunId };
}
