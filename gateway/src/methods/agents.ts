/** agents.list, models.list and agent.identity.get. */
import type {
  AgentIdentityGetParams,
  AgentIdentityGetResult,
  AgentSummary,
  ModelChoice,
} from '@clawspec/protocol';

import type { Caller, Handlers } from '../ports.ts';
import { MAIN_KEY } from '../sessions/keys.ts';
import { type AgentContext, namedSession } from './agent-context.ts';

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

function identity(
  context: AgentContext,
  { agentId, sessionKey = '' }: AgentIdentityGetParams,
  caller: Caller,
): AgentIdentityGetResult {
  const name = namedSession(context, sessionKey.trim() === '' ? MAIN_KEY : sessionKey, agentId);
  return {
    agentId: name.agentId,
    ...NAMELESS,
    ...(caller.protocol < 4 ? {} : { nameSource: 'default' }),
  };
}
