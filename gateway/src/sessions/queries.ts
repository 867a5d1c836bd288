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
  /** Read what was said last as well. */
  readonly lastMessages?: boolean;
  readonly limit: number;
  readonly offset: number;
}

export interface ListedSession extends SessionRecord {
  /** What was said last, by whomever. Null when it was not asked for. */
  readonly lastMessage: string | null;
}

export interface SessionPage {
  /** Most recently used first. */
  readonly sessions: ListedSession[];
  /** Sessions that match, on all pages. */
  readonly total: number;
}

const RECENT_SESSIONS = 5;
/** Longest pattern that SQLite takes. */
const LIKE_BYTES = 50_000;

const LAST_MESSAGE = `(SELECT text FROM transcript t WHERE t.session_id = s.session_id ORDER BY t.seq DESC LIMIT 1)`;
/** Counted by triggers, so that the number of sessions costs nothing to know. */
const COUNT = 'SELECT n FROM session_counts WHERE agent_id = ?';
const COUNT_ALL = 'SELECT sum(n) AS n FROM session_counts';

export function listSessions(db: DatabaseSync, filter: SessionFilter): SessionPage {
  const { where, values } = conditions(filter);
  const rows = db
    .prepare(
      `SELECT s.*, ${filter.lastMessages === true ? LAST_MESSAGE : 'NULL'} AS last_message FROM sessions s ${where}
       ORDER BY s.updated_at DESC, s.key LIMIT ? OFFSET ?`,
    )
    .all(...values, filter.limit, filter.offset);
  const sessions = rows.map(row => ({
    ...readSession(row),
    lastMessage: row['last_message'] === null ? null : String(row['last_message']),
  }));
  // A page that is not full is the last one, and has told how many there are.
  const isLast = sessions.length < filter.limit && (sessions.length > 0 || filter.offset === 0);
  return { sessions, total: isLast ? filter.offset + sessions.length : countSessions(db, filter) };
}

function countSessions(db: DatabaseSync, filter: SessionFilter): number {
  const { where, values } = conditions(filter);
  const { agentId } = filter;
  const row =
    where === ''
      ? db.prepare(COUNT_ALL).get()
      : agentId !== undefined && values.length === 1
        ? db.prepare(COUNT).get(agentId)
        : db.prepare(`SELECT count(*) AS n FROM sessions s ${where}`).get(...values);
  return Number(row?.['n'] ?? 0);
}

/** The newest messages of a session that have text, oldest first. */
export function lastLines(
  db: DatabaseSync,
  sessionId: string,
  limit: number,
): { role: string; text: string }[] {
  const rows = db
    .prepare(
      `SELECT role, text FROM transcript WHERE session_id = ? AND text <> '' ORDER BY seq DESC LIMIT ?`,
    )
    .all(sessionId, limit);
  return rows.map(row => ({ role: String(row['role']), text: String(row['text']) })).reverse();
}

/** Sessions whose id begins with a text, in the order of their ids. */
export function sessionsByIdPrefix(
  db: DatabaseSync,
  prefix: string,
  filter: Pick<SessionFilter, 'agentId' | 'spawnedBy'>,
  limit: number,
): SessionRecord[] {
  const { where, values } = conditions({ ...filter, limit, offset: 0 });
  const more = where === '' ? '' : `AND ${where.slice('WHERE '.length)}`;
  // A range instead of LIKE: it uses the index whatever the prefix holds.
  return db
    .prepare(
      `SELECT * FROM sessions s WHERE s.session_id >= ? AND s.session_id < ? ${more} ORDER BY s.session_id LIMIT ?`,
    )
    .all(prefix, `${prefix}\u{10ffff}`, ...values, limit)
    .map(readSession);
}

/** Count and most recent sessions of each agent; agents without sessions count 0. */
export function sessionFacts(
  db: DatabaseSync,
  agentIds: readonly string[],
): ReturnType<AgentFacts['sessions']> {
  const count = db.prepare(COUNT);
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
    // Nothing that is searched is that long.
    const matches = [`s.key`, `coalesce(s.label, '')`, `coalesce(s.first_message, '')`];
    if (Buffer.byteLength(like) > LIKE_BYTES) add('0');
    else add(`(${matches.map(value => `${value} LIKE ? ESCAPE '\\'`).join(' OR ')})`, like, like, like);
  }
  return { where: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, values };
}
