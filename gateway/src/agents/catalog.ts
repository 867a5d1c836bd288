/** Which agents there are, and which runtime each of them has. */
import { GatewayError } from '../errors.ts';
import { echoRuntime } from './echo.ts';
import type { AgentRuntime } from './runtime.ts';

export interface AgentCatalog {
  readonly defaultAgentId: string;
  readonly agentIds: readonly string[];
  /**
   * Runtime of an agent.
   *
   * @throws GatewayError INVALID_REQUEST for an agent that does not exist.
   */
  runtimeOf(agentId: string): AgentRuntime;
}

export function createAgentCatalog(runtimes: Readonly<Record<string, AgentRuntime>>): AgentCatalog {
  const byId = new Map(Object.entries(runtimes));
  const agentIds = [...byId.keys()];
  const defaultAgentId = agentIds[0];
  if (defaultAgentId === undefined) throw new TypeError('an agent catalog needs an agent');
  return {
    defaultAgentId,
    agentIds,
    runtimeOf(agentId) {
      const runtime = byId.get(agentId);
      if (runtime === undefined) throw new GatewayError('INVALID_REQUEST', `unknown agent id "${agentId}"`);
      return runtime;
    },
  };
}

/** The agent that is there without any configuration. */
export function builtInAgents(): AgentCatalog {
  return createAgentCatalog({ main: echoRuntime });
}
