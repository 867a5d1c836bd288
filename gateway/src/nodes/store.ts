/** Rows of the node store: nodes, and requests that wait. Knows no rules. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { NodeHostStats } from '@clawspec/protocol';

/** What a node says about itself. Members that it does not tell are absent. */
export interface NodeFacts {
  readonly displayName?: string;
  readonly platform?: string;
  readonly version?: string;
  readonly clientId?: string;
  readonly clientMode?: string;
  readonly deviceFamily?: string;
  readonly modelIdentifier?: string;
  readonly remoteIp?: string;
}

/** What a node offers. */
export interface Surface {
  readonly caps: readonly string[];
  readonly commands: readonly string[];
  readonly permissions?: Readonly<Record<string, boolean>>;
}

export interface NodeRow {
  readonly nodeId: string;
  /** Given by an operator; beats the name that the node tells. */
  readonly name: string | undefined;
  readonly facts: NodeFacts;
  /** Whether what it offers has to be approved. Once that holds it holds for ever. */
  readonly gated: boolean;
  /** What was approved. */
  readonly surface: Surface | undefined;
  readonly tokenHash: Uint8Array | undefined;
  readonly createdAtMs: number;
  readonly approvedAtMs: number | undefined;
  readonly lastConnectedAtMs: number | undefined;
  readonly lastDisconnectedAtMs: number | undefined;
  readonly lastSeenAtMs: number | undefined;
  readonly lastSeenReason: string | undefined;
  readonly hostStats: NodeHostStats | undefined;
}

export interface RequestRow {
  readonly requestId: string;
  readonly nodeId: string;
  readonly facts: NodeFacts;
  readonly surface: Surface;
  /** An operator asked, with node.pair.request; otherwise the connection of the node did. */
  readonly byOperator: boolean;
  readonly silent: boolean;
  readonly isRepair: boolean;
  readonly ts: number;
}

type Row = Record<string, SQLOutputValue>;

