/**
 * Sessions and their transcripts in SQLite. Every method is one transaction: when it has returned, what it
 * wrote survives the end of the process.
 */
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';

import type { ChatMessage, TokenUsage } from '@clawspec/protocol';

import { GatewayError } from '../errors.ts';
import type { Ids } from '../ports.ts';
import { transaction } from '../storage/database.ts';
import type { SessionName } from './keys.ts';

/** How the last run of a session stands. `killed`: aborted, or cut off by the end of the process. */
export type SessionStatus = 'running' | 'done' | 'failed' | 'killed' | 'timeout';

export interface SessionRecord {
  readonly key: string;
  readonly agentId: string;
  readonly sessionId: string;
  readonly label: string | null;
  readonly spawnedBy: string | null;
  readonly updatedAt: number;
  readonly status: SessionStatus;
  readonly lastRunId: string;
  readonly lastRunError: string | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** A message and its plain text, which titles, previews and searches use. */
export interface TranscriptEntry {
  readonly message: ChatMessage;
  readonly text: string;
}

export interface RunBegin {
  readonly session: SessionName;
  readonly runId: string;
  readonly at: number;
  readonly entry: TranscriptEntry;
  readonly label?: string;
  readonly spawnedBy?: string;
}

export interface RunEnd {
  readonly sessionId: string;
  readonly runId: string;
  readonly at: number;
  readonly status: SessionStatus;
  readonly error?: string;
  readonly entry?: TranscriptEntry;
  readonly usage?: TokenUsage;
}

export interface HistoryPage {
  /** Oldest first. */
  readonly messages: ChatMessage[];
  /** Messages in the whole transcript. */
  readonly total: number;
}

/** Bytes of messages in one page; older ones are left for the next page. */
const HISTORY_PAGE_BYTES = 4 * 1024 * 1024;

export class SessionStore {
  readonly #db: DatabaseSync;
  readonly #ids: Ids;
  readonly #byKey: StatementSync;
  readonly #append: StatementSync;
  readonly #page: StatementSync;
  readonly #count: StatementSync;

  /** Sessions whose run was cut off by the end of the last process are marked as killed. */
  constructor(db: DatabaseSync, ids: Ids, now: number) {
    this.#db = db;
    this.#ids = ids;
    this.#byKey = db.prepare('SELECT * FROM sessions WHERE key = ?');
    this.#append = db.prepare(
      'INSERT INTO transcript (session_id, run_id, role, text, message, at) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#page = db.prepare(
      'SELECT message FROM transcript WHERE session_id = ? ORDER BY id DESC LIMIT ? OFFSET ?',
    );
    this.#count = db.prepare('SELECT count(*) AS n FROM transcript WHERE session_id = ?');
    db.prepare("UPDATE sessions SET status = 'killed', ended_at = ? WHERE status = 'running'").run(now);
  }

  find(key: string): SessionRecord | undefined {
    const row = this.#byKey.get(key);
    return row === undefined ? undefined : readSession(row);
  }

  findById(sessionId: string): SessionRecord | undefined {
    const row = this.#db.prepare('SELECT * FROM sessions WHERE session_id = ?').get(sessionId);
    return row === undefined ? undefined : readSession(row);
  }

  /**
   * Writes down that a run begins: makes the session when it is new and appends what the user said.
   *
   * @throws GatewayError INVALID_REQUEST when another session has the label.
   */
  begin(run: RunBegin): SessionRecord {
    return transaction(this.#db, () => {
      const { key, agentId } = run.session;
      if (run.label !== undefined) this.#claimLabel(run.label, key);
      this.#db
        .prepare(
          `INSERT INTO sessions (key, agent_id, session_id, label, spawned_by, created_at, updated_at, status, last_run_id, started_at)
           VALUES ($key, $agentId, $sessionId, $label, $spawnedBy, $at, $at, 'running', $runId, $at)
           ON CONFLICT (key) DO UPDATE SET
             label = coalesce(excluded.label, label), spawned_by = coalesce(spawned_by, excluded.spawned_by),
             updated_at = excluded.updated_at, status = 'running', last_run_id = excluded.last_run_id,
             last_run_error = NULL, started_at = excluded.started_at, ended_at = NULL`,
        )
        .run({
          $key: key,
          $agentId: agentId,
          $sessionId: this.#ids.uuid(),
          $label: run.label ?? null,
          $spawnedBy: run.spawnedBy ?? null,
          $at: run.at,
          $runId: run.runId,
        });
      const session = this.find(key)!;
      this.#write(session.sessionId, run.runId, run.at, run.entry);
      return session;
    });
  }

  /** Writes down how a run ended and what it said. */
  end(run: RunEnd): void {
    transaction(this.#db, () => {
      if (run.entry !== undefined) this.#write(run.sessionId, run.runId, run.at, run.entry);
      this.#db
        .prepare(
          `UPDATE sessions SET status = ?, last_run_error = ?, ended_at = ?, updated_at = ?,
             input_tokens = input_tokens + ?, output_tokens = output_tokens + ? WHERE session_id = ?`,
        )
        .run(
          run.status,
          run.error ?? null,
          run.at,
          run.at,
          run.usage?.input ?? 0,
          run.usage?.output ?? 0,
          run.sessionId,
        );
    });
  }

  /**
   * The newest messages, oldest first; `offset` skips as many of the newest. May hold fewer than `limit`
   * when the messages are large.
   */
  history(sessionId: string, limit: number, offset = 0): HistoryPage {
    const total = Number(this.#count.get(sessionId)?.['n'] ?? 0);
    const messages: ChatMessage[] = [];
    let bytes = 0;
    for (const row of this.#page.iterate(sessionId, limit, offset)) {
      const json = String(row['message']);
      bytes += Buffer.byteLength(json);
      if (messages.length > 0 && bytes > HISTORY_PAGE_BYTES) break;
      messages.push(JSON.parse(json) as ChatMessage);
    }
    return { messages: messages.reverse(), total };
  }

  #write(sessionId: string, runId: string, at: number, { message, text }: TranscriptEntry): void {
    this.#append.run(sessionId, runId, message.role, text, JSON.stringify(message), at);
  }

  #claimLabel(label: string, key: string): void {
    const taken = this.#db.prepare('SELECT 1 FROM sessions WHERE label = ? AND key <> ?').get(label, key);
    if (taken !== undefined) throw new GatewayError('INVALID_REQUEST', `label already in use: ${label}`);
  }
}

/** One row of the table `sessions`. */
export function readSession(row: Record<string, SQLOutputValue>): SessionRecord {
  return {
    key: String(row['key']),
    agentId: String(row['agent_id']),
    sessionId: String(row['session_id']),
    label: textOrNull(row['label']),
    spawnedBy: textOrNull(row['spawned_by']),
    updatedAt: Number(row['updated_at']),
    status: String(row['status']) as SessionStatus,
    lastRunId: String(row['last_run_id']),
    lastRunError: textOrNull(row['last_run_error']),
    startedAt: Number(row['started_at']),
    endedAt: row['ended_at'] === null ? null : Number(row['ended_at']),
    inputTokens: Number(row['input_tokens']),
    outputTokens: Number(row['output_tokens']),
  };
}

function textOrNull(value: SQLOutputValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
