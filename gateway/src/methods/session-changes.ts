/** sessions.patch, sessions.create, sessions.reset, sessions.delete, sessions.compact. */
import type {
  ChatRunStatus,
  SessionsCompactParams,
  SessionsCompactResult,
  SessionsCreateParams,
  SessionsCreateResult,
  SessionsDeleteParams,
  SessionsDeleteResult,
  SessionsPatchParams,
  SessionsPatchResult,
  SessionsResetParams,
  SessionsResetResult,
} from '@clawspec/protocol';

import { GatewayError } from '../errors.ts';
import { type Caller, type Handlers, Replay } from '../ports.ts';
import { isMainKey, type SessionName } from '../sessions/keys.ts';
import { databasePath } from '../sessions/queries.ts';
import { type AgentContext, namedSession, refuseUnsupported } from './agent-context.ts';
import { startChat } from './chat.ts';
import { sessionEntry, sessionResolved } from './session-row.ts';
import { refuseStale, settingsOf } from './session-settings.ts';

export type SessionChangeMethod =
  | 'sessions.patch'
  | 'sessions.create'
  | 'sessions.reset'
  | 'sessions.delete'
  | 'sessions.compact';

const CREATE = 'sessions.create';
const COMPACT_KEEPS = 400;

/** Members that say where and with which rights a session works; this gateway has one place and one set of rights. */
const UNSUPPORTED_PATCH = [
  'elevatedLevel',
  'execHost',
  'execSecurity',
  'execAsk',
  'execNode',
  'sendPolicy',
  'groupActivation',
  'expectedPermissionMode',
  'expectedToolOverrides',
  'expectedMarkedUnreadAt',
  'boardFace',
  'statusNote',
  'attention',
  'contextWindow',
  'toolOverrides',
  'traceLevel',
  'permissionMode',
  'completionOwnerSessionKey',
  'inheritedToolPolicyVersion',
  'inheritedToolAllow',
  'inheritedToolDeny',
] as const satisfies readonly (keyof SessionsPatchParams)[];

/** Marks that this gateway does not keep: no session has them, so that taking one away is done already. */
const MARKS = ['archived', 'pinned', 'unread'] as const satisfies readonly (keyof SessionsPatchParams)[];

const UNSUPPORTED_CREATE = [
  'contextWindow',
  'permissionMode',
  'toolOverrides',
  'catalogId',
  'spawnDepth',
  'forkFrom',
  'projectId',
  'projectGitUrl',
  'worktreeBaseRef',
  'worktreeName',
  'execNode',
  'cwd',
] as const satisfies readonly (keyof SessionsCreateParams)[];

const UNSUPPORTED_IF_TRUE = [
  'incognito',
  'fork',
  'succeedsParent',
  'worktree',
] as const satisfies readonly (keyof SessionsCreateParams)[];

export function sessionChangeHandlers(context: AgentContext): Handlers<SessionChangeMethod> {
  return {
    'sessions.patch': (params, { caller }) => patch(context, params, caller),
    'sessions.create': (params, { caller }) => createOnce(context, params, caller),
    'sessions.reset': (params, { caller }) => reset(context, params, caller),
    'sessions.delete': params => remove(context, params),
    'sessions.compact': params => compact(context, params),
  };
}

function patch(context: AgentContext, params: SessionsPatchParams, caller: Caller): SessionsPatchResult {
  const name = namedSession(context, params.key, params.agentId);
  refuseUnsupported('sessions.patch', params, UNSUPPORTED_PATCH);
  refuseTrue('sessions.patch', params, MARKS);
  refuseStale(params, context.store.find(name.key));
  const session = context.editor.edit(
    name,
    {
      ...(params.label === undefined ? {} : { label: params.label }),
      settings: settingsOf(context, name.agentId, params),
    },
    context.clock.now(),
  );
  context.events.changed(name, { reason: 'patch' });
  const { protocol } = caller;
  return {
    ok: true,
    path: databasePath(context.db),
    key: name.key,
    entry: sessionEntry(session, protocol),
    resolved: sessionResolved(context, session, protocol),
  };
}

/** A repeated key gets the answer of the first request. */
function createOnce(
  context: AgentContext,
  params: SessionsCreateParams,
  caller: Caller,
): SessionsCreateResult | Replay {
  const { idempotencyKey: key } = params;
  if (key === undefined) return create(context, params, caller);
  const kept = context.dedupe.get(CREATE, key);
  if (kept?.response !== undefined) return new Replay(kept.response);
  const payload = create(context, params, caller);
  context.dedupe.set(CREATE, key, { state: 'done', runId: key, response: { ok: true, payload } });
  return payload;
}

