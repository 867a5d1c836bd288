/** Tells subscribers what happens to sessions. */
import type { PayloadOf, SessionRow } from '@clawspec/protocol';

import type { Broadcaster, Clock } from '../ports.ts';
import type { SessionName } from './keys.ts';
import type { Appended, SessionRecord, SessionStore } from './store.ts';
import type { SessionSubscriptions } from './subscriptions.ts';

/** Either what was done, or what a run did. */
export type SessionChange =
  | { readonly reason: 'create' | 'patch' | 'reset' | 'delete' | 'compact' | 'send' | 'abort' | 'inject' }
  | { readonly phase: 'start' | 'end' | 'error'; readonly runId: string };

export interface SessionEventsOptions {
  readonly broadcaster: Broadcaster;
  readonly clock: Clock;
  readonly store: SessionStore;
  readonly subscriptions: SessionSubscriptions;
  /** A session as sessions.list shows it. */
  row(session: SessionRecord): SessionRow;
}

export class SessionEvents {
  readonly #options: SessionEventsOptions;
  #closed = false;

  constructor(options: SessionEventsOptions) {
    this.#options = options;
  }

  /**
   * Says that a session has changed, once the request that changed it is answered.
   *
   * @param sessionId Id of a session that is gone by then.
   */
  changed(name: SessionName, change: SessionChange, sessionId?: string): void {
    const ts = this.#options.clock.now();
    this.#later(() => {
      const { broadcaster, subscriptions } = this.#options;
      broadcaster.broadcast(
        'sessions.changed',
        () => ({
          sessionKey: name.key,
          agentId: name.agentId,
          ...change,
          ts,
          ...this.#stateOf(name.key),
          ...(sessionId === undefined ? {} : { sessionId }),
        }),
        { to: subscriptions.followsList },
      );
    });
  }

  /** Says that messages of a run were added. */
  appended(name: SessionName, appended: Appended): void {
    if (this.#closed || !this.#options.subscriptions.any) return;
    const { broadcaster, subscriptions } = this.#options;
    const { message, messageId, seq, runId } = appended;
    broadcaster.broadcast(
      'session.message',
      (): PayloadOf<'session.message'> => ({
        sessionKey: name.key,
        agentId: name.agentId,
        message,
        messageId,
        messageSeq: seq,
        runId,
        ...this.#stateOf(name.key),
        sessionId: appended.sessionId,
      }),
      { to: subscriptions.followsMessages(name.key) },
    );
  }

  /** The same, once the request that added it is answered. */
  appendedLater(name: SessionName, appended: Appended): void {
    this.#later(() => this.appended(name, appended));
  }

  close(): void {
    this.#closed = true;
  }

  #later(tell: () => void): void {
    if (!this.#options.subscriptions.any) return;
    setImmediate(() => {
      if (!this.#closed) tell();
    });
  }

  #stateOf(key: string): Pick<PayloadOf<'sessions.changed'>, 'sessionId' | 'updatedAt' | 'session'> {
    const session = this.#options.store.find(key);
    if (session === undefined) return {};
    const { sessionId, updatedAt } = session;
    return { sessionId, updatedAt, session: this.#options.row(session) };
  }
}
