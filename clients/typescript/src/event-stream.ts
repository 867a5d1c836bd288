/** A bounded queue between the socket and a reader. */
import type { EventStream } from './types.ts';

interface Waiting<T> {
  resolve(result: IteratorResult<T, undefined>): void;
  reject(error: unknown): void;
}

export interface QueueHooks {
  /** An event was dropped; the number so far. Called when the loss starts, then at every doubling. */
  overflow(dropped: number): void;
  /** Nobody reads any more. */
  done(): void;
}

const EMPTY = Symbol('empty');

export class EventQueue<T> implements EventStream<T> {
  readonly #limit: number;
  readonly #hooks: QueueHooks;
  readonly #readers: Waiting<T>[] = [];
  readonly #unlisten: () => void;
  #items: T[] = [];
  #head = 0;
  #dropped = 0;
  #reportAt = 1;
  #ended = false;
  #error: unknown = EMPTY;

  constructor(limit: number, hooks: QueueHooks, signal: AbortSignal | undefined) {
    this.#limit = Math.max(1, limit);
    this.#hooks = hooks;
    const abort = () => this.end();
    this.#unlisten = () => signal?.removeEventListener('abort', abort);
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) this.end();
  }

  get dropped(): number {
    return this.#dropped;
  }

  push(item: T): void {
    if (this.#ended) return;
    const reader = this.#readers.shift();
    if (reader) {
      reader.resolve({ done: false, value: item });
      return;
    }
    this.#items.push(item);
    if (this.#items.length - this.#head > this.#limit) {
      this.#take();
      this.#dropped += 1;
      if (this.#dropped === this.#reportAt) {
        this.#reportAt *= 2;
        this.#hooks.overflow(this.#dropped);
      }
    }
  }

  /** No more events; what is queued can still be read, then the error comes, if there is one. */
  end(error: unknown = EMPTY): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#error = error;
    this.#unlisten();
    this.#hooks.done();
    for (const reader of this.#readers.splice(0)) this.#finish(reader);
  }

  next(): Promise<IteratorResult<T, undefined>> {
    return new Promise((resolve, reject) => {
      if (this.#items.length > this.#head) resolve({ done: false, value: this.#take() });
      else if (this.#ended) this.#finish({ resolve, reject });
      else this.#readers.push({ resolve, reject });
    });
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    this.#items = [];
    this.#head = 0;
    this.end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #finish(reader: Waiting<T>): void {
    const error = this.#error;
    this.#error = EMPTY;
    if (error === EMPTY) reader.resolve({ done: true, value: undefined });
    else reader.reject(error);
  }

  #take(): T {
    const item = this.#items[this.#head] as T;
    this.#head += 1;
    if (this.#head > 64 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }
}
