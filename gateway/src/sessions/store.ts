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

/** What operators set for a session. */
export interface SessionSettings {
  readonly displayName?: string;
  readonly category?: string;
  readonly icon?: string;
  readonly color?: string;
  readonly model?: string;
  readonly thinkingLevel?: string;
  readonly verboseLevel?: string;
  readonly reasoningLevel?: string;
  readonly responseUsage?: string;
  readonly fastMode?: boolean | 'auto';
}

export interface SessionRecord {
  readonly key: string;
  readonly agentId: string;
  readonly sessionId: string;
  readonly label: string | null;
  readonly spawnedBy: string | null;
  readonly parentKey: string | null;
  /** Changes when the session begins anew. */
  readonly revision: string;
  readonly settings: SessionSettings;
  /** What the user said first, cut. */
  readonly firstMessage: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Null like the members of the last run below, when there was no run yet. */
  readonly status: SessionStatus | null;
  readonly lastRunId: string | null;
  readonly lastRunError: string | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** A message and its plain text, which titles, previews and searches use. */
export interface TranscriptEntry {
  readonly message: ChatMessage;
  readonly text: string;
}

/** A message that is in a transcript now. */
export interface Appended {
  readonly sessionId: string;
  readonly messageId: string;
  /** Number of the message in its transcript, from 1. */
  readonly seq: number;
  readonly message: ChatMessage;
  readonly runId: string;
}

export interface RunBegin {
  readonly session: SessionName;
  readonly runId: string;
  readonly at: number;
  /** What the user said; left out when nobody did. */
  readonly entry?: TranscriptEntry;
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
/** Characters of the first message that titles and searches see. */
const FIRST_MESSAGE_CHARS = 300;
/** How far back a message is looked for that is sent again: further than messages can wait in a session. */
const REPEATED_WITHIN = 200;

export class SessionStore {
  readonly #db: DatabaseSync;
  readonly #ids: Ids;
  readonly #byKey: StatementSync;
  readonly #append: StatementSync;
  readonly #page: StatementSync;
  readonly #count: StatementSync;
  readonly #lastSeq: StatementSync;
  readonly #ofRun: StatementSync;
  readonly #giveUp: StatementSync;

  /**
   * Sessions whose run was cut off by the end of the last process are marked as killed. Messages that waited for
   * their run then become part of their transcripts.
   */
  constructor(db: DatabaseSync, ids: Ids, now: number) {
    this.#db = db;
    this.#ids = ids;
    this.#byKey = db.prepare('SELECT * FROM sessions WHERE key = ?');
    this.#append = db.prepare(
      'INSERT INTO transcript (session_id, seq, run_id, role, text, message, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#page = db.prepare(
      'SELECT message FROM transcript WHERE session_id = ? AND run_id IS NOT ? ORDER BY seq DESC LIMIT ? OFFSET ?',
    );
    this.#count = db.prepare('SELECT count(*) AS n FROM transcript WHERE session_id = ?');
    this.#lastSeq = db.prepare('SELECT max(seq) AS seq FROM transcript WHERE session_id = ?');
    this.#ofRun = db.prepare(
      'SELECT role, text FROM transcript WHERE session_id = ? AND run_id = ? AND seq > ?',
    );
    this.#giveUp = db.prepare('DELETE FROM waiting_messages WHERE run_id = ?');
    transaction(db, () => {
      for (const waiting of this.#waiting()) this.begin(waiting);
      db.prepare("UPDATE sessions SET status = 'killed', ended_at = ? WHERE status = 'running'").run(now);
    });
  }

  find(key: string): SessionRecord | undefined {
    const row = this.#byKey.get(key);
    return row === undefined ? undefined : readSession(row);
  }

  findById(sessionId: string): SessionRecord | undefined {
    const row = this.#db.prepare('SELECT * FROM sessions WHERE session_id = ?').get(sessionId);
    return row === undefined ? undefined : readSession(row);
  }

