/** Questions over all sessions: lists with filters, and the counts that health and status show. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';

import type { AgentFacts } from '../ports.ts';
import { readSession, type SessionRecord } from './store.ts';

export interface SessionFilter {
  readonly agentId?: string;
  readonly label?: string;
  readonly spawnedBy?: string;
  /** Only sessions used at or after this time. */
  readonly usedSince?: number;
  /** Text in key, label or first message. */
  readonly search?: string;
  readonly limit: number;
  readonly offset: number;
}

export interface ListedSession extends SessionRecord {
  /** What the user said first. */
  readonly firstMessage: string | null;
  /** What was said last, by whomever. */
  readonly lastMessage: string | null;
}

export interface SessionPage {
  /** Most recently used first. */
  readonly sessions: ListedSession[];
  /** Sessions that match, on all pages. */
  readonly total: number;
}

const RECENT_SESSIONS = 5;

const FIRST_MESSAGE = `(SELECT text FROM transcript t WHERE t.session_id = s.session_id AND t.role = 'user' ORDER BY t.id LIMIT 1)`;
const LAST_MESSAGE = `(SELECT text FROM transcript t WHERE t.session_id = s.session_id ORDER BY t.id DESC LIMIT 1)`;

export function listSessions(db: DatabaseSync, filter: SessionFilter): SessionPage {
  const { where, values } = conditions(filter);
  const total = Number(
    db.prepare(`SELECT count(*) AS n FROM sessions s ${where}`).get(...values)?.['n'] ?? 0,
  );
  const rows = db
    .prepare(
      `SELECT s.*, ${FIRST_MESSAGE} AS first_message, ${LAST_MESSAGE} AS last_message FROM sessions s ${where}
       ORDER BY s.updated_at DESC, s.key LIMIT ? OFFSET ?`,
    )
    .all(...values, filter.limit, filter.offset);
  const sessions = rows.map(row => ({
    ...readSession(row),
    firstMessage: row['first_message'] === null ? null : String(row['first_message']),
    lastMessage: row['last_message'] === null ? null : String(row['last_message']),
  }));
  return { sessions, total };
}

/** Count and most recent sessions of each agent; agents without sessions count 0. */
export function sessionFacts(
  db: DatabaseSync,
  agentIds: readonly string[],
): ReturnType<AgentFacts['sessions']> {
  const count = db.prepare('SELECT count(*) AS n FROM sessions WHERE agent_id = ?');
  const recent = db.prepare(
    'SELECT key, updated_at FROM sessions WHERE agent_id = ? ORDER BY updated_at DESC, key LIMIT ?',
  );
  return {
    path: databasePath(db),
    byAgent: agentIds.map(agentId => ({
      agentId,
      count: Number(count.get(agentId)?.['n'] ?? 0),
      recent: recent
        .all(agentId, RECENT_SESSIONS)
        .map(row => ({ key: String(row['key']), updatedAt: Number(row['updated_at']) })),
    })),
  };
}

/** Path of the database file. */
export function databasePath(db: DatabaseSync): string {
  return db.location() ?? ':memory:';
}

function conditions(filter: SessionFilter): { where: string; values: SQLInputValue[] } {
  const parts: string[] = [];
  const values: SQLInputValue[] = [];
  function add(sql: string, ...of: SQLInputValue[]): void {
    parts.push(sql);
    values.push(...of);
  }
  if (filter.agentId !== undefined) add('s.agent_id = ?', filter.agentId);
  if (filter.label !== undefined) add('s.label = ?', filter.label);
  if (filter.spawnedBy !== undefined) add('s.spawned_by = ?', filter.spawnedBy);
  if (filter.usedSince !== undefined) add('s.updated_at >= ?', filter.usedSince);
  if (filter.search !== undefined && filter.search !== '') {
    const like = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`;
    const matches = [`s.key`, `coalesce(s.label, '')`, `coalesce(${FIRST_MESSAGE}, '')`];
    add(`(${matches.map(value => `${value} LIKE ? ESCAPE '\\'`).join(' OR ')})`, like, like, like);
  }
  return { where: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, values };
}
