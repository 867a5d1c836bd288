/** sessions.list. */
import type { SessionRow, SessionsListParams, SessionsListResult } from '@clawspec/protocol';

import type { Caller, Handlers } from '../ports.ts';
import { isMainKey } from '../sessions/keys.ts';
import { oneLine } from '../sessions/messages.ts';
import {
  databasePath,
  type ListedSession,
  listSessions,
  type SessionFilter,
  type SessionPage,
} from '../sessions/queries.ts';
import type { AgentContext } from './agent-context.ts';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;
const TITLE_CHARS = 60;
const PREVIEW_CHARS = 120;

export function sessionsHandlers(context: AgentContext): Handlers<'sessions.list'> {
  return { 'sessions.list': (params, { caller }) => list(context, params, caller) };
}

function list(context: AgentContext, params: SessionsListParams, caller: Caller): SessionsListResult {
  const now = context.clock.now();
  const limit = Math.min(params.limit ?? DEFAULT_LIMIT, MAX_LIMIT);
  const offset = params.offset ?? 0;
  const page: SessionPage = matchesNothing(params)
    ? { sessions: [], total: 0 }
    : listSessions(context.db, { ...filterOf(params, now), limit, offset });
  const { model } = context.catalog.runtimeOf(context.catalog.defaultAgentId);
  const next = offset + page.sessions.length;
  const hasMore = next < page.total;
  return {
    ts: now,
    path: databasePath(context.db),
    count: page.sessions.length,
    defaults: { modelProvider: model.provider, model: model.id, contextTokens: model.contextTokens },
    sessions: page.sessions.map(session => rowOf(context, session, params, caller)),
    ...(caller.protocol < 4
      ? {}
      : { totalCount: page.total, limitApplied: limit, nextOffset: hasMore ? next : null, hasMore }),
  };
}

/** Filters by what no session here has: archives, dashboards, creators, owners and other people. */
function matchesNothing(params: SessionsListParams): boolean {
  const { archived, boardFace, creatorId, ownerId, involvingMe, involvingProfileId } = params;
  return (
    archived === true ||
    boardFace === 'dashboard' ||
    involvingMe === true ||
    [creatorId, ownerId, involvingProfileId].some(id => id !== undefined)
  );
}

function filterOf(params: SessionsListParams, now: number): Omit<SessionFilter, 'limit' | 'offset'> {
  const { agentId, label, spawnedBy, search, activeMinutes } = params;
  return {
    ...(agentId === undefined ? {} : { agentId: agentId.trim().toLowerCase() }),
    ...(label === undefined ? {} : { label }),
    ...(spawnedBy === undefined ? {} : { spawnedBy }),
    ...(search === undefined ? {} : { search: search.trim() }),
    ...(activeMinutes === undefined ? {} : { usedSince: now - activeMinutes * 60_000 }),
  };
}

function rowOf(
  context: AgentContext,
  session: ListedSession,
  params: SessionsListParams,
  caller: Caller,
): SessionRow {
  const { key, sessionId, updatedAt, label, status, inputTokens, outputTokens } = session;
  const title = params.includeDerivedTitles === true ? oneLine(session.firstMessage, TITLE_CHARS) : undefined;
  const preview =
    params.includeLastMessage === true ? oneLine(session.lastMessage, PREVIEW_CHARS) : undefined;
  const { model } = context.catalog.runtimeOf(context.catalog.defaultAgentId);
  return {
    key,
    kind: 'direct',
    chatType: 'direct',
    sessionId,
    updatedAt,
    ...(label === null ? {} : { label, displayName: label }),
    ...(title === undefined ? {} : { derivedTitle: title }),
    ...(preview === undefined ? {} : { lastMessagePreview: preview }),
    abortedLastRun: status === 'killed' || status === 'timeout',
    inputTokens,
    outputTokens,
    totalTokens: inputTokens + outputTokens,
    contextTokens: model.contextTokens,
    modelProvider: model.provider,
    model: model.id,
    ...(caller.protocol < 4 ? {} : since4(context, session)),
  };
}

function since4(context: AgentContext, session: ListedSession): Partial<SessionRow> {
  const { key, agentId, status, startedAt, endedAt, lastRunId, lastRunError } = session;
  const activeRunIds = context.runs.ofSession(key).map(run => run.request.runId);
  return {
    agentId,
    isMain: isMainKey({ key, agentId }),
    archived: false,
    pinned: false,
    unread: false,
    status,
    startedAt,
    ...(endedAt === null ? {} : { endedAt }),
    lastRunId,
    ...(lastRunError === null ? {} : { lastRunError }),
    hasActiveRun: activeRunIds.length > 0,
    activeRunIds,
  };
}
