/** Where keys stand in JSON5 text that is known to be valid: parsers tell values, not lines. */

const TOKEN =
  /\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|[{}[\],:]|[^\s{}[\],:"'/]+|\s+/g;

interface Level {
  readonly array: boolean;
  key: string;
  index: number;
  expectsKey: boolean;
}

/** The lines, counted from 1, of all keys by their dotted path; the last one of a key that stands there twice. */
export function linesOf(text: string): ReadonlyMap<string, number> {
  const levels: Level[] = [];
  const found = new Map<string, number>();
  let line = 1;
  const here = () => levels.map(level => (level.array ? String(level.index) : level.key)).join('.');
  for (const [token] of text.matchAll(TOKEN)) {
    const top = levels.at(-1);
    const first = token[0]!;
    if (token === '{' || token === '[') {
      levels.push({ array: token === '[', key: '', index: 0, expectsKey: token === '{' });
    } else if (token === '}' || token === ']') levels.pop();
    else if (token === ',' && top !== undefined) {
      top.index += 1;
      top.expectsKey = !top.array;
    } else if (top?.expectsKey === true && !/[\s/:]/.test(first)) {
      top.key = unquoted(token);
      top.expectsKey = false;
      found.set(here(), line);
    }
    line += token.match(/\r\n|[\n\r\u2028\u2029]/g)?.length ?? 0;
  }
  return found;
}

/** Escapes in keys are rare; a key with one is found only when it is written as JSON has it. */
function unquoted(token: string): string {
  if (!/^["']/.test(token)) return token;
  const inner = token.slice(1, -1);
  try {
    return JSON.parse(`"${inner}"`) as string;
  } catch {
    return inner;
  }
}
