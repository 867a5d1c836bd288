/**
 * Replies to people, kept until their account can send them. One that was handed to a service is never handed
 * over again, also not after a crash: better no reply than two.
 */
import type { DatabaseSync } from 'node:sqlite';
import { GatewayError } from '../errors.ts';
import type { Clock, Log } from '../ports.ts';
import type { Route } from './store.ts';

export interface ReplyQueueOptions {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly log: Log;
  /** Replies that may wait; the oldest go first. */
  readonly max: number;
  /** @throws GatewayError when it was not sent. */
  readonly send: (route: Route, text: string, replyToId: string) => Promise<unknown>;
}

interface Reply {
  readonly id: number;
  readonly route: Route;
  readonly text: string;
  readonly replyToId: string;
}

export class ReplyQueue {
  readonly #options: ReplyQueueOptions;
  #flushing: Promise<void> | undefined;
  #again = false;

  /** What the last process was sending when it ended is forgotten. */
  constructor(options: ReplyQueueOptions) {
    this.#options = options;
    const { changes } = options.db.prepare("DELETE FROM channel_replies WHERE state = 'sending'").run();
    if (Number(changes) > 0) {
      options.log.warn('replies were cut off by the end of the last process', { count: Number(changes) });
    }
  }

  /** Writes a reply down and sends it, now or when its account has connected. */
  async add(route: Route, text: string, replyToId: string): Promise<void> {
    const { db, clock, log, max } = this.#options;
    db.prepare(
      `INSERT INTO channel_replies (channel, account_id, address, thread_id, reply_to_id, text, state, at)
       VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?)`,
    ).run(route.channel, route.accountId, route.to, route.threadId ?? null, replyToId, text, clock.now());
    const { changes } = db
      .prepare(
        `DELETE FROM channel_replies WHERE state = 'waiting' AND id <=
           (SELECT id FROM channel_replies ORDER BY id DESC LIMIT 1 OFFSET ?)`,
      )
      .run(max);
    if (Number(changes) > 0)
      log.warn('too many replies wait; the oldest are dropped', { count: Number(changes) });
    await this.flush();
  }

  /** Sends what can be sent. */
  flush(): Promise<void> {
    this.#again = true;
    this.#flushing ??= Promise.resolve().then(() => this.#run());
    return this.#flushing;
  }

  /** Waits for what is being sent. */
  async close(): Promise<void> {
    await this.#flushing;
  }

  async #run(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        await this.#sendAll();
      }
    } finally {
      // In the same breath as the last look: who adds a reply after that starts anew.
      this.#flushing = undefined;
    }
  }

  async #sendAll(): Promise<void> {
    /** Chats that cannot be reached now: later replies must not overtake earlier ones. */
    const blocked = new Set<string>();
    for (const reply of this.#waiting()) {
      const { channel, accountId, to } = reply.route;
      const chat = JSON.stringify([channel, accountId, to]);
      if (!blocked.has(chat) && !(await this.#send(reply))) blocked.add(chat);
    }
  }

  /** False when it has to wait. */
  async #send({ id, route, text, replyToId }: Reply): Promise<boolean> {
    const { db, log, send } = this.#options;
    db.prepare("UPDATE channel_replies SET state = 'sending' WHERE id = ?").run(id);
    try {
      await send(route, text, replyToId);
    } catch (error) {
      if (error instanceof GatewayError && (error.retryable === true || error.code === 'NOT_LINKED')) {
        db.prepare("UPDATE channel_replies SET state = 'waiting' WHERE id = ?").run(id);
        return false;
      }
      const { channel, accountId } = route;
      log.error('a reply was not delivered', { channel, accountId, error: String(error) });
    }
    db.prepare('DELETE FROM channel_replies WHERE id = ?').run(id);
    return true;
  }

  #waiting(): Reply[] {
    return this.#options.db
      .prepare("SELECT * FROM channel_replies WHERE state = 'waiting' ORDER BY id")
      .all()
      .map(row => ({
        id: Number(row['id']),
        route: {
          channel: String(row['channel']),
          accountId: String(row['account_id']),
          to: String(row['address']),
          ...(row['thread_id'] === null ? {} : { threadId: String(row['thread_id']) }),
        },
        text: String(row['text']),
        replyToId: String(row['reply_to_id']),
      }));
  }
}