export function createNodeStore(db: DatabaseSync) {
  const sql = {
    node: db.prepare('SELECT * FROM nodes WHERE node_id = ?'),
    nodes: db.prepare('SELECT * FROM nodes ORDER BY approved_at_ms DESC, node_id'),
    put: db.prepare(
      `INSERT OR REPLACE INTO nodes VALUES
         (:nodeId, :name, :facts, :gated, :surface, :tokenHash, :createdAtMs, :approvedAtMs,
          :lastConnectedAtMs, :lastDisconnectedAtMs, :lastSeenAtMs, :lastSeenReason, :hostStats)`,
    ),
    remove: db.prepare('DELETE FROM nodes WHERE node_id = ?'),
    request: db.prepare('SELECT * FROM node_requests WHERE request_id = ?'),
    requestOfNode: db.prepare('SELECT * FROM node_requests WHERE node_id = ?'),
    requests: db.prepare('SELECT * FROM node_requests ORDER BY ts DESC, request_id'),
    putRequest: db.prepare(
      `INSERT OR REPLACE INTO node_requests VALUES
         (:requestId, :nodeId, :facts, :surface, :byOperator, :silent, :isRepair, :ts)`,
    ),
    removeRequestOfNode: db.prepare('DELETE FROM node_requests WHERE node_id = ?'),
    expireRequests: db.prepare('DELETE FROM node_requests WHERE by_operator = 1 AND ts < ?'),
    trimRequests: db.prepare(
      `DELETE FROM node_requests WHERE by_operator = 1 AND request_id NOT IN
         (SELECT request_id FROM node_requests WHERE by_operator = 1 ORDER BY ts DESC, rowid DESC LIMIT ?)`,
    ),
  };

  return {
    node(nodeId: string): NodeRow | undefined {
      const row = sql.node.get(nodeId);
      return row && toNode(row);
    },
    nodes(): NodeRow[] {
      return sql.nodes.all().map(toNode);
    },
    put(node: NodeRow): void {
      sql.put.run({
        nodeId: node.nodeId,
        name: node.name ?? null,
        facts: JSON.stringify(node.facts),
        gated: node.gated ? 1 : 0,
        surface: json(node.surface),
        tokenHash: node.tokenHash ?? null,
        createdAtMs: node.createdAtMs,
        approvedAtMs: node.approvedAtMs ?? null,
        lastConnectedAtMs: node.lastConnectedAtMs ?? null,
        lastDisconnectedAtMs: node.lastDisconnectedAtMs ?? null,
        lastSeenAtMs: node.lastSeenAtMs ?? null,
        lastSeenReason: node.lastSeenReason ?? null,
        hostStats: json(node.hostStats),
      });
    },
    remove(nodeId: string): boolean {
      return Number(sql.remove.run(nodeId).changes) > 0;
    },
    request(requestId: string): RequestRow | undefined {
      const row = sql.request.get(requestId);
      return row && toRequest(row);
    },
    requestOfNode(nodeId: string): RequestRow | undefined {
      const row = sql.requestOfNode.get(nodeId);
      return row && toRequest(row);
    },
    requests(): RequestRow[] {
      return sql.requests.all().map(toRequest);
    },
    putRequest(request: RequestRow): void {
      sql.putRequest.run({
        requestId: request.requestId,
        nodeId: request.nodeId,
        facts: JSON.stringify(request.facts),
        surface: JSON.stringify(request.surface),
        byOperator: request.byOperator ? 1 : 0,
        silent: request.silent ? 1 : 0,
        isRepair: request.isRepair ? 1 : 0,
        ts: request.ts,
      });
    },
    removeRequestOfNode(nodeId: string): boolean {
      return Number(sql.removeRequestOfNode.run(nodeId).changes) > 0;
    },
    /** Drops requests of operators made before a time, and the oldest ones above a number. */
    pruneRequests(before: number, keep: number): void {
      sql.expireRequests.run(before);
      sql.trimRequests.run(keep);
    },
  };
}

function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function optional<T>(value: SQLOutputValue | undefined, map: (value: SQLOutputValue) => T): T | undefined {
  return value === null || value === undefined ? undefined : map(value);
}

/** Objects of this store come only from `put` and `putRequest`. */
function object<T extends object>(value: SQLOutputValue | undefined): T {
  const parsed: unknown = JSON.parse(String(value));
  if (typeof parsed !== 'object' || parsed === null)
    throw new TypeError('expected an object in the node store');
  return parsed as T;
}

function bytes(value: SQLOutputValue): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new TypeError('expected a token hash in the node store');
}

function toNode(row: Row): NodeRow {
  return {
    nodeId: String(row['node_id']),
    name: optional(row['name'], String),
    facts: object<NodeFacts>(row['facts']),
    gated: Number(row['gated']) === 1,
    surface: optional(row['surface'], object<Surface>),
    tokenHash: optional(row['token_hash'], bytes),
    createdAtMs: Number(row['created_at_ms']),
    approvedAtMs: optional(row['approved_at_ms'], Number),
    lastConnectedAtMs: optional(row['last_connected_at_ms'], Number),
    lastDisconnectedAtMs: optional(row['last_disconnected_at_ms'], Number),
    lastSeenAtMs: optional(row['last_seen_at_ms'], Number),
    lastSeenReason: optional(row['last_seen_reason'], String),
    hostStats: optional(row['host_stats'], object<NodeHostStats>),
  };
}

function toRequest(row: Row): RequestRow {
  return {
    requestId: String(row['request_id']),
    nodeId: String(row['node_id']),
    facts: object<NodeFacts>(row['facts']),
    surface: object<Surface>(row['surface']),
    byOperator: Number(row['by_operator']) === 1,
    silent: Number(row['silent']) === 1,
    isRepair: Number(row['is_repair']) === 1,
    ts: Number(row['ts']),
  };
}
