/** Tables of sessions and transcripts. */
import type { Tables } from '../storage/database.ts';

export const SESSION_TABLES: Tables = {
  subject: 'sessions',
  migrations: [
    `
    CREATE TABLE sessions (
      key TEXT PRIMARY KEY,
      agent_id TEXT NOT NULL,
      session_id TEXT NOT NULL UNIQUE,
      label TEXT UNIQUE,
      spawned_by TEXT,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      status TEXT NOT NULL,
      last_run_id TEXT NOT NULL,
      last_run_error TEXT,
      started_at INTEGER NOT NULL,
      ended_at INTEGER,
      input_tokens INTEGER NOT NULL DEFAULT 0,
      output_tokens INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX sessions_by_use ON sessions (agent_id, updated_at DESC);
    CREATE TABLE transcript (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      session_id TEXT NOT NULL REFERENCES sessions (session_id) ON DELETE CASCADE,
      run_id TEXT NOT NULL,
      role TEXT NOT NULL,
      text TEXT NOT NULL,
      message TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX transcript_by_session ON transcript (session_id, id);
    `,
    // Sessions without a run, settings, archives, and numbers of messages. Transcripts no longer hang on the
    // row of their session: a reset or a deletion leaves them in the archive.
    `
    CREATE TABLE sessions_2 (
      key TEXT PRIMARY KEY,
      agent_id TEXT NOT NULL,
      session_id TEXT NOT NULL UNIQUE,
      revision TEXT NOT NULL,
      label TEXT UNIQUE,
      spawned_by TEXT,
      parent_key TEXT,
      settings TEXT NOT NULL DEFAULT '{}',
      first_message TEXT,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      status TEXT,
      last_run_id TEXT,
      last_run_error TEXT,
      started_at INTEGER,
      ended_at INTEGER,
      input_tokens INTEGER NOT NULL DEFAULT 0,
      output_tokens INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    INSERT INTO sessions_2 (key, agent_id, session_id, revision, label, spawned_by, first_message, created_at,
        updated_at, status, last_run_id, last_run_error, started_at, ended_at, input_tokens, output_tokens)
      SELECT key, agent_id, session_id, session_id, label, spawned_by,
        (SELECT substr(text, 1, 300) FROM transcript t
          WHERE t.session_id = s.session_id AND t.role = 'user' ORDER BY t.id LIMIT 1),
        created_at, updated_at, status, last_run_id, last_run_error, started_at, ended_at, input_tokens, output_tokens
      FROM sessions s;
    CREATE TABLE transcript_2 (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      session_id TEXT NOT NULL,
      seq INTEGER NOT NULL,
      run_id TEXT NOT NULL,
      role TEXT NOT NULL,
      text TEXT NOT NULL,
      message TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    INSERT INTO transcript_2
      SELECT id, session_id, row_number() OVER (PARTITION BY session_id ORDER BY id), run_id, role, text, message, at
      FROM transcript ORDER BY id;
    DROP TABLE transcript;
    DROP TABLE sessions;
    ALTER TABLE sessions_2 RENAME TO sessions;
    ALTER TABLE transcript_2 RENAME TO transcript;
    CREATE UNIQUE INDEX transcript_by_session ON transcript (session_id, seq);
    CREATE INDEX sessions_by_use ON sessions (updated_at DESC, key);
    CREATE INDEX sessions_by_agent ON sessions (agent_id, updated_at DESC, key);
    CREATE INDEX sessions_by_spawner ON sessions (spawned_by, updated_at DESC, key) WHERE spawned_by IS NOT NULL;
    CREATE INDEX sessions_running ON sessions (key) WHERE status = 'running';

    CREATE TABLE session_counts (agent_id TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT;
    INSERT INTO session_counts SELECT agent_id, count(*) FROM sessions GROUP BY agent_id;
    CREATE TRIGGER session_added AFTER INSERT ON sessions BEGIN
      INSERT INTO session_counts (agent_id, n) VALUES (NEW.agent_id, 1)
        ON CONFLICT (agent_id) DO UPDATE SET n = n + 1;
    END;
    CREATE TRIGGER session_removed AFTER DELETE ON sessions BEGIN
      UPDATE session_counts SET n = n - 1 WHERE agent_id = OLD.agent_id;
    END;

    CREATE TABLE transcript_archive (
      archive_id TEXT PRIMARY KEY,
      key TEXT NOT NULL,
      agent_id TEXT NOT NULL,
      session_id TEXT NOT NULL,
      reason TEXT NOT NULL,
      archived_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX transcript_archive_by_key ON transcript_archive (key, archived_at);
    `,
    // Messages that were acknowledged and whose run has not begun.
    `
    CREATE TABLE waiting_messages (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      run_id TEXT NOT NULL UNIQUE,
      key TEXT NOT NULL,
      agent_id TEXT NOT NULL,
      text TEXT NOT NULL,
      message TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    `,
  ],
};
