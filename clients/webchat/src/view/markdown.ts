/**
 * Markdown of strangers, rendered safely: raw HTML is shown as text, images become links (nothing is
 * loaded), and what marked makes goes through DOMPurify with a short list of what may stay.
 */
import DOMPurify from 'dompurify';
import { Marked, type Token, type TokensList } from 'marked';
import { copyFrom, h, icon } from '../dom.ts';

const TAGS = [
  ...['p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'input'],
  ...['strong', 'em', 'del', 'code', 'pre', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
];
const ATTRIBUTES = ['href', 'title', 'start', 'align', 'class', 'type', 'checked', 'disabled'];
const SAFE_LINK = /^(?:https?|mailto):/i;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, sign => escapes[sign] ?? sign);

const marked = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    html: token => escapeHtml(token.text),
    image: token =>
      `<a href="${escapeHtml(token.href)}" class="image-link">${escapeHtml(token.text || 'Image')}</a>`,
  },
});

const purifier = DOMPurify(window);
purifier.addHook('afterSanitizeAttributes', node => {
  if (node.tagName === 'INPUT') {
    // Only the check boxes of task lists, and those are for looking at.
    node.setAttribute('type', 'checkbox');
    node.setAttribute('disabled', '');
    node.setAttribute('aria-label', node.hasAttribute('checked') ? 'Done' : 'Not done');
  }
  if (node.tagName !== 'A') return;
  const href = node.getAttribute('href') ?? '';
  if (!SAFE_LINK.test(href)) {
    node.removeAttribute('href');
    return;
  }
  node.setAttribute('target', '_blank');
  node.setAttribute('rel', 'noopener noreferrer');
});

interface Block {
  readonly raw: string;
  readonly nodes: readonly Node[];
}

/** A piece of Markdown on the page that can grow: only the blocks that changed are made anew. */
export class MarkdownView {
  readonly element: HTMLElement = h('div', { class: 'prose', dir: 'auto' });
  #blocks: Block[] = [];
  #source: string | undefined;

  update(source: string): void {
    if (source === this.#source) return;
    this.#source = source;
    const tokens = marked.lexer(source);
    const visible = tokens.filter(token => token.type !== 'space' && token.type !== 'def');
    let kept = 0;
    while (kept < visible.length && this.#blocks[kept]?.raw === visible[kept]?.raw) kept++;
    for (const block of this.#blocks.splice(kept))
      for (const node of block.nodes) this.element.removeChild(node);
    for (const token of visible.slice(kept)) {
      const fragment = renderBlock(token, tokens);
      const nodes = [...fragment.childNodes];
      this.element.append(fragment);
      this.#blocks.push({ raw: token.raw, nodes });
    }
  }
}

function renderBlock(token: Token, all: TokensList): DocumentFragment {
  const html = marked.parser(Object.assign([token], { links: all.links }));
  const fragment = purifier.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const element of fragment.querySelectorAll('p, li, h1, h2, h3, h4, h5, h6, blockquote, th, td')) {
    element.setAttribute('dir', 'auto');
  }
  for (const pre of fragment.querySelectorAll('pre')) frameCode(pre);
  for (const table of fragment.querySelectorAll('table')) frameTable(table);
  return fragment;
}

function frameCode(pre: HTMLPreElement): void {
  const language = /language-([\w+#.-]+)/.exec(pre.querySelector('code')?.className ?? '')?.[1];
  const copy = h(
    'button',
    { type: 'button', class: 'button ghost small' },
    icon('copy'),
    h('span', { class: 'label' }, 'Copy'),
  );
  copy.addEventListener('click', () => copyFrom(copy, pre.textContent ?? ''));
  const frame = h(
    'div',
    { class: 'code', dir: 'ltr' },
    h('div', { class: 'code-bar' }, h('span', {}, language ?? 'text'), copy),
  );
  pre.replaceWith(frame);
  pre.tabIndex = 0;
  pre.setAttribute('role', 'region');
  pre.setAttribute('aria-label', language === undefined ? 'Code' : `Code, ${language}`);
  frame.append(pre);
}

function frameTable(table: HTMLTableElement): void {
  const frame = h('div', { class: 'table', tabindex: 0, role: 'region', 'aria-label': 'Table' });
  table.replaceWith(frame);
  frame.append(table);
}
