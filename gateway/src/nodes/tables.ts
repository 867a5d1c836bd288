import type { Tables } from '../storage/database.ts';

/**
 * Tables of the node store. A migration is never changed once it was released; add another.
 * A node that connects is a paired device; what is known of it goes with the device.
 */
export const NODE_TABLES: Tables = {
  subject: 'nodes',
  migrations: [
    `CREATE TABLE nodes (
       node_id TEXT PRIMARY KEY,
       name TEXT,
       facts TEXT NOT NULL,
       gated INTEGER NOT NULL,
       surface TEXT,
       token_hash BLOB,
       created_at_ms INTEGER NOT NULL,
       approved_at_ms INTEGER,
       last_connected_at_ms INTEGER,
       last_disconnected_at_ms INTEGER,
       last_seen_at_ms INTEGER,
       last_seen_reason TEXT,
       host_stats TEXT
     ) STRICT;
     CREATE TABLE node_requests (
       request_id TEXT PRIMARY KEY,
       node_id TEXT NOT NULL UNIQUE,
       facts TEXT NOT NULL,
       surface TEXT NOT NULL,
       by_operator INTEGER NOT NULL,
       silent INTEGER NOT NULL,
       is_repair INTEGER NOT NULL,
       ts INTEGER NOT NULL
     ) STRICT;
     CREATE TRIGGER node_of_removed_device AFTER DELETE ON paired_devices BEGIN
       DELETE FROM nodes WHERE node_id = OLD.device_id;
       DELETE FROM node_requests WHERE node_id = OLD.device_id;
     END;`,
  ],
};
