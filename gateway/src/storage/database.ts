/**
 * The one SQLite file that holds the state of the gateway.
 *
 * - Write-ahead log with `synchronous=FULL`: a commit has returned only after its log was flushed, so neither
 *   `kill -9` nor a power cut loses a committed row. (NORMAL would be enough for `kill -9`; writes are few,
 *   and a device that keeps a token which the gateway forgot is worth the flush.)
 * - `locking_mode=EXCLUSIVE`: the file belongs to one process for as long as it is open. A second gateway is
 *   told so instead of writing between the lines; the operating system frees the lock when a process dies.
 * - Nothing is ever deleted or rebuilt to get a damaged file to open.
 */
import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { StartupError } from '../errors.ts';

/** Tables of one subject. Migration n (from 1) takes the subject from version n-1 to n; published ones never change. */
export interface Tables {
  readonly subject: string;
  readonly migrations: readonly string[];
}

/** Files up to this size are read in full for damage when opened; larger ones would hold the start up. */
const FULL_CHECK_BYTES = 64 * 1024 * 1024;

const BUSY_TIMEOUT_MS = 250;

const SQLITE = { BUSY: 5, LOCKED: 6, CORRUPT: 11, NOTADB: 26 } as const;

/**
 * Opens the database, makes it when it is missing, and brings every subject to its newest version.
 *
 * @param file Path of the file, or `:memory:`.
 * @throws StartupError `DATABASE_CORRUPT` (damaged, not a database, or of a newer version),
 *   `DATABASE_LOCKED` (another process has it), `STATE_DIR_UNUSABLE` (cannot be made, read or written).
 */
export function openDatabase(file: string, tables: readonly Tables[]): DatabaseSync {
  const inMemory = file === ':memory:';
  if (!inMemory) prepareFile(file);
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
    configure(db);
    if (!inMemory && statSync(file).size <= FULL_CHECK_BYTES) check(db, file);
    migrate(db, file, tables);
    return db;
  } catch (error) {
    db?.close();
    throw error instanceof StartupError ? error : startupError(file, error);
  }
}

/**
 * Runs `fn` in a transaction and returns what it returns; rolls back when it throws.
 * Inside another transaction it is a savepoint of that one. `fn` is synchronous.
 */
export function transaction<T>(db: DatabaseSync, fn: () => T): T {
  const nested = db.isTransaction;
  db.exec(nested ? 'SAVEPOINT nested' : 'BEGIN IMMEDIATE');
  try {
    const result = fn();
    db.exec(nested ? 'RELEASE nested' : 'COMMIT');
    return result;
  } catch (error) {
    // SQLite may have rolled back by itself, as it does when the disk is full.
    if (db.isTransaction) db.exec(nested ? 'ROLLBACK TO nested; RELEASE nested' : 'ROLLBACK');
    throw error;
  }
}

function prepareFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a+', 0o600));
    // SQLite gives the log the permissions of the database.
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  } catch (error) {
    throw unusable(file, error);
  }
}

function configure(db: DatabaseSync): void {
  db.exec('PRAGMA locking_mode=EXCLUSIVE');
  db.exec('PRAGMA journal_mode=WAL');
  db.exec('PRAGMA synchronous=FULL');
  // The exclusive lock is taken with the first write.
  db.exec('BEGIN IMMEDIATE; COMMIT');
}

function check(db: DatabaseSync, file: string): void {
  const row = db.prepare('PRAGMA quick_check(1)').get();
  const verdict = row === undefined ? 'no answer' : String(row['quick_check']);
  if (verdict !== 'ok') throw corrupt(file, verdict.split('\n')[0] ?? verdict);
}

function migrate(db: DatabaseSync, file: string, tables: readonly Tables[]): void {
  transaction(db, () => {
    db.exec(
      'CREATE TABLE IF NOT EXISTS schema_versions (subject TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT',
    );
    const read = db.prepare('SELECT version FROM schema_versions WHERE subject = ?');
    const write = db.prepare(
      'INSERT INTO schema_versions (subject, version) VALUES (?, ?) ON CONFLICT (subject) DO UPDATE SET version = excluded.version',
    );
    for (const { subject, migrations } of tables) {
      const version = Number(read.get(subject)?.['version'] ?? 0);
      if (version > migrations.length) throw tooNew(file, subject, version, migrations.length);
      for (const migration of migrations.slice(version)) db.exec(migration);
      if (version < migrations.length) write.run(subject, migrations.length);
    }
  });
}

function startupError(file: string, error: unknown): StartupError {
  const code = sqliteCode(error);
  if (code === SQLITE.BUSY || code === SQLITE.LOCKED) {
    return new StartupError(
      'DATABASE_LOCKED',
      `another process has the database ${file} open`,
      'stop the other gateway (or the program that reads the file), or use another state directory',
      { cause: error },
    );
  }
  if (code === SQLITE.CORRUPT || code === SQLITE.NOTADB) return corrupt(file, messageOf(error), error);
  return unusable(file, error);
}

function corrupt(file: string, what: string, cause?: unknown): StartupError {
  return new StartupError(
    'DATABASE_CORRUPT',
    `the database ${file} is damaged or not a database: ${what}`,
    'restore it from a backup, or move the file and its -wal away to start empty; nothing was changed',
    { cause },
  );
}

function tooNew(file: string, subject: string, found: number, known: number): StartupError {
  return new StartupError(
    'DATABASE_CORRUPT',
    `the database ${file} was written by a newer version (${subject} ${found}, this one knows up to ${known})`,
    'start the newer version, or use another state directory; nothing was changed',
  );
}

function unusable(file: string, error: unknown): StartupError {
  return new StartupError(
    'STATE_DIR_UNUSABLE',
    `cannot use the database ${file}: ${messageOf(error)}`,
    'check that its directory exists, is writable and has space, or use another state directory',
    { cause: error },
  );
}

/** Primary result code of an error of SQLite. */
function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