function create(context: AgentContext, params: SessionsCreateParams, caller: Caller): SessionsCreateResult {
  refuseUnsupported(CREATE, params, UNSUPPORTED_CREATE);
  refuseTrue(CREATE, params, UNSUPPORTED_IF_TRUE);
  if ((params.visibility ?? 'shared') !== 'shared') throw unsupported(CREATE, 'visibility');
  const name = namedSession(context, params.key ?? `dashboard:${context.ids.uuid()}`, params.agentId);
  const parentKey = parentOf(context, params);
  const isNew = context.store.find(name.key) === undefined;
  const { displayName, label } = params;
  const settings = settingsOf(context, name.agentId, params);
  context.editor.edit(
    name,
    {
      ...(label === undefined ? {} : { label }),
      ...(parentKey === undefined ? {} : { parentKey }),
      settings: isNew && displayName !== undefined ? { ...settings, displayName } : settings,
    },
    context.clock.now(),
  );
  context.events.changed(name, { reason: 'create' });
  const run = firstRun(context, params, name, caller);
  const session = context.store.find(name.key)!;
  return {
    ok: true,
    key: name.key,
    sessionId: session.sessionId,
    entry: sessionEntry(session, caller.protocol),
    ...run,
    resolved: sessionResolved(context, session, caller.protocol),
  };
}

function parentOf(context: AgentContext, { parentSessionKey }: SessionsCreateParams): string | undefined {
  if (parentSessionKey === undefined) return undefined;
  const { key } = namedSession(context, parentSessionKey, undefined);
  if (context.store.find(key) !== undefined) return key;
  throw new GatewayError('INVALID_REQUEST', `unknown parent session: ${parentSessionKey}`);
}

type FirstRun = Pick<SessionsCreateResult, 'runStarted' | 'runId' | 'messageSeq' | 'runError'>;

/** Runs the first message. The session is there by now, so that a failure is told beside it. */
function firstRun(
  context: AgentContext,
  params: SessionsCreateParams,
  { key }: SessionName,
  caller: Caller,
): FirstRun {
  const { attachments } = params;
  const message = params.message ?? params.task ?? '';
  if (message.trim() === '' && (attachments ?? []).length === 0) return { runStarted: false };
  const runId = context.ids.uuid();
  try {
    startChat(
      context,
      {
        sessionKey: key,
        message,
        idempotencyKey: runId,
        ...(attachments === undefined ? {} : { attachments }),
      },
      caller,
    ) satisfies ChatRunStatus | Replay;
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return { runStarted: false, runError: error.toWire() };
  }
  return { runStarted: true, runId, ...messageSeqOf(context, key, runId) };
}

/** Number of the message that a run began with; none while it waits. */
export function messageSeqOf(context: AgentContext, key: string, runId: string): { messageSeq?: number } {
  const run = context.runs.get(runId);
  const session = context.store.find(key);
  if (run?.sessionId === undefined || session === undefined) return {};
  return { messageSeq: context.store.lastSeq(session.sessionId) };
}

function reset(context: AgentContext, params: SessionsResetParams, caller: Caller): SessionsResetResult {
  const name = namedSession(context, params.key, params.agentId);
  stopRuns(context, name);
  const session = context.editor.reset(name, context.clock.now());
  context.events.changed(name, { reason: 'reset' });
  return {
    ok: true,
    key: name.key,
    entry: sessionEntry(session, caller.protocol),
    ...(caller.protocol < 4 ? {} : { resolved: sessionResolved(context, session, caller.protocol) }),
  };
}

function remove(context: AgentContext, params: SessionsDeleteParams): SessionsDeleteResult {
  const name = namedSession(context, params.key, params.agentId);
  const { key } = name;
  if (isMainKey(name)) {
    throw new GatewayError('INVALID_REQUEST', `Cannot delete the main session (${key}).`);
  }
  if (params.archivedOnly === true) throw unsupported('sessions.delete', 'archivedOnly');
  const session = context.store.find(key);
  refuseStale(params, session);
  if (session === undefined) return { ok: true, key, deleted: false, archived: [] };
  stopRuns(context, name);
  const archived = context.editor.remove(session, params.deleteTranscript !== false, context.clock.now());
  context.events.changed(name, { reason: 'delete' }, session.sessionId);
  return { ok: true, key, deleted: true, archived };
}

function compact(context: AgentContext, params: SessionsCompactParams): SessionsCompactResult {
  const name = namedSession(context, params.key, params.agentId);
  const { key } = name;
  const session = context.store.find(key);
  if (session === undefined || context.store.lastSeq(session.sessionId) === 0) {
    return { ok: true, key, compacted: false, reason: 'no transcript' };
  }
  const keep = params.maxLines ?? COMPACT_KEEPS;
  const { kept, archived } = context.editor.compact(session, keep, context.clock.now());
  if (archived === undefined) {
    return { ok: true, key, compacted: false, reason: 'Nothing to compact (session too small)', kept };
  }
  context.events.changed(name, { reason: 'compact' });
  return { ok: true, key, compacted: true, kept, archived };
}

/** The ones that wait go first, so that none of them begins when the active one ends. */
function stopRuns(context: AgentContext, { key }: SessionName): void {
  for (const run of context.runs.ofSession(key).toReversed()) context.runs.abort(run, 'rpc');
}

function refuseTrue<P extends object>(
  method: string,
  params: P,
  members: readonly (keyof P & string)[],
): void {
  const member = members.find(name => params[name] === true);
  if (member !== undefined) throw unsupported(method, member);
}

function unsupported(method: string, member: string): GatewayError {
  return new GatewayError('INVALID_REQUEST', `${method}: ${member} is not supported by this gateway`);
}
