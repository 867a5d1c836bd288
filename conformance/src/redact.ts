/** Keeps secrets out of every report: by the name of the member, and by value wherever one turns up. */
import { isObject } from './json.ts';

/** Members of the protocol whose texts are secrets, however short. */
const SECRET_MEMBERS: ReadonlySet<string> = new Set([
  'token',
  'deviceToken',
  'bootstrapToken',
  'password',
  'signature',
  'approvalRuntimeToken',
  'agentRuntimeIdentityToken',
]);
/** Members of configurations and headers whose texts are secrets. */
const SECRET_NAME =
  /(?:token|password|passphrase|secret|signature|credentials?|cookie|authorization|(?:api|private|secret|access|signing|encryption)[-_]?key)$/iu;
/** Members that end like one and are none. */
const NO_SECRET = /^(?:(?:max|min|total|input|output|prompt|completion|context)[-_]?token)$/iu;
/** An option of a command, or a variable in front of it, that ends like one. */
const IN_COMMAND =
  /(?:^|[\s;&|])-{0,2}(?<name>[A-Za-z][\w-]*)(?:=|(?<=\s-{1,2}[\w-]+)\s+)(?:"(?<double>[^"]+)"|'(?<single>[^']+)'|(?<plain>[^\s"'&|;]+))/gu;
const MARK = '[redacted]';
/** Shorter values would redact ordinary words. */
const SHORTEST = 4;

export function isSecretMember(name: string): boolean {
  return SECRET_MEMBERS.has(name) || (SECRET_NAME.test(name) && !NO_SECRET.test(name));
}

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

  /** Secrets in an address: of its user, and in its query. */
  addAddress(address: string): void {
    const { username, password, searchParams } = new URL(address);
    // A user without a password is a token.
    this.add(decoded(password === '' ? username : password));
    this.add(password === '' ? username : password);
    for (const [name, value] of searchParams) if (isSecretMember(name)) this.add(value);
  }

  /** Secrets that a command line carries in its options and variables. */
  addCommand(command: string): void {
    for (const { groups = {} } of command.matchAll(IN_COMMAND)) {
      if (isSecretMember(groups['name'] ?? '')) {
        this.add(groups['double'] ?? groups['single'] ?? groups['plain']);
      }
    }
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
        if (typeof item !== 'string' || !isSecretMember(key)) this.learn(item);
        // In other members stands a word such as “none” as well, which may not vanish from every text.
        else if (SECRET_MEMBERS.has(key) || item.length >= INDEXED) this.add(item);
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
        isSecretMember(key) && typeof item === 'string' ? MARK : this.#walk(item),
      ]),
    );
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** As it is, inside a JSON text (a frame that could not be read is kept as text), and in an address. */
function spellingsOf(secret: string): Set<string> {
  return new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret.toWellFormed())]);
}
