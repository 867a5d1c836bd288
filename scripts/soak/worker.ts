/** One client of the soak: does what clients do, is cut off at random, and counts what it was promised. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { GatewayClient, GatewayClientError } from '../../clients/typescript/src/index.ts';
import type { WebSocketConstructor } from '../../clients/typescript/src/options.ts';

export interface Tally {
  requests: number;
  answered: number;
  /** Refused or failed with a coded error, by code. */
  failed: Record<string, number>;
  /** Neither answered nor failed in time. */
  unanswered: number;
  runs: number;
  /** Runs whose end was seen as an event. */
  ended: number;
  /** Runs whose end was missed, after a signal (hello or gap) that told the client to refresh. */
  refreshed: number;
  /** Runs whose end was missed without any signal. */
  lost: number;
  cuts: number;
}

export const emptyTally = (): Tally => ({
  requests: 0,
  answered: 0,
  failed: {},
  unanswered: 0,
  runs: 0,
  ended: 0,
  refreshed: 0,
  lost: 0,
  cuts: 0,
});

/** How long a request or a run may take before it counts as unanswered, in milliseconds. */
const PATIENCE_MS = 30_000;

export class Worker {
  readonly tally = emptyTally();
  readonly #client: GatewayClient;
  readonly #random: () => number;
  readonly #session: string;
  #socket: WebSocket | undefined;
  /** Grows with every signal that something may have been missed. */
  #signals = 0;

  constructor(url: string, token: string, name: string, random: () => number) {
    this.#random = random;
    this.#session = `soak-${name}`;
    const keep = (socket: WebSocket) => {
      this.#socket = socket;
    };
    class KeptSocket extends WebSocket {
      constructor(address: string) {
        super(address);
        keep(this);
      }
    }
    this.#client = new GatewayClient({
      url,
      token,
      client: { id: 'gateway-client', mode: 'backend', version: '0', platform: 'linux', instanceId: name },
      scopes: ['operator.admin'],
      backoff: { initialMs: 20, maxMs: 500 },
      requestTimeoutMs: PATIENCE_MS,
      webSocket: KeptSocket as unknown as WebSocketConstructor,
    });
    this.#client.on('hello', () => this.#signals++);
    this.#client.on('gap', () => this.#signals++);
  }

  async run(until: number): Promise<void> {
    await this.#client.connect();
    while (Date.now() < until) {
      await this.#act();
      await sleep(this.#random() * 40);
    }
    await this.#client.close();
  }

  async #act(): Promise<void> {
    const roll = this.#random();
    if (roll < 0.03) return this.#cut();
    if (roll < 0.35) return this.#ask(() => this.#client.request('health', {}));
    if (roll < 0.5) return this.#ask(() => this.#client.request('sessions.list', { limit: 20 }));
    if (roll < 0.65)
      return this.#ask(() => this.#client.request('chat.history', { sessionKey: this.#session, limit: 20 }));
    if (roll < 0.8)
      return this.#ask(() => this.#client.agent({ message: 'short', sessionKey: this.#session }).final);
    return this.#chat();
  }

  #cut(): void {
    this.tally.cuts++;
    this.#socket?.terminate();
  }

  async #ask(call: () => Promise<unknown>): Promise<void> {
    this.tally.requests++;
    try {
      await call();
      this.tally.answered++;
    } catch (error) {
      if (!(error instanceof GatewayClientError)) throw error;
      if (error.code === 'TIMEOUT') this.tally.unanswered++;
      else this.tally.failed[error.code] = (this.tally.failed[error.code] ?? 0) + 1;
    }
  }

  /** Sends a message and waits until its run has ended, or until a signal says to refresh. */
  async #chat(): Promise<void> {
    const runId = randomUUID();
    const before = this.#signals;
    const abort = new AbortController();
    const events = this.#client.events('chat', { signal: abort.signal });
    const ended = (async () => {
      for await (const payload of events) {
        if (payload.runId === runId && ['final', 'error', 'aborted'].includes(payload.state)) return true;
      }
      return false;
    })();
    this.tally.runs++;
    await this.#ask(() =>
      this.#client.request('chat.send', {
        sessionKey: this.#session,
        message: this.#random() < 0.2 ? '!slow=20 one two three' : 'hello',
        idempotencyKey: runId,
      }),
    );
    const settled = await Promise.race([
      ended,
      this.#signalled(before),
      sleep(PATIENCE_MS, false, { ref: false }),
    ]);
    abort.abort();
    if (settled === true) this.tally.ended++;
    else if (this.#signals > before) this.tally.refreshed++;
    else this.tally.lost++;
  }

  /** Resolves with false when the client was told that it may have missed something. */
  #signalled(before: number): Promise<boolean> {
    if (this.#signals > before) return Promise.resolve(false);
    return new Promise(resolve => {
      const off = [this.#client.on('hello', done), this.#client.on('gap', done)];
      function done() {
        for (const stop of off) stop();
        resolve(false);
      }
    });
  }
}
