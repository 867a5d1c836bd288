/** Changes to sessions apart from runs. Every method is one transaction. */
import type { DatabaseSync } from 'node:sqlite';

import type { Ids } from '../ports.ts';
import { transaction } from '../storage/database.ts';
import type { SessionName } from './keys.ts';
import { claimLabel, readSession, type SessionRecord, type SessionSettings } from './store.ts';

/** What to change. A member that is left out stays, null clears it. */
export interface SessionEdit {
  readonly label?: string | null;
  readonly parentKey?: string;
  readonly settings?: { readonly [K in keyof SessionSettings]?: SessionSettings[K] | null };
}

export interface Compaction {
  /** Messages that stayed. */
  readonly kept: number;
  /** Name of the archive that the others went to; undefined when there was nothing to move. */
  readonly archived?: string;
}

type ArchiveReason = 'reset' | 'delete' | 'compact';

export class SessionEditor {
  readonly #db: DatabaseSync;
  readonly #ids: Ids;

  constructor(db: DatabaseSync, ids: Ids) {
    this.#db = db;
    this.#ids = ids;
  }

  /**
   * Changes a session and makes it when there is none.
   *
   * @throws GatewayError INVALID_REQUEST when another session has the label.
   */
  edit(name: SessionName, edit: SessionEdit, at: number): SessionRecord {
    return transaction(this.#db, () => {
      const before = this.#find(name.key) ?? this.#make(name, at);
      const label = edit.label === undefined ? before.label : edit.label;
      if (label !== null) claimLabel(this.#db, label, name.key);
      this.#db
        .prepare('UPDATE sessions SET label = ?, parent_key = ?, settings = ?, updated_at = ? WHERE key = ?')
        .run(
          label,
          edit.parentKey ?? before.parentKey,
          JSON.stringify(merged(before.settings, edit.settings ?? {})),
          at,
          name.key,
        );
      return this.#find(name.key)!;
    });
  }

  /** Gives a session a new id and an empty transcript; the old transcript goes into the archive. */
  reset(name: SessionName, at: number): SessionRecord {
    return transaction(this.#db, () => {
      const before = this.#find(name.key);
      if (before === undefined) return this.#make(name, at);
      this.#archive(before, before.sessionId, 'reset', at);
      this.#db
        .prepare(
          `UPDATE sessions SET session_id = ?, revision = ?, first_message = NULL, updated_at = ?, status = NULL,
             last_run_id = NULL, last_run_error = NULL, started_at = NULL, ended_at = NULL,
             input_tokens = 0, output_tokens = 0 WHERE key = ?`,
        )
        .run(this.#ids.uuid(), this.#ids.uuid(), at, name.key);
      return this.#find(name.key)!;
    });
  }

  /**
   * Removes a session.
   *
   * @param archive Whether its transcript is put into the archive. It is kept in any case.
   * @returns Names of archived transcripts.
   */
  remove(session: SessionRecord, archive: boolean, at: number): string[] {
    return transaction(this.#db, () => {
      const archived = archive && this.#archive(session, session.sessionId, 'delete', at);
      this.#db.prepare('DELETE FROM sessions WHERE key = ?').run(session.key);
      return archived ? [session.sessionId] : [];
    });
  }

  /** Keeps the newest messages and moves the others into the archive. */
  compact(session: SessionRecord, keep: number, at: number): Compaction {
    return transaction(this.#db, () => {
      const { sessionId, key } = session;
      const row = this.#db
        .prepare('SELECT count(*) AS n, max(seq) AS last FROM transcript WHERE session_id = ?')
        .get(sessionId);
      const total = Number(row?.['n'] ?? 0);
      if (total <= keep) return { kept: total };
      const archived = this.#ids.uuid();
      this.#db
        .prepare(
          `UPDATE transcript SET session_id = ? WHERE session_id = ? AND seq <=
             (SELECT seq FROM transcript WHERE session_id = ? ORDER BY seq DESC LIMIT 1 OFFSET ?)`,
        )
        .run(archived, sessionId, sessionId, keep);
      this.#archive(session, archived, 'compact', at);
      this.#db.prepare('UPDATE sessions SET updated_at = ? WHERE key = ?').run(at, key);
      return { kept: keep, archived };
    });
  }

  #find(key: string): SessionRecord | undefined {
    const row = this.#db.prepare('SELECT * FROM sessions WHERE key = ?').get(key);
    return row === undefined ? undefined : readSession(row);
  }

  #make({ key, agentId }: SessionName, at: number): SessionRecord {
    this.#db
      .prepare(
        'INSERT INTO sessions (key, agent_id, session_id, revision, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(key, agentId, this.#ids.uuid(), this.#ids.uuid(), at, at);
    return this.#find(key)!;
  }

  /** False when there is no message to keep. */
  #archive(
    { key, agentId, sessionId }: SessionRecord,
    id: string,
    reason: ArchiveReason,
    at: number,
  ): boolean {
    const any = this.#db.prepare('SELECT 1 FROM transcript WHERE session_id = ? LIMIT 1').get(id);
    if (any === undefined) return false;
    this.#db
      .prepare(
        'INSERT INTO transcript_archive (archive_id, key, agent_id, session_id, reason, archived_at) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(id, key, agentId, sessionId, reason, at);
    return true;
  }
}

function merged(before: SessionSettings, changes: NonNullable<SessionEdit['settings']>): SessionSettings {
  const after = Object.entries({ ...before, ...changes }).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return Object.fromEntries(after);
}
