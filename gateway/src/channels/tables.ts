/** Tables of channels. */
import type { Tables } from '../storage/database.ts';

export const CHANNEL_TABLES: Tables = {
  subject: 'channels',
  migrations: [
    `
    CREATE TABLE channel_inbound (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      channel TEXT NOT NULL,
      account_id TEXT NOT NULL,
      message_id TEXT NOT NULL,
      state TEXT NOT NULL,
      message TEXT NOT NULL,
      at INTEGER NOT NULL,
      UNIQUE (channel, account_id, message_id)
    ) STRICT;
    CREATE INDEX channel_inbound_waiting ON channel_inbound (state, seq);
    CREATE TABLE channel_routes (
      session_key TEXT PRIMARY KEY,
      channel TEXT NOT NULL,
      account_id TEXT NOT NULL,
      address TEXT NOT NULL,
      thread_id TEXT,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX channel_routes_by_age ON channel_routes (at);
    CREATE TABLE channel_replies (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      channel TEXT NOT NULL,
      account_id TEXT NOT NULL,
      address TEXT NOT NULL,
      thread_id TEXT,
      reply_to_id TEXT,
      text TEXT NOT NULL,
      state TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE channel_logouts (
      channel TEXT NOT NULL,
      account_id TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (channel, account_id)
    ) STRICT;
    `,
  ],
};
