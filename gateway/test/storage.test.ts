import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { StartupError } from '../src/errors.ts';
import { openDatabase, transaction } from '../src/storage/database.ts';

const NOTES = {
  subject: 'notes',
  migrations: ['CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT) STRICT'],
};
const NOTES_2 = {
  subject: 'notes',
  migrations: [...NOTES.migrations, 'ALTER TABLE notes ADD COLUMN at INTEGER'],
};

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'clawspec-storage-'));
  file = join(dir, 'state', 'gateway.db');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function failure(open: () => unknown): StartupError {
  try {
    open();
  } catch (error) {
    if (error instanceof StartupError) return error;
    throw error;
  }
  throw new Error('it opened');
}

/** Makes a database with some pages of rows and returns its bytes. */
function filled(): Buffer {
  const db = openDatabase(file, [NOTES]);
  transaction(db, () => {
    for (let i = 0; i < 500; i++) db.prepare('INSERT INTO notes (text) VALUES (?)').run('x'.repeat(200));
  });
  db.close();
  return readFileSync(file);
}

describe('openDatabase', () => {
  it('makes a private file that is logged ahead, flushed and checked for references', () => {
    const db = openDatabase(file, [NOTES]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(`${file}-wal`).mode & 0o777).toBe(0o600);
    expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(db.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
    db.close();
  });

  it('makes a file private that was not', () => {
    filled();
    writeFileSync(file, readFileSync(file), { mode: 0o644 });
    openDatabase(file, [NOTES]).close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('brings each subject to its newest version once and keeps its rows', () => {
    const first = openDatabase(file, [NOTES]);
    first.exec("INSERT INTO notes (text) VALUES ('kept')");
    first.close();
    for (let round = 0; round < 2; round++) {
      const db = openDatabase(file, [NOTES_2, { subject: 'more', migrations: ['CREATE TABLE more (x)'] }]);
      expect(db.prepare('SELECT text, at FROM notes').all()).toEqual([{ text: 'kept', at: null }]);
      db.close();
    }
  });

  it('refuses a newer version and changes nothing', () => {
    openDatabase(file, [NOTES_2]).close();
    const before = readFileSync(file);
    const error = failure(() => openDatabase(file, [NOTES]));
    expect(error.code).toBe('DATABASE_CORRUPT');
    expect(error.message).toContain('newer version (notes 2, this one knows up to 1)');
    expect(readFileSync(file)).toEqual(before);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['is no database', () => Buffer.from('this is a letter to my landlord, not a database\n'.repeat(50))],
    ['was cut', bytes => bytes.subarray(0, bytes.length - 3 * 4096)],
    [
      'has a page of noise',
      bytes => Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(4096, 0xa5), bytes.subarray(12_288)]),
    ],
  ])('refuses a file that %s, with one line, and leaves it as it is', (_what, damage) => {
    const damaged = damage(filled());
    writeFileSync(file, damaged);
    const error = failure(() => openDatabase(file, [NOTES]));
    expect(error.code).toBe('DATABASE_CORRUPT');
    expect(error.message).not.toContain('\n');
    expect(error.hint).toContain('backup');
    expect(readFileSync(file)).toEqual(damaged);
  });

  it('is locked for a second one in the same process, and free again after close', () => {
    const db = openDatabase(file, [NOTES]);
    expect(failure(() => openDatabase(file, [NOTES])).code).toBe('DATABASE_LOCKED');
    db.exec("INSERT INTO notes (text) VALUES ('still mine')");
    db.close();
    openDatabase(file, [NOTES]).close();
  });

  it('is locked while another process has it, and free when that one was killed', async () => {
    const child = spawn(process.execPath, [
      '--input-type=module',
      '--no-warnings',
      '-e',
      `import { openDatabase } from ${JSON.stringify(new URL('../src/storage/database.ts', import.meta.url).href)};
       const db = openDatabase(${JSON.stringify(file)}, [${JSON.stringify(NOTES)}]);
       db.exec("INSERT INTO notes (text) VALUES ('from the child')");
       console.log('open');
       setInterval(() => {}, 1000);`,
    ]);
    try {
      await once(child.stdout, 'data');
      const error = failure(() => openDatabase(file, [NOTES]));
      expect(error.code).toBe('DATABASE_LOCKED');
      expect(error.hint).toContain('stop the other gateway');
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    const db = openDatabase(file, [NOTES]);
    expect(db.prepare('SELECT text FROM notes').all()).toEqual([{ text: 'from the child' }]);
    db.close();
  });

  it.each<[string, () => string]>([
    ['is a directory', () => dir],
    ['lies below a file', () => join(fileURLToPath(import.meta.url), 'gateway.db')],
    ['has no name that can be', () => join(dir, 'x'.repeat(300))],
  ])('says that a path which %s cannot be used', (_what, path) => {
    const error = failure(() => openDatabase(path(), [NOTES]));
    expect(error.code).toBe('STATE_DIR_UNUSABLE');
    expect(error.message).not.toContain('\n');
  });
});

describe('transaction', () => {
  it('keeps all or nothing, and inside another one undoes only its own part', () => {
    const db = openDatabase(':memory:', [NOTES]);
    const add = (text: string) => db.prepare('INSERT INTO notes (text) VALUES (?)').run(text);
    const texts = () =>
      db
        .prepare('SELECT text FROM notes ORDER BY id')
        .all()
        .map(row => row['text']);
    expect(transaction(db, () => add('one').changes)).toBe(1);
    const broken = () => {
      add('lost');
      throw new Error('no');
    };
    expect(() => transaction(db, broken)).toThrow('no');
    transaction(db, () => {
      add('two');
      expect(() => transaction(db, broken)).toThrow('no');
      transaction(db, () => add('three'));
    });
    expect(texts()).toEqual(['one', 'two', 'three']);
    db.close();
  });
});
