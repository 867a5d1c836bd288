/** sessions.list. */
import type { SessionsListParams, SessionsListResult } from '@clawspec/protocol';

import type { Caller, Handlers } from '../ports.ts';
import { databasePath, listSessions, type SessionFilter, type SessionPage } from '../sessions/queries.ts';
import type { AgentContext } from './agent-context.ts';
import { sessionRow } from './session-row.ts';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;

export function sessionsHandlers(context: AgentContext): Handlers<'sessions.list'> {
  return { 'sessions.list': (params, { caller }) => list(context, params, caller) };
}

function list(context: AgentContext, params: SessionsListParams, caller: Caller): SessionsListResult {
  const now = context.clock.now();
  const limit = Math.min(params.limit ?? DEFAULT_LIMIT, MAX_LIMIT);
  const offset = params.offset ?? 0;
  const page: SessionPage = matchesNothing(params)
    ? { sessions: [], total: 0 }
    : listSessions(context.db, {
        ...filterOf(params, now),
        lastMessages: params.includeLastMessage === true,
        limit,
        offset,
      });
  const { model } = context.catalog.runtimeOf(context.catalog.defaultAgentId);
  const next = offset + page.sessions.length;
  const hasMore = next < page.total;
  return {
    ts: now,
    path: databasePath(context.db),
    count: page.sessions.length,
    defaults: { modelProvider: model.provider, model: model.id, contextTokens: model.contextTokens },
    sessions: page.sessions.map(session =>
      sessionRow(context, session, {
        protocol: caller.protocol,
        derivedTitle: params.includeDerivedTitles === true,
        lastMessage: session.lastMessage,
      }),
    ),
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
