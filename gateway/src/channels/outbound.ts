/** The way out: one message at a time for each account, in order, with a bound on how many wait. */
import { GatewayError } from '../errors.ts';
import type { AccountSupervisor } from './supervisor.ts';
import type { Channel, OutboundMessage, OutboundPoll, Sent } from './channel.ts';

export interface OutboundLimits {
  /** Messages of one account that may wait. */
  readonly queue: number;
  /** How long a service may take for one message. */
  readonly sendTimeoutMs: number;
}

/** A message was handed to a service that failed: whether it was delivered is not known. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
}

export class Outbound {
  readonly #limits: OutboundLimits;
  readonly #waiting = new Map<AccountSupervisor, { tail: Promise<unknown>; length: number }>();
  readonly #stop = new AbortController();

  constructor(limits: OutboundLimits) {
    this.#limits = limits;
  }

  /**
   * Sends a message; a text that is too long goes in parts, media with the first one. The answer is about the last part.
   *
   * @throws GatewayError NOT_LINKED or UNAVAILABLE when it was not sent, DeliveryError when nobody knows.
   */
  send(channel: Channel, supervisor: AccountSupervisor, message: OutboundMessage): Promise<Sent> {
    const parts = splitText(message.text, channel.descriptor.textLimit);
    return this.#inTurn(channel, supervisor, async signal => {
      const { media, replyToId, ...rest } = message;
      let sent: Sent | undefined;
      for (const [index, text] of parts.entries()) {
        const first = index === 0;
        const sending = supervisor.account.send(
          {
            ...rest,
            text,
            media: first ? media : [],
            ...(first && replyToId !== undefined ? { replyToId } : {}),
          },
          signal,
        );
        sent = await (first ? sending : sending.catch(partly));
      }
      return sent!;
    });
  }

  /** @throws as `send` does. */
  sendPoll(channel: Channel, supervisor: AccountSupervisor, poll: OutboundPoll): Promise<Sent> {
    return this.#inTurn(channel, supervisor, signal => {
      const { account } = supervisor;
      if (account.sendPoll === undefined) {
        throw new GatewayError('INVALID_REQUEST', `unsupported poll channel: ${channel.descriptor.id}`);
      }
      return account.sendPoll(poll, signal);
    });
  }

  /** Refuses what waits, stops what goes on. */
  close(): void {
    this.#stop.abort();
  }

  #inTurn(
    channel: Channel,
    supervisor: AccountSupervisor,
    work: (signal: AbortSignal) => Promise<Sent>,
  ): Promise<Sent> {
    requireReady(channel, supervisor);
    const line = this.#waiting.get(supervisor) ?? { tail: Promise.resolve(), length: 0 };
    if (line.length >= this.#limits.queue) {
      throw new GatewayError('UNAVAILABLE', `too many messages wait for ${channel.descriptor.id}`, {
        retryable: true,
        retryAfterMs: 1000,
      });
    }
    line.length += 1;
    const turn = line.tail.then(() => this.#deliver(channel, supervisor, work));
    line.tail = turn
      .catch(() => {})
      .finally(() => {
        line.length -= 1;
        if (line.length === 0) this.#waiting.delete(supervisor);
      });
    this.#waiting.set(supervisor, line);
    return turn;
  }

  async #deliver(
    channel: Channel,
    supervisor: AccountSupervisor,
    work: (signal: AbortSignal) => Promise<Sent>,
  ): Promise<Sent> {
    // It may have changed while the message waited.
    requireReady(channel, supervisor);
    if (this.#stop.signal.aborted) {
      throw new GatewayError('UNAVAILABLE', 'the gateway is stopping', { retryable: true });
    }
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(this.#limits.sendTimeoutMs)]);
    const { promise: cut, reject } = Promise.withResolvers<never>();
    const onAbort = () => reject(new DeliveryError(`${channel.descriptor.id} did not answer in time`));
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      const sent = await Promise.race([work(signal), cut]);
      supervisor.sent();
      return sent;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      supervisor.sent(message);
      throw error instanceof GatewayError || error instanceof DeliveryError
        ? error
        : new DeliveryError(message, { cause: error });
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }
}

/** Something was sent already, so that the whole message must not be sent again. */
function partly(error: unknown): never {
  const why = error instanceof Error ? error.message : String(error);
  throw new DeliveryError(`only a part was sent: ${why}`, { cause: error });
}

/** @throws GatewayError when a message cannot be sent now. */
function requireReady({ descriptor }: Channel, supervisor: AccountSupervisor): void {
  const { account } = supervisor;
  const name = `${descriptor.id} account ${account.accountId}`;
  if (!account.enabled || !account.configured) {
    throw new GatewayError('INVALID_REQUEST', `${name} is not configured`);
  }
  if (!account.linked()) throw new GatewayError('NOT_LINKED', `${name} is not linked`);
  if (supervisor.connected) return;
  const why = supervisor.lastError === null ? '' : `: ${supervisor.lastError}`;
  throw new GatewayError('UNAVAILABLE', `${name} is not connected${why}`, {
    retryable: true,
    retryAfterMs: 1000,
  });
}

/** Parts of at most `limit` characters, cut at line ends or spaces where there are some, never inside a character. */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const window = rest.slice(0, limit);
    const at = Math.max(window.lastIndexOf('\n'), window.lastIndexOf(' '));
    // A space in the first half would make many small parts.
    let cut = at > limit / 2 ? at : limit;
    if (/[\uD800-\uDBFF]/.test(rest[cut - 1]!)) cut -= 1;
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut).replace(/^\s/, '');
  }
  return [...parts, rest];
}
