/** Nodes as one part of the gateway. */
import type { DatabaseSync } from 'node:sqlite';
import type { ConnectParams } from '@clawspec/protocol';
import type { Pairing } from '../pairing/pairing.ts';
import type { Clock, Ids, Log } from '../ports.ts';
import type { EventSender } from '../server/broadcaster.ts';
import type { Limits } from '../server/limits.ts';
import type { Session } from '../server/session.ts';
import { type CommandPolicy, createCommandPolicy, type NodeCommandOptions } from './commands.ts';
import { createInvocations, type Invocations } from './invocations.ts';
import { createLiveNodes, type LiveNodes } from './live.ts';
import { createNodes, type Nodes } from './nodes.ts';

export type { NodeCommandOptions } from './commands.ts';

export interface NodeSubsystem {
  readonly nodes: Nodes;
  readonly live: LiveNodes;
  readonly policy: CommandPolicy;
  readonly invocations: Invocations;
  readonly pairing: Pairing;
  /** A session has begun; does nothing for operators. */
  joined(session: Session, params: ConnectParams): void;
  /** It has ended. Never throws: it is called when nobody is left who could be told. */
  left(session: Session): void;
  close(): void;
}

export interface NodeSubsystemOptions {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly limits: Limits;
  readonly events: EventSender;
  readonly pairing: Pairing;
  readonly commands?: NodeCommandOptions | undefined;
}

export function createNodeSubsystem(options: NodeSubsystemOptions): NodeSubsystem {
  const { log, limits } = options;
  const policy = createCommandPolicy(options.commands);
  const live = createLiveNodes();
  const nodes = createNodes({ ...options, policy, live });
  const invocations = createInvocations({ ...options, defaultTimeoutMs: limits.nodeInvokeTimeoutMs });
  return {
    nodes,
    live,
    policy,
    invocations,
    pairing: options.pairing,
    joined(session, params) {
      if (session.caller.role === 'node') nodes.connected(session, params);
    },
    left(session) {
      if (session.caller.role !== 'node') return;
      invocations.sessionGone(session);
      try {
        nodes.disconnected(session);
      } catch (error) {
        log.error('could not note that a node went away', { connId: session.caller.connId, error });
      }
    },
    close: () => invocations.close(),
  };
}
