/** The rules of nodes: what they may offer, who approves it, and how they are known. */
import { timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { ConnectParams, NodeHostStats, ParamsOf } from '@clawspec/protocol';
import { hashToken } from '../pairing/tokens.ts';
import type { Clock, Ids } from '../ports.ts';
import type { EventSender } from '../server/broadcaster.ts';
import type { Limits } from '../server/limits.ts';
import type { Session } from '../server/session.ts';
import { transaction } from '../storage/database.ts';
import type { CommandPolicy } from './commands.ts';
import type { LiveNode, LiveNodes } from './live.ts';
import { createNodeStore, type NodeFacts, type NodeRow, type RequestRow, type Surface } from './store.ts';
import { covers, toPairRequest } from './views.ts';

/** How far behind what a node tells again and again may lag: it spares writes. */
const SEEN_RESOLUTION_MS = 60_000;

type Decision = 'approved' | 'rejected' | 'removed';

export interface Nodes {
  /** A node has connected. Leaves out what is not allow-listed, and asks for approval where it is needed. */
  connected(session: Session, params: ConnectParams): void;
  disconnected(session: Session): void;
  row(nodeId: string): NodeRow | undefined;
  rows(): NodeRow[];
  requests(): RequestRow[];
  requestById(requestId: string): RequestRow | undefined;
  requestOf(nodeId: string): RequestRow | undefined;
  /** An operator asks for a node. The request that waits already, or a new one. */
  ask(params: ParamsOf<'node.pair.request'>): { readonly request: RequestRow; readonly created: boolean };
  /** With a token for a node that an operator asked for. */
  approve(request: RequestRow): { readonly row: NodeRow; readonly token?: string };
  reject(request: RequestRow): void;
  verify(nodeId: string, token: string): NodeRow | undefined;
  rename(nodeId: string, name: string): void;
  /** Whether there was anything to forget. */
  forget(nodeId: string): boolean;
  seen(nodeId: string, reason: string): void;
  hostStats(nodeId: string, stats: Omit<NodeHostStats, 'updatedAtMs'>): NodeHostStats;
}

export interface NodesOptions {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly limits: Limits;
  readonly events: EventSender;
  readonly policy: CommandPolicy;
  readonly live: LiveNodes;
}

export function createNodes(options: NodesOptions): Nodes {
  const { db, clock, ids, limits, events, policy, live } = options;
  const store = createNodeStore(db);

  const prune = () =>
    store.pruneRequests(clock.now() - limits.pairingRequestTtlMs, limits.pairingRequestsMax);

  /** Changes what is known of a node; makes it known when it is not. */
  function update(nodeId: string, change: Partial<NodeRow>): NodeRow {
    const row = { ...(store.node(nodeId) ?? newRow(nodeId, clock.now())), ...change };
    store.put(row);
    return row;
  }

  function allowed(platform: string | undefined, surface: Surface): Surface {
    const commands = [...new Set(surface.commands)].filter(command => policy.allows(platform, command));
    return { ...surface, caps: [...new Set(surface.caps)], commands };
  }

  function request(row: Omit<RequestRow, 'requestId' | 'ts' | 'isRepair'>): RequestRow {
    const isRepair = store.node(row.nodeId)?.surface !== undefined;
    const made = { ...row, requestId: ids.uuid(), isRepair, ts: clock.now() };
    store.putRequest(made);
    events.broadcast('node.pair.requested', protocol => toPairRequest(made, protocol));
    return made;
  }

  /** Asks for what was not approved yet; a request for the same keeps waiting under its id. */
  function askFor(node: LiveNode, approved: Surface | undefined): void {
    const waits = store.requestOfNode(node.nodeId);
    if (covers(approved, node.declared)) {
      if (waits !== undefined) resolved(waits, 'rejected');
      return;
    }
    if (waits !== undefined && same(waits.surface, node.declared)) return;
    const { nodeId, facts, declared, session } = node;
    request({ nodeId, facts, surface: declared, byOperator: false, silent: session.caller.local });
  }

  /** Takes the request away and tells everybody, the node as well. */
  function resolved(
    { requestId, nodeId }: Pick<RequestRow, 'requestId' | 'nodeId'>,
    decision: Decision,
  ): void {
    store.removeRequestOfNode(nodeId);
    const payload = { requestId, nodeId, decision, ts: clock.now() };
    for (const { session } of live.of(nodeId)) {
      if (session.caller.protocol >= 4) events.sendDirect(session, 'node.pair.resolved', payload);
    }
    events.broadcast('node.pair.resolved', payload);
  }

  return {
    connected(session, params) {
      const { caller } = session;
      const nodeId = caller.deviceId;
      if (nodeId === undefined) return;
      const facts = factsOf(session);
      const declared = allowed(facts.platform, {
        caps: params.caps ?? [],
        commands: params.commands ?? [],
        ...(params.permissions === undefined ? {} : { permissions: params.permissions }),
      });
      const connectedAtMs = clock.now();
      transaction(db, () => {
        // Protocol 3 knows no approval; but a node that once had to ask cannot shed that by speaking it.
        const gated = caller.protocol >= 4 || store.node(nodeId)?.gated === true;
        const row = update(nodeId, {
          facts,
          gated,
          lastConnectedAtMs: connectedAtMs,
          lastSeenAtMs: connectedAtMs,
          lastSeenReason: 'connect',
        });
        const node = { nodeId, session, connectedAtMs, facts, declared, gated };
        if (gated) askFor(node, row.surface);
        live.add(node);
      });
    },

    disconnected(session) {
      const gone = live.remove(session);
      const row = gone?.last === true ? store.node(gone.nodeId) : undefined;
      if (row !== undefined) store.put({ ...row, lastDisconnectedAtMs: clock.now() });
    },

    row: store.node,
    rows: store.nodes,
    requests() {
      prune();
      return store.requests();
    },
    requestById(requestId) {
      prune();
      return store.request(requestId);
    },
    requestOf: store.requestOfNode,

    ask(params) {
      prune();
      const waits = store.requestOfNode(params.nodeId);
      if (waits !== undefined) return { request: waits, created: false };
      const { nodeId, caps = [], commands = [], silent = false, coreVersion, uiVersion, ...told } = params;
      const facts = { ...told, ...version(told.version ?? coreVersion ?? uiVersion) };
      const surface = allowed(told.platform, { caps, commands });
      const made = request({ nodeId, facts, surface, byOperator: true, silent });
      prune();
      return { request: made, created: true };
    },

    approve(asked) {
      const token = asked.byOperator ? ids.secret() : undefined;
      const approvedAtMs = clock.now();
      const row = transaction(db, () => {
        store.removeRequestOfNode(asked.nodeId);
        return update(asked.nodeId, {
          facts: asked.facts,
          gated: true,
          surface: asked.surface,
          approvedAtMs,
          ...(token === undefined ? {} : { tokenHash: hashToken(token) }),
        });
      });
      resolved(asked, 'approved');
      return { row, ...(token === undefined ? {} : { token }) };
    },

    reject: asked => resolved(asked, 'rejected'),

    verify(nodeId, token) {
      const row = store.node(nodeId);
      const hash = hashToken(token);
      const fits = row?.tokenHash?.length === hash.length && timingSafeEqual(row.tokenHash, hash);
      return fits ? row : undefined;
    },

    rename: (nodeId, name) => void update(nodeId, { name }),

    forget(nodeId) {
      const waits = store.requestOfNode(nodeId);
      const known = store.remove(nodeId) || waits !== undefined;
      if (known) resolved({ requestId: waits?.requestId ?? '', nodeId }, 'removed');
      return known;
    },

    seen(nodeId, reason) {
      const now = clock.now();
      const row = store.node(nodeId);
      const fresh = row?.lastSeenReason === reason && now - (row.lastSeenAtMs ?? 0) < SEEN_RESOLUTION_MS;
      if (row !== undefined && !fresh) store.put({ ...row, lastSeenAtMs: now, lastSeenReason: reason });
    },

    hostStats(nodeId, stats) {
      const told = { ...stats, updatedAtMs: clock.now() };
      const row = store.node(nodeId);
      const due = told.updatedAtMs - (row?.hostStats?.updatedAtMs ?? 0) >= SEEN_RESOLUTION_MS;
      if (row !== undefined && due) store.put({ ...row, hostStats: told });
      events.broadcast('node.hostStats', { nodeId, hostStats: told });
      return told;
    },
  };
}

function newRow(nodeId: string, createdAtMs: number): NodeRow {
  return {
    nodeId,
    name: undefined,
    facts: {},
    gated: false,
    surface: undefined,
    tokenHash: undefined,
    createdAtMs,
    approvedAtMs: undefined,
    lastConnectedAtMs: undefined,
    lastDisconnectedAtMs: undefined,
    lastSeenAtMs: undefined,
    lastSeenReason: undefined,
    hostStats: undefined,
  };
}

function factsOf({ caller }: Session): NodeFacts {
  const { client } = caller;
  return {
    ...(client.displayName === undefined ? {} : { displayName: client.displayName }),
    platform: client.platform,
    version: client.version,
    clientId: client.id,
    clientMode: client.mode,
    ...(client.deviceFamily === undefined ? {} : { deviceFamily: client.deviceFamily }),
    ...(client.modelIdentifier === undefined ? {} : { modelIdentifier: client.modelIdentifier }),
    ...(caller.local ? {} : { remoteIp: caller.remoteAddress }),
  };
}

const version = (told: string | undefined) => (told === undefined ? {} : { version: told });

function same(a: Surface, b: Surface): boolean {
  return covers(a, b) && covers(b, a);
}
