/** Keeps one account running: starts it, starts it again when it fails, later each time, and knows how it stands. */
import type { ChannelAccountStatus } from '@clawspec/protocol';
import type { Clock, Log } from '../ports.ts';
import { pause } from '../runtime/timers.ts';
import type { ChannelAccount, InboundMessage, Taken } from './channel.ts';

export interface SupervisorLimits {
  /** Wait before the first restart; doubled for each further one. */
  readonly backoffMinMs: number;
  readonly backoffMaxMs: number;
  /** How long a stopped account gets to let go. */
  readonly stopTimeoutMs: number;
}

export interface SupervisorOptions {
  readonly account: ChannelAccount;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: SupervisorLimits;
  readonly receive: (message: InboundMessage) => Taken;
  /** Called when the account began or stopped to be of use. */
  readonly onChange: () => void;
}

export class AccountSupervisor {
  readonly account: ChannelAccount;
  readonly #options: SupervisorOptions;
  #run: { readonly controller: AbortController; readonly done: Promise<void> } | undefined;
  #connected = false;
  #attempts = 0;
  #lastError: string | null = null;
  #lastConnectedAt: number | null = null;
  #lastStartAt: number | null = null;
  #lastStopAt: number | null = null;
  #lastInboundAt: number | null = null;
  #lastOutboundAt: number | null = null;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.account = options.account;
  }

  get running(): boolean {
    return this.#run !== undefined;
  }

  get connected(): boolean {
    return this.#connected;
  }

  get lastError(): string | null {
    return this.#lastError;
  }

  /** Starts it when it can run and does not yet. */
  start(): void {
    const { account } = this;
    if (this.#run !== undefined || !account.enabled || !account.configured || !account.linked()) return;
    const controller = new AbortController();
    this.#attempts = 0;
    this.#lastError = null;
    this.#run = { controller, done: this.#keepRunning(controller.signal) };
  }

  /** Stops it and waits until it has let go, but not longer than the limit. */
  async stop(): Promise<void> {
    const run = this.#run;
    if (run === undefined) return;
    run.controller.abort();
    const letGo = new AbortController();
    await Promise.race([run.done, pause(this.#options.limits.stopTimeoutMs, letGo.signal)]);
    letGo.abort();
    this.#run = undefined;
    this.#lastStopAt = this.#options.clock.now();
    this.#disconnected();
  }

  /** Notes that a message went out, or why one did not. */
  sent(error?: string): void {
    if (error === undefined) this.#lastOutboundAt = this.#options.clock.now();
    else this.#lastError = error;
  }

  status(): ChannelAccountStatus {
    const { account } = this;
    return {
      accountId: account.accountId,
      ...(account.name === undefined ? {} : { name: account.name }),
      enabled: account.enabled,
      configured: account.configured,
      linked: account.linked(),
      running: this.running,
      connected: this.#connected,
      reconnectAttempts: this.#attempts,
      lastConnectedAt: this.#lastConnectedAt,
      lastError: this.#lastError,
      lastStartAt: this.#lastStartAt,
      lastStopAt: this.#lastStopAt,
      lastInboundAt: this.#lastInboundAt,
      lastOutboundAt: this.#lastOutboundAt,
    };
  }

  async #keepRunning(signal: AbortSignal): Promise<void> {
    const { log, clock } = this.#options;
    while (!signal.aborted) {
      this.#lastStartAt = clock.now();
      try {
        await this.#runOnce(signal);
        if (signal.aborted) return;
        this.#lastError = 'the account stopped by itself';
      } catch (error) {
        if (signal.aborted) return;
        this.#lastError = error instanceof Error ? error.message : String(error);
      }
      log.warn('channel account failed', { accountId: this.account.accountId, error: this.#lastError });
      this.#disconnected();
      this.#attempts += 1;
      await pause(this.#backoff(), signal);
    }
  }

  #runOnce(signal: AbortSignal): Promise<void> {
    return this.account.run({
      signal,
      log: this.#options.log,
      connected: () => {
        if (signal.aborted || this.#connected) return;
        this.#connected = true;
        this.#attempts = 0;
        this.#lastError = null;
        this.#lastConnectedAt = this.#options.clock.now();
        this.#options.onChange();
      },
      receive: message => {
        this.#lastInboundAt = this.#options.clock.now();
        return this.#options.receive(message);
      },
    });
  }

  #disconnected(): void {
    if (!this.#connected) return;
    this.#connected = false;
    this.#options.onChange();
  }

  #backoff(): number {
    const { backoffMinMs, backoffMaxMs } = this.#options.limits;
    return Math.min(backoffMaxMs, backoffMinMs * 2 ** Math.min(this.#attempts - 1, 30));
  }
}
