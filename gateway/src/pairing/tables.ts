import type { Tables } from '../storage/database.ts';

/** Tables of the pairing store. A migration is never changed once it was released; add another. */
export const PAIRING_TABLES: Tables = {
  subject: 'pairing',
  migrations: [
    `CREATE TABLE paired_devices (
       device_id TEXT PRIMARY KEY,
       public_key TEXT NOT NULL,
       display_name TEXT,
       platform TEXT,
       device_family TEXT,
       client_id TEXT,
       client_mode TEXT,
       role TEXT NOT NULL,
       scopes TEXT NOT NULL,
       remote_ip TEXT,
       approved_via TEXT NOT NULL,
       created_at_ms INTEGER NOT NULL,
       approved_at_ms INTEGER NOT NULL,
       last_seen_at_ms INTEGER
     ) STRICT;
     CREATE TABLE device_tokens (
       device_id TEXT NOT NULL REFERENCES paired_devices(device_id) ON DELETE CASCADE,
       role TEXT NOT NULL,
       scopes TEXT NOT NULL,
       issue_id TEXT NOT NULL,
       token_hash BLOB NOT NULL,
       created_at_ms INTEGER NOT NULL,
       rotated_at_ms INTEGER,
       revoked_at_ms INTEGER,
       last_used_at_ms INTEGER,
       PRIMARY KEY (device_id, role)
     ) STRICT;
     CREATE TABLE pairing_requests (
       request_id TEXT PRIMARY KEY,
       device_id TEXT NOT NULL UNIQUE,
       public_key TEXT NOT NULL,
       display_name TEXT,
       platform TEXT,
       device_family TEXT,
       client_id TEXT,
       client_mode TEXT,
       role TEXT NOT NULL,
       scopes TEXT NOT NULL,
       remote_ip TEXT,
       is_repair INTEGER NOT NULL,
       ts INTEGER NOT NULL
     ) STRICT;`,
  ],
};