  /** Keeps what the user said until its run begins, or is given up. */
  keepWaiting({ session, runId, at, entry }: RunBegin & Required<Pick<RunBegin, 'entry'>>): void {
    this.#db
      .prepare(
        'INSERT OR REPLACE INTO waiting_messages (run_id, key, agent_id, text, message, at) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(runId, session.key, session.agentId, entry.text, JSON.stringify(entry.message), at);
  }

  /** Forgets what waited for a run that will never begin. */
  giveUp(runId: string): void {
    this.#giveUp.run(runId);
  }

  /**
   * Writes down that a run begins: makes the session when it is new and appends what the user said. That is not
   * appended again when the run was cut off and the user asks once more.
   *
   * @throws GatewayError INVALID_REQUEST when another session has the label.
   */
  begin(run: RunBegin): { session: SessionRecord; appended?: Appended } {
    return transaction(this.#db, () => {
      const { key, agentId } = run.session;
      if (run.label !== undefined) claimLabel(this.#db, run.label, key);
      this.#db
        .prepare(
          `INSERT INTO sessions (key, agent_id, session_id, revision, label, spawned_by, first_message, created_at, updated_at, status, last_run_id, started_at)
           VALUES ($key, $agentId, $sessionId, $sessionId, $label, $spawnedBy, $first, $at, $at, 'running', $runId, $at)
           ON CONFLICT (key) DO UPDATE SET
             label = coalesce(excluded.label, label), spawned_by = coalesce(spawned_by, excluded.spawned_by),
             first_message = coalesce(first_message, excluded.first_message),
             updated_at = excluded.updated_at, status = 'running', last_run_id = excluded.last_run_id,
             last_run_error = NULL, started_at = excluded.started_at, ended_at = NULL`,
        )
        .run({
          $key: key,
          $agentId: agentId,
          $sessionId: this.#ids.uuid(),
          $label: run.label ?? null,
          $spawnedBy: run.spawnedBy ?? null,
          $first: run.entry?.text.slice(0, FIRST_MESSAGE_CHARS) || null,
          $at: run.at,
          $runId: run.runId,
        });
      const session = this.find(key)!;
      this.giveUp(run.runId);
      if (run.entry === undefined || this.#isRepeated(session.sessionId, run.runId, run.entry))
        return { session };
      return { session, appended: this.#write(session.sessionId, run.runId, run.at, run.entry) };
    });
  }

  /** Writes down how a run ended and what it said. */
  end(run: RunEnd): Appended | undefined {
    return transaction(this.#db, () => {
      const appended =
        run.entry === undefined ? undefined : this.#write(run.sessionId, run.runId, run.at, run.entry);
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
      return appended;
    });
  }

  /** Adds a message that belongs to no run. `entry` gets the id that the message will have. */
  append(sessionId: string, at: number, entry: (messageId: string) => TranscriptEntry): Appended {
    return transaction(this.#db, () => {
      const id = this.#messageId(sessionId, this.lastSeq(sessionId) + 1);
      const appended = this.#write(sessionId, `inject-${id}`, at, entry(id));
      this.#db.prepare('UPDATE sessions SET updated_at = ? WHERE session_id = ?').run(at, sessionId);
      return appended;
    });
  }

  /** Number of the newest message; 0 when there is none. */
  lastSeq(sessionId: string): number {
    return Number(this.#lastSeq.get(sessionId)?.['seq'] ?? 0);
  }

  /**
   * The newest messages, oldest first; `offset` skips as many of the newest, `besides` those of a run. May hold fewer
   * than `limit` when the messages are large.
   */
  history(sessionId: string, limit: number, offset = 0, besides: string | null = null): HistoryPage {
    const total = Number(this.#count.get(sessionId)?.['n'] ?? 0);
    const messages: ChatMessage[] = [];
    let bytes = 0;
    for (const row of this.#page.iterate(sessionId, besides, limit, offset)) {
      const json = String(row['message']);
      bytes += Buffer.byteLength(json);
      if (messages.length > 0 && bytes > HISTORY_PAGE_BYTES) break;
      messages.push(JSON.parse(json) as ChatMessage);
    }
    return { messages: messages.reverse(), total };
  }

  /** Whether the transcript has what the user said for this run, and no reply to it. */
  #isRepeated(sessionId: string, runId: string, { text }: TranscriptEntry): boolean {
    const [said, ...more] = this.#ofRun.all(sessionId, runId, this.lastSeq(sessionId) - REPEATED_WITHIN);
    return said?.['role'] === 'user' && said['text'] === text && more.length === 0;
  }

  /** Oldest first. */
  #waiting(): RunBegin[] {
    return this.#db
      .prepare('SELECT * FROM waiting_messages ORDER BY id')
      .all()
      .map(row => ({
        session: { key: String(row['key']), agentId: String(row['agent_id']) },
        runId: String(row['run_id']),
        at: Number(row['at']),
        entry: {
          text: String(row['text']),
          message: JSON.parse(String(row['message'])) as ChatMessage,
        },
      }));
  }

  #write(sessionId: string, runId: string, at: number, { message, text }: TranscriptEntry): Appended {
    const seq = this.lastSeq(sessionId) + 1;
    this.#append.run(sessionId, seq, runId, message.role, text, JSON.stringify(message), at);
    return { sessionId, messageId: this.#messageId(sessionId, seq), seq, message, runId };
  }

  #messageId(sessionId: string, seq: number): string {
    return `${sessionId}:${seq}`;
  }
}

/** @throws GatewayError INVALID_REQUEST when another session has the label. */
export function claimLabel(db: DatabaseSync, label: string, key: string): void {
  const taken = db.prepare('SELECT 1 FROM sessions WHERE label = ? AND key <> ?').get(label, key);
  if (taken !== undefined) throw new GatewayError('INVALID_REQUEST', `label already in use: ${label}`);
}

/** One row of the table `sessions`. */
export function readSession(row: Record<string, SQLOutputValue>): SessionRecord {
  return {
    key: String(row['key']),
    agentId: String(row['agent_id']),
    sessionId: String(row['session_id']),
    label: textOrNull(row['label']),
    spawnedBy: textOrNull(row['spawned_by']),
    parentKey: textOrNull(row['parent_key']),
    revision: String(row['revision']),
    settings: JSON.parse(String(row['settings'])) as SessionSettings,
    firstMessage: textOrNull(row['first_message']),
    createdAt: Number(row['created_at']),
    updatedAt: Number(row['updated_at']),
    status: textOrNull(row['status']) as SessionStatus | null,
    lastRunId: textOrNull(row['last_run_id']),
    lastRunError: textOrNull(row['last_run_error']),
    startedAt: numberOrNull(row['started_at']),
    endedAt: numberOrNull(row['ended_at']),
    inputTokens: Number(row['input_tokens']),
    outputTokens: Number(row['output_tokens']),
  };
}

function textOrNull(value: SQLOutputValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function numberOrNull(value: SQLOutputValue | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}
