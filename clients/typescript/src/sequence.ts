/** Finds missing events by the numbers of frames. */

/** Counts one connection. The first number is free, frames without one do not count, going back is no gap. */
export class SequenceTracker {
  #last: number | undefined;

  /** The number that was expected, when frames are missing before this one. */
  observe(seq: number | undefined): number | undefined {
    if (seq === undefined) return undefined;
    const expected = this.#last === undefined ? seq : this.#last + 1;
    this.#last = seq;
    return seq > expected ? expected : undefined;
  }
}
