/** Reads JSON5, but no text that would keep the gateway busy: whoever works on a value goes down level by level. */
import JSON5 from 'json5';

const LEVELS_MAX = 64;
const CHARACTERS_MAX = 1024 * 1024;

/** A text that is not even tried. */
export class TooMuchError extends Error {
  override readonly name = 'TooMuchError';
}

/** @throws TooMuchError, and what JSON5 throws for a text that is none */
export function parseConfig(text: string): unknown {
  if (text.length > CHARACTERS_MAX) throw new TooMuchError(`longer than ${CHARACTERS_MAX} characters`);
  if (isDeep(text)) throw new TooMuchError(`nested deeper than ${LEVELS_MAX} levels`);
  return JSON5.parse(text.replace(/^\uFEFF/, ''));
}

/** Counts brackets outside texts and comments. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (character === '{' || character === '[') {
      depth += 1;
      if (depth > LEVELS_MAX) return true;
    } else if (character === '}' || character === ']') depth -= 1;
    else if (character === '"' || character === "'") at = endOfText(text, at);
    else if (text.startsWith('//', at)) at = endOrAll(text, /[\n\r\u2028\u2029]/g, at);
    else if (text.startsWith('/*', at)) at = endOrAll(text, /\*\//g, at + 2);
  }
  return false;
}

function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === text[start]) return at;
  }
  return text.length;
}

function endOrAll(text: string, end: RegExp, from: number): number {
  end.lastIndex = from;
  return end.exec(text) === null ? text.length : end.lastIndex - 1;
}
