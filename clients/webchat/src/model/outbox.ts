/**
 * Sends messages so that none is lost and none arrives twice: the key of a message stays the same until
 * the gateway answered, and after a lost connection the history is asked before anything is sent again.
 */
import { type GatewayClient, GatewayClientError } from '@clawspec/client';
import { type ChatRunStatus, LIMITS } from '@clawspec/protocol';
import type { Conversation } from './conversation.ts';
import type { UserEntry } from './entries.ts';

export interface OutboxListeners {
  /** The run had ended before the answer came: only the history has the reply. */
  alreadyEnded(conversation: Conversation): void;
}

export class Outbox {
  readonly #listeners: OutboxListeners;
  /** When a key was first used, milliseconds since the Unix epoch. */
  readonly #firstTried = new Map<string, number>();
  readonly #onTheWay = new Set<string>();

  constructor(listeners: OutboxListeners) {
    this.#listeners = listeners;
  }

  /** Sends everything of a conversation that has not got through. Call it once its history is loaded. */
  flush(conversation: Conversation, client: GatewayClient): void {
    for (const entry of conversation.unsent) void this.send(conversation, entry, client);
  }

  async send(conversation: Conversation, entry: UserEntry, client: GatewayClient): Promise<void> {
    const { key } = entry;
    if (key === undefined || this.#onTheWay.has(key)) return;
    if (this.#tooOld(key)) {
      conversation.deliver(
        key,
        'failed',
        'The connection broke while it was sent, too long ago to tell whether it arrived.',
      );
      return;
    }
    this.#onTheWay.add(key);
    conversation.deliver(key, 'sending');
    try {
      this.#firstTried.set(key, this.#firstTried.get(key) ?? Date.now());
      const result = await client.request(
        'chat.send',
        { sessionKey: conversation.sessionKey, message: entry.text, idempotencyKey: key },
        { retry: false },
      );
      conversation.deliver(key, 'sent');
      this.#firstTried.delete(key);
      if (isRunning(result)) conversation.expectReply(key);
      else this.#listeners.alreadyEnded(conversation);
    } catch (error) {
      if (!(error instanceof GatewayClientError)) throw error;
      this.#failed(conversation, key, error);
    } finally {
      this.#onTheWay.delete(key);
    }
  }

  #failed(conversation: Conversation, key: string, error: GatewayClientError): void {
    if (error.outcome === 'not-sent') this.#firstTried.delete(key);
    if (
      error.code === 'REQUEST_FAILED' ||
      error.code === 'FRAME_TOO_LARGE' ||
      error.code === 'INVALID_ARGUMENT'
    ) {
      // A refusal is remembered under its key: to send it again takes a new one.
      this.#firstTried.delete(key);
      conversation.deliver(key, 'failed', error.wire?.message ?? error.message);
    } else if (error.code === 'TIMEOUT') {
      conversation.deliver(key, 'failed', 'The gateway did not answer in time.');
    } else conversation.deliver(key, 'queued');
  }

  /** Gateways know a key only for a while; after that, sending it again could start a second run. */
  #tooOld(key: string): boolean {
    const first = this.#firstTried.get(key);
    return first !== undefined && Date.now() - first > LIMITS.dedupeTtlMs;
  }

  /** Whether a failed message has to be sent under a new key. */
  needsNewKey(key: string): boolean {
    return !this.#firstTried.has(key) || this.#tooOld(key);
  }
}

function isRunning(result: { readonly [name: string]: unknown } | object): boolean {
  const status: unknown = Reflect.get(result, 'status');
  return status === ('started' satisfies ChatRunStatus['status']) || status === 'in_flight';
}
