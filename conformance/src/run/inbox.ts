/** What came from the other side, in order, and the waiting for it. */
import { EventEmitter, once } from 'node:events';

export interface Received {
  /** Position among everything that came from there. */
  readonly index: number;
  readonly frame: unknown;
  consumed: boolean;
}

/** How the other side ended. */
export interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** Something that steps can wait on: the frames of a connection, the reports of a driver. */
export class Inbox {
  readonly name: string;
  readonly inbox: Received[] = [];
  /** Set once nothing more can come. */
  closed: Closed | undefined;
  readonly #changes = new EventEmitter();

  constructor(name: string) {
    this.name = name;
    this.#changes.setMaxListeners(0);
  }

  /** What comes from there, in a word. */
  get what(): string {
    return 'frame';
  }

  /** How it ended, in words. */
  get ending(): string {
    return `the connection closed with ${this.closed?.code} “${this.closed?.reason}”`;
  }

  /** Adds what came. Those who wait look again when `changed` is called. */
  protected add(frame: unknown): void {
    this.inbox.push({ index: this.inbox.length, frame, consumed: false });
  }

  protected changed(): void {
    this.#changes.emit('change');
  }

  /**
   * Calls `look` now and after every change until it returns something other than undefined, the time is
   * up, or nothing more can come.
   */
  async waitFor<T>(
    look: () => T | undefined,
    ms: number,
    over = () => this.closed !== undefined,
  ): Promise<T | undefined> {
    const signal = AbortSignal.timeout(Math.max(1, Math.round(ms)));
    for (;;) {
      const found = look();
      if (found !== undefined || over() || signal.aborted) return found;
      try {
        await once(this.#changes, 'change', { signal });
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    }
  }
}
