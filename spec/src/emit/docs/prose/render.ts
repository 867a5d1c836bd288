/** A chapter of prose as HTML. */
import type { Context } from '../context.ts';
import { DIRECTIVES } from '../directives/index.ts';
import { type Html, html, join, type Part } from '../html.ts';
import { highlightedJson } from '../json.ts';
import { inline } from '../markdown.ts';
import { exampleFrames, frameBlock, headed } from '../parts.ts';
import { type Block, type Fence, ProseError, parseBlocks } from './blocks.ts';

export interface Rendered {
  /** The first paragraph: what the chapter is about. */
  readonly lead: string;
  readonly body: Html;
  /** Its sections, for the sidebar. */
  readonly sections: readonly { readonly id: string; readonly title: string }[];
}

/** Throws a ProseError that names the chapter when a name in it is unknown. */
export function renderChapter(context: Context, id: string, markdown: string): Rendered {
  try {
    const blocks = parseBlocks(markdown).map(block => withId(id, block));
    const [first, ...rest] = blocks;
    if (first?.kind !== 'paragraph') throw new ProseError('the first block is not a paragraph');
    return {
      lead: first.text,
      body: join([
        html`<p class="lead">${inline(context, first.text)}</p>\n`,
        ...rest.map(block => render(context, block)),
      ]),
      sections: blocks.flatMap(block =>
        block.kind === 'heading' && block.level === 2 && block.id !== undefined
          ? [{ id: block.id, title: block.text.replaceAll('`', '') }]
          : [],
      ),
    };
  } catch (error) {
    if (error instanceof ProseError) throw new ProseError(`prose/${id}.md: ${error.message}`);
    throw error;
  }
}

function withId(chapter: string, block: Block): Block {
  if (block.kind !== 'heading' || block.id !== undefined) return block;
  const slug = block.text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return { ...block, id: `${chapter}.${slug}` };
}

function render(context: Context, block: Block): Html {
  switch (block.kind) {
    case 'heading':
      return headed(block.level, block.id ?? '', inline(context, block.text));
    case 'paragraph':
      return html`<p>${inline(context, block.text)}</p>\n`;
    case 'quote':
      return html`<p class="aside">${inline(context, block.text)}</p>\n`;
    case 'list':
      return list(context, block.ordered, block.items);
    case 'table':
      return table(context, block);
    case 'fence':
      return fence(context, block);
    case 'directive': {
      const directive = DIRECTIVES[block.name];
      if (directive === undefined) throw new ProseError(`there is no directive :::${block.name}`);
      return directive(context, block.args);
    }
  }
}

function list(context: Context, ordered: boolean, items: readonly (readonly Block[])[]): Html {
  const body = items.map(blocks => {
    const [only] = blocks;
    const content: Part =
      blocks.length === 1 && only?.kind === 'paragraph'
        ? inline(context, only.text)
        : blocks.map(block => render(context, block));
    return html`<li>${content}</li>\n`;
  });
  return ordered ? html`<ol class="steps">\n${body}</ol>\n` : html`<ul class="rules">\n${body}</ul>\n`;
}

function table(context: Context, { head, rows }: Extract<Block, { kind: 'table' }>): Html {
  // Rows become blocks on narrow screens, where the head is gone; two columns need no names.
  const label = (column: number) =>
    head.length > 2 ? html` data-label="${plainText(head[column] ?? '')}"` : '';
  return html`<table class="codes wrap prose"><thead><tr>${head.map(cell =>
    cell === '' ? html`<td></td>` : html`<th scope="col">${inline(context, cell)}</th>`,
  )}</tr></thead><tbody>
${rows.map(
  ([first = '', ...others]) =>
    html`<tr><th scope="row">${inline(context, first)}</th>${others.map((cell, index) => html`<td${label(index + 1)}>${inline(context, cell)}</td>`)}</tr>\n`,
)}</tbody></table>
`;
}

/** A heading without its marks, for an attribute. */
const plainText = (cell: string) => cell.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');

/** What is neither code nor data; nobody copies a drawing. */
const FENCES: Readonly<Record<string, string>> = { bytes: 'bytes', text: 'drawing' };

function fence(context: Context, block: Fence): Html {
  if (block.language !== 'json')
    return html`<pre class="${FENCES[block.language] ?? 'code'}" tabindex="0"><code>${block.text}</code></pre>\n`;
  if (block.args['example'] !== undefined)
    return exampleFrames(findExample(context, block.args['example']), block.args['frames']);
  const value = parseJson(block.text);
  if (block.args['frame'] !== undefined) {
    const isRequest = (value as { type?: unknown }).type === 'req';
    return html`<div class="example shown">${frameBlock(isRequest ? 'c2s' : 's2c', value)}</div>\n`;
  }
  if (block.args['def'] === undefined)
    throw new ProseError('a json block names neither frame, def nor example');
  return html`<pre class="json code" tabindex="0"><code>${highlightedJson(value)}</code></pre>\n`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProseError(`a json block cannot be read: ${(error as Error).message}`);
  }
}

/** `chat.send/streamed`, or `event.chat/delta`. */
function findExample({ ir }: Context, path: string) {
  const split = path.lastIndexOf('/');
  const [name, title] = [path.slice(0, split), path.slice(split + 1)];
  const owner = name.startsWith('event.') ? ir.events[name.slice('event.'.length)] : ir.methods[name];
  const example = owner?.examples.find(candidate => candidate.name === title);
  if (example === undefined) throw new ProseError(`there is no example ${path}`);
  return example;
}
