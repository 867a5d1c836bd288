/** Keeps secrets out of every report: by the name of the member, and by value wherever one turns up. */
import { isObject } from './json.ts';

export const SECRET_MEMBERS: ReadonlySet<string> = new Set([
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

/** Secrets of at least this length are found by their beginning; there are thousands of them in a run. */
const INDEXED = 16;
const PREFIX = 8;

export class Redactor {
  readonly #short = new Set<string>();
  readonly #byPrefix = new Map<string, Set<string>>();
  readonly #names = new Set<string>();

  /** A value that must not appear anywhere, such as the shared token. */
  add(secret: string | undefined): void {
    if (secret === undefined || secret.length < SHORTEST) return;
    for (const spelling of spellingsOf(secret)) this.#remember(spelling);
  }

  #remember(secret: string): void {
    if (secret.length < INDEXED) {
      this.#short.add(secret);
      return;
    }
    const prefix = secret.slice(0, PREFIX);
    const known = this.#byPrefix.get(prefix);
    if (known === undefined) this.#byPrefix.set(prefix, new Set([secret]));
    else known.add(secret);
  }

  /** A text of the suite's own that is never redacted, such as the name of a case: some say “wrong” or “token”. */
  keep(name: string): void {
    this.#names.add(name);
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
    if (text.length < SHORTEST || this.#names.has(text)) return text;
    const found = this.#longIn(text);
    for (const secret of this.#short) if (text.includes(secret)) found.push(secret);
    return found
      .sort((a, b) => b.length - a.length)
      .reduce((rest, secret) => rest.replaceAll(secret, MARK), text);
  }

  #longIn(text: string): string[] {
    const found: string[] = [];
    for (let at = 0; at + INDEXED <= text.length; at++) {
      const known = this.#byPrefix.get(text.slice(at, at + PREFIX));
      if (known === undefined) continue;
      for (const secret of known) if (text.startsWith(secret, at)) found.push(secret);
    }
    return found;
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

/** As it is, inside a JSON text (a frame that could not be read is kept as text), and in an address. */
function spellingsOf(secret: string): Set<string> {
  return new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret.toWellFormed())]);
}
