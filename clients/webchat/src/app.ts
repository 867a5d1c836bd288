/** Brings connection, conversations and views together. */
import type { GatewayClient } from '@clawspec/client';
import { GatewayClientError } from '@clawspec/client';
import type { ChatPayload, HelloOk, SessionDefaults } from '@clawspec/protocol';
import { coalesced } from './dom.ts';
import { Connection, type Link } from './gateway/connection.ts';
import { type Access, knownAccess, ownGateway, sessionStorageOrNone } from './gateway/credentials.ts';
import { Conversations } from './model/conversations.ts';
import type { ReplyEntry, UserEntry } from './model/entries.ts';
import { Outbox } from './model/outbox.ts';
import { canonicalKey, newSessionKey } from './model/session-names.ts';
import { SessionRows } from './model/session-rows.ts';
import { Announcer } from './view/announcer.ts';
import { Composer } from './view/composer.ts';
import { ConnectPanel } from './view/connect-panel.ts';
import { ConnectionDialog } from './view/connection-dialog.ts';
import { showHeading } from './view/heading.ts';
import { Sidebar } from './view/sidebar.ts';
import { StatusView } from './view/status-view.ts';
import { emptyHints, ThreadView } from './view/thread-view.ts';

/** Room for the frame around a message, in bytes. */
const FRAME_ROOM = 2048;
const LAST_SESSION = 'clawspec.session';

