/** One conversation: its history, what was written here, and the runs that answer. Knows no DOM and no socket. */
import type { AgentPayload, ChatHistoryResult, ChatPayload } from '@clawspec/protocol';
import { type Entry, freshId, type ReplyEntry, type ToolCall, type UserEntry } from './entries.ts';
import { messageText } from './history.ts';
import { mergeHistory, streaming } from './merge.ts';

export class Conversation {
  readonly sessionKey: string;
  readonly #changed: () => void;
  #entries: readonly Entry[] = [];
  /** Runs that ended, so that a late event does not bring their reply back. */
  readonly #ended = new Set<string>();
  /** Keys of messages written here. */
  readonly #local = new Set<string>();
  loaded = false;
  /** Whether the gateway has older messages than those shown. */
  hasMore = false;

  constructor(sessionKey: string, changed: () => void) {
    this.sessionKey = sessionKey;
    this.#changed = changed;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Runs whose reply has not ended, oldest first. */
  get activeRuns(): readonly string[] {
    return this.#entries.flatMap(entry =>
      entry.kind === 'reply' && entry.state === 'streaming' && entry.runId !== undefined ? [entry.runId] : [],
    );
  }

  get unsent(): readonly UserEntry[] {
    return this.#entries.filter(
      (entry): entry is UserEntry =>
        entry.kind === 'user' && (entry.delivery === 'queued' || entry.delivery === 'sending'),
    );
  }

  /** Whether the run answers a message written here. */
  knows(runId: string): boolean {
    return this.#local.has(runId);
  }

  load(result: ChatHistoryResult, limit: number, missed: boolean): void {
    this.loaded = true;
    this.hasMore = result.hasMore ?? result.messages.length >= limit;
    this.#set(mergeHistory(this.#entries, result, missed));
  }

  write(text: string, key: string): void {
    this.#local.add(key);
    this.#set([
      ...this.#entries,
      { kind: 'user', id: freshId(), text, at: Date.now(), key, delivery: 'queued' },
    ]);
  }

  /** Moves a message written here on; `error` belongs to `failed`. */
  deliver(key: string, delivery: UserEntry['delivery'], error?: string): void {
    this.#replace(
      entry => entry.kind === 'user' && entry.key === key,
      entry => {
        if (entry.kind !== 'user') return entry;
        const { error: _, ...rest } = entry;
        return { ...rest, delivery, ...(error === undefined ? {} : { error }) };
      },
    );
  }

  /** The reply that a started run will fill. */
  expectReply(runId: string): void {
    if (this.#ended.has(runId) || this.#reply(runId) !== undefined) return;
    this.#set([...this.#entries, streaming(runId)]);
  }

  remove(id: string): void {
    this.#set(this.#entries.filter(entry => entry.id !== id));
  }

  /** @returns the reply when this event ended it. */
  applyChat(payload: ChatPayload): ReplyEntry | undefined {
    const { runId } = payload;
    if (payload.state === 'delta') {
      this.#updateReply(runId, reply => ({ ...reply, text: grownText(reply.text, payload) }));
      return undefined;
    }
    if (payload.state === 'status') {
      this.#updateReply(runId, reply => ({ ...reply, phase: payload.phase }));
      return undefined;
    }
    if (payload.state !== 'final' && payload.state !== 'aborted' && payload.state !== 'error')
      return undefined;
    if (this.#ended.has(runId)) return undefined;
    const known = this.#reply(runId);
    this.#ended.add(runId);
    const text = messageText(payload.message) || (known?.text ?? '');
    if (payload.state === 'final' && text === '' && (known?.tools.length ?? 0) === 0) {
      // Protocol 3 ends a queued message this way and answers it later in another run.
      if (known !== undefined) this.remove(known.id);
      return undefined;
    }
    const ended: ReplyEntry = {
      ...(known ?? streaming(runId)),
      text,
      at: payload.message?.timestamp ?? Date.now(),
      state: payload.state === 'final' ? 'done' : payload.state,
      tools: (known?.tools ?? []).map(tool => (tool.state === 'running' ? { ...tool, state: 'done' } : tool)),
      ...(payload.state === 'error' ? { error: payload.errorMessage ?? 'The run failed.' } : {}),
    };
    this.#put(ended);
    return ended;
  }

  /** Only tool calls are taken from agent events; the text comes with the chat events. */
  applyAgent(payload: AgentPayload): void {
    if (payload.stream !== 'tool' || this.#ended.has(payload.runId)) return;
    const { data } = payload;
    this.#updateReply(payload.runId, reply => {
      const known = reply.tools.find(tool => tool.id === data.toolCallId);
      const ended = data.phase === 'result';
      const args = data.args ?? known?.args;
      const result = data.result ?? data.partialResult ?? known?.result;
      const call: ToolCall = {
        id: data.toolCallId,
        name: data.name,
        ...(args === undefined ? {} : { args }),
        ...(result === undefined ? {} : { result }),
        state: ended ? (data.isError === true ? 'error' : 'done') : 'running',
      };
      const tools =
        known === undefined
          ? [...reply.tools, call]
          : reply.tools.map(tool => (tool === known ? call : tool));
      return { ...reply, tools };
    });
  }

  #reply(runId: string): ReplyEntry | undefined {
    return this.#entries.find(
      (entry): entry is ReplyEntry => entry.kind === 'reply' && entry.runId === runId,
    );
  }

  #updateReply(runId: string, change: (reply: ReplyEntry) => ReplyEntry): void {
    if (this.#ended.has(runId)) return;
    const known = this.#reply(runId);
    this.#put(change({ ...(known ?? streaming(runId)), state: 'streaming' }));
  }

  #put(reply: ReplyEntry): void {
    if (!this.#entries.some(entry => entry.id === reply.id)) this.#set([...this.#entries, reply]);
    else
      this.#replace(
        entry => entry.id === reply.id,
        () => reply,
      );
  }

  #replace(which: (entry: Entry) => boolean, change: (entry: Entry) => Entry): void {
    this.#set(this.#entries.map(entry => (which(entry) ? change(entry) : entry)));
  }

  #set(entries: readonly Entry[]): void {
    this.#entries = entries;
    this.#changed();
  }
}

function grownText(before: string, payload: Extract<ChatPayload, { state: 'delta' }>): string {
  if (payload.message !== undefined) return messageText(payload.message);
  const added = payload.deltaText ?? '';
  return payload.replace === true ? added : before + added;
}
