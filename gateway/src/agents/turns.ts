/** Turns that the gateway itself starts: heartbeats and scheduled jobs. */
import type { Clock, Ids } from '../ports.ts';
import type { SessionName } from '../sessions/keys.ts';
import { mainSession } from '../sessions/keys.ts';
import type { SessionEditor } from '../sessions/editor.ts';
import type { AgentCatalog } from './catalog.ts';
import type { RunOutcome, Unasked } from './run.ts';
import type { Runs } from './runs.ts';

/** The owner of runs that no client asked for: only an administrator can stop them. */
const GATEWAY_OWNER = 'gateway';

export interface Turn {
  readonly session: SessionName;
  readonly message: string;
  /** Milliseconds; no limit when left out. */
  readonly timeoutMs?: number;
  readonly thinking?: string;
  /** Begin with an empty transcript; the old one is kept under its own session id. */
  readonly fresh?: boolean;
  readonly unasked?: Unasked;
}

export interface AgentTurns {
  readonly defaultAgentId: string;
  readonly mainSession: SessionName;
  /** @throws GatewayError INVALID_REQUEST for an agent that does not exist. */
  checkAgent(agentId: string): void;
  /**
   * Starts a run and waits for its end.
   *
   * @throws GatewayError UNAVAILABLE when too many runs wait, or the gateway stops.
   */
  run(turn: Turn): Promise<RunOutcome>;
}

export function createAgentTurns(parts: {
  readonly ids: Ids;
  readonly runs: Runs;
  readonly editor: SessionEditor;
  readonly clock: Clock;
  readonly catalog: AgentCatalog;
}): AgentTurns {
  const { clock, editor, ids, runs, catalog } = parts;
  return {
    defaultAgentId: catalog.defaultAgentId,
    mainSession: mainSession(catalog.defaultAgentId),
    checkAgent: agentId => void catalog.runtimeOf(agentId),
    async run({ session, message, timeoutMs, thinking, fresh, unasked }) {
      if (fresh === true && runs.ofSession(session.key).length === 0) editor.reset(session, clock.now());
      const run = runs.start({
        runId: ids.uuid(),
        session,
        message,
        attachments: [],
        ownerId: GATEWAY_OWNER,
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
        ...(thinking === undefined ? {} : { thinking }),
        ...(unasked === undefined ? {} : { unasked }),
      });
      return run.ended;
    },
  };
}
