/** Reads the words of a fault and says what is wrong with them. */
import { StartupError } from '../errors.ts';

export interface Words {
  readonly kind: string;
  /** Words without `=` after the kind. */
  readonly bare: readonly string[];
  readonly values: ReadonlyMap<string, string>;
}

/** A word, or `key=value`; the value may stand in double quotes, with `\"` for a quote in it. */
const WORD = /\s*(?:([a-z-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s"]\S*)?)|([^\s="]+))(?=\s|$)/gy;

export function readWords(spec: string): Words {
  const bare: string[] = [];
  const values = new Map<string, string>();
  const text = spec.trimEnd();
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const [whole, key, quoted, plain, word] = match;
    end = match.index + whole.length;
    if (key === undefined) {
      bare.push(word ?? '');
      continue;
    }
    if (values.has(key)) throw faultError(spec, `${key} is given twice`, 'give each key once');
    values.set(key, quoted === undefined ? (plain ?? '') : quoted.replace(/\\(.)/g, '$1'));
  }
  if (end < text.length) {
    throw faultError(
      spec,
      `cannot read “${text.slice(end).trim()}”`,
      'write KIND KEY=VALUE …, values with spaces in double quotes',
    );
  }
  return { kind: bare[0] ?? '', bare: bare.slice(1), values };
}

export function faultError(spec: string, problem: string, hint: string): StartupError {
  return new StartupError('CONFIG_INVALID', `fault “${spec}”: ${problem}`, hint);
}

/** The values of one fault, read key by key; what nobody read is unknown. */
export class FaultValues {
  readonly spec: string;
  readonly #left: Map<string, string>;
  readonly #known = new Set<string>();

  constructor(spec: string, values: ReadonlyMap<string, string>) {
    this.spec = spec;
    this.#left = new Map(values);
  }

  text(key: string): string | undefined {
    this.#known.add(key);
    const value = this.#left.get(key);
    this.#left.delete(key);
    return value;
  }

  /** A whole number. Without a fallback it has to be there. */
  count(key: string, range: { min: number; max: number; fallback?: number }): number {
    const text = this.text(key);
    const allowed = `${key} takes a whole number from ${range.min} to ${range.max}`;
    if (text === undefined) {
      if (range.fallback === undefined) throw this.problem(`${key}= is missing`, allowed);
      return range.fallback;
    }
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < range.min || value > range.max) {
      throw this.problem(`${key}=${text} is not possible`, allowed);
    }
    return value;
  }

  oneOf<T extends string>(key: string, allowed: readonly T[]): T | undefined {
    const text = this.text(key);
    if (text === undefined) return undefined;
    const found = allowed.find(value => value === text);
    if (found === undefined) {
      throw this.problem(
        `${key}=${text} is unknown${suggestion(text, allowed)}`,
        `${key} is one of ${allowed.join(', ')}`,
      );
    }
    return found;
  }

  /** Looks at a value that is read later. */
  peek(key: string): string | undefined {
    return this.#left.get(key);
  }

  has(key: string): boolean {
    this.#known.add(key);
    return this.#left.has(key);
  }

  /** @throws StartupError when a key was given that this kind of fault does not have. */
  end(): void {
    const [key] = this.#left.keys();
    if (key === undefined) return;
    throw this.problem(`${key}= is not for this kind of fault`, `it takes ${[...this.#known].join(', ')}`);
  }

  problem(problem: string, hint: string): StartupError {
    return faultError(this.spec, problem, hint);
  }
}

/** “did you mean …” for a name that shares its beginning or differs only in case. */
function suggestion(text: string, allowed: readonly string[]): string {
  const near = allowed.find(
    name =>
      name.toLowerCase() === text.toLowerCase() || (text.length > 2 && name.startsWith(text.slice(0, -1))),
  );
  return near === undefined ? '' : `; did you mean ${near}?`;
}
