/** Numbers from a seed: the same ones on every machine and with every version of everything. */

/** mulberry32: small, and good enough to pick from lists. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** The numbers of one part of a run, independent of how many the parts before it took. */
  static of(seed: number, part: number): Random {
    const first = new Random(seed).#next();
    return new Random(Math.imul(first ^ Math.imul(part + 1, 0x9e3779b1), 0x85ebca6b) ^ part);
  }

  /** A whole number from 0 to `below - 1`. */
  int(below: number): number {
    return Math.floor((this.#next() / 2 ** 32) * below);
  }

  between(min: number, max: number): number {
    return min + this.int(max - min + 1);
  }

  chance(probability: number): boolean {
    return this.#next() / 2 ** 32 < probability;
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('there is nothing to pick from');
    return list[this.int(list.length)] as T;
  }

  /** One of the values, each as likely as its weight says. */
  weighted<T>(list: readonly (readonly [weight: number, value: T])[]): T {
    let left = this.int(list.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, value] of list) {
      left -= weight;
      if (left < 0) return value;
    }
    throw new RangeError('there is nothing to pick from');
  }

  bytes(count: number): Buffer {
    return Buffer.from(Array.from({ length: count }, () => this.int(256)));
  }

  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  }
}
