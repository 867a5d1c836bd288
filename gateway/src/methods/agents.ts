/** agents.list, models.list and agent.identity.get. */
import type {
  AgentIdentityGetParams,
  AgentIdentityGetResult,
  AgentSummary,
  ModelChoice,
} from '@clawspec/protocol';

import type { Caller, Handlers } from '../ports.ts';
import { MAIN_KEY, sessionName } from '../sessions/keys.ts';
import type { AgentContext } from './agent-context.ts';

/** How an agent shows itself that nobody named. */
const NAMELESS = { name: 'Assistant', avatar: 'A' };

export function agentsHandlers(
  context: AgentContext,
): Handlers<'agents.list' | 'models.list' | 'agent.identity.get'> {
  const { catalog } = context;
  return {
    'agent.identity.get': (params, { caller }) => identity(context, params, caller),

    'agents.list': (_params, { caller }) => ({
      defaultId: catalog.defaultAgentId,
      mainKey: MAIN_KEY,
      scope: 'per-sender',
      agents: catalog.agentIds.map((id): AgentSummary => {
        if (caller.protocol < 4) return { id };
        const { id: runtime, model } = catalog.runtimeOf(id);
        return {
          id,
          kind: 'agent',
          model: { primary: `${model.provider}/${model.id}` },
          agentRuntime: { id: runtime, source: 'implicit' },
        };
      }),
      ...(caller.protocol < 4 ? {} : { ownership: 'sole', selectionRequired: false }),
    }),

    'models.list': ({ agentId }, { caller }) => {
      const ids = agentId === undefined ? catalog.agentIds : [agentId.trim().toLowerCase()];
      const models = new Map<string, ModelChoice>();
      for (const id of ids) {
        const { model } = catalog.runtimeOf(id);
        models.set(`${model.provider}/${model.id}`, {
          id: model.id,
          name: model.name,
          provider: model.provider,
          contextWindow: model.contextTokens,
          reasoning: model.reasoning ?? false,
          input: model.images === true ? ['text', 'image'] : ['text'],
          ...(caller.protocol < 4 ? {} : { available: true, supportsTools: model.tools ?? true }),
        });
      }
      return { models: [...models.values()] };
    },
  };
}

/** An agent that is not there has the face of one that nobody named: what a session says of it can be shown. */
function identity(
  { catalog }: AgentContext,
  { agentId, sessionKey = '' }: AgentIdentityGetParams,
  caller: Caller,
): AgentIdentityGetResult {
  const key = sessionKey.trim() || MAIN_KEY;
  return {
    agentId: sessionName(key, agentId?.trim() || undefined, catalog.defaultAgentId).agentId,
    ...NAMELESS,
    ...(caller.protocol < 4 ? {} : { nameSource: 'default' }),
  };
}
