/** Keeps secrets out of every report: by the name of the member, and by value wherever one turns up. */
import { isObject } from './json.ts';

const SECRET_MEMBERS = new Set([
  'token',
  'deviceToken',
  'bootstrapToken',
  'password',
  'signature',
  'approvalRuntimeToken',
  'agentRuntimeIdentityToken',
]);
const MARK = '[redacted]';
/** Shorter values would redact ordinary words. */
const SHORTEST = 4;

export class Redactor {
  readonly #secrets = new Set<string>();
  #shortest = Number.POSITIVE_INFINITY;

  /** A value that must not appear anywhere, such as the shared token. */
  add(secret: string | undefined): void {
    if (secret === undefined || secret.length < SHORTEST) return;
    this.#secrets.add(secret);
    this.#shortest = Math.min(this.#shortest, secret.length);
  }

  /** Remembers every secret that a frame carries, so that prose quoting it is redacted too. */
  learn(value: unknown): void {
    if (Array.isArray(value)) for (const item of value) this.learn(item);
    else if (isObject(value)) {
      for (const [key, item] of Object.entries(value)) {
        if (SECRET_MEMBERS.has(key) && typeof item === 'string') this.add(item);
        else this.learn(item);
      }
    }
  }

  text(text: string): string {
    // Nearly all texts of a report are wire names, too short to hold a secret.
    if (text.length < this.#shortest) return text;
    const found = [...this.#secrets].filter(secret => text.includes(secret));
    return found
      .sort((a, b) => b.length - a.length)
      .reduce((rest, secret) => rest.replaceAll(secret, MARK), text);
  }

  value<T>(value: T): T {
    return this.#walk(value) as T;
  }

  #walk(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map(item => this.#walk(item));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        this.text(key),
        SECRET_MEMBERS.has(key) && typeof item === 'string' ? MARK : this.#walk(item),
      ]),
    );
  }
}
