/** Sessions as responses and events show them. */
import type { SessionEntry, SessionResolved, SessionRow } from '@clawspec/protocol';

import type { AgentRuntime } from '../agents/runtime.ts';
import type { Protocol } from '../ports.ts';
import { isMainKey } from '../sessions/keys.ts';
import { oneLine } from '../sessions/messages.ts';
import type { SessionRecord } from '../sessions/store.ts';
import type { AgentContext } from './agent-context.ts';

const TITLE_CHARS = 60;
const PREVIEW_CHARS = 120;

export interface RowOptions {
  readonly protocol: Protocol;
  readonly derivedTitle?: boolean;
  /** Text of the newest message, to be previewed. */
  readonly lastMessage?: string | null;
}

/** One row of sessions.list. */
export function sessionRow(context: AgentContext, session: SessionRecord, options: RowOptions): SessionRow {
  const { key, agentId, sessionId, updatedAt, label, status, inputTokens, outputTokens, settings } = session;
  const title = options.derivedTitle === true ? oneLine(session.firstMessage, TITLE_CHARS) : undefined;
  const preview = oneLine(options.lastMessage ?? null, PREVIEW_CHARS);
  const displayName = settings.displayName ?? label;
  const { model } = runtimeFor(context, agentId);
  return {
    key,
    kind: 'direct',
    chatType: 'direct',
    sessionId,
    updatedAt,
    ...(label === null ? {} : { label }),
    ...(displayName === null ? {} : { displayName }),
    ...(title === undefined ? {} : { derivedTitle: title }),
    ...(preview === undefined ? {} : { lastMessagePreview: preview }),
    ...(settings.thinkingLevel === undefined ? {} : { thinkingLevel: settings.thinkingLevel }),
    ...(session.spawnedBy === null ? {} : { spawnedBy: session.spawnedBy }),
    abortedLastRun: wasAborted(status),
    inputTokens,
    outputTokens,
    totalTokens: inputTokens + outputTokens,
    contextTokens: model.contextTokens,
    modelProvider: model.provider,
    model: model.id,
    ...(options.protocol < 4 ? {} : since4(context, session)),
  };
}

function since4(context: AgentContext, session: SessionRecord): Partial<SessionRow> {
  const { key, agentId, status, startedAt, endedAt, lastRunId, lastRunError, parentKey } = session;
  const { category, icon, color } = session.settings;
  const activeRunIds = context.runs.ofSession(key).map(run => run.request.runId);
  return {
    agentId,
    isMain: isMainKey({ key, agentId }),
    archived: false,
    pinned: false,
    unread: false,
    ...(category === undefined ? {} : { category }),
    ...(icon === undefined ? {} : { icon }),
    ...(color === undefined ? {} : { color }),
    ...(parentKey === null ? {} : { parentSessionKey: parentKey }),
    ...(status === null ? {} : { status }),
    ...(startedAt === null ? {} : { startedAt }),
    ...(endedAt === null ? {} : { endedAt }),
    ...(lastRunId === null ? {} : { lastRunId }),
    ...(lastRunError === null ? {} : { lastRunError }),
    hasActiveRun: activeRunIds.length > 0,
    activeRunIds,
  };
}

/** What is kept about a session, as the methods that change it return it. */
export function sessionEntry(session: SessionRecord, protocol: Protocol): SessionEntry {
  const { settings, label, spawnedBy, status, inputTokens, outputTokens } = session;
  const { thinkingLevel, verboseLevel, reasoningLevel, responseUsage } = settings;
  return {
    sessionId: session.sessionId,
    updatedAt: session.updatedAt,
    ...(label === null ? {} : { label }),
    ...(thinkingLevel === undefined ? {} : { thinkingLevel }),
    ...(verboseLevel === undefined ? {} : { verboseLevel }),
    ...(reasoningLevel === undefined ? {} : { reasoningLevel }),
    ...(responseUsage === undefined ? {} : { responseUsage }),
    ...(spawnedBy === null ? {} : { spawnedBy }),
    chatType: 'direct',
    abortedLastRun: wasAborted(status),
    inputTokens,
    outputTokens,
    totalTokens: inputTokens + outputTokens,
    ...(protocol < 4 ? {} : entrySince4(session)),
  };
}

function entrySince4(session: SessionRecord): Partial<SessionEntry> {
  const { parentKey, status, lastRunError, settings } = session;
  const { displayName, category, icon, color, fastMode } = settings;
  return {
    lifecycleRevision: session.revision,
    createdAt: session.createdAt,
    createdVia: 'operator',
    ...(parentKey === null ? {} : { parentSessionKey: parentKey }),
    ...(status === null ? {} : { status }),
    ...(lastRunError === null ? {} : { lastRunError }),
    ...(displayName === undefined ? {} : { displayName }),
    ...(category === undefined ? {} : { category }),
    ...(icon === undefined ? {} : { icon }),
    ...(color === undefined ? {} : { color }),
    ...(fastMode === undefined ? {} : { fastMode }),
  };
}

/** Which model and runtime the next run will use. */
export function sessionResolved(
  context: AgentContext,
  session: SessionRecord,
  protocol: Protocol,
): SessionResolved {
  const { id, model } = runtimeFor(context, session.agentId);
  const { thinkingLevel } = session.settings;
  return {
    modelProvider: model.provider,
    model: model.id,
    ...(protocol < 4
      ? {}
      : {
          agentRuntime: { id, source: 'implicit' },
          runtimeSelectionLocked: false,
          ...(thinkingLevel === undefined ? {} : { thinkingLevel }),
        }),
  };
}

/** Sessions outlive their agents: those of one that is gone are shown with the default agent's model. */
function runtimeFor({ catalog }: AgentContext, agentId: string): AgentRuntime {
  return catalog.runtimeOf(catalog.agentIds.includes(agentId) ? agentId : catalog.defaultAgentId);
}

function wasAborted(status: SessionRecord['status']): boolean {
  return status === 'killed' || status === 'timeout';
}
