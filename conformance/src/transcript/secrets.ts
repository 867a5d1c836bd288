/** What must never stand in a recording: secrets by the name of the member, and by their value ever after. */
import { isObject } from '../json.ts';
import { isSecretMember } from '../redact.ts';

/** A value that is shorter is only replaced where it stands: elsewhere it would take ordinary words with it. */
const SHORTEST = 4;
export const MARK = '[redacted]';

/** Secrets that say what they are: keys of model providers, tokens of forges and chat services, JWT, PEM. */
const TELLING: readonly RegExp[] = [
  /\b(?:sk|pk|rk)[-_][A-Za-z0-9_-]{16,}/gu,
  /\b(?:gh[pousr]|github_pat|glpat|xox[abeprs]|npm)[-_][A-Za-z0-9_-]{16,}/gu,
  /\bAKIA[0-9A-Z]{16}\b/gu,
  /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/gu,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gu,
  /\b\d{8,10}:[A-Za-z0-9_-]{35}\b/gu,
];
/** `name: value`, `name=value`, also in JSON, queries, fragments and headers that stand inside a text. */
const NAME =
  '(?:token|password|passphrase|secret|signature|credential|cookie|authorization|(?:api|private|secret|access)[-_]?key)s?';
const QUOTED = new RegExp(`(${NAME}\\\\?["']?\\s*[:=]\\s*)(\\\\?["'])((?!\\2).{1,4096}?)\\2`, 'giu');
/** A quoted value whose end was cut off. */
const UNENDED = new RegExp(`(${NAME}\\\\?["']?\\s*[:=]\\s*\\\\?["'])([^"'\\\\]+)$`, 'giu');
const PLAIN = new RegExp(`(${NAME}\\s*[:=]\\s*)([^\\s"'&,;#}\\])[(]{6,})`, 'giu');
const BEARER = /\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{6,}/gu;
const USERINFO = /(\/\/)[^\s/@:]+:[^\s/@]+@/gu;

/** Secrets seen so far, and the names they have in the transcript. */
export class SecretBook {
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  #sorted: string[] | undefined;

  /** The name of a secret; a new one says what kind it is: `secret.token1`. */
  nameOf(value: string, kind: string): { readonly name: string; readonly isNew: boolean } {
    const known = this.#names.get(value);
    if (known !== undefined) return { name: known, isNew: false };
    const word = kind.replace(/[^A-Za-z]/gu, '') || 'secret';
    const count = (this.#counts.get(word) ?? 0) + 1;
    this.#counts.set(word, count);
    const name = `secret.${word}${count}`;
    this.#names.set(value, name);
    this.#sorted = undefined;
    return { name, isNew: true };
  }

  has(value: string): boolean {
    return this.#names.has(value);
  }

  /** Text without known secrets and without what looks like one. */
  text(text: string): string {
    this.#sorted ??= [...this.#names.keys()]
      .filter(value => value.length >= SHORTEST)
      .sort((a, b) => b.length - a.length);
    let clean = text;
    for (const secret of this.#sorted) {
      if (clean.length < secret.length) continue;
      if (clean.includes(secret)) clean = clean.replaceAll(secret, MARK);
      const escaped = JSON.stringify(secret).slice(1, -1);
      if (escaped !== secret && clean.includes(escaped)) clean = clean.replaceAll(escaped, MARK);
    }
    return scrub(clean);
  }
}

/** Text without what looks like a secret. */
export function scrub(text: string): string {
  let clean = text;
  for (const pattern of TELLING) clean = clean.replace(pattern, MARK);
  if (/[:=]/u.test(clean)) {
    clean = clean
      .replace(BEARER, `$1 ${MARK}`)
      .replace(QUOTED, `$1$2${MARK}$2`)
      .replace(UNENDED, `$1${MARK}`)
      .replace(PLAIN, `$1${MARK}`);
    clean = clean.replace(USERINFO, `$1${MARK}@`);
  }
  return clean.replace(BEARER, `$1 ${MARK}`);
}

/** Every secret member of a value, outermost first, with the name of the member. */
export function eachSecret(value: unknown, visit: (text: string, member: string) => void): void {
  if (Array.isArray(value)) for (const item of value) eachSecret(item, visit);
  else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (isSecretMember(key) && typeof item === 'string') visit(item, key);
      else eachSecret(item, visit);
    }
  }
}
