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
  ],
};
