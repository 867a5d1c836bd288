/** Typed listeners. A listener that throws does not disturb the client or the other listeners. */

export class Emitter<Events extends object> {
  readonly #listeners = new Map<keyof Events, Set<(info: never) => void>>();

  on<K extends keyof Events>(name: K, listener: (info: Events[K]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    // Wrapped, so that the same function can be added twice and each `off` takes its own away.
    const own = (info: Events[K]) => listener(info);
    listeners.add(own);
    return () => void listeners.delete(own);
  }

  emit<K extends keyof Events>(name: K, info: Events[K]): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) {
      try {
        (listener as (info: Events[K]) => void)(info);
      } catch (error) {
        // The mistake belongs to the listener: it surfaces as an uncaught error, outside of our work.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
