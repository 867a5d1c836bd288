/**
 * Markdown of chapters as blocks. A closed subset: headings, paragraphs, lists, tables, fences, quotes and
 * directives (`:::name key=value`). What is not one of these is a paragraph.
 */

export interface Fence {
  readonly kind: 'fence';
  readonly language: string;
  /** The `key=value` words behind the language. */
  readonly args: Readonly<Record<string, string>>;
  readonly text: string;
}

export type Block =
  | {
      readonly kind: 'heading';
      readonly level: 2 | 3;
      readonly text: string;
      readonly id: string | undefined;
    }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'directive'; readonly name: string; readonly args: Readonly<Record<string, string>> }
  | Fence;

export class ProseError extends Error {
  override readonly name = 'ProseError';
}

const HEADING = /^(#{2,3}) (.+?)(?: \{#([\w.-]+)\})?$/;
const ITEM = /^(?:[-*]|\d+\.) /;
const DIRECTIVE = /^:::([a-z-]+)(.*)$/;
const FENCE = /^```(\S*)(.*)$/;

export function parseBlocks(markdown: string): Block[] {
  const lines = markdown.split('\n');
  const blocks: Block[] = [];
  let at = 0;
  /** Takes the lines from here on for which the test holds. */
  const take = (test: (line: string) => boolean): string[] => {
    const start = at;
    while (at < lines.length && test(lines[at] ?? '')) at++;
    return lines.slice(start, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const [heading, fence, directive] = [HEADING.exec(line), FENCE.exec(line), DIRECTIVE.exec(line)];
    if (line.trim() === '') at++;
    else if (heading !== null) {
      at++;
      const level = heading[1]?.length === 2 ? 2 : 3;
      blocks.push({ kind: 'heading', level, text: heading[2] ?? '', id: heading[3] });
    } else if (fence !== null) {
      at++;
      const text = take(inner => inner !== '```').join('\n');
      if (at === lines.length) throw new ProseError(`a fence is not closed: ${line}`);
      at++;
      blocks.push({ kind: 'fence', language: fence[1] ?? '', args: words(fence[2] ?? ''), text });
    } else if (directive !== null) {
      at++;
      blocks.push({ kind: 'directive', name: directive[1] ?? '', args: words(directive[2] ?? '') });
    } else if (line.startsWith('|')) blocks.push(table(take(row => row.startsWith('|'))));
    else if (line.startsWith('> ')) {
      blocks.push({
        kind: 'quote',
        text: take(inner => inner.startsWith('> '))
          .map(inner => inner.slice(2))
          .join(' '),
      });
    } else if (ITEM.test(line)) {
      const ordered = /^\d/.test(line);
      blocks.push({
        kind: 'list',
        ordered,
        items: items(take(inner => ITEM.test(inner) || inner.startsWith('  '))),
      });
    } else {
      const text = take(inner => inner.trim() !== '' && !startsBlock(inner) && inner !== '').join(' ');
      blocks.push({ kind: 'paragraph', text });
    }
  }
  return blocks;
}

function startsBlock(line: string): boolean {
  return (
    HEADING.test(line) ||
    FENCE.test(line) ||
    DIRECTIVE.test(line) ||
    ITEM.test(line) ||
    /^(?:\||> )/.test(line)
  );
}

function items(lines: readonly string[]): Block[][] {
  const texts: string[][] = [];
  for (const line of lines) {
    if (ITEM.test(line)) texts.push([line.replace(ITEM, '')]);
    else texts.at(-1)?.push(line.replace(/^ {2,3}/, ''));
  }
  return texts.map(text => parseBlocks(text.join('\n')));
}

function table(lines: readonly string[]): Block {
  const [head = [], , ...rows] = lines.map(cells);
  for (const row of rows) {
    if (row.length !== head.length) {
      throw new ProseError(
        `a table row has ${row.length} cells instead of ${head.length}: ${row.join(' | ')}`,
      );
    }
  }
  return { kind: 'table', head, rows };
}

function cells(line: string): string[] {
  return line
    .replace(/^\|/, '')
    .replace(/\|\s*$/, '')
    .split(/(?<!\\)\|/)
    .map(cell => cell.trim().replaceAll('\\|', '|'));
}

function words(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .trim()
      .split(/\s+/)
      .filter(Boolean)
      .map(word => {
        const split = word.indexOf('=');
        return split === -1 ? [word, ''] : [word.slice(0, split), word.slice(split + 1)];
      }),
  );
}
