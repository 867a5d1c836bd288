/** The way in: a message becomes a turn of the agent in the session of its chat, and the reply goes back. */
import { GatewayError } from '../errors.ts';
import type { Attachment } from '../agents/runtime.ts';
import type { Clock, Log } from '../ports.ts';
import { pause } from '../runtime/timers.ts';
import type { Channel, InboundMessage, Media, Taken } from './channel.ts';
import type { ChannelStore, Route } from './store.ts';

/** A turn of an agent, as channels start it. */
export interface TurnRequest {
  readonly runId: string;
  readonly sessionKey: string;
  readonly message: string;
  readonly attachments: readonly Attachment[];
  /** Who asked: shown nowhere, but only the same one may stop the run. */
  readonly ownerId: string;
}

export interface TurnOutcome {
  /** `timeout` stands for every run that was stopped. */
  readonly status: 'ok' | 'error' | 'timeout';
  readonly text: string;
}

export interface Turns {
  /** @throws GatewayError when it cannot start. */
  startTurn(request: TurnRequest): Promise<TurnOutcome>;
}

export interface InboundOptions {
  readonly store: ChannelStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly turns: Turns;
  readonly limits: { readonly inboundWaiting: number; readonly inboundTextChars: number };
  readonly reply: (route: Route, text: string, replyToId: string) => Promise<unknown>;
}

const FAILED_REPLY = '⚠️ The agent failed before it could reply.';

const ATTEMPTS = 3;
const RETRY_MS = 1000;

export class Inbound {
  readonly #options: InboundOptions;
  readonly #active = new Set<Promise<void>>();
  readonly #stop = new AbortController();

  constructor(options: InboundOptions) {
    this.#options = options;
  }

  /**
   * Takes a message of an account, once.
   *
   * @throws GatewayError UNAVAILABLE when too many wait, INVALID_REQUEST when it is too long.
   */
  receive(channel: Channel, accountId: string, message: InboundMessage): Taken {
    const { store, clock, limits } = this.#options;
    const { id } = channel.descriptor;
    if (message.text.length > limits.inboundTextChars) {
      throw new GatewayError(
        'INVALID_REQUEST',
        `messages are limited to ${limits.inboundTextChars} characters`,
      );
    }
    const agentId = channel.accounts.find(one => one.accountId === accountId)?.agentId;
    const answered = agentId !== undefined && message.addressed && !message.sender.bot;
    if (
      answered &&
      this.#active.size >= limits.inboundWaiting &&
      !store.knows(id, accountId, message.messageId)
    ) {
      throw new GatewayError('UNAVAILABLE', 'too many messages wait for the agent', {
        retryable: true,
        retryAfterMs: RETRY_MS,
      });
    }
    const { taken, seq } = store.take(id, accountId, message, answered ? 'waiting' : 'kept', clock.now());
    if (taken === 'accepted' && answered) this.#answer(seq, channel, accountId, agentId, message);
    return taken;
  }

  /** Takes up what the last process had written down and not begun. */
  resume(channels: ReadonlyMap<string, Channel>): void {
    const { store, limits } = this.#options;
    for (const { seq, channel: id, accountId, message } of store.waiting(limits.inboundWaiting)) {
      const channel = channels.get(id);
      const agentId = channel?.accounts.find(one => one.accountId === accountId)?.agentId;
      if (channel !== undefined && agentId !== undefined) {
        this.#answer(seq, channel, accountId, agentId, message);
      }
    }
  }

  /** Waits for what goes on; runs are stopped by the agent side. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#active);
  }

  #answer(seq: number, channel: Channel, accountId: string, agentId: string, message: InboundMessage): void {
    const work = this.#turn(seq, channel, accountId, agentId, message)
      .catch(error => this.#failed(seq, channel, accountId, message, error))
      .finally(() => this.#active.delete(work));
    this.#active.add(work);
  }

  /** It is not tried again, unless the gateway stops: then the next process takes it up. */
  #failed(seq: number, channel: Channel, accountId: string, message: InboundMessage, error: unknown): void {
    const { log, store } = this.#options;
    log.error('a channel message was not answered', {
      channel: channel.descriptor.id,
      accountId,
      messageId: message.messageId,
      error: error instanceof Error ? error.message : String(error),
    });
    if (!this.#stop.signal.aborted) store.mark(seq, 'kept');
  }

  async #turn(
    seq: number,
    channel: Channel,
    accountId: string,
    agentId: string,
    message: InboundMessage,
  ): Promise<void> {
    const { store, clock, turns, reply } = this.#options;
    const { id } = channel.descriptor;
    const sessionKey = `agent:${agentId}:${id}:${message.chatType}:${message.peer}`;
    const { threadId } = message;
    const route: Route = {
      channel: id,
      accountId,
      to: message.peer,
      ...(threadId === undefined ? {} : { threadId }),
    };
    store.setRoute(sessionKey, route, clock.now());
    const outcome = await this.#start(() => {
      const turn = turns.startTurn({
        runId: `${id}:${accountId}:${message.messageId}`,
        sessionKey,
        message: textOf(message),
        attachments: attachmentsOf(message.media),
        ownerId: `${id}:${message.sender.id}`,
      });
      store.mark(seq, 'begun');
      return turn;
    });
    const text = outcome.status === 'error' ? FAILED_REPLY : outcome.text;
    // A run that somebody stopped says no more.
    if (outcome.status !== 'timeout' && text !== '') await reply(route, text, message.messageId);
  }

  /** A gateway that is busy now is asked again, a few times. */
  async #start(begin: () => Promise<TurnOutcome>): Promise<TurnOutcome> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await begin();
      } catch (error) {
        const again = error instanceof GatewayError && error.retryable === true;
        if (!again || attempt === ATTEMPTS || this.#stop.signal.aborted) throw error;
        await pause(error.retryAfterMs ?? RETRY_MS, this.#stop.signal);
      }
    }
  }
}

/** The text, and where files are whose bytes did not come with it. */
function textOf({ text, media }: InboundMessage): string {
  const links = media.flatMap(one => ('url' in one ? [`[attached: ${one.url}]`] : []));
  const whole = [text, ...links].filter(line => line !== '').join('\n');
  return whole === '' ? '[attached file]' : whole;
}

function attachmentsOf(media: readonly Media[]): Attachment[] {
  return media.flatMap(one => {
    if ('url' in one) return [];
    const { data, fileName, contentType = 'application/octet-stream' } = one;
    return [
      {
        kind: contentType.startsWith('image/') ? 'image' : 'file',
        mimeType: contentType,
        data,
        ...(fileName === undefined ? {} : { fileName }),
      } satisfies Attachment,
    ];
  });
}
