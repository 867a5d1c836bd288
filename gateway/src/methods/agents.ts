/** agents.list and models.list. */
import type { AgentSummary, ModelChoice } from '@clawspec/protocol';

import type { Handlers } from '../ports.ts';
import { MAIN_KEY } from '../sessions/keys.ts';
import type { AgentContext } from './agent-context.ts';

export function agentsHandlers({ catalog }: AgentContext): Handlers<'agents.list' | 'models.list'> {
  return {
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
          reasoning: false,
          input: ['text'] as unknown as NonNullable<ModelChoice['input']>,
          ...(caller.protocol < 4 ? {} : { available: true, supportsTools: true }),
        });
      }
      return { models: [...models.values()] };
    },
  };
}
