/** What channels have to remember across restarts, bounded: messages that came, routes of sessions, logouts. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { transaction } from '../storage/database.ts';
import type { InboundMessage, Media, Taken } from './channel.ts';

/** `waiting`: not begun. `kept`: for people, nothing to do. `begun`: a run was started for it. */
export type InboundState = 'waiting' | 'kept' | 'begun';

export interface StoredMessage {
  readonly seq: number;
  readonly channel: string;
  readonly accountId: string;
  readonly message: InboundMessage;
}

export interface Route {
  readonly channel: string;
  readonly accountId: string;
  readonly to: string;
  readonly threadId?: string;
}

export interface StoreLimits {
  /** Messages remembered in one account; older ones are forgotten unless they still wait. */
  readonly inboundKept: number;
  readonly routesKept: number;
}

/** Forgetting is done once in so many writes. */
const TIDY_EVERY = 64;

export class ChannelStore {
  readonly #db: DatabaseSync;
  readonly #limits: StoreLimits;
  readonly #insert: StatementSync;
  readonly #setState: StatementSync;
  #writes = 0;

  constructor(db: DatabaseSync, limits: StoreLimits) {
    this.#db = db;
    this.#limits = limits;
    this.#insert = db.prepare(
      `INSERT INTO channel_inbound (channel, account_id, message_id, state, message, at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (channel, account_id, message_id) DO NOTHING`,
    );
    this.#setState = db.prepare('UPDATE channel_inbound SET state = ? WHERE seq = ?');
  }

  /** Writes a message down. The number is that of a message that was new. */
  take(
    channel: string,
    accountId: string,
    message: InboundMessage,
    state: InboundState,
    now: number,
  ): { taken: Taken; seq: number } {
    const { changes, lastInsertRowid } = this.#insert.run(
      channel,
      accountId,
      message.messageId,
      state,
      JSON.stringify(message, encodeData),
      now,
    );
    if (Number(changes) === 0) return { taken: 'duplicate', seq: 0 };
    this.#tidy(channel, accountId);
    return { taken: 'accepted', seq: Number(lastInsertRowid) };
  }

  /** Whether a message came before. */
  knows(channel: string, accountId: string, messageId: string): boolean {
    const known = this.#db.prepare(
      'SELECT 1 FROM channel_inbound WHERE channel = ? AND account_id = ? AND message_id = ?',
    );
    return known.get(channel, accountId, messageId) !== undefined;
  }

  mark(seq: number, state: InboundState): void {
    this.#setState.run(state, seq);
  }

  /** Messages that were taken and not begun when the last process ended, oldest first. */
  waiting(limit: number): StoredMessage[] {
    return this.#db
      .prepare("SELECT * FROM channel_inbound WHERE state = 'waiting' ORDER BY seq LIMIT ?")
      .all(limit)
      .map(row => ({
        seq: Number(row['seq']),
        channel: String(row['channel']),
        accountId: String(row['account_id']),
        message: JSON.parse(String(row['message']), decodeData) as InboundMessage,
      }));
  }

  /** The newest messages of an account, oldest first. */
  inbox(channel: string, accountId: string, limit: number): InboundMessage[] {
    return this.#db
      .prepare(
        'SELECT message FROM channel_inbound WHERE channel = ? AND account_id = ? ORDER BY seq DESC LIMIT ?',
      )
      .all(channel, accountId, limit)
      .map(row => JSON.parse(String(row['message']), decodeData) as InboundMessage)
      .reverse();
  }

  /** Remembers where the last message of a session came from. */
  setRoute(sessionKey: string, route: Route, now: number): void {
    this.#db
      .prepare(
        `INSERT INTO channel_routes (session_key, channel, account_id, address, thread_id, at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (session_key) DO UPDATE SET channel = excluded.channel, account_id = excluded.account_id,
           address = excluded.address, thread_id = excluded.thread_id, at = excluded.at`,
      )
      .run(sessionKey, route.channel, route.accountId, route.to, route.threadId ?? null, now);
  }

  route(sessionKey: string): Route | undefined {
    const row = this.#db.prepare('SELECT * FROM channel_routes WHERE session_key = ?').get(sessionKey);
    if (row === undefined) return undefined;
    const threadId = row['thread_id'];
    return {
      channel: String(row['channel']),
      accountId: String(row['account_id']),
      to: String(row['address']),
      ...(threadId === null || threadId === undefined ? {} : { threadId: String(threadId) }),
    };
  }

  loggedOut(channel: string, accountId: string): boolean {
    const row = this.#db.prepare('SELECT 1 FROM channel_logouts WHERE channel = ? AND account_id = ?');
    return row.get(channel, accountId) !== undefined;
  }

  /** False when nothing changed. */
  setLoggedOut(channel: string, accountId: string, out: boolean, now: number): boolean {
    const { changes } = out
      ? this.#db
          .prepare(
            'INSERT INTO channel_logouts (channel, account_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
          )
          .run(channel, accountId, now)
      : this.#db
          .prepare('DELETE FROM channel_logouts WHERE channel = ? AND account_id = ?')
          .run(channel, accountId);
    return Number(changes) > 0;
  }

  #tidy(channel: string, accountId: string): void {
    this.#writes += 1;
    if (this.#writes % TIDY_EVERY !== 0) return;
    const { inboundKept, routesKept } = this.#limits;
    transaction(this.#db, () => {
      this.#db
        .prepare(
          `DELETE FROM channel_inbound WHERE channel = ?1 AND account_id = ?2 AND state <> 'waiting' AND seq <=
             (SELECT seq FROM channel_inbound WHERE channel = ?1 AND account_id = ?2 ORDER BY seq DESC LIMIT 1 OFFSET ?3)`,
        )
        .run(channel, accountId, inboundKept);
      this.#db
        .prepare(
          'DELETE FROM channel_routes WHERE at < (SELECT at FROM channel_routes ORDER BY at DESC LIMIT 1 OFFSET ?)',
        )
        .run(routesKept);
    });
  }
}

type Encoded = { readonly data: { readonly base64: string } };

/** Bytes of media travel as base64: a Buffer has its own, four times larger, form in JSON. */
function encodeData(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('data' in value)) return value;
  const { data } = value as { data: unknown };
  return Buffer.isBuffer(data)
    ? ({ ...value, data: { base64: data.toString('base64') } } satisfies Encoded)
    : value;
}

function decodeData(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('data' in value)) return value;
  const { data } = value as Partial<Encoded>;
  return typeof data?.base64 === 'string'
    ? ({ ...value, data: Buffer.from(data.base64, 'base64') } as Media)
    : value;
}
