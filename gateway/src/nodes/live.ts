/** Connections of nodes. The newest connection of a node is the one that is used. */
import type { Session } from '../server/session.ts';
import type { NodeFacts, Surface } from './store.ts';

export interface LiveNode {
  readonly nodeId: string;
  readonly session: Session;
  readonly connectedAtMs: number;
  readonly facts: NodeFacts;
  /** What it declared, without what is not allow-listed. */
  readonly declared: Surface;
  /** Whether that has to be approved. */
  readonly gated: boolean;
}

export interface LiveNodes {
  add(node: LiveNode): void;
  /** The node whose connection it was; `last` when it has no other. */
  remove(session: Session): { readonly nodeId: string; readonly last: boolean } | undefined;
  /** The connection that is used. An older one comes back when the newest closes. */
  current(nodeId: string): LiveNode | undefined;
  /** All connections of a node, oldest first. */
  of(nodeId: string): readonly LiveNode[];
  /** The connection in use of every node. */
  all(): LiveNode[];
}

export function createLiveNodes(): LiveNodes {
  const byNode = new Map<string, LiveNode[]>();
  const of = (nodeId: string) => byNode.get(nodeId) ?? [];
  return {
    add: node => void byNode.set(node.nodeId, [...of(node.nodeId), node]),
    remove(session) {
      const nodeId = session.caller.deviceId;
      const before = nodeId === undefined ? [] : of(nodeId);
      const rest = before.filter(node => node.session !== session);
      if (nodeId === undefined || rest.length === before.length) return undefined;
      if (rest.length > 0) byNode.set(nodeId, rest);
      else byNode.delete(nodeId);
      return { nodeId, last: rest.length === 0 };
    },
    current: nodeId => of(nodeId).at(-1),
    of,
    all: () => [...byNode.values()].flatMap(nodes => nodes.slice(-1)),
  };
}