export class App {
  readonly #announcer = new Announcer();
  readonly #connection = new Connection({
    link: link => this.#linkChanged(link),
    opened: (hello, client) => void this.#guard(this.#opened(hello, client)),
    gap: () => void this.#guard(this.#reload()),
    chat: payload => this.#chatEvent(payload),
    agent: payload => {
      const key = payload.sessionKey;
      if (key !== undefined) this.#conversations.existing(this.#canonical(key))?.applyAgent(payload);
    },
  });
  readonly #conversations = new Conversations(() => this.#refresh());
  readonly #rows = new SessionRows(() => this.#refresh());
  readonly #outbox = new Outbox({
    alreadyEnded: conversation =>
      void this.#guard(this.#conversations.load(conversation, this.#connection.client)),
  });
  readonly #thread = new ThreadView(
    {
      resend: entry => this.#resend(entry),
      discard: entry => this.#current()?.remove(entry.id),
      askAgain: entry => this.#askAgain(entry),
    },
    () => void this.#guard(this.#showEarlier()),
  );
  readonly #composer = new Composer({
    send: text => this.#write(text),
    stop: () => void this.#guard(this.#stop()),
  });
  readonly #panel = new ConnectPanel(access => this.connect(access));
  readonly #status = new StatusView(
    this.#announcer,
    () => this.#connection.retry(),
    () => this.#panel.show(undefined, this.#connection.access),
  );
  readonly #sidebar = new Sidebar(
    key => this.#select(key),
    () => this.#defaults !== undefined && this.#select(newSessionKey(this.#defaults)),
  );
  readonly #dialog = new ConnectionDialog(this.#connection, {
    change: () => this.#panel.show(undefined, this.#connection.access),
    forget: () => void this.#forget(),
  });
  #defaults: SessionDefaults | undefined;
  #maxPayload = Number.POSITIVE_INFINITY;
  #sessionKey: string | undefined;
  readonly #refresh = coalesced(() => this.#draw());

  constructor() {
    document.addEventListener('keydown', event => this.#key(event));
    document.addEventListener('visibilitychange', () => {
      if (document.hidden || this.#sessionKey === undefined) return;
      this.#rows.read(this.#sessionKey);
    });
    window.addEventListener('online', () => {
      if (this.#connection.link.kind === 'waiting') this.#connection.retry();
    });
  }

  /** @param token from the address bar; it belongs to the gateway that serves the page. */
  start(token: string | undefined): void {
    const access = token === undefined ? knownAccess() : { url: ownGateway(), token, remember: false };
    if (access === undefined) this.#panel.show(undefined, undefined);
    else this.connect(access);
    this.#refresh();
  }

  connect(access: Access): void {
    const before = this.#connection.access?.url;
    // Another gateway has other sessions, and must not be sent what was written for this one.
    if (before !== undefined && before !== access.url) this.#clear();
    void this.#connection.open(access);
  }

  #current() {
    return this.#sessionKey === undefined ? undefined : this.#conversations.of(this.#sessionKey);
  }

  #agentOf(key: string): string {
    return /^agent:([^:]+):/.exec(key)?.[1] ?? this.#defaults?.defaultAgentId ?? 'main';
  }

  #canonical(key: string): string {
    return this.#defaults === undefined ? key : canonicalKey(key, this.#defaults);
  }

  #linkChanged(link: Link): void {
    if (link.kind === 'idle') this.#panel.show(undefined, undefined);
    else if (
      link.kind === 'paused' &&
      (link.problem.remedy === 'token' || this.#panel.open) &&
      link.problem.remedy !== 'approval'
    ) {
      this.#panel.show(link.problem, this.#connection.access);
    } else if (link.kind === 'connected' || link.kind === 'paused') {
      const asked = this.#panel.open;
      this.#panel.hide();
      if (asked) this.#composer.focus();
    } else if (link.kind === 'waiting' && this.#panel.open)
      this.#panel.show(link.problem, this.#connection.access);
    this.#status.show(link, this.#panel.open);
    this.#refresh();
  }

  async #opened(hello: HelloOk, client: GatewayClient): Promise<void> {
    this.#defaults = hello.snapshot.sessionDefaults;
    this.#maxPayload = hello.policy.maxPayload;
    if (this.#sessionKey === undefined) {
      this.#select(
        sessionStorageOrNone()?.getItem(LAST_SESSION) ?? this.#defaults?.mainSessionKey ?? 'main',
        false,
      );
    }
    await Promise.all([this.#rows.load(client), this.#reload()]);
  }

  /** Loads what is shown again, then sends what waits: the history says what had arrived after all. */
  async #reload(): Promise<void> {
    const { client } = this.#connection;
    if (client === undefined) return;
    const current = this.#current();
    const concerned = this.#conversations
      .all()
      .filter(one => one === current || one.unsent.length > 0 || one.activeRuns.length > 0);
    await Promise.all(
      concerned.map(async conversation => {
        await this.#conversations.load(conversation, client, true);
        this.#outbox.flush(conversation, client);
      }),
    );
  }

  #chatEvent(payload: ChatPayload): void {
    const key = this.#canonical(payload.sessionKey);
    const conversation = this.#conversations.existing(key);
    const foreign = conversation !== undefined && !conversation.knows(payload.runId);
    const ended = conversation?.applyChat(payload);
    if (ended === undefined && conversation !== undefined) return;
    if (conversation === undefined && payload.state !== 'final') return;
    const { client } = this.#connection;
    if (key === this.#sessionKey && ended !== undefined) this.#replyEnded(ended);
    if (key !== this.#sessionKey || document.hidden) this.#rows.unread(key);
    if (client === undefined) return;
    void this.#guard(this.#rows.load(client));
    // Written elsewhere: only the history has the message that was answered.
    if (foreign && conversation !== undefined)
      void this.#guard(this.#conversations.load(conversation, client));
  }

  #replyEnded(reply: ReplyEntry): void {
    this.#thread.replyEnded();
    if (reply.state === 'done') this.#announcer.reply(`Reply: ${reply.text}`);
    else if (reply.state === 'aborted') this.#announcer.reply('The reply was stopped.');
    else this.#announcer.reply(`The reply failed. ${reply.error ?? ''}`);
  }

  #select(key: string, focus = true): void {
    this.#sessionKey = this.#canonical(key);
    sessionStorageOrNone()?.setItem(LAST_SESSION, this.#sessionKey);
    this.#rows.read(this.#sessionKey);
    this.#composer.session(this.#sessionKey);
    const conversation = this.#conversations.of(this.#sessionKey);
    this.#thread.show(conversation, () => emptyHints(this.#agentOf(conversation.sessionKey)));
    if (focus) {
      this.#composer.focus();
      void this.#guard(this.#conversations.load(conversation, this.#connection.client));
    }
    this.#refresh();
  }

  #write(text: string): boolean {
    const conversation = this.#current();
    if (conversation === undefined) {
      this.#composer.problem('There is no session yet: the page has to connect first.');
      return false;
    }
    if (new TextEncoder().encode(JSON.stringify(text)).length > this.#maxPayload - FRAME_ROOM) {
      this.#composer.problem('This message is larger than the gateway accepts. Shorten it.');
      return false;
    }
    conversation.write(text, crypto.randomUUID());
    this.#thread.toEnd();
    this.#send();
    return true;
  }

  #send(): void {
    const conversation = this.#current();
    const { client } = this.#connection;
    if (conversation !== undefined && client !== undefined) this.#outbox.flush(conversation, client);
  }

  #resend(entry: UserEntry): void {
    const conversation = this.#current();
    if (conversation === undefined || entry.key === undefined) return;
    if (this.#outbox.needsNewKey(entry.key)) {
      conversation.remove(entry.id);
      this.#write(entry.text);
    } else {
      conversation.deliver(entry.key, 'queued');
      this.#send();
    }
    this.#composer.focus();
  }

  #askAgain(reply: ReplyEntry): void {
    const entries = this.#current()?.entries ?? [];
    const question = entries.slice(0, entries.indexOf(reply)).findLast(entry => entry.kind === 'user');
    if (question === undefined) return;
    this.#write(question.text);
    this.#composer.focus();
  }

  async #stop(): Promise<void> {
    const conversation = this.#current();
    const { client } = this.#connection;
    if (conversation === undefined || client === undefined) return;
    const { sessionKey } = conversation;
    await Promise.all(
      conversation.activeRuns.map(runId => client.request('chat.abort', { sessionKey, runId })),
    );
  }

  async #showEarlier(): Promise<void> {
    const conversation = this.#current();
    if (conversation !== undefined)
      await this.#conversations.loadEarlier(conversation, this.#connection.client);
  }

  async #forget(): Promise<void> {
    await this.#connection.forget();
    this.#clear();
  }

  #clear(): void {
    this.#conversations.clear();
    this.#rows.clear();
    this.#thread.clear();
    this.#composer.clear();
    this.#sessionKey = undefined;
    this.#defaults = undefined;
    sessionStorageOrNone()?.removeItem(LAST_SESSION);
    this.#refresh();
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || this.#dialog.isOpen) return;
    if (this.#sidebar.isOpen) this.#sidebar.close(true);
    else if ((this.#current()?.activeRuns.length ?? 0) > 0) void this.#guard(this.#stop());
  }

  #draw(): void {
    const key = this.#sessionKey;
    const title = key === undefined ? 'WebChat' : this.#rows.title(key, this.#defaults);
    const running = this.#conversations
      .all()
      .filter(one => one.activeRuns.length > 0)
      .map(one => one.sessionKey);
    const working = key !== undefined && running.includes(key);
    this.#composer.running(working && this.#connection.link.kind === 'connected');
    const note =
      this.#defaults === undefined ? 'They appear here once the page is connected.' : this.#rows.note;
    this.#sidebar.show(this.#rows.items(key, running, this.#defaults), note, this.#defaults !== undefined);
    showHeading(title, working, this.#rows.unreadTotal);
    this.#thread.draw();
  }

  /** Requests that fail here are told in the composer; a lost connection is told by the status. */
  async #guard(work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      if (!(error instanceof GatewayClientError)) throw error;
      if (error.code === 'REQUEST_FAILED') this.#composer.problem(error.wire?.message ?? error.message);
      else if (error.code === 'TIMEOUT') this.#composer.problem('The gateway did not answer in time.');
    }
  }
}
