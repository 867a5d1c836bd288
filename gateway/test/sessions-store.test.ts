/** The tables of sessions: migration from the first version, archives, and query plans that do not grow. */
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { SessionEditor } from '../src/sessions/editor.ts';
import { sessionName } from '../src/sessions/keys.ts';
import { listSessions } from '../src/sessions/queries.ts';
import { SessionStore } from '../src/sessions/store.ts';
import { SESSION_TABLES } from '../src/sessions/tables.ts';
import { openDatabase } from '../src/storage/database.ts';

let count = 0;
const ids = { uuid: () => `id-${++count}`, secret: () => 'secret' };
const at = 1_800_000_000_000;

describe('migration', () => {
  it('keeps sessions and transcripts of the first version', () => {
    const db = new DatabaseSync(':memory:', { enableForeignKeyConstraints: true });
    db.exec(SESSION_TABLES.migrations[0]!);
    const session = db.prepare(
      `INSERT INTO sessions (key, agent_id, session_id, label, created_at, updated_at, status, last_run_id, started_at)
       VALUES (?, 'main', ?, ?, 1, ?, 'done', 'r', 1)`,
    );
    session.run('agent:main:main', 's1', null, 10);
    session.run('agent:main:notes', 's2', 'Notes', 20);
    const message = db.prepare(
      "INSERT INTO transcript (session_id, run_id, role, text, message, at) VALUES (?, 'r', ?, ?, ?, 1)",
    );
    for (const [id, role, text] of [
      ['s1', 'user', 'hi'],
      ['s2', 'user', 'note'],
      ['s1', 'assistant', 'hello'],
    ] as const) {
      message.run(id, role, text, JSON.stringify({ role, content: text }));
    }
    for (const migration of SESSION_TABLES.migrations.slice(1)) db.exec(migration);
    const store = new SessionStore(db, ids, at);
    expect(store.find('agent:main:notes')).toMatchObject({
      sessionId: 's2',
      label: 'Notes',
      firstMessage: 'note',
      settings: {},
      status: 'done',
    });
    expect(store.history('s1', 10)).toMatchObject({ messages: [{ content: 'hi' }, { content: 'hello' }] });
    expect([store.lastSeq('s1'), store.lastSeq('s2')]).toEqual([2, 1]);
    expect(listSessions(db, { limit: 10, offset: 0 })).toMatchObject({
      total: 2,
      sessions: [{ sessionId: 's2' }, { sessionId: 's1' }],
    });
    db.close();
  });
});

describe('archive', () => {
  let db: DatabaseSync;
  let store: SessionStore;
  let editor: SessionEditor;
  const name = sessionName('notes', undefined, 'main');
  const say = (text: string) =>
    store.begin({
      session: name,
      runId: text,
      at,
      entry: { message: { role: 'user', content: text }, text },
    }).session;

  beforeEach(() => {
    db = openDatabase(':memory:', [SESSION_TABLES]);
    store = new SessionStore(db, ids, at);
    editor = new SessionEditor(db, ids);
  });
  afterEach(() => db.close());

  const archives = () =>
    db
      .prepare('SELECT archive_id, session_id, reason FROM transcript_archive ORDER BY rowid')
      .all()
      .map(row => ({
        reason: row['reason'],
        of: row['session_id'],
        texts: store.history(String(row['archive_id']), 100).messages.map(({ content }) => content),
      }));

  it('holds every message that a reset, a compaction or a deletion took away', () => {
    const first = say('one').sessionId;
    editor.reset(name, at);
    const second = say('two').sessionId;
    say('three');
    editor.compact(store.find(name.key)!, 1, at);
    editor.remove(store.find(name.key)!, true, at);
    expect(archives()).toEqual([
      { reason: 'reset', of: first, texts: ['one'] },
      { reason: 'compact', of: second, texts: ['two'] },
      { reason: 'delete', of: second, texts: ['three'] },
    ]);
    expect(store.find(name.key)).toBeUndefined();
  });

  it('keeps what was not to be archived as well', () => {
    const { sessionId } = say('one');
    expect(editor.remove(store.find(name.key)!, false, at)).toEqual([]);
    expect(archives()).toEqual([]);
    expect(store.history(sessionId, 10).total).toBe(1);
  });

  it('counts sessions as they come and go', () => {
    say('one');
    editor.edit(sessionName('other', undefined, 'main'), {}, at);
    const total = (agentId?: string) =>
      listSessions(db, { limit: 1, offset: 0, ...(agentId === undefined ? {} : { agentId }) }).total;
    expect([total(), total('main'), total('work')]).toEqual([2, 2, 0]);
    editor.remove(store.find(name.key)!, true, at);
    expect([total(), total('main')]).toEqual([1, 1]);
  });
});

describe('query plans', () => {
  it.each([
    ['a page', 'SELECT * FROM sessions s ORDER BY s.updated_at DESC, s.key LIMIT 100'],
    [
      'of one agent',
      'SELECT * FROM sessions s WHERE s.agent_id = ? ORDER BY s.updated_at DESC, s.key LIMIT 100',
    ],
    [
      'of one parent',
      'SELECT * FROM sessions s WHERE s.spawned_by = ? ORDER BY s.updated_at DESC, s.key LIMIT 100',
    ],
    [
      'recently used',
      'SELECT * FROM sessions s WHERE s.updated_at >= ? ORDER BY s.updated_at DESC, s.key LIMIT 100',
    ],
    ['last message', 'SELECT text FROM transcript WHERE session_id = ? ORDER BY seq DESC LIMIT 1'],
    ['next number', 'SELECT max(seq) FROM transcript WHERE session_id = ?'],
    ['cut off runs', "UPDATE sessions SET status = 'killed' WHERE status = 'running'"],
  ])('%s: an index and no sorting', (_name, sql) => {
    const db = openDatabase(':memory:', [SESSION_TABLES]);
    const plan = db
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(row => String(row['detail']));
    db.close();
    expect(plan.join('; ')).toMatch(/USING (COVERING )?INDEX/);
    expect(plan.join('; ')).not.toMatch(/TEMP B-TREE/);
  });
});
