/** Settings of sessions as requests give them: which values there are, and on which condition they are taken. */
import type { SessionsCreateParams, SessionsDeleteParams, SessionsPatchParams } from '@clawspec/protocol';

import { GatewayError } from '../errors.ts';
import type { SessionEdit } from '../sessions/editor.ts';
import type { SessionRecord } from '../sessions/store.ts';
import type { AgentContext } from './agent-context.ts';

/** Levels by setting. Source: the levels that gateways of protocol 3 and 4 offer. */
const LEVELS = {
  thinkingLevel: ['off', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max', 'ultra'],
  verboseLevel: ['off', 'on', 'full'],
  reasoningLevel: ['off', 'on', 'stream'],
} as const;

type Settings = NonNullable<SessionEdit['settings']>;
type SettingsParams = Pick<
  SessionsPatchParams,
  | 'thinkingLevel'
  | 'verboseLevel'
  | 'reasoningLevel'
  | 'responseUsage'
  | 'model'
  | 'fastMode'
  | 'category'
  | 'icon'
  | 'color'
>;

/**
 * The settings among the params.
 *
 * @throws GatewayError INVALID_REQUEST for a level or a model that does not exist.
 */
export function settingsOf(
  context: AgentContext,
  agentId: string,
  params: SettingsParams | SessionsCreateParams,
): Settings {
  const given: SettingsParams = params;
  const { responseUsage, fastMode, category, icon, color, model } = given;
  refuseUnknownModel(context, agentId, model);
  const settings = {
    thinkingLevel: level('thinkingLevel', given.thinkingLevel),
    verboseLevel: level('verboseLevel', given.verboseLevel),
    reasoningLevel: level('reasoningLevel', given.reasoningLevel),
    responseUsage,
    fastMode,
    category,
    icon,
    color,
    model,
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function level(name: keyof typeof LEVELS, value: string | null | undefined): string | null | undefined {
  if (value === null || value === undefined) return value;
  const wanted = value.trim().toLowerCase();
  const known: readonly string[] = LEVELS[name];
  if (known.includes(wanted)) return wanted;
  throw new GatewayError('INVALID_REQUEST', `invalid ${name} (use ${known.join('|')})`);
}

function refuseUnknownModel(context: AgentContext, agentId: string, wanted: string | null | undefined): void {
  if (wanted === null || wanted === undefined) return;
  const { model } = context.catalog.runtimeOf(agentId);
  if ([model.id, `${model.provider}/${model.id}`].includes(wanted)) return;
  throw new GatewayError('INVALID_REQUEST', `unknown model: ${wanted}`);
}

type Conditions = Pick<
  SessionsDeleteParams,
  'expectedSessionId' | 'expectedLifecycleRevision' | 'expectedSessionUpdatedAt'
>;

/** @throws GatewayError INVALID_REQUEST when the session is not the one, or not as, the caller expects. */
export function refuseStale(conditions: Conditions, session: SessionRecord | undefined): void {
  const { expectedSessionId, expectedLifecycleRevision, expectedSessionUpdatedAt } = conditions;
  const stale =
    (expectedSessionId !== undefined && expectedSessionId !== session?.sessionId) ||
    (expectedLifecycleRevision !== undefined && expectedLifecycleRevision !== session?.revision) ||
    (expectedSessionUpdatedAt !== undefined && expectedSessionUpdatedAt !== session?.updatedAt);
  if (stale) throw new GatewayError('INVALID_REQUEST', 'the session has changed; read it again');
}
