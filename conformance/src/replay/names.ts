/** The names that a transcript binds: where each comes from, and what stands for it when it is played again. */
import { dig, eachObject, isObject, type JsonObject } from '../json.ts';
import type { FrameLine, Transcript } from '../transcript/format.ts';
import { wordOf } from '../values.ts';

/** Code of a refusal, or its message where protocol 3 gives no code: the secret was wrong. */
const WRONG_SECRET = /(?:TOKEN|PASSWORD)_MISMATCH|(?:token|password) mismatch/u;

export interface BoundName {
  /** Who said the value first. */
  readonly by: 'c2s' | 's2c';
  readonly line: number;
}

/** First place of every bound name. */
export function boundNames({ lines }: Transcript): Map<string, BoundName> {
  const names = new Map<string, BoundName>();
  for (const line of lines) {
    if (line.dir !== 'c2s' && line.dir !== 's2c') continue;
    for (const name of namesIn(line.frame, '$bind')) {
      if (!names.has(name)) names.set(name, { by: line.dir, line: line.line });
    }
  }
  return names;
}

/** Names that stand under a word, also inside texts. */
export function namesIn(value: unknown, word: '$bind' | '$var'): string[] {
  const names: string[] = [];
  eachObject(value, object => {
    const found = wordOf(object);
    if (found === word) names.push(String(object[word]));
    if (word === '$var' && found === '$text') {
      names.push(
        ...Array.from(String(object['$text']).matchAll(/\$\{([^}]+)\}/gu), ([, name]) => name ?? ''),
      );
    }
  });
  return names;
}

/** Names that the client says although the gateway made them: they have to be known by then. */
export function neededNames({ lines }: Transcript): Set<string> {
  const needed = new Set<string>();
  for (const line of lines) {
    if (line.dir !== 'c2s') continue;
    for (const name of namesIn(line.frame, '$var')) needed.add(name);
  }
  return needed;
}

/** Secrets of the client that the gateway took for wrong. */
export function wrongSecrets({ lines }: Transcript): Set<string> {
  const wrong = new Set<string>();
  const right = new Set<string>();
  const offered = new Map<string, string[]>();
  for (const line of lines) {
    if (line.dir !== 'c2s' && line.dir !== 's2c') continue;
    const key = requestKey(line);
    if (key === undefined || !isObject(line.frame)) continue;
    if (line.dir === 'c2s' && line.frame['method'] === 'connect') {
      const auth = dig(line.frame, ['params', 'auth']);
      offered.set(key, [...namesIn(auth, '$bind'), ...namesIn(auth, '$var')]);
    }
    if (line.dir !== 's2c' || line.frame['type'] !== 'res') continue;
    const error = line.frame['error'];
    const place = error !== undefined && WRONG_SECRET.test(JSON.stringify(error)) ? wrong : right;
    for (const name of offered.get(key) ?? [])
      if (line.frame['ok'] === true || place === wrong) place.add(name);
  }
  for (const name of right) wrong.delete(name);
  return wrong;
}

/** Connection and id of a request or response, whichever way the id is written. */
export function requestKey({ conn, frame }: FrameLine): string | undefined {
  if (!isObject(frame) || frame['id'] === undefined) return undefined;
  const id = frame['id'];
  return `${conn} ${isObject(id) ? String(id['$bind'] ?? id['$var']) : JSON.stringify(id)}`;
}

/** Replaces names and words in a pattern; what `replace` leaves undefined is walked into. */
export function rewrite(
  pattern: unknown,
  replace: (word: string, argument: unknown, path: readonly string[]) => unknown,
  path: readonly string[] = [],
): unknown {
  if (Array.isArray(pattern))
    return pattern.map((item, index) => rewrite(item, replace, [...path, String(index)]));
  if (!isObject(pattern)) return pattern;
  const word = wordOf(pattern);
  if (word === '$literal') return pattern;
  if (word !== undefined) return replace(word, pattern[word], path) ?? pattern;
  return Object.fromEntries(
    Object.entries(pattern as JsonObject).map(([key, item]) => [key, rewrite(item, replace, [...path, key])]),
  );
}

/** The same text with other names in it. */
export function renameText(text: unknown, rename: (name: string) => string): { readonly $text: string } {
  return { $text: String(text).replace(/\$\{([^}]+)\}/gu, (_, name: string) => `\${${rename(name)}}`) };
}
